// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The dataflow that decides where values die (spec 05): one finished `mojo` function in, the same with destroys placed and copies
// turned into moves out, or diagnostics.
#ifndef KILN_OWNERSHIP_OWNERSHIP_H
#define KILN_OWNERSHIP_OWNERSHIP_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LogicalResult.h"
#include "mlir/IR/Location.h"
#include <string>
#include <vector>

namespace kiln {

namespace mojo {
class FuncOp;
}

/// A finding of the analysis, in the words of the spec.
struct OwnershipDiagnostic {
  mlir::Location location;
  bool isWarning = false;
  std::string message;
  std::vector<std::pair<mlir::Location, std::string>> notes;
};

/// The operation of a symbol, or null.
using SymbolLookup = llvm::function_ref<mlir::Operation *(llvm::StringRef)>;

/// Places destroys in `function` and checks its use of values. Findings go to `report`; fails when one was an error. Definitions of struct
/// types are looked up by `symbols`; without it the module is searched, which costs its length each time.
llvm::LogicalResult placeDestroys(mojo::FuncOp function, llvm::function_ref<void(OwnershipDiagnostic)> report, SymbolLookup symbols = {});

} // namespace kiln

#endif // KILN_OWNERSHIP_OWNERSHIP_H
