# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Parses JSON into a tree of values.
from std.time import perf_counter_ns


struct Value(Copyable, Movable):
    var kind: Int
    var number: Float64
    var text: String
    var items: List[Value]
    var keys: List[String]

    def __init__(out self, kind: Int):
        self.kind = kind
        self.number = 0.0
        self.text = String()
        self.items = List[Value]()
        self.keys = List[String]()

    def __deinit__(deinit self):
        pass


struct Parser[origin: ImmOrigin]:
    var bytes: Span[UInt8, Self.origin]
    var at: Int

    def __init__(out self, bytes: Span[UInt8, Self.origin]):
        self.bytes = bytes
        self.at = 0

    def skip(mut self):
        while self.at < len(self.bytes) and (
            self.bytes[self.at] == 32 or self.bytes[self.at] == 10
        ):
            self.at += 1

    def expect(mut self, byte: UInt8) raises:
        self.skip()
        if self.at >= len(self.bytes) or self.bytes[self.at] != byte:
            raise Error("expected ", byte, " at ", self.at)
        self.at += 1

    def peek(mut self) raises -> UInt8:
        self.skip()
        if self.at >= len(self.bytes):
            raise Error("unexpected end")
        return self.bytes[self.at]

    def string(mut self) raises -> String:
        self.expect(34)
        var start = self.at
        while self.at < len(self.bytes) and self.bytes[self.at] != 34:
            self.at += 1
        var result = String(
            StringSlice(unsafe_from_utf8=self.bytes[start : self.at])
        )
        self.expect(34)
        return result

    def number(mut self) raises -> Float64:
        var negative = self.peek() == 45
        if negative:
            self.at += 1
        var value = 0.0
        var scale = 0.0
        while self.at < len(self.bytes):
            var byte = self.bytes[self.at]
            if byte == 46:
                scale = 1.0
            elif byte >= 48 and byte <= 57:
                value = value * 10.0 + Float64(byte - 48)
                scale *= 10.0
            else:
                break
            self.at += 1
        if scale > 0.0:
            value /= scale
        return -value if negative else value

    def value(mut self) raises -> Value:
        var byte = self.peek()
        if byte == 123:
            var result = Value(4)
            self.at += 1
            if self.peek() == 125:
                self.at += 1
                return result^
            while True:
                self.skip()
                result.keys.append(self.string())
                self.expect(58)
                result.items.append(self.value())
                if self.peek() == 44:
                    self.at += 1
                else:
                    break
            self.expect(125)
            return result^
        if byte == 91:
            var result = Value(3)
            self.at += 1
            if self.peek() == 93:
                self.at += 1
                return result^
            while True:
                result.items.append(self.value())
                if self.peek() == 44:
                    self.at += 1
                else:
                    break
            self.expect(93)
            return result^
        if byte == 34:
            var result = Value(2)
            result.text = self.string()
            return result^
        var result = Value(1)
        result.number = self.number()
        return result^


def total(value: Value) -> Float64:
    var sum = value.number + Float64(value.text.byte_length())
    for i in range(len(value.items)):
        sum += total(value.items[i])
    for key in value.keys:
        sum += Float64(key.byte_length())
    return sum


def main() raises:
    var text = String("[")
    for i in range(20000):
        if i > 0:
            text += ", "
        text += '{"name": "item '
        text += String(i)
        text += '", "price": '
        text += String(i % 97)
        text += ".25, "
        text += '"tags": ["red", "a rather long tag of some kind", "x"], "size": [1, 2, -3]}'
    text += "]"
    var start = perf_counter_ns()
    var sum = 0.0
    for _ in range(8):
        var parser = Parser(text.as_bytes())
        sum += total(parser.value())
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
