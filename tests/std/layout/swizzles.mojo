# rule: 15.29
from layout import ComposedLayout, IntTuple, Layout, Swizzle


def main():
    var swizzle = Swizzle(2, 0, 3)
    print(swizzle, [swizzle(i) for i in range(0, 40, 8)], swizzle(Int32(9)))
    # A negative shift exchanges the bits that flip and those that decide.
    print(Swizzle(1, 1, 1)(4), Swizzle(1, 0, -2)(1))
    var layout = ComposedLayout(Layout.row_major(4, 8), swizzle)
    print(layout(IntTuple(1, 0)), layout(IntTuple(3, 2)))
    comptime folded = Swizzle(3, 0, 3)(42)
    print(folded)
