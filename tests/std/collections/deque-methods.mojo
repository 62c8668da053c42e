# rule: 11/DEQ-1, 11/DEQ-5
# expect: run
from std.collections import Deque


def check_deque() raises:
    var d = Deque[Int](1, 2, 3)
    d.append(4)
    d.appendleft(0)
    d.extend([5, 6])
    d.extendleft([-1, -2])
    print(d, len(d), Bool(d), d[0], 3 in d)
    print(d.pop(), d.popleft(), d.peek(), d.peekleft())
    d.insert(1, 100)
    d.insert(len(d), 7)
    d.insert(idx=0, value=8)
    print(d)
    d.remove(100)
    print(d.index(1), d.index(1, -9), d.index(4, start=2, stop=100), d.count(8))
    try:
        _ = d.index(1, 4)
    except e:
        print(e)
    try:
        d.remove(55)
    except e:
        print(e)
    d.reverse()
    d.rotate()
    print(d)
    d.rotate(-2)
    print(d)
    d.rotate(n=2)
    var e: Deque[Int] = [1, 2]
    print(e + [3], e * 2, e * 0, e == [1, 2], e != e, hash(e) == hash([1, 2]))
    e += [4]
    e *= 2
    print(e)
    for ref x in e:
        x += 1
    for x in reversed(e):
        print(x, end=" ")
    print()
    for x in e^:
        print(x, end=" ")
    print()
    var m = Deque[Int](elements=List[Int]([1, 2, 3, 4]), maxlen=3)
    print(m)
    m.append(5)
    print(m)
    m.appendleft(2)
    print(m)
    m.extend([7, 8])
    print(m)
    m.extendleft([1, 0])
    print(m)
    try:
        m.insert(0, 1)
    except e:
        print(e)
    print(m + Deque[Int](9))
    m.clear()
    for _ in range(1):
        try:
            _ = m.pop()
        except e:
            print(e)
        try:
            _ = m.popleft()
        except e:
            print(e)
        try:
            _ = m.peek()
        except e:
            print(e)
        try:
            _ = m.peekleft()
        except e:
            print(e)
    var k = Deque[Int](capacity=3, min_capacity=2, shrink=False)
    for i in range(100):
        k.append(i)
    for i in range(99):
        _ = k.popleft()
    print(k, Deque[Int].default_capacity, k.copy())
    k[0] = 7
    print(k[0])


def main() raises:
    check_deque()
