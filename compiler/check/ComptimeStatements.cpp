// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// comptime if, comptime for, comptime assert, and comptime declarations in bodies (spec 07 sections 2 and 4).
#include "check/AliasBounds.h"
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Cleanup.h"
#include "check/Indexing.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Binds a compile-time value to a name of the current block.
static void bindConstant(Checker &checker, Identifier name, SourceLoc loc, Const value) {
  if (name == "_" || name.empty())
    return;
  if (const Entity *previous = checker.scope->find(name)) {
    auto builder = checker.error(loc, diag::InvalidRedefinition, name);
    if (previous->loc.isValid())
      builder.note(previous->loc, diag::PreviousDefinition);
    return;
  }
  Entity entity;
  entity.kind = Entity::Value;
  entity.value = value ? value : checker.values.typeConst(checker.values.errorType());
  entity.loc = loc;
  checker.scope->names[name] = entity;
}

/// Whether nothing in the function being checked can use a local declaration: its name stands nowhere else in the text.
static bool isUnused(Checker &checker, const ast::ComptimeDecl &decl) {
  if (decl.target)
    return llvm::isa<ast::DiscardExpr>(decl.target->ignoreParens());
  const ast::FunctionDecl *syntax = checker.function ? checker.function->info->syntax : nullptr;
  if (!syntax)
    return false;
  if (checker.words.empty()) {
    llvm::StringRef text = checker.program.sources.text(syntax->range());
    auto isPart = [](char c) { return llvm::isAlnum(c) || c == '_' || c & 0x80; };
    while (!(text = text.drop_until(isPart)).empty()) {
      llvm::StringRef word = text.take_while(isPart);
      ++checker.words[word];
      text = text.drop_front(word.size());
    }
  }
  auto found = checker.words.find(decl.name.id.str());
  return found != checker.words.end() && found->second == 1;
}

/// Checks a local declaration that nobody uses: it is never evaluated (META-7).
static void checkUnused(Checker &checker, const ast::ComptimeDecl &decl) {
  if (!decl.target)
    bindConstant(checker, decl.name.id, decl.loc(), Const());
  llvm::SaveAndRestore skip(checker.program.impl->skipEvaluation, true);
  Checker inner(checker.program, checker.scope, Checker::Mode::Comptime);
  inner.function = checker.function;
  inner.archetypes = true;
  Type expected = decl.type ? inner.evaluateType(*decl.type, /*allowUnbound=*/true) : Type();
  bool isBound = expected && expected.kind() == TypeKind::Trait;
  Const value = inner.evaluate(*decl.value, expected && !expected.isError() && !isBound ? expected : Type());
  if (isBound)
    (void)checkAliasBound(inner, *decl.value, value, expected);
}

void Checker::checkComptimeDecl(const ast::ComptimeDecl &decl) {
  ModuleInfo *module = scope->enclosingModule();
  if (decl.params.isWritten()) {
    AliasInfo *alias = indexAlias(program, module, decl, decl.name.id, 0);
    alias->scope = scope;
    if (const Entity *previous = scope->find(decl.name.id)) {
      auto builder = error(decl.loc(), diag::InvalidRedefinition, decl.name.id);
      if (previous->loc.isValid())
        builder.note(previous->loc, diag::PreviousDefinition);
      return;
    }
    Entity entity;
    entity.kind = Entity::Alias;
    entity.alias = alias;
    entity.functionScope = scope;
    entity.loc = decl.loc();
    scope->names[decl.name.id] = entity;
    return;
  }
  if (!decl.value) {
    error(decl.loc(), diag::ComptimeWithoutInitializer);
    return;
  }
  if (!archetypes && isUnused(*this, decl))
    return checkUnused(*this, decl);
  if (!decl.target) {
    AliasInfo *alias = indexAlias(program, module, decl, decl.name.id, 0);
    alias->scope = scope;
    bindConstant(*this, decl.name.id, decl.loc(), valueOfAlias(alias, scope, decl.loc()));
    return;
  }
  const ast::Expr *target = decl.target->ignoreParens();
  auto *tuple = llvm::dyn_cast<ast::TupleExpr>(target);
  if (!tuple) {
    notSupported(target->loc(), "this target of a comptime declaration");
    return;
  }
  llvm::SmallVector<std::pair<const ast::NameExpr *, Const>, 4> bound;
  for (auto [index, element] : llvm::enumerate(tuple->elements)) {
    auto *name = llvm::dyn_cast<ast::NameExpr>(element->ignoreParens());
    if (!name)
      continue;
    AliasInfo *alias = indexAlias(program, module, decl, name->name, index);
    alias->scope = scope;
    bound.push_back({name, valueOfAlias(alias, scope, name->loc())});
  }
  for (auto &[name, value] : bound)
    bindConstant(*this, name->name, name->loc(), value);
}

/// The value of a compile-time condition; none after a diagnostic, or when the archetype walk doesn't know it (`unknown`).
static std::optional<bool> comptimeCondition(Checker &checker, const ast::Expr &expr, llvm::StringRef context, bool &unknown) {
  unknown = false;
  if (checker.archetypes) {
    // Every branch is looked at; the parts of the condition are checked for their own sake.
    unknown = true;
    const ast::Expr &condition = *expr.ignoreParens();
    auto part = [&](const ast::Expr &operand) {
      bool ignored;
      (void)comptimeCondition(checker, operand, context, ignored);
    };
    auto *both = llvm::dyn_cast<ast::AndExpr>(&condition);
    auto *either = llvm::dyn_cast<ast::OrExpr>(&condition);
    if (both || either) {
      const ast::Expr &left = both ? *both->lhs : *either->lhs;
      part(left);
      // The right side is of interest only where the left one leaves the question open.
      Assumptions taken(checker.program);
      taken.assume(checker.scope, left, bool(both));
      part(both ? *both->rhs : *either->rhs);
      return std::nullopt;
    }
    if (auto *negation = llvm::dyn_cast<ast::NotExpr>(&condition))
      return part(*negation->operand), std::nullopt;
    Checker inner(checker.program, checker.scope, Checker::Mode::Comptime);
    inner.comptimeContext = context;
    inner.function = checker.function;
    (void)inner.check(condition);
    return std::nullopt;
  }
  Checker inner(checker.program, checker.scope, Checker::Mode::Comptime);
  inner.comptimeContext = context;
  inner.archetypes = checker.archetypes;
  inner.function = checker.function;
  Operand operand = inner.check(expr);
  if (operand.kind == Operand::Deferred)
    operand = inner.resolveDeferred(operand, Type());
  if (operand.isError())
    return std::nullopt;
  if ((operand.isConstant() && operand.constant.isSymbolic()) || (operand.type && operand.type.isUnknown())) {
    unknown = true;
    return std::nullopt;
  }
  Checker::Condition condition = inner.conditionOf(operand, expr.loc());
  if (condition.failed)
    return std::nullopt;
  if (!condition.constant) {
    checker.error(expr.loc(), diag::DynamicValue, context);
    return std::nullopt;
  }
  return condition.constant;
}

/// Definition-time walk: each branch is checked with its condition as a fact (07/CTS-3, CTS-5).
static void checkAllBranches(Checker &checker, const ast::IfStmt &stmt) {
  Program &program = checker.program;
  Emitter &emitter = *checker.emitter;
  bool startDead = checker.dead, allDead = true;
  IRBlock after = emitter.newBlock();
  // Branches that were passed over were not taken.
  Assumptions passed(program);
  auto checkBranch = [&](ast::Block body) {
    Checker::BlockScope block(checker);
    checker.dead = startDead;
    checker.checkBody(body);
    allDead &= checker.dead;
    emitter.branch(after);
  };
  for (const ast::IfStmt::Branch &branch : stmt.branches) {
    bool unknown = false;
    (void)comptimeCondition(checker, *branch.condition, "'comptime if' condition", unknown);
    IRBlock yes = emitter.newBlock(), no = emitter.newBlock();
    emitter.eitherOf(yes, no);
    emitter.enter(yes);
    {
      Assumptions taken(program);
      taken.assume(checker.scope, *branch.condition);
      checkBranch(branch.body);
    }
    emitter.enter(no);
    passed.assume(checker.scope, *branch.condition, false);
  }
  if (stmt.hasElse()) {
    checkBranch(stmt.elseBody);
  } else {
    allDead = false;
    emitter.branch(after);
  }
  emitter.enter(after);
  checker.dead = startDead || allDead;
}

void Checker::checkComptimeIf(const ast::IfStmt &stmt) {
  if (archetypes)
    return checkAllBranches(*this, stmt);
  bool startDead = dead;
  for (const ast::IfStmt::Branch &branch : stmt.branches) {
    bool unknown = false;
    std::optional<bool> condition = comptimeCondition(*this, *branch.condition, "'comptime if' condition", unknown);
    if (!condition)
      return;
    if (*condition) {
      recordEvidence(*this, *branch.condition);
      dead = startDead;
      BlockScope block(*this);
      checkBody(branch.body);
      // Flow is judged on the generic body: without `else` the statement doesn't end the function.
      return;
    }
  }
  dead = startDead;
  if (stmt.hasElse()) {
    BlockScope block(*this);
    checkBody(stmt.elseBody);
  }
}

void Checker::checkComptimeFor(const ast::ForStmt &stmt) {
  SourceLoc loc = stmt.iterable->loc();
  Checker inner(program, scope, Mode::Comptime);
  inner.comptimeContext = "'for' iterator expression";
  inner.archetypes = archetypes;
  inner.function = function;
  Operand iterable = inner.check(*stmt.iterable);
  if (iterable.kind == Operand::Deferred)
    iterable = inner.resolveDeferred(iterable, Type());
  if (iterable.isError())
    return;
  // Definition-time walk: the body is checked once, for an element about which nothing is known.
  auto bindUnknown = [&] {
    program.impl->walkIncomplete = true;
    checkLoopOnce(*this, [&] {
      auto bind = [&](auto &self, const ast::Expr &target) -> void {
        const ast::Expr &expr = *target.ignoreParens();
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
          bindConstant(*this, name->name, name->loc(), unknownValue(program, values.unknownType()));
        else if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(&expr))
          self(self, *pattern->target);
        else if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&expr))
          for (const ast::Expr *element : tuple->elements)
            self(self, *element);
      };
      bind(bind, *stmt.target);
      checkBody(stmt.body);
    });
    if (stmt.hasElse()) {
      BlockScope block(*this);
      checkBody(stmt.elseBody);
    }
  };
  if (archetypes)
    return bindUnknown();
  if ((iterable.isConstant() && iterable.constant.isSymbolic()) || (iterable.type && iterable.type.isUnknown()))
    return bindUnknown();
  if (!iterable.isConstant()) {
    error(loc, diag::DynamicValue, "'for' iterator expression");
    return;
  }
  llvm::SmallVector<Const, 16> elements;
  if (!comptimeElements(iterable.constant, elements, loc))
    return;
  if (program.options.loopUnrollingWarnThreshold && elements.size() > program.options.loopUnrollingWarnThreshold)
    error(stmt.loc(), diag::LargeUnrolling, elements.size());
  IRBlock after = emitter->newBlock();
  bool afterReached = false, startDead = dead;
  for (Const element : elements) {
    IRBlock next = emitter->newBlock();
    loops.push_back({after, next, unsigned(cleanups.size())});
    {
      BlockScope block(*this);
      auto bind = [&](auto &self, const ast::Expr &target, Const value) -> void {
        const ast::Expr &expr = *target.ignoreParens();
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
          return bindConstant(*this, name->name, name->loc(), value);
        if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(&expr))
          return self(self, *pattern->target, value);
        if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&expr)) {
          Checker part(program, scope, Mode::Comptime);
          llvm::SmallVector<Operand, 4> parts;
          bool ok = value && part.unpackTuple(Operand::ofConstant(value, expr.loc()), tuple->elements.size(), parts, expr.loc());
          for (auto [index, name] : llvm::enumerate(tuple->elements))
            self(self, *name, ok && parts[index].isConstant() ? parts[index].constant : Const());
        }
      };
      bind(bind, *stmt.target, element);
      statementsChecked += 18; // what a copy takes besides its statements
      checkBody(stmt.body);
    }
    Loop loop = loops.pop_back_val();
    afterReached |= loop.breaks;
    bool nextDead = dead && !loop.continues;
    emitter->branch(next);
    emitter->enter(next);
    dead = nextDead;
  }
  dead = dead || startDead;
  if (stmt.hasElse()) {
    BlockScope block(*this);
    checkBody(stmt.elseBody);
  }
  bool endDead = dead;
  emitter->branch(after);
  emitter->enter(after);
  dead = endDead && !afterReached;
}

bool Checker::comptimeElements(Const iterable, llvm::SmallVectorImpl<Const> &out, SourceLoc loc) {
  Checker inner(program, scope, Mode::Comptime);
  inner.comptimeContext = "'for' iterator expression";
  Type type = iterable.type();
  if (auto list = listElements(iterable)) {
    out.append(list->begin(), list->end());
    return true;
  }
  if (iterable.kind() == ConstKind::Tuple) {
    out.append(iterable->elements.begin(), iterable->elements.end());
    return true;
  }
  // range(...) of Int is by far the commonest: its fields say everything.
  if (type && type.isStruct() && type.structInfo()->module && type.structInfo()->module->name == "std.builtin.range" && iterable.isImage()) {
    llvm::ArrayRef<Type> fields = program.fieldTypes(type);
    llvm::SmallVector<int64_t, 3> numbers;
    llvm::SmallVector<llvm::StringRef, 3> names;
    for (unsigned index = 0; index < fields.size(); ++index) {
      Operand part = inner.field(Operand::ofConstant(iterable, loc), index, loc);
      auto value = part.isConstant() && program.isRole(part.type, Role::SIMD) ? part.constant.asInt64() : std::nullopt;
      if (!value || part.type != program.intType())
        break;
      numbers.push_back(*value);
      names.push_back(type.structInfo()->fields[index].name.str());
    }
    auto named = [&](llvm::StringRef name) -> std::optional<int64_t> {
      for (auto [have, number] : llvm::zip(names, numbers))
        if (have.trim('_') == name)
          return number;
      return std::nullopt;
    };
    auto start = named("start"), end = named("end"), step = named("step");
    if (numbers.size() == fields.size() && end && (fields.size() == 1 || (fields.size() == 2 && start) || (fields.size() == 3 && start && step))) {
      int64_t first = start.value_or(0), stride = step.value_or(1);
      bool isEmpty = stride > 0 ? first >= *end : stride == 0 || first <= *end;
      uint64_t distance = stride > 0 ? uint64_t(*end) - uint64_t(first) : uint64_t(first) - uint64_t(*end);
      uint64_t width = stride > 0 ? uint64_t(stride) : -uint64_t(stride);
      uint64_t count = isEmpty ? 0 : (distance - 1) / width + 1;
      if (count > mostStatements) {
        error(loc, diag::FunctionTooBig, mostStatements);
        return false;
      }
      for (uint64_t i = 0; i < count; ++i)
        out.push_back(program.intConst(int64_t(uint64_t(first) + i * uint64_t(stride))));
      return true;
    }
  }
  Operand receiver = Operand::ofConstant(iterable, loc);
  if (Type target = literalTarget(program, type); target && isLiteral(program, type) && !hasMethod(type, "__iter__"))
    receiver = inner.convert(receiver, target, loc);
  if (receiver.isError())
    return false;
  return runComptimeIterator(receiver, out, loc);
}

void Checker::checkComptimeAssert(const ast::AssertStmt &stmt) {
  bool unknown = false;
  std::optional<bool> condition = comptimeCondition(*this, *stmt.condition, "'comptime assert' condition", unknown);
  if (unknown) {
    // Holds in the rest of the block (07/CTS-17).
    program.impl->walkIncomplete = true;
    Assumptions assertion(program);
    assertion.assume(scope, *stmt.condition);
    assertion.keep();
    if (auto *literal = llvm::dyn_cast<ast::BoolLiteral>(stmt.condition->ignoreParens()); literal && !literal->value)
      dead = true;
    return;
  }
  if (condition && *condition)
    recordEvidence(*this, *stmt.condition);
  if (!condition || *condition)
    return;
  std::string message;
  if (stmt.message) {
    DiagnosticCapture capture(diags);
    Checker inner(program, scope, Mode::Comptime);
    inner.function = function;
    Operand text = inner.check(*stmt.message);
    if (text.isConstant()) {
      if (auto literal = stringLiteralValue(program, text.type))
        message = literal->str();
      else
        message = comptimeText(text.constant);
    }
  }
  if (message.empty())
    message = "comptime assertion failed";
  error(stmt.loc(), diag::ConstraintFailed, message);
  assertFailed = dead = true;
}

} // namespace kiln
