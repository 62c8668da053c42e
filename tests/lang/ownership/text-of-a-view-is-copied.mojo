# rule: 05/ORG-11, 05/ORG-16
# expect: run
def first_word(text: StringSpan[_]) -> String:
    return String(text.split(" ")[0])

def main():
    var words = List[String]()
    for i in range(3):
        var line = String("w", i, " rest")
        words.append(first_word(line))
        line += "!"
    print(words[0], words[1], words[2])
