// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Clusters of points: the nearest of a few centers for each point, then the centers of what was
// found.
#include "Clock.h"
#include <cstdint>
#include <vector>

struct Point {
  double x, y, z;
};

static double kmeans(const std::vector<Point> &points, long k, long rounds) {
  std::vector<Point> centers;
  for (long i = 0; i < k; ++i)
    centers.push_back(points[i * 37]);
  std::vector<long> assigned(points.size());
  for (long r = 0; r < rounds; ++r) {
    for (size_t i = 0; i < points.size(); ++i) {
      double best = 1e300;
      for (long c = 0; c < k; ++c) {
        double dx = points[i].x - centers[c].x, dy = points[i].y - centers[c].y,
               dz = points[i].z - centers[c].z;
        double d = dx * dx + dy * dy + dz * dz;
        if (d < best) {
          best = d;
          assigned[i] = c;
        }
      }
    }
    std::vector<long> counts(k);
    std::vector<Point> sums(k, Point{0, 0, 0});
    for (size_t i = 0; i < points.size(); ++i) {
      auto &p = points[i];
      auto &s = sums[assigned[i]];
      s.x += p.x;
      s.y += p.y;
      s.z += p.z;
      counts[assigned[i]]++;
    }
    for (long c = 0; c < k; ++c)
      if (counts[c] > 0) {
        double n = counts[c];
        centers[c] = Point{sums[c].x / n, sums[c].y / n, sums[c].z / n};
      }
  }
  double total = 0;
  for (auto &c : centers)
    total += c.x + 2 * c.y + 3 * c.z;
  return total;
}

int main() {
  std::vector<Point> points;
  uint64_t s = 42;
  auto next = [&] {
    s = s * 6364136223846793005ULL + 1442695040888963407ULL;
    return double(s >> 40);
  };
  for (int i = 0; i < 400000; ++i) {
    double a = next(), b = next(), c = next();
    points.push_back({a, b, c});
  }
  long start = nanoseconds();
  double sum = kmeans(points, 16, 10);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
