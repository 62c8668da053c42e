// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A tree of prefixes: many small dictionaries.
#include "Clock.h"
#include <string>
#include <unordered_map>
#include <vector>

struct Node {
  std::unordered_map<long, long> children;
  long count = 0;
};

struct Trie {
  std::vector<Node> nodes{1};

  void insert(const std::string &word) {
    long at = 0;
    for (unsigned char byte : word) {
      auto next = nodes[at].children.find(byte);
      if (next != nodes[at].children.end()) {
        at = next->second;
      } else {
        long fresh = long(nodes.size());
        nodes[at].children[byte] = fresh;
        nodes.emplace_back();
        at = fresh;
      }
    }
    nodes[at].count += 1;
  }

  long find(const std::string &word) const {
    long at = 0;
    for (unsigned char byte : word) {
      auto next = nodes[at].children.find(byte);
      if (next == nodes[at].children.end())
        return 0;
      at = next->second;
    }
    return nodes[at].count;
  }
};

int main() {
  std::vector<std::string> words;
  for (long i = 0; i < 20000; ++i)
    words.push_back("w" + std::to_string(i * 7919 % 100003) + "x");
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 5; ++round) {
    Trie trie;
    for (const std::string &word : words)
      trie.insert(word);
    for (int k = 0; k < 3; ++k)
      for (const std::string &word : words)
        sum += trie.find(word);
    sum += long(trie.nodes.size());
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
