# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The outer planets around the sun for a hundred years, in steps of a thousandth of a year.

Positions and velocities are vectors of four lanes (the last is unused), in astronomical units and units per year; masses are in
units in which the sun's is 4 pi^2.
"""

from std.math import pi, sqrt
from std.sys import argv

comptime Vec = SIMD[DType.float64, 4]
comptime solar_mass = 4 * pi * pi
comptime year = 365.24


@fieldwise_init
struct Body(ImplicitlyCopyable):
    """A point mass."""

    var position: Vec
    var velocity: Vec
    var mass: Float64


def planet(position: Vec, velocity_per_day: Vec, mass: Float64) -> Body:
    return Body(position, velocity_per_day * year, mass * solar_mass)


def solar_system() -> Array[Body, 5]:
    """Returns sun, Jupiter, Saturn, Uranus and Neptune with a total momentum of zero."""
    var bodies: Array[Body, 5] = [
        Body(Vec(0), Vec(0), solar_mass),
        planet(
            Vec(
                4.84143144246472090,
                -1.16032004402742839,
                -0.103622044471123109,
                0,
            ),
            Vec(
                0.00166007664274403694,
                0.00769901118419740425,
                -0.0000690460016972063023,
                0,
            ),
            0.000954791938424326609,
        ),
        planet(
            Vec(
                8.34336671824457987,
                4.12479856412430479,
                -0.403523417114321381,
                0,
            ),
            Vec(
                -0.00276742510726411879,
                0.00499852801234917238,
                0.0000230417297573763929,
                0,
            ),
            0.000285885980666130812,
        ),
        planet(
            Vec(
                12.8943695621391310,
                -15.1111514016986312,
                -0.223307578892655734,
                0,
            ),
            Vec(
                0.00296460137564761618,
                0.00237847173959480950,
                -0.0000296589568540237556,
                0,
            ),
            0.0000436624404335156298,
        ),
        planet(
            Vec(
                15.3796971148509165,
                -25.9193146099879641,
                0.179258772950371181,
                0,
            ),
            Vec(
                0.00268067772490389322,
                0.00162824170038242295,
                -0.0000951592254519715870,
                0,
            ),
            0.0000515138902046611451,
        ),
    ]
    var momentum = Vec(0)
    for body in bodies:
        momentum += body.velocity * body.mass
    bodies[0].velocity = -momentum / solar_mass
    return bodies^


def advance(mut bodies: Array[Body, 5], dt: Float64):
    """Moves the bodies through `dt` years by the symplectic Euler method."""
    comptime for i in range(5):
        comptime for j in range(i + 1, 5):
            var d = bodies[i].position - bodies[j].position
            var squared = (d * d).reduce_add()
            var magnitude = dt / (squared * sqrt(squared))
            bodies[i].velocity -= d * (bodies[j].mass * magnitude)
            bodies[j].velocity += d * (bodies[i].mass * magnitude)
    for ref body in bodies:
        body.position += body.velocity * dt


def energy(bodies: Array[Body, 5]) -> Float64:
    """Returns kinetic plus potential energy."""
    var result = 0.0
    for i in range(5):
        ref a = bodies[i]
        result += 0.5 * a.mass * (a.velocity * a.velocity).reduce_add()
        for j in range(i + 1, 5):
            var d = a.position - bodies[j].position
            result -= a.mass * bodies[j].mass / sqrt((d * d).reduce_add())
    return result


def main() raises:
    var steps = Int(argv()[1]) if len(argv()) > 1 else 100_000
    var bodies = solar_system()
    var before = energy(bodies)
    for _ in range(steps):
        advance(bodies, 0.001)
    print(t"energy before {before}")
    print(t"energy after  {energy(bodies)}")
    for body in bodies:
        print(body.position[0], body.position[1], body.position[2])
