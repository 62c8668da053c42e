# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A JSON parser: text becomes a tree of values, which is queried, changed and written again.

Usage: json [FILE]; without a file it reads a sample.
"""

from std.collections.string import Codepoint
from std.memory import ArcPointer
from std.sys import argv
from std.utils import Variant

comptime sample = """{
  "name": "Kiln",
  "version": [1, 0],
  "fast": true,
  "ratio": 9.5e-1,
  "nothing": null,
  "motto": "caf\\u00e9 \\"au lait\\"\\n",
  "rooms": {"lex": 4, "parse": 7}
}"""


struct Null(Copyable, ImplicitlyCopyable):
    """The value `null`."""

    def __init__(out self):
        pass


struct Json(Copyable, Writable):
    """A JSON value. Arrays and objects are shared between copies; objects keep the order of their keys."""

    comptime Array = List[Json]
    comptime Object = Dict[String, Json]
    comptime Value = Variant[
        Null,
        Bool,
        Float64,
        String,
        ArcPointer[Self.Array],
        ArcPointer[Self.Object],
    ]

    var value: Self.Value

    def __init__(out self):
        self.value = Null()

    @implicit
    def __init__(out self, value: Bool):
        self.value = value

    @implicit
    def __init__(out self, value: Float64):
        self.value = value

    @implicit
    def __init__(out self, var value: String):
        self.value = value^

    def __init__(out self, *, var array: Self.Array):
        self.value = ArcPointer(array^)

    def __init__(out self, *, var object: Self.Object):
        self.value = ArcPointer(object^)

    def __getitem__(self, index: Int) raises -> Json:
        if not self.value.isa[ArcPointer[Self.Array]]():
            raise Error("not an array")
        return self.value[ArcPointer[Self.Array]][][index].copy()

    def __getitem__(self, key: StringSlice) raises -> Json:
        if not self.value.isa[ArcPointer[Self.Object]]():
            raise Error("not an object")
        return self.value[ArcPointer[Self.Object]][][String(key)].copy()

    def __setitem__(mut self, key: StringSlice, var value: Json) raises:
        if not self.value.isa[ArcPointer[Self.Object]]():
            raise Error("not an object")
        self.value[ArcPointer[Self.Object]][][String(key)] = value^

    def number(self) raises -> Float64:
        if not self.value.isa[Float64]():
            raise Error("not a number")
        return self.value[Float64]

    def write_to(self, mut writer: Some[Writer]):
        if self.value.isa[Null]():
            writer.write("null")
        elif self.value.isa[Bool]():
            writer.write("true" if self.value[Bool] else "false")
        elif self.value.isa[Float64]():
            var number = self.value[Float64]
            if number == Float64(Int(number)):
                writer.write(Int(number))
            else:
                writer.write(number)
        elif self.value.isa[String]():
            write_string(writer, self.value[String])
        elif self.value.isa[ArcPointer[Self.Array]]():
            writer.write("[")
            var first = True
            for item in self.value[ArcPointer[Self.Array]][]:
                if not first:
                    writer.write(", ")
                first = False
                item.write_to(writer)
            writer.write("]")
        else:
            writer.write("{")
            var first = True
            for entry in self.value[ArcPointer[Self.Object]][].items():
                if not first:
                    writer.write(", ")
                first = False
                write_string(writer, entry.key)
                writer.write(": ")
                entry.value.write_to(writer)
            writer.write("}")


def write_string(mut writer: Some[Writer], text: StringSlice):
    """Writes `text` in quotes with the escapes that JSON asks for."""
    writer.write('"')
    for c in text.codepoint_slices():
        if c == '"':
            writer.write('\\"')
        elif c == "\\":
            writer.write("\\\\")
        elif c == "\n":
            writer.write("\\n")
        elif c == "\t":
            writer.write("\\t")
        else:
            writer.write(c)
    writer.write('"')


struct Parser[origin: ImmOrigin]:
    """A recursive-descent parser over the bytes of a text."""

    var text: Span[Byte, Self.origin]
    var at: Int

    def __init__(out self, text: StringSlice[Self.origin]):
        self.text = text.as_bytes()
        self.at = 0

    def fail(self, what: StringSlice) -> Error:
        var line = 1
        for i in range(min(self.at, len(self.text))):
            if self.text[i] == UInt8(ord("\n")):
                line += 1
        return Error(t"line {line}: {what}")

    def peek(self) -> UInt8:
        return self.text[self.at] if self.at < len(self.text) else 0

    def skip_space(mut self):
        while self.at < len(self.text):
            var c = self.text[self.at]
            if c != 32 and c != 10 and c != 13 and c != 9:
                return
            self.at += 1

    def accept(mut self, c: StaticString) -> Bool:
        self.skip_space()
        if self.peek() != UInt8(ord(c)):
            return False
        self.at += 1
        return True

    def expect(mut self, c: StaticString) raises:
        if not self.accept(c):
            raise self.fail(String(t"expected '{c}'"))

    def word(mut self, text: StaticString) raises:
        for b in text.as_bytes():
            if self.peek() != b:
                raise self.fail(String(t"expected '{text}'"))
            self.at += 1

    def value(mut self) raises -> Json:
        self.skip_space()
        var c = self.peek()
        if c == UInt8(ord("{")):
            return self.object()
        if c == UInt8(ord("[")):
            return self.array()
        if c == UInt8(ord('"')):
            return Json(self.string())
        if c == UInt8(ord("t")):
            self.word("true")
            return Json(True)
        if c == UInt8(ord("f")):
            self.word("false")
            return Json(False)
        if c == UInt8(ord("n")):
            self.word("null")
            return Json()
        return Json(self.number())

    def object(mut self) raises -> Json:
        var members: Json.Object = {}
        self.expect("{")
        if self.accept("}"):
            return Json(object=members^)
        while True:
            self.skip_space()
            var key = self.string()
            self.expect(":")
            members[key^] = self.value()
            if self.accept("}"):
                return Json(object=members^)
            self.expect(",")

    def array(mut self) raises -> Json:
        var items: Json.Array = []
        self.expect("[")
        if self.accept("]"):
            return Json(array=items^)
        while True:
            items.append(self.value())
            if self.accept("]"):
                return Json(array=items^)
            self.expect(",")

    def number(mut self) raises -> Float64:
        var start = self.at
        while True:
            var c = self.peek()
            var digit = c >= 48 and c <= 57
            if (
                not digit
                and c != 43
                and c != 45
                and c != 46
                and c != 69
                and c != 101
            ):
                break
            self.at += 1
        if self.at == start:
            raise self.fail("expected a value")
        return atof(StringSlice(unsafe_from_utf8=self.text[start : self.at]))

    def string(mut self) raises -> String:
        self.expect('"')
        var result = String()
        var start = self.at
        while True:
            if self.at >= len(self.text):
                raise self.fail("the text ends in a string")
            var c = self.text[self.at]
            if c == UInt8(ord('"')):
                break
            if c == UInt8(ord("\\")):
                result += StringSlice(
                    unsafe_from_utf8=self.text[start : self.at]
                )
                self.at += 1
                self.escape(result)
                start = self.at
            else:
                self.at += 1
        result += StringSlice(unsafe_from_utf8=self.text[start : self.at])
        self.at += 1
        return result^

    def escape(mut self, mut result: String) raises:
        var c = self.peek()
        self.at += 1
        if c == UInt8(ord("n")):
            result += "\n"
        elif c == UInt8(ord("t")):
            result += "\t"
        elif c == UInt8(ord("u")):
            if self.at + 4 > len(self.text):
                raise self.fail("the text ends in an escape")
            var digits = StringSlice(
                unsafe_from_utf8=self.text[self.at : self.at + 4]
            )
            self.at += 4
            result += String(
                Codepoint(unsafe_unchecked_codepoint=UInt32(atol(digits, 16)))
            )
        elif (
            c == UInt8(ord('"'))
            or c == UInt8(ord("\\"))
            or c == UInt8(ord("/"))
        ):
            result += chr(Int(c))
        else:
            raise self.fail("unknown escape")


def parse(text: StringSlice) raises -> Json:
    """Parses one JSON value that fills `text`.

    Raises:
        An error that names the line if `text` isn't JSON.
    """
    var parser = Parser(text.as_imm())
    var result = parser.value()
    parser.skip_space()
    if parser.at != len(parser.text):
        raise parser.fail("text after the value")
    return result^


def main() raises:
    var text = String(sample)
    if len(argv()) > 1:
        with open(String(argv()[1]), "r") as file:
            text = file.read()
    var document = parse(text)
    print(document)
    if len(argv()) == 1:
        print(
            document["rooms"]["parse"].number()
            + document["version"][0].number()
        )
        document["fast"] = Json(array=[Json(1.5), Json("two"), Json(False)])
        print(document["fast"])
    for bad in ['{"a": 1,}', "[1, 2", "tru", '"\\x"', "1 2"]:
        try:
            _ = parse(bad)
            print("accepted:", bad)
        except error:
            print(bad, "->", error)
