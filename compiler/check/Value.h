// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The values of the compiler: types, compile-time constants and origins. All are uniqued in a `ValueContext`,
// immutable, and compared by pointer.
#ifndef KILN_CHECK_VALUE_H
#define KILN_CHECK_VALUE_H

#include "ast/Identifier.h"
#include "comptime/MemoryImage.h"
#include "source/Location.h"
#include "llvm/ADT/APSInt.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include <memory>
#include <optional>

namespace kiln {

namespace ast {
struct ParamDecl;
class Expr;
} // namespace ast

class StructInfo;
class TraitInfo;
class FunctionInfo;
class FunctionInstance;
class AliasInfo;
class ModuleInfo;
struct Scope;

struct TypeNode;
struct ConstNode;
struct OriginNode;
struct FunctionTypeData;
class ValueContext;

//===----------------------------------------------------------------------===//
// Handles
//===----------------------------------------------------------------------===//

/// Kinds of types (spec 03/TYS-2).
enum class TypeKind : uint8_t {
  Struct,          ///< a struct declaration with argument values, some of which may be unbound
  Mlir,            ///< a raw MLIR type (`__mlir_type...`), also compile-time-only payload types
  Function,        ///< `def(...) thin -> R`: pointer to code
  FunctionLiteral, ///< the zero-sized type of the name of one function
  Trait,           ///< a trait or composition of traits and closure traits; the type of a type value seen by bound
  Metatype,        ///< type_of(T): the type of the type value T
  Generator,       ///< type of a parametric alias or function that still has parameters
  Never,           ///< no values
  Module,          ///< the "type" of a module name
  Param,           ///< archetype: an opaque stand-in for a type parameter (definition-time checking only)
  Assoc,           ///< archetype: member of an archetype, `T.Element`
  Unknown,         ///< archetype walk: depends on a value that is not known; converts silently to and from anything
  Error            ///< already diagnosed
};

/// A type. Null only as "no type".
class Type {
public:
  Type() = default;
  explicit Type(const TypeNode *node) : node(node) {}
  explicit operator bool() const { return node; }
  bool operator==(Type other) const { return node == other.node; }
  bool operator!=(Type other) const { return node != other.node; }
  const TypeNode *operator->() const { return node; }
  const TypeNode *get() const { return node; }
  inline TypeKind kind() const;
  bool isStruct() const { return node && kind() == TypeKind::Struct; }
  bool isNever() const { return node && kind() == TypeKind::Never; }
  bool isError() const { return node && kind() == TypeKind::Error; }
  bool isUnknown() const { return node && kind() == TypeKind::Unknown; }
  bool isFunction() const { return node && kind() == TypeKind::Function; }
  /// True for archetypes (Param, Assoc).
  bool isArchetype() const { return node && (kind() == TypeKind::Param || kind() == TypeKind::Assoc); }
  /// True when nothing in it is unbound, erroneous or an archetype.
  bool isConcrete() const;
  /// True when some argument of the struct type is unbound (`List`, `SIMD[_, 4]`).
  bool hasUnbound() const;
  /// The declaration of a struct type, else null.
  StructInfo *structInfo() const;
  /// The argument values of a struct type.
  llvm::ArrayRef<class Const> args() const;

private:
  const TypeNode *node = nullptr;
};

/// Kinds of compile-time values.
enum class ConstKind : uint8_t {
  Image,        ///< a value with a run-time representation: bytes with relocations
  IntLiteral,   ///< payload of an IntLiteral: integer of any width
  FloatLiteral, ///< payload of a FloatLiteral: exact rational or special
  String,       ///< payload of a StringLiteral
  Type,         ///< a type
  Function,     ///< a function (declaration with the parameters bound so far)
  Generator,    ///< a parametric alias with the parameters bound so far
  Origin,       ///< an origin
  List,         ///< elements of a variadic parameter (payload of TypeList / ParameterList)
  Tuple,        ///< elements of a tuple that only exists at compile time
  Mlir,         ///< an MLIR attribute
  Struct,       ///< a zero-size or compile-time-only struct value, determined by its type alone
  Unbound,      ///< `_` in an argument list; may carry the default
  Param,        ///< archetype: a value parameter that is not known
  Symbolic,     ///< archetype: an expression over unknown parameters (canonical text)
  Module        ///< a module
};

/// A compile-time value together with its type. Null only as "no value".
class Const {
public:
  Const() = default;
  explicit Const(const ConstNode *node) : node(node) {}
  explicit operator bool() const { return node; }
  bool operator==(Const other) const { return node == other.node; }
  bool operator!=(Const other) const { return node != other.node; }
  const ConstNode *operator->() const { return node; }
  const ConstNode *get() const { return node; }
  inline ConstKind kind() const;
  inline Type type() const;
  bool isType() const { return node && kind() == ConstKind::Type; }
  bool isUnbound() const { return node && kind() == ConstKind::Unbound; }
  bool isOrigin() const { return node && kind() == ConstKind::Origin; }
  bool isImage() const { return node && kind() == ConstKind::Image; }
  /// True when it contains an archetype-level unknown (Param, Symbolic, archetype types).
  bool isSymbolic() const;
  /// The type of a type constant (null otherwise).
  Type asType() const;
  /// The integer in the first bytes of an Image of a single scalar (sign-extended by the caller), or of an IntLiteral that fits.
  std::optional<int64_t> asInt64() const;
  std::optional<bool> asBool() const;
  /// Text of a String payload or of a StringLiteral-typed value.
  std::optional<llvm::StringRef> asString() const;

private:
  const ConstNode *node = nullptr;
};

/// An origin: a canonical set of atoms and a mutability (spec 05 section 12). Never null: the empty set is a value.
class Origin {
public:
  Origin() = default;
  explicit Origin(const OriginNode *node) : node(node) {}
  explicit operator bool() const { return node; }
  bool operator==(Origin other) const { return node == other.node; }
  bool operator!=(Origin other) const { return node != other.node; }
  const OriginNode *operator->() const { return node; }
  const OriginNode *get() const { return node; }

private:
  const OriginNode *node = nullptr;
};

} // namespace kiln

namespace llvm {
template <class Handle, class Node> struct KilnHandleInfo {
  static Handle getEmptyKey() { return Handle(DenseMapInfo<const Node *>::getEmptyKey()); }
  static Handle getTombstoneKey() { return Handle(DenseMapInfo<const Node *>::getTombstoneKey()); }
  static unsigned getHashValue(Handle handle) { return DenseMapInfo<const Node *>::getHashValue(handle.get()); }
  static bool isEqual(Handle a, Handle b) { return a == b; }
};
template <> struct DenseMapInfo<kiln::Type> : KilnHandleInfo<kiln::Type, kiln::TypeNode> {};
template <> struct DenseMapInfo<kiln::Const> : KilnHandleInfo<kiln::Const, kiln::ConstNode> {};
template <> struct DenseMapInfo<kiln::Origin> : KilnHandleInfo<kiln::Origin, kiln::OriginNode> {};
} // namespace llvm

namespace kiln {

inline llvm::hash_code hash_value(Type type) { return llvm::hash_value(type.get()); }
inline llvm::hash_code hash_value(Const value) { return llvm::hash_value(value.get()); }
inline llvm::hash_code hash_value(Origin origin) { return llvm::hash_value(origin.get()); }

//===----------------------------------------------------------------------===//
// Origins
//===----------------------------------------------------------------------===//

/// Storage that an origin atom starts from.
struct OriginBase {
  enum Kind : uint8_t {
    Local,   ///< a variable, argument or temporary of the function being checked; `id` is unique in the program run
    Param,   ///< an origin parameter (or the origin of a `ref` argument) inside a body: opaque; `id` names it
    Static,  ///< lives as long as the program
    Any,     ///< may alias everything
    Comptime ///< compile-time-only storage
  };
  Kind kind = Local;
  uint32_t id = 0;
  /// What diagnostics print.
  Identifier name;
  bool operator==(const OriginBase &other) const { return kind == other.kind && id == other.id; }
};

/// One step of the path of an atom: a field, or an interior tag such as "element".
struct OriginStep {
  Identifier name;
  bool interior = false;
  bool operator==(const OriginStep &other) const { return name == other.name && interior == other.interior; }
};

struct OriginAtom {
  OriginBase base;
  llvm::ArrayRef<OriginStep> path;
};

/// A canonical origin: sorted, duplicate-free atoms. Empty = untracked.
struct OriginNode {
  llvm::ArrayRef<OriginAtom> atoms;
  bool isMutable = false;
  /// The mutability itself is a parameter that is not known (archetype walk).
  bool mutabilityUnknown = false;
};

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// How an argument is passed (spec 05/PASS-1).
enum class Convention : uint8_t { Imm, Mut, Ref, Var, Deinit, Out };

/// One argument of a function type.
struct FunctionTypeArg {
  Convention convention = Convention::Imm;
  Identifier name;          ///< may be null
  Type type;                ///< element type for variadics
  Origin origin;            ///< for Ref: declared origin, or null when inferred
  enum Star : uint8_t { None, Variadic, Pack, Keywords } star = None;
  bool keywordOnly = false;
  bool positionalOnly = false;
  /// The result refers to the argument itself, or to what its type names; for origins that the type of a pointer can't say.
  bool lendsPlace = false, lendsOrigins = false;
  /// Passed in memory although its concrete type is trivial, because it was declared by a type parameter (05/PASS-13).
  bool inMemory = false;
};

/// The signature part of function types, closure traits and function literals.
struct FunctionTypeData {
  llvm::ArrayRef<FunctionTypeArg> args;
  Type result;              ///< never null; the pointee for `ref` results
  bool resultIsRef = false;
  Origin resultOrigin;      ///< for ref results; may name arguments by OriginBase::Param ids
  Type raises;              ///< null when it cannot raise
  bool cAbi = false;
  bool isAsync = false;
  bool capturing = false;   ///< legacy closure parameter type
  /// Set when the type has parameters of its own (origin-parametric pointers, parametric closure traits): the expression and
  /// the scope to instantiate it from.
  const ast::Expr *generic = nullptr;
  Scope *genericScope = nullptr;
};

/// One member of a trait composition.
struct TraitAtom {
  TraitInfo *trait = nullptr;             ///< a declared trait, or
  const FunctionTypeData *closure = nullptr; ///< a closure trait
  bool operator==(const TraitAtom &o) const { return trait == o.trait && closure == o.closure; }
};

struct TypeNode {
  explicit TypeNode(TypeKind kind) : kind(kind) {}
  TypeKind kind;
  bool concrete = true;   ///< no unbound argument, archetype, unknown or error inside
  bool unbound = false;   ///< some struct argument is unbound
  bool hasOrigins = false;///< some argument (at any depth) is an origin with atoms
  /// Structs: how many types and values the type consists of, counted where they stand, and in how many levels.
  uint32_t parts = 1, levels = 1;
  // Struct
  StructInfo *structInfo = nullptr;
  llvm::ArrayRef<Const> args;
  // Mlir: mlir::Type::getAsOpaquePointer()
  const void *mlirType = nullptr;
  // Function
  const FunctionTypeData *function = nullptr;
  // FunctionLiteral / Generator: the function or alias constant
  Const value;
  // Trait: sorted atoms
  llvm::ArrayRef<TraitAtom> traits;
  // Metatype: the type; Assoc: the base
  Type inner;
  // Param: the parameter; Assoc: the member's name
  const ast::ParamDecl *param = nullptr;
  Identifier name;
  Type bound;  ///< Param, Assoc: trait type it is bounded by
  ModuleInfo *module = nullptr;
  // What ValueContext made of the type: the type as a constant, and the value that the type alone determines.
  mutable const ConstNode *typeConst = nullptr, *structValue = nullptr;
};

inline TypeKind Type::kind() const { return node->kind; }

/// What a type may consist of: names of bigger ones would fill the memory.
static constexpr uint32_t mostTypeParts = 8192, mostTypeLevels = 256;
inline bool isTooBig(Type type) { return type->parts > mostTypeParts || type->levels > mostTypeLevels; }

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// An exact rational, or nan / infinities / negative zero.
struct ExactFloat {
  enum Special : uint8_t { Finite, NaN, Infinity, NegativeInfinity, NegativeZero } special = Finite;
  llvm::APSInt numerator, denominator; ///< reduced, denominator > 0, widths as needed
};

struct ConstNode {
  explicit ConstNode(ConstKind kind) : kind(kind) {}
  ConstKind kind;
  bool symbolic = false;
  Type type;
  std::shared_ptr<const MemoryImage> image; ///< Image
  llvm::APSInt integer;                     ///< IntLiteral payload
  const ExactFloat *real = nullptr;         ///< FloatLiteral payload
  llvm::StringRef text;                     ///< String payload; Symbolic: canonical text
  Type typeValue;                           ///< Type
  FunctionInfo *function = nullptr;         ///< Function
  AliasInfo *alias = nullptr;               ///< Generator
  /// Function, Generator: the scope that gives the enclosing parameters, and the explicit parameters bound so far.
  Scope *scope = nullptr;
  llvm::ArrayRef<Const> elements;           ///< List, Tuple; Function/Generator: bound parameters
  Type self;                                ///< Function: the struct type it is a member of
  Origin origin;                            ///< Origin
  const void *attribute = nullptr;          ///< Mlir: mlir::Attribute::getAsOpaquePointer()
  const ast::ParamDecl *param = nullptr;    ///< Param
  Const defaultValue;                       ///< Unbound
  ModuleInfo *module = nullptr;             ///< Module
  /// Image: the attribute that stands for it in the IR, once it is emitted.
  mutable const void *emitted = nullptr;
};

inline ConstKind Const::kind() const { return node->kind; }
inline Type Const::type() const { return node->type; }

//===----------------------------------------------------------------------===//
// The uniquing context
//===----------------------------------------------------------------------===//

/// Owns and uniques all types, constants and origins of a session.
class ValueContext {
public:
  ValueContext();
  ~ValueContext();

  Type structType(StructInfo *info, llvm::ArrayRef<Const> args);
  Type mlirType(const void *opaque);
  Type functionType(const FunctionTypeData &data);
  Type functionLiteral(Const function);
  Type generatorType(Const value);
  /// The composition of `atoms` (sorted and deduplicated here).
  Type traitType(llvm::ArrayRef<TraitAtom> atoms);
  Type metatype(Type inner);
  Type archetype(const ast::ParamDecl *param, Identifier name, Type bound);
  Type assocArchetype(Type base, Identifier name, Type bound);
  Type neverType() const { return never; }
  Type errorType() const { return error; }
  Type unknownType() const { return unknown; }
  Type moduleType(ModuleInfo *module);

  Const image(Type type, MemoryImage image);
  /// An Image of `type` with the low `size` bytes of `bits`, little endian.
  Const imageOfInteger(Type type, const llvm::APInt &bits, unsigned size);
  Const intLiteral(Type type, llvm::APSInt value);
  Const floatLiteral(Type type, const ExactFloat &value);
  Const string(Type type, llvm::StringRef text);
  Const typeConst(Type value);
  /// A function; `scope` is the declaration's instance scope, `self` the struct type it belongs to (or null).
  Const function(FunctionInfo *info, Scope *scope, Type self, llvm::ArrayRef<Const> bound, Type type);
  Const generator(AliasInfo *info, Scope *scope, llvm::ArrayRef<Const> bound, Type type);
  Const origin(Origin value, Type type);
  Const list(Type type, llvm::ArrayRef<Const> elements);
  Const tuple(Type type, llvm::ArrayRef<Const> elements);
  Const mlirAttribute(const void *opaque, Type type);
  Const structValue(Type type);
  Const unbound(Const defaultValue = {});
  Const paramConst(const ast::ParamDecl *param, Identifier name, Type type);
  Const symbolic(Type type, llvm::StringRef text);
  Const moduleConst(ModuleInfo *module);

  /// The canonical origin with these atoms. An Any atom absorbs the rest.
  Origin originOf(llvm::ArrayRef<OriginAtom> atoms, bool isMutable);
  Origin emptyOrigin(bool isMutable);
  Origin staticOrigin();
  /// Whether `origin` is that of what lives as long as the program, alone.
  static bool isStatic(Origin origin);
  Origin anyOrigin(bool isMutable);
  Origin unionOf(llvm::ArrayRef<Origin> origins);
  Origin withMutability(Origin origin, bool isMutable);
  /// Every atom extended by a step.
  Origin extend(Origin origin, OriginStep step);
  /// A fresh base id for a variable, temporary or opaque parameter.
  uint32_t freshOriginId() { return ++lastOriginId; }
  uint32_t newestOriginId() const { return lastOriginId; }

  /// `type` with every origin inside replaced by an erased one of the same mutability (the identity of instances).
  Type eraseOrigins(Type type);
  Const eraseOrigins(Const value);
  /// Collects the origins that occur anywhere in `type` (05/LEXT-1).
  void collectOrigins(Type type, llvm::SmallVectorImpl<Origin> &out);

  llvm::BumpPtrAllocator &allocator();
  template <class T> llvm::ArrayRef<T> copyArray(llvm::ArrayRef<T> items) {
    if (items.empty())
      return {};
    T *memory = allocator().Allocate<T>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), memory);
    return {memory, items.size()};
  }
  llvm::StringRef copyString(llvm::StringRef text);

private:
  struct Impl;
  std::unique_ptr<Impl> impl;
  Type never, error, unknown;
  uint32_t lastOriginId = 0;
};

} // namespace kiln

#endif // KILN_CHECK_VALUE_H
