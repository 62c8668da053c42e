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
