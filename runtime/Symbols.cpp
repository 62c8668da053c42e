// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The table of functions that a program in this process may call by name.
#include "Symbols.h"
#include "Runtime.h"

// clang-format off
// Helpers of the C compiler's library: executables link it, a program in this process gets ours.
// Only their addresses are used, so they are declared under names of our own.
#define KILN_HELPERS(X) \
  X(__divti3) X(__modti3) X(__udivti3) X(__umodti3) X(__multi3) X(__ashlti3) X(__ashrti3) \
  X(__lshrti3) X(__floattidf) X(__floattisf) X(__floatuntidf) X(__floatuntisf) X(__fixdfti) \
  X(__fixsfti) X(__fixunsdfti) X(__fixunssfti) X(__powisf2) X(__powidf2) X(__truncsfhf2) \
  X(__truncdfhf2) X(__extendhfsf2) X(__truncsfbf2) X(__truncdfbf2) X(__clear_cache)

#define KILN_FUNCTIONS(X) \
  X(kiln_run_main) X(kiln_argc) X(kiln_argv) X(kiln_argument_views) X(kiln_physical_cores) \
  X(kiln_coverage_start) X(kiln_exit) X(kiln_trap) X(kiln_abort) X(kiln_write) X(kiln_flush) X(kiln_read_line) \
  X(kiln_open) X(kiln_close_on_exec) X(kiln_spawn) X(kiln_aligned_alloc) X(kiln_aligned_free) \
  X(kiln_parallel_for) X(kiln_task_start) X(kiln_task_wait) X(kiln_task_release) X(kiln_parallelism) X(kiln_random_state) X(kiln_get_float_mode) \
  X(kiln_set_float_mode) X(kiln_python_handle) X(kiln_python_starts)
// clang-format on

#define KILN_DECLARE(name) extern "C" char kiln_helper_##name __asm__(#name);
KILN_HELPERS(KILN_DECLARE)

namespace kiln {

const RuntimeSymbol *runtimeSymbols(size_t &count) {
#define KILN_FUNCTION(name) {#name, reinterpret_cast<const void *>(&name)},
#define KILN_HELPER(name) {#name, &kiln_helper_##name},
  static const RuntimeSymbol table[] = {KILN_FUNCTIONS(KILN_FUNCTION) KILN_HELPERS(KILN_HELPER)};
  count = sizeof(table) / sizeof(table[0]);
  return table;
}

} // namespace kiln
