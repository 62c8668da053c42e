// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Expressions: the dispatch over their kinds, conditions, conditional expressions, transfers, and the keyword forms.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/InlineMlir.h"
#include "check/Literals.h"
#include "check/OpenBase.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"
#include "check/Property.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/ParseDiags.h"

namespace kiln {

/// A method of a value that is not called (03/MTH-7): a static one is a function, another one an error.
static Operand withoutReceiver(Checker &checker, const Operand &method, const ast::Expr &expr) {
  if (llvm::all_of(method.functions, [](FunctionInfo *info) { return info->isStatic; })) {
    if (!method.explicitParams)
      return checker.memberOfType(method.base->type, method.functions.front()->name, expr.loc());
    Operand function = method;
    function.base = nullptr;
    return function;
  }
  checker.error(expr.loc(), diag::MethodWithoutCall, method.functions.front()->name).insertion(expr.end(), "()");
  return Operand::error(expr.loc());
}

Operand Checker::check(const ast::Expr &expr, const Expected &expected) {
  SourceLoc saved;
  if (emitter) {
    saved = emitter->location();
    emitter->setLocation(expr.loc());
  }
  Operand operand = checkExpr(expr, expected);
  if (emitter)
    emitter->setLocation(saved);
  if (operand.kind == Operand::Overloads && operand.base && !expected.isCallee)
    operand = withoutReceiver(*this, operand, expr);
  operand.range = expr.range();
  operand.loc = expr.loc();
  // Nothing follows a call that doesn't return.
  if (emitter && operand && operand.type && operand.type.isNever() && llvm::isa<ast::CallExpr>(expr) && !dead) {
    emitter->unreachable();
    afterTerminator();
  }
  return operand;
}

Operand Checker::checkAs(const ast::Expr &expr, Type type, const Expected &extra) {
  Expected expected = extra;
  expected.type = type;
  Operand operand = check(expr, expected);
  if (operand.isError())
    return operand;
  if (operand.isPlace() && expected.destination && operand.ir.impl == expected.destination.impl)
    return operand;
  return convert(operand, type, expr.loc());
}

/// An operand that waits for the type it is wanted in.
static Operand deferred(const ast::Expr &expr) {
  Operand operand;
  operand.kind = Operand::Deferred;
  operand.expr = &expr;
  operand.loc = expr.loc();
  operand.range = expr.range();
  return operand;
}

Operand checkArgument(Checker &checker, const ast::Expr &expr) {
  const ast::Expr *inner = expr.ignoreParens();
  if (!llvm::isa<ast::TupleExpr>(inner) || llvm::cast<ast::TupleExpr>(inner)->elements.empty())
    return checker.check(expr);
  Type natural;
  {
    DiagnosticCapture capture(checker.diags);
    std::optional<Emitter::Speculation> speculation;
    if (checker.emitter)
      speculation.emplace(*checker.emitter);
    Operand operand = checker.check(expr);
    bool isComptime = operand.isConstant() && (operand.constant.kind() == ConstKind::Tuple || operand.isType());
    if (!operand.isError() && !capture.hasErrors() && !isComptime && operand.type && !operand.type.isUnknown())
      natural = operand.type;
  }
  if (!natural)
    return checker.check(expr);
  Operand result = deferred(*inner);
  result.type = natural;
  return result;
}

Operand Checker::resolveDeferred(const Operand &operand, Type type) {
  if (operand.kind != Operand::Deferred || !operand.expr)
    return operand;
  const ast::Expr &expr = *operand.expr->ignoreParens();
  Operand result;
  if (auto *slice = llvm::dyn_cast<ast::SliceExpr>(&expr))
    result = operand.noOrigin && type && type.isStruct() && !takesSliceLiteral(*this, type) ? Operand::error(slice->loc())
                                                                                            : checkSlice(*slice, type);
  else if (auto *lambda = llvm::dyn_cast<ast::LambdaExpr>(&expr))
    result = checkLambda(*lambda, Expected(type));
  else if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&expr))
    result = checkTuple(*tuple, Expected(type));
  else if (llvm::isa<ast::ListExpr, ast::SetExpr, ast::DictExpr>(expr)) {
    Expected expected(type);
    expected.useDefault = !type;
    result = checkDisplay(expr, expected);
  } else if (auto *comprehension = llvm::dyn_cast<ast::ComprehensionExpr>(&expr)) {
    Expected expected(type);
    expected.useDefault = !type;
    result = checkComprehension(*comprehension, expected);
  } else if (type) {
    result = check(expr, Expected(type));
  } else {
    error(expr.loc(), diag::NeedsContext);
    return Operand::error(expr.loc());
  }
  result.range = expr.range();
  result.loc = expr.loc();
  return result;
}

/// Returns the type that `Self` stands for in `scope`, or null.
static Type selfOf(Scope *scope) {
  for (; scope; scope = scope->parent)
    if (scope->self)
      return scope->self;
  return {};
}

/// The `exponent`th power of ten in `width` bits.
static llvm::APInt powerOfTen(uint64_t exponent, unsigned width) {
  llvm::APInt power(width, 1), base(width, 10);
  for (; exponent; exponent >>= 1) {
    if (exponent & 1)
      power *= base;
    if (exponent > 1)
      base *= base;
  }
  return power;
}

Operand Checker::checkExpr(const ast::Expr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (program.isTooDeep(loc))
    return Operand::error(loc);
  using Kind = ast::Expr::Kind;
  switch (expr.kind()) {
  case Kind::IntegerLiteral: {
    llvm::APInt value = llvm::cast<ast::IntegerLiteral>(expr).value();
    return Operand::ofConstant(intLiteral(program, llvm::APSInt(value.zext(value.getBitWidth() + 1), false)), loc);
  }
  case Kind::FloatLiteral: {
    auto &literal = llvm::cast<ast::FloatLiteral>(expr);
    llvm::APInt mantissa = literal.mantissa();
    llvm::APSInt numerator(mantissa.zext(mantissa.getBitWidth() + 1), false), denominator(llvm::APInt(8, 1), false);
    ExactFloat value;
    int64_t exponent = literal.exponent;
    if (numerator.isZero())
      exponent = 0;
    constexpr int64_t farthest = 20'000;
    if (exponent > farthest) {
      value.special = ExactFloat::Infinity;
    } else {
      if (exponent < -farthest) {
        // Digits so far behind the point that nothing shows them.
        uint64_t dropped = uint64_t(-farthest - exponent);
        if (dropped * 4 > numerator.getBitWidth())
          numerator = llvm::APSInt(llvm::APInt(8, 0), false);
        else
          numerator = llvm::APSInt(numerator.udiv(powerOfTen(dropped, numerator.getBitWidth())), false);
        exponent = numerator.isZero() ? 0 : -farthest;
      }
      llvm::APInt scale = powerOfTen(uint64_t(std::abs(exponent)), unsigned(std::abs(exponent)) * 4 + 8);
      if (exponent >= 0) {
        unsigned width = numerator.getBitWidth() + scale.getBitWidth();
        numerator = llvm::APSInt(numerator.zext(width) * scale.zext(width), false);
      } else {
        denominator = llvm::APSInt(scale, false);
      }
      value = makeRational(numerator, denominator);
    }
    return Operand::ofConstant(floatLiteral(program, value), loc);
  }
  case Kind::StringLiteral:
    return Operand::ofConstant(stringLiteral(program, llvm::cast<ast::StringLiteral>(expr).value), loc);
  case Kind::TStringExpr:
    return checkTString(llvm::cast<ast::TStringExpr>(expr), expected);
  case Kind::BoolLiteral:
    return Operand::ofConstant(program.boolConst(llvm::cast<ast::BoolLiteral>(expr).value), loc);
  case Kind::NoneLiteral:
    return Operand::ofConstant(program.noneConst(), loc);
  case Kind::EllipsisExpr:
    return Operand::ofConstant(values.structValue(program.roleType(Role::EllipsisType)), loc);
  case Kind::DiscardExpr:
    error(loc, diag::ReadFromDiscard);
    return Operand::error(loc);
  case Kind::NameExpr:
    return checkName(llvm::cast<ast::NameExpr>(expr).name, loc);
  case Kind::SelfTypeExpr:
    if (Type self = selfOf(scope))
      return Operand::ofConstant(values.typeConst(self), loc);
    error(loc, diag::SelfOutside);
    return Operand::error(loc);
  case Kind::MemberExpr: {
    if (Operand mlir = checkMlir(expr, expected); mlir.kind != Operand::None)
      return mlir;
    auto &access = llvm::cast<ast::MemberExpr>(expr);
    if (llvm::isa<ast::SelfTypeExpr>(access.base) && diagnoseFixedParameter(*this, access))
      return Operand::error(loc);
    // What a call gives is not wanted for a member that only depends on its type: the call is not made (CT-9).
    if (isComptime() && !unevaluated && llvm::isa<ast::CallExpr>(access.base->ignoreParens())) {
      DiagnosticCapture speculation(diags);
      Type type = checkUnevaluated(*access.base).type;
      if (type && type.isStruct())
        if (const Member *own = program.memberOf(type, access.name.id); own && own->kind == Member::Alias)
          return memberOfType(type, access.name.id, loc);
    }
    // A member of a type that has not all of its parameters needs only those that it names (04/BND-8).
    if (auto open = openBase(*this, *access.base, access.name.id))
      return *open ? member(Operand::ofConstant(values.typeConst(*open), access.base->loc()), access.name.id, loc, expected)
                   : Operand::error(access.base->loc());
    // At compile time a variable may stand before a member that only depends on its type.
    bool saved = tolerateDynamic;
    tolerateDynamic = isComptime() && llvm::isa<ast::NameExpr>(access.base->ignoreParens());
    Operand base = check(*access.base);
    tolerateDynamic = saved;
    if (base.isError())
      return base;
    return member(base, access.name.id, loc, expected);
  }
  case Kind::CallExpr: {
    if (Operand mlir = checkMlir(expr, expected); mlir.kind != Operand::None)
      return mlir;
    auto &callExpr = llvm::cast<ast::CallExpr>(expr);
    // The length of a pack is part of its type (VAR-6).
    if (auto *access = llvm::dyn_cast<ast::MemberExpr>(callExpr.callee);
        access && callExpr.args.empty() && access->name.str() == "__len__" && isComptime() && llvm::isa<ast::NameExpr>(access->base)) {
      bool saved = tolerateDynamic;
      tolerateDynamic = true;
      Operand base = check(*access->base);
      tolerateDynamic = saved;
      if (base.isError())
        return base;
      if (program.isRole(base.type, Role::VariadicPack) && !base.type.args().empty())
        if (auto list = listElements(base.type.args().back()))
          return Operand::ofConstant(program.intConst(list->size()), loc);
    }
    return checkCall(callExpr, expected);
  }
  case Kind::SubscriptExpr: {
    if (Operand mlir = checkMlir(expr, expected); mlir.kind != Operand::None)
      return mlir;
    auto &access = llvm::cast<ast::SubscriptExpr>(expr);
    Operand base = check(*access.base, Expected::callee());
    if (base.isError())
      return base;
    return subscript(base, access, expected);
  }
  case Kind::SliceExpr:
  case Kind::ListExpr:
  case Kind::SetExpr:
  case Kind::DictExpr:
    if (expected.type && expected.type.kind() != TypeKind::Trait)
      return expr.kind() == Kind::SliceExpr ? checkSlice(llvm::cast<ast::SliceExpr>(expr), expected.type)
                                            : checkDisplay(expr, expected);
    return deferred(expr);
  case Kind::ComprehensionExpr:
    if (expected.type && expected.type.kind() != TypeKind::Trait)
      return checkComprehension(llvm::cast<ast::ComprehensionExpr>(expr), expected);
    return deferred(expr);
  case Kind::LambdaExpr:
    if (expected.type && expected.type.kind() != TypeKind::Trait)
      return checkLambda(llvm::cast<ast::LambdaExpr>(expr), expected);
    return checkLambda(llvm::cast<ast::LambdaExpr>(expr), Expected());
  case Kind::UnaryExpr:
    return checkUnary(llvm::cast<ast::UnaryExpr>(expr), expected);
  case Kind::BinaryExpr:
    return checkBinary(llvm::cast<ast::BinaryExpr>(expr), expected);
  case Kind::CompareChainExpr:
    return checkCompare(llvm::cast<ast::CompareChainExpr>(expr), expected);
  case Kind::AndExpr: {
    auto &both = llvm::cast<ast::AndExpr>(expr);
    return checkAndOr(*both.lhs, *both.rhs, true, loc, expected);
  }
  case Kind::OrExpr: {
    auto &both = llvm::cast<ast::OrExpr>(expr);
    return checkAndOr(*both.lhs, *both.rhs, false, loc, expected);
  }
  case Kind::NotExpr: {
    Condition condition = checkCondition(*llvm::cast<ast::NotExpr>(expr).operand);
    if (condition.failed)
      return Operand::error(loc);
    if (condition.constant)
      return Operand::ofConstant(program.boolConst(!*condition.constant), loc);
    if (archetypes && isComptime() && !unevaluated)
      return Operand::ofConstant(unknownValue(program, program.boolType()), loc);
    return Operand::ofValue(emitter ? emitter->i1ToBool(emitter->logicalNot(condition.bit)) : IRValue(), program.boolType(), loc);
  }
  case Kind::ConditionalExpr:
    return checkConditional(llvm::cast<ast::ConditionalExpr>(expr), expected);
  case Kind::GeneratorTypeExpr:
  case Kind::FunctionTypeExpr: {
    Type type = evaluateType(expr);
    return type && !type.isError() ? Operand::ofConstant(values.typeConst(type), loc) : Operand::error(loc);
  }
  case Kind::TupleExpr:
    return checkTuple(llvm::cast<ast::TupleExpr>(expr), expected);
  case Kind::ParenExpr:
    return check(*llvm::cast<ast::ParenExpr>(expr).inner, expected);
  case Kind::TransferExpr:
    return checkTransfer(llvm::cast<ast::TransferExpr>(expr), expected);
  case Kind::WalrusExpr:
    return checkWalrus(llvm::cast<ast::WalrusExpr>(expr), expected);
  case Kind::StarredExpr:
    error(loc, diag::StarredExpression);
    return Operand::error(loc);
  case Kind::AwaitExpr: {
    Operand operand = check(*llvm::cast<ast::AwaitExpr>(expr).operand);
    if (operand.isError())
      return operand;
    return callMethod(operand, "__await__", {}, loc, expected);
  }
  case Kind::ComptimeExpr: {
    if (isComptime()) {
      error(loc, diag::AlreadyComptime);
      return Operand::error(loc);
    }
    const ast::Expr &operand = *llvm::cast<ast::ComptimeExpr>(expr).operand;
    Type wanted = expected.type && expected.type.isConcrete() && expected.type.kind() != TypeKind::Trait ? expected.type : Type();
    Const value;
    // The type may need a conversion that only exists at run time; then the operand's own type is used.
    if (wanted) {
      DiagnosticCapture capture(diags);
      value = evaluate(operand, wanted);
      if (value)
        capture.replay();
    }
    if (!value)
      value = evaluate(operand);
    return value ? Operand::ofConstant(value, loc) : Operand::error(loc);
  }
  case Kind::SpecialFormExpr:
    return checkSpecialForm(llvm::cast<ast::SpecialFormExpr>(expr), expected);
  case Kind::VarPattern:
  case Kind::RefPattern:
    error(loc, diag::VarPatternHere);
    return Operand::error(loc);
  case Kind::ErrorExpr:
    return Operand::error(loc);
  }
  llvm_unreachable("all kinds are handled");
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

Checker::Condition Checker::conditionOf(Operand operand, SourceLoc loc) {
  Condition result;
  if (operand.kind == Operand::Deferred)
    operand = resolveDeferred(operand, Type());
  if (operand.kind == Operand::Overloads && !operand.type)
    operand = materialize(operand, loc);
  if (operand.isError()) {
    result.failed = true;
    return result;
  }
  Type type = operand.type;
  if (type.isUnknown() || (operand.isConstant() && operand.constant.isSymbolic())) {
    if (emitter)
      result.bit = emitter->boolToI1(emitter->undef(program.boolType()));
    else
      result.failed = !archetypes;
    return result;
  }
  if (const llvm::APSInt *value = intLiteralValue(program, type)) {
    result.constant = !value->isZero();
  } else if (const ExactFloat *value = floatLiteralValue(program, type)) {
    result.constant = value->special != ExactFloat::NegativeZero && (value->special != ExactFloat::Finite || !value->numerator.isZero());
  } else if (auto text = stringLiteralValue(program, type)) {
    result.constant = !text->empty();
  } else if (program.isRole(type, Role::Bool)) {
    if (operand.isConstant())
      result.constant = operand.constant.asBool();
    if (!result.constant)
      result.bit = emitter ? emitter->boolToI1(rvalue(operand)) : IRValue();
  } else {
    Operand converted = callMethod(operand, "__bool__", {}, loc, Expected(program.boolType()), /*optional=*/true);
    if (converted.kind == Operand::None) {
      auto report = error(loc, diag::DoesNotImplement, print(type), "__bool__");
      adviseOperator(*this, type, "__bool__", loc, report);
      result.failed = true;
      return result;
    }
    if (converted.isError()) {
      result.failed = true;
      return result;
    }
    if (!program.isRole(converted.type, Role::Bool)) {
      converted = convert(converted, program.boolType(), loc);
      if (converted.isError()) {
        result.failed = true;
        return result;
      }
    }
    if (converted.isConstant())
      result.constant = converted.constant.asBool();
    if (!result.constant)
      result.bit = emitter ? emitter->boolToI1(rvalue(converted)) : IRValue();
  }
  if (result.constant && emitter)
    result.bit = emitter->i1(*result.constant);
  return result;
}

Checker::Condition Checker::checkCondition(const ast::Expr &expr) {
  bool takesRawBit = std::exchange(rawBitIsCondition, false);
  Operand operand = check(expr);
  if (takesRawBit && operand.type && operand.type.kind() == TypeKind::Mlir)
    operand = convert(operand, program.boolType(), expr.loc());
  SourceLoc saved;
  if (emitter) {
    saved = emitter->location();
    emitter->setLocation(expr.loc());
  }
  Condition result = conditionOf(operand, expr.loc());
  if (emitter)
    emitter->setLocation(saved);
  return result;
}

/// Whether a condition is made of Bools, so that `and` and `or` are plain control flow. Operands of other types are values, which are
/// tested again (EXP-22).
static bool yieldsBool(Checker &checker, const ast::Expr &expr) {
  const ast::Expr &inner = *expr.ignoreParens();
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(&inner))
    return yieldsBool(checker, *both->lhs) && yieldsBool(checker, *both->rhs);
  if (auto *either = llvm::dyn_cast<ast::OrExpr>(&inner))
    return yieldsBool(checker, *either->lhs) && yieldsBool(checker, *either->rhs);
  if (llvm::isa<ast::NotExpr, ast::CompareChainExpr, ast::BoolLiteral>(inner))
    return true;
  Type type = checker.typeOf(inner);
  return !type || !type.isStruct() || type == checker.program.boolType() || literalTarget(checker.program, type);
}

/// Warns about `True or x` and the like (D-144).
static void warnConstantSide(Checker &checker, const ast::Expr &lhs, const ast::Expr &rhs, bool isAnd) {
  auto *literal = llvm::dyn_cast<ast::BoolLiteral>(lhs.ignoreParens());
  if (!literal)
    return;
  std::string form = std::string(literal->value ? "True" : "False") + (isAnd ? " and" : " or");
  if (literal->value == isAnd)
    checker.error(lhs.loc(), diag::ConstantLeft, form);
  else
    checker.error(rhs.loc(), diag::UnreachableRight, form);
}

Checker::Condition Checker::branchOn(const ast::Expr &expr, IRBlock yes, IRBlock no) {
  const ast::Expr &inner = *expr.ignoreParens();
  if (auto *negated = llvm::dyn_cast<ast::NotExpr>(&inner)) {
    Condition result = branchOn(*negated->operand, no, yes);
    if (result.constant)
      result.constant = !*result.constant;
    return result;
  }
  auto *both = llvm::dyn_cast<ast::AndExpr>(&inner);
  auto *either = llvm::dyn_cast<ast::OrExpr>(&inner);
  if ((both || either) && yieldsBool(*this, inner)) {
    const ast::Expr &lhs = both ? *both->lhs : *either->lhs, &rhs = both ? *both->rhs : *either->rhs;
    warnConstantSide(*this, lhs, rhs, both);
    IRBlock middle = emitter->newBlock();
    Condition first = both ? branchOn(lhs, middle, no) : branchOn(lhs, yes, middle);
    emitter->enter(middle);
    rawBitIsCondition = true;
    Condition second = branchOn(rhs, yes, no);
    rawBitIsCondition = false;
    Condition result;
    result.failed = first.failed || second.failed;
    if (first.constant && *first.constant != bool(both))
      result.constant = first.constant;
    else if (first.constant && second.constant)
      result.constant = second.constant;
    return result;
  }
  // A literal leaves no other way (DINI-4).
  if (auto *literal = llvm::dyn_cast<ast::BoolLiteral>(&inner)) {
    Condition result;
    result.constant = literal->value;
    emitter->branch(literal->value ? yes : no);
    return result;
  }
  Condition result = checkCondition(expr);
  if (result.failed || (!result.bit && !result.constant))
    emitter->conditionalBranch(emitter->i1(true), yes, no);
  else
    emitter->conditionalBranch(result.bit, yes, no);
  return result;
}

//===----------------------------------------------------------------------===//
// Values that come from one of two blocks
//===----------------------------------------------------------------------===//

Operand Checker::join(Operand a, IRBlock aEnd, bool aDead, Operand b, IRBlock bEnd, bool bDead, IRBlock before, uint32_t firstOrigin,
                      SourceLoc loc, const Expected &expected) {
  // A temporary of one side doesn't outlive it, so that what refers to it isn't a place of the whole.
  auto outlives = [&](const Operand &place) {
    return !place.origin || llvm::none_of(place.origin->atoms, [&](const OriginAtom &atom) {
      return atom.base.kind == OriginBase::Local && atom.base.id > firstOrigin;
    });
  };
  IRBlock after = emitter->newBlock();
  bool wasDead = aDead && bDead;
  auto leave = [&](IRBlock end, bool isDead, llvm::function_ref<IRValue()> value) {
    emitter->enter(end);
    dead = isDead;
    IRValue result = value();
    if (result)
      emitter->branch(after, result);
    else
      emitter->branch(after);
  };
  auto finish = [&](Operand result) {
    emitter->enter(after);
    dead = wasDead;
    result.loc = loc;
    return result;
  };
  auto none = [] { return IRValue(); };
  bool aNever = a.type && a.type.isNever(), bNever = b.type && b.type.isNever();
  if (a.isError() || b.isError() || (aNever && bNever)) {
    leave(aEnd, aDead, none);
    leave(bEnd, bDead, none);
    return finish(a.isError() || b.isError() ? Operand::error(loc) : a);
  }
  bool contextual = expected.type && expected.type.kind() != TypeKind::Trait;
  Type type;
  if (aNever || bNever) {
    type = aNever ? b.type : a.type;
  } else if (a.isPlace() && b.isPlace() && a.type == b.type && !a.transferred && !b.transferred && !expected.destination && outlives(a) &&
             outlives(b) && (expected.wantPlace || !program.isValueType(a.type))) {
    IRValue address = emitter->addBlockArgument(after, emitter->irTypeOf(a.ir));
    leave(aEnd, aDead, [&] { return emitter->alias(a.ir); });
    leave(bEnd, bDead, [&] { return emitter->alias(b.ir); });
    Origin origin = values.unionOf({a.origin, b.origin});
    emitter->enter(after);
    noteReference(address, origin);
    return finish(Operand::ofPlace(address, a.type, origin, a.isMutable && b.isMutable, /*tracked=*/false, loc));
  } else {
    for (auto [operand, end, isDead] : {std::tuple(&a, &aEnd, aDead), std::tuple(&b, &bEnd, bDead)})
      if (operand->kind == Operand::Deferred) {
        const Operand &other = operand == &a ? b : a;
        emitter->enter(*end);
        *operand = resolveDeferred(*operand, contextual ? expected.type : other.kind != Operand::Deferred ? other.type : Type());
        *end = emitter->current();
      }
    if (a.isError() || b.isError()) {
      leave(aEnd, aDead, none);
      leave(bEnd, bDead, none);
      return finish(Operand::error(loc));
    }
    type = merge(a, b, contextual ? expected.type : Type(), loc);
    if (contextual && expected.type.isConcrete() && type && type != expected.type && conversionCost(a, expected.type) &&
        conversionCost(b, expected.type))
      type = expected.type;
  }
  if (type && !type.isError() && type.kind() != TypeKind::Metatype)
    type = storageType(type);
  if (!type || type.isError() || type.isUnknown()) {
    leave(aEnd, aDead, none);
    leave(bEnd, bDead, none);
    if (type && type.isUnknown())
      return finish(Operand::ofValue({}, type, loc));
    return finish(Operand::error(loc));
  }
  bool failed = false;
  Type types[] = {a.type, b.type};
  if (program.isValueType(type)) {
    IRValue result = emitter->addBlockArgument(after, program.lowerType(type));
    auto side = [&](Operand &operand, bool never) {
      if (never)
        return emitter->undef(type);
      Operand converted = operand.type != type && unionOfOrigins(program, operand.type, type) == type
                              ? reinterpret(materialize(operand, operand.loc), type)
                              : convertMerged(operand, types, type, operand.loc);
      failed |= converted.isError();
      return converted.isError() ? emitter->undef(type) : rvalue(converted);
    };
    leave(aEnd, aDead, [&] { return side(a, aNever); });
    leave(bEnd, bDead, [&] { return side(b, bNever); });
    return finish(failed ? Operand::error(loc) : Operand::ofValue(result, type, loc));
  }
  bool direct = expected.destination && expected.type == type;
  IRValue destination = direct ? expected.destination : newTemporary(type, loc).ir;
  if (!direct)
    emitter->hoist(destination, before);
  auto side = [&](Operand &operand, bool never) {
    if (!never) {
      Operand converted = convertMerged(operand, types, type, operand.loc);
      failed |= converted.isError() || failed;
      if (!converted.isError())
        failed |= llvm::failed(initialize(destination, type, converted, operand.loc));
    } else {
      emitter->markInitialized(destination);
    }
    return IRValue();
  };
  leave(aEnd, aDead, [&] { return side(a, aNever); });
  leave(bEnd, bDead, [&] { return side(b, bNever); });
  if (failed)
    return finish(Operand::error(loc));
  return finish(direct ? Operand::ofPlace(destination, type, values.emptyOrigin(true), true, true, loc)
                       : Operand::ofTemporary(destination, type, loc));
}

Operand Checker::checkConditional(const ast::ConditionalExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (!emitter) {
    Condition condition = checkCondition(*expr.condition);
    if (archetypes && !condition.failed && !condition.constant) {
      // Each arm knows the condition (07/CTS-5).
      auto arm = [&](const ast::Expr &value, bool holds) {
        Assumptions taken(program);
        taken.assume(scope, *expr.condition, holds);
        return check(value, expected);
      };
      Operand a = arm(*expr.thenExpr, true), b = arm(*expr.elseExpr, false);
      if (a.isError() || b.isError())
        return Operand::error(loc);
      if (a.isType() || b.isType() || !a.type || !b.type || isUnknown(a) || isUnknown(b) || a.kind == Operand::Deferred || b.kind == Operand::Deferred)
        return Operand::ofConstant(unknownValue(program, a.type == b.type && a.type ? a.type : values.unknownType()), loc);
      Type type = merge(a, b, expected.type, loc);
      return type ? Operand::ofConstant(unknownValue(program, type), loc) : Operand::error(loc);
    }
    if (unevaluated && !condition.failed && !condition.constant) {
      Operand a = check(*expr.thenExpr, expected), b = check(*expr.elseExpr, expected);
      if (a.isError() || b.isError())
        return Operand::error(loc);
      Type type = merge(a, b, expected.type, loc);
      return type ? Operand::ofValue({}, type, loc) : Operand::error(loc);
    }
    if (condition.failed)
      return Operand::error(loc);
    if (!condition.constant) {
      error(loc, diag::DynamicValue, comptimeContext);
      return Operand::error(loc);
    }
    return check(*condition.constant ? *expr.thenExpr : *expr.elseExpr, expected);
  }
  // A condition that was forced to compile time selects the arm; the other one is not looked at (EXP-25).
  if (llvm::isa<ast::ComptimeExpr>(expr.condition->ignoreParens())) {
    Condition condition = checkCondition(*expr.condition);
    if (condition.failed)
      return Operand::error(loc);
    if (condition.constant)
      return check(*condition.constant ? *expr.thenExpr : *expr.elseExpr, expected);
  }
  IRBlock yes = emitter->newBlock(), no = emitter->newBlock();
  bool startDead = dead;
  IRBlock before = emitter->current();
  Condition condition = branchOn(*expr.condition, yes, no);
  uint32_t firstOrigin = values.newestOriginId();
  if (condition.constant && llvm::isa<ast::BoolLiteral>(expr.condition->ignoreParens())) {
    if (*condition.constant)
      error(expr.elseExpr->loc(), diag::DeadRightOfTernary);
    else
      error(expr.thenExpr->loc(), diag::DeadLeftOfTernary);
  }
  Expected arm;
  arm.type = expected.type;
  arm.wantPlace = expected.wantPlace;
  emitter->enter(yes);
  Operand a = check(*expr.thenExpr, arm);
  IRBlock aEnd = emitter->current();
  bool aDead = dead;
  emitter->enter(no);
  dead = startDead;
  Operand b = check(*expr.elseExpr, arm);
  IRBlock bEnd = emitter->current();
  bool bDead = dead;
  Operand result = join(a, aEnd, aDead, b, bEnd, bDead, before, firstOrigin, loc, expected);
  return condition.failed ? Operand::error(loc) : result;
}

Operand Checker::checkAndOr(const ast::Expr &lhsExpr, const ast::Expr &rhsExpr, bool isAnd, SourceLoc loc, const Expected &expected) {
  if (!emitter) {
    Operand lhs = check(lhsExpr);
    Condition condition = conditionOf(lhs, lhsExpr.loc());
    if (condition.failed)
      return Operand::error(loc);
    if (!condition.constant && archetypes) {
      // Each link of a chain takes in all before it; nobody writes so many.
      constexpr size_t longest = 2048;
      Assumptions taken(program);
      if (lhsExpr.range().end.raw() - lhsExpr.range().begin.raw() < longest)
        taken.assume(scope, lhsExpr, isAnd);
      Operand rhs = check(rhsExpr);
      return rhs.isError() ? rhs : Operand::ofConstant(unknownValue(program, program.boolType()), loc);
    }
    if (!condition.constant && unevaluated) {
      Operand rhs = check(rhsExpr);
      if (rhs.isError())
        return rhs;
      DiagnosticCapture capture(diags);
      Type type = merge(lhs, rhs, expected.type, loc);
      return Operand::ofValue({}, type && !type.isError() ? type : program.boolType(), loc);
    }
    if (!condition.constant) {
      error(loc, diag::DynamicValue, comptimeContext);
      return Operand::error(loc);
    }
    if (*condition.constant != isAnd)
      return lhs;
    return check(rhsExpr, expected);
  }
  Operand lhs = check(lhsExpr);
  if (lhs.kind == Operand::Deferred)
    lhs = resolveDeferred(lhs, Type());
  if (lhs.isError()) {
    check(rhsExpr);
    return lhs;
  }
  Type boolType = program.boolType();
  // The value survives the test: temporaries are looked at in place, literals keep their own conditions.
  Operand kept = lhs;
  if (lhs.kind == Operand::Temporary)
    kept = asPlace(lhs, lhsExpr.loc());
  Condition condition = conditionOf(kept, lhsExpr.loc());
  if (condition.failed) {
    check(rhsExpr);
    return Operand::error(loc);
  }
  warnConstantSide(*this, lhsExpr, rhsExpr, isAnd);
  IRBlock right = emitter->newBlock(), left = emitter->newBlock();
  bool startDead = dead;
  IRBlock before = emitter->current();
  uint32_t firstOrigin = values.newestOriginId();
  emitter->conditionalBranch(condition.bit, isAnd ? right : left, isAnd ? left : right);
  emitter->enter(right);
  Operand rhs = check(rhsExpr, Expected(expected.type ? expected.type : kept.type == boolType ? boolType : Type()));
  if (rhs.kind == Operand::Deferred)
    rhs = resolveDeferred(rhs, kept.type);
  IRBlock rightEnd = emitter->current();
  bool rightDead = dead;
  if (rhs.isError()) {
    emitter->branch(left);
    emitter->enter(left);
    dead = startDead;
    return rhs;
  }
  // No common type: both sides become Bool.
  bool common = true;
  if (kept.type != rhs.type && !rhs.type.isNever()) {
    DiagnosticCapture capture(diags);
    Emitter::Speculation speculation(*emitter);
    Type type = merge(kept, rhs, expected.type, loc);
    common = type && !type.isError();
  }
  if (!common) {
    Condition second = conditionOf(rhs, rhsExpr.loc());
    if (second.failed) {
      emitter->branch(left);
      emitter->enter(left);
      return Operand::error(loc);
    }
    IRBlock after = emitter->newBlock();
    IRValue bit = emitter->addBlockArgument(after, emitter->irTypeOf(second.bit));
    emitter->branch(after, second.bit);
    emitter->enter(left);
    emitter->branch(after, emitter->i1(!isAnd));
    emitter->enter(after);
    dead = startDead;
    return Operand::ofValue(emitter->i1ToBool(bit), boolType, loc);
  }
  // The result of a temporary on the left side is moved out of it.
  if (lhs.kind == Operand::Temporary)
    kept = lhs;
  return join(kept, left, startDead, rhs, rightEnd, rightDead, before, firstOrigin, loc, expected);
}

//===----------------------------------------------------------------------===//
// Transfer and keyword forms
//===----------------------------------------------------------------------===//

Operand Checker::checkTransfer(const ast::TransferExpr &expr, const Expected &expected) {
  Operand operand = check(*expr.operand, expected);
  SourceLoc loc = expr.loc();
  // In an instance of generic code the transfer may matter for other arguments; the library is not the user's to change.
  bool isGeneric = function && function->info &&
                   ((function->info->syntax && !function->info->syntax->signature.params.params.empty()) ||
                    (function->self && function->self.isStruct() && !function->self.args().empty()));
  bool warns = !isGeneric && inUserCode();
  if (operand.isError())
    return operand;
  if (operand.type.isUnknown()) {
    operand.transferred = operand.isPlace();
    return operand;
  }
  if (operand.kind == Operand::Deferred)
    operand = resolveDeferred(operand, expected.type);
  if (operand.isPlace() && expected.destination && operand.ir.impl == expected.destination.impl)
    return operand;
  if (operand.isConstant()) {
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr.operand->ignoreParens()); name && !isComptime()) {
      (void)name;
      error(loc, diag::TransferFromParameter);
      return Operand::error(loc);
    }
    return operand;
  }
  if (!operand.isPlace() || operand.transferred) {
    if (warns && operand.kind == Operand::Value && llvm::isa<ast::NameExpr>(expr.operand->ignoreParens()))
      error(loc, diag::TransferOfTrivial, print(operand.type)).removal({expr.end().advanced(-1), expr.end()});
    else if (warns)
      error(loc, diag::TransferOfOwned).removal({expr.end().advanced(-1), expr.end()});
    return operand;
  }
  if (program.isValueType(operand.type)) {
    if (warns)
      error(loc, diag::TransferOfTrivial, print(operand.type)).removal({expr.end().advanced(-1), expr.end()});
    return Operand::ofValue(emitter ? rvalue(operand) : IRValue(), operand.type, loc);
  }
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr.operand->ignoreParens()); name && isSessionInput)
    if (SessionVariable *variable = sessionVariable(name->name))
      return transferSessionVariable(*variable, loc);
  if (!operand.tracked) {
    if (!operand.isMutable)
      error(loc, diag::TransferOutOfImmutable);
    else
      error(loc, operand.isCapture ? diag::ConsumeIndirect : diag::NoOriginForTransfer);
    return Operand::error(loc);
  }
  if (!operand.isMutable && !operand.ownedCapture) {
    error(loc, diag::TransferOutOfImmutable);
    return Operand::error(loc);
  }
  operand.transferred = true;
  // The new owner of a variadic list says where its elements are.
  if (program.isRole(operand.type, Role::VariadicList) || program.isRole(operand.type, Role::VariadicPack))
    operand.type = values.eraseOrigins(operand.type);
  return operand;
}

Operand Checker::checkSpecialForm(const ast::SpecialFormExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  using Form = ast::SpecialFormExpr::Form;
  switch (expr.form) {
  case Form::TypeOf: {
    if (expr.operands.empty())
      return Operand::error(loc);
    Operand operand = checkUnevaluated(*expr.operands.front());
    if (operand.isError())
      return operand;
    if (operand.isType())
      return Operand::ofConstant(values.typeConst(values.metatype(operand.constant.asType())), loc);
    if (operand.kind == Operand::Overloads) {
      if (operand.functions.size() != 1) {
        error(loc, diag::OverloadedReference, operand.functions.front()->name);
        return Operand::error(loc);
      }
      FunctionInfo *info = operand.functions.front();
      Const function = values.function(info, operand.functionScope ? operand.functionScope : info->scope, operand.baseType, operand.boundParams, Type());
      return Operand::ofConstant(values.typeConst(values.functionLiteral(function)), loc);
    }
    if (!operand.type)
      return Operand::error(loc);
    return Operand::ofConstant(values.typeConst(reportedType(*this, *expr.operands.front(), operand.type)), loc);
  }
  case Form::OriginOf: {
    Origin origin = evaluateOrigin(expr.operands);
    if (!origin)
      return Operand::error(loc);
    Type type = program.roleType(Role::Origin, program.boolConst(origin->isMutable));
    return Operand::ofConstant(values.origin(origin, type), loc);
  }
  case Form::ConformsTo: {
    if (expr.operands.size() != 2) {
      error(loc, diag::ConformsToOperands);
      return Operand::error(loc);
    }
    Type type = evaluateType(*expr.operands[0], /*allowUnbound=*/true);
    Type trait = evaluateType(*expr.operands[1], /*allowUnbound=*/true);
    if (!type || !trait || type.isError() || trait.isError())
      return Operand::error(loc);
    if (trait.isUnknown())
      return Operand::ofConstant(unknownValue(program, program.boolType()), loc);
    if (trait.kind() != TypeKind::Trait) {
      error(expr.operands[1]->loc(), diag::NotATraitType, print(trait));
      return Operand::error(loc);
    }
    bool result = program.conforms(type, trait);
    if (type.isUnknown())
      return Operand::ofConstant(unknownValue(program, program.boolType()), loc);
    if (!result && archetypes && !type.isConcrete())
      return Operand::ofConstant(values.symbolic(program.boolType(), unprovenConformance), loc);
    return Operand::ofConstant(program.boolConst(result), loc);
  }
  case Form::GetCurrentFunctionName: {
    llvm::StringRef name = function ? function->info->name.str() : "";
    if (!function)
      if (Scope *inner = scope->enclosing(Scope::Function); inner && inner->function)
        name = inner->function->info->name.str();
    return Operand::ofConstant(stringLiteral(program, name), loc);
  }
  case Form::StructFieldRef: {
    if (expr.operands.size() != 2)
      return notSupported(loc, "__struct_field_ref with other than two operands");
    Const index = evaluate(*expr.operands[0], program.intType());
    if (!index)
      return Operand::error(loc);
    Operand base = check(*expr.operands[1]);
    if (base.isError())
      return base;
    auto number = index.asInt64();
    if (!number || !base.type.isStruct() || size_t(*number) >= program.fieldTypes(base.type).size()) {
      error(loc, diag::FieldIndexOutOfRange, number ? *number : -1, print(base.type));
      return Operand::error(loc);
    }
    return field(base, unsigned(*number), loc);
  }
  case Form::IsRunInComptimeInterpreter: {
    if (!emitter)
      return Operand::ofConstant(program.boolConst(true), loc);
    std::string text;
    auto result = emitter->operation("mojo.is_comptime", {}, {}, {}, /*infer=*/true, text);
    if (llvm::failed(result) || result->empty())
      return notSupported(loc, "__is_run_in_comptime_interpreter");
    return Operand::ofValue(emitter->i1ToBool(result->front()), program.boolType(), loc);
  }
  case Form::FunctionsInModule: {
    ModuleInfo *module = scope->enclosingModule();
    llvm::SmallVector<Const, 8> functions;
    if (module && module->syntax)
      for (const ast::Decl *decl : module->syntax->decls) {
        auto *function = llvm::dyn_cast<ast::FunctionDecl>(decl);
        if (!function || function->nameStr() == "main")
          continue;
        Entity entity = program.lookupInModule(module, function->name.id);
        if (entity.kind != Entity::Functions)
          continue;
        for (FunctionInfo *info : entity.functions)
          if (info->syntax == function)
            functions.push_back(values.function(info, info->scope, Type(), {}, Type()));
      }
    return comptimeTuple(functions, loc);
  }
  case Form::GetMvalueAsLitref:
  case Form::GetLitrefAsMvalue:
  case Form::GetAddressAsOwnedValue:
  case Form::GetAddressAsUninitLvalue:
    return notSupported(loc, "low-level reference conversions");
  }
  llvm_unreachable("all forms are handled");
}

} // namespace kiln
