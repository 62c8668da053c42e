# rule: 05/IOR-1, 05/IOR-2, 05/IOR-3, 05/IOR-4, 05/IOR-6
# expect: reject
from std.collections import Deque
from std.memory import OwnedPointer
from std.utils import Variant


struct Pair(Movable):
    var l: List[Int]
    var r: List[List[Int]]

    def __init__(out self):
        self.l = [1]
        self.r = [[2]]

    def grow(mut self):
        self.l.append(3)

    def at(ref self, i: Int) -> ref[self.l[0]] Int:
        return self.l[i]

    def bump(mut self) -> Int:
        self.l.append(4)
        return 1

    def update(mut self):
        self.l[0] += self.bump()


def method_on_field():
    var p = Pair()
    ref a = p.l[0]
    p.l.append(2)
    print(a)


def method_on_whole():
    var p = Pair()
    ref a = p.r[0][0]
    p.grow()
    print(a)


def nested():
    var xs: List[List[Int]] = [[1], [2]]
    ref inner = xs[0][0]
    xs[0].append(5)
    print(inner)


def nested_assigned():
    var xs: List[List[Int]] = [[1], [2]]
    ref inner = xs[0][0]
    xs[0] = [4]
    print(inner)


def one_branch(c: Bool):
    var xs = [1, 2]
    var ys: List[Int] = [1, 2]
    ref a = ys[0]
    if c:
        ys.append(3)
    print(a, len(xs))


def fresh_in_branch(c: Bool):
    var ys: List[Int] = [1, 2]
    ref a = ys[0]
    ys.append(3)
    if c:
        ref b = ys[0]
        print(b)
    print(a)


def moved():
    var ys: List[Int] = [1, 2]
    ref a = ys[0]
    var zs = ys^
    print(a)
    print(zs)


def through_alias():
    var ys: List[Int] = [1, 2]
    ref a = ys[0]
    ref all = ys
    all.append(3)
    print(a)


def through_pointer():
    var ys: List[Int] = [1, 2]
    ref a = ys[0]
    var p = Pointer(to=ys)
    p[].append(3)
    print(a)


def user_getter():
    var p = Pair()
    print(p.at(0), p.at(0))


def deque():
    var d = Deque[Int]()
    d.append(1)
    ref a = d[0]
    d.append(2)
    print(a)


def variant():
    var v = Variant[Int, String](String("a"))
    ref s = v[String]
    v = 3
    print(s)


def view_of_bytes():
    var s = String("abc")
    var b = s.as_bytes()
    var c = b
    s += "d"
    print(c[0])


def swapped():
    var xs: List[Int] = [1]
    var ys: List[Int] = [2]
    ref a = xs[0]
    swap(xs, ys)
    a += 1
    print(xs, ys)


def error_edge(c: Bool) raises:
    var xs: List[Int] = [1]
    ref a = xs[0]
    try:
        xs.append(2)
        if c:
            raise Error("no")
    except e:
        print(e)
    print(a)


def chosen(c: Bool):
    var xs: List[Int] = [1]
    var ys: List[Int] = [2]
    ref a = xs[0] if c else ys[0]
    ys.append(1)
    print(a)


def captured():
    var xs: List[Int] = [1]

    def grow() {mut xs}:
        xs.append(2)

    ref a = xs[0]
    grow()
    print(a)


def main() raises:
    method_on_field()
    method_on_whole()
    nested()
    nested_assigned()
    one_branch(True)
    fresh_in_branch(True)
    moved()
    through_alias()
    through_pointer()
    user_getter()
    deque()
    variant()
    view_of_bytes()
    swapped()
    error_edge(True)
    chosen(True)
    captured()
    var p = Pair()
    p.update()
