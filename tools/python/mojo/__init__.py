# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Mojo for Python: `import mojo.importer` lets Python import Mojo source."""
