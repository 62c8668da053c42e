// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Conversion between dtypes, by the rules CAST-1 to CAST-16.
#include "comptime/Kernels.h"
#include "comptime/Lanes.h"
#include "comptime/Machine.h"
#include "llvm/ADT/APSInt.h"
#include <cmath>
#include <limits>

using namespace kiln;
using namespace kiln::comptime;
using llvm::APFloat;
using llvm::APInt;
using mojo::DType;

float comptime::smallToFloat(DType dtype, uint16_t bits) {
  if (dtype == DType::BFloat16)
    return llvm::bit_cast<float>(uint32_t(bits) << 16);
  if (dtype == DType::Float8E8M0FNU) {
    // CAST-12: 2^(e-127), where 2^-127 is a subnormal float; 0xFF is NaN.
    if (bits == 0xff)
      return llvm::bit_cast<float>(0x7fffffffu);
    return llvm::bit_cast<float>(bits ? uint32_t(bits) << 23 : 0x400000u);
  }
  APFloat value(mojo::dtypeSemantics(dtype),
                APInt(mojo::dtypeBits(dtype), bits & ((1u << mojo::dtypeBits(dtype)) - 1)));
  bool loses;
  value.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven, &loses);
  return value.convertToFloat();
}

/// Rounds to `dtype` with IEEE's overflow to infinity.
static uint16_t roundTo(DType dtype, float value) {
  APFloat number(value);
  bool loses;
  number.convert(mojo::dtypeSemantics(dtype), APFloat::rmNearestTiesToEven, &loses);
  return uint16_t(number.bitcastToAPInt().getZExtValue());
}

/// CAST-9 and CAST-13: to the largest finite value instead of overflowing.
static uint16_t saturateTo(DType dtype, float value) {
  bool fnuz = dtype == DType::Float8E4M3FNUZ || dtype == DType::Float8E5M2FNUZ;
  if (std::isnan(value))
    return fnuz ? 0x80 : 0x7f;
  APFloat largest = APFloat::getLargest(mojo::dtypeSemantics(dtype));
  uint16_t bits = uint16_t(largest.bitcastToAPInt().getZExtValue());
  bool loses;
  largest.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven, &loses);
  if (std::fabs(value) >= largest.convertToFloat())
    return std::signbit(value) ? bits | 0x80 : bits;
  uint16_t result = roundTo(dtype, value);
  return fnuz && (result & 0x7f) == 0 ? 0 : result;
}

uint16_t comptime::floatToSmall(DType dtype, float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value);
  switch (dtype) {
  case DType::BFloat16:
    if (std::isnan(value))
      return uint16_t(bits >> 16) | 0x40;
    return uint16_t((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
  case DType::Float8E8M0FNU: {
    // CAST-11 and CAST-14.
    uint32_t exponent = (bits >> 23) & 0xff, mantissa = bits & 0x7fffff;
    if (exponent == 0xff)
      return 0xff;
    if (mantissa > 0 && exponent != 0xfe && !(exponent == 0 && mantissa <= 0x400000))
      ++exponent;
    return uint16_t(exponent);
  }
  case DType::Float8E5M2:
  case DType::Float8E5M2FNUZ:
  case DType::Float8E4M3FN:
  case DType::Float8E4M3FNUZ:
    return saturateTo(dtype, value);
  case DType::Float4E2M1FN:
    if (std::isnan(value) || std::fabs(value) >= 6)
      return std::signbit(value) && !std::isnan(value) ? 15 : 7;
    return roundTo(dtype, value);
  default:
    return roundTo(dtype, value);
  }
}

/// Truncates towards zero; NaN becomes 0 and what doesn't fit the nearest value (CAST-5 leaves both
/// open).
template <typename T, typename F> static T truncateTo(F value) {
  if (std::isnan(value))
    return 0;
  constexpr F limit = F(1) * F(uint64_t(1) << (8 * sizeof(T) - 1)); // 2^(bits-1)
  if constexpr (std::is_signed_v<T>) {
    if (value >= limit)
      return std::numeric_limits<T>::max();
    if (value < -limit)
      return std::numeric_limits<T>::min();
  } else {
    if (value >= limit * 2)
      return std::numeric_limits<T>::max();
    if (value <= -1)
      return 0;
  }
  return T(value);
}

template <typename From, typename To>
static bool castNative(Machine &, uint8_t *regs, const Inst &inst) {
  using T = typename To::Value;
  // Results may be wider than the operand and never overlap it.
  for (unsigned i = 0; i < inst.n; ++i) {
    auto value = From::load(regs + inst.a + i * From::size);
    T result;
    if constexpr (To::isBool)
      result = value != 0;
    else if constexpr (From::isFloat && !To::isFloat)
      result = truncateTo<T>(value);
    else
      result = T(value);
    To::store(regs + inst.d + i * To::size, result);
  }
  return true;
}

/// Converts one lane through exact numbers of any size.
static void castExact(DType from, const uint8_t *a, DType to, uint8_t *d) {
  unsigned toBits = mojo::dtypeBits(to), toBytes = mojo::dtypeBytes(to);
  auto storeBits = [&](const APInt &bits) {
    APInt wide = bits.zextOrTrunc(8 * toBytes);
    std::memcpy(d, wide.getRawData(), toBytes);
  };
  APInt bits(8 * mojo::dtypeBytes(from), llvm::ArrayRef<uint64_t>{0, 0, 0, 0});
  {
    uint64_t words[4] = {};
    std::memcpy(words, a, mojo::dtypeBytes(from));
    bits =
        APInt(8 * mojo::dtypeBytes(from), llvm::ArrayRef(words, (mojo::dtypeBytes(from) + 7) / 8));
  }
  APFloat::roundingMode nearest = APFloat::rmNearestTiesToEven;
  bool loses;
  // e8m0 has no APFloat that follows CAST-12, so it goes by float.
  bool fromSmall = mojo::isSmallFloat(from), toSmall = mojo::isSmallFloat(to);
  if (!mojo::isFloat(from)) {
    bool isSigned = mojo::isSigned(from);
    if (mojo::isBool(to))
      return storeBits(APInt(8, !bits.isZero()));
    if (!mojo::isFloat(to))
      return storeBits(isSigned ? bits.sextOrTrunc(toBits) : bits.zextOrTrunc(toBits));
    APFloat number(toSmall ? APFloat::IEEEsingle() : mojo::dtypeSemantics(to));
    number.convertFromAPInt(bits, isSigned, nearest);
    return storeBits(toSmall ? APInt(8, floatToSmall(to, number.convertToFloat()))
                             : number.bitcastToAPInt());
  }
  APFloat number = fromSmall ? APFloat(smallToFloat(from, uint16_t(bits.getZExtValue())))
                             : APFloat(mojo::dtypeSemantics(from), bits);
  if (mojo::isBool(to))
    return storeBits(APInt(8, !number.isZero()));
  if (toSmall) {
    number.convert(APFloat::IEEEsingle(), nearest, &loses);
    return storeBits(APInt(8, floatToSmall(to, number.convertToFloat())));
  }
  if (mojo::isFloat(to)) {
    number.convert(mojo::dtypeSemantics(to), nearest, &loses);
    return storeBits(number.bitcastToAPInt());
  }
  llvm::APSInt integer(toBits, !mojo::isSigned(to));
  bool exact;
  number.convertToInteger(integer, APFloat::rmTowardZero, &exact);
  storeBits(integer);
}

/// `b` and `c` are the dtypes.
static bool castAny(Machine &, uint8_t *regs, const Inst &inst) {
  DType from = DType(inst.b), to = DType(inst.c);
  unsigned fromBytes = mojo::dtypeBytes(from), toBytes = mojo::dtypeBytes(to);
  for (unsigned i = 0; i < inst.n; ++i)
    castExact(from, regs + inst.a + i * fromBytes, to, regs + inst.d + i * toBytes);
  return true;
}

template <typename Fn> static Kernel withQuickLane(DType dtype, Fn fn) {
  if (dtype == DType::Float32)
    return fn(NativeLane<float, true>());
  if (dtype == DType::Float64)
    return fn(NativeLane<double, true>());
  return withNativeIntLane<Kernel>(dtype, castAny, fn);
}

Kernel comptime::castKernel(DType from, DType to) {
  return withQuickLane(from, [to](auto source) {
    return withQuickLane(
        to, [](auto target) -> Kernel { return castNative<decltype(source), decltype(target)>; });
  });
}

std::optional<DType> comptime::dtypeOfBuiltin(mlir::Type type, bool isSigned) {
  if (type.isIndex())
    return isSigned ? DType::Int : DType::UInt;
  if (auto integer = llvm::dyn_cast<mlir::IntegerType>(type)) {
    switch (integer.getWidth()) {
    case 1:
      return DType::Bool;
    case 8:
      return isSigned ? DType::Int8 : DType::UInt8;
    case 16:
      return isSigned ? DType::Int16 : DType::UInt16;
    case 32:
      return isSigned ? DType::Int32 : DType::UInt32;
    case 64:
      return isSigned ? DType::Int64 : DType::UInt64;
    case 128:
      return isSigned ? DType::Int128 : DType::UInt128;
    case 256:
      return isSigned ? DType::Int256 : DType::UInt256;
    }
    return std::nullopt;
  }
  if (type.isF16())
    return DType::Float16;
  if (type.isBF16())
    return DType::BFloat16;
  if (type.isF32())
    return DType::Float32;
  if (type.isF64())
    return DType::Float64;
  return std::nullopt;
}
