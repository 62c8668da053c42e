// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Verifiers, folders, builders and inferred types of `mojo` operations.
#include "dialect/Dialect.h"
#include "dialect/Layout.h"
#include "dialect/OpText.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;
using namespace kiln::mojo;
using namespace mlir;

#define GET_OP_CLASSES
#include "dialect/MojoOps.cpp.inc"

//===--------------------------------------------------------------------------------------------
// Functions and calls
//===--------------------------------------------------------------------------------------------

void FuncOp::build(OpBuilder &builder, OperationState &state, StringRef name, FunctionType type,
                   ArrayRef<Conv> convs) {
  Properties &properties = state.getOrAddProperties<Properties>();
  properties.sym_name = builder.getStringAttr(name);
  properties.function_type = TypeAttr::get(type);
  properties.arg_conv = ConvsAttr::get(builder.getContext(), convs);
  state.addRegion();
}

Block *FuncOp::addEntryBlock() {
  Block *block = &getBody().emplaceBlock();
  for (Type input : getFunctionType().getInputs())
    block->addArgument(input, getLoc());
  return block;
}

/// Checks that conventions fit argument types; `what` names the operation in the message.
static LogicalResult verifyConvs(Operation *op, TypeRange types, ConvsAttr convs) {
  if (types.size() != convs.size())
    return op->emitOpError() << "has " << types.size() << " arguments but " << convs.size()
                             << " conventions";
  for (auto [i, conv] : llvm::enumerate(convs.getValues())) {
    if (conv != Conv::Value && !isa<RefType>(types[i]))
      return op->emitOpError() << "argument " << i << " has the convention " << stringifyConv(conv)
                               << " but is no reference";
    if (conv == Conv::Out && i != 0)
      return op->emitOpError("the out argument must be the first");
    if (conv == Conv::Err && i + 1 != convs.size())
      return op->emitOpError("the error slot must be the last argument");
  }
  return success();
}

LogicalResult FuncOp::verify() {
  FunctionType type = getFunctionType();
  if (failed(verifyConvs(*this, type.getInputs(), getArgConv())))
    return failure();
  if (type.getNumResults() > 1)
    return emitOpError("has more than one result");
  if (getArgNames() && getArgNames()->size() != type.getNumInputs())
    return emitOpError("has another number of argument names than of arguments");
  bool hasSlot = !getArgConv().getValues().empty() && getArgConv().getValues().back() == Conv::Err;
  if (hasSlot != getRaises())
    return emitOpError("has an error slot exactly when it raises");
  if (isExternal())
    return success();
  Block &entry = getBody().front();
  if (entry.getArgumentTypes() != TypeRange(type.getInputs()))
    return emitOpError("the entry block's arguments don't have the types of the function's");
  return success();
}

LogicalResult CallOp::verify() { return verifyConvs(*this, getArgs().getTypes(), getArgConv()); }
LogicalResult CallIndirectOp::verify() {
  return verifyConvs(*this, getArgs().getTypes(), getArgConv());
}

static LogicalResult verifyInvoke(Operation *op, TypeRange types, ConvsAttr convs, Block *normal,
                                  Block *error) {
  if (failed(verifyConvs(op, types, convs)))
    return failure();
  if (convs.getValues().empty() || convs.getValues().back() != Conv::Err)
    return op->emitOpError("needs an error slot");
  if (normal->getNumArguments() || error->getNumArguments())
    return op->emitOpError("goes to blocks without arguments");
  return success();
}
LogicalResult InvokeOp::verify() {
  return verifyInvoke(*this, getArgs().getTypes(), getArgConv(), getNormal(), getError());
}
LogicalResult InvokeIndirectOp::verify() {
  return verifyInvoke(*this, getArgs().getTypes(), getArgConv(), getNormal(), getError());
}
SuccessorOperands InvokeOp::getSuccessorOperands(unsigned) {
  return SuccessorOperands(MutableOperandRange(*this, 0, 0));
}
SuccessorOperands InvokeIndirectOp::getSuccessorOperands(unsigned) {
  return SuccessorOperands(MutableOperandRange(*this, 0, 0));
}

LogicalResult ReturnOp::verify() {
  auto func = dyn_cast<FuncOp>((*this)->getParentOp());
  if (!func)
    return success();
  Type expected = func.resultType();
  Type actual = getValue() ? getValue().getType() : Type();
  if (expected != actual)
    return emitOpError("doesn't return what the function says");
  return success();
}

LogicalResult RaiseOp::verify() {
  auto func = dyn_cast<FuncOp>((*this)->getParentOp());
  if (func && !func.getRaises())
    return emitOpError("stands in a function that doesn't raise");
  return success();
}

LogicalResult StructDefOp::verify() {
  if (getFields().size() != getFieldTypes().size())
    return emitOpError("has another number of field names than of field types");
  return success();
}

LogicalResult GlobalOp::verify() {
  if (getAlign() < 1 || (getAlign() & (getAlign() - 1)))
    return emitOpError("alignment must be a power of two");
  if (!getRelocs())
    return success();
  for (Attribute attr : getRelocsAttr()) {
    auto reloc = dyn_cast<RelocAttr>(attr);
    if (!reloc)
      return emitOpError("relocations are #mojo.reloc attributes");
    if (reloc.getOffset() < 0 || reloc.getOffset() + pointerBytes > getBytes().size())
      return emitOpError("a relocation lies outside of the bytes");
  }
  return success();
}

//===--------------------------------------------------------------------------------------------
// Places
//===--------------------------------------------------------------------------------------------

void LocalOp::build(OpBuilder &builder, OperationState &state, StringRef name, Type type,
                    LocalKind kind, bool user, ValueRange depends) {
  state.addOperands(depends);
  Properties &properties = state.getOrAddProperties<Properties>();
  properties.name = builder.getStringAttr(name);
  properties.kind = LocalKindAttr::get(builder.getContext(), kind);
  if (user)
    properties.user = builder.getUnitAttr();
  state.addTypes(RefType::get(type));
}

/// Returns the type of field `index` of `type`, or null.
static Type fieldTypeOf(Type type, int64_t index) {
  if (auto structType = dyn_cast<mojo::StructType>(type))
    return index >= 0 && index < (int64_t)structType.getFields().size()
               ? structType.getFields()[index]
               : Type();
  if (auto array = dyn_cast<ArrayType>(type))
    return index >= 0 && index < array.getSize() ? array.getElement() : Type();
  return {};
}

void FieldOp::build(OpBuilder &builder, OperationState &state, Value base, int64_t index) {
  auto ref = cast<RefType>(base.getType());
  state.addOperands(base);
  state.getOrAddProperties<Properties>().index = builder.getI64IntegerAttr(index);
  state.addTypes(RefType::get(builder.getContext(), fieldTypeOf(ref.getPointee(), index),
                              ref.getAddressSpace()));
}

LogicalResult FieldOp::verify() {
  auto ref = getBase().getType();
  Type field = fieldTypeOf(ref.getPointee(), getIndex());
  if (!field)
    return emitOpError("there is no field ") << getIndex() << " in " << ref.getPointee();
  if (getResult().getType().getPointee() != field)
    return emitOpError("the result is a reference to ")
           << getResult().getType().getPointee() << ", the field is " << field;
  return success();
}

#define KILN_INFER(Op)                                                                             \
  LogicalResult Op::inferReturnTypes(MLIRContext *context, std::optional<Location> loc,            \
                                     ValueRange operands, DictionaryAttr attributes,               \
                                     OpaqueProperties properties, RegionRange regions,             \
                                     SmallVectorImpl<Type> &inferred)

/// Reports that no type can be inferred.
static LogicalResult cannotInfer(std::optional<Location> loc, StringRef why) {
  return emitOptionalError(loc, why);
}

KILN_INFER(FieldOp) {
  FieldOp::Adaptor adaptor(operands, attributes, properties, regions);
  auto ref = dyn_cast<RefType>(adaptor.getBase().getType());
  Type field =
      ref && adaptor.getIndexAttr() ? fieldTypeOf(ref.getPointee(), adaptor.getIndex()) : Type();
  if (!field)
    return cannotInfer(loc, "there is no such field");
  inferred.push_back(RefType::get(context, field, ref.getAddressSpace()));
  return success();
}

KILN_INFER(ArrayElementOp) {
  auto ref = dyn_cast<RefType>(operands[0].getType());
  auto array = ref ? dyn_cast<ArrayType>(ref.getPointee()) : ArrayType();
  if (!array)
    return cannotInfer(loc, "expected a reference to an array");
  inferred.push_back(RefType::get(context, array.getElement(), ref.getAddressSpace()));
  return success();
}

KILN_INFER(LoadOp) {
  auto ref = dyn_cast<RefType>(operands[0].getType());
  if (!ref)
    return cannotInfer(loc, "expected a reference");
  inferred.push_back(ref.getPointee());
  return success();
}

KILN_INFER(RefToPtrOp) {
  auto ref = dyn_cast<RefType>(operands[0].getType());
  if (!ref)
    return cannotInfer(loc, "expected a reference");
  inferred.push_back(PtrType::get(context, ref.getAddressSpace()));
  return success();
}

LogicalResult PtrCastOp::verify() {
  auto ok = [](Type type) {
    return isa<PtrType, FnPtrType, RefType>(type) || type.getDialect().getNamespace() == "llvm";
  };
  if (!ok(getPtr().getType()) || !ok(getResult().getType()))
    return emitOpError("casts pointers only");
  return success();
}

//===--------------------------------------------------------------------------------------------
// Values
//===--------------------------------------------------------------------------------------------

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }

LogicalResult ConstantOp::verify() {
  if (auto bytes = dyn_cast<BytesAttr>(getValue()))
    if (bytes.getData().size() != sizeOf(getType()))
      return emitOpError() << "has " << bytes.getData().size() << " bytes, the type has "
                           << sizeOf(getType());
  if (isa<IntegerAttr, FloatAttr>(getValue())) {
    Type number = numberTypeOf(getType());
    if (!number)
      return emitOpError("a number is no constant of this type");
    Type given = cast<TypedAttr>(getValue()).getType();
    if (given != number)
      return emitOpError() << "needs a value of type " << number << ", not " << given;
  }
  return success();
}

/// Checks the fields that make up a struct or array value.
LogicalResult StructCreateOp::verify() {
  Type type = getType();
  unsigned count = 0;
  if (auto structType = dyn_cast<mojo::StructType>(type))
    count = structType.getFields().size();
  else if (auto array = dyn_cast<ArrayType>(type))
    count = array.getSize();
  else
    return emitOpError("makes structs and arrays only");
  if (count != getFields().size())
    return emitOpError() << "has " << getFields().size() << " fields, the type has " << count;
  for (auto [i, field] : llvm::enumerate(getFields()))
    if (field.getType() != fieldTypeOf(type, i))
      return emitOpError() << "field " << i << " has the type " << field.getType() << ", not "
                           << fieldTypeOf(type, i);
  return success();
}

KILN_INFER(StructExtractOp) {
  StructExtractOp::Adaptor adaptor(operands, attributes, properties, regions);
  Type field = adaptor.getIndexAttr()
                   ? fieldTypeOf(adaptor.getValue().getType(), adaptor.getIndex())
                   : Type();
  if (!field)
    return cannotInfer(loc, "there is no such field");
  inferred.push_back(field);
  return success();
}

OpFoldResult StructExtractOp::fold(FoldAdaptor) {
  if (auto create = getValue().getDefiningOp<StructCreateOp>())
    return create.getFields()[getIndex()];
  return {};
}

LogicalResult StructInsertOp::verify() {
  Type field = fieldTypeOf(getBase().getType(), getIndex());
  if (!field || field != getField().getType())
    return emitOpError("the value doesn't have the type of the field");
  return success();
}

OpFoldResult SelectOp::fold(FoldAdaptor adaptor) {
  if (auto condition = dyn_cast_or_null<IntegerAttr>(adaptor.getCondition()))
    return condition.getValue().isZero() ? getIfFalse() : getIfTrue();
  if (getIfTrue() == getIfFalse())
    return getIfTrue();
  return {};
}

//===--------------------------------------------------------------------------------------------
// SIMD
//===--------------------------------------------------------------------------------------------

static LogicalResult needsNoFloat(Operation *op, Type type) {
  if (isFloat(cast<SimdType>(type).getDtype()))
    return op->emitOpError("works on integers and bool");
  return success();
}
static LogicalResult needsInteger(Operation *op, Type type) {
  if (!isInteger(cast<SimdType>(type).getDtype()))
    return op->emitOpError("works on integers");
  return success();
}
LogicalResult SimdAndOp::verify() { return needsNoFloat(*this, getType()); }
LogicalResult SimdOrOp::verify() { return needsNoFloat(*this, getType()); }
LogicalResult SimdXorOp::verify() { return needsNoFloat(*this, getType()); }
LogicalResult SimdNotOp::verify() { return needsNoFloat(*this, getType()); }
LogicalResult SimdShlOp::verify() { return needsInteger(*this, getType()); }
LogicalResult SimdShrOp::verify() { return needsInteger(*this, getType()); }
LogicalResult SimdAddSatOp::verify() { return needsInteger(*this, getType()); }
LogicalResult SimdSubSatOp::verify() { return needsInteger(*this, getType()); }
LogicalResult SimdBitOp::verify() {
  if (getFn() == BitFn::CtPop || getFn() == BitFn::BitReverse)
    return needsNoFloat(*this, getType());
  return needsInteger(*this, getType());
}

LogicalResult SimdMathOp::verify() {
  unsigned wanted = getFn() >= MathFn::CopySign ? 2 : 1;
  if (getArgs().size() != wanted)
    return emitOpError() << stringifyMathFn(getFn()) << " takes " << wanted << " operands";
  if (!isFloat(cast<SimdType>(getType()).getDtype()))
    return emitOpError("works on floats");
  return success();
}

static LogicalResult inferOverflow(ValueRange operands, std::optional<Location> loc,
                                   SmallVectorImpl<Type> &inferred) {
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd || !isInteger(simd.getDtype()))
    return cannotInfer(loc, "overflow is known of integers only");
  inferred.push_back(simd);
  inferred.push_back(simd.withDType(DType::Bool));
  return success();
}
KILN_INFER(SimdAddOverflowOp) { return inferOverflow(operands, loc, inferred); }
KILN_INFER(SimdSubOverflowOp) { return inferOverflow(operands, loc, inferred); }
KILN_INFER(SimdMulOverflowOp) { return inferOverflow(operands, loc, inferred); }

KILN_INFER(SimdCmpOp) {
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd)
    return cannotInfer(loc, "expected a SIMD value");
  inferred.push_back(simd.withDType(DType::Bool));
  return success();
}

KILN_INFER(SimdExtractOp) {
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd)
    return cannotInfer(loc, "expected a SIMD value");
  inferred.push_back(simd.withLanes(1));
  return success();
}

KILN_INFER(SimdReduceOp) {
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd)
    return cannotInfer(loc, "expected a SIMD value");
  inferred.push_back(simd.withLanes(1));
  return success();
}

KILN_INFER(SimdShuffleOp) {
  SimdShuffleOp::Adaptor adaptor(operands, attributes, properties, regions);
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd || !adaptor.getMaskAttr() || adaptor.getMask().empty() ||
      (adaptor.getMask().size() & (adaptor.getMask().size() - 1)))
    return cannotInfer(loc, "expected a SIMD value and a mask of a power of two of lanes");
  inferred.push_back(simd.withLanes(adaptor.getMask().size()));
  return success();
}

LogicalResult SimdShuffleOp::verify() {
  int64_t lanes = 2 * getLhs().getType().getLanes();
  for (int64_t lane : getMask())
    if (lane < -1 || lane >= lanes)
      return emitOpError() << "there is no lane " << lane;
  return success();
}

KILN_INFER(SimdJoinOp) {
  auto simd = dyn_cast<SimdType>(operands[0].getType());
  if (!simd)
    return cannotInfer(loc, "expected a SIMD value");
  inferred.push_back(simd.withLanes(2 * simd.getLanes()));
  return success();
}

LogicalResult SimdSliceOp::verify() {
  auto from = getValue().getType(), to = getResult().getType();
  if (from.getDtype() != to.getDtype())
    return emitOpError("doesn't change the dtype");
  if ((int64_t)getOffset() < 0 || (int64_t)getOffset() + to.getLanes() > from.getLanes())
    return emitOpError("the lanes lie outside of the value");
  return success();
}

LogicalResult SimdCastOp::verify() {
  if (getValue().getType().getLanes() != getResult().getType().getLanes())
    return emitOpError("doesn't change the number of lanes");
  return success();
}

OpFoldResult SimdCastOp::fold(FoldAdaptor) {
  if (getValue().getType() == getType())
    return getValue();
  return {};
}

LogicalResult SimdBitcastOp::verify() {
  auto bits = [](SimdType type) {
    return type.getLanes() * (isBool(type.getDtype()) ? 1 : 8 * dtypeBytes(type.getDtype()));
  };
  auto from = getValue().getType(), to = getResult().getType();
  if (bits(from) != bits(to))
    return emitOpError() << "from " << bits(from) << " bits to " << bits(to) << " bits";
  return success();
}

OpFoldResult SimdBitcastOp::fold(FoldAdaptor) {
  if (getValue().getType() == getType())
    return getValue();
  return {};
}

/// Returns whether `builtin` has the bits of `simd`.
static bool builtinFits(SimdType simd, Type builtin) {
  if (auto vector = dyn_cast<VectorType>(builtin)) {
    if (vector.isScalable() || vector.getNumElements() != simd.getLanes())
      return false;
    builtin = vector.getElementType();
  } else if (!simd.isScalar()) {
    return false;
  }
  if (builtin.isIndex())
    return isInteger(simd.getDtype()) && dtypeBits(simd.getDtype()) == 64;
  return builtin.isIntOrFloat() && builtin.getIntOrFloatBitWidth() == dtypeBits(simd.getDtype());
}

LogicalResult ToBuiltinOp::verify() {
  if (!builtinFits(getValue().getType(), getResult().getType()))
    return emitOpError() << "there is no way from " << getValue().getType() << " to "
                         << getResult().getType();
  return success();
}
LogicalResult FromBuiltinOp::verify() {
  if (!builtinFits(getResult().getType(), getValue().getType()))
    return emitOpError() << "there is no way from " << getValue().getType() << " to "
                         << getResult().getType();
  return success();
}
OpFoldResult ToBuiltinOp::fold(FoldAdaptor) {
  if (auto from = getValue().getDefiningOp<FromBuiltinOp>())
    if (from.getValue().getType() == getResult().getType())
      return from.getValue();
  return {};
}
OpFoldResult FromBuiltinOp::fold(FoldAdaptor) {
  if (auto to = getValue().getDefiningOp<ToBuiltinOp>())
    if (to.getValue().getType() == getResult().getType())
      return to.getValue();
  return {};
}

//===--------------------------------------------------------------------------------------------
// Memory
//===--------------------------------------------------------------------------------------------

/// Checks that `mask` is bool and has a lane for each lane of `value`.
static LogicalResult verifyMask(Operation *op, SimdType mask, SimdType value) {
  if (mask != value.withDType(DType::Bool))
    return op->emitOpError("the mask must have one bool for each lane");
  return success();
}
static LogicalResult verifyAddresses(Operation *op, SimdType addresses, SimdType value) {
  if (addresses.getLanes() != value.getLanes() || !isInteger(addresses.getDtype()) ||
      dtypeBits(addresses.getDtype()) != 64)
    return op->emitOpError("needs a 64-bit address for each lane");
  return success();
}
LogicalResult PtrGatherOp::verify() {
  if (failed(verifyMask(*this, getMask().getType(), getResult().getType())))
    return failure();
  return verifyAddresses(*this, getAddresses().getType(), getResult().getType());
}
LogicalResult PtrScatterOp::verify() {
  if (failed(verifyMask(*this, getMask().getType(), getValue().getType())))
    return failure();
  return verifyAddresses(*this, getAddresses().getType(), getValue().getType());
}
LogicalResult PtrMaskedLoadOp::verify() {
  return verifyMask(*this, getMask().getType(), getResult().getType());
}
LogicalResult PtrMaskedStoreOp::verify() {
  return verifyMask(*this, getMask().getType(), getValue().getType());
}
LogicalResult PtrCompressedStoreOp::verify() {
  return verifyMask(*this, getMask().getType(), getValue().getType());
}

OpFoldResult SizeOfOp::fold(FoldAdaptor) {
  return IntegerAttr::get(IndexType::get(getContext()), sizeOf(getTypeAttr().getValue()));
}
OpFoldResult AlignOfOp::fold(FoldAdaptor) {
  return IntegerAttr::get(IndexType::get(getContext()), alignOf(getTypeAttr().getValue()));
}
