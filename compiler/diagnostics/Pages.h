// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo explain` has to say about messages: the files of pages/.
#ifndef KILN_DIAGNOSTICS_PAGES_H
#define KILN_DIAGNOSTICS_PAGES_H

#include "diagnostics/Ids.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace kiln::diag {

struct Page {
  llvm::StringRef id;
  llvm::StringRef meaning; ///< in lines, with empty ones between paragraphs
  llvm::StringRef wrong;   ///< a program that gives the message; empty for messages that no program can show
  llvm::StringRef right;   ///< the program as it should be
};

/// All pages, in the order of the files.
llvm::ArrayRef<Page> pages();
/// The page of the message named `id`, or null.
const Page *pageOf(llvm::StringRef id);
/// The table entries of all messages, in the order of the tables.
std::vector<Info> allMessages();
/// Whether `message` can have been made from the text of a table entry.
bool matches(llvm::StringRef format, llvm::StringRef message);

} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_PAGES_H
