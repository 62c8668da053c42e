// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo config`
#include "Commands.h"
#include "OptionTable.h"
#include "codegen/OutputFile.h"
#include "config/Configuration.h"
#include "driver/Driver.h"
#include "driver/Installation.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace kiln {

namespace {
struct ConfigJob {
  bool showOrigin = false, json = false;
  std::string prefix; ///< of the installation
};
} // namespace

static void addConfigOptions(OptionTable &table, ConfigJob &job) {
  table.add({{"--show-origin"}, "", "Output options", "Prints where each value is from.", setFlag(job.showOrigin)});
  table.add({{"--json"}, "", "Output options", "Prints JSON.", setFlag(job.json)});
}

/// Returns the setting called `key`; reports and returns null when there is none.
static const Setting *settingCalled(StringRef key) {
  if (const Setting *setting = findSetting(key))
    return setting;
  std::vector<StringRef> names;
  for (const Setting &setting : allSettings())
    names.push_back(setting.key);
  StringRef best = closest(key, names);
  driverError("unknown key '" + key + "'" + (best.empty() ? "" : "; did you mean '" + best.str() + "'?"));
  return nullptr;
}

static int listSettings(const ConfigJob &job) {
  json::Array array;
  for (const Setting &setting : allSettings()) {
    SettingValue value = settingValue(setting, job.prefix);
    if (job.json) {
      array.push_back(json::Object{{"key", setting.key}, {"value", value.text}, {"origin", value.origin}, {"help", setting.help}});
      continue;
    }
    if (setting.kind == Setting::Unused && value.origin == "default" && value.text.empty())
      continue;
    outs() << setting.key << " = " << value.text;
    if (job.showOrigin)
      outs() << "  (" << value.origin << ')';
    outs() << '\n';
  }
  if (job.json)
    outs() << formatv("{0:2}", json::Value(std::move(array))) << '\n';
  return 0;
}

static int printSetting(const ConfigJob &job, StringRef key) {
  const Setting *setting = settingCalled(key);
  if (!setting)
    return 1;
  SettingValue value = settingValue(*setting, job.prefix);
  if (job.json)
    outs() << formatv("{0:2}", json::Value(json::Object{{"key", setting->key}, {"value", value.text}, {"origin", value.origin}})) << '\n';
  else
    outs() << value.text << (job.showOrigin ? "  (" + value.origin + ")" : "") << '\n';
  return 0;
}

/// Warns about lines of the user's file that mean nothing.
static void checkUserFile() {
  std::string path = userConfigurationFile();
  auto buffer = MemoryBuffer::getFile(path);
  if (path.empty() || (!buffer && !sys::fs::exists(path)))
    return;
  if (!buffer)
    driverWarning("cannot read '" + path + "': " + buffer.getError().message());
  else
    for (unsigned line : strangeLines((*buffer)->getBuffer()))
      driverWarning(path + ":" + Twine(line) + ": expected '[SECTION]' or 'KEY = VALUE'");
}

/// Sets `key` in the user's file to `value`, or removes it there.
static int changeSetting(StringRef key, std::optional<StringRef> value) {
  const Setting *setting = settingCalled(key);
  if (!setting)
    return 1;
  if (value)
    if (Error error = checkSetting(*setting, *value))
      return reportError(std::move(error));
  std::string path = userConfigurationFile();
  if (path.empty())
    return driverError("there is no home directory for the configuration; set MODULAR_HOME");
  std::string text;
  if (sys::fs::exists(path)) {
    auto buffer = MemoryBuffer::getFile(path);
    if (!buffer)
      return driverError("cannot read '" + path + "': " + buffer.getError().message());
    text = (*buffer)->getBuffer().str();
  } else if (!value) {
    return 0;
  }
  if (std::error_code code = sys::fs::create_directories(sys::path::parent_path(path)))
    return driverError("cannot write '" + path + "': " + code.message());
  if (Error error = replaceFile(path, editConfiguration(text, key, value)))
    return reportError(std::move(error));
  std::string variable = setting->variable();
  if (settingValue(*setting).origin == "environment " + variable)
    driverWarning("the environment variable " + variable + " overrides the file");
  return 0;
}

static HelpPage describe(OptionTable &table, ConfigJob &job) {
  addConfigOptions(table, job);
  std::string text = "Shows and changes settings. A setting comes from its environment variable, MODULAR_SECTION_KEY; else from modular.cfg in "
                     "$MODULAR_HOME (by default ~/.modular); else from share/max/modular.cfg of the installation. Changes go to the user's "
                     "file. Nothing is ever collected or sent, whatever the keys of telemetry say. The keys:\n";
  for (const Setting &setting : allSettings())
    text += ("\n" + setting.key + ": " + setting.help +
             (setting.defaultValue.empty()            ? ""
              : setting.defaultValue.starts_with("=") ? " The default is the value of " + setting.defaultValue.drop_front().str() + "."
                                                      : " The default is " + setting.defaultValue.str() + "."))
                .str();
  return {"mojo-config",
          "Shows and changes the configuration.",
          {"mojo config [list]", "mojo config get <key>", "mojo config set <key> <value>", "mojo config unset <key>", "mojo config path"},
          text,
          {{"mojo config list --show-origin", "Shows all settings and where they are from."},
           {"mojo config set mojo-max.cache_limit 500M", "Lets the compile cache grow to 500 megabytes."}}};
}

void describeConfig(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<ConfigJob>()); }

int configCommand(Arguments arguments) {
  ConfigJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  job.prefix = findInstallation().prefix;
  checkUserFile();
  std::vector<std::string> words = line->positional;
  if (words.empty())
    words = {"list"};
  StringRef action = words[0];
  static constexpr std::pair<StringLiteral, size_t> actions[] = {{"list", 0}, {"get", 1}, {"set", 2}, {"unset", 1}, {"path", 0}};
  std::vector<StringRef> names;
  for (auto &[name, count] : actions) {
    names.push_back(name);
    if (action == name && words.size() != count + 1)
      return driverError("'mojo config " + action + "' takes " + (count == 0 ? "no arguments" : count == 1 ? "a key" : "a key and a value"));
  }
  if (action == "list")
    return listSettings(job);
  if (action == "get")
    return printSetting(job, words[1]);
  if (action == "set")
    return changeSetting(words[1], StringRef(words[2]));
  if (action == "unset")
    return changeSetting(words[1], std::nullopt);
  if (action == "path") {
    outs() << userConfigurationFile() << '\n';
    return 0;
  }
  // As `modular config KEY` once was.
  if (words.size() == 1 && findSetting(action))
    return printSetting(job, action);
  StringRef best = closest(action, names);
  return driverError("unknown action '" + action + "'" + (best.empty() ? "" : "; did you mean '" + best.str() + "'?"));
}

} // namespace kiln
