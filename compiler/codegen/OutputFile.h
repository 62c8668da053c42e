// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Writing a file so that it appears whole or not at all.
#ifndef KILN_CODEGEN_OUTPUTFILE_H
#define KILN_CODEGEN_OUTPUTFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_pwrite_stream;
} // namespace llvm

namespace kiln {

/// Fails with the spec's words (5.2) unless the folder of `path` exists.
llvm::Error checkOutputPath(llvm::StringRef path);

/// Calls `write` with a stream to a temporary file beside `path` and renames it to `path` when
/// `write` succeeds. On failure nothing is left behind. A path that is no regular file
/// (`/dev/null`) is written directly.
llvm::Error writeFileAtomically(llvm::StringRef path,
                                llvm::function_ref<llvm::Error(llvm::raw_pwrite_stream &)> write);

/// Replaces the content of the user's file at `path`, as a whole or not at all. The file keeps its permissions; where it is a link, what it
/// leads to is replaced. Fails for a file that is read-only.
llvm::Error replaceFile(llvm::StringRef path, llvm::StringRef text);

} // namespace kiln

#endif // KILN_CODEGEN_OUTPUTFILE_H
