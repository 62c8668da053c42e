# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var counts: Dict[Int, Int] = {}
    for i in range(20_000):
        var key = i * 7919 % 1009
        counts[key] = counts.get(key, 0) + i
    print(len(counts), counts.get(5, 0))
