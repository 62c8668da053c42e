// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Planets that attract each other: a vector of structs, advanced in small steps.
#include "Clock.h"
#include <cmath>
#include <vector>

struct Body {
  double x, y, z, vx, vy, vz, mass;
};

static std::vector<Body> startPositions(long count) {
  std::vector<Body> bodies;
  for (long i = 0; i < count; ++i) {
    double f = double(i);
    bodies.push_back({10.0 * f + 1.0, 3.0 * f * f - 2.0, 1.0 - f, 0.01 * f, 0.02 - 0.003 * f,
                      0.001 * f * f, 1.0 / (f + 1.0)});
  }
  return bodies;
}

static void advance(std::vector<Body> &bodies, double dt) {
  size_t n = bodies.size();
  for (size_t i = 0; i < n; ++i)
    for (size_t j = i + 1; j < n; ++j) {
      double dx = bodies[i].x - bodies[j].x;
      double dy = bodies[i].y - bodies[j].y;
      double dz = bodies[i].z - bodies[j].z;
      double d2 = dx * dx + dy * dy + dz * dz;
      double mag = dt / (d2 * std::sqrt(d2));
      double mi = bodies[i].mass * mag;
      double mj = bodies[j].mass * mag;
      bodies[i].vx -= dx * mj;
      bodies[i].vy -= dy * mj;
      bodies[i].vz -= dz * mj;
      bodies[j].vx += dx * mi;
      bodies[j].vy += dy * mi;
      bodies[j].vz += dz * mi;
    }
  for (size_t i = 0; i < n; ++i) {
    bodies[i].x += dt * bodies[i].vx;
    bodies[i].y += dt * bodies[i].vy;
    bodies[i].z += dt * bodies[i].vz;
  }
}

static double energy(const std::vector<Body> &bodies) {
  double sum = 0.0;
  size_t n = bodies.size();
  for (size_t i = 0; i < n; ++i) {
    const Body &b = bodies[i];
    sum += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz);
    for (size_t j = i + 1; j < n; ++j) {
      double dx = b.x - bodies[j].x, dy = b.y - bodies[j].y, dz = b.z - bodies[j].z;
      sum -= b.mass * bodies[j].mass / std::sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

int main() {
  std::vector<Body> bodies = startPositions(5);
  long start = nanoseconds();
  for (long step = 0; step < 3000000; ++step)
    advance(bodies, 0.001);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", energy(bodies), elapsed);
}
