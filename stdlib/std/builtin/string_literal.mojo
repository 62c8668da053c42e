# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of string literals."""

from std.builtin._intrinsics import (
    __string_literal_concat,
    __string_literal_len,
    __string_literal_ptr,
)
from std.collections.string._comptime_format import format_literal
from std.collections.string.iterators import (
    CodepointsIter,
    CodepointSliceIter,
    GraphemeSliceIter,
)
from std.ffi.cstring import CStringSlice
from std.memory.pointer import Pointer
from std.os.pathlike import PathLike


@__nonmaterializable(String)
struct StringLiteral[
    value: __mlir_type.`!mojo.string_literal`
](
    Boolable,
    Defaultable,
    FloatableRaising,
    ImplicitlyCopyable,
    IntableRaising,
    PathLike,
    TrivialRegisterPassable,
    Writable,
):
    """A text that is known while compiling; the value lives in the type.

    Parameters:
        value: The bytes.
    """

    @always_inline("nodebug")
    def __init__(out self):
        """Builds the literal."""
        pass

    @always_inline("nodebug")
    def as_string_slice(self) -> StaticString:
        """Returns a view of the bytes in static memory."""
        return StaticString(
            _ptr=Pointer[Byte, ImmStaticOrigin](
                mlir_value=__string_literal_ptr[Self.value]()
            ),
            _length=__string_literal_len[Self.value](),
        )

    @always_inline("nodebug")
    def byte_length(self) -> Int:
        """Returns the number of bytes."""
        return __string_literal_len[Self.value]()

    @always_inline("nodebug")
    def unsafe_ptr(self) -> Pointer[Byte, ImmStaticOrigin]:
        """Returns the address of the first byte; a NUL follows the last."""
        return Pointer[Byte, ImmStaticOrigin](
            mlir_value=__string_literal_ptr[Self.value]()
        )

    def as_bytes(self) -> Span[Byte, ImmStaticOrigin]:
        """Returns a view of the bytes."""
        return self.as_string_slice().as_bytes()

    def as_c_string_slice(self) -> CStringSlice[ImmStaticOrigin]:
        """Returns the text as a C string."""
        return CStringSlice(
            unsafe_from_ptr=self.unsafe_ptr().unsafe_bitcast[Int8]()
        )

    def __add__(
        self, rhs: StringLiteral
    ) -> StringLiteral[__string_literal_concat[Self.value, rhs.value]()]:
        """Returns the concatenation, made while compiling."""
        return {}

    def __mul__(self, n: Int) -> String:
        """Returns `n` copies of the text."""
        return self.as_string_slice() * n

    def __bool__(self) -> Bool:
        """Whether the text isn't empty."""
        return self.byte_length() != 0

    def __int__(self) raises -> Int:
        """Parses an integer in base 10."""
        return atol(self.as_string_slice())

    def __float__(self) raises -> Float64:
        """Parses a float."""
        return atof(self.as_string_slice())

    def __fspath__(self) -> String:
        """Returns the text as a path."""
        return String(self)

    def __eq__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes are equal."""
        return self.as_string_slice() == rhs

    def __ne__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes differ."""
        return not (self.as_string_slice() == rhs)

    def __lt__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes come before those of `rhs`."""
        return self.as_string_slice() < rhs

    def __le__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes don't come after those of `rhs`."""
        return self.as_string_slice() <= rhs

    def __gt__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes come after those of `rhs`."""
        return self.as_string_slice() > rhs

    def __ge__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes don't come before those of `rhs`."""
        return self.as_string_slice() >= rhs

    def __contains__(self, substr: StringSpan) -> Bool:
        """Whether a text occurs in this one."""
        return substr in self.as_string_slice()

    def __iter__(self) -> GraphemeSliceIter[ImmStaticOrigin]:
        """Iterates over the grapheme clusters."""
        return self.as_string_slice().graphemes()

    def __reversed__(self) -> GraphemeSliceIter[ImmStaticOrigin, False]:
        """Iterates over the grapheme clusters from the end."""
        return self.as_string_slice().graphemes_reversed()

    def count_codepoints(self) -> Int:
        """Returns the number of codepoints."""
        return self.as_string_slice().count_codepoints()

    def find(self, substr: StaticString, start: Int = 0) -> Int:
        """Returns the offset of the first match at or after `start`, or -1."""
        return self.as_string_slice().find(substr, start)

    def rfind(self, substr: StaticString, start: Int = 0) -> Int:
        """Returns the offset of the last match at or after `start`, or -1."""
        return self.as_string_slice().rfind(substr, start)

    def count(self, substr: StringSpan) -> Int:
        """Returns the number of matches that don't overlap."""
        return self.as_string_slice().count(substr)

    def lower(self) -> String:
        """Returns the text in lower case."""
        return self.as_string_slice().lower()

    def upper(self) -> String:
        """Returns the text in upper case."""
        return self.as_string_slice().upper()

    def ascii_rjust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the left."""
        return self.as_string_slice().ascii_rjust(width, fillchar)

    def ascii_ljust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the right."""
        return self.as_string_slice().ascii_ljust(width, fillchar)

    def ascii_center(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on both sides."""
        return self.as_string_slice().ascii_center(width, fillchar)

    def startswith(
        self, prefix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether the text begins with `prefix`."""
        return self.as_string_slice().startswith(prefix, start, end)

    def endswith(
        self, suffix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether the text ends with `suffix`."""
        return self.as_string_slice().endswith(suffix, start, end)

    def is_ascii_digit(self) -> Bool:
        """Whether all bytes are digits and there is one."""
        return self.as_string_slice().is_ascii_digit()

    def isupper(self) -> Bool:
        """Whether the cased codepoints are upper case and there is one."""
        return self.as_string_slice().isupper()

    def islower(self) -> Bool:
        """Whether the cased codepoints are lower case and there is one."""
        return self.as_string_slice().islower()

    def strip(self) -> StaticString:
        """Returns the text without white space at the ends."""
        return self.as_string_slice().strip()

    def strip(self, chars: StringSpan) -> StaticString:
        """Returns the text without these codepoints at the ends."""
        return self.as_string_slice().strip(chars)

    def lstrip(self) -> StaticString:
        """Returns the text without white space at the start."""
        return self.as_string_slice().lstrip()

    def lstrip(self, chars: StringSpan) -> StaticString:
        """Returns the text without these codepoints at the start."""
        return self.as_string_slice().lstrip(chars)

    def rstrip(self) -> StaticString:
        """Returns the text without white space at the end."""
        return self.as_string_slice().rstrip()

    def rstrip(self, chars: StringSpan) -> StaticString:
        """Returns the text without these codepoints at the end."""
        return self.as_string_slice().rstrip(chars)

    def codepoints(self) -> CodepointsIter[ImmStaticOrigin]:
        """Iterates over the codepoints."""
        return self.as_string_slice().codepoints()

    def codepoint_slices(self) -> CodepointSliceIter[ImmStaticOrigin]:
        """Iterates over views of the codepoints."""
        return self.as_string_slice().codepoint_slices()

    def codepoint_slices_reversed(
        self,
    ) -> CodepointSliceIter[ImmStaticOrigin, False]:
        """Iterates over views of the codepoints from the end."""
        return self.as_string_slice().codepoint_slices_reversed()

    def format[*Ts: Writable](self, *args: *Ts) -> String:
        """Replaces the fields in braces; the template is checked and taken
        apart while compiling."""
        return format_literal[StringLiteral[Self.value]().as_string_slice()](
            *args
        )

    def join[T: Copyable & Writable, //](self, elems: Span[T, _]) -> String:
        """Returns the texts of the elements with this one between them."""
        return self.as_string_slice().join(elems)

    def split(self, sep: StringSpan) -> List[StaticString]:
        """Returns the pieces between the separators."""
        return self.as_string_slice().split(sep)

    def split(self, sep: StringSpan, maxsplit: Int) -> List[StaticString]:
        """Returns the pieces of at most `maxsplit` splits."""
        return self.as_string_slice().split(sep, maxsplit)

    def split(self, sep: NoneType = None) -> List[StaticString]:
        """Returns the pieces between runs of white space."""
        return self.as_string_slice().split()

    def split(self, *, maxsplit: Int) -> List[StaticString]:
        """Returns the pieces of at most `maxsplit` splits at white space."""
        return self.as_string_slice().split(maxsplit=maxsplit)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text."""
        writer.write_string(self.as_string_slice())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the text in quotes with escapes."""
        self.as_string_slice().write_repr_to(writer)
