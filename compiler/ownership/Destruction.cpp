// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The backward pass: which parts are still demanded at each point, and so where they die (spec 05 sections 7, 8, 11).
#include "dialect/MakeOp.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Dominance.h"
#include "ownership/Analysis.h"
#include "llvm/ADT/STLExtras.h"

namespace kiln::ownership {

namespace {

class Destruction {
public:
  Destruction(mojo::FuncOp function, Places &places, const AccessTable &accesses, const Initialization &initialization, Report report,
              UsedPlaces *used)
      : function(function), places(places), accesses(accesses), initialization(initialization), report(report), used(used) {}

  bool run();

private:
  /// What dies right after an operation or at the start of an edge.
  using Doomed = llvm::SmallVector<int, 4>;

  BitVector demandAtExit(mlir::Operation *terminator);
  /// Goes backward over the block from `demanded` after its last operation. With `inserting`, records what dies where.
  BitVector walk(mlir::Block &block, bool inserting);
  /// The demand before the terminator, and what its edges must destroy.
  BitVector overTerminator(mlir::Block &block, bool inserting);
  void overOperation(mlir::Operation *op, llvm::ArrayRef<Access> list, BitVector &demanded, bool inserting);
  /// Demands `node` for a use; appends the parts that die after the operation.
  void demandUse(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed);
  void define(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed);
  /// Fields of a new value that get another value before anything uses them die at once (DST-25, DST-35).
  void doomUnused(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed);
  /// `node` dies after `op`. What its type refers to is used by its destructor.
  void doom(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed);
  void useEverything(mlir::Operation *op, BitVector &demanded, bool inserting, Doomed &doomed);
  void consume(int node, BitVector &demanded, mlir::Operation *op, bool inserting);
  /// Splits a set of bits into the largest parts that it covers.
  void partsOf(int node, const BitVector &bits, Doomed &out) const;
  void collectParts(const BitVector &bits, const BitVector *initialized, Doomed &out) const;
  bool borrowed(const Root &root) const {
    return root.isArgument && (root.convention == mojo::Conv::Imm || root.convention == mojo::Conv::Ref);
  }
  /// Leaves out what is gone without a destructor.
  void dropTrivial(Doomed &doomed) const {
    llvm::erase_if(doomed, [&](int node) { return places.isTrivial(node); });
  }
  void emit(mlir::OpBuilder &builder, mlir::Location location, Doomed doomed, bool onErrorEdge);
  void apply();
  /// Whether `destination`, which `move` initializes from `source`, can be the storage of `source` itself: it gets no other value, and
  /// `source` no new one (or none while `destination` is used, for `sourceRests`).
  bool canShare(mlir::Operation *move, mlir::Value source, mlir::Value destination, bool sourceRests);
  /// Whether a copy at the last use of its source is only made for direct calls in its block that leave the source alone (ELI-1, 1).
  bool servesCallsOnly(mlir::Operation *copy, mlir::Value source, mlir::Value destination) const;
  void error(mlir::Location location, diag::Id id, std::vector<std::string> args, bool onErrorEdge = false, bool lacksBound = false);
  void warnUnused(int node, mlir::Location location);
  std::string whyAbandoned(int node) const;
  bool isDead(mlir::Operation *copy, const BitVector &demanded) const;
  /// Reports the fields of `node` that went away separately, so that the whole can't be destroyed (DST-26).
  void reportTornApart(int node, const BitVector &demanded, mlir::Operation *op);
  /// The same for values that die on an edge without a field that was moved out before.
  void reportTornOnEdge(const BitVector &dying, const BitVector &initialized, const BitVector &consumed, mlir::Operation *terminator);

  mojo::FuncOp function;
  Places &places;
  const AccessTable &accesses;
  const Initialization &initialization;
  Report report;
  UsedPlaces *used;
  std::vector<BitVector> demandedAtStart; ///< by block
  llvm::MapVector<mlir::Operation *, Doomed> after;
  llvm::MapVector<std::pair<mlir::Block *, unsigned>, Doomed> onEdge;
  Doomed atEntry;
  llvm::SmallVector<mlir::Operation *, 8> toMove, toErase;
  std::vector<int> composite; ///< nodes with fields that are nodes
  std::vector<const Root *> dependent; ///< places whose destructors use others
  std::vector<const Root *> rootOfBit;
  bool wholeValues = false; ///< second phase of the fixed point
  llvm::SmallVector<mojo::MoveOp, 4> sharing;
  std::vector<unsigned> definitions; ///< stores of whole values by root, once counted
  mlir::DominanceInfo *dominance = nullptr;
  llvm::DenseSet<std::pair<const void *, int>> reported, abandonedAt;
  bool failed = false;
};

void Destruction::error(mlir::Location location, diag::Id id, std::vector<std::string> args, bool onErrorEdge, bool lacksBound) {
  failed = true;
  OwnershipDiagnostic diagnostic{location, id, std::move(args), {}};
  if (onErrorEdge)
    diagnostic.notes.push_back({location, diag::NotConsumedOnError, {}, {}});
  if (lacksBound)
    diagnostic.notes.push_back({location, diag::ConsiderDeinitable, {}, {}});
  report(std::move(diagnostic));
}

/// Whether `root` is a variable whose unused assignments are worth a warning.
static bool isWatched(const Root &root) {
  return root.isUser && !root.name.empty() && !llvm::StringRef(root.name).starts_with("_");
}

void Destruction::warnUnused(int node, mlir::Location location) {
  const Root &root = places.rootOf(node);
  if (!isWatched(root))
    return;
  if (places.nodes[node].parent >= 0 && !places.isTrivial(root.node))
    return; // the destructor of the whole may read it
  if (!reported.insert({location.getAsOpaquePointer(), node}).second)
    return;
  report({location, diag::AssignmentNeverUsed, {places.nameOf(node)}, {}});
}

std::string Destruction::whyAbandoned(int index) const {
  const Node &node = places.nodes[index];
  if (places.rootOf(index).linearByBound)
    return "unhandled explicitly destroyed type 'AnyType'";
  if (!node.linearMessage.empty())
    return node.linearMessage;
  return "type '" + node.display + "' does not conform to 'Deinitable' and must be explicitly destroyed";
}

BitVector Destruction::demandAtExit(mlir::Operation *terminator) {
  BitVector demanded(places.bitCount);
  if (llvm::isa<mojo::UnreachableOp>(terminator)) {
    // Values alive at a call that never returns are abandoned (DST-22).
    return initialization.atEnd(terminator->getBlock());
  }
  bool isReturn = llvm::isa<mojo::ReturnOp>(terminator);
  for (const Root &root : places.roots) {
    if (!root.isArgument)
      continue;
    switch (root.convention) {
    case mojo::Conv::Imm:
    case mojo::Conv::Ref:
    case mojo::Conv::Mut:
      places.set(root.node, demanded);
      break;
    case mojo::Conv::Out:
      if (isReturn)
        places.set(root.node, demanded);
      else if (function.getCtor() && !places.all(root.node, initialization.atEnd(terminator->getBlock())))
        demanded.set(places.nodes[root.node].wholeBit()); // fields die one by one (LCM-5)
      break;
    case mojo::Conv::Err:
      if (!isReturn)
        places.set(root.node, demanded);
      break;
    case mojo::Conv::Deinit:
      demanded.set(places.nodes[root.node].wholeBit()); // the whole is only marked as gone (DEI-3)
      break;
    default:
      break;
    }
  }
  return demanded;
}

void Destruction::partsOf(int index, const BitVector &bits, Doomed &out) const {
  const Node &node = places.nodes[index];
  if (places.all(index, bits)) {
    out.push_back(index);
    return;
  }
  for (int child : node.children)
    if (places.any(child, bits))
      partsOf(child, bits, out);
}

void Destruction::collectParts(const BitVector &bits, const BitVector *initialized, Doomed &out) const {
  if (bits.none())
    return;
  BitVector wanted = bits;
  if (initialized)
    wanted &= *initialized;
  // From one root of which something is wanted to the next.
  for (int bit = wanted.find_first(); bit >= 0;) {
    const Root &root = *rootOfBit[bit];
    if (!borrowed(root))
      partsOf(root.node, wanted, out);
    bit = wanted.find_next(places.nodes[root.node].endBit - 1);
  }
}

void Destruction::demandUse(int index, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed) {
  if (places.all(index, demanded))
    return;
  // The largest enclosing part whose object nobody demands yet dies here (DST-24, DST-25).
  int part = index;
  for (int parent = places.nodes[index].parent; parent >= 0; parent = places.nodes[parent].parent)
    if (!demanded.test(places.nodes[parent].wholeBit()))
      part = parent;
  if (demanded.test(places.nodes[part].wholeBit())) {
    // The object itself is accounted for, only fields are missing: they die one by one (a `deinit` argument).
    for (int child : places.nodes[part].children)
      if (!places.all(child, demanded))
        demandUse(child, demanded, op, inserting, doomed);
    return;
  }
  if (inserting && !places.isTrivial(part))
    reportTornApart(part, demanded, op);
  places.set(part, demanded);
  doom(part, demanded, op, inserting, doomed);
}

void Destruction::doom(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed) {
  doomed.push_back(node);
  if (!places.isTrivial(node))
    for (int other : places.rootOf(node).depends)
      demandUse(other, demanded, op, inserting, doomed);
}

void Destruction::useEverything(mlir::Operation *op, BitVector &demanded, bool inserting, Doomed &doomed) {
  const BitVector &initialized = initialization.before(op);
  for (const Root &root : places.roots)
    if (!borrowed(root) && places.all(root.node, initialized))
      demandUse(root.node, demanded, op, inserting, doomed);
}

void Destruction::reportTornApart(int node, const BitVector &demanded, mlir::Operation *op) {
  for (int child : places.nodes[node].children)
    if (places.any(child, demanded) && !places.isTrivial(child) && reported.insert({op, child}).second)
      error(op->getLoc(), diag::DestroyedFromTheMiddle, {places.nameOf(child)});
}

void Destruction::reportTornOnEdge(const BitVector &dying, const BitVector &initialized, const BitVector &consumed,
                                   mlir::Operation *terminator) {
  BitVector there = initialized;
  there.reset(consumed);
  for (int node : composite) {
    unsigned whole = places.nodes[node].wholeBit();
    if (places.isTrivial(node) || !dying.test(whole) || !there.test(whole))
      continue;
    // The fields of an object under construction die one by one (LCM-3).
    if (const Root &root = places.rootOf(node); root.convention == mojo::Conv::Out && root.isArgument && function.getCtor())
      continue;
    for (int child : places.nodes[node].children)
      if (!places.any(child, there) && !places.isTrivial(child) && reported.insert({terminator, child}).second)
        error(terminator->getLoc(), diag::DestroyedFromTheMiddle, {places.nameOf(child)});
  }
}

void Destruction::define(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed) {
  // A field of an object that nobody uses any more: the destructor of the whole sees the new value.
  int whole = -1;
  for (int parent = places.nodes[node].parent; parent >= 0; parent = places.nodes[parent].parent)
    if (!demanded.test(places.nodes[parent].wholeBit()) && initialization.before(op).test(places.nodes[parent].wholeBit()))
      whole = parent;
  if (whole >= 0 && !places.isTrivial(whole) && !places.any(node, demanded)) {
    if (inserting)
      reportTornApart(whole, demanded, op);
    places.set(whole, demanded);
    doom(whole, demanded, op, inserting, doomed);
  } else if (!places.any(node, demanded)) {
    if (inserting) {
      warnUnused(node, op->getLoc());
      doomed.push_back(node);
    }
    if (!places.isTrivial(node))
      for (int other : places.rootOf(node).depends)
        demandUse(other, demanded, op, inserting, doomed);
  } else {
    if (inserting && used && isWatched(places.rootOf(node)))
      used->insert({op->getLoc(), diag::AssignmentNeverUsed});
    bool isTorn = !places.isTrivial(node) && !places.all(node, demanded);
    if (isTorn && demanded.test(places.nodes[node].wholeBit()))
      doomUnused(node, demanded, op, inserting, doomed);
    else if (isTorn && inserting)
      reportTornApart(node, demanded, op);
  }
  places.clear(node, demanded);
}

void Destruction::doomUnused(int node, BitVector &demanded, mlir::Operation *op, bool inserting, Doomed &doomed) {
  for (int child : places.nodes[node].children) {
    if (places.isTrivial(child) || places.all(child, demanded))
      continue;
    if (places.any(child, demanded)) {
      if (demanded.test(places.nodes[child].wholeBit()))
        doomUnused(child, demanded, op, inserting, doomed);
      else if (inserting)
        reportTornApart(child, demanded, op);
      continue;
    }
    if (inserting)
      doomed.push_back(child);
    for (int other : places.rootOf(child).depends)
      demandUse(other, demanded, op, inserting, doomed);
  }
}

void Destruction::consume(int node, BitVector &demanded, mlir::Operation *op, bool inserting) {
  const Root &root = places.rootOf(node);
  // The mark that a `deinit` argument is gone at the exit doesn't stand against passing it on whole.
  bool passedOn = root.isArgument && root.convention == mojo::Conv::Deinit && node == root.node;
  int used = passedOn ? -1 : places.any(node, demanded) ? node : -1;
  for (int child : places.nodes[node].children)
    if (places.any(child, demanded))
      used = child;
  // A field that is stored to while the rest of the value is gone (MOV-7).
  if (used >= 0 && demanded.test(places.nodes[node].wholeBit()))
    for (int child : places.nodes[node].children)
      if (!places.any(child, demanded))
        used = child;
  // Nothing of the value itself is used, but the whole that it is a part of.
  if (used == node)
    for (int parent = places.nodes[node].parent; parent >= 0; parent = places.nodes[parent].parent)
      if (demanded.test(places.nodes[parent].wholeBit()))
        used = parent;
  if (inserting && used >= 0) {
    if (reported.insert({op, node}).second)
      error(op->getLoc(), diag::CannotBeConsumed, {places.nameOf(node), places.nameOf(used)});
  }
  places.set(node, demanded);
}

bool Destruction::isDead(mlir::Operation *copy, const BitVector &demanded) const {
  mlir::Value source, destination;
  if (!isCopy(copy, source, destination))
    return false;
  int node = places.nodeOf(destination);
  return node >= 0 && !places.any(node, demanded) && places.nodes[node].destroy != mojo::Member::None;
}

void Destruction::overOperation(mlir::Operation *op, llvm::ArrayRef<Access> list, BitVector &demanded, bool inserting) {
  Doomed doomed;
  mlir::Value source, destination;
  bool copies = isCopy(op, source, destination);
  if (copies && isDead(op, demanded)) {
    // A copy that nobody uses is not made (ELI-2).
    if (inserting) {
      warnUnused(places.nodeOf(destination), op->getLoc());
      toErase.push_back(op);
    }
    return;
  }
  for (const Access &access : llvm::reverse(list)) {
    switch (access.kind) {
    case Access::Reset:
      places.clear(access.node, demanded);
      break;
    case Access::Define:
      define(access.node, demanded, op, inserting, doomed);
      break;
    case Access::Consume:
      consume(access.node, demanded, op, inserting);
      break;
    case Access::UseAll:
      useEverything(op, demanded, inserting, doomed);
      break;
    case Access::Use:
    case Access::Touch: {
      Doomed dying;
      demandUse(access.node, demanded, op, inserting, dying);
      if (copies && dying.size() == 1 && dying[0] == places.nodeOf(source) && !borrowed(places.rootOf(dying[0])) &&
          places.nodes[dying[0]].destroy != mojo::Member::None && places.nodes[dying[0]].move != mojo::Member::None) {
        // The source dies at its copy: the copy becomes a move (ELI-1).
        if (inserting)
          toMove.push_back(op);
        break;
      }
      if (inserting)
        doomed.append(dying.begin(), dying.end());
      break;
    }
    }
  }
  dropTrivial(doomed);
  if (inserting && !doomed.empty())
    after[op] = std::move(doomed);
}

BitVector Destruction::overTerminator(mlir::Block &block, bool inserting) {
  mlir::Operation &terminator = block.back();
  if (terminator.getNumSuccessors() == 0) {
    BitVector demanded = demandAtExit(&terminator);
    if (llvm::ArrayRef<Access> list = accesses.ofTerminator(block); !list.empty())
      overOperation(&terminator, list, demanded, inserting);
    return demanded;
  }
  // One edge needs what its block needs, and nothing dies on it.
  if (terminator.getNumSuccessors() == 1 && accesses.ofTerminator(block).empty())
    return demandedAtStart[accesses.numberOf(terminator.getSuccessor(0))];
  llvm::SmallVector<BitVector, 2> starts;
  for (mlir::Block *next : terminator.getSuccessors())
    starts.push_back(demandedAtStart[accesses.numberOf(next)]);
  bool invoke = isInvoke(&terminator);
  llvm::ArrayRef<Access> list = accesses.ofTerminator(block);
  // What the edges themselves define is not demanded before them.
  llvm::SmallVector<Doomed, 2> dead(starts.size());
  for (auto [i, start] : llvm::enumerate(starts))
    for (const Access &access : list)
      if (access.kind == Access::Define && (!invoke || (i == 0 ? access.onNormal : access.onError)))
        define(access.node, start, &terminator, inserting, dead[i]);
  BitVector demanded(places.bitCount);
  for (const BitVector &start : starts)
    demanded |= start;
  if (wholeValues)
    for (int node : composite) {
      // An edge that needs only a part of a value whose object it doesn't demand: the whole is kept for it (ALG-1).
      unsigned bit = places.nodes[node].wholeBit();
      if (demanded.test(bit) && !places.all(node, demanded) &&
          llvm::any_of(starts, [&](const BitVector &start) { return !start.test(bit); }))
        places.set(node, demanded);
    }
  // Operands of the terminator: what dies with it dies on its edges.
  BitVector consumed(places.bitCount);
  for (const Access &access : llvm::reverse(list)) {
    if (access.kind == Access::Consume) {
      consume(access.node, demanded, &terminator, inserting);
      places.set(access.node, consumed);
    } else if (access.kind == Access::Use || access.kind == Access::Touch) {
      Doomed onEveryEdge;
      demandUse(access.node, demanded, &terminator, inserting, onEveryEdge);
    }
  }
  // A value that dies on some edge needs what it refers to until then.
  BitVector initialized = initialization.atEnd(&block);
  for (const Root *root : dependent)
    if (places.all(root->node, demanded) && places.all(root->node, initialized) &&
        llvm::any_of(starts, [&](const BitVector &start) { return !places.all(root->node, start); })) {
      Doomed onEveryEdge;
      for (int other : root->depends)
        demandUse(other, demanded, &terminator, false, onEveryEdge);
    }
  if (inserting)
    for (auto [i, start] : llvm::enumerate(starts)) {
      BitVector dying = demanded;
      dying.reset(start);
      dying.reset(consumed);
      reportTornOnEdge(dying, initialized, consumed, &terminator);
      Doomed doomed = dead[i];
      collectParts(dying, &initialized, doomed);
      dropTrivial(doomed);
      if (!doomed.empty())
        onEdge[{&block, unsigned(i)}] = std::move(doomed);
    }
  return demanded;
}

BitVector Destruction::walk(mlir::Block &block, bool inserting) {
  BitVector demanded = overTerminator(block, inserting);
  for (const AccessTable::Entry &entry : llvm::reverse(accesses.in(block)))
    if (entry.op != &block.back())
      overOperation(entry.op, accesses.of(entry), demanded, inserting);
  return demanded;
}

void Destruction::emit(mlir::OpBuilder &builder, mlir::Location location, Doomed doomed, bool onErrorEdge) {
  // Later declared first; fields of one value in order (DST-6, DST-7).
  llvm::sort(doomed, [&](int a, int b) {
    if (places.nodes[a].root != places.nodes[b].root)
      return places.nodes[a].root > places.nodes[b].root;
    return places.nodes[a].firstBit < places.nodes[b].firstBit;
  });
  doomed.erase(std::unique(doomed.begin(), doomed.end()), doomed.end());
  for (int index : doomed) {
    const Node &node = places.nodes[index];
    const Root &root = places.rootOf(index);
    if (borrowed(root))
      continue;
    if (node.destroy == mojo::Member::None || (root.linearByBound && node.destroy != mojo::Member::Trivial)) {
      if (abandonedAt.insert({location.getAsOpaquePointer(), index}).second)
        error(location, diag::Abandoned, {places.nameOf(index), whyAbandoned(index)}, onErrorEdge, root.linearByBound);
      continue;
    }
    llvm::SmallVector<unsigned, 4> path;
    for (int n = index; places.nodes[n].parent >= 0; n = places.nodes[n].parent)
      path.push_back(places.nodes[n].index);
    mlir::Value reference = root.value;
    for (unsigned field : llvm::reverse(path))
      reference = make<mojo::FieldOp>(builder, location, reference, int64_t(field)).getResult();
    make<mojo::DestroyOp>(builder, location, reference);
  }
}

/// A capture that was moved into its temporary is moved out of it again.
static void moveOn(mlir::Value temporary) {
  mojo::CopyOp again;
  llvm::SmallVector<mlir::Operation *, 2> destroys;
  for (mlir::Operation *user : temporary.getUsers()) {
    if (auto copy = llvm::dyn_cast<mojo::CopyOp>(user); copy && copy->hasAttr("again"))
      again = copy;
    else if (llvm::isa<mojo::DestroyOp>(user))
      destroys.push_back(user);
  }
  if (!again)
    return;
  mlir::OpBuilder builder(again);
  make<mojo::MoveOp>(builder, again.getLoc(), again.getSrc(), again.getDst());
  again->erase();
  for (mlir::Operation *destroy : destroys)
    destroy->erase();
}

void Destruction::apply() {
  for (auto &[op, doomed] : after) {
    if (llvm::is_contained(toErase, op))
      continue;
    mlir::OpBuilder builder(op->getContext());
    builder.setInsertionPointAfter(op);
    emit(builder, op->getLoc(), doomed, false);
  }
  for (auto &[edge, doomed] : onEdge) {
    auto [block, successor] = edge;
    mlir::Operation *terminator = block->getTerminator();
    mlir::Block *target = terminator->getSuccessor(successor);
    mlir::OpBuilder builder(terminator->getContext());
    bool onErrorEdge = isInvoke(terminator) && successor == 1;
    if (target->getSinglePredecessor() && target->getNumArguments() == 0) {
      builder.setInsertionPointToStart(target);
      emit(builder, terminator->getLoc(), doomed, onErrorEdge);
      continue;
    }
    // A critical edge gets a block of its own.
    auto *middle = new mlir::Block();
    block->getParent()->getBlocks().insert(mlir::Region::iterator(target), middle);
    builder.setInsertionPointToEnd(middle);
    mlir::ValueRange arguments;
    if (auto branch = llvm::dyn_cast<mlir::BranchOpInterface>(terminator)) {
      mlir::SuccessorOperands operands = branch.getSuccessorOperands(successor);
      llvm::SmallVector<mlir::Value, 2> forwarded(operands.getForwardedOperands().begin(), operands.getForwardedOperands().end());
      emit(builder, terminator->getLoc(), doomed, onErrorEdge);
      make<mlir::cf::BranchOp>(builder, terminator->getLoc(), target, forwarded);
      if (!forwarded.empty())
        operands.erase(0, operands.size());
    } else {
      emit(builder, terminator->getLoc(), doomed, onErrorEdge);
      make<mlir::cf::BranchOp>(builder, terminator->getLoc(), target);
    }
    terminator->setSuccessor(middle, successor);
  }
  if (!atEntry.empty()) {
    mlir::OpBuilder builder(function.getContext());
    builder.setInsertionPointToStart(&function.getBody().front());
    emit(builder, function.getLoc(), atEntry, false);
  }
  for (mlir::Operation *op : toErase)
    op->erase();
  if (toMove.empty() && !accesses.hasMoves())
    return;
  mlir::DominanceInfo info(function);
  dominance = &info;
  for (mlir::Operation *op : toMove) {
    mlir::Value source, destination;
    isCopy(op, source, destination);
    bool shares = servesCallsOnly(op, source, destination) && canShare(op, source, destination, /*sourceRests=*/true);
    mlir::OpBuilder builder(op);
    auto move = make<mojo::MoveOp>(builder, op->getLoc(), source, destination);
    op->erase();
    if (shares)
      sharing.push_back(move);
    moveOn(destination);
  }
  // Sources that are themselves destinations come last, so that chains collapse.
  function.walk([&](mojo::MoveOp move) {
    if (move->hasAttr("reuse")) {
      move->removeDiscardableAttr("reuse");
      if (canShare(move, move.getSrc(), move.getDst(), /*sourceRests=*/false))
        sharing.push_back(move);
    }
  });
  for (mojo::MoveOp move : sharing) {
    mlir::Operation *local = move.getDst().getDefiningOp();
    move.getDst().replaceAllUsesExcept(move.getSrc(), move);
    move->erase();
    local->erase();
  }
}

bool Destruction::canShare(mlir::Operation *move, mlir::Value source, mlir::Value destination, bool sourceRests) {
  int from = places.nodeOf(source), to = places.nodeOf(destination);
  if (from < 0 || to < 0 || places.nodes[from].parent >= 0 || places.nodes[to].parent >= 0 || source.getType() != destination.getType())
    return false;
  const Root &owner = places.rootOf(from);
  if (places.rootOf(to).isArgument || (owner.isArgument && owner.convention != mojo::Conv::Var))
    return false;
  if (definitions.empty()) {
    definitions.resize(places.roots.size());
    function.walk([&](mlir::Operation *op) {
      for (const Access &access : accesses.of(op))
        if (access.kind == Access::Define && places.nodes[access.node].parent < 0)
          ++definitions[places.nodes[access.node].root];
    });
  }
  if (definitions[places.nodes[to].root] != 1 || (!sourceRests && definitions[places.nodes[from].root] != (owner.isArgument ? 0 : 1)))
    return false;
  // A reference may have been taken before there was a value.
  for (mlir::Operation *user : destination.getUsers()) {
    if (user == move)
      continue;
    if (user->getBlock() == move->getBlock() ? !move->isBeforeInBlock(user) : !dominance->properlyDominates(move, user))
      return false;
  }
  return true;
}

bool Destruction::servesCallsOnly(mlir::Operation *copy, mlir::Value source, mlir::Value destination) const {
  mlir::Operation *last = copy;
  for (mlir::Operation *user : destination.getUsers()) {
    if (user == copy || llvm::isa<mojo::DestroyOp>(user))
      continue;
    mojo::ConvsAttr convs;
    mlir::OperandRange arguments = user->getOperands();
    if (auto call = llvm::dyn_cast<mojo::CallOp>(user))
      convs = call.getArgConvAttr(), arguments = call.getArgs();
    else if (auto invoke = llvm::dyn_cast<mojo::InvokeOp>(user))
      convs = invoke.getArgConvAttr(), arguments = invoke.getArgs();
    if (!convs || user->getBlock() != copy->getBlock())
      return false;
    for (auto [argument, conv] : llvm::zip(arguments, convs.getValues()))
      if (argument == destination && conv != mojo::Conv::Imm && conv != mojo::Conv::Var && conv != mojo::Conv::Deinit)
        return false;
    if (last->isBeforeInBlock(user))
      last = user;
  }
  int root = places.nodes[places.nodeOf(source)].root;
  for (mlir::Operation *op = copy; op != last;) {
    op = op->getNextNode();
    for (const Access &access : accesses.of(op))
      if (access.node >= 0 && places.nodes[access.node].root == root)
        return false;
  }
  return true;
}

bool Destruction::run() {
  // Fixed point of what each block demands at its start.
  llvm::SmallVector<mlir::Block *, 32> order; ///< by number; null for those that nothing leads to
  for (mlir::Block &block : function.getBody())
    order.push_back(initialization.reached(&block) ? &block : nullptr);
  demandedAtStart.resize(order.size(), BitVector(places.bitCount));
  // Without loops the sets stand after one pass; without parts, edges can't disagree about a whole value.
  bool hasLoops = llvm::any_of(llvm::enumerate(order), [&](auto at) {
    return at.value() && llvm::any_of(at.value()->getSuccessors(), [&](mlir::Block *next) { return accesses.numberOf(next) <= at.index(); });
  });
  for (int node = 0; node < int(places.nodes.size()); ++node)
    if (!places.nodes[node].isLeaf())
      composite.push_back(node);
  rootOfBit.resize(places.bitCount);
  for (const Root &root : places.roots) {
    const Node &node = places.nodes[root.node];
    std::fill(rootOfBit.begin() + node.firstBit, rootOfBit.begin() + node.endBit, &root);
    if (!root.depends.empty() && !places.isTrivial(root.node))
      dependent.push_back(&root);
  }
  BitVector stale(order.size(), true); // blocks that lead to something that changed since they were gone over
  for (bool changed = true; changed || (!wholeValues && !composite.empty());) {
    // Whether edges disagree about a whole value is only known once the sets stand.
    if (!changed) {
      wholeValues = true;
      stale.set();
    }
    changed = false;
    for (size_t i = order.size(); i--;) {
      if (!order[i] || !stale.test(i))
        continue;
      stale.reset(i);
      BitVector demanded = walk(*order[i], false);
      if (!demanded.test(demandedAtStart[i]))
        continue;
      demandedAtStart[i] |= demanded;
      changed = true;
      for (mlir::Block *before : order[i]->getPredecessors())
        stale.set(accesses.numberOf(before));
    }
    changed &= hasLoops;
  }
  for (mlir::Block *block : order)
    if (block)
      (void)walk(*block, true);
  // Owned arguments that nobody uses die at the start (DST-9), and so does the old value of a `mut` argument that is overwritten.
  mlir::Block *entry = order.front();
  BitVector unused = initialization.atStart(entry);
  unused.reset(demandedAtStart.front());
  bool returns = llvm::any_of(order, [](mlir::Block *block) { return block && llvm::isa<mojo::ReturnOp, mojo::RaiseOp>(block->back()); });
  for (const Root &root : places.roots)
    if (root.isArgument && (root.convention == mojo::Conv::Out || (root.convention == mojo::Conv::Mut && !returns) || borrowed(root)))
      places.clear(root.node, unused);
  for (int node = 0; node < int(places.nodes.size()); ++node)
    if (!places.nodes[node].isLeaf() && !places.isTrivial(node) && unused.test(places.nodes[node].wholeBit()))
      for (int child : places.nodes[node].children)
        if (!places.any(child, unused) && !places.isTrivial(child) && reported.insert({function, child}).second)
          error(function.getLoc(), diag::DestroyedFromTheMiddle, {places.nameOf(child)});
  // The whole-object bit of a `deinit` argument is demanded by every exit.
  collectParts(unused, nullptr, atEntry);
  dropTrivial(atEntry);
  llvm::erase_if(atEntry, [&](int node) {
    const Root &root = places.rootOf(node);
    return root.isArgument && root.convention == mojo::Conv::Deinit && node == root.node;
  });
  apply();
  return failed;
}

} // namespace

bool placeDestroysIn(mojo::FuncOp function, Places &places, const AccessTable &accesses, const Initialization &initialization,
                     Report report, UsedPlaces *used) {
  return Destruction(function, places, accesses, initialization, report, used).run();
}

} // namespace kiln::ownership
