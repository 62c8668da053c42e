// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Canonical forms: linear algebra over parameters, opaque calls as atoms, conditions as texts.
#include "check/Symbolic.h"
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

using Form = SymbolicForm;

static Form constantForm(int64_t value) {
  Form form;
  if (value)
    form.terms[{}] = value;
  return form;
}

static Form atomForm(std::string atom, bool isOpaque) {
  Form form;
  form.terms[{std::move(atom)}] = 1;
  form.isOpaque = isOpaque;
  return form;
}

/// Terms of a form, factors of a term, characters of an atom, and expressions that are looked at to make it; what takes more is not understood.
static constexpr size_t mostTerms = 1000, mostFactors = 200, longestAtom = 16'384, mostExpressions = 20'000;

/// `a + factor * b`; none on overflow.
static std::optional<Form> plus(Form a, const Form &b, int64_t factor) {
  for (auto &[atoms, coefficient] : b.terms) {
    int64_t product, &sum = a.terms[atoms];
    if (llvm::MulOverflow(coefficient, factor, product) || llvm::AddOverflow(sum, product, sum))
      return std::nullopt;
    if (!sum)
      a.terms.erase(atoms);
  }
  a.isOpaque |= b.isOpaque;
  return a;
}

/// `a * b`; none on overflow, or when there are too many terms or factors.
static std::optional<Form> times(const Form &a, const Form &b) {
  if (a.terms.size() * b.terms.size() > mostTerms)
    return std::nullopt;
  Form result;
  result.isOpaque = a.isOpaque || b.isOpaque;
  for (auto &[left, x] : a.terms)
    for (auto &[right, y] : b.terms) {
      if (left.size() + right.size() > mostFactors)
        return std::nullopt;
      std::vector<std::string> atoms(left);
      atoms.insert(atoms.end(), right.begin(), right.end());
      llvm::sort(atoms);
      int64_t product, &sum = result.terms[atoms];
      if (llvm::MulOverflow(x, y, product) || llvm::AddOverflow(sum, product, sum))
        return std::nullopt;
      if (!sum)
        result.terms.erase(atoms);
    }
  return result;
}

/// The text of a form: `(n + Int(2))`. Atoms carry the identity of their parameter.
static std::string textOf(const Form &form) {
  std::vector<std::string> parts;
  for (auto &[atoms, coefficient] : form.terms) {
    if (atoms.empty())
      continue;
    std::string product = llvm::join(atoms, " * ");
    parts.push_back(coefficient == 1 ? product : product + " * Int(" + std::to_string(coefficient) + ")");
  }
  if (form.constant() || parts.empty())
    parts.push_back("Int(" + std::to_string(form.constant()) + ")");
  return parts.size() == 1 ? parts.front() : "(" + llvm::join(parts, " + ") + ")";
}

static std::string address(const void *pointer) { return "@" + llvm::utohexstr(reinterpret_cast<uintptr_t>(pointer)); }

static bool isInteger(Program &program, Type type) {
  return type && (type == program.intType() || type == program.uintType() || program.isRole(type, Role::SIMDLength));
}

std::optional<Form> formOf(Program &program, Const value) {
  if (!value)
    return std::nullopt;
  switch (value.kind()) {
  case ConstKind::Param:
    return atomForm(value->param ? value->param->nameStr().str() + address(value->param) : value->text.str(), false);
  case ConstKind::Symbolic: {
    auto known = program.impl->symbolicForms.find(value->text);
    if (known != program.impl->symbolicForms.end())
      return known->second;
    if (value->text.starts_with("?") || value->text == unprovenConformance || !value.type() || value.type().isUnknown())
      return std::nullopt;
    return atomForm(value->text.str(), true);
  }
  case ConstKind::Image:
    if (!isInteger(program, value.type()))
      return std::nullopt;
    if (auto number = value.asInt64())
      return constantForm(*number);
    return std::nullopt;
  default:
    break;
  }
  if (Const payload = literalPayload(program, value); payload && payload.kind() == ConstKind::IntLiteral)
    if (auto number = payload->integer.tryExtValue())
      return constantForm(*number);
  return std::nullopt;
}

Const symbolicValue(Program &program, Type type, const Form &form) {
  if (form.isConstant() && type == program.intType())
    return program.intConst(form.constant());
  std::string text = textOf(form);
  program.impl->symbolicForms[text] = form;
  return program.values.symbolic(type, text);
}

/// A value other than the integers that forms cover, which is known as it stands.
static bool isSettled(Const value) { return value.kind() == ConstKind::Image || value.kind() == ConstKind::Param; }

std::optional<bool> sameSymbolic(Program &program, Const a, Const b) {
  auto x = formOf(program, a), y = formOf(program, b);
  if (!x || !y)
    return isSettled(a) && isSettled(b) && a.type() == b.type() ? std::optional<bool>(a == b) : std::nullopt;
  if (x->terms == y->terms)
    return true;
  auto difference = plus(*x, *y, -1);
  if (!difference || (difference->isOpaque && !difference->isConstant()))
    return std::nullopt;
  return false;
}

//===----------------------------------------------------------------------===//
// From syntax
//===----------------------------------------------------------------------===//

namespace {

class Canonical {
public:
  Canonical(Program &program, Scope *scope, unsigned depth, size_t &seen) : program(program), scope(scope), depth(depth), seen(seen) {}
  std::optional<Form> integer(const ast::Expr &expr);
  std::optional<std::string> condition(const ast::Expr &expr);

private:
  std::optional<Form> binary(const ast::BinaryExpr &expr);
  std::optional<std::string> comparison(const ast::Expr &lhs, ast::CompareOp op, const ast::Expr &rhs);
  /// The text of a call and the like, which is equal only to itself.
  std::optional<std::string> opaque(const ast::Expr &expr);
  std::optional<std::string> arguments(llvm::ArrayRef<ast::Argument> args);
  Const evaluated(const ast::Expr &expr);
  /// Whether a callee is a function of the user's modules that doesn't fold.
  bool isUserFunction(const ast::Expr &callee);
  /// Where a name or member stands for an expression: it and its scope.
  std::pair<const ast::Expr *, Scope *> expansion(const ast::Expr &expr);
  std::pair<const ast::Expr *, Scope *> appliedExpansion(const ast::SubscriptExpr &expr);

  Program &program;
  Scope *scope;
  unsigned depth;
  size_t &seen; ///< expressions so far: an alias that names another one twice doubles them
};

} // namespace

Const Canonical::evaluated(const ast::Expr &expr) {
  DiagnosticCapture capture(program.diags);
  ArchetypeWalk walk(program);
  Checker checker(program, scope, Checker::Mode::Comptime);
  if (auto quick = evaluateQuick(checker, expr, Type(), /*allowUnbound=*/true))
    return *quick;
  return Const();
}

/// `Twice[n]` stands for the value of `Twice`, with `n` for its parameter (07/PAR-6).
std::pair<const ast::Expr *, Scope *> Canonical::appliedExpansion(const ast::SubscriptExpr &expr) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr.base->ignoreParens());
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind != Entity::Alias || depth > 16 || !entity.alias->syntax->value || entity.alias->syntax->target)
    return {nullptr, nullptr};
  auto params = entity.alias->syntax->params.params;
  if (params.size() != expr.args.size())
    return {nullptr, nullptr};
  Scope *bound = program.newScope(Scope::Bindings, entity.alias->scope);
  for (auto [param, arg] : llvm::zip(params, expr.args)) {
    if (param->stars != ast::Stars::None || arg.kind != ast::Argument::Positional || !param->name)
      return {nullptr, nullptr};
    Const value = evaluated(*arg.value);
    if (!value)
      return {nullptr, nullptr};
    Entity &entry = bound->names[param->name.id];
    entry.kind = Entity::Value;
    entry.value = value;
  }
  return {entity.alias->syntax->value, bound};
}

std::pair<const ast::Expr *, Scope *> Canonical::expansion(const ast::Expr &expr) {
  AliasInfo *alias = nullptr;
  Scope *where = nullptr;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr)) {
    Entity entity = program.lookup(scope, name->name);
    if (entity.kind == Entity::Alias) {
      alias = entity.alias;
      where = entity.functionScope ? entity.functionScope : alias->scope;
    }
  } else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr); member && llvm::isa<ast::SelfTypeExpr>(member->base)) {
    where = selfScope(scope);
    if (where && where->structInfo && !where->find(member->name.id)) {
      auto it = where->structInfo->members.find(member->name.id);
      if (it != where->structInfo->members.end() && it->second.kind == Member::Alias)
        alias = it->second.alias;
    }
  }
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr))
    return appliedExpansion(*subscript);
  if (!alias || depth > 16 || alias->syntax->params.isWritten() || alias->syntax->target)
    return {nullptr, nullptr};
  return {alias->syntax->value, where};
}

std::optional<Form> Canonical::binary(const ast::BinaryExpr &expr) {
  auto a = integer(*expr.lhs), b = a ? integer(*expr.rhs) : std::nullopt;
  if (!b)
    return std::nullopt;
  switch (expr.op) {
  case ast::BinaryOp::Add:
    return plus(*a, *b, 1);
  case ast::BinaryOp::Sub:
    return plus(*a, *b, -1);
  case ast::BinaryOp::Mul:
    return times(*a, *b);
  default:
    std::string x = textOf(*a), y = textOf(*b);
    if (x.size() + y.size() > longestAtom)
      return std::nullopt;
    return atomForm("(" + x + " " + spelling(expr.op).str() + " " + y + ")", true);
  }
}

std::optional<Form> Canonical::integer(const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (++seen > mostExpressions)
    return std::nullopt;
  if (auto *literal = llvm::dyn_cast<ast::IntegerLiteral>(&expr)) {
    if (literal->bits > 62)
      return std::nullopt;
    return constantForm(literal->words.empty() ? 0 : int64_t(literal->words[0]));
  }
  if (auto *operation = llvm::dyn_cast<ast::BinaryExpr>(&expr))
    return binary(*operation);
  if (auto *unary = llvm::dyn_cast<ast::UnaryExpr>(&expr)) {
    if (unary->op != ast::UnaryOp::Neg)
      return std::nullopt;
    auto operand = integer(*unary->operand);
    return operand ? plus(Form(), *operand, -1) : std::nullopt;
  }
  if (auto [value, where] = expansion(expr); value)
    return Canonical(program, where, depth + 1, seen).integer(*value);
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr)) {
    // A function of the user's own is equal to itself only; what the library computes may be known otherwise.
    auto text = opaque(expr);
    return text ? std::optional<Form>(atomForm(*text, !isUserFunction(*call->callee))) : std::nullopt;
  }
  if (llvm::isa<ast::NameExpr, ast::MemberExpr>(expr))
    return formOf(program, evaluated(expr));
  return std::nullopt;
}

bool Canonical::isUserFunction(const ast::Expr &outer) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(outer.ignoreParens());
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  return entity.kind == Entity::Functions && llvm::all_of(entity.functions, [](FunctionInfo *info) {
           return info->isUserCode() && !info->isNested && !info->builtinInline;
         });
}

std::optional<std::string> Canonical::arguments(llvm::ArrayRef<ast::Argument> args) {
  std::string text;
  for (const ast::Argument &arg : args) {
    if (arg.kind != ast::Argument::Positional && arg.kind != ast::Argument::Keyword)
      return std::nullopt;
    auto value = opaque(*arg.value);
    if (!value)
      return std::nullopt;
    text += (text.empty() ? "" : ", ") + (arg.name.id ? arg.name.str().str() + "=" : std::string()) + *value;
    if (text.size() > longestAtom)
      return std::nullopt;
  }
  return text;
}

std::optional<std::string> Canonical::opaque(const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (++seen > mostExpressions)
    return std::nullopt;
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr)) {
    auto callee = opaque(*call->callee);
    auto args = callee ? arguments(call->args) : std::nullopt;
    return args ? std::optional<std::string>(*callee + "(" + *args + ")") : std::nullopt;
  }
  if (llvm::isa<ast::CompareChainExpr, ast::AndExpr, ast::OrExpr, ast::NotExpr, ast::BoolLiteral>(expr))
    return condition(expr);
  if (auto form = integer(expr))
    return textOf(*form);
  if (auto *text = llvm::dyn_cast<ast::StringLiteral>(&expr))
    return "\"" + std::string(text->value) + "\"";
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr)) {
    Entity entity = program.lookup(scope, name->name);
    if (entity.kind == Entity::Functions && !entity.functions.empty())
      return name->name.str().str() + address(entity.functions.front());
  }
  if (Const value = evaluated(expr)) {
    if (isAnything(value) || (value.kind() == ConstKind::Symbolic && value->text.starts_with("?")))
      return std::nullopt;
    return value.isType() ? program.print(value.asType()) + address(value.asType().get()) : "value" + address(value.get());
  }
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr)) {
    auto base = opaque(*member->base);
    return base ? std::optional<std::string>(*base + "." + member->name.str().str()) : std::nullopt;
  }
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr)) {
    auto base = opaque(*subscript->base);
    auto args = base ? arguments(subscript->args) : std::nullopt;
    return args ? std::optional<std::string>(*base + "[" + *args + "]") : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> Canonical::comparison(const ast::Expr &lhs, ast::CompareOp op, const ast::Expr &rhs) {
  using Op = ast::CompareOp;
  auto a = integer(lhs), b = integer(rhs);
  if (!a || !b) {
    auto x = opaque(lhs), y = opaque(rhs);
    if (!x || !y)
      return std::nullopt;
    bool isEquality = op == Op::Eq || op == Op::Ne;
    if (isEquality && *y < *x)
      std::swap(x, y);
    if (isEquality && *x == *y)
      return op == Op::Eq ? "True" : "False";
    return (op == Op::Eq ? "eq(" : op == Op::Ne ? "ne(" : "compare" + std::to_string(unsigned(op)) + "(") + *x + ", " + *y + ")";
  }
  auto relation = [&](const Form &more, const Form &less, int64_t offset) -> std::optional<std::string> {
    auto difference = plus(more, less, -1);
    difference = difference ? plus(*difference, constantForm(offset), 1) : std::nullopt;
    if (!difference)
      return std::nullopt;
    if (difference->isConstant())
      return difference->constant() >= 0 ? "True" : "False";
    return "ge0(" + textOf(*difference) + ")";
  };
  switch (op) {
  case Op::Gt:
    return relation(*a, *b, -1);
  case Op::Ge:
    return relation(*a, *b, 0);
  case Op::Lt:
    return relation(*b, *a, -1);
  case Op::Le:
    return relation(*b, *a, 0);
  case Op::Eq:
  case Op::Ne: {
    auto difference = plus(*a, *b, -1);
    if (!difference)
      return std::nullopt;
    if (difference->isConstant())
      return (difference->constant() == 0) == (op == Op::Eq) ? "True" : "False";
    if (difference->terms.rbegin()->second < 0)
      difference = plus(Form(), *difference, -1);
    return difference ? std::optional<std::string>((op == Op::Eq ? "eq(" : "ne(") + textOf(*difference) + ")") : std::nullopt;
  }
  default:
    return std::nullopt;
  }
}

std::string negated(const std::string &text) {
  llvm::StringRef rest = text;
  if (text == "True" || text == "False")
    return text == "True" ? "False" : "True";
  if (rest.starts_with("eq("))
    return "ne(" + text.substr(3);
  if (rest.starts_with("ne("))
    return "eq(" + text.substr(3);
  if (rest.consume_front("not(") && rest.consume_back(")"))
    return rest.str();
  return "not(" + text + ")";
}

/// Texts of conditions are made for each part of a condition anew; what is longer than this, as written or in canonical form, is not understood.
static constexpr size_t longestCondition = 4096, longestCanonical = 16'384;

std::optional<std::string> Canonical::condition(const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (expr.range().end.raw() - expr.range().begin.raw() > longestCondition || ++seen > mostExpressions)
    return std::nullopt;
  auto join = [&](const ast::Expr &lhs, const ast::Expr &rhs, llvm::StringRef word) -> std::optional<std::string> {
    auto a = condition(lhs), b = condition(rhs);
    if (!a || !b || a->size() + b->size() > longestCanonical)
      return std::nullopt;
    return word.str() + "(" + *a + ", " + *b + ")";
  };
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(&expr))
    return join(*both->lhs, *both->rhs, "and");
  if (auto *either = llvm::dyn_cast<ast::OrExpr>(&expr))
    return join(*either->lhs, *either->rhs, "or");
  if (auto *negation = llvm::dyn_cast<ast::NotExpr>(&expr)) {
    auto inner = condition(*negation->operand);
    return inner ? std::optional<std::string>(negated(*inner)) : std::nullopt;
  }
  if (auto *literal = llvm::dyn_cast<ast::BoolLiteral>(&expr))
    return literal->value ? "True" : "False";
  if (auto *chain = llvm::dyn_cast<ast::CompareChainExpr>(&expr)) {
    std::string text;
    for (auto [index, link] : llvm::enumerate(chain->links)) {
      auto part = comparison(*chain->operands[index], link.op, *chain->operands[index + 1]);
      if (!part)
        return std::nullopt;
      text = text.empty() ? *part : "and(" + text + ", " + *part + ")";
    }
    return text;
  }
  if (auto *form = llvm::dyn_cast<ast::SpecialFormExpr>(&expr)) {
    if (form->form != ast::SpecialFormExpr::Form::ConformsTo || form->operands.size() != 2)
      return std::nullopt;
    Const type = evaluated(*form->operands[0]), trait = evaluated(*form->operands[1]);
    if (!type || !trait || !type.isType() || !trait.isType() || isOpen(type.asType()) || trait.asType().kind() != TypeKind::Trait)
      return std::nullopt;
    return "conforms(" + program.print(type.asType()) + address(type.asType().get()) + ", " + program.print(trait.asType()) +
           address(trait.asType().get()) + ")";
  }
  if (auto [value, where] = expansion(expr); value)
    return Canonical(program, where, depth + 1, seen).condition(*value);
  return opaque(expr);
}

std::optional<Form> formOf(Program &program, Scope *scope, const ast::Expr &expr) {
  size_t seen = 0;
  return Canonical(program, scope, 0, seen).integer(expr);
}

std::optional<std::string> propositionOf(Program &program, Scope *scope, const ast::Expr &condition) {
  size_t seen = 0;
  return Canonical(program, scope, 0, seen).condition(condition);
}

} // namespace kiln
