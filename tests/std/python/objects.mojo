# rule: PY-21 PY-23 PY-24 PY-30 PY-31 PY-33 PY-34 PY-35 PY-36 PY-37 PY-38 PY-39 PY-40 PY-41 PY-42 PY-51 PY-62
# expect: run
# needs: python3

from std.python import ConvertibleToPython, Python, PythonObject


@fieldwise_init
struct Pair(ConvertibleToPython, Copyable):
    var a: Int
    var b: String

    def to_python_object(var self) raises -> PythonObject:
        return Python.tuple(self.a, self.b)


def attempt(name: StaticString, a: PythonObject, b: PythonObject):
    try:
        if name == "+":
            print(a + b)
        elif name == "<":
            print(a < b)
        elif name == "[]":
            print(a[b])
        elif name == "set":
            a[b] = 0
        elif name == "iter":
            for x in a:
                print(x)
    except e:
        print(name, e)


def forward(f: PythonObject, var **kwargs: PythonObject) raises -> PythonObject:
    return f(1, **kwargs^)



def main() raises:
    # Construction.
    var u: PythonObject = UInt64(18446744073709551615)
    var i: PythonObject = Int8(-3)
    var h: PythonObject = Float16(0.5)
    print(u + 1, i, h, PythonObject(), PythonObject(None), PythonObject(True))
    var row: PythonObject = [1, "two", [None, {}], {"k": Pair(1, "x")}, Pair(2, "y")]
    print(row, Python.type(row[2][1]).__name__)
    var entries: List[Tuple[PythonObject, PythonObject]] = [(PythonObject(1), PythonObject("a")), (PythonObject(1), PythonObject("b"))]
    print(Python.dict(entries))
    # Slices and keys.
    var l: PythonObject = [0, 1, 2, 3, 4, 5]
    print(l[1:3], l[::-2], l[-2:], l[:], l[99:])
    var spy = Python.evaluate("type('S', (), {'__getitem__': lambda s, k: k, '__setitem__': lambda s, k, v: print(k, v, flush=True)})()")
    print(spy[1], spy[1, "a"], spy[1:2, ::3], spy[0, PythonObject(Slice(0, 2))])
    spy[1, 2] = 3
    spy[4:] = None
    l[1:3] = "xy"
    l.__delitem__(0)
    print(l)
    # Attributes and calls.
    var box = Python.import_module("types").SimpleNamespace(n=1)
    box.n += 4
    box.text = "t"
    box.n *= box.n
    print(box, box.__getattr__("n") is box.n)
    print(forward(Python.evaluate("lambda *a, **k: (a, k)"), x=1, y=[2]))
    # Operators.
    var x: PythonObject = 6
    var same = x
    x -= 2
    x **= 3
    x //= 5
    x %= 7
    x <<= 4
    x |= 1
    x ^= 3
    x &= 0x7F
    x >>= 1
    x /= 3
    x += x
    print(x, same, 7 - same, 2**same, 7.5 // same, 0x0F & same, "ab" * PythonObject(2), -same, +same, ~same)
    var grown: PythonObject = [1]
    var other = grown
    grown += [2]
    print(other, grown is other, grown is not l, grown == other, grown != l)
    # Truth.
    var empty: PythonObject = []
    print(not empty, empty or "second", 1 if grown else 2, grown and empty, 2 in grown, 3 not in grown)
    while grown:
        _ = grown.pop()
    print(len(grown))
    # Failures.
    attempt("+", None, 1)
    attempt("<", "a", 1)
    attempt("[]", 5, 0)
    attempt("[]", [1], 7)
    attempt("[]", {"a": 1}, "zz")
    attempt("set", Python.tuple(1), 0)
    attempt("iter", 5, 1)
    attempt("+", Python.evaluate("float('nan')"), 1)
    # Attributes of attributes: nothing is stored in what they belong to.
    var locked = Python.evaluate("type('L', (), {'part': property(lambda s, p=[type('P', (), {})()]: p[0])})()")
    locked.part.n = 1
    locked.part.n += 4
    locked.part.items = [1, 2]
    locked.part.items[0] = "x"
    print(locked.part.n, locked.part.items)
