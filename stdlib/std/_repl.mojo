# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What the code of an interactive session calls: how values are shown, how
errors are reported."""

from std.builtin._intrinsics import external_call
from std.collections import Dict, List, Set
from std.collections.array import Array
from std.reflection import reflect

comptime _LIMIT = 1000
"""How many bytes of a value are shown, roughly."""


struct _Shown(Writer):
    """Collects text up to a limit; what comes then is dropped."""

    var text: String
    """The text."""

    def __init__(out self):
        """Begins with no text."""
        self.text = String()

    def is_full(self) -> Bool:
        """Whether there is no room for more.

        Returns:
            The answer.
        """
        return self.text.byte_length() > _LIMIT

    def write_string(mut self, string: StringSpan):
        """Adds a text while there is room.

        Args:
            string: The text.
        """
        if not self.is_full():
            self.text += string

    def separate(mut self, index: Int) -> Bool:
        """Writes what stands in front of an element.

        Args:
            index: The number of the element.

        Returns:
            Whether there is room for it.
        """
        if index:
            self.write_string(", ")
        return not self.is_full()


comptime _NAMES: List[StaticString] = [
    "",
    "std.collections.string.string.String",
    "std.collections.string.string_span.StringSpan",
    "std.builtin.string_literal.StringLiteral",
    "std.collections.list.List",
    "std.collections.array.Array",
    "std.collections.dict.Dict",
    "std.collections.set.Set",
    "std.collections.optional.Optional",
    "std.builtin.tuple.Tuple",
]
"""The structs that are shown in a way of their own."""


def _kind(name: StaticString) -> Int:
    """The index in `_NAMES` of the struct that a type is an instance of."""
    var base = name.split("[")[0]
    for i in range(1, len(materialize[_NAMES]())):
        if materialize[_NAMES]()[i] == base:
            return i
    return 0


def _write_value[T: AnyType, //](value: T, mut shown: _Shown):
    """Writes a value the way a reader likes it: texts in quotes, structs
    without a text of their own by their fields."""
    comptime kind = _kind(reflect[T].name[qualified_builtins=True]())
    comptime if kind >= 1 and kind <= 3:
        trait_downcast[Writable](value).write_repr_to(shown)
    elif kind == 4:
        _write_list(value, shown)
    elif kind == 5:
        _write_array(value, shown)
    elif kind == 6:
        _write_dict(value, shown)
    elif kind == 7:
        _write_set(value, shown)
    elif kind == 8:
        _write_optional(value, shown)
    elif kind == 9:
        _write_tuple(value, shown)
    elif conforms_to(T, Writable):
        trait_downcast[Writable](value).write_to(shown)
    elif reflect[T].is_struct():
        shown.write_string(reflect[T].base_name())
        shown.write_string("(")
        comptime for i in range(reflect[T].field_count()):
            if shown.separate(i):
                comptime field = reflect[T].field_names()[i]
                shown.write_string(field)
                shown.write_string("=")
                _write_value(reflect[T].field_ref[i](value), shown)
        shown.write_string(")")
    else:
        shown.write_string(reflect[T].name())


def _write_list[T: Copyable, //](value: List[T], mut shown: _Shown):
    """Writes the elements of a list."""
    shown.write_string("[")
    for i in range(len(value)):
        if not shown.separate(i):
            break
        _write_value(value[i], shown)
    shown.write_string("]")


def _write_array[
    T: Copyable, n: Int, //
](value: Array[T, n], mut shown: _Shown):
    """Writes the elements of an array."""
    shown.write_string("[")
    for i in range(n):
        if not shown.separate(i):
            break
        _write_value(value[i], shown)
    shown.write_string("]")


def _write_dict[
    K: KeyElement, V: Copyable, //
](value: Dict[K, V], mut shown: _Shown):
    """Writes the entries of a dictionary."""
    shown.write_string("{")
    var index = 0
    for entry in value.items():
        if not shown.separate(index):
            break
        _write_value(entry.key, shown)
        shown.write_string(": ")
        _write_value(entry.value, shown)
        index += 1
    shown.write_string("}")


def _write_set[T: KeyElement, //](value: Set[T], mut shown: _Shown):
    """Writes the elements of a set."""
    shown.write_string("{")
    var index = 0
    for element in value:
        if not shown.separate(index):
            break
        _write_value(element, shown)
        index += 1
    shown.write_string("}")


def _write_optional[T: Copyable, //](value: Optional[T], mut shown: _Shown):
    """Writes what an optional holds."""
    if value:
        _write_value(value.value(), shown)
    else:
        shown.write_string("None")


def _write_tuple[*Ts: Copyable](value: Tuple[*Ts], mut shown: _Shown):
    """Writes the elements of a tuple."""
    shown.write_string("(")
    comptime for i in range(Ts.length):
        if shown.separate(i):
            _write_value(value[i], shown)
    comptime if Ts.length == 1:
        shown.write_string(",")
    shown.write_string(")")


@no_inline
def _show_text(label: StaticString, text: StringSpan):
    """Hands what is to be shown to the session.

    Args:
        label: What stands in front.
        text: The text.
    """
    external_call["kiln_repl_show", NoneType](
        label.unsafe_ptr(),
        label.byte_length(),
        text.unsafe_ptr(),
        text.byte_length(),
    )


@no_inline
def _show_int(label: StaticString, value: Int):
    """Shows a number behind a label.

    Args:
        label: What stands in front.
        value: The number.
    """
    external_call["kiln_repl_show_int", NoneType](
        label.unsafe_ptr(), label.byte_length(), value
    )


@no_inline
def _show[T: AnyType, //](label: StaticString, value: T):
    """Shows a value behind a label.

    Parameters:
        T: The type of the value.

    Args:
        label: What stands in front.
        value: The value.
    """
    var shown = _Shown()
    _write_value(value, shown)
    _show_text(label, shown.text)


@no_inline
def _report[E: AnyType, //](error: E) -> Int32:
    """Reports an error that left an input.

    Parameters:
        E: The type of the error.

    Args:
        error: The error.

    Returns:
        1.
    """
    var shown = _Shown()
    _write_value(error, shown)
    external_call["kiln_repl_error", NoneType](
        shown.text.unsafe_ptr(), shown.text.byte_length()
    )
    return 1
