// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Kernels of floats: arithmetic, comparison, reduction, elementary functions.
#include "comptime/Kernels.h"
#include "comptime/Lanes.h"
#include "comptime/Machine.h"
#include <cmath>

using namespace kiln;
using namespace kiln::comptime;
using mojo::DType;

// Each operation is rounded by itself, as in compiled code.
#pragma clang fp contract(off)

template <Binary op, typename T> static T apply(T x, T y) {
  if constexpr (op == Binary::Add)
    return x + y;
  else if constexpr (op == Binary::Sub)
    return x - y;
  else if constexpr (op == Binary::Mul)
    return x * y;
  else if constexpr (op == Binary::Div)
    return x / y;
  else if constexpr (op == Binary::Rem)
    return std::fmod(x, y);
  else if constexpr (op == Binary::Min) // which operand a NaN gives is left open; this is what
                                        // lowering emits
    return x < y ? x : y;
  else
    return x > y ? x : y;
}

template <Binary op, typename L>
static bool binaryFloat(Machine &, uint8_t *regs, const Inst &inst) {
  const uint8_t *a = regs + inst.a, *b = regs + inst.b;
  uint8_t *d = regs + inst.d;
  for (unsigned i = 0; i < inst.n; ++i, a += L::size, b += L::size, d += L::size)
    L::store(d, apply<op>(L::load(a), L::load(b)));
  return true;
}

Kernel comptime::floatBinaryKernel(Binary op, DType dtype) {
  return withFloatLane<Kernel>(dtype, nullptr, [op](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (op) {
    case Binary::Add:
      return binaryFloat<Binary::Add, L>;
    case Binary::Sub:
      return binaryFloat<Binary::Sub, L>;
    case Binary::Mul:
      return binaryFloat<Binary::Mul, L>;
    case Binary::Div:
      return binaryFloat<Binary::Div, L>;
    case Binary::Rem:
      return binaryFloat<Binary::Rem, L>;
    case Binary::Min:
      return binaryFloat<Binary::Min, L>;
    case Binary::Max:
      return binaryFloat<Binary::Max, L>;
    default:
      return nullptr;
    }
  });
}

/// Changes the sign bit of the lane's own bits, so that NaN keeps its bits.
template <Unary op, typename L> static bool signFloat(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    const uint8_t *a = regs + inst.a + i * L::size;
    uint8_t *d = regs + inst.d + i * L::size;
    if constexpr (L::size == 1) {
      L::store(d, op == Unary::Neg ? -L::load(a) : std::fabs(L::load(a)));
      continue;
    }
    std::memmove(d, a, L::size);
    if constexpr (op == Unary::Neg)
      d[L::size - 1] ^= 0x80;
    else
      d[L::size - 1] &= 0x7f;
  }
  return true;
}

Kernel comptime::floatUnaryKernel(Unary op, DType dtype) {
  if (dtype == DType::Float4E2M1FN || dtype == DType::Float8E8M0FNU)
    return nullptr;
  return withFloatLane<Kernel>(dtype, nullptr, [op](auto lane) -> Kernel {
    using L = decltype(lane);
    return op == Unary::Neg   ? signFloat<Unary::Neg, L>
           : op == Unary::Abs ? signFloat<Unary::Abs, L>
                              : nullptr;
  });
}

template <mojo::Pred pred, typename L>
static bool compareFloat(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    auto x = L::load(regs + inst.a + i * L::size), y = L::load(regs + inst.b + i * L::size);
    regs[inst.d + i] = pred == mojo::Pred::EQ   ? x == y
                       : pred == mojo::Pred::NE ? x != y
                       : pred == mojo::Pred::LT ? x < y
                       : pred == mojo::Pred::LE ? x <= y
                       : pred == mojo::Pred::GT ? x > y
                                                : x >= y;
  }
  return true;
}

Kernel comptime::floatCompareKernel(mojo::Pred pred, DType dtype) {
  return withFloatLane<Kernel>(dtype, nullptr, [pred](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (pred) {
    case mojo::Pred::EQ:
      return compareFloat<mojo::Pred::EQ, L>;
    case mojo::Pred::NE:
      return compareFloat<mojo::Pred::NE, L>;
    case mojo::Pred::LT:
      return compareFloat<mojo::Pred::LT, L>;
    case mojo::Pred::LE:
      return compareFloat<mojo::Pred::LE, L>;
    case mojo::Pred::GT:
      return compareFloat<mojo::Pred::GT, L>;
    case mojo::Pred::GE:
      return compareFloat<mojo::Pred::GE, L>;
    }
    return nullptr;
  });
}

/// Folds halves onto each other until one lane is left: the order that lowering emits.
template <Binary op, typename L>
static bool reduceFloat(Machine &, uint8_t *regs, const Inst &inst) {
  llvm::SmallVector<typename L::Value, 64> lanes(inst.n);
  for (unsigned i = 0; i < inst.n; ++i)
    lanes[i] = L::load(regs + inst.a + i * L::size);
  for (unsigned n = inst.n / 2; n; n /= 2)
    for (unsigned i = 0; i < n; ++i) {
      lanes[i] = apply<op>(lanes[i], lanes[i + n]);
      // The 16-bit floats are rounded in each step, the smaller ones at the end.
      if constexpr (L::size == 2) {
        uint8_t rounded[2];
        L::store(rounded, lanes[i]);
        lanes[i] = L::load(rounded);
      }
    }
  L::store(regs + inst.d, lanes[0]);
  return true;
}

Kernel comptime::floatReduceKernel(mojo::ReduceKind kind, DType dtype) {
  return withFloatLane<Kernel>(dtype, nullptr, [kind](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (kind) {
    case mojo::ReduceKind::Add:
      return reduceFloat<Binary::Add, L>;
    case mojo::ReduceKind::Mul:
      return reduceFloat<Binary::Mul, L>;
    case mojo::ReduceKind::Min:
      return reduceFloat<Binary::Min, L>;
    case mojo::ReduceKind::Max:
      return reduceFloat<Binary::Max, L>;
    default:
      return nullptr;
    }
  });
}

template <typename L> static bool fmaFloat(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    unsigned at = i * L::size;
    L::store(regs + inst.d + at, std::fma(L::load(regs + inst.a + at), L::load(regs + inst.b + at),
                                          L::load(regs + inst.c + at)));
  }
  return true;
}

template <typename L> static bool fmaInt(Machine &, uint8_t *regs, const Inst &inst) {
  using T = typename L::Value;
  using U = std::conditional_t<(sizeof(T) < 4), unsigned, typename UnsignedOf<T>::Type>;
  for (unsigned i = 0; i < inst.n; ++i) {
    unsigned at = i * L::size;
    T a = L::load(regs + inst.a + at), b = L::load(regs + inst.b + at),
      c = L::load(regs + inst.c + at);
    L::store(regs + inst.d + at, T(U(a) * U(b) + U(c)));
  }
  return true;
}

Kernel comptime::fmaKernel(DType dtype) {
  if (mojo::isBool(dtype))
    return nullptr;
  if (!mojo::isFloat(dtype))
    return withIntLane<Kernel>(dtype, nullptr,
                               [](auto lane) -> Kernel { return fmaInt<decltype(lane)>; });
  return withFloatLane<Kernel>(dtype, nullptr,
                               [](auto lane) -> Kernel { return fmaFloat<decltype(lane)>; });
}

/// Applies the elementary function that `inst.e` names; the same functions of the C library that
/// compiled code calls.
template <typename T> static bool math(mojo::MathFn fn, T x, T y, T &r) {
  using mojo::MathFn;
  switch (fn) {
  case MathFn::Sqrt:
    r = std::sqrt(x);
    return true;
  case MathFn::Floor:
    r = std::floor(x);
    return true;
  case MathFn::Ceil:
    r = std::ceil(x);
    return true;
  case MathFn::Trunc:
    r = std::trunc(x);
    return true;
  case MathFn::RoundEven:
    r = std::nearbyint(x);
    return true;
  case MathFn::Round:
    r = std::round(x);
    return true;
  case MathFn::Exp:
    r = std::exp(x);
    return true;
  case MathFn::Exp2:
    r = std::exp2(x);
    return true;
  case MathFn::Exp10:
    if constexpr (sizeof(T) == 4)
      r = ::exp10f(x);
    else
      r = ::exp10(x);
    return true;
  case MathFn::Expm1:
    r = std::expm1(x);
    return true;
  case MathFn::Log:
    r = std::log(x);
    return true;
  case MathFn::Log2:
    r = std::log2(x);
    return true;
  case MathFn::Log10:
    r = std::log10(x);
    return true;
  case MathFn::Log1p:
    r = std::log1p(x);
    return true;
  case MathFn::Logb:
    r = std::logb(x);
    return true;
  case MathFn::Sin:
    r = std::sin(x);
    return true;
  case MathFn::Cos:
    r = std::cos(x);
    return true;
  case MathFn::Tan:
    r = std::tan(x);
    return true;
  case MathFn::Asin:
    r = std::asin(x);
    return true;
  case MathFn::Acos:
    r = std::acos(x);
    return true;
  case MathFn::Atan:
    r = std::atan(x);
    return true;
  case MathFn::Sinh:
    r = std::sinh(x);
    return true;
  case MathFn::Cosh:
    r = std::cosh(x);
    return true;
  case MathFn::Tanh:
    r = std::tanh(x);
    return true;
  case MathFn::Asinh:
    r = std::asinh(x);
    return true;
  case MathFn::Acosh:
    r = std::acosh(x);
    return true;
  case MathFn::Atanh:
    r = std::atanh(x);
    return true;
  case MathFn::Cbrt:
    r = std::cbrt(x);
    return true;
  case MathFn::Erf:
    r = std::erf(x);
    return true;
  case MathFn::Erfc:
    r = std::erfc(x);
    return true;
  case MathFn::Gamma:
    r = std::tgamma(x);
    return true;
  case MathFn::LGamma:
    r = std::lgamma(x);
    return true;
  case MathFn::J0:
    r = T(sizeof(T) == 4 ? ::j0f(float(x)) : ::j0(x));
    return true;
  case MathFn::J1:
    r = T(sizeof(T) == 4 ? ::j1f(float(x)) : ::j1(x));
    return true;
  case MathFn::Y0:
    r = T(sizeof(T) == 4 ? ::y0f(float(x)) : ::y0(x));
    return true;
  case MathFn::Y1:
    r = T(sizeof(T) == 4 ? ::y1f(float(x)) : ::y1(x));
    return true;
  case MathFn::CopySign:
    r = std::copysign(x, y);
    return true;
  case MathFn::Pow:
    r = std::pow(x, y);
    return true;
  case MathFn::FMod:
    r = std::fmod(x, y);
    return true;
  case MathFn::Atan2:
    r = std::atan2(x, y);
    return true;
  case MathFn::Hypot:
    r = std::hypot(x, y);
    return true;
  case MathFn::NextAfter:
    r = std::nextafter(x, y);
    return true;
  case MathFn::Remainder:
    r = std::remainder(x, y);
    return true;
  case MathFn::ScalB:
    r = T(::scalb(double(x), double(y)));
    return true;
  }
  return false;
}

template <typename L> static bool mathFloat(Machine &machine, uint8_t *regs, const Inst &inst) {
  auto fn = mojo::MathFn(inst.e);
  bool two = inst.e >= uint32_t(mojo::MathFn::CopySign);
  for (unsigned i = 0; i < inst.n; ++i) {
    unsigned at = i * L::size;
    typename L::Value x = L::load(regs + inst.a + at), y = two ? L::load(regs + inst.b + at) : x, r;
    if (!math(fn, x, y, r))
      return machine.fail(InterpreterError::Kind::Fold, "unknown elementary function");
    L::store(regs + inst.d + at, r);
  }
  return true;
}

Kernel comptime::mathKernel(mojo::MathFn, DType dtype) {
  return withFloatLane<Kernel>(dtype, nullptr,
                               [](auto lane) -> Kernel { return mathFloat<decltype(lane)>; });
}
