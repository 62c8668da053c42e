// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The formatter: blank lines, and everything else line by line.

#include "format/Format.h"
#include "diagnostics/Consumers.h"
#include "format/Model.h"
#include "lex/Lexer.h"
#include "parse/Parser.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;
using namespace kiln::format;

namespace {

/// Decides how many blank lines stand before a statement (FMT-6).
class BlankLines {
public:
  unsigned before(const Statement &stmt);

private:
  const Statement *previous = nullptr;
  std::vector<int> definitions; ///< levels of the definitions that are still open
};

} // namespace

unsigned BlankLines::before(const Statement &stmt) {
  const Statement *last = std::exchange(previous, &stmt);
  unsigned blanks = std::min(stmt.blankLinesBefore, stmt.level ? 1u : 2u);
  bool closedDefinition = false;
  while (!definitions.empty() && definitions.back() >= stmt.level) {
    definitions.pop_back();
    closedDefinition = true;
  }
  if (!last) {
    if (stmt.isDefinition)
      definitions.push_back(stmt.level);
    return 0;
  }
  if (closedDefinition && !last->isDecorator)
    blanks = stmt.level ? 1 : 2;
  if (last->isDecorator)
    blanks = 0;
  bool isHeader = last->isHeader && last->level < stmt.level;
  if (stmt.isDecorator || stmt.isDefinition) {
    if (stmt.isDefinition)
      definitions.push_back(stmt.level);
    if (last->isDecorator)
      return 0;
    if (isHeader)
      return last->isDefinition && stmt.blankLinesBefore && last->line.leaves.front().kind != TokenKind::kw_struct &&
                     last->line.leaves.front().kind != TokenKind::kw_trait
                 ? 1
                 : 0;
    // Comments directly above belong to the definition.
    if (last->kind == Statement::Comment && last->level == stmt.level && !stmt.blankLinesBefore)
      return 0;
    return stmt.level ? 1 : 2;
  }
  if (last->isModuleDocstring && !closedDefinition)
    return 1;
  if (last->isImport && !stmt.isImport && last->level == stmt.level)
    return std::max(blanks, 1u);
  if (isHeader)
    return 0;
  return blanks;
}

/// Sorts the conformance list of a struct, trait or extension header by its printed text (FMT-14).
static void sortConformances(Line &line) {
  using TK = TokenKind;
  auto &leaves = line.leaves;
  if (leaves.size() < 3 ||
      (leaves[0].kind != TK::kw_struct && leaves[0].kind != TK::kw_trait && leaves[0].kind != TK::kw_extension))
    return;
  // The list is the first pair of parentheses outside of brackets.
  size_t open = 2;
  if (leaves[open].kind == TK::LBracket)
    while (open < leaves.size() && leaves[open].id != leaves[2].match)
      ++open;
  if (leaves[2].kind == TK::LBracket)
    ++open;
  if (open >= leaves.size() || leaves[open].kind != TK::LParen)
    return;
  struct Element {
    std::vector<Leaf> leaves;
    std::string key;
    bool keyDone = false;
  };
  std::vector<Element> elements(1);
  std::vector<Leaf> commas;
  int nesting = 0;
  size_t close = open + 1;
  for (; close < leaves.size() && leaves[close].id != leaves[open].match; ++close) {
    const Leaf &leaf = leaves[close];
    if (!leaf.ownComments.empty() || !leaf.trailingComments.empty())
      return;
    if (leaf.kind == TK::Comma && nesting == 0) {
      commas.push_back(leaf);
      elements.emplace_back();
      continue;
    }
    nesting += leaf.match > leaf.id ? 1 : leaf.match >= 0 ? -1 : 0;
    Element &element = elements.back();
    element.keyDone |= nesting == 0 && leaf.kind == TK::Identifier && leaf.text == "where";
    if (!element.keyDone)
      element.key += leaf.text + " ";
    element.leaves.push_back(leaf);
  }
  if (close == leaves.size())
    return;
  if (elements.back().leaves.empty())
    elements.pop_back();
  std::stable_sort(elements.begin(), elements.end(),
                   [](const Element &a, const Element &b) { return a.key < b.key; });
  std::vector<Leaf> sorted;
  for (size_t i = 0; i < elements.size(); ++i) {
    sorted.insert(sorted.end(), elements[i].leaves.begin(), elements[i].leaves.end());
    if (i < commas.size())
      sorted.push_back(commas[i]);
  }
  std::copy(sorted.begin(), sorted.end(), leaves.begin() + static_cast<ptrdiff_t>(open) + 1);
}

/// Returns the first line end of `text`.
static llvm::StringRef lineEnd(llvm::StringRef text) {
  size_t at = text.find('\n');
  return at != llvm::StringRef::npos && at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

llvm::Expected<std::string> kiln::formatSource(llvm::StringRef original, const FormatOptions &options) {
  // Line ends are one character while formatting.
  std::string normalized;
  for (size_t i = 0; i < original.size(); ++i) {
    if (original[i] == '\r') {
      normalized += '\n';
      if (i + 1 < original.size() && original[i + 1] == '\n')
        ++i;
    } else {
      normalized += original[i] == '\f' ? '\n' : original[i];
    }
  }
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags(sources);
  CollectingConsumer collected;
  diags.addConsumer(collected);
  const SourceFile &file = sources.addBuffer("<source>", normalized);
  auto module = parseModule(file, names, diags);
  module->parseAllBodies();
  if (diags.hasErrors())
    for (const Diagnostic &diagnostic : collected.diagnostics)
      if (diagnostic.severity == Severity::Error) {
        LineColumn place = sources.lineColumn(diagnostic.loc);
        return llvm::createStringError(llvm::inconvertibleErrorCode(), "%u:%u: %s", place.line, place.column,
                                       diagnostic.message.c_str());
      }

  std::vector<Statement> statements = buildStatements(module->tokens());
  std::string out;
  BlankLines blankLines;
  for (Statement &stmt : statements) {
    out.append(blankLines.before(stmt), '\n');
    std::string indent(static_cast<size_t>(stmt.level) * 4, ' ');
    for (const std::string &comment : stmt.commentsBefore)
      out += indent + comment + "\n";
    if (stmt.kind == Statement::Raw) {
      out += stmt.raw + "\n";
      continue;
    }
    if (stmt.kind == Statement::Comment)
      continue;
    if (stmt.isDocstring) {
      const Leaf &leaf = stmt.line.leaves.front();
      out += indent + formatDocstring(leaf.text, static_cast<unsigned>(indent.size()), options.lineLength);
      for (const std::string &comment : leaf.trailingComments)
        out += "  " + comment;
      out += '\n';
      continue;
    }
    sortConformances(stmt.line);
    annotate(stmt.line);
    addInvisibleParens(stmt.line);
    printLine(stmt.line, options.lineLength, out);
  }
  llvm::StringRef end = lineEnd(original);
  if (end == "\n")
    return out;
  std::string result;
  for (char c : out) {
    if (c == '\n')
      result += end;
    else
      result += c;
  }
  return result;
}
