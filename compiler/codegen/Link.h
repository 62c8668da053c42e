// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Linking objects into executables and shared libraries, in this process.
#ifndef KILN_CODEGEN_LINK_H
#define KILN_CODEGEN_LINK_H

#include "codegen/Options.h"
#include "codegen/Target.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace kiln {

/// What a link is asked for.
struct LinkJob {
  std::vector<std::string> objects;    ///< paths of objects
  std::vector<std::string> archives;   ///< runtime library and the like
  std::vector<std::string> linkerArgs; ///< -Xlinker, in order, last
  std::string output;
  std::string lldPath; ///< another LLD, or empty
  std::string driver;  ///< a C compiler that is to link, or empty
  bool sharedLib = false;
  bool isStatic = false;
  bool sharedLibasan = false;
  bool keepSymbols = false; ///< the output will be debugged or profiled
  SanitizerKind sanitizer = SanitizerKind::None;
};

/// Links `job` for `target`. The linker's own messages go to stderr; the error's text is the spec's
/// (BLD-3). The output appears whole or not at all.
llvm::Error link(const LinkJob &job, const ResolvedTarget &target);

} // namespace kiln

#endif // KILN_CODEGEN_LINK_H
