# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions as assembly, IR or objects."""

from std.compile.compile import CompiledFunctionInfo, compile_info
