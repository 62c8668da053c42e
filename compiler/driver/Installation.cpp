// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Finds the parts of the installation.
#include "driver/Installation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace kiln {

Installation findInstallation() {
  Installation result;
  result.executable =
      sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&findInstallation));
  SmallString<128> prefix(sys::path::parent_path(sys::path::parent_path(result.executable)));
  if (auto paths = sys::Process::GetEnv("MODULAR_MOJO_MAX_IMPORT_PATH"); paths && !paths->empty()) {
    SmallVector<StringRef> parts;
    StringRef(*paths).split(parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef part : parts)
      result.libraryPaths.push_back(part.trim().str());
  } else {
    SmallString<128> library(prefix);
    sys::path::append(library, "lib", "mojo");
    result.libraryPaths.push_back(std::string(library));
  }
  if (auto path = sys::Process::GetEnv("MODULAR_MOJO_MAX_COMPILERRT_PATH"); path && !path->empty())
    result.runtimeLibrary = *path;
  else {
    SmallString<128> runtime(prefix);
    sys::path::append(runtime, "lib", "kiln", "libkiln_runtime.a");
    result.runtimeLibrary = std::string(runtime);
  }
  result.lldPath = sys::Process::GetEnv("MODULAR_MOJO_MAX_LLD_PATH").value_or(std::string());
  return result;
}

} // namespace kiln
