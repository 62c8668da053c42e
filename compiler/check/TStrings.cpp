// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// T-strings: a TString holds references to its operands; its type carries the text between them.
#include "check/Checker.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// The text of a t-string as a format string: `{}` for each operand, braces doubled.
static std::string formatText(const ast::TStringExpr &expr) {
  std::string text;
  for (const ast::TStringPart &part : expr.parts) {
    if (part.expr) {
      text += "{}";
      continue;
    }
    for (char c : part.text) {
      text += c;
      if (c == '{' || c == '}')
        text += c;
    }
  }
  return text;
}

/// The library writes every operand and every brace by code of its own.
static constexpr size_t mostPieces = 4000;

Operand Checker::checkTString(const ast::TStringExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (llvm::count_if(formatText(expr), [](char c) { return c == '{' || c == '}'; }) / 2 > int64_t(mostPieces)) {
    error(loc, diag::TypeTooBig, unsigned(mostPieces));
    return Operand::error(loc);
  }
  ModuleInfo *module = program.findModule("std.format.tstring");
  Entity entity = module ? program.lookupInModule(module, program.names.get("__make_tstring")) : Entity();
  llvm::SmallVector<Argument, 4> args;
  for (const ast::TStringPart &part : expr.parts) {
    if (part.loneBrace.isValid()) {
      error(part.loneBrace, diag::LoneBrace);
      return Operand::error(loc);
    }
    if (!part.expr)
      continue;
    Argument argument;
    argument.operand = check(*part.expr);
    if (argument.operand.kind == Operand::Deferred)
      argument.operand = resolveDeferred(argument.operand, Type());
    if (argument.operand.isError())
      return argument.operand;
    // A t-string refers to its operands: computed ones get a place of their own, which lives as long as the t-string is used.
    if (emitter && (argument.operand.kind == Operand::Temporary || argument.operand.kind == Operand::Value || argument.operand.transferred))
      argument.operand = asPlace(argument.operand, part.expr->loc());
    if (argument.operand.isError())
      return argument.operand;
    argument.expr = part.expr;
    argument.loc = part.expr->loc();
    args.push_back(std::move(argument));
  }
  if (!entity)
    return notSupported(loc, "t-strings without the library's __make_tstring");
  Operand callee = operandOf(entity, program.names.get("__make_tstring"), loc);
  auto params = std::make_shared<BoundParameters>();
  params->scope = scope;
  BoundParameter text;
  text.value = stringLiteral(program, formatText(expr));
  text.loc = loc;
  params->items.push_back(text);
  callee.explicitParams = params;
  if (emitter)
    emitter->setLocation(loc);
  return call(callee, args, loc, Expected());
}

} // namespace kiln
