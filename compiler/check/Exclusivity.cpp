// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Argument exclusivity: in one call, storage that one operand accesses mutably must not be accessed through another (spec 05 section 16).
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

bool Checker::checkExclusivity(Match &match, SourceLoc loc, const Expected &expected) {
  llvm::SmallVector<Access, 8> accesses;
  bool anyWrite = false;
  bool nested = !match.function || !match.function->nestedOriginsReadOnly;
  unsigned number = 0;
  for (auto [i, matched] : llvm::enumerate(match.args)) {
    const FunctionTypeArg &declared = match.signature->args[i];
    for (unsigned index : matched.arguments) {
      ++number;
      const Operand &operand = match.operands[index].operand;
      if (operand.kind == Operand::Place && operand.origin) {
        bool isCopied = declared.convention == Convention::Var && !operand.transferred;
        bool byValue = isCopied || (program.isValueType(operand.type) && declared.convention != Convention::Mut && declared.convention != Convention::Ref);
        bool write = declared.convention == Convention::Mut || (declared.convention == Convention::Ref && operand.isMutable) ||
                     (operand.transferred && (declared.convention == Convention::Var || declared.convention == Convention::Deinit));
        if (!byValue)
          for (const OriginAtom &atom : operand.origin->atoms) {
            accesses.push_back({atom, write, false, number, declared.name, operand.type});
            anyWrite |= write;
          }
      }
      if (operand.type && operand.type->hasOrigins) {
        llvm::SmallVector<Origin, 4> origins;
        values.collectOrigins(operand.type, origins);
        for (Origin origin : origins) {
          bool write = nested && origin->isMutable;
          for (const OriginAtom &atom : origin->atoms) {
            accesses.push_back({atom, write, true, number, declared.name, operand.type});
            anyWrite |= write;
          }
        }
      }
    }
  }
  if (!anyWrite || accesses.size() < 2)
    return true;
  for (size_t j = 1; j < accesses.size(); ++j)
    for (size_t i = 0; i < j; ++i) {
      const Access &a = accesses[i], &b = accesses[j];
      if (a.argument == b.argument || (!a.write && !b.write) || !overlaps(a, b))
        continue;
      auto how = [](bool write) { return write ? "mutably" : "immutably"; };
      Identifier name = match.function ? match.function->name : Identifier();
      bool isInit = name == "__init__" && match.self;
      std::string where = isInit ? "'" + print(match.self) + "' initializer call" : "'" + name.str().str() + "' call";
      auto builder = error(loc, diag::AliasingArguments, how(a.write), a.name, how(b.write), b.name, where);
      const Access &shown = b.nested ? b : a.nested ? a : b;
      std::string origin = program.print(values.originOf(shown.atom, shown.write));
      if (shown.nested)
        builder.note(loc, diag::AliasingThroughType, origin, print(shown.type));
      else
        builder.note(loc, diag::AliasingThroughArgument, origin, b.write ? "mut" : "imm", b.name);
      return false;
    }
  (void)expected;
  return true;
}

} // namespace kiln
