# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Taking apart the templates of `format`."""


@fieldwise_init
struct Piece(Copyable, Movable):
    """A part of a template: bytes to copy, or a field."""

    var start: Int
    """The offset of the first byte."""
    var end: Int
    """The offset after the last byte."""
    var argument: Int
    """The index of the argument, -1 for bytes."""
    var as_repr: Bool
    """Whether the field has the flag `r`."""


struct Template(Copyable, Movable):
    """The parts of a template, or what is wrong with it."""

    var pieces: List[Piece]
    """The parts in order."""
    var error: String
    """What is wrong, or an empty text."""

    def __init__(out self, text: StringSpan, argument_count: Int):
        """Takes apart a template for some number of arguments."""
        self.pieces = List[Piece](capacity=8)
        self.error = String()
        self._scan(text.as_imm(), argument_count)

    @no_inline
    def _scan[
        origin: ImmOrigin, //
    ](mut self, text: StringSpan[origin], argument_count: Int):
        """Fills the fields. The first malformed brace or flag is the error;
        otherwise, in this order, missing argument for `{}`, bad number, mixed
        numbering, number without argument, open brace."""
        var automatic = 0
        var has_manual = False
        var bad_automatic = False
        var bad_keyword = String()
        var has_bad_keyword = False
        var bad_manual = String()
        var has_bad_manual = False
        var unclosed = False
        var n = text.byte_length()
        var start = 0
        var at = 0
        while at < n:
            var byte = text._at(at)
            if byte == 125:
                if at + 1 < n and text._at(at + 1) == 125:
                    self.pieces.append(Piece(start, at + 1, -1, False))
                    at += 2
                    start = at
                    continue
                self.error = (
                    "there is a single curly } left unclosed or unescaped"
                )
                return
            if byte != 123:
                at += 1
                continue
            if at + 1 < n and text._at(at + 1) == 123:
                self.pieces.append(Piece(start, at + 1, -1, False))
                at += 2
                start = at
                continue
            if at > start:
                self.pieces.append(Piece(start, at, -1, False))
            var end = at + 1
            while end < n and text._at(end) != 125:
                if text._at(end) == 123:
                    self.error = (
                        "there is a single curly { left unclosed or unescaped"
                    )
                    return
                end += 1
            if end == n:
                unclosed = True
                start = n
                break
            var field = text._sub(at + 1, end)
            var as_repr = False
            var mark = field.find("!")
            if mark >= 0:
                var flag = field._sub(mark + 1, field.byte_length())
                if flag.byte_length() == 0:
                    self.error = "Empty conversion flag."
                    return
                if flag == "r":
                    as_repr = True
                elif not (flag == "s"):
                    self.error = String(
                        'Conversion flag "', flag, '" not recognized.'
                    )
                    return
                field = field._sub(0, mark)
            if field.byte_length() == 0:
                if automatic >= argument_count:
                    bad_automatic = True
                    start = n
                    break
                self.pieces.append(Piece(at, end, automatic, as_repr))
                automatic += 1
            else:
                has_manual = True
                var number = -1
                try:
                    number = atol(field)
                except:
                    bad_keyword = String(field)
                    has_bad_keyword = True
                    start = n
                    break
                if number < 0 or number >= argument_count:
                    bad_manual = String(number)
                    has_bad_manual = True
                    start = n
                    break
                self.pieces.append(Piece(at, end, number, as_repr))
            at = end + 1
            start = at
        if start < n:
            self.pieces.append(Piece(start, n, -1, False))
        if bad_automatic:
            self.error = "Automatic indexing require more args in *args"
        elif has_bad_keyword:
            self.error = String("Index ", bad_keyword, " not in kwargs")
        elif has_manual and automatic > 0:
            self.error = "Cannot both use manual and automatic indexing"
        elif has_bad_manual:
            self.error = String("Index ", bad_manual, " not in *args")
        elif unclosed:
            self.error = "there is a single curly { left unclosed or unescaped"
