# rule: 10/RNG-1, 10/RNG-2, 10/RNG-3, 10/RNG-5, 10/RNG-6
# expect: run
def main():
    for i in range(3):
        print(i, end=" ")
    for i in range(2, 5):
        print(i, end=" ")
    for i in range(5, 2):
        print(i, end=" ")
    for i in range(10, 0, -3):
        print(i, end=" ")
    print()
    for i in reversed(range(0, 10, 4)):
        print(i, end=" ")
    for i in reversed(range(3)):
        print(i, end=" ")
    print(len(range(5, 0)), range(10, 0, -3)[1], len(range(0, 10, 3)), range(4)[3])
    for x in range(Float64(0), Float64(1), Float64(0.25)):
        print(x, end=" ")
    for x in reversed(range(Float32(1), Float32(0), Float32(-0.5))):
        print(x, end=" ")
    print()
    for x in range(UInt8(2), 16, 4):
        print(x, end=" ")
    print(range(7).bounds(), range(UInt(3)).bounds())
    var it = range(2)
    try:
        print(next(it), next(it))
        print(next(it))
    except e:
        print(e)
    # Any index does, if both bounds have its type.
    for i in range(SIMD[DType.int8, 2](0).length):
        print(i, end=" ")
    for i in range(Index3(1), Index3(3)):
        print(i, end=" ")
    print()


@fieldwise_init
struct Index3(Indexer, TrivialRegisterPassable):
    var n: Int

    def __mlir_index__(self) -> __mlir_type.index:
        return self.n.__mlir_index__()
