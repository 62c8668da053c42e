// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The forward pass: a use needs an initialized place (spec 05 section 2).
#include "ownership/Analysis.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"

namespace kiln::ownership {

AccessTable::AccessTable(mojo::FuncOp function, const Places &places) {
  function.walk([&](mlir::Operation *op) {
    llvm::SmallVector<Access, 4> list;
    accessesOf(op, places, list);
    if (!list.empty())
      table[op] = std::move(list);
  });
}

Initialization::Initialization(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report)
    : function(function), places(places), accesses(accesses), report(report), isConstructor(function.getCtor()) {}

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

bool Initialization::joinInto(mlir::Block *block, const BitVector &state) {
  auto [it, isNew] = startStates.try_emplace(block, state);
  if (isNew)
    return true;
  BitVector joined = it->second;
  joined &= state;
  if (joined == it->second)
    return false;
  it->second = std::move(joined);
  return true;
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

void Initialization::error(mlir::Location location, std::string message, const Root &root) {
  failed = true;
  OwnershipDiagnostic diagnostic{location, false, std::move(message), {}};
  if (!root.name.empty())
    diagnostic.notes.push_back({root.location, "'" + root.name + "' declared here"});
  report(std::move(diagnostic));
}

void Initialization::checkUse(const Access &access, const BitVector &state, mlir::Operation *op) {
  if ((access.kind != Access::Use && access.kind != Access::Consume) || places.all(access.node, state))
    return;
  if (!reported.insert({op, access.node}).second)
    return;
  const Node &node = places.nodes[access.node];
  const Root &root = places.rootOf(access.node);
  // Every field is there, only the object itself was never made (OWN-7).
  bool onlyWhole = !node.isLeaf();
  for (int child : node.children)
    onlyWhole &= places.all(child, state);
  if (onlyWhole)
    return error(op->getLoc(), "'" + places.nameOf(access.node) +
                                   "' used with all fields manually initialized but without calling an '__init__' method",
                 root);
  error(op->getLoc(), "use of uninitialized value '" + places.nameOf(places.firstMissing(access.node, state)) + "'", root);
}

void Initialization::checkExit(mlir::Operation *terminator, const BitVector &state) {
  bool isReturn = llvm::isa<mojo::ReturnOp>(terminator);
  if (!isReturn && !llvm::isa<mojo::RaiseOp>(terminator))
    return;
  bool implicit = terminator->hasAttr("implicit");
  for (const Root &root : places.roots) {
    if (!root.isArgument)
      continue;
    bool wanted = root.convention == mojo::Conv::Mut || root.convention == mojo::Conv::Ref || root.convention == mojo::Conv::Imm ||
                  (root.convention == mojo::Conv::Out && isReturn);
    if (!wanted || places.all(root.node, state))
      continue;
    std::string name = places.nameOf(places.firstMissing(root.node, state));
    if (root.convention == mojo::Conv::Out && !function.getCtor() && name == "out")
      continue; // falling off the end without a result is the checker's to report
    if (isReturn)
      error(terminator->getLoc(),
            "'" + name + "' is uninitialized at " + (implicit ? "the implicit return" : "return") + " from this function", root);
    else
      error(terminator->getLoc(), "use of uninitialized value '" + name + "'", root);
  }
}

void Initialization::transfer(mlir::Block &block, BitVector state, bool reporting) {
  for (mlir::Operation &op : block) {
    if (&op == &block.back())
      break;
    for (const Access &access : accesses.of(&op)) {
      if (reporting) {
        checkUse(access, state, &op);
        if (access.kind == Access::UseAll || (access.kind == Access::Define && places.nodes[access.node].parent >= 0))
          statesBefore.try_emplace(&op, state);
      }
      apply(access, state);
    }
  }
  mlir::Operation &terminator = block.back();
  if (reporting) {
    for (const Access &access : accesses.of(&terminator)) {
      checkUse(access, state, &terminator);
      if (access.kind == Access::Define && places.nodes[access.node].parent >= 0)
        statesBefore.try_emplace(&terminator, state);
    }
    checkExit(&terminator, state);
    return;
  }
  endStates[&block] = state;
  for (unsigned i = 0, e = terminator.getNumSuccessors(); i < e; ++i) {
    BitVector out = state;
    for (const Access &access : accesses.of(&terminator))
      if (!isInvoke(&terminator) || (i == 0 ? access.onNormal : access.onError))
        apply(access, out);
      else if (access.kind == Access::Define)
        continue;
    if (joinInto(terminator.getSuccessor(i), out))
      pending.insert(terminator.getSuccessor(i));
  }
}

bool Initialization::run() {
  mlir::Block *entry = &function.getBody().front();
  startStates[entry] = entryState(places, function.getCtor());
  pending.insert(entry);
  while (!pending.empty()) {
    mlir::Block *block = pending.front();
    pending.erase(pending.begin());
    transfer(*block, startStates[block], false);
  }
  for (mlir::Block &block : function.getBody())
    if (startStates.contains(&block))
      transfer(block, startStates[&block], true);
  return failed;
}

//===----------------------------------------------------------------------===//
// Interior references
//===----------------------------------------------------------------------===//

namespace {

/// Where each epoch was invalidated, as far as it may have been.
using Invalid = llvm::MapVector<mlir::Value, mlir::Location>;

/// Whether an access to `node` mutates what `owner` holds: the same place, a part that contains it, or a part of it.
bool disturbs(const Places &places, int node, int owner) {
  for (int n = owner; n >= 0; n = places.nodes[n].parent)
    if (n == node)
      return true;
  for (int n = node; n >= 0; n = places.nodes[n].parent)
    if (n == owner)
      return true;
  return false;
}

} // namespace

bool checkInteriorReferences(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report) {
  llvm::SmallVector<mojo::InteriorOp, 8> epochs;
  function.walk([&](mojo::InteriorOp op) { epochs.push_back(op); });
  if (epochs.empty())
    return false;
  bool failed = false;
  // The back edge of a loop is not merged (IOR-4): one pass in block order, which is the order of the source.
  llvm::DenseMap<mlir::Block *, Invalid> states;
  llvm::DenseSet<mlir::Operation *> reported;
  for (mlir::Block &block : function.getBody()) {
    Invalid state = states.lookup(&block);
    for (mlir::Operation &op : block) {
      if (auto interior = llvm::dyn_cast<mojo::InteriorOp>(op)) {
        state.erase(interior.getEpoch());
        continue;
      }
      if (auto check = llvm::dyn_cast<mojo::CheckInteriorOp>(op)) {
        auto it = state.find(check.getEpoch());
        if (it != state.end() && reported.insert(&op).second) {
          failed = true;
          report({op.getLoc(), false, "use of invalidated interior reference '" + check.getText().str() + "'",
                  {{it->second, "origin was invalidated here"}}});
        }
        continue;
      }
      for (const Access &access : accesses.of(&op)) {
        bool mutates = access.kind == Access::Consume || access.kind == Access::Define || access.mutates;
        if (!mutates)
          continue;
        for (mojo::InteriorOp epoch : epochs) {
          int owner = places.nodeOf(epoch.getOwner());
          if (owner >= 0 && disturbs(places, access.node, owner))
            state.insert({epoch.getEpoch(), op.getLoc()});
        }
      }
    }
    for (mlir::Block *next : block.getSuccessors())
      if (next != &block && !next->isEntryBlock()) {
        // Forward edges only: blocks stand in source order.
        bool forward = false;
        for (mlir::Block *b = block.getNextNode(); b; b = b->getNextNode())
          if (b == next) {
            forward = true;
            break;
          }
        if (forward)
          for (auto &entry : state)
            states[next].insert(entry);
      }
  }
  return failed;
}

} // namespace kiln::ownership
