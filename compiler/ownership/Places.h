// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The tracked places of one function (05/OWN-5, OWN-6): every local and argument as a tree of fields with state bits. Only fields that
// the function names are nodes of their own; a part that is never taken apart has one bit.
#ifndef KILN_OWNERSHIP_PLACES_H
#define KILN_OWNERSHIP_PLACES_H

#include "dialect/Dialect.h"
#include "ownership/Ownership.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace kiln::ownership {

struct Node {
  mlir::Type type;
  int parent = -1;
  int root = -1;                 ///< index into Places::roots
  std::string field;             ///< name in the parent
  unsigned index = 0;            ///< field index in the parent
  llvm::SmallVector<int, 4> children; ///< all fields in order, or none
  unsigned firstBit = 0, endBit = 0;  ///< bits of the node: the whole-object bit first, then those of the children
  mojo::Member destroy = mojo::Member::Trivial, move = mojo::Member::Trivial;
  std::string linearMessage, display;
  unsigned wholeBit() const { return firstBit; }
  bool isLeaf() const { return children.empty(); }
};

struct Root {
  mlir::Value value;
  int node = -1;
  std::string name;              ///< empty for temporaries
  mlir::Location location;
  bool isArgument = false, isUser = false;
  bool linearByBound = false;    ///< of a type parameter whose values must be destroyed explicitly
  mojo::Conv convention = mojo::Conv::Value; ///< arguments
  mojo::LocalKind kind = mojo::LocalKind::Var;
  llvm::SmallVector<int, 2> depends; ///< places whose origins the type names (LEXT-3)
};

/// The places of a function, numbered in order of declaration, arguments first.
class Places {
public:
  explicit Places(mojo::FuncOp function, SymbolLookup symbols = {});

  std::vector<Root> roots;
  std::vector<Node> nodes;
  unsigned bitCount = 0;
  bool hasDepends = false; ///< whether locals name places that their values refer to

  /// The node that a reference denotes, or -1 for one that is not tracked.
  int nodeOf(mlir::Value reference) const {
    auto it = byValue.find(reference);
    return it == byValue.end() ? -1 : it->second;
  }
  Root &rootOf(int node) { return roots[nodes[node].root]; }
  /// What diagnostics call a node.
  std::string nameOf(int node) const;
  /// The first part of `node` (depth first) that has no initialized bit set in `state`; the node itself when nothing smaller fits.
  int firstMissing(int node, const llvm::BitVector &state) const;

  bool all(int node, const llvm::BitVector &state) const;
  bool any(int node, const llvm::BitVector &state) const;
  void set(int node, llvm::BitVector &state) const { state.set(nodes[node].firstBit, nodes[node].endBit); }
  void clear(int node, llvm::BitVector &state) const { state.reset(nodes[node].firstBit, nodes[node].endBit); }
  /// `.name` of a field of a struct type, by its index.
  llvm::StringRef fieldStep(mlir::Type type, unsigned index);
  /// Whether destroying the node does nothing.
  bool isTrivial(int node) const { return nodes[node].destroy == mojo::Member::Trivial; }

private:
  int makeNode(mlir::Type type, int parent, int root);
  void expand(int node);
  void visitUses(mlir::Value reference, int node);
  void number(int node);

  mojo::StructDefOp definitionOf(mojo::StructType type);

  mojo::FuncOp function;
  SymbolLookup symbols;
  llvm::DenseMap<mlir::Value, int> byValue;
  llvm::StringMap<mojo::StructDefOp> definitions;
  llvm::StringSet<> steps;
};

} // namespace kiln::ownership

#endif // KILN_OWNERSHIP_PLACES_H
