// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Bodies of functions from the LLVM dialect to LLVM IR (TranslateBodies.h).
#include "codegen/TranslateBodies.h"
#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Target/LLVMIR/TypeToLLVM.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Intrinsics.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
namespace dialect = mlir::LLVM;

namespace kiln {

namespace {

class Translator;
/// Whether an operation has nothing that its translation below doesn't know.
using Check = bool (*)(mlir::Operation *);
using Translate = void (*)(Translator &, mlir::Operation *);
struct Handler {
  Check check;
  Translate translate;
};

class Translator {
public:
  Translator(Module &module) : b(module.getContext()), module(module), types(module.getContext()) {}

  void translate(Function &function, mlir::Region &region);

  Value *operator[](mlir::Value value) { return values.lookup(value); }
  Type *type(mlir::Type type) { return types.translateType(type); }
  SmallVector<Value *> all(mlir::ValueRange range) {
    return to_vector(map_range(range, [&](mlir::Value value) { return values.lookup(value); }));
  }
  void set(mlir::Operation *op, Value *value) { values[op->getResult(0)] = value; }
  BasicBlock *operator[](mlir::Block *block) { return blocks.lookup(block); }
  MDNode *tbaa(mlir::Attribute attr);

  IRBuilder<> b;
  Module &module;

private:
  void connectPhis(mlir::Region &region);

  dialect::TypeToLLVMIRTranslator types;
  DenseMap<mlir::Value, Value *> values;
  DenseMap<mlir::Block *, BasicBlock *> blocks;
  DenseMap<mlir::Attribute, MDNode *> tbaaNodes;
};

} // namespace

//===--- operations -------------------------------------------------------===//

template <typename Op> static bool always(mlir::Operation *) { return true; }

static FastMathFlags flagsOf(dialect::FastmathFlags flags) {
  using Flags = dialect::FastmathFlags;
  auto has = [&](Flags flag) { return bitEnumContainsAny(flags, flag); };
  FastMathFlags result;
  result.setNoNaNs(has(Flags::nnan));
  result.setNoInfs(has(Flags::ninf));
  result.setNoSignedZeros(has(Flags::nsz));
  result.setAllowReciprocal(has(Flags::arcp));
  result.setAllowContract(has(Flags::contract));
  result.setApproxFunc(has(Flags::afn));
  result.setAllowReassoc(has(Flags::reassoc));
  return result;
}

static bool checkConstant(mlir::Operation *op) {
  mlir::Attribute value = cast<dialect::ConstantOp>(op).getValue();
  mlir::Type type = op->getResult(0).getType();
  if (isa<mlir::IntegerAttr>(value))
    return isa<mlir::IntegerType>(type);
  if (auto number = dyn_cast<mlir::FloatAttr>(value))
    return number.getType() == type;
  auto splat = dyn_cast<mlir::SplatElementsAttr>(value);
  auto vector = dyn_cast<mlir::VectorType>(type);
  return splat && vector && !vector.isScalable() && vector.getRank() == 1 && splat.getElementType() == vector.getElementType() &&
         isa<mlir::IntegerType, mlir::FloatType>(vector.getElementType());
}

static void translateConstant(Translator &t, mlir::Operation *op) {
  mlir::Attribute value = cast<dialect::ConstantOp>(op).getValue();
  Type *type = t.type(op->getResult(0).getType());
  if (auto splat = dyn_cast<mlir::SplatElementsAttr>(value))
    value = splat.getSplatValue<mlir::Attribute>();
  if (auto integer = dyn_cast<mlir::IntegerAttr>(value))
    t.set(op, ConstantInt::get(type, integer.getValue().sextOrTrunc(type->getScalarSizeInBits())));
  else
    t.set(op, ConstantFP::get(type, cast<mlir::FloatAttr>(value).getValue()));
}

/// Whether a load or store is not atomic, and has none of the rarer kinds of metadata.
template <typename Op> static bool checkAccess(mlir::Operation *operation) {
  auto op = cast<Op>(operation);
  if constexpr (std::is_same_v<Op, dialect::LoadOp>)
    if (op.getInvariant() || op.getDereferenceableAttr())
      return false;
  return op.getOrdering() == dialect::AtomicOrdering::not_atomic && !op.getNontemporal() && !op.getInvariantGroup() && op.getAlignment() &&
         !op.getAccessGroupsAttr() && !op.getAliasScopesAttr() && !op.getNoaliasScopesAttr() && (!op.getTbaaAttr() || op.getTbaaAttr().size() == 1);
}

template <typename Op> static void translateAccess(Translator &t, mlir::Operation *operation) {
  auto op = cast<Op>(operation);
  Instruction *inst;
  Align align(*op.getAlignment());
  if constexpr (std::is_same_v<Op, dialect::LoadOp>) {
    inst = t.b.CreateAlignedLoad(t.type(op.getType()), t[op.getAddr()], align, op.getVolatile_());
    t.set(op, inst);
  } else {
    inst = t.b.CreateAlignedStore(t[op.getValue()], t[op.getAddr()], align, op.getVolatile_());
  }
  if (mlir::ArrayAttr tags = op.getTbaaAttr())
    inst->setMetadata(LLVMContext::MD_tbaa, t.tbaa(tags[0]));
}

static bool checkAlloca(mlir::Operation *op) { return cast<dialect::AllocaOp>(op).getAlignment() && !cast<dialect::AllocaOp>(op).getInalloca(); }

static void translateAlloca(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::AllocaOp>(operation);
  unsigned space = cast<dialect::LLVMPointerType>(op.getType()).getAddressSpace();
  AllocaInst *inst = t.b.CreateAlloca(t.type(op.getElemType()), space, t[op.getArraySize()]);
  inst->setAlignment(Align(*op.getAlignment()));
  t.set(op, inst);
}

static void translateGep(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::GEPOp>(operation);
  SmallVector<Value *, 4> indices;
  unsigned dynamic = 0;
  for (int32_t raw : op.getRawConstantIndices())
    indices.push_back(raw == dialect::GEPOp::kDynamicIndex ? t[op.getDynamicIndices()[dynamic++]] : t.b.getInt32(raw));
  t.set(op, t.b.CreateGEP(t.type(op.getElemType()), t[op.getBase()], indices, "", GEPNoWrapFlags::fromRaw(unsigned(op.getNoWrapFlags()))));
}

static bool checkCall(mlir::Operation *operation) {
  auto op = cast<dialect::CallOp>(operation);
  // Operands, bundles, arguments of variable number and attributes that lowering doesn't set would have to be looked at.
  return op.getCConv() == dialect::CConv::C && op.getTailCallKind() == dialect::TailCallKind::None && op.getOpBundleOperands().empty() &&
         op.getOpBundleSizes().empty() && !op.getMemoryEffectsAttr() && !op.getConvergent() && !op.getNoUnwind() && !op.getWillReturn() &&
         !op.getNoInline() && !op.getAlwaysInline() && !op.getInlineHint() && !op.getArgAttrsAttr() && !op.getResAttrsAttr() &&
         !op.getAccessGroupsAttr() && !op.getAliasScopesAttr() && !op.getNoaliasScopesAttr() && !op.getTbaaAttr() &&
         !op.getVarCalleeTypeAttr();
}

static void translateCall(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::CallOp>(operation);
  SmallVector<Value *> operands = t.all(op.getCalleeOperands());
  IRBuilder<>::FastMathFlagGuard guard(t.b);
  t.b.setFastMathFlags(flagsOf(op.getFastmathFlags()));
  CallInst *call;
  if (std::optional<StringRef> name = op.getCallee())
    call = t.b.CreateCall(t.module.getFunction(*name), operands);
  else
    call = t.b.CreateCall(cast<FunctionType>(t.type(op.getCalleeFunctionType())), operands.front(), ArrayRef(operands).drop_front());
  if (op->getNumResults())
    t.set(op, call);
}

static bool checkBranch(mlir::Operation *op) { return !cast<dialect::BrOp>(op).getLoopAnnotationAttr(); }

static void translateBranch(Translator &t, mlir::Operation *op) { t.b.CreateBr(t[op->getSuccessor(0)]); }

static bool checkCondBranch(mlir::Operation *operation) {
  auto op = cast<dialect::CondBrOp>(operation);
  return !op.getLoopAnnotationAttr() && (op.getTrueDest() != op.getFalseDest() || op.getTrueDest()->getNumArguments() == 0);
}

static void translateCondBranch(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::CondBrOp>(operation);
  BranchInst *branch = t.b.CreateCondBr(t[op.getCondition()], t[op.getTrueDest()], t[op.getFalseDest()]);
  if (std::optional<ArrayRef<int32_t>> weights = op.getBranchWeights())
    branch->setMetadata(LLVMContext::MD_prof,
                        MDBuilder(t.b.getContext()).createBranchWeights(SmallVector<uint32_t>(weights->begin(), weights->end())));
}

static void translateReturn(Translator &t, mlir::Operation *op) {
  if (op->getNumOperands())
    t.b.CreateRet(t[op->getOperand(0)]);
  else
    t.b.CreateRetVoid();
}

template <typename Op, Instruction::BinaryOps opcode> static void translateBinary(Translator &t, mlir::Operation *op) {
  t.set(op, t.b.CreateBinOp(opcode, t[op->getOperand(0)], t[op->getOperand(1)]));
}

template <typename Op, Instruction::BinaryOps opcode> static void translateWrapping(Translator &t, mlir::Operation *op) {
  bool nuw = cast<Op>(op).hasNoUnsignedWrap(), nsw = cast<Op>(op).hasNoSignedWrap();
  Value *x = t[op->getOperand(0)], *y = t[op->getOperand(1)];
  t.set(op, opcode == Instruction::Add   ? t.b.CreateAdd(x, y, "", nuw, nsw)
            : opcode == Instruction::Sub ? t.b.CreateSub(x, y, "", nuw, nsw)
            : opcode == Instruction::Mul ? t.b.CreateMul(x, y, "", nuw, nsw)
                                         : t.b.CreateShl(x, y, "", nuw, nsw));
}

template <typename Op> static bool isInexact(mlir::Operation *op) { return !cast<Op>(op).getIsExact(); }
static bool isNotDisjoint(mlir::Operation *op) { return !cast<dialect::OrOp>(op).getIsDisjoint(); }

template <typename Op, Instruction::BinaryOps opcode> static void translateFloat(Translator &t, mlir::Operation *op) {
  IRBuilder<>::FastMathFlagGuard guard(t.b);
  t.b.setFastMathFlags(flagsOf(cast<Op>(op).getFastmathFlags()));
  t.set(op, t.b.CreateBinOp(opcode, t[op->getOperand(0)], t[op->getOperand(1)]));
}

static void translateNegation(Translator &t, mlir::Operation *op) {
  IRBuilder<>::FastMathFlagGuard guard(t.b);
  t.b.setFastMathFlags(flagsOf(cast<dialect::FNegOp>(op).getFastmathFlags()));
  t.set(op, t.b.CreateFNeg(t[op->getOperand(0)]));
}

static CmpInst::Predicate predicateOf(dialect::ICmpPredicate predicate) {
  switch (predicate) {
  case dialect::ICmpPredicate::eq:
    return CmpInst::ICMP_EQ;
  case dialect::ICmpPredicate::ne:
    return CmpInst::ICMP_NE;
  case dialect::ICmpPredicate::slt:
    return CmpInst::ICMP_SLT;
  case dialect::ICmpPredicate::sle:
    return CmpInst::ICMP_SLE;
  case dialect::ICmpPredicate::sgt:
    return CmpInst::ICMP_SGT;
  case dialect::ICmpPredicate::sge:
    return CmpInst::ICMP_SGE;
  case dialect::ICmpPredicate::ult:
    return CmpInst::ICMP_ULT;
  case dialect::ICmpPredicate::ule:
    return CmpInst::ICMP_ULE;
  case dialect::ICmpPredicate::ugt:
    return CmpInst::ICMP_UGT;
  case dialect::ICmpPredicate::uge:
    return CmpInst::ICMP_UGE;
  }
  llvm_unreachable("covered switch");
}

static void translateICmp(Translator &t, mlir::Operation *op) {
  t.set(op, t.b.CreateICmp(predicateOf(cast<dialect::ICmpOp>(op).getPredicate()), t[op->getOperand(0)], t[op->getOperand(1)]));
}

static CmpInst::Predicate predicateOf(dialect::FCmpPredicate predicate) {
  using P = dialect::FCmpPredicate;
  switch (predicate) {
  case P::_false:
    return CmpInst::FCMP_FALSE;
  case P::oeq:
    return CmpInst::FCMP_OEQ;
  case P::ogt:
    return CmpInst::FCMP_OGT;
  case P::oge:
    return CmpInst::FCMP_OGE;
  case P::olt:
    return CmpInst::FCMP_OLT;
  case P::ole:
    return CmpInst::FCMP_OLE;
  case P::one:
    return CmpInst::FCMP_ONE;
  case P::ord:
    return CmpInst::FCMP_ORD;
  case P::ueq:
    return CmpInst::FCMP_UEQ;
  case P::ugt:
    return CmpInst::FCMP_UGT;
  case P::uge:
    return CmpInst::FCMP_UGE;
  case P::ult:
    return CmpInst::FCMP_ULT;
  case P::ule:
    return CmpInst::FCMP_ULE;
  case P::une:
    return CmpInst::FCMP_UNE;
  case P::uno:
    return CmpInst::FCMP_UNO;
  case P::_true:
    return CmpInst::FCMP_TRUE;
  }
  llvm_unreachable("covered switch");
}

static void translateFCmp(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::FCmpOp>(operation);
  IRBuilder<>::FastMathFlagGuard guard(t.b);
  t.b.setFastMathFlags(flagsOf(op.getFastmathFlags()));
  t.set(op, t.b.CreateFCmp(predicateOf(op.getPredicate()), t[op.getLhs()], t[op.getRhs()]));
}

static void translateSelect(Translator &t, mlir::Operation *op) {
  IRBuilder<>::FastMathFlagGuard guard(t.b);
  t.b.setFastMathFlags(flagsOf(cast<dialect::SelectOp>(op).getFastmathFlags()));
  t.set(op, t.b.CreateSelect(t[op->getOperand(0)], t[op->getOperand(1)], t[op->getOperand(2)]));
}

template <Instruction::CastOps opcode> static void translateCast(Translator &t, mlir::Operation *op) {
  t.set(op, t.b.CreateCast(opcode, t[op->getOperand(0)], t.type(op->getResult(0).getType())));
}

template <typename Op> static bool mayBeNegative(mlir::Operation *op) { return !cast<Op>(op).getNonNeg(); }

static void translateTrunc(Translator &t, mlir::Operation *op) {
  auto trunc = cast<dialect::TruncOp>(op);
  t.set(op, t.b.CreateTrunc(t[op->getOperand(0)], t.type(op->getResult(0).getType()), "", trunc.hasNoUnsignedWrap(), trunc.hasNoSignedWrap()));
}

static SmallVector<unsigned, 4> positionOf(ArrayRef<int64_t> position) { return SmallVector<unsigned, 4>(position.begin(), position.end()); }

static void translateExtract(Translator &t, mlir::Operation *op) {
  t.set(op, t.b.CreateExtractValue(t[op->getOperand(0)], positionOf(cast<dialect::ExtractValueOp>(op).getPosition())));
}

static void translateInsert(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::InsertValueOp>(operation);
  t.set(op, t.b.CreateInsertValue(t[op.getContainer()], t[op.getValue()], positionOf(op.getPosition())));
}

template <typename Op, Intrinsic::ID intrinsic> static void translateIntrinsic(Translator &t, mlir::Operation *op) {
  SmallVector<Value *> operands = t.all(op->getOperands());
  Function *callee = Intrinsic::getOrInsertDeclaration(&t.module, intrinsic, t.type(op->getResult(0).getType()));
  t.set(op, t.b.CreateCall(callee, operands));
}

static bool checkMemcpy(mlir::Operation *operation) {
  auto op = cast<dialect::MemcpyOp>(operation);
  if (op.getAccessGroupsAttr() || op.getAliasScopesAttr() || op.getNoaliasScopesAttr() || op.getTbaaAttr() || op.getResAttrsAttr())
    return false;
  // Arguments have alignments only.
  return !op.getArgAttrsAttr() || all_of(op.getArgAttrsAttr(), [](mlir::Attribute attr) {
    auto entries = cast<mlir::DictionaryAttr>(attr);
    return entries.empty() || (entries.size() == 1 && entries.contains("llvm.align"));
  });
}

static void translateMemcpy(Translator &t, mlir::Operation *operation) {
  auto op = cast<dialect::MemcpyOp>(operation);
  Value *operands[] = {t[op.getDst()], t[op.getSrc()], t[op.getLen()], t.b.getInt1(op.getIsVolatile())};
  Function *callee = Intrinsic::getOrInsertDeclaration(&t.module, Intrinsic::memcpy,
                                                       {operands[0]->getType(), operands[1]->getType(), operands[2]->getType()});
  CallInst *call = t.b.CreateCall(callee, operands);
  if (mlir::ArrayAttr attrs = op.getArgAttrsAttr())
    for (auto [index, attr] : enumerate(attrs))
      if (auto align = cast<mlir::DictionaryAttr>(attr).getAs<mlir::IntegerAttr>("llvm.align"))
        call->addParamAttr(index, Attribute::getWithAlignment(t.b.getContext(), Align(align.getInt())));
}

static void translateTrap(Translator &t, mlir::Operation *) {
  t.b.CreateCall(Intrinsic::getOrInsertDeclaration(&t.module, Intrinsic::trap), {});
}

static void translateAddress(Translator &t, mlir::Operation *op) {
  t.set(op, t.module.getNamedValue(cast<dialect::AddressOfOp>(op).getGlobalName()));
}

//===--- the table --------------------------------------------------------===//

static const DenseMap<mlir::TypeID, Handler> &handlers() {
  static const DenseMap<mlir::TypeID, Handler> table = [] {
    DenseMap<mlir::TypeID, Handler> table;
    auto add = [&]<typename Op>(Op *, Translate translate, Check check = always<Op>) { table[mlir::TypeID::get<Op>()] = {check, translate}; };
#define OP(Name) static_cast<dialect::Name *>(nullptr)
    add(OP(ConstantOp), translateConstant, checkConstant);
    add(OP(UndefOp), [](Translator &t, mlir::Operation *op) { t.set(op, UndefValue::get(t.type(op->getResult(0).getType()))); });
    add(OP(PoisonOp), [](Translator &t, mlir::Operation *op) { t.set(op, PoisonValue::get(t.type(op->getResult(0).getType()))); });
    add(OP(ZeroOp), [](Translator &t, mlir::Operation *op) { t.set(op, Constant::getNullValue(t.type(op->getResult(0).getType()))); });
    add(OP(AddressOfOp), translateAddress);
    add(OP(LoadOp), translateAccess<dialect::LoadOp>, checkAccess<dialect::LoadOp>);
    add(OP(StoreOp), translateAccess<dialect::StoreOp>, checkAccess<dialect::StoreOp>);
    add(OP(AllocaOp), translateAlloca, checkAlloca);
    add(OP(GEPOp), translateGep);
    add(OP(CallOp), translateCall, checkCall);
    add(OP(BrOp), translateBranch, checkBranch);
    add(OP(CondBrOp), translateCondBranch, checkCondBranch);
    add(OP(ReturnOp), translateReturn);
    add(OP(UnreachableOp), [](Translator &t, mlir::Operation *) { t.b.CreateUnreachable(); });
    add(OP(AddOp), translateWrapping<dialect::AddOp, Instruction::Add>);
    add(OP(SubOp), translateWrapping<dialect::SubOp, Instruction::Sub>);
    add(OP(MulOp), translateWrapping<dialect::MulOp, Instruction::Mul>);
    add(OP(ShlOp), translateWrapping<dialect::ShlOp, Instruction::Shl>);
    add(OP(UDivOp), translateBinary<dialect::UDivOp, Instruction::UDiv>, isInexact<dialect::UDivOp>);
    add(OP(SDivOp), translateBinary<dialect::SDivOp, Instruction::SDiv>, isInexact<dialect::SDivOp>);
    add(OP(LShrOp), translateBinary<dialect::LShrOp, Instruction::LShr>, isInexact<dialect::LShrOp>);
    add(OP(AShrOp), translateBinary<dialect::AShrOp, Instruction::AShr>, isInexact<dialect::AShrOp>);
    add(OP(URemOp), translateBinary<dialect::URemOp, Instruction::URem>);
    add(OP(SRemOp), translateBinary<dialect::SRemOp, Instruction::SRem>);
    add(OP(AndOp), translateBinary<dialect::AndOp, Instruction::And>);
    add(OP(OrOp), translateBinary<dialect::OrOp, Instruction::Or>, isNotDisjoint);
    add(OP(XOrOp), translateBinary<dialect::XOrOp, Instruction::Xor>);
    add(OP(FAddOp), translateFloat<dialect::FAddOp, Instruction::FAdd>);
    add(OP(FSubOp), translateFloat<dialect::FSubOp, Instruction::FSub>);
    add(OP(FMulOp), translateFloat<dialect::FMulOp, Instruction::FMul>);
    add(OP(FDivOp), translateFloat<dialect::FDivOp, Instruction::FDiv>);
    add(OP(FNegOp), translateNegation);
    add(OP(ICmpOp), translateICmp);
    add(OP(FCmpOp), translateFCmp);
    add(OP(SelectOp), translateSelect);
    add(OP(TruncOp), translateTrunc);
    add(OP(ZExtOp), translateCast<Instruction::ZExt>, mayBeNegative<dialect::ZExtOp>);
    add(OP(SExtOp), translateCast<Instruction::SExt>);
    add(OP(SIToFPOp), translateCast<Instruction::SIToFP>);
    add(OP(UIToFPOp), translateCast<Instruction::UIToFP>, mayBeNegative<dialect::UIToFPOp>);
    add(OP(FPToSIOp), translateCast<Instruction::FPToSI>);
    add(OP(FPToUIOp), translateCast<Instruction::FPToUI>);
    add(OP(BitcastOp), translateCast<Instruction::BitCast>);
    add(OP(PtrToIntOp), translateCast<Instruction::PtrToInt>);
    add(OP(ExtractValueOp), translateExtract);
    add(OP(InsertValueOp), translateInsert);
    add(OP(FreezeOp), [](Translator &t, mlir::Operation *op) { t.set(op, t.b.CreateFreeze(t[op->getOperand(0)])); });
    add(OP(MemcpyOp), translateMemcpy, checkMemcpy);
    add(OP(SMaxOp), translateIntrinsic<dialect::SMaxOp, Intrinsic::smax>);
    add(OP(SMinOp), translateIntrinsic<dialect::SMinOp, Intrinsic::smin>);
    add(OP(UMaxOp), translateIntrinsic<dialect::UMaxOp, Intrinsic::umax>);
    add(OP(UMinOp), translateIntrinsic<dialect::UMinOp, Intrinsic::umin>);
    add(OP(Trap), translateTrap);
#undef OP
    return table;
  }();
  return table;
}

//===--- functions --------------------------------------------------------===//

MDNode *Translator::tbaa(mlir::Attribute attr) {
  MDNode *&node = tbaaNodes[attr];
  if (node)
    return node;
  LLVMContext &context = b.getContext();
  auto number = [&](int64_t value) { return ConstantAsMetadata::get(b.getInt64(value)); };
  SmallVector<Metadata *> operands;
  if (auto root = dyn_cast<dialect::TBAARootAttr>(attr)) {
    operands.push_back(MDString::get(context, root.getId().getValue()));
  } else if (auto type = dyn_cast<dialect::TBAATypeDescriptorAttr>(attr)) {
    operands.push_back(MDString::get(context, type.getId()));
    for (dialect::TBAAMemberAttr member : type.getMembers())
      operands.append({tbaa(member.getTypeDesc()), number(member.getOffset())});
  } else {
    auto tag = cast<dialect::TBAATagAttr>(attr);
    operands.append({tbaa(tag.getBaseType()), tbaa(tag.getAccessType()), number(tag.getOffset())});
    if (tag.getConstant())
      operands.push_back(number(1));
  }
  return tbaaNodes[attr] = MDNode::get(context, operands);
}

void Translator::connectPhis(mlir::Region &region) {
  for (mlir::Block &block : drop_begin(region)) {
    if (!block.getNumArguments())
      continue;
    for (mlir::Block *before : block.getPredecessors()) {
      auto branch = cast<mlir::BranchOpInterface>(before->getTerminator());
      for (unsigned successor = 0; successor < branch->getNumSuccessors(); ++successor) {
        if (branch->getSuccessor(successor) != &block)
          continue;
        mlir::SuccessorOperands operands = branch.getSuccessorOperands(successor);
        for (auto [index, argument] : enumerate(block.getArguments()))
          cast<PHINode>(values.lookup(argument))->addIncoming(values.lookup(operands[index]), blocks.lookup(before));
      }
    }
  }
}

void Translator::translate(Function &function, mlir::Region &region) {
  values.clear();
  blocks.clear();
  for (auto [from, to] : zip(region.getArguments(), function.args()))
    values[from] = &to;
  for (mlir::Block &block : region)
    blocks[&block] = BasicBlock::Create(b.getContext(), "", &function);
  const DenseMap<mlir::TypeID, Handler> &table = handlers();
  for (mlir::Block *block : mlir::getBlocksSortedByDominance(region)) {
    b.SetInsertPoint(blocks.lookup(block));
    if (!block->isEntryBlock())
      for (mlir::BlockArgument argument : block->getArguments())
        values[argument] = b.CreatePHI(type(argument.getType()), std::distance(block->pred_begin(), block->pred_end()));
    for (mlir::Operation &op : *block)
      table.find(op.getName().getTypeID())->second.translate(*this, &op);
  }
  connectPhis(region);
}

/// Whether all operations of `function` are known, with all that stands on them.
static bool isKnown(mlir::LLVM::LLVMFuncOp function) {
  const DenseMap<mlir::TypeID, Handler> &table = handlers();
  for (mlir::Block &block : function.getBody())
    for (mlir::Operation &op : block) {
      auto it = table.find(op.getName().getTypeID());
      if (it == table.end() || !it->second.check(&op) || !op.getDiscardableAttrDictionary().empty())
        return false;
    }
  return true;
}

BodyTranslator::BodyTranslator(mlir::ModuleOp module) {
  for (auto function : module.getOps<mlir::LLVM::LLVMFuncOp>()) {
    if (function.isExternal() || function.getPersonalityAttr() || !isKnown(function))
      continue;
    bodies.push_back({function, std::make_unique<mlir::Region>()});
    bodies.back().region->takeBody(function.getBody());
  }
}

BodyTranslator::~BodyTranslator() = default;

void BodyTranslator::translateInto(Module &result) {
  Translator translator(result);
  for (Body &body : bodies) {
    translator.translate(*result.getFunction(body.function.getSymName()), *body.region);
    body.region.reset();
  }
}

} // namespace kiln
