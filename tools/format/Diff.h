// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Differences between two texts, line by line.
#ifndef KILN_TOOLS_FORMAT_DIFF_H
#define KILN_TOOLS_FORMAT_DIFF_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

namespace kiln {

/// Lines [oldBegin, oldEnd) of the old text became lines [newBegin, newEnd) of the new one; numbers from 0.
struct Change {
  size_t oldBegin, oldEnd, newBegin, newEnd;
};

/// Returns the lines of `text` with their ends.
std::vector<llvm::StringRef> splitLines(llvm::StringRef text);

/// Returns the fewest changes that make `newLines` of `oldLines`, in order.
///
/// Eugene W. Myers: An O(ND) difference algorithm and its variations. Algorithmica 1, 1986.
std::vector<Change> compareLines(llvm::ArrayRef<llvm::StringRef> oldLines, llvm::ArrayRef<llvm::StringRef> newLines);

/// Prints the difference in unified form, under the names of the two files.
void printUnifiedDiff(llvm::StringRef oldText, llvm::StringRef newText, llvm::StringRef oldName, llvm::StringRef newName, bool color,
                      llvm::raw_ostream &os);

} // namespace kiln

#endif // KILN_TOOLS_FORMAT_DIFF_H
