# rule: 03/SOM-3, 03/RFN-2, 03/RFN-3, 04/APZ-6, 04/PIN-11, 04/WHR-5
# expect: run


@fieldwise_init
struct Pairs[K: Copyable & Deinitable, V: Copyable & Deinitable](Copyable):
    var items: List[Tuple[Self.K, Self.V]]
    var last: Optional[Tuple[Self.K, Int]]

    def __init__(out self):
        self.items = []
        self.last = None

    def add(mut self, var k: Self.K, var v: Self.V):
        self.last = (k.copy(), len(self.items))
        self.items.append((k^, v^))

    def keys(self) -> List[Self.K]:
        return [pair[0].copy() for pair in self.items]


def show(xs: List[Some[Writable & Copyable & Deinitable]]):
    print(len(xs), xs[0])


def head(xs: List) -> xs.T where conforms_to(xs.T, ImplicitlyCopyable):
    return xs[0]


def lanes(x: SIMD) -> String:
    return "any"


def lanes(x: SIMD[_, 4]) -> String:
    return "four"


def first(x: List[SIMD[_, 2]]) -> String:
    return String(x[0])


def group[
    K: KeyElement & Copyable & Deinitable, V: Copyable & Deinitable, //
](items: List[V], key: Some[def(V) -> K]) -> Dict[K, Int]:
    var counts = Dict[K, Int]()
    for item in items:
        var k = key(item)
        counts[k.copy()] = counts.get(k, 0) + 1
    return counts^


def main():
    var p = Pairs[String, Float64]()
    p.add("a", 1)
    p.add("b", 2)
    print(p.keys(), p.copy().last.value()[1])
    show([1, 2])
    show(["x"])
    print(head([7, 8]))
    print(lanes(Int8(1)), lanes(SIMD[DType.int8, 4](1)))
    print(first([SIMD[DType.int8, 2](1, 2)]))
    print(group(["a", "b", "cc"], lambda (s: String) -> Int: s.byte_length()))
