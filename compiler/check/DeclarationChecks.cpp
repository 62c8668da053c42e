// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checks of declarations that nobody needs to use: structs, traits and extensions of the user's modules.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDeclDiags.h"

namespace kiln {

/// Whether the struct lists `role`, or a trait that refines it, without a condition.
static bool listsAlways(Program &program, Type type, Role role) {
  TraitInfo *wanted = program.roleTrait(role);
  for (const ast::Conformance &conformance : type.structInfo()->syntax->conformances) {
    if (!conformance.wheres.empty())
      continue;
    DiagnosticCapture capture(program.diags);
    Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
    Type listed = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
    if (listed && listed.kind() == TypeKind::Trait)
      for (const TraitAtom &atom : listed->traits)
        if (atom.trait && llvm::is_contained(program.closureOf(atom.trait), wanted))
          return true;
  }
  return false;
}

/// Every field of a register-passable struct is register passable (03/RPT-2, RPT-4).
static void checkRegisterFields(Program &program, Type type) {
  StructInfo *info = type.structInfo();
  Role role = listsAlways(program, type, Role::TrivialRegisterPassable) ? Role::TrivialRegisterPassable : Role::RegisterPassable;
  if (role == Role::RegisterPassable && !listsAlways(program, type, role))
    return;
  for (auto [field, fieldType] : llvm::zip(info->fields, program.fieldTypes(type))) {
    if (!field.syntax || fieldType.isError() || fieldType.isUnknown() || program.conformsTo(fieldType, role))
      continue;
    llvm::StringRef name = role == Role::RegisterPassable ? "RegisterPassable" : "TrivialRegisterPassable";
    program.diags.report(info->loc, diag::RegisterPassableField, name)
        .note(field.syntax->loc(), diag::FieldDeclaredHere, field.name, program.print(fieldType));
    return;
  }
}

void Program::checkStructDeclaration(StructInfo *info) {
  if (info->checkedDeclaration || !info->syntax)
    return;
  info->checkedDeclaration = true;
  ArchetypeWalk walk(*this, !info->params.empty());
  std::optional<CertainDiagnostics> report;
  if (archetypeWalk)
    report.emplace(*this);
  Type type = openStruct(*this, info);
  Assumptions assumptions(*this);
  assumptions.assume(facts(type).scope, info->syntax->wheres);
  checkDestructor(*this, type);
  (void)fieldTypes(type);
  if (!impl->reportedRecursive.contains(info)) {
    checkSynthesis(*this, type);
    checkRegisterFields(*this, type);
  }
  checkConformances(*this, type, *info->syntax);
}

llvm::SmallVector<ModuleInfo *, 0> Program::loadedModules() {
  llvm::SmallVector<ModuleInfo *, 0> modules;
  for (ModuleInfo &module : impl->modules)
    modules.push_back(&module);
  return modules;
}

void Program::checkDeclarations(ModuleInfo *module) {
  if (!module->syntax)
    return;
  for (const ast::Decl *decl : module->syntax->decls) {
    const Entity *entity = decl->name ? module->scope->find(decl->name.id) : nullptr;
    if (auto *extension = llvm::dyn_cast<ast::ExtensionDecl>(decl)) {
      Entity target = lookup(module->scope, extension->name.id);
      if (target.kind == Entity::Struct) {
        applyExtensions(target.structInfo);
        CertainDiagnostics report(*this);
        checkConformances(*this, openStruct(*this, target.structInfo), *extension);
      }
    } else if (entity && entity->kind == Entity::Struct && entity->structInfo->syntax == decl) {
      checkStructDeclaration(entity->structInfo);
    } else if (entity && entity->kind == Entity::Trait && entity->traitInfo->syntax == decl) {
      (void)closureOf(entity->traitInfo);
    }
  }
}

} // namespace kiln
