# rule: 05 section 12, 11/STR-2
# expect: run
# A string made of a view of unknown origin copies it, although views of static strings share their bytes.


struct Cutter[origin: ImmOrigin]:
    var source: StringSlice[Self.origin]

    def __init__(out self, source: StringSlice[Self.origin]):
        self.source = source

    def first(self) -> String:
        return String(self.source[byte=0:1])


def main():
    var text = String("abc") + "d"
    var first = Cutter(StringSlice(text)).first()
    var literal = Cutter(StringSlice("xyz")).first()
    text = String("efg") + "h"
    print(first, literal, text)
