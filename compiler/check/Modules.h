// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Modules that no import of the program names.
#ifndef KILN_CHECK_MODULES_H
#define KILN_CHECK_MODULES_H

#include "check/Program.h"

namespace kiln {

/// Makes a module of the library from a text that the compiler wrote.
ModuleInfo *loadText(Program &program, llvm::StringRef name, llvm::StringRef text);
/// The module `name` of the package that `module` is in, loaded; null when there is none.
ModuleInfo *siblingModule(Program &program, ModuleInfo *module, Identifier name);
/// Loads the modules that the user's packages import, which may hold extensions (EXT-3): needed only where a member isn't found. Whether
/// there are new ones.
bool loadIndirectImports(Program &program);

} // namespace kiln

#endif // KILN_CHECK_MODULES_H
