// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Between the checker's opaque handles and MLIR. Only for the files of this room that build or read IR.
#ifndef KILN_CHECK_IRBRIDGE_H
#define KILN_CHECK_IRBRIDGE_H

#include "check/ProgramImpl.h"
#include "comptime/Interpreter.h"
#include "dialect/Dialect.h"
#include "dialect/Layout.h"
#include "dialect/MakeOp.h"
#include "dialect/PlaceTable.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"

namespace kiln {

inline mlir::Value toMlir(IRValue value) { return mlir::Value::getFromOpaquePointer(value.impl); }
inline IRValue fromMlir(mlir::Value value) { return {value.getAsOpaquePointer()}; }
inline mlir::Type toMlirType(const void *type) { return mlir::Type::getFromOpaquePointer(type); }

/// MLIR state of a program.
struct Program::Impl::Ir {
  explicit Ir(mlir::MLIRContext *context);
  mlir::MLIRContext *context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  /// Globals by image, so that equal constants share one.
  std::unordered_multimap<size_t, std::pair<std::shared_ptr<const MemoryImage>, std::string>> globals;
  llvm::StringMap<mlir::Operation *> globalOps;
  unsigned globalCount = 0;
  /// What operations say again and again: constants without addresses, callees.
  llvm::DenseMap<const FunctionInstance *, mlir::FlatSymbolRefAttr> symbolRefs;
  std::unique_ptr<InterpreterHost> host;
  std::unique_ptr<Interpreter> interpreter;
  /// Struct type of an IR struct name, for lifecycle operations.
  llvm::StringMap<Type> structsBySymbol;
  /// The file of the last location, its name as MLIR knows it, and the line.
  std::tuple<const SourceFile *, mlir::StringAttr, unsigned> located;
  std::shared_ptr<mojo::PlaceTable> places;
  SourceLoc evaluationLoc; ///< of the innermost compile-time evaluation
  FunctionInstance *evaluationRequester = nullptr;
  /// Statements of all instances of the user's functions but the first of each, and how many there may be for the sources looked at.
  uint64_t instantiated = 0, mostInstantiated = 0;
  bool instantiatedTooMany = false;
  llvm::DenseSet<const FunctionInfo *> instantiatedOnce;
};

/// The MLIR location of a source location.
mlir::Location mlirLocation(Program &program, SourceLoc loc);
/// The source location of an MLIR location made by mlirLocation; invalid when it isn't one.
SourceLoc sourceLocation(Program &program, mlir::Location loc);
/// The name of a read-only (or, for images with heap memory, writable) global that holds `image`.
std::string globalFor(Program &program, const std::shared_ptr<const MemoryImage> &image, uint32_t block = 0);

/// What some functions reach. It grows while it is walked. In CompileFunction.cpp.
struct Reached {
  explicit Reached(Program &program) : program(program) {}
  /// Adds the functions that `instance` calls, and the globals that it names with what their addresses point to.
  void addUsesOf(FunctionInstance &instance);

  llvm::SetVector<FunctionInstance *> functions;
  llvm::SetVector<mlir::Operation *> globals;
  llvm::StringSet<> outside; ///< symbols that are neither

private:
  void addSymbol(llvm::StringRef symbol);
  Program &program;
};

} // namespace kiln

#endif // KILN_CHECK_IRBRIDGE_H
