// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Particles as a struct of lists.
#include "Clock.h"
#include <cmath>
#include <vector>

struct Particles {
  std::vector<double> x, y, vx, vy;
  explicit Particles(size_t n) : x(n), y(n), vx(n), vy(n) {}
  void step(double dt) {
    for (size_t i = 0; i < x.size(); ++i) {
      vy[i] -= 9.81 * dt;
      x[i] += vx[i] * dt;
      y[i] += vy[i] * dt;
      if (y[i] < 0.0) {
        y[i] = -y[i];
        vy[i] = -vy[i] * 0.9;
      }
      if (x[i] < 0.0 || x[i] > 100.0)
        vx[i] = -vx[i];
    }
  }
  double energy() const {
    double sum = 0.0;
    for (size_t i = 0; i < x.size(); ++i)
      sum += 0.5 * std::sqrt(vx[i] * vx[i] + vy[i] * vy[i]) + y[i];
    return sum;
  }
};

int main() {
  size_t n = 4000;
  Particles particles(n);
  for (size_t i = 0; i < n; ++i) {
    particles.x[i] = double(i % 100);
    particles.y[i] = double(i % 50);
    particles.vx[i] = double(i % 7) - 3.0;
  }
  long start = nanoseconds();
  double sum = 0.0;
  for (long k = 0; k < 20000; ++k) {
    particles.step(0.001);
    if (k % 100 == 0)
      sum += particles.energy();
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
