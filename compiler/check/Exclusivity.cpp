// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Argument exclusivity: in one call, storage that one operand accesses mutably must not be accessed through another (spec 05 section 16).
#include "check/Closures.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

Operand Checker::stringConstant(llvm::StringRef text, SourceLoc loc) { return Operand::ofConstant(stringLiteral(program, text), loc); }

namespace {
/// One access to one atom of an origin.
struct Access {
  OriginAtom atom;
  bool write = false;
  bool nested = false; ///< through an origin in the operand's type
  unsigned argument = 0;
  Identifier name;
  Type type;
  SourceLoc loc; ///< of the operand, if it has a place of its own
};
} // namespace

/// Whether one path is a prefix of the other, and they start from the same storage.
static bool overlaps(const Access &a, const Access &b) {
  if (!(a.atom.base == b.atom.base) || a.atom.base.kind == OriginBase::Static || a.atom.base.kind == OriginBase::Any ||
      a.atom.base.kind == OriginBase::Comptime)
    return false;
  size_t common = std::min(a.atom.path.size(), b.atom.path.size());
  for (size_t i = 0; i < common; ++i)
    if (!(a.atom.path[i] == b.atom.path[i]))
      return false;
  if (a.atom.path.size() == b.atom.path.size())
    return true;
  // An interior access reads its owner on the way: it conflicts only with a write of the owner.
  const Access &longer = a.atom.path.size() > b.atom.path.size() ? a : b;
  const Access &shorter = a.atom.path.size() > b.atom.path.size() ? b : a;
  for (size_t i = common; i < longer.atom.path.size(); ++i)
    if (longer.atom.path[i].interior)
      return shorter.write;
  return true;
}

/// Diagnoses the first two accesses that conflict. Returns whether there are none.
static bool reportConflict(Checker &checker, llvm::ArrayRef<Access> accesses, SourceLoc loc, const std::string &where) {
  for (size_t j = 1; j < accesses.size(); ++j)
    for (size_t i = 0; i < j; ++i) {
      const Access &a = accesses[i], &b = accesses[j];
      if (a.argument == b.argument || (!a.write && !b.write) || !overlaps(a, b))
        continue;
      auto how = [](bool write) { return write ? "mutably" : "immutably"; };
      // A closure has no name as the operand of its own call.
      auto nameOf = [](const Access &access) { return access.name.str() == "__closure_self" ? llvm::StringRef() : access.name.str(); };
      auto builder = checker.error(loc, diag::AliasingArguments, how(a.write), nameOf(a), how(b.write), nameOf(b), where);
      for (const Access *access : {&a, &b}) {
        std::string memory = checker.program.print(checker.values.originOf(access->atom, access->write));
        SourceLoc place = access->loc.isValid() ? access->loc : loc;
        if (access->nested)
          builder.note(place, diag::AliasingThroughType, memory, checker.print(access->type));
        else
          builder.note(place, diag::AliasingThroughArgument, memory, access->write ? "mut" : "imm", nameOf(*access));
      }
      return false;
    }
  return true;
}

/// Whether a call constructs a new value from the operand instead of passing it: an implicit conversion to another struct.
static bool isConverted(const Operand &operand, Type type) {
  return operand.type && type && operand.type.isStruct() && type.isStruct() && operand.type.structInfo() != type.structInfo();
}

/// Whether `access` is to storage of which `destination` is a part.
static bool contains(const Access &access, const OriginAtom &destination) {
  llvm::ArrayRef<OriginStep> whole = access.atom.path, part = destination.path;
  return !access.nested && access.atom.base == destination.base && whole.size() < part.size() && part.take_front(whole.size()) == whole;
}

bool Checker::checkExclusivity(Match &match, SourceLoc loc, const Expected &expected) {
  llvm::SmallVector<Access, 8> accesses;
  bool anyWrite = false;
  bool readsOnly = match.function && match.function->nestedOriginsReadOnly;
  unsigned number = 0;
  SourceLoc place;
  auto add = [&](Origin origin, bool write, bool nested, const FunctionTypeArg &declared, Type type) {
    for (const OriginAtom &atom : origin->atoms)
      accesses.push_back({atom, write, nested, number, declared.name, type, place});
    anyWrite |= write && !origin->atoms.empty();
  };
  for (auto [i, matched] : llvm::enumerate(match.args)) {
    const FunctionTypeArg &declared = match.signature->args[i];
    for (auto [k, index] : llvm::enumerate(matched.arguments)) {
      ++number;
      place = match.operands[index].loc;
      const Operand &operand = match.operands[index].operand;
      Type passed = k < matched.packTypes.size() ? matched.packTypes[k] : declared.star == FunctionTypeArg::None ? declared.type : matched.type;
      bool converted = isConverted(operand, passed);
      if (operand.kind == Operand::Place && operand.origin && !converted) {
        // A copy for a `var` argument that has no identity is made before the call (14/PY-37).
        bool isCopied = declared.convention == Convention::Var && !operand.transferred && operand.type.isStruct() &&
                        program.conforms(operand.type, program.values.traitType(TraitAtom{program.roleTrait(Role::RegisterPassable), nullptr}));
        bool byValue = isCopied || (program.isValueType(operand.type) && declared.convention != Convention::Mut && declared.convention != Convention::Ref);
        // A `ref` argument writes when its reference is mutable; a declared origin says so, else the operand.
        bool lends = declared.convention == Convention::Ref && !readsOnly && (declared.origin ? declared.origin->isMutable : operand.isMutable);
        bool write = declared.convention == Convention::Mut || lends ||
                     (operand.transferred && (declared.convention == Convention::Var || declared.convention == Convention::Deinit));
        if (!byValue)
          add(operand.origin, write, /*nested=*/false, declared, operand.type);
      }
      // What is passed may name the same storage only immutably.
      bool weakened = passed && operand.type && passed.isStruct() && operand.type.isStruct() && !passed.hasUnbound();
      Type type = converted || weakened ? passed : operand.type;
      if (type && type->hasOrigins) {
        llvm::SmallVector<Origin, 4> origins;
        values.collectOrigins(type, origins);
        for (Origin origin : origins)
          add(origin, !readsOnly && origin->isMutable, /*nested=*/true, declared, type);
      }
    }
  }
  Identifier name = match.function ? match.function->name : Identifier();
  bool isInit = name == "__init__" && match.self;
  auto where = [&] { return isInit ? "'" + print(match.self) + "' initializer call" : "'" + name.str().str() + "' call"; };
  // What can't be moved is constructed in place, even where the call reads what it is a part of.
  if (expected.overwritten && match.signature->result == expected.type)
    for (const Access &access : accesses)
      if (llvm::any_of(expected.overwritten->atoms, [&](const OriginAtom &atom) { return contains(access, atom); })) {
        error(loc, diag::AliasingResult, access.write ? "mutably" : "immutably", access.name, where())
            .note(access.loc.isValid() ? access.loc : loc, diag::AliasingThroughArgument,
                  program.print(values.originOf(access.atom, access.write)), access.write ? "mut" : "imm", access.name);
        return false;
      }
  if (!anyWrite)
    return true;
  ++mutations;
  for (const Access &access : accesses)
    if (access.write)
      mutatedAt[access.atom.base.id] = mutations;
  return reportConflict(*this, accesses, loc, where());
}

bool checkCaptureExclusivity(Checker &checker, llvm::ArrayRef<CapturedVariable> captures, llvm::ArrayRef<Operand> places) {
  llvm::SmallVector<Access, 8> accesses;
  std::string origins;
  for (auto [number, capture, place] : llvm::enumerate(captures, places)) {
    auto add = [&](Origin origin, bool write, bool nested) {
      for (const OriginAtom &atom : origin->atoms)
        accesses.push_back({atom, write, nested, unsigned(number), capture.name, place.type, SourceLoc()});
    };
    if (place.isPlace() && place.origin && (!capture.isOwned || place.transferred)) {
      add(place.origin, capture.isMutable || place.transferred, false);
      if (!capture.isOwned)
        origins = checker.program.print(checker.values.withMutability(place.origin, true)) + (origins.empty() ? "" : ", ") + origins;
    }
    llvm::SmallVector<Origin, 4> nested;
    checker.values.collectOrigins(place.type, nested);
    for (Origin origin : nested)
      add(origin, origin->isMutable, true);
  }
  // The closure's type is made when its function is entered.
  const FunctionInfo *outer = checker.function ? checker.function->info : nullptr;
  SourceLoc loc = outer && outer->syntax ? outer->syntax->loc() : captures.empty() ? SourceLoc() : captures.front().loc;
  std::string type = (checker.function ? checker.function->display : std::string("def")) + "[" + origins + "]";
  return reportConflict(checker, accesses, loc, "'" + type + "' initializer call");
}

} // namespace kiln
