# rule: 03/DUN-3, 03/DUN-5, 03/DUN-6
# expect: run
@fieldwise_init
struct L(ImplicitlyCopyable):
    var v: Int

    def __add__(self, o: Int) -> String:
        return "L+int"

    def __lt__(self, o: Self) -> Bool:
        return self.v < o.v

    def __and__(self, o: Self) -> String:
        return "band"

    def __bool__(self) -> Bool:
        return self.v != 0


@fieldwise_init
struct R(ImplicitlyCopyable):
    var v: Int

    def __radd__(self, o: L) -> String:
        return "R.radd"

    def __rmul__(self, o: Int) -> String:
        return "R.rmul"


def mk(i: Int) -> L:
    print("mk", i, end=" ")
    return L(i)


def main():
    print(L(1) + 2, L(1) + R(2), 3 * R(1), L(1) & L(2))
    print(mk(1) < mk(2) < mk(0) < mk(5))
    print((L(0) or L(4)).v, (L(0) and L(4)).v, not L(0))
