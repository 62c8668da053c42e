// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Memory with an alignment.
#include "Runtime.h"
#include <cstddef>
#include <cstdlib>

void *kiln_aligned_alloc(int64_t alignment, int64_t size) {
  if (size < 0)
    return nullptr;
  // malloc's own alignment, and its fast path, cover most requests.
  if (alignment <= static_cast<int64_t>(alignof(max_align_t)))
    return malloc(static_cast<size_t>(size));
  void *result = nullptr;
  if (posix_memalign(&result, static_cast<size_t>(alignment), static_cast<size_t>(size)))
    return nullptr;
  return result;
}

void kiln_aligned_free(void *pointer) { free(pointer); }

int64_t kiln_random_state() {
  alignas(64) static unsigned char state[256];
  return reinterpret_cast<int64_t>(state);
}

uint32_t kiln_get_float_mode() {
#if defined(__x86_64__)
  return __builtin_ia32_stmxcsr();
#elif defined(__aarch64__)
  uint64_t mode;
  __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
  return (mode >> 24 & 1) ? 0x8040u : 0u;
#else
  return 0;
#endif
}

void kiln_set_float_mode(uint32_t mode) {
#if defined(__x86_64__)
  __builtin_ia32_ldmxcsr(mode);
#elif defined(__aarch64__)
  uint64_t old;
  __asm__ volatile("mrs %0, fpcr" : "=r"(old));
  old = (mode & 0x8040u) ? old | (1ull << 24) : old & ~(1ull << 24);
  __asm__ volatile("msr fpcr, %0" : : "r"(old));
#else
  (void)mode;
#endif
}
