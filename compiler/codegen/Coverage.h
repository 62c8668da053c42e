// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Counting how often the lines of a program run.
//
// Each basic block gets a counter, and each conditional branch one for either way. A table says in lines of text what the counters mean:
//
//   F PATH              a source file of the program; files are numbered from 0 in this order
//   N                   a function begins
//   L FILE LINE,...     the next counter: a block with code of these lines
//   B FILE LINE N WAY   the next counter: way 0 (true) or 1 (false) of the N-th branch at this line
//
// `kiln_coverage_start` of the runtime receives table and counters.
#ifndef KILN_CODEGEN_COVERAGE_H
#define KILN_CODEGEN_COVERAGE_H

#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace llvm {
class Module;
} // namespace llvm

namespace kiln {

/// Makes the functions of `module` that come from `files` count. Needs line tables; comes before optimization.
void instrumentCoverage(llvm::Module &module, llvm::ArrayRef<std::string> files);

} // namespace kiln

#endif // KILN_CODEGEN_COVERAGE_H
