// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Names of types as programs see them.
#ifndef KILN_CHECK_REFLECTION_H
#define KILN_CHECK_REFLECTION_H

#include "check/Program.h"

namespace kiln {

/// How the name of a type is spelled; the numbers are those of `__type_name`.
enum class NameStyle : uint8_t {
  Full,      ///< module paths but for the commonest library types (REFL-5)
  Qualified, ///< every module path
  Base,      ///< no module, no parameters
  Repr       ///< as Full, without the path of the outermost type (FMT-4)
};

/// The canonical name of `type`, never an alias.
std::string reflectedName(Program &program, Type type, NameStyle style);

/// The dotted name of the file that a module is: a package's own declarations are in its `__init__`.
std::string moduleName(const ModuleInfo &module);

} // namespace kiln

#endif // KILN_CHECK_REFLECTION_H
