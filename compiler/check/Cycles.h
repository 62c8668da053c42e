// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_CYCLES_H
#define KILN_CHECK_CYCLES_H

namespace kiln {

class Program;
class ModuleInfo;

/// Reports declarations of `module` that are defined through themselves. Their values are errors from then on.
void checkCycles(Program &program, ModuleInfo *module);

} // namespace kiln

#endif // KILN_CHECK_CYCLES_H
