// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Parses JSON into a tree of values.
#include "Clock.h"
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Value {
  int kind;
  double number = 0.0;
  std::string text;
  std::vector<Value> items;
  std::vector<std::string> keys;
  explicit Value(int kind) : kind(kind) {}
};

struct Parser {
  std::string_view bytes;
  size_t at = 0;
  void skip() {
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n'))
      ++at;
  }
  void expect(char byte) {
    skip();
    if (at >= bytes.size() || bytes[at] != byte)
      throw std::runtime_error("expected " + std::to_string(byte) + " at " + std::to_string(at));
    ++at;
  }
  char peek() {
    skip();
    if (at >= bytes.size())
      throw std::runtime_error("unexpected end");
    return bytes[at];
  }
  std::string string() {
    expect('"');
    size_t start = at;
    while (at < bytes.size() && bytes[at] != '"')
      ++at;
    std::string result(bytes.substr(start, at - start));
    expect('"');
    return result;
  }
  double number() {
    bool negative = peek() == '-';
    if (negative)
      ++at;
    double value = 0.0, scale = 0.0;
    while (at < bytes.size()) {
      char byte = bytes[at];
      if (byte == '.')
        scale = 1.0;
      else if (byte >= '0' && byte <= '9') {
        value = value * 10.0 + (byte - '0');
        scale *= 10.0;
      } else
        break;
      ++at;
    }
    if (scale > 0.0)
      value /= scale;
    return negative ? -value : value;
  }
  Value value() {
    char byte = peek();
    if (byte == '{') {
      Value result(4);
      ++at;
      if (peek() == '}') {
        ++at;
        return result;
      }
      while (true) {
        skip();
        result.keys.push_back(string());
        expect(':');
        result.items.push_back(value());
        if (peek() == ',')
          ++at;
        else
          break;
      }
      expect('}');
      return result;
    }
    if (byte == '[') {
      Value result(3);
      ++at;
      if (peek() == ']') {
        ++at;
        return result;
      }
      while (true) {
        result.items.push_back(value());
        if (peek() == ',')
          ++at;
        else
          break;
      }
      expect(']');
      return result;
    }
    if (byte == '"') {
      Value result(2);
      result.text = string();
      return result;
    }
    Value result(1);
    result.number = number();
    return result;
  }
};

static double total(const Value &value) {
  double sum = value.number + double(value.text.size());
  for (const Value &item : value.items)
    sum += total(item);
  for (const std::string &key : value.keys)
    sum += double(key.size());
  return sum;
}

int main() {
  std::string text = "[";
  for (long i = 0; i < 20000; ++i) {
    if (i > 0)
      text += ", ";
    text += "{\"name\": \"item ";
    text += std::to_string(i);
    text += "\", \"price\": ";
    text += std::to_string(i % 97);
    text += ".25, ";
    text += "\"tags\": [\"red\", \"a rather long tag of some kind\", \"x\"], \"size\": [1, 2, -3]}";
  }
  text += "]";
  long start = nanoseconds();
  double sum = 0.0;
  for (int k = 0; k < 8; ++k) {
    Parser parser{text};
    sum += total(parser.value());
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
