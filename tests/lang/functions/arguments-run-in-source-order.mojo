# rule: 06/CALL-2
# expect: run
def say(x: Int) -> Int:
    print("say", x)
    return x


def minus(a: Int, b: Int) -> Int:
    return a - b


def main():
    print(minus(b=say(1), a=say(5)))
