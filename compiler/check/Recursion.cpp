// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Functions that call themselves on every path (02/D-144).
#include "check/Recursion.h"
#include "check/Checker.h"
#include "check/IrBridge.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// The first call of `symbol` in `block`; null when there is none.
static mlir::Operation *selfCall(mlir::Block &block, llvm::StringRef symbol) {
  for (mlir::Operation &op : block) {
    mlir::FlatSymbolRefAttr callee;
    if (auto call = llvm::dyn_cast<mojo::CallOp>(op))
      callee = call.getCalleeAttr();
    else if (auto invoke = llvm::dyn_cast<mojo::InvokeOp>(op))
      callee = invoke.getCalleeAttr();
    if (callee && callee.getValue() == symbol)
      return &op;
  }
  return nullptr;
}

void warnEndlessRecursion(Program &program, FunctionInstance &instance) {
  if (!instance.info->syntax || !instance.info->isUserCode())
    return;
  mlir::Region &body = llvm::cast<mojo::FuncOp>(instance.op).getBody();
  if (body.empty())
    return;
  // Walk the blocks that can be reached without such a call: none of them may leave the function.
  mlir::Operation *first = nullptr;
  llvm::SmallVector<mlir::Block *, 16> pending{&body.front()};
  llvm::SmallPtrSet<mlir::Block *, 16> seen{&body.front()};
  while (!pending.empty()) {
    mlir::Block *block = pending.pop_back_val();
    if (mlir::Operation *call = selfCall(*block, instance.symbol)) {
      if (!first)
        first = call;
      continue;
    }
    if (block->getNumSuccessors() == 0 && llvm::isa<mojo::ReturnOp, mojo::RaiseOp>(block->getTerminator()))
      return;
    for (mlir::Block *next : block->getSuccessors())
      if (seen.insert(next).second)
        pending.push_back(next);
  }
  if (first)
    program.diags.report(sourceLocation(program, first->getLoc()), diag::RecursiveCall);
}

} // namespace kiln
