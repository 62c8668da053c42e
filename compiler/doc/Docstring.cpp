// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Splitting docstrings into summary, description and sections.

#include "doc/Docstring.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace kiln;
using namespace kiln::doc;

namespace {
/// A line without the indentation that all lines share.
struct DocLine {
  llvm::StringRef text; ///< without blanks at its ends
  size_t indent = 0;    ///< beyond the common indentation
  SourceLoc loc;        ///< of its first character that is not blank
  bool isHidden = false;
  bool empty() const { return text.empty(); }
};
} // namespace

static bool isKnownLabel(llvm::StringRef label) {
  return llvm::StringSwitch<bool>(label)
      .Cases({"Parameters", "Args", "Returns", "Raises", "Constraints"}, true)
      .Default(false);
}

const DocSection *Docstring::find(llvm::StringRef label) const {
  for (const DocSection &section : sections)
    if (section.label.text == label)
      return &section;
  return nullptr;
}

/// Returns the lines of `literal`.
static std::vector<DocLine> linesOf(const ast::StringLiteral &literal) {
  // Without escapes, the text stands in the source as it is; then each character has a place of its own.
  size_t written = literal.end().raw() - literal.begin().raw();
  size_t delimiters = written - literal.value.size();
  bool isVerbatim = written > literal.value.size() && delimiters <= 7;
  size_t lead = delimiters >= 6 ? delimiters - 3 : delimiters - 1;

  std::vector<DocLine> lines;
  llvm::SmallVector<llvm::StringRef, 32> pieces;
  literal.value.split(pieces, '\n');
  size_t common = llvm::StringRef::npos, offset = 0;
  for (llvm::StringRef piece : llvm::ArrayRef(pieces).drop_front())
    if (!piece.trim().empty())
      common = std::min(common, piece.size() - piece.ltrim(" \t").size());
  bool isFirst = true;
  for (llvm::StringRef piece : pieces) {
    DocLine line;
    line.text = piece.trim();
    size_t blanks = piece.size() - piece.ltrim(" \t").size();
    line.indent = isFirst || line.text.empty() || blanks < common ? 0 : blanks - common;
    line.loc = isVerbatim ? literal.begin().advanced(static_cast<int32_t>(lead + offset + blanks))
                          : literal.begin();
    line.isHidden = line.text.starts_with("%#");
    lines.push_back(line);
    offset += piece.size() + 1;
    isFirst = false;
  }
  return lines;
}

/// Reads the entries of `Args` or `Parameters` from lines [begin, end).
static void readEntries(llvm::ArrayRef<DocLine> lines, DocSection &section) {
  size_t entryIndent = llvm::StringRef::npos;
  for (const DocLine &line : lines) {
    if (line.empty())
      continue;
    entryIndent = std::min(entryIndent, line.indent);
    auto [name, text] = line.text.split(':');
    llvm::StringRef plain = name.trim("*`");
    bool isName = !plain.empty() && llvm::all_of(plain, [](char c) { return llvm::isAlnum(c) || c == '_'; });
    if (line.indent == entryIndent && isName && line.text.contains(':')) {
      Entry entry;
      entry.name = {plain.str(), line.loc};
      llvm::StringRef description = text.ltrim();
      entry.description = {description.str(),
                           line.loc.advanced(static_cast<int32_t>(line.text.size() - description.size()))};
      section.entries.push_back(std::move(entry));
    } else if (!section.entries.empty()) {
      Text &description = section.entries.back().description;
      if (description.empty())
        description.loc = line.loc;
      else
        description.text += ' ';
      description.text += line.text.str();
    }
  }
}

/// Reads the text of a section from its lines.
static void readBody(llvm::ArrayRef<DocLine> lines, DocSection &section) {
  size_t base = llvm::StringRef::npos;
  for (const DocLine &line : lines)
    if (!line.empty())
      base = std::min(base, line.indent);
  while (!lines.empty() && lines.back().empty())
    lines = lines.drop_back();
  for (const DocLine &line : lines) {
    if (section.body.empty() && line.empty())
      continue;
    if (section.body.empty())
      section.body.loc = line.loc;
    if (!line.empty())
      section.body.text += std::string(line.indent - base, ' ') + line.text.str();
    section.body.text += '\n';
  }
}

Docstring doc::parseDocstring(const ast::StringLiteral *literal) {
  Docstring result;
  if (!literal)
    return result;
  std::vector<DocLine> lines = linesOf(*literal);
  size_t i = 0;
  while (i < lines.size() && lines[i].empty())
    ++i;
  auto labelOf = [&](const DocLine &line) {
    llvm::StringRef text = line.text;
    return text.consume_back(":") && isKnownLabel(text) ? text : llvm::StringRef();
  };
  bool inFence = false;
  for (; i < lines.size() && !lines[i].empty() && labelOf(lines[i]).empty() &&
         !lines[i].text.starts_with("```");
       ++i) {
    if (result.summary.empty())
      result.summary.loc = lines[i].loc;
    else
      result.summary.text += ' ';
    result.summary.text += lines[i].text.str();
  }
  while (i < lines.size()) {
    const DocLine &line = lines[i];
    llvm::StringRef label = inFence ? llvm::StringRef() : labelOf(line);
    if (label.empty()) {
      if (line.text.starts_with("```"))
        inFence = !inFence;
      if (!(inFence && line.isHidden))
        result.description += std::string(line.indent, ' ') + line.text.str() + "\n";
      ++i;
      continue;
    }
    DocSection section;
    section.label = {label.str(), line.loc};
    section.isOverindented = line.indent > 0;
    size_t begin = ++i;
    bool sectionFence = false;
    for (; i < lines.size(); ++i) {
      if (lines[i].text.starts_with("```"))
        sectionFence = !sectionFence;
      bool isInner = lines[i].empty() || lines[i].indent > line.indent;
      if (!sectionFence && (!isInner || !labelOf(lines[i]).empty()))
        break;
    }
    auto body = llvm::ArrayRef(lines).slice(begin, i - begin);
    if (label == "Args" || label == "Parameters")
      readEntries(body, section);
    else
      readBody(body, section);
    result.sections.push_back(std::move(section));
  }
  result.description = llvm::StringRef(result.description).trim().str();
  return result;
}

bool doc::isPublicName(llvm::StringRef name) {
  return !name.starts_with("_") || (name.size() > 4 && name.starts_with("__") && name.ends_with("__"));
}

bool doc::isPublic(const ast::Decl &decl) {
  for (const ast::Decl *d = &decl; d; d = d->parent)
    if (!isPublicName(d->nameStr()) || d->findDecorator("doc_hidden") ||
        (d != &decl && llvm::isa<ast::FunctionDecl>(d)))
      return false;
  return true;
}

bool doc::hasResult(const ast::FunctionSignature &signature) {
  if (signature.result)
    return !llvm::isa<ast::NoneLiteral>(signature.result->ignoreParens());
  const ast::ArgDecl *out = signature.outArg();
  return out && out->nameStr() != "self" && (signature.args.args.empty() || out != signature.args.args.front());
}
