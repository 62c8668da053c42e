// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the parser with every body, the dump of the tree, and the messages as text.
#include "ast/Dumper.h"
#include "diagnostics/Consumers.h"
#include "parse/Parser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  kiln::SourceManager sources;
  kiln::DiagnosticEngine diags(sources);
  std::string text;
  llvm::raw_string_ostream os(text);
  kiln::TextConsumer consumer(os, /*colours=*/false, 10);
  diags.addConsumer(consumer);
  kiln::StringInterner names;
  const kiln::SourceFile &file = sources.addBuffer("fuzz.mojo", {reinterpret_cast<const char *>(data), size});
  auto module = kiln::parseModule(file, names, diags);
  module->parseAllBodies();
  kiln::ast::dump(os, *module);
  diags.removeConsumer(consumer);
  return 0;
}
