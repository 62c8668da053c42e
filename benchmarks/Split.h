// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What the C++ twins split texts with.
#ifndef KILN_BENCHMARKS_SPLIT_H
#define KILN_BENCHMARKS_SPLIT_H

#include <string_view>
#include <vector>

/// Returns the pieces of `text` between the separators; views into it.
static std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t at = 0, found;
  while ((found = text.find(separator, at)) != std::string_view::npos) {
    parts.push_back(text.substr(at, found - at));
    at = found + 1;
  }
  parts.push_back(text.substr(at));
  return parts;
}

#endif // KILN_BENCHMARKS_SPLIT_H
