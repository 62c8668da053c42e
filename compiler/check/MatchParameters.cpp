// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What matching leaves open: parameters from defaults, origins and `out self`, and the signature that results.
#include "check/Matcher.h"
#include "check/Closures.h"
#include "check/Archetypes.h"

namespace kiln {

bool Matcher::finishParameters() {
  std::string why;
  const ast::ArgDecl *out = signature->outArg();
  bool isInit = function->name == "__init__" && function->isMethod();
  if (isInit && out && out->type) {
    if (!mentionsUnresolved(program, *out->type, scope)) {
      Type declared = evaluate(*out->type);
      if (!declared || declared.isError())
        return fail("its declaration has an error");
      if (!bindSelf(declared))
        return false;
    } else if (!match.self.hasUnbound()) {
      if (!unifyType(checker, *out->type, scope, match.self, &why))
        return fail("cannot construct '" + program.print(match.self) + "'");
    } else {
      bindDefaults(checker, scope, signature->params.params, &why);
      if (!mentionsUnresolved(program, *out->type, scope)) {
        Type declared = evaluate(*out->type);
        if (!declared || declared.isError() || !bindSelf(declared))
          return fail("its declaration has an error");
      }
    }
  }
  why.clear();
  if (self) {
    // The defaults of the function may name the parameters of the struct.
    std::string ignored;
    bindStructDefaults(&ignored);
  }
  if (const ast::ParamDecl *missing = bindDefaults(checker, scope, signature->params.params, &why)) {
    if (const Entity *entity = scope->find(missing->name.id); entity && entity->kind == Entity::Unresolved)
      if (!bindUnknown(scope, signature->params.params)) {
        if (missing->section == ast::Section::KeywordOnly && why.empty() && !isInferable(missing))
          return fail("missing required keyword-only parameter: '" + missing->name.str() + "'");
        if (why == "the value has an error")
          return fail(why);
        return fail("failed to infer parameter '" + missing->name.str() + "'" + (why.empty() ? llvm::Twine() : ", " + llvm::Twine(why)));
      }
  }
  if (self) {
    why.clear();
    if (function->isExtension && function->isStatic) {
      bindUnusedOrigins();
      bindUnusedTypes();
    }
    if (const ast::ParamDecl *missing = bindStructDefaults(&why); missing && !bindUnknown(self, self->structInfo->params))
      return fail("failed to infer parameter '" + missing->name.str() + "' of parent struct '" + self->structInfo->name.str() + "'" +
                  (why.empty() ? llvm::Twine() : ", " + llvm::Twine(why)));
    Type type = selfType(program, scope);
    if (type.hasUnbound())
      return fail("failed to infer the parameters of '" + self->structInfo->name.str() + "'");
    match.self = type;
    if (function->isExtension)
      self->self = type;
    else
      scope->parent = program.facts(type).scope;
  }
  return true;
}

const ast::ParamDecl *Matcher::bindStructDefaults(std::string *why) {
  Scope *outer = self->parent;
  if (function->isExtension)
    self->parent = self->structInfo->scope;
  const ast::ParamDecl *missing = bindDefaults(checker, self, self->structInfo->params, why);
  self->parent = outer;
  return missing;
}

bool Matcher::isInferable(const ast::ParamDecl *param) {
  llvm::ArrayRef<Identifier> name = param->name.id;
  return llvm::any_of(signature->args.args, [&](const ast::ArgDecl *arg) { return arg->type && mentionsName(*arg->type, name); }) ||
         llvm::any_of(signature->params.params, [&](const ast::ParamDecl *other) { return other->type && mentionsName(*other->type, name); });
}

bool Matcher::bindUnknown(Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params) {
  bool isUndetermined = llvm::any_of(arguments, [](const Argument &argument) {
    return argument.operand.isError() || isUnknown(argument.operand) || (argument.operand.type && isOpen(argument.operand.type));
  });
  for (const ast::ParamDecl *param : params)
    if (const Entity *entity = scope->find(param->name.id); entity && entity->kind == Entity::Value && isAnything(entity->value))
      isUndetermined = true;
  if (!checker.archetypes || !isUndetermined)
    return false;
  for (const ast::ParamDecl *param : params)
    if (Entity &entity = scope->names[param->name.id]; entity.kind == Entity::Unresolved) {
      entity.kind = Entity::Value;
      entity.value = program.values.symbolic(program.values.unknownType(), param->name.str());
    }
  return true;
}

void Matcher::bindUnusedTypes() {
  Const nothing = program.values.typeConst(program.noneType());
  for (const ast::ParamDecl *param : self->structInfo->params) {
    const Entity *entity = self->find(param->name.id);
    if (entity && entity->kind == Entity::Unresolved && !param->defaultValue)
      bindParameter(checker, self, param, nothing, nullptr);
  }
}

void Matcher::bindUnusedOrigins() {
  for (const ast::ParamDecl *param : self->structInfo->params) {
    Entity &entity = self->names[param->name.id];
    if (entity.kind != Entity::Unresolved || param->defaultValue || !param->type)
      continue;
    llvm::StringRef type = program.sources.text(param->type->range());
    Origin untracked = program.values.emptyOrigin(true);
    if (type == "Bool" && param->section == ast::Section::InferOnly)
      entity.value = program.boolConst(true);
    else if (type.starts_with("Origin"))
      entity.value = program.values.origin(untracked, checker.originType(untracked));
    else
      continue;
    entity.kind = Entity::Value;
  }
}

bool Matcher::bindSelf(Type declared) {
  if (!declared.isStruct() || !match.self.isStruct() || declared.structInfo() != match.self.structInfo())
    return fail("cannot construct '" + program.print(match.self) + "'");
  if (!match.self.hasUnbound()) {
    if (!sameUpToOrigins(program, declared, match.self))
      return fail("cannot convert result type '" + program.print(declared) + "' to '" + program.print(match.self) + "'");
    return true;
  }
  for (auto [param, arg] : llvm::zip(self->structInfo->params, declared.args())) {
    if (arg.isUnbound())
      continue;
    Entity &entity = self->names[param->name.id];
    if (entity.kind == Entity::Unresolved) {
      entity.kind = Entity::Value;
      entity.value = arg;
    } else if (!sameValue(program, entity.value, arg)) {
      return fail("cannot convert result type '" + program.print(declared) + "' to '" + program.print(match.self) + "'");
    }
  }
  return true;
}

bool Matcher::addClosures() {
  for (const ast::ParamDecl *param : signature->params.params) {
    const Entity *entity = scope->find(param->name.id);
    Type closure = entity && entity->kind == Entity::Value ? closureOfValue(entity->value) : Type();
    if (!closure || !closure.structInfo()->closure->isLegacy)
      continue;
    Variable *variable = closureVariable(checker.scope, closure);
    if (!variable)
      return fail("the captures of '" + param->name.str() + "' are not known here");
    FunctionTypeArg arg;
    arg.name = param->name.id;
    arg.type = variable->operand.type;
    signatureArgs.push_back(arg);
    match.closures.push_back(variable);
  }
  return true;
}

bool Matcher::makeSignature() {
  FunctionTypeData data;
  bool isInit = function->name == "__init__" && function->isMethod();
  const ast::ArgDecl *out = signature->outArg();
  if (isInit) {
    data.result = match.self ? match.self : program.values.errorType();
  } else if (out) {
    data.result = out->type ? evaluate(*out->type, /*allowUnbound=*/false) : match.self;
  } else if (signature->result) {
    DiagnosticCapture capture(program.diags);
    data.result = evaluate(*signature->result, /*allowUnbound=*/false);
    // What is wrong in a signature of the library is wrong with the call.
    bool isLibrary = function->module && !function->isUserCode();
    for (Diagnostic &diagnostic : capture.take()) {
      if (isLibrary && diagnostic.severity == Severity::Error)
        return fail(diagnostic.message);
      program.diags.emit(std::move(diagnostic));
    }
    data.resultIsRef = signature->resultRef.isValid();
    if (data.resultIsRef) {
      Checker inner(program, scope, Checker::Mode::Comptime);
      inner.function = checker.function;
      inner.archetypes = checker.archetypes;
      data.resultOrigin = inner.evaluateOrigin(signature->resultRef.origins);
      if (!data.resultOrigin)
        data.resultOrigin = program.values.emptyOrigin(true);
    }
  } else {
    data.result = program.noneType();
  }
  if (!data.result || data.result.isError())
    return fail("its result type has an error");
  if (isTooBig(data.result) || llvm::any_of(signatureArgs, [](const FunctionTypeArg &arg) { return arg.type && isTooBig(arg.type); }))
    return fail("a type of its signature has more than " + llvm::Twine(mostTypeParts) + " parts");
  if (signature->effects.raises()) {
    data.raises = signature->effects.raisesType ? evaluate(*signature->effects.raisesType, /*allowUnbound=*/false) : program.errorStructType();
    if (data.raises && data.raises.isNever())
      data.raises = Type();
    if (data.raises && data.raises.isError())
      return fail("its error type has an error");
  }
  if (signature->effects.abi)
    data.cAbi = signature->effects.abi->value.equals_insensitive("c");
  data.isAsync = signature->isAsync();
  if (!addClosures())
    return false;
  data.args = program.values.copyArray<FunctionTypeArg>(signatureArgs);
  match.signature = new (program.values.allocator().Allocate<FunctionTypeData>()) FunctionTypeData(data);
  return true;
}

} // namespace kiln
