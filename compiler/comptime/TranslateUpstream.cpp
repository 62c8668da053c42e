// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translation of operations of other dialects: the usual ones of arith and index have kernels,
// others are folded by MLIR when they run. LLVM intrinsics that are pure functions of numbers are
// here, too.
#include "comptime/Translator.h"
#include "dialect/Layout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/StringSwitch.h"

using namespace kiln;
using namespace kiln::comptime;
using namespace mlir;

/// Returns the number of lanes of a builtin type and sets `element`.
static unsigned lanesOf(Type type, Type &element) {
  if (auto vector = dyn_cast<VectorType>(type)) {
    element = vector.getElementType();
    return vector.getNumElements();
  }
  element = type;
  return 1;
}

namespace {
struct BinaryName {
  StringLiteral name;
  Binary kind;
  bool isSigned;
};
} // namespace
static const BinaryName binaryNames[] = {
    {"arith.addi", Binary::Add, true},    {"arith.subi", Binary::Sub, true},
    {"arith.muli", Binary::Mul, true},    {"arith.divsi", Binary::Div, true},
    {"arith.divui", Binary::Div, false},  {"arith.remsi", Binary::Rem, true},
    {"arith.remui", Binary::Rem, false},  {"arith.andi", Binary::And, true},
    {"arith.ori", Binary::Or, true},      {"arith.xori", Binary::Xor, true},
    {"arith.shli", Binary::Shl, true},    {"arith.shrsi", Binary::Shr, true},
    {"arith.shrui", Binary::Shr, false},  {"arith.maxsi", Binary::Max, true},
    {"arith.maxui", Binary::Max, false},  {"arith.minsi", Binary::Min, true},
    {"arith.minui", Binary::Min, false},  {"arith.addf", Binary::Add, true},
    {"arith.subf", Binary::Sub, true},    {"arith.mulf", Binary::Mul, true},
    {"arith.divf", Binary::Div, true},    {"arith.remf", Binary::Rem, true},
    {"arith.maxnumf", Binary::Max, true}, {"arith.minnumf", Binary::Min, true},
    {"index.add", Binary::Add, true},     {"index.sub", Binary::Sub, true},
    {"index.mul", Binary::Mul, true},     {"index.divs", Binary::Div, true},
    {"index.divu", Binary::Div, false},   {"index.rems", Binary::Rem, true},
    {"index.remu", Binary::Rem, false},   {"index.maxs", Binary::Max, true},
    {"index.maxu", Binary::Max, false},   {"index.mins", Binary::Min, true},
    {"index.minu", Binary::Min, false},   {"index.and", Binary::And, true},
    {"index.or", Binary::Or, true},       {"index.xor", Binary::Xor, true},
    {"index.shl", Binary::Shl, true},     {"index.shrs", Binary::Shr, true},
    {"index.shru", Binary::Shr, false},
};

/// d = a / b rounded down (`e` is 0) or up.
static bool roundedDivKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  int64_t x = peek<int64_t>(regs + inst.a), y = peek<int64_t>(regs + inst.b);
  if (!y)
    return machine.fail(InterpreterError::Kind::Fold, "division by zero");
  if (y == -1) {
    poke<uint64_t>(regs + inst.d, 0 - uint64_t(x));
    return true;
  }
  int64_t quotient = x / y;
  if (x % y != 0 && ((x < 0) != (y < 0)) == !inst.e)
    quotient += inst.e ? 1 : -1;
  poke(regs + inst.d, quotient);
  return true;
}

namespace {
/// An operation that MLIR folds each time it runs.
struct FoldInfo {
  Block block;
  Operation *op = nullptr;
  SmallVector<std::pair<uint32_t, Type>> operands, results;
};
} // namespace

static bool foldKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  auto *info = pointerOf<FoldInfo>(inst);
  SmallVector<Attribute> values;
  for (auto [at, type] : info->operands)
    values.push_back(bytesAttribute(regs + at, type));
  // Folding may change the operation, so each time a new one is folded.
  Operation *op = info->op->clone();
  SmallVector<OpFoldResult> results;
  bool folded = false;
  for (int round = 0; round < 4 && !folded; ++round) {
    results.clear();
    if (failed(op->fold(values, results)))
      break;
    folded = !results.empty();
  }
  bool fine = folded && results.size() == info->results.size();
  for (size_t i = 0; fine && i < results.size(); ++i) {
    auto [at, type] = info->results[i];
    Attribute value = dyn_cast<Attribute>(results[i]);
    if (!value) {
      auto arg = dyn_cast<BlockArgument>(cast<Value>(results[i]));
      value = arg ? values[arg.getArgNumber()] : Attribute();
    }
    SmallVector<uint8_t> bytes;
    fine = value && attributeBytes(value, type, bytes);
    if (fine)
      std::memcpy(regs + at, bytes.data(), bytes.size());
  }
  op->destroy();
  return fine || machine.fail(InterpreterError::Kind::Fold, "");
}

bool Translator::foldLater(Operation *op) {
  if (op->getNumResults() == 0 || op->getNumRegions() || op->getNumSuccessors() ||
      isa<mojo::MojoDialect>(op->getDialect()))
    return false;
  auto foldable = [](Type type) {
    Type element;
    lanesOf(type, element);
    return element.isIntOrIndexOrFloat();
  };
  if (!llvm::all_of(op->getOperandTypes(), foldable) ||
      !llvm::all_of(op->getResultTypes(), foldable))
    return false;
  auto info = std::make_shared<FoldInfo>();
  IRMapping mapping;
  for (Value operand : op->getOperands()) {
    info->operands.push_back({reg(operand), operand.getType()});
    mapping.map(operand, info->block.addArgument(operand.getType(), operand.getLoc()));
  }
  info->op = op->clone(mapping);
  info->block.push_back(info->op);
  for (Value result : op->getResults())
    info->results.push_back({define(result), result.getType()});
  setPointer(emitKernel(foldKernel, 0, 0, 0, 0, 0, op), info.get());
  code.owned.push_back(info);
  return true;
}

/// Returns the comparison of the integer predicates of arith, which index has in another order.
static std::optional<std::pair<mojo::Pred, bool>> predicateOf(Operation *op) {
  using mojo::Pred;
  auto make = [](StringRef name) -> std::optional<std::pair<Pred, bool>> {
    bool isSigned = !name.consume_front("u");
    if (isSigned)
      name.consume_front("s");
    std::optional<Pred> pred = mojo::symbolizePred(name);
    return pred ? std::optional(std::pair(*pred, isSigned)) : std::nullopt;
  };
  if (auto compare = dyn_cast<arith::CmpIOp>(op))
    return make(arith::stringifyCmpIPredicate(compare.getPredicate()));
  if (auto compare = dyn_cast<index::CmpOp>(op))
    return make(index::stringifyIndexCmpPredicate(compare.getPred()));
  if (auto compare = dyn_cast<arith::CmpFOp>(op)) {
    switch (compare.getPredicate()) {
    case arith::CmpFPredicate::OEQ:
      return std::pair(Pred::EQ, true);
    case arith::CmpFPredicate::UNE:
      return std::pair(Pred::NE, true);
    case arith::CmpFPredicate::OLT:
      return std::pair(Pred::LT, true);
    case arith::CmpFPredicate::OLE:
      return std::pair(Pred::LE, true);
    case arith::CmpFPredicate::OGT:
      return std::pair(Pred::GT, true);
    case arith::CmpFPredicate::OGE:
      return std::pair(Pred::GE, true);
    default:
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// d = a b c ... joined to LLVM's pair {value, overflowed}; see binaryKernel.
static std::optional<Binary> overflowKind(StringRef name) {
  return llvm::StringSwitch<std::optional<Binary>>(name)
      .Case("add.with.overflow", Binary::AddOverflow)
      .Case("sub.with.overflow", Binary::SubOverflow)
      .Case("mul.with.overflow", Binary::MulOverflow)
      .Default(std::nullopt);
}

/// Returns the dtype and lanes of a SIMD or builtin number or vector.
static std::optional<mojo::DType> numberOf(Type type, bool isSigned, unsigned &lanes) {
  type = unwrapType(type);
  if (auto simd = dyn_cast<mojo::SimdType>(type)) {
    lanes = simd.getLanes();
    mojo::DType dtype = simd.getDtype();
    if (!mojo::isInteger(dtype) || mojo::isSigned(dtype) == isSigned)
      return dtype;
    // The intrinsic says whether there is a sign.
    return dtypeOfBuiltin(IntegerType::get(type.getContext(), mojo::dtypeBits(dtype)), isSigned);
  }
  Type element;
  lanes = lanesOf(type, element);
  return dtypeOfBuiltin(element, isSigned);
}

/// Translates the call of an LLVM intrinsic. Returns false when it is none of those that the
/// interpreter knows.
bool Translator::intrinsic(Operation *op, StringRef name, OperandRange args, Value result) {
  if (!name.consume_front("llvm."))
    return false;
  // What follows the first type suffix is no part of the name.
  SmallVector<StringRef> parts;
  name.split(parts, '.');
  auto isSuffix = [](StringRef part) {
    part.consume_front("nxv");
    if (part.consume_front("v"))
      part = part.drop_while([](char c) { return c >= '0' && c <= '9'; });
    if (part == "bf16")
      return true;
    return part.size() > 1 && (part[0] == 'i' || part[0] == 'f' || part[0] == 'p') &&
           llvm::all_of(part.drop_front(), [](char c) { return c >= '0' && c <= '9'; });
  };
  while (parts.size() > 1 && isSuffix(parts.back()))
    parts.pop_back();
  std::string joined = llvm::join(parts, ".");
  StringRef base = joined;
  if (base == "expect" || base == "expect.with.probability")
    return alias(result, args[0]), true;
  if (base == "assume" || base == "donothing" || base == "prefetch" || base == "sideeffect" ||
      base.starts_with("lifetime.") || base == "experimental.noalias.scope.decl")
    return true;
  if (base == "trap" || base == "debugtrap" || base == "ubsantrap")
    return fail(op, InterpreterError::Kind::Abort, "the program aborted"), true;
  if (args.empty() || !result)
    return false;
  unsigned lanes = 1;
  auto dtype = [&](bool isSigned) { return numberOf(args[0].getType(), isSigned, lanes); };
  auto kernel = [&](Kernel kernel, unsigned e = 0) {
    if (!kernel)
      return false;
    uint32_t a = reg(args[0]), b = args.size() > 1 ? reg(args[1]) : 0,
             c = args.size() > 2 ? reg(args[2]) : 0;
    emitKernel(kernel, lanes, define(result), a, b, c, op).e = e;
    return true;
  };
  std::optional<mojo::DType> number = dtype(false);
  if (!number)
    return false;
  if (auto bit = llvm::StringSwitch<std::optional<mojo::BitFn>>(base)
                     .Case("ctpop", mojo::BitFn::CtPop)
                     .Case("ctlz", mojo::BitFn::Ctlz)
                     .Case("cttz", mojo::BitFn::Cttz)
                     .Case("bswap", mojo::BitFn::BSwap)
                     .Case("bitreverse", mojo::BitFn::BitReverse)
                     .Default(std::nullopt))
    return kernel(bitKernel(*bit, *number));
  if (base == "fshl" || base == "fshr")
    return kernel(funnelKernel(base == "fshl", *number));
  if (base == "fma" || base == "fmuladd")
    return kernel(fmaKernel(*number));
  if (base == "fabs" || base == "abs")
    return kernel(unaryKernel(Unary::Abs, *dtype(true)));
  if (mojo::isFloat(*number)) {
    StringRef math = base == "rint" || base == "nearbyint" ? "roundeven" : base;
    if (base == "minnum" || base == "minimum" || base == "minimumnum")
      return kernel(binaryKernel(Binary::Min, *number));
    if (base == "maxnum" || base == "maximum" || base == "maximumnum")
      return kernel(binaryKernel(Binary::Max, *number));
    if (std::optional<mojo::MathFn> fn = mojo::symbolizeMathFn(math))
      return kernel(mathKernel(*fn, *number), unsigned(*fn));
  }
  if (base.consume_front("vector.reduce.")) {
    bool isSigned = !base.consume_front("u");
    if (isSigned)
      base.consume_front("s");
    base.consume_front("f");
    if (std::optional<mojo::ReduceKind> kind = mojo::symbolizeReduceKind(base);
        kind && args.size() == 1)
      return kernel(reduceKernel(*kind, *dtype(isSigned)));
    return false;
  }
  bool isSigned = base.consume_front("s");
  if (!isSigned && !base.consume_front("u"))
    return false;
  number = dtype(isSigned);
  if (base == "max" || base == "min")
    return kernel(binaryKernel(base == "max" ? Binary::Max : Binary::Min, *number));
  if (base == "add.sat" || base == "sub.sat")
    return kernel(binaryKernel(base == "add.sat" ? Binary::AddSat : Binary::SubSat, *number));
  if (std::optional<Binary> overflow = overflowKind(base)) {
    Kernel pair = binaryKernel(*overflow, *number);
    Repr repr = reprOf(result.getType());
    uint32_t size = reprOf(args[0].getType()).size;
    if (!pair || !repr.hasShadow() || repr.size < size + lanes)
      return false;
    uint32_t a = reg(args[0]), b = reg(args[1]), d = define(result);
    emit(Opcode::ZeroN, d, 0, 0, 0, op).c = repr.size;
    emitKernel(pair, lanes, d, a, b, d + size, op);
    writeShadowOf(shadowReg(result), result.getType(), op);
    return true;
  }
  return false;
}

/// Translates an operation of the math dialect. Returns false for one that has no kernel.
bool Translator::mathOp(Operation *op, StringRef name) {
  bool isSigned = name == "absi";
  unsigned lanes = 1;
  std::optional<mojo::DType> number = numberOf(op->getResult(0).getType(), isSigned, lanes);
  if (!number)
    return false;
  Kernel kernel = nullptr;
  unsigned which = 0;
  if (name == "absf" || name == "absi") {
    kernel = unaryKernel(Unary::Abs, *number);
  } else if (name == "fma") {
    kernel = fmaKernel(*number);
  } else if (name == "ctlz" || name == "cttz" || name == "ctpop") {
    kernel = bitKernel(*mojo::symbolizeBitFn(name), *number);
  } else if (std::optional<mojo::MathFn> fn = mojo::symbolizeMathFn(name == "powf" ? "pow" : name)) {
    kernel = mathKernel(*fn, *number);
    which = unsigned(*fn);
  }
  if (!kernel)
    return false;
  uint32_t operands[3] = {};
  for (auto [index, operand] : llvm::enumerate(op->getOperands().take_front(3)))
    operands[index] = reg(operand);
  emitKernel(kernel, lanes, define(op->getResult(0)), operands[0], operands[1], operands[2], op).e = which;
  return true;
}

bool Translator::translateUpstreamOp(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (StringRef math = name; math.consume_front("math.") && op->getNumResults() == 1 && mathOp(op, math))
    return true;
  if (name == "arith.negf") {
    Type element;
    unsigned lanes = lanesOf(op->getResult(0).getType(), element);
    std::optional<mojo::DType> dtype = dtypeOfBuiltin(element, true);
    Kernel kernel = dtype ? unaryKernel(Unary::Neg, *dtype) : nullptr;
    if (!kernel)
      return false;
    uint32_t operand = reg(op->getOperand(0));
    emitKernel(kernel, lanes, define(op->getResult(0)), operand, 0, 0, op);
    return true;
  }
  for (const BinaryName &entry : binaryNames)
    if (entry.name == name) {
      Type element;
      unsigned lanes = lanesOf(op->getResult(0).getType(), element);
      std::optional<mojo::DType> dtype = dtypeOfBuiltin(element, entry.isSigned);
      return dtype && binary(op, entry.kind, *dtype, lanes, op->getOperand(0), op->getOperand(1),
                             op->getResult(0));
    }
  if (auto predicate = predicateOf(op)) {
    Type element;
    unsigned lanes = lanesOf(op->getOperand(0).getType(), element);
    std::optional<mojo::DType> dtype = dtypeOfBuiltin(element, predicate->second);
    return dtype && compare(op, predicate->first, *dtype, lanes, op->getOperand(0),
                            op->getOperand(1), op->getResult(0));
  }
  if (name == "arith.constant" || name == "index.constant" || name == "index.bool.constant") {
    SmallVector<uint8_t, 64> bytes;
    if (!attributeBytes(op->getAttr("value"), op->getResult(0).getType(), bytes))
      return false;
    constantBytes(op->getResult(0), bytes, op);
    return true;
  }
  if (name == "arith.select") {
    if (!op->getOperand(0).getType().isInteger(1))
      return false;
    select(op, op->getOperand(0), op->getOperand(1), op->getOperand(2), op->getResult(0));
    return true;
  }
  if (name == "arith.bitcast") {
    alias(op->getResult(0), op->getOperand(0));
    return true;
  }
  bool toSigned = name == "arith.extsi" || name == "arith.index_cast" || name == "index.casts" ||
                  name == "arith.sitofp" || name == "arith.fptosi";
  if (toSigned || name == "arith.extui" || name == "arith.trunci" || name == "arith.index_castui" ||
      name == "index.castu" || name == "arith.uitofp" || name == "arith.fptoui" ||
      name == "arith.extf" || name == "arith.truncf") {
    Type from, to;
    unsigned lanes = lanesOf(op->getOperand(0).getType(), from);
    lanesOf(op->getResult(0).getType(), to);
    std::optional<mojo::DType> source = dtypeOfBuiltin(from, toSigned),
                               target = dtypeOfBuiltin(to, toSigned);
    // A single bit is 0 or 1 as a bool, but 0 or -1 as a signed integer, and truncation keeps its
    // bit.
    if (!source || !target || (*source == mojo::DType::Bool && toSigned) ||
        *target == mojo::DType::Bool)
      return false;
    return cast(op, *source, *target, lanes, op->getOperand(0), op->getResult(0));
  }
  if (name == "index.floordivs" || name == "index.ceildivs") {
    uint32_t a = reg(op->getOperand(0)), b = reg(op->getOperand(1));
    emitKernel(roundedDivKernel, 1, define(op->getResult(0)), a, b, 0, op).e =
        name == "index.ceildivs";
    return true;
  }
  if (name == "index.sizeof") {
    Binding binding;
    binding.kind = Binding::Kind::Constant;
    binding.addend = 64;
    bind(op->getResult(0), binding);
    return true;
  }
  if (name == "builtin.unrealized_conversion_cast" && op->getNumOperands() == 1 &&
      op->getNumResults() == 1 &&
      mojo::sizeOf(op->getOperand(0).getType()) == mojo::sizeOf(op->getResult(0).getType())) {
    alias(op->getResult(0), op->getOperand(0));
    return true;
  }
  return false;
}
