// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ownership pass over one function.
#include "ownership/Ownership.h"
#include "ownership/Analysis.h"

namespace kiln {

namespace ownership {
bool placeDestroysIn(mojo::FuncOp function, Places &places, const AccessTable &accesses, const Initialization &initialization, Report report);

/// Warns about variables that are declared and never touched (DST-35).
static void warnUnusedVariables(const Places &places, Report report) {
  for (const Root &root : places.roots)
    if (!root.isArgument && root.isUser && root.value.use_empty() && !llvm::StringRef(root.name).starts_with("_"))
      report({root.location, true, "variable '" + root.name + "' was never used, remove it?", {}});
}
} // namespace ownership

llvm::LogicalResult placeDestroys(mojo::FuncOp function, llvm::function_ref<void(OwnershipDiagnostic)> report) {
  if (function.getBody().empty())
    return llvm::success();
  ownership::Places places(function);
  if (places.roots.empty())
    return llvm::success();
  ownership::warnUnusedVariables(places, report);
  ownership::AccessTable accesses(function, places);
  ownership::Initialization initialization(function, places, accesses, report);
  bool failed = initialization.run();
  failed |= ownership::checkInteriorReferences(function, places, accesses, report);
  // Where values die is only meaningful when they are there.
  if (!failed)
    failed = ownership::placeDestroysIn(function, places, accesses, initialization, report);
  return llvm::failure(failed);
}

} // namespace kiln
