// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Cuts the text of a program into names, numbers and signs.
#include "Clock.h"
#include <string>
#include <vector>

enum class Kind { Name, Number, Sign };

struct Token {
  Kind kind;
  size_t start, length;
};

static bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool isDigit(char c) { return c >= '0' && c <= '9'; }

static std::vector<Token> tokenize(const std::string &source) {
  std::vector<Token> tokens;
  size_t at = 0;
  while (at < source.size()) {
    char c = source[at];
    size_t start = at;
    if (c == ' ' || c == '\n') {
      at += 1;
    } else if (isLetter(c)) {
      while (at < source.size() && (isLetter(source[at]) || isDigit(source[at])))
        at += 1;
      tokens.push_back({Kind::Name, start, at - start});
    } else if (isDigit(c)) {
      while (at < source.size() && isDigit(source[at]))
        at += 1;
      tokens.push_back({Kind::Number, start, at - start});
    } else {
      at += 1;
      tokens.push_back({Kind::Sign, start, 1});
    }
  }
  return tokens;
}

int main() {
  std::string source;
  for (long i = 0; i < 20000; ++i) {
    source += "value_";
    source += std::to_string(i);
    source += " = (other * 12 + ";
    source += std::to_string(i * 7);
    source += ") / count;\n";
  }
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 40; ++round) {
    std::vector<Token> tokens = tokenize(source);
    for (const Token &token : tokens)
      sum += long(token.kind) * long(token.length);
    sum += long(tokens.size());
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
