# rule: 13/FMTS-2, 13/FMTS-3
# expect: run
from std.format._utils import FormatStruct, Named, Repr, TypeNames


def check_fmts2() raises:
    var x = 3
    var t = t"a{x}"
    print(t, repr(t))
    var s = String()
    FormatStruct(s, "N").params(TypeNames[Int]()).fields(
        Named("k", 1), Repr("q")
    )
    print(s)


def main() raises:
    check_fmts2()
