// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Areas of shapes held in variants.
#include "Clock.h"
#include <variant>
#include <vector>

struct Circle {
  double radius;
  double area() const { return 3.14159 * radius * radius; }
};

struct Box {
  double width, height;
  double area() const { return width * height; }
};

struct Triangle {
  double base, height;
  double area() const { return 0.5 * base * height; }
};

using Shape = std::variant<Circle, Box, Triangle>;

static double area(const Shape &shape) {
  return std::visit([](const auto &which) { return which.area(); }, shape);
}

int main() {
  std::vector<Shape> shapes;
  for (long i = 0; i < 100000; ++i) {
    double x = double(i % 17) + 1.0;
    long kind = i * i % 7 % 3;
    if (kind == 0)
      shapes.push_back(Circle{x});
    else if (kind == 1)
      shapes.push_back(Box{x, x + 1.0});
    else
      shapes.push_back(Triangle{x, 2.0 * x});
  }
  long start = nanoseconds();
  double sum = 0.0;
  for (long round = 0; round < 1500; ++round) {
    for (const Shape &shape : shapes)
      sum += area(shape);
    shapes[round] = Circle{1.0};
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
