// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo demangle`: symbols of compiled programs as a person would write them.
//
// Symbols of Kiln are readable as they are; what is left to do: numbers that tell overloads apart (`f#2`) are dropped, number types get
// their names (`SIMD[DType.int, 1]` is `Int`), and lists of types lose their wrapping. Symbols of C++ are demangled, too.
#include "Commands.h"
#include "OptionTable.h"
#include "driver/Driver.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Support/raw_ostream.h"
#include <iostream>

using namespace llvm;

namespace kiln {

/// Returns the name of the one-element vector type of `dtype`.
static std::string scalarName(StringRef dtype) {
  std::string known = StringSwitch<std::string>(dtype)
                          .Case("int", "Int")
                          .Case("uint", "UInt")
                          .Case("bfloat16", "BFloat16")
                          .Default("");
  if (!known.empty())
    return known;
  for (auto [prefix, name] : {std::pair("int", "Int"), std::pair("uint", "UInt"), std::pair("float", "Float")}) {
    StringRef rest = dtype;
    if (rest.consume_front(prefix) && !rest.empty() && isDigit(rest[0]))
      return (name + rest).str();
  }
  return ("Scalar[DType." + dtype + "]").str();
}

/// Replaces `SIMD[DType.X, 1]` by the name of the scalar type.
static std::string nameScalars(StringRef text) {
  static constexpr StringLiteral start = "SIMD[DType.", end = ", 1]";
  std::string result;
  while (true) {
    auto [before, after] = text.split(start);
    result += before;
    if (before.size() == text.size())
      return result;
    size_t word = after.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
    if (after.substr(word).starts_with(end)) {
      result += scalarName(after.take_front(word));
      text = after.drop_front(word + end.size());
    } else {
      result += start;
      text = after;
    }
  }
}

/// Replaces `TypeList[[A, B]]()` by `A, B`.
static std::string unwrapLists(std::string text) {
  static constexpr StringLiteral start = "TypeList[[";
  for (size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    int depth = 2;
    size_t i = at + start.size();
    for (; i < text.size() && depth; ++i)
      depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
    if (depth || StringRef(text).substr(i, 2) != "()")
      continue;
    text.replace(i - 2, 4, "");
    text.erase(at, start.size());
  }
  return text;
}

/// Removes the `#2` behind names.
static std::string dropOverloadNumbers(StringRef text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    size_t end = text.find_first_not_of("0123456789", i + 1);
    end = std::min(end, text.size());
    bool isNumber = text[i] == '#' && i > 0 && end > i + 1 && (end == text.size() || !isAlnum(text[end]));
    if (isNumber)
      i = end - 1;
    else
      result += text[i];
  }
  return result;
}

static std::string demangleSymbol(StringRef symbol) {
  if (symbol.starts_with("_Z") || symbol.starts_with("__Z"))
    return llvm::demangle(symbol);
  StringRef name = symbol;
  if (name.size() > 1 && name.front() == '"' && name.back() == '"')
    name = name.drop_front().drop_back();
  // What LLVM adds when it copies a function.
  if (size_t at = name.rfind(".llvm."); at != StringRef::npos && !name.drop_front(at + 6).empty() && all_of(name.drop_front(at + 6), isDigit))
    name = name.take_front(at);
  return unwrapLists(nameScalars(dropOverloadNumbers(name)));
}

void describeDemangle(HelpPage &page, OptionTable &) {
  page = {"mojo-demangle",
          "Demangles symbols.",
          {"mojo demangle [names...]"},
          "Prints the readable form of each symbol on a line of its own. Without a name, it reads lines from standard input. Names that are not "
          "mangled are printed as they are.",
          {{"nm -j app | mojo demangle", "Lists the symbols of an executable."}}};
}

int demangleCommand(Arguments arguments) {
  OptionTable table;
  HelpPage page;
  describeDemangle(page, table);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  for (const std::string &name : line->positional)
    outs() << demangleSymbol(name) << '\n';
  if (!line->positional.empty())
    return 0;
  for (std::string text; std::getline(std::cin, text);)
    outs() << demangleSymbol(text) << '\n';
  return 0;
}

} // namespace kiln
