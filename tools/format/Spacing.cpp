// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Blanks between leaves and the places where a line may be broken (FMT-8, FMT-9, FMT-15).

#include "format/Model.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace kiln;
using namespace kiln::format;
using TK = TokenKind;

namespace {

/// An open bracket while a line is read.
struct Frame {
  Bracket kind = Bracket::None;
  bool sawColon = false;   ///< since the last comma: a type or a slice
  bool sawFor = false;     ///< a comprehension
  bool isComplex = false;  ///< a subscript with a slice whose bounds are more than names and numbers
  bool forPending = false; ///< between `for` and its `in`
  int lambdas = 0;
};

class Annotator {
public:
  explicit Annotator(Line &line) : line(line), leaves(line.leaves) {}
  void run();

private:
  bool endsOperand(const Leaf &leaf) const;
  bool isWord(const Leaf &leaf, llvm::StringRef word) const {
    return leaf.kind == TK::Identifier && leaf.text == word;
  }
  Bracket bracketKind(size_t i) const;
  bool isComplexSlice(size_t open) const;
  bool isSimplePower(size_t i) const;
  bool isSimpleOperand(int from, int step) const;
  bool spaceBefore(size_t i, const Frame &frame) const;
  Priority priorityBefore(size_t i, const Frame &frame) const;

  Line &line;
  std::vector<Leaf> &leaves;
};

} // namespace

/// Returns whether an operand may end with `leaf`, so that a following operator is infix.
bool Annotator::endsOperand(const Leaf &leaf) const {
  switch (leaf.kind) {
  case TK::Identifier:
  case TK::EscapedIdentifier:
  case TK::Integer:
  case TK::Float:
  case TK::String:
  case TK::TString:
  case TK::RParen:
  case TK::RBracket:
  case TK::RBrace:
  case TK::kw_True:
  case TK::kw_False:
  case TK::kw_None:
  case TK::kw_Self:
  case TK::kw_underscore:
  case TK::Ellipsis:
  case TK::kw_is_run_in_comptime_interpreter:
    return true;
  case TK::Caret:
    return leaf.isTransfer;
  default:
    return false;
  }
}

static bool isSpecialForm(TK kind) {
  switch (kind) {
  case TK::kw_type_of:
  case TK::kw_origin_of:
  case TK::kw_conforms_to:
  case TK::kw_functions_in_module:
  case TK::kw_get_current_function_name:
  case TK::kw_struct_field_ref:
  case TK::kw_get_mvalue_as_litref:
  case TK::kw_get_litref_as_mvalue:
  case TK::kw_get_address_as_owned_value:
  case TK::kw_get_address_as_uninit_lvalue:
    return true;
  default:
    return false;
  }
}

/// Returns what the opening bracket at `i` belongs to.
Bracket Annotator::bracketKind(size_t i) const {
  const Leaf &leaf = leaves[i];
  const Leaf *previous = i ? &leaves[i - 1] : nullptr;
  bool isFirst = llvm::none_of(llvm::ArrayRef(leaves).take_front(i),
                               [&](const Leaf &l) { return l.isOpening(); });
  bool afterName = previous && (endsOperand(*previous) || isKeyword(previous->kind)) &&
                   i >= 2 && leaves[i - 2].kind == TK::kw_def;
  if (leaf.kind == TK::LBrace) {
    bool isCapture = previous && (previous->kind == TK::RParen || isWord(*previous, "raises")) &&
                     (line.isDef || llvm::any_of(llvm::ArrayRef(leaves).take_front(i), [](const Leaf &l) {
                        return l.kind == TK::kw_lambda;
                      }));
    return isCapture ? Bracket::Captures : Bracket::Braces;
  }
  if (!previous)
    return leaf.kind == TK::LParen ? Bracket::Group : Bracket::List;
  bool isFunctionType = previous->kind == TK::kw_def || previous->kind == TK::kw_lambda ||
                        (isWord(*previous, "fn") && i >= 1 && !line.isDef);
  if (leaf.kind == TK::LBracket) {
    if (isFunctionType || afterName)
      return Bracket::Params;
    bool isDeclaration = line.isDef || leaves[0].kind == TK::kw_comptime || isWord(leaves[0], "alias");
    if (isDeclaration && isFirst && i == 2 && endsOperand(*previous))
      return Bracket::Params;
    if (isDeclaration && isFirst && previous && endsOperand(*previous) && i >= 1 && line.isDef &&
        leaves[i - 1].match < 0 && i <= 3)
      return Bracket::Params;
    if (previous->kind == TK::kw_ref || endsOperand(*previous))
      return Bracket::Subscript;
    return Bracket::List;
  }
  if (isFunctionType || afterName)
    return Bracket::Args;
  if (previous->kind == TK::RBracket && previous->bracket == Bracket::Params)
    return Bracket::Args;
  if (isSpecialForm(previous->kind))
    return Bracket::Call;
  if (isWord(*previous, "raises") || isWord(*previous, "where") || isWord(*previous, "capturing"))
    return Bracket::Group;
  return endsOperand(*previous) ? Bracket::Call : Bracket::Group;
}

/// Returns whether the subscript that opens at `open` has a slice with a complex bound.
bool Annotator::isComplexSlice(size_t open) const {
  int depth = 0;
  bool hasColon = false, isComplex = false;
  for (size_t i = open + 1; i < leaves.size(); ++i) {
    const Leaf &leaf = leaves[i];
    if (leaf.kind == TK::RBracket && depth == 0)
      break;
    if (leaf.isOpening()) {
      ++depth;
      isComplex |= depth == 1;
    } else if (leaf.isClosing()) {
      --depth;
    } else if (depth == 0) {
      hasColon |= leaf.kind == TK::Colon;
      bool isInfix = i > open + 1 && endsOperand(leaves[i - 1]);
      switch (leaf.kind) {
      case TK::Plus:
      case TK::Minus:
      case TK::Star:
        isComplex |= isInfix;
        break;
      case TK::Slash:
      case TK::SlashSlash:
      case TK::Percent:
      case TK::StarStar:
      case TK::At:
      case TK::Amp:
      case TK::Pipe:
      case TK::LessLess:
      case TK::GreaterGreater:
      case TK::Dot:
      case TK::kw_if:
      case TK::kw_or:
      case TK::kw_and:
      case TK::kw_not:
        isComplex = true;
        break;
      default:
        break;
      }
    }
  }
  return hasColon && isComplex;
}

/// Returns whether the operand of a power that lies in direction `step` from `from` is a name, a number or a dotted name.
bool Annotator::isSimpleOperand(int from, int step) const {
  auto at = [&](int i) -> const Leaf * {
    return i >= 0 && i < static_cast<int>(leaves.size()) ? &leaves[i] : nullptr;
  };
  const Leaf *leaf = at(from);
  if (step > 0 && leaf && leaf->isUnary && leaf->kind == TK::Minus)
    leaf = at(++from);
  if (!leaf)
    return false;
  if (leaf->kind == TK::Integer || leaf->kind == TK::Float)
    return true;
  int i = from;
  while (true) {
    leaf = at(i);
    if (!leaf || (leaf->kind != TK::Identifier && leaf->kind != TK::kw_Self))
      return false;
    const Leaf *next = at(i + step);
    if (!next || next->kind != TK::Dot)
      return step < 0 || !next || !(next->kind == TK::LParen || next->kind == TK::LBracket);
    i += 2 * step;
  }
}

bool Annotator::isSimplePower(size_t i) const {
  return isSimpleOperand(static_cast<int>(i) - 1, -1) && isSimpleOperand(static_cast<int>(i) + 1, 1);
}

/// Returns whether a blank stands before leaf `i`.
bool Annotator::spaceBefore(size_t i, const Frame &frame) const {
  if (i == 0)
    return false;
  const Leaf &leaf = leaves[i], &prev = leaves[i - 1];
  switch (leaf.kind) {
  case TK::Comma:
  case TK::Semicolon:
  case TK::RParen:
  case TK::RBracket:
  case TK::RBrace:
    return false;
  case TK::Colon:
    if (frame.kind == Bracket::Subscript && frame.isComplex)
      return prev.kind != TK::LBracket && prev.kind != TK::Comma && prev.kind != TK::Colon;
    return false;
  default:
    break;
  }
  if (prev.isOpening())
    return false;
  if (leaf.kind == TK::Dot || leaf.kind == TK::Ellipsis) {
    if (prev.kind == TK::kw_from || prev.kind == TK::Integer)
      return true;
    if (leaf.kind == TK::Dot || prev.kind == TK::Dot)
      return false;
  }
  if (prev.kind == TK::Dot || (prev.kind == TK::Ellipsis && line.isImport))
    return leaf.kind == TK::kw_import;
  if (leaf.isTransfer)
    return false;
  if (prev.isUnary) // Two stars without a blank would be one token.
    return prev.kind == TK::kw_not || prev.kind == TK::kw_await ||
           (prev.kind == TK::Star && (leaf.kind == TK::Star || leaf.kind == TK::StarStar));
  if (prev.kind == TK::At && i == 1)
    return false;
  if (prev.kind == TK::Colon && frame.kind == Bracket::Subscript && !frame.lambdas)
    return frame.isComplex && leaf.kind != TK::Colon;
  if (leaf.isOpening() && leaf.kind != TK::LBrace) {
    switch (leaf.bracket) {
    case Bracket::Call:
    case Bracket::Subscript:
    case Bracket::Params:
      return prev.kind == TK::kw_lambda;
    case Bracket::Args:
      return prev.kind == TK::kw_lambda;
    default:
      break;
    }
  }
  if (leaf.kind == TK::Equal || prev.kind == TK::Equal) {
    if (frame.kind == Bracket::Params || frame.kind == Bracket::Args)
      return frame.sawColon;
    if (frame.kind == Bracket::Subscript)
      return frame.isComplex;
    if (frame.kind == Bracket::Call || frame.kind == Bracket::Braces)
      return false;
    return true;
  }
  if (leaf.kind == TK::StarStar && !leaf.isUnary)
    return !isSimplePower(i);
  if (prev.kind == TK::StarStar && !prev.isUnary)
    return !isSimplePower(i - 1);
  return true;
}

/// Returns the priority of a break before leaf `i`.
Priority Annotator::priorityBefore(size_t i, const Frame &frame) const {
  if (i == 0)
    return NoDelimiter;
  const Leaf &leaf = leaves[i], &prev = leaves[i - 1];
  if (leaf.isClosing())
    return NoDelimiter;
  if (prev.kind == TK::Comma)
    return CommaPriority;
  bool isInfix = !leaf.isUnary && endsOperand(prev);
  switch (leaf.kind) {
  case TK::kw_for:
    return frame.kind != Bracket::None ? ComprehensionPriority : NoDelimiter;
  case TK::kw_if:
    if (frame.kind != Bracket::None && frame.sawFor)
      return ComprehensionPriority;
    return endsOperand(prev) ? TernaryPriority : NoDelimiter;
  case TK::kw_else:
    return i ? TernaryPriority : NoDelimiter;
  case TK::kw_and:
  case TK::kw_or:
    return LogicPriority;
  case TK::kw_in:
    if (frame.forPending || (i >= 1 && prev.kind == TK::kw_not && !prev.isUnary))
      return NoDelimiter;
    return line.leaves[0].kind == TK::kw_for && frame.kind == Bracket::None ? NoDelimiter : ComparePriority;
  case TK::kw_not:
    return endsOperand(prev) && prev.kind != TK::kw_is ? ComparePriority : NoDelimiter;
  case TK::kw_is:
  case TK::EqualEqual:
  case TK::NotEqual:
  case TK::Less:
  case TK::LessEqual:
  case TK::Greater:
  case TK::GreaterEqual:
    return ComparePriority;
  case TK::Pipe:
    return OrPriority;
  case TK::Caret:
    return leaf.isTransfer ? NoDelimiter : XorPriority;
  case TK::Amp:
    return AndPriority;
  case TK::LessLess:
  case TK::GreaterGreater:
    return ShiftPriority;
  case TK::Plus:
  case TK::Minus:
    return isInfix ? SumPriority : NoDelimiter;
  case TK::Star:
  case TK::Slash:
  case TK::SlashSlash:
  case TK::Percent:
  case TK::At:
    return isInfix ? TermPriority : NoDelimiter;
  case TK::StarStar:
    return isInfix ? PowerPriority : NoDelimiter;
  case TK::String:
    return prev.kind == TK::String ? StringPriority : NoDelimiter;
  case TK::TString:
    return prev.kind == TK::TString ? StringPriority : NoDelimiter;
  case TK::Dot: {
    // The first member of a plain name is not a place to break.
    bool isPlainName = prev.kind == TK::Identifier || prev.kind == TK::kw_Self || prev.kind == TK::EscapedIdentifier;
    bool isFirstMember = isPlainName && (i < 2 || leaves[i - 2].kind != TK::Dot);
    return line.isImport || isFirstMember || prev.kind == TK::Dot ? NoDelimiter : DotPriority;
  }
  default:
    return NoDelimiter;
  }
}

void Annotator::run() {
  std::vector<Frame> frames(1);
  for (size_t i = 0; i < leaves.size(); ++i) {
    Leaf &leaf = leaves[i];
    const Leaf *prev = i ? &leaves[i - 1] : nullptr;
    // Prefix operators.
    bool afterOperand = prev && endsOperand(*prev) && !isWord(*prev, "where") && !isWord(*prev, "raises");
    switch (leaf.kind) {
    case TK::Plus:
    case TK::Minus:
    case TK::Star:
    case TK::StarStar:
      leaf.isUnary = !afterOperand || (prev && prev->text == "mut" && leaf.kind != TK::Plus &&
                                       frames.back().kind == Bracket::Args);
      break;
    case TK::Tilde:
    case TK::kw_await:
      leaf.isUnary = true;
      break;
    case TK::kw_not:
      leaf.isUnary = !(i + 1 < leaves.size() && leaves[i + 1].kind == TK::kw_in && afterOperand);
      break;
    case TK::Caret: {
      // An operand behind it makes it an xor (EXP-50).
      const Leaf *next = i + 1 < leaves.size() ? &leaves[i + 1] : nullptr;
      bool startsOperand = false;
      if (next)
        switch (next->kind) {
        case TK::Plus:
        case TK::Minus:
        case TK::Tilde:
        case TK::Star:
        case TK::LParen:
        case TK::LBracket:
        case TK::LBrace:
        case TK::kw_not:
        case TK::kw_await:
        case TK::kw_var:
        case TK::kw_ref:
        case TK::kw_async:
        case TK::kw_lambda:
        case TK::kw_def:
        case TK::kw_comptime:
          startsOperand = true;
          break;
        default:
          startsOperand = (endsOperand(*next) &&
                           !llvm::is_contained({TK::RParen, TK::RBracket, TK::RBrace, TK::Caret}, next->kind)) ||
                          isSpecialForm(next->kind);
          break;
        }
      leaf.isTransfer = !startsOperand;
      break;
    }
    default:
      break;
    }
    if (leaf.match >= 0 && leaf.match > leaf.id) {
      leaf.bracket = Bracket::Group; // so that it counts as opening
      leaf.bracket = bracketKind(i);
    } else if (leaf.match >= 0 && frames.size() > 1) {
      leaf.bracket = frames.back().kind;
    }
    Frame &frame = leaf.isClosing() && frames.size() > 1 ? frames.back() : frames.back();
    leaf.spaceBefore = spaceBefore(i, frame);
    leaf.before = priorityBefore(i, frame);
    if (leaf.isOpening()) {
      Frame inner;
      inner.kind = leaf.bracket;
      inner.isComplex = leaf.bracket == Bracket::Subscript && isComplexSlice(i);
      frames.push_back(inner);
      continue;
    }
    if (leaf.isClosing()) {
      if (frames.size() > 1)
        frames.pop_back();
      continue;
    }
    switch (leaf.kind) {
    case TK::Comma:
      frame.sawColon = false;
      break;
    case TK::Colon:
      if (frame.lambdas) {
        --frame.lambdas;
        leaf.closesDepth = true;
      } else {
        frame.sawColon = true;
      }
      break;
    case TK::kw_lambda:
      ++frame.lambdas;
      leaf.opensDepth = true;
      break;
    case TK::kw_for:
      if (frame.kind != Bracket::None) {
        frame.sawFor = frame.forPending = true;
        leaf.opensDepth = true;
      }
      break;
    case TK::kw_in:
      leaf.closesDepth = frame.forPending;
      frame.forPending = false;
      break;
    default:
      break;
    }
  }
}

void format::annotate(Line &line) { Annotator(line).run(); }

/// Puts invisible parentheses around leaves [begin, end) of `line`; parentheses that are there already become invisible.
static void wrap(Line &line, size_t begin, size_t end) {
  auto &leaves = line.leaves;
  if (begin >= end || end > leaves.size())
    return;
  auto indexOf = [&](int id) {
    for (size_t i = 0; i < leaves.size(); ++i)
      if (leaves[i].id == id)
        return i;
    return leaves.size();
  };
  Leaf &first = leaves[begin];
  if (first.bracket == Bracket::Group && first.isOpening() && indexOf(first.match) == end - 1) {
    // A tuple, a walrus, an empty pair and comments keep their parentheses.
    int depth = 0;
    bool keeps = end - begin == 2;
    for (size_t i = begin; i < end; ++i) {
      depth += leaves[i].isOpening() ? 1 : leaves[i].isClosing() ? -1 : 0;
      bool isInner = depth == 1 && i > begin;
      keeps |= isInner && ((leaves[i].kind == TK::Comma && !line.isImport) || leaves[i].kind == TK::ColonEqual ||
                           leaves[i].kind == TK::kw_for || leaves[i].kind == TK::kw_var ||
                           leaves[i].kind == TK::kw_ref);
      keeps |= !leaves[i].ownComments.empty() || (i + 1 < end && !leaves[i].trailingComments.empty());
    }
    if (keeps)
      return;
    bool space = first.spaceBefore;
    first.text.clear();
    first.bracket = Bracket::Invisible;
    leaves[end - 1].text.clear();
    leaves[end - 1].bracket = Bracket::Invisible;
    leaves[begin + 1].spaceBefore = space;
    first.spaceBefore = false;
    return;
  }
  int next = 0;
  for (const Leaf &leaf : leaves)
    next = std::max(next, leaf.id + 1);
  Leaf open, close;
  open.kind = TK::LParen;
  close.kind = TK::RParen;
  open.bracket = close.bracket = Bracket::Invisible;
  open.id = next;
  close.id = next + 1;
  open.match = close.id;
  close.match = open.id;
  std::swap(close.trailingComments, leaves[end - 1].trailingComments);
  leaves.insert(leaves.begin() + static_cast<ptrdiff_t>(end), close);
  leaves.insert(leaves.begin() + static_cast<ptrdiff_t>(begin), open);
}

/// Puts invisible parentheses around the result type and the condition of a header (FMT-12).
static void wrapEndOfHeader(Line &line) {
  auto &leaves = line.leaves;
  bool seesList = leaves[0].kind != TK::kw_def && leaves[0].kind != TK::kw_async; // `where` may be the name of a function
  size_t arrow = 0, where = 0, end = leaves.size();
  while (end && leaves[end - 1].kind != TK::Colon)
    --end;
  if (!end--)
    return;
  int depth = 0;
  for (size_t i = 1; i < end; ++i) {
    depth += leaves[i].isOpening() ? 1 : leaves[i].isClosing() ? -1 : 0;
    if (depth)
      continue;
    seesList |= leaves[i].kind == TK::RParen;
    if (leaves[i].kind == TK::Arrow)
      arrow = i;
    if (leaves[i].kind == TK::Identifier && leaves[i].text == "where" && seesList && i > 1)
      where = i;
  }
  if (where)
    wrap(line, where + 1, end);
  // A place is no type; where the type of a function ends is not left to the reader.
  if (arrow && leaves[arrow + 1].kind != TK::kw_ref && leaves[arrow + 1].kind != TK::kw_def &&
      !(leaves[arrow + 1].kind == TK::LParen && leaves[arrow + 2].kind == TK::kw_def))
    wrap(line, arrow + 1, where ? where : end);
}

void format::addInvisibleParens(Line &line) {
  auto &leaves = line.leaves;
  if (line.isDef)
    return wrapEndOfHeader(line);
  if (leaves.size() < 2 || leaves[0].kind == TK::At)
    return;
  if (line.isImport) {
    for (size_t i = 0; i + 1 < leaves.size(); ++i)
      if (leaves[0].kind == TK::kw_from && leaves[i].kind == TK::kw_import && leaves[i + 1].kind != TK::Star)
        return wrap(line, i + 1, leaves.size());
    return;
  }
  // Positions at depth 0 after which an expression begins.
  std::vector<std::pair<size_t, size_t>> spans;
  size_t end = leaves.size();
  bool isHeader = leaves.back().kind == TK::Colon;
  size_t bodyEnd = isHeader ? end - 1 : end;
  size_t start = leaves[0].kind == TK::kw_comptime && leaves.size() > 1 &&
                         leaves[1].kind != TK::Identifier && leaves[1].kind != TK::LParen
                     ? 1
                     : 0;
  auto atDepthZero = [&](TK kind, size_t from) {
    int depth = 0;
    for (size_t i = from; i < bodyEnd; ++i) {
      if (depth == 0 && leaves[i].kind == kind && !leaves[i].closesDepth)
        return i;
      depth += leaves[i].isOpening() || leaves[i].opensDepth ? 1
               : leaves[i].isClosing() || leaves[i].closesDepth ? -1
                                                                 : 0;
    }
    return bodyEnd;
  };
  switch (leaves[start].kind) {
  case TK::kw_if:
  case TK::kw_elif:
  case TK::kw_while:
  case TK::kw_return:
  case TK::kw_raise:
    spans.push_back({start + 1, bodyEnd});
    break;
  case TK::kw_for: {
    size_t in = atDepthZero(TK::kw_in, start + 1);
    if (in < bodyEnd && leaves[start + 1].kind == TK::LParen)
      spans.push_back({start + 1, in});
    if (in < bodyEnd)
      spans.push_back({in + 1, bodyEnd});
    break;
  }
  case TK::kw_assert: {
    size_t comma = atDepthZero(TK::Comma, start + 1);
    spans.push_back({start + 1, comma});
    if (comma < bodyEnd)
      spans.push_back({comma + 1, bodyEnd});
    break;
  }
  case TK::kw_else:
  case TK::kw_try:
  case TK::kw_except:
  case TK::kw_finally:
  case TK::kw_with:
    break;
  default: {
    // Right-hand sides of assignments.
    int depth = 0;
    size_t from = 0;
    for (size_t i = 0; i < end; ++i) {
      depth += leaves[i].isOpening() ? 1 : leaves[i].isClosing() ? -1 : 0;
      bool isAssign = depth == 0 && (leaves[i].kind == TK::Equal ||
                                     (leaves[i].kind >= TK::PlusEqual && leaves[i].kind <= TK::GreaterGreaterEqual));
      if (!isAssign)
        continue;
      if (from)
        spans.push_back({from, i});
      from = i + 1;
    }
    if (from)
      spans.push_back({from, end});
    break;
  }
  }
  for (auto &span : llvm::reverse(spans))
    wrap(line, span.first, span.second);
}
