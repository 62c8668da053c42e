// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Size, alignment and field offsets of every type that can stand in memory: the one answer that the
// checker, the interpreter and lowering share.
#ifndef KILN_DIALECT_LAYOUT_H
#define KILN_DIALECT_LAYOUT_H

#include "dialect/Dialect.h"

namespace kiln::mojo {

/// Bytes of a pointer, of `index` and of the dtypes `int` and `uint`.
inline constexpr uint64_t pointerBytes = 8;
/// No SIMD value asks for more than this alignment.
inline constexpr uint64_t maxSimdAlign = 64;

/// Nor a number with one lane for more than this.
inline constexpr uint64_t maxScalarAlign = 16;

/// Returns the bytes from one element of type `type` in an array to the next. Types that exist only
/// at compile time, none and empty structs take 0 bytes.
uint64_t sizeOf(mlir::Type type);
/// Returns the alignment of `type` in bytes, at least 1.
uint64_t alignOf(mlir::Type type);
/// Returns the byte offset of field `index`.
uint64_t fieldOffset(StructType type, unsigned index);
/// Sets `offsets` to the byte offsets of all fields and returns the size of the struct.
uint64_t structLayout(StructType type, llvm::SmallVectorImpl<uint64_t> &offsets);
/// Returns whether `type` takes no bytes.
inline bool isZeroSized(mlir::Type type) { return sizeOf(type) == 0; }
/// Returns whether `type` exists only at compile time, itself or in one of its fields.
bool isComptimeOnly(mlir::Type type);
/// Returns whether a value of `type` is a single number, pointer or code: no struct, no array, one
/// lane.
bool isValueScalar(mlir::Type type);
/// Returns whether an element of `type` can be stored as the bits of an integer of the same size
/// (no padding, no bool).
bool hasPadding(mlir::Type type);

} // namespace kiln::mojo

#endif
