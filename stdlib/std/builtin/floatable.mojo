# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The traits of types that convert to `Float64`."""

from std.builtin.traits import Floatable, FloatableRaising
