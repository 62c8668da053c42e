// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translation of operations on SIMD values; single lanes of 64 bits have instructions of their own.
#include "comptime/Translator.h"
#include "dialect/Layout.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace kiln;
using namespace kiln::comptime;
using namespace mlir;

//===--------------------------------------------------------------------------------------------
// Kernels: lanes of `e` bytes
//===--------------------------------------------------------------------------------------------

static bool splatKernel(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i)
    std::memcpy(regs + inst.d + i * inst.e, regs + inst.a, inst.e);
  return true;
}
static bool extractKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t index = peek<uint64_t>(regs + inst.b);
  if (index >= inst.n)
    return machine.fail("lane " + std::to_string(int64_t(index)) + " is out of bounds of " +
                        std::to_string(inst.n) + " lanes");
  std::memmove(regs + inst.d, regs + inst.a + index * inst.e, inst.e);
  return true;
}
/// d, which holds the vector, gets the lane a at the index b.
static bool insertKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t index = peek<uint64_t>(regs + inst.b);
  if (index >= inst.n)
    return machine.fail("lane " + std::to_string(int64_t(index)) + " is out of bounds of " +
                        std::to_string(inst.n) + " lanes");
  std::memcpy(regs + inst.d + index * inst.e, regs + inst.a, inst.e);
  return true;
}
/// d = b or c lane by lane of the mask a.
static bool selectKernel(Machine &, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i)
    std::memcpy(regs + inst.d + i * inst.e,
                regs + (regs[inst.a + i] & 1 ? inst.b : inst.c) + i * inst.e, inst.e);
  return true;
}

namespace {
struct ShuffleTable {
  uint32_t size;
  std::vector<int64_t> offsets; // in bytes, from a, or from b when they are `onB` more
};
constexpr int64_t onB = int64_t(1) << 40;
} // namespace
static bool shuffleKernel(Machine &, uint8_t *regs, const Inst &inst) {
  const auto *table = pointerOf<const ShuffleTable>(inst);
  uint8_t *d = regs + inst.d;
  for (int64_t offset : table->offsets) {
    if (offset < 0)
      std::memset(d, 0, table->size);
    else
      std::memcpy(d, offset >= onB ? regs + inst.b + (offset - onB) : regs + inst.a + offset,
                  table->size);
    d += table->size;
  }
  return true;
}
/// n lanes of b value bits each in c bytes become lanes of `e & 0xffff` bits in `e >> 16` bytes:
/// the same string of bits.
static bool repackKernel(Machine &, uint8_t *regs, const Inst &inst) {
  unsigned fromBits = inst.b, fromBytes = inst.c, toBits = inst.e & 0xffff, toBytes = inst.e >> 16;
  unsigned total = inst.n * fromBits;
  std::memset(regs + inst.d, 0, total / toBits * toBytes);
  for (unsigned i = 0; i < total; ++i) {
    unsigned at = i % fromBits, to = i % toBits;
    if ((regs[inst.a + i / fromBits * fromBytes + at / 8] >> (at % 8)) & 1)
      regs[inst.d + i / toBits * toBytes + to / 8] |= 1 << (to % 8);
  }
  return true;
}

//===--------------------------------------------------------------------------------------------
// Arithmetic
//===--------------------------------------------------------------------------------------------

bool Translator::binary(Operation *op, Binary kind, mojo::DType dtype, unsigned lanes, Value a,
                        Value b, Value result) {
  bool is64 = lanes == 1 && mojo::isInteger(dtype) && mojo::dtypeBits(dtype) == 64;
  bool commutes = kind == Binary::Add || kind == Binary::Mul || kind == Binary::And ||
                  kind == Binary::Or || kind == Binary::Xor;
  if (is64) {
    if (commutes && constantOf(a) && !constantOf(b))
      std::swap(a, b);
    std::optional<int64_t> right = constantOf(b);
    std::optional<Opcode> code;
    bool immediate = false;
    switch (kind) {
    case Binary::Add:
      code = right ? Opcode::Add64I : Opcode::Add64;
      immediate = true;
      break;
    case Binary::Sub:
      code = right ? Opcode::Sub64I : Opcode::Sub64;
      immediate = true;
      break;
    case Binary::Mul:
      code = right ? Opcode::Mul64I : Opcode::Mul64;
      immediate = true;
      break;
    case Binary::And:
      code = right ? Opcode::And64I : Opcode::And64;
      immediate = true;
      break;
    case Binary::Or:
      code = right ? Opcode::Or64I : Opcode::Or64;
      immediate = true;
      break;
    case Binary::Xor:
      code = right ? Opcode::Xor64I : Opcode::Xor64;
      immediate = true;
      break;
    case Binary::Shl:
      if (right && *right >= 0 && *right < 64)
        code = Opcode::Shl64I, immediate = true;
      break;
    case Binary::Shr:
      if (right && *right >= 0 && *right < 64)
        code = mojo::isSigned(dtype) ? Opcode::ShrS64I : Opcode::ShrU64I, immediate = true;
      break;
    default:
      break;
    }
    if (code) {
      uint32_t x = reg(a);
      if (right && immediate) {
        emit(*code, define(result), x, 0, *right, op);
      } else {
        uint32_t y = reg(b);
        emit(*code, define(result), x, y, 0, op);
      }
      return true;
    }
  }
  std::optional<Opcode> code;
  if (lanes == 1 && mojo::isBool(dtype))
    code = kind == Binary::And   ? std::optional(Opcode::And8)
           : kind == Binary::Or  ? std::optional(Opcode::Or8)
           : kind == Binary::Xor ? std::optional(Opcode::Xor8)
                                 : std::nullopt;
  if (lanes == 1 && dtype == mojo::DType::Float64)
    code = kind == Binary::Add   ? std::optional(Opcode::AddF64)
           : kind == Binary::Sub ? std::optional(Opcode::SubF64)
           : kind == Binary::Mul ? std::optional(Opcode::MulF64)
           : kind == Binary::Div ? std::optional(Opcode::DivF64)
                                 : std::nullopt;
  uint32_t x = reg(a), y = reg(b);
  if (code) {
    emit(*code, define(result), x, y, 0, op);
    return true;
  }
  Kernel kernel = binaryKernel(kind, dtype);
  if (!kernel)
    return false;
  emitKernel(kernel, lanes, define(result), x, y, 0, op);
  return true;
}

bool Translator::unary(Operation *op, Unary kind, mojo::DType dtype, unsigned lanes, Value a,
                       Value result) {
  uint32_t x = reg(a);
  if (lanes == 1 && mojo::isInteger(dtype) && mojo::dtypeBits(dtype) == 64 && kind != Unary::Abs) {
    emit(kind == Unary::Neg ? Opcode::Neg64 : Opcode::Not64, define(result), x, 0, 0, op);
    return true;
  }
  if (lanes == 1 && mojo::isBool(dtype) && kind == Unary::Not) {
    emit(Opcode::NotBool, define(result), x, 0, 0, op);
    return true;
  }
  Kernel kernel = unaryKernel(kind, dtype);
  if (!kernel)
    return false;
  emitKernel(kernel, lanes, define(result), x, 0, 0, op);
  return true;
}

bool Translator::compare(Operation *op, mojo::Pred pred, mojo::DType dtype, unsigned lanes, Value a,
                         Value b, Value result) {
  if (lanes == 1 && mojo::isInteger(dtype) && mojo::dtypeBits(dtype) == 64) {
    static const Opcode withSign[] = {Opcode::EqS64, Opcode::NeS64, Opcode::LtS64,
                                      Opcode::LeS64, Opcode::GtS64, Opcode::GeS64};
    static const Opcode withoutSign[] = {Opcode::EqS64, Opcode::NeS64, Opcode::LtU64,
                                         Opcode::LeU64, Opcode::GtU64, Opcode::GeU64};
    Opcode code = (mojo::isSigned(dtype) ? withSign : withoutSign)[unsigned(pred)];
    uint32_t x = reg(a);
    if (std::optional<int64_t> right = constantOf(b)) {
      code = Opcode(unsigned(code) + unsigned(Opcode::EqS64I) - unsigned(Opcode::EqS64));
      emit(code, define(result), x, 0, *right, op);
    } else {
      uint32_t y = reg(b);
      emit(code, define(result), x, y, 0, op);
    }
    return true;
  }
  uint32_t x = reg(a), y = reg(b);
  if (lanes == 1 && dtype == mojo::DType::Float64) {
    static const Opcode codes[] = {Opcode::EqF64, Opcode::NeF64, Opcode::LtF64,
                                   Opcode::LeF64, Opcode::GtF64, Opcode::GeF64};
    emit(codes[unsigned(pred)], define(result), x, y, 0, op);
    return true;
  }
  if (lanes == 1 && mojo::dtypeBytes(dtype) == 1 && !mojo::isFloat(dtype) && unsigned(pred) < 2) {
    emit(pred == mojo::Pred::EQ ? Opcode::Eq8 : Opcode::Ne8, define(result), x, y, 0, op);
    return true;
  }
  Kernel kernel = compareKernel(pred, dtype);
  if (!kernel)
    return false;
  emitKernel(kernel, lanes, define(result), x, y, 0, op);
  return true;
}

bool Translator::cast(Operation *op, mojo::DType from, mojo::DType to, unsigned lanes, Value a,
                      Value result) {
  bool sameBits = from == to || (mojo::isInteger(from) && mojo::isInteger(to) &&
                                 mojo::dtypeBits(from) == mojo::dtypeBits(to));
  if (sameBits)
    return alias(result, a), true;
  // The low bytes of an integer are a narrower integer, little-endian as everything is here.
  if (lanes == 1 && mojo::isInteger(from) && mojo::isInteger(to) &&
      mojo::dtypeBits(from) > mojo::dtypeBits(to)) {
    Binding binding = bindingOf(a);
    if (binding.kind == Binding::Kind::Register) {
      binding.data = reg(a);
      binding.addend = 0;
    }
    bind(result, binding);
    return true;
  }
  uint32_t x = reg(a);
  Inst &inst =
      emitKernel(castKernel(from, to), lanes, define(result), x, unsigned(from), unsigned(to), op);
  (void)inst;
  return true;
}

//===--------------------------------------------------------------------------------------------
// Operations
//===--------------------------------------------------------------------------------------------

bool Translator::translateSimdOp(Operation *op) {
  auto typeOf = [](Value value) { return llvm::cast<mojo::SimdType>(value.getType()); };
  auto sized = [&](Inst &inst, Value lane) { inst.e = mojo::dtypeBytes(typeOf(lane).getDtype()); };
  using K = Binary;
  std::optional<K> kind = llvm::TypeSwitch<Operation *, std::optional<K>>(op)
                              .Case([](mojo::SimdAddOp) { return K::Add; })
                              .Case([](mojo::SimdSubOp) { return K::Sub; })
                              .Case([](mojo::SimdMulOp) { return K::Mul; })
                              .Case([](mojo::SimdDivOp) { return K::Div; })
                              .Case([](mojo::SimdRemOp) { return K::Rem; })
                              .Case([](mojo::SimdAndOp) { return K::And; })
                              .Case([](mojo::SimdOrOp) { return K::Or; })
                              .Case([](mojo::SimdXorOp) { return K::Xor; })
                              .Case([](mojo::SimdShlOp) { return K::Shl; })
                              .Case([](mojo::SimdShrOp) { return K::Shr; })
                              .Case([](mojo::SimdMinOp) { return K::Min; })
                              .Case([](mojo::SimdMaxOp) { return K::Max; })
                              .Case([](mojo::SimdAddSatOp) { return K::AddSat; })
                              .Case([](mojo::SimdSubSatOp) { return K::SubSat; })
                              .Default([](Operation *) { return std::nullopt; });
  if (kind) {
    mojo::SimdType type = typeOf(op->getResult(0));
    return binary(op, *kind, type.getDtype(), type.getLanes(), op->getOperand(0), op->getOperand(1),
                  op->getResult(0));
  }
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case<mojo::SimdNegOp, mojo::SimdNotOp, mojo::SimdAbsOp>([&](auto) {
        // The comparison before it is done by the branch after it.
        if (bindingOf(op->getOperand(0)).kind == Binding::Kind::Unset)
          return true;
        Unary kind = isa<mojo::SimdNegOp>(op)   ? Unary::Neg
                     : isa<mojo::SimdNotOp>(op) ? Unary::Not
                                                : Unary::Abs;
        mojo::SimdType type = typeOf(op->getResult(0));
        return unary(op, kind, type.getDtype(), type.getLanes(), op->getOperand(0),
                     op->getResult(0));
      })
      .Case([&](mojo::SimdCmpOp cmp) {
        if (fusesIntoBranch(cmp))
          return true;
        mojo::SimdType type = typeOf(cmp.getLhs());
        return compare(op, cmp.getPred(), type.getDtype(), type.getLanes(), cmp.getLhs(),
                       cmp.getRhs(), cmp.getResult());
      })
      .Case<mojo::SimdAddOverflowOp, mojo::SimdSubOverflowOp, mojo::SimdMulOverflowOp>(
          [&](auto pair) {
            mojo::SimdType type = typeOf(pair.getLhs());
            Kernel kernel = binaryKernel(isa<mojo::SimdAddOverflowOp>(op)   ? K::AddOverflow
                                         : isa<mojo::SimdSubOverflowOp>(op) ? K::SubOverflow
                                                                            : K::MulOverflow,
                                         type.getDtype());
            if (!kernel)
              return false;
            uint32_t a = reg(pair.getLhs()), b = reg(pair.getRhs());
            uint32_t d = define(pair.getResult()), c = define(pair.getOverflow());
            emitKernel(kernel, type.getLanes(), d, a, b, c, op);
            return true;
          })
      .Case([&](mojo::SimdFmaOp fma) {
        mojo::SimdType type = typeOf(fma.getResult());
        Kernel kernel = fmaKernel(type.getDtype());
        if (!kernel)
          return false;
        uint32_t a = reg(fma.getA()), b = reg(fma.getB()), c = reg(fma.getC());
        emitKernel(kernel, type.getLanes(), define(fma.getResult()), a, b, c, op);
        return true;
      })
      .Case<mojo::SimdFshlOp, mojo::SimdFshrOp>([&](auto shift) {
        mojo::SimdType type = typeOf(shift.getResult());
        Kernel kernel = funnelKernel(isa<mojo::SimdFshlOp>(op), type.getDtype());
        if (!kernel)
          return false;
        uint32_t a = reg(shift.getHigh()), b = reg(shift.getLow()), c = reg(shift.getAmount());
        emitKernel(kernel, type.getLanes(), define(shift.getResult()), a, b, c, op);
        return true;
      })
      .Case([&](mojo::SimdMathOp math) {
        mojo::SimdType type = typeOf(math.getResult());
        Kernel kernel = mathKernel(math.getFn(), type.getDtype());
        if (!kernel)
          return false;
        uint32_t a = reg(math.getArgs()[0]),
                 b = math.getArgs().size() > 1 ? reg(math.getArgs()[1]) : a;
        emitKernel(kernel, type.getLanes(), define(math.getResult()), a, b, 0, op).e =
            unsigned(math.getFn());
        return true;
      })
      .Case([&](mojo::SimdBitOp bit) {
        mojo::SimdType type = typeOf(bit.getResult());
        Kernel kernel = bitKernel(bit.getFn(), type.getDtype());
        if (!kernel)
          return false;
        uint32_t a = reg(bit.getValue());
        emitKernel(kernel, type.getLanes(), define(bit.getResult()), a, 0, 0, op);
        return true;
      })
      .Case([&](mojo::SimdReduceOp reduce) {
        mojo::SimdType type = typeOf(reduce.getValue());
        if (type.isScalar())
          return alias(reduce.getResult(), reduce.getValue()), true;
        Kernel kernel = reduceKernel(reduce.getKind(), type.getDtype());
        if (!kernel)
          return false;
        uint32_t a = reg(reduce.getValue());
        emitKernel(kernel, type.getLanes(), define(reduce.getResult()), a, 0, 0, op);
        return true;
      })
      .Case([&](mojo::SimdIotaOp iota) {
        mojo::SimdType type = typeOf(iota.getResult());
        Kernel kernel = iotaKernel(type.getDtype());
        if (!kernel)
          return false;
        emitKernel(kernel, type.getLanes(), define(iota.getResult()), 0, 0, 0, op);
        return true;
      })
      .Case([&](mojo::SimdCastOp cast) {
        mojo::SimdType from = typeOf(cast.getValue()), to = typeOf(cast.getResult());
        return this->cast(op, from.getDtype(), to.getDtype(), from.getLanes(), cast.getValue(),
                          cast.getResult());
      })
      .Case([&](mojo::SimdBitcastOp cast) {
        mojo::SimdType from = typeOf(cast.getValue()), to = typeOf(cast.getResult());
        unsigned fromBits = mojo::dtypeBits(from.getDtype()),
                 toBits = mojo::dtypeBits(to.getDtype());
        unsigned fromBytes = mojo::dtypeBytes(from.getDtype()),
                 toBytes = mojo::dtypeBytes(to.getDtype());
        if (fromBits == toBits || (fromBits % 8 == 0 && toBits % 8 == 0))
          return alias(cast.getResult(), cast.getValue()), true;
        uint32_t a = reg(cast.getValue());
        emitKernel(repackKernel, from.getLanes(), define(cast.getResult()), a, fromBits, fromBytes,
                   op)
            .e = toBits | toBytes << 16;
        return true;
      })
      .Case([&](mojo::SimdSelectOp choice) {
        mojo::SimdType type = typeOf(choice.getResult());
        if (type.isScalar())
          return select(op, choice.getMask(), choice.getIfTrue(), choice.getIfFalse(),
                        choice.getResult()),
                 true;
        uint32_t a = reg(choice.getMask()), b = reg(choice.getIfTrue()),
                 c = reg(choice.getIfFalse());
        sized(emitKernel(selectKernel, type.getLanes(), define(choice.getResult()), a, b, c, op),
              choice.getResult());
        return true;
      })
      .Case([&](mojo::SimdSplatOp splat) {
        mojo::SimdType type = typeOf(splat.getResult());
        if (type.isScalar())
          return alias(splat.getResult(), splat.getValue()), true;
        uint32_t a = reg(splat.getValue());
        sized(emitKernel(splatKernel, type.getLanes(), define(splat.getResult()), a, 0, 0, op),
              splat.getResult());
        return true;
      })
      .Case([&](mojo::SimdExtractOp extract) {
        mojo::SimdType type = typeOf(extract.getValue());
        std::optional<int64_t> index = constantOf(extract.getIndex());
        if (index && *index >= 0 && *index < type.getLanes()) {
          Binding from = bindingOf(extract.getValue());
          from.data += *index * mojo::dtypeBytes(type.getDtype());
          if (type.isScalar())
            return alias(extract.getResult(), extract.getValue()), true;
          if (from.kind == Binding::Kind::Constant) {
            from.data = reg(extract.getValue()) + *index * mojo::dtypeBytes(type.getDtype());
            Binding at = newBinding(extract.getType());
            move(at.data, from.data, mojo::dtypeBytes(type.getDtype()), op);
            from = at;
          }
          bind(extract.getResult(), from);
          return true;
        }
        uint32_t a = reg(extract.getValue()), b = reg(extract.getIndex());
        sized(emitKernel(extractKernel, type.getLanes(), define(extract.getResult()), a, b, 0, op),
              extract.getResult());
        return true;
      })
      .Case([&](mojo::SimdInsertOp insert) {
        mojo::SimdType type = typeOf(insert.getResult());
        uint32_t size = mojo::dtypeBytes(type.getDtype());
        uint32_t a = reg(insert.getValue()), base = reg(insert.getBase());
        std::optional<int64_t> index = constantOf(insert.getIndex());
        uint32_t b = index ? 0 : reg(insert.getIndex());
        uint32_t d = define(insert.getResult());
        move(d, base, size * type.getLanes(), op);
        if (index && *index >= 0 && *index < type.getLanes())
          move(d + *index * size, a, size, op);
        else
          sized(emitKernel(insertKernel, type.getLanes(), d, a, index ? reg(insert.getIndex()) : b,
                           0, op),
                insert.getResult());
        return true;
      })
      .Case([&](mojo::SimdShuffleOp shuffle) {
        mojo::SimdType type = typeOf(shuffle.getLhs());
        auto table = std::make_shared<ShuffleTable>();
        table->size = mojo::dtypeBytes(type.getDtype());
        for (int64_t lane : shuffle.getMask())
          table->offsets.push_back(lane < 0 ? -1
                                   : lane < type.getLanes()
                                       ? lane * table->size
                                       : onB + (lane - type.getLanes()) * table->size);
        uint32_t a = reg(shuffle.getLhs()), b = reg(shuffle.getRhs());
        setPointer(emitKernel(shuffleKernel, 0, define(shuffle.getResult()), a, b, 0, op),
                   table.get());
        code.owned.push_back(table);
        return true;
      })
      .Case([&](mojo::SimdJoinOp join) {
        uint32_t size = mojo::sizeOf(join.getLhs().getType());
        uint32_t a = reg(join.getLhs()), b = reg(join.getRhs()), d = define(join.getResult());
        move(d, a, size, op);
        move(d + size, b, size, op);
        return true;
      })
      .Case([&](mojo::SimdSliceOp slice) {
        mojo::SimdType type = typeOf(slice.getValue());
        Binding from;
        from.kind = Binding::Kind::Register;
        from.data = reg(slice.getValue()) + slice.getOffset() * mojo::dtypeBytes(type.getDtype());
        if (bindingOf(slice.getValue()).kind == Binding::Kind::Constant) {
          // The registers of a constant are filled where it is used; a part of it is copied.
          Binding at = newBinding(slice.getType());
          move(at.data, from.data, mojo::sizeOf(slice.getType()), op);
          from = at;
        }
        bind(slice.getResult(), from);
        return true;
      })
      .Case<mojo::ToBuiltinOp, mojo::FromBuiltinOp, mojo::DTypeToUI8Op, mojo::DTypeFromUI8Op>(
          [&](auto same) { return alias(same->getResult(0), same->getOperand(0)), true; })
      .Default([](Operation *) { return false; });
}
