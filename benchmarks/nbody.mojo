# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Planets that attract each other: a list of structs, advanced in small steps.
from std.math import sqrt
from std.time import perf_counter_ns


@fieldwise_init
struct Body(Copyable, Movable):
    var x: Float64
    var y: Float64
    var z: Float64
    var vx: Float64
    var vy: Float64
    var vz: Float64
    var mass: Float64


def start_positions(count: Int) -> List[Body]:
    var bodies = List[Body]()
    for i in range(count):
        var f = Float64(i)
        bodies.append(
            Body(
                10.0 * f + 1.0,
                3.0 * f * f - 2.0,
                1.0 - f,
                0.01 * f,
                0.02 - 0.003 * f,
                0.001 * f * f,
                1.0 / (f + 1.0),
            )
        )
    return bodies^


def advance(mut bodies: List[Body], dt: Float64):
    var n = len(bodies)
    for i in range(n):
        for j in range(i + 1, n):
            var dx = bodies[i].x - bodies[j].x
            var dy = bodies[i].y - bodies[j].y
            var dz = bodies[i].z - bodies[j].z
            var d2 = dx * dx + dy * dy + dz * dz
            var mag = dt / (d2 * sqrt(d2))
            var mi = bodies[i].mass * mag
            var mj = bodies[j].mass * mag
            bodies[i].vx -= dx * mj
            bodies[i].vy -= dy * mj
            bodies[i].vz -= dz * mj
            bodies[j].vx += dx * mi
            bodies[j].vy += dy * mi
            bodies[j].vz += dz * mi
    for i in range(n):
        bodies[i].x += dt * bodies[i].vx
        bodies[i].y += dt * bodies[i].vy
        bodies[i].z += dt * bodies[i].vz


def energy(bodies: List[Body]) -> Float64:
    var sum = 0.0
    var n = len(bodies)
    for i in range(n):
        ref b = bodies[i]
        sum += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
        for j in range(i + 1, n):
            var dx = b.x - bodies[j].x
            var dy = b.y - bodies[j].y
            var dz = b.z - bodies[j].z
            sum -= b.mass * bodies[j].mass / sqrt(dx * dx + dy * dy + dz * dz)
    return sum


def main():
    var bodies = start_positions(5)
    var start = perf_counter_ns()
    for _ in range(3_000_000):
        advance(bodies, 0.001)
    var elapsed = perf_counter_ns() - start
    print("checksum", energy(bodies))
    print("nanoseconds", elapsed)
