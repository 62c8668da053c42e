# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Edit distances between words, with one row of the table.
from std.time import perf_counter_ns


def distance(a: String, b: String, mut row: List[Int]) -> Int:
    var x = a.as_bytes()
    var y = b.as_bytes()
    for j in range(len(y) + 1):
        row[j] = j
    for i in range(len(x)):
        var diagonal = row[0]
        row[0] = i + 1
        for j in range(len(y)):
            var cost = diagonal + (0 if x[i] == y[j] else 1)
            diagonal = row[j + 1]
            row[j + 1] = min(cost, min(row[j], diagonal) + 1)
    return row[len(y)]


def main():
    var words = List[String]()
    for i in range(160):
        var word = String()
        for k in range(20 + i % 41):
            word.append(Codepoint(UInt8(97 + (i * 7 + k * k * 3 + i * k) % 26)))
        words.append(word^)
    var row = List[Int](length=100, fill=0)
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(5):
        for a in words:
            for b in words:
                sum += distance(a, b, row)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
