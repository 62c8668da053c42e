// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Documentation as a static site: pages for packages, modules and types, pages with the source, a search that needs no server.

#ifndef KILN_DOC_SITE_H
#define KILN_DOC_SITE_H

#include "llvm/Support/JSON.h"
#include <map>
#include <string>
#include <vector>

namespace kiln::doc {

/// A file of the site: its path, with `/`, below the folder of the site.
struct SiteFile {
  std::string path, text;
};

/// Returns the files that show `root`, a module or package described with lines (Json.h). `sources` has the text of each module by its
/// path in the site, such as `std/collections/list`.
std::vector<SiteFile> makeSite(const llvm::json::Object &root, const std::map<std::string, std::string> &sources);

} // namespace kiln::doc

#endif // KILN_DOC_SITE_H
