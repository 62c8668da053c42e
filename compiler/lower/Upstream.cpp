// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Operations of other dialects. The commonest of cf, arith and index are lowered in the walk; the
// rest is kept, with casts between its types and ours, and handed to MLIR's own conversions, which
// run only when there is something for them.
#include "lower/Lowering.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ComplexToLLVM/ComplexToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToFuncs/MathToFuncs.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVMPass.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/DialectConversion.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

void kiln::loadLoweringDialects(MLIRContext &context) {
  context.loadDialect<LLVM::LLVMDialect, mojo::MojoDialect, cf::ControlFlowDialect>();
}

void Lowering::unsupported(Operation *op) {
  op->emitError() << "not supported yet: lowering of '" << op->getName() << "'";
  failedAny = true;
}

void Lowering::lowerBranch(Block *dest, ValueRange operands) {
  makeOp<LLVM::BrOp>(b, currentLoc, {}, getAll(operands), nullptr, blocks[dest]);
}

/// Returns whether `type` has a part of the mojo dialect in it.
static bool isOurs(Type type) { return type.getDialect().getNamespace() == "mojo"; }

static LLVM::ICmpPredicate icmpOf(uint64_t pred) { return LLVM::ICmpPredicate(pred); }

/// Returns whether control that enters `block` soon raises or ends: such paths are rare.
static bool isRare(Block *block) {
  for (unsigned hops = 0; block && hops < 4; ++hops) {
    Operation *last = block->getTerminator();
    if (isa<RaiseOp, UnreachableOp>(last))
      return true;
    auto br = dyn_cast<cf::BranchOp>(last);
    block = br ? br.getDest() : nullptr;
  }
  return false;
}

bool Lowering::lowerUpstream(Operation *op) {
  StringRef dialect = op->getName().getDialectNamespace();
  if (dialect == "llvm") {
    // Already there; only the operands change.
    if (op->getNumRegions())
      return false;
    OperationState state(currentLoc, op->getName());
    for (Value operand : op->getOperands())
      state.addOperands(get(operand));
    for (Type type : op->getResultTypes())
      state.addTypes(lowerType(type));
    state.attributes = op->getAttrDictionary();
    for (Block *successor : op->getSuccessors())
      state.addSuccessors(blocks[successor]);
    Operation *copy = b.create(state);
    if (isa<SymbolUserOpInterface>(copy))
      symbolUsers.push_back(copy);
    for (auto [from, to] : llvm::zip(op->getResults(), copy->getResults()))
      set(from, to);
    return true;
  }
  if (dialect == "cf") {
    if (auto br = dyn_cast<cf::BranchOp>(op)) {
      lowerBranch(br.getDest(), br.getDestOperands());
      return true;
    }
    if (auto br = dyn_cast<cf::CondBranchOp>(op)) {
      DenseI32ArrayAttr weights = br.getBranchWeightsAttr();
      bool rareTrue = isRare(br.getTrueDest()), rareFalse = isRare(br.getFalseDest());
      if (!weights && rareTrue != rareFalse)
        weights = b.getDenseI32ArrayAttr({rareTrue ? 1 : 2000, rareTrue ? 2000 : 1});
      make<LLVM::CondBrOp>(b, currentLoc, get(br.getCondition()),
                           getAll(br.getTrueDestOperands()), getAll(br.getFalseDestOperands()),
                           weights, LLVM::LoopAnnotationAttr(), blocks[br.getTrueDest()],
                           blocks[br.getFalseDest()]);
      return true;
    }
    if (auto sw = dyn_cast<cf::SwitchOp>(op)) {
      SmallVector<Block *> dests;
      SmallVector<SmallVector<Value>> operands;
      for (unsigned i = 0; i < sw.getCaseDestinations().size(); ++i) {
        dests.push_back(blocks[sw.getCaseDestinations()[i]]);
        operands.push_back(getAll(sw.getCaseOperands(i)));
      }
      SmallVector<ValueRange> ranges(operands.begin(), operands.end());
      make<LLVM::SwitchOp>(b, currentLoc, get(sw.getFlag()), blocks[sw.getDefaultDestination()],
                           getAll(sw.getDefaultOperands()), sw.getCaseValuesAttr(), dests,
                           ranges);
      return true;
    }
    return false;
  }
  if (dialect != "arith" && dialect != "index")
    return false;
  auto binary = [&]<typename Op>() {
    Value x = get(op->getOperand(0)), y = get(op->getOperand(1));
    if (x.getType() != y.getType() || !isa<IntegerType>(x.getType()))
      return false;
    set(op->getResult(0), make<Op>(b, currentLoc, x, y));
    return true;
  };
  if (isa<arith::AddIOp, index::AddOp>(op))
    return binary.template operator()<LLVM::AddOp>();
  if (isa<arith::SubIOp, index::SubOp>(op))
    return binary.template operator()<LLVM::SubOp>();
  if (isa<arith::MulIOp, index::MulOp>(op))
    return binary.template operator()<LLVM::MulOp>();
  if (isa<arith::AndIOp, index::AndOp>(op))
    return binary.template operator()<LLVM::AndOp>();
  if (isa<arith::OrIOp, index::OrOp>(op))
    return binary.template operator()<LLVM::OrOp>();
  if (isa<arith::XOrIOp, index::XOrOp>(op))
    return binary.template operator()<LLVM::XOrOp>();
  if (isa<index::DivSOp, arith::DivSIOp>(op))
    return binary.template operator()<LLVM::SDivOp>();
  if (isa<index::DivUOp, arith::DivUIOp>(op))
    return binary.template operator()<LLVM::UDivOp>();
  if (isa<index::RemSOp, arith::RemSIOp>(op))
    return binary.template operator()<LLVM::SRemOp>();
  if (isa<index::RemUOp, arith::RemUIOp>(op))
    return binary.template operator()<LLVM::URemOp>();
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    if (auto integer = dyn_cast<IntegerAttr>(constant.getValue())) {
      set(constant, constantInt(lowerType(constant.getType()), integer.getValue()));
      return true;
    }
    if (isa<FloatAttr>(constant.getValue()) &&
        lowerType(constant.getType()) == constant.getType()) {
      set(constant,
          make<LLVM::ConstantOp>(b, currentLoc, constant.getType(), constant.getValue()));
      return true;
    }
    return false;
  }
  if (auto constant = dyn_cast<index::ConstantOp>(op)) {
    set(constant, constantInt(i64, constant.getValue()));
    return true;
  }
  if (auto constant = dyn_cast<index::BoolConstantOp>(op)) {
    set(constant, constantInt(i1, constant.getValue()));
    return true;
  }
  if (auto compare = dyn_cast<arith::CmpIOp>(op)) {
    Value x = get(compare.getLhs());
    if (!isa<IntegerType>(x.getType()))
      return false;
    set(compare, make<LLVM::ICmpOp>(b, currentLoc, icmpOf(uint64_t(compare.getPredicate())), x,
                                    get(compare.getRhs())));
    return true;
  }
  if (auto compare = dyn_cast<index::CmpOp>(op)) {
    using From = index::IndexCmpPredicate;
    using To = LLVM::ICmpPredicate;
    To pred = To::eq;
    switch (compare.getPred()) {
    case From::EQ:
      pred = To::eq;
      break;
    case From::NE:
      pred = To::ne;
      break;
    case From::SLT:
      pred = To::slt;
      break;
    case From::SLE:
      pred = To::sle;
      break;
    case From::SGT:
      pred = To::sgt;
      break;
    case From::SGE:
      pred = To::sge;
      break;
    case From::ULT:
      pred = To::ult;
      break;
    case From::ULE:
      pred = To::ule;
      break;
    case From::UGT:
      pred = To::ugt;
      break;
    case From::UGE:
      pred = To::uge;
      break;
    }
    set(compare,
        make<LLVM::ICmpOp>(b, currentLoc, pred, get(compare.getLhs()), get(compare.getRhs())));
    return true;
  }
  if (isa<arith::SelectOp>(op)) {
    Value x = get(op->getOperand(1));
    if (x)
      x = make<LLVM::SelectOp>(b, currentLoc, get(op->getOperand(0)), x, get(op->getOperand(2)));
    set(op->getResult(0), x);
    return true;
  }
  // Between integers of any width and index.
  bool isUnsigned = isa<arith::ExtUIOp, arith::IndexCastUIOp, index::CastUOp>(op);
  if (isUnsigned || isa<arith::ExtSIOp, arith::TruncIOp, arith::IndexCastOp, index::CastSOp>(op)) {
    Value x = get(op->getOperand(0));
    auto from = dyn_cast<IntegerType>(x.getType());
    auto to = dyn_cast<IntegerType>(lowerType(op->getResult(0).getType()));
    if (!from || !to)
      return false;
    if (from.getWidth() > to.getWidth())
      x = make<LLVM::TruncOp>(b, currentLoc, to, x);
    else if (from.getWidth() < to.getWidth())
      x = isUnsigned ? Value(make<LLVM::ZExtOp>(b, currentLoc, to, x))
                     : Value(make<LLVM::SExtOp>(b, currentLoc, to, x));
    set(op->getResult(0), x);
    return true;
  }
  return false;
}

void Lowering::lowerForeign(Operation *op) {
  StringRef dialect = op->getName().getDialectNamespace();
  if (dialect != "cf" && dialect != "arith" && dialect != "index")
    for (NamedAttribute attr : op->getAttrs())
      if (auto symbol = dyn_cast<FlatSymbolRefAttr>(attr.getValue()))
        referenced.insert(symbol.getAttr());
  if (lowerUpstream(op))
    return;
  sawForeign = true;
  auto typeOf = [&](Type type) {
    if (!isOurs(type))
      return type;
    Type lowered = foreignType(type);
    return lowered ? lowered : Type(LLVM::LLVMStructType::getLiteral(context, {}));
  };
  auto toForeign = [&](Value original) -> Value {
    Value value = get(original);
    Type type = typeOf(original.getType());
    if (!value)
      return undef(type);
    if (value.getType() == type)
      return value;
    if (isa<SimdType>(original.getType()))
      return bitcast(value, type);
    return UnrealizedConversionCastOp::create(b, currentLoc, type, value).getResult(0);
  };
  auto fromForeign = [&](Value original, Value value) {
    Type type = lowerType(original.getType());
    if (!type)
      return set(original, Value());
    if (value.getType() != type && isa<SimdType>(original.getType()))
      value = bitcast(value, type);
    if (value.getType() != type)
      value = UnrealizedConversionCastOp::create(b, currentLoc, type, value).getResult(0);
    set(original, value);
  };
  OperationState state(currentLoc, op->getName());
  for (Value operand : op->getOperands())
    state.addOperands(toForeign(operand));
  for (Type type : op->getResultTypes())
    state.addTypes(typeOf(type));
  state.attributes = op->getAttrDictionary();
  for (Block *successor : op->getSuccessors())
    state.addSuccessors(blocks[successor]);
  for (unsigned i = 0; i < op->getNumRegions(); ++i)
    state.addRegion();
  Operation *copy = b.create(state);
  for (auto [from, to] : llvm::zip(op->getRegions(), copy->getRegions())) {
    OpBuilder::InsertionGuard guard(b);
    for (Block &block : from) {
      Block *target = b.createBlock(&to, to.end());
      blocks[&block] = target;
      for (BlockArgument arg : block.getArguments())
        target->addArgument(typeOf(arg.getType()), arg.getLoc());
    }
    for (Block &block : from) {
      Block *target = blocks[&block];
      b.setInsertionPointToEnd(target);
      for (auto [original, arg] : llvm::zip(block.getArguments(), target->getArguments()))
        fromForeign(original, arg);
      for (Operation &inner : block)
        if (!lowerOp(&inner))
          break;
      ended = false;
    }
  }
  for (auto [original, result] : llvm::zip(op->getResults(), copy->getResults()))
    fromForeign(original, result);
}

/// Operations of math that LLVM has no intrinsic for become calls: of functions that are added to
/// the module, or of the C library's.
static LogicalResult lowerMathToCalls(ModuleOp module) {
  bool hasMath = false, hasPowers = false;
  module.walk([&](Operation *op) {
    hasMath |= isa_and_nonnull<math::MathDialect>(op->getDialect());
    hasPowers |= isa<math::IPowIOp>(op);
  });
  if (!hasMath)
    return success();
  MLIRContext *context = module.getContext();
  context->loadDialect<func::FuncDialect>();
  if (hasPowers) {
    ConvertMathToFuncsOptions options;
    options.minWidthOfFPowIExponent = IntegerType::kMaxWidth; // LLVM has an intrinsic
    PassManager passes(context);
    passes.addPass(createConvertMathToFuncs(options));
    if (failed(passes.run(module)))
      return failure();
  }
  RewritePatternSet patterns(context);
  populateMathToLibmConversionPatterns(patterns);
  ConversionTarget target(*context);
  target.addIllegalOp<math::AcoshOp, math::AsinhOp, math::AtanhOp, math::CbrtOp, math::ErfOp,
                      math::ErfcOp>();
  target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
  return applyPartialConversion(module, target, std::move(patterns));
}

LogicalResult Lowering::lowerRest() {
  if (!sawForeign)
    return success();
  // What the conversions make on their way.
  context->loadDialect<arith::ArithDialect, cf::ControlFlowDialect, vector::VectorDialect,
                       memref::MemRefDialect>();
  LLVMTypeConverter converter(context);
  // Structured control flow first: its regions become blocks.
  {
    RewritePatternSet patterns(context);
    populateSCFToControlFlowConversionPatterns(patterns);
    ConversionTarget target(*context);
    target.addIllegalDialect<scf::SCFDialect>();
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    if (failed(applyPartialConversion(module, target, std::move(patterns))))
      return failure();
  }
  if (failed(lowerMathToCalls(module)))
    return failure();
  RewritePatternSet patterns(context);
  arith::populateCeilFloorDivExpandOpsPatterns(patterns);
  arith::populateArithToLLVMConversionPatterns(converter, patterns);
  populateComplexToLLVMConversionPatterns(converter, patterns);
  cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
  cf::populateAssertToLLVMConversionPattern(converter, patterns);
  populateFuncToLLVMConversionPatterns(converter, patterns);
  index::populateIndexToLLVMConversionPatterns(converter, patterns);
  populateMathToLLVMConversionPatterns(converter, patterns);
  populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
  populateVectorToLLVMConversionPatterns(converter, patterns);
  ub::populateUBToLLVMConversionPatterns(converter, patterns);
  LLVMConversionTarget target(*context);
  target.addLegalOp<UnrealizedConversionCastOp, ModuleOp>();
  target.markUnknownOpDynamicallyLegal([](Operation *op) {
    return !isa_and_nonnull<arith::ArithDialect, complex::ComplexDialect, cf::ControlFlowDialect,
                            func::FuncDialect, index::IndexDialect, math::MathDialect,
                            memref::MemRefDialect, vector::VectorDialect, ub::UBDialect>(op->getDialect());
  });
  if (failed(applyPartialConversion(module, target, std::move(patterns))))
    return failure();
  SmallVector<UnrealizedConversionCastOp> casts;
  module.walk([&](UnrealizedConversionCastOp cast) { casts.push_back(cast); });
  reconcileUnrealizedCasts(casts);
  return success();
}
