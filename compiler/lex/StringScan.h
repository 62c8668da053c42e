// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Finding the ends of string literals; shared by the lexer and the splitting of t-strings.

#ifndef KILN_LEX_STRINGSCAN_H
#define KILN_LEX_STRINGSCAN_H

#include "llvm/ADT/StringRef.h"
#include <array>
#include <string_view>

namespace kiln {

/// Which bytes are among `chars`.
constexpr std::array<bool, 256> byteSet(std::string_view chars) {
  std::array<bool, 256> bytes{};
  for (char c : chars)
    bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

/// How a scan ended.
enum class StringEnd : uint8_t { Ok, Unterminated, Newline, UnmatchedBrace, TooDeep };

struct StringScan {
  StringEnd end;
  size_t position; ///< just behind the literal, or where the problem is
};

/// Returns the number of prefix letters (r, t, rt, tr in any case) of a string literal that begins at `pos`, and whether it
/// is a t-string; npos if no string literal begins there.
size_t stringPrefix(llvm::StringRef text, size_t pos, bool &isT);

/// Scans the literal whose first quote is at `quotePos`.
StringScan scanString(llvm::StringRef text, size_t quotePos, bool isT, bool isRaw, unsigned depth = 0);

/// Scans an interpolated expression from just behind its `{`; on success `position` is that of the closing `}`.
StringScan scanInterpolation(llvm::StringRef text, size_t pos, unsigned depth);

} // namespace kiln

#endif // KILN_LEX_STRINGSCAN_H
