// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Short bodies as calls take them in: with the short bodies that they call, without their variables, once for all calls.
#include "lower/Lowering.h"
#include "mlir/IR/IRMapping.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

namespace {

/// Copies one body in its flat form.
class Flattener {
public:
  Flattener(Block &body, Block &flat, llvm::function_ref<Block *(CallOp)> flatCallee)
      : body(body), flat(flat), flatCallee(flatCallee), b(body.getParentOp()->getContext()) {}

  /// Fails where a part of a variable is read that has no value.
  LogicalResult run();

private:
  struct Part {
    Operation *variable;
    uint64_t offset;
  };
  LogicalResult copy(Operation &op);
  LogicalResult accessPart(Operation &op, Part part);
  void takeIn(CallOp call, Block &callee);
  void cloneInto(Operation &op, IRMapping &map);
  void store(Type type, Value value, SmallVectorImpl<std::pair<uint64_t, Value>> &leaves, uint64_t offset);
  Value load(Type type, ArrayRef<std::pair<uint64_t, Value>> leaves, uint64_t offset);
  Value fieldOf(Value aggregate, unsigned index);
  Value structOf(Type type, ArrayRef<Value> fields);

  Block &body, &flat;
  llvm::function_ref<Block *(CallOp)> flatCallee;
  OpBuilder b;
  Location loc = UnknownLoc::get(b.getContext());
  IRMapping values;
  DenseMap<Value, Part> parts;
  DenseMap<Operation *, SmallVector<std::pair<uint64_t, Value>, 4>> leaves;
};

} // namespace

Value Flattener::fieldOf(Value aggregate, unsigned index) {
  if (auto made = aggregate.getDefiningOp<StructCreateOp>())
    return made.getFields()[index];
  return make<StructExtractOp>(b, loc, aggregate, index);
}

Value Flattener::structOf(Type type, ArrayRef<Value> fields) {
  // All fields of one value, in order, are that value.
  Value whole;
  for (auto [index, field] : llvm::enumerate(fields)) {
    auto part = field.getDefiningOp<StructExtractOp>();
    if (!part || part.getIndex() != index || part.getValue().getType() != type || (whole && whole != part.getValue()))
      return make<StructCreateOp>(b, loc, type, fields);
    whole = part.getValue();
  }
  return whole ? whole : Value(make<StructCreateOp>(b, loc, type, fields));
}

void Flattener::store(Type type, Value value, SmallVectorImpl<std::pair<uint64_t, Value>> &leaves, uint64_t offset) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    for (unsigned i = 0; i < structType.getFields().size(); ++i)
      store(structType.getFields()[i], fieldOf(value, i), leaves, offset + fieldOffset(structType, i));
    return;
  }
  auto *leaf = llvm::find_if(leaves, [&](const auto &leaf) { return leaf.first == offset && leaf.second.getType() == type; });
  if (leaf == leaves.end())
    leaves.push_back({offset, value});
  else
    leaf->second = value;
}

Value Flattener::load(Type type, ArrayRef<std::pair<uint64_t, Value>> leaves, uint64_t offset) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    SmallVector<Value> fields;
    for (unsigned i = 0; i < structType.getFields().size(); ++i) {
      fields.push_back(load(structType.getFields()[i], leaves, offset + fieldOffset(structType, i)));
      if (!fields.back())
        return {};
    }
    return structOf(type, fields);
  }
  const auto *leaf = llvm::find_if(leaves, [&](const auto &leaf) { return leaf.first == offset && leaf.second.getType() == type; });
  return leaf == leaves.end() ? Value() : leaf->second;
}

/// Copies what is done to a part of a variable.
LogicalResult Flattener::accessPart(Operation &op, Part part) {
  if (auto field = dyn_cast<FieldOp>(op)) {
    uint64_t inside = fieldOffset(cast<mojo::StructType>(field.getBase().getType().getPointee()), field.getIndex());
    parts[field.getResult()] = {part.variable, part.offset + inside};
  } else if (auto access = dyn_cast<LoadOp>(op)) {
    Value value = load(access.getType(), leaves[part.variable], part.offset);
    if (!value)
      return failure();
    values.map(access.getResult(), value);
  } else if (auto access = dyn_cast<StoreOp>(op)) {
    store(access.getValue().getType(), values.lookupOrDefault(access.getValue()), leaves[part.variable], part.offset);
  } else {
    parts[op.getResult(0)] = part;
  }
  return success();
}

void Flattener::cloneInto(Operation &op, IRMapping &map) {
  if (auto extract = dyn_cast<StructExtractOp>(op))
    if (auto made = map.lookupOrDefault(extract.getValue()).getDefiningOp<StructCreateOp>())
      return map.map(extract.getResult(), made.getFields()[extract.getIndex()]);
  if (auto create = dyn_cast<StructCreateOp>(op); create && isa<mojo::StructType>(create.getType())) {
    SmallVector<Value> fields;
    for (Value field : create.getFields())
      fields.push_back(map.lookupOrDefault(field));
    return map.map(create.getResult(), structOf(create.getType(), fields));
  }
  b.clone(op, map);
}

void Flattener::takeIn(CallOp call, Block &callee) {
  IRMapping inner;
  for (auto [argument, value] : llvm::zip(callee.getArguments(), call.getArgs()))
    inner.map(argument, values.lookupOrDefault(value));
  for (Operation &op : callee.without_terminator())
    cloneInto(op, inner);
  if (Value returned = cast<ReturnOp>(callee.back()).getValue())
    values.map(call.getResult(), inner.lookupOrDefault(returned));
}

LogicalResult Flattener::copy(Operation &op) {
  loc = op.getLoc();
  if (isa<KeepOp, OriginOp, MarkInitializedOp, MarkDestroyedOp, DestroyOp>(op))
    return success();
  if (isa<LocalOp>(op)) {
    leaves[&op].clear();
    parts[op.getResult(0)] = {&op, 0};
    return success();
  }
  if (isa<FieldOp, AliasOp, LoadOp, StoreOp>(op))
    if (auto it = parts.find(op.getOperand(isa<StoreOp>(op) ? 1 : 0)); it != parts.end())
      return accessPart(op, it->second);
  if (auto call = dyn_cast<CallOp>(op))
    if (Block *callee = flatCallee(call)) {
      takeIn(call, *callee);
      return success();
    }
  cloneInto(op, values);
  return success();
}

LogicalResult Flattener::run() {
  b.setInsertionPointToEnd(&flat);
  for (BlockArgument argument : body.getArguments())
    values.map(argument, flat.addArgument(argument.getType(), argument.getLoc()));
  for (Operation &op : body)
    if (failed(copy(op)))
      return failure();
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(flat)))
    if (op.use_empty() && isa<StructCreateOp, StructExtractOp, ConstantOp, FieldOp, AliasOp>(op))
      op.erase();
  return success();
}

Block *Lowering::flatBodyOf(StringAttr name) {
  Block *block = shortBodyOf(name);
  if (!block)
    return nullptr;
  // Measuring has seen to it that bodies don't take in themselves.
  if (Block *known = shortBodies.find(name)->second.flat)
    return known;
  auto *flat = new Block();
  flatBodies.push_back(flat);
  auto callee = [&](CallOp call) -> Block * {
    StringAttr symbol = call.getCalleeAttr().getAttr();
    // What an accessor gives out is told by the call.
    Block *inner = call.getNoreturn() || elementAccessors.contains(symbol) ? nullptr : flatBodyOf(symbol);
    return inner && fits(*inner, call) ? inner : nullptr;
  };
  if (failed(Flattener(*block, *flat, callee).run())) {
    flat->dropAllReferences();
    flat->erase();
    flat = block;
  }
  return shortBodies.find(name)->second.flat = flat;
}
