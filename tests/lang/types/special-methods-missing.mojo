# rule: 03/DUN-1, 03/DUN-4, 03/DUN-7, 03/DUN-8
# expect: reject
@fieldwise_init
struct V(Copyable):
    var x: Int

    def __sub__(self, o: Self) -> Self:
        return Self(1)

    def __setitem__(self, i: Int, v: Int):
        pass


@fieldwise_init
struct G(Copyable):
    var x: Int

    def __getitem__(self, i: Int) -> Int:
        return i


def main():
    var v = V(1)
    _ = v + v
    v -= v
    v += 1
    _ = 3 + v
    _ = -v
    _ = v < v
    _ = v == v
    _ = 3 in v
    v()
    for _ in v:
        pass
    _ = len(v)
    if v:
        pass
    var g = G(1)
    g[0] = 1
    g[0] += 1
    with v:
        pass
    v[1] = 3
    _ = v is v
