# rule: 06/ARGL-4, 06/CALL-1
# expect: run
def label(name: String, count: Int = 1, *, mark: String = "!") -> String:
    return name * count + mark


def main():
    print(label("a"), label("b", 2), label(count=3, name="c"), label("d", mark="?"))
