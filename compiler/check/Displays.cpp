// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// List, set, dict and tuple displays, and initializer lists (spec 03 section 13).
#include "check/Checker.h"
#include "check/FunctionTypes.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// A keyword argument with the value None that tells a constructor which literal it is called for.
static Argument marker(Program &program, llvm::StringRef name, SourceLoc loc) {
  Argument argument;
  argument.kind = Argument::Keyword;
  argument.name = program.names.get(name);
  argument.operand = Operand::ofConstant(program.noneConst(), loc);
  argument.loc = loc;
  return argument;
}

static Argument positional(Operand operand, const ast::Expr *expr) {
  Argument argument;
  argument.operand = std::move(operand);
  argument.expr = expr;
  argument.loc = expr ? expr->loc() : argument.operand.loc;
  return argument;
}

/// The struct type of `role` with its first parameters given and the others at their defaults. The error type after a diagnostic.
static Type typeWithDefaults(Checker &checker, Role role, llvm::ArrayRef<Const> given, SourceLoc loc) {
  Program &program = checker.program;
  StructInfo *info = program.roleStruct(role);
  if (!info)
    return program.roleType(role);
  llvm::SmallVector<Const, 4> args(info->params.size(), program.values.unbound());
  auto items = BoundParameters();
  items.scope = checker.scope;
  for (Const value : given) {
    BoundParameter item;
    item.value = value;
    item.loc = loc;
    items.items.push_back(item);
  }
  return bindStruct(checker, program.values.structType(info, args), items, loc, /*inferRest=*/false);
}

/// Whether a constructor of `type` declares the keyword argument `name`.
static bool hasMarker(Program &program, Type type, llvm::StringRef name, ModuleInfo *from) {
  if (!type.isStruct())
    return false;
  for (FunctionInfo *info : program.methodsOf(type, program.names.get("__init__"), from)) {
    if (!info->syntax)
      continue;
    for (const ast::ArgDecl *arg : info->syntax->signature.args.args)
      if (arg->nameStr() == name)
        return true;
  }
  return false;
}

/// The pointer type that the name of a function takes when it is stored; null for other operands.
static Type pointerTypeOf(Checker &checker, const Operand &operand) {
  Const function = operand.kind == Operand::Overloads ? checker.functionConstant(operand) : operand.isConstant() ? operand.constant : Const();
  const FunctionTypeData *signature = pointerSignatureOf(checker.program, function);
  return signature ? checker.values.functionType(*signature) : Type();
}

/// The number type that two literals of one kind have in common, or a literal and what such literals became; null otherwise.
static Type numberOfLiterals(Program &program, Type common, Type type) {
  for (auto [role, number] : {std::pair(Role::IntLiteral, program.intType()), std::pair(Role::FloatLiteral, program.float64Type())})
    if (program.isRole(type, role) && (common == number || program.isRole(common, role)))
      return number;
  return {};
}

/// Checks the elements of a display without a contextual type and finds their common type; null after a diagnostic.
static Type mergeElements(Checker &checker, llvm::ArrayRef<const ast::Expr *> exprs, llvm::SmallVectorImpl<Operand> &operands) {
  Type common;
  Operand representative;
  bool failed = false;
  for (const ast::Expr *expr : exprs) {
    Operand operand = checker.check(*expr);
    if (operand.kind == Operand::Deferred)
      operand = checker.resolveDeferred(operand, common);
    if (operand.kind == Operand::Overloads) {
      Const function = operand.functions.size() == 1 ? checker.functionConstant(operand) : Const();
      if (!function) {
        checker.error(expr->loc(), diag::OverloadedReference, operand.functions.front()->name);
        operand = Operand::error(expr->loc());
      }
    }
    if (Type pointer = operand ? pointerTypeOf(checker, operand) : Type())
      operand = checker.convert(operand, pointer, expr->loc());
    failed |= operand.isError();
    operands.push_back(operand);
    if (failed || !operand.type)
      continue;
    if (!common) {
      common = operand.type;
      representative = operand;
      continue;
    }
    if (common == operand.type)
      continue;
    // Numbers are the commonest elements by far, and every literal has a type of its own.
    if (Type number = numberOfLiterals(checker.program, common, operand.type)) {
      if (common != number)
        representative = Operand::ofValue({}, number, expr->loc());
      common = number;
      continue;
    }
    Type merged = checker.merge(representative, operand, Type(), expr->loc());
    if (!merged || merged.isError()) {
      failed = true;
      continue;
    }
    if (merged != common) {
      common = merged;
      representative = merged == operand.type ? operand : checker.program.isValueType(merged) ? Operand::ofValue({}, merged, expr->loc())
                                                                                               : Operand::ofTemporary({}, merged, expr->loc());
    }
  }
  if (failed || !common)
    return {};
  return checker.storageType(common);
}

/// Converts each operand to the common type. False after a diagnostic.
static bool convertAll(Checker &checker, llvm::MutableArrayRef<Operand> operands, Type type) {
  llvm::SmallSetVector<Type, 4> types;
  // Literals become numbers without asking what they merge with; each has a type of its own, so a list of them would be long.
  auto isNumber = [&](const Operand &operand) { return operand.type && numberOfLiterals(checker.program, type, operand.type); };
  for (Operand &operand : operands)
    if (operand.type && !isNumber(operand))
      types.insert(operand.type);
  for (Operand &operand : operands) {
    operand = isNumber(operand) ? checker.convert(operand, type, operand.loc) : checker.convertMerged(operand, types.getArrayRef(), type, operand.loc);
    if (operand.isError())
      return false;
  }
  return true;
}

/// `Array[T, _]` with the number of the display's elements for its length; other arrays as they are.
static Type withCountedLength(Program &program, Type array, size_t count) {
  Const element = array.args()[0], length = array.args()[1];
  if (!length.isUnbound() || element.isUnbound() || element.asType().hasUnbound())
    return array;
  return program.values.structType(array.structInfo(), {element, program.intConst(count)});
}

Operand Checker::checkDisplay(const ast::Expr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  Type type = expected.type;
  ModuleInfo *from = scope->enclosingModule();
  if (type && type.isUnknown()) {
    type = Type();
  }
  if (type && (type.isArchetype() || type.kind() == TypeKind::Trait))
    type = Type();
  if (auto *list = llvm::dyn_cast<ast::ListExpr>(&expr); list && type && program.isRole(type, Role::Array) && type.args().size() == 2)
    type = withCountedLength(program, type, list->elements.size());
  bool unbound = type && type.hasUnbound();

  if (auto *list = llvm::dyn_cast<ast::ListExpr>(&expr)) {
    llvm::SmallVector<Argument, 8> args;
    if (!type || unbound) {
      if (list->elements.empty() && !type) {
        error(loc, diag::EmptyList).note(loc, diag::GiveListType);
        return Operand::error(loc);
      }
      llvm::SmallVector<Operand, 8> operands;
      Type element = mergeElements(*this, list->elements, operands);
      if (!list->elements.empty()) {
        if (!element || element.isError() || !convertAll(*this, operands, element))
          return Operand::error(loc);
        if (element.isUnknown())
          return Operand::ofValue({}, element, loc);
      }
      if (!type || program.isRole(type, Role::Array)) {
        type = typeWithDefaults(*this, Role::Array, {values.typeConst(element), program.intConst(list->elements.size())}, loc);
        if (type.isError())
          return Operand::error(loc);
      }
      for (auto [operand, element] : llvm::zip(operands, list->elements))
        args.push_back(positional(operand, element));
    } else {
      for (const ast::Expr *element : list->elements) {
        Operand operand = checkArgument(*this, *element);
        if (operand.isError())
          return operand;
        args.push_back(positional(operand, element));
      }
    }
    if (type && program.isRole(type, Role::Array) && type.args().size() == 2 && type.args()[1].isImage())
      if (auto length = type.args()[1].asInt64(); length && *length != int64_t(list->elements.size())) {
        Type given = values.structType(type.structInfo(), {type.args()[0], program.intConst(list->elements.size())});
        error(loc, diag::CannotConvert, print(given), print(type), "");
        return Operand::error(loc);
      }
    args.push_back(marker(program, "__list_literal__", loc));
    return construct(type, args, loc, expected);
  }

  if (auto *set = llvm::dyn_cast<ast::SetExpr>(&expr)) {
    bool keywords = llvm::any_of(set->elements, [](const ast::Argument &item) { return item.kind == ast::Argument::Keyword; });
    if (!type) {
      if (set->elements.empty() || keywords) {
        error(loc, diag::NoInitializerContext);
        return Operand::error(loc);
      }
      llvm::SmallVector<const ast::Expr *, 8> exprs;
      for (const ast::Argument &item : set->elements)
        exprs.push_back(item.value);
      llvm::SmallVector<Operand, 8> operands;
      Type element = mergeElements(*this, exprs, operands);
      if (!element || element.isError() || !convertAll(*this, operands, element))
        return Operand::error(loc);
      type = typeWithDefaults(*this, Role::Set, values.typeConst(element), loc);
      if (type.isError())
        return Operand::error(loc);
      llvm::SmallVector<Argument, 8> args;
      for (auto [operand, item] : llvm::zip(operands, exprs))
        args.push_back(positional(operand, item));
      args.push_back(marker(program, "__set_literal__", loc));
      return construct(type, args, loc, expected);
    }
    llvm::SmallVector<Argument, 8> args;
    if (set->elements.empty() && hasMarker(program, type, "__dict_literal__", from)) {
      args.push_back(positional(Operand(), nullptr));
      args.clear();
      auto *empty = new (values.allocator().Allocate<ast::ListExpr>()) ast::ListExpr(expr.range(), {});
      for (int i = 0; i < 2; ++i)
        args.push_back(positional(check(*empty), empty));
      args.push_back(marker(program, "__dict_literal__", loc));
      return construct(type, args, loc, expected);
    }
    for (const ast::Argument &item : set->elements) {
      Argument argument = positional(checkArgument(*this, *item.value), item.value);
      if (argument.operand.isError())
        return argument.operand;
      if (item.kind == ast::Argument::Keyword) {
        argument.kind = Argument::Keyword;
        argument.name = item.name.id;
      }
      args.push_back(std::move(argument));
    }
    if (!keywords && hasMarker(program, type, "__set_literal__", from))
      args.push_back(marker(program, "__set_literal__", loc));
    return construct(type, args, loc, expected);
  }

  auto &dict = llvm::cast<ast::DictExpr>(expr);
  llvm::SmallVector<const ast::Expr *, 8> keys, entries;
  for (const ast::DictExpr::Entry &entry : dict.entries) {
    if (!entry.key) {
      error(entry.value->loc(), diag::DictUnpack);
      return Operand::error(loc);
    }
    keys.push_back(entry.key);
    entries.push_back(entry.value);
  }
  if (!type || (unbound && program.isRole(type, Role::Dict))) {
    Type keyType, valueType;
    {
      // Only the types are wanted here; the lists below are checked against them.
      std::vector<Diagnostic> found;
      llvm::SmallVector<Operand, 8> operands;
      DiagnosticCapture capture(diags);
      std::optional<Emitter::Speculation> speculation;
      if (emitter)
        speculation.emplace(*emitter);
      BlockScope block(*this);
      bool savedDead = dead;
      keyType = mergeElements(*this, keys, operands);
      operands.clear();
      valueType = mergeElements(*this, entries, operands);
      dead = savedDead;
      if (!keyType || !valueType || keyType.isError() || valueType.isError()) {
        speculation.reset();
        found = capture.take();
        for (Diagnostic &diagnostic : found)
          diags.emit(std::move(diagnostic));
        return Operand::error(loc);
      }
    }
    type = typeWithDefaults(*this, Role::Dict, {values.typeConst(keyType), values.typeConst(valueType)}, loc);
    if (type.isError())
      return Operand::error(loc);
  }
  llvm::SmallVector<Argument, 4> args;
  for (llvm::ArrayRef<const ast::Expr *> side : {llvm::ArrayRef(keys), llvm::ArrayRef(entries)}) {
    auto *list = new (values.allocator().Allocate<ast::ListExpr>()) ast::ListExpr(expr.range(), values.copyArray(side));
    args.push_back(positional(check(*list), list));
  }
  args.push_back(marker(program, "__dict_literal__", loc));
  return construct(type, args, loc, expected);
}

Operand Checker::checkTuple(const ast::TupleExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  std::optional<llvm::ArrayRef<Const>> wanted;
  if (expected.type && program.isRole(expected.type, Role::Tuple) && !expected.type.hasUnbound() && !expected.type.args().empty())
    wanted = listElements(expected.type.args().front());
  if (wanted && wanted->size() != expr.elements.size())
    wanted.reset();
  llvm::SmallVector<Operand, 4> operands;
  bool onlyComptime = false, failed = false, unknown = false;
  // What a name of a function stands for when nothing is emitted.
  auto functionOf = [&](Operand operand) {
    if (operand.kind == Operand::Overloads && isComptime() && !wanted && operand.functions.size() == 1)
      if (Const function = functionConstant(operand))
        return constantOperand(program, function, operand.loc);
    return operand;
  };
  for (auto [index, element] : llvm::enumerate(expr.elements)) {
    Type type = wanted ? (*wanted)[index].asType() : Type();
    Operand operand = check(*element, Expected(type));
    if (operand.kind == Operand::Deferred)
      operand = resolveDeferred(operand, type);
    operand = functionOf(operand);
    failed |= operand.isError();
    unknown |= operand.type && operand.type.isUnknown();
    // Compile-time tuples of types, functions and raw attributes have no run-time form.
    if (operand.isConstant())
      onlyComptime |= operand.isType() || operand.constant.kind() == ConstKind::Generator || operand.constant.kind() == ConstKind::Mlir ||
                      operand.constant.kind() == ConstKind::Function || operand.constant.kind() == ConstKind::Tuple;
    operands.push_back(operand);
  }
  if (failed)
    return Operand::error(loc);
  if (unknown)
    return Operand::ofValue({}, values.unknownType(), loc);
  if (onlyComptime && llvm::all_of(operands, [](const Operand &operand) { return operand.isConstant(); })) {
    llvm::SmallVector<Const, 4> elements;
    for (const Operand &operand : operands)
      elements.push_back(operand.constant);
    return comptimeTuple(elements, loc);
  }
  Type type = wanted ? expected.type : Type();
  if (!type) {
    llvm::SmallVector<Const, 4> types;
    for (Operand &operand : operands) {
      if (operand.kind == Operand::Overloads) {
        if (operand.functions.size() != 1) {
          error(operand.loc, diag::OverloadedReference, operand.functions.front()->name);
          return Operand::error(loc);
        }
      }
      if (operand.isType()) {
        error(operand.loc, diag::DynamicType);
        return Operand::error(loc);
      }
      Type pointer = pointerTypeOf(*this, operand);
      types.push_back(values.typeConst(pointer ? pointer : storageType(operand.type)));
    }
    llvm::SmallVector<Argument, 4> args;
    for (auto [operand, element] : llvm::zip(operands, expr.elements))
      args.push_back(positional(operand, element));
    return tupleOf(args, types, loc, expected);
  }
  llvm::SmallVector<Argument, 4> args;
  for (auto [operand, element] : llvm::zip(operands, expr.elements))
    args.push_back(positional(operand, element));
  return construct(type, args, loc, expected);
}

Operand Checker::comptimeTuple(llvm::ArrayRef<Const> elements, SourceLoc loc) {
  StructInfo *info = program.roleStruct(Role::Tuple);
  llvm::SmallVector<Const, 8> types;
  for (Const element : elements)
    if (Type type = constantOperand(program, element, loc).type)
      types.push_back(values.typeConst(type));
  if (!info || info->params.empty() || types.size() != elements.size()) {
    Operand result = Operand::ofConstant(values.tuple(Type(), elements), loc);
    result.type = values.unknownType();
    return result;
  }
  Type type = values.structType(info, variadicValue(*this, info->scope, info->params.front(), types));
  return Operand::ofConstant(values.tuple(type, elements), loc);
}

Operand Checker::tupleOf(llvm::MutableArrayRef<Argument> elements, llvm::ArrayRef<Const> types, SourceLoc loc, const Expected &expected) {
  StructInfo *info = program.roleStruct(Role::Tuple);
  if (!info || info->params.empty()) {
    program.roleType(Role::Tuple); // reports what the library lacks
    return Operand::error(loc);
  }
  Type type = values.structType(info, variadicValue(*this, info->scope, info->params.front(), types));
  return construct(type, elements, loc, expected);
}

} // namespace kiln
