// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Parsing of small texts in tests.

#ifndef KILN_TESTS_UNIT_FRONT_SUPPORT_H
#define KILN_TESTS_UNIT_FRONT_SUPPORT_H

#include "ast/Dumper.h"
#include "diagnostics/Consumers.h"
#include "lex/Lexer.h"
#include "parse/Parser.h"
#include "gtest/gtest.h"

namespace kiln::test {

/// A session for one text.
struct Source {
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags{sources};
  CollectingConsumer collected;
  const SourceFile &file;
  std::unique_ptr<ast::Module> module;

  explicit Source(llvm::StringRef text) : file(sources.addBuffer("t.mojo", text)) {
    diags.addConsumer(collected);
  }

  /// Parses everything.
  ast::Module &parse() {
    module = parseModule(file, names, diags);
    module->parseAllBodies();
    return *module;
  }

  /// Returns the diagnostics as "line:column: message" lines.
  std::string messages() const {
    std::string result;
    for (const Diagnostic &diagnostic : collected.diagnostics) {
      LineColumn place = sources.lineColumn(diagnostic.loc);
      result += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
                diagnostic.message + "\n";
    }
    return result;
  }
};

/// Returns the messages that parsing `text` gives.
inline std::string parseMessages(llvm::StringRef text) {
  Source source(text);
  source.parse();
  return source.messages();
}


} // namespace kiln::test

#endif // KILN_TESTS_UNIT_FRONT_SUPPORT_H
