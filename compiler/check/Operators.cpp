// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Unary, binary and comparison operators (spec 01 sections 11.2 and 11.3): exact arithmetic on literals, folding of scalar constants,
// calls of the special methods.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/Literals.h"
#include "check/PlainCalls.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {


using llvm::APSInt;

/// The exact number in a numeric literal operand.
static std::optional<ExactFloat> exactNumber(Program &program, const Operand &operand) {
  if (!operand.isConstant())
    return std::nullopt;
  if (const APSInt *value = intLiteralValue(program, operand.type))
    return toRational(*value);
  if (const ExactFloat *value = floatLiteralValue(program, operand.type))
    return *value;
  return std::nullopt;
}

/// The integer in a constant scalar, or in an integer literal.
static std::optional<APSInt> exactInteger(Program &program, const Operand &operand) {
  if (!operand.isConstant())
    return std::nullopt;
  if (const APSInt *value = intLiteralValue(program, operand.type))
    return *value;
  return scalarInteger(program, operand.constant);
}

/// The type in which two constants are computed: their common scalar type, or that of the one that is not a literal. Null when there is
/// none.
static Type commonScalar(Program &program, const Operand &a, const Operand &b) {
  bool aLiteral = intLiteralValue(program, a.type), bLiteral = intLiteralValue(program, b.type);
  if (aLiteral && bLiteral)
    return {};
  if (a.type == b.type || bLiteral)
    return a.type;
  return aLiteral ? b.type : Type();
}

/// Computes a binary operator on two constants without calling anything; none when that is not possible.
static Const foldBinary(Program &program, const Operand &a, const Operand &b, ast::BinaryOp op) {
  using Op = ast::BinaryOp;
  const APSInt *x = intLiteralValue(program, a.type), *y = intLiteralValue(program, b.type);
  if (x && y) {
    if (op == Op::TrueDiv) {
      // The exact quotient of two literals.
      if (y->isZero())
        return {};
      return floatLiteral(program, makeRational(*x, *y));
    }
    auto result = exactBinary(op, *x, *y);
    return result ? intLiteral(program, *result) : Const();
  }
  if (floatLiteralValue(program, a.type) || floatLiteralValue(program, b.type)) {
    auto u = exactNumber(program, a), v = exactNumber(program, b);
    if (!u || !v)
      return {};
    auto result = exactBinary(op, *u, *v);
    return result ? floatLiteral(program, *result) : Const();
  }
  auto s = stringLiteralValue(program, a.type), t = stringLiteralValue(program, b.type);
  if (s && t && op == Op::Add && s->size() + t->size() <= longestLiteral)
    return stringLiteral(program, (*s + *t).str());
  // Scalars.
  Type type = commonScalar(program, a, b);
  if (!type)
    return {};
  auto m = exactInteger(program, a), n = exactInteger(program, b);
  if (!m || !n)
    return {};
  if (program.isRole(type, Role::Bool)) {
    if (op != Op::BitAnd && op != Op::BitOr && op != Op::BitXor)
      return {};
  } else if (!program.isRole(type, Role::SIMD) && !program.isRole(type, Role::SIMDLength)) {
    return {};
  }
  uint64_t bits = 64;
  Const ca = a.constant.isImage() ? a.constant : b.constant;
  bits = ca->image->size() * 8;
  if (op == Op::ShiftLeft || op == Op::ShiftRight || op == Op::Pow)
    if (n->isNegative() || n->getLimitedValue() >= (op == Op::Pow ? 4096u : bits))
      return {};
  std::optional<APSInt> result;
  if (op == Op::TrueDiv) {
    if (n->isZero())
      return {};
    result = truncated(makeRational(*m, *n));
  } else {
    result = exactBinary(op, *m, *n);
  }
  return result ? scalarConst(program, type, *result) : Const();
}

/// Compares two constants without calling anything; none when that is not possible.
static std::optional<bool> foldCompare(Program &program, const Operand &a, const Operand &b, ast::CompareOp op) {
  using Op = ast::CompareOp;
  auto order = [&](int sign) -> std::optional<bool> {
    switch (op) {
    case Op::Eq:
      return sign == 0;
    case Op::Ne:
      return sign != 0;
    case Op::Lt:
      return sign < 0;
    case Op::Le:
      return sign <= 0;
    case Op::Gt:
      return sign > 0;
    case Op::Ge:
      return sign >= 0;
    default:
      return std::nullopt;
    }
  };
  if (a.isType() && b.isType()) {
    if (op != Op::Eq && op != Op::Ne)
      return std::nullopt;
    Type x = program.values.eraseOrigins(a.constant.asType()), y = program.values.eraseOrigins(b.constant.asType());
    return (x == y) == (op == Op::Eq);
  }
  if (floatLiteralValue(program, a.type) || floatLiteralValue(program, b.type)) {
    auto u = exactNumber(program, a), v = exactNumber(program, b);
    if (!u || !v)
      return std::nullopt;
    auto sign = exactCompare(*u, *v);
    return sign ? order(*sign) : std::optional(op == Op::Ne);
  }
  auto s = stringLiteralValue(program, a.type), t = stringLiteralValue(program, b.type);
  if (s && t)
    return order(s->compare(*t));
  const APSInt *x = intLiteralValue(program, a.type), *y = intLiteralValue(program, b.type);
  if (x && y)
    return order(exactCompare(*x, *y));
  Type type = commonScalar(program, a, b);
  if (!type)
    return std::nullopt;
  if (program.isRole(type, Role::DType) && a.constant.isImage() && b.constant.isImage() && (op == Op::Eq || op == Op::Ne))
    return (a.constant->image->bytes() == b.constant->image->bytes()) == (op == Op::Eq);
  auto m = exactInteger(program, a), n = exactInteger(program, b);
  if (!m || !n)
    return std::nullopt;
  if (!program.isRole(type, Role::SIMD) && !program.isRole(type, Role::SIMDLength) && !program.isRole(type, Role::Bool))
    return std::nullopt;
  // A literal is converted to the type first (it may wrap).
  auto wrap = [&](const Operand &operand, APSInt value) -> std::optional<APSInt> {
    if (!intLiteralValue(program, operand.type))
      return value;
    return scalarInteger(program, scalarConst(program, type, value));
  };
  m = wrap(a, *m);
  n = wrap(b, *n);
  return m && n ? order(exactCompare(*m, *n)) : std::nullopt;
}

/// An operand whose type is known although its value is not: in code that runs only the type matters. Of several functions, or of one
/// that takes parameters, no value can be made; that is reported.
static Operand settled(Checker &checker, Operand operand) {
  if (operand.kind == Operand::Overloads && !operand.type)
    return checker.materialize(operand, operand.loc);
  if (!checker.archetypes || checker.isComptime() || !isUnknown(operand) || operand.type.isUnknown())
    return operand;
  return checker.materialize(operand, operand.loc);
}

/// The result of an operator with an operand that is not known.
static Operand unknownResult(Checker &checker, Type type, SourceLoc loc) {
  Program &program = checker.program;
  if (!checker.isComptime() || checker.unevaluated)
    return Operand::ofValue({}, program.values.unknownType(), loc);
  return Operand::ofConstant(unknownValue(program, type ? type : program.values.unknownType()), loc);
}

/// The type that both operands of an arithmetic operator have, if they are numbers of one type; null otherwise.
static Type commonNumber(Program &program, const Operand &a, const Operand &b) {
  if (a.type == b.type)
    return program.isRole(a.type, Role::SIMD) || program.isRole(a.type, Role::SIMDLength) ? a.type : Type();
  if (program.isRole(a.type, Role::SIMD) && b.type && intLiteralValue(program, b.type))
    return a.type;
  if (b.type && program.isRole(b.type, Role::SIMD) && intLiteralValue(program, a.type))
    return b.type;
  return Type();
}

/// Whether `lhs + rhs` may append to a String that nobody else sees instead of building another.
static bool appendsInPlace(Program &program, const Operand &lhs, const Operand &rhs) {
  return lhs.kind == Operand::Temporary && program.isRole(lhs.type, Role::String) && rhs.type &&
         (program.isRole(rhs.type, Role::String) || program.isRole(rhs.type, Role::StringSpan) ||
          program.isRole(rhs.type, Role::StringLiteral));
}

static Argument argumentOf(Operand operand, SourceLoc loc) {
  Argument argument;
  argument.operand = std::move(operand);
  argument.expr = argument.operand.expr;
  argument.loc = argument.operand.loc.isValid() ? argument.operand.loc : loc;
  return argument;
}

//===----------------------------------------------------------------------===//
// Unary
//===----------------------------------------------------------------------===//

Operand Checker::checkUnary(const ast::UnaryExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  Operand operand = check(*expr.operand);
  if (operand.kind == Operand::Deferred)
    operand = resolveDeferred(operand, Type());
  if (operand.isError())
    return operand;
  operand = settled(*this, operand);
  if (operand.isError())
    return operand;
  if (isUnknown(operand))
    return unknownResult(*this, operand.type, loc);
  if (operand.isConstant()) {
    if (const APSInt *value = intLiteralValue(program, operand.type))
      if (auto result = exactUnary(expr.op, *value))
        return Operand::ofConstant(intLiteral(program, *result), loc);
    if (const ExactFloat *value = floatLiteralValue(program, operand.type); value && expr.op != ast::UnaryOp::Invert) {
      ExactFloat result = *value;
      if (expr.op == ast::UnaryOp::Neg) {
        switch (value->special) {
        case ExactFloat::Infinity:
          result.special = ExactFloat::NegativeInfinity;
          break;
        case ExactFloat::NegativeInfinity:
          result.special = ExactFloat::Infinity;
          break;
        case ExactFloat::NegativeZero:
          result = toRational(APSInt(llvm::APInt(1, 0), false));
          break;
        case ExactFloat::Finite:
          if (value->numerator.isZero())
            result.special = ExactFloat::NegativeZero;
          else
            result.numerator = *exactUnary(ast::UnaryOp::Neg, value->numerator);
          break;
        case ExactFloat::NaN:
          break;
        }
      }
      return Operand::ofConstant(floatLiteral(program, result), loc);
    }
    if (auto value = scalarInteger(program, operand.constant); value && program.isRole(operand.type, Role::SIMD))
      if (auto result = exactUnary(expr.op, *value))
        if (Const folded = scalarConst(program, operand.type, *result); folded && operand.constant->image->size() > 1)
          return Operand::ofConstant(folded, loc);
  }
  llvm::StringRef name = ast::method(expr.op);
  Operand result = callMethod(operand, name, {}, loc, expected, /*optional=*/true);
  if (result.kind == Operand::None) {
    auto report = error(loc, diag::DoesNotImplement, print(operand.type), name);
    adviseOperator(*this, operand.type, name, loc, report);
    return Operand::error(loc);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Binary
//===----------------------------------------------------------------------===//

/// Whether the exact result of an operator on two literals is too big to be kept.
static bool hasTooManyDigits(Program &program, const Operand &a, const Operand &b, ast::BinaryOp op) {
  if (!a.isConstant() || !b.isConstant())
    return false;
  auto x = intLiteralValue(program, a.type), y = intLiteralValue(program, b.type);
  if (x && y && op != ast::BinaryOp::TrueDiv)
    return exceedsLiterals(op, *x, *y);
  if (!floatLiteralValue(program, a.type) && !floatLiteralValue(program, b.type))
    return false;
  auto u = exactNumber(program, a), v = exactNumber(program, b);
  return u && v && exceedsLiterals(*u, *v);
}


Operand Checker::binary(Operand lhs, Operand rhs, ast::BinaryOp op, SourceLoc loc, const Expected &expected) {
  if (lhs.kind == Operand::Deferred)
    lhs = resolveDeferred(lhs, Type());
  if (lhs.isError() || rhs.isError())
    return Operand::error(loc);
  lhs = settled(*this, lhs);
  if (rhs.kind != Operand::Deferred)
    rhs = settled(*this, rhs);
  if (lhs.isError() || rhs.isError())
    return Operand::error(loc);
  if (isUnknown(lhs) || (rhs.type && isUnknown(rhs)))
    return unknownResult(*this, commonNumber(program, lhs, rhs), loc);
  if (Operand result = callPlainMethod(*this, lhs, ast::forwardMethod(op), rhs, loc))
    return result;
  // Traits compose with `&`.
  if (op == ast::BinaryOp::BitAnd && lhs.isType() && rhs.isType() && lhs.constant.asType().kind() == TypeKind::Trait &&
      rhs.constant.asType().kind() == TypeKind::Trait) {
    llvm::ArrayRef<TraitAtom> left = lhs.constant.asType()->traits, right = rhs.constant.asType()->traits;
    warnIfRedundant(*this, left, right, loc);
    llvm::SmallVector<TraitAtom, 4> atoms(left.begin(), left.end());
    atoms.append(right.begin(), right.end());
    return Operand::ofConstant(values.typeConst(values.traitType(atoms)), loc);
  }
  if (lhs.isConstant() && rhs.isConstant())
    if (Const folded = foldBinary(program, lhs, rhs, op))
      return Operand::ofConstant(folded, loc);
  auto text = stringLiteralValue(program, lhs.type), more = stringLiteralValue(program, rhs.type);
  if (text && more && op == ast::BinaryOp::Add && text->size() + more->size() > longestLiteral) {
    error(loc, diag::StringTooLong, unsigned(longestLiteral));
    return Operand::error(loc);
  }
  if (hasTooManyDigits(program, lhs, rhs, op)) {
    error(loc, diag::LiteralTooBig);
    return Operand::error(loc);
  }
  // A numeric literal next to a number becomes that number.
  bool lhsLiteral = intLiteralValue(program, lhs.type) || floatLiteralValue(program, lhs.type);
  if (lhsLiteral && rhs.kind != Operand::Deferred && program.isRole(rhs.type, Role::SIMD) && conversionCost(lhs, rhs.type)) {
    lhs = convert(lhs, rhs.type, loc);
    if (lhs.isError())
      return lhs;
  }
  llvm::StringRef forward = ast::forwardMethod(op), reflected = ast::reflectedMethod(op);
  if (op == ast::BinaryOp::Add && appendsInPlace(program, lhs, rhs))
    forward = "_append_to_temporary";
  Argument argument = argumentOf(rhs, loc);
  // Every literal has a type of its own: what its run-time type has is known by now.
  bool canReflect = rhs.kind != Operand::Deferred && rhs.type && rhs.kind != Operand::Overloads &&
                    ((literalTarget(program, rhs.type) && hasMethod(literalTarget(program, rhs.type), reflected)) || hasMethod(rhs.type, reflected));
  if (!canReflect) {
    Operand result = callMethod(lhs, forward, argument, loc, expected, /*optional=*/true);
    if (result.kind == Operand::None) {
      auto report = error(loc, diag::DoesNotImplement, print(lhs.type), forward);
      adviseOperator(*this, lhs.type, forward, loc, report);
      return Operand::error(loc);
    }
    return result;
  }
  std::vector<Diagnostic> first, second;
  Operand result;
  {
    DiagnosticCapture capture(diags);
    result = callMethod(lhs, forward, argument, loc, expected, /*optional=*/true);
    first = capture.take();
  }
  auto emitAll = [&](std::vector<Diagnostic> &list) {
    for (Diagnostic &diagnostic : list)
      diags.emit(std::move(diagnostic));
  };
  if (result) {
    emitAll(first);
    return result;
  }
  Operand other;
  {
    DiagnosticCapture capture(diags);
    Argument swapped = argumentOf(lhs, loc);
    other = callMethod(rhs, reflected, swapped, loc, expected, /*optional=*/true);
    second = capture.take();
  }
  if (other) {
    emitAll(second);
    return other;
  }
  if (result.kind == Operand::None) {
    auto report = error(loc, diag::DoesNotImplement, print(lhs.type), forward);
    adviseOperator(*this, lhs.type, forward, loc, report);
  } else
    emitAll(first);
  return Operand::error(loc);
}

Operand Checker::checkBinary(const ast::BinaryExpr &expr, const Expected &expected) {
  // Long chains `a + b + c + ...` nest to the left: walk them without recursion.
  llvm::SmallVector<const ast::BinaryExpr *, 8> chain;
  const ast::Expr *first = &expr;
  while (auto *next = llvm::dyn_cast<ast::BinaryExpr>(first)) {
    chain.push_back(next);
    first = next->lhs;
  }
  Operand result = check(*first);
  for (const ast::BinaryExpr *step : llvm::reverse(chain)) {
    Operand rhs = check(*step->rhs);
    if (emitter)
      emitter->setLocation(step->loc());
    result = binary(result, rhs, step->op, step->loc(), step == &expr ? expected : Expected());
    result.range = step->range();
    if (!result.loc.isValid())
      result.loc = step->loc();
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

Operand Checker::compare(Operand lhs, Operand rhs, ast::CompareOp op, SourceLoc loc) {
  using Op = ast::CompareOp;
  bool membership = op == Op::In || op == Op::NotIn;
  Operand &receiver = membership ? rhs : lhs, &other = membership ? lhs : rhs;
  if (receiver.kind == Operand::Deferred)
    receiver = resolveDeferred(receiver, Type());
  if (lhs.isError() || rhs.isError())
    return Operand::error(loc);
  lhs = settled(*this, lhs);
  rhs = settled(*this, rhs);
  if (lhs.isError() || rhs.isError())
    return Operand::error(loc);
  if (isUnknown(lhs) || isUnknown(rhs))
    return unknownResult(*this, program.boolType(), loc);
  if (!membership)
    if (Operand result = callPlainMethod(*this, lhs, ast::method(op), rhs, loc))
      return result;
  if (lhs.isConstant() && rhs.isConstant()) {
    if (lhs.isType() && rhs.isType() && inUserCode())
      for (const Operand *side : {&lhs, &rhs})
        if (side->constant.asType().isStruct() && side->constant.asType().hasUnbound()) {
          error(side->loc.isValid() ? side->loc : loc, diag::NotConcreteOperand, print(side->constant.asType()));
          return Operand::error(loc);
        }
    if (lhs.isType() && rhs.isType() && (lhs.constant.isSymbolic() || rhs.constant.isSymbolic()) && lhs.constant != rhs.constant)
      return Operand::ofConstant(values.symbolic(program.boolType(), "type comparison"), loc);
    if (auto folded = foldCompare(program, lhs, rhs, op))
      return Operand::ofConstant(program.boolConst(*folded), loc);
  }
  if (!membership && (intLiteralValue(program, lhs.type) || floatLiteralValue(program, lhs.type)) && rhs.kind != Operand::Deferred &&
      program.isRole(rhs.type, Role::SIMD) && conversionCost(lhs, rhs.type)) {
    lhs = convert(lhs, rhs.type, loc);
    if (lhs.isError())
      return lhs;
  }
  llvm::StringRef name = ast::method(op);
  Argument argument = argumentOf(other, loc);
  Operand result = callMethod(receiver, name, argument, loc, {}, /*optional=*/true);
  if (result.kind == Operand::None) {
    auto report = error(loc, diag::DoesNotImplement, print(receiver.type), name);
    adviseOperator(*this, receiver.type, name, loc, report);
    return Operand::error(loc);
  }
  if (op != Op::NotIn || result.isError())
    return result;
  Condition condition = conditionOf(result, loc);
  if (condition.failed)
    return Operand::error(loc);
  if (condition.constant)
    return Operand::ofConstant(program.boolConst(!*condition.constant), loc);
  return Operand::ofValue(emitter ? emitter->i1ToBool(emitter->logicalNot(condition.bit)) : IRValue(), program.boolType(), loc);
}

Operand Checker::checkCompare(const ast::CompareChainExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  Operand lhs = check(*expr.operands[0]);
  if (expr.links.size() == 1) {
    Operand rhs = check(*expr.operands[1]);
    return compare(lhs, rhs, expr.links[0].op, expr.links[0].loc);
  }
  // `a < b < c`: each inner operand is evaluated once, the chain ends at the first false link.
  auto settle = [&](Operand operand, SourceLoc at) -> Operand {
    if (operand.kind == Operand::Deferred)
      operand = resolveDeferred(operand, Type());
    if (!emitter || operand.isError() || operand.isConstant() || operand.kind == Operand::Value)
      return operand;
    if (operand.isPlace() && !operand.transferred && !program.isImplicitlyCopyable(operand.type)) {
      error(at, diag::NotImplicitlyCopyable, print(operand.type));
      return Operand::error(at);
    }
    if (program.isValueType(operand.type))
      return Operand::ofValue(rvalue(operand), operand.type, at);
    return asPlace(owned(operand, at), at);
  };
  if (!emitter) {
    Operand result;
    bool known = true;
    for (auto [index, link] : llvm::enumerate(expr.links)) {
      Operand rhs = check(*expr.operands[index + 1]);
      result = compare(lhs, rhs, link.op, link.loc);
      Condition condition = conditionOf(result, link.loc);
      if (condition.failed && !unevaluated)
        return Operand::error(loc);
      known &= condition.constant.has_value();
      if (known && !*condition.constant)
        return Operand::ofConstant(program.boolConst(false), loc);
      lhs = rhs;
    }
    if (known)
      return Operand::ofConstant(program.boolConst(true), loc);
    if (archetypes && !unevaluated)
      return Operand::ofConstant(unknownValue(program, program.boolType()), loc);
    return Operand::ofValue({}, program.boolType(), loc);
  }
  IRBlock after = emitter->newBlock();
  IRValue no = emitter->i1(false);
  IRValue bit = emitter->addBlockArgument(after, emitter->irTypeOf(no));
  bool failed = false;
  for (auto [index, link] : llvm::enumerate(expr.links)) {
    bool last = index + 1 == expr.links.size();
    Operand rhs = check(*expr.operands[index + 1]);
    if (!last)
      rhs = settle(rhs, expr.operands[index + 1]->loc());
    Operand result = compare(lhs, rhs, link.op, link.loc);
    if (!result.isError() && result.type && result.type.isStruct() && !program.isValueType(result.type)) {
      bool passable = program.conforms(result.type, program.values.traitType(TraitAtom{program.roleTrait(Role::RegisterPassable), nullptr}));
      error(loc, passable ? diag::ChainTypesDiffer : diag::ChainOfMemoryOnly);
      result = Operand::error(loc);
    }
    Condition condition = conditionOf(result, link.loc);
    failed |= condition.failed;
    IRValue value = condition.failed || !condition.bit ? no : condition.bit;
    if (last) {
      emitter->branch(after, value);
      break;
    }
    IRBlock next = emitter->newBlock(), stop = emitter->newBlock();
    emitter->conditionalBranch(value, next, stop);
    emitter->enter(stop);
    emitter->branch(after, emitter->i1(false));
    emitter->enter(next);
    lhs = rhs;
  }
  emitter->enter(after);
  if (failed)
    return Operand::error(loc);
  return Operand::ofValue(emitter->i1ToBool(bit), program.boolType(), loc);
}

} // namespace kiln
