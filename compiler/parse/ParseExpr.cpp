// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Operators, postfix forms, calls, subscripts and patterns.

#include "parse/ParserImpl.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// `starred_item { "," starred_item } [","]`; a comma makes a tuple.
const Expr *ParserImpl::parseStarredList() {
  SourceLoc begin = peek().loc;
  const Expr *first = parseStarredItem();
  if (!first || !at(TK::Comma) || !cont())
    return first;
  llvm::SmallVector<const Expr *, 4> elements{first};
  while (at(TK::Comma) && cont()) {
    advance();
    if (!cont() || !canStartOperand(peek())) {
      // A pattern list takes no trailing comma (EXP-40).
      if (isa<VarPattern, RefPattern>(elements.back()))
        return unexpected();
      break;
    }
    const Expr *next = parseStarredItem();
    if (!next)
      return nullptr;
    elements.push_back(next);
  }
  return module.make<TupleExpr>(rangeFrom(begin), module.list(elements), false);
}

const Expr *ParserImpl::parseStarredItem() {
  if (!at(TK::Star) && !at(TK::StarStar))
    return parseAssignExpr();
  SourceLoc begin = peek().loc;
  bool isDouble = advance().is(TK::StarStar);
  const Expr *operand = parseBinary(PrecBitOr);
  if (!operand)
    return nullptr;
  return module.make<StarredExpr>(rangeFrom(begin), operand, isDouble);
}

const Expr *ParserImpl::parseExprList() {
  SourceLoc begin = peek().loc;
  const Expr *first = parseExpression();
  if (!first || !at(TK::Comma) || !cont())
    return first;
  llvm::SmallVector<const Expr *, 4> elements{first};
  while (at(TK::Comma) && cont()) {
    advance();
    if (!cont() || !canStartOperand(peek()))
      break;
    const Expr *next = parseExpression();
    if (!next)
      return nullptr;
    elements.push_back(next);
  }
  return module.make<TupleExpr>(rangeFrom(begin), module.list(elements), false);
}

/// `expression { ":=" expression }`
const Expr *ParserImpl::parseAssignExpr() {
  const Expr *expr = parseExpression();
  while (expr && at(TK::ColonEqual) && cont()) {
    SourceLoc op = advance().loc;
    const Expr *value = parseExpression();
    if (!value)
      return nullptr;
    expr = module.make<WalrusExpr>(rangeFrom(expr->begin()), op, expr, value);
  }
  return expr;
}

/// `or_test [ "if" or_test "else" expression ]`
const Expr *ParserImpl::parseExpression() {
  DepthScope scope(*this);
  if (!scope.ok())
    return nullptr;
  const Expr *expr = parseBinary(PrecOr);
  if (!expr || !at(TK::kw_if) || !cont())
    return expr;
  SourceLoc ifLoc = advance().loc;
  const Expr *condition = parseBinary(PrecOr);
  if (!condition)
    return nullptr;
  if (!at(TK::kw_else) || !cont())
    return missing(diag::ExpectedElse);
  advance();
  const Expr *otherwise = parseExpression();
  if (!otherwise)
    return nullptr;
  return module.make<ConditionalExpr>(rangeFrom(expr->begin()), ifLoc, condition, expr, otherwise);
}

namespace {
struct Infix {
  int precedence = 0; ///< 0: no infix operator
  BinaryOp op = BinaryOp::Add;
};
} // namespace

static Infix infixOf(TK kind) {
  switch (kind) {
  case TK::Pipe:
    return {PrecBitOr, BinaryOp::BitOr};
  case TK::Caret:
    return {PrecBitXor, BinaryOp::BitXor};
  case TK::Amp:
    return {PrecBitAnd, BinaryOp::BitAnd};
  case TK::LessLess:
    return {PrecShift, BinaryOp::ShiftLeft};
  case TK::GreaterGreater:
    return {PrecShift, BinaryOp::ShiftRight};
  case TK::Plus:
    return {PrecSum, BinaryOp::Add};
  case TK::Minus:
    return {PrecSum, BinaryOp::Sub};
  case TK::Star:
    return {PrecTerm, BinaryOp::Mul};
  case TK::At:
    return {PrecTerm, BinaryOp::MatMul};
  case TK::Slash:
    return {PrecTerm, BinaryOp::TrueDiv};
  case TK::SlashSlash:
    return {PrecTerm, BinaryOp::FloorDiv};
  case TK::Percent:
    return {PrecTerm, BinaryOp::Mod};
  case TK::StarStar:
    return {PrecPower, BinaryOp::Pow};
  case TK::kw_or:
    return {PrecOr};
  case TK::kw_and:
    return {PrecAnd};
  case TK::EqualEqual:
  case TK::NotEqual:
  case TK::Less:
  case TK::LessEqual:
  case TK::Greater:
  case TK::GreaterEqual:
  case TK::kw_in:
  case TK::kw_is:
    return {PrecCompare};
  default:
    return {};
  }
}

/// Parses an operand and the infix operators that bind at least as tightly as `minimum`.
const Expr *ParserImpl::parseBinary(int minimum) {
  const Expr *lhs = parseOperand();
  unsigned chain = 0;
  while (lhs && cont()) {
    TK kind = peek().kind;
    Infix infix = infixOf(kind);
    if (kind == TK::kw_not && peekAt(1).is(TK::kw_in))
      infix = {PrecCompare};
    if (!infix.precedence || infix.precedence < minimum)
      return lhs;
    if (++chain > maxChain)
      return missing(diag::NestedTooDeeply);
    if (infix.precedence == PrecCompare) {
      lhs = parseCompareChain(lhs);
      continue;
    }
    SourceLoc op = advance().loc;
    if (!cont())
      return missing(diag::UnexpectedToken);
    // All but the power operator associate to the left.
    DepthScope scope(*this);
    if (!scope.ok())
      return nullptr;
    const Expr *rhs =
        parseBinary(infix.precedence == PrecPower ? PrecPower : infix.precedence + 1);
    if (!rhs)
      return nullptr;
    SourceRange range = rangeFrom(lhs->begin());
    if (kind == TK::kw_or)
      lhs = module.make<OrExpr>(range, op, lhs, rhs);
    else if (kind == TK::kw_and)
      lhs = module.make<AndExpr>(range, op, lhs, rhs);
    else
      lhs = module.make<BinaryExpr>(range, op, infix.op, lhs, rhs);
  }
  return lhs;
}

/// `first comp_op bit_or { comp_op bit_or }` behind `first`.
const Expr *ParserImpl::parseCompareChain(const Expr *first) {
  llvm::SmallVector<const Expr *, 4> operands{first};
  llvm::SmallVector<CompareChainExpr::Link, 4> links;
  while (cont()) {
    CompareOp op;
    switch (peek().kind) {
    case TK::EqualEqual:
      op = CompareOp::Eq;
      break;
    case TK::NotEqual:
      op = CompareOp::Ne;
      break;
    case TK::Less:
      op = CompareOp::Lt;
      break;
    case TK::LessEqual:
      op = CompareOp::Le;
      break;
    case TK::Greater:
      op = CompareOp::Gt;
      break;
    case TK::GreaterEqual:
      op = CompareOp::Ge;
      break;
    case TK::kw_in:
      op = CompareOp::In;
      break;
    case TK::kw_is:
      op = peekAt(1).is(TK::kw_not) ? CompareOp::IsNot : CompareOp::Is;
      break;
    case TK::kw_not:
      if (peekAt(1).is(TK::kw_in)) {
        op = CompareOp::NotIn;
        break;
      }
      [[fallthrough]];
    default:
      return module.make<CompareChainExpr>(rangeFrom(first->begin()), module.list(operands),
                                           module.list(links));
    }
    if (links.size() >= maxChain / 5)
      return missing(diag::NestedTooDeeply);
    SourceLoc loc = advance().loc;
    if (op == CompareOp::NotIn || op == CompareOp::IsNot)
      advance();
    if (!cont())
      return missing(diag::UnexpectedToken);
    const Expr *rhs = parseBinary(PrecBitOr);
    if (!rhs)
      return nullptr;
    operands.push_back(rhs);
    links.push_back({op, loc});
  }
  return module.make<CompareChainExpr>(rangeFrom(first->begin()), module.list(operands),
                                       module.list(links));
}

/// A prefix operator with its operand at its own level (EXP-3), or a postfix expression.
const Expr *ParserImpl::parseOperand() {
  SourceLoc begin = peek().loc;
  TK kind = peek().kind;
  switch (kind) {
  case TK::Plus:
  case TK::Minus:
  case TK::Tilde:
  case TK::kw_not:
  case TK::kw_await:
  case TK::Star:
    break;
  case TK::kw_var:
  case TK::kw_ref: {
    if (!allowPatterns) {
      missing(diag::PatternNotAllowed, text(peek()));
      return nullptr;
    }
    return parsePattern();
  }
  default:
    return parsePostfix();
  }
  DepthScope scope(*this);
  if (!scope.ok())
    return nullptr;
  advance();
  if (kind == TK::kw_await) {
    const Expr *operand = at(TK::kw_await) ? parseOperand() : parsePostfix();
    return operand ? module.make<AwaitExpr>(rangeFrom(begin), operand) : nullptr;
  }
  int level = kind == TK::kw_not ? PrecNot : kind == TK::Star ? PrecBitOr : PrecUnary;
  const Expr *operand = parseBinary(level);
  if (!operand)
    return nullptr;
  SourceRange range = rangeFrom(begin);
  switch (kind) {
  case TK::kw_not:
    return module.make<NotExpr>(range, operand);
  case TK::Star:
    return module.make<StarredExpr>(range, operand, false);
  case TK::Plus:
    return module.make<UnaryExpr>(range, UnaryOp::Pos, operand);
  case TK::Minus:
    return module.make<UnaryExpr>(range, UnaryOp::Neg, operand);
  default:
    return module.make<UnaryExpr>(range, UnaryOp::Invert, operand);
  }
}

/// `("var" | "ref") pattern_list`
const Expr *ParserImpl::parsePattern() {
  DepthScope scope(*this);
  if (!scope.ok())
    return nullptr;
  SourceLoc begin = peek().loc;
  bool isVar = advance().is(TK::kw_var);
  if (peek().isAny(TK::kw_var, TK::kw_ref))
    diags.report(begin, diag::NestedPattern);
  const Expr *target = parsePatternList();
  if (!target)
    return nullptr;
  if (isVar)
    return module.make<VarPattern>(rangeFrom(begin), target);
  return module.make<RefPattern>(rangeFrom(begin), target);
}

/// `pattern_item { "," pattern_item }`, without a trailing comma.
const Expr *ParserImpl::parsePatternList() {
  SourceLoc begin = peek().loc;
  const Expr *first = parsePatternItem();
  if (!first || !at(TK::Comma) || !cont())
    return first;
  llvm::SmallVector<const Expr *, 4> elements{first};
  while (at(TK::Comma) && cont()) {
    advance();
    const Expr *next = parsePatternItem();
    if (!next)
      return nullptr;
    elements.push_back(next);
  }
  return module.make<TupleExpr>(rangeFrom(begin), module.list(elements), false);
}

const Expr *ParserImpl::parsePatternItem() {
  bool old = std::exchange(allowPatterns, true);
  const Expr *result = nullptr;
  if (at(TK::kw_var) || at(TK::kw_ref)) {
    result = parsePattern();
  } else if (at(TK::Star)) {
    SourceLoc begin = advance().loc;
    if (const Expr *operand = parseBinary(PrecBitOr))
      result = module.make<StarredExpr>(rangeFrom(begin), operand, false);
  } else {
    result = parseBinary(PrecBitOr);
  }
  allowPatterns = old;
  return result;
}

const Expr *ParserImpl::parsePostfix() {
  const Expr *base = parseAtom();
  return base ? parsePostfixOf(base) : nullptr;
}

/// Parses `.name`, calls, subscripts and transfers behind `base`.
const Expr *ParserImpl::parsePostfixOf(const Expr *base) {
  SourceLoc begin = base->begin();
  for (unsigned chain = 0; cont(); ++chain) {
    if (chain > maxChain)
      return missing(diag::NestedTooDeeply);
    const Token &token = peek();
    switch (token.kind) {
    case TK::Dot: {
      SourceLoc dot = advance().loc;
      if (!isName(peek()) && !isKeyword(peek().kind))
        return missing(diag::ExpectedAttributeName);
      Name name = nameOf(peek());
      advance();
      base = module.make<MemberExpr>(rangeFrom(begin), dot, base, name);
      continue;
    }
    case TK::LParen: {
      SourceLoc open = advance().loc;
      llvm::SmallVector<Argument, 4> args;
      {
        BracketScope scope(*this);
        if (!parseCallArgs(args, TK::RParen, false))
          return nullptr;
        if (!expectClosing(TK::RParen, "in call argument list"))
          return nullptr;
      }
      checkCallArgs(args, false);
      base = module.make<CallExpr>(rangeFrom(begin), base, SourceRange(open, lastEnd),
                                   module.list(args));
      continue;
    }
    case TK::LBracket: {
      SourceLoc open = advance().loc;
      llvm::SmallVector<Argument, 4> args;
      {
        BracketScope scope(*this);
        if (!parseCallArgs(args, TK::RBracket, true))
          return nullptr;
        if (!expectClosing(TK::RBracket, "in call argument list"))
          return nullptr;
      }
      checkCallArgs(args, true);
      base = module.make<SubscriptExpr>(rangeFrom(begin), base, SourceRange(open, lastEnd),
                                        module.list(args));
      continue;
    }
    case TK::Caret: {
      // An operand of the same statement behind it makes it an xor (EXP-50).
      const Token &next = peekAt(1);
      if (canStartOperand(next) && continues(next))
        return base;
      SourceLoc op = advance().loc;
      base = module.make<TransferExpr>(rangeFrom(begin), op, base);
      continue;
    }
    default:
      return base;
    }
  }
  return base;
}

/// Parses arguments up to (not including) `close`.
bool ParserImpl::parseCallArgs(llvm::SmallVectorImpl<Argument> &args, TK close, bool isSubscript) {
  while (!at(close) && !atEnd()) {
    Argument arg;
    if (!parseCallArg(arg, isSubscript))
      return false;
    if (arg.value)
      args.push_back(arg);
    if (!consume(TK::Comma))
      break;
  }
  return true;
}

/// Parses one argument; `arg.value` stays null for a legacy entry that stands for nothing.
bool ParserImpl::parseCallArg(Argument &arg, bool isSubscript) {
  SourceLoc begin = peek().loc;
  if (at(TK::Star) || at(TK::StarStar)) {
    bool isDouble = at(TK::StarStar);
    // Legacy `*_` and `**_`: unbind the rest.
    if (isSubscript && peekAt(1).is(TK::kw_underscore) &&
        peekAt(2).isAny(TK::Comma, TK::RBracket)) {
      advance();
      advance();
      SourceRange range = rangeFrom(begin);
      deprecated(range, isDouble ? "**_" : "*_", "...");
      arg.range = range;
      arg.value = module.make<EllipsisExpr>(range);
      return true;
    }
    advance();
    arg.kind = isDouble ? Argument::DoubleStar : Argument::Star;
    arg.value = isDouble ? parseExpression() : parseBinary(PrecBitOr);
  } else if (isName(peek()) && peekAt(1).is(TK::Equal)) {
    arg.kind = Argument::Keyword;
    arg.name = nameOf(peek());
    advance();
    advance();
    arg.value = isSubscript ? parseSliceOrExpr() : parseExpression();
  } else {
    arg.value = isSubscript ? parseSliceOrExpr() : parseAssignExpr();
  }
  arg.range = rangeFrom(begin);
  return arg.value != nullptr;
}

/// Reports arguments in a wrong order and keywords that are used twice (EXP-69).
void ParserImpl::checkCallArgs(llvm::ArrayRef<Argument> args, bool isSubscript) {
  llvm::StringRef word = isSubscript ? "parameter" : "argument";
  const Argument *keyword = nullptr, *star = nullptr, *doubleStar = nullptr;
  for (const Argument &arg : args) {
    switch (arg.kind) {
    case Argument::Positional:
      if (doubleStar)
        diags.report(arg.value->loc(), diag::PositionalAfterKeywordUnpack, word).range(arg.range);
      else if (isSubscript)
        break;
      else if (keyword)
        diags.report(arg.value->loc(), diag::PositionalAfterKeyword).range(arg.range);
      else if (star)
        diags.report(arg.value->loc(), diag::PositionalAfterUnpack)
            .range(arg.range)
            .note(star->range.begin, diag::UnpackedHere);
      break;
    case Argument::Star:
      if (doubleStar)
        diags.report(arg.range.begin, diag::UnpackAfterKeywordUnpack).range(arg.range);
      else if (star && !isSubscript)
        diags.report(arg.range.begin, diag::TwoUnpacks)
            .range(arg.range)
            .note(star->range.begin, diag::PreviousUnpackHere);
      star = &arg;
      break;
    case Argument::Keyword:
      for (const Argument &earlier : args) {
        if (&earlier == &arg)
          break;
        if (earlier.kind == Argument::Keyword && earlier.name.id == arg.name.id) {
          diags.report(arg.name.loc(), diag::DuplicateKeyword, word, arg.name.str())
              .range(arg.name.range)
              .note(earlier.name.loc(), diag::PreviouslySpecifiedHere);
          break;
        }
      }
      keyword = &arg;
      break;
    case Argument::DoubleStar:
      doubleStar = &arg;
      break;
    }
  }
}

/// `expression | [expression] ":" [expression] [":" [expression]]`
const Expr *ParserImpl::parseSliceOrExpr() {
  SourceLoc begin = peek().loc;
  const Expr *lower = nullptr;
  if (!at(TK::Colon)) {
    lower = parseExpression();
    if (!lower)
      return nullptr;
    if (at(TK::Equal))
      diags.report(peek().loc, diag::SliceColon).fixIt(peek().range(), ":");
    else if (!at(TK::Colon))
      return lower;
  }
  advance();
  auto part = [&](const Expr *&result) {
    if (at(TK::Colon) || at(TK::Comma) || at(TK::RBracket) || atEnd())
      return true;
    result = parseExpression();
    return result != nullptr;
  };
  const Expr *upper = nullptr, *step = nullptr;
  if (!part(upper))
    return nullptr;
  bool hasStepColon = consume(TK::Colon);
  if (hasStepColon && !part(step))
    return nullptr;
  return module.make<SliceExpr>(rangeFrom(begin), lower, upper, step, hasStepColon);
}
