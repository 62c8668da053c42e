# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Helpers for writers of `write_to` and `write_repr_to`."""

from std.builtin._intrinsics import __list_get_type, __type_name


def type_name[T: AnyType]() -> StaticString:
    """Returns the name of a type as a repr shows it."""
    return StringLiteral[__type_name[T, style=3]()]().as_string_slice()


struct TypeNames[*Ts: AnyType](Writable):
    """Writes the names of types, separated by commas.

    Parameters:
        Ts: The types.
    """

    def __init__(out self):
        """Builds the writable."""
        pass

    def write_to(self, mut writer: Some[Writer]):
        """Writes the names."""
        comptime for i in range(Self.Ts.length):
            comptime if i > 0:
                writer.write_string(", ")
            writer.write_string(type_name[Self.Ts[i]]())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the names."""
        self.write_to(writer)


struct Named[origin: ImmOrigin, T: Writable, //](Writable):
    """Writes `name=value`, the value by `write_to`."""

    var _name: StaticString
    var _value: Pointer[Self.T, Self.origin]

    def __init__(out self, name: StaticString, ref[Self.origin] value: Self.T):
        """Builds the writable of a name and a value."""
        self._name = name
        self._value = Pointer(to=value)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name and the value."""
        writer.write_string(self._name)
        writer.write_string("=")
        self._value[].write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name and the value."""
        self.write_to(writer)


struct Repr[origin: ImmOrigin, T: Writable, //](Writable):
    """Writes a value by `write_repr_to`."""

    var _value: Pointer[Self.T, Self.origin]

    def __init__(out self, ref[Self.origin] value: Self.T):
        """Builds the writable of a value."""
        self._value = Pointer(to=value)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the debug text."""
        self._value[].write_repr_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the debug text."""
        self._value[].write_repr_to(writer)


struct FormatStruct[origin: MutOrigin, W: Writer, //]:
    """Writes the debug text of a struct piece by piece."""

    var _writer: Pointer[Self.W, Self.origin]

    def __init__(out self, ref[Self.origin] writer: Self.W, name: StringSpan):
        """Writes the name."""
        self._writer = Pointer(to=writer)
        writer.write_string(name)

    def params[*Ts: Writable](self, *args: *Ts) -> ref[self] Self:
        """Writes the parameters in brackets."""
        self._writer[].write_string("[")
        comptime for i in range(args.__len__()):
            comptime if i > 0:
                self._writer[].write_string(", ")
            args[i].write_to(self._writer[])
        self._writer[].write_string("]")
        return self

    def fields[*Ts: Writable](self, *args: *Ts):
        """Writes the fields in parentheses."""
        self._writer[].write_string("(")
        comptime for i in range(args.__len__()):
            comptime if i > 0:
                self._writer[].write_string(", ")
            args[i].write_to(self._writer[])
        self._writer[].write_string(")")

    def fields[F: def(mut W)](self, function: F):
        """Writes what a function writes, in parentheses."""
        self._writer[].write_string("(")
        function(self._writer[])
        self._writer[].write_string(")")

    def fields[FieldsFn: def(mut Some[Writer]) capturing[_] -> None](self):
        """Writes what a parameter function writes, in parentheses."""
        self._writer[].write_string("(")
        FieldsFn(self._writer[])
        self._writer[].write_string(")")


def write_to[T: Writable, W: Writer, //](value: T, mut writer: W):
    """Writes the display text of a value."""
    value.write_to(writer)


def write_repr_to[T: Writable, W: Writer, //](value: T, mut writer: W):
    """Writes the debug text of a value."""
    value.write_repr_to(writer)


struct _SeparatedWriter[origin: MutOrigin, W: Writer, //](Writer):
    """Writes a separator in front of the next text, if there is one."""

    var _writer: Pointer[Self.W, Self.origin]
    var _separator: StaticString

    def __init__(
        out self, ref[Self.origin] writer: Self.W, separator: StaticString
    ):
        """Builds a writer in front of another one."""
        self._writer = Pointer(to=writer)
        self._separator = separator

    def write_string(mut self, string: StringSpan):
        """Writes the pending separator and a text."""
        self._writer[].write_string(self._separator)
        self._separator = ""
        self._writer[].write_string(string)


def write_sequence_to[
    W: Writer, F: def(mut Some[Writer]) raises StopIteration, //
](
    mut writer: W,
    next_fn: F,
    start: StaticString = "[",
    end: StaticString = "]",
    sep: StaticString = ", ",
):
    """Writes elements until `next_fn` raises `StopIteration`."""
    writer.write_string(start)
    var separator: StaticString = ""
    try:
        while True:
            var separated = _SeparatedWriter(writer, separator)
            next_fn(separated)
            separator = sep
    except:
        pass
    writer.write_string(end)


def write_sequence_to[
    W: Writer,
    //,
    ElementFn: def(mut Some[Writer]) raises StopIteration capturing[_] -> None,
](
    mut writer: W,
    start: StaticString = "[",
    end: StaticString = "]",
    sep: StaticString = ", ",
):
    """Writes elements until `ElementFn` raises `StopIteration`."""
    writer.write_string(start)
    var separator: StaticString = ""
    try:
        while True:
            var separated = _SeparatedWriter(writer, separator)
            ElementFn(separated)
            separator = sep
    except:
        pass
    writer.write_string(end)


def write_sequence_to[
    W: Writer,
    //,
    size: Int,
    ElementFn: def[index: Int](mut Some[Writer]) capturing[_] -> None,
](
    mut writer: W,
    open: StaticString = "[",
    close: StaticString = "]",
    sep: StaticString = ", ",
):
    """Writes `size` elements by their compile-time indices."""
    writer.write_string(open)
    comptime for i in range(size):
        comptime if i > 0:
            writer.write_string(sep)
        ElementFn[i](writer)
    writer.write_string(close)


def constrained_conforms_to_writable[*Ts: AnyType, Parent: AnyType]():
    """Fails to compile when a type isn't `Writable`."""
    comptime for i in range(Ts.length):
        comptime assert conforms_to(Ts[i], Writable), String(
            "Could not derive Writable for ", type_name[Parent]()
        )
