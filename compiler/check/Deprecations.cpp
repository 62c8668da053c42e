// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Uses of declarations that are marked `@deprecated` or `@unavailable` (spec 01/DCR-8, 02/D-034, D-038), and names of older versions
// of the library (02 section 11.6), which `std._legacy` declares.
#include "check/Checker.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

namespace {
/// What a decorator says: its text, or what to use instead.
struct Advice {
  llvm::StringRef text, replacement;
};
} // namespace

static Advice adviceOf(Program &program, const ast::Decorator &decorator) {
  Advice advice;
  const ast::CallExpr *call = decorator.call();
  if (!call)
    return advice;
  for (const ast::Argument &argument : call->args) {
    auto *text = llvm::dyn_cast<ast::StringLiteral>(argument.value->ignoreParens());
    if (argument.name && argument.name.str() == "use")
      advice.replacement = program.sources.text(argument.value->range()).trim('`');
    else if (text && (!argument.name || argument.name.str() == "reason"))
      advice.text = text->value;
  }
  return advice;
}

static bool isLegacyModule(const ast::Decl &decl) { return decl.module && decl.module->file.path().ends_with("std/_legacy.mojo"); }

/// With `--warn-on-unstable-apis`: warns about a use of a declaration of the library that is not marked `@stable` (07/DEC-20). What the
/// prelude exports is stable.
static void warnIfUnstable(Checker &checker, const ast::Decl &decl, Identifier name, SourceLoc loc) {
  Program &program = checker.program;
  ModuleInfo *user = checker.scope ? checker.scope->enclosingModule() : nullptr;
  if (!user || !user->isUserCode || decl.parent || decl.findDecorator("stable"))
    return;
  const SourceFile *file = program.sources.fileOf(decl.loc());
  if (!file || llvm::any_of(program.userModules, [&](ModuleInfo *module) { return module->path == file->path(); }))
    return;
  if (ModuleInfo *prelude = program.preludeModule(); prelude && program.lookupInModule(prelude, name))
    return;
  if (std::string home = libraryHome(program, name); !home.empty())
    program.diags.report(loc, diag::UnstableApi, home + "." + name.str().str());
}

void warnIfDeprecated(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc) {
  if (decl && checker.program.options.warnOnUnstableApis)
    warnIfUnstable(checker, *decl, name, loc);
  if (!decl || decl->decorators.empty())
    return;
  const ast::Decorator *decorator = decl->findDecorator("deprecated");
  ModuleInfo *user = decorator && checker.scope ? checker.scope->enclosingModule() : nullptr;
  if (!user || !user->isUserCode)
    return;
  Program &program = checker.program;
  if (llvm::is_contained(program.options.ignoreDeprecated, name.str()))
    return;
  Advice advice = adviceOf(program, *decorator);
  bool isLegacy = isLegacyModule(*decl);
  auto report = isLegacy && !advice.replacement.empty() ? program.diags.report(loc, diag::DeprecatedSpelling, name, advice.replacement)
                : !advice.text.empty()                  ? program.diags.report(loc, diag::DeprecatedUse, advice.text)
                : advice.replacement.empty()
                    ? program.diags.report(loc, diag::DeprecatedUse, ("'" + name.str() + "' is deprecated").str())
                    : program.diags.report(loc, diag::DeprecatedUse,
                                           ("'" + name.str() + "' is deprecated, use '" + advice.replacement + "' instead").str());
  if (SourceRange range = nameRange(program, name, loc); range.isValid()) {
    report.range(range);
    if (!advice.replacement.empty() && !advice.replacement.contains('\n'))
      report.fixIt(range, advice.replacement);
  }
  const SourceFile *file = program.sources.fileOf(decl->loc());
  if (!isLegacy && file && file != program.sources.fileOf(loc))
    return;
  if (!isLegacy)
    report.note(decl->loc(), diag::DeclaredHere, name);
}

void warnIfDeprecated(Checker &checker, const Entity &entity, Identifier name, SourceLoc loc) {
  switch (entity.kind) {
  case Entity::Struct:
    return warnIfDeprecated(checker, entity.structInfo->syntax, name, loc);
  case Entity::Trait:
    return warnIfDeprecated(checker, entity.traitInfo->syntax, name, loc);
  case Entity::Alias:
    return warnIfDeprecated(checker, entity.alias->syntax, name, loc);
  default:
    return;
  }
}

bool reportUnavailable(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc) {
  const ast::Decorator *decorator = decl ? decl->findDecorator("unavailable") : nullptr;
  if (!decorator)
    return false;
  Advice advice = adviceOf(checker.program, *decorator);
  std::string text = advice.text.str();
  if (text.empty())
    text = "'" + name.str().str() + "' is unavailable" +
           (advice.replacement.empty() ? std::string() : ", use '" + advice.replacement.str() + "' instead");
  auto report = checker.error(loc, diag::Unavailable, text);
  if (SourceRange range = nameRange(checker.program, name, loc); range.isValid() && !advice.replacement.empty())
    report.fixIt(range, advice.replacement);
  return true;
}

static ModuleInfo *legacyModule(Program &program) {
  return program.findModule("std._legacy");
}

bool loadLegacy(Program &program) {
  size_t before = program.impl->modules.size();
  ModuleInfo *module = legacyModule(program);
  return module && program.impl->modules.size() != before;
}

Entity legacyName(Program &program, Identifier name) {
  ModuleInfo *module = legacyModule(program);
  if (!module || !module->syntax || !module->scope)
    return {};
  // Only what it declares itself; what it imports is there for its own use.
  const Entity *entity = module->scope->find(name);
  return entity && entity->kind != Entity::Module ? *entity : Entity();
}

} // namespace kiln
