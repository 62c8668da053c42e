# rule: 13/SYS-1a, 13/INS-1, 13/INS-3, 13/DEFN-4, 12/TRC-1
# expect: run
from std.documentation import doc_hidden
from std.ffi import ErrNo, OwnedDLHandle
from std.runtime.tracing import (
    Trace,
    TraceCategory,
    TraceLevel,
    is_profiling_enabled,
    trace_arg,
)
from std.sys import PrefetchOptions, llvm_intrinsic, prefetch
from std.sys.defines import MOJO_VERSION
from std.sys.machine import MachineDefinition
from std.utils import IndexList


@doc_hidden
def hidden() -> Int:
    return MOJO_VERSION.major


def main() raises:
    var devices = MachineDefinition.devices()
    print(len(devices), devices[0].driver, hidden(), ErrNo.EHWPOISON.value)
    # Arguments that LLVM wants as immediates.
    print(
        llvm_intrinsic["llvm.ctlz", Int32](Int32(7), False),
        llvm_intrinsic["llvm.ctpop", Int32, has_side_effect=False](Int32(7)),
    )
    var numbers: List[Float32] = [1, 2]
    prefetch(numbers.unsafe_ptr())
    prefetch[PrefetchOptions().for_write().low_locality()](numbers.unsafe_ptr())
    # A constructor that raises ends a complete value, too.
    try:
        _ = OwnedDLHandle("/no/such/library.so")
    except e:
        print(String(e).startswith("dlopen failed: "))
    var shape = IndexList[2](2, 3)
    print(trace_arg("n", shape), trace_arg("n", shape, DType.float32))
    print(is_profiling_enabled[TraceCategory.OTHER, TraceLevel.ALWAYS]())
    with Trace[TraceLevel.OP]("name"):
        print("inside")
