// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The formatter: source text in, source text in the one style out (08, section 8).

#ifndef KILN_TOOLS_FORMAT_FORMAT_H
#define KILN_TOOLS_FORMAT_FORMAT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace kiln {

struct FormatOptions {
  unsigned lineLength = 80;
};

/// Returns `text` formatted. Fails with "LINE:COL: TEXT" if it has a syntax error.
llvm::Expected<std::string> formatSource(llvm::StringRef text, const FormatOptions &options);

/// Lines `first` to `last`, numbers from 1.
struct LineRange {
  unsigned first, last;
};

/// Returns `text` with only the statements that touch `ranges` formatted.
llvm::Expected<std::string> formatRanges(llvm::StringRef text, const FormatOptions &options, llvm::ArrayRef<LineRange> ranges);

} // namespace kiln

#endif // KILN_TOOLS_FORMAT_FORMAT_H
