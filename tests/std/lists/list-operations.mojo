# rule: 11/LST-1, 11/LST-2, 11/LST-5, 11/LST-6, 11/LST-7
# expect: run
def main() raises:
    var a: List = [10, 20, 30]
    a.insert(1, 15)
    a += [40]
    print(a, a.index(20), a.try_index(99), a.count(15), len(a))
    print(a[1:3], a[::2], a[::-1], 15 in a)
    print(a.pop(0), a.pop())
    print(a * 2, a + [1], a == [15, 20, 30], a != [15], Bool(a))
    a[0] += 1
    a.reverse()
    a.swap_elements(0, 2)
    print(a, repr(a), a.try_index(20, -2), hash(a) == hash([16, 20, 30]))
    a.resize(5, 7)
    a.shrink(4)
    var more = a.copy()
    a.extend(Span(more)[0:2])
    print(a, a.capacity() >= len(a))
    var b = a.copy()
    b.clear()
    print(b, len(b), b.capacity() == a.capacity(), len(a))
    try:
        _ = a.index(1000)
    except e:
        print(e)
    var c = List[String](capacity=3)
    for i in range(4):
        c.append(String(i) * 2)
    print(c, c.capacity(), List[Int](length=2, fill=9), List(range(4)))
    for ref s in c:
        s += "!"
    for s in reversed(c):
        print(s, end=" ")
    print()
    for var s in c^:
        s += "?"
        print(s, end=" ")
    print()
