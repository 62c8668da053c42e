// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How a program starts and ends.
#include "Crash.h"
#include "Runtime.h"
#include <cstdlib>
#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static int64_t argumentCount;
static char **arguments;

/// Keeps freed memory in the process. By default the C library gives big blocks, and whatever is free
/// at the end of the heap, back to the system, which then clears the pages again for the next list
/// that grows: more work than filling it.
static void keepFreedMemory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}

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
