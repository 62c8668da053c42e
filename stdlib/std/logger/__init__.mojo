# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Logging by level."""

from std.logger.logger import DEFAULT_LEVEL, Level, Logger
