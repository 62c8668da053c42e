// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The machine that runs register code: frames, memory, failure.
#ifndef KILN_COMPTIME_MACHINE_H
#define KILN_COMPTIME_MACHINE_H

#include "comptime/Code.h"
#include "comptime/Interpreter.h"

namespace kiln::comptime {

/// One evaluation. Frames are not frames of the host: interpreted recursion takes no native stack.
class Machine final : public FunctionNames {
public:
  explicit Machine(Interpreter::Impl &interpreter);
  ~Machine() override;

  /// Calls `function`; see Interpreter::call.
  llvm::FailureOr<CallResult> call(Function &function, mojo::FuncOp op,
                                   llvm::ArrayRef<MemoryImage> args);

  // ---- for kernels ----

  Interpreter::Impl &interpreter;
  Memory memory;

  /// Notes why the current instruction fails and returns false.
  bool fail(InterpreterError::Kind kind, std::string cause);
  bool fail(std::string cause) { return fail(InterpreterError::Kind::Interpret, std::move(cause)); }
  /// Returns the bytes at `address`, or null after `fail`.
  uint8_t *read(Address address, uint64_t size, uint8_t *&shadow);
  uint8_t *write(Address address, uint64_t size, uint8_t *&shadow);
  /// Copies memory with its shadow; ranges may overlap. Returns false after `fail`.
  bool copy(Address to, Address from, uint64_t size);
  bool fill(Address to, uint8_t byte, uint64_t size);
  /// Returns new heap memory, or 0 after `fail`.
  Address allocate(uint64_t size, uint64_t align);
  bool free(Address address);
  /// Returns new memory that lives as long as the frame that runs next, or 0 after `fail`.
  Address allocateStack(uint64_t size, uint64_t align);
  /// Returns new memory that lives as long as the running frame (or its caller's, when it is inlined there), or 0 after `fail`.
  Address allocateInFrame(uint64_t size, uint64_t align);
  /// Returns the address of `text` followed by a NUL.
  Address stringAddress(mlir::StringAttr text);
  /// Returns the address of the record for `mojo.call_location`, or 0 after `fail`.
  Address callLocation(const Inst &inst, uint64_t levels);

  Address addressOfFunction(llvm::StringRef symbol) override;
  llvm::StringRef functionAt(Address address) override;
  Address addressOfGlobal(llvm::StringRef symbol) override;

private:
  struct Frame {
    const Code *code;
    uint32_t pc;          ///< while a callee runs: its call
    uint32_t memoryStart; ///< first of its entries in `stackIds`
    uint8_t *regs;
  };
  enum class Outcome { Returned, Raised, Failed };

  Outcome run(const Code *code, uint8_t *regs);
  /// Pushes a frame and makes its locals. Returns false after `fail`.
  bool enter(const Code *code, uint8_t *regs);
  void leave();
  /// Whether the limit of steps and the user allow more; then `checkpoint` is the step at which to ask again.
  bool mayGoOn(uint64_t &checkpoint);
  /// Fails when the results of all calls so far take more than the limit.
  bool keepsTooMuch();
  void reportFailure();

  std::vector<Frame> frames;
  std::vector<uint32_t> stackIds;
  uint8_t *registers = nullptr, *registersEnd = nullptr;
  uint64_t steps = 0, stepsChecked = 0; ///< the latter when `mayGoOn` was asked last
  llvm::DenseMap<const void *, Address> strings, places;
  llvm::StringMap<Address> globals;
  bool failed = false;
  InterpreterError::Kind failKind = InterpreterError::Kind::Interpret;
  std::string failCause;
};

} // namespace kiln::comptime

namespace kiln {
/// What an interpreter keeps between calls.
struct Interpreter::Impl {
  mlir::MLIRContext &context;
  InterpreterHost &host;
  InterpreterLimits limits;
  llvm::DenseMap<mlir::StringAttr, comptime::Function *> functions;
  std::deque<comptime::Function> functionStorage;
  /// Functions whose address was taken, in the order of their addresses.
  std::vector<comptime::Function *> addressed;
  std::vector<std::unique_ptr<comptime::Code>> codes;
  /// Register files that no machine uses at the moment.
  std::vector<uint8_t *> freeRegisterFiles;
  /// What calls that are done took, and what their results take: the limits are for all of them together.
  uint64_t steps = 0, kept = 0;
  /// Calls of `Interpreter::call` under way.
  unsigned active = 0;

  Impl(mlir::MLIRContext &context, InterpreterHost &host, InterpreterLimits limits)
      : context(context), host(host), limits(limits) {}
  ~Impl();

  /// Returns the function called `symbol`, known or not.
  comptime::Function &function(mlir::StringAttr symbol);
  /// Returns the address that stands for `function`.
  comptime::Address addressOf(comptime::Function &function);
  /// Notes that `op` is what `function` names.
  void remember(comptime::Function &function, mojo::FuncOp op);
  /// Translates `function` when needed. Returns false when the host doesn't give it.
  bool prepare(comptime::Function &function);
};
} // namespace kiln

#endif
