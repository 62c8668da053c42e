// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Reads and edits configuration files.
#include "config/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace kiln {

ArrayRef<Setting> allSettings() {
  static const Setting table[] = {
#define SETTING(KEY, KIND, DEFAULT, TEXT) {Setting::KIND, KEY, DEFAULT, TEXT},
#include "config/Settings.def"
#undef SETTING
  };
  return table;
}

const Setting *findSetting(StringRef key) {
  for (const Setting &setting : allSettings())
    if (setting.key == key)
      return &setting;
  return nullptr;
}

std::string Setting::variable() const {
  std::string name = "MODULAR_" + key.upper();
  for (char &c : name)
    if (c == '.' || c == '-')
      c = '_';
  return name;
}

namespace {
/// A line of a configuration file.
struct ConfigLine {
  StringRef text;    ///< with its line end
  StringRef section; ///< in which it stands
  StringRef key, value;
  bool isHeader = false;
};
} // namespace

static std::vector<ConfigLine> readLines(StringRef text) {
  std::vector<ConfigLine> lines;
  StringRef section;
  while (!text.empty()) {
    ConfigLine line;
    line.text = text.take_front(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.drop_front(line.text.size());
    StringRef trimmed = line.text.trim();
    if (trimmed.starts_with("[") && trimmed.ends_with("]")) {
      section = trimmed.drop_front().drop_back().trim();
      line.isHeader = true;
    } else if (!trimmed.starts_with("#") && !trimmed.starts_with(";") && trimmed.contains('=')) {
      auto [key, value] = trimmed.split('=');
      line.key = key.trim();
      line.value = value.trim();
    }
    line.section = section;
    lines.push_back(line);
  }
  return lines;
}

/// Returns section and name of `key`. A key without a section may stand in any.
static std::pair<StringRef, StringRef> splitKey(StringRef key) {
  auto [section, name] = key.split('.');
  return name.empty() ? std::pair(StringRef(), section) : std::pair(section, name);
}

static bool isLineOf(const ConfigLine &line, StringRef section, StringRef name) {
  return line.key == name && (section.empty() || line.section == section);
}

std::vector<unsigned> strangeLines(StringRef text) {
  std::vector<unsigned> numbers;
  for (auto [index, line] : enumerate(readLines(text)))
    if (StringRef trimmed = line.text.trim(); line.key.empty() && !line.isHeader && !trimmed.empty() && !trimmed.starts_with("#") && !trimmed.starts_with(";"))
      numbers.push_back(unsigned(index) + 1);
  return numbers;
}

std::optional<std::string> lookUpInConfiguration(StringRef text, StringRef key) {
  auto [section, name] = splitKey(key);
  std::optional<std::string> result;
  for (const ConfigLine &line : readLines(text))
    if (isLineOf(line, section, name))
      result = line.value.str();
  return result;
}

std::string editConfiguration(StringRef text, StringRef key, std::optional<StringRef> value) {
  auto [section, name] = splitKey(key);
  std::string entry = value ? (name + " = " + *value + "\n").str() : "";
  std::string result;
  bool isDone = !value;
  StringRef last;
  std::vector<ConfigLine> lines = readLines(text);
  for (const ConfigLine &line : lines) {
    // At the end of its section, when it wasn't there before.
    if (!isDone && line.isHeader && last == section && !result.empty()) {
      size_t end = StringRef(result).rtrim().size();
      result.insert(std::min(result.size(), end + 1), entry);
      isDone = true;
    }
    if (isLineOf(line, section, name)) {
      if (!isDone)
        result += entry;
      isDone = true;
    } else {
      result += line.text;
      if (line.text.back() != '\n')
        result += '\n';
    }
    last = line.section;
  }
  if (isDone)
    return result;
  if (section.empty() && !lines.empty() && !last.empty())
    return entry + "\n" + result;
  if (last != section)
    result += (result.empty() ? "" : "\n") + ("[" + section + "]\n").str();
  return result + entry;
}

std::string userConfigurationFile() {
  SmallString<128> path;
  if (std::optional<std::string> home = sys::Process::GetEnv("MODULAR_HOME"); home && !home->empty())
    path = *home;
  else if (sys::path::home_directory(path))
    sys::path::append(path, ".modular");
  else
    return {};
  sys::path::append(path, "modular.cfg");
  return std::string(path);
}

SettingValue settingValue(const Setting &setting, StringRef prefix) {
  std::string variable = setting.variable();
  if (std::optional<std::string> value = sys::Process::GetEnv(variable); value && !value->empty())
    return {*value, "environment " + variable};
  SmallVector<std::string, 2> files = {userConfigurationFile()};
  if (!prefix.empty()) {
    SmallString<128> path(prefix);
    sys::path::append(path, "share", "max", "modular.cfg");
    files.push_back(std::string(path));
  }
  for (const std::string &file : files) {
    if (file.empty())
      continue;
    auto buffer = MemoryBuffer::getFile(file);
    if (!buffer)
      continue;
    if (std::optional<std::string> value = lookUpInConfiguration((*buffer)->getBuffer(), setting.key))
      return {*value, file};
  }
  if (StringRef other = setting.defaultValue; other.consume_front("="))
    return {settingValue(*findSetting(other), prefix).text, "default"};
  return {setting.defaultValue.str(), "default"};
}

std::string setting(StringRef key, StringRef prefix) {
  const Setting *found = findSetting(key);
  assert(found && "unknown setting");
  return found ? settingValue(*found, prefix).text : std::string();
}

std::optional<uint64_t> parseSize(StringRef text) {
  text = text.trim();
  size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  uint64_t number = 0;
  if (text.take_front(digits).getAsInteger(10, number))
    return std::nullopt;
  std::string unit = text.drop_front(digits).trim().upper();
  int shift = StringSwitch<int>(unit).Cases({"", "B"}, 0).Cases({"K", "KB", "KIB"}, 10).Cases({"M", "MB", "MIB"}, 20)
                  .Cases({"G", "GB", "GIB"}, 30).Cases({"T", "TB", "TIB"}, 40).Default(-1);
  if (shift < 0 || number > (UINT64_MAX >> shift))
    return std::nullopt;
  return number << shift;
}

std::optional<bool> parseBool(StringRef text) {
  return StringSwitch<std::optional<bool>>(text.trim().lower())
      .Cases({"true", "yes", "on", "1"}, true)
      .Cases({"false", "no", "off", "0"}, false)
      .Default(std::nullopt);
}

Error checkSetting(const Setting &setting, StringRef value) {
  if (value.contains('\n'))
    return createStringError("the value of '" + setting.key + "' must be one line");
  if (setting.kind == Setting::Size && !parseSize(value))
    return createStringError("invalid value '" + value + "' for '" + setting.key + "', expected a size such as 500M or 2G");
  if ((setting.kind == Setting::Bool || setting.kind == Setting::UnusedBool) && !parseBool(value))
    return createStringError("invalid value '" + value + "' for '" + setting.key + "', expected true or false");
  return Error::success();
}

} // namespace kiln
