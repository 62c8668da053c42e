// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Shortest ways in a graph, with a binary heap.
#include "Clock.h"
#include <climits>
#include <cstdint>
#include <utility>
#include <vector>

/// Numbers that look random (a multiplicative shift register).
struct Random {
  uint64_t state;

  uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
};

struct Edge {
  long target, weight;
};

struct Item {
  long distance, node;
};

struct Heap {
  std::vector<Item> items;

  void push(const Item &item) {
    size_t at = items.size();
    items.push_back(item);
    while (at > 0) {
      size_t parent = (at - 1) / 2;
      if (items[parent].distance <= items[at].distance)
        break;
      std::swap(items[parent], items[at]);
      at = parent;
    }
  }

  Item pop() {
    std::swap(items.front(), items.back());
    Item result = items.back();
    items.pop_back();
    size_t at = 0;
    while (true) {
      size_t child = 2 * at + 1;
      if (child >= items.size())
        break;
      if (child + 1 < items.size() && items[child + 1].distance < items[child].distance)
        child += 1;
      if (items[at].distance <= items[child].distance)
        break;
      std::swap(items[at], items[child]);
      at = child;
    }
    return result;
  }
};

static long shortest(const std::vector<std::vector<Edge>> &graph, long source) {
  std::vector<long> distances(graph.size(), LONG_MAX);
  distances[source] = 0;
  Heap heap;
  heap.push({0, source});
  while (!heap.items.empty()) {
    Item item = heap.pop();
    if (item.distance > distances[item.node])
      continue;
    for (const Edge &edge : graph[item.node]) {
      long distance = item.distance + edge.weight;
      if (distance < distances[edge.target]) {
        distances[edge.target] = distance;
        heap.push({distance, edge.target});
      }
    }
  }
  long sum = 0;
  for (long distance : distances)
    if (distance < LONG_MAX)
      sum += distance;
  return sum;
}

int main() {
  long nodes = 20000;
  Random random{88172645463325252};
  std::vector<std::vector<Edge>> graph;
  for (long i = 0; i < nodes; ++i) {
    std::vector<Edge> edges;
    for (int k = 0; k < 8; ++k) {
      long target = long(random.next() % uint64_t(nodes));
      edges.push_back({target, long(random.next() % 1000) + 1});
    }
    graph.push_back(std::move(edges));
  }
  long start = nanoseconds();
  long sum = 0;
  for (long source = 0; source < 40; ++source)
    sum += shortest(graph, source * 31);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
