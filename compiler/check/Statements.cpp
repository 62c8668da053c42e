// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Function bodies and simple statements: arguments, return, if, assert, expression statements.
#include "ast/Visitor.h"
#include "check/Checker.h"
#include "check/Cleanup.h"
#include "check/Closures.h"
#include "check/DecoratorChecks.h"
#include "check/Literals.h"
#include "check/OpenOrigins.h"
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// Bodies of functions
//===----------------------------------------------------------------------===//

void Checker::declareArgument(const ast::ArgDecl *syntax, const FunctionTypeArg &arg, unsigned index) {
  Identifier name = syntax ? syntax->name.id : arg.name;
  SourceLoc loc = syntax ? syntax->loc() : SourceLoc();
  Type type = arg.type;
  if (!type || type.isError()) {
    declare(name, loc, Operand::error(loc), Variable::Argument);
    return;
  }
  if (type.isUnknown()) {
    declare(name, loc, Operand::ofPlace({}, type, values.emptyOrigin(true), true, true, loc), Variable::Argument);
    return;
  }
  ModuleInfo *module = function->info->module;
  bool isOpen = module && module->isUserCode && syntax && syntax->type && arg.star == FunctionTypeArg::None &&
                refersToOpen(program, scope, function->info, function->info->structInfo, *syntax->type);
  IRValue value = emitter->functionArgument(emitter->irArgument(index));
  bool byValue = emitter->irTypeOf(value) == program.lowerType(type);
  bool isVariadic = arg.star == FunctionTypeArg::Variadic || arg.star == FunctionTypeArg::Pack;
  if (byValue) {
    if ((arg.convention == Convention::Var || arg.convention == Convention::Deinit) && !isVariadic) {
      Variable *variable = declareVariable(name, loc, type, Variable::Argument);
      if (variable->operand)
        emitter->store(value, variable->operand.ir);
      return;
    }
    if (isVariadic && !program.isValueType(type)) {
      // A list that owns its elements is a value with a destructor.
      Variable *variable = declareVariable(name, loc, type, Variable::Argument);
      if (!variable->operand)
        return;
      emitter->store(value, variable->operand.ir);
      // References to its elements live as long as the list.
      llvm::SmallVector<Const, 5> arguments(type.args().begin(), type.args().end());
      Origin origin = values.withMutability(variable->operand.origin, arguments[1]->origin->isMutable);
      arguments[1] = values.origin(origin, originType(origin));
      variable->operand.type = values.structType(type.structInfo(), arguments);
      return;
    }
    Operand operand = Operand::ofValue(value, type, loc);
    operand.noOrigin = true;
    operand.refersToOpen = isOpen;
    declare(name, loc, operand, Variable::Argument);
    return;
  }
  bool isMutable = false;
  switch (arg.convention) {
  case Convention::Imm:
    break;
  case Convention::Ref:
    isMutable = arg.origin ? arg.origin->isMutable : false;
    break;
  default:
    isMutable = true;
    break;
  }
  OriginAtom atom;
  atom.base = {OriginBase::Local, values.freshOriginId(), name};
  Origin origin = values.originOf(atom, isMutable);
  originStorage[atom.base.id] = value;
  originTypes[atom.base.id] = arg.type;
  // `ref [o] x`: the place belongs to the named origin.
  if (arg.convention == Convention::Ref && syntax && syntax->ref.hasBrackets && !syntax->ref.origins.empty() &&
      !llvm::any_of(syntax->ref.origins, [](const ast::Expr *spec) { return llvm::isa<ast::DiscardExpr>(spec); })) {
    DiagnosticCapture capture(diags);
    Origin declared = evaluateOrigin(syntax->ref.origins);
    if (declared && !capture.hasErrors() && !declared->atoms.empty())
      origin = values.withMutability(declared, isMutable);
  }
  Operand place = Operand::ofPlace(value, type, origin, isMutable, /*tracked=*/true, loc);
  place.parametric = arg.convention == Convention::Ref && module && module->isUserCode && syntax && arg.star == FunctionTypeArg::None &&
                     llvm::all_of(syntax->ref.origins, [&](const ast::Expr *spec) { return hasOpenMutability(function->info, function->info->structInfo, *spec); });
  place.refersToOpen = isOpen;
  declare(name, loc, place, Variable::Argument);
}

namespace {
/// Finds the arguments whose origins a type expression names: `origin_of(a)` somewhere in it.
struct NamedOrigins : ast::ExprVisitor<NamedOrigins> {
  llvm::SmallVector<const ast::NameExpr *, 2> names;
  void visitSubscriptExpr(const ast::SubscriptExpr &expr) {
    for (const ast::Argument &argument : expr.args)
      if (argument.value)
        visit(argument.value);
  }
  void visitSpecialFormExpr(const ast::SpecialFormExpr &expr) {
    if (expr.form == ast::SpecialFormExpr::Form::OriginOf)
      for (const ast::Expr *operand : expr.operands)
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(operand->ignoreParens()))
          names.push_back(name);
  }
};
} // namespace

/// Whether values of `type` are only bits, so that arguments of it have no storage.
static bool isTrivial(Program &program, Type type) {
  return program.isValueType(type) && program.copyOf(type) == Lifecycle::Trivial && program.destroyOf(type) == Lifecycle::Trivial;
}

/// Enters a scope in which the origin parameters that the result of `decl` names stand for storage of their own, not for any. False when
/// there are none.
static bool nameOriginParameters(Checker &checker, const ast::FunctionDecl &decl) {
  FunctionInfo &info = *checker.function->info;
  if (!decl.signature.result || info.closure)
    return false;
  Scope *named = nullptr;
  for (const ast::ParamDecl *param : decl.signature.params.params) {
    if (!param->name || param->stars != ast::Stars::None || !findName(*decl.signature.result, param->name.id))
      continue;
    const Entity *bound = checker.function->scope->find(param->name.id);
    if (!bound || bound->kind != Entity::Value || !bound->value || !bound->value.isOrigin() || !bound->value->origin->atoms.empty())
      continue;
    if (!named)
      named = checker.program.newScope(Scope::Block, checker.scope);
    OriginBase base{OriginBase::Param, checker.values.freshOriginId(), param->name.id};
    Entity &entity = named->names[param->name.id];
    entity.kind = Entity::Value;
    entity.value = checker.values.origin(checker.values.originOf(OriginAtom{base, {}}, bound->value->origin->isMutable), bound->value.type());
  }
  if (!named)
    return false;
  for (const ast::ArgDecl *arg : decl.signature.args.args) {
    const Entity *entity = arg->name && arg->convention != ast::Convention::Out ? checker.scope->find(arg->name.id) : nullptr;
    if (!entity || entity->kind != Entity::Variable || !entity->variable->operand.origin)
      continue;
    for (const OriginAtom &atom : entity->variable->operand.origin->atoms)
      checker.frame.argumentBases.push_back(atom.base);
  }
  checker.scope = named;
  return true;
}

/// Whether `operand`, which is to become a value of the type `exact` by a conversion, refers to what is known not to be what that names.
static bool refersElsewhere(Checker &checker, Type exact, const Operand &operand) {
  if (!operand.type.isStruct() || !exact.isStruct() || operand.type.structInfo() == exact.structInfo() || checker.program.isValueType(operand.type))
    return false;
  auto isElsewhere = [&](Origin origin) {
    return origin && !origin->atoms.empty() && llvm::all_of(origin->atoms, [&](const OriginAtom &atom) {
             return atom.base.kind == OriginBase::Local && !llvm::is_contained(checker.frame.argumentBases, atom.base);
           });
  };
  // What refers to something is copied with what it refers to; anything else is referred to where it is.
  if (operand.type->hasOrigins) {
    llvm::SmallVector<Origin, 2> origins;
    checker.values.collectOrigins(operand.type, origins);
    return llvm::any_of(origins, isElsewhere);
  }
  return operand.kind == Operand::Place && !operand.transferred ? isElsewhere(operand.origin) : operand.kind == Operand::Temporary || operand.transferred;
}

/// Reports a result that names the origin of a register-passed argument (05/PASS-13), and notes the exact type of one that names others.
static void checkResultOrigins(Checker &checker, const ast::FunctionDecl &decl, const FunctionTypeData &signature) {
  auto isOpen = [](const ast::Expr *origin) { return llvm::isa<ast::DiscardExpr>(origin->ignoreParens()); };
  if (signature.resultIsRef && decl.signature.resultRef.hasBrackets && llvm::all_of(decl.signature.resultRef.origins, isOpen))
    checker.error(decl.loc(), diag::NoOriginForResult);
  NamedOrigins named;
  if (decl.signature.result)
    named.visit(decl.signature.result);
  bool hasType = !named.names.empty() && !signature.resultIsRef;
  for (const ast::Expr *origin : decl.signature.resultRef.origins)
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(origin->ignoreParens()))
      named.names.push_back(name);
  unsigned index = 0;
  for (const ast::ArgDecl *arg : decl.signature.args.args) {
    if (arg->convention == ast::Convention::Out || index >= signature.args.size())
      continue;
    const FunctionTypeArg &declared = signature.args[index++];
    if (declared.convention != Convention::Mut || declared.star != FunctionTypeArg::None || !checker.program.isValueType(declared.type))
      continue;
    for (const ast::NameExpr *name : named.names)
      if (name->name == arg->name.id) {
        checker.error(decl.loc(), diag::ResultOriginOfRegister, arg->name.id, checker.print(declared.type));
        return;
      }
  }
  index = 0;
  for (const ast::ArgDecl *arg : decl.signature.args.args) {
    if (arg->convention == ast::Convention::Out || index >= signature.args.size())
      continue;
    const FunctionTypeArg &declared = signature.args[index++];
    bool byValue = declared.convention == Convention::Imm || declared.convention == Convention::Var;
    if (!byValue || declared.inMemory || declared.star != FunctionTypeArg::None || !isTrivial(checker.program, declared.type))
      continue;
    for (const ast::NameExpr *name : named.names)
      if (name->name == arg->name.id) {
        checker.error(name->loc(), diag::NoMemoryOrigin, checker.print(declared.type));
        return;
      }
  }
  bool namesParameter = !hasType && nameOriginParameters(checker, decl);
  if (!hasType && !namesParameter)
    return;
  DiagnosticCapture capture(checker.diags);
  Type exact = checker.evaluateType(*decl.signature.result);
  if (namesParameter)
    checker.scope = checker.scope->parent;
  if (exact && !capture.hasErrors() && exact->hasOrigins)
    checker.frame.exactResult = exact;
}

/// Whether two types name different storage: some origin of the one starts from bases that the other's does not, or the other way round.
/// What starts from `open` may be anything.
static bool namesOtherStorage(Type declared, Type actual, llvm::ArrayRef<OriginBase> open) {
  if (!declared.isStruct() || !actual.isStruct() || declared.structInfo() != actual.structInfo())
    return false;
  auto covers = [&](Origin a, Origin b) {
    return llvm::all_of(b->atoms, [&](const OriginAtom &atom) {
      return atom.base.kind != OriginBase::Local || llvm::is_contained(open, atom.base) ||
             llvm::any_of(a->atoms, [&](const OriginAtom &other) { return other.base == atom.base; });
    });
  };
  for (auto [a, b] : llvm::zip(declared.args(), actual.args()))
    if (a.isOrigin() && b.isOrigin() && !a->origin->atoms.empty() && !b->origin->atoms.empty() &&
        !(covers(a->origin, b->origin) && covers(b->origin, a->origin)))
      return true;
  return false;
}

/// Reports a value to return in memory that refers to other storage than the declared type names. Returns whether it does.
static bool reportOtherStorage(Checker &checker, const ast::Expr &value) {
  Type exact = checker.frame.exactResult;
  if (!exact)
    return false;
  DiagnosticCapture capture(checker.diags);
  Operand operand;
  {
    Emitter::Speculation speculation(*checker.emitter);
    llvm::SaveAndRestore scope(checker.scope, checker.program.newScope(Scope::Block, checker.scope));
    llvm::SaveAndRestore dead(checker.dead);
    operand = checker.check(value, Expected(checker.frame.resultType));
    if (!operand || operand.isError() || !operand.type || capture.hasErrors())
      return false;
    if (!namesOtherStorage(exact, operand.type, checker.frame.argumentBases) &&
        (!refersElsewhere(checker, exact, operand) || !checker.convert(operand, exact, value.loc()).isError()))
      return false;
  }
  capture.stop();
  checker.error(value.loc(), diag::CannotConvert, checker.print(operand.type), checker.print(exact), "");
  return true;
}

void Checker::checkFunctionBody() {
  FunctionInfo &info = *function->info;
  const FunctionTypeData &signature = *function->signature;
  const ast::FunctionDecl *decl = info.syntax ? info.syntax : info.lambda ? info.lambda->function : nullptr;
  if (!decl && info.synthesis != FunctionInfo::Thunk) {
    emitter->unreachable();
    return;
  }
  SourceLoc loc = decl ? decl->loc() : function->requestedAt;
  emitter->setLocation(loc);
  scope = function->scope;
  if (info.closure) {
    scope = program.newScope(Scope::Block, scope);
    bindCaptures();
  }
  scope = program.newScope(Scope::Function, scope);
  scope->function = function;
  scope->checker = this;
  Scope *bodyScope = scope;
  frame.bodyScope = scope;
  frame.resultType = signature.result;
  frame.resultIsRef = signature.resultIsRef;

  RaiseContext functionContext;
  if (signature.raises && !signature.raises.isNever()) {
    functionContext.errorType = signature.raises;
    functionContext.canRaise = true;
    functionContext.isFunction = true;
    functionContext.slot = emitter->functionArgument(emitter->irErrArgument());
    functionContext.handler = emitter->newBlock();
    raiseContexts.push_back(&functionContext);
  }

  const ast::ArgDecl *out = nullptr;
  unsigned index = 0;
  for (const ast::ArgDecl *arg : decl ? decl->signature.args.args : llvm::ArrayRef<const ast::ArgDecl *>()) {
    if (arg->convention == ast::Convention::Out) {
      out = arg;
      continue;
    }
    if (index >= signature.args.size())
      break;
    declareArgument(arg, signature.args[index], index);
    ++index;
  }
  if (decl)
    declareClosureParameters(index);

  bool isNone = program.isRole(signature.result, Role::NoneType) || signature.result.isNever();
  bool inMemory = !frame.resultIsRef && !isNone && !signature.result.isError() && !program.isValueType(signature.result);
  if (inMemory)
    frame.resultSlot = emitter->functionArgument(emitter->irOutArgument());
  if (out && !frame.resultIsRef) {
    if (inMemory) {
      OriginAtom atom;
      atom.base = {OriginBase::Local, values.freshOriginId(), out->name.id};
      originStorage[atom.base.id] = frame.resultSlot;
      originTypes[atom.base.id] = signature.result;
      Operand place = Operand::ofPlace(frame.resultSlot, signature.result, values.originOf(atom, true), true, /*tracked=*/true, out->loc());
      frame.resultVariable = declare(out->name.id, out->loc(), place, Variable::Result);
    } else {
      frame.resultVariable = declareVariable(out->name.id, out->loc(), signature.result, Variable::Result);
      frame.resultSlot = frame.resultVariable->operand.ir;
    }
  }
  if (frame.resultIsRef && decl && decl->signature.resultRef.hasBrackets) {
    DiagnosticCapture capture(diags);
    frame.resultOrigin = evaluateOrigin(decl->signature.resultRef.origins);
    if (capture.hasErrors()) {
      capture.replay();
      frame.resultOrigin = Origin();
    }
  }
  if (decl && info.isUserCode())
    checkResultOrigins(*this, *decl, signature);

  if (decl)
    checkBody(decl->body());
  else
    checkThunkBody();

  if (!dead) {
    emitter->setLocation(loc);
    if (isSessionInput) {
      keepFromBlocks(decl->body());
      finishSessionInput(loc);
    }
    if (signature.result.isNever()) {
      // What never returns doesn't end (06/RET-8).
      if (decl && !decl->hasErrors() && info.isUserCode())
        error(loc, diag::ReturnExpected);
      emitter->unreachable();
    } else if ((!isNone || frame.resultIsRef) && !frame.resultVariable) {
      bool isTraitPass = info.traitInfo && decl && decl->body().size() == 1 && llvm::isa<ast::PassStmt>(decl->body().front());
      if (decl && !decl->hasErrors() && !signature.result.isError() && !isTraitPass) {
        auto report = error(loc, diag::ReturnExpected);
        if (!decl->body().empty() && llvm::isa<ast::IfStmt, ast::ForStmt, ast::WhileStmt>(decl->body().back()))
          report.note(decl->body().back()->loc(), diag::EndIsReached);
      }
      emitter->unreachable();
    } else {
      emitReturn(loc);
      emitter->markImplicitReturn();
    }
  } else {
    emitter->unreachable();
  }
  reportUnusedRegions();
  if (functionContext.canRaise) {
    emitter->enter(functionContext.handler);
    emitter->raise();
    raiseContexts.pop_back();
  }
  bodyScope->checker = nullptr;
}

void Checker::emitReturn(SourceLoc loc) {
  bool isNone = program.isRole(frame.resultType, Role::NoneType) || frame.resultType.isNever();
  if (frame.resultVariable && !isNone && program.isValueType(frame.resultType))
    emitter->returnValue(emitter->load(frame.resultSlot, frame.resultType));
  else
    emitter->returnValue();
}

/// Whether every atom of `origin` is one that the declared result origin has; unknown (erased) origins fit.
static bool fitsResultOrigin(Origin declared, Origin origin) {
  if (!declared || !origin || declared->atoms.empty() || origin->atoms.empty())
    return true;
  return llvm::all_of(origin->atoms, [&](const OriginAtom &atom) {
    if (atom.base.kind == OriginBase::Static || atom.base.kind == OriginBase::Any)
      return true;
    return llvm::any_of(declared->atoms, [&](const OriginAtom &other) {
      if (other.base.kind == OriginBase::Any)
        return true;
      return atom.base == other.base && atom.path == other.path;
    });
  });
}

void Checker::returnOperand(Operand result, SourceLoc loc) {
  Type type = frame.resultType;
  bool isNone = program.isRole(type, Role::NoneType);
  auto stop = [&] {
    emitter->unreachable();
    afterTerminator();
  };
  if (result.isError() || dead || type.isNever())
    return stop();
  if (frame.resultIsRef) {
    keepAlive(result);
    emitter->returnValue(result.ir);
    return afterTerminator();
  }
  IRValue value;
  if (!isNone) {
    result = convert(result, type, loc);
    if (result.isError())
      return stop();
    if (program.isValueType(type))
      value = rvalue(result);
    else if (llvm::failed(initialize(frame.resultSlot, type, result, loc)))
      return stop();
  }
  emitter->returnValue(value);
  afterTerminator();
}

void Checker::checkReturn(const ast::ReturnStmt &stmt) {
  SourceLoc loc = stmt.loc();
  Type type = frame.resultType;
  bool isNone = program.isRole(type, Role::NoneType);
  if (!stmt.value) {
    if (type.isNever()) {
      error(loc, diag::CannotConvert, "None", print(type), "");
      afterTerminator();
      return;
    }
    if (!isNone && !frame.resultVariable && !type.isError() && !type.isUnknown()) {
      error(loc, diag::CannotConvert, "None", print(type), "");
      emitter->unreachable();
      afterTerminator();
      return;
    }
    if (runCleanups(0))
      emitReturn(loc);
    afterTerminator();
    return;
  }
  const ast::Expr &value = *stmt.value;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(value.ignoreParens()); name && frame.resultVariable) {
    Entity entity = program.lookup(scope, name->name);
    if (entity.kind == Entity::Variable && entity.variable == frame.resultVariable) {
      error(value.loc(), diag::ReturnOfOutArgument).note(value.loc(), diag::RemoveReturnedExpression);
      emitter->unreachable();
      afterTerminator();
      return;
    }
  }
  auto stop = [&] {
    emitter->unreachable();
    afterTerminator();
  };
  if (frame.resultIsRef) {
    Expected expected(type);
    expected.wantPlace = true;
    Operand operand = check(value, expected);
    if (operand.isError())
      return stop();
    if (operand.type.isNever() || operand.type.isUnknown())
      return stop();
    if (operand.kind == Operand::Temporary || operand.kind == Operand::Value || operand.isConstant()) {
      // A result without an origin was reported.
      const ast::FunctionDecl *decl = function->info->syntax;
      if (!decl || decl->signature.resultRef.hasBrackets)
        error(value.loc(), diag::NoMemoryOriginIn, print(operand.type), "return value");
      return stop();
    }
    if (operand.type != type && !type.isUnknown() && values.eraseOrigins(operand.type) != values.eraseOrigins(type)) {
      error(value.loc(), diag::CannotConvert, print(operand.type), print(type), "");
      return stop();
    }
    if (!fitsResultOrigin(frame.resultOrigin, operand.origin)) {
      auto report = error(value.loc(), diag::IncompatibleResultOrigin, program.print(operand.origin), program.print(frame.resultOrigin));
      // Another argument of the function?
      auto *name = llvm::dyn_cast<ast::NameExpr>(value.ignoreParens());
      const ast::FunctionDecl *decl = function->info->syntax;
      const ast::Expr *listed = decl && decl->signature.resultRef.origins.size() == 1 ? decl->signature.resultRef.origins.front() : nullptr;
      Entity entity = name ? program.lookup(scope, name->name) : Entity();
      if (listed && entity.kind == Entity::Variable && entity.variable->kind == Variable::Argument)
        report.note(listed->loc(), diag::RefersToMore, program.sources.text(listed->range()), name->name)
            .insertion(listed->range().end, ", " + name->name.str().str());
      return stop();
    }
    keepAlive(operand);
    if (runCleanups(0))
      emitter->returnValue(operand.ir);
    afterTerminator();
    return;
  }
  if (type.isNever()) {
    Operand operand = check(value);
    if (!operand.isError() && !operand.type.isNever())
      error(value.loc(), diag::CannotConvert, print(operand.type), print(type), "");
    return stop();
  }
  if (isNone) {
    Operand operand = checkAsResult(value, type);
    if (operand.isError())
      return stop();
    if (runCleanups(0))
      emitter->returnValue();
    afterTerminator();
    return;
  }
  if (program.isValueType(type) && !type.isError()) {
    Operand operand = check(value, Expected(type));
    if (frame.exactResult && operand && namesOtherStorage(frame.exactResult, operand.type, frame.argumentBases)) {
      error(value.loc(), diag::CannotConvert, print(operand.type), print(frame.exactResult), "");
      return stop();
    }
    if (frame.exactResult && operand && refersElsewhere(*this, frame.exactResult, operand))
      operand = convert(operand, frame.exactResult, value.loc());
    if (!operand.isError())
      operand = convert(operand, type, value.loc());
    if (operand.isError() || type.isError())
      return stop();
    if (operand.type.isNever() || operand.type.isUnknown())
      return stop();
    IRValue result = rvalue(operand);
    if (frame.resultVariable)
      emitter->store(result, frame.resultSlot);
    if (runCleanups(0))
      emitter->returnValue(result);
    afterTerminator();
    return;
  }
  if (type.isError() || type.isUnknown()) {
    check(value);
    return stop();
  }
  if (reportOtherStorage(*this, value) || llvm::failed(initializeFrom(value, frame.resultSlot, type)))
    return stop();
  if (runCleanups(0))
    emitter->returnValue();
  afterTerminator();
}

Operand Checker::checkAsResult(const ast::Expr &expr, Type type) {
  Operand operand = check(expr, Expected(type));
  if (operand.isError())
    return operand;
  return convert(operand, type, expr.loc(), program.isRole(type, Role::NoneType) ? " in return value" : "");
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

/// Nobody reads more explanations of calls that failed.
static constexpr unsigned mostRefused = 200'000;

void Checker::checkBody(ast::Block body) {
  const ast::Stmt *previous = nullptr;
  for (const ast::Stmt *stmt : body) {
    if (assertFailed) {
      if (llvm::isa_and_present<ast::AssertStmt>(previous) && !isInstance(*this))
        error(stmt->loc(), diag::UnreachableAfterAssert);
      return;
    }
    previous = stmt;
    if (++statementsChecked > mostStatements) {
      error(stmt->loc(), diag::FunctionTooBig, mostStatements);
      assertFailed = dead = true;
      return;
    }
    if (program.refusedCandidates > mostRefused) {
      if (!std::exchange(program.refusedTooMany, true))
        error(stmt->loc(), diag::TooManyCandidates);
      assertFailed = dead = true;
      return;
    }
    if (std::exchange(calledNever, false))
      error(stmt->loc(), diag::UnreachableAfterNever);
    check(*stmt);
    if (atSessionLevel())
      noteSessionChanges(*stmt);
  }
  calledNever = false;
}

void Checker::check(const ast::Stmt &stmt) {
  using Kind = ast::Stmt::Kind;
  if (emitter)
    emitter->setLocation(stmt.loc());
  switch (stmt.kind()) {
  case Kind::ExprStmt:
    return checkExprStmt(llvm::cast<ast::ExprStmt>(stmt));
  case Kind::AssignStmt:
    return checkAssign(llvm::cast<ast::AssignStmt>(stmt));
  case Kind::AugAssignStmt:
    return checkAugAssign(llvm::cast<ast::AugAssignStmt>(stmt));
  case Kind::ReturnStmt:
    return checkReturn(llvm::cast<ast::ReturnStmt>(stmt));
  case Kind::RaiseStmt:
    return checkRaise(llvm::cast<ast::RaiseStmt>(stmt));
  case Kind::BreakStmt:
  case Kind::ContinueStmt: {
    bool isBreak = stmt.kind() == Kind::BreakStmt;
    if (loops.empty()) {
      error(stmt.loc(), diag::NotInsideLoop, isBreak ? "break" : "continue");
      return;
    }
    Loop loop = loops.back();
    if (!runCleanups(loop.cleanupDepth)) {
      afterTerminator();
      return;
    }
    if (isBreak && !dead)
      loops.back().breaks = true;
    if (!isBreak && !dead)
      loops.back().continues = true;
    emitter->branch(isBreak ? loop.breakTarget : loop.continueTarget);
    afterTerminator();
    return;
  }
  case Kind::ErrorStmt: {
    DiagnosticCapture dropped(diags);
    if (const ast::Stmt *inner = llvm::cast<ast::ErrorStmt>(stmt).inner)
      check(*inner);
    return;
  }
  case Kind::PassStmt:
  case Kind::EllipsisStmt:
    return;
  case Kind::AssertStmt: {
    auto &assertion = llvm::cast<ast::AssertStmt>(stmt);
    return assertion.isComptime ? checkComptimeAssert(assertion) : checkAssert(assertion);
  }
  case Kind::IfStmt: {
    auto &branch = llvm::cast<ast::IfStmt>(stmt);
    return branch.isComptime ? checkComptimeIf(branch) : checkIf(branch);
  }
  case Kind::WhileStmt:
    return checkWhile(llvm::cast<ast::WhileStmt>(stmt));
  case Kind::ForStmt: {
    auto &loop = llvm::cast<ast::ForStmt>(stmt);
    return loop.isComptime ? checkComptimeFor(loop) : checkFor(loop);
  }
  case Kind::TryStmt:
    return checkTry(llvm::cast<ast::TryStmt>(stmt));
  case Kind::WithStmt:
    return checkWith(llvm::cast<ast::WithStmt>(stmt));
  case Kind::ImportStmt:
  case Kind::FromImportStmt:
    (void)program.importInto(scope, stmt, scope->enclosingModule());
    return;
  case Kind::DeclStmt: {
    const ast::Decl &decl = *llvm::cast<ast::DeclStmt>(stmt).decl;
    if (auto *nested = llvm::dyn_cast<ast::FunctionDecl>(&decl)) {
      checkNestedDecorators(program, scope, *nested);
      return declareNested(*nested);
    }
    if (auto *comptime = llvm::dyn_cast<ast::ComptimeDecl>(&decl))
      return checkComptimeDecl(*comptime);
    if (auto *region = llvm::dyn_cast<ast::RegionDecl>(&decl))
      return declareRegion(*region);
    notSupported(stmt.loc(), "this declaration in a function");
    return;
  }
  }
}

void Checker::checkIf(const ast::IfStmt &stmt) {
  IRBlock after = emitter->newBlock();
  bool afterDead = true;
  for (const ast::IfStmt::Branch &branch : stmt.branches) {
    IRBlock yes = emitter->newBlock(), no = emitter->newBlock();
    emitter->setLocation(branch.loc);
    Condition condition = branchOn(*branch.condition, yes, no);
    bool literal = llvm::isa<ast::BoolLiteral>(branch.condition->ignoreParens());
    if (condition.constant && literal)
      error(branch.condition->loc(), *condition.constant ? diag::AlwaysTrue : diag::AlwaysFalse);
    bool startDead = dead;
    emitter->enter(yes);
    dead = startDead || (literal && condition.constant && !*condition.constant);
    {
      BlockScope block(*this);
      checkBody(branch.body);
    }
    afterDead &= dead;
    emitter->branch(after);
    emitter->enter(no);
    dead = startDead || (literal && condition.constant && *condition.constant);
  }
  if (stmt.hasElse()) {
    BlockScope block(*this);
    checkBody(stmt.elseBody);
  }
  afterDead &= dead;
  emitter->branch(after);
  emitter->enter(after);
  dead = afterDead;
}

void Checker::checkAssert(const ast::AssertStmt &stmt) {
  // `assert c, m` is a call of the library's debug_assert.
  SourceLoc loc = stmt.loc();
  ModuleInfo *module = program.findModule("std.builtin.debug_assert");
  Entity entity = module ? program.lookupInModule(module, program.names.get("debug_assert")) : Entity();
  if (!entity) {
    check(*stmt.condition);
    notSupported(loc, "assert without the library's debug_assert");
    return;
  }
  llvm::SmallVector<Argument, 2> args;
  for (const ast::Expr *expr : {stmt.condition, stmt.message}) {
    if (!expr)
      continue;
    Argument argument;
    argument.operand = check(*expr);
    if (argument.operand.isError())
      return;
    if (expr == stmt.condition && !conversionCost(argument.operand, program.boolType())) {
      // What has `__bool__` isn't converted by it (01/STM-27).
      if (!conditionOf(argument.operand, expr->loc()).failed)
        error(loc, diag::NoMatchingFunction, "debug_assert");
      return;
    }
    argument.expr = expr;
    argument.loc = expr->loc();
    args.push_back(std::move(argument));
  }
  SourceLoc place = stmt.condition->loc();
  emitter->setLocation(place);
  call(operandOf(entity, program.names.get("debug_assert"), place), args, place);
}

void Checker::checkExprStmt(const ast::ExprStmt &stmt) {
  const ast::Expr &expr = *stmt.expr;
  const ast::Expr &inner = *expr.ignoreParens();
  bool isShown = atSessionLevel();
  Expected expected;
  expected.discard = !isShown;
  Operand operand = check(expr, expected);
  if (operand.kind == Operand::Deferred) {
    operand = resolveDeferred(operand, Type());
  }
  if (operand.isError())
    return;
  if (isShown && !(operand.type && operand.type.isNever()))
    return showValue(operand, inner);
  if (operand.kind == Operand::Overloads) {
    error(expr.loc(), diag::FunctionNotCalled).fixIt({expr.end(), expr.end()}, "()");
    return;
  }
  if (!operand.type)
    return;
  if (operand.type.isNever()) {
    emitter->unreachable();
    afterTerminator();
    calledNever = true;
    return;
  }
  if (llvm::isa<ast::WalrusExpr>(inner))
    return;
  if (program.isRole(operand.type, Role::NoneType) || operand.type.isUnknown())
    return;
  if (operand.type.isStruct() && operand.type.structInfo()->name == "PythonObject")
    return;
  if (operand.kind == Operand::Place && operand.transferred) {
    // `x^` as a statement ends the value.
    Operand temporary = newTemporary(operand.type, expr.loc());
    (void)initialize(temporary.ir, operand.type, operand, expr.loc());
  }
  if (operand.type.isStruct() && llvm::is_contained({"Coroutine", "RaisingCoroutine"}, operand.type.structInfo()->name.str()) &&
      !operand.type.structInfo()->isUserCode()) {
    error(expr.loc(), diag::NotAwaited, print(operand.type)).fixIt({expr.begin(), expr.begin()}, "await ");
    return;
  }
  error(expr.loc(), diag::UnusedValue, print(operand.type)).fixIt({expr.begin(), expr.begin()}, "_ = ");
}

} // namespace kiln
