# rule: 03/RPT-1, 03/RPT-3, 03/RPT-5, 03/RPT-7
# expect: run
struct Handle(RegisterPassable):
    var fd: Int32

    def __init__(out self, fd: Int32):
        self.fd = fd

    def __deinit__(deinit self):
        print("close", self.fd)


struct CH(ImplicitlyCopyable, RegisterPassable):
    var fd: Int32

    def __init__(out self, fd: Int32):
        self.fd = fd

    def __init__(out self, *, copy: Self):
        print("dup", copy.fd)
        self.fd = copy.fd + 1

    def __deinit__(deinit self):
        print("close", self.fd)


@fieldwise_init
struct Rgb(TrivialRegisterPassable):
    var r: UInt8
    var g: UInt8
    var b: UInt8


trait RT(RegisterPassable):
    def m(self) -> Int:
        ...


struct RI(RT):
    var x: Int

    def __init__(out self):
        self.x = 3

    def m(self) -> Int:
        return self.x


@fieldwise_init
struct Cond[
    T: Movable & Deinitable
](RegisterPassable where conforms_to(T, RegisterPassable)):
    var t: Self.T


def use[T: RegisterPassable](x: T):
    print("rp")


def take(var h: Handle):
    print("take", h.fd)


def main():
    var c = Rgb(1, 2, 3)
    var d = c
    print(c.r + d.g + d.b)
    var h = Handle(9)
    take(h^)
    var k = CH(1)
    var l = k
    print(k.fd, l.fd)
    use(RI())
    use(Cond(3))
    var i = 3
    var j = i^
    print(i, j)
    print(
        conforms_to(Cond[String], RegisterPassable),
        conforms_to(Cond[Int], RegisterPassable),
        conforms_to(Rgb, ImplicitlyCopyable),
        conforms_to(Handle, Copyable),
    )
