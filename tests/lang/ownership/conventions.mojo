# rule: 05/CPY-3, 05/MOV-2, 05/PASS-6, 05/PASS-11, 05/RES-3, 05/RES-4, 05/LIN-8
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def bump(mut self):
        self.id += 1


struct Shelf(Movable):
    var items: List[N]
    var first: N

    def __init__(out self):
        self.items = []
        self.first = N(7)

    def at(ref self, i: Int) -> ref[self.items[0]] N:
        return self.items[i]

    def top(ref self) -> ref[self.first] N:
        return self.first


def pick(c: Bool, ref a: N, ref b: N) -> ref[a, b] N:
    return a if c else b


def is_mutable(ref x: N) -> Bool:
    comptime if origin_of(x).mut:
        return True
    else:
        return False


def look(x: N) -> Bool:
    return is_mutable(x)


def change[o: MutOrigin](ref[o] x: N):
    x.id += 100
    x.bump()


def drop[T: Movable & Deinitable](var x: T):
    print("dropped")


def drop_where[T: Movable](var x: T) where conforms_to(T, Deinitable):
    print("dropped where")


def relay[T: Movable](var x: T) -> T:
    return x^


def keep[T: Copyable](x: T) -> T:
    return x.copy()


def main():
    var s = Shelf()
    s.items.append(N(1))
    s.items.append(N(2))
    s.at(0).bump()
    s.top().bump()
    s.at(1) = N(5)
    var first = s.at(0).id
    print(first, s.top().id)
    print(s.at(1).id)
    var a = N(1)
    var b = N(2)
    ref r = pick(False, a, b)
    r.bump()
    pick(True, a, b).bump()
    print(a.id, b.id, r.id)
    print(is_mutable(a), look(a))
    change(a)
    print(a.id)
    drop(N(1))
    drop(3)
    drop_where(String("x"))
    print(relay(b^).id, keep(4), keep(String("k")))
