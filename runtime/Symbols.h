// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The runtime's functions by name, for programs that run inside the compiler.
#ifndef KILN_RUNTIME_SYMBOLS_H
#define KILN_RUNTIME_SYMBOLS_H

#include <cstddef>

namespace kiln {

/// A name and where it lies in this process.
struct RuntimeSymbol {
  const char *name;
  const void *address;
};

/// Returns the table, `count` entries long: the runtime, and the arithmetic helpers that LLVM
/// calls.
const RuntimeSymbol *runtimeSymbols(size_t &count);

} // namespace kiln

#endif // KILN_RUNTIME_SYMBOLS_H
