# rule: 16/PERF-56, 03/LIT-4
# expect: run
def main() raises:
    var words: List[String] = [
        "", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z",
        "aa", "bb", "cc", "dd", "ee", "ff", "a text that is longer than what stands in the value itself", "a", "aa",
    ]
    words.append("last")
    words[1] += "!"
    words[33] += "?"
    var copy = words.copy()
    copy[0] = "changed"
    print(len(words), words[0], words[1], words[2], words[33], words[34], words[36], copy[0])
    var seen = Dict[String, Int]()
    for word in words:
        seen[word] = seen.get(word, 0) + 1
    print(len(seen), seen["aa"], seen["a"], seen["z"])
