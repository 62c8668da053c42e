// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Fatal signals and Ctrl-C become jumps back to where the guarded code was started.
//
// Ctrl-C may arrive while the code is inside of the C library, which would be left with its locks held and its heap half changed. So
// the jump waits, by a timer, until the program counter is outside of everything that the dynamic loader has loaded: in compiled code.
// Code that doesn't come back for a while (it sleeps, or waits for input) is left all the same.
#include "repl/Guard.h"
#include "comptime/Interpreter.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"
#include <csetjmp>
#include <csignal>
#include <cstring>
#include <link.h>
#include <pthread.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

namespace kiln {

namespace {

constexpr int fatalSignals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
constexpr size_t fatalCount = sizeof(fatalSignals) / sizeof(*fatalSignals);
constexpr unsigned maxAttempts = 300; ///< of leaving, a millisecond each

/// What the handlers know; signal handlers have no other way to be told.
struct GuardState {
  sigjmp_buf target;
  pthread_t thread;
  llvm::SmallVector<std::pair<uintptr_t, uintptr_t>, 32> loaded; ///< address ranges of the executable and its libraries
  volatile sig_atomic_t active = 0;
  volatile sig_atomic_t signal = 0;   ///< the fatal one
  volatile sig_atomic_t attempts = 0; ///< to leave after Ctrl-C; 0: none
  volatile uintptr_t address = 0;     ///< that the fault was about
  volatile uintptr_t stackPointer = 0;
};
GuardState state;
alignas(16) char handlerStack[64 * 1024];

uintptr_t programCounter(void *context) {
  auto *machine = &static_cast<ucontext_t *>(context)->uc_mcontext;
#if defined(__x86_64__)
  return uintptr_t(machine->gregs[REG_RIP]);
#elif defined(__aarch64__)
  return machine->pc;
#else
#error "the program counter of this machine"
#endif
}

uintptr_t stackPointer(void *context) {
  auto *machine = &static_cast<ucontext_t *>(context)->uc_mcontext;
#if defined(__x86_64__)
  return uintptr_t(machine->gregs[REG_RSP]);
#else
  return machine->sp;
#endif
}

/// Asks for another attempt to leave in a millisecond; zero: no more.
void setTimer(long microseconds) {
  struct itimerval timer = {};
  timer.it_value.tv_usec = microseconds;
  setitimer(ITIMER_REAL, &timer, nullptr);
}

void tryToLeave(void *context) {
  uintptr_t at = programCounter(context);
  state.attempts = state.attempts + 1;
  bool inLibrary = false;
  for (auto &[begin, end] : state.loaded)
    inLibrary |= at >= begin && at < end;
  if (inLibrary && unsigned(state.attempts) < maxAttempts) {
    setTimer(1000);
    return;
  }
  siglongjmp(state.target, 2);
}

void onFatal(int signal, siginfo_t *info, void *context) {
  if (!state.active) {
    ::signal(signal, SIG_DFL);
    raise(signal);
    return;
  }
  state.signal = signal;
  state.address = uintptr_t(info->si_addr);
  state.stackPointer = stackPointer(context);
  if (pthread_equal(pthread_self(), state.thread))
    siglongjmp(state.target, 1);
  // Another thread: it stays here, the one that waits for it is sent home.
  pthread_kill(state.thread, SIGALRM);
  for (;;)
    pause();
}

void onInterrupt(int, siginfo_t *, void *context) {
  if (!state.active)
    return;
  if (!pthread_equal(pthread_self(), state.thread)) {
    state.attempts = 1;
    pthread_kill(state.thread, SIGALRM);
    return;
  }
  tryToLeave(context);
}

/// Ctrl-C in code that can't be left in the middle: the compiler, in which only what the input computes may take long.
void onLateInterrupt(int, siginfo_t *, void *) {
  state.attempts = 1;
  interpreterStop = 1;
}

void onTimer(int, siginfo_t *, void *context) {
  if (!state.active || !pthread_equal(pthread_self(), state.thread))
    return;
  if (state.signal)
    siglongjmp(state.target, 1);
  if (state.attempts)
    tryToLeave(context);
}

/// Says what `signal` means to somebody who doesn't know the signals of the system.
std::string causeOf(int signal) {
  std::string text;
  llvm::raw_string_ostream os(text);
  switch (signal) {
  case SIGSEGV:
  case SIGBUS: {
    uintptr_t distance = state.address > state.stackPointer ? state.address - state.stackPointer : state.stackPointer - state.address;
    if (distance < (1 << 16))
      return "stack overflow";
    os << "invalid access to memory at 0x";
    os.write_hex(state.address);
    break;
  }
  case SIGFPE:
    return "arithmetic error";
  case SIGABRT:
    return "abort";
  default:
    return "trap";
  }
  return text;
}

/// Installs `handler` for a signal and remembers what was there.
void install(int signal, void (*handler)(int, siginfo_t *, void *), struct sigaction &old) {
  struct sigaction action = {};
  action.sa_sigaction = handler;
  action.sa_flags = int(SA_SIGINFO | SA_ONSTACK);
  sigaction(signal, &action, &old);
}

int addRange(struct dl_phdr_info *info, size_t, void *) {
  for (unsigned i = 0; i < info->dlpi_phnum; ++i)
    if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_X)) {
      uintptr_t begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
      state.loaded.push_back({begin, begin + info->dlpi_phdr[i].p_memsz});
    }
  return 0;
}

} // namespace

GuardedEnd runGuarded(llvm::function_ref<void()> work, bool interruptible, std::string &cause) {
  stack_t stack = {}, oldStack = {};
  stack.ss_sp = handlerStack;
  stack.ss_size = sizeof(handlerStack);
  sigaltstack(&stack, &oldStack);
  struct sigaction oldFatal[fatalCount], oldInterrupt, oldTimer;
  state.loaded.clear();
  dl_iterate_phdr(addRange, nullptr);
  state.thread = pthread_self();
  state.signal = 0;
  state.attempts = 0;
  interpreterStop = 0;
  for (size_t i = 0; i < fatalCount; ++i)
    install(fatalSignals[i], onFatal, oldFatal[i]);
  install(SIGALRM, onTimer, oldTimer);
  install(SIGINT, interruptible ? onInterrupt : onLateInterrupt, oldInterrupt);

  GuardedEnd end = GuardedEnd::Returned;
  switch (sigsetjmp(state.target, /*savemask=*/1)) {
  case 0:
    state.active = 1;
    work();
    break;
  case 1:
    end = GuardedEnd::Trapped;
    break;
  default:
    end = GuardedEnd::Interrupted;
    break;
  }
  state.active = 0;
  setTimer(0);
  for (size_t i = 0; i < fatalCount; ++i)
    sigaction(fatalSignals[i], &oldFatal[i], nullptr);
  sigaction(SIGALRM, &oldTimer, nullptr);
  sigaction(SIGINT, &oldInterrupt, nullptr);
  if (!(oldStack.ss_flags & SS_DISABLE))
    sigaltstack(&oldStack, nullptr);
  if (end == GuardedEnd::Returned && !interruptible && state.attempts)
    end = GuardedEnd::Interrupted;
  if (end == GuardedEnd::Trapped)
    cause = causeOf(state.signal);
  return end;
}

} // namespace kiln
