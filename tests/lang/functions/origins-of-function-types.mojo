# rule: FTY-6
# expect: run
def is_blank[o: ImmOrigin](text: StringSpan[o]) -> Bool:
    return text == " "


def total[o: ImmOrigin](xs: Span[Int, o]) -> Int:
    var sum = 0
    for x in xs:
        sum += x
    return sum


def test[ok: def[o: ImmOrigin](StringSpan[o]) thin -> Bool](s: String) -> Bool:
    return ok(s) and not ok("x")


def apply[f: def[o: ImmOrigin](Span[Int, o]) thin -> Int](xs: List[Int]) -> Int:
    return f(xs)


def main():
    print(test[is_blank](" "), test[is_blank]("a"))
    print(apply[total]([1, 2, 3]))
    var f: def[o: ImmOrigin](Span[Int, o]) thin -> Int = total
    var xs: List[Int] = [4, 5]
    print(f(xs))
