// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Functions that the compiler implements itself (`@__intrinsic("name")`, declared in std.builtin._intrinsics): one handler for each.
#include "check/Checker.h"
#include "check/InlineMlir.h"
#include "check/Intrinsics.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/Rebuild.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/ADT/StringMap.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// Access to the call
//===----------------------------------------------------------------------===//

Const IntrinsicCall::param(llvm::StringRef name) {
  const Entity *entity = match.scope->find(checker.program.names.get(name));
  return entity && entity->kind == Entity::Value ? entity->value : Const();
}

Type IntrinsicCall::typeParam(llvm::StringRef name) {
  Const value = param(name);
  Type type = value && value.isType() ? value.asType() : Type();
  return type;
}

std::optional<int64_t> IntrinsicCall::intParam(llvm::StringRef name) {
  Const value = param(name);
  return value ? value.asInt64() : std::nullopt;
}

std::optional<std::string> IntrinsicCall::textParam(llvm::StringRef name) {
  Const value = param(name);
  if (!value)
    return std::nullopt;
  if (auto text = value.asString())
    return text->str();
  if (auto text = stringLiteralValue(program, value.type()))
    return text->str();
  return checker.comptimeText(value);
}

std::optional<llvm::ArrayRef<Const>> IntrinsicCall::listParam(llvm::StringRef name) { return listElements(param(name)); }

Operand IntrinsicCall::arg(unsigned index) {
  if (index >= match.args.size() || match.args[index].arguments.empty())
    return Operand::error(loc);
  Argument &argument = match.operands[match.args[index].arguments.front()];
  Operand operand = argument.operand;
  Type type = match.args[index].type;
  if (type && operand.type != type)
    operand = checker.convert(operand, type, argument.loc.isValid() ? argument.loc : loc);
  return operand;
}

IRValue IntrinsicCall::value(unsigned index) {
  Operand operand = checker.materialize(arg(index), loc);
  return operand.isError() ? IRValue() : checker.rvalue(operand);
}

Operand IntrinsicCall::place(IRValue pointer, Type type) {
  IRValue ref = checker.emitter->ptrToRef(pointer, type);
  return Operand::ofPlace(ref, type, checker.values.emptyOrigin(true), true, /*tracked=*/false, loc);
}

Operand IntrinsicCall::fail(llvm::StringRef what) { return checker.notSupported(loc, what); }

//===----------------------------------------------------------------------===//
// Places and raw addresses
//===----------------------------------------------------------------------===//

using Call = IntrinsicCall;

static Operand refAt(Call &call) {
  Type type = call.typeParam("T");
  Const origin = call.param("origin");
  if (!type)
    return call.fail("this use of __ref_at");
  Origin where = origin && origin.isOrigin() ? origin->origin : call.checker.values.emptyOrigin(true);
  IRValue ref;
  if (call.checker.emitter) {
    IRValue pointer = call.value(0);
    if (!pointer)
      return Operand::error(call.loc);
    ref = call.checker.emitter->ptrToRef(pointer, type);
  }
  return Operand::ofPlace(ref, type, where, where->isMutable, /*tracked=*/false, call.loc);
}

static Operand addressOf(Call &call) {
  Type pointer = call.match.signature->result;
  if (!call.checker.emitter)
    return Operand::ofValue({}, pointer, call.loc);
  Operand place = call.checker.asPlace(call.arg(0), call.loc);
  if (place.isError())
    return place;
  return Operand::ofValue(call.checker.emitter->refToPtr(place.ir), pointer, call.loc);
}

/// An uninitialized place for a result of a memory type: the caller's destination, or a temporary.
static IRValue resultSlot(Call &call, Type type, bool &direct) {
  direct = call.expected.destination && call.expected.type == type;
  return direct ? call.expected.destination : call.checker.newTemporary(type, call.loc).ir;
}

static Operand resultOf(Call &call, IRValue slot, Type type, bool direct) {
  if (direct)
    return Operand::ofPlace(slot, type, call.checker.values.emptyOrigin(true), true, true, call.loc);
  return Operand::ofTemporary(slot, type, call.loc);
}

static Operand takeValueAt(Call &call) {
  Type type = call.typeParam("T");
  IRValue pointer = call.value(0);
  if (!type || !pointer)
    return Operand::error(call.loc);
  Emitter &emitter = *call.checker.emitter;
  IRValue ref = emitter.ptrToRef(pointer, type);
  if (call.program.isValueType(type))
    return Operand::ofValue(emitter.load(ref, type), type, call.loc);
  if (!call.expected.destination || call.expected.type != type) {
    // Whoever wants the value moves it from where it is.
    Operand place = Operand::ofPlace(ref, type, call.program.values.emptyOrigin(true), true, /*tracked=*/false, call.loc);
    place.transferred = true;
    return place;
  }
  bool direct;
  IRValue slot = resultSlot(call, type, direct);
  emitter.move(ref, slot, type);
  return resultOf(call, slot, type, direct);
}

static Operand none(Call &call) { return Operand::ofConstant(call.program.noneConst(), call.loc); }

static Operand initValueAt(Call &call) {
  Type type = call.typeParam("T");
  IRValue pointer = call.value(0);
  Operand value = call.arg(1);
  if (!type || !pointer || value.isError())
    return Operand::error(call.loc);
  IRValue ref = call.checker.emitter->ptrToRef(pointer, type);
  if (llvm::failed(call.checker.initialize(ref, type, value, call.loc)))
    return Operand::error(call.loc);
  return none(call);
}

static Operand initCopyAt(Call &call) {
  Type type = call.typeParam("T");
  IRValue pointer = call.value(0);
  Operand value = call.checker.asPlace(call.arg(1), call.loc);
  if (!type || !pointer || value.isError())
    return Operand::error(call.loc);
  Emitter &emitter = *call.checker.emitter;
  IRValue ref = emitter.ptrToRef(pointer, type);
  if (call.program.isValueType(type))
    emitter.store(emitter.load(value.ir, type), ref);
  else
    emitter.copy(value.ir, ref, type);
  call.checker.keepAlive(value);
  return none(call);
}

static Operand destroyValueAt(Call &call) {
  Type type = call.typeParam("T");
  IRValue pointer = call.value(0);
  if (!type || !pointer)
    return Operand::error(call.loc);
  if (!call.program.isValueType(type))
    call.checker.emitter->destroy(call.checker.emitter->ptrToRef(pointer, type), type);
  return none(call);
}

static Operand uninitialized(Call &call) {
  Type type = call.typeParam("T");
  if (!type)
    return Operand::error(call.loc);
  Emitter &emitter = *call.checker.emitter;
  // Raw storage is never a value of its own: without one, what it initializes is only marked.
  if (type.kind() == TypeKind::Mlir)
    return Operand::ofValue({}, type, call.loc);
  if (call.program.isValueType(type))
    return Operand::ofValue(emitter.undef(type), type, call.loc);
  bool direct;
  IRValue slot = resultSlot(call, type, direct);
  emitter.markInitialized(slot);
  return resultOf(call, slot, type, direct);
}

static Operand forget(Call &call) {
  Operand value = call.arg(0);
  if (value.isError())
    return value;
  if (!call.program.isValueType(value.type)) {
    Operand owned = call.checker.owned(value, call.loc);
    if (owned.isError())
      return owned;
    call.checker.emitter->markDestroyed(owned.ir);
  }
  return none(call);
}

static bool sameType(Call &call, Type a, Type b) { return call.checker.values.eraseOrigins(a) == call.checker.values.eraseOrigins(b); }

static Operand rebind(Call &call) {
  Type type = call.typeParam("Dest");
  Operand value = call.arg(0);
  if (!type || value.isError())
    return Operand::error(call.loc);
  if (!sameType(call, value.type, type) && !call.checker.archetypes) {
    call.checker.error(call.loc, diag::RebindMismatch, call.checker.print(value.type), call.checker.print(type));
    return Operand::error(call.loc);
  }
  if (value.isConstant())
    value = call.checker.materialize(value, call.loc);
  value.type = type;
  return value;
}

static Operand materializeValue(Call &call) {
  Const value = call.param("value");
  if (!value)
    return Operand::error(call.loc);
  Type type = value.type();
  if (!call.checker.emitter)
    return Operand::ofConstant(value, call.loc);
  bool isValue = call.program.isValueType(type);
  if (!value.isImage() || (isValue && !value->image->hasHeap()))
    return call.checker.materialize(Operand::ofConstant(value, call.loc), call.loc);
  Emitter &emitter = *call.checker.emitter;
  if (value->image->hasDangling()) {
    call.checker.error(call.loc, diag::CannotMaterializeValue, call.checker.print(type));
    return Operand::error(call.loc);
  }
  bool direct = false;
  IRValue slot = isValue ? emitter.local("", type, LocalKind::Temporary) : resultSlot(call, type, direct);
  if (!rebuildValue(call.checker, value, slot, call.loc))
    return Operand::error(call.loc);
  return isValue ? Operand::ofValue(emitter.load(slot, type), type, call.loc) : resultOf(call, slot, type, direct);
}

static Operand globalConstantAddress(Call &call) {
  Const value = call.param("value");
  if (!value)
    return Operand::error(call.loc);
  Type pointer = call.match.signature->result;
  if (!call.checker.emitter) {
    if (!value.isImage())
      return call.fail("the address of this compile-time value");
    return Operand::ofConstant(call.checker.values.image(pointer, MemoryImage::pointerTo(*value->image)), call.loc);
  }
  if (!value.isImage()) {
    Operand place = call.checker.asPlace(Operand::ofConstant(value, call.loc), call.loc);
    return place.isError() ? place : Operand::ofValue(call.checker.emitter->refToPtr(place.ir), pointer, call.loc);
  }
  return Operand::ofValue(call.checker.emitter->globalOf(value), pointer, call.loc);
}

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

static Operand intLiteralToScalar(Call &call) {
  Const payload = call.param("value");
  if (!payload || payload.kind() != ConstKind::IntLiteral)
    return Operand::error(call.loc);
  Const value = scalarConst(call.program, call.match.signature->result, payload->integer);
  return value ? Operand::ofConstant(value, call.loc) : call.fail("a literal of this dtype");
}

static Operand intLiteralToIndex(Call &call) {
  Const payload = call.param("value");
  if (!payload || payload.kind() != ConstKind::IntLiteral)
    return Operand::error(call.loc);
  return Operand::ofConstant(call.checker.values.imageOfInteger(call.match.signature->result, payload->integer.extOrTrunc(64), 8), call.loc);
}

static Operand floatLiteralToScalar(Call &call) {
  Const payload = call.param("value");
  if (!payload || payload.kind() != ConstKind::FloatLiteral || !payload->real)
    return Operand::error(call.loc);
  Const value = scalarConst(call.program, call.match.signature->result, *payload->real);
  return value ? Operand::ofConstant(value, call.loc) : call.fail("a literal of this dtype");
}

static Operand floatLiteralSpecial(Call &call) {
  auto kind = call.textParam("kind");
  if (!kind)
    return Operand::error(call.loc);
  ExactFloat value;
  value.numerator = llvm::APSInt(llvm::APInt(1, 0), false);
  value.denominator = llvm::APSInt(llvm::APInt(2, 1), false);
  value.special = *kind == "nan"    ? ExactFloat::NaN
                  : *kind == "inf"  ? ExactFloat::Infinity
                  : *kind == "-inf" ? ExactFloat::NegativeInfinity
                                    : ExactFloat::NegativeZero;
  return Operand::ofConstant(call.checker.values.floatLiteral(payloadType(call.program, Payload::Float), value), call.loc);
}

Operand IntrinsicCall::payload(llvm::StringRef text) {
  return Operand::ofConstant(checker.values.string(payloadType(program, Payload::String), text), loc);
}
Operand IntrinsicCall::integer(int64_t number) { return Operand::ofConstant(program.intConst(number), loc); }
Operand IntrinsicCall::boolean(bool truth) { return Operand::ofConstant(program.boolConst(truth), loc); }

static Operand stringLiteralPtr(Call &call) {
  auto text = call.textParam("value");
  if (!text)
    return Operand::error(call.loc);
  Type pointer = call.match.signature->result;
  if (call.checker.emitter)
    return Operand::ofValue(call.checker.emitter->stringPointer(*text), pointer, call.loc);
  return Operand::ofConstant(call.checker.values.image(pointer, MemoryImage::ofString(*text)), call.loc);
}

static Operand stringLiteralLen(Call &call) {
  auto text = call.textParam("value");
  return text ? call.integer(text->size()) : Operand::error(call.loc);
}

static Operand stringLiteralConcat(Call &call) {
  auto a = call.textParam("a"), b = call.textParam("b");
  if (!a || !b)
    return Operand::error(call.loc);
  if (a->size() + b->size() > longestLiteral) {
    call.program.diags.report(call.loc, diag::StringTooLong, unsigned(longestLiteral));
    return Operand::error(call.loc);
  }
  return call.payload(*a + *b);
}

//===----------------------------------------------------------------------===//
// External functions
//===----------------------------------------------------------------------===//

/// Whether values of a type that lives in memory are passed to C by value all the same: an `Optional` of a pointer (FFI-1).
static bool travelsInRegisters(Program &program, Type type) {
  return type.isStruct() && !program.isValueType(type) && program.conformsTo(type, Role::RegisterPassable) &&
         program.copyOf(type) == Lifecycle::Trivial && program.destroyOf(type) == Lifecycle::Trivial && program.sizeOf(type) == 8;
}

/// The arguments of a foreign call.
struct ForeignArguments {
  llvm::SmallVector<IRValue, 4> values; ///< raw
  llvm::SmallVector<Operand, 4> used;   ///< what has to live until after the call
};

/// Evaluates the arguments; false after a diagnostic.
static bool foreignArguments(Call &call, ForeignArguments &to) {
  for (Argument &argument : call.match.operands) {
    Operand operand = call.checker.materialize(argument.operand, call.loc);
    if (operand.isError())
      return false;
    if (travelsInRegisters(call.program, operand.type)) {
      operand = call.checker.asPlace(operand, call.loc);
      to.values.push_back(call.checker.emitter->load(operand.ir, operand.type));
    } else if (call.program.isValueType(operand.type)) {
      IRValue value = call.checker.rvalue(operand);
      to.values.push_back(unwrapValue(call.checker, value, operand.type));
    } else {
      call.checker.error(argument.loc, diag::MemoryOperandOfExternal, call.checker.print(operand.type));
      return false;
    }
    to.used.push_back(operand);
  }
  return true;
}

/// Whether a foreign call with this result type gives no value.
static bool givesNothing(Program &program, Type result) { return program.isRole(result, Role::NoneType) || result.isNever(); }

/// The operand for the raw `value` of a foreign call; ends the block when the call never returns.
static Operand foreignResult(Call &call, llvm::ArrayRef<Operand> used, IRValue value, Type result) {
  for (const Operand &operand : used)
    call.checker.keepAlive(operand);
  if (result.isNever()) {
    call.checker.emitter->unreachable();
    call.checker.afterTerminator();
    return Operand::ofValue({}, result, call.loc);
  }
  if (call.program.isRole(result, Role::NoneType))
    return none(call);
  if (!call.program.isValueType(result)) {
    IRValue slot = call.checker.emitter->local("", result, LocalKind::Temporary);
    call.checker.emitter->store(value, slot);
    return Operand::ofTemporary(slot, result, call.loc);
  }
  return Operand::ofValue(wrapValue(call.checker, value, result), result, call.loc);
}

/// Begins a call that gives a `result`: evaluates its arguments. Where there are none to have, because nothing is emitted (fine where only the
/// type counts) or an error was reported, what the call gives.
static std::optional<Operand> beginForeign(Call &call, Type result, ForeignArguments &arguments) {
  if (!call.checker.emitter)
    return call.checker.unevaluated ? Operand::ofValue({}, result, call.loc) : call.fail("external calls outside of functions");
  if (!foreignArguments(call, arguments))
    return Operand::error(call.loc);
  return std::nullopt;
}

static Operand externalCall(Call &call) {
  auto name = call.textParam("callee");
  Type result = call.typeParam("return_type");
  auto fixed = call.intParam("num_fixed_args");
  if (!name || !result)
    return Operand::error(call.loc);
  ForeignArguments arguments;
  if (auto early = beginForeign(call, result, arguments))
    return *early;
  Type raw = givesNothing(call.program, result) ? result : representationType(call.program, result);
  call.checker.emitter->setLocation(call.loc);
  IRValue value = call.checker.emitter->externalCall(*name, arguments.values, raw, fixed ? int(*fixed) : -1);
  return foreignResult(call, arguments.used, value, result);
}

/// Emits one operation that gives the raw value of `result`; failure text by diagnostic.
static Operand foreignOperation(Call &call, llvm::StringRef name, const ForeignArguments &arguments,
                                llvm::ArrayRef<std::pair<std::string, const void *>> attributes, Type result) {
  llvm::SmallVector<const void *, 1> results;
  if (!givesNothing(call.program, result))
    results.push_back(call.program.lowerType(representationType(call.program, result)));
  std::string error;
  call.checker.emitter->setLocation(call.loc);
  auto made = call.checker.emitter->operation(name, arguments.values, attributes, results, false, error);
  if (llvm::failed(made))
    return call.fail(error);
  return foreignResult(call, arguments.used, results.empty() ? IRValue() : (*made)[0], result);
}

/// Marks an operation whose parameter says that it has no side effect.
static void addPurity(Call &call, llvm::SmallVectorImpl<std::pair<std::string, const void *>> &attributes) {
  Const effects = call.param("has_side_effect");
  auto truth = effects ? effects.asBool() : std::nullopt;
  if (truth && !*truth)
    attributes.push_back({"pure", parseMlirAttribute(call.program, "unit")});
}

static Operand llvmIntrinsic(Call &call) {
  auto name = call.textParam("intrin");
  Type result = call.typeParam("type");
  if (!name || !result)
    return Operand::error(call.loc);
  ForeignArguments arguments;
  if (auto early = beginForeign(call, result, arguments))
    return *early;
  llvm::SmallVector<std::pair<std::string, const void *>, 2> attributes = {{"name", stringAttribute(call.program, *name)}};
  addPurity(call, attributes);
  return foreignOperation(call, "mojo.llvm_intrinsic", arguments, attributes, result);
}

static Operand inlineAssembly(Call &call) {
  auto text = call.textParam("text"), constraints = call.textParam("constraints");
  Type result = call.typeParam("Result");
  if (!text || !constraints || !result)
    return Operand::error(call.loc);
  ForeignArguments arguments;
  if (auto early = beginForeign(call, result, arguments))
    return *early;
  llvm::SmallVector<std::pair<std::string, const void *>, 3> attributes = {{"asm_string", stringAttribute(call.program, *text)},
                                                                           {"constraints", stringAttribute(call.program, *constraints)}};
  addPurity(call, attributes);
  return foreignOperation(call, "mojo.inline_asm", arguments, attributes, result);
}

/// Calls the C function whose address is the first argument.
static Operand callAt(Call &call) {
  Type result = call.typeParam("Result");
  if (!result)
    return Operand::error(call.loc);
  ForeignArguments arguments;
  if (auto early = beginForeign(call, result, arguments))
    return *early;
  // The address becomes a code pointer by way of memory.
  Emitter &emitter = *call.checker.emitter;
  Type code = parseMlirType(call.program, "!mojo.fnptr");
  IRValue slot = emitter.local("", code, LocalKind::Temporary);
  emitter.markInitialized(slot);
  IRValue memory = emitter.refToPtr(slot);
  std::string error;
  if (llvm::failed(emitter.operation("mojo.ptr.store", {arguments.values[0], memory}, {}, {}, false, error)))
    return call.fail(error);
  auto loaded = emitter.operation("mojo.ptr.load", {memory}, {}, {call.program.lowerType(code)}, false, error);
  if (llvm::failed(loaded))
    return call.fail(error);
  arguments.values[0] = (*loaded)[0];
  std::string convs = "#mojo.convs<";
  for (unsigned i = 1; i < arguments.values.size(); ++i)
    convs += i > 1 ? ", value" : "value";
  convs += ">";
  return foreignOperation(call, "mojo.call_indirect", arguments, {{"arg_conv", parseMlirAttribute(call.program, convs)}, {"cabi", parseMlirAttribute(call.program, "unit")}}, result);
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// A handler, and whether it can be called where nothing is emitted.
struct Intrinsic {
  llvm::StringLiteral name;
  Operand (*handler)(Call &);
  bool comptime;
};

/// `__fail_codegen[message]()`.
static Operand failCodegen(Call &call) {
  Const message = call.param("message");
  if (!message)
    return Operand::error(call.loc);
  if (call.checker.function && !call.checker.archetypes)
    call.checker.function->codegenError = call.checker.comptimeText(message);
  return Operand::ofConstant(call.program.noneConst(), call.loc);
}

static constexpr Intrinsic table[] = {
    {"fail_codegen", failCodegen, false},
    {"ref_at", refAt, false},
    {"address_of", addressOf, false},
    {"take_value_at", takeValueAt, false},
    {"init_value_at", initValueAt, false},
    {"init_copy_at", initCopyAt, false},
    {"destroy_value_at", destroyValueAt, false},
    {"uninitialized", uninitialized, false},
    {"forget", forget, false},
    {"int_literal_to_scalar", intLiteralToScalar, true},
    {"int_literal_to_index", intLiteralToIndex, true},
    {"float_literal_to_scalar", floatLiteralToScalar, true},
    {"float_literal_special", floatLiteralSpecial, true},
    {"string_literal_ptr", stringLiteralPtr, true},
    {"string_literal_len", stringLiteralLen, true},
    {"string_literal_concat", stringLiteralConcat, true},
    {"rebind", rebind, true},
    {"rebind_var", rebind, true},
    {"materialize", materializeValue, true},
    {"global_constant_address", globalConstantAddress, true},
    {"external_call", externalCall, false},
    {"llvm_intrinsic", llvmIntrinsic, false},
    {"inline_assembly", inlineAssembly, false},
    {"call_at", callAt, false},
};

Operand Checker::emitIntrinsic(Match &match, SourceLoc loc, const Expected &expected) {
  IntrinsicCall call{*this, program, match, loc, expected};
  llvm::StringRef name = match.function->intrinsic;
  if (auto handled = reflectionIntrinsic(call, name))
    return *handled;
  for (const Intrinsic &intrinsic : table) {
    if (intrinsic.name != name)
      continue;
    if (!emitter && !intrinsic.comptime) {
      if (unevaluated) {
        const FunctionTypeData &signature = *match.signature;
        if (signature.resultIsRef)
          return Operand::ofPlace({}, signature.result, signature.resultOrigin ? signature.resultOrigin : values.emptyOrigin(true),
                                  signature.resultOrigin ? signature.resultOrigin->isMutable : true, false, loc);
        return Operand::ofValue({}, signature.result, loc);
      }
      error(loc, diag::DynamicValue, comptimeContext);
      return Operand::error(loc);
    }
    if (emitter)
      emitter->setLocation(loc);
    return intrinsic.handler(call);
  }
  return notSupported(loc, ("the intrinsic '" + name + "'").str());
}

} // namespace kiln
