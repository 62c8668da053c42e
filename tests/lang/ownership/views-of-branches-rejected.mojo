# rule: 05/DST-13
# expect: reject
# A temporary of one branch dies inside it, also when the result of both refers to it.
def view(c: Bool, a: String) -> Int:
    var text = (a + "1")[byte=0:2] if c else a[byte=0:1]
    return text.byte_length()


def either(a: String, b: String) -> Int:
    return len(a.as_bytes() or (a + b).as_bytes())


def main():
    print(view(True, "abc"), either("", "x"))
