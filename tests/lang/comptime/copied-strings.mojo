# rule: 07/MAT-5, 07/INT-3
# expect: run
# Texts that were built and copied while compiling: a short one lies where a long one has its pointer.
struct Piece(Copyable):
    var is_hole: Bool
    var text: String

    def __init__(out self, is_hole: Bool, text: String):
        self.is_hole = is_hole
        self.text = text


def split(template: StaticString) -> List[Piece]:
    var out = List[Piece]()
    var text = String()
    for c in template.codepoint_slices():
        if c == "%":
            out.append(Piece(False, text))
            out.append(Piece(True, ""))
            text = ""
        else:
            text += c
    out.append(Piece(False, text))
    return out^


def fill[template: StaticString](value: Int) -> String:
    comptime pieces = split(template)
    var out = String()
    comptime for i in range(len(pieces)):
        comptime is_hole = pieces[i].is_hole
        comptime if is_hole:
            out.write(value)
        else:
            comptime text = pieces[i].text
            out += text
    return out


def grown(start: StaticString) -> List[String]:
    var text = String(start)
    var out = List[String]()
    for _ in range(3):
        text += "bcdefgh"
        out.append(text)
    return out^


def main():
    print(fill["a=%b=% and more text than fits %!"](7))
    comptime from_static = grown("")
    comptime from_inline = grown("12345")
    print(materialize[from_static](), materialize[from_inline]())
    comptime last = from_static[2]
    print(last, last == "bcdefghbcdefghbcdefgh")
