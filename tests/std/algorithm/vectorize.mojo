# rule: 12/VEC-3, 12/VEC-5, 12/ALGO-0, 12/ALGO-3
# expect: run
from std.algorithm import vectorize
from std.algorithm.functional import vectorize as v2
from std.algorithm.backend.vectorize import vectorize as v3


def check_vec() raises:
    def show[width: Int](idx: Int) {}:
        print(width, "@", idx, sep="", end=" ")

    def showe[width: Int](idx: Int, evl: Int) {}:
        print(width, "@", idx, "/", evl, sep="", end=" ")

    vectorize[4](10, show)
    print()
    vectorize[8, size=26](show)
    print()
    vectorize[8, size=19](show)
    print()
    vectorize[4](10, showe)
    print()
    vectorize[4](8, showe)
    print()
    vectorize[4, unroll_factor=2](20, show)
    print()
    vectorize[4](0, show)
    print()

    @parameter
    def leg[width: Int](idx: Int):
        print(width, "@", idx, sep="", end=" ")

    vectorize[leg, 4](6)
    print()
    vectorize[leg, 4, unroll_factor=2](6)
    print()


def main() raises:
    check_vec()
