# rule: 03/LTC-3, 04/PIN-5, 11/TST-1
# expect: run


struct Count:
    var n: Int

    def __init__(out self, names: Span[String, _]):
        self.n = len(names)

    def plus(self, *, more: Span[String, _]) -> Int:
        return self.n + len(more)


def total(x: Span[Int, _]) -> Int:
    var sum = 0
    for v in x:
        sum += v
    return sum


def main():
    # A comprehension has a type of its own, which converts.
    print(total([x for x in range(4)]), ", ".join([String(i) for i in range(3)]))
    print(Count([String(i) for i in range(3)]).plus(more=[String(i) for i in range(4)]))
    # The span refers to the temporary that the value is moved to, not to the variable.
    var list: List[Int] = [1, 2, 3]
    print(total(list^))
    var other: List[Int] = [4]
    print(t"{other^}")
