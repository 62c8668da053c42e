// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.

#include "diagnostics/Pages.h"

using namespace kiln;

/// Splits `text` behind the next occurrence of `mark`; returns what stands before it.
static llvm::StringRef upTo(llvm::StringRef &text, llvm::StringRef mark) {
  auto [before, after] = text.split(mark);
  text = after;
  return before;
}

/// The pages of one file: `## Id`, the meaning, two blocks of code.
static void readPages(llvm::StringRef text, std::vector<diag::Page> &pages) {
  upTo(text, "\n## ");
  while (!text.empty()) {
    llvm::StringRef entry = upTo(text, "\n## ");
    diag::Page page;
    page.id = upTo(entry, "\n");
    page.meaning = upTo(entry, "```mojo\n").trim();
    page.wrong = upTo(entry, "```\n");
    upTo(entry, "```mojo\n");
    page.right = upTo(entry, "```\n");
    pages.push_back(page);
  }
}

llvm::ArrayRef<diag::Page> diag::pages() {
  static const std::vector<Page> table = [] {
    static constexpr llvm::StringLiteral files[] = {
#include "diagnostics/Pages.inc"
    };
    std::vector<Page> pages;
    for (llvm::StringRef file : files)
      readPages(file, pages);
    return pages;
  }();
  return table;
}

const diag::Page *diag::pageOf(llvm::StringRef id) {
  for (const Page &page : pages())
    if (page.id == id)
      return &page;
  return nullptr;
}

/// The pieces of `format` between its placeholders, with doubled braces undone.
static std::vector<std::string> piecesOf(llvm::StringRef format) {
  std::vector<std::string> pieces{""};
  for (size_t i = 0; i < format.size(); ++i) {
    char c = format[i];
    if ((c == '{' || c == '}') && i + 1 < format.size() && format[i + 1] == c) {
      pieces.back() += c;
      ++i;
    } else if (c == '{') {
      i = std::min(format.find('}', i), format.size());
      pieces.push_back("");
    } else {
      pieces.back() += c;
    }
  }
  return pieces;
}

bool diag::matches(llvm::StringRef format, llvm::StringRef message) {
  std::vector<std::string> pieces = piecesOf(format);
  if (pieces.size() == 1)
    return message == pieces.front();
  // A format of placeholders only says nothing.
  size_t letters = 0;
  for (const std::string &piece : pieces)
    letters += piece.size();
  if (letters < 6 || !message.consume_front(pieces.front()) || !message.consume_back(pieces.back()))
    return false;
  for (size_t i = 1; i + 1 < pieces.size(); ++i) {
    size_t at = message.find(pieces[i]);
    if (at == llvm::StringRef::npos)
      return false;
    message = message.drop_front(at + pieces[i].size());
  }
  return true;
}
