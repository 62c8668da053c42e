// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Casts between dtypes (spec 10, CAST-1 to CAST-16). The floats below 16 bits live in bytes and are
// converted by integer algorithms.
#include "lower/Lowering.h"
#include "llvm/ADT/APFloat.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

namespace {
/// A binary floating-point format of at most 8 bits with a sign.
struct SmallFormat {
  unsigned mantissa; ///< explicit mantissa bits
  int bias;
  unsigned signBit;   ///< position
  unsigned maxFinite; ///< code of the greatest finite value
  float maxValue;     ///< greater values become this
  unsigned nan;      ///< code that NaN becomes
  bool hasInf;       ///< codes from `firstSpecial` on are infinity and NaNs
  bool unsignedZero; ///< the only zero is positive, its negative is NaN
};
} // namespace

static SmallFormat formatOf(DType dtype) {
  switch (dtype) {
  case DType::Float8E5M2:
    return {2, 15, 7, 0x7B, 57344.0f, 0x7F, true, false};
  case DType::Float8E5M2FNUZ:
    return {2, 16, 7, 0x7F, 57344.0f, 0x80, false, true};
  case DType::Float8E4M3FN:
    return {3, 7, 7, 0x7E, 448.0f, 0x7F, false, false};
  case DType::Float8E4M3FNUZ:
    return {3, 8, 7, 0x7F, 240.0f, 0x80, false, true};
  case DType::Float8E3M4:
    // What would be 16 is the code of infinity: this one doesn't saturate (CAST-6).
    return {4, 3, 7, 0x6F, 16.0f, 0x7F, true, false};
  default: // float4_e2m1fn
    return {1, 1, 3, 0x7, 6.0f, 0x7, false, false};
  }
}

namespace {
/// Integer and float32 arithmetic on `lanes` lanes.
struct Lanes {
  Lowering &lowering;
  OpBuilder &b;
  Location loc;
  Type i8, i32, f32;

  Lanes(Lowering &lowering, int64_t lanes)
      : lowering(lowering), b(lowering.builder()), loc(lowering.loc()) {
    auto shape = [&](Type lane) { return lanes == 1 ? lane : Type(VectorType::get(lanes, lane)); };
    i8 = shape(b.getI8Type());
    i32 = shape(b.getI32Type());
    f32 = shape(b.getF32Type());
  }
  Value i(int64_t value) { return lowering.constantInt(i32, APInt(64, value, true).trunc(32)); }
  Value f(double value) { return lowering.constantFloat(f32, value); }
  Value andi(Value x, Value y) { return make<LLVM::AndOp>(b, loc, x, y); }
  Value ori(Value x, Value y) { return make<LLVM::OrOp>(b, loc, x, y); }
  Value add(Value x, Value y) { return make<LLVM::AddOp>(b, loc, x, y); }
  Value sub(Value x, Value y) { return make<LLVM::SubOp>(b, loc, x, y); }
  Value shl(Value x, unsigned by) { return make<LLVM::ShlOp>(b, loc, x, i(by)); }
  Value shr(Value x, unsigned by) { return make<LLVM::LShrOp>(b, loc, x, i(by)); }
  Value toBits(Value x) { return make<LLVM::BitcastOp>(b, loc, i32, x); }
  Value toFloat(Value x) { return make<LLVM::BitcastOp>(b, loc, f32, x); }
  Value select(Value c, Value x, Value y) { return make<LLVM::SelectOp>(b, loc, c, x, y); }
  Value icmp(LLVM::ICmpPredicate pred, Value x, Value y) {
    return make<LLVM::ICmpOp>(b, loc, pred, x, y);
  }
  Value fcmp(LLVM::FCmpPredicate pred, Value x, Value y) {
    return make<LLVM::FCmpOp>(b, loc, pred, x, y);
  }
  Value widen(Value x) { return make<LLVM::ZExtOp>(b, loc, i32, x); }
  Value narrow(Value x) { return make<LLVM::TruncOp>(b, loc, i8, x); }
};
} // namespace

Value Lowering::smallFloatToF32(Value value, DType from, int64_t lanes) {
  Lanes l(*this, lanes);
  using I = LLVM::ICmpPredicate;
  Value bits = l.widen(value);
  if (from == DType::Float8E8M0FNU) {
    Value result = l.shl(bits, 23);
    result = l.select(l.icmp(I::eq, bits, l.i(0)), l.i(0x00400000), result);
    result = l.select(l.icmp(I::eq, bits, l.i(0xFF)), l.i(0x7FFFFFFF), result);
    return l.toFloat(result);
  }
  SmallFormat format = formatOf(from);
  unsigned signMask = 1u << format.signBit;
  Value magnitude = l.andi(bits, l.i(signMask - 1));
  Value sign = l.shl(l.andi(bits, l.i(signMask)), 31 - format.signBit);
  // The exponent is rebased by an exact multiplication, which normalizes subnormals on the way.
  Value tiny = l.toFloat(l.shl(magnitude, 23 - format.mantissa));
  Value scaled = make<LLVM::FMulOp>(b, currentLoc, tiny, l.f(std::ldexp(1.0, 127 - format.bias)));
  Value result = l.toBits(scaled);
  if (format.hasInf) {
    Value special = l.ori(l.shl(magnitude, 23 - format.mantissa), l.i(0x7F800000));
    result = l.select(l.icmp(I::ugt, magnitude, l.i(format.maxFinite)), special, result);
  } else if (format.unsignedZero) {
    result = l.select(l.icmp(I::eq, bits, l.i(0x80)), l.i(0x7FC00000), result);
  } else if (from == DType::Float8E4M3FN) {
    result = l.select(l.icmp(I::eq, magnitude, l.i(0x7F)), l.i(0x7FC00000), result);
  }
  return l.toFloat(l.ori(result, sign));
}

Value Lowering::f32ToSmallFloat(Value value, DType to, int64_t lanes) {
  Lanes l(*this, lanes);
  using I = LLVM::ICmpPredicate;
  using F = LLVM::FCmpPredicate;
  Value bits = l.toBits(value);
  if (to == DType::Float8E8M0FNU) {
    Value exponent = l.andi(l.shr(bits, 23), l.i(0xFF));
    Value mantissa = l.andi(bits, l.i(0x7FFFFF));
    // CAST-14: up when there is a mantissa, but not past 0xFE, and from a subnormal only above
    // half.
    Value least = l.select(l.icmp(I::eq, exponent, l.i(0)), l.i(0x400000), l.i(0));
    Value up = l.icmp(I::ugt, mantissa, least);
    Value capped = l.icmp(I::uge, exponent, l.i(0xFE));
    Value bumped = l.select(up, l.add(exponent, l.i(1)), exponent);
    return l.narrow(l.select(capped, exponent, bumped));
  }
  SmallFormat format = formatOf(to);
  Value magnitude = l.toFloat(l.andi(bits, l.i(0x7FFFFFFF)));
  Value isNan = l.fcmp(F::uno, value, value);
  magnitude =
      l.select(l.fcmp(F::oge, magnitude, l.f(format.maxValue)), l.f(format.maxValue), magnitude);
  // Normal numbers: round the mantissa to nearest even in the integer, then rebase the exponent.
  unsigned drop = 23 - format.mantissa;
  Value raw = l.toBits(magnitude);
  Value odd = l.andi(l.shr(raw, drop), l.i(1));
  Value rounded = l.add(l.add(raw, l.i((1 << (drop - 1)) - 1)), odd);
  Value normal = l.sub(l.shr(rounded, drop), l.i((127 - format.bias) << format.mantissa));
  // Subnormal numbers: adding 2^23 rounds the scaled value to an integer, to nearest even.
  Value scaled = make<LLVM::FMulOp>(b, currentLoc, magnitude,
                                    l.f(std::ldexp(1.0, format.bias - 1 + int(format.mantissa))));
  Value integral = make<LLVM::FAddOp>(b, currentLoc, scaled, l.f(8388608.0));
  Value subnormal = l.sub(l.toBits(integral), l.i(0x4B000000));
  Value isSmall = l.fcmp(F::olt, magnitude, l.f(std::ldexp(1.0, 1 - format.bias)));
  Value code = l.select(isSmall, subnormal, normal);
  Value sign = l.andi(l.shr(bits, 31 - format.signBit), l.i(1 << format.signBit));
  Value result = l.ori(code, sign);
  if (format.unsignedZero)
    result = l.select(l.icmp(I::eq, code, l.i(0)), code, result);
  result = l.select(isNan, l.i(format.nan), result);
  return l.narrow(result);
}

Value Lowering::f32ToBFloat16(Value value, int64_t lanes) {
  // Most processors have no instruction for it, and the C compiler's helper functions are not
  // everywhere.
  Lanes l(*this, lanes);
  Type i16 = b.getIntegerType(16);
  if (lanes > 1)
    i16 = VectorType::get(lanes, i16);
  Value bits = l.toBits(value);
  Value odd = l.andi(l.shr(bits, 16), l.i(1));
  Value rounded = l.add(l.add(bits, l.i(0x7FFF)), odd);
  // A NaN stays one: quiet, with its payload cut.
  Value isNan = l.fcmp(LLVM::FCmpPredicate::uno, value, value);
  Value result = l.shr(l.select(isNan, l.ori(bits, l.i(0x400000)), rounded), 16);
  return make<LLVM::TruncOp>(b, currentLoc, i16, result);
}

Value Lowering::bfloat16ToF32(Value value, int64_t lanes) {
  Lanes l(*this, lanes);
  return l.toFloat(l.shl(l.widen(value), 16));
}

Value Lowering::widen(Value value, DType from, int64_t lanes) {
  return from == DType::BFloat16 ? bfloat16ToF32(value, lanes) : smallFloatToF32(value, from, lanes);
}

Value Lowering::f64ToOddF32(Value value, int64_t lanes) {
  // Rounding twice must not differ from rounding once: an inexact float32 gets an odd last bit.
  Lanes l(*this, lanes);
  using F = LLVM::FCmpPredicate;
  Value nearest = make<LLVM::FPTruncOp>(b, currentLoc, l.f32, value);
  Value bits = l.toBits(nearest);
  Value wide = make<LLVM::FPExtOp>(b, currentLoc, value.getType(), nearest);
  Value isExact = l.fcmp(F::ueq, wide, value);
  Value isOdd = l.icmp(LLVM::ICmpPredicate::ne, l.andi(bits, l.i(1)), l.i(0));
  Value wideMagnitude = make<LLVM::FAbsOp>(b, currentLoc, wide);
  Value magnitude = make<LLVM::FAbsOp>(b, currentLoc, value);
  Value towards = l.select(l.fcmp(F::ogt, wideMagnitude, magnitude), l.i(-1), l.i(1));
  Value moved = l.add(bits, towards);
  return l.toFloat(l.select(make<LLVM::OrOp>(b, currentLoc, isExact, isOdd), bits, moved));
}

Value Lowering::castSimd(Value value, SimdType from, SimdType to) {
  DType source = from.getDtype(), target = to.getDtype();
  if (source == target)
    return value;
  int64_t lanes = from.getLanes();
  SimdType viaF32 = from.withDType(DType::Float32);
  if (isSmallFloat(source) || source == DType::BFloat16)
    return castSimd(widen(value, source, lanes), viaF32, to);
  if (isSmallFloat(target))
    return f32ToSmallFloat(castSimd(value, from, viaF32), target, lanes);

  Type type = lowerType(to);
  if (source == DType::Float64 && (target == DType::Float16 || target == DType::BFloat16))
    return castSimd(f64ToOddF32(value, lanes), viaF32, to);
  if (target == DType::BFloat16 && source != DType::Float32) {
    // By way of a type that holds the source exactly.
    SimdType exact = dtypeBits(source) <= 16 ? viaF32 : from.withDType(DType::Float64);
    return castSimd(castSimd(value, from, exact), exact, to);
  }
  if (target == DType::BFloat16)
    return f32ToBFloat16(value, lanes);
  if (isFloat(source)) {
    if (target == DType::Bool)
      return make<LLVM::FCmpOp>(b, currentLoc, LLVM::FCmpPredicate::une, value,
                                constantFloat(value.getType(), 0));
    if (isFloat(target)) {
      unsigned fromBits = dtypeBits(source), toBits = dtypeBits(target);
      if (fromBits < toBits)
        return make<LLVM::FPExtOp>(b, currentLoc, type, value);
      return make<LLVM::FPTruncOp>(b, currentLoc, type, value);
    }
    // Out of range gives some value, not poison.
    Value result = mojo::isSigned(target)
                       ? Value(make<LLVM::FPToSIOp>(b, currentLoc, type, value))
                       : Value(make<LLVM::FPToUIOp>(b, currentLoc, type, value));
    return make<LLVM::FreezeOp>(b, currentLoc, result);
  }
  if (target == DType::Bool)
    return make<LLVM::ICmpOp>(b, currentLoc, LLVM::ICmpPredicate::ne, value,
                              constantInt(value.getType(), 0));
  bool isSigned = mojo::isSigned(source);
  if (isFloat(target))
    return isSigned ? Value(make<LLVM::SIToFPOp>(b, currentLoc, type, value))
                    : Value(make<LLVM::UIToFPOp>(b, currentLoc, type, value));
  unsigned fromBits = dtypeBits(source), toBits = dtypeBits(target);
  if (fromBits == toBits)
    return value;
  if (fromBits > toBits)
    return make<LLVM::TruncOp>(b, currentLoc, type, value);
  return isSigned ? Value(make<LLVM::SExtOp>(b, currentLoc, type, value))
                  : Value(make<LLVM::ZExtOp>(b, currentLoc, type, value));
}

void Lowering::lower(SimdCastOp op) {
  set(op, castSimd(get(op.getValue()), op.getValue().getType(), op.getType()));
}

void Lowering::lower(SimdBitcastOp op) {
  Value x = get(op.getValue());
  Type to = lowerType(op.getType());
  set(op, x.getType() == to ? x : Value(make<LLVM::BitcastOp>(b, currentLoc, to, x)));
}
