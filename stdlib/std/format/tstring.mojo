# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of t-strings."""

from std.builtin._intrinsics import __list_get_type
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

    var _operands: VariadicPack[
        mut=False, origin=Self.origins, is_owned=False, *Self.Ts
    ]

    @always_inline
    def __init__(
        out self,
        operands: VariadicPack[
            mut=False, origin=Self.origins, is_owned=False, *Self.Ts
        ],
    ):
        """Builds a t-string of its operands."""
        self._operands = operands.copy()

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
                self._operands[field].write_to(writer)

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
            self._operands[i].write_repr_to(writer)
        writer.write_string(")")


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
