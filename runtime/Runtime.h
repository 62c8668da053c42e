// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The functions that compiled programs call, by the C calling convention. Symbols.cpp lists them
// for programs that run inside the compiler.
#ifndef KILN_RUNTIME_H
#define KILN_RUNTIME_H

#include <cstdint>

#define KILN_RUNTIME extern "C" __attribute__((visibility("default")))

// ---- start and end ---------------------------------------------------------------------------

/// The entry point of a program (EXE-0): stores the arguments, installs the crash handler, calls
/// `entry` and returns its result as the exit status. Output is flushed when the process ends.
KILN_RUNTIME int32_t kiln_run_main(int32_t argc, char **argv, int32_t (*entry)());

/// Returns the number of arguments of the program, its name included; 0 inside a shared library.
KILN_RUNTIME int64_t kiln_argc();

/// Returns argument `index` as a C string that lives as long as the process, or null when there is
/// none.
KILN_RUNTIME const char *kiln_argv(int64_t index);

/// Returns the arguments as views (address and length of each) in memory that lives as long as the
/// process.
KILN_RUNTIME const void *kiln_argument_views();

/// Flushes output and ends the process with `status`.
KILN_RUNTIME __attribute__((noreturn)) void kiln_exit(int32_t status);

/// Flushes output and ends the process by a trap signal (EXE-3). Prints nothing itself.
KILN_RUNTIME __attribute__((noreturn)) void kiln_trap();

/// Writes `length` bytes of `message` and a newline to standard output, then does what `kiln_trap`
/// does.
KILN_RUNTIME __attribute__((noreturn)) void kiln_abort(const char *message, int64_t length);

/// Inside the compiler's process a crash is reported in the compiler's words and with status 1
/// (RUN-6). Called by the compiler before it starts a program.
KILN_RUNTIME void kiln_report_crashes_as_driver();

/// Returns where a program that was made for it counts what runs (compiler/codegen/Coverage.h): a file in $KILN_COVERAGE_FOLDER that begins
/// with `table`, or `counters` itself where there is none.
KILN_RUNTIME uint64_t *kiln_coverage_start(const char *table, uint64_t tableSize, uint64_t *counters, uint64_t count);

// ---- output ----------------------------------------------------------------------------------

/// Writes `length` bytes to file descriptor `fd` and returns how many were written, or -1 with
/// `errno` set. Standard output goes through the C library's buffer, so it keeps its order with
/// `printf`; writing to standard error flushes it first.
KILN_RUNTIME int64_t kiln_write(int32_t fd, const void *bytes, int64_t length);

/// Writes out what is buffered for standard output.
KILN_RUNTIME void kiln_flush();

/// Reads a line from standard input. Returns its length without the end of line and its bytes,
/// which stay until this thread's next call, in `*line`, or -1 at the end of the input. What is
/// buffered for standard output is written first.
KILN_RUNTIME int64_t kiln_read_line(char **line);

/// Opens a file with `flags` of the system, new ones with permissions 0666 masked by the umask.
/// Returns the descriptor, or -1 with `errno` set. (`open` itself is variadic.)
KILN_RUNTIME int32_t kiln_open(const char *path, int32_t flags);

/// Marks a descriptor to be closed in programs that are started. Returns 0, or -1 with `errno` set.
KILN_RUNTIME int32_t kiln_close_on_exec(int32_t descriptor);

/// Starts a program (searched for in PATH, with this environment and the null-terminated
/// arguments). Returns 0 and the number of the process, or an error number.
KILN_RUNTIME int32_t kiln_spawn(int32_t *process, const char *path, char *const *arguments);

// ---- memory ----------------------------------------------------------------------------------

/// Returns `size` bytes aligned to `alignment` (a power of two), or null. Released by
/// `kiln_aligned_free`.
KILN_RUNTIME void *kiln_aligned_alloc(int64_t alignment, int64_t size);
KILN_RUNTIME void kiln_aligned_free(void *pointer);

/// Returns the memory, zero at first, in which the library keeps its process-wide random generator.
KILN_RUNTIME int64_t kiln_random_state();

/// Returns and sets the mode of the floating-point unit of this thread: 0x8040 is set when denormal
/// numbers count as zero.
KILN_RUNTIME uint32_t kiln_get_float_mode();
KILN_RUNTIME void kiln_set_float_mode(uint32_t mode);

// ---- Python --------------------------------------------------------------------------------------

/// Returns the address of the word, zero at first, in which the library keeps its Python handle.
KILN_RUNTIME int64_t kiln_python_handle();

/// Prepares the process for an interpreter that it starts itself: output isn't buffered any more,
/// and Python's is flushed when the process ends. `run` is `PyRun_SimpleString`, `gil` is
/// `PyGILState_Check`.
KILN_RUNTIME void kiln_python_starts(int (*run)(const char *), int (*gil)());

// ---- parallelism -----------------------------------------------------------------------------

/// Calls `work(index, context)` for every index in [0, count), on at most `workers` threads (0: one
/// for each core) of which the caller is one. Returns when all calls have returned. May be called
/// from inside `work`.
KILN_RUNTIME void kiln_parallel_for(void (*work)(int64_t index, void *context), void *context,
                                    int64_t count, int64_t workers);

/// Starts `work(context)` on a thread of the pool and returns what names it.
KILN_RUNTIME void *kiln_task_start(void (*work)(void *context), void *context);
/// Returns when the task has ended; runs it itself if it hasn't begun. May be called again.
KILN_RUNTIME void kiln_task_wait(void *task);
/// Forgets a task that has ended.
KILN_RUNTIME void kiln_task_release(void *task);

/// Returns the number of cores of the machine that this process may use, each counted once whatever
/// its threads.
KILN_RUNTIME int64_t kiln_physical_cores();

/// Returns the number of threads that `kiln_parallel_for` uses by default.
KILN_RUNTIME int64_t kiln_parallelism();

#endif // KILN_RUNTIME_H
