# rule: 10/ERR-12
# expect: run
from std.collections import check_bounds, check_slice_bounds
from std.builtin.builtin_slice import ContiguousSlice


def check_cb() raises:
    check_bounds(2, 3)
    print(
        check_slice_bounds(ContiguousSlice(None, None, None), 3),
        check_slice_bounds(ContiguousSlice(1, 2, None), 3),
    )


def main() raises:
    check_cb()
