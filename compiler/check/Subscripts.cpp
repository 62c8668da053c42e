// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `x[...]` on values, slices, and places behind accessors (EXP-66, EXP-67, EXP-68).
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Closures.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/Property.h"
#include "check/SignatureFacts.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// Checks the operands of a subscript as arguments of an accessor. False after a diagnostic.
static bool subscriptOperands(Checker &checker, const ast::SubscriptExpr &expr, llvm::SmallVectorImpl<Argument> &out) {
  bool ok = true;
  for (const ast::Argument &item : expr.args) {
    Argument argument;
    argument.kind = item.kind == ast::Argument::Keyword      ? Argument::Keyword
                    : item.kind == ast::Argument::Star       ? Argument::Star
                    : item.kind == ast::Argument::DoubleStar ? Argument::DoubleStar
                                                             : Argument::Positional;
    argument.name = item.name.id;
    argument.expr = item.value;
    argument.range = item.range;
    argument.loc = item.value->loc();
    argument.operand = checker.check(*item.value);
    ok &= !argument.operand.isError();
    out.push_back(std::move(argument));
  }
  // Beside an index, a slice is nothing but a slice (PY-33).
  auto isSlice = [](const Argument &argument) { return argument.expr && llvm::isa<ast::SliceExpr>(argument.expr); };
  if (llvm::any_of(out, isSlice) && !llvm::all_of(out, isSlice))
    for (Argument &argument : out)
      argument.operand.noOrigin |= isSlice(argument);
  return ok;
}

/// The operand itself, or for literals whose own type lacks `method` the value of their run-time type.
static Operand receiverFor(Checker &checker, Operand base, llvm::StringRef method, SourceLoc loc) {
  Type target = literalTarget(checker.program, base.type);
  if (target && isLiteral(checker.program, base.type) && !checker.hasMethod(base.type, method) && checker.hasMethod(target, method))
    return checker.convert(base, target, loc);
  return base;
}

/// Whether `x[]` is written as in earlier versions, in which loops gave references to dereference: the type has no such operator.
static bool isOldDereference(Checker &checker, Type type) {
  ModuleInfo *module = checker.scope->enclosingModule();
  if (!inOldCode(checker.scope) || !(type.isStruct() || type.isArchetype()))
    return false;
  return llvm::none_of(checker.program.methodsOf(type, checker.program.names.get("__getitem__"), module), [](FunctionInfo *method) {
    return !method->syntax || llvm::all_of(method->syntax->signature.args.args.drop_front(), [](const ast::ArgDecl *arg) {
      return arg->defaultValue || arg->stars != ast::Stars::None || arg->convention == ast::Convention::Out;
    });
  });
}

/// Whether `outer` is an entry of a compile-time tuple or list.
static bool isListElement(Checker &checker, const ast::Expr &outer) {
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(outer.ignoreParens());
  if (!subscript)
    return false;
  DiagnosticCapture capture(checker.diags);
  auto list = evaluateQuick(checker, *subscript->base, Type(), /*allowUnbound=*/true);
  return list && *list && (list->kind() == ConstKind::Tuple || listElements(*list));
}

Operand Checker::subscript(Operand base, const ast::SubscriptExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (base.kind == Operand::Deferred)
    base = resolveDeferred(base, Type());
  if (base.isError())
    return base;
  // A value of a function's own type is that function.
  if (base.type && base.type.kind() == TypeKind::FunctionLiteral && !base.isConstant())
    base = Operand::ofConstant(base.type->value, base.loc);
  // `Ts[i]`: an element of a compile-time list of types. A value of such a list has nothing but its type.
  if (!base.isConstant() && base.type && program.isRole(base.type, Role::TypeList) && !base.type.hasUnbound())
    base = Operand::ofConstant(values.typeConst(base.type), base.loc);
  if (base.isConstant() && expr.args.size() == 1 && expr.args[0].kind == ast::Argument::Positional &&
      !llvm::isa<ast::SliceExpr>(expr.args[0].value)) {
    Type listType = base.isType() ? base.constant.asType() : base.type;
    auto list = listType && program.isRole(listType, Role::TypeList) && !listType.hasUnbound() ? listElements(base.constant) : std::nullopt;
    bool isList = listType && (program.isRole(listType, Role::TypeList) || program.isRole(listType, Role::ParameterList));
    if (!list && archetypes && isList && !listType.hasUnbound() && !listElements(base.constant))
      return Operand::ofConstant(unknownValue(program, values.unknownType()), loc);
    if (list) {
      Const index = evaluate(*expr.args[0].value, program.intType());
      auto number = index ? index.asInt64() : std::nullopt;
      if (!number)
        return index && archetypes ? Operand::ofConstant(unknownValue(program, values.unknownType()), loc) : Operand::error(loc);
      if (*number < 0 || *number >= int64_t(list->size())) {
        error(loc, diag::FieldIndexOutOfRange, *number, "list");
        return Operand::error(loc);
      }
      return Operand::ofConstant((*list)[*number], loc);
    }
  }
  // An element of a list of functions needs a name before it takes parameters (07/FREFL-6).
  if (base.isConstant() && base.constant.kind() == ConstKind::Function && isListElement(*this, *expr.base)) {
    error(loc, diag::NotParametric);
    return Operand::error(loc);
  }
  if (base.kind == Operand::Overloads || base.isType() ||
      (base.isConstant() && (base.constant.kind() == ConstKind::Generator || base.constant.kind() == ConstKind::Function)))
    return bindParameters(base, expr);
  if (base.isConstant() && !base.isType() && expr.args.size() == 1 && expr.args[0].kind == ast::Argument::Positional &&
      !llvm::isa<ast::SliceExpr>(expr.args[0].value))
    if (auto list = listElements(base.constant); list && (isComptime() || program.isRole(base.type, Role::TypeList))) {
      // An element of a compile-time list.
      Const index = evaluate(*expr.args[0].value, program.intType());
      auto at = index ? index.asInt64() : std::nullopt;
      if (!at)
        return index && index.isSymbolic() ? Operand::ofConstant(values.symbolic(values.unknownType(), "element"), loc) : Operand::error(loc);
      if (*at < 0 || size_t(*at) >= list->size()) {
        error(loc, diag::ListIndexOutOfRange, *at, list->size());
        return Operand::error(loc);
      }
      Entity entity;
      entity.kind = Entity::Value;
      entity.value = (*list)[*at];
      return operandOf(entity, Identifier(), loc);
    }
  if (base.isConstant() && base.constant.kind() == ConstKind::Tuple && expr.args.size() == 1) {
    Const index = evaluate(*expr.args[0].value, program.intType());
    auto number = index ? index.asInt64() : std::nullopt;
    if (!number)
      return index && archetypes ? Operand::ofConstant(unknownValue(program, values.unknownType()), loc) : Operand::error(loc);
    int64_t count = base.constant->elements.size(), at = *number < 0 ? *number + count : *number;
    if (at < 0 || at >= count) {
      error(loc, diag::FieldIndexOutOfRange, *number, "tuple");
      return Operand::error(loc);
    }
    Entity entity;
    entity.kind = Entity::Value;
    entity.value = base.constant->elements[at];
    return operandOf(entity, Identifier(), loc);
  }
  if (base.type.isUnknown())
    return Operand::ofValue({}, values.unknownType(), loc);
  if (expr.args.empty() && isOldDereference(*this, base.type)) {
    SourceRange brackets(expr.base->range().end, expr.range().end);
    std::string text = program.sources.text(expr.base->range()).str();
    error(loc, diag::DeprecatedSpelling, text + "[]", text).range(brackets).fixIt(brackets, "");
    return base;
  }
  // `closure[n](...)`: the parameters of a closure's own.
  if (base.type.isStruct() && base.type.structInfo()->closure) {
    FunctionInfo *call = base.type.structInfo()->closure->call;
    if (const ast::FunctionSignature *signature = syntaxOf(call); signature && !signature->params.params.empty()) {
      Operand callee;
      callee.kind = Operand::Overloads;
      callee.loc = loc;
      callee.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(call));
      callee.baseType = base.type;
      callee.base = std::make_shared<Operand>(std::move(base));
      return bindParameters(callee, expr);
    }
  }
  if (base.type.isArchetype() && base.type->bound && base.type->bound.kind() == TypeKind::Trait &&
      llvm::any_of(base.type->bound->traits, [](const TraitAtom &atom) { return bool(atom.closure); }))
    return Operand::ofValue({}, values.unknownType(), loc); // parameters of a function
  base = receiverFor(*this, base, "__getitem__", loc);
  if (base.isError())
    return base;
  bool hasGetter = hasMethod(base.type, "__getitem__");
  // A call among the operands is made at run time where that is possible.
  bool calls = llvm::any_of(expr.args, [](const ast::Argument &item) { return item.value && llvm::isa<ast::CallExpr>(item.value->ignoreParens()); });
  if (hasMethod(base.type, "__getitem_param__") && !(hasGetter && calls)) {
    Operand hook = memberOfValue(base, program.names.get("__getitem_param__"), loc);
    if (!hook)
      return hook;
    std::vector<Diagnostic> kept;
    {
      DiagnosticCapture capture(diags);
      Operand bound = bindParameters(hook, expr);
      if (bound.explicitParams)
        for (BoundParameter &item : bound.explicitParams->items)
          item.context = "type parameter";
      Operand result = bound ? call(bound, {}, loc, expected) : bound;
      kept = capture.take();
      if (result || !hasGetter) {
        for (Diagnostic &diagnostic : kept)
          diags.emit(std::move(diagnostic));
        return result;
      }
    }
  }
  if (!hasGetter) {
    if (hasMethod(base.type, "__call__"))
      if (Operand callee = memberOfValue(base, program.names.get("__call__"), loc))
        return bindParameters(callee, expr);
    auto report = error(loc, diag::DoesNotImplement, print(base.type), "__getitem__");
    adviseOperator(*this, base.type, "__getitem__", loc, report);
    return Operand::error(loc);
  }
  llvm::SmallVector<Argument, 4> args;
  if (!subscriptOperands(*this, expr, args))
    return Operand::error(loc);
  return callMethod(base, "__getitem__", args, loc, expected);
}

bool takesSliceLiteral(Checker &checker, Type type) {
  Program &program = checker.program;
  Identifier marker = program.names.get("__slice_literal__");
  for (FunctionInfo *info : program.methodsOf(type, program.names.get("__init__"), checker.scope->enclosingModule()))
    if (info->syntax && llvm::any_of(info->syntax->signature.args.args, [&](const ast::ArgDecl *arg) { return arg->name.id == marker; }))
      return true;
  return false;
}

Operand Checker::checkSlice(const ast::SliceExpr &expr, Type type) {
  SourceLoc loc = expr.loc();
  if (!type || type.isArchetype() || type.kind() == TypeKind::Trait)
    type = program.roleType(expr.hasStepColon ? Role::Slice : Role::ContiguousSlice);
  else if (type.isStruct() && !takesSliceLiteral(*this, type))
    type = program.roleType(Role::Slice); // which may convert
  if (type.isError())
    return Operand::error(loc);
  llvm::SmallVector<Argument, 4> args;
  auto part = [&](const ast::Expr *value) {
    Argument argument;
    argument.operand = value ? check(*value) : Operand::ofConstant(program.noneConst(), loc);
    argument.expr = value;
    argument.loc = value ? value->loc() : loc;
    args.push_back(std::move(argument));
  };
  part(expr.lower);
  part(expr.upper);
  // The two-part form is for types that have it; the others get None as step.
  bool isContiguous = program.isRole(type, Role::ContiguousSlice);
  if (!isContiguous || expr.hasStepColon)
    part(expr.step);
  for (Argument &argument : args)
    if (argument.operand.isError())
      return Operand::error(loc);
  Argument marker;
  marker.kind = Argument::Keyword;
  marker.name = program.names.get("__slice_literal__");
  marker.operand = Operand::ofConstant(program.noneConst(), loc);
  marker.loc = loc;
  args.push_back(std::move(marker));
  return construct(type, args, loc);
}

//===----------------------------------------------------------------------===//
// Targets and accessors
//===----------------------------------------------------------------------===//

Operand Checker::checkTarget(const ast::Expr &expr) {
  const ast::Expr &target = *expr.ignoreParens();
  SourceLoc loc = target.loc();
  SourceLoc saved = emitter ? emitter->location() : SourceLoc();
  if (emitter)
    emitter->setLocation(loc);
  auto restore = [&](Operand operand) {
    if (emitter)
      emitter->setLocation(saved);
    operand.loc = loc;
    operand.range = target.range();
    return operand;
  };
  auto container = [&](const ast::Expr &inner) {
    Operand base = checkTarget(inner);
    // A part of a compile-time value is none of a variable (07/CT-5).
    Type type = base.isConstant() && !base.isType() && base.constant.isImage() && emitter ? base.type : Type();
    if (type && (program.isRole(type, Role::Tuple) || program.isRole(type, Role::SIMD) || program.isRole(type, Role::Array))) {
      error(loc, diag::MustBeMutableInAssignment);
      return Operand::error(loc);
    }
    if (base.kind == Operand::Property)
      base = openProperty(base);
    if (base.kind == Operand::Temporary)
      base = asPlace(base, inner.loc());
    return base;
  };
  if (auto *access = llvm::dyn_cast<ast::MemberExpr>(&target)) {
    if (Operand mlir = checkMlir(target, {}); mlir.kind != Operand::None)
      return restore(mlir);
    Operand base = container(*access->base);
    if (base.isError())
      return restore(base);
    bool isValue = base.type && !base.isType() && base.kind != Operand::Overloads && !(base.isConstant() && base.constant.kind() == ConstKind::Module);
    if (isValue && base.type.isStruct() && hasMethod(base.type, "__setattr__")) {
      const Member *own = program.memberOf(base.type, access->name.id);
      if (!own) {
        Operand result;
        result.kind = Operand::Property;
        result.base = std::make_shared<Operand>(base);
        result.property = std::make_shared<PropertyAccess>();
        result.property->isAttribute = true;
        result.property->name = access->name.id;
        Argument argument;
        argument.operand = Operand::ofConstant(stringLiteral(program, access->name.str()), loc);
        argument.loc = loc;
        result.property->operands.push_back(std::move(argument));
        return restore(result);
      }
    }
    Operand result = member(base, access->name.id, loc);
    result.writeback = base.writeback;
    return restore(result);
  }
  if (auto *access = llvm::dyn_cast<ast::SubscriptExpr>(&target)) {
    if (Operand mlir = checkMlir(target, {}); mlir.kind != Operand::None)
      return restore(mlir);
    Operand base = container(*access->base);
    if (base.isError())
      return restore(base);
    bool isValue = base.type && !base.isType() && base.kind != Operand::Overloads && !base.isConstant();
    if (isValue && base.type.isStruct() && hasMethod(base.type, "__setitem__")) {
      if (!hasMethod(base.type, "__getitem__") && !hasMethod(base.type, "__getitem_param__")) {
        error(loc, diag::DoesNotImplement, print(base.type), "__getitem__");
        return restore(Operand::error(loc));
      }
      llvm::SmallVector<Argument, 4> args;
      if (!subscriptOperands(*this, *access, args))
        return restore(Operand::error(loc));
      Operand result;
      result.kind = Operand::Property;
      result.base = std::make_shared<Operand>(base);
      result.property = std::make_shared<PropertyAccess>();
      result.property->operands.assign(args.begin(), args.end());
      return restore(result);
    }
    auto plain = [&](Operand result) {
      if (result.isPlace())
        result.writeback = base.writeback;
      return restore(result);
    };
    if (!emitter || !isValue || !base.type.isStruct() || hasMethod(base.type, "__getitem_param__") || !hasMethod(base.type, "__getitem__"))
      return plain(subscript(base, *access, {}));
    // A reference from the getter; whoever assigns asks again when the value's evaluation has changed the container (EXP-83).
    llvm::SmallVector<Argument, 4> args;
    if (!subscriptOperands(*this, *access, args))
      return restore(Operand::error(loc));
    auto property = std::make_shared<PropertyAccess>();
    property->operands.assign(args.begin(), args.end());
    Operand place = callMethod(base, "__getitem__", args, loc);
    if (place.isPlace()) {
      property->mutations = mutations;
      place.base = std::make_shared<Operand>(base);
      place.property = property;
    }
    return plain(place);
  }
  return restore(check(target));
}

bool Checker::isStale(const Operand &place) {
  return place.isPlace() && place.property && place.origin && llvm::any_of(place.origin->atoms, [&](const OriginAtom &atom) {
           return mutatedAt.lookup(atom.base.id) > place.property->mutations;
         });
}

Operand Checker::readProperty(const Operand &operand) {
  if (operand.kind != Operand::Property)
    return operand;
  llvm::SmallVector<Argument, 4> args(operand.property->operands.begin(), operand.property->operands.end());
  return callMethod(*operand.base, operand.property->isAttribute ? "__getattr__" : "__getitem__", args, operand.loc);
}

llvm::LogicalResult Checker::writeProperty(const Operand &operand, Operand value, SourceLoc loc) {
  llvm::SmallVector<Argument, 4> args(operand.property->operands.begin(), operand.property->operands.end());
  llvm::StringRef setter = operand.property->isAttribute ? "__setattr__" : "__setitem__";
  Argument last;
  last.operand = std::move(value);
  last.expr = last.operand.expr;
  last.loc = last.operand.loc.isValid() ? last.operand.loc : loc;
  // Behind variadic indices the value can only be given by its name. A setter that only borrows its receiver leaves it as it was.
  bool changesReceiver = false;
  for (FunctionInfo *info : program.methodsOf(operand.base->type, program.names.get(setter), scope->enclosingModule())) {
    if (!info->syntax)
      continue;
    auto &declared = info->syntax->signature.args.args;
    if (declared.empty())
      continue;
    ast::Convention receiver = declared.front()->convention;
    changesReceiver |= receiver == ast::Convention::Mut || receiver == ast::Convention::Ref;
    if (declared.back()->section != ast::Section::KeywordOnly)
      continue;
    last.kind = Argument::Keyword;
    last.name = declared.back()->name.id;
  }
  args.push_back(std::move(last));
  Operand result = callMethod(*operand.base, setter, args, loc);
  return llvm::failure(result.isError() || (changesReceiver && llvm::failed(writeBack(*operand.base, loc))));
}

Operand Checker::openProperty(const Operand &operand) {
  Operand value = readProperty(operand);
  if (value.isError() || (value.isPlace() && !value.transferred) || !emitter)
    return value;
  auto writeback = std::make_shared<Writeback>();
  writeback->property = operand;
  writeback->temporary = asPlace(value, operand.loc);
  Operand place = writeback->temporary;
  place.writeback = std::move(writeback);
  return place;
}

llvm::LogicalResult Checker::writeBack(const Operand &place, SourceLoc loc) {
  if (!place.writeback)
    return llvm::success();
  Operand value = place.writeback->temporary;
  value.transferred = true;
  return writeProperty(place.writeback->property, value, loc);
}

Operand Checker::settleProperty(Operand operand) {
  if (operand.kind != Operand::Property)
    return operand;
  if (emitter) {
    DiagnosticCapture capture(diags);
    Emitter::Speculation speculation(*emitter);
    Operand value = readProperty(operand);
    if (!value.isError() && !value.isPlace()) {
      operand.type = value.type;
      return operand;
    }
  }
  return readProperty(operand);
}

} // namespace kiln
