// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Constants and struct values.
#include "dialect/OpText.h"
#include "lower/Lowering.h"
#include "mlir/Dialect/LLVMIR/LLVMAttrs.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

SmallVector<Value> Lowering::getAll(ValueRange range) {
  SmallVector<Value> result;
  for (Value value : range)
    if (Value lowered = get(value))
      result.push_back(lowered);
  return result;
}

Value Lowering::constant(Type type, Attribute value) {
  LLVM::ConstantOp::Properties properties;
  properties.value = value;
  return makeOp<LLVM::ConstantOp>(b, currentLoc, type, {}, &properties);
}

Value Lowering::constantInt(Type type, const APInt &value) {
  if (auto vector = dyn_cast<VectorType>(type)) {
    auto lane = cast<IntegerType>(vector.getElementType());
    return constant(type, DenseElementsAttr::get(vector, value.sextOrTrunc(lane.getWidth())));
  }
  return constant(type, IntegerAttr::get(type, value.sextOrTrunc(cast<IntegerType>(type).getWidth())));
}

Value Lowering::constantInt(Type type, int64_t value) {
  return constantInt(type, APInt(64, value, true));
}

Value Lowering::constantFloat(Type type, double value) {
  Type lane = getElementTypeOrSelf(type);
  FloatAttr attr = FloatAttr::get(lane, value);
  if (auto vector = dyn_cast<VectorType>(type))
    return constant(type, DenseElementsAttr::get(vector, attr.getValue()));
  return constant(type, attr);
}

Value Lowering::constantIndex(int64_t value) {
  return constant(i64, b.getI64IntegerAttr(value));
}
Value Lowering::undef(Type type) { return make<LLVM::UndefOp>(b, currentLoc, type); }
Value Lowering::poison(Type type) { return make<LLVM::PoisonOp>(b, currentLoc, type); }

Value Lowering::intrinsic(StringRef name, Type type, ValueRange args) {
  StringAttr attr = b.getStringAttr(name);
  if (!type) {
    make<LLVM::CallIntrinsicOp>(b, currentLoc, attr, args);
    return {};
  }
  return make<LLVM::CallIntrinsicOp>(b, currentLoc, type, attr, args).getResult(0);
}

std::optional<int64_t> Lowering::knownInt(Value value) {
  if (auto constant = value.getDefiningOp<LLVM::ConstantOp>())
    if (auto integer = dyn_cast<IntegerAttr>(constant.getValue()))
      if (integer.getValue().getSignificantBits() <= 64)
        return integer.getValue().getSExtValue();
  return std::nullopt;
}

/// Returns the little-endian integer of `bits` bits in `bytes`.
static APInt readInt(StringRef bytes, unsigned bits) {
  SmallVector<uint64_t> words((bytes.size() + 7) / 8, 0);
  for (auto [i, byte] : llvm::enumerate(bytes))
    words[i / 8] |= uint64_t(uint8_t(byte)) << (8 * (i % 8));
  return APInt(bytes.size() * 8, words)
      .trunc(std::min<unsigned>(bits, bytes.size() * 8))
      .zextOrTrunc(bits);
}

Value Lowering::constantFromBytes(Type type, StringRef bytes) {
  Type lowered = lowerType(type);
  if (!lowered)
    return {};
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    SmallVector<uint64_t, 8> offsets;
    structLayout(structType, offsets);
    bool collapsed = fieldPosition(structType, 0).second == 1;
    Value result;
    int64_t position = 0;
    for (auto [i, field] : llvm::enumerate(structType.getFields())) {
      if (!lowerType(field))
        continue;
      Value value = constantFromBytes(field, bytes.substr(offsets[i], sizeOf(field)));
      if (collapsed)
        return value;
      if (!result)
        result = poison(lowered);
      result =
          make<LLVM::InsertValueOp>(b, currentLoc, result, value, ArrayRef<int64_t>{position++});
    }
    return result;
  }
  if (auto array = dyn_cast<mojo::ArrayType>(type)) {
    uint64_t stride = sizeOf(array.getElement());
    Value result = poison(lowered);
    for (int64_t i = 0; i < array.getSize(); ++i) {
      Value value = constantFromBytes(array.getElement(), bytes.substr(i * stride, stride));
      result = make<LLVM::InsertValueOp>(b, currentLoc, result, value, ArrayRef<int64_t>{i});
    }
    return result;
  }
  Type lane = getElementTypeOrSelf(lowered);
  if (isa<LLVM::LLVMPointerType>(lane)) {
    APInt address = readInt(bytes, 64);
    if (address.isZero())
      return make<LLVM::ZeroOp>(b, currentLoc, lowered);
    return make<LLVM::IntToPtrOp>(b, currentLoc, lowered, constantInt(i64, address));
  }
  int64_t lanes = 1;
  if (auto vector = dyn_cast<VectorType>(lowered))
    lanes = vector.getNumElements();
  uint64_t stride = bytes.size() / lanes;
  SmallVector<Attribute> attrs;
  for (int64_t i = 0; i < lanes; ++i) {
    APInt number = readInt(bytes.substr(i * stride, stride), lane.getIntOrFloatBitWidth());
    if (auto floatType = dyn_cast<FloatType>(lane))
      attrs.push_back(FloatAttr::get(lane, APFloat(floatType.getFloatSemantics(), number)));
    else
      attrs.push_back(IntegerAttr::get(lane, number));
  }
  if (auto vector = dyn_cast<VectorType>(lowered))
    return constant(lowered, DenseElementsAttr::get(vector, attrs));
  return constant(lowered, attrs.front());
}

void Lowering::lower(ConstantOp op) {
  Type type = op.getType(), lowered = lowerType(type);
  Attribute value = op.getValue();
  if (!lowered)
    return set(op, Value());
  if (auto bytes = dyn_cast<BytesAttr>(value)) {
    if (Attribute known = plainConstants.lookup(bytes))
      return set(op, constant(lowered, known));
    Value made = constantFromBytes(type, bytes.getData());
    if (auto plain = made.getDefiningOp<LLVM::ConstantOp>())
      plainConstants[bytes] = plain.getValue();
    return set(op, made);
  }
  if (auto dtype = dyn_cast<DTypeAttr>(value))
    return set(op, constantInt(lowered, int64_t(dtype.getValue())));
  if (auto integer = dyn_cast<IntegerAttr>(value))
    if (isa<IntegerType>(getElementTypeOrSelf(lowered)))
      return set(op, constantInt(lowered, integer.getValue()));
  if (auto number = dyn_cast<FloatAttr>(value)) {
    Type lane = getElementTypeOrSelf(lowered);
    if (isa<IntegerType>(lane)) // a narrow float
      return set(op, constantInt(lowered, number.getValue().bitcastToAPInt().zext(lane.getIntOrFloatBitWidth())));
    if (auto vector = dyn_cast<VectorType>(lowered))
      return set(op, constant(lowered, DenseElementsAttr::get(vector, number.getValue())));
    return set(op, constant(lowered, FloatAttr::get(lane, number.getValue())));
  }
  if (auto dense = dyn_cast<DenseElementsAttr>(value)) {
    if (auto vector = dyn_cast<VectorType>(lowered);
        vector && dense.getElementType() == vector.getElementType())
      return set(op, constant(lowered, dense.reshape(vector)));
  }
  unsupported(op);
  set(op, undef(lowered));
}

void Lowering::lower(UndefOp op) {
  Type type = lowerType(op.getType());
  // Reading it twice must give the same: a frozen poison.
  set(op, type ? Value(make<LLVM::FreezeOp>(b, currentLoc, undef(type))) : Value());
}

void Lowering::lower(SelectOp op) {
  Value x = get(op.getIfTrue());
  set(op, x ? Value(make<LLVM::SelectOp>(b, currentLoc, get(op.getCondition()), x,
                                         get(op.getIfFalse())))
            : Value());
}

void Lowering::lower(StructCreateOp op) {
  Type type = lowerType(op.getType());
  SmallVector<Value> fields = getAll(op.getFields());
  if (!type)
    return set(op, Value());
  if (isa<mojo::StructType>(op.getType()) && fields.size() == 1)
    return set(op, fields.front());
  set(op, makeAggregate(type, fields));
}

void Lowering::lower(StructExtractOp op) {
  Value value = get(op.getValue());
  if (!lowerType(op.getType()))
    return set(op, Value());
  int64_t position = op.getIndex();
  if (auto structType = dyn_cast<mojo::StructType>(op.getValue().getType())) {
    auto [at, count] = fieldPosition(structType, op.getIndex());
    if (count == 1)
      return set(op, value);
    position = at;
  }
  set(op, extract(value, position));
}

void Lowering::lower(StructInsertOp op) {
  Value base = get(op.getBase()), field = get(op.getField());
  if (!field)
    return set(op, base);
  int64_t position = op.getIndex();
  if (auto structType = dyn_cast<mojo::StructType>(op.getType())) {
    auto [at, count] = fieldPosition(structType, op.getIndex());
    if (count == 1)
      return set(op, field);
    position = at;
  }
  set(op, make<LLVM::InsertValueOp>(b, currentLoc, base, field, ArrayRef<int64_t>{position}));
}

void Lowering::lower(SizeOfOp op) { set(op, constantIndex(sizeOf(op.getTypeAttr().getValue()))); }
void Lowering::lower(AlignOfOp op) { set(op, constantIndex(alignOf(op.getTypeAttr().getValue()))); }
void Lowering::lower(IsComptimeOp op) { set(op, constantInt(i1, 0)); }
