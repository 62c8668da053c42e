# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What the code of an interactive session calls: how values are shown, how
errors are reported."""

from std.builtin._intrinsics import external_call, __struct_field_name
from std.builtin.string_literal import StringLiteral
from std.io.file_descriptor import FileDescriptor
from std.reflection import reflect

comptime _LIMIT = 2000
"""How many bytes of a value are shown."""


struct _Shown(Writer):
    """Collects text up to a limit; what comes then is dropped."""

    var text: String

    def __init__(out self):
        """Begins with no text."""
        self.text = String()

    def is_full(self) -> Bool:
        """Whether there is no room for more."""
        return self.text.byte_length() > _LIMIT

    def write_string(mut self, string: StringSpan):
        """Adds a text while there is room."""
        if not self.is_full():
            self.text += string


def _write_value[T: AnyType, //](value: T, mut shown: _Shown):
    """Writes a value the way a reader likes it: texts in quotes, structs
    without a text of their own by their fields."""
    comptime if _is_text[T]():
        trait_downcast[Writable](value).write_repr_to(shown)
    elif conforms_to(T, Writable):
        trait_downcast[Writable](value).write_to(shown)
    elif reflect[T].is_struct():
        shown.write_string(reflect[T].base_name())
        shown.write_string("(")
        comptime for i in range(reflect[T].field_count()):
            comptime if i > 0:
                shown.write_string(", ")
            comptime name = reflect[T].field_names()[i]
            shown.write_string(name)
            shown.write_string("=")
            if not shown.is_full():
                _write_value(reflect[T].field_ref[i](value), shown)
        shown.write_string(")")
    else:
        shown.write_string(reflect[T].name())


def _is_text[T: AnyType]() -> Bool:
    """Whether values of the type are pieces of text."""
    comptime name = reflect[T].base_name()
    return name == "String" or name == "StringSpan" or name == "StringLiteral"


@no_inline
def _show_text(label: StaticString, text: StringSpan):
    """Hands what is to be shown to the session."""
    external_call["kiln_repl_show", NoneType](
        label.unsafe_ptr(),
        label.byte_length(),
        text.unsafe_ptr(),
        text.byte_length(),
    )


@no_inline
def _show[T: AnyType, //](label: StaticString, value: T):
    """Shows a value behind a label; a label alone when the value is an empty
    literal.

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
def _report[E: AnyType, //](error: E) -> Int32:
    """Reports an error that left an input.

    Parameters:
        E: The type of the error.

    Args:
        error: The error.

    Returns:
        1.
    """
    comptime if conforms_to(E, Writable):
        var text = String(trait_downcast[Writable](error))
        external_call["kiln_repl_error", NoneType](
            text.unsafe_ptr(), text.byte_length()
        )
    else:
        external_call["kiln_repl_error", NoneType](StaticString("").unsafe_ptr(), 0)
    return 1
