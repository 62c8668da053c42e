# fixes: Deprecated, LetRemoved, ValueDecorator, UnrollIgnored, UnifiedEffect, ImplicitStdImport, OldModule, DeprecatedSpelling, TakeConstructor
from math import sqrt
from utils.vector import DynamicVector

alias size = 4


@value
struct Point:
    var x: Float64
    var y: Float64

    fn length(self) -> Float64:
        let square = self.x * self.x + self.y * self.y
        return sqrt(square)


@register_passable("trivial")
struct Pair:
    var a: Int
    var b: Int

    fn __init__(inout self, a: Int, b: Int):
        self.a = a
        self.b = b


struct Text(Copyable, Movable):
    var text: String

    fn __init__(inout self, text: String):
        self.text = text

    fn __copyinit__(inout self, existing: Self):
        self.text = existing.text

    fn __moveinit__(inout self, owned existing: Self):
        self.text = existing.text

    fn __del__(owned self):
        print("gone", self.text)


struct Box(Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, deinit take: Self):
        self.x = take.x


fn change(inout x: Int, owned s: String, borrowed y: Int):
    x += y


fn make() -> Int as r:
    r = 3


fn main():
    var x = 1
    change(x, "a", 2)
    @parameter
    if size > 2:
        print(str(x), make())
    @unroll
    for i in range(3):
        x += i
    fn inner() unified {mut x}:
        x += 1
    inner()
    var t: (Int, Bool) = (1, True)
    var y: __type_of(x) = x
    __comptime_assert size == 4, "four"
    print(Point(3, 4).length(), t[0], y, Pair(1, 2).a)
    for e in List[Int](1, 2):
        print(e[])
