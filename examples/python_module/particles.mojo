# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A Python module written in Mojo: functions, and a type whose objects hold a
Mojo value. simulate.py imports it."""

from std.math import sqrt
from std.os import abort
from std.python import Python, PythonObject
from std.python.bindings import PythonModuleBuilder


@fieldwise_init
struct Particle(Defaultable, Movable, Writable):
    """A point with a velocity."""

    var x: Float64
    var y: Float64
    var dx: Float64
    var dy: Float64

    def __init__(out self):
        """Builds a particle at rest in the origin."""
        self = Self(0, 0, 0, 0)

    @staticmethod
    def py_init(
        out self: Self, args: PythonObject, kwargs: PythonObject
    ) raises:
        """Builds a particle at rest: `Particle(x, y)`."""
        if len(args) != 2:
            raise Error("a particle needs a place: Particle(x, y)")
        self = Self(Float64(py=args[0]), Float64(py=args[1]), 0, 0)

    @staticmethod
    def push(
        me: Pointer[Self, MutAnyOrigin], dx: PythonObject, dy: PythonObject
    ) raises:
        """Adds to the velocity."""
        me[].dx += Float64(py=dx)
        me[].dy += Float64(py=dy)

    @staticmethod
    def step(
        me: Pointer[Self, MutAnyOrigin], var **kwargs: PythonObject
    ) raises -> PythonObject:
        """Moves on by the time `dt`, 1 if it isn't given; returns the place."""
        var dt: Float64 = 1
        if "dt" in kwargs:
            dt = Float64(py=kwargs["dt"])
        me[].x += me[].dx * dt
        me[].y += me[].dy * dt
        return Python.tuple(me[].x, me[].y)


def distance(a: PythonObject, b: PythonObject) raises -> PythonObject:
    """Returns the distance of two particles."""
    ref p = a.downcast_value_ptr[Particle]()[]
    ref q = b.downcast_value_ptr[Particle]()[]
    return sqrt((p.x - q.x) ** 2 + (p.y - q.y) ** 2)


def primes(limit: PythonObject) raises -> PythonObject:
    """Returns the list of the primes below a limit."""
    var n = Int(py=limit)
    var is_composite = List[Bool](length=max(n, 2), fill=False)
    var result = Python.list()
    for i in range(2, n):
        if is_composite[i]:
            continue
        result.append(i)
        for multiple in range(i * i, n, i):
            is_composite[multiple] = True
    return result


@export
def PyInit_particles() abi("C") -> PythonObject:
    """What Python calls to import the module."""
    try:
        var module = PythonModuleBuilder("particles")
        module.def_function[distance](
            "distance", "The distance of two particles."
        )
        module.def_function[primes]("primes", "The primes below a limit.")
        _ = (
            module.add_type[Particle]("Particle")
            .def_py_init[Particle.py_init]()
            .def_method[Particle.push]("push")
            .def_method[Particle.step]("step")
        )
        return module.finalize()
    except e:
        abort(String("cannot make the module: ", e))
