// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The formatter on every source of the tree and on sources whose layout was changed at random: the tree and the comments stay, a second
// run changes nothing, and the layout that went in does not matter (08/FMT-22).

#include "ast/Dumper.h"
#include "diagnostics/Diagnostics.h"
#include "format/Diff.h"
#include "format/Format.h"
#include "lex/Token.h"
#include "package/SourceTree.h"
#include "parse/Parser.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"
#include "gtest/gtest.h"
#include <random>

using namespace kiln;
using namespace llvm;

namespace {

/// A parsed text.
struct Parsed {
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags{sources};
  std::unique_ptr<ast::Module> module;
  explicit Parsed(StringRef text) {
    module = parseModule(sources.addBuffer("text", text), names, diags);
    module->parseAllBodies();
  }
};

/// Returns the nodes of the tree without what formatting may change: parentheses, the order of conformances, the layout of docstrings.
std::string treeOf(const Parsed &parsed) {
  std::string dump;
  raw_string_ostream os(dump);
  ast::dump(os, *parsed.module);
  SmallVector<StringRef> lines;
  StringRef(dump).split(lines, '\n');
  std::string result;
  std::vector<std::string> conformances;
  size_t conformanceIndent = 0;
  std::vector<size_t> parens; // indentation of the parentheses around here
  for (StringRef line : lines) {
    size_t indent = line.size() - line.ltrim().size();
    StringRef node = line.trim();
    while (!parens.empty() && indent <= parens.back())
      parens.pop_back();
    // The condition of a conformance belongs to it.
    bool isConformance = node.starts_with("conforms:") || (!conformances.empty() && (node.starts_with("where:") || indent > conformanceIndent));
    if (!isConformance) {
      llvm::sort(conformances);
      for (std::string &text : conformances)
        result += text + "\n";
      conformances.clear();
    }
    StringRef label;
    if (auto [before, after] = node.split(": "); !after.empty() && !before.contains('"') && !before.contains(' ')) {
      label = before;
      node = after;
    }
    if (node == "ParenExpr") {
      parens.push_back(indent);
      continue;
    }
    std::string text = std::string(indent - 2 * parens.size(), ' ') + node.str();
    if (label == "docstring") {
      std::string words;
      for (char c : node)
        if (c != ' ')
          words += c;
      text = StringRef(words).str();
      for (size_t at; (at = text.find("\\n")) != std::string::npos;)
        text.erase(at, 2);
    }
    if (label == "conforms") {
      conformances.push_back(text);
      conformanceIndent = indent;
    } else if (isConformance)
      conformances.back() += "\n" + text;
    else
      result += text + "\n";
  }
  return result;
}

/// Returns the comments without the blanks behind `#` and at their ends.
std::vector<std::string> commentsOf(const Parsed &parsed) {
  std::vector<std::string> result;
  for (SourceRange range : parsed.module->tokens().comments)
    result.push_back(parsed.sources.text(range).drop_front().trim().str());
  return result;
}

/// Returns the text with other blanks between the tokens of a line, and other line ends inside of brackets.
std::string shuffled(const Parsed &parsed, std::mt19937 &random) {
  const TokenBuffer &buffer = parsed.module->tokens();
  StringRef text = buffer.file.text();
  std::string result;
  size_t at = 0;
  int depth = 0;
  for (size_t i = 0; i + 1 < buffer.tokens.size(); ++i) {
    StringRef token = buffer.text(buffer.tokens[i]);
    depth += token == "(" || token == "[" || token == "{" ? 1 : token == ")" || token == "]" || token == "}" ? -1 : 0;
    size_t end = buffer.file.offset(buffer.tokens[i].end()), next = buffer.file.offset(buffer.tokens[i + 1].loc);
    if (end < at || next < end)
      continue;
    result += text.slice(at, end);
    StringRef gap = text.slice(end, next);
    bool isBlank = gap.find_first_not_of(" \n") == StringRef::npos;
    bool mayBreak = depth > 0 && token != "raises"; // the type of an error stands on the same line (DEC-9)
    if (isBlank && mayBreak && !gap.empty() && random() % 4 == 0)
      result += "\n" + std::string(60, ' ');
    else if (isBlank && !gap.empty() && (depth > 0 || !gap.contains('\n')))
      result += std::string(1 + random() % 4, ' ');
    else
      result += gap;
    at = next;
  }
  return result + text.drop_front(at).str();
}

/// Checks the properties for the source in `text`; `name` says where it is from.
void check(StringRef name, StringRef text, std::mt19937 &random) {
  Parsed before(text);
  if (before.diags.hasErrors() || text.contains("# fmt:") || text.contains("# yapf:"))
    return;
  auto formatted = formatSource(text, {});
  ASSERT_TRUE(bool(formatted)) << name.str() << ": " << toString(formatted.takeError());
  Parsed after(*formatted);
  EXPECT_FALSE(after.diags.hasErrors()) << name.str();
  EXPECT_EQ(treeOf(before), treeOf(after)) << name.str();
  EXPECT_EQ(commentsOf(before), commentsOf(after)) << name.str();
  auto again = formatSource(*formatted, {});
  ASSERT_TRUE(bool(again)) << name.str() << ": " << toString(again.takeError());
  EXPECT_EQ(*formatted, *again) << name.str();
  auto other = formatSource(shuffled(before, random), {});
  ASSERT_TRUE(bool(other)) << name.str() << ": " << toString(other.takeError());
  EXPECT_EQ(*formatted, *other) << name.str();
}

// rule: 08/FMT-22
TEST(FormatProperty, AllSources) {
  std::mt19937 random(20260101);
  std::vector<std::string> files;
  for (StringRef folder : {"stdlib", "examples", "tests/lang", "tests/std"})
    collectMojoFiles((KILN_SOURCE_DIR "/" + folder).str(), files);
  ASSERT_GT(files.size(), 100u);
  for (const std::string &file : files) {
    auto buffer = MemoryBuffer::getFile(file);
    ASSERT_TRUE(bool(buffer));
    check(file, (*buffer)->getBuffer(), random);
  }
}

// Sources with a token too many or too few: most don't parse and are refused; what parses keeps its tree.
// $KILN_FORMAT_ROUNDS tries more than a few for each file.
TEST(FormatProperty, MutilatedSources) {
  const char *wanted = getenv("KILN_FORMAT_ROUNDS");
  int rounds = wanted ? atoi(wanted) : 4;
  std::vector<std::string> files;
  for (StringRef folder : {"examples", "tests/lang"})
    collectMojoFiles((KILN_SOURCE_DIR "/" + folder).str(), files);
  for (const std::string &file : files) {
    auto buffer = MemoryBuffer::getFile(file);
    ASSERT_TRUE(bool(buffer));
    Parsed parsed((*buffer)->getBuffer());
    const TokenBuffer &tokens = parsed.module->tokens();
    std::mt19937 random(unsigned(xxh3_64bits(StringRef(file).drop_front(StringRef(KILN_SOURCE_DIR).size()))));
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
      const Token &token = tokens.tokens[random() % tokens.tokens.size()];
      std::string text = (*buffer)->getBuffer().str();
      size_t at = tokens.file.offset(token.loc);
      if (random() % 2)
        text.erase(at, token.length);
      else
        text.insert(at, tokens.text(token).str() + " ");
      check(file + " (mutilated)", text, random);
    }
  }
}

// The changes between two texts lead from one to the other, and are few.
TEST(FormatProperty, Differences) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<StringRef> before, after;
    for (unsigned i = random() % 30; i; --i)
      before.push_back(StringRef("abcdef").substr(random() % 6, 1));
    unsigned edits = 0;
    for (StringRef line : before) {
      if (unsigned choice = random() % 6; choice == 0) {
        ++edits;
        continue;
      } else if (choice == 1) {
        after.push_back("x");
        ++edits;
      }
      after.push_back(line);
    }
    std::vector<StringRef> built;
    size_t at = 0, changed = 0;
    for (const Change &change : compareLines(before, after)) {
      ASSERT_LE(at, change.oldBegin);
      built.insert(built.end(), before.begin() + at, before.begin() + change.oldBegin);
      ASSERT_EQ(built.size(), change.newBegin);
      built.insert(built.end(), after.begin() + change.newBegin, after.begin() + change.newEnd);
      at = change.oldEnd;
      changed += change.oldEnd - change.oldBegin + change.newEnd - change.newBegin;
    }
    built.insert(built.end(), before.begin() + at, before.end());
    EXPECT_EQ(built, after);
    EXPECT_LE(changed, edits);
  }
}

// Parts of a file.
TEST(FormatProperty, Ranges) {
  StringRef text = "def f():\n  x=1\n  y=2\n\n\ndef g():\n  z=3\n";
  auto lines = [&](unsigned first, unsigned last) {
    LineRange range = {first, last};
    auto result = formatRanges(text, {}, range);
    return result ? *result : toString(result.takeError());
  };
  // One line of a body brings the whole body along, which would else have two indentations.
  EXPECT_EQ(lines(2, 2), "def f():\n    x = 1\n    y = 2\n\n\ndef g():\n  z=3\n");
  EXPECT_EQ(lines(6, 7), "def f():\n  x=1\n  y=2\n\n\ndef g():\n    z = 3\n");
  EXPECT_EQ(lines(4, 4), text);
  EXPECT_EQ(lines(1, 100), "def f():\n    x = 1\n    y = 2\n\n\ndef g():\n    z = 3\n");
}

} // namespace
