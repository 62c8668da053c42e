// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Kernels of integers and bools, lane by lane.
#include "comptime/Kernels.h"
#include "comptime/Lanes.h"
#include "comptime/Machine.h"

using namespace kiln;
using namespace kiln::comptime;
using mojo::DType;

/// Returns the smallest and the biggest value of an integer lane.
template <typename L> static typename L::Value lowest() {
  using U = typename UnsignedOf<typename L::Value>::Type;
  if constexpr (L::isSigned)
    return typename L::Value(U(1) << (L::bits - 1));
  return 0;
}
template <typename L> static typename L::Value highest() { return typename L::Value(~lowest<L>()); }

/// Computes x + y, x - y or x * y, wrapped; returns whether it overflowed.
template <Binary op, typename L>
static bool overflows(typename L::Value x, typename L::Value y, typename L::Value &result) {
  using T = typename L::Value;
  using U = typename UnsignedOf<T>::Type;
  if constexpr (op == Binary::AddOverflow) {
    result = T(U(x) + U(y));
    if constexpr (L::isSigned)
      return (x < 0) == (y < 0) && (result < 0) != (x < 0);
    return result < x;
  } else if constexpr (op == Binary::SubOverflow) {
    result = T(U(x) - U(y));
    if constexpr (L::isSigned)
      return (x < 0) != (y < 0) && (result < 0) != (x < 0);
    return x < y;
  } else if constexpr (L::bits == 256) {
    using W = std::conditional_t<L::isSigned, signed _BitInt(512), unsigned _BitInt(512)>;
    W wide = W(x) * W(y);
    result = T(U(x) * U(y));
    return wide != W(result);
  } else {
    return __builtin_mul_overflow(x, y, &result);
  }
}

template <Binary op, typename L>
static bool binaryInt(Machine &machine, uint8_t *regs, const Inst &inst) {
  using T = typename L::Value;
  using U = typename UnsignedOf<T>::Type;
  const uint8_t *a = regs + inst.a, *b = regs + inst.b;
  uint8_t *d = regs + inst.d;
  for (unsigned i = 0; i < inst.n; ++i, a += L::size, b += L::size, d += L::size) {
    T x = L::load(a), y = L::load(b), r{};
    if constexpr (L::isBool) {
      if constexpr (op == Binary::Add || op == Binary::Sub || op == Binary::Xor)
        r = x != y;
      else if constexpr (op == Binary::Mul || op == Binary::And || op == Binary::Min)
        r = x && y;
      else if constexpr (op == Binary::Or || op == Binary::Max)
        r = x || y;
    } else if constexpr (op == Binary::Add)
      r = T(U(x) + U(y));
    else if constexpr (op == Binary::Sub)
      r = T(U(x) - U(y));
    else if constexpr (op == Binary::Mul) {
      if constexpr (sizeof(T) < 4) // no promotion to a signed type
        r = T(unsigned(x) * unsigned(y));
      else
        r = T(U(x) * U(y));
    } else if constexpr (op == Binary::Div || op == Binary::Rem) {
      if (y == 0)
        return machine.fail(InterpreterError::Kind::Fold, "division by zero");
      bool wraps = L::isSigned && y == T(-1) && x == lowest<L>();
      if constexpr (op == Binary::Div)
        r = wraps ? x : T(x / y);
      else
        r = wraps ? T(0) : T(x % y);
    } else if constexpr (op == Binary::And)
      r = T(x & y);
    else if constexpr (op == Binary::Or)
      r = T(x | y);
    else if constexpr (op == Binary::Xor)
      r = T(x ^ y);
    else if constexpr (op == Binary::Shl || op == Binary::Shr) {
      if (U(y) >= U(L::bits - 1) + U(1) || y < 0)
        return machine.fail("shift by the bit width or more");
      if constexpr (op == Binary::Shl)
        r = T(U(x) << unsigned(y));
      else
        r = T(x >> unsigned(y));
    } else if constexpr (op == Binary::Min)
      r = x < y ? x : y;
    else if constexpr (op == Binary::Max)
      r = x > y ? x : y;
    else if constexpr (op == Binary::AddSat) {
      if (overflows<Binary::AddOverflow, L>(x, y, r))
        r = L::isSigned && x < 0 ? lowest<L>() : highest<L>();
    } else if constexpr (op == Binary::SubSat) {
      if (overflows<Binary::SubOverflow, L>(x, y, r))
        r = !L::isSigned || x < 0 ? lowest<L>() : highest<L>();
    } else
      regs[inst.c + i] = overflows<op, L>(x, y, r);
    L::store(d, r);
  }
  return true;
}

template <Binary op> static Kernel intKernel(DType dtype) {
  return withIntLane<Kernel>(dtype, nullptr, [](auto lane) -> Kernel {
    using L = decltype(lane);
    constexpr bool bitwise = op <= Binary::Mul || op == Binary::And || op == Binary::Or ||
                             op == Binary::Xor || op == Binary::Min || op == Binary::Max;
    if constexpr (L::isBool && !bitwise)
      return nullptr;
    else
      return binaryInt<op, L>;
  });
}

Kernel comptime::binaryKernel(Binary op, DType dtype) {
  if (mojo::isFloat(dtype))
    return floatBinaryKernel(op, dtype);
  switch (op) {
#define KILN_CASE(name)                                                                            \
  case Binary::name:                                                                               \
    return intKernel<Binary::name>(dtype);
    KILN_CASE(Add)
    KILN_CASE(Sub) KILN_CASE(Mul) KILN_CASE(Div) KILN_CASE(Rem) KILN_CASE(And) KILN_CASE(Or)
        KILN_CASE(Xor) KILN_CASE(Shl) KILN_CASE(Shr) KILN_CASE(Min) KILN_CASE(Max) KILN_CASE(AddSat)
            KILN_CASE(SubSat) KILN_CASE(AddOverflow) KILN_CASE(SubOverflow) KILN_CASE(MulOverflow)
#undef KILN_CASE
  }
  return nullptr;
}

template <Unary op, typename L> static bool unaryInt(Machine &, uint8_t *regs, const Inst &inst) {
  using T = typename L::Value;
  using U = typename UnsignedOf<T>::Type;
  for (unsigned i = 0; i < inst.n; ++i) {
    T x = L::load(regs + inst.a + i * L::size), r = x;
    if constexpr (op == Unary::Not && L::isBool)
      r = !x;
    else if constexpr (op == Unary::Not)
      r = T(~U(x));
    else if constexpr (!L::isBool)
      if (op == Unary::Neg || (L::isSigned && x < 0))
        r = T(U(0) - U(x));
    L::store(regs + inst.d + i * L::size, r);
  }
  return true;
}

Kernel comptime::unaryKernel(Unary op, DType dtype) {
  if (mojo::isFloat(dtype))
    return floatUnaryKernel(op, dtype);
  return withIntLane<Kernel>(dtype, nullptr, [op](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (op) {
    case Unary::Neg:
      return unaryInt<Unary::Neg, L>;
    case Unary::Not:
      return unaryInt<Unary::Not, L>;
    case Unary::Abs:
      return unaryInt<Unary::Abs, L>;
    }
    return nullptr;
  });
}

template <mojo::Pred pred, typename L>
static bool compareInt(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    auto x = L::load(regs + inst.a + i * L::size), y = L::load(regs + inst.b + i * L::size);
    bool r = pred == mojo::Pred::EQ   ? x == y
             : pred == mojo::Pred::NE ? x != y
             : pred == mojo::Pred::LT ? x < y
             : pred == mojo::Pred::LE ? x <= y
             : pred == mojo::Pred::GT ? x > y
                                      : x >= y;
    regs[inst.d + i] = r;
  }
  return true;
}

Kernel comptime::compareKernel(mojo::Pred pred, DType dtype) {
  if (mojo::isFloat(dtype))
    return floatCompareKernel(pred, dtype);
  return withIntLane<Kernel>(dtype, nullptr, [pred](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (pred) {
    case mojo::Pred::EQ:
      return compareInt<mojo::Pred::EQ, L>;
    case mojo::Pred::NE:
      return compareInt<mojo::Pred::NE, L>;
    case mojo::Pred::LT:
      return compareInt<mojo::Pred::LT, L>;
    case mojo::Pred::LE:
      return compareInt<mojo::Pred::LE, L>;
    case mojo::Pred::GT:
      return compareInt<mojo::Pred::GT, L>;
    case mojo::Pred::GE:
      return compareInt<mojo::Pred::GE, L>;
    }
    return nullptr;
  });
}

template <mojo::BitFn fn, typename L>
static bool bitInt(Machine &, uint8_t *regs, const Inst &inst) {
  using U = typename UnsignedOf<typename L::Value>::Type;
  for (unsigned i = 0; i < inst.n; ++i) {
    U x = U(L::load(regs + inst.a + i * L::size)), r = 0;
    unsigned count = 0;
    if constexpr (fn == mojo::BitFn::CtPop) {
      for (U rest = x; rest; rest = U(rest >> 1))
        count += unsigned(rest & 1);
      r = U(count);
    } else if constexpr (fn == mojo::BitFn::Ctlz) {
      while (count < L::bits && !((x >> (L::bits - 1 - count)) & 1))
        ++count;
      r = U(count);
    } else if constexpr (fn == mojo::BitFn::Cttz) {
      while (count < L::bits && !((x >> count) & 1))
        ++count;
      r = U(count);
    } else if constexpr (fn == mojo::BitFn::BSwap) {
      uint8_t bytes[L::size];
      std::memcpy(bytes, &x, L::size);
      std::reverse(bytes, bytes + L::size);
      std::memcpy(&r, bytes, L::size);
    } else {
      for (unsigned bit = 0; bit < L::bits; ++bit)
        if ((x >> bit) & 1)
          r = U(r | (U(1) << (L::bits - 1 - bit)));
    }
    L::store(regs + inst.d + i * L::size, typename L::Value(r));
  }
  return true;
}

Kernel comptime::bitKernel(mojo::BitFn fn, DType dtype) {
  return withIntLane<Kernel>(dtype, nullptr, [fn](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (fn) {
    case mojo::BitFn::CtPop:
      return bitInt<mojo::BitFn::CtPop, L>;
    case mojo::BitFn::Ctlz:
      return bitInt<mojo::BitFn::Ctlz, L>;
    case mojo::BitFn::Cttz:
      return bitInt<mojo::BitFn::Cttz, L>;
    case mojo::BitFn::BSwap:
      return bitInt<mojo::BitFn::BSwap, L>;
    case mojo::BitFn::BitReverse:
      return bitInt<mojo::BitFn::BitReverse, L>;
    }
    return nullptr;
  });
}

template <bool left, typename L> static bool funnelInt(Machine &, uint8_t *regs, const Inst &inst) {
  using U = typename UnsignedOf<typename L::Value>::Type;
  for (unsigned i = 0; i < inst.n; ++i) {
    unsigned at = i * L::size;
    U high = U(L::load(regs + inst.a + at)), low = U(L::load(regs + inst.b + at)),
      amount = U(L::load(regs + inst.c + at));
    unsigned shift = unsigned(amount & U(L::bits - 1));
    U r;
    if (left)
      r = shift ? U(U(high << shift) | U(low >> (L::bits - shift))) : high;
    else
      r = shift ? U(U(high << (L::bits - shift)) | U(low >> shift)) : low;
    L::store(regs + inst.d + at, typename L::Value(r));
  }
  return true;
}

Kernel comptime::funnelKernel(bool left, DType dtype) {
  return withIntLane<Kernel>(dtype, nullptr, [left](auto lane) -> Kernel {
    using L = decltype(lane);
    return left ? funnelInt<true, L> : funnelInt<false, L>;
  });
}

template <mojo::ReduceKind kind, typename L>
static bool reduceInt(Machine &, uint8_t *regs, const Inst &inst) {
  using T = typename L::Value;
  using U = typename UnsignedOf<T>::Type;
  T r = L::load(regs + inst.a);
  for (unsigned i = 1; i < inst.n; ++i) {
    T x = L::load(regs + inst.a + i * L::size);
    if constexpr (kind == mojo::ReduceKind::Add)
      r = L::isBool ? T(r != x) : T(U(r) + U(x));
    else if constexpr (kind == mojo::ReduceKind::Mul) {
      if constexpr (sizeof(T) < 4)
        r = T(unsigned(r) * unsigned(x));
      else
        r = T(U(r) * U(x));
    } else if constexpr (kind == mojo::ReduceKind::Min)
      r = x < r ? x : r;
    else if constexpr (kind == mojo::ReduceKind::Max)
      r = x > r ? x : r;
    else if constexpr (kind == mojo::ReduceKind::And)
      r = T(r & x);
    else if constexpr (kind == mojo::ReduceKind::Or)
      r = T(r | x);
    else
      r = T(r ^ x);
  }
  L::store(regs + inst.d, r);
  return true;
}

Kernel comptime::reduceKernel(mojo::ReduceKind kind, DType dtype) {
  if (mojo::isFloat(dtype))
    return floatReduceKernel(kind, dtype);
  return withIntLane<Kernel>(dtype, nullptr, [kind](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (kind) {
    case mojo::ReduceKind::Add:
      return reduceInt<mojo::ReduceKind::Add, L>;
    case mojo::ReduceKind::Mul:
      return reduceInt<mojo::ReduceKind::Mul, L>;
    case mojo::ReduceKind::Min:
      return reduceInt<mojo::ReduceKind::Min, L>;
    case mojo::ReduceKind::Max:
      return reduceInt<mojo::ReduceKind::Max, L>;
    case mojo::ReduceKind::And:
      return reduceInt<mojo::ReduceKind::And, L>;
    case mojo::ReduceKind::Or:
      return reduceInt<mojo::ReduceKind::Or, L>;
    case mojo::ReduceKind::Xor:
      return reduceInt<mojo::ReduceKind::Xor, L>;
    }
    return nullptr;
  });
}

template <typename L> static bool iota(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i)
    L::store(regs + inst.d + i * L::size, typename L::Value(i));
  return true;
}

Kernel comptime::iotaKernel(DType dtype) {
  return withLane<Kernel>(dtype, nullptr, [](auto lane) -> Kernel { return iota<decltype(lane)>; });
}

/// d = old value at the address in register a; memory = old op b. `e` says that the value is a
/// pointer.
template <mojo::RMW op, typename L>
static bool rmw(Machine &machine, uint8_t *regs, const Inst &inst) {
  using T = typename L::Value;
  uint8_t *shadow;
  uint8_t *at = machine.write(peek<Address>(regs + inst.a), L::size, shadow);
  if (!at)
    return false;
  T x = L::load(at), y = L::load(regs + inst.b), r = y;
  if constexpr (L::isFloat) {
    if constexpr (op == mojo::RMW::Add)
      r = x + y;
    else if constexpr (op == mojo::RMW::Sub)
      r = x - y;
    else if constexpr (op == mojo::RMW::Min)
      r = std::fmin(x, y);
    else if constexpr (op == mojo::RMW::Max)
      r = std::fmax(x, y);
  } else {
    using U = typename UnsignedOf<T>::Type;
    if constexpr (op == mojo::RMW::Add)
      r = L::isBool ? T(x != y) : T(U(x) + U(y));
    else if constexpr (op == mojo::RMW::Sub)
      r = L::isBool ? T(x != y) : T(U(x) - U(y));
    else if constexpr (op == mojo::RMW::And)
      r = T(x & y);
    else if constexpr (op == mojo::RMW::Or)
      r = T(x | y);
    else if constexpr (op == mojo::RMW::Xor)
      r = T(x ^ y);
    else if constexpr (op == mojo::RMW::Nand && L::isBool)
      r = !(x && y);
    else if constexpr (op == mojo::RMW::Nand)
      r = T(~U(x & y));
    else if constexpr (op == mojo::RMW::Min)
      r = y < x ? y : x;
    else if constexpr (op == mojo::RMW::Max)
      r = y > x ? y : x;
  }
  L::store(at, r);
  if (inst.e)
    poke<uint64_t>(shadow, shadowPointer);
  else
    std::memset(shadow, 1, L::size);
  L::store(regs + inst.d, x);
  return true;
}

Kernel comptime::rmwKernel(mojo::RMW op, DType dtype) {
  return withLane<Kernel>(dtype, nullptr, [op](auto lane) -> Kernel {
    using L = decltype(lane);
    switch (op) {
    case mojo::RMW::Xchg:
      return rmw<mojo::RMW::Xchg, L>;
    case mojo::RMW::Add:
      return rmw<mojo::RMW::Add, L>;
    case mojo::RMW::Sub:
      return rmw<mojo::RMW::Sub, L>;
    case mojo::RMW::Min:
      return rmw<mojo::RMW::Min, L>;
    case mojo::RMW::Max:
      return rmw<mojo::RMW::Max, L>;
    default:
      break;
    }
    if constexpr (!L::isFloat)
      switch (op) {
      case mojo::RMW::And:
        return rmw<mojo::RMW::And, L>;
      case mojo::RMW::Or:
        return rmw<mojo::RMW::Or, L>;
      case mojo::RMW::Xor:
        return rmw<mojo::RMW::Xor, L>;
      case mojo::RMW::Nand:
        return rmw<mojo::RMW::Nand, L>;
      default:
        break;
      }
    return nullptr;
  });
}
