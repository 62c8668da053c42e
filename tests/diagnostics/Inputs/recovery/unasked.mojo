# rule: 02/NAM-10, 02/NAM-11, 02/D-099
# Declarations that nobody uses are checked all the same.
comptime number: Int = "three"
comptime first = second
comptime second = first


struct Box[n: Int]:
    comptime size = unknown_size
    comptime twice = Self.n * 2


trait Shape:
    comptime Unit: NoSuchTrait

    def area(self, scale: NoSuchType) -> AlsoNone:
        ...


def needs[n: Int]() where m > 0:
    pass


def both(x: NoSuchType, y: AlsoNone):
    pass


def main():
    pass
