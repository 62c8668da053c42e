# rule: 01/EXP-83, 05/IOR-3, 05/IOR-4, 05/IOR-5, 05/IOR-6, 05/IOR-7
# expect: run
from std.collections import Deque


struct Pair(Movable):
    var l: List[Int]
    var r: List[Int]

    def __init__(out self):
        self.l = [1]
        self.r = [2]

    def next(mut self) -> Int:
        self.l.append(4)
        return 7

    def sum(self) -> Int:
        return self.l[0] + self.r[0]

    def store(mut self):
        self.l[0] = self.next()
        self.l[len(self.l) - 1] += 1

    def at(ref self, i: Int) -> ref[self.l[0]] Int:
        return self.l[i]


def add(mut x: Int, y: Int):
    x += y


def change(mut s: String, xs: List[String]):
    s += String(len(xs))


def main() raises:
    var p = Pair()
    ref a = p.r[0]
    p.l.append(5)
    a += 1
    print(a, p.sum(), p.l)
    p.store()
    print(p.l)
    add(p.l[0], p.r[0])
    print(p.l[0] + p.l[1], p.at(0))
    var x = p.at(0)
    var y = p.at(1)
    print(x + y)

    var names: List[String] = ["a", "b"]
    ref first = names[0]
    change(first, names)
    first += "!"
    names[1] += "x"
    print(names[0] == names[1], first.byte_length(), names)
    names.append("c")
    ref again = names[0]
    again += "?"
    print(names)

    # The loop head sees a reference as it was before the loop.
    var grown: List[Int] = [1, 2, 3]
    grown.reserve(100)
    ref head = grown[0]
    for i in range(3):
        head += i
        grown.append(i)
    print(grown)

    # A variable of a view type becomes valid with its next value.
    var text = String("abc")
    var bytes = text.as_bytes()
    print(len(bytes))
    text += "def"
    bytes = text.as_bytes()
    print(len(bytes))
    var part = text.strip()
    print(part)
    text = "other"
    part = text.strip()
    print(part)

    var d: Dict[String, List[Int]] = {"x": [1]}
    d["x"].append(2)
    ref values = d["x"]
    values.append(3)
    print(values, len(d))
    d["y"] = [4]
    print(d["x"][0] + d["y"][0])
    for e in d.items():
        print(e.key, e.value)
    for ref v in d.values():
        v.append(0)
    print(d["y"])

    var q = Deque[Int]()
    for i in range(3):
        q.append(i)
    ref front = q[0]
    front += 10
    print(q[0], q[2], len(q))

    var grid: List[List[Int]] = [[1, 2], [3, 4]]
    for i in range(2):
        for j in range(2):
            grid[i][j] += grid[1 - i][1 - j]
    grid[0][0], grid[1][1] = grid[1][1], grid[0][0]
    print(grid)
    ref row = grid[0]
    row.append(9)
    row[0] = row[1] + row[2]
    print(row, grid[1])
    var taken = grid.pop()
    print(taken, len(grid))
