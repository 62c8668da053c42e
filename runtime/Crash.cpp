// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Flushes output and prints a stack trace when a fatal signal arrives.
#include "Crash.h"
#include "Runtime.h"
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <execinfo.h>
#include <unistd.h>

static bool insideDriver;
static bool printsTrace = true;
static const int fatalSignals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};

/// Room for the handler when the program has run out of its own stack.
alignas(16) static char handlerStack[64 * 1024];

void kiln_report_crashes_as_driver() { insideDriver = true; }

/// Writes `text` to standard error.
static void say(const char *text) {
  ssize_t ignored = write(2, text, strlen(text));
  static_cast<void>(ignored);
}

/// Prints what is known and ends the process the way its surroundings expect.
static void onFatalSignal(int signal) {
  // A second fault in here ends the process at once.
  for (int each : fatalSignals)
    ::signal(each, SIG_DFL);
  alarm(5); // a lock that the crashed code held must not hang us
  kiln_flush();
  if (printsTrace) {
    void *frames[64];
    int count = backtrace(frames, 64);
    say("Stack trace (most recent call first):\n");
    backtrace_symbols_fd(frames, count, 2);
  }
  if (insideDriver) {
    say("mojo: error: execution crashed\n");
    _exit(1);
  }
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  sigprocmask(SIG_UNBLOCK, &set, nullptr);
  raise(signal);
  _exit(128 + signal);
}

void installCrashHandler() {
  // The key max-debug.stack-trace-on-crash of the configuration (EXE-3).
  if (const char *value = getenv("MODULAR_MAX_DEBUG_STACK_TRACE_ON_CRASH"))
    printsTrace = strcmp(value, "false") != 0 && strcmp(value, "0") != 0 && strcmp(value, "no") != 0 && strcmp(value, "off") != 0;
  stack_t stack = {};
  stack.ss_sp = handlerStack;
  stack.ss_size = sizeof(handlerStack);
  sigaltstack(&stack, nullptr);
  struct sigaction action = {};
  action.sa_handler = onFatalSignal;
  action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
  for (int signal : fatalSignals) {
    // A handler that is there already, like a sanitizer's, knows better; the compiler's own does
    // not.
    struct sigaction present = {};
    sigaction(signal, nullptr, &present);
    if (insideDriver || present.sa_handler == SIG_DFL)
      sigaction(signal, &action, nullptr);
  }
}
