// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Debug sessions in a running editor (08, VSC-12).
#ifndef KILN_TOOLS_MOJO_EDITORDEBUG_H
#define KILN_TOOLS_MOJO_EDITORDEBUG_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace kiln {

/// What the editor is asked to debug.
struct EditorDebug {
  unsigned port = 0;      ///< 0: the first that answers of 12355 to 12364
  std::string target;     ///< a Mojo file or an executable; empty when attaching
  bool isSource = false;
  std::vector<std::string> args, buildArgs, initCommands;
  unsigned pid = 0;
  bool ownTerminal = false, stopOnEntry = false, cudaGdb = false, breakOnLaunch = false;
};

/// Starts the session in the editor that was used last. Fails with the specified words when no editor answers.
llvm::Error startInEditor(const EditorDebug &session);

} // namespace kiln

#endif // KILN_TOOLS_MOJO_EDITORDEBUG_H
