"""Shapes."""

from std.collections import Dict as D

comptime BASE = 4
"""A number."""
comptime SIDES = BASE * 2 + (1 << 3)
"""A number."""


trait Shape(Copyable, Writable):
    """What has an area."""

    def area(self) -> Float64:
        """Its area."""
        ...


@fieldwise_init
struct Circle[T: Shape & Hashable](ImplicitlyCopyable, Shape):
    """A circle."""

    var names: D[String, Self.T]
    """A field."""

    def area(self) -> Float64:
        """Its area."""
        return 3

    def with_name(self, other: Self, t: Self.T, u: T) -> Optional[Int]:
        """Adds a name."""
        return None


struct Handle(Movable where False):
    """A handle."""

    var x: Int
    """A number."""
