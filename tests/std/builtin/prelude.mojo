# rule: 10/PRE-1
# expect: run
comptime A = [SIMDLength(1)]


def check_pre1() raises:
    comptime T = TypeList.of[
        Int,
        UInt,
        Int8,
        Int16,
        Int32,
        Int64,
        Int128,
        Int256,
        UInt8,
        UInt16,
        UInt32,
        UInt64,
        UInt128,
        UInt256,
        Byte,
        Float16,
        Float32,
        Float64,
        BFloat16,
        Float8_e4m3fn,
        Float8_e4m3fnuz,
        Float8_e5m2,
        Float8_e5m2fnuz,
        Float8_e8m0fnu,
        DType,
        SIMDLength,
        Bool,
        NoneType,
        Never,
        String,
        StaticString,
        Codepoint,
        Error,
        FileHandle,
        FileDescriptor,
        AddressSpace,
        OriginSet,
    ]
    print(T.length)
    comptime S = TypeList.of[Slice, StopIteration]
    var l: List[Int] = [3]
    var a: Array[Int, 1] = [1]
    var d: Dict[Int, Int] = {1: 1}
    var o: Optional[Int] = 1
    var sp: Span[Int, origin_of(l)] = l
    print(
        all(l),
        any(l),
        ascii("a"),
        atof("1"),
        atol("1"),
        chr(65),
        ord("A"),
        repr(1),
    )
    print(
        slice(1),
        len(l),
        abs(-1),
        min(1, 2),
        max(1, 2),
        pow(2, 3),
        round(1.6),
        divmod(7, 2),
        bin(2),
        hex(2),
        oct(9),
        index(3),
        hash(1) == hash(1),
    )
    comptime Tr = TypeList.of[Trait=AnyType, Int]

    def gen[
        X: AnyType
        & Deinitable
        & Movable
        & Copyable
        & ImplicitlyCopyable
        & Defaultable
        & RegisterPassable
        & TrivialRegisterPassable
        & Equatable
        & Comparable
        & Hashable
        & Sized
        & Indexer
        & Intable
        & Absable
        & Powable
        & Roundable
        & Writable
        & Boolable
    ](x: X) -> Int:
        return Int(x)

    print(gen(5))

    def gen2[
        I: Iterable,
        J: IterableOwned,
        K: Iterator,
        L: ReversibleRange,
        M: Identifiable,
        N: SizedRaising,
        O: IntableRaising,
        P: Floatable,
        Q: FloatableRaising,
        R: Writer,
        S: KeyElement,
    ]():
        pass

    var x = 1
    var y = 2
    swap(x, y)
    print(x, y)
    var e = enumerate(l)
    var z = zip(l, l)
    var it = iter(l)
    print(next(it))
    sort(l)
    debug_assert(True, "x")
    print(reflect[Int].name())
    comptime P1 = MutSpan[Int, MutUntrackedOrigin]
    comptime P2 = ImmSpan[Int, ImmUntrackedOrigin]
    comptime P3 = MutStringSpan[MutUntrackedOrigin]
    comptime P4 = ImmStringSpan[ImmUntrackedOrigin]
    comptime O1 = MutAnyOrigin
    comptime O2 = ImmStaticOrigin
    comptime O3 = MutUnsafeAnyOrigin
    comptime O4 = ImmUnsafeAnyOrigin

    def f5[a: MutOrigin, b: ImmOrigin, c: Origin[mut=True]]():
        pass

    def va(*args: Int) -> Int:
        return len(args)

    print(va(1, 2))
    comptime PL = ParameterList.of[1, 2]
    print(range(3)[1], materialize[3](), rebind[Int](5))
    comptime VL = VariadicList
    comptime VP = VariadicPack
    comptime CO = Coroutine
    comptime RC = RaisingCoroutine
    comptime AC = AnyCoroutine


def main() raises:
    check_pre1()
