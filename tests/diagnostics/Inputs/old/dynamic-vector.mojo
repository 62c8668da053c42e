# old: 0.6 to 0.7
from collections.vector import DynamicVector

fn main():
    var v = DynamicVector[Int]()
    for i in range(5):
        v.push_back(i * i)
    var total = 0
    for i in range(len(v)):
        total += v[i]
    print(total)
    print(v.pop_back())
    v.resize(2, 0)
    print(len(v), v.size)
    v.clear()
    print(len(v))
