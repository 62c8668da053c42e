// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Exact literals (spec 03 section 12): integers of any width and rationals, and their rounding to machine numbers.
#include "check/Literals.h"
#include "check/ProgramImpl.h"
#include "comptime/Lanes.h"
#include "dialect/DType.h"
#include "llvm/ADT/STLExtras.h"

namespace kiln {

using llvm::APInt;
using llvm::APSInt;

//===----------------------------------------------------------------------===//
// Types and values
//===----------------------------------------------------------------------===//

Const intLiteral(Program &program, const APSInt &value) {
  // Most are small, and many occur again.
  bool isSmall = !value.isNegative() && value.getActiveBits() <= 32;
  if (isSmall)
    if (Const known = program.impl->smallLiterals.lookup(value.getZExtValue()))
      return known;
  Const payload = program.values.intLiteral(payloadType(program, Payload::Int), value);
  Const literal = program.values.structValue(program.roleType(Role::IntLiteral, payload));
  if (isSmall)
    program.impl->smallLiterals[value.getZExtValue()] = literal;
  return literal;
}

Const floatLiteral(Program &program, const ExactFloat &value) {
  Const payload = program.values.floatLiteral(payloadType(program, Payload::Float), value);
  return program.values.structValue(program.roleType(Role::FloatLiteral, payload));
}

Const stringLiteral(Program &program, llvm::StringRef text) {
  Const payload = program.values.string(payloadType(program, Payload::String), text);
  return program.values.structValue(program.roleType(Role::StringLiteral, payload));
}

/// Returns the value argument of a literal type of `role` whose kind is `kind`; null otherwise.
static Const payloadOf(Program &program, Type type, Role role, ConstKind kind) {
  if (!type || !program.isRole(type, role) || type.args().empty())
    return {};
  Const payload = type.args().front();
  return payload && payload.kind() == kind ? payload : Const();
}

const APSInt *intLiteralValue(Program &program, Type type) {
  Const payload = payloadOf(program, type, Role::IntLiteral, ConstKind::IntLiteral);
  return payload ? &payload->integer : nullptr;
}

const ExactFloat *floatLiteralValue(Program &program, Type type) {
  Const payload = payloadOf(program, type, Role::FloatLiteral, ConstKind::FloatLiteral);
  return payload ? payload->real : nullptr;
}

std::optional<llvm::StringRef> stringLiteralValue(Program &program, Type type) {
  Const payload = payloadOf(program, type, Role::StringLiteral, ConstKind::String);
  return payload ? std::optional(payload->text) : std::nullopt;
}

bool isLiteral(Program &program, Type type) {
  return intLiteralValue(program, type) || floatLiteralValue(program, type) || stringLiteralValue(program, type);
}

Type literalTarget(Program &program, Type type) {
  if (program.isRole(type, Role::IntLiteral))
    return program.intType();
  if (program.isRole(type, Role::FloatLiteral))
    return program.float64Type();
  if (program.isRole(type, Role::StringLiteral))
    return program.stringType();
  return {};
}

//===----------------------------------------------------------------------===//
// Integers of any width
//===----------------------------------------------------------------------===//

/// Returns `value` in as few bits as its two's complement needs.
static APSInt minimal(APInt value) {
  unsigned bits = std::max(1u, value.getSignificantBits());
  return APSInt(bits < value.getBitWidth() ? value.trunc(bits) : value, /*isUnsigned=*/false);
}

/// Returns `value` as a signed number of exactly `bits`, which must suffice.
static APInt wide(const APSInt &value, unsigned bits) { return value.isUnsigned() ? value.zextOrTrunc(bits) : value.sextOrTrunc(bits); }

/// Returns the bits that hold both numbers as signed ones.
static unsigned commonBits(const APSInt &a, const APSInt &b) { return std::max(a.getBitWidth(), b.getBitWidth()) + 1; }

int exactCompare(const APSInt &a, const APSInt &b) {
  unsigned bits = commonBits(a, b);
  APInt x = wide(a, bits), y = wide(b, bits);
  return x == y ? 0 : x.slt(y) ? -1 : 1;
}

std::optional<APSInt> exactUnary(ast::UnaryOp op, const APSInt &value) {
  APInt x = wide(value, value.getBitWidth() + 2);
  switch (op) {
  case ast::UnaryOp::Neg:
    return minimal(-x);
  case ast::UnaryOp::Pos:
    return minimal(x);
  case ast::UnaryOp::Invert:
    return minimal(~x);
  }
  return std::nullopt;
}

/// The largest number of bits of an exact result; beyond it the operator is refused.
static constexpr uint64_t maxBits = uint64_t(1) << 17;

bool exceedsLiterals(ast::BinaryOp op, const APSInt &a, const APSInt &b) {
  switch (op) {
  case ast::BinaryOp::Mul:
    return a.getBitWidth() + b.getBitWidth() + 2 > maxBits;
  case ast::BinaryOp::Pow: {
    uint64_t exponent = b.isNegative() || a.getSignificantBits() <= 1 ? 0 : b.getLimitedValue();
    return exponent > maxBits || uint64_t(a.getSignificantBits()) * exponent > maxBits;
  }
  case ast::BinaryOp::ShiftLeft:
    return !b.isNegative() && b.getLimitedValue() > maxBits;
  default:
    return false;
  }
}

bool exceedsLiterals(const ExactFloat &a, const ExactFloat &b) {
  return a.numerator.getBitWidth() + a.denominator.getBitWidth() + b.numerator.getBitWidth() + b.denominator.getBitWidth() > maxBits / 2;
}

std::optional<APSInt> exactBinary(ast::BinaryOp op, const APSInt &a, const APSInt &b) {
  unsigned bits = commonBits(a, b) + 1;
  APInt x = wide(a, bits), y = wide(b, bits);
  switch (op) {
  case ast::BinaryOp::Add:
    return minimal(x + y);
  case ast::BinaryOp::Sub:
    return minimal(x - y);
  case ast::BinaryOp::Mul: {
    unsigned product = a.getBitWidth() + b.getBitWidth() + 2;
    if (product > maxBits)
      return std::nullopt;
    return minimal(wide(a, product) * wide(b, product));
  }
  case ast::BinaryOp::FloorDiv:
  case ast::BinaryOp::Mod: {
    if (y.isZero())
      return std::nullopt;
    APInt quotient, remainder;
    APInt::sdivrem(x, y, quotient, remainder);
    if (!remainder.isZero() && remainder.isNegative() != y.isNegative()) {
      quotient -= 1;
      remainder += y;
    }
    return minimal(op == ast::BinaryOp::Mod ? remainder : quotient);
  }
  case ast::BinaryOp::Pow: {
    if (y.isNegative())
      return std::nullopt;
    if (x.isZero() || x.isOne())
      return y.isZero() ? APSInt(APInt(2, 1), false) : minimal(x);
    if (x.isAllOnes())
      return APSInt(y[0] ? APInt::getAllOnes(2) : APInt(2, 1), false);
    uint64_t exponent = y.getLimitedValue();
    if (exponent > maxBits || uint64_t(x.getSignificantBits()) * exponent > maxBits)
      return std::nullopt;
    unsigned width = x.getSignificantBits() * unsigned(exponent) + 2;
    APInt result(width, 1), base = x.sextOrTrunc(width);
    for (; exponent; exponent >>= 1) {
      if (exponent & 1)
        result *= base;
      if (exponent > 1)
        base *= base;
    }
    return minimal(result);
  }
  case ast::BinaryOp::ShiftLeft: {
    if (y.isNegative())
      return APSInt(APInt(1, 0), false);
    uint64_t amount = y.getLimitedValue();
    if (amount > maxBits)
      return std::nullopt;
    return minimal(x.sext(bits + unsigned(amount)).shl(unsigned(amount)));
  }
  case ast::BinaryOp::ShiftRight: {
    if (y.isNegative())
      return APSInt(APInt(1, 0), false);
    uint64_t amount = std::min<uint64_t>(y.getLimitedValue(), bits - 1);
    return minimal(x.ashr(unsigned(amount)));
  }
  case ast::BinaryOp::BitAnd:
    return minimal(x & y);
  case ast::BinaryOp::BitOr:
    return minimal(x | y);
  case ast::BinaryOp::BitXor:
    return minimal(x ^ y);
  case ast::BinaryOp::TrueDiv:
  case ast::BinaryOp::MatMul:
    return std::nullopt;
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Rationals
//===----------------------------------------------------------------------===//

ExactFloat makeRational(APSInt numerator, APSInt denominator) {
  ExactFloat result;
  unsigned bits = commonBits(numerator, denominator) + 1;
  APInt n = wide(numerator, bits), d = wide(denominator, bits);
  if (d.isNegative()) {
    n = -n;
    d = -d;
  }
  APInt divisor = llvm::APIntOps::GreatestCommonDivisor(n.abs(), d);
  if (!divisor.isZero() && !divisor.isOne()) {
    n = n.sdiv(divisor);
    d = d.sdiv(divisor);
  }
  result.numerator = minimal(n);
  result.denominator = minimal(d);
  return result;
}

ExactFloat toRational(const APSInt &value) { return makeRational(value, APSInt(APInt(2, 1), false)); }

static APSInt multiply(const APSInt &a, const APSInt &b) { return exactBinary(ast::BinaryOp::Mul, a, b).value_or(APSInt(APInt(1, 0), false)); }

/// Returns a sign (-1, 0, 1) and whether the value is infinite; used where a special value meets an operator.
static int signOf(const ExactFloat &value) {
  switch (value.special) {
  case ExactFloat::Infinity:
    return 1;
  case ExactFloat::NegativeInfinity:
    return -1;
  case ExactFloat::Finite:
    return value.numerator.isZero() ? 0 : value.numerator.isNegative() ? -1 : 1;
  default:
    return 0;
  }
}

static ExactFloat special(ExactFloat::Special kind) {
  ExactFloat result;
  result.special = kind;
  result.numerator = APSInt(APInt(1, 0), false);
  result.denominator = APSInt(APInt(2, 1), false);
  return result;
}

std::optional<int> exactCompare(const ExactFloat &a, const ExactFloat &b) {
  if (a.special == ExactFloat::NaN || b.special == ExactFloat::NaN)
    return std::nullopt;
  bool aInfinite = a.special == ExactFloat::Infinity || a.special == ExactFloat::NegativeInfinity;
  bool bInfinite = b.special == ExactFloat::Infinity || b.special == ExactFloat::NegativeInfinity;
  if (aInfinite || bInfinite) {
    int x = aInfinite ? 2 * signOf(a) : 0, y = bInfinite ? 2 * signOf(b) : 0;
    return x == y ? 0 : x < y ? -1 : 1;
  }
  ExactFloat x = a.special == ExactFloat::Finite ? a : toRational(APSInt(APInt(1, 0), false));
  ExactFloat y = b.special == ExactFloat::Finite ? b : toRational(APSInt(APInt(1, 0), false));
  return exactCompare(multiply(x.numerator, y.denominator), multiply(y.numerator, x.denominator));
}

APSInt truncated(const ExactFloat &value) {
  if (value.special != ExactFloat::Finite)
    return APSInt(APInt(1, 0), false);
  unsigned bits = commonBits(value.numerator, value.denominator);
  return minimal(wide(value.numerator, bits).sdiv(wide(value.denominator, bits)));
}

std::optional<ExactFloat> exactBinary(ast::BinaryOp op, const ExactFloat &first, const ExactFloat &second) {
  ExactFloat a = first, b = second;
  bool divides = op == ast::BinaryOp::TrueDiv || op == ast::BinaryOp::FloorDiv || op == ast::BinaryOp::Mod;
  if (a.special == ExactFloat::NaN || b.special == ExactFloat::NaN)
    return special(ExactFloat::NaN);
  if (a.special == ExactFloat::NegativeZero)
    a = toRational(APSInt(APInt(1, 0), false));
  if (b.special == ExactFloat::NegativeZero)
    b = toRational(APSInt(APInt(1, 0), false));
  bool aInfinite = a.special != ExactFloat::Finite, bInfinite = b.special != ExactFloat::Finite;
  if (aInfinite || bInfinite) {
    auto infinity = [](int sign) { return special(sign > 0 ? ExactFloat::Infinity : sign < 0 ? ExactFloat::NegativeInfinity : ExactFloat::NaN); };
    switch (op) {
    case ast::BinaryOp::Add:
    case ast::BinaryOp::Sub: {
      int x = aInfinite ? signOf(a) : 0, y = bInfinite ? (op == ast::BinaryOp::Sub ? -1 : 1) * signOf(b) : 0;
      return x && y && x != y ? special(ExactFloat::NaN) : infinity(x ? x : y);
    }
    case ast::BinaryOp::Mul:
      return infinity(signOf(a) * signOf(b));
    case ast::BinaryOp::TrueDiv:
    case ast::BinaryOp::FloorDiv:
      if (aInfinite && bInfinite)
        return special(ExactFloat::NaN);
      if (bInfinite)
        return toRational(APSInt(APInt(1, 0), false));
      return infinity(signOf(a) * (signOf(b) ? signOf(b) : 1));
    default:
      return special(ExactFloat::NaN);
    }
  }
  if (divides && b.numerator.isZero()) {
    if (op == ast::BinaryOp::Mod || a.numerator.isZero())
      return special(ExactFloat::NaN);
    return special(signOf(a) > 0 ? ExactFloat::Infinity : ExactFloat::NegativeInfinity);
  }
  // Their common divisors would take forever.
  if (exceedsLiterals(a, b))
    return std::nullopt;
  APSInt ad = multiply(a.numerator, b.denominator), bc = multiply(b.numerator, a.denominator);
  switch (op) {
  case ast::BinaryOp::Add:
    return makeRational(*exactBinary(ast::BinaryOp::Add, ad, bc), multiply(a.denominator, b.denominator));
  case ast::BinaryOp::Sub:
    return makeRational(*exactBinary(ast::BinaryOp::Sub, ad, bc), multiply(a.denominator, b.denominator));
  case ast::BinaryOp::Mul:
    return makeRational(multiply(a.numerator, b.numerator), multiply(a.denominator, b.denominator));
  case ast::BinaryOp::TrueDiv:
    return makeRational(ad, bc);
  case ast::BinaryOp::FloorDiv:
    return toRational(*exactBinary(ast::BinaryOp::FloorDiv, ad, bc));
  case ast::BinaryOp::Mod: {
    ExactFloat quotient = toRational(*exactBinary(ast::BinaryOp::FloorDiv, ad, bc));
    return exactBinary(ast::BinaryOp::Sub, a, *exactBinary(ast::BinaryOp::Mul, quotient, b));
  }
  default:
    return std::nullopt;
  }
}

llvm::APFloat roundTo(const ExactFloat &value, const llvm::fltSemantics &semantics) {
  using llvm::APFloat;
  switch (value.special) {
  case ExactFloat::NaN:
    return APFloat::getNaN(semantics);
  case ExactFloat::Infinity:
    return APFloat::getInf(semantics);
  case ExactFloat::NegativeInfinity:
    return APFloat::getInf(semantics, true);
  case ExactFloat::NegativeZero:
    return APFloat::getZero(semantics, true);
  case ExactFloat::Finite:
    break;
  }
  if (value.numerator.isZero())
    return APFloat::getZero(semantics);
  // A quotient of 100 bits and a sticky bit fits into a quad exactly, and the scaling there is exact, too (its exponents reach
  // further than those of the narrower formats): the only rounding is the last conversion.
  bool negative = value.numerator.isNegative();
  unsigned bits = std::max(value.numerator.getBitWidth(), value.denominator.getBitWidth()) + 1;
  APInt n = wide(value.numerator, bits).abs(), d = wide(value.denominator, bits);
  int shift = 100 - int(n.getActiveBits()) + int(d.getActiveBits());
  unsigned width = std::max(bits + unsigned(std::abs(shift)), 128u) + 2;
  n = n.zext(width);
  d = d.zext(width);
  if (shift >= 0)
    n <<= unsigned(shift);
  else
    d <<= unsigned(-shift);
  APInt quotient, remainder;
  APInt::udivrem(n, d, quotient, remainder);
  quotient <<= 1;
  if (!remainder.isZero())
    quotient |= 1;
  APFloat wideValue(APFloat::IEEEquad());
  wideValue.convertFromAPInt(quotient, false, APFloat::rmNearestTiesToEven);
  int exponent = -shift - 1;
  if (exponent > 17000)
    return APFloat::getInf(semantics, negative);
  if (exponent < -17000)
    return APFloat::getZero(semantics, negative);
  wideValue = scalbn(wideValue, exponent, APFloat::rmNearestTiesToEven);
  // The reference has no half of the smallest subnormal: everything below it is zero (NUM-7).
  if (APFloat::getSizeInBits(semantics) >= 16) {
    bool losesNothing;
    APFloat smallest = APFloat::getSmallest(semantics);
    smallest.convert(APFloat::IEEEquad(), APFloat::rmNearestTiesToEven, &losesNothing);
    if (wideValue < smallest)
      return APFloat::getZero(semantics, negative);
  }
  if (negative)
    wideValue.changeSign();
  bool losesInfo = false;
  wideValue.convert(semantics, APFloat::rmNearestTiesToEven, &losesInfo);
  return wideValue;
}

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

/// Returns the dtype of SIMD[dt, 1], or none.
static std::optional<mojo::DType> scalarDType(Program &program, Type type) {
  if (!type || !program.isRole(type, Role::SIMD) || type.args().size() < 2)
    return std::nullopt;
  auto code = type.args()[0].asInt64(), length = type.args()[1].asInt64();
  if (!code || !length || *length != 1)
    return std::nullopt;
  return mojo::dtypeFromCode(uint8_t(*code));
}

std::optional<APSInt> scalarInteger(Program &program, Const value) {
  if (!value || !value.isImage())
    return std::nullopt;
  const MemoryImage &image = *value->image;
  if (image.hasPointers() || image.size() > 64 || image.size() == 0)
    return std::nullopt;
  bool isSigned = true;
  if (program.isRole(value.type(), Role::SIMD)) {
    auto dtype = scalarDType(program, value.type());
    if (!dtype || mojo::isFloat(*dtype))
      return std::nullopt;
    isSigned = mojo::isSigned(*dtype);
  } else if (program.isRole(value.type(), Role::Bool)) {
    return APSInt(APInt(2, image.bytes()[0] & 1), false);
  } else if (!program.isRole(value.type(), Role::SIMDLength)) {
    return std::nullopt;
  }
  unsigned bits = unsigned(image.size()) * 8;
  APInt number(bits, 0);
  for (size_t i = 0; i < image.size(); ++i)
    number.insertBits(APInt(8, image.bytes()[i]), unsigned(i) * 8);
  return isSigned ? minimal(number) : minimal(number.zext(bits + 1));
}

Const scalarConst(Program &program, Type type, const APSInt &value) {
  if (program.isRole(type, Role::SIMDLength))
    return program.values.imageOfInteger(type, wide(value, std::max(64u, value.getBitWidth() + 1)).trunc(64), 8);
  if (program.isRole(type, Role::Bool))
    return program.boolConst(!value.isZero());
  auto dtype = scalarDType(program, type);
  if (!dtype)
    return {};
  if (mojo::isFloat(*dtype))
    return scalarConst(program, type, toRational(value));
  unsigned bits = mojo::dtypeBits(*dtype);
  if (*dtype == mojo::DType::Bool)
    return program.values.imageOfInteger(type, APInt(8, !value.isZero()), 1);
  if (bits < 8)
    return {};
  return program.values.imageOfInteger(type, wide(value, std::max(bits, value.getBitWidth() + 1)).zextOrTrunc(bits), bits / 8);
}

Const scalarConst(Program &program, Type type, const ExactFloat &value) {
  auto dtype = scalarDType(program, type);
  if (!dtype)
    return {};
  if (!mojo::isFloat(*dtype))
    return scalarConst(program, type, truncated(value));
  const llvm::fltSemantics *semantics = &mojo::dtypeSemantics(*dtype);
  unsigned bits = mojo::dtypeBits(*dtype);
  if (!semantics || bits < 8)
    return {};
  // Eight bits go through Float32, saturating, as every other number does (CAST-9, CAST-11).
  if (bits == 8 && *dtype != mojo::DType::Float8E3M4) {
    float single = roundTo(value, llvm::APFloat::IEEEsingle()).convertToFloat();
    return program.values.imageOfInteger(type, APInt(8, comptime::floatToSmall(*dtype, single)), 1);
  }
  return program.values.imageOfInteger(type, roundTo(value, *semantics).bitcastToAPInt().zextOrTrunc(bits), bits / 8);
}

} // namespace kiln
