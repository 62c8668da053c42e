# rule: 14/PY-32, 14/PY-45, 14/PY-47, 14/PY-48, 14/PY-49
# expect: run
from std.python import Python, PythonObject


def tr[F: def() raises](f: F):
    try:
        f()
    except e:
        print(e)


def check_pyops() raises:
    var o = PythonObject(7)
    print(
        o // 2,
        o / 2,
        o % 4,
        o**2,
        o << 1,
        o >> 1,
        o & 3,
        o | 8,
        o ^ 1,
        -o,
        +o,
        ~o,
        2 ** PythonObject(10),
        100 - o,
        3 + o,
        2 * o,
        7 // o,
        7 % PythonObject(4),
        15 / o,
        1 << o,
        1 | o,
        3 & o,
        1 ^ o,
        256 >> o,
    )
    print(
        o < 8,
        o <= 7,
        o > 8,
        o >= 7,
        o == 7,
        o != 7,
        PythonObject("a") == 1,
        PythonObject("a") != 1,
        PythonObject(2) * PythonObject("ab"),
    )
    var l: PythonObject = [1, 2, 3]
    var l2 = l
    l += [4]
    print(
        l,
        l2,
        l is l2,
        2 in l,
        9 in l,
        len(l),
        Bool(l),
        not l,
        l and o,
        PythonObject(0) or l,
    )
    o += 1
    o -= 2
    o *= 3
    o //= 2
    o **= 2
    o %= 50
    o <<= 1
    o >>= 1
    o |= 1
    o &= 255
    o ^= 2
    o /= 2
    print(o)
    print(l[0], l[-1], l[1:3], l[::2], l[::-1], l[:], l[-2:])
    l[0] = "z"
    l[1:3] = [9]
    print(l)
    l.append(5)
    l.pop(0)
    l.__delitem__(0)
    print(l, l.index(5), l.__getattr__("count")(4))
    var c = Python.evaluate(
        "type('C', (), {'__init__': lambda self, *a, **k: setattr(self, 'k',"
        " (a, k)), '__getitem__': lambda self, i: i})"
    )
    var ob = c(1, "a", x=2, y="q")
    print(ob.k, ob[1, 2], ob[1:2, 3:4], ob["k"])
    ob.z = 5
    print(
        ob.z,
        repr(PythonObject("hi")),
        ob.z.__hash__(),
        PythonObject(3).__str__(),
        PythonObject("5").__int__(),
        PythonObject(3).__float__(),
        PythonObject("x").__repr__(),
        t"{l}",
        "{}".format(l),
        String(l),
    )

    def e1() raises:
        _ = PythonObject("a") < 1

    def e2() raises:
        _ = PythonObject(5)[0]

    def e3() raises:
        var q: PythonObject = [1]
        _ = q[13]

    def e4() raises:
        var t = Python.tuple(1)
        t[0] = 2

    def e5() raises:
        _ = PythonObject(1) / 0

    def e6() raises:
        _ = PythonObject(None) + 1

    def e7() raises:
        print(len(PythonObject(3)))

    def e8() raises:
        var q: PythonObject = [1]
        _ = q.__hash__()

    def e9() raises:
        for x in PythonObject(3):
            print(x)

    def e10() raises:
        _ = PythonObject(3).nope

    def e11() raises:
        _ = Python.import_module("zz_no")

    def e12() raises:
        _ = Python.evaluate("{}['a']")

    def e13() raises:
        _ = Python.evaluate("(lambda x, y: 1)")(1)

    def e14() raises:
        _ = 3 in PythonObject(4)

    tr(e1)
    tr(e2)
    tr(e3)
    tr(e4)
    tr(e5)
    tr(e6)
    tr(e7)
    tr(e8)
    tr(e9)
    tr(e10)
    tr(e11)
    tr(e12)
    tr(e13)
    var total = 0
    var dd: PythonObject = {"x": 1, "y": 2}
    for kv in dd.items():
        total += Int(py=kv[1])
    for k in dd:
        print(k, end=" ")
    var g = Python.evaluate("(n * n for n in range(4))")
    for q in g:
        print(q, end=" ")
    print(total, len(dd), "x" in dd, 3 in dd.values())


def main() raises:
    check_pyops()
