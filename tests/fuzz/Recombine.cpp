// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A mutator that knows lines and tokens: it puts pieces of the same text together anew. libFuzzer calls it instead of its own in
// one of two mutations; ordinary builds have it only so that it is compiled.
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"
#include <cstring>
#include <random>

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize) __attribute__((weak));

/// The token boundaries of `text` as byte offsets, ascending.
static std::vector<size_t> boundaries(llvm::StringRef text) {
  kiln::SourceManager sources;
  kiln::DiagnosticEngine diags(sources);
  const kiln::SourceFile &file = sources.addBuffer("m", text);
  auto buffer = kiln::lex(file, diags);
  std::vector<size_t> result{0};
  for (const kiln::Token &token : buffer->tokens)
    if (size_t at = file.offset(token.loc); at > result.back())
      result.push_back(at);
  if (result.back() != text.size())
    result.push_back(text.size());
  return result;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maxSize, unsigned seed) {
  std::mt19937 random(seed);
  if (random() % 2 && LLVMFuzzerMutate)
    return LLVMFuzzerMutate(data, size, maxSize);
  std::string text(reinterpret_cast<char *>(data), size);
  std::vector<size_t> cuts = boundaries(text);
  auto cut = [&] { return cuts[random() % cuts.size()]; };
  size_t a = cut(), b = cut(), c = cut();
  if (a > b)
    std::swap(a, b);
  std::string piece = text.substr(a, b - a), result;
  switch (random() % 4) {
  case 0: // leave a piece out
    result = text.substr(0, a) + text.substr(b);
    break;
  case 1: // repeat it elsewhere
    result = text.substr(0, c) + piece + text.substr(c);
    break;
  case 2: // move it
    if (c >= a && c <= b)
      c = b;
    result = c >= b ? text.substr(0, a) + text.substr(b, c - b) + piece + text.substr(c)
                    : text.substr(0, c) + piece + text.substr(c, a - c) + text.substr(b);
    break;
  default: // cut off
    result = text.substr(0, c);
  }
  size_t length = std::min(result.size(), maxSize);
  std::memcpy(data, result.data(), length);
  return length;
}
