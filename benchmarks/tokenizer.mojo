# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Cuts the text of a program into names, numbers and signs.
from std.time import perf_counter_ns


@fieldwise_init
struct Token(Copyable, Movable):
    comptime NAME = 0
    comptime NUMBER = 1
    comptime SIGN = 2

    var kind: Int
    var start: Int
    var length: Int


def is_letter(c: UInt8) -> Bool:
    return (c >= 97 and c <= 122) or (c >= 65 and c <= 90) or c == 95


def is_digit(c: UInt8) -> Bool:
    return c >= 48 and c <= 57


def tokenize(source: String) -> List[Token]:
    var tokens = List[Token]()
    var bytes = source.as_bytes()
    var at = 0
    while at < len(bytes):
        var c = bytes[at]
        var start = at
        if c == 32 or c == 10:
            at += 1
        elif is_letter(c):
            while at < len(bytes) and (
                is_letter(bytes[at]) or is_digit(bytes[at])
            ):
                at += 1
            tokens.append(Token(Token.NAME, start, at - start))
        elif is_digit(c):
            while at < len(bytes) and is_digit(bytes[at]):
                at += 1
            tokens.append(Token(Token.NUMBER, start, at - start))
        else:
            at += 1
            tokens.append(Token(Token.SIGN, start, 1))
    return tokens^


def main():
    var source = String()
    for i in range(20_000):
        source += "value_"
        source += String(i)
        source += " = (other * 12 + "
        source += String(i * 7)
        source += ") / count;\n"
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(40):
        var tokens = tokenize(source)
        for token in tokens:
            sum += token.kind * token.length
        sum += len(tokens)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
