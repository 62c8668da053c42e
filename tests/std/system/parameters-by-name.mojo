# rule: 13/INF-1, 13/INS-2, 13/FFI-2, 11/B64-1
# expect: run
from std.base64 import b64encode
from std.ffi import external_call
from std.sys import align_of, simd_width_of, size_of
from std.sys.intrinsics import llvm_intrinsic


def number[T: AnyType](x: T) -> Int:
    comptime if T == Int:
        return rebind[Int](src=x)
    return 0


def main():
    print(size_of[type=Int](), align_of[type=Int32](), size_of[dtype=DType.int8](), simd_width_of[type=Float64]() > 0)
    print(external_call["abs", return_type=Int32](Int32(-5)), external_call["abs", Int32, Int32](Int32(-6)))
    print(llvm_intrinsic[intrin="llvm.ctpop.i64", type=Int64](Int64(15)))
    print(b64encode(input="hi"), number(3))
