// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From source text to tokens.

#ifndef KILN_LEX_LEXER_H
#define KILN_LEX_LEXER_H

#include "diagnostics/Diagnostics.h"
#include "lex/Token.h"
#include "llvm/ADT/APInt.h"

namespace kiln {

struct LexOptions {
  bool numberedNames = false; ///< `$N` is a name: the values that an interactive session has shown
  bool lazyBodies = false;    ///< a body that doesn't begin on the line of its header is one Body token
};

/// Returns the tokens of `file`. Errors are reported and leave Error tokens.
std::unique_ptr<TokenBuffer> lex(const SourceFile &file, DiagnosticEngine &diags, LexOptions options = {});

/// Appends the tokens of the bytes [begin, end) of `buffer.file`, then Eof: an interpolated expression of a t-string.
void lexRange(TokenBuffer &buffer, size_t begin, size_t end, DiagnosticEngine &diags, bool numberedNames = false);

/// Appends the tokens that `body`, a Body token of `buffer`, stands for, then Eof.
void lexBody(TokenBuffer &buffer, Token body, DiagnosticEngine &diags);

/// What the prefix and quotes of a string token say.
struct StringShape {
  bool isRaw = false;
  bool isT = false;
  unsigned prefixLength = 0;
  unsigned quoteLength = 0; ///< 1 or 3
  char quote = '"';
};
/// Reads the shape of a complete string token.
StringShape stringShape(llvm::StringRef token);

/// Appends the UTF-8 bytes that `body` (literal text without quotes, at `loc`) denotes to `result`. Reports bad escapes.
void decodeEscapes(llvm::StringRef body, SourceLoc loc, bool isRaw, DiagnosticEngine &diags,
                   std::string &result);

/// Returns the value of an integer token in as many bits as it needs (at least 1).
llvm::APInt decodeInteger(llvm::StringRef token);

/// A decimal number: mantissa * 10^exponent.
struct DecimalFloat {
  llvm::APInt mantissa{1, 0};
  int64_t exponent = 0;
};
DecimalFloat decodeFloat(llvm::StringRef token);

/// Finds the parts of a t-string body. Calls `text(begin, end)` and `expr(begin, end)` with byte offsets into `body`, in
/// order; an expression without its closing brace ends the scan and returns the offset of its brace.
std::optional<size_t> splitTString(llvm::StringRef body, bool isRaw,
                                   llvm::function_ref<void(size_t, size_t)> text,
                                   llvm::function_ref<void(size_t, size_t)> expr);

} // namespace kiln

#endif // KILN_LEX_LEXER_H
