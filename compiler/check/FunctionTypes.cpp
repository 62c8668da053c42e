// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Function values, closure traits and what satisfies them (spec 03 section 18).
#include "check/FunctionTypes.h"
#include "check/Closures.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// Evaluates a declared signature whose parameters all have values in `scope`. `asPointer`: origins may be left open. Sets `warns` if it
/// names what is deprecated.
static const FunctionTypeData *evaluateSignature(Program &program, FunctionInfo *info, Scope *scope, Type self, bool asPointer, bool &warns) {
  const ast::FunctionSignature *syntax = syntaxOf(info);
  if (!syntax)
    return nullptr;
  FunctionTypeData data;
  llvm::SmallVector<FunctionTypeArg, 4> args;
  Checker checker(program, scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(program.diags);
  bool isInit = info->name == "__init__" && info->isMethod();
  for (const ast::ArgDecl *arg : syntax->args.args) {
    if (arg->convention == ast::Convention::Out) {
      data.result = isInit ? self : arg->type ? checker.evaluateType(*arg->type) : self;
      continue;
    }
    FunctionTypeArg out;
    out.name = arg->name.id;
    out.convention = conventionOf(*arg);
    out.type = arg->type ? checker.evaluateType(*arg->type, true) : self;
    if (asPointer)
      out.type = eraseOpenOrigins(program, out.type);
    if (!out.type || out.type.isError() || out.type.hasUnbound() || out.type.isUnknown())
      return nullptr;
    if (out.type.kind() == TypeKind::Trait) {
      if (out.type->traits.size() != 1 || !out.type->traits.front().closure)
        return nullptr;
      out.type = program.values.functionType(*out.type->traits.front().closure);
    }
    if (arg->stars == ast::Stars::One) {
      // Signatures with variadics are only called directly.
      return nullptr;
    }
    if (arg->stars == ast::Stars::Two)
      out.star = FunctionTypeArg::Keywords;
    if (out.convention == Convention::Ref)
      out.origin = program.values.emptyOrigin(true);
    out.keywordOnly = arg->section == ast::Section::KeywordOnly;
    out.positionalOnly = arg->section == ast::Section::PositionalOnly;
    if (arg->type && out.convention != Convention::Mut && out.convention != Convention::Ref)
      out.inMemory = isDeclaredByTypeParameter(program, *arg->type, scope) && program.isValueType(out.type);
    args.push_back(out);
    if (arg->name) {
      // Results may name arguments: `-> ref[a] T`, `-> type_of(a)`.
      auto *variable = new (program.values.allocator().Allocate<Variable>()) Variable();
      variable->name = arg->name.id;
      variable->operand.kind = Operand::Place;
      variable->operand.type =
          out.star == FunctionTypeArg::Keywords ? program.roleType(Role::StringDict, {program.values.typeConst(out.type)}) : out.type;
      variable->operand.isMutable = out.convention != Convention::Imm;
      variable->operand.origin = program.values.emptyOrigin(variable->operand.isMutable);
      Entity &entity = scope->names[arg->name.id];
      if (!entity) {
        entity.kind = Entity::Variable;
        entity.variable = variable;
      }
    }
  }
  if (!data.result) {
    data.result = syntax->result ? checker.evaluateType(*syntax->result) : program.noneType();
    data.resultIsRef = syntax->resultRef.isValid();
    if (data.resultIsRef)
      data.resultOrigin = checker.evaluateOrigin(syntax->resultRef.origins);
  }
  if (data.result && data.result.kind() == TypeKind::Trait && syntax->result) {
    checker.error(syntax->result->loc(), diag::TraitAsType, program.print(data.result));
    return nullptr;
  }
  if (!data.result || data.result.isError())
    return nullptr;
  if (syntax->effects.raises()) {
    data.raises = syntax->effects.raisesType ? checker.evaluateType(*syntax->effects.raisesType) : program.errorStructType();
    if (data.raises && data.raises.isNever())
      data.raises = Type();
  }
  if (syntax->effects.abi)
    data.cAbi = syntax->effects.abi->value.equals_insensitive("c");
  data.isAsync = syntax->isAsync();
  if (asPointer)
    noteLenders(program, *syntax, scope, self, data, args);
  data.args = program.values.copyArray<FunctionTypeArg>(args);
  for (Diagnostic &diagnostic : capture.take())
    if (diagnostic.severity == Severity::Warning) {
      warns = true;
      program.diags.emit(std::move(diagnostic));
    }
  return program.values.functionType(data)->function;
}

Scope *functionBindings(Program &program, Const function, Scope *parent) {
  llvm::ArrayRef<const ast::ParamDecl *> params = syntaxOf(function->function)->params.params;
  Scope *scope = program.newScope(Scope::Bindings, parent);
  declareUnresolved(scope, params);
  auto bind = [&](const ast::ParamDecl *param, Const value) {
    Entity &entity = scope->names[param->name.id];
    entity.kind = Entity::Value;
    entity.value = value;
  };
  for (auto [param, value] : llvm::zip(params, function->elements))
    if (!value.isUnbound())
      bind(param, value);
  Checker checker(program, scope, Checker::Mode::Comptime);
  // Origins that are left open differ from call to call; they are erased in the one function that all calls share (FTY-6).
  // Those of open mutability are immutable.
  for (const ast::ParamDecl *param : params) {
    if (scope->names[param->name.id].kind != Entity::Unresolved || !param->type || param->stars != ast::Stars::None)
      continue;
    auto *mutability = llvm::find_if(params, [&](const ast::ParamDecl *other) {
      return scope->names[other->name.id].kind == Entity::Unresolved && findName(*param->type, other->name.id);
    });
    if (mutability != params.end() && !isOriginParameter(program, *param, scope))
      continue;
    if (mutability != params.end())
      bind(*mutability, program.boolConst(false));
    DiagnosticCapture capture(program.diags);
    Type type = checker.evaluateType(*param->type, /*allowUnbound=*/true);
    if (!type || !program.isRole(type, Role::Origin))
      continue;
    Origin erased = program.values.emptyOrigin(type.args().front().asBool().value_or(!type.hasUnbound()));
    bind(param, program.values.origin(erased, type.hasUnbound() ? program.roleType(Role::Origin, {program.boolConst(false)}) : type));
  }
  return bindDefaults(checker, scope, params, nullptr) ? nullptr : scope;
}

/// Whether a signature names nothing but concrete structs, so that it is the same wherever it is asked for.
static bool isSettled(const FunctionTypeData &signature) {
  auto isConcrete = [](Type type) { return type.isStruct() && type.isConcrete(); };
  return isConcrete(signature.result) && (!signature.raises || isConcrete(signature.raises)) && !signature.resultIsRef &&
         llvm::all_of(signature.args, [&](const FunctionTypeArg &arg) { return isConcrete(arg.type); });
}

static const FunctionTypeData *signatureOf(Program &program, Const function, bool asPointer) {
  if (!function || function.kind() != ConstKind::Function)
    return nullptr;
  FunctionInfo *info = function->function;
  const ast::FunctionSignature *syntax = syntaxOf(info);
  if (!syntax)
    return nullptr;
  if (const FunctionTypeData *known = asPointer ? nullptr : program.impl->closedSignatures.lookup(function.get()))
    return known;
  Scope *parent = function->scope ? function->scope : info->scope;
  if (function->self && function->self.isStruct()) {
    if (function->self.hasUnbound())
      return nullptr;
    parent = info->traitInfo && !info->structInfo ? program.traitScope(info->traitInfo, function->self) : memberScope(program, info, function->self);
  }
  Scope *scope = functionBindings(program, function, parent);
  bool warns = false;
  const FunctionTypeData *signature = scope ? evaluateSignature(program, info, scope, function->self, asPointer, warns) : nullptr;
  bool isClosed = parent && parent->kind == Scope::Module && !function->self && !info->isNested && syntax->params.params.empty();
  // Where a signature is asked for, what is said may be dropped; then it is said the next time.
  if (signature && isClosed && !warns && !asPointer && !program.archetypeWalk && isSettled(*signature))
    program.impl->closedSignatures[function.get()] = signature;
  return signature;
}

const FunctionTypeData *signatureOf(Program &program, Const function) { return signatureOf(program, function, /*asPointer=*/false); }

const FunctionTypeData *pointerSignatureOf(Program &program, Const function) { return signatureOf(program, function, /*asPointer=*/true); }

bool signatureConverts(Program &program, const FunctionTypeData &have, const FunctionTypeData &want) {
  if (have.args.size() != want.args.size() || have.cAbi != want.cAbi || have.isAsync != want.isAsync)
    return false;
  if (!sameUpToOrigins(program, have.result, want.result) || have.resultIsRef != want.resultIsRef)
    return false;
  // A callee that raises passes its error by one more argument: only equal signatures share code.
  if (bool(have.raises) != bool(want.raises))
    return false;
  if (have.raises && !sameUpToOrigins(program, have.raises, want.raises))
    return false;
  auto passing = [](Convention convention) {
    return convention == Convention::Deinit ? Convention::Var : convention;
  };
  for (auto [a, b] : llvm::zip(have.args, want.args)) {
    if (!sameUpToOrigins(program, a.type, b.type) || a.star != b.star)
      return false;
    if (passing(a.convention) != passing(b.convention))
      return false;
    if (a.inMemory != b.inMemory && program.isValueType(a.type))
      return false;
    if ((a.keywordOnly || b.keywordOnly) && a.name != b.name)
      return false;
  }
  return true;
}

bool closureSatisfies(Program &program, const FunctionTypeData &have, const FunctionTypeData &want) {
  if (have.args.size() != want.args.size())
    return false;
  if (have.raises && !want.raises)
    return false;
  if (have.raises && want.raises && !sameUpToOrigins(program, have.raises, want.raises))
    return false;
  if (!sameUpToOrigins(program, have.result, want.result) && !program.isRole(want.result, Role::NoneType) && !want.result.isUnknown()) {
    Checker checker(program, nullptr, Checker::Mode::Comptime);
    Operand value = Operand::ofValue({}, have.result, SourceLoc());
    if (!checker.conversionCost(value, want.result))
      return false;
  }
  for (auto [a, b] : llvm::zip(have.args, want.args)) {
    if (!matchesUnbound(program, a.type, b.type) && !sameUpToOrigins(program, a.type, b.type))
      return false;
    if ((a.convention == Convention::Mut) != (b.convention == Convention::Mut) && a.convention == Convention::Mut)
      return false;
    if ((a.keywordOnly || b.keywordOnly) && a.name != b.name)
      return false;
  }
  return true;
}

/// How many arguments a call passes to a function declared like this.
static size_t passedArguments(const ast::FunctionSignature &signature) {
  return llvm::count_if(signature.args.args, [](const ast::ArgDecl *arg) { return arg->convention != ast::Convention::Out; });
}

/// Whether a function declared like this raises, where nothing but that is asked for, what `want` doesn't.
static bool raisesTooMuch(const ast::FunctionSignature &have, const FunctionTypeData &want) {
  return have.effects.raises() && !have.effects.raisesType && !want.raises;
}

/// The same for a closure with parameters of its own, whose types are known only when it is called: the numbers of parameters and
/// arguments decide.
static bool satisfiesParametric(FunctionInfo *call, const FunctionTypeData &want) {
  const ast::FunctionSignature *have = syntaxOf(call);
  auto *wanted = llvm::dyn_cast_if_present<ast::FunctionTypeExpr>(want.generic);
  if (!have || raisesTooMuch(*have, want) || (wanted && have->params.params.size() != wanted->signature->params.params.size()))
    return false;
  return passedArguments(*have) == want.args.size() + 1; // and the closure itself
}

bool conformsToClosure(Program &program, Type type, const FunctionTypeData &want) {
  switch (type.kind()) {
  case TypeKind::FunctionLiteral: {
    const ast::FunctionSignature *syntax = syntaxOf(type->value->function);
    if (!syntax)
      return false;
    bool bothParametric = want.generic && syntax->params.isWritten();
    if (const FunctionTypeData *have = bothParametric ? nullptr : signatureOf(program, type->value))
      return closureSatisfies(program, *have, want);
    // A parametric function is instantiated as the trait requires.
    if (raisesTooMuch(*syntax, want))
      return false;
    bool variadic = llvm::any_of(syntax->args.args, [](const ast::ArgDecl *arg) { return arg->stars != ast::Stars::None; });
    return variadic || passedArguments(*syntax) == want.args.size();
  }
  case TypeKind::Struct: {
    if (type.structInfo()->closure) {
      const FunctionTypeData *have = program.facts(type).callSignature;
      return have ? closureSatisfies(program, *have, want) : satisfiesParametric(type.structInfo()->closure->call, want);
    }
    // A struct conforms by listing the closure trait and defining `__call__`.
    StructInfo *info = type.structInfo();
    if (!info->syntax)
      return false;
    for (const ast::Conformance &conformance : info->syntax->conformances) {
      if (!llvm::isa<ast::FunctionTypeExpr>(conformance.trait->ignoreParens()) && !llvm::isa<ast::BinaryExpr>(conformance.trait->ignoreParens()) &&
          !llvm::isa<ast::NameExpr>(conformance.trait->ignoreParens()))
        continue;
      Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
      DiagnosticCapture capture(program.diags);
      Type listed = checker.evaluateType(*conformance.trait, true);
      if (!listed || listed.kind() != TypeKind::Trait)
        continue;
      for (const TraitAtom &atom : listed->traits)
        if (atom.closure && closureSatisfies(program, *atom.closure, want))
          return true;
    }
    return false;
  }
  case TypeKind::Param:
  case TypeKind::Assoc:
    if (type->bound && type->bound.kind() == TypeKind::Trait)
      for (const TraitAtom &atom : type->bound->traits)
        if (atom.closure && closureSatisfies(program, *atom.closure, want))
          return true;
    return false;
  case TypeKind::Error:
  case TypeKind::Unknown:
    return true;
  default:
    return false;
  }
}

/// The arguments that a caller gives.
static llvm::SmallVector<const ast::ArgDecl *, 8> givenArguments(const ast::FunctionSignature &signature) {
  llvm::SmallVector<const ast::ArgDecl *, 8> list;
  for (const ast::ArgDecl *arg : signature.args.args)
    if (arg->convention != ast::Convention::Out)
      list.push_back(arg);
  return list;
}

/// Whether the two declarations take arguments of the same number, kinds and keyword-only names.
static bool sameShape(FunctionInfo *a, FunctionInfo *b) {
  const ast::FunctionSignature *x = syntaxOf(a), *y = syntaxOf(b);
  if (!x || !y || a->isStatic != b->isStatic)
    return false;
  auto left = givenArguments(*x), right = givenArguments(*y);
  if (left.size() != right.size())
    return false;
  for (auto [p, q] : llvm::zip(left, right)) {
    if (p->stars != q->stars || (p->section == ast::Section::KeywordOnly) != (q->section == ast::Section::KeywordOnly))
      return false;
    if (p->section == ast::Section::KeywordOnly && p->name.id != q->name.id)
      return false;
  }
  return true;
}

/// Whether `method` of the struct `type` and `traitMethod`, which have one shape, take a struct each where the other takes another one:
/// then they are overloads of each other.
static bool takeDifferentStructs(Program &program, Type type, FunctionInfo *method, FunctionInfo *traitMethod) {
  const ast::FunctionSignature *x = syntaxOf(method), *y = syntaxOf(traitMethod);
  if (!traitMethod->traitInfo || !x->params.params.empty() || !y->params.params.empty())
    return false;
  auto text = [&](const ast::Expr *expr) { return program.sources.text(expr->range()); };
  auto scopeOf = [&](FunctionInfo *info) {
    return info->traitInfo && !info->structInfo ? program.traitScope(info->traitInfo, type) : program.facts(type).scope;
  };
  for (auto [p, q] : llvm::zip(givenArguments(*x), givenArguments(*y))) {
    if (!p->type || !q->type || text(p->type) == text(q->type))
      continue;
    DiagnosticCapture capture(program.diags);
    Checker ours(program, scopeOf(method), Checker::Mode::Comptime);
    Checker theirs(program, scopeOf(traitMethod), Checker::Mode::Comptime);
    Type a = ours.evaluateType(*p->type, /*allowUnbound=*/true), b = theirs.evaluateType(*q->type, /*allowUnbound=*/true);
    if (a && b && a.isStruct() && b.isStruct() && a.isConcrete() && b.isConcrete() && a != b)
      return true;
  }
  return false;
}

bool overridden(Program &program, Type type, FunctionInfo *traitMethod, llvm::ArrayRef<FunctionInfo *> own) {
  return llvm::any_of(own, [&](FunctionInfo *method) {
    return sameShape(method, traitMethod) && !takeDifferentStructs(program, type, method, traitMethod);
  });
}

FunctionInstance *Checker::instanceOfConstant(Const function, SourceLoc loc) {
  const FunctionTypeData *signature = signatureOf(program, function);
  if (!signature)
    return nullptr;
  FunctionInfo *info = function->function;
  Type self = function->self;
  Scope *bindings = program.newScope(Scope::Bindings, self && self.isStruct() ? memberScope(program, info, self) : info->scope);
  const ast::FunctionSignature *syntax = syntaxOf(info);
  for (auto [param, value] : llvm::zip(syntax->params.params, function->elements)) {
    Entity entity;
    entity.kind = Entity::Value;
    entity.value = value;
    bindings->names[param->name.id] = entity;
  }
  return program.instance(info, self, bindings, *signature, loc, this->function);
}

} // namespace kiln
