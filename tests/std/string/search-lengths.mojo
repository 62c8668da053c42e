# rule: 11/STM-1, 11/STR-5
# expect: run
# Texts of all lengths around the widths of vectors, against a search byte by byte.
from std.memory import pack_bits

def slow_find(text: String, part: String) -> Int:
    var n = text.byte_length()
    var m = part.byte_length()
    for at in range(n - m + 1):
        if text[byte = at : at + m] == part:
            return at
    return -1

def slow_count(text: String, part: String) -> Int:
    var total = 0
    var at = 0
    while at + part.byte_length() <= text.byte_length():
        if text[byte = at : at + part.byte_length()] == part:
            total += 1
            at += part.byte_length()
        else:
            at += 1
    return total

def pieces(text: String, ends: String) -> Int:
    """The number of stretches without any of `ends`, times their total length."""
    var total = 0
    var inside = False
    var count = 0
    for c in text.codepoint_slices():
        if ends.find(c) >= 0:
            inside = False
            continue
        count += Int(not inside)
        inside = True
        total += c.byte_length()
    return count * 1000 + total

def check_words(seed: Int) -> Bool:
    """Whether words and lines of a text are what a loop over codepoints finds."""
    var text = String()
    var state = seed
    for _ in range(200):
        state = (state * 1103515245 + 12345) % (1 << 31)
        var kind = (state >> 16) % 64
        text += " " if kind < 4 else "\n" if kind < 6 else "漢é" if kind < 8 else "\u2028" if kind == 8 else "x"
    var words = 0
    var total = 0
    for word in text.split():
        words += 1
        total += word.byte_length()
    var right = words * 1000 + total == pieces(text, " \n\u2028")
    words = 0
    total = 0
    for line in text.splitlines():
        words += Int(line.byte_length() > 0)
        total += line.byte_length()
    return right and words * 1000 + total == pieces(text, "\n\u2028")

def bits(mask: Int) -> UInt32:
    var lanes = SIMD[DType.int32, 32](0)
    for i in range(32):
        lanes[i] = Int32(mask >> i & 1)
    return pack_bits(lanes.eq(1))

def main():
    var parts: List[String] = ["b", "ab", "ba", "aab", "bab", "aaaab", "aaaaaaaaaaaaaaaaaab"]
    var checked = 0
    var text = String()
    var state = 12345
    for length in range(150):
        for part in parts:
            var found = text.find(part)
            if found != slow_find(text, part) or text.count(part) != slow_count(text, part):
                print("wrong:", text, part, found)
            if len(text.split(part)) != slow_count(text, part) + 1:
                print("wrong split:", text, part)
            checked += 1
        state = (state * 1103515245 + 12345) % (1 << 31)
        # Now and then text without a match: the searches run to the end.
        text += "b" if state >> 16 & 7 == 0 and length % 50 > 25 else "a"
    print(checked, text.find("c"), text.find("ac"), ("x" * 40 + "cd").find("cd"))
    var all_right = True
    for seed in range(30):
        all_right = all_right and check_words(seed)
    print(all_right)
    comptime packed = bits(0x12345678)
    print(packed == 0x12345678, bits(0x12345678) == packed)
    # The left operand of + is taken over when it is a temporary.
    var n = 7
    var line = String(n) + "," + text[byte=0:5] + "," + String(n * n)
    var twice = line + line[byte=1:3] + String("!") + "?"
    print(line, twice, line + "" + "", String("a") + String(line) + "b")
