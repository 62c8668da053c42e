// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The dataflow that decides where values die (spec 05): one finished `mojo` function in, the same with destroys placed and copies
// turned into moves out, or diagnostics.
#ifndef KILN_OWNERSHIP_OWNERSHIP_H
#define KILN_OWNERSHIP_OWNERSHIP_H

#include "diagnostics/OwnershipDiags.h"
#include "llvm/ADT/DenseSet.h"
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

/// A finding of the analysis, or a note of one: a message of diagnostics/Ownership.def with its arguments.
struct OwnershipDiagnostic {
  mlir::Location location;
  diag::Id id;
  std::vector<std::string> args;
  std::vector<OwnershipDiagnostic> notes;

  bool isWarning() const { return diag::info(id).severity == Severity::Warning; }
  /// The finding as a diagnostic at `loc`, without its notes.
  Diagnostic at(SourceLoc loc) const { return DiagnosticEngine::make(loc, id, std::vector<DiagArg>(args.begin(), args.end())); }
};

/// Where a variable or the value of an assignment is used, by the message that would have said that it isn't.
using UsedPlaces = llvm::DenseSet<std::pair<mlir::Location, unsigned>>;

/// The operation of a symbol, or null.
using SymbolLookup = llvm::function_ref<mlir::Operation *(llvm::StringRef)>;

/// Places destroys in `function` and checks its use of values. Findings go to `report`; fails when one was an error. Definitions of struct
/// types are looked up by `symbols`; without it the module is searched, which costs its length each time. `used` gets what is used of the
/// user's variables and assignments: what one copy of a body leaves unused, another may use.
llvm::LogicalResult placeDestroys(mojo::FuncOp function, llvm::function_ref<void(OwnershipDiagnostic)> report, SymbolLookup symbols = {},
                                  UsedPlaces *used = nullptr);

} // namespace kiln

#endif // KILN_OWNERSHIP_OWNERSHIP_H
