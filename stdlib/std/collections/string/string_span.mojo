# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Views of text."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import __call_location, __forget
from std.builtin.builtin_slice import ContiguousSlice
from std.collections.check_bounds import _check_index, _check_slice
from std.collections.string import _search
from std.collections.string._case import (
    is_lower_text,
    is_upper_text,
    lower_text,
    upper_text,
)
from std.collections.string._classes import (
    all_newlines,
    all_spaces,
    is_space_byte,
    space_length_at,
    newline_length_at,
)
from std.collections.string._format import format_runtime
from std.collections.string._utf8 import (
    count_continuation_bytes,
    is_continuation,
    is_valid_utf8,
    sequence_length,
)
from std.collections.string.codepoint import Codepoint
from std.collections.string.iterators import (
    BytesIter,
    CodepointsIter,
    CodepointSliceIter,
    GraphemeIndicesIter,
    GraphemeSliceIter,
)
from std.ffi.cstring import CStringSlice
from std.memory import unsafe_memcmp
from std.memory.pointer import Pointer
from std.os import abort
from std.os.pathlike import PathLike
from std.reflection import SourceLocation

comptime StringSlice = StringSpan
"""Older name of `StringSpan`."""

comptime MutStringSpan[origin: MutOrigin] = StringSpan[origin]
"""A view through which the text can be changed."""

comptime ImmStringSpan[origin: ImmOrigin] = StringSpan[origin]
"""A view through which the text can only be read."""

comptime MutStringSlice[origin: MutOrigin] = StringSpan[origin]
"""Older name of `MutStringSpan`."""

comptime ImmStringSlice[origin: ImmOrigin] = StringSpan[origin]
"""Older name of `ImmStringSpan`."""

comptime ImmutStringSlice[origin: ImmOrigin] = StringSpan[origin]
"""Older name of `ImmStringSpan`."""

comptime StaticString = StringSpan[ImmStaticOrigin]
"""A view of text that lives as long as the program."""


def get_static_string[
    string: StaticString, *extra: StaticString
]() -> StaticString:
    """Returns the concatenation, placed in static memory while compiling."""
    comptime joined = _join_static[string, *extra]()
    return joined


def _join_static[string: StaticString, *extra: StaticString]() -> StaticString:
    """Returns the concatenation in memory that is never freed."""
    var result = String(capacity=64)
    result += string
    for piece in extra:
        result += piece
    var view = StaticString(
        _ptr=result._pointer()
        .unsafe_mut_cast[False]()
        .unsafe_origin_cast[ImmStaticOrigin](),
        _length=result.byte_length(),
    )
    __forget(result^)
    return view


struct StringSpan[
    mut: Bool, //, origin: Origin[mut=mut]
](
    Boolable,
    Defaultable,
    Equatable,
    FloatableRaising,
    Hashable,
    ImplicitlyCopyable,
    IntableRaising,
    PathLike,
    TrivialRegisterPassable,
    Writable,
):
    """A view of UTF-8 text: an address and a number of bytes.

    Parameters:
        mut: Whether the text can be changed through the view.
        origin: The storage that the view looks at.
    """

    comptime Immutable = StringSpan[ImmOrigin(Self.origin)]
    """The same view, without the right to change the text."""

    var _ptr: Pointer[Byte, Self.origin]
    var _len: Int

    # ===--- construction ---------------------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds an empty view."""
        self._ptr = Pointer[Byte, Self.origin].unsafe_dangling()
        self._len = 0

    @always_inline("nodebug")
    def __init__(out self, *, _ptr: Pointer[Byte, Self.origin], _length: Int):
        """Builds a view of bytes that are known to be valid."""
        self._ptr = _ptr
        self._len = _length

    @implicit
    @always_inline("nodebug")
    def __init__(
        other: StringSpan, out self: ImmStringSpan[ImmOrigin(other.origin)]
    ):
        """Builds an immutable view of the same text."""
        self._ptr = other._ptr.as_imm()
        self._len = other._len

    @implicit
    @always_inline("nodebug")
    def __init__(out self: StaticString, lit: StringLiteral):
        """Builds a view of a literal."""
        self = lit.as_string_slice()

    @implicit
    @always_inline
    def __init__(out self, ref[Self.origin] value: String):
        """Builds a view of a string; its mutability follows the reference."""
        self._ptr = (
            value._pointer()
            .unsafe_mut_cast[Self.origin.mut]()
            .unsafe_origin_cast[Self.origin]()
        )
        self._len = value.byte_length()

    @always_inline
    def __init__(out self, *, unsafe_from_utf8: Span[Byte, Self.origin]):
        """Builds a view of bytes that the caller knows to be valid UTF-8."""
        self._ptr = unsafe_from_utf8.unsafe_ptr()
        self._len = len(unsafe_from_utf8)

    def __init__(
        out self: ImmStringSpan[unsafe_from_utf8.origin],
        *,
        unsafe_from_utf8: CStringSlice,
    ):
        """Builds a view of a C string that is known to be valid UTF-8."""
        var bytes = unsafe_from_utf8.as_bytes()
        self._ptr = bytes.unsafe_ptr()
        self._len = len(bytes)

    @deprecated("use `StringSpan(unsafe_from_utf8=)`")
    def __init__(out self, *, ptr: Pointer[Byte, Self.origin], length: Int):
        """Builds a view of bytes that the caller knows to be valid UTF-8."""
        self._ptr = ptr
        self._len = length

    @deprecated("use `StringSpan(unsafe_from_utf8=)`")
    def __init__(out self, *, unsafe_from_utf8_ptr: Pointer[Byte, Self.origin]):
        """Builds a view of bytes up to a NUL byte."""
        self._ptr = unsafe_from_utf8_ptr
        self._len = 0
        while unsafe_from_utf8_ptr[unsafe_offset=self._len] != 0:
            self._len += 1

    def __init__(out self, *, from_utf8: Span[Byte, Self.origin]) raises:
        """Builds a view of bytes; raises when they aren't valid UTF-8."""
        self._ptr = from_utf8.unsafe_ptr()
        self._len = len(from_utf8)
        if not is_valid_utf8(self._ptr.as_imm(), self._len):
            raise Error("StringSpan: buffer is not valid UTF-8")

    @always_inline("nodebug")
    def as_imm(self) -> Self.Immutable:
        """Returns the same view, without the right to change the text."""
        return Self.Immutable(_ptr=self._ptr.as_imm(), _length=self._len)

    @deprecated(use=StringSpan.as_imm)
    def get_immutable(self) -> Self.Immutable:
        """Returns the same view, without the right to change the text."""
        return self.as_imm()

    def __merge_with__[
        other_mut: Bool,
        //,
        other_type: type_of(StringSpan[_]),
    ](
        self,
        out result: StringSpan[
            mut=Self.mut & other_type.origin.mut,
            origin_of(Self.origin, other_type.origin),
        ],
    ):
        """Returns the view with the union of two origins."""
        result = {
            _ptr=self._ptr
            .unsafe_mut_cast[result.mut]()
            .unsafe_origin_cast[result.origin](),
            _length=self._len,
        }

    # ===--- bytes ------------------------------------------------------------===#

    @always_inline("nodebug")
    def byte_length(self) -> Int:
        """Returns the number of bytes."""
        return self._len

    @always_inline("nodebug")
    def unsafe_ptr(self) -> Pointer[Byte, Self.origin]:
        """Returns the address of the first byte."""
        return self._ptr

    @always_inline("nodebug")
    def as_bytes(self) -> Span[Byte, Self.origin]:
        """Returns a view of the bytes."""
        return Span[Byte, Self.origin](unsafe_ptr=self._ptr, length=self._len)

    def as_c_string_slice(
        self: StaticString,
    ) -> CStringSlice[ImmStaticOrigin]:
        """Returns the text of a literal as a C string."""
        return CStringSlice[ImmStaticOrigin](
            unsafe_from_ptr=self._ptr.unsafe_bitcast[Int8]()
        )

    @always_inline("nodebug")
    def _at(self, index: Int) -> Byte:
        """Returns the byte at an offset, unchecked."""
        return self._ptr[unsafe_offset=index]

    @always_inline("nodebug")
    def _sub(self, start: Int, end: Int) -> Self:
        """Returns the bytes from `start` to `end - 1`, unchecked."""
        return Self(_ptr=self._ptr.unsafe_offset(start), _length=end - start)

    def is_codepoint_boundary(self, index: Int) -> Bool:
        """Whether a codepoint starts, or the text ends, at a byte offset."""
        if index < 0 or index > self._len:
            return False
        if index == 0 or index == self._len:
            return True
        return not is_continuation(self._at(index))

    # ===--- indexing -----------------------------------------------------------===#

    @always_inline
    def __getitem__(self, *, byte: Some[Indexer]) -> Self:
        """Returns the codepoint that starts at a byte offset."""
        var at = index(byte)
        _check_index(at, self._len)
        if is_continuation(self._at(at)):
            _not_a_boundary(at, __call_location[1]())
        return self._codepoint_at(at)

    @always_inline
    def __getitem__(self, *, byte: IntLiteral) -> Self:
        """Returns the codepoint that starts at a constant byte offset."""
        comptime at = Int(IntLiteral[byte.value]())
        comptime assert at >= 0, (
            "negative indexing is not supported, use e.g."
            " `slice[byte=slice.byte_length() - 1]`"
        )
        _check_index(at, self._len)
        if is_continuation(self._at(at)):
            _not_a_boundary(at, __call_location[1]())
        return self._codepoint_at(at)

    @always_inline
    def __getitem__(self, *, byte: ContiguousSlice) -> Self:
        """Returns the bytes of a range that lies on codepoint boundaries."""
        var range = _check_slice(byte, self._len)
        if not (
            self.is_codepoint_boundary(range[0])
            and self.is_codepoint_boundary(range[1])
        ):
            _range_not_on_boundaries(
                self.is_codepoint_boundary(range[0]),
                range[0],
                range[1],
                __call_location[1](),
            )
        return self._sub(range[0], range[1])

    @always_inline
    def _codepoint_at(self, at: Int) -> Self:
        """Returns the codepoint that starts at a byte offset, unchecked."""
        return self._sub(at, at + sequence_length(self._at(at)))

    def __getitem__(self, *, codepoint: Some[Indexer]) -> Self:
        """Returns the i-th codepoint. O(n)."""
        var wanted = index(codepoint)
        var at = self._codepoint_offset(wanted)
        if at < 0 or at >= self._len:
            abort(String("codepoint index is out of bounds: ", wanted))
        return self._sub(at, at + sequence_length(self._at(at)))

    def __getitem__(self, *, codepoint: ContiguousSlice) -> Self:
        """Returns a range of codepoints. O(n)."""
        var range = _check_slice(codepoint, self.count_codepoints())
        var start = self._codepoint_offset(range[0])
        var rest = self._sub(start, self._len)
        return self._sub(
            start, start + rest._codepoint_offset(range[1] - range[0])
        )

    def _codepoint_offset(self, count: Int) -> Int:
        """Returns the offset after `count` codepoints, -1 when there are
        fewer or `count` is negative."""
        if count < 0:
            return -1
        var at = 0
        for _ in range(count):
            if at >= self._len:
                return -1
            at += sequence_length(self._at(at))
        return at

    def __getitem__(self, *, grapheme: Some[Indexer]) -> Self:
        """Returns the i-th grapheme cluster. O(n)."""
        var wanted = index(grapheme)
        var i = 0
        if wanted >= 0:
            for cluster in self.graphemes():
                if i == wanted:
                    return cluster
                i += 1
        abort("Invalid grapheme index")

    def __getitem__(self, *, grapheme: ContiguousSlice) -> Self:
        """Returns a range of grapheme clusters. O(n)."""
        var range = _check_slice(grapheme, self.count_graphemes())
        var start = self._grapheme_offset(range[0])
        return self._sub(start, self._grapheme_offset(range[1]))

    def _grapheme_offset(self, count: Int) -> Int:
        """Returns the offset after `count` clusters, at most the end."""
        var clusters = self.graphemes()
        for _ in range(count):
            if not clusters.next():
                break
        return self._len - clusters.remaining_byte_length()

    # ===--- comparison ------------------------------------------------------------===#

    def __eq__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes are equal."""
        return self._len == rhs._len and (
            unsafe_memcmp(self._ptr.as_imm(), rhs._ptr.as_imm(), self._len) == 0
        )

    def __ne__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes differ."""
        return not (self == rhs)

    def __lt__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes come before those of `rhs`."""
        return self._compare(rhs) < 0

    def __le__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes don't come after those of `rhs`."""
        return self._compare(rhs) <= 0

    def __gt__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes come after those of `rhs`."""
        return self._compare(rhs) > 0

    def __ge__(self, rhs: StringSpan) -> Bool:
        """Whether the bytes don't come before those of `rhs`."""
        return self._compare(rhs) >= 0

    def _compare(self, rhs: StringSpan) -> Int:
        """Returns a number whose sign orders the two texts."""
        var common = min(self._len, rhs._len)
        var order = unsafe_memcmp(self._ptr.as_imm(), rhs._ptr.as_imm(), common)
        if order != 0:
            return order
        return self._len - rhs._len

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the bytes."""
        hasher._update_with_bytes(self.as_imm().as_bytes())

    @always_inline
    def __bool__(self) -> Bool:
        """Whether the text isn't empty."""
        return self._len != 0

    # ===--- new strings --------------------------------------------------------------===#

    def __add__(self, rhs: StringSpan) -> String:
        """Returns the concatenation."""
        var result = String(capacity=self._len + rhs._len)
        result.write_string(self)
        result.write_string(rhs)
        return result^

    def __radd__(self, lhs: StringSpan) -> String:
        """Returns the concatenation."""
        var result = String(capacity=self._len + lhs._len)
        result.write_string(lhs)
        result.write_string(self)
        return result^

    def __mul__(self, n: Int) -> String:
        """Returns `n` copies of the text, none when `n` isn't positive."""
        var result = String(capacity=self._len * max(n, 0))
        for _ in range(n):
            result.write_string(self)
        return result^

    def __int__(self) raises -> Int:
        """Parses an integer in base 10."""
        return atol(self)

    def __float__(self) raises -> Float64:
        """Parses a float."""
        return atof(self)

    def __fspath__(self) -> String:
        """Returns the text as a path."""
        return String(self)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text."""
        writer.write_string(self)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the text in single quotes with escapes."""
        writer.write_string("'")
        _search.write_escaped(self.as_imm(), writer)
        writer.write_string("'")

    def format[*Ts: Writable](self, *args: *Ts) raises -> String:
        """Replaces the fields in braces by the texts of the arguments.

        Raises:
            When the template is malformed or names a missing argument.
        """
        return format_runtime(self.as_imm(), *args)

    def join[T: Copyable & Writable, //](self, elems: Span[T, _]) -> String:
        """Returns the texts of the elements with this one between them."""
        var result = String()
        for i in range(len(elems)):
            if i > 0:
                result.write_string(self)
            elems.unsafe_get(i).write_to(result)
        return result^

    def replace(self, old: StringSpan, new: StringSpan) -> String:
        """Returns the text with all occurrences of `old` replaced."""
        var result = String(capacity=self._len)
        if old._len == 0:
            for c in self.codepoint_slices():
                result.write_string(new)
                result.write_string(c)
            return result^
        var at = 0
        while True:
            var found = _search.find(
                self._sub(at, self._len).as_imm(), old.as_imm()
            )
            if found < 0:
                break
            result.write_string(self._sub(at, at + found))
            result.write_string(new)
            at += found + old._len
        result.write_string(self._sub(at, self._len))
        return result^

    def lower(self) -> String:
        """Returns the text in lower case, one codepoint for one."""
        return lower_text(self.as_imm())

    def upper(self) -> String:
        """Returns the text in upper case, with the special mappings."""
        return upper_text(self.as_imm())

    def ascii_ljust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the right to `width` bytes."""
        return self._padded(0, width - self._len, fillchar)

    def ascii_rjust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the left to `width` bytes."""
        return self._padded(width - self._len, 0, fillchar)

    def ascii_center(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on both sides to `width` bytes."""
        var left = max(width - self._len, 0) // 2
        return self._padded(left, width - self._len - left, fillchar)

    def _padded(self, left: Int, right: Int, fill: StaticString) -> String:
        """Returns the text with padding (none where a count is negative)."""
        debug_assert(
            fill.byte_length() == 1, "fill char needs to be a one byte literal"
        )
        var result = String(capacity=self._len + max(left, 0) + max(right, 0))
        for _ in range(left):
            result.write_string(fill)
        result.write_string(self)
        for _ in range(right):
            result.write_string(fill)
        return result^

    # ===--- searching ----------------------------------------------------------------===#

    def _clamped_start(self, start: Int) -> Int:
        """Returns a start offset with negatives counted from the end."""
        if start < 0:
            return max(start + self._len, 0)
        return start

    def find(self, substr: StringSpan, start: Int = 0) -> Int:
        """Returns the offset of the first match at or after `start`, or -1."""
        if substr._len == 0:
            return 0
        var first = self._clamped_start(start)
        if first + substr._len > self._len:
            return -1
        var found = _search.find(
            self._sub(first, self._len).as_imm(), substr.as_imm()
        )
        return found if found < 0 else found + first

    def rfind(self, substr: StringSpan, start: Int = 0) -> Int:
        """Returns the offset of the last match at or after `start`, or -1."""
        if substr._len == 0:
            return self._len
        var first = self._clamped_start(start)
        var at = self._len - substr._len
        while at >= first:
            if self._matches(at, substr):
                return at
            at -= 1
        return -1

    @always_inline
    def _matches(self, at: Int, other: StringSpan) -> Bool:
        """Whether the bytes at an offset are those of `other`, unchecked."""
        return (
            unsafe_memcmp(
                self._ptr.unsafe_offset(at).as_imm(),
                other._ptr.as_imm(),
                other._len,
            )
            == 0
        )

    def __contains__(self, substr: StringSpan) -> Bool:
        """Whether a text occurs in this one."""
        return self.find(substr) >= 0

    def count(self, substr: StringSpan) -> Int:
        """Returns the number of matches that don't overlap."""
        if substr._len == 0:
            return self._len + 1
        if substr._len == 1:
            return _search.count_byte(self.as_imm(), substr._at(0))
        var total = 0
        var at = 0
        while True:
            var found = _search.find(
                self._sub(at, self._len).as_imm(), substr.as_imm()
            )
            if found < 0:
                return total
            total += 1
            at += found + substr._len

    def startswith(
        self, prefix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether `prefix` stands at `start` (before `end`, if given)."""
        if end == -1:
            if prefix._len == 0:
                return start == 0
            var at = self._clamped_start(start)
            return (
                at == start
                and at + prefix._len <= self._len
                and self._matches(at, prefix)
            )
        return self._sub(start, end).startswith(prefix)

    def endswith(
        self, suffix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether the text from `start` to `end` ends with `suffix`."""
        if end == -1:
            var at = self._len - suffix._len
            return at >= start and at >= 0 and self._matches(at, suffix)
        return self._sub(start, end).endswith(suffix)

    def removeprefix(self, prefix: StringSpan, /) -> Self:
        """Returns the text without a prefix, if it has it."""
        if self.startswith(prefix):
            return self._sub(prefix._len, self._len)
        return self

    def removesuffix(self, suffix: StringSpan, /) -> Self:
        """Returns the text without a suffix, if it has it."""
        if self.endswith(suffix):
            return self._sub(0, self._len - suffix._len)
        return self

    # ===--- stripping and splitting ---------------------------------------------------===#

    def strip(self) -> Self:
        """Returns the text without ASCII white space at the ends."""
        return self.lstrip().rstrip()

    def lstrip(self) -> Self:
        """Returns the text without ASCII white space at the start."""
        var start = 0
        while start < self._len and is_space_byte(self._at(start)):
            start += 1
        return self._sub(start, self._len)

    def rstrip(self) -> Self:
        """Returns the text without ASCII white space at the end."""
        var end = self._len
        while end > 0 and is_space_byte(self._at(end - 1)):
            end -= 1
        return self._sub(0, end)

    def strip(self, chars: StringSpan) -> Self:
        """Returns the text without these codepoints at the ends."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: StringSpan) -> Self:
        """Returns the text without these codepoints at the start."""
        var start = 0
        while start < self._len:
            var n = sequence_length(self._at(start))
            if self._sub(start, start + n) not in chars:
                break
            start += n
        return self._sub(start, self._len)

    def rstrip(self, chars: StringSpan) -> Self:
        """Returns the text without these codepoints at the end."""
        var end = self._len
        while end > 0:
            var start = end - 1
            while start > 0 and is_continuation(self._at(start)):
                start -= 1
            if self._sub(start, end) not in chars:
                break
            end = start
        return self._sub(0, end)

    def split(self, sep: StringSpan) -> List[Self]:
        """Returns the pieces between the separators."""
        return self._split(sep, Int.MAX)

    def split(self, sep: StringSpan, maxsplit: Int) -> List[Self]:
        """Returns the pieces of at most `maxsplit` splits."""
        return self._split(sep, maxsplit)

    def _split(self, sep: StringSpan, maxsplit: Int) -> List[Self]:
        """Returns the pieces of at most `maxsplit` splits."""
        var pieces = List[Self](capacity=4)
        if sep._len == 0:
            pieces.append(self._sub(0, 0))
            for c in self.codepoint_slices():
                pieces.append(c)
            pieces.append(self._sub(self._len, self._len))
            return pieces^
        var at = 0
        while len(pieces) < maxsplit:
            var found = _search.find(
                self._sub(at, self._len).as_imm(), sep.as_imm()
            )
            if found < 0:
                break
            pieces.append(self._sub(at, at + found))
            at += found + sep._len
        pieces.append(self._sub(at, self._len))
        return pieces^

    def split(self, sep: NoneType = None) -> List[Self]:
        """Returns the pieces between runs of white space."""
        return self._split_spaces(Int.MAX)

    def split(self, *, maxsplit: Int) -> List[Self]:
        """Returns the pieces of at most `maxsplit` splits at white space."""
        return self._split_spaces(maxsplit)

    def _skip_spaces(self, start: Int) -> Int:
        """Returns the offset of the first codepoint that isn't white space."""
        var at = start
        while at < self._len:
            var n = space_length_at(self.as_imm(), at)
            if n == 0:
                break
            at += n
        return at

    def _split_spaces(self, maxsplit: Int) -> List[Self]:
        """Returns the pieces of at most `maxsplit` splits at white space."""
        var pieces = List[Self](capacity=4)
        var at = self._skip_spaces(0)
        while at < self._len:
            if len(pieces) == maxsplit:
                pieces.append(self._sub(at, self._len))
                break
            var end = at
            while True:
                end = _search.skip_above(self.as_imm(), end, 32)
                if end == self._len or space_length_at(self.as_imm(), end) != 0:
                    break
                end += sequence_length(self._at(end))
            pieces.append(self._sub(at, end))
            at = self._skip_spaces(end)
        return pieces^

    def splitlines(self, keepends: Bool = False) -> List[Self]:
        """Returns the lines, with their ends if asked."""
        var lines = List[Self](capacity=4)
        var start = 0
        var at = 0
        while True:
            at = _search.skip_above(self.as_imm(), at, 30)
            if at == self._len:
                break
            var n = newline_length_at(self.as_imm(), at)
            if n == 0:
                at += sequence_length(self._at(at))
                continue
            lines.append(self._sub(start, at + n if keepends else at))
            at += n
            start = at
        if start < self._len:
            lines.append(self._sub(start, self._len))
        return lines^

    # ===--- classes --------------------------------------------------------------------===#

    def isupper(self) -> Bool:
        """Whether the cased codepoints are upper case and there is one."""
        return is_upper_text(self.as_imm())

    def islower(self) -> Bool:
        """Whether the cased codepoints are lower case and there is one."""
        return is_lower_text(self.as_imm())

    def isspace[single_character: Bool = False](self) -> Bool:
        """Whether all codepoints are white space and there is one."""
        return all_spaces(self.as_imm())

    def isnewline[single_character: Bool = False](self) -> Bool:
        """Whether all codepoints end lines and there is one."""
        return all_newlines(self.as_imm())

    def is_ascii_digit(self) -> Bool:
        """Whether all bytes are digits and there is one."""
        for i in range(self._len):
            if self._at(i) - 48 > 9:
                return False
        return self._len > 0

    def is_ascii_printable(self) -> Bool:
        """Whether all bytes are printable ASCII."""
        for i in range(self._len):
            if self._at(i) - 0x20 > 0x5E:
                return False
        return True

    # ===--- counting and iterating --------------------------------------------------------===#

    def count_codepoints(self) -> Int:
        """Returns the number of codepoints. O(n)."""
        return self._len - count_continuation_bytes(
            self._ptr.as_imm(), self._len
        )

    def count_graphemes(self) -> Int:
        """Returns the number of grapheme clusters. O(n)."""
        return len(self.graphemes())

    @deprecated(
        "Using String.__len__() is discouraged, prefer .byte_length() or"
        " .count_codepoints()"
    )
    def __len__(self) -> Int:
        """Returns the number of bytes."""
        return self._len

    def bytes(self) -> BytesIter[Self.origin]:
        """Iterates over the bytes."""
        return BytesIter[Self.origin](self)

    def codepoints(self) -> CodepointsIter[Self.origin]:
        """Iterates over the codepoints."""
        return CodepointsIter[Self.origin](self)

    def codepoint_slices(self) -> CodepointSliceIter[Self.origin]:
        """Iterates over views of the codepoints."""
        return CodepointSliceIter[Self.origin](self)

    def codepoint_slices_reversed(
        self,
    ) -> CodepointSliceIter[Self.origin, False]:
        """Iterates over views of the codepoints from the end."""
        return CodepointSliceIter[Self.origin, False](self)

    def graphemes(self) -> GraphemeSliceIter[Self.origin]:
        """Iterates over the grapheme clusters."""
        return GraphemeSliceIter[Self.origin](self)

    def graphemes_reversed(self) -> GraphemeSliceIter[Self.origin, False]:
        """Iterates over the grapheme clusters from the end."""
        return GraphemeSliceIter[Self.origin, False](self)

    def grapheme_indices(self) -> GraphemeIndicesIter[Self.origin]:
        """Iterates over the grapheme clusters and their offsets."""
        return GraphemeIndicesIter[Self.origin](self)

    def __iter__(self) -> GraphemeSliceIter[Self.origin]:
        """Iterates over the grapheme clusters."""
        return self.graphemes()

    def __reversed__(self) -> GraphemeSliceIter[Self.origin, False]:
        """Iterates over the grapheme clusters from the end."""
        return self.graphemes_reversed()

    def split_at_grapheme(
        self, n: Int
    ) -> Tuple[Self.Immutable, Self.Immutable]:
        """Returns the first `n` clusters and the rest."""
        debug_assert[assert_mode="safe"](
            n >= 0, "grapheme split index must be non-negative"
        )
        var at = self._grapheme_offset(n)
        return (
            self._sub(0, at).as_imm(),
            self._sub(at, self._len).as_imm(),
        )


@no_inline
def _not_a_boundary(index: Int, location: SourceLocation):
    """Reports a byte index inside a codepoint."""
    debug_assert[assert_mode="safe"](
        False,
        "String span index, ",
        index,
        " does not lie on a codepoint boundary.",
        location=location,
    )


@no_inline
def _range_not_on_boundaries(
    starts_well: Bool, start: Int, end: Int, location: SourceLocation
):
    """Reports a byte range with an end inside a codepoint."""
    if not starts_well:
        debug_assert[assert_mode="safe"](
            False,
            "String span starts on",
            start,
            " which is not a codepoint boundary.",
            location=location,
        )
    debug_assert[assert_mode="safe"](
        False,
        "String span ends on, ",
        end,
        " which is not a codepoint boundary.",
        location=location,
    )
