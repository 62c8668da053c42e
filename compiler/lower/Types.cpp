// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// LLVM types of our types, and signatures.
#include "lower/Lowering.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

Type Lowering::pointerType(unsigned addressSpace) {
  return addressSpace ? LLVM::LLVMPointerType::get(context, addressSpace) : ptr;
}

Type Lowering::laneType(DType dtype) {
  switch (dtype) {
  case DType::Float16:
    return Float16Type::get(context);
  case DType::Float32:
    return Float32Type::get(context);
  case DType::Float64:
    return Float64Type::get(context);
  default:
    return isSmallFloat(dtype) ? i8 : Type(IntegerType::get(context, dtypeBits(dtype)));
  }
}

Type Lowering::foreignType(Type type) {
  auto simd = dyn_cast<SimdType>(type);
  if (!simd || simd.getDtype() != DType::BFloat16)
    return lowerType(type);
  Type lane = BFloat16Type::get(context);
  return simd.isScalar() ? lane : VectorType::get(simd.getLanes(), lane);
}

Value Lowering::bitcast(Value value, Type type) {
  return value.getType() == type ? value : make<LLVM::BitcastOp>(b, currentLoc, type, value);
}

Type Lowering::laneMemoryType(DType dtype) { return dtype == DType::Bool ? i8 : laneType(dtype); }

std::pair<int, unsigned> Lowering::fieldPosition(mojo::StructType type, unsigned index) {
  int position = -1;
  unsigned count = 0;
  for (auto [i, field] : llvm::enumerate(type.getFields())) {
    if (!lowerType(field))
      continue;
    if (i == index)
      position = count;
    ++count;
  }
  return {position, count};
}

Type Lowering::lowerType(Type type) {
  auto [it, isNew] = types.try_emplace(type);
  if (!isNew)
    return it->second;
  Type result = llvm::TypeSwitch<Type, Type>(type)
                    .Case([&](SimdType simd) -> Type {
                      Type lane = laneType(simd.getDtype());
                      return simd.isScalar() ? lane : VectorType::get(simd.getLanes(), lane);
                    })
                    .Case([&](PtrType type) { return pointerType(type.getAddressSpace()); })
                    .Case([&](RefType type) { return pointerType(type.getAddressSpace()); })
                    .Case([&](FnPtrType) { return ptr; })
                    .Case([&](DTypeCodeType) { return i8; })
                    .Case([](NoneType) { return Type(); })
                    .Case([&](mojo::StructType type) -> Type {
                      SmallVector<Type> fields;
                      for (Type field : type.getFields())
                        if (Type lowered = lowerType(field))
                          fields.push_back(lowered);
                      if (fields.empty())
                        return {};
                      if (fields.size() == 1)
                        return fields.front();
                      return LLVM::LLVMStructType::getLiteral(context, fields);
                    })
                    .Case([&](mojo::ArrayType type) -> Type {
                      Type element = lowerType(type.getElement());
                      if (!element || !type.getSize())
                        return {};
                      return LLVM::LLVMArrayType::get(element, type.getSize());
                    })
                    .Case<IntegerType, LLVM::LLVMPointerType>([](Type type) { return type; })
                    .Case([&](IndexType) { return i64; })
                    .Default([&](Type type) -> Type {
                      if (isComptimeOnly(type))
                        return {};
                      if (!converter)
                        converter = std::make_unique<LLVMTypeConverter>(context);
                      Type converted = converter->convertType(type);
                      return converted ? converted : type;
                    });
  types[type] = result;
  return result;
}

bool Lowering::hasInteriorMutability(Type type) {
  auto structType = dyn_cast<mojo::StructType>(type);
  if (!structType) {
    if (auto array = dyn_cast<mojo::ArrayType>(type))
      return hasInteriorMutability(array.getElement());
    return false;
  }
  auto it = mutability.find(type);
  if (it != mutability.end())
    return it->second;
  // The library's atomics are the only types that change behind an immutable reference.
  StringRef name = structType.getName();
  name = name.take_until([](char c) { return c == '['; });
  bool result =
      name.ends_with("Atomic") || name.contains("SpinLock") || name.ends_with("UnsafeCell");
  for (Type field : structType.getFields())
    result |= hasInteriorMutability(field);
  mutability[type] = result;
  return result;
}

Signature Lowering::signatureOf(TypeRange args, ConvsAttr convs, Type result) {
  Signature signature;
  SmallVector<Type> inputs;
  for (Type arg : args)
    if (Type lowered = lowerType(arg))
      inputs.push_back(lowered);
  signature.raises = !convs.getValues().empty() && convs.getValues().back() == Conv::Err;
  if (result)
    signature.result = lowerType(result);
  Type returned = signature.result;
  if (signature.raises)
    returned = returned ? Type(LLVM::LLVMStructType::getLiteral(context, {returned, i1})) : i1;
  else if (!returned)
    returned = LLVM::LLVMVoidType::get(context);
  signature.type = LLVM::LLVMFunctionType::get(returned, inputs);
  return signature;
}

DictionaryAttr Lowering::cabiAttrs(Type type) {
  if (auto structType = dyn_cast<mojo::StructType>(type))
    return structType.getFields().size() == 1 ? cabiAttrs(structType.getFields()[0])
                                              : DictionaryAttr();
  bool isSigned = false;
  unsigned bits = 0;
  if (auto simd = dyn_cast<SimdType>(type)) {
    if (!simd.isScalar() || isFloat(simd.getDtype()))
      return {};
    bits = dtypeBits(simd.getDtype());
    isSigned = mojo::isSigned(simd.getDtype());
  } else if (auto integer = dyn_cast<IntegerType>(type)) {
    bits = integer.getWidth();
    isSigned = bits > 1;
  }
  if (!bits || bits >= 32)
    return {};
  return DictionaryAttr::get(
      context, b.getNamedAttr(isSigned ? "llvm.signext" : "llvm.zeroext", b.getUnitAttr()));
}

SmallVector<DictionaryAttr> Lowering::argAttrs(TypeRange args, ConvsAttr convs, bool cabi) {
  SmallVector<DictionaryAttr> result;
  DictionaryAttr none = DictionaryAttr::get(context);
  for (auto [i, type] : llvm::enumerate(args)) {
    if (!lowerType(type))
      continue;
    if (cabi) {
      DictionaryAttr attrs = cabiAttrs(type);
      result.push_back(attrs ? attrs : none);
      continue;
    }
    auto ref = dyn_cast<RefType>(type);
    if (!ref || convs[i] == Conv::Value) {
      result.push_back(none);
      continue;
    }
    SmallVector<NamedAttribute, 4> attrs;
    uint64_t size = sizeOf(ref.getPointee());
    attrs.push_back(b.getNamedAttr("llvm.align", b.getI64IntegerAttr(alignOf(ref.getPointee()))));
    if (size)
      attrs.push_back(b.getNamedAttr("llvm.dereferenceable", b.getI64IntegerAttr(size)));
    // Exclusivity: what is lent mutably has no second name, what is lent immutably doesn't change.
    // A `ref` argument may be either, and borrowed atomics change.
    if (size && convs[i] != Conv::Ref &&
        !(convs[i] == Conv::Imm && hasInteriorMutability(ref.getPointee())))
      attrs.push_back(b.getNamedAttr("llvm.noalias", b.getUnitAttr()));
    attrs.push_back(b.getNamedAttr("llvm.nonnull", b.getUnitAttr()));
    result.push_back(DictionaryAttr::get(context, attrs));
  }
  return result;
}
