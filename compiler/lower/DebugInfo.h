// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What a debugger is told: functions by their names in the source, variables, and types with their fields.
#ifndef KILN_LOWER_DEBUGINFO_H
#define KILN_LOWER_DEBUGINFO_H

#include "dialect/Dialect.h"
#include "lower/Lower.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace kiln::lower {

class DebugInfo {
public:
  DebugInfo(mlir::ModuleOp module, const LowerOptions &options);

  /// Returns whether a debugger is told about `func`.
  bool describes(mojo::FuncOp func);
  /// Makes `target`, the lowered form of `func`, known; variables that are declared from now on are its own.
  void enter(mojo::FuncOp func, mlir::LLVM::LLVMFuncOp target);
  /// Returns whether a debugger is told about variables of the function.
  bool wantsVariables() const { return variables && function; }
  /// Says that the variable `name` of `type` lies at `pointer`. `argument`: its position from 1, or 0. `isIndirect`: its address lies there.
  void declare(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name, mlir::Type type, mlir::Value pointer, unsigned argument = 0,
               bool isIndirect = false);

private:
  mlir::LLVM::DIFileAttr fileOf(llvm::StringRef path);
  mlir::LLVM::DITypeAttr typeOf(mlir::Type type);
  mlir::LLVM::DITypeAttr basic(llvm::StringRef name, uint64_t bits, unsigned encoding);
  mlir::LLVM::DITypeAttr lane(mojo::DType dtype);
  mlir::LLVM::DITypeAttr array(mlir::LLVM::DITypeAttr element, int64_t count, uint64_t bytes, mlir::LLVM::DIFlags flags);
  mlir::LLVM::DITypeAttr structure(mojo::StructType type);

  mlir::ModuleOp module;
  mlir::MLIRContext *context;
  const LowerOptions &options;
  bool variables, describesLibrary;
  mlir::LLVM::DICompileUnitAttr unit;
  mlir::LLVM::DISubprogramAttr function; ///< null when it has no place in the source
  llvm::DenseMap<mlir::Type, mlir::LLVM::DITypeAttr> types;
  llvm::StringMap<mojo::StructDefOp> structs;
  llvm::DenseMap<mlir::StringAttr, bool> isDescribed; ///< by file
};

} // namespace kiln::lower

#endif
