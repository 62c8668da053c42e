// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What the formatter works on: lines of leaves.

#ifndef KILN_TOOLS_FORMAT_MODEL_H
#define KILN_TOOLS_FORMAT_MODEL_H

#include "lex/Token.h"
#include <string>
#include <vector>

namespace kiln::format {

/// Where a line may be broken, loosest first; the break is behind the leaf that carries the priority.
enum Priority : int {
  NoDelimiter = 0,
  DotPriority = 1,
  PowerPriority = 2,
  TermPriority = 4,
  SumPriority = 5,
  ShiftPriority = 6,
  AndPriority = 7,
  XorPriority = 8,
  OrPriority = 9,
  ComparePriority = 10,
  StringPriority = 12,
  LogicPriority = 14,
  TernaryPriority = 16,
  CommaPriority = 18,
  ComprehensionPriority = 20,
};

/// What an opening bracket belongs to.
enum class Bracket : uint8_t { None, Call, Subscript, Params, Args, Group, List, Braces, Captures, Invisible };

/// A token as it will be printed.
struct Leaf {
  std::string text;
  TokenKind kind = TokenKind::Eof;
  bool spaceBefore = false;
  Bracket bracket = Bracket::None; ///< of opening and closing brackets
  int match = -1;                  ///< id of the other bracket
  int id = -1;
  Priority before = NoDelimiter;   ///< a break before this leaf
  bool isUnary = false;
  bool isTransfer = false;
  bool opensDepth = false;  ///< `for` of a comprehension, `lambda`: what follows is one level deeper
  bool closesDepth = false; ///< the `in` or `:` that ends it
  std::vector<std::string> ownComments;      ///< on lines of their own before the leaf (inside of brackets)
  std::vector<std::string> trailingComments; ///< behind the leaf

  bool isOpening() const { return bracket != Bracket::None && match > id; }
  bool isClosing() const { return bracket != Bracket::None && match < id; }
  bool isVisible() const { return !text.empty(); }
};

/// One line of output (it may still be too long).
struct Line {
  int level = 0;
  std::vector<Leaf> leaves;
  bool isDef = false;    ///< `def` or `struct` header
  bool isImport = false;
  bool insideBrackets = false;
  bool shouldExplode = false;
  std::vector<std::string> commentsAfter; ///< on lines of their own behind the line
};

/// A statement (or header, or group of comments) of the source.
struct Statement {
  enum Kind : uint8_t { Code, Comment, Raw };
  Kind kind = Code;
  int level = 0;
  unsigned blankLinesBefore = 0;
  unsigned firstLine = 0, lastLine = 0; ///< of the source
  std::vector<std::string> commentsBefore; ///< attached: no blank line between them and the statement
  Line line;
  std::string raw; ///< of Raw and Comment
  bool isDecorator = false;
  bool isDefinition = false; ///< `def`, `struct`, `trait`, `__extension`
  bool isImport = false;
  bool isHeader = false; ///< ends in ":" and opens a block
  bool isDocstring = false;
  bool isModuleDocstring = false;
};

/// Splits the tokens of a file into statements (Lines.cpp).
std::vector<Statement> buildStatements(const TokenBuffer &tokens);

/// Sets kinds of brackets, spaces and break priorities (Spacing.cpp).
void annotate(Line &line);

/// Adds invisible parentheses where they may become visible, and hides redundant ones (Spacing.cpp).
void addInvisibleParens(Line &line);

/// Appends `line`, broken as needed, to `out` (Splitter.cpp).
void printLine(const Line &line, unsigned lineLength, std::string &out);

/// Returns a literal in normal form (Strings.cpp).
std::string normalizeString(llvm::StringRef token);
std::string normalizeNumber(llvm::StringRef token);
/// Returns the literal of a string or t-string in pieces of at most `width` columns, broken at blanks; one when it can't be broken.
std::vector<std::string> splitString(llvm::StringRef token, size_t width);
/// Returns a docstring token re-indented to `indent` blanks.
std::string formatDocstring(llvm::StringRef token, unsigned indent, unsigned lineLength);

} // namespace kiln::format

#endif // KILN_TOOLS_FORMAT_MODEL_H
