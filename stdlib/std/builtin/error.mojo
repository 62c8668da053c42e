# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The error type that `raise` makes of a text."""


@fieldwise_init
struct StackTrace(Copyable, Movable, Writable):
    """The text of a stack trace."""

    var _text: String

    @staticmethod
    def collect_if_enabled(depth: Int = 0) -> Optional[StackTrace]:
        """Returns the current stack when `MODULAR_DEBUG=stack-trace-on-error`
        is set and `depth` isn't negative."""
        return None

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text."""
        writer.write_string(self._text)


struct Error(ImplicitlyCopyable, Writable):
    """An error with a message."""

    var _message: String

    @implicit
    def __init__(out self, var value: String, *, depth: Int = -1):
        """Builds an error with a message."""
        self._message = value^

    @implicit
    def __init__(out self, value: StringLiteral):
        """Builds an error with a message; allocates nothing."""
        self._message = String(value)

    @implicit
    def __init__[*Ts: Writable](out self, *args: *Ts):
        """Builds an error whose message is the texts of all arguments."""
        self._message = String()
        comptime for i in range(args.__len__()):
            args[i].write_to(self._message)

    def get_stack_trace(self) -> Optional[String]:
        """Returns the stack trace that was collected with the error."""
        return None

    def write_to(self, mut writer: Some[Writer]):
        """Writes the message."""
        writer.write_string(self._message)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Error('message')`."""
        writer.write_string("Error(")
        self._message.write_repr_to(writer)
        writer.write_string(")")
