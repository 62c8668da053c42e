// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The main function of fuzz targets in ordinary builds: runs every file of the corpus, then a number of seeded mutations of them.
//   FuzzX [-runs=N] [-seed=N] FILE-OR-FOLDER...
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

static std::vector<std::string> readAll(const std::string &path) {
  std::vector<std::string> texts;
  auto add = [&](const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  };
  if (!std::filesystem::is_directory(path)) {
    add(path);
    return texts;
  }
  std::vector<std::filesystem::path> files;
  for (auto &entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.is_regular_file())
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (auto &file : files)
    add(file);
  return texts;
}

/// Changes `text` in one to four places: bytes lost, doubled or replaced, pieces of another text put in.
static std::string mutate(std::string text, const std::vector<std::string> &corpus, std::mt19937 &random) {
  auto below = [&](size_t n) { return n ? random() % n : 0; };
  static const char *words[] = {"(", ")", "[", "]", "{", "}", ":", ",", "=", "\n", "    ", "def ", "struct ", "^", "\"", "t\"{", "*", "comptime ", "@", "\\"};
  for (size_t i = 0, count = 1 + below(4); i < count; ++i) {
    size_t at = below(text.size() + 1), length = below(std::min<size_t>(text.size() - at, 40) + 1);
    switch (below(5)) {
    case 0:
      text.erase(at, length);
      break;
    case 1:
      text.insert(at, text.substr(at, length));
      break;
    case 2:
      text.insert(at, words[below(std::size(words))]);
      break;
    case 3: {
      const std::string &other = corpus[below(corpus.size())];
      size_t from = below(other.size() + 1);
      text.insert(at, other.substr(from, below(120)));
      break;
    }
    default:
      if (at < text.size())
        text[at] = char(random());
    }
  }
  return text;
}

int main(int argc, char **argv) {
  size_t runs = 1000, seed = 1;
  std::vector<std::string> corpus;
  if (LLVMFuzzerInitialize)
    LLVMFuzzerInitialize(&argc, &argv);
  for (int i = 1; i < argc; ++i) {
    std::string arg = argv[i];
    if (arg.rfind("-runs=", 0) == 0)
      runs = std::stoull(arg.substr(6));
    else if (arg.rfind("-seed=", 0) == 0)
      seed = std::stoull(arg.substr(6));
    else if (arg[0] != '-')
      for (std::string &text : readAll(arg))
        corpus.push_back(std::move(text));
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "no corpus\n");
    return 2;
  }
  std::mt19937 random(static_cast<unsigned>(seed));
  auto run = [](const std::string &text) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(text.data()), text.size());
  };
  for (const std::string &text : corpus)
    run(text);
  for (size_t i = 0; i < runs; ++i)
    run(mutate(corpus[random() % corpus.size()], corpus, random));
  std::printf("%zu inputs, seed %zu\n", corpus.size() + runs, seed);
  return 0;
}
