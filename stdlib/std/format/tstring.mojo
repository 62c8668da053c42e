# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of t-strings."""

from std.builtin._intrinsics import __ref_at
from std.builtin.variadics import _entry
from std.format._utils import TypeNames


struct TString[
    origins: ImmOrigin, //, format_string: StaticString, *Ts: Writable
](Movable, Writable):
    """A t-string: references to its operands and the text between them.

    Nothing is formatted before it is written.

    Parameters:
        origins: The storage of the operands.
        format_string: The text, with `{}` for each operand and doubled braces.
        Ts: The types of the operands.
    """

    var _operands: __mlir_type.`!mojo.ptr`
    """The addresses of the operands."""

    @always_inline
    def __init__(out self, *, _operands: __mlir_type.`!mojo.ptr`):
        """Builds a t-string of the addresses of its operands."""
        self._operands = _operands

    @always_inline
    def _operand[index: Int](self) -> ref[Self.origins] Self.Ts[index]:
        """Returns an operand."""
        return __ref_at[Self.Ts[index], Self.origins](
            _entry(self._operands, index)
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text with the display texts of the operands."""
        comptime template = _TPieces(Self.format_string)
        comptime for i in range(len(template.ends)):
            comptime start = template.starts[i]
            comptime end = template.ends[i]
            comptime if end > start:
                writer.write_string(Self.format_string._sub(start, end))
            comptime if template.fields[i] >= 0:
                comptime field = template.fields[i]
                self._operand[field]().write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `TString[format string, types](reprs)`."""
        writer.write_string("TString[")
        Self.format_string.write_repr_to(writer)
        comptime if Self.Ts.length > 0:
            writer.write_string(", ")
            TypeNames[*Self.Ts]().write_to(writer)
        writer.write_string("](")
        comptime for i in range(Self.Ts.length):
            comptime if i > 0:
                writer.write_string(", ")
            self._operand[i]().write_repr_to(writer)
        writer.write_string(")")


@always_inline
def __make_tstring[
    format_string: StaticString, *Ts: Writable
](*args: *Ts) -> TString[origins=args.origin, format_string, *Ts]:
    """Returns the t-string of its operands; t-strings mean calls of this."""
    return {_operands=args._ptrs}


struct _TPieces(Copyable, Movable):
    """The pieces of a format string: bytes, then perhaps an operand."""

    var starts: List[Int]
    var ends: List[Int]
    var fields: List[Int]

    def __init__(out self, text: StaticString):
        """Takes apart a format string."""
        self.starts = List[Int]()
        self.ends = List[Int]()
        self.fields = List[Int]()
        var start = 0
        var at = 0
        var field = 0
        var n = text.byte_length()
        while at < n:
            var byte = text._at(at)
            if (byte == 123 or byte == 125) and at + 1 < n:
                var following = text._at(at + 1)
                if following == byte:
                    self._add(start, at + 1, -1)
                    at += 2
                    start = at
                    continue
                if byte == 123 and following == 125:
                    self._add(start, at, field)
                    field += 1
                    at += 2
                    start = at
                    continue
            at += 1
        self._add(start, n, -1)

    def _add(mut self, start: Int, end: Int, field: Int):
        """Appends a piece."""
        self.starts.append(start)
        self.ends.append(end)
        self.fields.append(field)
