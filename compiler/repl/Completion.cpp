// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// From the text before the cursor to a question that the session answers.
#include "repl/Completion.h"
#include "check/Interactive.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace kiln {

static bool isNameByte(char c) { return isAlnum(c) || c == '_'; }

/// Where the primary expression that ends at `end` begins: names, calls, subscripts, literals, joined by dots.
static size_t primaryBegin(StringRef text, size_t end) {
  size_t at = end;
  while (at) {
    char c = text[at - 1];
    if (isNameByte(c) || c == '.') {
      --at;
    } else if (c == ')' || c == ']' || c == '}') {
      int depth = 0;
      size_t open = at;
      while (open) {
        char d = text[--open];
        depth += d == ')' || d == ']' || d == '}' ? 1 : d == '(' || d == '[' || d == '{' ? -1 : 0;
        if (!depth)
          break;
      }
      if (depth)
        return end;
      at = open;
    } else if (c == '"' || c == '\'') {
      size_t open = text.take_front(at - 1).rfind(c);
      if (open == StringRef::npos)
        return end;
      at = open;
    } else {
      break;
    }
  }
  return at;
}

static constexpr StringLiteral keywords[] = {"and",    "as",    "assert", "break",  "comptime", "continue", "def",  "elif",   "else",
                                             "except", "False", "finally", "for",    "from",     "if",       "import", "in",    "is",
                                             "mut",    "None",  "not",    "or",     "pass",     "raise",    "raises", "ref",  "return",
                                             "Self",   "struct", "trait", "True",   "try",      "var",      "while", "with"};

/// Names that the input itself declares.
static void addOwnNames(StringRef text, std::vector<std::string> &words) {
  for (size_t at = 0; at < text.size();) {
    StringRef word = text.drop_front(at).take_while(isNameByte);
    if (word.empty()) {
      ++at;
      continue;
    }
    size_t after = at + word.size();
    StringRef rest = text.drop_front(after);
    if (word == "def" || word == "struct" || word == "trait" || word == "var" || word == "comptime" || word == "for")
      words.push_back(rest.ltrim(" ").take_while(isNameByte).str());
    else if (StringRef next = rest.ltrim(" "); next.starts_with("=") && !next.starts_with("=="))
      words.push_back(word.str());
    at = after;
  }
}

Completions completeAt(InteractiveSession &session, StringRef text, size_t cursor, ArrayRef<StringRef> commands) {
  StringRef before = text.take_front(cursor);
  size_t lineAt = before.rfind('\n');
  StringRef line = before.drop_front(lineAt == StringRef::npos ? 0 : lineAt + 1);
  Completions result;
  size_t begin = cursor;
  while (begin && isNameByte(text[begin - 1]))
    --begin;
  result.begin = begin;
  std::string prefix = text.slice(begin, cursor).str();
  std::vector<std::string> words;
  session.program.diags.reset();
  DiagnosticCapture capture(session.program.diags);

  StringRef start = line.ltrim(" \t");
  if (text.starts_with(":") && !before.contains(' ')) {
    for (StringRef command : commands)
      words.push_back(command.str());
  } else if (StringRef rest = start; rest.consume_front("from ")) {
    StringRef module = rest.take_until([](char c) { return c == ' '; });
    if (rest.contains(" import "))
      words = session.importable(module, /*modulesOnly=*/false);
    else if (rest.contains(' '))
      words = {"import"};
    else
      words = session.importable(module.contains('.') ? module.rsplit('.').first : StringRef(), true);
  } else if (StringRef rest = start; rest.consume_front("import ")) {
    StringRef module = rest.rsplit(',').second.empty() ? rest.ltrim(" ") : rest.rsplit(',').second.ltrim(" ");
    words = session.importable(module.contains('.') ? module.rsplit('.').first : StringRef(), true);
  } else if (begin && text[begin - 1] == '.') {
    size_t from = primaryBegin(text, begin - 1);
    if (from < begin - 1)
      if (Operand operand = session.ask(text.slice(from, begin - 1)))
        words = session.membersOf(operand);
  } else {
    words = session.visibleNames();
    for (StringRef keyword : keywords)
      words.push_back(keyword.str());
    addOwnNames(text.take_front(begin), words);
  }
  for (std::string &word : words) {
    bool isHidden = StringRef(word).starts_with("$") || (StringRef(word).starts_with("_") && !StringRef(prefix).starts_with("_"));
    if (!word.empty() && StringRef(word).starts_with(prefix) && !isHidden)
      result.words.push_back(std::move(word));
  }
  llvm::sort(result.words);
  result.words.erase(std::unique(result.words.begin(), result.words.end()), result.words.end());
  return result;
}

} // namespace kiln
