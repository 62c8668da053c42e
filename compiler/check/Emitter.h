// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Builds the `mojo` dialect for the checker. The only header of this room's interface that stands for MLIR: values, blocks and
// types are opaque here.
#ifndef KILN_CHECK_EMITTER_H
#define KILN_CHECK_EMITTER_H

#include "check/Operand.h"
#include "check/Program.h"
#include <functional>
#include <memory>

namespace kiln {

/// The role of a storage created by Emitter::local.
enum class LocalKind : uint8_t { Variable, Temporary, Pattern, Argument };

/// One run-time operand of a call: the IR value and how it is passed.
struct CallOperand {
  enum Pass : uint8_t { Value, Imm, Mut, Ref, Var, Deinit, Out, Err } pass = Value;
  IRValue value;
};

class Emitter {
public:
  /// Emits into the body of `function` (creates its entry block with arguments by the instance's signature).
  Emitter(Program &program, FunctionInstance &function);
  ~Emitter();

  Program &program;

  //===--- position ---===//
  void setLocation(SourceLoc loc);
  SourceLoc location() const;
  IRBlock newBlock();
  /// Adds one argument of `type` to a block.
  IRValue addBlockArgument(IRBlock block, const void *irType);
  /// Continues at the end of `block`; moves the block to the end of the function.
  void enter(IRBlock block);
  IRBlock current() const;
  /// True when the current block already ends in a terminator (what follows is unreachable).
  bool terminated() const;
  bool hasPredecessors(IRBlock block) const;
  /// Arguments of the function in the order of Emitter::arguments: see `argumentOf`.
  IRValue functionArgument(unsigned irIndex) const;
  /// Position of the IR argument of signature argument `index`, of the out slot, of the error slot.
  unsigned irArgument(unsigned index) const, irOutArgument() const, irErrArgument() const;

  /// Everything emitted between construction and `discard`/destruction goes into a block that is thrown away.
  class Speculation {
  public:
    explicit Speculation(Emitter &emitter);
    ~Speculation();

  private:
    Emitter &emitter;
    struct State;
    std::unique_ptr<State> state;
  };

  //===--- places ---===//
  /// The places whose origins a type names; values of it with a destructor don't outlive them (05/LEXT-3). Set by the checker.
  std::function<llvm::SmallVector<IRValue, 4>(Type)> dependencies;
  IRValue local(llvm::StringRef name, Type type, LocalKind kind, bool userNamed = false);
  /// Moves the declaration of a local to the end of `block` (null: the start of the function), for storage that is used in blocks beside
  /// the one it was made in.
  void hoist(IRValue place, IRBlock block = nullptr);
  IRValue field(IRValue place, Type structType, unsigned index);
  IRValue load(IRValue place, Type type);
  void store(IRValue value, IRValue place);
  void copy(IRValue source, IRValue destination, Type type);
  void move(IRValue source, IRValue destination, Type type);
  /// A move that need not happen: when `destination` is a local that gets no other value, it becomes another name of `source`.
  void take(IRValue source, IRValue destination);
  void destroy(IRValue place, Type type);
  void keep(llvm::ArrayRef<IRValue> places);
  /// A use of everything that is alive (05/ORG-13).
  void keepEverything();
  IRValue alias(IRValue place);
  /// The place of `type` that is known to the linker as `symbol`.
  IRValue externalPlace(llvm::StringRef symbol, Type type);
  /// Stores the address of a place in what the linker knows as `symbol`, and the place that such an address names.
  void storeAddress(llvm::StringRef symbol, IRValue place);
  IRValue placeAtAddress(llvm::StringRef symbol, Type type);
  /// Makes the local `temporary` another name of `place`, so that its value is constructed there. False when it isn't a local.
  bool constructAt(IRValue temporary, IRValue place);
  IRValue refToPtr(IRValue place);
  IRValue ptrToRef(IRValue pointer, Type type);
  void markInitialized(IRValue place);
  void markDestroyed(IRValue place);
  /// Says where `value` may point: for each owner the steps from it, `.field` or `"tag`.
  /// `mutates`: a call with the value may change what lies there.
  void origin(IRValue value, llvm::ArrayRef<IRValue> owners, llvm::ArrayRef<std::vector<std::string>> paths, bool mutates = false);

  //===--- values ---===//
  /// A constant of a value type from its bytes (relocations become addresses of globals).
  IRValue constant(Const image);
  /// Address of a read-only (or writable, for materialized heap) global that holds the image.
  IRValue globalOf(Const image);
  IRValue stringPointer(llvm::StringRef text);
  IRValue i1(bool value), index(int64_t value);
  IRValue functionPointer(FunctionInstance &function);
  IRValue structCreate(Type structType, llvm::ArrayRef<IRValue> fields);
  IRValue structExtract(IRValue value, Type structType, unsigned index);
  IRValue undef(Type type);
  IRValue select(IRValue condition, IRValue a, IRValue b);
  /// The i1 inside a Bool value.
  IRValue boolToI1(IRValue boolValue);
  IRValue i1ToBool(IRValue bit);
  IRValue logicalNot(IRValue bit);

  //===--- calls and control flow ---===//
  /// A call that cannot raise. Returns the SSA result (null IRValue when none).
  IRValue call(FunctionInstance &callee, llvm::ArrayRef<CallOperand> operands, bool isCopyConstructor = false);
  IRValue callIndirect(IRValue pointer, const FunctionTypeData &signature, llvm::ArrayRef<CallOperand> operands);
  /// A call that may raise: the error slot is the last operand; continues in `normal`, leaves to `handler` on error.
  IRValue invoke(FunctionInstance &callee, llvm::ArrayRef<CallOperand> operands, IRBlock normal, IRBlock handler);
  IRValue invokeIndirect(IRValue pointer, const FunctionTypeData &signature, llvm::ArrayRef<CallOperand> operands, IRBlock normal, IRBlock handler);
  IRValue externalCall(llvm::StringRef name, llvm::ArrayRef<IRValue> operands, Type result, int fixedArguments = -1);
  void branch(IRBlock target, llvm::ArrayRef<IRValue> arguments = {});
  void conditionalBranch(IRValue condition, IRBlock yes, IRBlock no);
  /// Goes to one of the two by a condition that is not known.
  void eitherOf(IRBlock yes, IRBlock no);
  void returnValue(IRValue value = {});
  /// The return just emitted stands at the end of the function without having been written.
  void markImplicitReturn();
  void raise();
  void unreachable();

  //===--- any operation (inline MLIR, intrinsics) ---===//
  /// Builds `name` with operands, attributes (opaque mlir::Attribute, by name) and result types; empty result types with
  /// `infer`: by the op's interface. `regions` are taken over when the operation is made. Failure text in `error`, and its place in
  /// `errorLoc` when it lies in a region.
  llvm::FailureOr<llvm::SmallVector<IRValue, 2>> operation(llvm::StringRef name, llvm::ArrayRef<IRValue> operands,
      llvm::ArrayRef<std::pair<std::string, const void *>> attributes, llvm::ArrayRef<const void *> resultTypes, bool infer,
      std::string &error, llvm::MutableArrayRef<std::unique_ptr<mlir::Region>> regions = {}, SourceLoc *errorLoc = nullptr);
  const void *irTypeOf(IRValue value) const;

  struct Impl;

private:
  std::unique_ptr<Impl> impl;
};

} // namespace kiln

#endif // KILN_CHECK_EMITTER_H
