// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The element types of SIMD as an enumeration, with the facts of DTypes.def.
#ifndef KILN_DIALECT_DTYPE_H
#define KILN_DIALECT_DTYPE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace llvm {
struct fltSemantics;
}

namespace kiln::mojo {

/// An element type of SIMD. The value is the code that a run-time DType holds; 0 is the invalid
/// dtype.
enum class DType : uint8_t {
  Invalid = 0,
#define KILN_DTYPE(Name, spelling, code, bits, kind) Name = code,
#include "dialect/DTypes.def"
};

enum class DTypeKind : uint8_t { Bool, SInt, UInt, Float };

/// Returns the name that users write, such as `float32`.
llvm::StringRef dtypeName(DType dtype);
/// Returns the dtype that is called `name`, or none.
std::optional<DType> dtypeFromName(llvm::StringRef name);
/// Returns the dtype with the run-time code `code`, or none.
std::optional<DType> dtypeFromCode(uint8_t code);
/// Returns the number of value bits: 1 for bool, 4 for float4.
unsigned dtypeBits(DType dtype);
/// Returns the number of bytes that an element takes in memory: 1 for bool and float4.
unsigned dtypeBytes(DType dtype);
DTypeKind dtypeKind(DType dtype);
/// Returns the floating-point semantics; `dtype` must be a float.
const llvm::fltSemantics &dtypeSemantics(DType dtype);

inline bool isFloat(DType dtype) { return dtypeKind(dtype) == DTypeKind::Float; }
inline bool isSigned(DType dtype) { return dtypeKind(dtype) == DTypeKind::SInt; }
inline bool isUnsigned(DType dtype) { return dtypeKind(dtype) == DTypeKind::UInt; }
inline bool isBool(DType dtype) { return dtype == DType::Bool; }
/// Returns whether `dtype` is a signed or unsigned integer (bool is not).
inline bool isInteger(DType dtype) { return isSigned(dtype) || isUnsigned(dtype); }
/// Returns whether `dtype` is one of the floats below 16 bits, which LLVM has no type for.
inline bool isSmallFloat(DType dtype) { return isFloat(dtype) && dtypeBits(dtype) < 16; }

} // namespace kiln::mojo

#endif
