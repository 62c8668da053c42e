# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var text = String()
    for i in range(5_000):
        text += "word"
        text += String(i % 97)
        text += " "
    var counts: Dict[String, Int] = {}
    for word in text.split():
        counts[String(word)] = counts.get(String(word), 0) + 1
    print(len(counts), counts.get("word5", 0))
