// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The forward pass: a use needs an initialized place (spec 05 section 2).
#include "dialect/EachOperation.h"
#include "ownership/Analysis.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"

namespace kiln::ownership {

void AccessTable::add(mlir::Operation *op, const Places &places) {
  auto first = unsigned(accesses.size());
  accessesOf(op, places, accesses);
  if (accesses.size() > first)
    entries.push_back({op, first, unsigned(accesses.size() - first)});
  origins |= llvm::isa<mojo::OriginOp>(op);
  moves |= llvm::isa<mojo::MoveOp>(op);
}

AccessTable::AccessTable(mojo::FuncOp function, const Places &places) {
  // What is in regions of operations is found by the operation only.
  for (mlir::Block &block : function.getBody())
    for (mlir::Operation &op : block)
      for (mlir::Region &region : op.getRegions())
        forEachOperation(region, [&](mlir::Operation *inner) { add(inner, places); });
  for (mlir::Block &block : function.getBody()) {
    blocks[&block] = unsigned(starts.size());
    starts.push_back(unsigned(entries.size()));
    for (mlir::Operation &op : block)
      add(&op, places);
  }
  starts.push_back(unsigned(entries.size()));
}

llvm::ArrayRef<Access> AccessTable::of(mlir::Operation *op) const {
  if (byOperation.empty())
    for (auto [index, entry] : llvm::enumerate(entries))
      byOperation[entry.op] = unsigned(index);
  auto it = byOperation.find(op);
  return it == byOperation.end() ? llvm::ArrayRef<Access>() : of(entries[it->second]);
}

Initialization::Initialization(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report)
    : function(function), places(places), accesses(accesses), report(report), startStates(accesses.blockCount()),
      endStates(accesses.blockCount()), reachedBlocks(accesses.blockCount()), pending(accesses.blockCount()),
      isConstructor(function.getCtor()) {}

/// Marks the object that a constructor is to make: it exists, its fields don't. One without fields is complete.
static void startObject(const Places &places, int node, BitVector &state) {
  auto type = mlir::dyn_cast<mojo::StructType>(places.nodes[node].type);
  if (!places.nodes[node].isLeaf() || (type && type.getFields().empty()))
    state.set(places.nodes[node].wholeBit());
}

/// The state of the places when the function is entered (OWN-6).
static BitVector entryState(const Places &places, bool isConstructor) {
  BitVector state(places.bitCount);
  for (const Root &root : places.roots) {
    if (!root.isArgument)
      continue;
    switch (root.convention) {
    case mojo::Conv::Out:
      // Inside a constructor the object counts as made; its fields don't (OWN-8). One without fields is complete.
      if (isConstructor)
        startObject(places, root.node, state);
      break;
    case mojo::Conv::Err:
      break;
    default:
      places.set(root.node, state);
    }
  }
  return state;
}

bool Initialization::constructorSelf(int node) const {
  const Root &root = places.rootOf(node);
  return isConstructor && !root.isArgument && root.node == node && root.name == "self";
}

void Initialization::joinInto(mlir::Block *block, const BitVector &state) {
  unsigned number = accesses.numberOf(block);
  BitVector &start = startStates[number];
  if (!reachedBlocks.test(number)) {
    reachedBlocks.set(number);
    start = state;
  } else if (start.test(state)) {
    start &= state;
  } else {
    return;
  }
  pending.set(number);
}

void Initialization::apply(const Access &access, BitVector &state) const {
  switch (access.kind) {
  case Access::Use:
  case Access::Touch:
  case Access::UseAll:
    break;
  case Access::Consume:
    places.clear(access.node, state);
    break;
  case Access::Reset:
    places.clear(access.node, state);
    // The object that a constructor of a value type makes lives in a local until it is returned (OWN-8).
    if (constructorSelf(access.node))
      startObject(places, access.node, state);
    break;
  case Access::Define:
    places.set(access.node, state);
    break;
  }
}

/// Where the values that `node` is missing at `use` have gone: the transfers that reach it.
void Initialization::noteTransfers(int node, mlir::Operation *use, OwnershipDiagnostic &diagnostic) const {
  auto overlaps = [&](int other) {
    for (int n = other; n >= 0; n = places.nodes[n].parent)
      if (n == node)
        return true;
    for (int n = node; n >= 0; n = places.nodes[n].parent)
      if (n == other)
        return true;
    return false;
  };
  // Thousands of such messages are not worth as many walks through a long function.
  constexpr size_t mostSteps = 2'000'000;
  llvm::SmallVector<std::pair<mlir::Block *, mlir::Operation *>, 8> pending{{use->getBlock(), use->getPrevNode()}};
  llvm::SmallPtrSet<mlir::Block *, 16> seen;
  while (!pending.empty() && diagnostic.notes.size() < 3) {
    auto [block, op] = pending.pop_back_val();
    bool stopped = false;
    for (; op && !stopped && ++noteSteps < mostSteps; op = op->getPrevNode())
      for (const Access &access : accesses.of(op)) {
        bool ends = access.kind == Access::Consume || access.kind == Access::Define || access.kind == Access::Reset;
        if (!ends || !overlaps(access.node))
          continue;
        stopped = true;
        if (access.kind == Access::Consume)
          diagnostic.notes.push_back({op->getLoc(), op == use ? diag::TransferredInLoop : diag::TransferredHere, {places.nameOf(access.node)}, {}});
      }
    if (!stopped)
      for (mlir::Block *from : block->getPredecessors())
        if (seen.insert(from).second)
          pending.push_back({from, from->getTerminator()});
  }
}

static unsigned lineOf(mlir::Operation *op) {
  auto position = mojo::placeOf(op->getLoc());
  return position ? position.getLine() : 0;
}

/// Whether the type of the value in a local names the origin of a place for which `reaches` holds.
bool Initialization::refersTo(mlir::Value local, llvm::function_ref<bool(int)> reaches) const {
  return llvm::any_of(local.getUsers(), [&](mlir::Operation *user) {
    auto origin = llvm::dyn_cast<mojo::OriginOp>(user);
    return origin && origin.getValue() == local &&
           llvm::any_of(origin.getOwners(), [&](mlir::Value owner) { return places.nodeOf(owner) >= 0 && reaches(places.nodeOf(owner)); });
  });
}

/// Where the reference was taken by which `use` reaches the storage of `node`: a `ref` binding, or a variable that refers to it and is read
/// on the same line.
void Initialization::noteReference(int node, mlir::Operation *use, OwnershipDiagnostic &diagnostic) const {
  int root = places.nodes[node].root;
  auto reaches = [&](int other) { return places.nodes[other].root == root; };
  for (mlir::Operation *op = use; op && (op == use || (lineOf(op) && lineOf(op) == lineOf(use))); op = op->getPrevNode())
    for (mlir::Value operand : op->getOperands()) {
      mlir::Operation *binding = nullptr;
      for (mlir::Operation *step = operand.getDefiningOp(); step && places.nodeOf(operand) < 0; step = operand.getDefiningOp()) {
        if (llvm::isa<mojo::AliasOp>(step))
          binding = step;
        else if (!llvm::isa<mojo::FieldOp, mojo::ArrayElementOp>(step))
          break;
        operand = step->getOperand(0);
      }
      int holder = places.nodeOf(operand);
      if (holder < 0)
        continue;
      if (reaches(holder) && binding) {
        diagnostic.notes.push_back({binding->getLoc(), diag::ReferenceTakenHere, {}, {}});
        return;
      }
      if (reaches(holder))
        continue;
      const Root &variable = places.rootOf(holder);
      if (variable.isUser && refersTo(variable.value, reaches)) {
        diagnostic.notes.push_back({variable.location, diag::ReferenceTakenHere, {}, {}});
        return;
      }
    }
}

void Initialization::error(mlir::Location location, diag::Id id, std::string name, int node, mlir::Operation *use) {
  const Root &root = places.rootOf(node);
  failed = true;
  // A value that isn't there is often touched more than once on a line: by a load and for what it keeps alive.
  if (auto position = mojo::placeOf(location))
    if (!said.insert(std::to_string(position.getLine()) + diag::info(id).name.str() + name).second)
      return;
  OwnershipDiagnostic diagnostic{location, id, {name}, {}};
  if (!root.name.empty())
    diagnostic.notes.push_back({root.location, diag::ValueDeclaredHere, {root.name}, {}});
  if (id == diag::UseOfUninitialized) {
    noteReference(node, use, diagnostic);
    noteTransfers(node, use, diagnostic);
  }
  report(std::move(diagnostic));
}

/// Whether control leaves at the end of the body: such a return stands where the function does.
static bool isImplicitReturn(mlir::Operation *terminator) {
  return terminator->getLoc() == terminator->getParentOfType<mojo::FuncOp>().getLoc();
}

static diag::Id uninitializedAtReturn(mlir::Operation *terminator) {
  return isImplicitReturn(terminator) ? diag::UninitializedAtImplicitReturn : diag::UninitializedAtReturn;
}

/// Whether `op` loads the named result of a value type at the end of the body.
static bool isImplicitResult(mlir::Operation *op) {
  return llvm::isa<mojo::LoadOp>(op) && op->hasOneUse() && llvm::isa<mojo::ReturnOp>(*op->user_begin()) && isImplicitReturn(*op->user_begin());
}

std::string Initialization::missingName(int node, const BitVector &state) const {
  // The whole value is named when nothing of it is there.
  while (places.nodes[node].parent >= 0 && !places.any(places.nodes[node].parent, state))
    node = places.nodes[node].parent;
  return places.nameOf(places.firstMissing(node, state));
}

void Initialization::checkUse(const Access &access, const BitVector &state, mlir::Operation *op) {
  if ((access.kind != Access::Use && access.kind != Access::Consume) || places.all(access.node, state))
    return;
  if (!reported.insert({op, access.node}).second)
    return;
  const Node &node = places.nodes[access.node];
  // Every field is there, only the object itself was never made (OWN-7).
  bool onlyWhole = !node.isLeaf();
  for (int child : node.children)
    onlyWhole &= places.all(child, state);
  if (onlyWhole)
    return error(op->getLoc(), diag::FieldsWithoutInit, places.nameOf(access.node), access.node, op);
  std::string name = missingName(access.node, state);
  if (isImplicitResult(op))
    return error(op->getLoc(), uninitializedAtReturn(*op->user_begin()), name, access.node, op);
  error(op->getLoc(), diag::UseOfUninitialized, name, access.node, op);
}

void Initialization::checkExit(mlir::Operation *terminator, const BitVector &state) {
  bool isReturn = llvm::isa<mojo::ReturnOp>(terminator);
  if (!isReturn && !llvm::isa<mojo::RaiseOp>(terminator))
    return;
  for (const Root &root : places.roots) {
    if (!root.isArgument)
      continue;
    bool wanted = root.convention == mojo::Conv::Mut || root.convention == mojo::Conv::Ref || root.convention == mojo::Conv::Imm ||
                  (root.convention == mojo::Conv::Out && isReturn);
    if (!wanted || places.all(root.node, state))
      continue;
    std::string name = places.nameOf(places.firstMissing(root.node, state));
    if (root.convention == mojo::Conv::Out && root.name.empty())
      continue; // falling off the end without a result is the checker's to report
    if (isReturn)
      error(terminator->getLoc(), uninitializedAtReturn(terminator), name, root.node, terminator);
    else
      reportAtRaise(terminator, root.node, name);
  }
}

void Initialization::reportAtRaise(mlir::Operation *raise, int node, const std::string &name) {
  bool found = false;
  for (mlir::Block *from : raise->getBlock()->getPredecessors()) {
    mlir::Operation *call = from->getTerminator();
    if (!isInvoke(call) || !reached(from) || &raise->getBlock()->front() != raise)
      continue;
    BitVector state = atEnd(from);
    for (const Access &access : accesses.of(call))
      if (access.onError)
        apply(access, state);
    if (places.all(node, state))
      continue;
    found = true;
    error(call->getLoc(), diag::UseOfUninitialized, name, node, call);
  }
  if (!found)
    error(raise->getLoc(), diag::UseOfUninitialized, name, node, raise);
}

void Initialization::transfer(mlir::Block &block, BitVector state, bool reporting) {
  mlir::Operation &terminator = block.back();
  for (const AccessTable::Entry &entry : accesses.in(block)) {
    if (entry.op == &terminator)
      break;
    for (const Access &access : accesses.of(entry)) {
      if (reporting) {
        checkUse(access, state, entry.op);
        if (access.kind == Access::UseAll || (access.kind == Access::Define && places.nodes[access.node].parent >= 0))
          statesBefore.try_emplace(entry.op, state);
      }
      apply(access, state);
    }
  }
  if (reporting) {
    for (const Access &access : accesses.ofTerminator(block)) {
      checkUse(access, state, &terminator);
      if (access.kind == Access::Define && places.nodes[access.node].parent >= 0)
        statesBefore.try_emplace(&terminator, state);
    }
    checkExit(&terminator, state);
    return;
  }
  endStates[accesses.numberOf(&block)] = state;
  for (unsigned i = 0, e = terminator.getNumSuccessors(); i < e; ++i) {
    BitVector out = state;
    for (const Access &access : accesses.ofTerminator(block))
      if (!isInvoke(&terminator) || (i == 0 ? access.onNormal : access.onError))
        apply(access, out);
      else if (access.kind == Access::Define)
        continue;
    joinInto(terminator.getSuccessor(i), out);
  }
}

bool Initialization::run() {
  llvm::SmallVector<mlir::Block *, 16> blocks(llvm::make_pointer_range(function.getBody()));
  joinInto(blocks.front(), entryState(places, function.getCtor()));
  for (int number = 0; number >= 0; number = pending.find_first()) {
    pending.reset(number);
    transfer(*blocks[number], startStates[number], false);
  }
  for (mlir::Block *block : blocks)
    if (reached(block))
      transfer(*block, atStart(block), true);
  return failed;
}

} // namespace kiln::ownership
