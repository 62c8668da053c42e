# rule: 01/EXP-12, 01/EXP-13, 01/EXP-66, 01/EXP-67
# expect: run
struct M:
    var d: Int

    def __init__(out self):
        self.d = 0

    def __getitem__(self, *idx: Int) -> Int:
        return len(idx) * 100 + self.d

    def __setitem__(mut self, *idx: Int, val: Int):
        self.d = val + len(idx)

    def __getitem__(self, *, byte: Slice) -> String:
        return String("slice ", byte.start.or_else(-1))


struct R:
    var l: List[Int]

    def __init__(out self):
        self.l = [1, 2, 3]

    def __getitem__(ref self, i: Int) -> ref[self.l[0]] Int:
        return self.l[i]


struct K:
    def __init__(out self):
        pass

    def __getitem__(self, i: Int, *, k: Int = 5) -> Int:
        return i * k


struct E:
    def __init__(out self):
        pass

    def __getitem__(self) -> Int:
        return 42


def main():
    var m = M()
    m[1, 2] = 5
    print(m[1], m[1, 2, 3], m[byte=1:4])
    m[0] += 1
    print(m.d)
    var r = R()
    r[0] += 10
    r[1] = 7
    print(r.l, K()[2], K()[2, k=3], E()[])
