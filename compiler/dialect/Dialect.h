// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The `mojo` dialect for C++: types, attributes and operations that ODS generates.
#ifndef KILN_DIALECT_DIALECT_H
#define KILN_DIALECT_DIALECT_H

#include "dialect/DType.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace kiln::mojo {
/// Returns whether a value of `type` can be a size, count or position: index, i64, or one lane of a
/// 64-bit integer dtype.
bool isIndexLike(mlir::Type type);
/// Returns the file, line and column that `loc` has somewhere in it, or null.
mlir::FileLineColLoc placeOf(mlir::Location loc);
} // namespace kiln::mojo

#include "dialect/MojoDialect.h.inc"
#include "dialect/MojoEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "dialect/MojoTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "dialect/MojoAttrs.h.inc"

#define GET_OP_CLASSES
#include "dialect/MojoOps.h.inc"

#endif
