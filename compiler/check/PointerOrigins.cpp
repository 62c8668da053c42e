// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Origins in the types of function pointers: what is left open is erased in the type, as all calls share one function (spec 06/FTY-6, 03/FNT-5);
// what the result of a call refers to is found again from the arguments.
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"

namespace kiln {

/// The `Origin` type that `expr` evaluates to in `scope`, where its mutability may be open; null for others.
static Type originTypeIn(Program &program, const ast::Expr &expr, Scope *scope) {
  DiagnosticCapture capture(program.diags);
  Checker checker(program, scope, Checker::Mode::Comptime);
  auto value = evaluateQuick(checker, expr, Type(), /*allowUnbound=*/true);
  if (!value || !*value || !value->isType())
    return Type();
  Type type = value->asType();
  return program.isRole(type, Role::Origin) ? type : Type();
}

bool isOriginParameter(Program &program, const ast::ParamDecl &param, Scope *scope) {
  return param.type && param.stars == ast::Stars::None && originTypeIn(program, *param.type, scope);
}

Type closeOrigins(Program &program, Type type, llvm::function_ref<Origin(bool isMutable)> makeOrigin) {
  if (!type || !type.isStruct() || !type.hasUnbound())
    return type;
  StructInfo *info = type.structInfo();
  llvm::SmallVector<Const, 4> args(type.args().begin(), type.args().end());
  Scope *open = program.newScope(Scope::Struct, info->scope);
  open->self = type;
  open->structInfo = info;
  declareUnresolved(open, info->params);
  auto bind = [&](unsigned index, Const value) {
    args[index] = value;
    Entity &entity = open->names[info->params[index]->name.id];
    entity.kind = Entity::Value;
    entity.value = value;
  };
  for (auto [i, arg] : llvm::enumerate(type.args())) {
    if (arg.isType() && arg.asType().hasUnbound())
      bind(i, program.values.typeConst(closeOrigins(program, arg.asType(), makeOrigin)));
    else if (!arg.isUnbound())
      bind(i, arg);
  }
  for (auto [i, param] : llvm::enumerate(info->params)) {
    if (i >= args.size() || !args[i].isUnbound() || !param->type)
      continue;
    // The mutability is a parameter of its own, which the type of the origin names.
    llvm::SmallVector<unsigned, 1> mutabilities;
    for (auto [j, other] : llvm::enumerate(info->params))
      if (open->names[other->name.id].kind == Entity::Unresolved && findName(*param->type, other->name.id))
        mutabilities.push_back(j);
    if (mutabilities.size() > 1)
      continue;
    Entity before = mutabilities.empty() ? Entity() : open->names[info->params[mutabilities.front()]->name.id];
    if (!mutabilities.empty())
      bind(mutabilities.front(), program.boolConst(false));
    if (Type originType = originTypeIn(program, *param->type, open)) {
      bool isMutable = originType.args().front().asBool().value_or(false);
      Origin origin = makeOrigin(isMutable);
      bind(i, program.values.origin(origin, program.roleType(Role::Origin, {program.boolConst(isMutable)})));
    } else if (!mutabilities.empty()) {
      args[mutabilities.front()] = program.values.unbound();
      open->names[info->params[mutabilities.front()]->name.id] = before;
    }
  }
  return program.values.structType(info, args);
}

Type eraseOpenOrigins(Program &program, Type type) {
  return closeOrigins(program, type, [&](bool isMutable) { return program.values.emptyOrigin(isMutable); });
}

/// Whether some origin inside `type` is erased.
static bool hasErasedOrigin(Type type) {
  return type && type.isStruct() && llvm::any_of(type.args(), [](Const arg) {
           return arg.isOrigin() ? arg->origin->atoms.empty() : arg.isType() && hasErasedOrigin(arg.asType());
         });
}

namespace {

/// Evaluates a signature once more with an origin of its own for each parameter and argument, to see which of them the result names.
class Lenders {
public:
  Lenders(Program &program, const ast::FunctionSignature &signature, Scope *outer, Type self)
      : program(program), signature(signature), self(self), scope(program.newScope(Scope::Bindings, outer)),
        checker(program, scope, Checker::Mode::Comptime) {}

  void note(llvm::MutableArrayRef<FunctionTypeArg> args);

private:
  Origin fresh(bool isMutable) {
    OriginBase base;
    base.kind = OriginBase::Param;
    base.id = program.values.freshOriginId();
    return program.values.originOf(OriginAtom{base, {}}, isMutable);
  }
  void nameParameters();
  void nameArgument(const ast::ArgDecl &decl, const FunctionTypeArg &arg);
  /// The bases of what the result refers to.
  llvm::SmallVector<OriginBase, 4> ofResult();

  struct Lent {
    Origin place;
    llvm::SmallVector<Origin, 2> inside;
  };
  Program &program;
  const ast::FunctionSignature &signature;
  Type self;
  Scope *scope;
  Checker checker;
  llvm::SmallVector<Lent, 4> lent;
};

} // namespace

void Lenders::nameParameters() {
  for (const ast::ParamDecl *param : signature.params.params) {
    const Entity *bound = scope->parent ? scope->parent->find(param->name.id) : nullptr;
    if (!bound || bound->kind != Entity::Value || !bound->value || !bound->value.isOrigin() || !bound->value->origin->atoms.empty())
      continue;
    Entity &entity = scope->names[param->name.id];
    entity.kind = Entity::Value;
    entity.value = program.values.origin(fresh(bound->value->origin->isMutable), bound->value.type());
  }
}

void Lenders::nameArgument(const ast::ArgDecl &decl, const FunctionTypeArg &arg) {
  Lent &item = lent.emplace_back();
  Type type = decl.type ? checker.evaluateType(*decl.type, /*allowUnbound=*/true) : self;
  type = closeOrigins(program, type, [&](bool isMutable) { return fresh(isMutable); });
  if (!type || type.isError())
    return;
  program.values.collectOrigins(type, item.inside);
  item.place = decl.ref.isValid() && !decl.ref.origins.empty() ? checker.evaluateOrigin(decl.ref.origins) : Origin();
  if (!item.place || item.place->atoms.empty())
    item.place = fresh(arg.convention != Convention::Imm);
  if (!decl.name)
    return;
  auto *variable = new (program.values.allocator().Allocate<Variable>()) Variable();
  variable->name = decl.name.id;
  variable->operand = Operand::ofPlace({}, type, item.place, arg.convention != Convention::Imm, false, decl.loc());
  Entity &entity = scope->names[decl.name.id];
  entity.kind = Entity::Variable;
  entity.variable = variable;
}

llvm::SmallVector<OriginBase, 4> Lenders::ofResult() {
  llvm::SmallVector<Origin, 4> origins;
  const ast::ArgDecl *out = signature.outArg();
  const ast::Expr *declared = out ? out->type : signature.result;
  if (Type type = declared ? checker.evaluateType(*declared, /*allowUnbound=*/true) : Type())
    program.values.collectOrigins(type, origins);
  if (!out && signature.resultRef.isValid())
    if (Origin origin = checker.evaluateOrigin(signature.resultRef.origins))
      origins.push_back(origin);
  llvm::SmallVector<OriginBase, 4> bases;
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (atom.base.kind == OriginBase::Param)
        bases.push_back(atom.base);
  return bases;
}

void Lenders::note(llvm::MutableArrayRef<FunctionTypeArg> args) {
  DiagnosticCapture capture(program.diags);
  nameParameters();
  for (const ast::ArgDecl *decl : signature.args.args)
    if (decl->convention != ast::Convention::Out && lent.size() < args.size())
      nameArgument(*decl, args[lent.size()]);
  llvm::SmallVector<OriginBase, 4> bases = ofResult();
  auto isNamed = [&](Origin origin) {
    return origin && llvm::any_of(origin->atoms, [&](const OriginAtom &atom) { return llvm::is_contained(bases, atom.base); });
  };
  for (auto [arg, item] : llvm::zip(args, lent)) {
    arg.lendsPlace = isNamed(item.place);
    arg.lendsOrigins = llvm::any_of(item.inside, isNamed);
  }
}

void noteLenders(Program &program, const ast::FunctionSignature &signature, Scope *scope, Type self, const FunctionTypeData &data,
                 llvm::MutableArrayRef<FunctionTypeArg> args) {
  if (data.resultIsRef ? !data.resultOrigin || data.resultOrigin->atoms.empty() || hasErasedOrigin(data.result) : hasErasedOrigin(data.result))
    Lenders(program, signature, scope, self).note(args);
}

/// `type` with `lent` instead of each erased origin.
static Type withLent(Program &program, Type type, Origin lent) {
  if (!hasErasedOrigin(type))
    return type;
  llvm::SmallVector<Const, 4> args;
  for (Const arg : type.args()) {
    if (arg.isOrigin() && arg->origin->atoms.empty())
      arg = program.values.origin(program.values.withMutability(lent, arg->origin->isMutable), arg.type());
    else if (arg.isType())
      arg = program.values.typeConst(withLent(program, arg.asType(), lent));
    args.push_back(arg);
  }
  return program.values.structType(type.structInfo(), args);
}

Type commonPointer(Program &program, Type a, Type b) {
  if (a == b || !a.isFunction() || !b.isFunction() || a->function->args.size() != b->function->args.size())
    return a == b ? a : Type();
  auto withLenders = [&](Type type) {
    llvm::SmallVector<FunctionTypeArg, 4> args(type->function->args.begin(), type->function->args.end());
    for (auto [arg, x, y] : llvm::zip(args, a->function->args, b->function->args)) {
      arg.lendsPlace = x.lendsPlace || y.lendsPlace;
      arg.lendsOrigins = x.lendsOrigins || y.lendsOrigins;
    }
    FunctionTypeData data = *type->function;
    data.args = program.values.copyArray<FunctionTypeArg>(args);
    return program.values.functionType(data);
  };
  Type common = withLenders(a);
  return common == withLenders(b) ? common : Type();
}

/// `declared` with the origins of `given`, a type of the same struct, instead of erased ones.
static Type withOrigins(Program &program, Type declared, Type given) {
  if (!hasErasedOrigin(declared) || !given.isStruct() || given.structInfo() != declared.structInfo())
    return declared;
  llvm::SmallVector<Const, 4> args;
  for (auto [arg, own] : llvm::zip(declared.args(), given.args())) {
    if (arg.isOrigin() && arg->origin->atoms.empty() && own.isOrigin())
      args.push_back(program.values.origin(program.values.withMutability(own->origin, arg->origin->isMutable), arg.type()));
    else if (arg.isType() && own.isType())
      args.push_back(program.values.typeConst(withOrigins(program, arg.asType(), own.asType())));
    else
      args.push_back(arg);
  }
  return program.values.structType(declared.structInfo(), args);
}

Type withOriginsOf(Checker &checker, Type declared, const Operand &given) {
  Program &program = checker.program;
  if (!hasErasedOrigin(declared) || !given.type)
    return declared;
  if (given.type.isStruct() && given.type.structInfo() == declared.structInfo())
    return withOrigins(program, declared, given.type);
  // A literal converts to what lives as long as the program.
  if (!given.isConstant())
    return declared;
  Type lasting = withLent(program, declared, program.values.staticOrigin());
  return checker.conversionCost(given, lasting) ? lasting : declared;
}

const FunctionTypeData *withLentOrigins(Checker &checker, const Match &call) {
  Program &program = checker.program;
  llvm::SmallVector<Origin, 4> origins;
  for (auto [arg, matched] : llvm::zip(call.signature->args, call.args)) {
    if (!arg.lendsPlace && !arg.lendsOrigins)
      continue;
    Operand &operand = call.operands[matched.arguments[0]].operand;
    bool converts = !operand.type || !sameUpToOrigins(program, operand.type, matched.type);
    // What is converted here refers to the value it is made of.
    bool sameStruct = operand.type && operand.type.isStruct() && matched.type.isStruct() && operand.type.structInfo() == matched.type.structInfo();
    bool isBase = converts && !sameStruct && hasErasedOrigin(matched.type);
    if (converts && (arg.lendsPlace || !isBase))
      operand = checker.convert(operand, matched.type, operand.loc);
    if (arg.lendsPlace || isBase)
      operand = checker.asPlace(operand, operand.loc);
    if (operand.isError())
      return nullptr;
    if ((arg.lendsPlace || isBase) && operand.origin)
      origins.push_back(operand.origin);
    if (arg.lendsOrigins)
      program.values.collectOrigins(operand.type, origins);
  }
  if (origins.empty())
    return call.signature;
  Origin lent = program.values.unionOf(origins);
  FunctionTypeData data = *call.signature;
  data.result = withLent(program, data.result, lent);
  if (data.resultIsRef && (!data.resultOrigin || data.resultOrigin->atoms.empty()))
    data.resultOrigin = program.values.withMutability(lent, data.resultOrigin ? data.resultOrigin->isMutable : lent->isMutable);
  return program.values.functionType(data)->function;
}

} // namespace kiln
