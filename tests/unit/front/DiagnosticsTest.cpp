// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// How diagnostics look and where they go.

#include "Support.h"
#include "diagnostics/FixIts.h"
#include "diagnostics/ParseDiags.h"

using namespace kiln;
using namespace kiln::test;

namespace {

/// Returns what the text consumer prints for one warning in `text`.
std::string printed(llvm::StringRef text, size_t at, size_t begin, size_t end, llvm::StringRef fix = "") {
  Source source(text);
  std::string result;
  llvm::raw_string_ostream os(result);
  TextConsumer consumer(os, false);
  source.diags.addConsumer(consumer);
  {
    auto builder = source.diags.report(source.file.loc(at), diag::Deprecated, "a", "b");
    builder.range({source.file.loc(begin), source.file.loc(end)});
    if (!fix.empty())
      builder.insertion(source.file.loc(begin), fix);
  }
  return result;
}

// rule: 02/DIA-11
TEST(Diagnostics, MarkerLine) {
  EXPECT_EQ(printed("x\n    a + b\n", 8, 6, 11), "t.mojo:2:7: warning: 'a' is deprecated; use 'b'\n"
                                                  "    a + b\n"
                                                  "    ~~^~~\n");
}

// rule: 02/DIA-12
TEST(Diagnostics, Tabs) {
  EXPECT_EQ(printed("\ta\n", 1, 1, 2), "t.mojo:1:2: warning: 'a' is deprecated; use 'b'\n"
                                       "        a\n"
                                       "        ^\n");
  EXPECT_EQ(printed("a \xC3\xA9\n", 0, 0, 1), "t.mojo:1:1: warning: 'a' is deprecated; use 'b'\na \xC3\xA9\n");
}

// rule: 02/DIA-13
TEST(Diagnostics, FixItLine) {
  EXPECT_EQ(printed("    a + b\n", 6, 4, 9, "_ = "), "t.mojo:1:7: warning: 'a' is deprecated; use 'b'\n"
                                                      "    a + b\n"
                                                      "    ~~^~~\n"
                                                      "    _ =\n");
}

// rule: 02/DIA-25
TEST(Diagnostics, SeverityOptions) {
  Source source("x\n");
  source.diags.options.warningsAsErrors = source.diags.options.disableWarnings = true;
  source.diags.report(source.file.beginLoc(), diag::LetRemoved);
  EXPECT_EQ(source.diags.errorCount(), 1u);
  source.diags.options.warningsAsErrors = false;
  source.diags.report(source.file.endLoc(), diag::LetRemoved);
  EXPECT_EQ(source.collected.diagnostics.size(), 1u);
}

TEST(Diagnostics, CapturesNest) {
  Source source("x\n");
  SourceLoc loc = source.file.beginLoc();
  {
    DiagnosticCapture outer(source.diags);
    {
      DiagnosticCapture inner(source.diags);
      source.diags.report(loc, diag::UnexpectedToken);
      EXPECT_TRUE(inner.hasErrors());
    }
    EXPECT_TRUE(outer.empty());
    source.diags.report(loc, diag::EmptyBody);
    outer.replay();
  }
  ASSERT_EQ(source.collected.diagnostics.size(), 1u);
  EXPECT_EQ(source.collected.diagnostics[0].id, diag::EmptyBody);
  source.diags.report(loc, diag::EmptyBody);
  EXPECT_EQ(source.diags.errorCount(), 1u) << "the same message at the same place is given once";
}

// rule: 02/DIA-19
TEST(Diagnostics, Json) {
  Source source("x\n");
  std::string result;
  llvm::raw_string_ostream os(result);
  JsonConsumer consumer(os);
  source.diags.addConsumer(consumer);
  source.diags.report(source.file.beginLoc(), diag::LetRemoved);
  EXPECT_EQ(result, "{\"column\":1,\"end\":{\"column\":1,\"line\":1},\"file\":\"t.mojo\",\"fixIts\":[],\"id\":\"LetRemoved\",\"kind\":"
                    "\"warning\",\"line\":1,\"message\":\"'let' is being removed, please use 'var' instead\",\"notes\":[],\"ranges\":[],"
                    "\"severity\":\"warning\"}\n");
}

// rule: 02/DIA-25
TEST(Diagnostics, FixItsAsYaml) {
  Source source("fn f(): pass\nalias n = 1\n");
  FixItConsumer fixIts;
  source.diags.addConsumer(fixIts);
  source.parse();
  std::string result;
  llvm::raw_string_ostream os(result);
  fixIts.printYaml(os, source.sources);
  EXPECT_EQ(result, "---\n- file: \"t.mojo\"\n  offset: 0\n  length: 2\n  text: \"def\"\n  message: \"'fn' is deprecated; "
                    "use 'def'\"\n- file: \"t.mojo\"\n  offset: 13\n  length: 5\n  text: \"comptime\"\n  message: "
                    "\"'alias' is deprecated; use 'comptime'\"\n...\n");
}

} // namespace
