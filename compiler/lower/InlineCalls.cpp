// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Calls of short functions that are always inlined: instead of a call their body is lowered at its place.
//
// Operators, constructors and accessors of numbers and pointers are such functions. Most calls are calls of theirs, so neither the LLVM
// dialect nor LLVM ever sees most calls. A variable of such a body that is only loaded and stored field by field, as `self` in a
// constructor, takes no memory: what was stored last is known.
#include "lower/Lowering.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

/// A body may have as many operations, those that it takes in included. LLVM simplifies longer ones once before it copies them.
static constexpr unsigned mostOperations = 24;
static constexpr unsigned callCost = 4;
static constexpr unsigned mostLeaves = 8;

/// Returns how many scalars a value of `type` consists of, more than `mostLeaves` if there are too many or it has arrays.
static unsigned leavesOf(Type type) {
  if (isa<mojo::ArrayType>(type))
    return mostLeaves + 1;
  auto structType = dyn_cast<mojo::StructType>(type);
  if (!structType)
    return 1;
  unsigned count = 0;
  for (Type field : structType.getFields())
    if ((count += leavesOf(field)) > mostLeaves)
      break;
  return count;
}

/// Returns whether `op` only tells ownership something.
static bool isNote(Operation *op) { return isa<KeepOp, OriginOp, MarkInitializedOp, MarkDestroyedOp, DestroyOp>(op); }

/// Returns whether the place `ref` in a variable is only loaded and stored, itself or its fields.
static bool isOnlyAccessed(Value ref) {
  return llvm::all_of(ref.getUsers(), [&](Operation *user) {
    if (isa<FieldOp, AliasOp>(user))
      return isOnlyAccessed(user->getResult(0));
    return isa<LoadOp>(user) || isNote(user) || (isa<StoreOp>(user) && cast<StoreOp>(user).getRef() == ref);
  });
}

/// Returns whether `op` means the same in a body that takes it in: it depends on its operands only.
static bool isMovable(Operation *op) {
  if (op->getNumRegions() || op->hasTrait<OpTrait::IsTerminator>() || op->getName().getDialectNamespace() != "mojo")
    return false;
  return isa<LoadOp, StoreOp, BitCopyOp, PtrLoadOp, PtrStoreOp, MemCpyOp, MemMoveOp, MemSetOp, AtomicLoadOp, AtomicStoreOp>(op) ||
         isMemoryEffectFree(op);
}

void Lowering::noteShortBody(FuncOp func) {
  if ((debug && debug->describes(func)) || func.getInlining() != Inline::Always || func.getLinkage() != Linkage::Internal || func.getCabi() || func.getRaises() ||
      func.getNoreturn() || !func.getBody().hasOneBlock() || !isa<ReturnOp>(func.getBody().front().back()))
    return;
  shortBodies[func.getSymNameAttr()].block = &func.getBody().front();
}

/// Returns the body of the function `name` if calls of it take it in.
Block *Lowering::shortBodyOf(StringAttr name, unsigned *operations) {
  auto it = shortBodies.find(name);
  if (it == shortBodies.end())
    return nullptr;
  ShortBody &body = it->second;
  if (body.state == ShortBody::Unknown) {
    body.state = ShortBody::Measuring;
    body.state = measure(body) ? ShortBody::Yes : ShortBody::No;
  }
  if (operations)
    *operations = body.operations;
  return body.state == ShortBody::Yes ? body.block : nullptr;
}

bool Lowering::measure(ShortBody &body) {
  for (Operation &op : body.block->without_terminator()) {
    if (isNote(&op))
      continue;
    unsigned operations = 1;
    if (auto call = dyn_cast<CallOp>(op)) {
      StringAttr callee = call.getCalleeAttr().getAttr();
      // One that is being measured would be taken in without end.
      if (call.getNoreturn() || shortBodies.lookup(callee).state == ShortBody::Measuring)
        return false;
      if (!shortBodyOf(callee, &operations))
        operations = callCost;
    } else if (auto local = dyn_cast<LocalOp>(op)) {
      if (leavesOf(local.getStoredType()) > mostLeaves || !isOnlyAccessed(local))
        return false;
    } else if (!isMovable(&op)) {
      return false;
    }
    body.operations += operations;
    if (body.operations > mostOperations)
      return false;
  }
  return true;
}

/// Returns whether `op` passes and expects what a body takes and returns.
bool Lowering::fits(Block &body, CallOp op) {
  if (body.getArgumentTypes() != op.getArgs().getTypes())
    return false;
  Value returned = cast<ReturnOp>(body.back()).getValue();
  return bool(op.getResult()) == bool(returned) && (!returned || returned.getType() == op.getResult().getType());
}

bool Lowering::inlineCall(CallOp op) {
  StringAttr callee = op.getCalleeAttr().getAttr();
  Block *body = op.getNoreturn() ? nullptr : flatBodyOf(callee);
  if (!body || !fits(*body, op))
    return false;
  Value returned = cast<ReturnOp>(body->back()).getValue();
  Location here = currentLoc;
  llvm::SaveAndRestore fixed(isPlaceFixed, bool(debug));
  for (auto [argument, value] : llvm::zip(body->getArguments(), op.getArgs()))
    set(argument, get(value));
  for (Operation &inner : body->without_terminator())
    if (!lowerInVariable(&inner))
      lowerOp(&inner);
  if (returned)
    set(op.getResult(), get(returned));
  currentLoc = here;
  return true;
}

/// Lowers what is done to a variable of a body that is taken in; returns whether `op` is that.
bool Lowering::lowerInVariable(Operation *op) {
  if (isa<LocalOp>(op)) {
    leaves[op].clear();
    partsOfVariables[op->getResult(0)] = {op, 0};
    return true;
  }
  if (!isa<FieldOp, AliasOp, LoadOp, StoreOp>(op))
    return false;
  auto it = partsOfVariables.find(op->getOperand(isa<StoreOp>(op) ? 1 : 0));
  if (it == partsOfVariables.end())
    return false;
  auto [variable, offset] = it->second;
  if (auto field = dyn_cast<FieldOp>(op))
    offset += fieldOffset(cast<mojo::StructType>(field.getBase().getType().getPointee()), field.getIndex());
  if (auto load = dyn_cast<LoadOp>(op))
    set(load, loadLeaves(load.getType(), leaves[variable], offset));
  else if (auto store = dyn_cast<StoreOp>(op))
    storeLeaves(store.getValue().getType(), get(store.getValue()), leaves[variable], offset);
  else
    partsOfVariables[op->getResult(0)] = {variable, offset};
  return true;
}

Value Lowering::loadLeaves(Type type, const Leaves &leaves, uint64_t offset) {
  Type lowered = lowerType(type);
  if (!lowered)
    return {};
  auto structType = dyn_cast<mojo::StructType>(type);
  if (!structType) {
    const auto *leaf = llvm::find_if(leaves, [&](const auto &leaf) { return leaf.first == offset; });
    return leaf == leaves.end() ? undef(lowered) : leaf->second;
  }
  SmallVector<Value> fields;
  for (unsigned i = 0; i < structType.getFields().size(); ++i)
    if (Value field = loadLeaves(structType.getFields()[i], leaves, offset + fieldOffset(structType, i)))
      fields.push_back(field);
  return makeAggregate(lowered, fields, /*isCollapsed=*/fields.size() == 1);
}

void Lowering::storeLeaves(Type type, Value value, Leaves &leaves, uint64_t offset) {
  if (!value)
    return;
  auto structType = dyn_cast<mojo::StructType>(type);
  if (!structType) {
    auto *leaf = llvm::find_if(leaves, [&](const auto &leaf) { return leaf.first == offset; });
    if (leaf == leaves.end())
      leaves.push_back({offset, value});
    else
      leaf->second = value;
    return;
  }
  bool isCollapsed = fieldPosition(structType, 0).second == 1;
  int64_t position = 0;
  for (unsigned i = 0; i < structType.getFields().size(); ++i) {
    Type field = structType.getFields()[i];
    if (lowerType(field))
      storeLeaves(field, isCollapsed ? value : extract(value, position++), leaves, offset + fieldOffset(structType, i));
  }
}

// ---- aggregates --------------------------------------------------------------------------------

Value Lowering::makeAggregate(Type type, ValueRange fields, bool isCollapsed) {
  if (isCollapsed)
    return fields.front();
  Value result = poison(type);
  aggregates.push_back(result.getDefiningOp());
  for (auto [position, field] : llvm::enumerate(fields)) {
    result = make<LLVM::InsertValueOp>(b, currentLoc, result, field, ArrayRef<int64_t>{int64_t(position)});
    aggregates.push_back(result.getDefiningOp());
  }
  return result;
}

Value Lowering::extract(Value aggregate, int64_t position) {
  while (auto insert = aggregate.getDefiningOp<LLVM::InsertValueOp>()) {
    if (insert.getPosition().size() != 1)
      break;
    if (insert.getPosition().front() == position)
      return insert.getValue();
    aggregate = insert.getContainer();
  }
  return make<LLVM::ExtractValueOp>(b, currentLoc, aggregate, ArrayRef<int64_t>{position});
}

void Lowering::eraseUnusedAggregates() {
  for (Operation *op : llvm::reverse(aggregates))
    if (op->use_empty())
      op->erase();
  aggregates.clear();
}
