# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Lines of comma-separated values become records.
from std.time import perf_counter_ns


@fieldwise_init
struct Record(Copyable, Movable):
    var name: String
    var id: Int
    var amount: Float64


def parse(text: String) raises -> List[Record]:
    var records = List[Record]()
    for line in text.split("\n"):
        if not line:
            continue
        var fields = line.split(",")
        records.append(
            Record(String(fields[0]), Int(fields[1]), Float64(fields[2]))
        )
    return records^


def main() raises:
    var text = String()
    for i in range(50000):
        text += (
            "name"
            + String(i % 1000)
            + ","
            + String(i)
            + ","
            + String(Float64(i) * 0.25)
            + "\n"
        )
    var start = perf_counter_ns()
    var sum = 0.0
    for _ in range(10):
        var records = parse(text)
        for r in records:
            sum += r.amount + Float64(r.id + r.name.byte_length())
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
