# rule: 07/VAR-4, 07/META-7, 10/IO-5
# expect: run
# comptime: no (what is printed while compiling comes once)
comptime Add[a: Int, b: Int]: Int = a + b


def shown(n: Int) -> Int:
    print("shown", n)
    return n


def never_called[n: Int]():
    comptime x = shown(9)
    print(x)


def main():
    def inner():
        comptime nothing = ParameterList.empty_of[Int]
        print(nothing().reduce[10, Add], ParameterList.of[1, 2]().reduce[3, Add])
        comptime x = shown(3)
        print(x)

    inner()
