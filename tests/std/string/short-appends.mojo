# rule: 11/STR-1, 11/STR-2
# expect: run
# Appends of every length from inline bytes to a buffer, and the texts of numbers of every number of digits, alone and behind others.


def letters(count: Int, first: Int) -> String:
    var text = String()
    for i in range(count):
        text += chr(97 + (first + i) % 26)
    return text


def main() raises:
    for front in range(40):
        for count in range(40):
            var text = letters(front, 0)
            text += letters(count, front)
            if text != letters(front + count, 0):
                raise Error("wrong: ", front, " ", count, " ", text)
    var number = UInt64(1)
    var digits = 1
    for _ in range(19):
        for value in [number, number * 10 - 1]:
            if String(value).byte_length() != digits:
                raise Error("wrong: ", value)
            if atol(String("-") + String(value)[byte=0:1]) >= 0:
                raise Error("wrong sign: ", value)
        number *= 10
        digits += 1
    print(Int.MAX, Int.MIN, UInt64.MAX)
    print(String(Int.MAX), String(Int.MIN), String(UInt64.MAX))
    var text = String("numbers:")
    for value in [0, 7, 10, 99, 100, -1, -12345, 123456789012]:
        text += " "
        value.write_to(text)
    print(text)
