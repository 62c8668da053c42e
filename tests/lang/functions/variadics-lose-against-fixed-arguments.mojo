# rule: 06/OVL-3
# expect: run
def take(*xs: Int) -> String:
    return "many " + String(len(xs))


def take(x: Int, y: Int = 0) -> String:
    return "fixed " + String(x + y)


def main():
    print(take())
    print(take(1))
    print(take(1, 2))
    print(take(1, 2, 3))
