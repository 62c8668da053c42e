# rule: 11/FMT-6
from std.format._utils import FormatStruct, write_sequence_to


@fieldwise_init
struct Point(Writable):
    var x: Int

    def write_to(self, mut writer: Some[Writer]):
        @__parameter
        def fields(mut w: Some[Writer]):
            w.write("x=", self.x)

        FormatStruct(writer, "Point").fields[FieldsFn=fields]()

    def write_repr_to(self, mut writer: Some[Writer]):
        def fields[W: Writer](mut w: W) {imm}:
            w.write("x=", self.x)

        FormatStruct(writer, "Point").params(3).fields(fields)


def main():
    print(Point(3), repr(Point(4)))
    var n = 0
    var text = String()

    def value(mut w: Some[Writer]) raises StopIteration {mut n}:
        if n == 3:
            raise StopIteration()
        w.write(n)
        n += 1

    write_sequence_to(text, value)
    n = 0

    @__parameter
    def parameter[W: Writer](mut w: W) raises StopIteration:
        if n == 2:
            raise StopIteration()
        w.write(n)
        n += 1

    write_sequence_to[ElementFn=parameter](text, start="<", end=">", sep=";")

    @__parameter
    def square[i: Int](mut w: Some[Writer]):
        w.write(i * i)

    write_sequence_to[size=3, ElementFn=square](text, open="(", close=")")
    print(text)
