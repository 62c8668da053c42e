# rule: 13/INS-1
# expect: run
# Masked loads and stores touch the lanes of the mask only, at run time and while compiling.
from std.sys import masked_load, masked_store


def shuffle[dtype: DType]() -> List[Scalar[dtype]]:
    var xs = [Scalar[dtype](i) for i in range(6)]
    var mask = SIMD[DType.bool, 8](fill=False)
    for i in [0, 3, 5]:
        mask[i] = True
    # Lanes 6 and 7 lie behind the list.
    var loaded = masked_load[8](
        xs.unsafe_ptr(), mask, SIMD[dtype, 8](Scalar[dtype](9))
    )
    masked_store(loaded + 10, xs.unsafe_ptr(), mask)
    xs.append(loaded[7])
    return xs^


def main():
    print(shuffle[DType.float32](), shuffle[DType.int8]())
    comptime at_compile_time = shuffle[DType.float64]()
    print(materialize[at_compile_time]())
