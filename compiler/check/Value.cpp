// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Uniquing of types, constants and origins.
#include "check/Value.h"
#include "check/Declarations.h"
#include "check/Roles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <deque>

namespace kiln {

//===----------------------------------------------------------------------===//
// Handles
//===----------------------------------------------------------------------===//

bool Type::isConcrete() const { return node && node->concrete; }
bool Type::hasUnbound() const { return node && node->unbound; }
StructInfo *Type::structInfo() const { return isStruct() ? node->structInfo : nullptr; }
llvm::ArrayRef<Const> Type::args() const { return isStruct() ? node->args : llvm::ArrayRef<Const>(); }

bool Const::isSymbolic() const { return node && node->symbolic; }
Type Const::asType() const { return isType() ? node->typeValue : Type(); }

std::optional<int64_t> Const::asInt64() const {
  if (!node)
    return std::nullopt;
  if (node->kind == ConstKind::IntLiteral) {
    if (node->integer.isRepresentableByInt64())
      return node->integer.getExtValue();
    return std::nullopt;
  }
  if (node->kind == ConstKind::Struct && node->type.isStruct() && node->type.args().size() == 1)
    return node->type.args()[0].asInt64();
  if (node->kind != ConstKind::Image || node->image->hasPointers())
    return std::nullopt;
  uint64_t size = node->image->size();
  if (size == 0 || size > 8)
    return std::nullopt;
  uint64_t bits = node->image->readInteger(0, size);
  if (size < 8 && size > 1 && (bits >> (size * 8 - 1)))
    bits |= ~uint64_t(0) << (size * 8);
  return int64_t(bits);
}

std::optional<bool> Const::asBool() const {
  if (!node || node->kind != ConstKind::Image || node->image->size() != 1)
    return std::nullopt;
  return node->image->bytes()[0] != 0;
}

std::optional<llvm::StringRef> Const::asString() const {
  if (!node)
    return std::nullopt;
  if (node->kind == ConstKind::String)
    return node->text;
  if (node->kind == ConstKind::Struct && node->type.isStruct() && node->type.args().size() == 1)
    return node->type.args()[0].asString();
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Context
//===----------------------------------------------------------------------===//

namespace {

/// A hash for nodes, which are mostly pointers, and mostly null ones: a multiplication each instead of the buffer that
/// `llvm::hash_combine` fills.
class NodeHash {
public:
  template <typename... T> explicit NodeHash(T... values) { add(values...); }
  template <typename... T> void add(T... values) { (mix(bits(values)), ...); }
  size_t value() const { return state ^ (state >> 32); }

private:
  template <typename T> static uint64_t bits(T value) {
    if constexpr (std::is_pointer_v<T>)
      return reinterpret_cast<uintptr_t>(value);
    else
      return static_cast<uint64_t>(value);
  }
  void mix(uint64_t word) { state = (llvm::rotl(state, 23) ^ word) * 0x9E3779B97F4A7C15; }

  uint64_t state = 0;
};

/// Structural identity of nodes. Contents are small, so a hash and a full comparison do.
size_t hashType(const TypeNode &n) {
  NodeHash h(n.kind, n.structInfo, n.mlirType, n.value.get(), n.inner.get(), n.param, n.name.opaque(), n.bound.get(), n.module);
  for (Const arg : n.args)
    h.add(arg.get());
  for (const TraitAtom &atom : n.traits)
    h.add(atom.trait, atom.closure);
  if (n.function) {
    const FunctionTypeData &f = *n.function;
    h.add(f.args.size(), f.result.get(), f.resultIsRef, f.resultOrigin.get(), f.raises.get(), f.cAbi, f.isAsync, f.capturing, f.generic);
    for (const FunctionTypeArg &a : f.args)
      h.add(a.convention, a.name.opaque(), a.type.get(), a.origin.get(), a.star, a.keywordOnly);
  }
  return h.value();
}

bool sameFunction(const FunctionTypeData &a, const FunctionTypeData &b) {
  if (a.args.size() != b.args.size() || a.result != b.result || a.resultIsRef != b.resultIsRef ||
      a.resultOrigin != b.resultOrigin || a.raises != b.raises || a.cAbi != b.cAbi || a.isAsync != b.isAsync ||
      a.capturing != b.capturing || a.generic != b.generic || a.genericScope != b.genericScope)
    return false;
  for (auto [x, y] : llvm::zip(a.args, b.args))
    if (x.convention != y.convention || x.name != y.name || x.type != y.type || x.origin != y.origin ||
        x.star != y.star || x.keywordOnly != y.keywordOnly || x.positionalOnly != y.positionalOnly ||
        x.inMemory != y.inMemory || x.lendsPlace != y.lendsPlace || x.lendsOrigins != y.lendsOrigins)
      return false;
  return true;
}

bool sameType(const TypeNode &a, const TypeNode &b) {
  if (a.kind != b.kind || a.structInfo != b.structInfo || a.mlirType != b.mlirType || a.value != b.value ||
      a.inner != b.inner || a.param != b.param || a.name != b.name || a.bound != b.bound || a.module != b.module ||
      a.args != b.args || a.traits != b.traits || bool(a.function) != bool(b.function))
    return false;
  return !a.function || sameFunction(*a.function, *b.function);
}

size_t hashConst(const ConstNode &n) {
  NodeHash h(n.kind, n.type.get(), n.typeValue.get(), n.function, n.alias, n.scope, n.self.get(), n.origin.get(), n.attribute, n.param,
             n.defaultValue.get(), n.module);
  if (!n.text.empty())
    h.add(llvm::xxh3_64bits(n.text));
  if (n.image)
    h.add(n.image->hash());
  if (n.kind == ConstKind::IntLiteral)
    h.add(size_t(hash_value(n.integer)));
  if (n.real)
    h.add(n.real->special, size_t(hash_value(n.real->numerator)), size_t(hash_value(n.real->denominator)));
  for (Const element : n.elements)
    h.add(element.get());
  return h.value();
}

bool sameInteger(const llvm::APSInt &a, const llvm::APSInt &b) { return llvm::APSInt::compareValues(a, b) == 0; }

bool sameConst(const ConstNode &a, const ConstNode &b) {
  if (a.kind != b.kind || a.type != b.type || a.text != b.text || a.typeValue != b.typeValue ||
      a.function != b.function || a.alias != b.alias || a.scope != b.scope || a.self != b.self ||
      a.origin != b.origin || a.attribute != b.attribute || a.param != b.param || a.defaultValue != b.defaultValue ||
      a.module != b.module || a.elements != b.elements || bool(a.image) != bool(b.image) ||
      bool(a.real) != bool(b.real))
    return false;
  if (a.image && !(*a.image == *b.image))
    return false;
  if (a.kind == ConstKind::IntLiteral && !sameInteger(a.integer, b.integer))
    return false;
  return !a.real || (a.real->special == b.real->special && sameInteger(a.real->numerator, b.real->numerator) &&
                     sameInteger(a.real->denominator, b.real->denominator));
}

int compareAtoms(const OriginAtom &a, const OriginAtom &b) {
  auto key = [](const OriginAtom &x) { return std::pair(unsigned(x.base.kind), x.base.id); };
  if (key(a) != key(b))
    return key(a) < key(b) ? -1 : 1;
  for (size_t i = 0, e = std::min(a.path.size(), b.path.size()); i < e; ++i) {
    if (a.path[i] == b.path[i])
      continue;
    if (a.path[i].interior != b.path[i].interior)
      return a.path[i].interior ? 1 : -1;
    return a.path[i].name.str() < b.path[i].name.str() ? -1 : 1;
  }
  return a.path.size() == b.path.size() ? 0 : a.path.size() < b.path.size() ? -1 : 1;
}

/// Nodes by their hash. Open addressing: a question mostly reads one line of memory besides the node, and there are tens of thousands of them.
template <class Node> class UniqueTable {
public:
  UniqueTable() : entries(1024) {}

  /// The node with `hash` for which `same` holds; null if there is none.
  template <class Same> const Node *find(size_t hash, Same same) const {
    for (size_t i = hash;; ++i) {
      const Entry &entry = entries[i & (entries.size() - 1)];
      if (!entry.node || (entry.hash == hash && same(*entry.node)))
        return entry.node;
    }
  }

  void insert(size_t hash, const Node *node) {
    if (2 * ++count > entries.size()) {
      std::vector<Entry> old(2 * entries.size());
      old.swap(entries);
      for (const Entry &entry : old)
        if (entry.node)
          place(entry);
    }
    place({hash, node});
  }

private:
  struct Entry {
    size_t hash = 0;
    const Node *node = nullptr;
  };

  void place(Entry entry) {
    size_t i = entry.hash;
    while (entries[i & (entries.size() - 1)].node)
      ++i;
    entries[i & (entries.size() - 1)] = entry;
  }

  std::vector<Entry> entries;
  size_t count = 0;
};

} // namespace

struct ValueContext::Impl {
  llvm::BumpPtrAllocator arena;
  std::deque<TypeNode> typeNodes;
  std::deque<ConstNode> constNodes;
  UniqueTable<TypeNode> types;
  UniqueTable<ConstNode> constants;
  UniqueTable<OriginNode> origins;
  Origin emptyOrigins[2];
  Const plainUnbound;
  llvm::DenseMap<Type, Type> erasedTypes;
  llvm::DenseMap<Const, Const> erasedConsts;

  Type unique(TypeNode node) {
    size_t hash = hashType(node);
    if (const TypeNode *known = types.find(hash, [&](const TypeNode &other) { return sameType(other, node); }))
      return Type(known);
    typeNodes.push_back(std::move(node));
    types.insert(hash, &typeNodes.back());
    return Type(&typeNodes.back());
  }

  Const unique(ConstNode node) {
    size_t hash = hashConst(node);
    if (const ConstNode *known = constants.find(hash, [&](const ConstNode &other) { return sameConst(other, node); }))
      return Const(known);
    constNodes.push_back(std::move(node));
    constants.insert(hash, &constNodes.back());
    return Const(&constNodes.back());
  }
};

ValueContext::ValueContext() : impl(std::make_unique<Impl>()) {
  auto simple = [&](TypeKind kind, bool concrete) {
    TypeNode node{kind};
    node.concrete = concrete;
    return impl->unique(std::move(node));
  };
  never = simple(TypeKind::Never, true);
  error = simple(TypeKind::Error, false);
  unknown = simple(TypeKind::Unknown, false);
}
ValueContext::~ValueContext() = default;

llvm::BumpPtrAllocator &ValueContext::allocator() { return impl->arena; }
llvm::StringRef ValueContext::copyString(llvm::StringRef text) { return text.copy(impl->arena); }

Type ValueContext::structType(StructInfo *info, llvm::ArrayRef<Const> args) {
  if (info->role == Role::Never)
    return never;
  TypeNode node{TypeKind::Struct};
  node.structInfo = info;
  node.args = args;
  size_t hash = hashType(node);
  if (const TypeNode *known = impl->types.find(hash, [&](const TypeNode &other) { return sameType(other, node); }))
    return Type(known);
  node.args = copyArray(args);
  auto addParts = [&](Const part) {
    // Lists of types are values whose type has the types as an argument.
    Type type = part.isType() ? part.asType() : part && part.kind() == ConstKind::Struct ? part.type() : Type();
    node.parts = std::min<uint64_t>(uint64_t(node.parts) + (type ? type->parts : 1), UINT32_MAX);
    node.levels = std::max(node.levels, type ? type->levels + 1 : 1);
  };
  for (Const arg : args) {
    addParts(arg);
    if (arg && (arg.kind() == ConstKind::List || arg.kind() == ConstKind::Tuple))
      llvm::for_each(arg->elements, addParts);
    if (arg.isUnbound()) {
      node.unbound = true;
      node.concrete = false;
    }
    if (arg.isSymbolic())
      node.concrete = false;
    if (arg.isType()) {
      node.unbound |= arg.asType().hasUnbound();
      node.concrete &= arg.asType().isConcrete();
      node.hasOrigins |= arg.asType()->hasOrigins;
    }
    if (arg.isOrigin())
      node.hasOrigins |= !arg->origin->atoms.empty();
    if (arg && arg.kind() == ConstKind::Struct && arg.type())
      node.hasOrigins |= arg.type()->hasOrigins;
    if (arg && (arg.kind() == ConstKind::List || arg.kind() == ConstKind::Tuple))
      for (Const element : arg->elements)
        if (element.isType()) {
          node.concrete &= element.asType().isConcrete();
          node.hasOrigins |= element.asType()->hasOrigins;
        }
  }
  return impl->unique(std::move(node));
}

Type ValueContext::mlirType(const void *opaque) {
  TypeNode node{TypeKind::Mlir};
  node.mlirType = opaque;
  return impl->unique(std::move(node));
}

Type ValueContext::functionType(const FunctionTypeData &data) {
  TypeNode node{TypeKind::Function};
  node.function = &data;
  size_t hash = hashType(node);
  if (const TypeNode *known = impl->types.find(hash, [&](const TypeNode &other) { return sameType(other, node); }))
    return Type(known);
  auto *copy = new (impl->arena.Allocate<FunctionTypeData>()) FunctionTypeData(data);
  copy->args = copyArray(data.args);
  node.function = copy;
  auto note = [&](Type type) {
    if (type) {
      node.concrete &= type.isConcrete();
      node.hasOrigins |= type->hasOrigins;
    }
  };
  for (const FunctionTypeArg &arg : data.args)
    note(arg.type);
  note(data.result);
  note(data.raises);
  node.hasOrigins = false; // a pointer to code borrows nothing
  return impl->unique(std::move(node));
}

Type ValueContext::functionLiteral(Const function) {
  TypeNode node{TypeKind::FunctionLiteral};
  node.value = function;
  return impl->unique(std::move(node));
}

Type ValueContext::generatorType(Const value) {
  TypeNode node{TypeKind::Generator};
  node.value = value;
  return impl->unique(std::move(node));
}

Type ValueContext::traitType(llvm::ArrayRef<TraitAtom> atoms) {
  llvm::SmallVector<TraitAtom, 4> sorted(atoms.begin(), atoms.end());
  auto key = [](const TraitAtom &atom) {
    return std::tuple(atom.closure != nullptr, atom.trait ? llvm::StringRef(atom.trait->qualifiedName) : "", atom.closure);
  };
  llvm::sort(sorted, [&](const TraitAtom &a, const TraitAtom &b) { return key(a) < key(b); });
  sorted.erase(llvm::unique(sorted), sorted.end());
  TypeNode node{TypeKind::Trait};
  node.traits = copyArray<TraitAtom>(sorted);
  return impl->unique(std::move(node));
}

Type ValueContext::metatype(Type inner) {
  TypeNode node{TypeKind::Metatype};
  node.inner = inner;
  node.concrete = inner.isConcrete();
  node.unbound = inner.hasUnbound();
  return impl->unique(std::move(node));
}

Type ValueContext::archetype(const ast::ParamDecl *param, Identifier name, Type bound) {
  TypeNode node{TypeKind::Param};
  node.concrete = false;
  node.param = param;
  node.name = name;
  node.bound = bound;
  return impl->unique(std::move(node));
}

Type ValueContext::assocArchetype(Type base, Identifier name, Type bound) {
  TypeNode node{TypeKind::Assoc};
  node.concrete = false;
  node.inner = base;
  node.name = name;
  node.bound = bound;
  return impl->unique(std::move(node));
}

Type ValueContext::moduleType(ModuleInfo *module) {
  TypeNode node{TypeKind::Module};
  node.module = module;
  return impl->unique(std::move(node));
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

Const ValueContext::image(Type type, MemoryImage image) {
  ConstNode node{ConstKind::Image};
  node.type = type;
  node.image = std::make_shared<const MemoryImage>(std::move(image));
  return impl->unique(std::move(node));
}

Const ValueContext::imageOfInteger(Type type, const llvm::APInt &bits, unsigned size) {
  std::vector<uint8_t> bytes(size, 0);
  for (unsigned i = 0; i < size && i * 8 < bits.getBitWidth(); ++i)
    bytes[i] = uint8_t(bits.extractBitsAsZExtValue(std::min(8u, bits.getBitWidth() - i * 8), i * 8));
  return image(type, MemoryImage(bytes, size ? std::min<unsigned>(size, 16) : 1));
}

Const ValueContext::intLiteral(Type type, llvm::APSInt value) {
  ConstNode node{ConstKind::IntLiteral};
  node.type = type;
  // One form per value, so that equal values are one node: the fewest bits, signed.
  unsigned bits = value.isSigned() ? value.getSignificantBits() : value.getActiveBits() + 1;
  value = value.extOrTrunc(std::max(bits, 1u));
  value.setIsSigned(true);
  node.integer = std::move(value);
  return impl->unique(std::move(node));
}

Const ValueContext::floatLiteral(Type type, const ExactFloat &value) {
  ConstNode node{ConstKind::FloatLiteral};
  node.type = type;
  auto *copy = new ExactFloat(value);
  auto canonical = [](llvm::APSInt &number) {
    unsigned bits = number.isSigned() ? number.getSignificantBits() : number.getActiveBits() + 1;
    number = number.extOrTrunc(std::max(bits, 1u));
    number.setIsSigned(true);
  };
  canonical(copy->numerator);
  canonical(copy->denominator);
  node.real = copy;
  Const result = impl->unique(std::move(node));
  if (result->real != copy)
    delete copy;
  return result;
}

Const ValueContext::string(Type type, llvm::StringRef text) {
  ConstNode node{ConstKind::String};
  node.type = type;
  node.text = copyString(text);
  return impl->unique(std::move(node));
}

Const ValueContext::typeConst(Type value) {
  if (value && value->typeConst)
    return Const(value->typeConst);
  ConstNode node{ConstKind::Type};
  node.type = metatype(value);
  node.typeValue = value;
  node.symbolic = !value.isConcrete() && !value.hasUnbound() && !value.isError();
  Const result = impl->unique(std::move(node));
  if (value)
    value->typeConst = result.get();
  return result;
}

Const ValueContext::function(FunctionInfo *info, Scope *scope, Type self, llvm::ArrayRef<Const> bound, Type type) {
  ConstNode node{ConstKind::Function};
  node.function = info;
  node.scope = scope;
  node.self = self;
  node.elements = copyArray(bound);
  node.type = type;
  return impl->unique(std::move(node));
}

Const ValueContext::generator(AliasInfo *info, Scope *scope, llvm::ArrayRef<Const> bound, Type type) {
  ConstNode node{ConstKind::Generator};
  node.alias = info;
  node.scope = scope;
  node.elements = copyArray(bound);
  node.type = type;
  return impl->unique(std::move(node));
}

Const ValueContext::origin(Origin value, Type type) {
  ConstNode node{ConstKind::Origin};
  node.origin = value;
  node.type = type;
  return impl->unique(std::move(node));
}

static bool anySymbolic(llvm::ArrayRef<Const> elements) {
  return llvm::any_of(elements, [](Const element) { return element.isSymbolic(); });
}

Const ValueContext::list(Type type, llvm::ArrayRef<Const> elements) {
  ConstNode node{ConstKind::List};
  node.type = type;
  node.elements = copyArray(elements);
  node.symbolic = anySymbolic(elements);
  return impl->unique(std::move(node));
}

Const ValueContext::tuple(Type type, llvm::ArrayRef<Const> elements) {
  ConstNode node{ConstKind::Tuple};
  node.type = type;
  node.elements = copyArray(elements);
  node.symbolic = anySymbolic(elements);
  return impl->unique(std::move(node));
}

Const ValueContext::mlirAttribute(const void *opaque, Type type) {
  ConstNode node{ConstKind::Mlir};
  node.attribute = opaque;
  node.type = type;
  return impl->unique(std::move(node));
}

Const ValueContext::structValue(Type type) {
  if (type && type->structValue)
    return Const(type->structValue);
  ConstNode node{ConstKind::Struct};
  node.type = type;
  node.symbolic = !type.isConcrete();
  Const result = impl->unique(std::move(node));
  if (type)
    type->structValue = result.get();
  return result;
}

Const ValueContext::unbound(Const defaultValue) {
  if (!defaultValue && impl->plainUnbound)
    return impl->plainUnbound;
  ConstNode node{ConstKind::Unbound};
  node.type = unknown;
  node.defaultValue = defaultValue;
  Const result = impl->unique(std::move(node));
  if (!defaultValue)
    impl->plainUnbound = result;
  return result;
}

Const ValueContext::paramConst(const ast::ParamDecl *param, Identifier name, Type type) {
  ConstNode node{ConstKind::Param};
  node.param = param;
  node.text = name.str();
  node.type = type;
  node.symbolic = true;
  return impl->unique(std::move(node));
}

Const ValueContext::symbolic(Type type, llvm::StringRef text) {
  ConstNode node{ConstKind::Symbolic};
  node.text = copyString(text);
  node.type = type;
  node.symbolic = true;
  return impl->unique(std::move(node));
}

Const ValueContext::moduleConst(ModuleInfo *module) {
  ConstNode node{ConstKind::Module};
  node.module = module;
  node.type = moduleType(module);
  return impl->unique(std::move(node));
}

//===----------------------------------------------------------------------===//
// Origins
//===----------------------------------------------------------------------===//

Origin ValueContext::originOf(llvm::ArrayRef<OriginAtom> atoms, bool isMutable) {
  llvm::SmallVector<OriginAtom, 4> sorted(atoms.begin(), atoms.end());
  for (const OriginAtom &atom : sorted)
    if (atom.base.kind == OriginBase::Any) {
      OriginAtom any = atom;
      any.path = {};
      sorted.assign(1, any);
      break;
    }
  llvm::sort(sorted, [](const OriginAtom &a, const OriginAtom &b) { return compareAtoms(a, b) < 0; });
  sorted.erase(std::unique(sorted.begin(), sorted.end(), [](auto &a, auto &b) { return compareAtoms(a, b) == 0; }),
               sorted.end());
  size_t hash = llvm::hash_combine(isMutable, sorted.size());
  for (const OriginAtom &atom : sorted) {
    hash = llvm::hash_combine(hash, unsigned(atom.base.kind), atom.base.id);
    for (const OriginStep &step : atom.path)
      hash = llvm::hash_combine(hash, step.name.opaque(), step.interior);
  }
  auto same = [&](const OriginNode &node) {
    return node.isMutable == isMutable && !node.mutabilityUnknown && node.atoms.size() == sorted.size() &&
           std::equal(sorted.begin(), sorted.end(), node.atoms.begin(), [](auto &a, auto &b) { return compareAtoms(a, b) == 0; });
  };
  if (const OriginNode *known = impl->origins.find(hash, same))
    return Origin(known);
  auto *node = new (impl->arena.Allocate<OriginNode>()) OriginNode();
  for (OriginAtom &atom : sorted)
    atom.path = copyArray(atom.path);
  node->atoms = copyArray<OriginAtom>(sorted);
  node->isMutable = isMutable;
  impl->origins.insert(hash, node);
  return Origin(node);
}

Origin ValueContext::emptyOrigin(bool isMutable) {
  Origin &known = impl->emptyOrigins[isMutable];
  if (!known)
    known = originOf({}, isMutable);
  return known;
}

Origin ValueContext::staticOrigin() {
  OriginAtom atom;
  atom.base.kind = OriginBase::Static;
  return originOf(atom, false);
}

bool ValueContext::isStatic(Origin origin) {
  return origin && origin->atoms.size() == 1 && origin->atoms.front().base.kind == OriginBase::Static;
}

Origin ValueContext::anyOrigin(bool isMutable) {
  OriginAtom atom;
  atom.base.kind = OriginBase::Any;
  return originOf(atom, isMutable);
}

Origin ValueContext::unionOf(llvm::ArrayRef<Origin> origins) {
  if (origins.size() == 1)
    return origins[0];
  llvm::SmallVector<OriginAtom, 4> atoms;
  bool isMutable = !origins.empty();
  for (Origin origin : origins) {
    atoms.append(origin->atoms.begin(), origin->atoms.end());
    isMutable &= origin->isMutable;
  }
  return originOf(atoms, isMutable);
}

Origin ValueContext::withMutability(Origin origin, bool isMutable) {
  return origin->isMutable == isMutable ? origin : originOf(origin->atoms, isMutable);
}

Origin ValueContext::extend(Origin origin, OriginStep step) {
  llvm::SmallVector<OriginAtom, 4> atoms(origin->atoms.begin(), origin->atoms.end());
  llvm::SmallVector<llvm::SmallVector<OriginStep, 4>, 4> paths;
  paths.reserve(atoms.size());
  for (OriginAtom &atom : atoms) {
    if (atom.base.kind == OriginBase::Any || atom.base.kind == OriginBase::Static)
      continue;
    paths.emplace_back(atom.path.begin(), atom.path.end());
    paths.back().push_back(step);
    atom.path = paths.back();
  }
  return originOf(atoms, origin->isMutable);
}

//===----------------------------------------------------------------------===//
// Erasure
//===----------------------------------------------------------------------===//

Const ValueContext::eraseOrigins(Const value) {
  if (!value)
    return value;
  switch (value.kind()) {
  case ConstKind::Origin:
    // What lives as long as the program has constructors and conversions of its own: code that may use them isn't shared.
    return isStatic(value->origin) ? value : origin(emptyOrigin(value->origin->isMutable), value.type());
  case ConstKind::Type: {
    Type erased = eraseOrigins(value.asType());
    return erased == value.asType() ? value : typeConst(erased);
  }
  case ConstKind::Struct: {
    Type erased = eraseOrigins(value.type());
    return erased == value.type() ? value : structValue(erased);
  }
  case ConstKind::Image: {
    Type erased = eraseOrigins(value.type());
    return erased == value.type() ? value : image(erased, *value->image);
  }
  case ConstKind::List:
  case ConstKind::Tuple: {
    llvm::SmallVector<Const, 8> elements;
    for (Const element : value->elements)
      elements.push_back(eraseOrigins(element));
    Type type = eraseOrigins(value.type());
    return value.kind() == ConstKind::List ? list(type, elements) : tuple(type, elements);
  }
  case ConstKind::Function: {
    Type erased = eraseOrigins(value.type());
    return erased == value.type() ? value : function(value->function, value->scope, value->self, value->elements, erased);
  }
  default:
    return value;
  }
}

Type ValueContext::eraseOrigins(Type type) {
  if (!type)
    return type;
  auto found = impl->erasedTypes.find(type);
  if (found != impl->erasedTypes.end())
    return found->second;
  Type result = type;
  if (type.kind() == TypeKind::Struct) {
    llvm::SmallVector<Const, 4> args;
    for (Const arg : type.args())
      args.push_back(eraseOrigins(arg));
    result = structType(type.structInfo(), args);
  } else if (type.kind() == TypeKind::Metatype) {
    result = metatype(eraseOrigins(type->inner));
  } else if (type.kind() == TypeKind::Function) {
    FunctionTypeData data = *type->function;
    llvm::SmallVector<FunctionTypeArg, 4> args(data.args.begin(), data.args.end());
    for (FunctionTypeArg &arg : args) {
      arg.type = eraseOrigins(arg.type);
      if (arg.origin)
        arg.origin = emptyOrigin(arg.origin->isMutable);
    }
    data.args = args;
    data.result = eraseOrigins(data.result);
    data.raises = eraseOrigins(data.raises);
    if (data.resultOrigin)
      data.resultOrigin = emptyOrigin(data.resultOrigin->isMutable);
    result = functionType(data);
  }
  impl->erasedTypes[type] = result;
  return result;
}

void ValueContext::collectOrigins(Type type, llvm::SmallVectorImpl<Origin> &out) {
  if (!type || !type->hasOrigins)
    return;
  auto visit = [&](auto &self, Const value) -> void {
    if (value.isOrigin()) {
      if (!value->origin->atoms.empty() && !llvm::is_contained(out, value->origin))
        out.push_back(value->origin);
    } else if (value.isType()) {
      collectOrigins(value.asType(), out);
    } else if (value && value.kind() == ConstKind::Struct) {
      collectOrigins(value.type(), out);
    } else if (value && (value.kind() == ConstKind::List || value.kind() == ConstKind::Tuple)) {
      for (Const element : value->elements)
        self(self, element);
    }
  };
  for (Const arg : type.args())
    visit(visit, arg);
}

} // namespace kiln
