// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Where the parts of this installation lie.
#ifndef KILN_DRIVER_INSTALLATION_H
#define KILN_DRIVER_INSTALLATION_H

#include <string>
#include <vector>

namespace kiln {

/// The files that belong to the running `mojo`.
struct Installation {
  std::string executable;
  std::vector<std::string> libraryPaths; ///< folders that hold the standard library's packages
  std::string runtimeLibrary;            ///< libkiln_runtime.a
  std::string lldPath;                   ///< configured LLD, or empty
  std::string linkerDriver;              ///< configured C compiler, or empty
  std::vector<std::string> linkerArgs;   ///< configured arguments for linking
  std::string prefix;
};

/// Finds the installation around the running executable: `PREFIX/bin/mojo`, `PREFIX/lib/mojo`,
/// `PREFIX/lib/kiln`. Environment variables override parts (CFG-1).
Installation findInstallation();

} // namespace kiln

#endif // KILN_DRIVER_INSTALLATION_H
