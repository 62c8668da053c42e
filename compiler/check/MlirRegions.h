// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Regions of inline MLIR operations; for files of this room that know MLIR.
#ifndef KILN_CHECK_MLIRREGIONS_H
#define KILN_CHECK_MLIRREGIONS_H

#include "check/Operand.h"
#include "dialect/Dialect.h"
#include <memory>

namespace kiln {

/// Checks the declared regions that `attribute` (the value of `_region`) names, for the operation `call`. False after a diagnostic.
bool emitRegions(class Checker &checker, const ast::CallExpr &call, mlir::Attribute attribute, SourceLoc loc,
                 llvm::SmallVectorImpl<std::unique_ptr<mlir::Region>> &out);
/// Makes regions that no operation took safe to delete.
void discardRegions(llvm::MutableArrayRef<std::unique_ptr<mlir::Region>> regions);
/// Turns operations of the `scf` dialect into blocks; whether there were some.
bool convertStructuredControlFlow(mojo::FuncOp function);

} // namespace kiln

#endif // KILN_CHECK_MLIRREGIONS_H
