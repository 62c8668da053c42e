// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// LLVM's archives were built with the Polly optimizer as a part that its link-time optimizer asks
// for. We link neither Polly nor use that optimizer; this answers in Polly's place.
#include "llvm/Plugins/PassPlugin.h"

llvm::PassPluginLibraryInfo getPollyPluginInfo();

/// Returns a plugin that adds nothing.
llvm::PassPluginLibraryInfo getPollyPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "none", "0", [](llvm::PassBuilder &) {}};
}
