// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Reads command lines by an option table.
#include "OptionTable.h"
#include "llvm/ADT/Twine.h"
#include <algorithm>

using namespace llvm;

namespace kiln {

Error usageError(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

std::function<Error(StringRef)> setFlag(bool &target, bool value) {
  return [&target, value](StringRef) -> Error {
    target = value;
    return Error::success();
  };
}

std::function<Error(StringRef)> setText(std::string &target) {
  return [&target](StringRef value) -> Error {
    target = value.str();
    return Error::success();
  };
}

StringRef closest(StringRef text, ArrayRef<StringRef> candidates) {
  StringRef best;
  unsigned bestDistance = std::max<unsigned>(1, text.size() / 3) + 1;
  for (StringRef candidate : candidates) {
    unsigned distance = text.edit_distance(candidate, /*AllowReplacements=*/true, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/// Returns whether `name` is a short option: one dash, one letter.
static bool isShort(StringRef name) { return name.size() == 2; }

const Option *OptionTable::find(StringRef text, StringRef &value, bool &hasValue) const {
  auto [word, afterEquals] = text.split('=');
  bool equals = word.size() != text.size();
  // Exact names come first: `-Werror` is not `-W` with a value.
  for (const Option &option : options)
    for (StringRef name : option.names) {
      bool same = word == name;
      if (!same && name.starts_with("--") && !isShort(word))
        same = word == name.drop_front();
      if (!same)
        continue;
      hasValue = equals;
      value = afterEquals;
      return &option;
    }
  for (const Option &option : options)
    for (StringRef name : option.names)
      if (isShort(name) && !option.metavar.empty() && text.starts_with(name) &&
          !text.starts_with("--")) {
        hasValue = true;
        value = text.drop_front(2);
        return &option;
      }
  return nullptr;
}

std::string OptionTable::suggestion(StringRef text) const {
  StringRef word = text.split('=').first;
  std::vector<StringRef> names = {"--help", "--help-hidden"};
  for (const Option &option : options)
    if (!option.hidden)
      for (StringRef name : option.names)
        if (!isShort(name))
          names.push_back(name);
  StringRef best = closest(word, names);
  if (best.empty() && word.starts_with("-") && !word.starts_with("--"))
    best = closest(("-" + word).str(), names);
  return best.empty() ? std::string() : ("; did you mean '" + best + "'?").str();
}

Expected<ParsedCommandLine> OptionTable::parse(ArrayRef<StringRef> args, bool stopAtPositional) {
  ParsedCommandLine result;
  StringSet<> seen;
  for (size_t i = 0; i < args.size(); ++i) {
    StringRef arg = args[i];
    bool optionsEnd = arg == "--";
    if (optionsEnd || arg.size() < 2 || arg[0] != '-') {
      if (optionsEnd)
        ++i;
      if (!optionsEnd && !stopAtPositional) {
        result.positional.push_back(arg.str());
        continue;
      }
      for (; i < args.size(); ++i)
        result.positional.push_back(args[i].str());
      break;
    }
    if (arg == "--help" || arg == "-h" || arg == "-help") {
      result.help = true;
      continue;
    }
    if (arg == "--help-hidden" || arg == "-help-hidden") {
      result.help = result.helpHidden = true;
      continue;
    }
    StringRef value;
    bool hasValue = false;
    const Option *option = find(arg, value, hasValue);
    if (!option)
      return usageError("unknown argument '" + arg + "'" + suggestion(arg));
    if (option->metavar.empty()) {
      if (hasValue)
        return usageError("option '" + option->names[0] + "' does not take a value");
    } else if (!hasValue) {
      if (i + 1 == args.size())
        return usageError("option '" + arg + "' requires a value");
      value = args[++i];
    }
    if (!option->list && !option->metavar.empty() && !seen.insert(option->names[0]).second &&
        !option->plural.empty())
      return usageError("too many specified " + option->plural + ", expected exactly one");
    if (Error error = option->apply(value))
      return std::move(error);
  }
  return std::move(result);
}

} // namespace kiln
