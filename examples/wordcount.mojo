# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Counts the words of a file (or of its own source) and prints the commonest."""

from std.sys import argv


@fieldwise_init
struct Entry(Copyable):
    var word: String
    var count: Int


def main() raises:
    var path = (
        String(argv()[1])
        if len(argv()) > 1
        else String("examples/wordcount.mojo")
    )
    var text: String
    with open(path, "r") as file:
        text = file.read()
    var counts: Dict[String, Int] = {}
    for word in text.split():
        var key = String(word).lower()
        counts[key] = counts.get(key, 0) + 1
    var entries: List[Entry] = []
    for item in counts.items():
        entries.append(Entry(item.key, item.value))
    for rank in range(5):
        var best = rank
        for i in range(rank, len(entries)):
            if entries[i].count > entries[best].count:
                best = i
        if best >= len(entries):
            break
        entries.swap_elements(rank, best)
        print(entries[rank].count, entries[rank].word)
