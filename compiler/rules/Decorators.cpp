// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Operands and places of decorators (DCR-4).

#include "ast/Dumper.h"
#include "diagnostics/RulesDiags.h"
#include "llvm/ADT/StringSwitch.h"
#include "rules/DeclRules.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;
using llvm::isa;

/// Returns the arguments of a decorator; none without parentheses.
static List<Argument> argsOf(const Decorator &decorator) {
  const CallExpr *call = decorator.call();
  return call ? call->args : List<Argument>();
}

static bool isMethodOfType(const FunctionDecl &function) {
  return llvm::isa_and_nonnull<TypeDecl>(function.parent);
}

/// Whether a decorator may stand before a declaration of this kind (DEC-2); internal ones may stand anywhere (DEC-25).
static bool isKnown(llvm::StringRef name, const Decl &decl) {
  // `@__parameter` is how later versions spell `@parameter` before a nested function (06/LGC-1).
  if (name.starts_with("__"))
    return name != "__parameter" || llvm::isa_and_nonnull<FunctionDecl>(decl.parent);
  bool isAny = llvm::StringSwitch<bool>(name)
                   .Cases({"deprecated", "doc_hidden", "doc_private", "stable", "compiler.register", "register_internal"}, true)
                   .Case("extensibility.register", true)
                   .Default(false);
  if (isAny)
    return true;
  if (isa<FunctionDecl>(decl))
    return llvm::StringSwitch<bool>(name)
        .Cases({"always_inline", "no_inline", "export", "unavailable", "implicit", "staticmethod", "parameter", "extern"}, true)
        .Cases({"noncapturing", "closure"}, true)
        .Default(false);
  if (isa<StructDecl>(decl))
    return llvm::StringSwitch<bool>(name)
        .Cases({"align", "explicit_destroy", "fieldwise_init", "register_passable", "nonmaterializable", "value"}, true)
        .Case("lldb_formatter_wrapping_type", true)
        .Default(false);
  return false;
}

/// The name of the operation that stands for a statement which `@always_inline("builtin")` doesn't support; empty for others (DEC-5).
static llvm::StringRef controlFlowOf(const Stmt &stmt) {
  switch (stmt.kind()) {
  case Stmt::Kind::IfStmt:
    return "hlcf.elif";
  case Stmt::Kind::ForStmt:
  case Stmt::Kind::WhileStmt:
    return "hlcf.loop";
  case Stmt::Kind::TryStmt:
  case Stmt::Kind::WithStmt:
    return "hlcf.try";
  default:
    return "";
  }
}

static void checkBuiltinInline(const FunctionDecl &function, DiagnosticEngine &diags) {
  for (const ArgDecl *arg : function.signature.args.args)
    if (arg->convention == Convention::Mut || arg->convention == Convention::Ref || arg->convention == Convention::Deinit) {
      diags.report(arg->loc(), diag::RuleBuiltinConvention);
      return;
    }
  for (const Stmt *stmt : function.body())
    if (llvm::StringRef operation = controlFlowOf(*stmt); !operation.empty()) {
      if (auto *branch = dyn_cast<IfStmt>(stmt); branch && branch->isComptime)
        continue;
      diags.report(stmt->loc(), diag::RuleBuiltinInline, operation);
      return;
    }
}

static void checkInline(const Decorator &decorator, const FunctionDecl &function, DiagnosticEngine &diags) {
  auto args = argsOf(decorator);
  if (args.size() > 1) {
    diags.report(decorator.expr->loc(), diag::RuleInlineCount, args.size());
    return;
  }
  if (args.empty())
    return;
  auto *text = dyn_cast<ast::StringLiteral>(args[0].value);
  if (!text || (text->value != "nodebug" && text->value != "builtin"))
    diags.report(args[0].value->loc(), diag::RuleInlineOperand);
  else if (text->value == "builtin")
    checkBuiltinInline(function, diags);
}

static void checkImplicit(const Decorator &decorator, const FunctionDecl &function, DiagnosticEngine &diags) {
  if (function.nameStr() != "__init__" || !isMethodOfType(function)) {
    diags.report(decorator.at, diag::RuleImplicitInit);
    return;
  }
  for (const Argument &arg : argsOf(decorator))
    if (arg.kind != Argument::Keyword || arg.name.str() != "deprecated" || !isa<BoolLiteral>(arg.value)) {
      diags.report(arg.range.begin, diag::RuleImplicitKeyword);
      return;
    }
  // One positional value besides self; the others need defaults.
  unsigned required = 0, possible = 0;
  for (const ArgDecl *arg : function.signature.args.args) {
    if (arg->convention == Convention::Out)
      continue;
    if (arg->section == Section::KeywordOnly) {
      bool isMarker = arg->nameStr().starts_with("__") || arg->defaultValue;
      required += isMarker ? 0 : 2;
      continue;
    }
    ++possible;
    required += !arg->defaultValue && arg->stars == Stars::None;
  }
  if (!possible || required > 1)
    diags.report(function.loc(), diag::RuleImplicitOperand);
}

static void checkExtern(const Decorator &decorator, const FunctionDecl &function, DiagnosticEngine &diags) {
  auto args = argsOf(decorator);
  if (args.size() != 1)
    diags.report(decorator.at, diag::RuleExternArgument);
  else if (!isa<ast::StringLiteral>(args[0].value))
    diags.report(args[0].value->loc(), diag::RuleExternString);
  if (isMethodOfType(function))
    diags.report(decorator.at, diag::RuleExternMethod);
  if (!function.signature.effects.abiLoc.isValid())
    diags.report(decorator.at, diag::RuleExternAbi);
  if (!function.bodyStartsWithEllipsis)
    diags.report(function.bodyRange.begin, diag::RuleExternBody);
}

/// An exported function says its ABI (06/ABI-7); once that was an operand of the decorator.
static void warnExportAbi(const Decorator &decorator, const FunctionDecl &function, DiagnosticEngine &diags) {
  for (const Argument &arg : argsOf(decorator))
    if (arg.kind == Argument::Keyword && arg.name.str() == "ABI") {
      diags.report(arg.range.begin, diag::RuleExportOldAbi);
      return;
    }
  diags.report(decorator.at, diag::RuleExportAbi).insertion(function.signature.args.parens.end, " abi(\"C\")");
}

static void checkFunction(const Decorator &decorator, llvm::StringRef name, const FunctionDecl &function,
                          DiagnosticEngine &diags) {
  if (name == "always_inline")
    checkInline(decorator, function, diags);
  else if (name == "implicit")
    checkImplicit(decorator, function, diags);
  else if (name == "extern")
    checkExtern(decorator, function, diags);
  else if (name == "export" && !function.signature.params.params.empty())
    diags.report(decorator.at, diag::RuleExportParametric);
  else if (name == "export" && function.parent && !function.findDecorator("staticmethod"))
    diags.report(decorator.at, diag::RuleExportPlace);
  else if (name == "unavailable" && !function.bodyStartsWithEllipsis && function.bodyRange.isValid())
    diags.report(decorator.at, diag::RuleUnavailableBody);
  else if (name == "export" && !function.signature.effects.abiLoc.isValid())
    warnExportAbi(decorator, function, diags);
  if (name == "staticmethod" && !isMethodOfType(function))
    diags.report(decorator.at, diag::RuleStaticOutside);
  if ((name == "staticmethod" || name == "no_inline") && decorator.call())
    diags.report(decorator.expr->loc(), diag::RuleNoArguments, name);
}

/// Whether a constructor takes just what the synthesized one would: a value of each field's type, in their order (DEC-11).
static bool takesFields(const FunctionDecl &function, const StructDecl &decl) {
  if (function.nameStr() != "__init__" || function.signature.params.isWritten())
    return false;
  llvm::SmallVector<std::string, 4> fields, given;
  for (const Decl *member : decl.members)
    if (auto *field = dyn_cast<FieldDecl>(member))
      fields.push_back(toString(field->type));
  for (const ArgDecl *arg : function.signature.args.args) {
    if (arg->convention == Convention::Out)
      continue;
    if (arg->section == Section::KeywordOnly || arg->stars != Stars::None || !arg->type)
      return false;
    given.push_back(toString(arg->type));
  }
  return given == fields;
}

static void checkStruct(const Decorator &decorator, llvm::StringRef name, const StructDecl &decl,
                        DiagnosticEngine &diags) {
  auto args = argsOf(decorator);
  if (name == "align" && args.size() != 1)
    diags.report(decorator.at, diag::RuleAlignCount);
  auto isField = [](const Decl *member) { return isa<FieldDecl>(member); };
  if (name == "fieldwise_init")
    for (const Decl *member : decl.members)
      if (auto *function = dyn_cast<FunctionDecl>(member); function && takesFields(*function, decl)) {
        diags.report(decorator.at, diag::RuleFieldwiseTwice, decl.name.str()).note(function->loc(), diag::RuleInitializerHere);
        break;
      }
  if (name == "fieldwise_init" && !args.empty() && llvm::count_if(decl.members, isField) != 1)
    diags.report(decorator.at, diag::RuleFieldwiseImplicit);
  if (name == "align" && args.size() == 1) {
    auto *number = dyn_cast<IntegerLiteral>(args[0].value);
    auto *negative = dyn_cast<UnaryExpr>(args[0].value);
    bool isBad = number && (!number->value().isPowerOf2() || number->value().getActiveBits() > 30);
    isBad |= negative && negative->op == UnaryOp::Neg && isa<IntegerLiteral>(negative->operand);
    isBad |= isa<ast::StringLiteral, FloatLiteral, BoolLiteral, NoneLiteral>(args[0].value);
    if (isBad)
      diags.report(decorator.at, diag::RuleAlign);
  }
  if (name == "explicit_destroy" && !args.empty()) {
    bool isConditional = false;
    for (const Conformance &conformance : decl.conformances) {
      auto *trait = dyn_cast<NameExpr>(conformance.trait);
      bool isDeinitable = trait && (trait->name == "Deinitable" || trait->name == "ImplicitlyDestructible" || trait->name == "ImplicitlyDeletable");
      isConditional |= isDeinitable && !conformance.wheres.empty();
    }
    if (!isConditional)
      diags.report(decorator.at, diag::RuleDestroyDeinitable);
  }
}

/// An API has one status (DEC-19, DEC-20).
static void checkStatus(const Decl &decl, DiagnosticEngine &diags) {
  llvm::StringRef before;
  for (llvm::StringRef status : {"unavailable", "deprecated", "stable"})
    if (const Decorator *decorator = decl.findDecorator(status)) {
      if (!before.empty())
        diags.report(decorator->at, diag::RuleTwoStatuses, before, status);
      before = status;
    }
}

void rules::checkDecorators(const Decl &decl, DiagnosticEngine &diags) {
  checkStatus(decl, diags);
  for (const Decorator &decorator : decl.decorators) {
    std::string name = decorator.name();
    if (!isa<TraitDecl>(decl) && !isKnown(name, decl)) {
      diags.report(decorator.at, diag::RuleUnknownDecorator, llvm::StringRef(name).split('.').first);
      continue;
    }
    if (auto *function = dyn_cast<FunctionDecl>(&decl)) {
      checkFunction(decorator, name, *function, diags);
    } else if (auto *structDecl = dyn_cast<StructDecl>(&decl)) {
      checkStruct(decorator, name, *structDecl, diags);
    } else if (isa<TraitDecl>(decl)) {
      bool isKnown = llvm::StringSwitch<bool>(name)
                         .Cases({"deprecated", "doc_hidden", "stable", "explicit_destroy", "unavailable"}, true)
                         .Default(llvm::StringRef(name).starts_with("__"));
      if (!isKnown)
        diags.report(decorator.at, diag::RuleTraitDecorator);
    }
  }
}
