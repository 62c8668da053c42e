# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""`format` of literals: the template is taken apart while compiling."""

from std.collections.string._template import Template


def format_literal[text: StaticString, *Ts: Writable](*args: *Ts) -> String:
    """Returns a template with its fields replaced.

    Parameters:
        text: The template; a malformed one is a compile-time error.
        Ts: The types of the arguments.

    Args:
        args: The arguments.

    Returns:
        The text.
    """
    comptime template = Template(text, args.__len__())
    comptime assert template.error.byte_length() == 0, template.error
    var result = String()
    comptime for i in range(len(template.pieces)):
        comptime argument = template.pieces[i].argument
        comptime if argument < 0:
            comptime start = template.pieces[i].start
            comptime end = template.pieces[i].end
            result.write_string(text._sub(start, end))
        else:
            comptime if template.pieces[i].as_repr:
                args[argument].write_repr_to(result)
            else:
                args[argument].write_to(result)
    return result^
