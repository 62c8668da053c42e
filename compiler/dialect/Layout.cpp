// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Layout of types in memory: C rules for structs, SIMD aligned to its size.
#include "dialect/Layout.h"
#include "mlir/Dialect/LLVMIR/LLVMTypes.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace kiln;
using namespace kiln::mojo;
using namespace mlir;

namespace {
struct SizeAlign {
  uint64_t size = 0;
  uint64_t align = 1;
};
} // namespace

static SizeAlign layoutOf(Type type);

/// Lays `fields` out one after the other and reports each offset.
template <typename Range, typename Fn>
static SizeAlign layoutFields(Range fields, bool packed, uint64_t minAlign, Fn report) {
  SizeAlign result;
  result.align = std::max<uint64_t>(1, minAlign);
  for (Type field : fields) {
    SizeAlign one = layoutOf(field);
    if (packed)
      one.align = 1;
    result.size = llvm::alignTo(result.size, one.align);
    report(result.size);
    result.size += one.size;
    result.align = std::max(result.align, one.align);
  }
  result.size = llvm::alignTo(result.size, result.align);
  return result;
}

static SizeAlign scalarBytes(uint64_t bytes) {
  uint64_t align = bytes ? llvm::PowerOf2Ceil(bytes) : 1;
  return {llvm::alignTo(bytes, align), align};
}

static SizeAlign layoutOf(Type type) {
  return llvm::TypeSwitch<Type, SizeAlign>(type)
      .Case([](SimdType simd) {
        uint64_t size = simd.getLanes() * dtypeBytes(simd.getDtype());
        // The widest integers are aligned as the target aligns its widest register pair.
        if (simd.isScalar())
          return SizeAlign{size, std::min<uint64_t>(size, maxScalarAlign)};
        return SizeAlign{size, std::min<uint64_t>(llvm::PowerOf2Ceil(size), maxSimdAlign)};
      })
      .Case<PtrType, FnPtrType, RefType, IndexType, LLVM::LLVMPointerType>(
          [](auto) { return SizeAlign{pointerBytes, pointerBytes}; })
      .Case([](DTypeCodeType) { return SizeAlign{1, 1}; })
      .Case([](mojo::StructType type) {
        return layoutFields(type.getFields(), type.getPacked(), type.getAlignment(),
                            [](uint64_t) {});
      })
      .Case([](ArrayType array) {
        SizeAlign one = layoutOf(array.getElement());
        return SizeAlign{one.size * array.getSize(), one.align};
      })
      .Case([](IntegerType type) { return scalarBytes((type.getWidth() + 7) / 8); })
      .Case([](FloatType type) { return scalarBytes((type.getWidth() + 7) / 8); })
      .Case([](VectorType vector) {
        SizeAlign one = layoutOf(vector.getElementType());
        uint64_t size = one.size * vector.getNumElements();
        uint64_t align = size ? llvm::PowerOf2Ceil(size) : 1;
        return SizeAlign{llvm::alignTo(size, align), std::min<uint64_t>(align, maxSimdAlign)};
      })
      .Case([](ComplexType type) {
        SizeAlign one = layoutOf(type.getElementType());
        return SizeAlign{2 * one.size, one.align};
      })
      .Case([](LLVM::LLVMStructType type) {
        return layoutFields(type.getBody(), type.isPacked(), 1, [](uint64_t) {});
      })
      .Case([](LLVM::LLVMArrayType type) {
        SizeAlign one = layoutOf(type.getElementType());
        return SizeAlign{one.size * type.getNumElements(), one.align};
      })
      .Default([](Type) { return SizeAlign{}; });
}

uint64_t mojo::sizeOf(Type type) { return layoutOf(type).size; }

uint64_t mojo::alignOf(Type type) { return layoutOf(type).align; }

uint64_t mojo::structLayout(StructType type, llvm::SmallVectorImpl<uint64_t> &offsets) {
  return layoutFields(type.getFields(), type.getPacked(), type.getAlignment(),
                      [&](uint64_t offset) { offsets.push_back(offset); })
      .size;
}

uint64_t mojo::fieldOffset(StructType type, unsigned index) {
  llvm::SmallVector<uint64_t, 8> offsets;
  structLayout(type, offsets);
  return offsets[index];
}

bool mojo::isComptimeOnly(Type type) {
  if (auto structType = dyn_cast<StructType>(type))
    return llvm::any_of(structType.getFields(), isComptimeOnly);
  if (auto array = dyn_cast<ArrayType>(type))
    return isComptimeOnly(array.getElement());
  return isa<IntLiteralType, FloatLiteralType, StringLiteralType, TypeType, OriginType, ListType>(
      type);
}

bool mojo::isValueScalar(Type type) {
  if (auto simd = dyn_cast<SimdType>(type))
    return simd.isScalar();
  return isa<PtrType, FnPtrType, RefType, DTypeCodeType, IntegerType, FloatType, IndexType,
             LLVM::LLVMPointerType>(type);
}

bool mojo::hasPadding(Type type) {
  if (auto structType = dyn_cast<StructType>(type)) {
    uint64_t bytes = 0;
    for (Type field : structType.getFields()) {
      if (hasPadding(field))
        return true;
      bytes += sizeOf(field);
    }
    return bytes != sizeOf(structType);
  }
  if (auto array = dyn_cast<ArrayType>(type))
    return hasPadding(array.getElement());
  if (auto simd = dyn_cast<SimdType>(type))
    return dtypeBits(simd.getDtype()) % 8 != 0;
  if (auto integer = dyn_cast<IntegerType>(type))
    return integer.getWidth() != 8 * sizeOf(type);
  return false;
}

bool mojo::isIndexLike(Type type) {
  if (auto simd = dyn_cast<SimdType>(type))
    return simd.isScalar() && isInteger(simd.getDtype()) && dtypeBits(simd.getDtype()) == 64;
  return type.isIndex() || type.isInteger(64);
}
