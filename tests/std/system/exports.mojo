# rule: 13/SYSL-1, 13/SYS-2, 13/OS-1, 13/SIO-1, 13/BEN-1
# expect: run
from std.os import (
    getenv,
    setenv,
    unsetenv,
    lstat,
    stat,
    stat_result,
    SEEK_CUR,
    SEEK_END,
    SEEK_SET,
    abort,
    chdir,
    getuid,
    isatty,
    listdir,
    makedirs,
    mkdir,
    remove,
    removedirs,
    rmdir,
    sep,
    unlink,
    symlink,
    link,
    PathLike,
    Process,
    Pipe,
    path,
)
from std.os.process import ProcessStatus
from std.os.path import (
    basename,
    dirname,
    exists,
    lexists,
    expanduser,
    expandvars,
    getsize,
    is_absolute,
    isdir,
    isfile,
    islink,
    join,
    realpath,
    split,
    split_extension,
    splitroot,
)
from std.pathlib import Path, cwd, DIR_SEPARATOR
from std.pathlib.path import _dir_of_current_file
from std.stat import (
    S_IFMT,
    S_IFDIR,
    S_IFCHR,
    S_IFBLK,
    S_IFREG,
    S_IFIFO,
    S_IFLNK,
    S_IFSOCK,
    S_ISLNK,
    S_ISREG,
    S_ISDIR,
    S_ISCHR,
    S_ISBLK,
    S_ISFIFO,
    S_ISSOCK,
)
from std.pwd import getpwuid, getpwnam
from std.pwd.pwd import Passwd
from std.tempfile import (
    gettempdir,
    mkdtemp,
    TemporaryDirectory,
    NamedTemporaryFile,
)
from std.tempfile.tempfile import TMP_MAX
from std.io import (
    FileHandle,
    FileDescriptor,
    input,
    print as pr,
    Writable as W1,
    Writer as W2,
)
from std.io.file import (
    open as op,
    O_RDONLY,
    O_WRONLY,
    O_RDWR,
    O_CREAT,
    O_TRUNC,
    O_APPEND,
    O_CLOEXEC,
)
from std.sys import (
    inlined_assembly,
    stderr,
    stdin,
    stdout,
    argv,
    codegen_unreachable,
    breakpointhook,
    CompilationTarget,
    align_of,
    bit_width_of,
    has_accelerator,
    has_amd_gpu_accelerator,
    has_amd_rdna_gpu_accelerator,
    has_apple_gpu_accelerator,
    has_nvidia_gpu_accelerator,
    is_amd_gpu,
    is_apple_gpu,
    is_big_endian,
    is_gpu,
    is_little_endian,
    is_nvidia_gpu,
    num_logical_cores,
    num_performance_cores,
    num_physical_cores,
    simd_bit_width,
    simd_byte_width,
    simd_width_of,
    size_of,
    PrefetchCache,
    PrefetchLocality,
    PrefetchOptions,
    PrefetchRW,
    compressed_store,
    gather,
    llvm_intrinsic,
    masked_load,
    masked_store,
    prefetch,
    scatter,
    strided_load,
    strided_store,
    get_defined_bool,
    get_defined_dtype,
    get_defined_int,
    get_defined_string,
    is_defined,
    exit,
)
from std.sys.info import platform_map, is_triple, is_32bit, is_64bit
from std.sys.intrinsics import expect, likely, unlikely, assume, _type_is_eq
from std.sys.defines import MojoVersion, MOJO_VERSION
from std.sys.compile import OptimizationLevel, DebugLevel, SanitizeAddress
from std.sys.debug import breakpointhook as bh
from std.sys.arg import argv as av
from std.sys.terminate import exit as ex
from std.sys.machine import MachineDefinition, DeviceRef, DeviceSpec
from std.subprocess import run as sprun
from std.ffi import (
    c_char,
    c_uchar,
    c_int,
    c_uint,
    c_short,
    c_ushort,
    c_long,
    c_ulong,
    c_long_long,
    c_ulong_long,
    c_size_t,
    c_ssize_t,
    c_float,
    c_double,
    c_pid_t,
    MAX_PATH,
    RTLD,
    DEFAULT_RTLD,
    external_call,
    get_errno,
    set_errno,
    ErrNo,
    OwnedDLHandle,
    CStringSlice,
    UnsafeUnion,
    _DLHandle,
)
from std.time import (
    perf_counter,
    perf_counter_ns,
    global_perf_counter_ns,
    monotonic,
    time_function,
    sleep,
)
from std.logger import Level, Logger
from std.logger.logger import DEFAULT_LEVEL
from std.testing import (
    assert_true,
    assert_false,
    assert_equal,
    assert_not_equal,
    assert_almost_equal,
    assert_is,
    assert_is_not,
    assert_equal_pyobj,
    assert_raises,
    TestSuite,
)
from std.testing.suite import TestSuiteReport, TestReport, TestResult
from std.testing.prop import PropTest, PropTestConfig, Strategy, Rng
from std.benchmark import (
    Bench,
    BenchConfig,
    Bencher,
    BenchId,
    BenchmarkInfo,
    BenchMetric,
    Format,
    Mode,
    ThroughputMeasure,
    Batch,
    Report,
    Unit,
    run,
    black_box,
    keep,
    clobber_memory,
    QuickBench,
)
from std.builtin.debug_assert import ASSERT_MODE
from std.documentation import doc_hidden
from std.random.philox import Random, NormalRandom


def check_sys_imports() raises:
    print(
        sep,
        SEEK_SET,
        SEEK_CUR,
        SEEK_END,
        DIR_SEPARATOR,
        S_IFMT == 0o170000,
        S_IFDIR == 0o040000,
        S_IFCHR == 0o020000,
        S_IFBLK == 0o060000,
        S_IFREG == 0o100000,
        S_IFIFO == 0o010000,
        S_IFLNK == 0o120000,
        S_IFSOCK == 0o140000,
        TMP_MAX,
        O_RDONLY,
        O_WRONLY,
        O_RDWR,
        O_CREAT,
        O_TRUNC,
        O_APPEND,
        O_CLOEXEC,
        ASSERT_MODE,
    )
    print(
        stdin.value,
        stdout.value,
        stderr.value,
        MAX_PATH,
        RTLD.LAZY,
        RTLD.NOW,
        RTLD.LOCAL,
        RTLD.GLOBAL,
        RTLD.NODELETE,
        DEFAULT_RTLD,
    )
    print(
        MOJO_VERSION.major,
        MOJO_VERSION.minor,
        MOJO_VERSION.patch,
        MojoVersion().major,
        DEFAULT_LEVEL,
    )
    comptime m = MachineDefinition.devices()
    comptime mn = len(m)
    print(mn, reflect[c_long].name(), reflect[c_size_t].name())


def main() raises:
    check_sys_imports()
