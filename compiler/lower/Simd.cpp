// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// SIMD operations: arithmetic, comparison, lanes, reductions, elementary functions.
#include "lower/Lowering.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

namespace {
/// Makes operations of the LLVM dialect with two operands and the type of the first.
struct Binary {
  OpBuilder &b;
  Location loc;
  template <typename Op> Value make(Value x, Value y) { return kiln::make<Op>(b, loc, x, y); }
};
} // namespace

/// Returns `x op y` for lanes of `dtype`; small floats are computed as float32 by way of the
/// caller.
template <typename IntOp, typename UIntOp, typename FloatOp>
static Value arith(OpBuilder &b, Location loc, DType dtype, Value x, Value y) {
  if (isFloat(dtype))
    return make<FloatOp>(b, loc, x, y);
  if (isSigned(dtype))
    return make<IntOp>(b, loc, x, y);
  return make<UIntOp>(b, loc, x, y);
}

/// Returns whether arithmetic on `dtype` is done as float32.
static bool isNarrow(DType dtype) { return isSmallFloat(dtype) || dtype == DType::BFloat16; }

/// Lowers a binary operation, computing small floats as float32.
template <typename IntOp, typename UIntOp, typename FloatOp, typename Op>
static void lowerArith(Lowering &lowering, Op op) {
  SimdType type = op.getType();
  Value x = lowering.get(op.getLhs()), y = lowering.get(op.getRhs());
  if (isNarrow(type.getDtype())) {
    SimdType wide = type.withDType(DType::Float32);
    x = lowering.castSimd(x, type, wide);
    y = lowering.castSimd(y, type, wide);
    Value result = make<FloatOp>(lowering.builder(), lowering.loc(), x, y);
    return lowering.set(op, lowering.castSimd(result, wide, type));
  }
  lowering.set(
      op, arith<IntOp, UIntOp, FloatOp>(lowering.builder(), lowering.loc(), type.getDtype(), x, y));
}

void Lowering::lower(SimdAddOp op) {
  lowerArith<LLVM::AddOp, LLVM::AddOp, LLVM::FAddOp>(*this, op);
}
void Lowering::lower(SimdSubOp op) {
  lowerArith<LLVM::SubOp, LLVM::SubOp, LLVM::FSubOp>(*this, op);
}
void Lowering::lower(SimdMulOp op) {
  lowerArith<LLVM::MulOp, LLVM::MulOp, LLVM::FMulOp>(*this, op);
}
void Lowering::lower(SimdDivOp op) {
  lowerArith<LLVM::SDivOp, LLVM::UDivOp, LLVM::FDivOp>(*this, op);
}
void Lowering::lower(SimdRemOp op) {
  lowerArith<LLVM::SRemOp, LLVM::URemOp, LLVM::FRemOp>(*this, op);
}

void Lowering::lower(SimdAndOp op) {
  set(op, make<LLVM::AndOp>(b, currentLoc, get(op.getLhs()), get(op.getRhs())));
}
void Lowering::lower(SimdOrOp op) {
  set(op, make<LLVM::OrOp>(b, currentLoc, get(op.getLhs()), get(op.getRhs())));
}
void Lowering::lower(SimdXorOp op) {
  set(op, make<LLVM::XOrOp>(b, currentLoc, get(op.getLhs()), get(op.getRhs())));
}
void Lowering::lower(SimdShlOp op) {
  set(op, make<LLVM::ShlOp>(b, currentLoc, get(op.getLhs()), get(op.getRhs())));
}
void Lowering::lower(SimdShrOp op) {
  Value x = get(op.getLhs()), y = get(op.getRhs());
  if (mojo::isSigned(op.getType().getDtype()))
    set(op, make<LLVM::AShrOp>(b, currentLoc, x, y));
  else
    set(op, make<LLVM::LShrOp>(b, currentLoc, x, y));
}

Value Lowering::minMax(Value x, Value y, DType dtype, bool isMax) {
  if (isNarrow(dtype)) {
    int64_t lanes = 1;
    if (auto vector = dyn_cast<VectorType>(x.getType()))
      lanes = vector.getNumElements();
    Value less = make<LLVM::FCmpOp>(
        b, currentLoc, isMax ? LLVM::FCmpPredicate::ogt : LLVM::FCmpPredicate::olt,
        widen(x, dtype, lanes), widen(y, dtype, lanes));
    return make<LLVM::SelectOp>(b, currentLoc, less, x, y);
  }
  if (isFloat(dtype)) {
    // Which operand a NaN gives is left open, so this can be one machine instruction.
    Value first = make<LLVM::FCmpOp>(
        b, currentLoc, isMax ? LLVM::FCmpPredicate::ogt : LLVM::FCmpPredicate::olt, x, y);
    return make<LLVM::SelectOp>(b, currentLoc, first, x, y);
  }
  if (mojo::isSigned(dtype))
    return isMax ? Value(make<LLVM::SMaxOp>(b, currentLoc, x, y))
                 : Value(make<LLVM::SMinOp>(b, currentLoc, x, y));
  return isMax ? Value(make<LLVM::UMaxOp>(b, currentLoc, x, y))
               : Value(make<LLVM::UMinOp>(b, currentLoc, x, y));
}

void Lowering::lower(SimdMinOp op) {
  set(op, minMax(get(op.getLhs()), get(op.getRhs()), op.getType().getDtype(), false));
}
void Lowering::lower(SimdMaxOp op) {
  set(op, minMax(get(op.getLhs()), get(op.getRhs()), op.getType().getDtype(), true));
}

void Lowering::lower(SimdAddSatOp op) {
  Value x = get(op.getLhs()), y = get(op.getRhs());
  set(op, mojo::isSigned(op.getType().getDtype())
              ? Value(LLVM::SAddSat::create(b, currentLoc, x, y))
              : Value(LLVM::UAddSat::create(b, currentLoc, x, y)));
}
void Lowering::lower(SimdSubSatOp op) {
  Value x = get(op.getLhs()), y = get(op.getRhs());
  set(op, mojo::isSigned(op.getType().getDtype())
              ? Value(LLVM::SSubSat::create(b, currentLoc, x, y))
              : Value(LLVM::USubSat::create(b, currentLoc, x, y)));
}

void Lowering::lower(SimdNegOp op) {
  DType dtype = op.getType().getDtype();
  Value x = get(op.getValue());
  if (isSmallFloat(dtype)) {
    SimdType type = op.getType(), wide = type.withDType(DType::Float32);
    Value negated = make<LLVM::FNegOp>(b, currentLoc, castSimd(x, type, wide));
    return set(op, castSimd(negated, wide, type));
  }
  if (dtype == DType::BFloat16)
    return set(op, make<LLVM::XOrOp>(b, currentLoc, x, constantInt(x.getType(), 0x8000)));
  if (isFloat(dtype))
    return set(op, make<LLVM::FNegOp>(b, currentLoc, x));
  set(op, make<LLVM::SubOp>(b, currentLoc, constantInt(x.getType(), 0), x));
}

void Lowering::lower(SimdNotOp op) {
  Value x = get(op.getValue());
  set(op, make<LLVM::XOrOp>(b, currentLoc, x, constantInt(x.getType(), -1)));
}

void Lowering::lower(SimdAbsOp op) {
  SimdType type = op.getType();
  Value x = get(op.getValue());
  if (isSmallFloat(type.getDtype())) {
    SimdType wide = type.withDType(DType::Float32);
    return set(op,
               castSimd(make<LLVM::FAbsOp>(b, currentLoc, castSimd(x, type, wide)), wide, type));
  }
  if (type.getDtype() == DType::BFloat16)
    return set(op, make<LLVM::AndOp>(b, currentLoc, x, constantInt(x.getType(), 0x7FFF)));
  if (isFloat(type.getDtype()))
    return set(op, make<LLVM::FAbsOp>(b, currentLoc, x));
  if (mojo::isSigned(type.getDtype()))
    return set(op, make<LLVM::AbsOp>(b, currentLoc, x.getType(), x, false));
  set(op, x);
}

void Lowering::lower(SimdFmaOp op) {
  SimdType type = op.getType();
  Value x = get(op.getA()), y = get(op.getB()), z = get(op.getC());
  if (isNarrow(type.getDtype())) {
    SimdType wide = type.withDType(DType::Float32);
    Value result = make<LLVM::FMAOp>(b, currentLoc, castSimd(x, type, wide),
                                     castSimd(y, type, wide), castSimd(z, type, wide));
    return set(op, castSimd(result, wide, type));
  }
  if (isFloat(type.getDtype()))
    return set(op, make<LLVM::FMAOp>(b, currentLoc, x, y, z));
  set(op, make<LLVM::AddOp>(b, currentLoc, make<LLVM::MulOp>(b, currentLoc, x, y), z));
}

/// Lowers an operation that says whether it overflowed.
template <typename SignedOp, typename UnsignedOp, typename Op>
static void lowerOverflow(Lowering &lowering, OpBuilder &b, Op op) {
  Value x = lowering.get(op.getLhs()), y = lowering.get(op.getRhs());
  auto type = cast<SimdType>(op.getResult().getType());
  Type bits = lowering.lowerType(type.withDType(DType::Bool));
  Type pairType = LLVM::LLVMStructType::getLiteral(b.getContext(), {x.getType(), bits});
  Value pair = mojo::isSigned(type.getDtype())
                   ? Value(make<SignedOp>(b, op.getLoc(), pairType, x, y))
                   : Value(make<UnsignedOp>(b, op.getLoc(), pairType, x, y));
  lowering.set(op.getResult(),
               make<LLVM::ExtractValueOp>(b, op.getLoc(), pair, ArrayRef<int64_t>{0}));
  lowering.set(op.getOverflow(),
               make<LLVM::ExtractValueOp>(b, op.getLoc(), pair, ArrayRef<int64_t>{1}));
}
void Lowering::lower(SimdAddOverflowOp op) {
  lowerOverflow<LLVM::SAddWithOverflowOp, LLVM::UAddWithOverflowOp>(*this, b, op);
}
void Lowering::lower(SimdSubOverflowOp op) {
  lowerOverflow<LLVM::SSubWithOverflowOp, LLVM::USubWithOverflowOp>(*this, b, op);
}
void Lowering::lower(SimdMulOverflowOp op) {
  lowerOverflow<LLVM::SMulWithOverflowOp, LLVM::UMulWithOverflowOp>(*this, b, op);
}

void Lowering::lower(SimdCmpOp op) {
  SimdType type = op.getLhs().getType();
  Value x = get(op.getLhs()), y = get(op.getRhs());
  if (isFloat(type.getDtype())) {
    if (isNarrow(type.getDtype())) {
      SimdType wide = type.withDType(DType::Float32);
      x = castSimd(x, type, wide);
      y = castSimd(y, type, wide);
    }
    using P = LLVM::FCmpPredicate;
    static const P preds[] = {P::oeq, P::une, P::olt, P::ole, P::ogt, P::oge};
    return set(op, make<LLVM::FCmpOp>(b, currentLoc, preds[unsigned(op.getPred())], x, y));
  }
  using P = LLVM::ICmpPredicate;
  static const P signedPreds[] = {P::eq, P::ne, P::slt, P::sle, P::sgt, P::sge};
  static const P unsignedPreds[] = {P::eq, P::ne, P::ult, P::ule, P::ugt, P::uge};
  P pred = (mojo::isSigned(type.getDtype()) ? signedPreds : unsignedPreds)[unsigned(op.getPred())];
  set(op, make<LLVM::ICmpOp>(b, currentLoc, pred, x, y));
}

void Lowering::lower(SimdSelectOp op) {
  set(op, make<LLVM::SelectOp>(b, currentLoc, get(op.getMask()), get(op.getIfTrue()),
                               get(op.getIfFalse())));
}

// ---- lanes -------------------------------------------------------------------------------------

Value Lowering::toVector(Value value) {
  if (isa<VectorType>(value.getType()))
    return value;
  Value empty = poison(VectorType::get(1, value.getType()));
  return make<LLVM::InsertElementOp>(b, currentLoc, empty, value, constantIndex(0));
}

Value Lowering::shuffle(Value x, Value y, ArrayRef<int64_t> mask) {
  if (mask.size() == 1 && !isa<VectorType>(x.getType()))
    return mask[0] == 1 ? y : x;
  SmallVector<int32_t> lanes(mask.begin(), mask.end());
  x = toVector(x);
  if (mask.size() == 1) {
    int64_t count = cast<VectorType>(x.getType()).getNumElements();
    Value from = mask[0] < count ? x : toVector(y);
    return make<LLVM::ExtractElementOp>(b, currentLoc, from,
                                        constantIndex(std::max<int64_t>(mask[0], 0) % count));
  }
  return make<LLVM::ShuffleVectorOp>(b, currentLoc, x, toVector(y), lanes);
}

void Lowering::lower(SimdSplatOp op) {
  Value x = get(op.getValue());
  SimdType type = op.getType();
  if (type.isScalar())
    return set(op, x);
  Value first =
      make<LLVM::InsertElementOp>(b, currentLoc, poison(lowerType(type)), x, constantIndex(0));
  SmallVector<int32_t> mask(type.getLanes(), 0);
  set(op, make<LLVM::ShuffleVectorOp>(b, currentLoc, first, first, mask));
}

void Lowering::lower(SimdExtractOp op) {
  Value x = get(op.getValue());
  if (!isa<VectorType>(x.getType()))
    return set(op, x);
  set(op, make<LLVM::ExtractElementOp>(b, currentLoc, x, get(op.getIndex())));
}

void Lowering::lower(SimdInsertOp op) {
  Value x = get(op.getValue()), base = get(op.getBase());
  if (!isa<VectorType>(base.getType()))
    return set(op, x);
  set(op, make<LLVM::InsertElementOp>(b, currentLoc, base, x, get(op.getIndex())));
}

void Lowering::lower(SimdShuffleOp op) {
  set(op, shuffle(get(op.getLhs()), get(op.getRhs()), op.getMask()));
}

void Lowering::lower(SimdJoinOp op) {
  SmallVector<int64_t> mask = llvm::to_vector(llvm::seq<int64_t>(0, op.getType().getLanes()));
  set(op, shuffle(get(op.getLhs()), get(op.getRhs()), mask));
}

void Lowering::lower(SimdSliceOp op) {
  Value x = get(op.getValue());
  int64_t lanes = op.getResult().getType().getLanes();
  if (lanes == op.getValue().getType().getLanes())
    return set(op, x);
  SmallVector<int64_t> mask =
      llvm::to_vector(llvm::seq<int64_t>(op.getOffset(), op.getOffset() + lanes));
  set(op, shuffle(x, x, mask));
}

void Lowering::lower(SimdIotaOp op) {
  SimdType type = op.getType();
  bool isFp = isFloat(type.getDtype());
  SimdType from = isFp ? type.withDType(DType::Float32) : type;
  Type lowered = lowerType(from);
  if (from.isScalar())
    return set(op,
               isFp ? castSimd(constantFloat(lowered, 0), from, type) : constantInt(lowered, 0));
  SmallVector<Attribute> lanes;
  Type lane = laneType(from.getDtype());
  for (int64_t i = 0; i < type.getLanes(); ++i)
    lanes.push_back(isFp ? Attribute(FloatAttr::get(lane, double(i)))
                         : Attribute(IntegerAttr::get(
                               lane, APInt(64, i).zextOrTrunc(lane.getIntOrFloatBitWidth()))));
  Value result = make<LLVM::ConstantOp>(b, currentLoc, lowered,
                                        DenseElementsAttr::get(cast<VectorType>(lowered), lanes));
  set(op, castSimd(result, from, type));
}

void Lowering::lower(SimdReduceOp op) {
  SimdType type = op.getValue().getType();
  DType dtype = type.getDtype();
  Value x = get(op.getValue());
  if (type.isScalar())
    return set(op, x);
  Type lane = laneType(dtype);
  auto reduce = [&]<typename Op>() { return set(op, make<Op>(b, currentLoc, lane, x)); };
  if (!isFloat(dtype)) {
    switch (op.getKind()) {
    case ReduceKind::Add:
      return reduce.template operator()<LLVM::vector_reduce_add>();
    case ReduceKind::Mul:
      return reduce.template operator()<LLVM::vector_reduce_mul>();
    case ReduceKind::And:
      return reduce.template operator()<LLVM::vector_reduce_and>();
    case ReduceKind::Or:
      return reduce.template operator()<LLVM::vector_reduce_or>();
    case ReduceKind::Xor:
      return reduce.template operator()<LLVM::vector_reduce_xor>();
    case ReduceKind::Min:
      if (mojo::isSigned(dtype))
        return reduce.template operator()<LLVM::vector_reduce_smin>();
      return reduce.template operator()<LLVM::vector_reduce_umin>();
    case ReduceKind::Max:
      if (mojo::isSigned(dtype))
        return reduce.template operator()<LLVM::vector_reduce_smax>();
      return reduce.template operator()<LLVM::vector_reduce_umax>();
    }
  }
  // Halves are combined until one lane is left, in the same order on every target.
  SimdType wide = isNarrow(dtype) ? type.withDType(DType::Float32) : type;
  x = castSimd(x, type, wide);
  for (int64_t half = type.getLanes() / 2; half >= 1; half /= 2) {
    Value low = shuffle(x, x, llvm::to_vector(llvm::seq<int64_t>(0, half)));
    Value high = shuffle(x, x, llvm::to_vector(llvm::seq<int64_t>(half, 2 * half)));
    switch (op.getKind()) {
    case ReduceKind::Add:
      x = make<LLVM::FAddOp>(b, currentLoc, low, high);
      break;
    case ReduceKind::Mul:
      x = make<LLVM::FMulOp>(b, currentLoc, low, high);
      break;
    default:
      x = minMax(low, high, wide.getDtype(), op.getKind() == ReduceKind::Max);
      break;
    }
  }
  set(op, castSimd(x, wide.withLanes(1), type.withLanes(1)));
}

// ---- functions ---------------------------------------------------------------------------------

/// How a function is computed: by an intrinsic of LLVM, or by the C library's function on each
/// lane.
namespace {
struct MathEntry {
  const char *name;
  bool isIntrinsic;
  bool isCheap; ///< f16 and bf16 need no detour
};
} // namespace

static MathEntry mathEntry(MathFn fn) {
  switch (fn) {
  case MathFn::Sqrt:
    return {"llvm.sqrt", true, true};
  case MathFn::Floor:
    return {"llvm.floor", true, true};
  case MathFn::Ceil:
    return {"llvm.ceil", true, true};
  case MathFn::Trunc:
    return {"llvm.trunc", true, true};
  case MathFn::RoundEven:
    return {"llvm.roundeven", true, true};
  case MathFn::Round:
    return {"llvm.round", true, true};
  case MathFn::CopySign:
    return {"llvm.copysign", true, true};
  case MathFn::Exp:
    return {"llvm.exp", true, false};
  case MathFn::Exp2:
    return {"llvm.exp2", true, false};
  case MathFn::Exp10:
    return {"llvm.exp10", true, false};
  case MathFn::Log:
    return {"llvm.log", true, false};
  case MathFn::Log2:
    return {"llvm.log2", true, false};
  case MathFn::Log10:
    return {"llvm.log10", true, false};
  case MathFn::Sin:
    return {"llvm.sin", true, false};
  case MathFn::Cos:
    return {"llvm.cos", true, false};
  case MathFn::Tan:
    return {"llvm.tan", true, false};
  case MathFn::Asin:
    return {"llvm.asin", true, false};
  case MathFn::Acos:
    return {"llvm.acos", true, false};
  case MathFn::Atan:
    return {"llvm.atan", true, false};
  case MathFn::Sinh:
    return {"llvm.sinh", true, false};
  case MathFn::Cosh:
    return {"llvm.cosh", true, false};
  case MathFn::Tanh:
    return {"llvm.tanh", true, false};
  case MathFn::Pow:
    return {"llvm.pow", true, false};
  case MathFn::Atan2:
    return {"llvm.atan2", true, false};
  case MathFn::FMod:
    return {nullptr, true, true};
  default:
    return {nullptr, false, false};
  }
}

void Lowering::lower(SimdMathOp op) {
  SimdType type = op.getType();
  MathEntry entry = mathEntry(op.getFn());
  SmallVector<Value> args = getAll(op.getArgs());
  SimdType work = type;
  if (isNarrow(type.getDtype()) || (!entry.isCheap && dtypeBits(type.getDtype()) < 32))
    work = type.withDType(DType::Float32);
  if (work != type)
    for (Value &arg : args)
      arg = castSimd(arg, type, work);
  Type lowered = lowerType(work);
  Value result;
  if (op.getFn() == MathFn::FMod) {
    result = make<LLVM::FRemOp>(b, currentLoc, args[0], args[1]);
  } else if (entry.isIntrinsic) {
    result = intrinsic(entry.name, lowered, args);
  } else {
    std::string name = stringifyMathFn(op.getFn()).str();
    if (work.getDtype() == DType::Float32)
      name += 'f';
    Type lane = laneType(work.getDtype());
    if (work.isScalar()) {
      result = callC(name, lane, args);
    } else {
      result = poison(lowered);
      for (int64_t i = 0; i < work.getLanes(); ++i) {
        Value at = constantIndex(i);
        SmallVector<Value> lanes;
        for (Value arg : args)
          lanes.push_back(make<LLVM::ExtractElementOp>(b, currentLoc, arg, at));
        result = make<LLVM::InsertElementOp>(b, currentLoc, result, callC(name, lane, lanes), at);
      }
    }
  }
  set(op, castSimd(result, work, type));
}

void Lowering::lower(SimdBitOp op) {
  Value x = get(op.getValue());
  Type type = x.getType();
  switch (op.getFn()) {
  case BitFn::CtPop:
    return set(op, make<LLVM::CtPopOp>(b, currentLoc, type, x));
  case BitFn::Ctlz:
    return set(op, make<LLVM::CountLeadingZerosOp>(b, currentLoc, type, x, false));
  case BitFn::Cttz:
    return set(op, make<LLVM::CountTrailingZerosOp>(b, currentLoc, type, x, false));
  case BitFn::BSwap:
    if (dtypeBits(op.getType().getDtype()) == 8)
      return set(op, x);
    return set(op, make<LLVM::ByteSwapOp>(b, currentLoc, type, x));
  case BitFn::BitReverse:
    return set(op, make<LLVM::BitReverseOp>(b, currentLoc, type, x));
  }
}

void Lowering::lower(SimdFshlOp op) {
  set(op, make<LLVM::FshlOp>(b, currentLoc, get(op.getHigh()), get(op.getLow()),
                             get(op.getAmount())));
}
void Lowering::lower(SimdFshrOp op) {
  set(op, make<LLVM::FshrOp>(b, currentLoc, get(op.getHigh()), get(op.getLow()),
                             get(op.getAmount())));
}

void Lowering::lower(ToBuiltinOp op) {
  Value x = get(op.getValue());
  Type to = lowerType(op.getType());
  if (isa<VectorType>(to) && !isa<VectorType>(x.getType()))
    x = toVector(x);
  set(op, x.getType() == to ? x : Value(make<LLVM::BitcastOp>(b, currentLoc, to, x)));
}

void Lowering::lower(FromBuiltinOp op) {
  Value x = get(op.getValue());
  Type to = lowerType(op.getType());
  if (isa<VectorType>(x.getType()) && !isa<VectorType>(to))
    x = make<LLVM::ExtractElementOp>(b, currentLoc, x, constantIndex(0));
  set(op, x.getType() == to ? x : Value(make<LLVM::BitcastOp>(b, currentLoc, to, x)));
}

void Lowering::lower(DTypeToUI8Op op) { set(op, get(op.getValue())); }
void Lowering::lower(DTypeFromUI8Op op) { set(op, get(op.getValue())); }
