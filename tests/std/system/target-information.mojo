# rule: 13/INF-1, 13/INF-2, 13/INF-3, 13/INF-4
# expect: run
from std.sys import (
    size_of,
    align_of,
    bit_width_of,
    simd_width_of,
    simd_bit_width,
    simd_byte_width,
    is_gpu,
    is_little_endian,
    is_big_endian,
    CompilationTarget,
    has_accelerator,
    num_physical_cores,
    num_logical_cores,
    num_performance_cores,
    is_nvidia_gpu,
    is_amd_gpu,
    is_apple_gpu,
    has_nvidia_gpu_accelerator,
)
from std.sys.info import platform_map, is_triple, is_32bit, is_64bit


struct S:
    var a: Int8
    var b: Int32


def check_info() raises:
    comptime a = size_of[S]()
    print(
        a,
        align_of[S](),
        size_of[DType.float16](),
        align_of[DType.int64](),
        bit_width_of[Int32](),
        bit_width_of[DType.bool](),
        simd_bit_width() == simd_byte_width() * 8,
        simd_width_of[DType.float32]() * 32 == simd_bit_width(),
        simd_width_of[Float64]() * 2 == simd_width_of[Float32](),
    )
    print(
        is_gpu(),
        is_little_endian(),
        is_big_endian(),
        is_32bit(),
        is_64bit(),
        CompilationTarget.is_x86(),
        CompilationTarget.has_sse4(),
        CompilationTarget.is_linux(),
        CompilationTarget.is_macos(),
        CompilationTarget.is_apple_silicon(),
        CompilationTarget.has_neon(),
        CompilationTarget.is_apple_m1(),
        CompilationTarget.has_intel_amx() == CompilationTarget.has_intel_amx(),
        CompilationTarget.has_fma() or True,
        CompilationTarget.has_avx512f() or True,
        CompilationTarget.has_vnni() or True,
        CompilationTarget.has_neon_int8_dotprod(),
        CompilationTarget.has_neon_int8_matmul(),
        CompilationTarget.is_neoverse_n1(),
        CompilationTarget.is_apple_m5(),
    )
    print(
        platform_map[linux=Optional(1), macos=Optional(2)](),
        is_triple["x86_64-unknown-linux-gnu"](),
        has_accelerator(),
        is_nvidia_gpu(),
        is_amd_gpu(),
        is_apple_gpu(),
        is_nvidia_gpu["sm_90"](),
        has_nvidia_gpu_accelerator(),
        num_physical_cores() > 0,
        num_logical_cores() >= num_physical_cores(),
        num_performance_cores() > 0,
        CompilationTarget.default_compile_options() == "",
    )


def main() raises:
    check_info()
