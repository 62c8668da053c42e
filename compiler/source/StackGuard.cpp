// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "source/StackGuard.h"
#include <cstdint>
#include <pthread.h>

namespace kiln {

/// The address below which this thread's stack is nearly full; 0 when the system doesn't say.
static uintptr_t stackLimit() {
#ifdef __linux__
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes))
    return 0;
  void *lowest = nullptr;
  size_t size = 0;
  bool known = pthread_attr_getstack(&attributes, &lowest, &size) == 0;
  pthread_attr_destroy(&attributes);
  return known ? reinterpret_cast<uintptr_t>(lowest) + size / 8 : 0;
#else
  return 0;
#endif
}

bool stackIsNearlyFull() {
  static thread_local const uintptr_t limit = stackLimit();
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < limit;
}

} // namespace kiln
