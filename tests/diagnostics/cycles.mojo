# rule: 02/NAM-10, 07/CT-6, 04/PAL-3, 02/D-099
# expect: reject
comptime first = second + 1
comptime second = first


struct Sizes:
    comptime width = Self.height
    comptime height = Self.width
    comptime depth = missing


comptime Down[n: Int]: Int = 1 + Down[n - 1]


struct Nested[other: Nested]:
    pass


trait Left(Right):
    pass


trait Right(Left):
    pass


def itself(x: type_of(itself)):
    pass


def main():
    print(first, Sizes.width, unknown)
