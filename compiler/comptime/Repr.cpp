// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How types stand in registers and constants become bytes.
#include "comptime/Translator.h"
#include "dialect/Layout.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace kiln;
using namespace kiln::comptime;
using namespace mlir;

/// Calls `fn` with the type and offset of each part of a struct or array. Returns whether `type` is
/// one.
static bool forEachPart(Type type, llvm::function_ref<void(Type, uint64_t)> fn) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    llvm::SmallVector<uint64_t, 8> offsets;
    mojo::structLayout(structType, offsets);
    for (auto [field, offset] : llvm::zip(structType.getFields(), offsets))
      fn(field, offset);
    return true;
  }
  if (auto array = dyn_cast<mojo::ArrayType>(type)) {
    uint64_t size = mojo::sizeOf(array.getElement());
    for (int64_t i = 0; i < array.getSize(); ++i)
      fn(array.getElement(), i * size);
    return true;
  }
  if (auto structType = dyn_cast<LLVM::LLVMStructType>(type)) {
    uint64_t offset = 0;
    for (Type field : structType.getBody()) {
      if (!structType.isPacked())
        offset = llvm::alignTo(offset, mojo::alignOf(field));
      fn(field, offset);
      offset += mojo::sizeOf(field);
    }
    return true;
  }
  if (auto array = dyn_cast<LLVM::LLVMArrayType>(type)) {
    uint64_t size = mojo::sizeOf(array.getElementType());
    for (uint64_t i = 0; i < array.getNumElements(); ++i)
      fn(array.getElementType(), i * size);
    return true;
  }
  return false;
}

Type comptime::unwrapType(Type type) {
  while (true) {
    Type only;
    unsigned parts = 0;
    if (auto array = dyn_cast<mojo::ArrayType>(type); array && array.getSize() > 1)
      return type;
    if (!forEachPart(type, [&](Type part, uint64_t) {
          if (mojo::sizeOf(part) != 0) {
            only = part;
            ++parts;
          }
        }))
      return type;
    if (parts != 1 || mojo::sizeOf(only) != mojo::sizeOf(type))
      return type;
    type = only;
  }
}

Repr comptime::reprOf(Type type) {
  Repr repr;
  repr.size = mojo::sizeOf(type);
  if (!repr.size)
    return repr;
  type = unwrapType(type);
  if (isa<mojo::PtrType, mojo::FnPtrType, mojo::RefType, LLVM::LLVMPointerType>(type))
    repr.shape = Shape::Pointer;
  else if (isa<mojo::StructType, mojo::ArrayType, LLVM::LLVMStructType, LLVM::LLVMArrayType>(type))
    repr.shape = Shape::Aggregate;
  else
    repr.shape = repr.size <= 8 ? Shape::Scalar : Shape::Wide;
  return repr;
}

void comptime::writeShadow(Type type, uint8_t *shadow) {
  if (isa<mojo::PtrType, mojo::FnPtrType, mojo::RefType, LLVM::LLVMPointerType>(type)) {
    std::memcpy(shadow, &shadowPointer, 8);
    return;
  }
  uint64_t size = mojo::sizeOf(type);
  if (!forEachPart(type, [&](Type part, uint64_t offset) { writeShadow(part, shadow + offset); }))
    std::memset(shadow, 1, size);
}

bool comptime::attributeBytes(Attribute value, Type type, llvm::SmallVectorImpl<uint8_t> &bytes) {
  uint64_t size = mojo::sizeOf(type);
  auto putBits = [&](const APInt &bits, uint64_t count) {
    APInt wide = bits.zextOrTrunc(std::max<unsigned>(8 * count, 64));
    auto *raw = reinterpret_cast<const uint8_t *>(wide.getRawData());
    bytes.append(raw, raw + count);
  };
  if (auto raw = dyn_cast<mojo::BytesAttr>(value)) {
    bytes.append(raw.getData().bytes_begin(), raw.getData().bytes_end());
  } else if (auto integer = dyn_cast<IntegerAttr>(value)) {
    putBits(integer.getValue(), size);
  } else if (auto number = dyn_cast<FloatAttr>(value)) {
    putBits(number.getValue().bitcastToAPInt(), size);
  } else if (auto dtype = dyn_cast<mojo::DTypeAttr>(value)) {
    bytes.push_back(uint8_t(dtype.getValue()));
  } else if (auto elements = dyn_cast<DenseElementsAttr>(value)) {
    uint64_t count = elements.getNumElements();
    uint64_t each = count ? size / count : 0;
    if (isa<FloatType>(elements.getElementType())) {
      for (const APFloat &element : elements.getValues<APFloat>())
        putBits(element.bitcastToAPInt(), each);
    } else if (elements.getElementType().isIntOrIndex()) {
      for (const APInt &element : elements.getValues<APInt>())
        putBits(element, each);
    } else {
      return false;
    }
  } else if (auto array = dyn_cast<ArrayAttr>(value)) {
    bytes.resize(size);
    unsigned i = 0;
    bool fine = true;
    bool hasParts = forEachPart(type, [&](Type part, uint64_t offset) {
      llvm::SmallVector<uint8_t> inner;
      fine = fine && i < array.size() && attributeBytes(array[i++], part, inner);
      if (fine)
        std::copy(inner.begin(), inner.end(), bytes.begin() + offset);
    });
    return hasParts && fine;
  } else if (!isa<UnitAttr>(value)) {
    return size == 0;
  }
  return bytes.size() == size;
}

/// Returns `count` bytes as an integer of `width` bits.
static APInt bitsOf(const uint8_t *bytes, uint64_t count, unsigned width) {
  llvm::SmallVector<uint64_t, 4> words((std::max<uint64_t>(count, width / 8) + 7) / 8 + 1);
  std::memcpy(words.data(), bytes, count);
  return APInt(words.size() * 64, words).trunc(width);
}

Attribute comptime::bytesAttribute(const uint8_t *bytes, Type type) {
  if (type.isIntOrIndex()) {
    unsigned width = type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
    return IntegerAttr::get(type, bitsOf(bytes, mojo::sizeOf(type), width));
  }
  if (auto number = dyn_cast<FloatType>(type))
    return FloatAttr::get(type, APFloat(number.getFloatSemantics(),
                                        bitsOf(bytes, mojo::sizeOf(type), number.getWidth())));
  if (auto vector = dyn_cast<VectorType>(type)) {
    uint64_t each = mojo::sizeOf(vector.getElementType());
    llvm::SmallVector<Attribute> elements;
    for (int64_t i = 0; i < vector.getNumElements(); ++i) {
      Attribute element = bytesAttribute(bytes + i * each, vector.getElementType());
      if (!element)
        return {};
      elements.push_back(element);
    }
    return DenseElementsAttr::get(vector, elements);
  }
  return {};
}
