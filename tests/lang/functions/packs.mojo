# rule: 06/VRD-7
# expect: run
def show[*Ts: Writable](*xs: *Ts) -> String:
    var r = String()
    comptime for i in range(xs.__len__()):
        r += String(xs[i]) + ";"
    return r


def types[*Ts: AnyType](*xs: *Ts) -> Int:
    comptime n = Ts.__len__()
    return n


def mutp[*Ts: AnyType](mut *xs: *Ts):
    pass


struct Tup[*Ts: Writable & ImplicitlyCopyable & Deinitable]:
    var n: Int

    def __init__(out self, *xs: *Self.Ts):
        self.n = 0
        comptime for i in range(xs.__len__()):
            self.n += String(xs[i]).byte_length()


def first[T: Writable, *Ts: Writable](x: T, *rest: *Ts) -> String:
    return String(x) + "|" + show(*rest)


def kwp[*Ts: Writable](*xs: *Ts, sep: String) -> String:
    return sep + show(*xs)


def own[*Ts: Movable & Deinitable](var *xs: *Ts) -> Int:
    return xs.__len__()


def main():
    print(show(1, 2.5, "s", True, String("t")), show())
    print(types(1, "a"), types(), Tup(1, "ab").n)
    print(first(1, 2, "x"), first("only"))
    print(kwp(1, 2, sep="-"))
    print(own(String("a"), [1]), show(Int8(3), Float32(1.5)))
