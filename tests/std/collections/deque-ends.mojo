# rule: 11/DEQ-2, 11/DEQ-3, 11/DEQ-4
# expect: run
from std.collections import Deque

def main() raises:
    var d = Deque[Int](1, 2, 3)
    d.appendleft(0)
    d.append(4)
    print(d)
    print(d.pop(), d.popleft(), len(d))
    d.rotate(1)
    print(d, d[0], 2 in d)
    d.extendleft([8, 9])
    print(d)
    var bounded = Deque[Int](maxlen=3)
    for i in range(5):
        bounded.append(i)
    print(bounded, repr(bounded))
    for i in range(200):
        d.append(i)
    while len(d) > 2:
        _ = d.popleft()
    print(d)
    d.clear()
    try:
        _ = d.pop()
    except e:
        print(e)
