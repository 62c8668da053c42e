# rule: 11/LLS-1
# expect: run
from std.collections import LinkedList

def main() raises:
    var l = LinkedList[Int](1, 2, 3)
    l.prepend(0)
    l.append(4)
    print(l, len(l), l.get_nth(2), 3 in l)
    l.insert(2, 9)
    print(l.pop(2), l.pop(), l)
    l.reverse()
    print(l, l.index(1), l.count(2), repr(l))
    var other = LinkedList[Int](7)
    l.extend(other^)
    for x in l:
        print(x, end=" ")
    print()
    try:
        _ = l.index(100)
    except e:
        print(e)
    l.clear()
    try:
        _ = l.pop()
    except e:
        print(e)
