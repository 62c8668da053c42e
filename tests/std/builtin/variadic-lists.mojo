# rule: 10/VAR-1
# expect: run
def f(*args: Int) -> Int:
    var s = 0
    for a in args:
        s += a
    print(len(args), args[1], args, end=" ")
    return s


def g[*Ts: Writable](*args: *Ts):
    var s = String()
    args.write_to(s)
    print(args.__len__(), args[0], s)


def o(var *args: String):
    def h(idx: Int, var e: String):
        print(idx, e, end=" ")

    args^.consume_elements(h)
    print()


def k(var **kw: Int):
    print(len(kw))


def check_var() raises:
    print(f(1, 2, 3))
    g(1, "a", 2.5)
    o("a", "b")
    k(a=1, b=2)
    comptime P = ParameterList.of[3, 1, 2]
    print(
        P.size,
        len(P()),
        P()[1],
        P.get_span(),
        P(),
        repr(P()),
        P.contains[2](),
        P.contains[9](),
    )
    for x in P():
        print(x, end=" ")
    print()
    comptime T = TypeList.of[Int, String]
    print(
        T.length,
        T.contains[Int](),
        T.reverse.length,
        T.slice[1].length,
        T.all_conforms_to[Writable](),
        TypeList.splat[3, Int].length,
        ParameterList.splat[2, 7](),
    )


def main() raises:
    check_var()
