// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sets up the C library's heap for a short life with much memory.
#include "driver/Heap.h"
#include <climits>
#include <cstdint>
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace kiln {

void prepareHeap() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr int reserved = 256 << 20; // addresses; memory is taken when it is touched
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, reserved);
  void *first = malloc(1 << 20); // more than a new heap has, so that it grows
  mallopt(M_TOP_PAD, 8 << 20);
  if (!first)
    return;
  free(first);
  constexpr uintptr_t page = 2 << 20;
  uintptr_t begin = reinterpret_cast<uintptr_t>(first) / page * page + page, end = reinterpret_cast<uintptr_t>(sbrk(0)) / page * page;
  if (begin < end && end - begin <= reserved)
    madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace kiln
