// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Inputs as text: colours, open brackets, indentation, scripts.
#include "repl/Text.h"
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"
#include "lex/Token.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace kiln {

namespace {
/// A text with its tokens.
struct Lexed {
  explicit Lexed(StringRef text) : diags(sources), capture(diags), file(sources.addBuffer("<input>", text)), tokens(lex(file, diags, {.numberedNames = true})) {}
  SourceManager sources;
  DiagnosticEngine diags;
  DiagnosticCapture capture;
  SourceFile &file;
  std::unique_ptr<TokenBuffer> tokens;
};
} // namespace

std::vector<ColorSpan> highlight(StringRef text) {
  std::vector<ColorSpan> spans;
  if (text.starts_with(":") || text.starts_with("%"))
    return spans;
  Lexed lexed(text);
  bool afterDeclaration = false;
  for (const Token &token : lexed.tokens->tokens) {
    const char *color = nullptr;
    if (token.isAny(TokenKind::String, TokenKind::TString))
      color = "32";
    else if (token.isAny(TokenKind::Integer, TokenKind::Float))
      color = "36";
    else if (isKeyword(token.kind))
      color = "35";
    else if (token.is(TokenKind::Identifier)) {
      StringRef name = lexed.tokens->text(token);
      if (afterDeclaration)
        color = "1;34";
      else if (!name.empty() && isUpper(name.front()))
        color = "33";
    }
    afterDeclaration = token.isAny(TokenKind::kw_def, TokenKind::kw_struct, TokenKind::kw_trait);
    if (color)
      spans.push_back({lexed.file.offset(token.loc), lexed.file.offset(token.end()), color});
  }
  for (SourceRange comment : lexed.tokens->comments)
    spans.push_back({lexed.file.offset(comment.begin), lexed.file.offset(comment.end), "90"});
  llvm::sort(spans, [](const ColorSpan &a, const ColorSpan &b) { return a.begin < b.begin; });
  return spans;
}

bool isOpen(StringRef text) {
  Lexed lexed(text);
  int depth = 0;
  for (const Token &token : lexed.tokens->tokens) {
    StringRef spelling = lexed.tokens->text(token);
    if (token.isAny(TokenKind::String, TokenKind::TString)) {
      StringRef body = spelling.ltrim("rRtTbB");
      for (StringRef quotes : {"\"\"\"", "'''"})
        if (body.starts_with(quotes) && (body.size() < 6 || !body.ends_with(quotes)))
          return true;
    }
    if (spelling == "(" || spelling == "[" || spelling == "{")
      ++depth;
    else if (spelling == ")" || spelling == "]" || spelling == "}")
      --depth;
  }
  return depth > 0;
}

std::string dedent(StringRef text) {
  size_t common = StringRef::npos;
  SmallVector<StringRef> lines;
  text.split(lines, '\n');
  for (StringRef line : lines)
    if (!line.trim().empty())
      common = std::min(common, line.size() - line.ltrim(" \t").size());
  if (common == StringRef::npos || common == 0)
    return text.str();
  std::string result;
  for (auto [index, line] : enumerate(lines))
    result += (index ? "\n" : "") + line.drop_front(std::min(common, line.size() - line.ltrim(" \t").size())).str();
  return result;
}

static bool isNameByte(char c) { return isAlnum(c) || c == '_'; }

/// Adds the names that a line of Python binds.
static void addPythonNames(StringRef line, SmallVectorImpl<std::string> &names) {
  auto add = [&](StringRef name) {
    name = name.trim();
    bool isName = !name.empty() && !isDigit(name.front()) && name.drop_while(isNameByte).empty();
    if (isName && !name.starts_with("_") && !is_contained(names, name))
      names.push_back(name.str());
  };
  auto addList = [&](StringRef list) {
    SmallVector<StringRef> parts;
    list.trim(" ()").split(parts, ',');
    for (StringRef part : parts) {
      auto [before, after] = part.split(" as ");
      add(after.empty() ? before.split('.').first : after);
    }
  };
  if (line.consume_front("import "))
    return addList(line);
  if (line.starts_with("from "))
    return addList(line.split(" import ").second);
  for (StringRef word : {"def ", "class ", "async def "})
    if (StringRef rest = line; rest.consume_front(word))
      return add(rest.take_while(isNameByte));
  size_t equal = line.find('=');
  if (equal == StringRef::npos || line.substr(equal, 2) == "==")
    return;
  addList(line.take_front(equal).split(':').first.rtrim("+-*/%&|^@<> "));
}

std::string mojoForPython(StringRef code) {
  std::string literal;
  for (char c : code)
    literal += c == '\n' ? "\\n" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : std::string(1, c);
  SmallVector<StringRef> lines;
  code.split(lines, '\n');
  SmallVector<std::string> names;
  for (StringRef line : lines)
    addPythonNames(line, names);
  std::string text = "from std.python import Python as __Python\n_ = __Python.evaluate(\"" + literal + "\", file=True)\n";
  for (const std::string &name : names)
    text += "var " + name + " = __Python.evaluate(\"" + name + "\")\n";
  return text;
}

/// Whether a line of this text goes on with the statement before an empty line.
static bool continuesStatement(StringRef line) {
  if (line.starts_with(" ") || line.starts_with("\t"))
    return true;
  StringRef word = line.take_while([](char c) { return isAlpha(c); });
  return word == "else" || word == "elif" || word == "except" || word == "finally";
}

std::vector<std::string> splitScript(StringRef script) {
  SmallVector<StringRef> lines;
  script.split(lines, '\n');
  std::vector<std::string> inputs;
  std::string current;
  auto finish = [&] {
    if (!StringRef(current).trim().empty())
      inputs.push_back(current);
    current.clear();
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    StringRef line = lines[i].rtrim("\r");
    if (current.empty() && line.starts_with(":")) {
      inputs.push_back(line.str());
      continue;
    }
    if (!line.trim().empty()) {
      current += line.str() + "\n";
      continue;
    }
    size_t next = i;
    while (next < lines.size() && lines[next].trim().empty())
      ++next;
    bool goesOn = next < lines.size() && !current.empty() && (isOpen(current) || continuesStatement(lines[next]));
    if (goesOn)
      current.append(next - i, '\n');
    else
      finish();
    i = next - 1;
  }
  finish();
  return inputs;
}

} // namespace kiln
