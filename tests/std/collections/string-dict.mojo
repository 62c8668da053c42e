# rule: 11/DCT-10
# expect: run
from std.collections import StringDict


def f(var **kwargs: Int) raises:
    print(
        len(kwargs),
        "b" in kwargs,
        kwargs["a"],
        kwargs.find("q"),
        kwargs.pop("a"),
        kwargs.pop("zz", 3),
    )
    kwargs["n"] = 5
    print(kwargs.insert("n", 6).value().value)
    for k in kwargs:
        print(k, end=" ")
    for k in kwargs.keys():
        print(k, end=" ")
    for v in kwargs.values():
        print(v, end=" ")
    for e in kwargs.items():
        print(e.key, e.value, end=" ")
    print()
    print(kwargs.popitem().key)
    try:
        _ = kwargs["zz"]
    except e:
        print(e)


def check_sdict() raises:
    f(a=1, b=2)
    var s = StringDict[Int]()
    s["q"] = 1
    print(s["q"], len(s.copy()))


def main() raises:
    check_sdict()
