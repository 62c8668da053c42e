# rule: 10/SORT-1, 10/SORT-2, 10/SORT-3, 12/SRT-1, 12/SRT-2
# expect: run
@fieldwise_init
struct Pair(Copyable):
    var key: Int
    var tag: Int

def main():
    var xs = List[Int]()
    for i in range(1000):
        xs.append((i * 7919) % 1009)
    sort(xs)
    var ok = True
    for i in range(1, len(xs)):
        if xs[i - 1] > xs[i]:
            ok = False
    print(ok, xs[0], xs[999])

    @parameter
    def descending(a: Int, b: Int) -> Bool:
        return a > b

    sort[descending](xs)
    print(xs[0] > xs[1], xs[998] > xs[999])
    var ps = List[Pair]()
    for i in range(200):
        ps.append(Pair(i % 5, i))

    @parameter
    def by_key(a: Pair, b: Pair) -> Bool:
        return a.key < b.key

    sort[by_key, stable=True](ps)
    ok = True
    for i in range(1, len(ps)):
        if ps[i - 1].key == ps[i].key and ps[i - 1].tag > ps[i].tag:
            ok = False
    print(ok, ps[0].tag, ps[39].tag, ps[40].tag, ps[199].tag)
    partition[descending](xs, 10)
    var small = xs[0]
    for i in range(10):
        small = min(small, xs[i])
    print(small)
    var words: List[String] = ["pear", "fig", "apple"]
    sort(words)
    print(words)
