// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Docstrings: their structure, what is checked, what `mojo doc` says. Each test names the rule that it shows.

#include "../front/Support.h"
#include "doc/Docstring.h"
#include "doc/Json.h"
#include "doc/Validate.h"

using namespace kiln;
using namespace kiln::test;

namespace {

/// Returns the warnings about the docstrings of `text`.
std::string warnings(llvm::StringRef text, bool diagnoseMissing = false) {
  Source source(text);
  doc::validateDocstrings(source.parse(), "m", source.diags, diagnoseMissing);
  return source.messages();
}

// rule: 08/DOC-10
TEST(Doc, OwnExample) {
  Source source("\"\"\"Tiny dice helpers.\"\"\"\n\ncomptime SIDES: Int = 6\n\"\"\"Number of sides.\"\"\"\n\n\n"
                "def total[n: Int](rolls: Array[Int, n], *, bonus: Int = 1) raises -> Int:\n"
                "    \"\"\"Adds up rolls.\n\n    Parameters:\n        n: How many dice.\n\n    Args:\n        rolls: The "
                "values.\n        bonus: Added once.\n\n    Returns:\n        The sum.\n\n    Raises:\n        If a roll is "
                "out of range.\n    \"\"\"\n    return bonus\n");
  ast::Module &module = source.parse();
  llvm::json::Object result = doc::describeModule(module, "dice");
  EXPECT_EQ(result.getString("summary"), "Tiny dice helpers.");
  const llvm::json::Object &alias = *(*result.getArray("aliases"))[0].getAsObject();
  EXPECT_EQ(alias.getString("signature"), "comptime SIDES = 6");
  EXPECT_EQ(alias.getString("summary"), "Number of sides.");
  const llvm::json::Object &group = *(*result.getArray("functions"))[0].getAsObject();
  const llvm::json::Object &overload = *(*group.getArray("overloads"))[0].getAsObject();
  EXPECT_EQ(overload.getString("signature"),
            "def total[n: Int](rolls: Array[Int, n], *, bonus: Int = Int(1)) raises -> Int");
  EXPECT_EQ(overload.getString("raisesDoc"), "If a roll is out of range.\n");
  EXPECT_EQ(overload.getObject("returns")->getString("doc"), "The sum.\n");
  const llvm::json::Object &bonus = *(*overload.getArray("args"))[1].getAsObject();
  EXPECT_EQ(bonus.getString("description"), "Added once.");
  EXPECT_EQ(bonus.getString("passingKind"), "kw");
  EXPECT_EQ(bonus.getString("default"), "Int(1)");
  doc::validateDocstrings(module, "dice", source.diags, true);
  EXPECT_EQ(source.messages(), "");
}

// rule: 08/DOC-17
TEST(Doc, Structure) {
  EXPECT_EQ(warnings("def f(a: Int, b: Int):\n    \"\"\"Does.\n\n    Args:\n        b: B.\n        a: A.\n        c: C.\n\n"
                     "    Returns:\n        No.\n    \"\"\"\n    pass\n"),
            "5:9: 'b' is defined at index 1, but specified in doc string at index 0\n"
            "7:9: unknown argument 'c' in doc string\n"
            "9:5: unexpected 'Returns' in doc string for function with no results\n");
  EXPECT_EQ(warnings("def f(a: Int, b: Int):\n    \"\"\"Does.\n\n    Args:\n        a: A.\n    \"\"\"\n    pass\n"),
            "4:5: argument 'b' is not documented\n");
}

// rule: 08/DOC-18
TEST(Doc, Sentences) {
  EXPECT_EQ(warnings("def f():\n    \"\"\"does it\"\"\"\n    pass\n"),
            "2:8: doc string summary should begin with a capital letter or non-alpha character, but this begins with "
            "'d'\n2:8: doc string summary should end with a period '.', exclamation mark '!', question mark '?', or "
            "backtick '`', but this ends with 't'\n");
  EXPECT_EQ(warnings("def _f():\n    \"\"\"does it\"\"\"\n    pass\n"), "");
}

// rule: 08/DOC-20
TEST(Doc, Missing) {
  EXPECT_EQ(warnings("struct S[n: Int]:\n    \"\"\"S.\"\"\"\n    var x: Int\n", true),
            "1:1: public module 'm' is missing a doc string\n"
            "1:8: struct takes parameters, but has no 'Parameters' in doc string\n"
            "3:9: public symbol 'x' is missing a doc string\n");
}

// rule: 08/DOC-15
TEST(Doc, HiddenLines) {
  Source source("\"\"\"S.\n\nText.\n\n```mojo\n%# hidden\nshown()\n```\n\"\"\"\n");
  doc::Docstring result = doc::parseDocstring(source.parse().docstring);
  EXPECT_EQ(result.description, "Text.\n\n```mojo\nshown()\n```");
}

} // namespace
