# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Mathematical constants."""

comptime pi = 3.1415926535897932384626433832795028841971693993751058209749446
"""The circumference of a circle by its diameter."""

comptime e = 2.7182818284590452353602874713526624977572470936999595749669676
"""The base of the natural logarithm."""

comptime tau = 6.2831853071795864769252867665590057683943387987502116419498892
"""The circumference of a circle by its radius."""

comptime log2e = 1.442695040888963407359924681001892137426646
"""The logarithm of e to base 2."""
