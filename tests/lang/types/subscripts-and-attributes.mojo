# rule: 03/DUN-8, 03/DUN-10, 03/DUN-11, 01/EXP-68
# expect: run
from std.builtin.builtin_slice import ContiguousSlice


struct M:
    var d: List[Int]

    def __init__(out self):
        self.d = [0, 0, 0, 0]

    def __getitem__(self, i: Int) -> Int:
        print("get", i)
        return self.d[i]

    def __getitem__(self, i: Int, j: Int) -> Int:
        return self.d[i * 2 + j]

    def __getitem__(self, s: String) -> Int:
        return s.byte_length()

    def __getitem__(self, *, key: Int) -> Int:
        return key * 100

    def __getitem__(self, s: ContiguousSlice) -> String:
        return "slice"

    def __getitem__(self, s: Slice) -> String:
        return "step slice"

    def __getitem__(self, e: EllipsisType) -> String:
        return "dots"

    def __setitem__(mut self, i: Int, v: Int):
        print("set", i, v)
        self.d[i] = v

    def __setitem__(mut self, i: Int, j: Int, v: Int):
        self.d[i * 2 + j] = v


struct PX:
    var v: Tuple[Int, String]

    def __init__(out self):
        self.v = (7, "s")

    def __getitem_param__[i: Int](self) -> Int:
        return i * 2


struct At:
    var x: Int

    def __init__(out self):
        self.x = 1

    def __getattr__(self, name: StaticString) -> String:
        return String("attr ", name)

    def __setattr__(mut self, name: StaticString, v: Int):
        self.x = v
        print("setattr", name, v)


struct AtP:
    def __init__(out self):
        pass

    def __getattr_param__[name: StaticString](self) -> Int:
        return name.byte_length()


struct CallP:
    def __init__(out self):
        pass

    def __call__[n: Int](self, x: Int) -> Int:
        return n * x


def main():
    var m = M()
    m[1] = 5
    m[1] += 2
    m[1, 1] = 9
    print(
        m[1],
        m[1, 1],
        m["abc"],
        m[key=3],
        m[1:2],
        m[1:2:3],
        m[...],
        m[:],
        m[::2],
    )
    var p = PX()
    print(p[3])
    var a = At()
    print(a.foo, a.x)
    a.bar = 5
    a.x = 6
    print(a.x, AtP().hello, CallP()[3](4))
