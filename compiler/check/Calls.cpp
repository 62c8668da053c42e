// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Call expressions: what the callee is, its operands, constructors, methods, values with __call__ (spec 06 section 4).
#include "check/Closures.h"
#include "check/Archetypes.h"
#include "check/ProgramImpl.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "check/PlainCalls.h"
#include "check/SignatureFacts.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Whether the callee is inline MLIR: `__mlir_op.name`, `__mlir_op.name[...]`, or another `__mlir_` form.
static bool isMlirForm(const ast::Expr *expr) {
  expr = expr->ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr))
    expr = subscript->base;
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(expr))
    expr = member->base;
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr);
  return name && name->name.str().starts_with("__mlir_");
}

/// Whether some candidate takes an operand by `mut`: the positional one at `position`, or the one given as `name`.
static bool mayTakeMutably(const Operand &callee, unsigned position, Identifier name) {
  return llvm::any_of(callee.functions, [&](FunctionInfo *function) {
    const ast::FunctionSignature *signature = syntaxOf(function);
    if (!signature)
      return false;
    unsigned index = 0;
    bool skipReceiver = callee.base && function->isMethod() && !function->isStatic;
    for (const ast::ArgDecl *arg : signature->args.args) {
      if (arg->convention == ast::Convention::Out)
        continue;
      if (std::exchange(skipReceiver, false))
        continue;
      bool meant = name ? arg->name.id == name : index == position || (arg->stars == ast::Stars::One && index <= position);
      if (meant && arg->convention == ast::Convention::Mut)
        return true;
      ++index;
    }
    return false;
  });
}

/// Whether a method of this name changes its receiver.
static bool hasMutatingMethod(Checker &checker, Type type, Identifier name) {
  return llvm::any_of(checker.program.methodsOf(type, name, checker.scope->enclosingModule()), [](FunctionInfo *method) {
    return method->syntax && !method->isStatic && !method->syntax->signature.args.args.empty() &&
           method->syntax->signature.args.args.front()->convention == ast::Convention::Mut;
  });
}

Operand Checker::checkCall(const ast::CallExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (isMlirForm(expr.callee)) {
    Operand result = checkMlir(expr, expected);
    if (result.kind != Operand::None)
      return result;
  }
  if (auto special = originMember(*this, expr)) {
    if (!*special)
      return Operand::error(loc);
    return Operand::ofConstant(*special, loc);
  }
  // `S[1](args)`: what the brackets leave open is inferred from the arguments (BND-6).
  Operand callee;
  const ast::Expr *calleeExpr = expr.callee->ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(calleeExpr)) {
    if (auto base = evaluateQuick(*this, *subscript->base, Type(), true); base && *base && base->isType() && base->asType().isStruct() &&
                                                                          base->asType().hasUnbound() && !listElements(*base)) {
      auto items = collectParameters(subscript->args, scope);
      Type type = bindStruct(*this, base->asType(), *items, subscript->loc(), /*inferRest=*/true);
      if (type.isError())
        return Operand::error(loc);
      callee = Operand::ofConstant(values.typeConst(type), subscript->loc());
    }
  } else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(calleeExpr)) {
    // `S[1].make(args)`: likewise.
    if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(member->base->ignoreParens())) {
      if (auto base = evaluateQuick(*this, *subscript->base, Type(), true); base && *base && base->isType() && base->asType().isStruct() &&
                                                                            base->asType().hasUnbound() && !listElements(*base)) {
        auto items = collectParameters(subscript->args, scope);
        Type type = bindStruct(*this, base->asType(), *items, subscript->loc(), /*inferRest=*/true);
        if (type.isError())
          return Operand::error(loc);
        callee = this->member(Operand::ofConstant(values.typeConst(type), subscript->loc()), member->name.id, member->loc());
      } else if (emitter) {
        // A method that changes what a getter gives (05/PASS-6).
        Operand receiver = settleProperty(checkTarget(*subscript));
        if (receiver.kind == Operand::Property && !hasMutatingMethod(*this, receiver.type, member->name.id))
          receiver = readProperty(receiver);
        callee = receiver.isError() ? receiver : this->member(receiver, member->name.id, member->loc());
      }
    }
  }
  if (callee.kind == Operand::None)
    callee = check(*expr.callee, Expected::callee());
  llvm::SmallVector<Argument, 4> args;
  bool failed = callee.isError();
  for (const ast::Argument &arg : expr.args) {
    Argument out;
    out.expr = arg.value;
    out.range = arg.range;
    out.loc = arg.value ? arg.value->loc() : arg.range.begin;
    switch (arg.kind) {
    case ast::Argument::Positional:
      out.kind = Argument::Positional;
      break;
    case ast::Argument::Keyword:
      out.kind = Argument::Keyword;
      out.name = arg.name.id;
      // A name that is given twice was reported by the parser.
      failed |= llvm::any_of(args, [&](const Argument &earlier) { return earlier.name && earlier.name == out.name; });
      break;
    case ast::Argument::Star:
      out.kind = Argument::Star;
      break;
    case ast::Argument::DoubleStar:
      out.kind = Argument::DoubleStar;
      break;
    }
    const ast::Expr *value = arg.value->ignoreParens();
    bool isPositional = out.kind == Argument::Positional;
    if (emitter && llvm::isa<ast::SubscriptExpr, ast::MemberExpr>(value) && (isPositional || out.kind == Argument::Keyword) &&
        mayTakeMutably(callee, args.size(), isPositional ? Identifier() : out.name))
      out.operand = settleProperty(checkTarget(*value));
    else
      out.operand = checkArgument(*this, *arg.value);
    if (out.operand.kind == Operand::Property)
      out.operand.loc = out.loc;
    if (out.operand.isError())
      failed = true;
    if (!out.operand.loc.isValid())
      out.operand.loc = out.loc;
    args.push_back(std::move(out));
  }
  if (failed)
    return Operand::error(loc);
  llvm::SaveAndRestore now(calling, &expr);
  return call(callee, args, loc, expected);
}

/// Whether `callee` is a method of values that code of the user calls on a type: older versions had static ones (`String.write(a, b)`).
static bool mayBeOldStatic(Checker &checker, const Operand &callee) {
  const FunctionInfo *first = callee.functions.front();
  return !callee.base && callee.baseType && first->isMethod() && !first->isStatic && !callee.explicitParams && checker.inUserCode();
}

/// The static method that older versions had under the name of `callee`.
static Operand oldStatic(Checker &checker, const Operand &callee) {
  loadLegacyMembers(checker.program);
  return checker.memberOfType(callee.baseType, checker.program.names.get("__old_" + callee.functions.front()->name.str().str()), callee.loc);
}

Operand Checker::call(Operand callee, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected) {
  switch (callee.kind) {
  case Operand::Error:
    return callee;
  case Operand::Overloads: {
    OverloadQuery query;
    if (callee.functions.size() > 1)
      query = overloadQuery(*this, callee, args);
    FunctionInfo *only = callee.functions.size() == 1 ? callee.functions.front() : query.hash ? chosenBefore(program, query) : nullptr;
    if (only && !callee.explicitParams) {
      bool takesReceiver = only->isMethod() && !only->isStatic;
      Type self = callee.base && callee.base->type ? callee.base->type : callee.baseType;
      if (!takesReceiver || callee.base)
        if (Operand result = callPlain(*this, only, self, takesReceiver ? callee.base.get() : nullptr, args, loc, bool(expected.overwritten)))
          return result;
    }
    llvm::SmallVector<Argument, 4> withReceiver;
    std::optional<DiagnosticCapture> capture;
    if (mayBeOldStatic(*this, callee))
      capture.emplace(diags);
    Match match = resolve(callee, args, withReceiver, loc);
    if (capture && !match.viable())
      if (Operand old = oldStatic(*this, callee)) {
        capture->stop();
        return call(old, args, loc, expected);
      }
    if (capture)
      capture->replay();
    capture.reset();
    if (!match.viable())
      return Operand::error(loc);
    FunctionInfo *chosen = match.function;
    Operand result = emitCall(match, loc, expected);
    if (query.hash && !only && program.impl->plainFunctions.lookup({chosen, query.self}))
      noteChoice(program, query, chosen);
    return result;
  }
  case Operand::Property:
    return call(readProperty(callee), args, loc, expected);
  case Operand::Deferred:
    callee = resolveDeferred(callee, Type());
    return call(callee, args, loc, expected);
  case Operand::None:
    return Operand::error(loc);
  default:
    break;
  }
  if (callee.isConstant()) {
    Const value = callee.constant;
    if (value.isType()) {
      Type type = value.asType();
      if (type.isUnknown()) {
        return Operand::ofValue({}, type, loc);
      }
      // A parameter bound to a function.
      if (type.kind() == TypeKind::FunctionLiteral)
        return call(Operand::ofConstant(type->value, callee.loc), args, loc, expected);
      return construct(type, args, loc, expected);
    }
    if (value.kind() == ConstKind::Function) {
      Operand functions;
      functions.kind = Operand::Overloads;
      functions.loc = callee.loc;
      functions.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(value->function));
      functions.functionScope = value->scope;
      functions.baseType = value->self;
      if (!value->elements.empty() && value->function->syntax) {
        functions.explicitParams = std::make_shared<BoundParameters>();
        functions.explicitParams->scope = scope;
        for (auto [param, bound] : llvm::zip(value->function->syntax->signature.params.params, value->elements)) {
          if (bound.isUnbound())
            continue;
          BoundParameter item;
          item.name = param->name.id;
          item.value = bound;
          functions.explicitParams->items.push_back(item);
        }
      }
      return call(functions, args, loc, expected);
    }
    if (Type closure = closureOfValue(value); closure && closure.structInfo()->closure->isLegacy) {
      Entity entity;
      entity.kind = Entity::Variable;
      entity.variable = closureVariable(scope, closure);
      if (!entity.variable)
        return notSupported(loc, "a call of a closure whose captures are not known here");
      return callMethod(operandOf(entity, entity.variable->name, loc), "__call__", args, loc, expected);
    }
    if (value.kind() == ConstKind::Generator) {
      // The open parameters of an alias of a struct type are inferred (`Scalar(1)`).
      if (Type open = openAliasType(value))
        return construct(open, args, loc, expected);
    }
  }
  if (callee.type && callee.type.isUnknown())
    return Operand::ofValue({}, callee.type, loc);
  if (callee.type && callee.type.kind() == TypeKind::FunctionLiteral)
    return call(Operand::ofConstant(callee.type->value, callee.loc), args, loc, expected);
  if (callee.type && callee.type.isFunction())
    return callPointer(callee, args, loc, expected);
  if (callee.type && callee.type.isArchetype() && callee.type->bound && callee.type->bound.kind() == TypeKind::Trait)
    for (const TraitAtom &atom : callee.type->bound->traits)
      if (atom.closure) {
        if (atom.closure->generic)
          return Operand::ofValue({}, values.unknownType(), loc);
        return callPointer(Operand::ofValue({}, values.functionType(*atom.closure), callee.loc), args, loc, expected);
      }
  if (callee.type && (callee.type.isStruct() || callee.type.isArchetype())) {
    Operand result = callMethod(callee, "__call__", args, loc, expected, /*optional=*/true);
    if (result.kind != Operand::None)
      return result;
    error(loc, diag::NoMethod, print(callee.type), "__call__");
    return Operand::error(loc);
  }
  error(loc, diag::NotCallable, callee.type ? print(callee.type) : std::string("expression"));
  return Operand::error(loc);
}

bool Checker::hasMethod(Type type, llvm::StringRef name) {
  Identifier id = program.names.get(name);
  ModuleInfo *from = scope ? scope->enclosingModule() : nullptr;
  if (!program.methodsOf(type, id, from).empty())
    return true;
  Type target = storageType(type);
  return target != type && !program.methodsOf(target, id, from).empty();
}

Operand Checker::callMethod(Operand receiver, llvm::StringRef name, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected,
                            bool optional) {
  if (receiver.isError())
    return receiver;
  if (receiver.kind == Operand::Property)
    receiver = readProperty(receiver);
  if (receiver.kind == Operand::Deferred)
    receiver = resolveDeferred(receiver, Type());
  if (receiver.isError())
    return receiver;
  Type type = receiver.type;
  if (!type || type.isUnknown())
    return Operand::ofValue({}, values.unknownType(), loc);
  // A type as the receiver: its values have no methods, but static ones may be meant.
  Identifier id = program.names.get(name);
  ModuleInfo *from = scope ? scope->enclosingModule() : nullptr;
  auto methods = program.methodsOf(type, id, from);
  Type target = storageType(type);
  if (target != type)
    for (FunctionInfo *method : program.methodsOf(target, id, from))
      if (!llvm::is_contained(methods, method))
        methods.push_back(method);
  if (methods.empty()) {
    if (optional)
      return {};
    error(loc, diag::NoMethod, print(type), name);
    return Operand::error(loc);
  }
  if (methods.size() == 1 && !methods.front()->isStatic)
    if (Operand result = callPlain(*this, methods.front(), type, &receiver, args, loc, bool(expected.overwritten)))
      return result;
  Operand callee;
  callee.kind = Operand::Overloads;
  callee.loc = loc;
  callee.functions = values.copyArray<FunctionInfo *>(methods);
  callee.base = std::make_shared<Operand>(std::move(receiver));
  callee.baseType = type;
  return call(callee, args, loc, expected);
}

/// Whether some constructor of `type` takes a value of it by position.
static bool acceptsItself(Checker &checker, Type type, llvm::MutableArrayRef<Argument> args) {
  ModuleInfo *from = checker.scope ? checker.scope->enclosingModule() : nullptr;
  Identifier init = checker.program.names.get("__init__");
  return checker
      .chooseOverload(checker.program.methodsOf(type, init, from), nullptr, type, nullptr, args, args, args[0].loc, "initialization", init,
                      /*allowConversions=*/true, /*report=*/false)
      .viable();
}

Operand Checker::construct(Type type, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected) {
  if (type.isError())
    return Operand::error(loc);
  if (type.kind() == TypeKind::Trait) {
    if (type->traits.size() == 1 && type->traits.front().closure)
      type = values.functionType(*type->traits.front().closure);
    else {
      error(loc, diag::CannotConstruct, print(type));
      return Operand::error(loc);
    }
  }
  if (!type.isStruct()) {
    // A conversion to a pointer type or the like.
    if (args.size() == 1 && args[0].kind == Argument::Positional && !type.isArchetype())
      return convert(args[0].operand, type, loc);
    if (type.isArchetype()) {
      // A parameter of a function type stands for the function itself.
      if (type->bound && type->bound.kind() == TypeKind::Trait && llvm::any_of(type->bound->traits, [](const TraitAtom &atom) { return atom.closure; }))
        return call(Operand::ofValue({}, type, loc), args, loc, expected);
      Identifier init = program.names.get("__init__");
      auto constructors = program.methodsOf(type, init, scope ? scope->enclosingModule() : nullptr);
      Match match = chooseOverload(constructors, nullptr, type, nullptr, args, args, loc, "initialization", init, true, /*report=*/false);
      if (match.viable())
        return emitCall(match, loc, expected);
      // Nothing promises a constructor.
      if (args.empty() || constructors.empty()) {
        error(loc, diag::CannotConstruct, print(type));
        return Operand::error(loc);
      }
      program.impl->walkIncomplete = true;
      return isComptime() && !unevaluated ? Operand::ofConstant(unknownValue(program, type), loc) : Operand::ofValue({}, type, loc);
    }
    error(loc, diag::NotCallable, print(type));
    return Operand::error(loc);
  }
  if (args.size() == 1 && args[0].kind == Argument::Positional && args[0].operand.kind != Operand::Deferred) {
    // Numbers from literals and from themselves need no search.
    Operand &operand = args[0].operand;
    Role role = type.structInfo()->role;
    if ((role == Role::SIMD || role == Role::SIMDLength) && !type.hasUnbound()) {
      if (operand.isConstant())
        if (auto converted = convertConstant(program, operand.constant, type); converted && converted->isImage())
          return Operand::ofConstant(*converted, loc);
      if (operand.type == type && program.isValueType(type) && operand.kind != Operand::Property)
        return operand.kind == Operand::Place ? Operand::ofValue(rvalue(operand), type, loc) : operand;
    }
    if (role == Role::Origin && operand.isConstant() && operand.constant.isOrigin())
      if (auto converted = convertConstant(program, operand.constant, type))
        return Operand::ofConstant(*converted, loc);
  }
  Identifier init = program.names.get("__init__");
  ModuleInfo *from = scope ? scope->enclosingModule() : nullptr;
  if (args.size() == 1 && args[0].kind == Argument::Positional && args[0].operand.type == type && !type.hasUnbound() &&
      !acceptsItself(*this, type, args)) {
    error(loc, diag::ConstructWithItself, print(type)).range(args[0].expr ? args[0].expr->range() : SourceRange());
    return Operand::error(loc);
  }
  auto constructors = program.methodsOf(type, init, from);
  if (constructors.empty() && args.empty() && !type.hasUnbound() && program.fieldTypes(type).empty())
    return Operand::ofConstant(values.structValue(type), loc);
  // A constructor that older versions had is looked for when the others have been found wanting.
  bool mayBeOld = inUserCode() && !args.empty();
  DiagnosticCapture capture(diags);
  Match match = chooseOverload(constructors, nullptr, type, nullptr, args, args, loc, "initialization", init, true, true);
  if (!match.viable() && mayBeOld && loadLegacyMembers(program))
    if (auto more = program.methodsOf(type, init, from); more.size() != constructors.size()) {
      DiagnosticCapture second(diags);
      Match old = chooseOverload(more, nullptr, type, nullptr, args, args, loc, "initialization", init, true, true);
      if (old.viable()) {
        second.replay();
        capture.stop();
        return emitCall(old, loc, expected);
      }
    }
  capture.replay();
  if (!match.viable())
    return Operand::error(loc);
  return emitCall(match, loc, expected);
}

/// The call of a function pointer: the operands are matched with the arguments of its type.
/// The function whose address a constant holds; null when it is none that can be named again.
static Const functionAt(Program &program, Const address) {
  const Relocation *relocation = address && address.isImage() ? address->image->relocationAt(0) : nullptr;
  if (!relocation || relocation->kind != Relocation::Kind::Function)
    return Const();
  FunctionInstance *target = program.instanceBySymbol(relocation->symbol);
  if (!target || !target->info->syntax || target->info->closure || target->info->syntax->signature.params.isWritten() || target->self)
    return Const();
  return program.values.function(target->info, target->info->scope, Type(), {}, program.values.unknownType());
}

Operand Checker::callPointer(Operand callee, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected) {
  const FunctionTypeData &data = *callee.type->function;
  Match match;
  match.operands = args;
  match.signature = &data;
  match.args.resize(data.args.size());
  auto fail = [&](const llvm::Twine &reason) {
    error(loc, diag::InvalidIndirectCall, reason);
    return Operand::error(loc);
  };
  unsigned next = 0;
  for (auto [index, argument] : llvm::enumerate(args)) {
    if (argument.kind == Argument::Positional) {
      while (next < data.args.size() && data.args[next].keywordOnly)
        ++next;
      if (next == data.args.size())
        return fail("unexpected argument");
      match.args[next++].arguments.push_back(index);
    } else if (argument.kind == Argument::Keyword) {
      bool found = false;
      for (auto [i, arg] : llvm::enumerate(data.args))
        if (arg.name && arg.name == argument.name && match.args[i].arguments.empty()) {
          match.args[i].arguments.push_back(index);
          found = true;
          break;
        }
      if (!found)
        return fail("unexpected keyword argument '" + argument.name.str() + "'");
    } else {
      return fail("unpacked arguments need a variadic callee");
    }
  }
  for (auto [i, arg] : llvm::enumerate(data.args)) {
    std::string name = arg.name.str().str();
    if (match.args[i].arguments.empty())
      return fail("missing required argument: '" + name + "'");
    Argument &argument = args[match.args[i].arguments[0]];
    if (arg.type.hasUnbound())
      return notSupported(loc, "calls through pointers to functions with open parameters");
    match.args[i].declared = arg;
    Type &type = match.args[i].declared.type;
    type = withOriginsOf(*this, arg.type, argument.operand);
    if (!conversionCost(argument.operand, type))
      return fail("value passed to '" + name + "' cannot be converted from '" + print(argument.operand.type) + "' to '" + print(arg.type) + "'");
    if (arg.convention == Convention::Mut && !(argument.operand.kind == Operand::Place && argument.operand.isMutable))
      return fail("value passed to mutable argument '" + name + "' must be mutable");
    match.args[i].type = type;
  }
  if (emitter) {
    match.signature = withLentOrigins(*this, match);
    if (!match.signature)
      return Operand::error(loc);
  }
  if (isComptime()) {
    Const function = callee.isConstant() ? callee.constant : Const();
    if (Const target = functionAt(program, function))
      function = target;
    if (function && function.kind() == ConstKind::Function)
      return call(Operand::ofConstant(values.function(function->function, function->scope, function->self, function->elements, values.unknownType()), loc),
                  args, loc, expected);
    if (function && function.isImage())
      if (const Relocation *relocation = function->image->relocationAt(0); relocation && relocation->kind == Relocation::Kind::Function)
        match.target = program.instanceBySymbol(relocation->symbol);
    if (!unevaluated && !match.target) {
      error(loc, diag::DynamicParameter);
      return Operand::error(loc);
    }
  } else {
    match.pointer = rvalue(callee);
  }
  return emitCall(match, loc, expected);
}

} // namespace kiln
