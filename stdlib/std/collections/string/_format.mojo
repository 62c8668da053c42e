# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""`format` of templates that are known when the program runs."""

from std.collections.string._template import Template


def format_runtime[
    origin: ImmOrigin, //, *Ts: Writable
](text: StringSpan[origin], *args: *Ts) raises -> String:
    """Returns a template with its fields replaced.

    Raises:
        When the template is malformed or names a missing argument.
    """
    var template = Template(text, args.__len__())
    if template.error:
        raise Error(template.error)
    var result = String(capacity=text.byte_length())
    for i in range(len(template.pieces)):
        ref piece = template.pieces[i]
        if piece.argument < 0:
            result.write_string(text._sub(piece.start, piece.end))
            continue
        comptime for j in range(args.__len__()):
            if piece.argument == j:
                if piece.as_repr:
                    args[j].write_repr_to(result)
                else:
                    args[j].write_to(result)
    return result^
