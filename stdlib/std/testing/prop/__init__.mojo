# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Tests of properties on generated values."""

from std.testing.prop.prop import PropTest, PropTestConfig
from std.testing.prop.random import Rng
from std.testing.prop.strategy import Strategy
