// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Builds and counts many binary trees, a node an allocation.
#include "Clock.h"
#include <memory>

struct Node {
  std::unique_ptr<Node> left, right;

  explicit Node(long depth) {
    if (depth > 0) {
      left = std::make_unique<Node>(depth - 1);
      right = std::make_unique<Node>(depth - 1);
    }
  }

  long count() const {
    long n = 1;
    if (left)
      n += left->count();
    if (right)
      n += right->count();
    return n;
  }
};

static long run(long most) {
  long sum = 0;
  Node longLived(most);
  for (long depth = 4; depth <= most; depth += 4)
    for (long i = 0; i < 1L << (most - depth + 4); ++i)
      sum += Node(depth).count();
  return sum + longLived.count();
}

int main() {
  long start = nanoseconds();
  long sum = run(16);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
