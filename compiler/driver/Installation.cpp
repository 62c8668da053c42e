// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Finds the parts of the installation.
#include "driver/Installation.h"
#include "config/Configuration.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

Installation findInstallation() {
  Installation result;
  result.executable =
      sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&findInstallation));
  SmallString<128> prefix(sys::path::parent_path(sys::path::parent_path(result.executable)));
  result.prefix = std::string(prefix);
  if (std::string paths = setting("mojo-max.import_path", prefix); !paths.empty()) {
    SmallVector<StringRef> parts;
    StringRef(paths).split(parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef part : parts)
      result.libraryPaths.push_back(part.trim().str());
  } else {
    SmallString<128> library(prefix);
    sys::path::append(library, "lib", "mojo");
    result.libraryPaths.push_back(std::string(library));
  }
  if (std::string path = setting("mojo-max.compilerrt_path", prefix); !path.empty())
    result.runtimeLibrary = path;
  else {
    SmallString<128> runtime(prefix);
    sys::path::append(runtime, "lib", "kiln", "libkiln_runtime.a");
    result.runtimeLibrary = std::string(runtime);
  }
  result.lldPath = setting("mojo-max.lld_path", prefix);
  result.linkerDriver = setting("mojo-max.linker_driver", prefix);
  for (StringRef key : {"mojo-max.system_libs", "mojo-max.shared_libs"}) {
    std::string list = setting(key, prefix);
    SmallVector<StringRef> parts;
    StringRef(list).split(parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef part : parts)
      result.linkerArgs.push_back(part.trim().str());
  }
  return result;
}

} // namespace kiln
