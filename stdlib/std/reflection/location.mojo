# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Places in source files."""

from std.builtin._intrinsics import __call_location, __current_location
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit
from std.utils._nicheable import UnsafeSingleNicheable


struct SourceLocation(TrivialRegisterPassable, UnsafeSingleNicheable, Writable):
    """A line and column of a file.

    The compiler builds values of this type: it knows the four fields.
    """

    var _line: Int
    var _column: Int
    var _file_address: __mlir_type.`!mojo.ptr`
    var _file_length: Int

    def __init__(out self, line: Int, col: Int, file_name: StaticString):
        """Builds a location.

        Args:
            line: The line, counted from 1.
            col: The column, counted from 1.
            file_name: The name of the file.
        """
        self._line = line
        self._column = col
        self._file_address = file_name.unsafe_ptr()._mlir_value
        self._file_length = file_name.byte_length()

    @always_inline
    def line(self) -> Int:
        """The line.

        Returns:
            The line, counted from 1.
        """
        return self._line

    @always_inline
    def column(self) -> Int:
        """The column.

        Returns:
            The column, counted from 1.
        """
        return self._column

    @always_inline
    def file_name(self) -> StaticString:
        """The name of the file.

        Returns:
            The absolute path.
        """
        return StaticString(
            unsafe_from_utf8=Span[Byte, ImmStaticOrigin](
                unsafe_ptr=Pointer[Byte, ImmStaticOrigin](
                    mlir_value=self._file_address
                ),
                length=self._file_length,
            )
        )

    def prefix[T: Writable](self, msg: T) -> String:
        """A message with this location in front.

        Parameters:
            T: The type of the message.

        Args:
            msg: The message.

        Returns:
            `At <file>:<line>:<column>: <message>`.
        """
        return String("At ", self, ": ", msg)

    def write_to(self, mut writer: Some[Writer]):
        """Writes `<file>:<line>:<column>`.

        Args:
            writer: Where to write.
        """
        writer.write_string(self.file_name())
        writer.write_string(":")
        self._line.write_to(writer)
        writer.write_string(":")
        self._column.write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `<file>:<line>:<column>`.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)

    @staticmethod
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        """Writes the line -1.

        Args:
            memory: Where to write.
        """
        memory.unsafe_bitcast[Int]().unsafe_write(Int(-1))

    @staticmethod
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        """Whether the memory holds the line -1.

        Args:
            memory: Where to look.

        Returns:
            Whether it does.
        """
        return memory.unsafe_bitcast[Int]()[] == -1


@always_inline
def source_location() -> SourceLocation:
    """The place of this call.

    Returns:
        The location.
    """
    return __call_location[1]()


@always_inline
def call_location[*, inline_count: Int = 1]() -> SourceLocation:
    """The place where the function that contains this call was called.

    Parameters:
        inline_count: How many levels of always-inlined functions to leave.

    Returns:
        The location.
    """
    return __call_location[inline_count + 1]()
