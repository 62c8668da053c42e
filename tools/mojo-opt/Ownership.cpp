// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// mojo-opt --mojo-ownership: places destroys in every function with a body.
#include "ownership/Ownership.h"
#include "Steps.h"
#include "dialect/Dialect.h"

using namespace mlir;

LogicalResult kiln::opt::stepOwnership(StepInput input) {
  bool failed = false;
  for (auto function : input.module.getOps<mojo::FuncOp>()) {
    auto report = [](OwnershipDiagnostic finding) {
      std::string message = finding.at(SourceLoc()).message;
      InFlightDiagnostic diagnostic = finding.isWarning() ? emitWarning(finding.location, message) : emitError(finding.location, message);
      for (const OwnershipDiagnostic &note : finding.notes)
        diagnostic.attachNote(note.location) << note.at(SourceLoc()).message;
    };
    failed |= mlir::failed(placeDestroys(function, report));
  }
  return failure(failed);
}
