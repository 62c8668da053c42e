# old: 24.5
from collections import Dict, List, Optional, Set

@value
struct Item(CollectionElement):
    var name: String
    var count: Int

fn total(items: List[Item]) -> Int:
    var sum = 0
    for item in items:
        sum += item[].count
    return sum

fn main() raises:
    var items = List[Item]()
    items.append(Item("a", 2))
    items.append(Item("b", 3))
    print(total(items))
    var d = Dict[String, Int]()
    d["x"] = 1
    d["y"] = 2
    for e in d.items():
        print(e[].key, e[].value)
    for k in d.keys():
        print(k[])
    if "x" in d:
        print(d["x"])
    var o = Optional[Int](3)
    if o:
        print(o.value())
    var xs = List[Int](1, 2, 3)
    print(len(xs), xs[0])
    var st = Set[Int](1, 2, 2)
    print(len(st))
