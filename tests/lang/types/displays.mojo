# rule: 03/LTC-1, 03/LTC-2, 03/LTC-3, 03/LTC-4, 03/LTC-7, 03/LTC-8
# expect: run
from std.collections import Set


struct My:
    var n: Int

    def __init__(out self, *xs: Int, __list_literal__: NoneType):
        self.n = len(xs)

    def __init__(out self, *xs: String, __set_literal__: NoneType = None):
        self.n = len(xs) * 10

    def __init__(
        out self,
        var ks: List[String],
        var vs: List[Int],
        __dict_literal__: NoneType,
    ):
        self.n = len(ks) * 100 + vs[0]


struct Sl:
    var s: String

    def __init__(
        out self,
        a: Optional[Int],
        b: Optional[Int],
        c: Optional[Int],
        __slice_literal__: NoneType,
    ):
        self.s = String(a.or_else(-1), b.or_else(-1), c.or_else(-1))


struct Idx:
    def __init__(out self):
        pass

    def __getitem__(self, s: Sl) -> String:
        return String(s.s)


def my(m: My) -> Int:
    return m.n


def gen[T: Writable](x: T) -> String:
    return String(x)


def genl[T: Copyable & Deinitable](x: List[T]) -> Int:
    return len(x)


def side(i: Int) -> Int:
    print("e", i, end=" ")
    return i


def emptyd() -> Dict[String, Int]:
    return {}


def emptyl() -> List[Int]:
    return []


def main():
    print(my([1, 2]), my({"a", "b"}), my({"k": 5}))
    var fixed = [10, 20, 30]
    print(len(fixed), fixed[1], type_of(fixed) == Array[Int, 3])
    var d = {"a": 1, "b": 2}
    print(d.get("b").value(), type_of(d) == Dict[String, Int])
    var pairs = (1, "x", 2.5)
    print(
        pairs[1],
        type_of(pairs) == Tuple[Int, String, Float64],
        Idx()[1:2],
        Idx()[1:2:3],
        Idx()[:],
    )
    var se = {1, 2, 2}
    print(len(se), type_of(se) == Set[Int], len(emptyd()), len(emptyl()))
    var x: List = [1, 2]
    var y: List[_] = [1.5]
    var z: Dict = {1: "a"}
    print(x, y, type_of(z) == Dict[Int, String])
    print(gen([1, 2]), genl([1, 2, 3]))
    var c1 = [i for i in range(3)]
    var c2 = {i % 2 for i in range(5)}
    var c3 = {i: String(i) for i in range(3)}
    print(type_of(c1) == List[Int], len(c2), len(c3))
    print([(i, j) for i in range(2) for j in range(2) if i != j])
    var t: Tuple[Float64, String] = (1, "a")
    var one = (3,)
    var no = ()
    print(t, len(one), len(no), (4))
    var order = {side(1): side(2), side(3): side(4)}
    print(len(order))
    var l2: List[List[Int]] = [[1], [2, 3], []]
    print(len(l2[2]), l2[1][1])
    var mix: List[Float64] = [1, 2.5]
    print(mix)
