// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The two dataflow passes over one function (05/ALG-1): which bits are initialized at each point, and which are still demanded.
#ifndef KILN_OWNERSHIP_ANALYSIS_H
#define KILN_OWNERSHIP_ANALYSIS_H

#include "ownership/Accesses.h"
#include "ownership/Ownership.h"
#include "llvm/ADT/MapVector.h"

namespace kiln::ownership {

using BitVector = llvm::BitVector;
using Report = llvm::function_ref<void(OwnershipDiagnostic)>;

/// A way from one block to another.
struct Edge {
  mlir::Block *from;
  unsigned successor; ///< index among the terminator's successors
  mlir::Block *to() const { return from->getTerminator()->getSuccessor(successor); }
};

/// The accesses of every operation, computed once.
class AccessTable {
public:
  /// An operation with its accesses.
  struct Entry {
    mlir::Operation *op;
    unsigned first, count;
  };

  AccessTable(mojo::FuncOp function, const Places &places);
  /// The operations of a block of the function that access something, in order.
  llvm::ArrayRef<Entry> in(mlir::Block &block) const {
    unsigned number = numberOf(&block);
    return llvm::ArrayRef(entries).slice(starts[number], starts[number + 1] - starts[number]);
  }
  /// The blocks of the function are numbered in their order.
  unsigned numberOf(mlir::Block *block) const { return blocks.find(block)->second; }
  unsigned blockCount() const { return unsigned(blocks.size()); }
  llvm::ArrayRef<Access> of(const Entry &entry) const { return llvm::ArrayRef(accesses).slice(entry.first, entry.count); }
  llvm::ArrayRef<Access> ofTerminator(mlir::Block &block) const {
    llvm::ArrayRef<Entry> list = in(block);
    return !list.empty() && list.back().op == &block.back() ? of(list.back()) : llvm::ArrayRef<Access>();
  }
  llvm::ArrayRef<Access> of(mlir::Operation *op) const;
  bool hasOrigins() const { return origins; }
  bool hasMoves() const { return moves; }

private:
  void add(mlir::Operation *op, const Places &places);

  std::vector<Entry> entries;
  std::vector<Access> accesses;
  llvm::SmallDenseMap<mlir::Block *, unsigned, 16> blocks;
  llvm::SmallVector<unsigned, 17> starts; ///< of each block among the entries, and their end
  mutable llvm::DenseMap<mlir::Operation *, unsigned> byOperation; ///< made when it is first asked for
  bool origins = false, moves = false;
};

/// Whether a terminator is a call with a normal and an error successor.
inline bool isInvoke(mlir::Operation *op) { return llvm::isa<mojo::InvokeOp, mojo::InvokeIndirectOp>(op); }

/// Initialized bits, forward (section 2).
class Initialization {
public:
  Initialization(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report);
  /// Computes the states, then reports uses of what is not initialized. Fails when it reported an error.
  bool run();
  /// Bits that are initialized when control reaches the end of `block` (before the terminator).
  const BitVector &atEnd(mlir::Block *block) const { return endStates[accesses.numberOf(block)]; }
  const BitVector &atStart(mlir::Block *block) const { return startStates[accesses.numberOf(block)]; }
  bool reached(mlir::Block *block) const { return reachedBlocks.test(accesses.numberOf(block)); }
  /// Bits that are initialized before an operation that stores into a field or uses everything.
  const BitVector &before(mlir::Operation *op) const { return statesBefore.find(op)->second; }

private:
  void apply(const Access &access, BitVector &state) const;
  void transfer(mlir::Block &block, BitVector state, bool reporting);
  void checkUse(const Access &access, const BitVector &state, mlir::Operation *op);
  void checkExit(mlir::Operation *terminator, const BitVector &state);
  /// What messages call the part of `node` that is not there.
  std::string missingName(int node, const BitVector &state) const;
  /// Where the error comes from that leaves the function at `raise` without `node`: the operations that raise, or the raise itself.
  void reportAtRaise(mlir::Operation *raise, int node, const std::string &name);
  /// Whether `node` is the local in which a constructor of a value type builds its object.
  bool constructorSelf(int node) const;
  void joinInto(mlir::Block *block, const BitVector &state);
  /// Reports `id` about `name`, the part of `node` that is missing at `use`.
  void error(mlir::Location location, diag::Id id, std::string name, int node, mlir::Operation *use);
  void noteTransfers(int node, mlir::Operation *use, OwnershipDiagnostic &diagnostic) const;
  bool refersTo(mlir::Value local, llvm::function_ref<bool(int)> reaches) const;
  void noteReference(int node, mlir::Operation *use, OwnershipDiagnostic &diagnostic) const;

  mojo::FuncOp function;
  Places &places;
  const AccessTable &accesses;
  Report report;
  std::vector<BitVector> startStates, endStates; ///< by block
  llvm::DenseMap<mlir::Operation *, BitVector> statesBefore;
  BitVector reachedBlocks, pending;
  llvm::DenseSet<std::pair<mlir::Operation *, int>> reported;
  mutable size_t noteSteps = 0; ///< operations gone over for notes
  llvm::StringSet<> said; ///< lines with their messages
  bool isConstructor;
  bool failed = false;
};

/// Validity of interior references, forward (section 15). Returns whether it reported an error.
bool checkInteriorReferences(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report);

/// Puts in the destruction of every value after its last use (section 8). Returns whether it reported an error.
bool placeDestroysIn(mojo::FuncOp function, Places &places, const AccessTable &accesses, const Initialization &initialization, Report report,
                     UsedPlaces *used);

} // namespace kiln::ownership

#endif // KILN_OWNERSHIP_ANALYSIS_H
