// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translates a function of the `mojo` dialect to register code.
//
// What costs nothing in the result: structs of one field, struct and vector fields, conversions
// that keep the bits, constant offsets (all are other names for the same registers), locals whose
// address doesn't leave the function (they are registers), and calls of small functions that are
// known already (they are translated in place).
#ifndef KILN_COMPTIME_TRANSLATOR_H
#define KILN_COMPTIME_TRANSLATOR_H

#include "comptime/Kernels.h"
#include "comptime/Machine.h"

namespace kiln::comptime {

/// Where a value is while its function runs.
struct Binding {
  enum class Kind : uint8_t { Unset, Register, Constant, Place };
  Kind kind = Kind::Unset;
  /// The registers; for a Place, those of the storage that the reference refers to.
  uint32_t data = 0;
  /// The registers of the shadow of an aggregate; of a word of pointer type when `tracked`; for a
  /// Place of any type, of its part of the local's shadow when `tracked`.
  uint32_t shadow = 0;
  bool tracked = false;
  /// Kind Register of a number or pointer: this is to be added. Kind Constant: the value.
  int64_t addend = 0;
  /// The local that a Place is in.
  mlir::Operation *local = nullptr;
};

class Translator {
public:
  Translator(Interpreter::Impl &interpreter, Code &code) : interpreter(interpreter), code(code) {}
  /// Translates the body of `function` into the code.
  void translate(mojo::FuncOp function);

private:
  /// A function that is being translated: the outermost, or one that is translated in place.
  struct Scope {
    Scope *parent = nullptr;
    mojo::FuncOp function;
    uint32_t inlined = 0;
    llvm::DenseMap<mlir::Value, Binding> values;
    llvm::DenseMap<mlir::Block *, uint32_t> labels;
    uint32_t returnLabel = 0, errorLabel = 0;
    Binding result;
    bool hasResult = false, singleBlock = false, resultOwned = false;
  };
  struct Pending {
    uint32_t label, target;
    size_t from; ///< the conditional jump
  };

  // ---- code ----
  Inst &emit(Opcode op, mlir::Operation *source);
  Inst &emit(Opcode op, uint32_t d, uint32_t a, uint32_t b, int64_t imm, mlir::Operation *source);
  Inst &emitKernel(Kernel kernel, unsigned n, uint32_t d, uint32_t a, uint32_t b, uint32_t c,
                   mlir::Operation *source);
  uint32_t newLabel();
  void bindLabel(uint32_t label);
  bool isBound(uint32_t label) const { return labels[label] >= 0; }
  void jump(uint32_t label, mlir::Operation *source);
  /// Sets the target of a conditional jump that was just emitted.
  void setTarget(size_t inst, uint32_t label);
  uint32_t slots(uint32_t bytes);
  const uint8_t *keepBytes(llvm::ArrayRef<uint8_t> bytes);

  // ---- values ----
  Binding &bindingOf(mlir::Value value);
  /// Returns the register of a value; constants and addends are made.
  uint32_t reg(mlir::Value value);
  uint32_t shadowReg(mlir::Value value) { return bindingOf(value).shadow; }
  std::optional<int64_t> constantOf(mlir::Value value);
  /// Gives `value` registers and returns them.
  uint32_t define(mlir::Value value);
  Binding newBinding(mlir::Type type);
  void bind(mlir::Value value, Binding binding) { scope->values[value] = binding; }
  void alias(mlir::Value value, mlir::Value same) { bind(value, bindingOf(same)); }
  void move(uint32_t to, uint32_t from, uint32_t bytes, mlir::Operation *source);
  void constant(uint32_t to, int64_t value, uint32_t bytes, mlir::Operation *source);
  /// Copies a value with its shadow.
  void moveValue(const Binding &to, const Binding &from, Repr repr, mlir::Operation *source);
  /// Writes the shadow of an initialised value of `type`.
  void writeShadowOf(uint32_t to, mlir::Type type, mlir::Operation *source);
  void constantBytes(mlir::Value result, llvm::ArrayRef<uint8_t> bytes, mlir::Operation *source);

  // ---- functions and blocks ----
  void translateBody(Scope &inner);
  /// Sets how many steps the code and the turns of its loops count for: one each, and more for long ones.
  void countSteps();
  void translateBlock(mlir::Block &block, mlir::Block *next);
  void translateOp(mlir::Operation *op);
  bool translateMojoOp(mlir::Operation *op);
  bool translateMemoryOp(mlir::Operation *op);
  bool translateSimdOp(mlir::Operation *op);
  bool translateUpstreamOp(mlir::Operation *op);
  void edge(mlir::Block *to, mlir::OperandRange operands, mlir::Operation *source);
  void edgeMoves(mlir::Block *to, mlir::OperandRange operands, mlir::Operation *source);
  void conditional(mlir::Operation *op, mlir::Value condition, mlir::Block *ifTrue,
                   mlir::OperandRange trueOperands, mlir::Block *ifFalse,
                   mlir::OperandRange falseOperands);
  /// Emits a jump to `label` when `condition` is `sense`.
  void jumpIf(mlir::Value condition, bool sense, uint32_t label, mlir::Operation *source);
  void call(mlir::Operation *op, mlir::StringAttr callee, mlir::Value pointer,
            mlir::OperandRange args, mlir::Value result, mlir::Block *normal, mlir::Block *error);
  void inlineCall(mlir::Operation *op, mojo::FuncOp callee, mlir::OperandRange args,
                  mlir::Value result, mlir::Block *normal, mlir::Block *error);
  void returnFrom(mlir::Operation *op, mlir::Value value);
  void fail(mlir::Operation *op, InterpreterError::Kind kind, llvm::StringRef cause);

  // ---- analyses ----
  /// Returns the function to translate in place for a call of `callee`, or null.
  mojo::FuncOp inlineCandidate(mlir::StringAttr callee);
  mojo::FuncOp readyFunction(mlir::StringAttr callee);
  int inlineCost(mojo::FuncOp function);
  /// Returns whether every use of the reference stays within loads, stores and copies; `whole`
  /// becomes true when the bytes of an aggregate are read as a whole.
  bool staysLocal(mlir::Value reference, bool &whole, bool &marked, unsigned depth);
  /// Returns whether a load of a local in registers may be another name for them: nothing writes
  /// before the last use.
  bool loadMayAlias(mlir::Operation *load, const Binding &place);
  /// Returns the comparison that a condition comes from when it is only computed for the branch;
  /// `inverted` counts negations.
  mojo::SimdCmpOp fusedCompare(mlir::Value condition, mlir::Operation *branch, bool &inverted);
  bool fusesIntoBranch(mojo::SimdCmpOp compare);
  /// Returns whether the registers of `value` were made for it and nobody else reads them, so that
  /// they need not be written.
  bool ownsRegister(mlir::Value value);
  bool usedInComputation(mlir::Value value, unsigned depth = 0);
  bool computesWithArgument(mojo::CallOp call, mlir::Value value, unsigned depth);

  // ---- operations ----
  void load(mlir::Operation *op, mlir::Value address, mlir::Value result);
  void store(mlir::Operation *op, mlir::Value value, mlir::Value address);
  void bitcopy(mlir::Operation *op, mlir::Value from, mlir::Value to, mlir::Type type);
  bool binary(mlir::Operation *op, Binary kind, mojo::DType dtype, unsigned lanes, mlir::Value a,
              mlir::Value b, mlir::Value result);
  bool unary(mlir::Operation *op, Unary kind, mojo::DType dtype, unsigned lanes, mlir::Value a,
             mlir::Value result);
  bool compare(mlir::Operation *op, mojo::Pred pred, mojo::DType dtype, unsigned lanes,
               mlir::Value a, mlir::Value b, mlir::Value result);
  bool cast(mlir::Operation *op, mojo::DType from, mojo::DType to, unsigned lanes, mlir::Value a,
            mlir::Value result);
  void select(mlir::Operation *op, mlir::Value condition, mlir::Value a, mlir::Value b,
              mlir::Value result);
  bool mathOp(mlir::Operation *op, llvm::StringRef name);
  bool intrinsic(mlir::Operation *op, llvm::StringRef name, mlir::OperandRange args,
                 mlir::Value result);
  bool foldLater(mlir::Operation *op);
  void external(mlir::Operation *op, llvm::StringRef name, mlir::OperandRange args,
                mlir::Value result);

  Interpreter::Impl &interpreter;
  Code &code;
  Scope *scope = nullptr;
  std::vector<int32_t> labels;
  std::vector<Pending> stubs;
  /// Jumps backward, with the last instruction of each loop.
  std::vector<std::pair<size_t, size_t>> loops;
  /// Instructions whose target is a label, and calls whose error edge is.
  std::vector<std::pair<size_t, uint32_t>> targets, errorTargets;
  /// Instructions that write an outgoing argument.
  std::vector<size_t> outgoing;
  /// Constants that the current stretch of straight code has in registers.
  llvm::DenseMap<std::pair<int64_t, uint32_t>, uint32_t> constantsHere;
  llvm::DenseMap<mlir::Operation *, int> inlineCosts;
  llvm::DenseMap<mlir::StringAttr, mojo::FuncOp> ready;
  /// Calls in place (in any scope) whose result `ownsRegister`.
  llvm::DenseSet<mlir::Operation *> ownedResults;
  /// First instruction after the last label.
  size_t straightFrom = 0;
  uint32_t frame = 0;
  /// The label that comes next when the current block ends.
  uint32_t nextLabel = ~0u;
};

/// Returns the bytes of a constant attribute as a value of `type`; false when there is no such
/// conversion.
bool attributeBytes(mlir::Attribute value, mlir::Type type, llvm::SmallVectorImpl<uint8_t> &bytes);
/// Returns the attribute that stands for `bytes` of the builtin type `type`, or null.
mlir::Attribute bytesAttribute(const uint8_t *bytes, mlir::Type type);

} // namespace kiln::comptime

#endif
