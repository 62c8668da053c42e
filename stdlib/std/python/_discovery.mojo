# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Finding the Python library and preparing its start."""

from std.builtin._intrinsics import __call_at, external_call
from std.ffi.dl_handle import OwnedDLHandle
from std.os import abort
from std.os.env import getenv, setenv
from std.os.path.path import dirname, isfile, join
from std.subprocess import run
from std.sys.arg import argv

comptime _LIBRARY_SCRIPT = """
import os, sys, sysconfig as s
v = s.get_config_var
name = "libpython" + v("py_version_short") + (v("ABIFLAGS") or getattr(sys, "abiflags", ""))
suffix = {"darwin": ".dylib", "win32": ".dll"}.get(sys.platform, ".so")
lib, multi = v("LIBDIR") or "", v("MULTIARCH") or ""
paths = [os.path.join(d, name + suffix) for d in (v("LIBPL"), lib) if d]
paths += [os.path.join(lib, *m, v("INSTSONAME") or name) for m in ((), (multi,))]
paths = [p for p in paths if os.path.isfile(p) and not p.endswith(".a")]
print(os.path.realpath(paths[0]) if paths else "")
"""
"""Prints the shared library of the Python that runs it."""


struct _Discovery:
    """The settings that decide which Python is used."""

    var executable: String
    """The interpreter's program, empty when there is none."""
    var is_valid: Bool
    """False when `MOJO_PYTHON` doesn't name a file."""

    def __init__(out self):
        """Finds the program: `MOJO_PYTHON`, or the first on the PATH."""
        self.executable = getenv("MOJO_PYTHON")
        self.is_valid = True
        if self.executable.byte_length() != 0:
            self.is_valid = isfile(self.executable)
            return
        self.executable = _on_path("python3")
        if self.executable.byte_length() == 0:
            self.executable = _on_path("python")

    def library(self) raises -> String:
        """Asks the program where its library is; empty when it has none."""
        if self.executable.byte_length() == 0:
            raise Error("there is no Python program")
        return run(
            String(_quoted(self.executable), " -c ", _quoted(_LIBRARY_SCRIPT))
        )

    def message(
        self, problem: StaticString = "there is no interpreter"
    ) -> String:
        """Returns the text of a failed start."""
        return String(
            problem,
            "\nMOJO_PYTHON: ",
            getenv("MOJO_PYTHON"),
            "\nMOJO_PYTHON_LIBRARY: ",
            getenv("MOJO_PYTHON_LIBRARY"),
            "\npython executable: ",
            self.executable,
            (
                "\n\nMojo/Python interop error: see 'When Python is not found'"
                " in docs/python.md"
            ),
        )


def _on_path(name: StaticString) -> String:
    """Returns the first program of a name on the PATH, or nothing."""
    var path = getenv("PATH")
    for directory in path.split(":"):
        var candidate = join(String(directory), String(name))
        if isfile(candidate) and _is_executable(candidate):
            return candidate
    return String()


def _is_executable(path: String) -> Bool:
    """Whether this process may run a file."""
    var text = path
    return (
        external_call["access", Int32](
            text.as_c_string_slice().unsafe_ptr(), Int32(1)
        )
        == 0
    )


def _quoted(text: StringSpan) -> String:
    """Returns a text as one word of the shell."""
    return String("'", String(text).replace("'", "'\\''"), "'")


def _process_library() -> OwnedDLHandle:
    """Opens the process itself."""
    try:
        return OwnedDLHandle()
    except e:
        abort(String("Failed to open the process: ", e))


def _open_library(mut problem: StaticString) -> OwnedDLHandle:
    """Returns the library with the interpreter: this process when it has one,
    else what `MOJO_PYTHON_LIBRARY` or the program on the PATH say.

    Args:
        problem: Why there is none; the result is then of no use.
    """
    var process = _process_library()
    if process.check_symbol("Py_Initialize"):
        return process^
    var python = _Discovery()
    if not python.is_valid:
        problem = "`MOJO_PYTHON` is not set to a file path."
        return process^
    if python.executable.byte_length() != 0:
        _ = setenv("PYTHONEXECUTABLE", python.executable)
    var path = getenv("MOJO_PYTHON_LIBRARY", "?")
    if path == "?":
        try:
            path = python.library()
        except:
            problem = "found no suitable Python library to link to"
            return process^
    if path.byte_length() == 0:
        _ = setenv("MOJO_PYTHON_LIBRARY", path)
        problem = "compatible Python library not found"
        return process^
    if not isfile(path):
        problem = "found no suitable Python library to link to"
        return process^
    _ = setenv("MOJO_PYTHON_LIBRARY", path)
    try:
        var library = OwnedDLHandle(path)
        if not library.check_symbol("Py_Initialize"):
            problem = "compatible Python library not found"
        return library^
    except e:
        abort(String("Failed to load libpython from ", path, ":\n", e))


def _prepend_program_folder():
    """Puts the folder of the program in front of `PYTHONPATH`."""
    var arguments = argv()
    if len(arguments) == 0:
        return
    var folder = dirname(String(arguments[0]))
    var old = getenv("PYTHONPATH")
    if old.byte_length() != 0 or folder.byte_length() == 0:
        folder = String(folder, ":", old)
    _ = setenv("PYTHONPATH", folder)


def _started_from_here(lib: OwnedDLHandle):
    """Prepares what the first `Py_Initialize` of a process looks at; does
    nothing when the interpreter runs already."""
    var handle = lib.borrow()
    var is_initialized = handle._address("Py_IsInitialized")
    if is_initialized == 0 or __call_at[Int32](is_initialized) != 0:
        return
    _prepend_program_folder()
    var program = getenv("PYTHONEXECUTABLE")
    var set_name = handle._address("Py_SetProgramName")
    var decode = handle._address("Py_DecodeLocale")
    if program.byte_length() != 0 and set_name != 0 and decode != 0:
        # Only macOS looks at PYTHONEXECUTABLE. The decoded text is leaked: the
        # interpreter keeps it.
        var wide = __call_at[Int](
            decode, program.as_c_string_slice().unsafe_ptr(), Int(0)
        )
        __call_at[NoneType](set_name, wide)
    external_call["kiln_python_starts", NoneType](
        handle._address("PyRun_SimpleString"),
        handle._address("PyGILState_Check"),
    )
