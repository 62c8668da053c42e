// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The dispatch loop. Each instruction jumps to the code of the next by a table of labels.
#include "comptime/Machine.h"
#include "dialect/Layout.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <sys/mman.h>

using namespace kiln;
using namespace kiln::comptime;

/// Address space of the registers of one machine; the system gives pages as they are touched.
static constexpr size_t registerFileBytes = size_t(1) << 30;

Machine::Machine(Interpreter::Impl &interpreter)
    : interpreter(interpreter), memory(interpreter.limits.memoryBytes) {
  if (!interpreter.freeRegisterFiles.empty()) {
    registers = interpreter.freeRegisterFiles.back();
    interpreter.freeRegisterFiles.pop_back();
  } else {
    void *file = mmap(nullptr, registerFileBytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    registers = file == MAP_FAILED ? nullptr : static_cast<uint8_t *>(file);
  }
  registersEnd = registers ? registers + registerFileBytes : nullptr;
}

Machine::~Machine() {
  if (registers)
    interpreter.freeRegisterFiles.push_back(registers);
  interpreter.steps += steps;
}

bool Machine::fail(InterpreterError::Kind kind, std::string cause) {
  // The first reason is the one that matters.
  if (!failed) {
    failed = true;
    failKind = kind;
    failCause = std::move(cause);
  }
  return false;
}

uint8_t *Machine::read(Address address, uint64_t size, uint8_t *&shadow) {
  uint8_t *bytes = size >= (uint64_t(1) << 32) ? nullptr : memory.readable(address, size, shadow);
  if (!bytes)
    fail(memory.explain(address, size, false));
  return bytes;
}

uint8_t *Machine::write(Address address, uint64_t size, uint8_t *&shadow) {
  uint8_t *bytes = size >= (uint64_t(1) << 32) ? nullptr : memory.writable(address, size, shadow);
  if (!bytes)
    fail(memory.explain(address, size, true));
  return bytes;
}

/// What of a long copy takes as long as a step.
static constexpr uint64_t bytesPerStep = 128;

bool Machine::copy(Address to, Address from, uint64_t size) {
  if (!size)
    return true;
  steps += size / bytesPerStep;
  uint8_t *fromShadow, *toShadow;
  uint8_t *source = read(from, size, fromShadow);
  uint8_t *target = source ? write(to, size, toShadow) : nullptr;
  if (!target)
    return false;
  std::memmove(target, source, size);
  std::memmove(toShadow, fromShadow, size);
  return true;
}

bool Machine::fill(Address to, uint8_t byte, uint64_t size) {
  if (!size)
    return true;
  steps += size / bytesPerStep;
  uint8_t *shadow;
  uint8_t *target = write(to, size, shadow);
  if (!target)
    return false;
  std::memset(target, byte, size);
  std::memset(shadow, 1, size);
  return true;
}

Address Machine::allocate(uint64_t size, uint64_t align) {
  Address address = memory.allocate(size, align, AllocationKind::Heap);
  if (!address)
    fail(InterpreterError::Kind::Limit,
         "out of memory at compile time: allocating " + std::to_string(size) + " bytes");
  return address;
}

bool Machine::free(Address address) {
  const char *error = memory.free(address);
  return error ? fail(error) : true;
}

Address Machine::allocateStack(uint64_t size, uint64_t align) {
  Address address = memory.allocateStack(size, align);
  if (!address)
    fail(InterpreterError::Kind::Limit,
         "out of memory at compile time: allocating " + std::to_string(size) + " bytes");
  else
    stackIds.push_back(address >> 32);
  return address;
}

Address Machine::allocateInFrame(uint64_t size, uint64_t align) {
  Address address = allocateStack(size, align);
  if (!address)
    return address;
  // The entry goes to the end of those of the first frame that is not inlined into its caller.
  size_t owner = frames.size() - 1;
  while (owner > 0 && frames[owner].code->alwaysInline)
    --owner;
  if (owner + 1 < frames.size()) {
    uint32_t id = stackIds.back();
    stackIds.pop_back();
    stackIds.insert(stackIds.begin() + frames[owner + 1].memoryStart, id);
    for (size_t i = owner + 1; i < frames.size(); ++i)
      ++frames[i].memoryStart;
  }
  return address;
}

Address Machine::stringAddress(mlir::StringAttr text) {
  Address &address = strings[text.getAsOpaquePointer()];
  if (!address) {
    address = memory.allocate(text.size() + 1, 1, AllocationKind::Constant);
    uint8_t *shadow;
    uint8_t *bytes = address ? memory.writable(address, text.size() + 1, shadow) : nullptr;
    if (!bytes)
      return fail(InterpreterError::Kind::Limit, "out of memory at compile time"), 0;
    llvm::copy(text.getValue(), bytes);
    bytes[text.size()] = 0;
    std::memset(shadow, 1, text.size() + 1);
    memory.freeze(address);
  }
  return address;
}

/// The inlined calls around an instruction, outermost first.
static llvm::SmallVector<uint32_t> inlinedCalls(const Code &code, const InstSource &source) {
  llvm::SmallVector<uint32_t> calls;
  for (uint32_t at = source.inlined; at; at = code.inlined[at].parent)
    calls.push_back(at);
  std::reverse(calls.begin(), calls.end());
  return calls;
}

Address Machine::callLocation(const Inst &inst, uint64_t levels) {
  frames.back().pc = &inst - frames.back().code->insts.data();
  mlir::Location unknown = mlir::UnknownLoc::get(&interpreter.context);
  llvm::SmallVector<mlir::Location> sites;
  for (size_t i = 0; i < frames.size(); ++i) {
    const Code *code = frames[i].code;
    if (i) {
      const Frame &caller = frames[i - 1];
      sites.push_back(caller.code->sources[caller.pc].location);
    }
    for (uint32_t at : inlinedCalls(*code, code->sources[frames[i].pc]))
      sites.push_back(code->inlined[at].callSite);
  }
  mlir::Location site = levels >= 1 && levels <= sites.size() ? sites[sites.size() - levels] : unknown;
  if (Address known = places.lookup(site.getAsOpaquePointer()))
    return known;
  auto place = mojo::placeOf(site);
  llvm::SmallString<128> path(place ? place.getFilename().getValue() : "<unknown location in parameter context>");
  if (place) {
    llvm::sys::fs::make_absolute(path);
    llvm::sys::path::remove_dots(path);
  }
  mlir::StringAttr file = mlir::StringAttr::get(&interpreter.context, path);
  Address name = stringAddress(file);
  Address record = name ? memory.allocate(32, 8, AllocationKind::Constant) : 0;
  uint8_t *shadow;
  uint8_t *bytes = record ? memory.writable(record, 32, shadow) : nullptr;
  if (!bytes)
    return fail(InterpreterError::Kind::Limit, "out of memory at compile time"), 0;
  std::memset(shadow, 1, 32);
  poke<uint64_t>(bytes, place ? place.getLine() : 0);
  poke<uint64_t>(bytes + 8, place ? place.getColumn() : 0);
  poke<uint64_t>(bytes + 16, name);
  poke(shadow + 16, shadowPointer);
  poke<uint64_t>(bytes + 24, file.size());
  memory.freeze(record);
  return places[site.getAsOpaquePointer()] = record;
}

Address Machine::addressOfFunction(llvm::StringRef symbol) {
  return interpreter.addressOf(
      interpreter.function(mlir::StringAttr::get(&interpreter.context, symbol)));
}

llvm::StringRef Machine::functionAt(Address address) {
  uint64_t index = (address - functionBase) / 16;
  return index < interpreter.addressed.size() ? interpreter.addressed[index]->symbol.getValue()
                                              : llvm::StringRef();
}

Address Machine::addressOfGlobal(llvm::StringRef symbol) {
  auto known = globals.find(symbol);
  if (known != globals.end())
    return known->second;
  mojo::GlobalOp global = interpreter.host.resolveGlobal(symbol);
  if (!global)
    return fail("unknown global: " + symbol.str()), 0;
  llvm::StringRef bytes = global.getBytes();
  mlir::StringAttr name = mlir::StringAttr::get(&interpreter.context, symbol);
  // Constants have no identity: a pointer to one is a pointer to its contents, so that equal values
  // have equal images.
  AllocationKind kind = global.getConstant() ? AllocationKind::Constant : AllocationKind::Global;
  Address address = memory.allocate(bytes.size(), global.getAlign(), kind, name.getValue());
  if (!address)
    return fail(InterpreterError::Kind::Limit, "out of memory at compile time"), 0;
  // Known before its relocations are followed: globals may point at each other.
  globals[symbol] = address;
  uint8_t *shadow, *data = memory.writable(address, bytes.size(), shadow);
  if (!bytes.empty()) {
    std::memcpy(data, bytes.data(), bytes.size());
    std::memset(shadow, 1, bytes.size());
  }
  if (mlir::ArrayAttr relocs = global.getRelocsAttr())
    for (mlir::Attribute attr : relocs) {
      auto reloc = llvm::dyn_cast<mojo::RelocAttr>(attr);
      if (!reloc || reloc.getOffset() + 8 > int64_t(bytes.size()))
        continue;
      llvm::StringRef target = reloc.getSymbol().getValue();
      Address value = interpreter.host.resolveGlobal(target) ? addressOfGlobal(target)
                                                             : addressOfFunction(target);
      data = memory.writable(address, bytes.size(), shadow);
      poke<uint64_t>(data + reloc.getOffset(), value + reloc.getAddend());
      poke(shadow + reloc.getOffset(), shadowPointer);
    }
  if (global.getConstant())
    memory.freeze(address);
  return address;
}

bool Machine::enter(const Code *code, uint8_t *regs) {
  const InterpreterLimits &limits = interpreter.limits;
  if (LLVM_UNLIKELY(limits.depth && frames.size() >= limits.depth) ||
      LLVM_UNLIKELY(regs + code->frameBytes + code->outBytes + 64 > registersEnd))
    return fail(InterpreterError::Kind::Limit,
                "call depth limit exceeded (" + std::to_string(frames.size()) + " calls)");
  steps += code->steps;
  uint32_t memoryStart = stackIds.size();
  if (code->localBytes) {
    Address locals = allocateStack(code->localBytes, code->localAlign);
    if (LLVM_UNLIKELY(!locals))
      return false;
    poke(regs + code->localRegister, locals);
  }
  frames.push_back({code, 0, memoryStart, regs});
  return true;
}

bool Machine::mayGoOn(uint64_t &checkpoint) {
  constexpr uint64_t interval = 1 << 16, manyBytes = 64 << 20;
  // What is far more than the processor's caches hold makes steps longer.
  if (memory.bytesAlive() > manyBytes)
    steps += (steps - stepsChecked) / 2;
  stepsChecked = steps;
  uint64_t limit = interpreter.limits.steps, others = interpreter.steps;
  if (interpreterStop)
    return fail(InterpreterError::Kind::Limit, "interrupted");
  if (limit && others + steps > limit)
    return fail(InterpreterError::Kind::Limit, "step limit exceeded (" + std::to_string(limit) + ")");
  checkpoint = limit ? std::min(steps + interval, limit - others) : steps + interval;
  return true;
}

void Machine::leave() {
  uint32_t start = frames.back().memoryStart;
  if (stackIds.size() > start)
    memory.releaseStack(stackIds, start);
  frames.pop_back();
}

/// Returns whether one of the bytes is zero.
static bool hasZeroByte(uint64_t x) { return (x - 0x0101010101010101) & ~x & 0x8080808080808080; }

/// Sets the bytes that were never initialised to zero. Returns whether there was any initialised
/// byte.
static bool maskUninitialised(uint8_t *bytes, const uint8_t *shadow, size_t size) {
  bool any = size == 0;
  for (size_t i = 0; i < size; ++i)
    if (shadow[i])
      any = true;
    else
      bytes[i] = 0;
  return any;
}

#define R(field, type) peek<type>(regs + pc->field)
#define W(type, value) poke<type>(regs + pc->d, value)

Machine::Outcome Machine::run(const Code *code, uint8_t *regs) {
  static const void *const labels[] = {
#define KILN_LABEL(name) &&L_##name,
      KILN_COMPTIME_OPCODES(KILN_LABEL)
#undef KILN_LABEL
  };
  size_t bottom = frames.size();
  if (!enter(code, regs))
    return Outcome::Failed;
  const Inst *pc = code->insts.data();
  const Code *callee;
  uint64_t checkpoint = 0;

#define DISPATCH() goto *labels[uint16_t(pc->op)]
#define NEXT()                                                                                     \
  do {                                                                                             \
    ++pc;                                                                                          \
    DISPATCH();                                                                                    \
  } while (0)
#define JUMP()                                                                                     \
  do {                                                                                             \
    pc = code->insts.data() + pc->c;                                                               \
    DISPATCH();                                                                                    \
  } while (0)
#define CASE(name) L_##name:
#define COMPUTE(name, type, expression)                                                            \
  CASE(name) {                                                                                     \
    W(type, expression);                                                                           \
    NEXT();                                                                                        \
  }
#define BRANCH(name, condition)                                                                    \
  CASE(name) {                                                                                     \
    if (condition)                                                                                 \
      JUMP();                                                                                      \
    NEXT();                                                                                        \
  }

  DISPATCH();

  COMPUTE(Mov1, uint8_t, R(a, uint8_t))
  COMPUTE(Mov2, uint16_t, R(a, uint16_t))
  COMPUTE(Mov4, uint32_t, R(a, uint32_t))
  COMPUTE(Mov8, uint64_t, R(a, uint64_t))
  CASE(MovN) {
    std::memmove(regs + pc->d, regs + pc->a, pc->c);
    NEXT();
  }
  COMPUTE(Const8, uint64_t, pc->imm)
  COMPUTE(Const4, uint32_t, pc->imm)
  COMPUTE(Const2, uint16_t, pc->imm)
  COMPUTE(Const1, uint8_t, pc->imm)
  CASE(ConstN) {
    std::memcpy(regs + pc->d, pc->pointer, pc->c);
    NEXT();
  }
  CASE(ZeroN) {
    std::memset(regs + pc->d, 0, pc->c);
    NEXT();
  }

  COMPUTE(Add64, uint64_t, R(a, uint64_t) + R(b, uint64_t))
  COMPUTE(Sub64, uint64_t, R(a, uint64_t) - R(b, uint64_t))
  COMPUTE(Mul64, uint64_t, R(a, uint64_t) * R(b, uint64_t))
  COMPUTE(And64, uint64_t, R(a, uint64_t) & R(b, uint64_t))
  COMPUTE(Or64, uint64_t, R(a, uint64_t) | R(b, uint64_t))
  COMPUTE(Xor64, uint64_t, R(a, uint64_t) ^ R(b, uint64_t))
  COMPUTE(Add64I, uint64_t, R(a, uint64_t) + pc->imm)
  COMPUTE(Sub64I, uint64_t, R(a, uint64_t) - pc->imm)
  COMPUTE(Mul64I, uint64_t, R(a, uint64_t) * pc->imm)
  COMPUTE(And64I, uint64_t, R(a, uint64_t) & pc->imm)
  COMPUTE(Or64I, uint64_t, R(a, uint64_t) | pc->imm)
  COMPUTE(Xor64I, uint64_t, R(a, uint64_t) ^ pc->imm)
  COMPUTE(Shl64I, uint64_t, R(a, uint64_t) << pc->imm)
  COMPUTE(ShrS64I, int64_t, R(a, int64_t) >> pc->imm)
  COMPUTE(ShrU64I, uint64_t, R(a, uint64_t) >> pc->imm)
  COMPUTE(Neg64, uint64_t, 0 - R(a, uint64_t))
  COMPUTE(Not64, uint64_t, ~R(a, uint64_t))
  COMPUTE(And8, uint8_t, R(a, uint8_t) & R(b, uint8_t))
  COMPUTE(Or8, uint8_t, R(a, uint8_t) | R(b, uint8_t))
  COMPUTE(Xor8, uint8_t, R(a, uint8_t) ^ R(b, uint8_t))
  COMPUTE(NotBool, uint8_t, R(a, uint8_t) ^ 1)
  COMPUTE(AddF64, double, R(a, double) + R(b, double))
  COMPUTE(SubF64, double, R(a, double) - R(b, double))
  COMPUTE(MulF64, double, R(a, double) * R(b, double))
  COMPUTE(DivF64, double, R(a, double) / R(b, double))

#define COMPARISONS(name, type, operation)                                                         \
  COMPUTE(name, bool, R(a, type) operation R(b, type))                                             \
  COMPUTE(name##I, bool, R(a, type) operation type(pc->imm))                                       \
  BRANCH(J##name, R(a, type) operation R(b, type))                                                 \
  BRANCH(J##name##I, R(a, type) operation type(pc->imm))
  COMPARISONS(EqS64, int64_t, ==)
  COMPARISONS(NeS64, int64_t, !=)
  COMPARISONS(LtS64, int64_t, <)
  COMPARISONS(LeS64, int64_t, <=)
  COMPARISONS(GtS64, int64_t, >)
  COMPARISONS(GeS64, int64_t, >=)
  COMPARISONS(LtU64, uint64_t, <)
  COMPARISONS(LeU64, uint64_t, <=)
  COMPARISONS(GtU64, uint64_t, >)
  COMPARISONS(GeU64, uint64_t, >=)
#define FLOAT_COMPARISONS(name, operation)                                                         \
  COMPUTE(name, bool, R(a, double) operation R(b, double))                                         \
  BRANCH(J##name, R(a, double) operation R(b, double))
  FLOAT_COMPARISONS(EqF64, ==)
  FLOAT_COMPARISONS(NeF64, !=)
  FLOAT_COMPARISONS(LtF64, <)
  FLOAT_COMPARISONS(LeF64, <=)
  FLOAT_COMPARISONS(GtF64, >)
  FLOAT_COMPARISONS(GeF64, >=)
  BRANCH(JNotLtF64, !(R(a, double) < R(b, double)))
  BRANCH(JNotLeF64, !(R(a, double) <= R(b, double)))
  BRANCH(JNotGtF64, !(R(a, double) > R(b, double)))
  BRANCH(JNotGeF64, !(R(a, double) >= R(b, double)))
  COMPUTE(Eq8, bool, R(a, uint8_t) == R(b, uint8_t))
  COMPUTE(Ne8, bool, R(a, uint8_t) != R(b, uint8_t))
  COMPUTE(Eq8I, bool, R(a, uint8_t) == uint8_t(pc->imm))
  COMPUTE(Ne8I, bool, R(a, uint8_t) != uint8_t(pc->imm))

  CASE(Jmp) { JUMP(); }
  CASE(Loop) {
    steps += pc->imm;
    if (LLVM_UNLIKELY(steps > checkpoint) && !mayGoOn(checkpoint))
      goto failure;
    JUMP();
  }
  BRANCH(JmpIf, R(a, uint8_t))
  BRANCH(JmpIfNot, !R(a, uint8_t))

  // Memory that was never initialised reads as zero; where that is certainly a mistake, `e` makes
  // it an error.
#define LOAD(name, type, noneBad)                                                                  \
  CASE(name) {                                                                                     \
    uint8_t *shadow;                                                                               \
    const uint8_t *at = memory.readable(R(a, uint64_t) + pc->imm, sizeof(type), shadow);           \
    if (LLVM_UNLIKELY(!at)) {                                                                      \
      fail(memory.explain(R(a, uint64_t) + pc->imm, sizeof(type), false));                         \
      goto failure;                                                                                \
    }                                                                                              \
    type state = peek<type>(shadow);                                                               \
    W(type, peek<type>(at));                                                                       \
    if (LLVM_UNLIKELY(noneBad)) {                                                                  \
      if (!maskUninitialised(regs + pc->d, shadow, sizeof(type)) && pc->e)                         \
        goto uninitialised;                                                                        \
    }                                                                                              \
    NEXT();                                                                                        \
  }
  LOAD(Load1, uint8_t, state == 0)
  LOAD(Load2, uint16_t, !(state & 0xff) || !(state >> 8))
  LOAD(Load4, uint32_t, hasZeroByte(uint64_t(state) | 0x0101010100000000))
  LOAD(Load8, uint64_t, hasZeroByte(state))
  CASE(LoadN) {
    uint8_t *shadow;
    const uint8_t *at = read(R(a, uint64_t) + pc->imm, pc->c, shadow);
    if (!at)
      goto failure;
    std::memcpy(regs + pc->d, at, pc->c);
    if (std::memchr(shadow, 0, pc->c) && !maskUninitialised(regs + pc->d, shadow, pc->c) && pc->e)
      goto uninitialised;
    NEXT();
  }
  CASE(LoadA) {
    uint8_t *shadow;
    const uint8_t *at = read(R(a, uint64_t) + pc->imm, pc->c, shadow);
    if (!at)
      goto failure;
    std::memcpy(regs + pc->d, at, pc->c);
    std::memcpy(regs + pc->b, shadow, pc->c);
    if (std::memchr(shadow, 0, pc->c))
      maskUninitialised(regs + pc->d, shadow, pc->c);
    NEXT();
  }
#define STORE(name, type, state)                                                                   \
  CASE(name) {                                                                                     \
    uint8_t *shadow;                                                                               \
    uint8_t *at = memory.writable(R(a, uint64_t) + pc->imm, sizeof(type), shadow);                 \
    if (LLVM_UNLIKELY(!at)) {                                                                      \
      fail(memory.explain(R(a, uint64_t) + pc->imm, sizeof(type), true));                          \
      goto failure;                                                                                \
    }                                                                                              \
    poke<type>(at, R(b, type));                                                                    \
    poke<type>(shadow, type(state));                                                               \
    NEXT();                                                                                        \
  }
  STORE(Store1, uint8_t, shadowData8)
  STORE(Store2, uint16_t, shadowData8)
  STORE(Store4, uint32_t, shadowData8)
  STORE(Store8, uint64_t, shadowData8)
  STORE(StoreP, uint64_t, shadowPointer)
  CASE(StoreN) {
    uint8_t *shadow;
    uint8_t *at = write(R(a, uint64_t) + pc->imm, pc->c, shadow);
    if (!at)
      goto failure;
    std::memcpy(at, regs + pc->b, pc->c);
    std::memset(shadow, 1, pc->c);
    NEXT();
  }
  CASE(StoreA) {
    uint8_t *shadow;
    uint8_t *at = write(R(a, uint64_t) + pc->imm, pc->c, shadow);
    if (!at)
      goto failure;
    std::memcpy(at, regs + pc->b, pc->c);
    std::memcpy(shadow, regs + pc->e, pc->c);
    NEXT();
  }

  COMPUTE(Offset, uint64_t, R(a, uint64_t) + R(b, uint64_t) * uint64_t(pc->imm))
  CASE(Select) {
    std::memmove(regs + pc->d, regs + (R(a, uint8_t) ? pc->b : pc->c), pc->e);
    NEXT();
  }
  CASE(KernelOp) {
    if (LLVM_UNLIKELY(!pc->kernel(*this, regs, *pc)))
      goto failure;
    NEXT();
  }

  CASE(Call) {
    Function *function = pc->site->callee;
    if (LLVM_UNLIKELY(!function->code)) {
      frames.back().pc = pc - code->insts.data();
      if (!interpreter.prepare(*function)) {
        if (!function->op)
          fail(InterpreterError::Kind::Resolve, "");
        else
          fail(InterpreterError::Kind::External,
               "unable to interpret call to unknown external function: " + function->symbol.str());
        goto failure;
      }
    }
    callee = function->code;
    goto call;
  }
  CASE(CallIndirect) {
    Address address = R(a, uint64_t);
    uint64_t index = (address - functionBase) / 16;
    if (address < functionBase || index >= interpreter.addressed.size()) {
      fail(address ? "calling an address that is not a function"
                   : "calling a null function pointer");
      goto failure;
    }
    Function *function = interpreter.addressed[index];
    if (!function->code) {
      frames.back().pc = pc - code->insts.data();
      if (!interpreter.prepare(*function)) {
        if (!function->op)
          fail(InterpreterError::Kind::Resolve, "");
        else
          fail(InterpreterError::Kind::External,
               "unable to interpret call to unknown external function: " + function->symbol.str());
        goto failure;
      }
    }
    callee = function->code;
    goto call;
  }
call: {
  const CallSite &site = *pc->site;
  if (LLVM_UNLIKELY(callee->argBytes != site.argBytes || callee->resultBytes != site.resultBytes)) {
    fail("calling a function with another signature: " + callee->function->symbol.str());
    goto failure;
  }
  if (LLVM_UNLIKELY(steps > checkpoint) && !mayGoOn(checkpoint))
    goto failure;
  uint8_t *newRegs = regs + code->frameBytes;
  frames.back().pc = pc - code->insts.data();
  if (LLVM_UNLIKELY(!enter(callee, newRegs)))
    goto failure;
  code = callee;
  regs = newRegs;
  pc = code->insts.data();
  DISPATCH();
}
  CASE(Ret) {
    const uint8_t *value = regs + pc->a;
    leave();
    if (frames.size() == bottom) {
      // The caller of `run` finds the result at the start of the registers.
      std::memmove(regs, value, code->resultBytes);
      return Outcome::Returned;
    }
    Frame &caller = frames.back();
    code = caller.code;
    regs = caller.regs;
    pc = code->insts.data() + caller.pc;
    const CallSite &site = *pc->site;
    if (site.resultBytes == 8)
      poke(regs + site.result, peek<uint64_t>(value));
    else if (site.resultBytes)
      std::memcpy(regs + site.result, value, site.resultBytes);
    NEXT();
  }
  CASE(Raise) {
    leave();
    if (frames.size() == bottom)
      return Outcome::Raised;
    Frame &caller = frames.back();
    code = caller.code;
    regs = caller.regs;
    pc = code->insts.data() + caller.pc;
    if (pc->site->errorPc < 0) {
      fail("a function raised that was called as one that doesn't");
      goto failure;
    }
    pc = code->insts.data() + pc->site->errorPc;
    DISPATCH();
  }
  CASE(Unreachable) {
    fail("reached a point that is marked unreachable");
    goto failure;
  }
  CASE(Stop) { llvm_unreachable("fell off the end of the code"); }

uninitialised:
  fail(InterpreterError::Kind::Fold, "reading uninitialized memory");
failure:
  frames.back().pc = pc - code->insts.data();
  return Outcome::Failed;
}

void Machine::reportFailure() {
  mlir::Location where = mlir::UnknownLoc::get(&interpreter.context);
  InterpreterError error{failKind, where, {}, failCause, {}};
  auto push = [&](Function &function, mlir::Location site) {
    mlir::Location at = function.location ? mlir::Location(function.location) : site;
    error.stack.push_back({function.symbol.str(), function.display, at, site});
  };
  for (size_t i = 0; i < frames.size(); ++i) {
    const Code *code = frames[i].code;
    Function &function = *code->function;
    push(function, i || !function.location ? error.location : mlir::Location(function.location));
    const InstSource &source = code->sources[frames[i].pc];
    for (uint32_t at : inlinedCalls(*code, source))
      push(*code->inlined[at].function, code->inlined[at].callSite);
    // Where the next frame was called, or what failed.
    error.location = source.location;
    error.operation = source.operation.str();
  }
  interpreter.host.error(error);
}

bool Machine::keepsTooMuch() {
  if (!interpreter.limits.memoryBytes || interpreter.kept <= interpreter.limits.memoryBytes)
    return false;
  fail(InterpreterError::Kind::Limit, "out of memory at compile time: the results of all evaluations are too big to be kept");
  return true;
}

llvm::FailureOr<CallResult> Machine::call(Function &function, mojo::FuncOp op,
                                          llvm::ArrayRef<MemoryImage> args) {
  const Code *code = function.code;
  CallResult result;
  auto fails = [&]() -> llvm::FailureOr<CallResult> {
    reportFailure();
    return mlir::failure();
  };
  if (!registers)
    return fail(InterpreterError::Kind::Limit, "no memory for the registers"), fails();
  // What would be computed now could not be kept.
  if (keepsTooMuch()) {
    frames.push_back({code, 0, 0, registers});
    return fails();
  }

  mlir::FunctionType type = op.getFunctionType();
  mlir::Type outType, errType;
  Address outSlot = 0, errSlot = 0;
  struct Reference {
    Address address;
    mlir::Type type;
    size_t arg;
  };
  llvm::SmallVector<Reference> written;
  uint32_t at = 0;
  size_t next = 0;
  for (unsigned i = 0; i < type.getNumInputs(); ++i) {
    mojo::Conv conv = op.convOf(i);
    mlir::Type input = type.getInput(i);
    Repr repr = reprOf(input);
    uint8_t *slot = registers + at;
    at += repr.slotBytes();
    if (conv == mojo::Conv::Value) {
      if (next >= args.size())
        return fail("too few arguments for a call at compile time"), fails();
      llvm::SmallVector<uint8_t, 64> shadow(repr.size + 8);
      uint8_t *shadowAt = repr.hasShadow() ? slot + repr.shadowOffset() : shadow.data();
      std::memset(slot, 0, repr.slotBytes());
      if (!memory.placeAt(args[next++], slot, shadowAt, repr.size, *this))
        return fail(InterpreterError::Kind::Limit, "out of memory at compile time"), fails();
      continue;
    }
    auto ref = llvm::dyn_cast<mojo::RefType>(input);
    if (!ref)
      return fail("an argument by reference whose type is no reference"), fails();
    mlir::Type pointee = ref.getPointee();
    Address address;
    if (conv == mojo::Conv::Out || conv == mojo::Conv::Err) {
      address =
          memory.allocate(mojo::sizeOf(pointee), mojo::alignOf(pointee), AllocationKind::Argument);
      (conv == mojo::Conv::Out ? outSlot : errSlot) = address;
      (conv == mojo::Conv::Out ? outType : errType) = pointee;
    } else {
      if (next >= args.size())
        return fail("too few arguments for a call at compile time"), fails();
      MemoryImage image = args[next];
      // The storage is as big as the type says, whatever was given.
      image.bytes().resize(mojo::sizeOf(pointee));
      image.blocks[0].align = std::max(image.align(), mojo::alignOf(pointee));
      address = memory.place(image, AllocationKind::Argument, *this);
      if (conv == mojo::Conv::Mut || conv == mojo::Conv::Ref)
        written.push_back({address, pointee, next});
      ++next;
    }
    if (!address)
      return fail(InterpreterError::Kind::Limit, "out of memory at compile time"), fails();
    poke(slot, address);
  }
  result.finalArgs.resize(next);

  Outcome outcome = run(code, registers);
  if (outcome == Outcome::Failed)
    return fails();
  frames.clear();

  auto keep = [&](std::optional<MemoryImage> made, MemoryImage &image) {
    if (!made)
      return fail(InterpreterError::Kind::Limit, "out of memory at compile time: the result is too big to be kept");
    image = std::move(*made);
    return true;
  };
  auto imageAt = [&](Address address, mlir::Type pointee, MemoryImage &image) {
    uint64_t size = mojo::sizeOf(pointee);
    uint8_t *shadow = nullptr;
    uint8_t *data = size ? memory.readable(address, size, shadow) : nullptr;
    if (size && !data)
      return fail(memory.explain(address, size, false));
    return keep(memory.imageOf(data, shadow, size, mojo::alignOf(pointee), size ? address : 0, *this), image);
  };
  bool fine = true;
  if (outcome == Outcome::Raised) {
    result.raised = true;
    if (errType)
      fine = imageAt(errSlot, errType, result.value);
  } else if (outType) {
    fine = imageAt(outSlot, outType, result.value);
  } else if (mlir::Type resultType = op.resultType()) {
    if (auto ref = llvm::dyn_cast<mojo::RefType>(resultType)) {
      fine = imageAt(peek<Address>(registers), ref.getPointee(), result.value);
    } else {
      Repr repr = reprOf(resultType);
      llvm::SmallVector<uint8_t, 64> shadow(repr.size + 8);
      writeShadow(resultType, shadow.data());
      const uint8_t *shadowAt = repr.hasShadow() ? registers + repr.shadowOffset() : shadow.data();
      fine = keep(memory.imageOf(registers, shadowAt, repr.size, mojo::alignOf(resultType), 0, *this), result.value);
    }
  }
  for (const MemoryBlock &block : result.value.blocks)
    interpreter.kept += costOf(block);
  fine = fine && !keepsTooMuch();
  for (Reference &reference : written)
    fine = fine && imageAt(reference.address, reference.type, result.finalArgs[reference.arg]);
  if (!fine) {
    frames.push_back({code, 0, 0, registers});
    return fails();
  }
  return result;
}
