// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Making operations: what `Op::create` does, without looking up the operation's name as text and without the attribute lists that MLIR
// makes on the way. Both took more than the operation itself.
#ifndef KILN_DIALECT_MAKEOP_H
#define KILN_DIALECT_MAKEOP_H

#include "mlir/IR/Builders.h"

namespace kiln {

/// The name of `Op`, whose dialect is loaded.
template <typename Op> mlir::OperationName operationName(mlir::MLIRContext *context) {
  return *mlir::RegisteredOperationName::lookup(mlir::TypeID::get<Op>(), context);
}

/// Inserts an `Op` with these results, operands, properties and successors.
template <typename Op>
Op makeOp(mlir::OpBuilder &builder, mlir::Location loc, mlir::TypeRange results, mlir::ValueRange operands,
          mlir::OpaqueProperties properties = nullptr, mlir::BlockRange successors = {}) {
  mlir::MLIRContext *context = builder.getContext();
  mlir::Operation *op = mlir::Operation::create(loc, operationName<Op>(context), results, operands, mlir::DictionaryAttr::get(context),
                                                properties, successors, /*numRegions=*/0);
  builder.insert(op);
  return llvm::cast<Op>(op);
}

/// Inserts an `Op`; the arguments are those of one of its builders.
template <typename Op, typename... Args> Op make(mlir::OpBuilder &builder, mlir::Location loc, Args &&...args) {
  mlir::OperationState state(loc, operationName<Op>(builder.getContext()));
  Op::build(builder, state, std::forward<Args>(args)...);
  if (!state.regions.empty() || state.propertiesAttr)
    return llvm::cast<Op>(builder.create(state));
  mlir::Operation *op =
      mlir::Operation::create(loc, state.name, state.types, state.operands, state.attributes.getDictionary(builder.getContext()),
                              state.getRawProperties(), state.successors, /*numRegions=*/0);
  builder.insert(op);
  return llvm::cast<Op>(op);
}

} // namespace kiln

#endif // KILN_DIALECT_MAKEOP_H
