// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How a program starts and ends.
#include "Crash.h"
#include "Runtime.h"
#include <cstdlib>
#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

static int64_t argumentCount;
static char **arguments;

#ifdef __GLIBC__
/// Asks for huge pages where the heap will grow. A program that fills hundreds of megabytes with small pages spends half of its time
/// in the kernel. The first megabytes keep small pages: a small program shall stay small.
static void adviseHugePages(uintptr_t from, uintptr_t to) {
  constexpr uintptr_t hugePage = 2 << 20, smallPart = 2 << 20;
  from = (from + smallPart + hugePage - 1) & ~(hugePage - 1);
  if (from < to)
    madvise(reinterpret_cast<void *>(from), to - from, MADV_HUGEPAGE);
}

/// Reserves addresses for the heap: memory is only taken when it is written.
static void reserveHeap() {
  constexpr int reserved = 64 << 20;
  auto heapEnd = [] { return reinterpret_cast<uintptr_t>(sbrk(0)); };
  uintptr_t before = heapEnd();
  mallopt(M_TOP_PAD, reserved);
  void *volatile block = malloc(1 << 20); // makes the heap grow unless that much is free
  free(block);
  mallopt(M_TOP_PAD, 1 << 20);
  adviseHugePages(before, heapEnd());
}

/// Keeps freed memory in the process. By default the C library gives big blocks, and whatever is free
/// at the end of the heap, back to the system, which then clears the pages again for the next list
/// that grows: more work than filling it.
static void keepFreedMemory() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  reserveHeap();
}
#else
static void keepFreedMemory() {}
#endif

int32_t kiln_run_main(int32_t argc, char **argv, int32_t (*entry)()) {
  argumentCount = argc;
  arguments = argv;
  installCrashHandler();
  keepFreedMemory();
  int32_t status = entry();
  kiln_flush();
  return status;
}

int64_t kiln_argc() { return argumentCount; }

const char *kiln_argv(int64_t index) {
  return index >= 0 && index < argumentCount ? arguments[index] : nullptr;
}

const void *kiln_argument_views() {
  struct View {
    const char *bytes;
    int64_t length;
  };
  static View *views;
  if (!views) {
    views = static_cast<View *>(malloc(sizeof(View) * static_cast<size_t>(argumentCount + 1)));
    for (int64_t i = 0; i < argumentCount; ++i)
      views[i] = {arguments[i], static_cast<int64_t>(strlen(arguments[i]))};
  }
  return views;
}

void kiln_exit(int32_t status) { exit(status); }

void kiln_trap() {
  kiln_flush();
  __builtin_trap();
}

void kiln_abort(const char *message, int64_t length) {
  kiln_write(1, message, length);
  kiln_write(1, "\n", 1);
  kiln_trap();
}
