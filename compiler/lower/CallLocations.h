// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_LOWER_CALL_LOCATIONS_H
#define KILN_LOWER_CALL_LOCATIONS_H

#include "mlir/IR/BuiltinOps.h"

namespace kiln {

/// Replaces each `mojo.call_location` of `module`. A function that asks for the places of calls gets a hidden argument for each
/// level: the address of a constant record with the place where it was called, where its caller was called, and so on. Who reaches a
/// function by its address or from outside of the module reaches a copy that knows no place.
void resolveCallLocations(mlir::ModuleOp module);

/// The names of the functions that get hidden arguments.
llvm::DenseSet<mlir::StringAttr> functionsWithPlaces(mlir::ModuleOp module);

} // namespace kiln

#endif
