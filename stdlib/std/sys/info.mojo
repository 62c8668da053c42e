# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The target: layout of types, features, cores."""

from std.builtin._intrinsics import (
    __align_of,
    __size_of,
    __target_has_feature,
    __target_int,
    __target_string,
    external_call,
)
from std.os import abort


@always_inline("nodebug")
def size_of[type: AnyType]() -> Int:
    """Returns the bytes from one element of an array of `type` to the next."""
    return __size_of[type]()


@always_inline("nodebug")
def size_of[dtype: DType]() -> Int:
    """Returns the size of a scalar in bytes."""
    return __size_of[Scalar[dtype]]()


@always_inline("nodebug")
def align_of[type: AnyType]() -> Int:
    """Returns the alignment of `type` in bytes."""
    return __align_of[type]()


@always_inline("nodebug")
def align_of[dtype: DType]() -> Int:
    """Returns the alignment of a scalar in bytes."""
    return __align_of[Scalar[dtype]]()


@always_inline("nodebug")
def bit_width_of[type: RegisterPassable]() -> Int:
    """Returns the size of `type` in bits."""
    return 8 * __size_of[type]()


@always_inline("nodebug")
def bit_width_of[dtype: DType]() -> Int:
    """Returns the size of a scalar in bits."""
    return 8 * __size_of[Scalar[dtype]]()


@always_inline("nodebug")
def simd_bit_width() -> Int:
    """Returns the width of a vector register in bits."""
    return __target_int["simd_bits".value]()


@always_inline("nodebug")
def simd_byte_width() -> Int:
    """Returns the width of a vector register in bytes."""
    return __target_int["simd_bits".value]() // 8


@always_inline("nodebug")
def simd_width_of[type: RegisterPassable]() -> Int:
    """Returns how many `type` fit a vector register."""
    return simd_bit_width() // bit_width_of[type]()


@always_inline("nodebug")
def simd_width_of[dtype: DType]() -> Int:
    """Returns how many scalars fit a vector register."""
    return simd_bit_width() // bit_width_of[dtype]()


def _target[key: __mlir_type.`!mojo.string_literal`]() -> StaticString:
    """Returns a fact of the target."""
    return StringLiteral[__target_string[key]()]().as_string_slice()


def is_triple[name: StringLiteral]() -> Bool:
    """Whether the target has a triple."""
    return _target["triple".value]() == name


@always_inline("nodebug")
def is_little_endian() -> Bool:
    """Whether the least significant byte comes first."""
    return __target_int["little_endian".value]() != 0


@always_inline("nodebug")
def is_big_endian() -> Bool:
    """Whether the most significant byte comes first."""
    return __target_int["little_endian".value]() == 0


@always_inline("nodebug")
def is_32bit() -> Bool:
    """Whether pointers have 32 bits."""
    return __target_int["pointer_bits".value]() == 32


@always_inline("nodebug")
def is_64bit() -> Bool:
    """Whether pointers have 64 bits."""
    return __target_int["pointer_bits".value]() == 64


def is_nvidia_gpu() -> Bool:
    """Whether this code is compiled for an NVIDIA GPU."""
    return _target["vendor".value]() == "nvidia"


def is_nvidia_gpu[subarch: StaticString]() -> Bool:
    """Whether this code is compiled for an NVIDIA GPU of an architecture."""
    return is_nvidia_gpu() and _target["cpu".value]() == subarch


def is_amd_gpu() -> Bool:
    """Whether this code is compiled for an AMD GPU."""
    return _target["vendor".value]() == "amd"


def is_amd_gpu[subarch: StaticString]() -> Bool:
    """Whether this code is compiled for an AMD GPU of an architecture."""
    return is_amd_gpu() and _target["cpu".value]() == subarch


def is_apple_gpu() -> Bool:
    """Whether this code is compiled for an Apple GPU."""
    return _target["vendor".value]() == "apple"


def is_apple_gpu[subarch: StaticString]() -> Bool:
    """Whether this code is compiled for an Apple GPU of an architecture."""
    return is_apple_gpu() and _target["cpu".value]() == subarch


def is_gpu() -> Bool:
    """Whether this code is compiled for a GPU."""
    return _target["vendor".value]().byte_length() != 0


def has_accelerator() -> Bool:
    """Whether the build has an accelerator."""
    return _target["accelerator".value]().byte_length() != 0


def has_nvidia_gpu_accelerator() -> Bool:
    """Whether the build has an NVIDIA GPU."""
    var name = _target["accelerator".value]()
    return name.startswith("sm_") or name.startswith("nvidia:")


def has_amd_gpu_accelerator() -> Bool:
    """Whether the build has an AMD GPU."""
    var name = _target["accelerator".value]()
    return name.startswith("gfx") or name.startswith("amdgpu:")


def has_amd_rdna_gpu_accelerator() -> Bool:
    """Whether the build has an AMD GPU of the RDNA family."""
    var name = _target["accelerator".value]()
    return name.find("gfx1") >= 0


def has_apple_gpu_accelerator() -> Bool:
    """Whether the build has an Apple GPU."""
    return _target["accelerator".value]().startswith("metal")


def num_physical_cores() -> Int:
    """Returns the number of cores of the machine."""
    return Int(external_call["kiln_physical_cores", Int]())


def num_logical_cores() -> Int:
    """Returns the number of hardware threads of the machine."""
    return external_call["sysconf", Int](Int32(84))


def num_performance_cores() -> Int:
    """Returns the number of fast cores of the machine."""
    return num_physical_cores()


struct CompilationTarget(TrivialRegisterPassable):
    """Questions about the target."""

    def __init__(out self):
        """Builds the target that code is compiled for."""
        pass

    @staticmethod
    def has_sse4() -> Bool:
        """Whether the target has SSE4."""
        return __target_has_feature["sse4.1".value]()

    @staticmethod
    def has_avx() -> Bool:
        """Whether the target has AVX."""
        return __target_has_feature["avx".value]()

    @staticmethod
    def has_avx2() -> Bool:
        """Whether the target has AVX2."""
        return __target_has_feature["avx2".value]()

    @staticmethod
    def has_avx512f() -> Bool:
        """Whether the target has AVX-512."""
        return __target_has_feature["avx512f".value]()

    @staticmethod
    def has_intel_amx() -> Bool:
        """Whether the target has AMX."""
        return __target_has_feature["amx-tile".value]()

    @staticmethod
    def has_fma() -> Bool:
        """Whether the target has fused multiply-add."""
        return __target_has_feature["fma".value]()

    @staticmethod
    def has_neon() -> Bool:
        """Whether the target has NEON."""
        return __target_has_feature["neon".value]()

    @staticmethod
    def has_neon_int8_dotprod() -> Bool:
        """Whether the target has the dot product of NEON."""
        return __target_has_feature["dotprod".value]()

    @staticmethod
    def has_neon_int8_matmul() -> Bool:
        """Whether the target has the matrix product of NEON."""
        return __target_has_feature["i8mm".value]()

    @staticmethod
    def has_vnni() -> Bool:
        """Whether the target has VNNI."""
        return (
            __target_has_feature["avx512vnni".value]()
            or __target_has_feature["avxvnni".value]()
        )

    @staticmethod
    def is_x86() -> Bool:
        """Whether the target has SSE4.1."""
        return __target_has_feature["sse4.1".value]()

    @staticmethod
    def is_apple_m1() -> Bool:
        """Whether the target is an Apple M1."""
        return _target["cpu".value]() == "apple-m1"

    @staticmethod
    def is_apple_m2() -> Bool:
        """Whether the target is an Apple M2."""
        return _target["cpu".value]() == "apple-m2"

    @staticmethod
    def is_apple_m3() -> Bool:
        """Whether the target is an Apple M3."""
        return _target["cpu".value]() == "apple-m3"

    @staticmethod
    def is_apple_m4() -> Bool:
        """Whether the target is an Apple M4."""
        return _target["cpu".value]() == "apple-m4"

    @staticmethod
    def is_apple_m5() -> Bool:
        """Whether the target is an Apple M5."""
        return _target["cpu".value]() == "apple-m5"

    @staticmethod
    def is_apple_silicon() -> Bool:
        """Whether the target is an Apple M processor."""
        return _target["cpu".value]().startswith("apple-m")

    @staticmethod
    def is_neoverse_n1() -> Bool:
        """Whether the target is a Neoverse N1."""
        return _target["cpu".value]() == "neoverse-n1"

    @staticmethod
    def is_linux() -> Bool:
        """Whether the target runs Linux."""
        return _target["os".value]() == "linux"

    @staticmethod
    def is_macos() -> Bool:
        """Whether the target runs macOS."""
        return (
            _target["os".value]() == "darwin"
            or _target["os".value]() == "macosx"
        )

    @staticmethod
    def default_compile_options() -> StaticString:
        """Returns the options of accelerators, nothing for a CPU."""
        return ""

    @staticmethod
    def unsupported_target_error[
        *,
        operation: Optional[String] = None,
        note: Optional[String] = None,
    ]() -> Never:
        """Fails to compile with a text that names the operation."""
        comptime message = _unsupported_text(operation, note)
        comptime assert False, message
        abort()


def _unsupported_text(
    operation: Optional[String], note: Optional[String]
) -> String:
    """Returns what `unsupported_target_error` says."""
    var result = String("Current compilation target does not support")
    if operation:
        result.write(" operation: ", operation.value(), ".")
    else:
        result.write(" this operation.")
    if note:
        result.write(" Note: ", note.value())
    return result^


def platform_map[
    T: Copyable,
    //,
    operation: Optional[String] = None,
    *,
    linux: Optional[T] = None,
    macos: Optional[T] = None,
]() -> T:
    """Returns the value for the target's operating system."""
    comptime if CompilationTarget.is_macos() and macos:
        return materialize[macos.value()]()
    elif CompilationTarget.is_linux() and linux:
        return materialize[linux.value()]()
    else:
        CompilationTarget.unsupported_target_error[operation=operation]()
