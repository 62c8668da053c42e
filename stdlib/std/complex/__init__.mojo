# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Complex numbers."""

from std.complex.complex import (
    ComplexFloat32,
    ComplexFloat64,
    ComplexSIMD,
    ComplexScalar,
    abs,
    exp,
)
