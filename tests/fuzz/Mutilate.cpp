// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Half-written programs: every file truncated at every token, and with every line deleted, and with every line doubled, goes through
// the front end in a child process; what crashes or hangs is reported and written to a folder.
// With --sample, N mutilations of each file are taken by chance instead of all.
#include "Front.h"
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <csignal>
#include <cstring>
#include <random>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace kiln;

namespace {

struct Settings {
  std::string library, out;
  fuzz::Level level = fuzz::Level::Parse;
  unsigned sample = 0, seed = 1;
  std::vector<std::string> files;
};

/// What the processes share.
struct Shared {
  volatile size_t current;      ///< index of the input being compiled
  volatile long peakKilobytes;
};

} // namespace

static constexpr unsigned secondsPerInput = 10;

/// Every mutilation of `text`.
static std::vector<std::string> mutilations(llvm::StringRef text) {
  std::vector<std::string> result;
  SourceManager sources;
  DiagnosticEngine diags(sources);
  const SourceFile &file = sources.addBuffer("m", text);
  auto buffer = lex(file, diags);
  for (const Token &token : buffer->tokens) {
    size_t begin = file.offset(token.loc);
    result.push_back(text.take_front(begin).str());
    if (token.length > 1)
      result.push_back(text.take_front(begin + token.length / 2).str());
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
    result.push_back(join(i, 0));
    result.push_back(join(i, 2));
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

/// Compiles `inputs` in children; returns how many of them crashed or hung.
static unsigned runAll(const std::string &name, llvm::ArrayRef<std::string> inputs, const Settings &settings, Shared &shared) {
  unsigned bad = 0;
  size_t next = 0;
  while (next < inputs.size()) {
    pid_t child = fork();
    if (child == 0) {
      for (size_t i = next; i < inputs.size(); ++i) {
        shared.current = i;
        alarm(secondsPerInput);
        fuzz::compile(inputs[i], settings.library, settings.level);
      }
      struct rusage usage;
      getrusage(RUSAGE_SELF, &usage);
      shared.peakKilobytes = std::max(long(shared.peakKilobytes), usage.ru_maxrss);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
      break;
    size_t culprit = shared.current;
    next = culprit + 1;
    ++bad;
    bool hung = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    llvm::outs() << (hung ? "HANG " : "CRASH ") << name << " mutilation " << culprit << '\n';
    llvm::outs().flush();
    if (settings.out.empty())
      continue;
    llvm::sys::fs::create_directories(settings.out);
    std::string flat = name;
    std::replace(flat.begin(), flat.end(), '/', '_');
    std::error_code error;
    llvm::raw_fd_ostream file(settings.out + "/" + flat + "." + std::to_string(culprit) + ".mojo", error);
    file << inputs[culprit];
  }
  return bad;
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
    else if (arg == "--level")
      settings.level = value() == "check" ? fuzz::Level::Check : fuzz::Level::Parse;
    else if (arg == "--sample")
      settings.sample = std::stoul(value());
    else if (arg == "--seed")
      settings.seed = std::stoul(value());
    else
      collect(arg.str(), settings.files);
  }
  if (settings.files.empty() || settings.library.empty()) {
    return 2;
  }
  std::sort(settings.files.begin(), settings.files.end());
  auto *shared = static_cast<Shared *>(mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  size_t count = 0;
  unsigned bad = 0;
  std::mt19937 random(settings.seed);
  for (const std::string &file : settings.files) {
    auto text = llvm::MemoryBuffer::getFile(file);
    if (!text)
      continue;
    std::vector<std::string> inputs = mutilations((*text)->getBuffer());
    if (settings.sample && inputs.size() > settings.sample) {
      std::shuffle(inputs.begin(), inputs.end(), random);
      inputs.resize(settings.sample);
    }
    count += inputs.size();
    bad += runAll(file, inputs, settings, *shared);
  }
  llvm::outs() << settings.files.size() << " files, " << count << " mutilations, seed " << settings.seed << ": " << bad
               << " crashed or hung; peak memory " << shared->peakKilobytes / 1024 << " MiB\n";
  return bad ? 1 : 0;
}
