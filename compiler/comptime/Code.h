// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The register code that functions are translated to.
//
// The registers of a frame are plain bytes; an operand is a byte offset in them, and an instruction
// touches exactly the bytes of its type, so a field of a struct value is an operand like any other.
// A value of a struct or array type is followed (at an 8-byte boundary) by its shadow (see
// Memory.h); for all other values the type says which bytes are pointers.
#ifndef KILN_COMPTIME_CODE_H
#define KILN_COMPTIME_CODE_H

#include "comptime/Memory.h"
#include "dialect/Dialect.h"
#include <memory>
#include <string>
#include <vector>

namespace kiln::comptime {

class Machine;
struct Inst;
struct Code;

/// Executes an instruction that the dispatch loop has no case for; returns false after
/// Machine::fail.
using Kernel = bool (*)(Machine &machine, uint8_t *regs, const Inst &inst);

#define KILN_COMPTIME_OPCODES(X)                                                                   \
  /* moves: d = a */                                                                               \
  X(Mov1)                                                                                          \
  X(Mov2) X(Mov4) X(Mov8) X(MovN) X(Const8) X(Const4) X(Const2) X(Const1) X(ConstN)                \
      X(ZeroN) /* 64-bit integers; I: b is the immediate */                                        \
      X(Add64) X(Sub64) X(Mul64) X(And64) X(Or64) X(Xor64) X(Add64I) X(Sub64I) X(Mul64I) X(And64I) \
          X(Or64I) X(Xor64I) X(Shl64I) X(ShrS64I) X(ShrU64I) X(Neg64) X(Not64) X(And8) X(Or8)      \
              X(Xor8) X(NotBool) X(AddF64) X(SubF64) X(MulF64) X(DivF64) X(EqS64) X(NeS64)         \
                  X(LtS64) X(LeS64) X(GtS64) X(GeS64) X(LtU64) X(LeU64) X(GtU64) X(GeU64)          \
                      X(EqS64I) X(NeS64I) X(LtS64I) X(LeS64I) X(GtS64I) X(GeS64I) X(LtU64I)        \
                          X(LeU64I) X(GtU64I) X(GeU64I) X(EqF64) X(NeF64) X(LtF64) X(LeF64)        \
                              X(GtF64) X(GeF64) X(Eq8) X(Ne8) X(Eq8I)                              \
                                  X(Ne8I) /* control: c is the target */                           \
      X(Jmp) X(Loop) X(JmpIf) X(JmpIfNot) X(JEqS64) X(JNeS64) X(JLtS64) X(JLeS64) X(JGtS64)        \
          X(JGeS64) X(JLtU64) X(JLeU64) X(JGtU64) X(JGeU64) X(JEqS64I) X(JNeS64I) X(JLtS64I)       \
              X(JLeS64I) X(JGtS64I) X(JGeS64I) X(JLtU64I) X(JLeU64I) X(JGtU64I) X(JGeU64I)         \
                  X(JEqF64) X(JNeF64) X(JLtF64) X(JLeF64) X(JGtF64) X(JGeF64) X(JNotLtF64)         \
                      X(JNotLeF64) X(JNotGtF64)                                                    \
                          X(JNotGeF64) /* memory: the address is a + imm; e: fail when all bytes   \
                                          are uninitialised */                                     \
      X(Load1) X(Load2) X(Load4) X(Load8) X(LoadN) X(LoadA) X(Store1) X(Store2) X(Store4)          \
          X(Store8) X(StoreP) X(StoreN) X(StoreA) /* d = a + b * imm */                            \
      X(Offset) X(Select) X(Call) X(CallIndirect) X(Ret) X(Raise) X(KernelOp) X(Unreachable)       \
          X(Stop)

enum class Opcode : uint16_t {
#define KILN_OPCODE(name) name,
  KILN_COMPTIME_OPCODES(KILN_OPCODE)
#undef KILN_OPCODE
};

/// An instruction. What the operands mean is up to the opcode; most read `a` and `b` and write `d`,
/// all byte offsets of registers.
struct Inst {
  Opcode op;
  uint16_t n = 0; ///< lanes, or a flag
  uint32_t d = 0, a = 0, b = 0, c = 0, e = 0;
  union {
    int64_t imm;
    Kernel kernel;
    struct CallSite *site;
    const void *pointer;
  };
  Inst(Opcode op) : op(op), imm(0) {}
};
static_assert(sizeof(Inst) == 32);

/// A function that code may call, translated when it is first called.
struct Function {
  mlir::StringAttr symbol;
  std::string display;
  mlir::LocationAttr location;
  mojo::FuncOp op;
  Code *code = nullptr;
  /// The host was asked and had nothing.
  bool missing = false;
  Address address = 0;
};

/// The static part of a call.
struct CallSite {
  Function *callee = nullptr; ///< null for indirect calls
  uint32_t result = 0;        ///< where the result goes
  uint32_t argBytes = 0;
  uint32_t resultBytes = 0;
  uint32_t target = 0;  ///< register of the code pointer of an indirect call
  int32_t errorPc = -1; ///< where to go when the callee raised
};

/// Where an instruction comes from.
struct InstSource {
  mlir::Location location;
  llvm::StringRef operation;
  uint32_t inlined = 0; ///< entry of Code::inlined; 0 when it stands in the function itself
};

/// A call that was translated in place.
struct InlinedCall {
  uint32_t parent;
  Function *function;
  mlir::Location callSite;
};

/// A translated function.
struct Code {
  Function *function = nullptr;
  /// What it allocates on the stack belongs to its caller, as it does when the compiler inlines it.
  bool alwaysInline = false;
  std::vector<Inst> insts;
  std::vector<InstSource> sources;
  /// The first entry is not used.
  std::vector<InlinedCall> inlined;
  std::deque<CallSite> sites;
  /// Bytes of registers, and those of the biggest list of outgoing arguments after them.
  uint32_t frameBytes = 0;
  uint32_t outBytes = 0;
  uint32_t argBytes = 0;
  uint32_t resultBytes = 0;
  /// Bytes of locals whose address is taken.
  uint32_t localBytes = 0;
  /// The register that holds the address of those.
  uint32_t localRegister = 0;
  uint32_t localAlign = 1;
  /// Steps that a call takes, without those of its loops.
  uint32_t steps = 1;
  /// Owned operands of instructions: constant bytes, masks, side tables.
  std::deque<std::vector<uint8_t>> constants;
  std::vector<std::shared_ptr<void>> owned;
};

/// How a type stands in registers.
enum class Shape : uint8_t {
  None,      ///< no bytes
  Scalar,    ///< at most 8 bytes, no pointer
  Pointer,   ///< 8 bytes that are an address
  Wide,      ///< any number of bytes without pointers
  Aggregate, ///< bytes followed by their shadow
};

struct Repr {
  Shape shape = Shape::None;
  uint32_t size = 0;

  bool hasShadow() const { return shape == Shape::Aggregate; }
  /// Returns the distance from the value to its shadow.
  uint32_t shadowOffset() const { return (size + 7) & ~7u; }
  /// Returns the bytes of registers that a value takes, a multiple of 8.
  uint32_t slotBytes() const { return shadowOffset() * (hasShadow() ? 2 : 1); }
};

/// Returns how `type` stands in registers. A struct that wraps one field looks like that field.
Repr reprOf(mlir::Type type);
/// Returns the innermost type of structs of one field: `!mojo.simd<1, int>` for the struct around
/// it.
mlir::Type unwrapType(mlir::Type type);
/// Writes the shadow that an initialised value of `type` has in memory.
void writeShadow(mlir::Type type, uint8_t *shadow);

/// Kernels that need a pointer have it in the operands c and e.
inline void setPointer(Inst &inst, const void *pointer) {
  auto bits = reinterpret_cast<uintptr_t>(pointer);
  inst.c = uint32_t(bits);
  inst.e = uint32_t(bits >> 32);
}
template <typename T> T *pointerOf(const Inst &inst) {
  return reinterpret_cast<T *>(uintptr_t(inst.c) | uintptr_t(inst.e) << 32);
}

/// Reads a `T` at any address.
template <typename T> T peek(const uint8_t *at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}
template <typename T> void poke(uint8_t *at, T value) { std::memcpy(at, &value, sizeof(T)); }

} // namespace kiln::comptime

#endif
