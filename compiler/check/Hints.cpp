// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Notes for what beginners and people from other languages write: a conversion that must be written, an operator that a type lacks, a name
// that something has elsewhere.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/ParseDiags.h"

namespace kiln {

/// Whether `type` is the struct `name` of the library.
static bool isOfLibrary(Type type, llvm::StringRef name) {
  return type && type.isStruct() && type.structInfo()->name == name && !type.structInfo()->isUserCode();
}

/// What a list display is when nothing asks for another type, and what is wanted most often.
static bool isArrayForList(Type from, Type to) { return isOfLibrary(from, "Array") && isOfLibrary(to, "List"); }

bool adviseOptional(Type type, SourceLoc loc, DiagnosticBuilder &report) {
  if (!isOfLibrary(type, "Optional"))
    return false;
  report.note(loc, diag::OptionalValue);
  return true;
}

/// Adds where the variable that is assigned to got its type `to`, if its declaration doesn't say it; whether it has been added.
static bool adviseFirstValue(Checker &checker, Type to, DiagnosticBuilder &report) {
  Program &program = checker.program;
  auto nameAt = [&](SourceLoc loc) {
    const SourceFile *file = loc.isValid() ? program.sources.fileOf(loc) : nullptr;
    llvm::StringRef text = file ? file->text().drop_front(file->offset(loc)) : llvm::StringRef();
    size_t end = text.find_first_not_of(nameCharacters);
    return std::make_pair(text.take_front(end), text.substr(end).ltrim(' '));
  };
  llvm::StringRef name = nameAt(checker.assigned).first;
  Entity entity = name.empty() ? Entity() : program.lookup(checker.scope, program.names.get(name));
  if (entity.kind != Entity::Variable || entity.variable->kind != Variable::Var || entity.variable->loc == checker.assigned)
    return false;
  auto [declared, behind] = nameAt(entity.variable->loc);
  if (declared != name || !behind.starts_with("=") || behind.starts_with("=="))
    return false;
  report.note(entity.variable->loc, diag::TypeOfFirstValue, name, checker.print(to));
  return true;
}

void adviseConversion(Checker &checker, const Operand &operand, Type to, SourceLoc loc, DiagnosticBuilder &report) {
  Program &program = checker.program;
  Type from = operand.type;
  if (!from || !to.isStruct() || !to.isConcrete() || !checker.inUserCode() || checker.archetypes)
    return;
  if (program.isRole(from, Role::NoneType)) {
    report.note(loc, diag::MayBeMissing, checker.print(to));
    return;
  }
  if (adviseOptional(from, loc, report))
    return;
  if (isArrayForList(from, to)) {
    report.note(loc, diag::ListIsArray);
    return;
  }
  if (adviseFirstValue(checker, to, report) && program.isRole(from, Role::StringLiteral))
    return; // a text that is written is no number
  // A constructor that is not meant for implicit conversions?
  Argument argument;
  argument.operand = operand;
  argument.loc = loc;
  DiagnosticCapture capture(program.diags);
  Match match = checker.chooseOverload(program.methodsOf(to, program.names.get("__init__"), nullptr), nullptr, to, nullptr, argument, argument,
                                       loc, "initialization", program.names.get("__init__"), /*allowConversions=*/true, /*report=*/false);
  capture.stop();
  if (!match.viable() || match.function->synthesis || match.implicitCopyMissing)
    return;
  std::string name = checker.print(to);
  report.note(loc, diag::CallExplicitly, name);
  bool raises = match.signature->raises && !match.signature->raises.isNever();
  if (operand.range.isValid() && !raises)
    report.insertion(operand.range.begin, name + "(").insertion(operand.range.end, ")");
}

/// The library's trait that has the method; empty when none has.
static llvm::StringRef traitOf(llvm::StringRef method) {
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> table[] = {
      {"__eq__", "Equatable"},  {"__ne__", "Equatable"},  {"__lt__", "Comparable"}, {"__le__", "Comparable"}, {"__gt__", "Comparable"},
      {"__ge__", "Comparable"}, {"__bool__", "Boolable"}, {"__hash__", "Hashable"}, {"__len__", "Sized"},     {"__iter__", "Iterable"},
      {"__abs__", "Absable"},   {"__round__", "Roundable"}};
  for (auto [name, trait] : table)
    if (method == name)
      return trait;
  return {};
}

/// Adds to a sign at `loc` that goes with the one before it and with a statement behind it (`x--`) how that is written.
static void adviseStep(Checker &checker, llvm::StringRef method, SourceLoc loc, DiagnosticBuilder &report) {
  const SourceFile *file = checker.program.sources.fileOf(loc);
  size_t at = file ? file->offset(loc) : 0;
  llvm::StringRef sign = method == "__neg__" ? "--" : method == "__pos__" ? "++" : "";
  if (at == 0 || sign.empty() || file->text().substr(at - 1, 2) != sign)
    return;
  llvm::StringRef behind = file->text().drop_front(at + 1).ltrim(" \t");
  llvm::StringRef name = trailingName(file->text().take_front(at - 1));
  if (name.empty() || !(behind.empty() || behind.front() == '\n' || behind.front() == '\r' || behind.front() == '#'))
    return;
  std::string modern = (name + " " + sign.take_front(1) + "= 1").str();
  SourceRange range = {file->loc(at - 1 - name.size()), loc.advanced(1)};
  report.note(range.begin, diag::WriteInstead, modern, name.str() + sign.str()).fixIt(range, modern);
}

void adviseOperator(Checker &checker, Type type, llvm::StringRef method, SourceLoc loc, DiagnosticBuilder &report) {
  adviseStep(checker, method, loc, report);
  if (!type || !checker.inUserCode() || adviseOptional(type, loc, report))
    return;
  llvm::StringRef trait = traitOf(method);
  if (type.isArchetype()) {
    if (trait.empty())
      report.note(loc, diag::BoundWithMethod, checker.print(type), method);
    else
      report.note(loc, diag::BoundWithTrait, checker.print(type), trait);
    return;
  }
  if (method == "__mod__" && (checker.program.isRole(type, Role::StringLiteral) || isOfLibrary(type, "String"))) {
    report.note(loc, diag::WriteInstead, "t\"... {x}\"", "\"... %s\" % x");
    return;
  }
  if (method == "__iter__" && checker.program.isRole(type, Role::SIMD)) {
    report.note(loc, diag::CountWithRange);
    return;
  }
  StructInfo *info = type.isStruct() ? type.structInfo() : nullptr;
  if (!info || !info->isUserCode() || !info->syntax)
    return;
  if (trait.empty())
    report.note(info->loc, diag::DefineOperator, method, info->name);
  else
    report.note(info->loc, diag::DefineTraitOperator, method, info->name, trait);
}

/// Adds that numbers of two types don't mix: the floating point type, or that of the first one, is to be written around the other.
static void adviseNumbers(Checker &checker, const Argument &a, const Argument &b, SourceLoc loc, DiagnosticBuilder &report) {
  Program &program = checker.program;
  for (const Argument *argument : {&a, &b})
    if (!argument->operand.type || !program.isRole(argument->operand.type, Role::SIMD) || !argument->operand.type.isConcrete())
      return;
  if (a.operand.type == b.operand.type || a.operand.type.args()[1] != b.operand.type.args()[1])
    return;
  bool first = isIntegral(program, a.operand.type) && !isIntegral(program, b.operand.type);
  const Operand &changed = first ? a.operand : b.operand;
  std::string wanted = checker.print((first ? b : a).operand.type);
  report.note(loc, diag::NumbersDontMix, wanted);
  if (changed.range.isValid())
    report.insertion(changed.range.begin, wanted + "(").insertion(changed.range.end, ")");
}

void adviseOperands(Checker &checker, const Match &match, Identifier name, SourceLoc loc, DiagnosticBuilder &report) {
  if (!checker.inUserCode())
    return;
  for (const MatchedArgument &argument : match.args)
    if (argument.arguments.size() == 1 && argument.type && isArrayForList(match.operands[argument.arguments.front()].operand.type, argument.type)) {
      report.note(match.operands[argument.arguments.front()].loc, diag::ListIsArray);
      return;
    }
  if (match.operands.size() != 2 || !name.str().starts_with("__"))
    return;
  adviseNumbers(checker, match.operands[0], match.operands[1], loc, report);
  if (name != "__add__")
    return;
  auto isText = [&](const Argument &argument) {
    Type type = argument.operand.type;
    return type && (checker.program.isRole(type, Role::StringLiteral) || isOfLibrary(type, "String") || isOfLibrary(type, "StringSpan"));
  };
  auto isNumber = [&](const Argument &argument) {
    Type type = argument.operand.type;
    return type && (checker.program.isRole(type, Role::SIMD) || checker.program.isRole(type, Role::IntLiteral) ||
                    checker.program.isRole(type, Role::FloatLiteral));
  };
  const Argument &a = match.operands[0], &b = match.operands[1];
  if ((isText(a) && isNumber(b)) || (isNumber(a) && isText(b)))
    report.note(loc, diag::TextAndNumber);
}

void adviseMember(Program &program, Type type, Identifier name, SourceLoc loc, SourceRange range, DiagnosticBuilder &report) {
  auto has = [&](llvm::StringRef method) { return !program.methodsOf(type, program.names.get(method), nullptr).empty(); };
  llvm::StringRef word = name.str();
  if ((word == "length" || word == "len" || word == "size" || word == "count") && has("__len__")) {
    report.note(loc, diag::WriteLen, word);
    return;
  }
  if ((word == "contains" || word == "has_key" || word == "has" || word == "includes") && has("__contains__")) {
    report.note(loc, diag::WriteIn, word);
    return;
  }
  if ((word == "to_string" || word == "toString" || word == "str") && type.isStruct() &&
      program.conforms(type, program.values.traitType(TraitAtom{program.roleTrait(Role::Writable), nullptr}))) {
    report.note(loc, diag::WriteString, word);
    return;
  }
  if ((word == "message" || word == "msg" || word == "what" || word == "args") && isOfLibrary(type, "Error")) {
    report.note(loc, diag::ErrorText);
    return;
  }
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> table[] = {
      {"push", "append"}, {"push_back", "append"}, {"add", "append"},           {"pop_back", "pop"},   {"trim", "strip"},
      {"to_upper", "upper"}, {"to_lower", "lower"}, {"toUpperCase", "upper"}, {"toLowerCase", "lower"}, {"startsWith", "startswith"},
      {"starts_with", "startswith"}, {"ends_with", "endswith"}, {"endsWith", "endswith"}, {"index_of", "find"}, {"indexOf", "find"},
      {"erase", "pop"}, {"is_some", "__bool__"}, {"has_value", "__bool__"}, {"unwrap", "value"}, {"get_or_insert", "setdefault"}};
  for (auto [written, modern] : table)
    if (word == written && has(modern)) {
      if (modern.starts_with("__")) {
        report.note(loc, diag::WriteTruth, word);
      } else {
        report.fixIt(range, modern);
        report.note(loc, diag::DidYouMean, modern);
      }
      return;
    }
}

void adviseField(Checker &checker, Type type, Identifier name, DiagnosticBuilder &report) {
  const FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  StructInfo *owner = type.isStruct() ? type.structInfo() : nullptr;
  if (info && owner && info->structInfo == owner && !info->isExtension && owner->isUserCode() && info->name == "__init__")
    report.note(owner->loc, diag::DeclareField, name, owner->name);
}

void adviseResult(Checker &checker, Type type, DiagnosticBuilder &report) {
  const FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (!info || !info->syntax || info->lambda || info->syntax->signature.result || !type || !info->isUserCode() || info->name == "main")
    return;
  std::string name = checker.print(checker.storageType(type));
  report.note(info->syntax->loc(), diag::DeclareResult, name);
  if (info->syntax->signature.wheres.empty() && info->syntax->signature.range.isValid())
    report.insertion(info->syntax->signature.range.end, " -> " + name);
}

void adviseCopy(Checker &checker, Type type, SourceLoc loc, DiagnosticBuilder &report) {
  if (type.isArchetype() && checker.inUserCode())
    report.note(loc, diag::BoundWithTrait, checker.print(type), "ImplicitlyCopyable");
  StructInfo *info = type.isStruct() ? type.structInfo() : nullptr;
  // What frees something by itself would free it once for each copy.
  if (!info || !info->syntax || !info->isUserCode() || type.hasUnbound() || info->members.count(checker.program.names.get("__deinit__")))
    return;
  auto isCopied = [&](Type field) { return field && checker.program.isImplicitlyCopyable(field); };
  if (!llvm::all_of(checker.program.fieldTypes(type), isCopied))
    return;
  auto advice = conformanceAdvice(checker.program, type,
                                  checker.program.values.traitType(TraitAtom{checker.program.roleTrait(Role::ImplicitlyCopyable), nullptr}));
  if (!advice || advice->id != diag::AddConformance)
    return;
  Diagnostic note = DiagnosticEngine::make(advice->loc, diag::AllowCopies, {DiagArg(info->name)});
  note.fixIts = advice->fixIts;
  report.note(std::move(note));
}

void adviseFields(Program &program, Type type, unsigned count, SourceLoc loc, DiagnosticBuilder &report) {
  StructInfo *info = type && type.isStruct() ? type.structInfo() : nullptr;
  if (!info)
    return;
  std::string names;
  unsigned fields = 0;
  for (const FieldInfo &field : info->fields) {
    if (field.name.str().starts_with("_"))
      continue;
    names += (names.empty() ? "'." : ", '.") + field.name.str().str() + "'";
    ++fields;
  }
  if (fields >= count)
    report.note(loc, diag::FieldsInstead, names);
}

void adviseLoopVariable(Checker &checker, const ast::Expr &target, DiagnosticBuilder &report) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(target.ignoreParens());
  Entity entity = name ? checker.program.lookup(checker.scope, name->name) : Entity();
  if (entity.kind != Entity::Variable || entity.variable->kind != Variable::LoopVariable || entity.variable->owner != &checker)
    return;
  report.note(entity.variable->loc, diag::LoopVariableIsFixed, entity.variable->name);
}

} // namespace kiln
