// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Stand-ins for parameters and what is assumed about them.
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"

namespace kiln {

Const archetypeOf(Program &program, Scope *scope, const ast::ParamDecl *param) {
  ValueContext &values = program.values;
  Identifier name = param->name.id;
  Const unknown = values.symbolic(values.unknownType(), name.str());
  if (!param->type)
    return unknown;
  Checker checker(program, scope, Checker::Mode::Comptime);
  Type type = checker.evaluateType(*param->type, /*allowUnbound=*/true);
  if (type && param->stars == ast::Stars::None && program.isRole(type, Role::Origin)) {
    // The origins of parameters are erased as in instances: they agree with any other.
    Origin origin = values.emptyOrigin(type.args().empty() || type.args().front().asBool().value_or(true));
    return values.origin(origin, type.hasUnbound() ? checker.originType(origin) : type);
  }
  if (!type || param->stars != ast::Stars::None || type.isError() || type.isUnknown() || type.hasUnbound())
    return unknown;
  switch (type.kind()) {
  case TypeKind::Trait: {
    // Once every type could be destroyed.
    if (inOldCode(scope)) {
      llvm::SmallVector<TraitAtom, 4> atoms(type->traits.begin(), type->traits.end());
      atoms.push_back(TraitAtom{program.roleTrait(Role::Deinitable), nullptr});
      type = values.traitType(atoms);
    }
    return values.typeConst(values.archetype(param, name, type));
  }
  case TypeKind::Struct:
  case TypeKind::Param:
  case TypeKind::Assoc:
    return values.paramConst(param, name, type);
  default:
    return unknown;
  }
}

void bindArchetypes(Program &program, Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params) {
  declareUnresolved(scope, params);
  for (const ast::ParamDecl *param : params) {
    if (!param->name)
      continue;
    Const value = archetypeOf(program, scope, param);
    Entity &entity = scope->names[param->name.id];
    entity.kind = Entity::Value;
    entity.value = value;
  }
}

Type openStruct(Program &program, StructInfo *info) {
  if (info->params.empty())
    return program.values.structType(info, {});
  ArchetypeWalk walk(program);
  Scope *scope = program.newScope(Scope::Bindings, info->scope);
  bindArchetypes(program, scope, info->params);
  llvm::SmallVector<Const, 4> args;
  for (const ast::ParamDecl *param : info->params)
    args.push_back(scope->names[param->name.id].value);
  return program.values.structType(info, args);
}

const ast::Expr &conditionOf(const ast::WhereClause &where) {
  auto *tuple = llvm::dyn_cast<ast::TupleExpr>(where.condition->ignoreParens());
  return tuple && !tuple->elements.empty() ? *tuple->elements.front() : *where.condition;
}

/// Whether a compile-time value is a stand-in or depends on one.
static bool isStandIn(Const value) { return value.kind() == ConstKind::Param || value.kind() == ConstKind::Symbolic; }

bool isAnything(Const value) {
  if (!value)
    return false;
  if (value.isType())
    return value.asType().isUnknown();
  return isStandIn(value) && (!value.type() || value.type().isUnknown() || value.type().kind() == TypeKind::Trait);
}

bool isOpen(Type type) {
  if (type.isUnknown())
    return true;
  return type.isStruct() && llvm::any_of(type.args(), [](Const arg) {
           if (arg.isType())
             return isOpen(arg.asType());
           return isStandIn(arg) || (arg.kind() == ConstKind::Struct && isOpen(arg.type()));
         });
}

bool isUnknown(const Operand &operand) {
  return (operand.type && operand.type.isUnknown()) || (operand.isConstant() && operand.constant && isStandIn(operand.constant));
}

Const unknownValue(Program &program, Type type) {
  return program.values.symbolic(type, "?" + std::to_string(program.values.freshOriginId()));
}

/// `Ts.all_conforms_to[Trait]()` over a list of known length, some of whose types may be stand-ins (03/RFN-3). None: another condition.
static std::optional<Truth> decideAllConform(Program &program, Scope *scope, const ast::Expr &expr) {
  auto *call = llvm::dyn_cast<ast::CallExpr>(&expr);
  auto *subscript = call && call->args.empty() ? llvm::dyn_cast<ast::SubscriptExpr>(call->callee->ignoreParens()) : nullptr;
  auto *member = subscript && subscript->args.size() == 1 ? llvm::dyn_cast<ast::MemberExpr>(subscript->base->ignoreParens()) : nullptr;
  if (!member || member->name.str() != "all_conforms_to")
    return std::nullopt;
  DiagnosticCapture capture(program.diags);
  ArchetypeWalk walk(program);
  Checker checker(program, scope, Checker::Mode::Comptime);
  Const list = checker.evaluate(*member->base);
  Type ofList = !list ? Type() : list.isType() ? list.asType() : list.type();
  auto elements = ofList && program.isRole(ofList, Role::TypeList) ? listElements(list) : std::nullopt;
  Type trait = elements ? checker.evaluateType(*subscript->args.front().value, /*allowUnbound=*/true) : Type();
  if (!trait || trait.kind() != TypeKind::Trait)
    return std::nullopt;
  Truth all = Truth::True;
  for (Const element : *elements) {
    if (!element.isType() || element.asType().isUnknown())
      return Truth::Unknown;
    if (program.conforms(element.asType(), trait))
      continue;
    if (!isOpen(element.asType()) && !element.asType().isArchetype())
      return Truth::False;
    all = Truth::Unproven;
  }
  return all;
}

Truth decideCondition(Program &program, Scope *scope, const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (auto decided = decideAllConform(program, scope, expr))
    return *decided;
  auto isFact = [&](const std::string &text) { return llvm::is_contained(program.impl->knownConditions, text); };
  if (llvm::isa<ast::OrExpr, ast::NotExpr>(expr))
    if (auto text = propositionOf(program, scope, expr); text && isFact(*text))
      return Truth::True;
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(&expr)) {
    Truth a = decideCondition(program, scope, *both->lhs), b = decideCondition(program, scope, *both->rhs);
    if (a == Truth::False || b == Truth::False)
      return Truth::False;
    return a == Truth::True ? b : b == Truth::True ? a : a == Truth::Unproven ? a : b;
  }
  if (auto *either = llvm::dyn_cast<ast::OrExpr>(&expr)) {
    Truth a = decideCondition(program, scope, *either->lhs), b = decideCondition(program, scope, *either->rhs);
    if (a == Truth::True || b == Truth::True)
      return Truth::True;
    return a == Truth::False ? b : b == Truth::False ? a : a == Truth::Unknown ? a : b;
  }
  if (auto *negation = llvm::dyn_cast<ast::NotExpr>(&expr)) {
    Truth inner = decideCondition(program, scope, *negation->operand);
    return inner == Truth::True ? Truth::False : inner == Truth::False ? Truth::True : inner;
  }
  DiagnosticCapture capture(program.diags);
  ArchetypeWalk walk(program);
  Checker checker(program, scope, Checker::Mode::Comptime);
  Const value = checker.evaluate(expr, program.boolType());
  if (auto known = value && !value.isSymbolic() ? value.asBool() : std::nullopt)
    return *known ? Truth::True : Truth::False;
  auto text = propositionOf(program, scope, expr);
  if (!text)
    return value && value.kind() == ConstKind::Symbolic && value->text == unprovenConformance ? Truth::Unproven : Truth::Unknown;
  return *text == "True" || isFact(*text) ? Truth::True : *text == "False" ? Truth::False : Truth::Unproven;
}

/// Whether nothing in a compile-time value stands for something else.
static bool isKnown(Const value) {
  if (value.isType())
    return !isOpen(value.asType()) && !value.asType().isArchetype();
  if (value.kind() == ConstKind::List)
    return llvm::all_of(value->elements, isKnown);
  return !isStandIn(value);
}

bool isOpen(const Match &match) {
  if (match.self && !match.self.isConcrete())
    return true;
  // What an intrinsic of any type gives depends on its entries only.
  if (match.function && !match.function->intrinsic.empty() && match.signature->result.isUnknown() && match.scope && match.signature->args.empty())
    return llvm::any_of(match.scope->names, [](auto &entry) {
      return entry.second.kind == Entity::Value && entry.second.value && !isKnown(entry.second.value);
    });
  if (match.function && match.function->isNested)
    return true;
  if (match.scope)
    for (auto &[name, entity] : match.scope->names)
      if (entity.kind == Entity::Value && entity.value && entity.value.isSymbolic())
        return true;
  auto isConcrete = [](Type type) { return !type || type.isConcrete(); };
  return !isConcrete(match.signature->result) || !isConcrete(match.signature->raises) ||
         llvm::any_of(match.signature->args, [&](const FunctionTypeArg &arg) { return !isConcrete(arg.type); });
}

Operand placeholder(Checker &checker, const FunctionTypeData &signature, SourceLoc loc) {
  Program &program = checker.program;
  program.impl->walkIncomplete = true;
  Type type = signature.result;
  bool isConstant = checker.isComptime() && !checker.unevaluated;
  if (signature.resultIsRef && !isConstant) {
    Origin origin = signature.resultOrigin ? signature.resultOrigin : program.values.emptyOrigin(true);
    return Operand::ofPlace({}, type, origin, origin->isMutable, /*tracked=*/false, loc);
  }
  if (isConstant)
    return type.isNever() ? Operand::ofValue({}, type, loc) : Operand::ofConstant(unknownValue(program, type), loc);
  return Operand::ofValue({}, type, loc);
}

Assumptions::Assumptions(Program &program)
    : program(program), savedCount(program.impl->assumed.size()), savedFacts(program.impl->knownConditions.size()), savedNumber(program.impl->assumptions) {}

Assumptions::~Assumptions() {
  if (isKept)
    return;
  program.impl->assumed.resize(savedCount);
  program.impl->knownConditions.resize(savedFacts);
  program.impl->assumptions = savedNumber;
}

void Assumptions::add(Type type, Type trait) {
  if (!type.isArchetype() || !trait || trait.kind() != TypeKind::Trait)
    return;
  for (const TraitAtom &atom : trait->traits)
    if (atom.trait)
      program.impl->assumed.push_back({type, atom.trait});
  program.impl->assumptions = ++program.impl->lastAssumptions;
}

void Assumptions::assume(Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres) {
  for (const ast::WhereClause &where : wheres)
    assume(scope, conditionOf(where));
}

/// A parametric name for a condition says what the condition says of the arguments.
void Assumptions::assumeApplied(Scope *scope, const ast::SubscriptExpr &expr) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr.base);
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind != Entity::Alias || !entity.alias->syntax->value)
    return;
  DiagnosticCapture capture(program.diags);
  ArchetypeWalk walk(program);
  Checker checker(program, scope, Checker::Mode::Comptime);
  llvm::ArrayRef<const ast::ParamDecl *> params = entity.alias->syntax->params.params;
  auto items = collectParameters(expr.args, scope);
  llvm::SmallVector<ParameterSlot, 4> slots;
  if (assignParameters(params, *items, slots, [](unsigned) { return false; }))
    return;
  Scope *bindings = program.newScope(Scope::Bindings, entity.functionScope ? entity.functionScope : entity.alias->scope);
  declareUnresolved(bindings, params);
  for (auto [param, slot] : llvm::zip(params, slots))
    if (slot.given() && !bindEntry(checker, bindings, param, slot, scope, nullptr))
      return;
  if (!bindDefaults(checker, bindings, params, nullptr))
    assume(bindings, *entity.alias->syntax->value);
}

void Assumptions::assume(Scope *scope, const ast::Expr &outer, bool holds) {
  const ast::Expr &expr = *outer.ignoreParens();
  // What both say together follows from what each says.
  if (!holds || !llvm::isa<ast::AndExpr>(expr))
    if (auto text = propositionOf(program, scope, expr))
      program.impl->knownConditions.push_back(holds ? *text : negated(*text));
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(&expr)) {
    if (!holds)
      return;
    assume(scope, *both->lhs);
    assume(scope, *both->rhs);
    return;
  }
  if (auto *either = llvm::dyn_cast<ast::OrExpr>(&expr)) {
    if (holds)
      return;
    assume(scope, *either->lhs, false);
    assume(scope, *either->rhs, false);
    return;
  }
  if (auto *negation = llvm::dyn_cast<ast::NotExpr>(&expr))
    return assume(scope, *negation->operand, !holds);
  if (!holds)
    return;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr)) {
    // A name for a condition says what the condition says.
    Entity entity = program.lookup(scope, name->name);
    if (entity.kind == Entity::Alias && entity.alias->syntax->value && !entity.alias->syntax->params.isWritten())
      assume(entity.functionScope ? entity.functionScope : entity.alias->scope, *entity.alias->syntax->value);
    return;
  }
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr); member && llvm::isa<ast::SelfTypeExpr>(member->base)) {
    Scope *self = selfScope(scope);
    StructInfo *info = self ? self->structInfo : nullptr;
    auto it = info ? info->members.find(member->name.id) : decltype(info->members.end())();
    if (info && it != info->members.end() && it->second.kind == Member::Alias && it->second.alias->syntax->value &&
        !it->second.alias->syntax->params.isWritten())
      assume(self, *it->second.alias->syntax->value);
    return;
  }
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr))
    return assumeApplied(scope, *subscript);
  auto *form = llvm::dyn_cast<ast::SpecialFormExpr>(&expr);
  if (!form || form->form != ast::SpecialFormExpr::Form::ConformsTo || form->operands.size() != 2)
    return;
  DiagnosticCapture capture(program.diags);
  ArchetypeWalk walk(program);
  Checker checker(program, scope, Checker::Mode::Comptime);
  Type type = checker.evaluateType(*form->operands[0], /*allowUnbound=*/true);
  Type trait = checker.evaluateType(*form->operands[1], /*allowUnbound=*/true);
  if (type && trait)
    add(type, trait);
}

void checkLoopOnce(Checker &checker, llvm::function_ref<void()> body) {
  Emitter &emitter = *checker.emitter;
  IRBlock once = emitter.newBlock(), after = emitter.newBlock();
  bool startDead = checker.dead;
  emitter.eitherOf(once, after);
  emitter.enter(once);
  checker.loops.push_back({after, after, unsigned(checker.cleanups.size())});
  {
    Checker::BlockScope block(checker);
    body();
  }
  checker.loops.pop_back();
  emitter.branch(after);
  emitter.enter(after);
  checker.dead = startDead;
}

} // namespace kiln
