// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Settings from the environment and from configuration files (08, section 6).
//
// A setting comes from the first of: its environment variable; `modular.cfg` in the user's folder ($MODULAR_HOME, else ~/.modular); that
// of the installation (PREFIX/share/max/modular.cfg); its default.
#ifndef KILN_CONFIG_CONFIGURATION_H
#define KILN_CONFIG_CONFIGURATION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace kiln {

/// What the table says about a key.
struct Setting {
  enum Kind : uint8_t { Text, Path, PathList, Size, Bool, Unused, UnusedBool } kind;
  llvm::StringRef key;          ///< "section.name", or a name alone
  llvm::StringRef defaultValue;
  llvm::StringRef help;

  /// The environment variable that overrides files.
  std::string variable() const;
};

/// Returns all settings, in the order of the table.
llvm::ArrayRef<Setting> allSettings();

/// Returns the setting called `key`, or null.
const Setting *findSetting(llvm::StringRef key);

/// A value and where it is from: "default", "environment MODULAR_...", or the path of a file.
struct SettingValue {
  std::string text, origin;
};

/// Returns the value of `setting` for a process in the installation at `prefix` (empty: without the installation's file).
SettingValue settingValue(const Setting &setting, llvm::StringRef prefix = "");

/// Returns the text of the setting called `key`, which must exist.
std::string setting(llvm::StringRef key, llvm::StringRef prefix = "");

/// Returns the path of the user's configuration file, which need not exist. Empty for a user without a home.
std::string userConfigurationFile();

/// Returns the number of bytes that `text` says, as "500M", "2 GB" or "1048576"; nothing for other texts.
std::optional<uint64_t> parseSize(llvm::StringRef text);

/// Returns the truth value that `text` says ("true", "yes", "on", "1", ...); nothing for other texts.
std::optional<bool> parseBool(llvm::StringRef text);

/// Fails with the reason when `value` is none for `setting`.
llvm::Error checkSetting(const Setting &setting, llvm::StringRef value);

/// Returns the text of a configuration file with `key` set to `value`, or without it; everything else stays as it is.
std::string editConfiguration(llvm::StringRef text, llvm::StringRef key, std::optional<llvm::StringRef> value);

/// Returns the numbers of the lines in the text of a configuration file that mean nothing.
std::vector<unsigned> strangeLines(llvm::StringRef text);

/// Returns the value of `key` in the text of a configuration file.
std::optional<std::string> lookUpInConfiguration(llvm::StringRef text, llvm::StringRef key);

} // namespace kiln

#endif // KILN_CONFIG_CONFIGURATION_H
