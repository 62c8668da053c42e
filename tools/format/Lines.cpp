// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From tokens to statements: where each begins, how deep it stands, which comments belong to it.

#include "format/Model.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;
using namespace kiln::format;
using TK = TokenKind;

namespace {

class Builder {
public:
  explicit Builder(const TokenBuffer &buffer) : buffer(buffer), file(buffer.file), tokens(buffer.tokens) {}

  std::vector<Statement> run();

private:
  unsigned lineOf(SourceLoc loc) const { return file.lineAt(file.offset(loc)); }
  int columnOf(SourceLoc loc) const {
    size_t offset = file.offset(loc);
    return static_cast<int>(offset - file.lineStart(file.lineAt(offset)));
  }
  llvm::StringRef commentText(size_t i) const {
    SourceRange range = buffer.comments[i];
    return file.text().slice(file.offset(range.begin), file.offset(range.end)).rtrim();
  }
  bool isOwnLine(size_t comment) const;
  std::string normalComment(size_t comment) const;
  bool opensBlock(size_t first) const;
  void enterLine(int column);
  void takeCommentsBefore(const Token &token);
  void flushComments(int level, unsigned nextLine, Statement *owner);
  void statement();
  void finish(Statement &&stmt);
  bool keepRegion();
  std::string regionText(unsigned firstLine, unsigned endLine, int shift) const;
  Leaf leafOf(const Token &token) const;

  const TokenBuffer &buffer;
  const SourceFile &file;
  llvm::ArrayRef<Token> tokens;
  size_t pos = 0;
  size_t comment = 0;
  unsigned lastLine = 0; ///< of what was emitted last
  std::vector<int> columns{0};
  std::vector<int> commentColumns{0}; ///< the blocks that a comment before the next statement may belong to
  int suiteLevel = -1; ///< level of statements behind a ":" on its line
  std::vector<Statement> statements;
  bool previousIsHeader = false;

  struct PendingComment {
    std::string text;
    unsigned line;
    int column;
  };
  std::vector<PendingComment> pending;
};

} // namespace

/// Returns whether only blanks stand before the comment on its line.
bool Builder::isOwnLine(size_t i) const {
  size_t offset = file.offset(buffer.comments[i].begin);
  size_t start = file.lineStart(file.lineAt(offset));
  return file.text().slice(start, offset).trim().empty();
}

/// Returns the comment with one blank behind its "#" (FMT-17).
std::string Builder::normalComment(size_t i) const {
  llvm::StringRef text = commentText(i);
  llvm::StringRef body = text.drop_front();
  if (body.empty() || body[0] == ' ' || body[0] == ':' || body[0] == '#' ||
      (body[0] == '!' && lineOf(buffer.comments[i].begin) == 1))
    return text.str();
  return "# " + body.ltrim().str();
}

/// Returns whether the statement at `first` is one that ends in ":" and has a suite.
bool Builder::opensBlock(size_t first) const {
  const Token &token = tokens[first];
  switch (token.kind) {
  case TK::kw_if:
  case TK::kw_elif:
  case TK::kw_else:
  case TK::kw_while:
  case TK::kw_for:
  case TK::kw_try:
  case TK::kw_except:
  case TK::kw_finally:
  case TK::kw_with:
  case TK::kw_struct:
  case TK::kw_trait:
  case TK::kw_extension:
  case TK::kw_mlir_region:
  case TK::kw_async:
    return true;
  case TK::kw_def:
    return !tokens[first + 1].isAny(TK::LParen, TK::LBracket);
  case TK::kw_comptime:
    return tokens[first + 1].isAny(TK::kw_if, TK::kw_for);
  case TK::Identifier:
    return buffer.text(token) == "fn" && !tokens[first + 1].startsLine() &&
           (tokens[first + 1].isAny(TK::Identifier, TK::EscapedIdentifier) || isKeyword(tokens[first + 1].kind));
  default:
    return false;
  }
}

/// Adjusts the stack of open blocks to a line that begins at `column`.
void Builder::enterLine(int column) {
  suiteLevel = -1;
  while (columns.size() > 1 && columns.back() > column)
    columns.pop_back();
  if (column > columns.back() && previousIsHeader)
    columns.push_back(column);
  previousIsHeader = false;
}

/// Collects the comments on lines of their own that stand before `token`.
void Builder::takeCommentsBefore(const Token &token) {
  while (comment < buffer.comments.size() && buffer.comments[comment].begin < token.loc) {
    SourceLoc begin = buffer.comments[comment].begin;
    pending.push_back({normalComment(comment), lineOf(begin), columnOf(begin)});
    ++comment;
  }
}

/// Emits the pending comments before a statement at `level`; those directly above it are given to `owner`.
void Builder::flushComments(int level, unsigned nextLine, Statement *owner) {
  size_t attached = pending.size();
  unsigned below = nextLine;
  while (owner && attached && pending[attached - 1].line + 1 == below) {
    below = pending[attached - 1].line;
    --attached;
  }
  for (size_t i = 0; i < attached;) {
    Statement group;
    group.kind = Statement::Comment;
    // A comment stays in the deepest open block that its column allows.
    int groupLevel = 0;
    for (size_t k = 0; k < commentColumns.size(); ++k)
      if (commentColumns[k] <= pending[i].column)
        groupLevel = static_cast<int>(k);
    group.level = std::max(groupLevel, level);
    group.blankLinesBefore = pending[i].line > lastLine ? pending[i].line - lastLine - 1 : 0;
    unsigned line = pending[i].line;
    do {
      group.commentsBefore.push_back(pending[i].text);
      line = pending[i].line;
      ++i;
    } while (i < attached && pending[i].line == line + 1 && pending[i].column == pending[i - 1].column);
    lastLine = line;
    statements.push_back(std::move(group));
  }
  for (size_t i = attached; i < pending.size(); ++i) {
    if (i == attached && owner)
      owner->blankLinesBefore = pending[i].line > lastLine ? pending[i].line - lastLine - 1 : 0;
    owner->commentsBefore.push_back(pending[i].text);
    lastLine = pending[i].line;
  }
  if (owner && attached == pending.size())
    owner->blankLinesBefore = nextLine > lastLine ? nextLine - lastLine - 1 : 0;
  pending.clear();
}

Leaf Builder::leafOf(const Token &token) const {
  Leaf leaf;
  leaf.kind = token.kind;
  llvm::StringRef text = buffer.text(token);
  if (token.isAny(TK::String, TK::TString))
    leaf.text = normalizeString(text);
  else if (token.isAny(TK::Integer, TK::Float))
    leaf.text = normalizeNumber(text);
  else
    leaf.text = text.str();
  return leaf;
}

/// Returns lines of the source, moved by `shift` columns with the block that they stand in.
std::string Builder::regionText(unsigned firstLine, unsigned endLine, int shift) const {
  llvm::StringRef whole = file.text().slice(file.lineStart(firstLine), file.lineStart(endLine + 1)).rtrim();
  if (!shift)
    return whole.str();
  llvm::DenseSet<unsigned> inStrings; // lines that begin in one
  for (const Token &token : tokens)
    if (token.isAny(TK::String, TK::TString))
      for (unsigned line = lineOf(token.loc) + 1, last = lineOf(token.end()); line <= last; ++line)
        inStrings.insert(line);
  std::string result;
  for (unsigned line = firstLine; line <= endLine; ++line) {
    llvm::StringRef text = file.text().slice(file.lineStart(line), file.lineStart(line + 1));
    if (!inStrings.contains(line) && !text.trim().empty()) {
      if (shift > 0)
        result += std::string(static_cast<size_t>(shift), ' ');
      else
        text = text.drop_front(std::min(static_cast<size_t>(-shift), text.size() - text.ltrim(' ').size()));
    }
    result += text;
  }
  return llvm::StringRef(result).rtrim().str();
}

/// Keeps the text between `# fmt: off` and `# fmt: on` as it is; returns whether it did.
bool Builder::keepRegion() {
  auto isOff = [](llvm::StringRef text) { return text == "# fmt: off" || text == "# yapf: disable"; };
  auto isOn = [](llvm::StringRef text) { return text == "# fmt: on" || text == "# yapf: enable"; };
  auto off = llvm::find_if(pending, [&](const PendingComment &c) { return isOff(c.text); });
  if (off == pending.end())
    return false;
  unsigned firstLine = off->line, endLine = file.lineCount();
  int column = off->column;
  pending.erase(off, pending.end());
  size_t on = 0;
  for (; on < buffer.comments.size(); ++on)
    if (lineOf(buffer.comments[on].begin) > firstLine && isOn(commentText(on))) {
      endLine = lineOf(buffer.comments[on].begin);
      break;
    }
  Statement region;
  region.kind = Statement::Raw;
  int level = 0;
  for (size_t k = 0; k < columns.size(); ++k)
    if (columns[k] <= column)
      level = static_cast<int>(k);
  flushComments(level, firstLine, nullptr);
  region.level = level;
  region.blankLinesBefore = firstLine > lastLine ? firstLine - lastLine - 1 : 0;
  region.raw = regionText(firstLine, endLine, level * 4 - columns[static_cast<size_t>(level)]);
  lastLine = endLine;
  // Open the blocks of the region, so that what follows has its level.
  while (!tokens[pos].is(TK::Eof) && lineOf(tokens[pos].loc) <= endLine) {
    if (tokens[pos].startsLine())
      enterLine(tokens[pos].indent);
    previousIsHeader |= tokens[pos].is(TK::Colon) && (tokens[pos + 1].startsLine() || tokens[pos + 1].is(TK::Eof));
    ++pos;
  }
  while (comment < buffer.comments.size() && lineOf(buffer.comments[comment].begin) <= endLine)
    ++comment;
  statements.push_back(std::move(region));
  return true;
}

/// Reads one statement.
void Builder::statement() {
  const Token &first = tokens[pos];
  takeCommentsBefore(first);
  commentColumns = columns;
  if (first.startsLine())
    enterLine(first.indent);
  if (columns.size() > commentColumns.size())
    commentColumns = columns;
  if (keepRegion())
    return;
  Statement stmt;
  stmt.level = suiteLevel >= 0 ? suiteLevel : static_cast<int>(columns.size()) - 1;
  unsigned firstLine = lineOf(first.loc);
  flushComments(stmt.level, firstLine, &stmt);
  stmt.line.level = stmt.level;
  stmt.firstLine = firstLine;
  stmt.isDecorator = first.is(TK::At);
  stmt.isDefinition = first.isAny(TK::kw_struct, TK::kw_trait, TK::kw_extension, TK::kw_async) ||
                      (opensBlock(pos) && (first.is(TK::kw_def) || first.is(TK::Identifier)));
  stmt.line.isDef = stmt.isDefinition;
  stmt.isImport = stmt.line.isImport = first.isAny(TK::kw_import, TK::kw_from);
  bool isHeader = opensBlock(pos);
  int stmtIndent = columns.back(), nesting = 0, lambdas = 0, nextId = 0;
  std::vector<int> open;
  auto &leaves = stmt.line.leaves;
  size_t begin = pos;
  bool endsLine = false;
  for (; !tokens[pos].is(TK::Eof); ++pos) {
    const Token &token = tokens[pos];
    if (pos != begin && nesting == 0 && token.startsLine() && token.indent <= stmtIndent)
      break;
    if (pos != begin && stmt.isDecorator && nesting == 0 && token.startsLine())
      break;
    // Comments between the previous token and this one.
    while (comment < buffer.comments.size() && buffer.comments[comment].begin < token.loc && !leaves.empty()) {
      std::string text = normalComment(comment);
      bool isOwn = isOwnLine(comment);
      ++comment;
      if (isOwn) {
        if (leaves.size() && nesting == 0)
          leaves.back().trailingComments.push_back(text);
        else
          pending.push_back({text, 0, 0});
      } else {
        leaves.back().trailingComments.push_back(text);
      }
    }
    if (nesting == 0 && token.is(TK::Semicolon)) {
      ++pos;
      break;
    }
    Leaf leaf = leafOf(token);
    leaf.id = nextId++;
    for (PendingComment &c : pending)
      leaf.ownComments.push_back(c.text);
    pending.clear();
    if (token.isAny(TK::LParen, TK::LBracket, TK::LBrace)) {
      ++nesting;
      open.push_back(leaf.id);
    } else if (token.isAny(TK::RParen, TK::RBracket, TK::RBrace) && !open.empty()) {
      --nesting;
      leaf.match = open.back();
      leaves[open.back()].match = leaf.id;
      open.pop_back();
    } else if (token.is(TK::kw_lambda) && nesting == 0) {
      ++lambdas;
    }
    leaves.push_back(std::move(leaf));
    if (token.is(TK::Colon) && nesting == 0) {
      if (lambdas) {
        --lambdas;
      } else if (isHeader) {
        ++pos;
        endsLine = true;
        break;
      }
    }
  }
  // Comments behind the statement on its last line.
  SourceLoc end = tokens[pos ? pos - 1 : 0].end();
  unsigned endLine = lineOf(end.raw() > file.beginLoc().raw() ? end.advanced(-1) : end);
  bool nextOnLine = !tokens[pos].startsLine() && !tokens[pos].is(TK::Eof);
  while (!nextOnLine && comment < buffer.comments.size() && lineOf(buffer.comments[comment].begin) == endLine &&
         !isOwnLine(comment) && !leaves.empty()) {
    leaves.back().trailingComments.push_back(normalComment(comment));
    ++comment;
  }
  lastLine = stmt.lastLine = endLine;
  if (leaves.empty())
    return;
  stmt.isHeader = endsLine;
  if (endsLine) {
    if (nextOnLine)
      suiteLevel = stmt.level + 1;
    else
      previousIsHeader = true;
  }
  bool isFirst = llvm::all_of(statements, [](const Statement &s) {
    return s.kind == Statement::Comment || s.isImport;
  });
  bool afterHeader = !statements.empty() && statements.back().isHeader;
  if (leaves.size() == 1 && leaves[0].kind == TK::String && (afterHeader || isFirst ||
      llvm::StringRef(leaves[0].text).contains("\"\"\""))) {
    stmt.isDocstring = true;
    stmt.isModuleDocstring = isFirst && stmt.level == 0;
    leaves[0].text = buffer.text(tokens[begin]).str();
  }
  bool isSkipped = !leaves.back().trailingComments.empty() &&
                   leaves.back().trailingComments.back() == "# fmt: skip";
  if (isSkipped) {
    // The whole line stays, also what stands before a semicolon or colon.
    while (!statements.empty() && statements.back().lastLine == firstLine) {
      firstLine = statements.back().firstLine;
      stmt.level = statements.back().level;
      stmt.blankLinesBefore = statements.back().blankLinesBefore;
      stmt.commentsBefore = statements.back().commentsBefore;
      stmt.isDefinition = statements.back().isDefinition;
      statements.pop_back();
    }
    stmt.kind = Statement::Raw;
    llvm::StringRef text = file.text().slice(file.lineStart(firstLine), file.lineStart(endLine + 1));
    stmt.raw = std::string(static_cast<size_t>(stmt.level) * 4, ' ') + text.trim().str();
  }
  statements.push_back(std::move(stmt));
}

std::vector<Statement> Builder::run() {
  while (!tokens[pos].is(TK::Eof))
    statement();
  takeCommentsBefore(Token{file.endLoc().advanced(1), 0, 0, TK::Eof, false});
  commentColumns = columns;
  if (!keepRegion())
    flushComments(0, 0, nullptr);
  return std::move(statements);
}

std::vector<Statement> format::buildStatements(const TokenBuffer &tokens) { return Builder(tokens).run(); }
