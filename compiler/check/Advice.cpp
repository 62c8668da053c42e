// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Notes that say how to mend a declaration: a convention, a trait, an initializer, a condition.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// The name whose value an assignment to `target` changes; null for results of calls.
static const ast::NameExpr *rootOf(const ast::Expr &target) {
  const ast::Expr *expr = target.ignoreParens();
  while (true) {
    if (auto *member = llvm::dyn_cast<ast::MemberExpr>(expr))
      expr = member->base->ignoreParens();
    else if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr))
      expr = subscript->base->ignoreParens();
    else
      return llvm::dyn_cast<ast::NameExpr>(expr);
  }
}

void adviseConvention(Checker &checker, const ast::Expr &target, DiagnosticBuilder &report) {
  const ast::NameExpr *root = rootOf(target);
  const FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (!root || !info || !info->syntax || !info->isUserCode())
    return;
  Entity entity = checker.program.lookup(checker.scope, root->name);
  if (entity.kind != Entity::Variable || entity.variable->kind != Variable::Argument || entity.variable->function != checker.function)
    return;
  for (const ast::ArgDecl *arg : info->syntax->signature.args.args) {
    if (arg->name.id != root->name || arg->stars != ast::Stars::None)
      continue;
    if (arg->convention != ast::Convention::Default && arg->convention != ast::Convention::Imm)
      return;
    SourceLoc name = arg->name.loc();
    SourceRange old = arg->convention == ast::Convention::Default ? SourceRange(name, name) : SourceRange(arg->conventionLoc, name);
    report.note(name, diag::ArgumentForCaller, root->name).fixIt(old, "mut ");
    if (root->name != "self")
      report.note(name, diag::ArgumentForCopy, root->name).fixIt(old, "var ");
    return;
  }
}

void adviseConstant(const Variable &variable, SourceManager &sources, DiagnosticBuilder &report) {
  const SourceFile *file = variable.kind == Variable::Var ? sources.fileOf(variable.loc) : nullptr;
  if (!file || variable.implicitlyDeclared)
    return;
  llvm::StringRef before = file->text().take_front(file->offset(variable.loc));
  report.note(variable.loc, diag::VariableInParameter, variable.name);
  if (before.ends_with("var "))
    report.fixIt({variable.loc.advanced(-4), variable.loc.advanced(-1)}, "comptime");
}

/// The condition under which `type` lists a trait that `missing` is part of, as a note; none when it lists none (03/CCF-1).
static std::optional<Diagnostic> unsatisfiedCondition(Program &program, Type type, TraitInfo *missing) {
  for (const ast::Conformance &conformance : type.structInfo()->syntax->conformances) {
    if (conformance.wheres.empty())
      continue;
    DiagnosticCapture capture(program.diags);
    Type listed = Checker(program, program.facts(type).scope, Checker::Mode::Comptime).evaluateType(*conformance.trait, /*allowUnbound=*/true);
    if (!listed || listed.kind() != TypeKind::Trait)
      continue;
    bool implies = llvm::any_of(listed->traits, [&](const TraitAtom &atom) {
      return atom.trait && llvm::is_contained(program.closureOf(atom.trait), missing);
    });
    const ast::WhereClause &where = conformance.wheres.front();
    const ast::Expr &condition = conditionOf(where);
    if (implies && where.message)
      return DiagnosticEngine::make(condition.loc(), diag::MessageNote, {DiagArg("unsatisfied conditional conformance: " + where.message->value)});
    if (implies)
      return DiagnosticEngine::make(condition.loc(), diag::ConstraintFalse, {DiagArg(program.sources.text(condition.range()))});
  }
  return std::nullopt;
}

std::optional<Diagnostic> conformanceAdvice(Program &program, Type type, Type trait) {
  if (type && type.isStruct() && type.structInfo()->syntax && trait.kind() == TypeKind::Trait)
    for (const TraitAtom &atom : trait->traits)
      if (atom.trait && !program.conforms(type, program.values.traitType(atom)))
        if (auto note = unsatisfiedCondition(program, type, atom.trait))
          return note;
  if (!type || !type.isStruct() || !type.structInfo()->syntax || !type.structInfo()->isUserCode() || trait.kind() != TypeKind::Trait)
    return std::nullopt;
  std::string missing;
  for (const TraitAtom &atom : trait->traits) {
    if (!atom.trait)
      return std::nullopt;
    if (!program.conforms(type, program.values.traitType(atom)))
      missing += (missing.empty() ? "" : ", ") + atom.trait->name.str().str();
  }
  const ast::StructDecl &decl = *type.structInfo()->syntax;
  Diagnostic note = DiagnosticEngine::make(decl.loc(), diag::AddConformance, {DiagArg(missing), DiagArg(type.structInfo()->name)});
  note.severity = Severity::Note;
  if (!decl.conformances.empty()) {
    SourceLoc end = decl.conformances.back().wheres.empty() ? decl.conformances.back().trait->end() : SourceLoc();
    if (end.isValid())
      note.fixIts.push_back({{end, end}, ", " + missing});
  } else {
    SourceLoc end = decl.params.isWritten() ? decl.params.brackets.end : decl.name.range.end;
    SourceRange range = decl.conformanceParens.isValid() ? decl.conformanceParens : SourceRange(end, end);
    note.fixIts.push_back({range, "(" + missing + ")"});
  }
  return note;
}

/// `text` with `3` in place of `Int(3)`.
static std::string withPlainNumbers(llvm::StringRef text) {
  std::string result;
  while (!text.empty()) {
    auto [before, rest] = text.split("Int(");
    auto [number, after] = rest.split(')');
    bool isNumber = !number.empty() && number.ltrim('-').find_first_not_of("0123456789") == llvm::StringRef::npos;
    result += before;
    if (before.size() == text.size())
      break;
    result += isNumber ? number.str() : "Int(";
    text = isNumber ? after : rest;
  }
  return result;
}

/// `text` with the values in `scope` in the place of parameters; empty when one has none that could be written.
static std::string substituted(Program &program, Scope *scope, llvm::StringRef text) {
  std::string result;
  while (!text.empty()) {
    llvm::StringRef word = text.take_front(text.find_first_not_of(nameCharacters));
    const Entity *entity = word.empty() || llvm::StringRef(result).ends_with(".") ? nullptr : scope->find(program.names.get(word));
    if (entity && entity->kind == Entity::Value && entity->value) {
      std::string value = withPlainNumbers(program.print(entity->value));
      if (llvm::StringRef(value).contains('?'))
        return "";
      result += value;
    } else if (entity) {
      return "";
    } else {
      result += word.empty() ? text.take_front(1) : word;
    }
    text = text.drop_front(std::max<size_t>(word.size(), 1));
  }
  return result;
}

std::optional<Diagnostic> conditionAdvice(Checker &checker, Scope *scope, const ast::Expr &condition) {
  const FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (!info || !info->syntax || info->lambda || !info->isUserCode() || !scope)
    return std::nullopt;
  std::string text = substituted(checker.program, scope, checker.program.sources.text(condition.range()));
  if (text.empty())
    return std::nullopt;
  Diagnostic note = DiagnosticEngine::make(info->syntax->loc(), diag::AddTrailingWhere, {DiagArg(text)});
  note.severity = Severity::Note;
  SourceLoc end = info->syntax->signature.range.end;
  note.fixIts.push_back({{end, end}, " where " + text});
  return note;
}

void adviseInitializer(const StructInfo &info, DiagnosticBuilder &report) {
  if (!info.syntax || !info.isUserCode() || !info.syntax->keywordLoc.isValid())
    return;
  report.note(info.loc, diag::NoInitializerDeclared, info.name).insertion(info.syntax->keywordLoc, "@fieldwise_init\n");
}

} // namespace kiln
