# rule: 04/PRM-3, 04/PRM-6, 04/PKD-5, 04/PAL-3
# expect: reject
def forward[T: AnyType, v: later, later: Int]():
    pass


def twice[a: Int, a: Int]():
    pass


struct Box[T: AnyType]:
    def hides[T: AnyType](self):
        pass


comptime Fact[n: Int]: Int = 1 if n <= 1 else n * Fact[n - 1]


def keyword[a: Int, *, b: Int]() -> Int:
    return a + b


def main():
    print(Fact[3])
    print(keyword[1]())
