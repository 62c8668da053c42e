# rule: 02/DIA-6
# expect: reject
# Meanings that lead to others without an end are errors, and so are declarations in a circle.


struct Level[n: Int]:
    comptime Last = Level[Self.n + 1].Next; comptime Next = Level[Self.n + 1].Last


trait First(Second):
    pass


trait Second(Third):
    pass


trait Third(First):
    pass


def main():
    var x: Level[0].Last
