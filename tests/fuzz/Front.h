// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The front end in one process, for many texts: names, types, ownership; no code is generated.
#ifndef KILN_TESTS_FUZZ_FRONT_H
#define KILN_TESTS_FUZZ_FRONT_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace kiln::fuzz {

enum class Level { Parse, Check };

/// Compiles `text` as the file `path` up to `level` and returns the number of errors. Messages are formatted and thrown away.
unsigned compile(llvm::StringRef text, const std::string &library, Level level);

} // namespace kiln::fuzz

#endif // KILN_TESTS_FUZZ_FRONT_H
