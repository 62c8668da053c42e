# rule: 11/DCT-3, 11/DCT-4, 11/DCT-8
# expect: run
from std.collections.dict import DictEntry, DictKeyError, EmptyDictError


def check_dict() raises:
    var d = Dict[String, Int](capacity=10)
    d["b"] = 1
    d["a"] = 2
    d["b"] = 3
    print(d, len(d), Bool(d), "a" in d)
    print(d.get("a"), d.get("z"), d.get("z", 5), d.find("b"))
    print(d.insert("c", 9).__bool__())
    var old = d.insert("c", 10)
    print(old.value().key, old.value().value)
    d.setdefault("q", 4) += 1
    print(d.setdefault("q", 100), d["q"])
    d["a"] += 5
    print(d.pop("a"), d.pop("zz", -1))
    var li = d.popitem()
    print(li.key, li.value)
    for k in d.keys():
        print(k, end=" ")
    for v in d.values():
        print(v, end=" ")
    for e in d.items():
        print(e.key, e.value, end=" ")
    for k in d:
        print(k, end=" ")
    for k in reversed(d):
        print(k, end=" ")
    for v in reversed(d.values()):
        print(v, end=" ")
    for e in reversed(d.items()):
        print(e.key, end=" ")
    for k in d.__reversed__():
        print(k, end=" ")
    print()
    for ref v in d.values():
        v += 1
    for ref e in d.items():
        e.value *= 2
    print(d)
    var o = {"z": 1, "b": 0}
    print(
        d | o,
        d == {"c": 22, "b": 8},
        d != o,
        hash(d) == hash({"c": 22, "b": 8}),
    )
    d |= o.copy()
    d.update(o)
    print(d)
    for e in d.take_items():
        print(e.key, e.value, end=";")
    print(len(d))
    var ks: List[String] = ["x", "y"]
    print(
        Dict[String, Int].fromkeys(ks, 7), Dict[Int, Int].fromkeys(range(2), 1)
    )
    var en = DictEntry[String, Int]("k", 1)
    print(en.key, en.value)
    print(en^.reap_key(), DictEntry[String, Int]("k", 2).reap_value())
    o.clear()
    print(o, len(o))
    print({1: "a", 2: "b", 1: "c"})
    print(Dict(copy={1: 2}))
    try:
        _ = d.pop("nope")
    except e:
        print(e)
    var i = {"q": [1, 2]}
    for e in i^.items():
        print(e.key, e.value)


def check_dict2() raises:
    var d = {1: "a", 2: "b"}
    for k in d^:
        print(k, end=" ")
    print()
    var g = {1: 1}
    for var k in g.keys():
        g[k] += 1
    print(g)
    var big = Dict[Int, Int]()
    for i in range(1000):
        big[i] = i
    for i in range(0, 1000, 2):
        _ = big.pop(i)
    big[0] = 5
    print(len(big), big.popitem().key, big.popitem().key)
    print(Bool(Dict[Int, Int]()))
    var e: Dict[String, Int] = {}
    print(e)
    var dd: Dict[String, List[Int]] = {"a": [1]}
    dd["a"].append(3)
    print(dd, dd.copy())


def main() raises:
    check_dict()
    check_dict2()
