# fixes: UnknownDeclaration, UnknownNotImported, BareField, BareComptimeMember, NoAttribute, ModuleDoesNotContain
from std.math.constants import Pi


@fieldwise_init
struct Counter:
    comptime step = 2
    var count: Int

    def next(self) -> Int:
        return count + step


def main():
    var total = 1
    print(totl, sqrt(4.0), sqrt(9.0))
    var text = String("a")
    print(text.byte_lenght(), Counter(total).next(), Pi)
