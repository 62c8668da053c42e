# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Particles as a struct of lists.
from std.math import sqrt
from std.time import perf_counter_ns


struct Particles(Movable):
    var x: List[Float64]
    var y: List[Float64]
    var vx: List[Float64]
    var vy: List[Float64]

    def __init__(out self, n: Int):
        self.x = List[Float64](length=n, fill=0.0)
        self.y = List[Float64](length=n, fill=0.0)
        self.vx = List[Float64](length=n, fill=0.0)
        self.vy = List[Float64](length=n, fill=0.0)

    def step(mut self, dt: Float64):
        for i in range(len(self.x)):
            self.vy[i] -= 9.81 * dt
            self.x[i] += self.vx[i] * dt
            self.y[i] += self.vy[i] * dt
            if self.y[i] < 0.0:
                self.y[i] = -self.y[i]
                self.vy[i] = -self.vy[i] * 0.9
            if self.x[i] < 0.0 or self.x[i] > 100.0:
                self.vx[i] = -self.vx[i]

    def energy(self) -> Float64:
        var sum = 0.0
        for i in range(len(self.x)):
            sum += 0.5 * sqrt(self.vx[i] ** 2 + self.vy[i] ** 2) + self.y[i]
        return sum


def main():
    var n = 4000
    var particles = Particles(n)
    for i in range(n):
        particles.x[i] = Float64(i % 100)
        particles.y[i] = Float64(i % 50)
        particles.vx[i] = Float64(i % 7) - 3.0
    var start = perf_counter_ns()
    var sum = 0.0
    for k in range(20000):
        particles.step(0.001)
        if k % 100 == 0:
            sum += particles.energy()
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
