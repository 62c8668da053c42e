// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the scanner, and the decoding of literals.
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  kiln::SourceManager sources;
  kiln::DiagnosticEngine diags(sources);
  const kiln::SourceFile &file = sources.addBuffer("fuzz.mojo", {reinterpret_cast<const char *>(data), size});
  auto buffer = kiln::lex(file, diags);
  if (buffer->tokens.empty() || !buffer->tokens.back().is(kiln::TokenKind::Eof))
    __builtin_trap();
  return 0;
}
