// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Runs textual `mojo` IR in the interpreter.
#ifndef KILN_TESTS_COMPTIME_FIXTURE_H
#define KILN_TESTS_COMPTIME_FIXTURE_H

#include "comptime/Interpreter.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "gtest/gtest.h"

namespace kiln::test {

/// A module, its interpreter, and what that printed and reported.
class Program final : public InterpreterHost {
public:
  explicit Program(const std::string &text, InterpreterLimits limits = {}, bool inlining = true);

  /// Calls `name`; the arguments are taken as 8-byte integers.
  llvm::FailureOr<CallResult> call(const std::string &name, std::vector<int64_t> args = {});
  llvm::FailureOr<CallResult> callImages(const std::string &name, std::vector<MemoryImage> args);
  /// Calls `name` and returns its result as a signed integer of its size; fails the test when it
  /// fails.
  int64_t integer(const std::string &name, std::vector<int64_t> args = {});
  double float64(const std::string &name, std::vector<int64_t> args = {});
  /// Calls `name`, which fails, and returns what was reported: cause, or operation.
  std::string failure(const std::string &name, std::vector<int64_t> args = {});

  mojo::FuncOp resolve(llvm::StringRef symbol) override;
  mojo::FuncOp resolveIfReady(llvm::StringRef symbol) override {
    return inlining ? resolve(symbol) : mojo::FuncOp();
  }
  mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) override;
  void write(int fd, llvm::StringRef bytes) override { (fd == 1 ? out : err) += bytes; }
  void error(const InterpreterError &error) override { errors.push_back(error); }

  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::unique_ptr<Interpreter> interpreter;
  std::string out, err;
  std::vector<InterpreterError> errors;
  bool inlining;
};

/// Runs the body of a function that returns `!mojo.simd<1, int>` and whose aliases for types are
/// those of the fixture.
int64_t evaluate(const std::string &body);
/// Runs a body that returns a value of `type` and gives its bytes as hexadecimal digits, lowest
/// byte first.
std::string evaluateBytes(const std::string &type, const std::string &body);

} // namespace kiln::test

#endif
