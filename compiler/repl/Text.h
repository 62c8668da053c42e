// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What the front of a session asks of the text of inputs.
#ifndef KILN_REPL_TEXT_H
#define KILN_REPL_TEXT_H

#include "repl/LineEditor.h"

namespace kiln {

/// The colours of the tokens of `text`.
std::vector<ColorSpan> highlight(llvm::StringRef text);

/// Whether `text` ends inside of brackets or of a string of several lines, so that an empty line doesn't end it.
bool isOpen(llvm::StringRef text);

/// The input that runs `code`, a text in Python, and makes variables of the global names that it binds (REPL-8).
std::string mojoForPython(llvm::StringRef code);

/// `text` without the indentation that all of its lines have (pasted code).
std::string dedent(llvm::StringRef text);

/// Splits a script into inputs: an empty line ends one unless the next line is indented or continues a statement.
std::vector<std::string> splitScript(llvm::StringRef script);

} // namespace kiln

#endif // KILN_REPL_TEXT_H
