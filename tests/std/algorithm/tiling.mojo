# rule: 12/TIL-1, 12/TIL-2, 12/TIL-3
# expect: run
from std.algorithm import (
    tile,
    unswitch,
    tile_and_unswitch,
    tile_middle_unswitch_boundaries,
    BinaryTile1DTileUnitFunc,
    Dynamic1DTileUnitFunc,
    Dynamic1DTileUnswitchUnitFunc,
    Static1DTileUnitFunc,
    Static1DTileUnitFuncWithFlags,
    Static1DTileUnswitchUnitFunc,
    Static2DTileUnitFunc,
    SwitchedFunction,
    SwitchedFunction2,
)
from std.algorithm.functional import Static1DTileUnitFuncWithFlag


def check_til() raises:
    @parameter
    def st[w: Int](i: Int):
        print(w, "@", i, sep="", end=" ")

    tile[st, [8, 4]](0, 23)
    print()

    @parameter
    def dy(i: Int, n: Int):
        print(n, "@", i, sep="", end=" ")

    tile[dy](0, 23, 8, 4)
    print()

    @parameter
    def bi[w: Int](i: Int, n: Int):
        print(w, n, i, sep="/", end=" ")

    tile[[8, 4], 1, bi](0, 23, 16, 8, primary_cleanup_tile=2)
    print()

    @parameter
    def d2[x: Int, y: Int](i: Int, j: Int):
        print(x, y, i, j, sep="/", end=" ")

    tile[d2, [2, 1], [2]](0, 0, 3, 5)
    print()

    @parameter
    def sw[f: Bool]() raises:
        print("s", f, end=" ")

    unswitch[sw](True)
    unswitch[sw](False)
    print()

    @parameter
    def sw1[f: Bool]():
        print("n", f, end=" ")

    unswitch[sw1](True)
    print()

    @parameter
    def sw2[f: Bool, g: Bool]():
        print(f, g, end=" ")

    unswitch[sw2](True, False)
    print()

    @parameter
    def su[w: Int, s: Bool](i: Int, u: Int):
        print(w, s, i, u, sep="/", end=" ")

    tile_and_unswitch[su, [8, 4]](0, 23)
    print()

    @parameter
    def ds[s: Bool](i: Int, u: Int, t: Int):
        print(s, i, u, t, sep="/", end=" ")

    tile_and_unswitch[ds](0, 23, 8, 4)
    print()

    @parameter
    def mf[w: Int, f: Bool](i: Int):
        print(w, f, i, sep="/", end=" ")

    tile_middle_unswitch_boundaries[mf, [4, 2]](0, 2, 9, 11)
    print()

    @parameter
    def mfs[w: Int, l: Bool, r: Bool](i: Int):
        print(w, l, r, i, sep="/", end=" ")

    tile_middle_unswitch_boundaries[mfs, 4, 3]()
    print()
    tile_middle_unswitch_boundaries[mfs, 4, 14]()
    print()


def main() raises:
    check_til()
