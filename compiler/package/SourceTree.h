// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Which files tools look at when they are given a folder.
#ifndef KILN_PACKAGE_SOURCETREE_H
#define KILN_PACKAGE_SOURCETREE_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace kiln {

/// Appends the Mojo files below `folder` to `files`, in the order of their names. Hidden folders and those of build outputs and foreign
/// code are left out; a link that leads back to a folder around it is not followed.
void collectMojoFiles(llvm::StringRef folder, std::vector<std::string> &files);

} // namespace kiln

#endif // KILN_PACKAGE_SOURCETREE_H
