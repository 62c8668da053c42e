# rule: 07/MAT-3, 07/MAT-5, 07/INT-11
from std.memory import unsafe_alloc


struct Owner(Movable):
    """It owns memory and can't be copied."""

    var p: UnsafePointer[Int, MutUntrackedOrigin]
    var n: Int

    def __init__(out self, n: Int):
        self.p = unsafe_alloc[Int](n)
        self.n = n
        for i in range(n):
            self.p[unsafe_offset=i] = i * i

    def get(self) -> Int:
        return self.p[unsafe_offset=2]

    def __deinit__(deinit self):
        print("free", self.n, self.p[unsafe_offset=2])
        self.p.unsafe_free()


struct Loud(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 7

    def __init__(out self, *, copy: Self):
        print("copied")
        self.x = copy.x


struct Node(Movable):
    """A ring: its memory points to itself."""

    var next: UnsafePointer[Int, MutUntrackedOrigin]
    var names: List[List[String]]

    def __init__(out self):
        self.next = unsafe_alloc[Int](2)
        self.next[unsafe_offset=0] = Int(self.next)
        self.next[unsafe_offset=1] = 5
        self.names = [["a", "a text that is too long to be stored in place"], []]


def sorted_words() -> Dict[String, List[Int]]:
    return {"one": [1], "two": [1, 2]}


def longer(words: List[String] = ["x", "y"]) -> Int:
    return len(words)


def main():
    comptime loud = Loud()
    print(materialize[loud]().x)
    comptime owner = Owner(4)
    var a = materialize[owner]()
    var b = materialize[owner]()
    a.p[unsafe_offset=2] = 100
    print(a.get(), b.get())
    _ = a^
    _ = b^
    comptime node = Node()
    var n = materialize[node]()
    n.names[0].append("c")
    print(n.names, Int(n.next[unsafe_offset=1]))
    n.next.unsafe_free()
    comptime table = sorted_words()
    for _ in range(2):
        var words = materialize[table]()
        words["three"] = [1, 2, 3]
        print(words)
    print(longer(), longer([]))
