// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The C functions that interpreted code may call: memory, strings, elementary functions, writing to
// the standard streams.
#include "comptime/Kernels.h"
#include "comptime/Machine.h"
#include "llvm/ADT/StringMap.h"
#include <cmath>

using namespace kiln;
using namespace kiln::comptime;

/// Returns argument `i` as a `T`.
template <typename T> static T arg(const uint8_t *regs, const Inst &inst, unsigned i) {
  return peek<T>(regs + inst.a + 8 * i);
}

static bool give(uint8_t *regs, const Inst &inst, uint64_t value) {
  poke<uint64_t>(regs + inst.d, value);
  return true;
}

static bool callMalloc(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.allocate(arg<uint64_t>(regs, inst, 0), 16);
  return address && give(regs, inst, address);
}
static bool callCalloc(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t size;
  if (__builtin_mul_overflow(arg<uint64_t>(regs, inst, 0), arg<uint64_t>(regs, inst, 1), &size))
    return give(regs, inst, 0);
  Address address = machine.allocate(size, 16);
  return address && machine.fill(address, 0, size) && give(regs, inst, address);
}
static bool callAlignedAlloc(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.allocate(arg<uint64_t>(regs, inst, 1), arg<uint64_t>(regs, inst, 0));
  return address && give(regs, inst, address);
}
static bool callPosixMemalign(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint8_t *shadow;
  uint8_t *slot = machine.write(arg<uint64_t>(regs, inst, 0), 8, shadow);
  Address address =
      slot ? machine.allocate(arg<uint64_t>(regs, inst, 2), arg<uint64_t>(regs, inst, 1)) : 0;
  if (!address)
    return false;
  poke(slot, address);
  poke(shadow, shadowPointer);
  return give(regs, inst, 0);
}
static bool callFree(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.free(arg<uint64_t>(regs, inst, 0));
}
static bool callRealloc(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address old = arg<uint64_t>(regs, inst, 0);
  uint64_t size = arg<uint64_t>(regs, inst, 1);
  Address address = machine.allocate(size, 16);
  if (!address)
    return false;
  if (old) {
    const Allocation *allocation = machine.memory.allocationOf(old);
    uint64_t oldSize = allocation ? allocation->size : 0;
    if (!machine.copy(address, old, std::min(size, oldSize)) || !machine.free(old))
      return false;
  }
  return give(regs, inst, address);
}
static bool callMemcpy(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address to = arg<uint64_t>(regs, inst, 0);
  return machine.copy(to, arg<uint64_t>(regs, inst, 1), arg<uint64_t>(regs, inst, 2)) &&
         give(regs, inst, to);
}
static bool callMemset(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address to = arg<uint64_t>(regs, inst, 0);
  return machine.fill(to, arg<uint8_t>(regs, inst, 1), arg<uint64_t>(regs, inst, 2)) &&
         give(regs, inst, to);
}
static bool callMemcmp(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t size = arg<uint64_t>(regs, inst, 2);
  if (!size)
    return give(regs, inst, 0);
  uint8_t *shadow;
  const uint8_t *x = machine.read(arg<uint64_t>(regs, inst, 0), size, shadow);
  const uint8_t *y = x ? machine.read(arg<uint64_t>(regs, inst, 1), size, shadow) : nullptr;
  if (!y)
    return false;
  int order = std::memcmp(x, y, size);
  return give(regs, inst, uint64_t(int64_t(order < 0 ? -1 : order > 0)));
}
static bool callMemchr(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address start = arg<uint64_t>(regs, inst, 0);
  uint64_t size = arg<uint64_t>(regs, inst, 2);
  if (!size)
    return give(regs, inst, 0);
  uint8_t *shadow;
  const uint8_t *bytes = machine.read(start, size, shadow);
  if (!bytes)
    return false;
  auto *found = static_cast<const uint8_t *>(std::memchr(bytes, arg<uint8_t>(regs, inst, 1), size));
  return give(regs, inst, found ? start + (found - bytes) : 0);
}
static bool callMemrchr(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address start = arg<uint64_t>(regs, inst, 0);
  uint64_t size = arg<uint64_t>(regs, inst, 2);
  if (!size)
    return give(regs, inst, 0);
  uint8_t *shadow;
  const uint8_t *bytes = machine.read(start, size, shadow);
  if (!bytes)
    return false;
  for (uint64_t i = size; i-- > 0;)
    if (bytes[i] == arg<uint8_t>(regs, inst, 1))
      return give(regs, inst, start + i);
  return give(regs, inst, 0);
}
/// Finds the length of the C string at `address`; returns false after `fail`.
static bool length(Machine &machine, Address address, uint64_t limit, uint64_t &result) {
  const Allocation *allocation = machine.memory.allocationOf(address);
  uint64_t rest =
      allocation && uint32_t(address) < allocation->size ? allocation->size - uint32_t(address) : 0;
  uint8_t *shadow;
  const uint8_t *bytes = machine.read(address, std::max<uint64_t>(rest, 1), shadow);
  if (!bytes)
    return false;
  for (result = 0; result < limit; ++result) {
    if (result >= rest)
      return machine.read(address + result, 1, shadow);
    if (!bytes[result])
      return true;
  }
  return true;
}
static bool callStrlen(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t size;
  return length(machine, arg<uint64_t>(regs, inst, 0), ~uint64_t(0), size) &&
         give(regs, inst, size);
}
static bool compareStrings(Machine &machine, uint8_t *regs, const Inst &inst, uint64_t limit) {
  Address a = arg<uint64_t>(regs, inst, 0), b = arg<uint64_t>(regs, inst, 1);
  uint64_t m, n;
  if (!length(machine, a, limit, m) || !length(machine, b, limit, n))
    return false;
  uint8_t *shadow;
  uint64_t common = std::min(m, n);
  int order =
      common ? std::memcmp(machine.read(a, common, shadow), machine.read(b, common, shadow), common)
             : 0;
  if (!order)
    order = m < n ? -1 : m > n;
  return give(regs, inst, uint64_t(int64_t(order < 0 ? -1 : order > 0)));
}
static bool callStrcmp(Machine &machine, uint8_t *regs, const Inst &inst) {
  return compareStrings(machine, regs, inst, ~uint64_t(0));
}
static bool callStrncmp(Machine &machine, uint8_t *regs, const Inst &inst) {
  return compareStrings(machine, regs, inst, arg<uint64_t>(regs, inst, 2));
}
static bool callWrite(Machine &machine, uint8_t *regs, const Inst &inst) {
  int fd = arg<int32_t>(regs, inst, 0);
  uint64_t size = arg<uint64_t>(regs, inst, 2);
  if (fd != 1 && fd != 2)
    return machine.fail(
        InterpreterError::Kind::External,
        "unable to interpret call to unknown external function: write to file descriptor " +
            std::to_string(fd));
  if (size) {
    uint8_t *shadow;
    const uint8_t *bytes = machine.read(arg<uint64_t>(regs, inst, 1), size, shadow);
    if (!bytes)
      return false;
    machine.interpreter.host.write(fd,
                                   llvm::StringRef(reinterpret_cast<const char *>(bytes), size));
  }
  return give(regs, inst, size);
}
static bool callPutchar(Machine &machine, uint8_t *regs, const Inst &inst) {
  char c = arg<char>(regs, inst, 0);
  machine.interpreter.host.write(1, llvm::StringRef(&c, 1));
  return give(regs, inst, uint8_t(c));
}
static bool callPuts(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address text = arg<uint64_t>(regs, inst, 0);
  uint64_t size;
  if (!length(machine, text, ~uint64_t(0), size))
    return false;
  uint8_t *shadow;
  std::string line(reinterpret_cast<const char *>(machine.read(text, size, shadow)), size);
  machine.interpreter.host.write(1, line + "\n");
  return give(regs, inst, 0);
}
static bool callNothing(Machine &, uint8_t *regs, const Inst &inst) { return give(regs, inst, 0); }
static bool callAbort(Machine &machine, uint8_t *, const Inst &) {
  return machine.fail(InterpreterError::Kind::Abort, "the program aborted");
}
/// Writes `a0` bytes `a1` long and a newline to standard output, then stops.
static bool callAbortMessage(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t size = arg<uint64_t>(regs, inst, 1);
  uint8_t *shadow;
  const uint8_t *bytes = size ? machine.read(arg<uint64_t>(regs, inst, 0), size, shadow) : regs;
  if (!bytes)
    return false;
  machine.interpreter.host.write(1,
                                 std::string(reinterpret_cast<const char *>(bytes), size) + "\n");
  return callAbort(machine, regs, inst);
}
static bool callExit(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.fail(InterpreterError::Kind::Abort,
                      "the program exited with status " +
                          std::to_string(arg<int32_t>(regs, inst, 0)));
}

template <double (*fn)(double)> static bool unary64(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, fn(arg<double>(regs, inst, 0)));
  return true;
}
template <float (*fn)(float)> static bool unary32(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, fn(arg<float>(regs, inst, 0)));
  return true;
}
template <double (*fn)(double, double)>
static bool binary64(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, fn(arg<double>(regs, inst, 0), arg<double>(regs, inst, 1)));
  return true;
}
template <float (*fn)(float, float)>
static bool binary32(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, fn(arg<float>(regs, inst, 0), arg<float>(regs, inst, 1)));
  return true;
}
static bool callLdexp(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, ::ldexp(arg<double>(regs, inst, 0), arg<int32_t>(regs, inst, 1)));
  return true;
}
static bool callLdexpf(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d, ::ldexpf(arg<float>(regs, inst, 0), arg<int32_t>(regs, inst, 1)));
  return true;
}
static bool callFma(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d,
       ::fma(arg<double>(regs, inst, 0), arg<double>(regs, inst, 1), arg<double>(regs, inst, 2)));
  return true;
}
static bool callFmaf(Machine &, uint8_t *regs, const Inst &inst) {
  poke(regs + inst.d,
       ::fmaf(arg<float>(regs, inst, 0), arg<float>(regs, inst, 1), arg<float>(regs, inst, 2)));
  return true;
}

#define KILN_MATH1(name) {#name, unary64<::name>}, {#name "f", unary32<::name##f>},
#define KILN_MATH2(name) {#name, binary64<::name>}, {#name "f", binary32<::name##f>},
static const ExternalFunction externals[] = {
    {"malloc", callMalloc},
    {"calloc", callCalloc},
    {"realloc", callRealloc},
    {"free", callFree},
    {"aligned_alloc", callAlignedAlloc},
    {"posix_memalign", callPosixMemalign},
    {"memcpy", callMemcpy},
    {"memmove", callMemcpy},
    {"memset", callMemset},
    {"memcmp", callMemcmp},
    {"bcmp", callMemcmp},
    {"memchr", callMemchr},
    {"memrchr", callMemrchr},
    {"strlen", callStrlen},
    {"strcmp", callStrcmp},
    {"strncmp", callStrncmp},
    {"write", callWrite},
    {"kiln_write", callWrite},
    {"putchar", callPutchar},
    {"puts", callPuts},
    {"fflush", callNothing},
    {"abort", callAbort},
    {"exit", callExit},
    {"_exit", callExit},
    {"kiln_flush", callNothing},
    {"kiln_trap", callAbort},
    {"kiln_exit", callExit},
    {"kiln_abort", callAbortMessage},
    {"kiln_aligned_alloc", callAlignedAlloc},
    {"kiln_aligned_free", callFree},
    {"kiln_get_float_mode", callNothing},
    {"kiln_set_float_mode", callNothing},
    {"ldexp", callLdexp},
    {"ldexpf", callLdexpf},
    {"scalbn", callLdexp},
    {"scalbnf", callLdexpf},
    {"fma", callFma},
    {"fmaf", callFmaf},
    KILN_MATH1(sqrt) KILN_MATH1(cbrt) KILN_MATH1(floor) KILN_MATH1(ceil) KILN_MATH1(trunc)
        KILN_MATH1(round) KILN_MATH1(nearbyint) KILN_MATH1(rint) KILN_MATH1(fabs) KILN_MATH1(exp)
            KILN_MATH1(exp2) KILN_MATH1(exp10) KILN_MATH1(expm1) KILN_MATH1(log) KILN_MATH1(log2)
                KILN_MATH1(log10) KILN_MATH1(log1p) KILN_MATH1(logb) KILN_MATH1(sin) KILN_MATH1(cos)
                    KILN_MATH1(tan) KILN_MATH1(asin) KILN_MATH1(acos) KILN_MATH1(atan)
                        KILN_MATH1(sinh) KILN_MATH1(cosh) KILN_MATH1(tanh) KILN_MATH1(asinh)
                            KILN_MATH1(acosh) KILN_MATH1(atanh) KILN_MATH1(erf) KILN_MATH1(erfc)
                                KILN_MATH1(tgamma) KILN_MATH1(lgamma) KILN_MATH1(j0) KILN_MATH1(j1)
                                    KILN_MATH1(y0) KILN_MATH1(y1) KILN_MATH2(pow) KILN_MATH2(fmod)
                                        KILN_MATH2(remainder) KILN_MATH2(atan2) KILN_MATH2(hypot)
                                            KILN_MATH2(copysign) KILN_MATH2(nextafter)
                                                KILN_MATH2(fmin) KILN_MATH2(fmax) KILN_MATH2(fdim)};

Kernel comptime::externalKernel(llvm::StringRef name) {
  for (const ExternalFunction &external : externals)
    if (external.name == name)
      return external.kernel;
  return nullptr;
}
