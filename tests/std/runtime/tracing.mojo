# rule: 12/TRC-2
# expect: run
from std.runtime.tracing import (
    Trace,
    TraceLevel,
    TraceCategory,
    trace_arg,
    is_profiling_enabled,
    is_profiling_disabled,
    get_current_trace_id,
)
from std.utils import IndexList


def check_trc() raises:
    print(
        trace_arg("x", IndexList[2](2, 3)),
        trace_arg("x", IndexList[2](2, 3), DType.float32),
        is_profiling_enabled[TraceCategory.MAX, TraceLevel.OP](),
        is_profiling_disabled[TraceCategory.MAX, TraceLevel.OP](),
        is_profiling_enabled[TraceCategory.MAX, TraceLevel.ALWAYS](),
        get_current_trace_id[TraceLevel.OP](),
    )
    var t = Trace[TraceLevel.OP]("nm", "det")
    print(t.name())
    with t:
        print("in")
    t.start()
    t.mark()
    t.end()
    print(
        Int(TraceCategory.Kernel),
        TraceLevel.OP < TraceLevel.THREAD,
        TraceCategory.MEM == TraceCategory.MEM,
    )


def main() raises:
    check_trc()
