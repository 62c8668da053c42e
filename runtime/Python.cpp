// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What the library keeps of Python for the whole process, and the end of an interpreter that a
// program started.
#include "Runtime.h"
#include <cstdio>
#include <cstdlib>

static int64_t handle;
static int (*runSimpleString)(const char *);
static int (*holdsGil)();

int64_t kiln_python_handle() { return reinterpret_cast<int64_t>(&handle); }

/// Writes out what Python has buffered. A thread that doesn't hold the lock leaves it: to wait for
/// it could take for ever.
static void flushPython() {
  if (holdsGil())
    runSimpleString("import sys\n"
                    "for s in (sys.stdout, sys.stderr):\n"
                    "    try: s.flush()\n"
                    "    except Exception: pass\n"
                    "del s\n");
}

void kiln_python_starts(int (*run)(const char *), int (*gil)()) {
  runSimpleString = run;
  holdsGil = gil;
  // Python writes to the descriptor, so that ours must not wait in a buffer.
  fflush(stdout);
  setvbuf(stdout, nullptr, _IONBF, 0);
  if (run && gil)
    atexit(flushPython);
}
