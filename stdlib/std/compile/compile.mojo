# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What the compiler makes of a function."""

from std.builtin._intrinsics import __compile_function, __linkage_name
from std.pathlib import Path


struct CompiledFunctionInfo[
    func_type: AnyType, //, func: func_type
](ImplicitlyCopyable, Writable):
    """A function that was compiled, with all that it reaches, as a module of
    its own.

    Parameters:
        func_type: The type of the function.
        func: The function.
    """

    var asm: StaticString
    """The output, whatever its kind."""

    var function_name: StaticString
    """The name of the function for the linker."""

    var module_name: StaticString
    """The name of the module."""

    var num_captures: Int
    """The number of values that the function captures."""

    var capture_sizes: Pointer[UInt64, ImmUntrackedOrigin]
    """The sizes of the captured values, `num_captures` of them."""

    var emission_kind: StaticString
    """What the output is: `asm`, `llvm`, ..."""

    def __init__(out self, *, asm: StaticString, emission_kind: StaticString):
        """Describes an output.

        Args:
            asm: The output.
            emission_kind: Its kind.
        """
        self.asm = asm
        self.function_name = StringLiteral[__linkage_name[Self.func]()]()
        self.module_name = self.function_name
        self.num_captures = 0
        self.capture_sizes = Pointer[
            UInt64, ImmUntrackedOrigin
        ].unsafe_dangling()
        self.emission_kind = emission_kind

    def populate(self, ptr: MutOpaquePointer[_]):
        """Copies the captured values of the function to a buffer.

        A function that captures cannot be compiled yet, so there are none.

        Args:
            ptr: The buffer.
        """
        pass

    def write_to(self, mut writer: Some[Writer]):
        """Writes the output.

        Args:
            writer: Where to write.
        """
        writer.write_string(self.asm)

    def write_text(self, path: Path) raises:
        """Writes the output to a file.

        Args:
            path: The file.

        Raises:
            When the file can't be written.
        """
        path.write_text(self.asm)

    def __contains__(self, text: StringSpan) -> Bool:
        """Whether the output contains a text.

        Args:
            text: The text.

        Returns:
            Whether it does.
        """
        return text in self.asm


def _is_emission_kind(kind: StaticString) -> Bool:
    """Whether there is output of that kind."""
    return (
        kind == "asm"
        or kind == "llvm"
        or kind == "llvm-opt"
        or kind == "llvm-bitcode"
        or kind == "llvm-opt-bitcode"
        or kind == "object"
    )


def compile_info[
    func_type: AnyType,
    //,
    func: func_type,
    /,
    *,
    emission_kind: StaticString = "asm",
    compile_options: StaticString = "",
    link_options: StaticString = "",
]() -> CompiledFunctionInfo[func]:
    """Compiles a function, with all that it reaches, as a module of its own
    for the target of the program.

    Parameters:
        func_type: The type of the function.
        func: The function.
        emission_kind: What is wanted: `asm`, `llvm` (before optimization),
            `llvm-opt`, `llvm-bitcode`, `llvm-opt-bitcode` or `object`.
        compile_options: Accepted for compatibility; the options are those of
            the program.
        link_options: Accepted for compatibility.

    Returns:
        The output.
    """
    comptime assert _is_emission_kind(emission_kind), String(
        "invalid emission kind '",
        emission_kind,
        "', must be one of 'asm', 'llvm', 'llvm-opt', or 'object'",
    )
    return CompiledFunctionInfo[func](
        asm=StringLiteral[__compile_function[func, emission_kind]()](),
        emission_kind=emission_kind,
    )
