# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The password database."""

from std.pwd.pwd import Passwd, getpwnam, getpwuid
