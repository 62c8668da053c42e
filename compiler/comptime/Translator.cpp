// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translation of functions, blocks, branches and calls.
#include "comptime/Translator.h"
#include "dialect/Layout.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "llvm/ADT/PostOrderIterator.h"

using namespace kiln;
using namespace kiln::comptime;
using namespace mlir;

//===--------------------------------------------------------------------------------------------
// Code
//===--------------------------------------------------------------------------------------------

Inst &Translator::emit(Opcode op, Operation *source) {
  code.insts.emplace_back(op);
  code.sources.push_back({source->getLoc(), source->getName().getStringRef(), scope->inlined});
  return code.insts.back();
}

Inst &Translator::emit(Opcode op, uint32_t d, uint32_t a, uint32_t b, int64_t imm,
                       Operation *source) {
  Inst &inst = emit(op, source);
  inst.d = d;
  inst.a = a;
  inst.b = b;
  inst.imm = imm;
  return inst;
}

Inst &Translator::emitKernel(Kernel kernel, unsigned n, uint32_t d, uint32_t a, uint32_t b,
                             uint32_t c, Operation *source) {
  Inst &inst = emit(Opcode::KernelOp, d, a, b, 0, source);
  inst.n = n;
  inst.c = c;
  inst.kernel = kernel;
  return inst;
}

uint32_t Translator::newLabel() {
  labels.push_back(-1);
  return labels.size() - 1;
}

void Translator::bindLabel(uint32_t label) {
  labels[label] = code.insts.size();
  straightFrom = code.insts.size();
  constantsHere.clear();
}

void Translator::jump(uint32_t label, Operation *source) {
  bool backward = isBound(label);
  emit(backward ? Opcode::Loop : Opcode::Jmp, source);
  if (backward)
    loops.push_back({code.insts.size() - 1, code.insts.size() - 1});
  targets.push_back({code.insts.size() - 1, label});
}

void Translator::setTarget(size_t inst, uint32_t label) {
  // A conditional jump backward goes by a `Loop` at the end of the code, which counts steps.
  if (isBound(label)) {
    uint32_t stub = newLabel();
    stubs.push_back({stub, label, inst});
    label = stub;
  }
  targets.push_back({inst, label});
}

uint32_t Translator::slots(uint32_t bytes) {
  uint32_t at = frame;
  frame += (bytes + 7) & ~7u;
  return at;
}

const uint8_t *Translator::keepBytes(ArrayRef<uint8_t> bytes) {
  code.constants.emplace_back(bytes.begin(), bytes.end());
  return code.constants.back().data();
}

//===--------------------------------------------------------------------------------------------
// Values
//===--------------------------------------------------------------------------------------------

Binding &Translator::bindingOf(Value value) { return scope->values[value]; }

Binding Translator::newBinding(Type type) {
  Repr repr = reprOf(type);
  Binding binding;
  binding.kind = Binding::Kind::Register;
  binding.data = slots(repr.slotBytes());
  binding.shadow = binding.data + repr.shadowOffset();
  return binding;
}

uint32_t Translator::define(Value value) {
  Binding binding = newBinding(value.getType());
  bind(value, binding);
  return binding.data;
}

std::optional<int64_t> Translator::constantOf(Value value) {
  const Binding &binding = bindingOf(value);
  if (binding.kind == Binding::Kind::Constant)
    return binding.addend;
  return std::nullopt;
}

void Translator::constant(uint32_t to, int64_t value, uint32_t bytes, Operation *source) {
  Opcode op = bytes == 1   ? Opcode::Const1
              : bytes == 2 ? Opcode::Const2
              : bytes == 4 ? Opcode::Const4
                           : Opcode::Const8;
  emit(op, to, 0, 0, value, source);
}

uint32_t Translator::reg(Value value) {
  Binding binding = bindingOf(value);
  Operation *source = value.getDefiningOp();
  if (!source)
    source = value.getParentBlock()->getParentOp();
  if (binding.kind == Binding::Kind::Constant) {
    uint32_t bytes = reprOf(value.getType()).size;
    uint32_t &known = constantsHere[{binding.addend, bytes}];
    // Offset 0 is always an argument or the first value, so 0 says "none": slot 0 is reserved for
    // that.
    if (!known) {
      known = slots(8);
      constant(known, binding.addend, 8, source);
    }
    return known;
  }
  if (binding.kind == Binding::Kind::Register && binding.addend) {
    uint32_t at = slots(8);
    emit(Opcode::Add64I, at, binding.data, 0, binding.addend, source);
    return at;
  }
  return binding.data;
}

void Translator::move(uint32_t to, uint32_t from, uint32_t bytes, Operation *source) {
  if (!bytes || to == from)
    return;
  switch (bytes) {
  case 1:
    emit(Opcode::Mov1, to, from, 0, 0, source);
    return;
  case 2:
    emit(Opcode::Mov2, to, from, 0, 0, source);
    return;
  case 4:
    emit(Opcode::Mov4, to, from, 0, 0, source);
    return;
  case 8:
    emit(Opcode::Mov8, to, from, 0, 0, source);
    return;
  default:
    emit(Opcode::MovN, to, from, 0, 0, source).c = bytes;
    return;
  }
}

void Translator::moveValue(const Binding &to, const Binding &from, Repr repr, Operation *source) {
  if (!repr.size)
    return;
  if (from.kind == Binding::Kind::Constant)
    constant(to.data, from.addend, repr.size, source);
  else if (from.addend)
    emit(Opcode::Add64I, to.data, from.data, 0, from.addend, source);
  else
    move(to.data, from.data, repr.size, source);
  // A local whose bytes are never read as a whole has no shadow.
  if (repr.hasShadow() && (to.kind != Binding::Kind::Place || to.tracked))
    move(to.shadow, from.shadow, repr.size, source);
}

void Translator::writeShadowOf(uint32_t to, Type type, Operation *source) {
  uint64_t size = mojo::sizeOf(type);
  SmallVector<uint8_t, 64> shadow(std::max<uint64_t>(size, 8));
  writeShadow(type, shadow.data());
  if (size == 1 || size == 2 || size == 4 || size == 8)
    constant(to, peek<int64_t>(shadow.data()), size, source);
  else if (size) {
    Inst &inst = emit(Opcode::ConstN, to, 0, 0, 0, source);
    inst.c = size;
    inst.pointer = keepBytes(ArrayRef(shadow).take_front(size));
  }
}

void Translator::constantBytes(Value result, ArrayRef<uint8_t> bytes, Operation *source) {
  Repr repr = reprOf(result.getType());
  if ((repr.shape == Shape::Scalar || repr.shape == Shape::Pointer) && bytes.size() <= 8) {
    Binding binding;
    binding.kind = Binding::Kind::Constant;
    uint64_t value = 0;
    std::memcpy(&value, bytes.data(), bytes.size());
    binding.addend = int64_t(value);
    bind(result, binding);
    return;
  }
  uint32_t to = define(result);
  if (bytes.empty())
    return;
  Inst &inst = emit(Opcode::ConstN, to, 0, 0, 0, source);
  inst.c = bytes.size();
  inst.pointer = keepBytes(bytes);
  if (repr.hasShadow())
    writeShadowOf(shadowReg(result), result.getType(), source);
}

//===--------------------------------------------------------------------------------------------
// Functions and blocks
//===--------------------------------------------------------------------------------------------

/// Returns how many plain instructions `inst` is worth.
static uint64_t weightOf(const Inst &inst) {
  constexpr unsigned bytesPerCost = 16;
  switch (inst.op) {
  case Opcode::MovN:
  case Opcode::ConstN:
  case Opcode::ZeroN:
  case Opcode::LoadN:
  case Opcode::LoadA:
  case Opcode::StoreN:
  case Opcode::StoreA:
    return 1 + inst.c / bytesPerCost;
  case Opcode::Select:
    return 1 + inst.e / bytesPerCost;
  case Opcode::KernelOp:
    return 1 + inst.n;
  default:
    return 1;
  }
}

void Translator::countSteps() {
  // Of a short function a part runs; a long one without loops rather runs as a whole.
  constexpr uint64_t costPerTurn = 16, costPerCall = 24, costPerLongCall = 14, longCall = 512;
  std::vector<uint64_t> before{0};
  for (const Inst &inst : code.insts)
    before.push_back(before.back() + weightOf(inst));
  for (auto [jump, last] : loops) {
    Inst &inst = code.insts[jump];
    inst.imm = 1 + (before[last] - before[inst.c]) / costPerTurn;
  }
  uint64_t cost = before.back() + code.localBytes / 16;
  code.steps = 1 + std::min(cost, longCall) / costPerCall + (cost > longCall ? (cost - longCall) / costPerLongCall : 0);
}

void Translator::translate(mojo::FuncOp function) {
  Scope top;
  top.function = function;
  scope = &top;
  code.alwaysInline = function.getInlining() == mojo::Inline::Always;
  code.inlined.push_back({0, code.function, function.getLoc()});
  for (BlockArgument arg : function.getBody().front().getArguments())
    define(arg);
  code.argBytes = frame;
  if (Type result = function.resultType())
    code.resultBytes = reprOf(result).slotBytes();
  code.localRegister = slots(8);
  translateBody(top);
  for (size_t i = 0; i < stubs.size(); ++i) {
    bindLabel(stubs[i].label);
    jump(stubs[i].target, function);
    loops.back().second = stubs[i].from;
  }
  emit(Opcode::Stop, function);
  for (auto [inst, label] : targets)
    code.insts[inst].c = labels[label];
  for (auto [inst, label] : errorTargets)
    code.insts[inst].site->errorPc = labels[label];
  code.frameBytes = frame;
  countSteps();
  for (size_t inst : outgoing)
    code.insts[inst].d += frame;
}

void Translator::translateBody(Scope &inner) {
  Block *entry = &inner.function.getBody().front();
  llvm::ReversePostOrderTraversal<Block *> order(entry);
  SmallVector<Block *> blocks(order.begin(), order.end());
  for (Block *block : blocks) {
    inner.labels[block] = newLabel();
    if (block != entry)
      for (BlockArgument arg : block->getArguments())
        define(arg);
  }
  uint32_t after = nextLabel;
  for (size_t i = 0; i < blocks.size(); ++i) {
    nextLabel = i + 1 < blocks.size() ? inner.labels[blocks[i + 1]]
                : inner.parent        ? inner.returnLabel
                                      : ~0u;
    // Nothing jumps to an entry block.
    if (blocks[i] != entry)
      bindLabel(inner.labels[blocks[i]]);
    for (Operation &op : *blocks[i])
      translateOp(&op);
  }
  nextLabel = after;
}

void Translator::translateOp(Operation *op) {
  if (auto branch = dyn_cast<cf::BranchOp>(op))
    return edge(branch.getDest(), branch.getDestOperands(), op);
  if (auto branch = dyn_cast<cf::CondBranchOp>(op))
    return conditional(op, branch.getCondition(), branch.getTrueDest(),
                       branch.getTrueDestOperands(), branch.getFalseDest(),
                       branch.getFalseDestOperands());
  if (isa<mojo::MojoDialect>(op->getDialect())
          ? translateMojoOp(op) || translateMemoryOp(op) || translateSimdOp(op)
          : translateUpstreamOp(op))
    return;
  if (!foldLater(op))
    fail(op, InterpreterError::Kind::Fold, "");
}

void Translator::edgeMoves(Block *to, OperandRange operands, Operation *source) {
  struct Move {
    Binding to, from;
    Repr repr;
  };
  SmallVector<Move> moves;
  for (auto [arg, operand] : llvm::zip(to->getArguments(), operands)) {
    Binding from = bindingOf(operand), target = bindingOf(arg);
    if (from.kind == Binding::Kind::Register && from.data == target.data && !from.addend)
      continue;
    moves.push_back({target, from, reprOf(arg.getType())});
  }
  // All at once: what a later move still reads is saved first.
  for (size_t i = 0; i < moves.size(); ++i)
    for (size_t j = i + 1; j < moves.size(); ++j) {
      Move &late = moves[j];
      uint32_t low = moves[i].to.data, high = low + moves[i].repr.slotBytes();
      bool clash = late.from.kind == Binding::Kind::Register &&
                   ((late.from.data < high && late.from.data + late.repr.shadowOffset() > low) ||
                    (late.repr.hasShadow() && late.from.shadow < high &&
                     late.from.shadow + late.repr.size > low));
      if (!clash)
        continue;
      Binding saved;
      saved.kind = Binding::Kind::Register;
      saved.data = slots(late.repr.slotBytes());
      saved.shadow = saved.data + late.repr.shadowOffset();
      moveValue(saved, late.from, late.repr, source);
      late.from = saved;
    }
  for (Move &one : moves)
    moveValue(one.to, one.from, one.repr, source);
}

void Translator::edge(Block *to, OperandRange operands, Operation *source) {
  edgeMoves(to, operands, source);
  uint32_t label = scope->labels[to];
  if (label != nextLabel)
    jump(label, source);
}

void Translator::jumpIf(Value condition, bool sense, uint32_t label, Operation *source) {
  if (std::optional<int64_t> known = constantOf(condition)) {
    if (bool(*known & 1) == sense)
      jump(label, source);
    return;
  }
  bool inverted = false;
  if (mojo::SimdCmpOp compare = fusedCompare(condition, source, inverted)) {
    using mojo::Pred;
    bool wanted = sense != inverted;
    mojo::DType dtype = cast<mojo::SimdType>(compare.getLhs().getType()).getDtype();
    Pred pred = compare.getPred();
    Value a = compare.getLhs(), b = compare.getRhs();
    size_t inst;
    if (mojo::isFloat(dtype)) {
      static const Opcode when[] = {Opcode::JEqF64, Opcode::JNeF64, Opcode::JLtF64,
                                    Opcode::JLeF64, Opcode::JGtF64, Opcode::JGeF64};
      static const Opcode unless[] = {Opcode::JNeF64,    Opcode::JEqF64,    Opcode::JNotLtF64,
                                      Opcode::JNotLeF64, Opcode::JNotGtF64, Opcode::JNotGeF64};
      uint32_t x = reg(a), y = reg(b);
      emit((wanted ? when : unless)[unsigned(pred)], 0, x, y, 0, source);
      inst = code.insts.size() - 1;
    } else {
      static const Pred negated[] = {Pred::NE, Pred::EQ, Pred::GE, Pred::GT, Pred::LE, Pred::LT};
      if (!wanted)
        pred = negated[unsigned(pred)];
      static const Opcode withSign[] = {Opcode::JEqS64, Opcode::JNeS64, Opcode::JLtS64,
                                        Opcode::JLeS64, Opcode::JGtS64, Opcode::JGeS64};
      static const Opcode withoutSign[] = {Opcode::JEqS64, Opcode::JNeS64, Opcode::JLtU64,
                                           Opcode::JLeU64, Opcode::JGtU64, Opcode::JGeU64};
      Opcode op = (mojo::isSigned(dtype) ? withSign : withoutSign)[unsigned(pred)];
      uint32_t x = reg(a);
      if (std::optional<int64_t> immediate = constantOf(b)) {
        op = Opcode(unsigned(op) + unsigned(Opcode::JEqS64I) - unsigned(Opcode::JEqS64));
        emit(op, 0, x, 0, *immediate, source);
      } else {
        uint32_t y = reg(b);
        emit(op, 0, x, y, 0, source);
      }
      inst = code.insts.size() - 1;
    }
    setTarget(inst, label);
    return;
  }
  uint32_t x = reg(condition);
  emit((sense != inverted) ? Opcode::JmpIf : Opcode::JmpIfNot, 0, x, 0, 0, source);
  setTarget(code.insts.size() - 1, label);
}

void Translator::conditional(Operation *op, Value condition, Block *ifTrue,
                             OperandRange trueOperands, Block *ifFalse,
                             OperandRange falseOperands) {
  uint32_t trueLabel = scope->labels[ifTrue], falseLabel = scope->labels[ifFalse];
  if (std::optional<int64_t> known = constantOf(condition))
    return *known & 1 ? edge(ifTrue, trueOperands, op) : edge(ifFalse, falseOperands, op);
  if (trueOperands.empty()) {
    if (falseOperands.empty() && trueLabel == nextLabel)
      return jumpIf(condition, false, falseLabel, op);
    jumpIf(condition, true, trueLabel, op);
    return edge(ifFalse, falseOperands, op);
  }
  if (falseOperands.empty()) {
    jumpIf(condition, false, falseLabel, op);
    return edge(ifTrue, trueOperands, op);
  }
  uint32_t otherwise = newLabel();
  jumpIf(condition, false, otherwise, op);
  edgeMoves(ifTrue, trueOperands, op);
  jump(trueLabel, op);
  bindLabel(otherwise);
  edge(ifFalse, falseOperands, op);
}

//===--------------------------------------------------------------------------------------------
// Calls
//===--------------------------------------------------------------------------------------------

void Translator::call(Operation *op, StringAttr callee, Value pointer, OperandRange args,
                      Value result, Block *normal, Block *error) {
  if (callee)
    if (mojo::FuncOp body = inlineCandidate(callee))
      return inlineCall(op, body, args, result, normal, error);
  uint32_t target = pointer ? reg(pointer) : 0;
  uint32_t at = 0;
  for (Value arg : args) {
    Repr repr = reprOf(arg.getType());
    Binding to;
    to.kind = Binding::Kind::Register;
    to.data = at;
    to.shadow = at + repr.shadowOffset();
    Binding from = bindingOf(arg);
    at += repr.slotBytes();
    size_t first = code.insts.size();
    // `move` leaves out moves to the same number, which mean different registers here.
    if (from.kind == Binding::Kind::Register && !from.addend && repr.size) {
      auto emitMove = [&](uint32_t d, uint32_t a) {
        if (repr.size == 8)
          emit(Opcode::Mov8, d, a, 0, 0, op);
        else
          emit(Opcode::MovN, d, a, 0, 0, op).c = repr.size;
      };
      emitMove(to.data, from.data);
      if (repr.hasShadow())
        emitMove(to.shadow, from.shadow);
    } else {
      moveValue(to, from, repr, op);
    }
    for (size_t i = first; i < code.insts.size(); ++i)
      outgoing.push_back(i);
  }
  code.outBytes = std::max(code.outBytes, at);
  CallSite &site = code.sites.emplace_back();
  site.argBytes = at;
  if (result) {
    site.result = define(result);
    site.resultBytes = reprOf(result.getType()).slotBytes();
  }
  if (callee)
    site.callee = &interpreter.function(callee);
  Inst &inst = emit(callee ? Opcode::Call : Opcode::CallIndirect, op);
  inst.a = target;
  inst.site = &site;
  if (error)
    errorTargets.push_back({code.insts.size() - 1, scope->labels[error]});
  // A constant that was made before the call is still there: registers belong to the frame.
  if (normal && scope->labels[normal] != nextLabel)
    jump(scope->labels[normal], op);
}

void Translator::inlineCall(Operation *op, mojo::FuncOp callee, OperandRange args, Value result,
                            Block *normal, Block *error) {
  Scope inner;
  inner.parent = scope;
  inner.function = callee;
  inner.singleBlock = callee.getBody().hasOneBlock();
  Function &function = interpreter.function(callee.getSymNameAttr());
  code.inlined.push_back({scope->inlined, &function, op->getLoc()});
  inner.inlined = code.inlined.size() - 1;
  inner.returnLabel = newLabel();
  inner.errorLabel = newLabel();
  for (auto [arg, value] : llvm::zip(callee.getBody().front().getArguments(), args))
    inner.values[arg] = bindingOf(value);
  if (result) {
    inner.hasResult = true;
    if (!inner.singleBlock)
      inner.result = newBinding(result.getType());
  }
  uint32_t after = nextLabel;
  scope = &inner;
  translateBody(inner);
  scope = inner.parent;
  nextLabel = after;
  if (result)
    bind(result, inner.result);
  if (inner.resultOwned)
    ownedResults.insert(op);
  if (!inner.singleBlock)
    bindLabel(inner.returnLabel);
  if (normal && (error || scope->labels[normal] != nextLabel))
    jump(scope->labels[normal], op);
  if (error) {
    bindLabel(inner.errorLabel);
    if (scope->labels[error] != nextLabel)
      jump(scope->labels[error], op);
  }
}

void Translator::returnFrom(Operation *op, Value value) {
  if (scope->parent) {
    if (value && scope->hasResult) {
      if (scope->singleBlock) {
        scope->result = bindingOf(value);
        scope->resultOwned = ownsRegister(value);
      } else
        moveValue(scope->result, bindingOf(value), reprOf(value.getType()), op);
    }
    if (!scope->singleBlock && scope->returnLabel != nextLabel)
      jump(scope->returnLabel, op);
    return;
  }
  uint32_t from = 0;
  if (value) {
    from = reg(value);
    Repr repr = reprOf(value.getType());
    if (repr.hasShadow() && shadowReg(value) != from + repr.shadowOffset()) {
      Binding together = newBinding(value.getType());
      moveValue(together, bindingOf(value), repr, op);
      from = together.data;
    }
  }
  emit(Opcode::Ret, 0, from, 0, 0, op);
}

/// Fails with the kind `b` and the text that the pointer leads to.
static bool failKernel(Machine &machine, uint8_t *, const Inst &inst) {
  return machine.fail(InterpreterError::Kind(inst.b),
                      reinterpret_cast<const char *>(pointerOf<const uint8_t>(inst)));
}

void Translator::fail(Operation *op, InterpreterError::Kind kind, StringRef cause) {
  SmallVector<uint8_t> text(cause.bytes_begin(), cause.bytes_end());
  text.push_back(0);
  Inst &inst = emitKernel(failKernel, 0, 0, 0, unsigned(kind), 0, op);
  setPointer(inst, keepBytes(text));
  for (Value result : op->getResults())
    define(result);
}

//===--------------------------------------------------------------------------------------------
// Analyses
//===--------------------------------------------------------------------------------------------

/// Operations and operations of its callees that a function may have to be translated in place.
static constexpr int inlineLimit = 60;
static constexpr int inProgress = 1 << 30;

int Translator::inlineCost(mojo::FuncOp function) {
  auto [entry, isNew] = inlineCosts.try_emplace(function.getOperation(), inProgress);
  if (!isNew)
    return entry->second;
  int cost = 0;
  for (Block &block : function.getBody())
    for (Operation &op : block) {
      if (isa<mojo::StackAllocOp>(op))
        cost += inlineLimit;
      if (!isa<mojo::ConstantOp, mojo::KeepOp, mojo::FieldOp, mojo::StructExtractOp,
               mojo::StructCreateOp, mojo::LocalOp>(op))
        ++cost;
      StringAttr callee;
      if (auto call = dyn_cast<mojo::CallOp>(op))
        callee = call.getCalleeAttr().getAttr();
      else if (auto invoke = dyn_cast<mojo::InvokeOp>(op))
        callee = invoke.getCalleeAttr().getAttr();
      if (mojo::FuncOp inner = callee ? readyFunction(callee) : mojo::FuncOp()) {
        cost += 2;
        // Each cycle of calls has a function that calls one whose cost is being found: that
        // function is never translated in place.
        int innerCost = inlineCost(inner);
        if (innerCost <= inlineLimit)
          cost += innerCost;
        else if (innerCost == inProgress)
          cost += inlineLimit;
      }
      if (cost > inlineLimit)
        return inlineCosts[function.getOperation()] = inlineLimit + 1;
    }
  return inlineCosts[function.getOperation()] = cost;
}

mojo::FuncOp Translator::readyFunction(StringAttr callee) {
  auto [entry, isNew] = ready.try_emplace(callee);
  if (!isNew)
    return entry->second;
  // What is known at the first question counts for this translation, so that all analyses agree.
  Function &function = interpreter.function(callee);
  mojo::FuncOp op = function.op;
  if (!op && !function.missing)
    if ((op = interpreter.host.resolveIfReady(callee.getValue())))
      interpreter.remember(function, op);
  if (!op || op.isExternal() || op.getOperation() == code.function->op.getOperation())
    op = {};
  return ready[callee] = op;
}

mojo::FuncOp Translator::inlineCandidate(StringAttr callee) {
  mojo::FuncOp op = readyFunction(callee);
  return op && inlineCost(op) <= inlineLimit ? op : mojo::FuncOp();
}

/// Returns whether the result of `op` may be another name for the registers of an operand.
static bool mayBeAlias(Operation *op) {
  return isa<mojo::StructCreateOp, mojo::StructExtractOp, mojo::ToBuiltinOp, mojo::FromBuiltinOp,
             mojo::RefToPtrOp, mojo::PtrToRefOp, mojo::PtrCastOp, mojo::PtrToIntOp,
             mojo::PtrFromIntOp, mojo::AliasOp, mojo::FieldOp, mojo::ArrayElementOp,
             mojo::PtrOffsetOp, mojo::DTypeToUI8Op, mojo::DTypeFromUI8Op, mojo::SimdBitcastOp,
             mojo::SimdSliceOp, mojo::SimdExtractOp, mojo::SimdSplatOp, mojo::SimdCastOp,
             mojo::SimdReduceOp, mojo::SimdSelectOp, mojo::SelectOp, mojo::StructInsertOp,
             mojo::LLVMIntrinsicOp>(op) ||
         !isa<mojo::MojoDialect>(op->getDialect());
}

bool Translator::ownsRegister(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || !value.hasOneUse() || op->getNumResults() != 1 ||
      op->getBlock() != (*value.getUsers().begin())->getBlock())
    return false;
  if (isa<mojo::StructCreateOp, mojo::StructExtractOp, mojo::ToBuiltinOp, mojo::FromBuiltinOp>(op))
    return op->getNumOperands() == 1 && !reprOf(op->getOperand(0).getType()).hasShadow() &&
           ownsRegister(op->getOperand(0));
  if (isa<mojo::CallOp, mojo::InvokeOp>(op))
    return ownedResults.contains(op);
  return !mayBeAlias(op) && !isa<mojo::LoadOp, mojo::PtrLoadOp>(op);
}

/// Returns the place that `reference` is a part of.
static Value rootOf(Value reference) {
  while (Operation *op = reference.getDefiningOp()) {
    if (!isa<mojo::FieldOp, mojo::AliasOp, mojo::ArrayElementOp>(op))
      break;
    reference = op->getOperand(0);
  }
  return reference;
}

bool Translator::staysLocal(Value reference, bool &whole, bool &marked, unsigned depth) {
  if (depth > 12)
    return false;
  for (OpOperand &use : reference.getUses()) {
    Operation *user = use.getOwner();
    if (auto load = dyn_cast<mojo::LoadOp>(user)) {
      whole |= reprOf(load.getType()).hasShadow();
    } else if (auto store = dyn_cast<mojo::StoreOp>(user)) {
      if (store.getValue() == reference)
        return false;
    } else if (isa<mojo::BitCopyOp>(user)) {
      whole |= use.getOperandNumber() == 0 &&
               reprOf(cast<mojo::RefType>(reference.getType()).getPointee()).hasShadow();
    } else if (isa<mojo::FieldOp, mojo::AliasOp>(user)) {
      if (!staysLocal(user->getResult(0), whole, marked, depth + 1))
        return false;
    } else if (auto element = dyn_cast<mojo::ArrayElementOp>(user)) {
      auto constant = element.getIndex().getDefiningOp<mojo::ConstantOp>();
      auto number = constant ? dyn_cast<IntegerAttr>(constant.getValue()) : IntegerAttr();
      auto array = dyn_cast<mojo::ArrayType>(element.getBase().getType().getPointee());
      if (!number || !array || element.getIndex() == reference || number.getValue().isNegative() ||
          number.getValue().getSExtValue() >= array.getSize() ||
          !staysLocal(element.getResult(), whole, marked, depth + 1))
        return false;
    } else if (isa<mojo::MarkInitializedOp>(user)) {
      marked = true;
    } else if (isa<mojo::KeepOp, mojo::MarkDestroyedOp, mojo::OriginOp>(user)) {
    } else if (isa<mojo::CallOp, mojo::InvokeOp>(user)) {
      StringAttr callee = user->getAttrOfType<FlatSymbolRefAttr>("callee").getAttr();
      mojo::FuncOp body = inlineCandidate(callee);
      if (!body || !staysLocal(body.getBody().front().getArgument(use.getOperandNumber()), whole,
                               marked, depth + 1))
        return false;
    } else {
      return false;
    }
  }
  return true;
}

bool Translator::loadMayAlias(Operation *load, const Binding &place) {
  Block *block = load->getBlock();
  Operation *last = load;
  auto isOurs = [&](Value reference) {
    auto known = scope->values.find(rootOf(reference));
    return known != scope->values.end() && known->second.kind == Binding::Kind::Place &&
           known->second.local == place.local;
  };
  auto touches = [&](Operation *call) {
    return llvm::any_of(call->getOperands(), [&](Value operand) {
      return isa<mojo::RefType>(operand.getType()) && isOurs(operand);
    });
  };
  SmallVector<Value> values = {load->getResult(0)};
  for (size_t i = 0; i < values.size(); ++i)
    for (Operation *user : values[i].getUsers()) {
      if (user->getBlock() != block || values.size() > 32 ||
          (isa<mojo::ReturnOp>(user) && scope->parent))
        return false;
      if (isa<mojo::CallOp, mojo::InvokeOp>(user) && touches(user))
        return false;
      // A call in place may give back its argument.
      if (mayBeAlias(user) || isa<mojo::CallOp, mojo::InvokeOp>(user))
        values.append(user->result_begin(), user->result_end());
      // Comparisons may be done by the branch at the end.
      Operation *at = isa<mojo::SimdCmpOp, mojo::SimdNotOp>(user) ? block->getTerminator() : user;
      if (last->isBeforeInBlock(at))
        last = at;
    }
  unsigned count = 0;
  for (Operation *op = load->getNextNode(); op && op != last; op = op->getNextNode()) {
    if (++count > 64)
      return false;
    if (auto store = dyn_cast<mojo::StoreOp>(op)) {
      if (isOurs(store.getRef()))
        return false;
    } else if (auto copy = dyn_cast<mojo::BitCopyOp>(op)) {
      if (isOurs(copy.getDst()))
        return false;
    } else if (isa<mojo::CallOp>(op) ? touches(op) : op == place.local) {
      return false;
    }
  }
  return true;
}

/// Returns the operation that passes on the single bit `value` unchanged or negated, when `value`
/// has no other use.
static Operation *onlyBitUser(Value value) {
  if (!value.hasOneUse())
    return nullptr;
  Operation *user = *value.getUsers().begin();
  if (isa<mojo::ToBuiltinOp, mojo::FromBuiltinOp, mojo::SimdNotOp>(user))
    return user;
  if (isa<mojo::StructExtractOp, mojo::StructCreateOp>(user) && user->getNumOperands() == 1 &&
      reprOf(user->getOperand(0).getType()).size == 1 &&
      reprOf(user->getResult(0).getType()).size == 1)
    return user;
  return isa<cf::CondBranchOp>(user) && user->getOperand(0) == value ? user : nullptr;
}

bool Translator::fusesIntoBranch(mojo::SimdCmpOp compare) {
  auto type = cast<mojo::SimdType>(compare.getLhs().getType());
  if (!type.isScalar() ||
      !(type.getDtype() == mojo::DType::Float64 ||
        (mojo::isInteger(type.getDtype()) && mojo::dtypeBits(type.getDtype()) == 64)))
    return false;
  Value value = compare.getResult();
  while (Operation *user = onlyBitUser(value)) {
    if (user->getBlock() != compare->getBlock())
      return false;
    if (isa<cf::CondBranchOp>(user))
      return true;
    value = user->getResult(0);
  }
  return false;
}

mojo::SimdCmpOp Translator::fusedCompare(Value condition, Operation *branch, bool &inverted) {
  bool flips = false;
  Value value = condition;
  while (Operation *op = value.getDefiningOp()) {
    if (op->getBlock() != branch->getBlock() || !value.hasOneUse())
      return {};
    if (auto compare = dyn_cast<mojo::SimdCmpOp>(op)) {
      if (!fusesIntoBranch(compare))
        return {};
      inverted = flips;
      return compare;
    }
    if (isa<mojo::SimdNotOp>(op))
      flips = !flips;
    else if (!isa<mojo::ToBuiltinOp, mojo::FromBuiltinOp, mojo::StructExtractOp,
                  mojo::StructCreateOp>(op) ||
             op->getNumOperands() != 1)
      return {};
    value = op->getOperand(0);
  }
  return {};
}

/// Whether a callee that is known already computes with `value` before it branches.
bool Translator::computesWithArgument(mojo::CallOp call, Value value, unsigned depth) {
  mojo::FuncOp callee = interpreter.host.resolveIfReady(call.getCallee());
  if (!callee || callee.getBody().empty())
    return false;
  Block &entry = callee.getBody().front();
  for (auto [index, operand] : llvm::enumerate(call.getArgs())) {
    if (operand != value || index >= entry.getNumArguments())
      continue;
    Value argument = entry.getArgument(index);
    if (llvm::all_of(argument.getUsers(), [&](Operation *user) { return user->getBlock() == &entry; }) &&
        usedInComputation(argument, depth + 1))
      return true;
  }
  return false;
}

bool Translator::usedInComputation(Value value, unsigned depth) {
  if (depth > 6)
    return false;
  for (Operation *user : value.getUsers()) {
    if (isa<cf::CondBranchOp, mojo::SimdCmpOp, mojo::PtrLoadOp>(user))
      return true;
    StringRef name = user->getName().getStringRef();
    if (auto call = dyn_cast<mojo::CallOp>(user)) {
      if (computesWithArgument(call, value, depth))
        return true;
      continue;
    }
    if (isa<mojo::SimdSelectOp, mojo::SimdInsertOp, mojo::SimdShuffleOp, mojo::SimdJoinOp>(user))
      continue;
    if (isa<mojo::StructExtractOp, mojo::StructCreateOp, mojo::ToBuiltinOp, mojo::FromBuiltinOp>(
            user)) {
      if (usedInComputation(user->getResult(0), depth + 1))
        return true;
    } else if (name.starts_with("mojo.simd.") || name.starts_with("arith.") ||
               name.starts_with("index.")) {
      return true;
    }
  }
  return false;
}
