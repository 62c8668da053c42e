// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Errors that show only once the parameters of a function are known (spec 02/DIA-28): they are reported at the user's function whose
// body asked for the instance, with the way from there to the cause in notes.
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// Whether the function is the user's own and is checked without anybody's arguments.
static bool isRoot(const FunctionInstance &instance) {
  FunctionInfo *info = instance.info;
  if (!info->isUserCode() || info->module->name == "<startup>" || info->isNested || info->lambda || !info->syntax)
    return false;
  if (!info->syntax->signature.params.params.empty())
    return false;
  return !instance.self || !instance.self.isStruct() || instance.self.args().empty();
}

static bool isUserCode(const FunctionInstance &instance) { return instance.info->isUserCode(); }

/// The parameters of `instance` for a note: ` with parameter value: (n=3)`.
static std::string parameterText(Program &program, const FunctionInstance &instance) {
  FunctionInfo *info = instance.info;
  if (program.options.elaborationNotes == ProgramOptions::NoParameters || !info->syntax)
    return "";
  std::string text;
  unsigned count = 0;
  for (const ast::ParamDecl *param : info->syntax->signature.params.params) {
    const Entity *entity = instance.scope->find(param->name.id);
    if (!entity || entity->kind != Entity::Value || !entity->value)
      continue;
    Const value = entity->value;
    bool isSimple = value.isImage() || value.isType() || value.asInt64() || value.asString();
    if (!isSimple && program.options.elaborationNotes == ProgramOptions::SimpleParameters)
      continue;
    auto number = value.isImage() ? value.asInt64() : std::nullopt;
    bool isInt = number && value.type() == program.intType();
    text += (count++ ? ", " : "") + param->name.str().str() + "=" + (isInt ? std::to_string(*number) : program.print(value));
  }
  if (!count)
    return "";
  return (count == 1 ? " with parameter value: (" : " with parameter values: (") + text + ")";
}

/// The requests that lead from the user's function to `instance`, outermost first; `root` receives that function or null.
static llvm::SmallVector<FunctionInstance *, 8> wayTo(FunctionInstance &instance, FunctionInstance *&root) {
  llvm::SmallVector<FunctionInstance *, 8> way;
  root = nullptr;
  for (FunctionInstance *step = &instance; step; step = step->requestedBy) {
    if (isRoot(*step)) {
      root = step;
      break;
    }
    if (way.size() > 2000)
      break;
    way.push_back(step);
  }
  std::reverse(way.begin(), way.end());
  return way;
}

/// Appends the calls of `way`, innermost first, that stand in the user's code (all with --elaboration-error-include-prelude); a long
/// way loses its middle.
static void addWay(Program &program, llvm::ArrayRef<FunctionInstance *> way, Diagnostic &to) {
  llvm::SmallVector<FunctionInstance *, 8> shown;
  for (FunctionInstance *step : llvm::reverse(way)) {
    bool isUsers = !step->requestedBy || isUserCode(*step->requestedBy);
    if (step->requestedAt.isValid() && (program.options.elaborationIncludePrelude || isUsers))
      shown.push_back(step);
  }
  constexpr size_t most = 7;
  for (auto [index, step] : llvm::enumerate(shown))
    if (shown.size() <= most || index < 4 || index + 3 >= shown.size())
      to.notes.push_back(DiagnosticEngine::make(step->requestedAt, diag::CalledFrom, {DiagArg(parameterText(program, *step))}));
}

Diagnostic Program::explainInstance(FunctionInstance &instance, Diagnostic diagnostic) {
  if (diagnostic.severity != Severity::Error)
    return diagnostic;
  // Errors of an instance that was needed on the way are complete already.
  auto isOfWay = [](const Diagnostic &note) { return note.id == diag::CalledFrom || note.id == diag::InstantiationFailed; };
  if (llvm::any_of(diagnostic.notes, isOfWay) || isDefinitionError(diagnostic))
    return diagnostic;
  FunctionInstance *root = nullptr;
  llvm::SmallVector<FunctionInstance *, 8> way = wayTo(instance, root);
  if (way.empty())
    return diagnostic;
  // What is wrong whatever the parameters are is said once, in the words of the definition.
  if (std::optional<Diagnostic> certain = definitionError(instance, diagnostic))
    return *certain;
  // The user can do nothing about the library's source: the innermost call of the user is the place that matters.
  if (!isUserCode(instance) && !options.elaborationIncludePrelude)
    for (FunctionInstance *step : llvm::reverse(way))
      if (step->requestedAt.isValid() && step->requestedBy && isUserCode(*step->requestedBy)) {
        if (diagnostic.id != diag::ConstraintFailed) {
          Diagnostic inside = DiagnosticEngine::make(diagnostic.loc, diag::InsideLibrary, {});
          inside.ranges = diagnostic.ranges;
          diagnostic.notes.insert(diagnostic.notes.begin(), std::move(inside));
        }
        diagnostic.loc = step->requestedAt;
        diagnostic.ranges.clear();
        diagnostic.fixIts.clear();
        way = llvm::SmallVector<FunctionInstance *, 8>(way.begin(), llvm::find(way, step));
        break;
      }
  addWay(*this, way, diagnostic);
  if (root)
    diagnostic.notes.push_back(DiagnosticEngine::make(root->info->syntax->loc(), diag::InstantiationFailed, {}));
  return diagnostic;
}

} // namespace kiln
