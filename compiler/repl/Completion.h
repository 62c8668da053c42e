// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What may stand at the cursor, by the checker's knowledge of the session.
#ifndef KILN_REPL_COMPLETION_H
#define KILN_REPL_COMPLETION_H

#include "repl/LineEditor.h"

namespace kiln {

class InteractiveSession;

/// Completes the word before `cursor`: names, keywords, members behind a dot, modules and their names in imports, commands.
Completions completeAt(InteractiveSession &session, llvm::StringRef text, size_t cursor, llvm::ArrayRef<llvm::StringRef> commands);

} // namespace kiln

#endif // KILN_REPL_COMPLETION_H
