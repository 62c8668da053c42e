# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The runtime."""

from std.runtime.asyncrt import initialize_runtime
