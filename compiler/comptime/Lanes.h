// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How kernels read and write a lane of each dtype, and the type that they compute with.
#ifndef KILN_COMPTIME_LANES_H
#define KILN_COMPTIME_LANES_H

#include "comptime/Code.h"
#include "llvm/ADT/APFloat.h"
#include <cmath>
#include <type_traits>

namespace kiln::comptime {

using Int128 = __int128;
using UInt128 = unsigned __int128;
using Int256 = signed _BitInt(256);
using UInt256 = unsigned _BitInt(256);

/// Converts between a float below 32 bits and float by the rules of `cast` (CAST-9 to CAST-14 for
/// those below 16 bits).
float smallToFloat(mojo::DType dtype, uint16_t bits);
uint16_t floatToSmall(mojo::DType dtype, float value);

template <typename T> struct UnsignedOf {
  using Type = std::make_unsigned_t<T>;
};
template <> struct UnsignedOf<Int128> {
  using Type = UInt128;
};
template <> struct UnsignedOf<UInt128> {
  using Type = UInt128;
};
template <> struct UnsignedOf<Int256> {
  using Type = UInt256;
};
template <> struct UnsignedOf<UInt256> {
  using Type = UInt256;
};
template <> struct UnsignedOf<bool> {
  using Type = bool;
};

/// A lane that the host has a type for.
template <typename T, bool Signed = false> struct NativeLane {
  using Value = T;
  static constexpr unsigned size = sizeof(T);
  static constexpr unsigned bits = 8 * sizeof(T);
  static constexpr bool isFloat = std::is_floating_point_v<T>;
  static constexpr bool isSigned = Signed;
  static constexpr bool isBool = false;
  static Value load(const uint8_t *at) { return peek<T>(at); }
  static void store(uint8_t *at, Value value) { poke<T>(at, value); }
};
struct BoolLane {
  using Value = bool;
  static constexpr unsigned size = 1, bits = 1;
  static constexpr bool isFloat = false, isSigned = false, isBool = true;
  static Value load(const uint8_t *at) { return *at & 1; }
  static void store(uint8_t *at, Value value) { *at = value; }
};
/// A float below 32 bits: computed as float and rounded after each operation.
template <mojo::DType D, unsigned Size> struct SmallFloatLane {
  using Value = float;
  static constexpr unsigned size = Size, bits = 8 * Size;
  static constexpr bool isFloat = true, isSigned = true, isBool = false;
  static Value load(const uint8_t *at) {
    if constexpr (Size == 2)
      return smallToFloat(D, peek<uint16_t>(at));
    else
      return smallToFloat(D, *at);
  }
  static void store(uint8_t *at, Value value) {
    if constexpr (Size == 2)
      poke<uint16_t>(at, floatToSmall(D, value));
    else
      *at = floatToSmall(D, value);
  }
};

/// Calls `fn` with the lane type of the bool or integer of at most 64 bits `dtype`; otherwise returns `fallback`.
template <typename R, typename Fn> R withNativeIntLane(mojo::DType dtype, R fallback, Fn fn) {
  using mojo::DType;
  switch (dtype) {
  case DType::Bool:
    return fn(BoolLane());
  case DType::Int8:
    return fn(NativeLane<int8_t, true>());
  case DType::UInt8:
    return fn(NativeLane<uint8_t>());
  case DType::Int16:
    return fn(NativeLane<int16_t, true>());
  case DType::UInt16:
    return fn(NativeLane<uint16_t>());
  case DType::Int32:
    return fn(NativeLane<int32_t, true>());
  case DType::UInt32:
    return fn(NativeLane<uint32_t>());
  case DType::Int:
  case DType::Int64:
    return fn(NativeLane<int64_t, true>());
  case DType::UInt:
  case DType::UInt64:
    return fn(NativeLane<uint64_t>());
  default:
    return fallback;
  }
}

/// Calls `fn` with the lane type of the integer or bool `dtype`; otherwise returns `fallback`.
template <typename R, typename Fn> R withIntLane(mojo::DType dtype, R fallback, Fn fn) {
  using mojo::DType;
  switch (dtype) {
  case DType::Int128:
    return fn(NativeLane<Int128, true>());
  case DType::UInt128:
    return fn(NativeLane<UInt128>());
  case DType::Int256:
    return fn(NativeLane<Int256, true>());
  case DType::UInt256:
    return fn(NativeLane<UInt256>());
  default:
    return withNativeIntLane<R>(dtype, fallback, fn);
  }
}

/// Calls `fn` with the lane type of the float `dtype`; otherwise returns `fallback`.
template <typename R, typename Fn> R withFloatLane(mojo::DType dtype, R fallback, Fn fn) {
  using mojo::DType;
  switch (dtype) {
  case DType::Float32:
    return fn(NativeLane<float, true>());
  case DType::Float64:
    return fn(NativeLane<double, true>());
  case DType::Float16:
    return fn(SmallFloatLane<DType::Float16, 2>());
  case DType::BFloat16:
    return fn(SmallFloatLane<DType::BFloat16, 2>());
  case DType::Float8E5M2:
    return fn(SmallFloatLane<DType::Float8E5M2, 1>());
  case DType::Float8E5M2FNUZ:
    return fn(SmallFloatLane<DType::Float8E5M2FNUZ, 1>());
  case DType::Float8E4M3FN:
    return fn(SmallFloatLane<DType::Float8E4M3FN, 1>());
  case DType::Float8E4M3FNUZ:
    return fn(SmallFloatLane<DType::Float8E4M3FNUZ, 1>());
  case DType::Float8E3M4:
    return fn(SmallFloatLane<DType::Float8E3M4, 1>());
  case DType::Float8E8M0FNU:
    return fn(SmallFloatLane<DType::Float8E8M0FNU, 1>());
  case DType::Float4E2M1FN:
    return fn(SmallFloatLane<DType::Float4E2M1FN, 1>());
  default:
    return fallback;
  }
}

template <typename R, typename Fn> R withLane(mojo::DType dtype, R fallback, Fn fn) {
  return mojo::isFloat(dtype) ? withFloatLane<R>(dtype, fallback, fn)
                              : withIntLane<R>(dtype, fallback, fn);
}

} // namespace kiln::comptime

#endif
