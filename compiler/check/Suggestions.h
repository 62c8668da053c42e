// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Suggestions for unknown names.
#ifndef KILN_CHECK_SUGGESTIONS_H
#define KILN_CHECK_SUGGESTIONS_H

#include "check/Program.h"

namespace kiln {

class Checker;
struct Match;

/// What names are made of.
inline constexpr llvm::StringLiteral nameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
/// The name at the end of `text`, or nothing.
inline llvm::StringRef trailingName(llvm::StringRef text) { return text.drop_front(text.find_last_not_of(nameCharacters) + 1); }

/// The source range of `name` written at `loc`; invalid when something else stands there (a name in back quotes).
SourceRange nameRange(Program &program, Identifier name, SourceLoc loc);

/// Finds the candidate that is most like a wanted name; of equals, the first in the alphabet.
struct Closest {
  explicit Closest(llvm::StringRef wanted) : wanted(wanted), limit(wanted.size() < 3 ? 0 : wanted.size() < 5 ? 1 : 2) {}
  void consider(Identifier candidate);
  llvm::StringRef wanted;
  unsigned limit;
  Identifier best; ///< empty: nothing is similar
  unsigned bestDistance = 0;

private:
  bool isWorthIt(llvm::StringRef candidate) const;
};

/// Reports a name that nothing declares, with what was probably meant.
void reportUnknown(Checker &checker, Identifier name, SourceLoc loc);

/// The visible name that is most like `name`, or the empty identifier.
Identifier similarName(Checker &checker, Identifier name);
/// Likewise among the members of a type, and among what a module declares or imports.
Identifier similarMember(Program &program, Type type, Identifier name);
Identifier similarInModule(ModuleInfo *module, Identifier name);
/// Likewise among the packages of the library, for a name at the top or in `std`.
Identifier similarPackage(Program &program, ModuleInfo *in, Identifier name);
/// The package of the library that offers `name` to importers ("std.math"), or the empty string.
std::string libraryHome(Program &program, Identifier name);

/// Adds to `report`, an assignment to `target` that must be mutable, with which conventions the argument can be changed.
void adviseConvention(Checker &checker, const ast::Expr &target, DiagnosticBuilder &report);
/// Adds to `report`, a use of `variable` where a constant is needed, how to declare one.
void adviseConstant(const Variable &variable, SourceManager &sources, DiagnosticBuilder &report);
/// A note at the user's struct `type` that adds the traits which it lacks for `trait`.
std::optional<Diagnostic> conformanceAdvice(Program &program, Type type, Type trait);
/// A note that requires `condition`, as it reads in `scope`, of those who call the function under way.
std::optional<Diagnostic> conditionAdvice(Checker &checker, Scope *scope, const ast::Expr &condition);
/// Adds to `report`, a failed construction, how a struct without any initializer gets one.
void adviseInitializer(const StructInfo &info, DiagnosticBuilder &report);

// Notes for what people write by habit (Hints.cpp).

/// Adds that the value of an `Optional` is behind '.value()'; false for other types.
bool adviseOptional(Type type, SourceLoc loc, DiagnosticBuilder &report);
/// Adds how `operand`, which doesn't convert to `to` by itself, could.
void adviseConversion(Checker &checker, const Operand &operand, Type to, SourceLoc loc, DiagnosticBuilder &report);
/// Adds how `type`, which lacks `method`, would have it.
void adviseOperator(Checker &checker, Type type, llvm::StringRef method, SourceLoc loc, DiagnosticBuilder &report);
/// Adds how what other languages call `name`, at `range`, is written.
void adviseMember(Program &program, Type type, Identifier name, SourceLoc loc, SourceRange range, DiagnosticBuilder &report);
/// Adds, in an initializer, that fields are declared in the struct.
void adviseField(Checker &checker, Type type, Identifier name, DiagnosticBuilder &report);
/// Adds, to a value that is returned from a function without a result, how the result is declared.
void adviseResult(Checker &checker, Type type, DiagnosticBuilder &report);
/// Adds how a struct of the user allows implicit copies.
void adviseCopy(Checker &checker, Type type, SourceLoc loc, DiagnosticBuilder &report);
/// Adds, to a call that doesn't fit, which operand must be converted: of text and a number, of two numbers, of a list display.
void adviseOperands(Checker &checker, const Match &match, Identifier name, SourceLoc loc, DiagnosticBuilder &report);
/// Adds the fields of a struct that can't be unpacked into as many values.
void adviseFields(Program &program, Type type, unsigned count, SourceLoc loc, DiagnosticBuilder &report);
/// Adds what can be done about a change of a loop variable.
void adviseLoopVariable(Checker &checker, const ast::Expr &target, DiagnosticBuilder &report);

/// Warns about the import of an old name from `module`.
void warnLegacyImport(Program &program, ModuleInfo *module, const Entity &entity, const ast::Name &name);
/// Where an import may be inserted into `module`.
SourceLoc importPlace(ModuleInfo *module);

/// Warns about a use of a declaration that is marked `@deprecated`, in the user's code.
void warnIfDeprecated(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc);
void warnIfDeprecated(Checker &checker, const Entity &entity, Identifier name, SourceLoc loc);
/// Reports a use of a declaration that is marked `@unavailable`; false when it isn't.
bool reportUnavailable(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc);
/// What a name of an older version of the library denotes (spec 02 section 11.6).
Entity legacyName(Program &program, Identifier name);

/// Loads the module whose extensions add old members; false when it was loaded before.
bool loadLegacyMembers(Program &program);
/// Whether `decl` stands for something of older versions of the library.
bool isLegacy(const ast::Decl &decl);

} // namespace kiln

#endif // KILN_CHECK_SUGGESTIONS_H
