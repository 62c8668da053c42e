// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Going over the operations of a function without the detours of MLIR's general walk.
#ifndef KILN_DIALECT_EACHOPERATION_H
#define KILN_DIALECT_EACHOPERATION_H

#include "mlir/IR/Operation.h"
#include "llvm/ADT/STLExtras.h"

namespace kiln {

/// Calls `visit` for each operation of `region`, those of inner regions before the one that has them. It may erase the operation.
template <typename Visit> void forEachOperation(mlir::Region &region, Visit &&visit) {
  for (mlir::Block &block : region)
    for (mlir::Operation &op : llvm::make_early_inc_range(block)) {
      for (mlir::Region &inner : op.getRegions())
        forEachOperation(inner, visit);
      visit(&op);
    }
}

} // namespace kiln

#endif // KILN_DIALECT_EACHOPERATION_H
