# rule: 02/LEG-2, 02/LEG-18
# expect: run
from math import sqrt
from memory.unsafe import DTypePointer
from utils.vector import DynamicVector
from sys.info import simdwidthof, sizeof

alias Vec = List[Int]


struct Text(Stringable, EqualityComparable):
    var n: Int

    fn __init__(out self, n: Int):
        self.n = n

    fn __str__(self) -> String:
        return "Text " + str(self.n)

    fn __eq__(self, other: Self) -> Bool:
        return self.n == other.n


struct Buffer:
    var data: UnsafePointer[Int]

    fn __init__(out self, n: Int):
        self.data = UnsafePointer[Int].alloc(n)

    fn __del__(owned self):
        self.data.free()


@explicit_destroy("call close()")
struct Handle(ImplicitlyDestructible where False):
    var n: Int

    fn __init__(out self, n: Int):
        self.n = n

    fn close(owned self):
        print("closed", self.n)
        self^._forget()

    fn _forget(deinit self):
        pass


fn main() raises:
    Handle(5).close()
    var v = DynamicVector[Int]()
    v.push_back(3)
    v.push_back(4)
    print(len(v), v.pop_back())
    var xs = List[Int](1, 2, 3)
    print(len(xs), int(sqrt(9.0)), int("42"), sizeof[Int32](), simdwidthof[DType.int8]() > 1)
    var p = DTypePointer[DType.float32].alloc(2)
    p.store(0, Float32(1.5))
    print(p.load(0))
    p.free()
    print(Text(3), Text(3) == Text(4))
    var b = Buffer(2)
    b.data[0] = 7
    print(b.data[0])
    _ = b^
    var t: (Int, Bool) = (1, True)
    print(t[0])
    constrained[True, "never"]()
    print_no_newline("x")
    print("y")
