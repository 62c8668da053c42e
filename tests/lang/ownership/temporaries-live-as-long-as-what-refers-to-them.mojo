# rule: 05/DST-10, 05/DST-11, 05/LEXT-1, 05/LEXT-2
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int
    def __deinit__(deinit self):
        print("del", self.id)
        self.id = -1

@fieldwise_init
struct C(ImplicitlyCopyable):
    var id: Int
    def __deinit__(deinit self):
        print("del", self.id)

struct Box(Movable):
    var item: N
    var name: String
    def __init__(out self, id: Int):
        self.item = N(id)
        self.name = String("box number ", id, " with a long name")
    def __deinit__(deinit self):
        print("del box", self.item.id)
    def at(ref self) -> ref [self.item] N:
        return self.item
    def text(self) -> StringSpan[origin_of(self.name)]:
        return StringSpan(self.name)
    def ptr(ref self) -> Pointer[N, origin_of(self.item)]:
        return Pointer(to=self.item)

def make(id: Int) -> Box:
    return Box(id)

def may(id: Int) raises -> Box:
    if id > 100:
        raise Error("too big")
    return Box(id)

def pick(ref a: Box, ref b: Box, c: Bool) -> ref [a.item, b.item] N:
    if c:
        return a.item
    return b.item

def show(x: N, y: Int):
    print("show", x.id, y)

def first(xs: List[String]) -> StringSpan[origin_of(xs)]:
    return rebind[StringSpan[origin_of(xs)]](StringSpan(xs[0]))

def strings() -> List[String]:
    return [String("alpha beta gamma delta epsilon"), String("second string that is long")]

def view(s: String) -> StringSpan[origin_of(s)]:
    return StringSpan(s)

def main() raises:
    print(make(1).at().id)
    print(make(2).text())
    print(make(3).ptr()[].id)
    ref r = make(4).at()
    print("bound", r.id)
    print(pick(make(5), make(6), True).id)
    show(make(7).at(), 1)
    for i in range(2):
        print("loop", may(10 + i).at().id)
    try:
        print(may(50).at().id + may(101).at().id)
    except e:
        print(e)
    var c = len(strings()) > 1
    print(make(20).at().id if c else make(21).at().id)
    print("cond", (make(22) if c else make(23)).at().id)
    if make(24).at().id > 3 and make(25).at().id > 3:
        print("both")
    while make(26).at().id < 3:
        pass
    print(strings()[1])
    print(view(strings()[0]))
    print(view(strings()[0] + " and more").byte_length())
    for s in strings():
        print(s)
    for b in String("xyz some long text that is on the heap for sure").as_bytes():
        print(b, end=" ")
    print()
    var v = view(String("kept ") + "alive by its view, on the heap")
    print("between")
    print(v)
    print(len(String("a,b,c,d").split(",")), String("a,b,c").split(",")[1])
    var p = make(30).ptr()
    print("p", p[].id)
    var t = (String("tuple element long enough"), 3)
    print(t[0], (String("another tuple elem long"), 4)[0])
    var d = {String("k"): String("v")}
    print({"k1": String("long value in dict temp")}["k1"], d["k"])
    print(String("  strip me  ").strip(), String("upper").upper().lower())
