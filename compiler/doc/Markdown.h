// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The Markdown of docstrings as HTML.

#ifndef KILN_DOC_MARKDOWN_H
#define KILN_DOC_MARKDOWN_H

#include "llvm/ADT/StringRef.h"
#include <functional>
#include <string>

namespace kiln::doc {

/// Returns `text` with what HTML would take for markup written as entities.
std::string escapeHtml(llvm::StringRef text);

/// Says what a name in code links to; empty: nothing.
using LinkOf = std::function<std::string(llvm::StringRef name)>;

/// Returns Mojo code with its tokens in spans of the classes k (keyword), s (string), n (number), c (comment), and links on names.
std::string highlightCode(llvm::StringRef code, const LinkOf &linkOf);

/// Returns the HTML of paragraphs, headings, lists, quotes, tables, fenced code and, in the text, code, emphasis and links. Code in the
/// text that is a name which `linkOf` knows becomes a link.
std::string renderMarkdown(llvm::StringRef text, const LinkOf &linkOf);

/// The same for a piece of one line.
std::string renderInline(llvm::StringRef text, const LinkOf &linkOf);

} // namespace kiln::doc

#endif // KILN_DOC_MARKDOWN_H
