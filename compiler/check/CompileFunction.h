// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_COMPILEFUNCTION_H
#define KILN_CHECK_COMPILEFUNCTION_H

#include "check/Program.h"

namespace kiln {

/// `root` and all that it reaches, compiled to output of `kind`. None after diagnostics, or with the reason in `error`.
std::optional<std::string> compileFunction(Program &program, FunctionInstance &root, llvm::StringRef kind, std::string &error);

} // namespace kiln

#endif // KILN_CHECK_COMPILEFUNCTION_H
