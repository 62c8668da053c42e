// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo completion`: scripts that complete command lines, made from the tables of options.
#include "Commands.h"
#include "config/Configuration.h"
#include "driver/Driver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace kiln {

namespace {
/// A command with its options.
struct DescribedCommand {
  StringRef name, summary;
  OptionTable table;
  std::vector<StringRef> words; ///< what may follow instead of a file
  bool takesFiles = true;
};
} // namespace

/// Returns what may follow a command instead of a file.
static std::vector<StringRef> wordsOf(StringRef command) {
  if (command == "cache")
    return {"info", "size", "limit", "prune", "clear"};
  if (command == "completion")
    return {"bash", "zsh", "fish"};
  std::vector<StringRef> names;
  if (command == "config") {
    names = {"list", "get", "set", "unset", "path"};
    for (const Setting &setting : allSettings())
      names.push_back(setting.key);
  }
  if (command == "man")
    for (const Command &described : commands())
      if (!described.hidden && described.describe)
        names.push_back(described.name);
  return names;
}

static std::vector<DescribedCommand> describedCommands() {
  std::vector<DescribedCommand> result;
  for (const Command &command : commands()) {
    if (command.hidden)
      continue;
    DescribedCommand &described = result.emplace_back();
    described.name = command.name;
    described.summary = command.summary;
    HelpPage page;
    if (command.describe)
      command.describe(page, described.table);
    described.words = wordsOf(command.name);
    described.takesFiles = described.words.empty();
  }
  return result;
}

/// Returns whether the value of `option` is a path.
static bool takesPath(const Option &option) {
  return StringSwitch<bool>(option.metavar).Cases({"PATH", "FILE", "FILES", "PATHS", "DIR"}, true).Default(false);
}

/// Returns `text` between single quotes of a shell.
static std::string quoted(StringRef text) {
  std::string result = "'";
  for (char c : text)
    result += c == '\'' ? "'\\''" : std::string(1, c);
  return result + "'";
}

/// The names of the options that are shown, separated by blanks.
static std::string namesOf(const OptionTable &table, function_ref<bool(const Option &)> wanted) {
  std::string result;
  for (const Option &option : table.all())
    if (!option.hidden && wanted(option))
      for (StringRef name : option.names)
        result += (result.empty() ? "" : " ") + name.str();
  return result;
}

static void printBash(raw_ostream &os) {
  std::vector<DescribedCommand> all = describedCommands();
  OptionTable top;
  addTopLevelOptions(top);
  auto any = [](const Option &) { return true; };
  os << "# Completion of mojo for bash: source <(mojo completion bash)\n"
        "_mojo() {\n"
        "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" command= i\n"
        "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
        "    if [[ ${COMP_WORDS[i]} != -* ]]; then command=${COMP_WORDS[i]}; break; fi\n"
        "  done\n"
        "  [[ $command == *.mojo ]] && command=run\n"
        "  [[ $prev == = ]] && prev=\"${COMP_WORDS[COMP_CWORD-2]}\"\n"
        "  [[ $cur == = ]] && cur=\n"
        "  local options= words= files=1\n"
        "  case $command in\n"
        "    '')\n      options="
     << quoted(namesOf(top, any) + " --help") << "\n      words='";
  ListSeparator blank(" ");
  for (const DescribedCommand &command : all)
    os << blank << command.name;
  os << "'\n      ;;\n";
  for (const DescribedCommand &command : all) {
    os << "    " << command.name << ")\n      options=" << quoted(namesOf(command.table, any) + " --help") << '\n';
    if (!command.words.empty())
      os << "      words=" << quoted(join(command.words, " ")) << "\n      files=\n";
    std::string paths = namesOf(command.table, takesPath);
    bool hasValues = any_of(command.table.all(), [](const Option &option) { return !option.values.empty() && !option.hidden; });
    if (!paths.empty() || hasValues) {
      os << "      case $prev in\n";
      if (!paths.empty())
        os << "        " << join(split(paths, ' '), "|") << ") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n";
      for (const Option &option : command.table.all())
        if (!option.values.empty() && !option.hidden)
          os << "        " << join(option.names, "|") << ") COMPREPLY=($(compgen -W " << quoted(join(option.values, " "))
             << " -- \"$cur\")); return ;;\n";
      os << "      esac\n";
    }
    os << "      ;;\n";
  }
  os << "  esac\n"
        "  if [[ $cur == -* ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
        "  else\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
        "    [[ $files ]] && COMPREPLY+=($(compgen -d -- \"$cur\") $(compgen -f -X '!*.mojo' -- \"$cur\"))\n"
        "  fi\n"
        "}\n"
        "complete -o filenames -F _mojo mojo\n";
}

/// Returns `text` for the descriptions of zsh's `_arguments`.
static std::string zshText(StringRef text) {
  std::string result;
  for (char c : text.split(". ").first.rtrim('.')) {
    if (StringRef("[]:\\").contains(c))
      result += '\\';
    result += c;
  }
  return result;
}

static void printZshOptions(const OptionTable &table, raw_ostream &os) {
  for (const Option &option : table.all()) {
    if (option.hidden)
      continue;
    for (StringRef name : option.names) {
      std::string spec = (option.list ? "*" : "") + name.str();
      if (!option.metavar.empty())
        spec += name.starts_with("--") ? "=" : "+";
      spec += "[" + zshText(option.help) + "]";
      if (!option.metavar.empty()) {
        spec += ":" + zshText(option.metavar) + ":";
        if (takesPath(option))
          spec += "_files";
        else if (!option.values.empty())
          spec += "(" + join(option.values, " ") + ")";
      }
      os << "        " << quoted(spec) << " \\\n";
    }
  }
  os << "        '(-h --help)'{-h,--help}'[Displays help information]' \\\n";
}

static void printZsh(raw_ostream &os) {
  std::vector<DescribedCommand> all = describedCommands();
  OptionTable top;
  addTopLevelOptions(top);
  os << "#compdef mojo\n"
        "# Completion of mojo for zsh: write it to a file _mojo in a folder of $fpath.\n"
        "_mojo() {\n"
        "  local context state state_descr line\n"
        "  typeset -A opt_args\n"
        "  local -a commands=(\n";
  for (const DescribedCommand &command : all)
    os << "    " << quoted(command.name.str() + ":" + zshText(command.summary)) << '\n';
  os << "  )\n"
        "  _arguments -C \\\n";
  printZshOptions(top, os);
  os << "        '1: :->first' '*:: :->rest'\n"
        "  case $state in\n"
        "    first) _describe command commands; _files -g '*.mojo' ;;\n"
        "    rest)\n"
        "      case $line[1] in\n";
  for (const DescribedCommand &command : all) {
    os << "      " << command.name << ")\n        _arguments \\\n";
    printZshOptions(command.table, os);
    os << "        " << quoted(command.words.empty() ? "*:file:_files" : "*:word:(" + join(command.words, " ") + ")") << "\n        ;;\n";
  }
  os << "      *) _files ;;\n"
        "      esac\n"
        "      ;;\n"
        "  esac\n"
        "}\n"
        "if [ \"$funcstack[1]\" = _mojo ]; then _mojo \"$@\"; else compdef _mojo mojo; fi\n";
}

static void printFishOptions(const OptionTable &table, StringRef condition, raw_ostream &os) {
  for (const Option &option : table.all()) {
    if (option.hidden)
      continue;
    os << "complete -c mojo -n " << quoted(condition);
    for (StringRef name : option.names) {
      if (name.consume_front("--"))
        os << " -l " << name;
      else
        os << (name.size() == 2 ? " -s " : " -o ") << name.drop_front();
    }
    os << " -d " << quoted(option.help.split(". ").first.rtrim('.'));
    if (!option.metavar.empty())
      os << (takesPath(option) ? " -r -F" : " -x");
    if (!option.values.empty())
      os << " -a " << quoted(join(option.values, " "));
    os << '\n';
  }
  os << "complete -c mojo -n " << quoted(condition) << " -l help -s h -d 'Displays help information'\n";
}

static void printFish(raw_ostream &os) {
  OptionTable top;
  addTopLevelOptions(top);
  os << "# Completion of mojo for fish: mojo completion fish > ~/.config/fish/completions/mojo.fish\n";
  printFishOptions(top, "__fish_use_subcommand", os);
  for (const DescribedCommand &command : describedCommands()) {
    std::string condition = "__fish_seen_subcommand_from " + command.name.str();
    os << "complete -c mojo -n __fish_use_subcommand -a " << command.name << " -d " << quoted(command.summary.rtrim('.')) << '\n';
    printFishOptions(command.table, condition, os);
    if (!command.words.empty())
      os << "complete -c mojo -n " << quoted(condition) << " -f -a " << quoted(join(command.words, " ")) << '\n';
  }
}

void describeCompletion(HelpPage &page, OptionTable &) {
  page = {"mojo-completion",
          "Prints a script that completes command lines.",
          {"mojo completion <bash | zsh | fish>"},
          "Prints a script with which the shell completes the commands of mojo, their options, and the values of these.",
          {{"source <(mojo completion bash)", "Turns completion on in bash, for example in ~/.bashrc."},
           {"mojo completion zsh > ~/.zfunc/_mojo", "The same for zsh, when ~/.zfunc is in $fpath."},
           {"mojo completion fish > ~/.config/fish/completions/mojo.fish", "The same for fish."}}};
}

int completionCommand(Arguments arguments) {
  OptionTable table;
  HelpPage page;
  describeCompletion(page, table);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  if (line->positional.size() != 1)
    return driverError("name one shell: bash, zsh, or fish");
  StringRef shell = line->positional[0];
  auto *print = StringSwitch<void (*)(raw_ostream &)>(shell).Case("bash", printBash).Case("zsh", printZsh).Case("fish", printFish).Default(nullptr);
  if (!print)
    return driverError("unknown shell '" + shell + "', expected one of: bash, zsh, fish");
  print(outs());
  return 0;
}

} // namespace kiln
