// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The compile-time interpreter: runs functions of the `mojo` dialect over images of memory.
#ifndef KILN_COMPTIME_INTERPRETER_H
#define KILN_COMPTIME_INTERPRETER_H

#include "comptime/MemoryImage.h"
#include "dialect/Dialect.h"
#include <csignal>
#include <memory>
#include <string>
#include <vector>

namespace kiln {

/// A call that was under way when interpretation failed.
struct InterpreterFrame {
  /// Symbol of the function that runs in this frame.
  std::string symbol;
  /// Its name for readers, or the symbol.
  std::string display;
  /// Where the function stands.
  mlir::Location function;
  /// Where it was called: a place in the frame before; for the outermost frame, where the function
  /// stands.
  mlir::Location callSite;
};

/// A note of a failure.
struct InterpreterNote {
  mlir::Location location;
  std::string text;
};

/// Why interpretation failed.
struct InterpreterError {
  enum class Kind : uint8_t {
    Interpret, ///< the operation has a meaning here but it went wrong: "failed to interpret
               ///< operation OP(...)"
    Fold,      ///< the operation has none: "failed to fold operation OP(...)"
    External,  ///< `cause` is "unable to interpret call to unknown external function: NAME"
    Abort,     ///< the program stopped itself (trap, abort, exit)
    Limit,     ///< steps, depth or memory
    Resolve,   ///< the host could not give a function and has said why
  };
  Kind kind;
  /// Where the operation stands.
  mlir::Location location;
  /// Name of the operation, such as `mojo.load`; empty when no operation is to blame.
  std::string operation;
  /// What went wrong, such as `memory access size 8 is out-of-bounds`; may be empty.
  std::string cause;
  /// The calls under way, outermost first; the error is in the last.
  std::vector<InterpreterFrame> stack;

  /// Returns "failed to interpret operation mojo.load(...)" or "failed to fold operation ...", or
  /// the empty string.
  std::string operationMessage() const;
  /// Returns the notes below the host's own `failed to compile-time evaluate function call`,
  /// outermost first: for each call `failed to evaluate call` where it is and `failed to interpret
  /// function @NAME` where the function stands, then the operation, then the cause.
  std::vector<InterpreterNote> notes() const;
};

/// How interpreted code reaches the world. The host may call the interpreter again from within
/// `resolve`.
class InterpreterHost {
public:
  virtual ~InterpreterHost();
  /// Returns the finished function `symbol` (checked, owned, copy/move/destroy replaced), called
  /// when it is first needed; null after a diagnostic. The function must stay alive and unchanged
  /// as long as the interpreter.
  virtual mojo::FuncOp resolve(llvm::StringRef symbol) = 0;
  /// Returns the function `symbol` when it is finished already or worth finishing now; then it may
  /// be translated in place. Null is always right.
  virtual mojo::FuncOp resolveIfReady(llvm::StringRef symbol) { return {}; }
  /// Returns the global `symbol`, or null.
  virtual mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) { return {}; }
  /// Writes what the program prints at compile time. `fd` is 1 or 2.
  virtual void write(int fd, llvm::StringRef bytes) = 0;
  /// Reports a failure. Called at most once for each `Interpreter::call`, which then returns
  /// failure.
  virtual void error(const InterpreterError &error) = 0;
};

/// Bounds of one `Interpreter::call`; 0 means none.
/// Set by a signal handler: calls that are under way fail soon, others at once.
extern volatile std::sig_atomic_t interpreterStop;

struct InterpreterLimits {
  /// Calls and taken backward jumps.
  uint64_t steps = 0;
  /// Calls that are under way at the same time.
  uint64_t depth = 200000;
  /// Bytes of stack and heap that are alive at the same time.
  uint64_t memoryBytes = uint64_t(2) << 30;
};

/// What a call gave.
struct CallResult {
  /// Whether the function left by its error edge; then `value` is the image of the error.
  bool raised = false;
  /// The SSA result, or the out slot, or for a `!mojo.ref<T>` result what it refers to; empty when
  /// there is none of these.
  MemoryImage value;
  /// For each of `args` of `Interpreter::call`: the final image of the pointee when the argument is
  /// `mut` or `ref`, otherwise empty.
  std::vector<MemoryImage> finalArgs;
};

/// Interprets functions. Each is translated once, when first called, and kept. Not thread-safe;
/// re-entrant from the host.
class Interpreter {
public:
  Interpreter(mlir::MLIRContext &context, InterpreterHost &host, InterpreterLimits limits = {});
  ~Interpreter();

  /// Calls `function`. `args[i]` is the image of the i-th argument other than `out` and `err`: the
  /// bytes of a by-value argument, the pointee of a reference argument. Fails after
  /// `InterpreterHost::error`.
  llvm::FailureOr<CallResult> call(mojo::FuncOp function, llvm::ArrayRef<MemoryImage> args);

  /// Forgets the translation of `symbol`, before the host erases or replaces that function. Only
  /// between calls.
  void forget(llvm::StringRef symbol);

  struct Impl;

private:
  std::unique_ptr<Impl> impl;
};

} // namespace kiln

#endif
