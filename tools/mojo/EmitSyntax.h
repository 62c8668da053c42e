// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo build --emit tokens|ast`
#ifndef KILN_TOOLS_MOJO_EMITSYNTAX_H
#define KILN_TOOLS_MOJO_EMITSYNTAX_H

#include "driver/Options.h"

namespace kiln {

enum class SyntaxOutput { None, Tokens, Ast };

/// Prints the tokens or the tree of the input file to the output (default: standard output); returns the exit status.
int emitSyntax(const DriverOptions &options, SyntaxOutput output);

} // namespace kiln

#endif // KILN_TOOLS_MOJO_EMITSYNTAX_H
