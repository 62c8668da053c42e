// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fix-its as edits of files.

#include "diagnostics/FixIts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace kiln;

void FixItConsumer::handle(const Diagnostic &diagnostic, const SourceManager &) {
  for (const FixIt &fixIt : diagnostic.fixIts)
    fixIts.push_back({fixIt, diagnostic.message});
}

llvm::Error FixItConsumer::apply(const SourceManager &sources, llvm::function_ref<llvm::Error(llvm::StringRef path, llvm::StringRef text)> write) const {
  std::vector<FixIt> ordered;
  for (const Entry &entry : fixIts)
    ordered.push_back(entry.fixIt);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const FixIt &a, const FixIt &b) {
                     // What is inserted before a word comes before what replaces the word.
                     return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
                   });
  // Two messages may propose the same, as the import of a name that is used twice.
  ordered.erase(std::unique(ordered.begin(), ordered.end(),
                            [](const FixIt &a, const FixIt &b) {
                              return a.range.begin == b.range.begin && a.range.end == b.range.end && a.text == b.text;
                            }),
                ordered.end());
  for (size_t i = 0; i < ordered.size();) {
    const SourceFile *file = sources.fileOf(ordered[i].range.begin);
    if (!file) {
      ++i;
      continue;
    }
    std::string result;
    size_t done = 0;
    for (; i < ordered.size() && file->contains(ordered[i].range.begin); ++i) {
      size_t begin = file->offset(ordered[i].range.begin), end = file->offset(ordered[i].range.end);
      if (begin < done || end > file->size())
        continue;
      result += file->text().slice(done, begin);
      result += ordered[i].text;
      done = end;
    }
    result += file->text().drop_front(done);
    if (llvm::Error error = write(file->path(), result))
      return error;
  }
  return llvm::Error::success();
}

/// Prints a YAML string in double quotes.
static void printQuoted(llvm::raw_ostream &os, llvm::StringRef text) {
  os << '"';
  for (char c : text) {
    if (c == '"' || c == '\\')
      os << '\\' << c;
    else if (c == '\n')
      os << "\\n";
    else if (c == '\t')
      os << "\\t";
    else
      os << c;
  }
  os << '"';
}

void FixItConsumer::printYaml(llvm::raw_ostream &os, const SourceManager &sources) const {
  os << "---\n";
  if (fixIts.empty())
    os << "[]\n";
  for (const Entry &entry : fixIts) {
    const SourceFile *file = sources.fileOf(entry.fixIt.range.begin);
    if (!file)
      continue;
    size_t begin = file->offset(entry.fixIt.range.begin);
    os << "- file: ";
    printQuoted(os, file->path());
    os << "\n  offset: " << begin << "\n  length: " << file->offset(entry.fixIt.range.end) - begin << "\n  text: ";
    printQuoted(os, entry.fixIt.text);
    os << "\n  message: ";
    printQuoted(os, entry.message);
    os << '\n';
  }
  os << "...\n";
}
