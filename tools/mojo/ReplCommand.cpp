// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo repl` and `mojo` alone (spec 08 section 11): the dialogue around the engine.
#include "Commands.h"
#include "CompileOptions.h"
#include "cache/ArtifactCache.h"
#include "codegen/OutputFile.h"
#include "driver/Driver.h"
#include "repl/Engine.h"
#include "repl/LineEditor.h"
#include "repl/Text.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <unistd.h>

using namespace llvm;

namespace kiln {

namespace {

class Dialogue {
public:
  explicit Dialogue(ReplEngine &engine) : engine(engine) {}

  int readScript();
  int readTerminal();

private:
  /// Runs an input or a command. False when the session is to end.
  bool handle(StringRef input);
  bool command(StringRef line);
  void run(std::string text);
  bool directive(StringRef line);
  void load(StringRef path);
  void save(StringRef path);
  std::string promptOf(unsigned line) const;
  std::string historyFile() const;
  void readHistory(LineEditor &editor) const;
  void remember(LineEditor &editor, const std::string &input) const;

  ReplEngine &engine;
  bool isTiming = false;
  bool failed = false, interrupted = false;
  unsigned lines = 0;              ///< read so far
  std::vector<std::string> inputs; ///< that succeeded, for `:save`
  std::string previousFolder;
};

constexpr StringRef commandNames[] = {":clear", ":doc", ":help", ":load", ":quit", ":save", ":time", ":type"};

} // namespace

std::string Dialogue::promptOf(unsigned line) const {
  std::string text;
  raw_string_ostream(text) << format("%3u", lines + line + 1) << (line ? ". " : "> ");
  return text;
}

//===----------------------------------------------------------------------===//
// Commands
//===----------------------------------------------------------------------===//

static void printHelp() {
  outs() << "An input of one or more lines is run by an empty line. Its variables, functions, structs and imports stay\n"
            "for the inputs after it; the value of an expression is shown.\n\n"
            "  :type EXPRESSION   the type of an expression, which is not run\n"
            "  :doc NAME          the documentation of a name\n"
            "  :time [INPUT]      how long an input takes; alone: after every input, or no more\n"
            "  :load FILE         runs the inputs of a file\n"
            "  :save FILE         writes the inputs that succeeded to a file\n"
            "  :clear             forgets all variables and declarations\n"
            "  :help              this text\n"
            "  :quit              ends the session, like Ctrl-D\n\n"
            "Tab completes, Ctrl-R searches earlier inputs, Ctrl-C stops what runs.\n";
}

bool Dialogue::command(StringRef line) {
  auto [word, rest] = line.split(' ');
  rest = rest.trim();
  if (word == ":quit" || word == ":q" || word == ":exit")
    return false;
  if (word == ":help" || word == ":h" || word == ":?" || line.starts_with(":mojo help")) {
    printHelp();
  } else if (word == ":type" || word == ":t") {
    if (rest.starts_with("lookup "))
      rest = rest.drop_front(7).trim();
    if (rest.empty())
      driverError(":type needs an expression");
    else if (std::optional<std::string> type = engine.typeOf(rest))
      outs() << *type << '\n';
    else
      failed = true;
  } else if (word == ":doc") {
    if (rest.empty())
      driverError(":doc needs a name");
    else if (std::optional<std::string> text = engine.documentation(rest))
      outs() << *text;
    else
      failed = true;
  } else if (word == ":time") {
    if (rest.empty()) {
      isTiming = !isTiming;
      outs() << (isTiming ? "Times are shown.\n" : "Times are not shown.\n");
    } else {
      bool saved = isTiming;
      isTiming = true;
      run(rest.str() + "\n");
      isTiming = saved;
    }
  } else if (word == ":load") {
    load(rest);
  } else if (word == ":save") {
    save(rest);
  } else if (word == ":clear") {
    engine.clear();
    inputs.clear();
  } else {
    driverError("unknown command '" + word + "'; ':help' lists them");
    failed = true;
  }
  outs().flush();
  return true;
}

void Dialogue::load(StringRef path) {
  auto file = MemoryBuffer::getFile(path, /*IsText=*/true);
  if (!file) {
    driverError("cannot open '" + path + "': " + file.getError().message());
    failed = true;
    return;
  }
  for (const std::string &input : splitScript((*file)->getBuffer()))
    if (!handle(input))
      break;
}

void Dialogue::save(StringRef path) {
  Error error = writeFileAtomically(path, [&](raw_pwrite_stream &out) {
    for (const std::string &input : inputs)
      out << StringRef(input).rtrim("\n") << "\n\n";
    return Error::success();
  });
  if (!error)
    return;
  reportError(std::move(error));
  failed = true;
}

/// Obeys a line that begins with `%` (REPL-8); false when it is none of them.
bool Dialogue::directive(StringRef line) {
  if (!line.consume_front("%cd"))
    return false;
  line = line.trim().trim("'\"");
  SmallString<128> here;
  sys::fs::current_path(here);
  std::string target = line == "-" ? previousFolder : line.str();
  if (target.empty() || sys::fs::set_current_path(target)) {
    driverError("cannot change to '" + target + "'");
    failed = true;
  } else {
    previousFolder = std::string(here);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

void Dialogue::run(std::string text) {
  SmallVector<StringRef> rows;
  StringRef(text).split(rows, '\n');
  std::string code;
  for (StringRef row : rows) {
    if (row.consume_front("%#"))
      row = row.ltrim(" ");
    else if (!StringRef(text).starts_with("%%") && row.starts_with("%") && directive(row))
      row = "";
    code += row.str() + "\n";
  }
  if (StringRef(code).trim().empty())
    return;
  std::string written = code;
  if (StringRef python = code; python.consume_front("%%python"))
    code = mojoForPython(python.split('\n').second.rtrim());
  auto begin = std::chrono::steady_clock::now();
  InputEnd end = engine.run(code);
  std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
  if (isTiming)
    outs() << format("%.1f ms\n", time.count());
  outs().flush();
  interrupted = end == InputEnd::Interrupted;
  if (end == InputEnd::Succeeded)
    inputs.push_back(StringRef(written).rtrim().str());
  else
    failed = true;
}

bool Dialogue::handle(StringRef input) {
  if (input.trim().empty())
    return true;
  if (input.ltrim().starts_with(":"))
    return command(input.trim());
  run(dedent(input.rtrim()) + "\n");
  return true;
}

int Dialogue::readScript() {
  auto script = MemoryBuffer::getSTDIN();
  if (!script)
    return driverError("cannot read standard input: " + script.getError().message());
  for (const std::string &input : splitScript((*script)->getBuffer()))
    if (!handle(input) || interrupted)
      break;
  return interrupted ? 130 : failed;
}

//===----------------------------------------------------------------------===//
// The terminal
//===----------------------------------------------------------------------===//

std::string Dialogue::historyFile() const {
  if (const char *path = getenv("MOJO_REPL_HISTORY"))
    return path;
  std::string cache = cacheLocation();
  if (cache.empty())
    return {};
  SmallString<128> path(sys::path::parent_path(cache));
  sys::path::append(path, "mojo_repl_history");
  return std::string(path);
}

/// Inputs stand in the file one a line, line ends and backslashes escaped.
void Dialogue::readHistory(LineEditor &editor) const {
  constexpr size_t maxInputs = 5000;
  auto file = MemoryBuffer::getFile(historyFile(), /*IsText=*/true);
  if (!file)
    return;
  SmallVector<StringRef> rows;
  (*file)->getBuffer().split(rows, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef row : ArrayRef(rows).take_back(maxInputs)) {
    std::string input;
    for (size_t i = 0; i < row.size(); ++i)
      if (row[i] == '\\' && i + 1 < row.size())
        input += row[++i] == 'n' ? '\n' : row[i];
      else
        input += row[i];
    editor.history.push_back(std::move(input));
  }
}

void Dialogue::remember(LineEditor &editor, const std::string &input) const {
  if (!editor.history.empty() && editor.history.back() == input)
    return;
  editor.history.push_back(input);
  std::string path = historyFile();
  if (path.empty() || sys::fs::create_directories(sys::path::parent_path(path)))
    return;
  std::error_code code;
  raw_fd_ostream out(path, code, sys::fs::CD_OpenAlways, sys::fs::FA_Write, sys::fs::OF_Append);
  if (code)
    return; // a history that can't be kept is no reason to stop
  std::string row;
  for (char c : input)
    row += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
  out << row << '\n';
  out.close();
  out.clear_error();
}

int Dialogue::readTerminal() {
  outs() << "Welcome to Mojo.\n"
            "Expressions are run by an empty line. ':help' explains the commands; ':quit' or Ctrl-D ends.\n\n";
  outs().flush();
  signal(SIGINT, SIG_IGN); // it is for what runs
  bool canEdit = LineEditor::isSupported();
  LineEditor editor;
  editor.prompt = [&](unsigned line) { return promptOf(line); };
  editor.colors = [](StringRef text) { return highlight(text); };
  editor.complete = [&](StringRef text, size_t cursor) { return engine.complete(text, cursor, commandNames); };
  editor.isComplete = [](StringRef text) {
    if (text.starts_with(":") || text.trim().empty())
      return true;
    auto [before, last] = text.rsplit('\n');
    if (!last.trim().empty() || !text.contains('\n'))
      return false;
    // A second empty line ends what never would.
    return !isOpen(text) || (before.contains('\n') && before.rsplit('\n').second.trim().empty());
  };
  if (canEdit)
    readHistory(editor);
  for (;;) {
    std::string input;
    if (canEdit) {
      LineEditor::End end = editor.read(input);
      if (end == LineEditor::End::EndOfFile)
        break;
      if (end == LineEditor::End::Cancelled)
        continue;
      input = StringRef(input).rtrim().str();
      if (!input.empty())
        remember(editor, input);
    } else {
      // A terminal without cursor movement: lines as the system gives them.
      std::string line;
      bool open = true;
      for (unsigned number = 0; open; ++number) {
        outs() << promptOf(number);
        outs().flush();
        if (!std::getline(std::cin, line))
          break;
        open = !(line.empty() && !isOpen(input)) && !(input.empty() && line.starts_with(":"));
        input += line + "\n";
      }
      if (std::cin.eof() && StringRef(input).trim().empty())
        break;
      input = StringRef(input).rtrim().str();
    }
    lines += unsigned(StringRef(input).count('\n')) + (StringRef(input).trim().empty() ? 0 : 1);
    if (!handle(input))
      break;
  }
  return 0;
}

static HelpPage describe(OptionTable &table, DriverOptions &options) {
  // Between the time that compiling takes and the time that running takes.
  options.codegen.optLevel = 1;
  addCompileOptions(table, options);
  return {"mojo-repl",
          "Starts an interactive session.",
          {"mojo repl [options]", "mojo"},
          "Reads Mojo code from the terminal, runs it and shows the values of expressions. What an input declares stays for the inputs after "
          "it. Without a terminal the inputs are read from standard input; an empty line ends each.",
          {{"mojo", "Starts a session."}, {"mojo repl -I libs", "Starts one that can import what lies in libs."}}};
}

void describeRepl(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<DriverOptions>()); }

int replCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Run;
  OptionTable table;
  HelpPage page = describe(table, options);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/true, status);
  if (!line)
    return status;
  if (!line->positional.empty())
    return driverError("'mojo repl' takes no file; ':load FILE' runs one in the session");
  bool isTerminal = isatty(0);
  auto engine = ReplEngine::create(options, isatty(1));
  if (!engine)
    return reportError(engine.takeError());
  {
    Dialogue dialogue(**engine);
    status = isTerminal ? dialogue.readTerminal() : dialogue.readScript();
  }
  engine->reset();
  fflush(stdout);
  return status;
}

} // namespace kiln
