# rule: 05/LEXT-3, 05/DST-8, 05/DST-21
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int
    def __deinit__(deinit self):
        print("del", self.id)

struct Guard[o: Origin](Movable):
    var p: Pointer[N, Self.o]
    def __init__(out self, ref [Self.o] n: N):
        self.p = Pointer(to=n)
    def __deinit__(deinit self):
        print("released", self.p[].id)
    def use(self):
        print("use", self.p[].id)

def one(c: Bool):
    var a = N(1)
    var g = Guard(a)
    if c:
        g.use()
        print("then")
    else:
        print("else")
    print("done")

def fails(n: Int) raises:
    if n > 1:
        raise Error("fail")

def two(n: Int) raises:
    var a = N(n)
    var g = Guard(a)
    fails(n)
    g.use()

def eat[o: Origin](var g: Guard[o]):
    g.use()

def main() raises:
    one(True)
    one(False)
    try:
        two(1)
        two(2)
    except e:
        print(e)
    for i in range(2):
        var a = N(10 + i)
        var g = Guard(a)
        if i == 0:
            continue
        eat(g^)
    Guard(N(30)).use()
    _ = Guard(N(31))
    print("end")
