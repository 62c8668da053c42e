# rule: 01/EXP-64
# expect: run
def main():
    print([x * y for x in range(3) for y in range(3) if x != y if x + y > 2])
    print([[j for j in range(i)] for i in range(3)])
    var s: String = ""
    for w in [t for t in ["a", "b"]]:
        s += w
    print(s, {x: x * x for x in range(3)}, len({x % 2 for x in range(6)}))
    print([a + b for a, b in [(1, 2), (3, 4)]], [v for var v in range(2)])
    var l: List[Int] = [1, 2]
    _ = [x for ref x in l]
    print([(x if x else 9) for x in range(2)])
