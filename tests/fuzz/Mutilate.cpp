// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Half-written programs: every file truncated at every token, and with every line deleted, and with every line doubled, goes through
// the front end in child processes; what crashes or hangs is reported and written to a folder.
#include "Front.h"
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace kiln;

static constexpr llvm::StringLiteral usage = R"(usage: mutilate --library FOLDER [options] FILE-OR-FOLDER...
  --level parse|check|lower   how far each text goes (parse)
  --as-is                     the files themselves, not their mutilations
  --sample N                  N texts of each file, taken by chance; else all
  --seed N                    of the sample (1)
  --from N                    begin with the N-th file; an interrupted run says where to go on
  --out FOLDER                where texts are written that crash or hang
)";

namespace {

struct Settings {
  std::string library, out;
  fuzz::Level level = fuzz::Level::Parse;
  bool asIs = false;
  size_t sample = 0, seed = 1, from = 0;
  std::vector<std::string> files;
};

struct Totals {
  size_t files = 0, texts = 0, bad = 0, withoutErrors = 0;
  long peakKilobytes = 0;
};

} // namespace

static volatile sig_atomic_t interrupted = 0;

/// Every mutilation of `text`, each once.
static std::vector<std::string> mutilations(llvm::StringRef text) {
  std::vector<std::string> result;
  llvm::StringSet<> known;
  auto add = [&](std::string version) {
    if (known.insert(version).second)
      result.push_back(std::move(version));
  };
  SourceManager sources;
  DiagnosticEngine diags(sources);
  const SourceFile &file = sources.addBuffer("m", text);
  auto buffer = lex(file, diags);
  for (const Token &token : buffer->tokens) {
    size_t begin = file.offset(token.loc);
    add(text.take_front(begin).str());
    if (token.length > 1)
      add(text.take_front(begin + token.length / 2).str());
  }
  llvm::SmallVector<llvm::StringRef, 64> lines;
  text.split(lines, '\n');
  auto join = [&](size_t changed, unsigned times) {
    std::string all;
    for (auto [index, line] : llvm::enumerate(lines))
      for (unsigned i = 0; i < (index == changed ? times : 1); ++i)
        all += line.str() + "\n";
    return all;
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].trim().empty())
      continue;
    add(join(i, 0));
    add(join(i, 2));
  }
  return result;
}

static void collect(const std::string &path, std::vector<std::string> &files) {
  if (!llvm::sys::fs::is_directory(path)) {
    files.push_back(path);
    return;
  }
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator entry(path, error), end; entry != end && !error; entry.increment(error))
    if (llvm::StringRef(entry->path()).ends_with(".mojo"))
      files.push_back(entry->path());
}

/// Reports that `texts[index]` of the file `name` crashed or hung, and keeps it.
static void report(llvm::StringRef name, size_t index, llvm::StringRef text, bool hung, const Settings &settings, Totals &totals) {
  ++totals.bad;
  llvm::outs() << (hung ? "HANG " : "CRASH ") << name << " mutilation " << index << '\n';
  llvm::outs().flush();
  if (settings.out.empty())
    return;
  llvm::sys::fs::create_directories(settings.out);
  std::string flat = name.str();
  std::replace(flat.begin(), flat.end(), '/', '_');
  std::error_code error;
  llvm::raw_fd_ostream file(settings.out + "/" + flat + "." + std::to_string(index) + ".mojo", error);
  file << text;
}

/// Parses `texts`, many in one child.
static void parseAll(llvm::StringRef name, llvm::ArrayRef<std::string> texts, const Settings &settings, Totals &totals) {
  static auto *current = static_cast<volatile size_t *>(mmap(nullptr, sizeof(size_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  size_t next = 0;
  while (next < texts.size()) {
    pid_t child = fork();
    if (child == 0) {
      for (size_t i = next; i < texts.size(); ++i) {
        *current = i;
        fuzz::limitTime();
        fuzz::parse(texts[i]);
      }
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
      return;
    report(name, *current, texts[*current], fuzz::ranOutOfTime(status), settings, totals);
    next = *current + 1;
  }
}

/// Puts what is done of `settings.files` on a line.
static void printTotals(const Settings &settings, const Totals &totals, double seconds) {
  llvm::outs() << totals.files << " of " << settings.files.size() << " files, " << totals.texts << " mutilations (" << totals.withoutErrors
               << " without errors), " << unsigned(double(totals.texts) / std::max(seconds, 0.001)) << "/s: " << totals.bad << " crashed or hung";
  if (totals.peakKilobytes)
    llvm::outs() << "; peak memory " << totals.peakKilobytes / 1024 << " MiB";
  llvm::outs() << '\n';
  llvm::outs().flush();
}

static Totals runAll(const Settings &settings) {
  Totals totals;
  std::unique_ptr<fuzz::FrontEnd> frontEnd;
  if (settings.level != fuzz::Level::Parse)
    frontEnd = std::make_unique<fuzz::FrontEnd>(settings.library);
  using Clock = std::chrono::steady_clock;
  auto begin = Clock::now(), lastPrinted = begin;
  auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  size_t index = settings.from;
  for (; index < settings.files.size() && !interrupted; ++index) {
    const std::string &file = settings.files[index];
    auto text = llvm::MemoryBuffer::getFile(file);
    if (!text)
      continue;
    std::vector<std::string> texts = settings.asIs ? std::vector{(*text)->getBuffer().str()} : mutilations((*text)->getBuffer());
    if (settings.sample && texts.size() > settings.sample) {
      std::mt19937 random(unsigned(settings.seed * 100'003 + index));
      std::shuffle(texts.begin(), texts.end(), random);
      texts.resize(settings.sample);
    }
    if (!frontEnd) {
      parseAll(file, texts, settings, totals);
      totals.texts += texts.size();
    }
    std::string folder = llvm::sys::path::parent_path(file).str();
    for (size_t i = 0; frontEnd && i < texts.size() && !interrupted; ++i, ++totals.texts) {
      auto ending = frontEnd->compile(texts[i], settings.level, folder.empty() ? "." : folder);
      totals.peakKilobytes = std::max(totals.peakKilobytes, ending.peakKilobytes);
      totals.withoutErrors += ending.good() && !ending.errors;
      if (!ending.good() && !interrupted)
        report(file, i, texts[i], ending.hung, settings, totals);
    }
    if (interrupted)
      break;
    ++totals.files;
    if (Clock::now() - lastPrinted > std::chrono::seconds(30)) {
      lastPrinted = Clock::now();
      printTotals(settings, totals, seconds());
    }
  }
  printTotals(settings, totals, seconds());
  if (interrupted)
    llvm::outs() << "interrupted; go on with --from " << index << '\n';
  return totals;
}

int main(int argc, char **argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    llvm::StringRef arg = argv[i];
    auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
    if (arg == "--library")
      settings.library = value();
    else if (arg == "--out")
      settings.out = value();
    else if (arg == "--level") {
      std::string level = value();
      settings.level = level == "lower" ? fuzz::Level::Lower : level == "check" ? fuzz::Level::Check : fuzz::Level::Parse;
    } else if (arg == "--as-is")
      settings.asIs = true;
    else if (arg == "--sample")
      settings.sample = std::stoul(value());
    else if (arg == "--seed")
      settings.seed = std::stoul(value());
    else if (arg == "--from")
      settings.from = std::stoul(value());
    else
      collect(arg.str(), settings.files);
  }
  if (settings.files.empty() || settings.library.empty()) {
    llvm::errs() << usage;
    return 2;
  }
  llvm::SmallString<256> library(settings.library);
  llvm::sys::fs::make_absolute(library);
  settings.library = library.str();
  std::sort(settings.files.begin(), settings.files.end());
  struct sigaction onInterrupt = {};
  onInterrupt.sa_handler = [](int) { interrupted = 1; };
  onInterrupt.sa_flags = SA_RESTART;
  sigaction(SIGINT, &onInterrupt, nullptr);
  sigaction(SIGTERM, &onInterrupt, nullptr);
  return runAll(settings).bad ? 1 : 0;
}
