// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Implicit conversions (spec 03 section 17): constants, literals, functions, origins, `@implicit` constructors; merging of two types.
#include "check/Symbolic.h"
#include "check/FunctionTypes.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "dialect/DType.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

std::optional<SimdShape> simdShape(Program &program, Type type) {
  if (!program.isRole(type, Role::SIMD) || type.args().size() != 2)
    return std::nullopt;
  auto dtype = type.args()[0].asInt64(), length = type.args()[1].asInt64();
  if (!dtype || !length || *length < 1 || !type.args()[0].isImage() || !type.args()[1].isImage())
    return std::nullopt;
  return SimdShape{uint8_t(*dtype), uint64_t(*length)};
}

Const literalPayload(Program &program, Const value) {
  if (!value)
    return value;
  if (value.kind() == ConstKind::IntLiteral || value.kind() == ConstKind::FloatLiteral || value.kind() == ConstKind::String)
    return value;
  if (value.kind() == ConstKind::Struct && value.type().isStruct() && value.type().args().size() == 1) {
    Role role = value.type().structInfo()->role;
    if (role == Role::IntLiteral || role == Role::FloatLiteral || role == Role::StringLiteral)
      return value.type().args()[0];
  }
  return Const();
}

/// The value of `simd` that a literal with this payload stands for, or null.
static Const literalAsSimd(Program &program, Const payload, Type simd) {
  auto shape = simdShape(program, simd);
  if (!shape)
    return Const();
  Type scalar = simd;
  if (shape->length != 1) {
    llvm::SmallVector<Const, 2> args(simd.args().begin(), simd.args().end());
    args[1] = program.values.imageOfInteger(args[1].type(), llvm::APInt(64, 1), 8);
    scalar = program.values.structType(simd.structInfo(), args);
  }
  Const one;
  if (payload.kind() == ConstKind::IntLiteral)
    one = scalarConst(program, scalar, payload->integer);
  else if (payload.kind() == ConstKind::FloatLiteral && payload->real)
    one = scalarConst(program, scalar, *payload->real);
  if (!one || shape->length == 1)
    return one;
  std::vector<uint8_t> bytes;
  for (uint64_t i = 0; i < shape->length; ++i)
    bytes.insert(bytes.end(), one->image->bytes().begin(), one->image->bytes().end());
  return program.values.image(simd, MemoryImage(bytes, std::min<uint64_t>(bytes.size(), 64)));
}

std::optional<Const> literalToSimd(Program &program, Const payload, Type simd) {
  if (!payload || !simd)
    return std::nullopt;
  auto [known, isNew] = program.impl->literals.try_emplace({payload.get(), simd});
  if (isNew)
    if (Const value = literalAsSimd(program, payload, simd))
      return program.impl->literals[{payload.get(), simd}] = value;
  return known->second ? std::optional<Const>(known->second) : std::nullopt;
}

bool isIntegral(Program &program, Type type) {
  auto shape = simdShape(program, type);
  auto dtype = shape ? mojo::dtypeFromCode(shape->dtype) : std::nullopt;
  return dtype && !mojo::isFloat(*dtype);
}

std::optional<Const> convertConstant(Program &program, Const value, Type type) {
  if (!value || !type)
    return std::nullopt;
  Type from = value.type();
  if (from == type)
    return value;
  if (type.isUnknown() || (from && from.isUnknown() && !value.isUnbound()))
    return value;
  ValueContext &values = program.values;
  if (value.isSymbolic() && !value.isType() && value.kind() != ConstKind::Struct) {
    // The same number as Int and as SIMDLength.
    bool isLength = program.isRole(type, Role::SIMDLength) && from == program.intType();
    if (isLength || (type == program.intType() && program.isRole(from, Role::SIMDLength)))
      if (auto form = formOf(program, value))
        return symbolicValue(program, type, *form);
    return std::nullopt;
  }
  if (Const payload = literalPayload(program, value); payload && type.isStruct()) {
    Role role = type.structInfo()->role;
    if (payload.kind() == ConstKind::IntLiteral) {
      if (role == Role::SIMDLength) {
        llvm::APSInt integer = payload->integer;
        return values.imageOfInteger(type, integer.isSigned() ? integer.sextOrTrunc(64) : integer.zextOrTrunc(64), 8);
      }
      if (role == Role::SIMD)
        return literalToSimd(program, payload, type);
      if (role == Role::FloatLiteral && !type.args().empty() && type.args()[0].isUnbound())
        return floatLiteral(program, toRational(payload->integer));
    }
    // Integers and Bools take no fraction, not even a zero one (10/NUM-5): the constructor says so.
    if (payload.kind() == ConstKind::FloatLiteral && role == Role::SIMD && !isIntegral(program, type))
      return literalToSimd(program, payload, type);
    return std::nullopt;
  }
  if (value.isImage() && type.isStruct()) {
    Role to = type.structInfo()->role, have = from.isStruct() ? from.structInfo()->role : Role();
    if ((to == Role::SIMDLength && from == program.intType()) || (have == Role::SIMDLength && type == program.intType()))
      return values.image(type, *value->image);
    if (sameUpToOrigins(program, from, type))
      return values.image(type, *value->image);
    return std::nullopt;
  }
  if (value.isOrigin() && program.isRole(type, Role::Origin)) {
    if (type.args().empty() || type.args()[0].isUnbound())
      return value;
    auto isMutable = type.args()[0].asBool();
    if (!isMutable || *isMutable == value->origin->isMutable)
      return values.origin(value->origin, type);
    // Only from mutable to immutable; erased origins may be either.
    if (*isMutable && !value->origin->atoms.empty())
      return std::nullopt;
    return values.origin(values.withMutability(value->origin, *isMutable), type);
  }
  if (value.isOrigin() && program.isRole(type, Role::OriginSet))
    return values.origin(value->origin, type);
  if (value.isType()) {
    if (type.kind() == TypeKind::Trait && (value.asType().kind() == TypeKind::Trait || program.conforms(value.asType(), type)))
      return value;
    if (type.kind() == TypeKind::Metatype && matchesUnbound(program, type->inner, value.asType()))
      return value;
    return std::nullopt;
  }
  if (value.kind() == ConstKind::Struct) {
    if (type.kind() == TypeKind::Trait && program.isRole(from, Role::NoneType))
      return values.typeConst(from);
    if (type.isStruct() && from.isStruct() && from.structInfo() == type.structInfo()) {
      if (sameUpToOrigins(program, from, type))
        return values.structValue(type);
      // A list of types seen by a more general trait.
      if (type.structInfo()->role == Role::TypeList && from.args().size() == 2 && type.args().size() == 2 &&
          (type.args()[1].isUnbound() || sameValue(program, from.args()[1], type.args()[1])))
        return value;
    }
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

Const Checker::functionConstant(const Operand &overloads) {
  if (overloads.kind != Operand::Overloads || overloads.functions.size() != 1 || overloads.base)
    return Const();
  FunctionInfo *info = overloads.functions.front();
  llvm::SmallVector<Const, 2> bound;
  Scope *outerScope = overloads.functionScope ? overloads.functionScope : info->scope;
  if (overloads.explicitParams && info->syntax) {
    llvm::ArrayRef<const ast::ParamDecl *> params = info->syntax->signature.params.params;
    llvm::SmallVector<ParameterSlot, 4> slots;
    if (assignParameters(params, *overloads.explicitParams, slots, [](unsigned) { return false; }))
      return Const();
    Scope *parent = overloads.baseType && overloads.baseType.isStruct() && !overloads.baseType.hasUnbound()
                        ? program.facts(overloads.baseType).scope
                        : outerScope;
    Scope *bindings = program.newScope(Scope::Bindings, parent);
    declareUnresolved(bindings, params);
    for (auto [param, slot] : llvm::zip(params, slots))
      if (slot.given() && !(slot.item && slot.item->isUnbound)) {
        std::string why;
        if (!bindEntry(*this, bindings, param, slot, overloads.explicitParams->scope, &why))
          return Const();
      }
    bool placeholder = llvm::any_of(overloads.explicitParams->items,
                                    [](const BoundParameter &item) { return item.isUnbound || item.isEllipsis; });
    if (!placeholder)
      bindDefaults(*this, bindings, params, nullptr);
    for (const ast::ParamDecl *param : params) {
      const Entity *entity = bindings->find(param->name.id);
      bound.push_back(entity && entity->kind == Entity::Value ? entity->value : values.unbound());
    }
  }
  return functionValue(program, info, outerScope, overloads.baseType, bound);
}

/// The instance that a function constant with all parameters bound denotes; null when it can't be made.
static FunctionInstance *instanceOf(Checker &checker, Const function, const FunctionTypeData &signature, SourceLoc loc) {
  Program &program = checker.program;
  FunctionInfo *info = function->function;
  Scope *parent = function->scope ? function->scope : info->scope;
  Scope *bindings = info->syntax && !function->self ? functionBindings(program, function, parent) : nullptr;
  if (bindings)
    return program.instance(info, function->self, bindings, signature, loc, checker.function);
  bindings = program.newScope(Scope::Bindings, parent);
  if (info->syntax)
    for (auto [param, value] : llvm::zip(info->syntax->signature.params.params, function->elements)) {
      Entity &entity = bindings->names[param->name.id];
      entity.kind = Entity::Value;
      entity.value = value;
      entity.param = param;
    }
  return program.instance(info, function->self, bindings, signature, loc, checker.function);
}

std::optional<MemoryImage> functionPointerImage(Program &program, Const function) {
  if (function.kind() != ConstKind::Function || !function.type() || !function.type().isFunction())
    return std::nullopt;
  const FunctionTypeData *signature = pointerSignatureOf(program, function);
  if (!signature)
    return std::nullopt;
  SourceLoc loc = function->function->syntax ? function->function->syntax->loc() : SourceLoc();
  Checker checker(program, function->scope ? function->scope : function->function->scope, Checker::Mode::Comptime);
  FunctionInstance *instance = signatureConverts(program, *signature, *function.type()->function)
                                   ? instanceOf(checker, function, *signature, loc)
                                   : thunkFor(program, function, function.type(), loc, nullptr);
  if (!instance)
    return std::nullopt;
  program.require(instance);
  MemoryImage image(std::vector<uint8_t>(8, 0), 8);
  Relocation target;
  target.kind = Relocation::Kind::Function;
  target.symbol = instance->symbol;
  image.relocations().push_back(target);
  return image;
}

Operand Checker::convertFunction(const Operand &operand, Type type, SourceLoc loc, bool report) {
  llvm::SmallVector<Const, 4> candidates;
  if (operand.kind == Operand::Overloads) {
    for (FunctionInfo *info : operand.functions) {
      Operand one = operand;
      one.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(info));
      if (Const constant = functionConstant(one))
        candidates.push_back(constant);
    }
  } else if (operand.isConstant() && operand.constant.kind() == ConstKind::Function) {
    candidates.push_back(operand.constant);
  } else if (operand.type && operand.type.kind() == TypeKind::FunctionLiteral) {
    candidates.push_back(operand.type->value);
  } else {
    return {};
  }
  if (!type.isFunction())
    return {};
  Const chosen;
  const FunctionTypeData *chosenSignature = nullptr;
  unsigned found = 0;
  bool byThunk = false;
  auto search = [&](llvm::function_ref<bool(Program &, const FunctionTypeData &, const FunctionTypeData &)> converts) {
    for (Const candidate : candidates) {
      const FunctionTypeData *signature = pointerSignatureOf(program, candidate);
      if (!signature || !converts(program, *signature, *type->function))
        continue;
      chosen = candidate;
      chosenSignature = signature;
      ++found;
    }
  };
  search(signatureConverts);
  if (!found) {
    byThunk = true;
    search(convertsByThunk);
  }
  if (found != 1)
    return {};
  if (!emitter) {
    Const value = values.function(chosen->function, chosen->scope, chosen->self, chosen->elements, type);
    return Operand::ofConstant(value, loc);
  }
  FunctionInstance *instance = byThunk ? thunkFor(program, chosen, type, loc, function) : instanceOf(*this, chosen, *chosenSignature, loc);
  if (!instance)
    return {};
  program.require(instance);
  return Operand::ofValue(emitter->functionPointer(*instance), type, loc);
}

//===----------------------------------------------------------------------===//
// Conversion
//===----------------------------------------------------------------------===//

Type Checker::storageType(Type type) {
  if (!type || !type.isStruct())
    return type;
  if (Type target = literalTarget(program, type))
    return target;
  StructInfo *info = type.structInfo();
  if (info->nonMaterializable && info->role != Role::IntLiteral && info->role != Role::FloatLiteral && info->role != Role::StringLiteral) {
    Checker sub(program, program.facts(type).scope, Mode::Comptime);
    Type target = sub.evaluateType(*info->nonMaterializable);
    if (target && !target.isError())
      return target;
  }
  return type;
}

Match Checker::implicitConversion(const Operand &operand, Type type, llvm::SmallVectorImpl<Argument> &args) {
  Match none;
  none.failure.text = "no implicit conversion";
  if (!type.isStruct() || !operand.type)
    return none;
  llvm::SmallVector<FunctionInfo *, 4> constructors;
  for (FunctionInfo *info : program.methodsOf(type, program.names.get("__init__"), nullptr))
    if (info->implicit)
      constructors.push_back(info);
  if (constructors.empty())
    return none;
  args.resize(1);
  args[0].operand = operand;
  args[0].loc = operand.loc;
  return chooseOverload(constructors, nullptr, type, nullptr, args, args, operand.loc, "initialization", program.names.get("__init__"),
                        /*allowConversions=*/false, /*report=*/false);
}

/// Whether an operand type converts to `to` only by weakening origins: mutable to immutable, or erased ones.
static bool weakens(Program &program, Type from, Type to) {
  if (sameUpToOrigins(program, from, to))
    return true;
  if (!from.isStruct() || !to.isStruct() || from.structInfo() != to.structInfo() || !program.isValueType(from))
    return false;
  bool weakened = false;
  for (auto [a, b] : llvm::zip(from.args(), to.args())) {
    if (sameValue(program, a, b))
      continue;
    auto x = a.asBool(), y = b.asBool();
    if (x && y && *x && !*y && program.isRole(a.type(), Role::Bool)) {
      weakened = true;
      continue;
    }
    return false;
  }
  // The flag must be the mutability of an origin among the arguments.
  return weakened && llvm::any_of(from.args(), [](Const arg) { return arg.isOrigin(); });
}

/// Whether this is a module of an earlier version, in which `Int` converts to other numbers by itself (02/LEG, D-031).
static bool convertsOldInt(Checker &checker, Type from, Type to) {
  if (!inOldCode(checker.scope) || from == to)
    return false;
  Program &program = checker.program;
  return checker.storageType(from) == program.intType() && program.isRole(to, Role::SIMD) && simdShape(program, to);
}

std::optional<unsigned> Checker::conversionCost(const Operand &operand, Type type) {
  if (operand.isError() || !type || type.isError() || type.isUnknown())
    return 0;
  if (operand.kind == Operand::Deferred) {
    if (type.kind() == TypeKind::Trait)
      return 0;
    // A vector takes as many elements as it has lanes.
    if (auto *display = llvm::dyn_cast_or_null<ast::ListExpr>(operand.expr ? operand.expr->ignoreParens() : nullptr))
      if (auto shape = simdShape(program, type); shape && shape->length != display->elements.size())
        return std::nullopt;
    // One in another's element has been looked at before: with each level the times would multiply.
    if (Type known = knownComprehension(operand);
        known && (known == type || (type.hasUnbound() && matchesUnbound(program, type, known))))
      return 0;
    DiagnosticCapture capture(diags);
    std::optional<Emitter::Speculation> speculation;
    if (emitter)
      speculation.emplace(*emitter);
    Operand result = resolveDeferred(operand, type);
    if (result.isError() || capture.hasErrors())
      return std::nullopt;
    // Without a second colon the type of two parts is preferred (01/EXP-68).
    auto *slice = llvm::dyn_cast_or_null<ast::SliceExpr>(operand.expr ? operand.expr->ignoreParens() : nullptr);
    if (slice && !slice->hasStepColon && program.isRole(type, Role::Slice))
      return 1;
    if (result.type == type || (type.hasUnbound() && matchesUnbound(program, type, result.type)))
      return operand.type && operand.type != result.type ? 2 : 0; // a tuple display has a type that it takes by itself
    return conversionCost(result, type);
  }
  if (operand.kind == Operand::Overloads || (operand.isConstant() && operand.constant.kind() == ConstKind::Function)) {
    if (type.kind() == TypeKind::Trait)
      return 0;
    if (type.isFunction()) {
      DiagnosticCapture capture(diags);
      std::optional<Emitter::Speculation> speculation;
      if (emitter)
        speculation.emplace(*emitter);
      if (convertFunction(operand, type, operand.loc, false))
        return 0;
    }
    if (operand.kind == Operand::Overloads)
      return std::nullopt;
  }
  Type from = operand.type;
  if (!from)
    return std::nullopt;
  if (from == type || from.isError() || from.isUnknown() || from.isNever())
    return 0;
  if (type.kind() == TypeKind::Trait) {
    if (operand.isType())
      return 0;
    return program.conforms(from, type) ? std::optional<unsigned>(0) : std::nullopt;
  }
  if (operand.isConstant() && operand.constant.isType()) {
    if (convertConstant(program, operand.constant, type))
      return 0;
    return std::nullopt;
  }
  if (type.hasUnbound()) {
    if (matchesUnbound(program, type, from))
      return 0;
    Type stored = storageType(from);
    if (stored != from && matchesUnbound(program, type, stored))
      return 1;
  }
  if (from.isStruct() && type.isStruct() && from.structInfo() == type.structInfo() && weakens(program, from, type))
    return 0;
  Type stored = storageType(from);
  if (stored != from && stored == type)
    return 1;
  if (!type.isStruct()) {
    if (type.isFunction() && from.isFunction() && signatureConverts(program, *from->function, *type->function))
      return 2;
    return std::nullopt;
  }
  // Number literals to numbers.
  if (Const payload = operand.isConstant() ? literalPayload(program, operand.constant) : Const()) {
    Role role = type.structInfo()->role;
    if (payload.kind() == ConstKind::IntLiteral && (role == Role::SIMD || role == Role::SIMDLength))
      return 2;
    if (payload.kind() == ConstKind::FloatLiteral && role == Role::SIMD)
      return 2;
  }
  if (convertsOldInt(*this, from, type))
    return 2;
  bool cacheable = !operand.isConstant() && !type->hasOrigins && !from->hasOrigins;
  if (cacheable)
    if (auto it = program.conversionRanks.find({from, type}); it != program.conversionRanks.end())
      return it->second == 1 ? std::nullopt : std::optional<unsigned>(it->second - 2);
  if (!constructorsConvert)
    return std::nullopt;
  llvm::SmallVector<Argument, 1> args;
  DiagnosticCapture capture(diags);
  Match match = implicitConversion(operand, type, args);
  std::optional<unsigned> cost;
  if (match.viable())
    cost = 2;
  if (cacheable)
    program.conversionRanks[{from, type}] = cost ? *cost + 2 : 1;
  return cost;
}

Operand Checker::reinterpret(Operand operand, Type type) {
  if (operand.type == type)
    return operand;
  if ((operand.kind == Operand::Value || operand.kind == Operand::Temporary) && operand.type->hasOrigins) {
    // The new type may have forgotten what the value refers to.
    llvm::SmallVector<Origin, 4> origins;
    values.collectOrigins(operand.type, origins);
    if (operand.origin)
      origins.push_back(operand.origin);
    operand.origin = values.unionOf(origins);
  }
  switch (operand.kind) {
  case Operand::Constant:
    if (auto converted = convertConstant(program, operand.constant, type))
      operand.constant = *converted;
    else if (operand.constant.isImage())
      operand.constant = values.image(type, *operand.constant->image);
    else if (operand.constant.kind() == ConstKind::Struct)
      operand.constant = values.structValue(type);
    break;
  case Operand::Value:
    if (emitter && operand.ir && program.lowerType(operand.type) != program.lowerType(type)) {
      IRValue slot = emitter->local("", operand.type, LocalKind::Temporary);
      emitter->store(operand.ir, slot);
      operand.ir = emitter->load(emitter->ptrToRef(emitter->refToPtr(slot), type), type);
    }
    break;
  case Operand::Place:
    if (emitter && operand.ir && program.lowerType(operand.type) != program.lowerType(type)) {
      // A value read through the place stays itself; the address is the same.
      if (program.isValueType(operand.type)) {
        IRValue value = rvalue(operand);
        return reinterpret(Operand::ofValue(value, operand.type, operand.loc), type);
      }
      operand.ir = emitter->ptrToRef(emitter->refToPtr(operand.ir), type);
      operand.tracked = false;
    }
    break;
  case Operand::Temporary:
    if (emitter && operand.ir && program.lowerType(operand.type) != program.lowerType(type)) {
      // The owner of the bytes changes its type: the old temporary gives them up.
      IRValue source = operand.ir;
      IRValue slot = emitter->local("", type, LocalKind::Temporary);
      IRValue view = emitter->ptrToRef(emitter->refToPtr(slot), operand.type);
      emitter->move(source, view, operand.type);
      emitter->markInitialized(slot);
      operand.ir = slot;
    }
    break;
  default:
    break;
  }
  operand.type = type;
  return operand;
}

/// The id of the first origin in `type` whose storage isn't known yet; 0: none.
static uint32_t unknownStorage(Checker &checker, Type type) {
  llvm::SmallVector<Origin, 4> origins;
  checker.values.collectOrigins(type, origins);
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (atom.base.kind == OriginBase::Local && !checker.originStorage.count(atom.base.id))
        return atom.base.id;
  return 0;
}

/// `to` was found when the conversion was only tried; the temporary that it names is the one that `from`, the type of the result, names.
static void nameStorage(Checker &checker, Type from, Type to) {
  llvm::SmallVector<Origin, 4> made, wanted;
  checker.values.collectOrigins(from, made);
  checker.values.collectOrigins(to, wanted);
  if (made.size() != wanted.size())
    return;
  for (auto [source, target] : llvm::zip(made, wanted)) {
    if (source->atoms.size() != target->atoms.size())
      continue;
    for (auto [a, b] : llvm::zip(source->atoms, target->atoms))
      if (b.base.kind == OriginBase::Local && !checker.originStorage.contains(b.base.id))
        if (IRValue storage = checker.storageOf(a.base))
          checker.originStorage[b.base.id] = storage;
  }
}

/// Proposes to write `type(x)` for the name `x` at `loc` if it is a whole operand.
static void proposeConstructor(Checker &checker, SourceLoc loc, llvm::StringRef type, DiagnosticBuilder &report) {
  const SourceFile *file = checker.program.sources.fileOf(loc);
  if (!file)
    return;
  llvm::StringRef text = file->text().drop_front(file->offset(loc));
  size_t length = text.find_first_not_of(nameCharacters);
  llvm::StringRef after = text.substr(length).ltrim(' ');
  if (length == 0 || after.empty() || !llvm::StringRef(",)]\n\r#").contains(after.front()))
    return;
  report.insertion(loc, (type + "(").str()).insertion(loc.advanced(int32_t(length)), ")");
}

/// Warns about an implicit conversion by a constructor that is marked `@implicit(deprecated=True)` (03/INI-7).
static void warnIfConversionDeprecated(Checker &checker, FunctionInfo *constructor, Type from, Type to, SourceLoc loc) {
  const ast::Decorator *decorator = constructor && constructor->syntax ? constructor->syntax->findDecorator("implicit") : nullptr;
  const ast::CallExpr *call = decorator ? decorator->call() : nullptr;
  if (!call)
    return;
  for (const ast::Argument &argument : call->args) {
    auto *flag = llvm::dyn_cast<ast::BoolLiteral>(argument.value->ignoreParens());
    if (!argument.name || argument.name.str() != "deprecated" || !flag || !flag->value)
      continue;
    auto report = checker.error(loc, diag::DeprecatedConversion, checker.print(from), checker.print(to));
    proposeConstructor(checker, loc, checker.print(to), report);
    report.note(loc, diag::CallExplicitly, checker.print(to));
    report.note(constructor->syntax->loc(), diag::ImplicitConstructorHere, checker.print(to));
  }
}

Operand Checker::convert(Operand operand, Type type, SourceLoc loc, llvm::StringRef what) {
  if (operand.isError() || !type || type.isError())
    return operand.isError() ? operand : Operand::error(loc);
  if (operand.kind == Operand::Property)
    operand = readProperty(operand);
  if (operand.kind == Operand::Deferred) {
    operand = resolveDeferred(operand, type);
    if (operand.isError())
      return operand;
  }
  if (type.kind() == TypeKind::FunctionLiteral && operand.kind == Operand::Overloads)
    if (Const constant = functionConstant(operand); constant && constant.type() == type)
      return Operand::ofConstant(constant, loc);
  if (operand.type == type || type.isUnknown())
    return operand;
  auto fail = [&]() -> Operand {
    if (operand.isType() && operand.constant.asType() == type) {
      error(loc, diag::TypeAsValue, print(type));
      return Operand::error(loc);
    }
    // Only functions say what the value is for.
    bool isFunction = operand.type && (operand.type.kind() == TypeKind::FunctionLiteral || operand.type.isFunction());
    auto report = error(loc, diag::CannotConvert, print(operand.type ? operand.type : values.unknownType()), print(type),
                        what.empty() || !(isFunction || program.isRole(type, Role::NoneType)) ? llvm::StringRef() : what);
    if (what == " in return value" && program.isRole(type, Role::NoneType))
      adviseResult(*this, operand.type, report);
    else
      adviseConversion(*this, operand, type, loc, report);
    return Operand::error(loc);
  };
  // Functions.
  if (operand.kind == Operand::Overloads || (operand.isConstant() && operand.constant.kind() == ConstKind::Function) ||
      (operand.type && operand.type.kind() == TypeKind::FunctionLiteral)) {
    if (type.isFunction())
      if (Operand pointer = convertFunction(operand, type, loc, true))
        return pointer;
    if (operand.kind == Operand::Overloads) {
      llvm::StringRef name = operand.functions.empty() ? "" : operand.functions.front()->name.str();
      if (type.kind() == TypeKind::Trait)
        if (Const constant = functionConstant(operand))
          return Operand::ofConstant(constant, loc);
      if (!type.isFunction() && type.isStruct()) {
        // A wrapper struct may take the function.
        if (Const constant = functionConstant(operand)) {
          Operand function = Operand::ofConstant(constant, loc);
          llvm::SmallVector<Argument, 1> args;
          Match match = implicitConversion(function, type, args);
          if (match.viable())
            return emitCall(match, loc, {});
        }
        error(loc, diag::FunctionToNonFunction, print(type)).note(loc, diag::AddParentheses);
      } else if (operand.functions.size() == 1) {
        Const constant = functionConstant(operand);
        error(loc, diag::CannotConvert, constant ? print(functionLiteralOf(program, constant)) : name.str(), print(type), what);
      } else {
        error(loc, diag::NoCandidateHasType, name, print(type));
      }
      return Operand::error(loc);
    }
  }
  Type from = operand.type;
  if (!from)
    return fail();
  if (from.isError() || from.isUnknown() || from.isNever()) {
    if (from.isNever() && emitter && program.isValueType(type))
      return Operand::ofValue(emitter->undef(type), type, loc);
    operand.type = type;
    operand.ir = {};
    return operand;
  }
  if (operand.isConstant()) {
    if (Const payload = literalPayload(program, operand.constant);
        payload && payload.kind() == ConstKind::FloatLiteral && program.isRole(type, Role::SIMD) && isIntegral(program, type))
      return fail();
    if (auto converted = convertConstant(program, operand.constant, type)) {
      Operand result = Operand::ofConstant(*converted, operand.loc);
      result.type = type.kind() == TypeKind::Trait || type.kind() == TypeKind::Metatype ? converted->type() : type;
      return result;
    }
    if (operand.constant.isType())
      return fail();
  }
  if (type.kind() == TypeKind::Trait && program.conforms(from, type))
    return operand;
  if (type.hasUnbound()) {
    if (matchesUnbound(program, type, from))
      return operand;
    Type stored = storageType(from);
    if (stored != from && matchesUnbound(program, type, stored))
      return convert(operand, stored, loc, what);
  }
  if (from.isStruct() && type.isStruct() && from.structInfo() == type.structInfo() && weakens(program, from, type))
    return reinterpret(operand, type);
  if (from.isFunction() && type.isFunction() && signatureConverts(program, *from->function, *type->function))
    return reinterpret(operand, type);
  llvm::SmallVector<Argument, 1> args;
  if (convertsOldInt(*this, from, type)) {
    {
      auto report = error(loc, diag::DeprecatedConversion, print(from), print(type));
      proposeConstructor(*this, loc, print(type), report);
      report.note(loc, diag::CallExplicitly, print(type));
    }
    args.resize(1);
    args[0].operand = operand;
    args[0].loc = loc;
    return construct(type, args, loc);
  }
  Match match = implicitConversion(operand, type, args);
  if (match.viable()) {
    warnIfConversionDeprecated(*this, match.function, from, type, loc);
    // The wanted type may name the temporary that the operand gets, by an id that was invented when the type was inferred.
    if (emitter && (operand.kind != Operand::Place || operand.transferred) && type->hasOrigins && !match.operands.empty() && !match.operands[0].temporary)
      match.operands[0].temporary = unknownStorage(*this, type);
    Operand result = emitCall(match, loc, Expected());
    if (result && !result.isError() && result.type != type && !type.hasUnbound()) {
      if (values.eraseOrigins(result.type) != values.eraseOrigins(type))
        return convert(result, type, loc, what);
      nameStorage(*this, result.type, type);
      return reinterpret(result, type);
    }
    return result;
  }
  return fail();
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

/// `value.__merge_with__[other_type=other]`, not called yet; None-kind when the type has no such method.
static Operand mergeMethod(Checker &checker, const Operand &value, Type other) {
  Operand callee;
  if (!value.type || !value.type.isStruct() || !checker.hasMethod(value.type, "__merge_with__"))
    return callee;
  Program &program = checker.program;
  callee.kind = Operand::Overloads;
  callee.functions = checker.values.copyArray<FunctionInfo *>(program.methodsOf(value.type, program.names.get("__merge_with__"), nullptr));
  callee.base = std::make_shared<Operand>(value);
  callee.baseType = value.type;
  callee.explicitParams = std::make_shared<BoundParameters>();
  BoundParameter item;
  item.name = program.names.get("other_type");
  item.value = checker.values.typeConst(other);
  callee.explicitParams->items.push_back(item);
  callee.explicitParams->scope = checker.scope;
  return callee;
}

/// The type of `value.__merge_with__[other_type=other]()`; null when it can't be called.
static Type mergedType(Checker &checker, const Operand &value, Type other, SourceLoc loc) {
  Operand callee = mergeMethod(checker, value, other);
  if (callee.kind == Operand::None)
    return Type();
  DiagnosticCapture capture(checker.diags);
  llvm::SmallVector<Argument, 2> receiver;
  Match match = checker.resolve(callee, {}, receiver, loc);
  return match.viable() && match.signature ? match.signature->result : Type();
}

Operand Checker::convertMerged(Operand value, llvm::ArrayRef<Type> others, Type common, SourceLoc loc) {
  if (value.type && value.type != common && value.type.isStruct() && hasMethod(value.type, "__merge_with__"))
    for (Type other : others)
      if (other != value.type && mergedType(*this, value, other, loc) == common)
        return call(mergeMethod(*this, value, other), {}, loc);
  return convert(value, common, loc);
}

Type unionOfOrigins(Program &program, Type a, Type b) {
  if (!a.isStruct() || !b.isStruct() || a.structInfo() != b.structInfo() || !program.isValueType(a))
    return Type();
  ValueContext &values = program.values;
  llvm::SmallVector<Const, 4> args;
  bool isMutable = true, any = false;
  for (auto [x, y] : llvm::zip(a.args(), b.args()))
    if (x.isOrigin() && y.isOrigin())
      isMutable &= x->origin->isMutable && y->origin->isMutable;
  for (auto [param, x, y] : llvm::zip(a.structInfo()->params, a.args(), b.args())) {
    if (x.isOrigin() && y.isOrigin()) {
      Origin origin = values.withMutability(values.unionOf({x->origin, y->origin}), isMutable);
      // The type of an origin says its mutability.
      Type type = x->origin->isMutable == isMutable ? x.type() : y->origin->isMutable == isMutable ? y.type() : x.type();
      args.push_back(values.origin(origin, type));
      any = true;
    } else if (sameValue(program, x, y)) {
      args.push_back(x);
    } else if (auto left = x.asBool(), right = y.asBool(); left && right && program.isRole(x.type(), Role::Bool) && param->name.str() == "mut") {
      args.push_back(program.boolConst(false));
    } else if (program.isRole(x.type(), Role::Bool) && param->name.str() == "mut") {
      bool first = left ? !*left : right && *right; // an immutable one decides, else one that isn't known yet
      args.push_back(first ? x : y);
    } else {
      return Type();
    }
  }
  return any ? values.structType(a.structInfo(), args) : Type();
}

Type Checker::merge(const Operand &a, const Operand &b, Type context, SourceLoc loc) {
  Type x = a.type, y = b.type;
  if (a.isError() || b.isError())
    return values.errorType();
  if (x == y)
    return isComptime() ? x : storageType(x);
  if (!x || !y) {
    if (context)
      return context;
    error(loc, diag::CannotMerge, x ? print(x) : "function", y ? print(y) : "function");
    return values.errorType();
  }
  if (x.isNever() || x.isUnknown())
    return y;
  if (y.isNever() || y.isUnknown())
    return x;
  // Names of functions become pointers (06/FTY-4).
  auto pointerOf = [&](Type type) {
    const FunctionTypeData *signature = type.kind() == TypeKind::FunctionLiteral ? pointerSignatureOf(program, type->value) : nullptr;
    return signature ? values.functionType(*signature) : type;
  };
  if (Type p = pointerOf(x), q = pointerOf(y); p.isFunction() && q.isFunction() && !context)
    if (Type common = commonPointer(program, p, q))
      return common;
  // __merge_with__
  Type left = mergedType(*this, a, y, loc), right = mergedType(*this, b, x, loc);
  // Of mutabilities that aren't known yet, the two results list them in another order.
  if (left && right && left != right && !(archetypes && sameUpToOrigins(program, left, right))) {
    error(loc, diag::MergeDisagrees, print(x), print(y));
    return values.errorType();
  }
  if (left || right) {
    Type result = left ? left : right;
    if ((!right && y != result && !conversionCost(b, result)) || (!left && x != result && !conversionCost(a, result))) {
      error(loc, diag::CannotMergeTo, print(x), print(y), print(result));
      return values.errorType();
    }
    return result;
  }
  if (Type joined = unionOfOrigins(program, x, y)) {
    bool toY = conversionCost(a, y).has_value(), toX = conversionCost(b, x).has_value();
    if ((!toX && !toY) || (archetypes && toX && toY))
      return joined;
  }
  if (context && !context.hasUnbound() && conversionCost(a, context) && conversionCost(b, context))
    return context;
  bool toB = conversionCost(a, y).has_value(), toA = conversionCost(b, x).has_value();
  Type xs = storageType(x), ys = storageType(y);
  bool literals = isLiteral(program, x) && isLiteral(program, y);
  if (literals && xs == ys)
    return xs;
  auto isNumber = [&](Type type) { return program.isRole(type, Role::IntLiteral) || program.isRole(type, Role::FloatLiteral); };
  if (isNumber(x) && isNumber(y) && xs != ys) {
    error(loc, diag::AmbiguousMerge, print(x), print(y));
    return values.errorType();
  }
  if (toB && toA) {
    auto report = error(loc, diag::AmbiguousMerge, print(x), print(y));
    report.note(loc, diag::MergeLeft, print(y)).note(loc, diag::MergeRight, print(x));
    return values.errorType();
  }
  if (toB)
    return storageType(y);
  if (toA)
    return storageType(x);
  if (xs != x || ys != y) {
    bool bToXs = xs != x && conversionCost(b, xs).has_value(), aToYs = ys != y && conversionCost(a, ys).has_value();
    if (bToXs != aToYs)
      return bToXs ? xs : ys;
  }
  error(loc, diag::CannotMerge, print(x), print(y));
  return values.errorType();
}

} // namespace kiln
