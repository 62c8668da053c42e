# rule: 04/VPL-3, 04/VPL-7, 04/VPL-8
# expect: run
comptime L = TypeList.of[Int, UInt8, Int]
comptime dbl[T: AnyType] = Array[Int, 2]
comptime isint[T: AnyType]: Bool = T == Int
comptime addup[acc: Int, T: AnyType]: Int = acc + 2
comptime even[T: AnyType, i: Int]: Bool = i % 2 == 0
comptime big[v: Int]: Bool = v > 2
comptime asum[acc: Int, v: Int]: Int = acc + v
comptime idx2[n: Int]: Int = n * n


def main():
    print(
        L.any_satisfies[isint](),
        L.all_satisfies[isint](),
        L.map[dbl].length,
        L.reduce[0, addup],
        L.filter_idx[even].length,
    )
    print(
        L.slice[1, 3].length,
        TypeList.splat[3, Int].length,
        TypeList.of[Trait=AnyType]().all_satisfies[isint](),
    )
    comptime P = ParameterList.of[1, 2, 3]
    print(
        P.size,
        P.contains[2](),
        P()[0],
        P.any_satisfies[big](),
        P.all_satisfies[big](),
        P.reduce[0, asum],
        ParameterList.tabulate[4, idx2]()[3],
        ParameterList.splat[2, 7]()[1],
    )
    var sp = P().get_span()
    print(len(sp), sp[2], P(), ParameterList.empty_of[Int].size)
