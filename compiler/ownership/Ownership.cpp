// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ownership pass over one function.
#include "ownership/Ownership.h"
#include "ownership/Analysis.h"

namespace kiln {

namespace ownership {
/// Gives every jump to a block that only raises a raise of its own: a constructor that fails destroys what it has made so far, which is not
/// the same at each of them (LCM-5).
static void splitRaises(mojo::FuncOp function) {
  for (mlir::Block &block : llvm::make_early_inc_range(function.getBody())) {
    auto raise = llvm::dyn_cast<mojo::RaiseOp>(block.front());
    if (!raise || block.getNumArguments())
      continue;
    llvm::SmallVector<std::pair<mlir::Operation *, unsigned>, 4> jumps;
    for (auto it = block.pred_begin(), end = block.pred_end(); it != end; ++it)
      jumps.push_back({(*it)->getTerminator(), it.getSuccessorIndex()});
    for (auto [terminator, successor] : llvm::drop_begin(jumps)) {
      auto *copy = new mlir::Block();
      function.getBody().push_back(copy);
      copy->push_back(raise->clone());
      terminator->setSuccessor(copy, successor);
    }
  }
}

/// Whether nothing is done with a local.
static bool isUntouched(mlir::Value local) {
  return llvm::all_of(local.getUsers(), [](mlir::Operation *user) { return llvm::isa<mojo::OriginOp>(user); });
}

/// Warns about variables that are declared and never touched (DST-35).
static void warnUnusedVariables(const Places &places, Report report, UsedPlaces *used) {
  for (const Root &root : places.roots) {
    if (root.isArgument || !root.isUser || llvm::StringRef(root.name).starts_with("_"))
      continue;
    if (isUntouched(root.value))
      report({root.location, diag::NeverUsed, {root.name}, {}});
    else if (used)
      used->insert({root.location, diag::NeverUsed});
  }
}
} // namespace ownership

llvm::LogicalResult placeDestroys(mojo::FuncOp function, llvm::function_ref<void(OwnershipDiagnostic)> report, SymbolLookup symbols,
                                  UsedPlaces *used) {
  if (function.getBody().empty())
    return llvm::success();
  if (function.getCtor())
    ownership::splitRaises(function);
  ownership::Places places(function, symbols);
  if (places.roots.empty())
    return llvm::success();
  ownership::warnUnusedVariables(places, report, used);
  ownership::AccessTable accesses(function, places);
  // A transferred owner is reported once where an interior reference to it is used: as the invalid reference (IOR-3).
  llvm::DenseSet<mlir::Location> invalid;
  bool failed = ownership::checkInteriorReferences(function, places, accesses, [&](OwnershipDiagnostic diagnostic) {
    invalid.insert(diagnostic.location);
    report(std::move(diagnostic));
  });
  auto other = [&](OwnershipDiagnostic diagnostic) {
    if (!invalid.contains(diagnostic.location))
      report(std::move(diagnostic));
  };
  ownership::Initialization initialization(function, places, accesses, other);
  failed |= initialization.run();
  // Where values die is only meaningful when they are there.
  if (!failed)
    failed = ownership::placeDestroysIn(function, places, accesses, initialization, report, used);
  if (places.hasDepends)
    function.walk([](mojo::LocalOp local) { local.getDependsMutable().clear(); });
  return llvm::failure(failed);
}

} // namespace kiln
