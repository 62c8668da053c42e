# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions that call functions over ranges."""

comptime Static1DTileUnitFunc = def[width: Int](Int) capturing[_] -> None
"""Works on a tile of a fixed size at an offset."""

comptime Dynamic1DTileUnitFunc = def(Int, Int) capturing[_] -> None
"""Works on a tile at an offset of a given size."""

comptime BinaryTile1DTileUnitFunc = def[width: Int](
    Int, Int
) capturing[_] -> None
"""Works on a tile with a fixed and a given size."""

comptime Static2DTileUnitFunc = def[tile_x: Int, tile_y: Int](
    Int, Int
) capturing[_] -> None
"""Works on a tile of fixed sizes at two offsets."""

comptime Static1DTileUnswitchUnitFunc = def[width: Int, sw: Bool](
    Int, Int
) capturing[_] -> None
"""Works on a tile that is whole or not."""

comptime Static1DTileUnitFuncWithFlag = def[width: Int, flag: Bool](
    Int
) capturing[_] -> None
"""Works on a tile that lies at a boundary or not."""

comptime Static1DTileUnitFuncWithFlags = def[
    width: Int, left_flag: Bool, right_flag: Bool
](Int) capturing[_] -> None
"""Works on a tile that lies at either boundary or not."""

comptime Dynamic1DTileUnswitchUnitFunc = def[sw: Bool](
    Int, Int, Int
) capturing[_] -> None
"""Works on a tile of a given size that is whole or not."""

comptime SwitchedFunction = def[sw: Bool]() raises capturing[_] -> None
"""A function for either value of a condition."""

comptime SwitchedFunction2 = def[sw0: Bool, sw1: Bool]() capturing[_] -> None
"""A function for each combination of two conditions."""


# ===--- map and vectorize ---------------------------------------------------------===#


@always_inline
def map[
    origins: OriginSet, //, func: def(Int) capturing[origins] -> None
](size: Int):
    """Calls a function for each number from 0, one after the other.

    Parameters:
        origins: What the function captures.
        func: The function.

    Args:
        size: How many numbers.
    """
    for i in range(size):
        func(i)


@always_inline
def vectorize[
    func: def[width: Int](idx: Int) -> None,
    //,
    simd_width: Int,
    /,
    *,
    unroll_factor: Int = 1,
](size: Int, closure: func):
    """Calls a function for whole vectors, then for the single rest.

    Parameters:
        func: The type of the function.
        simd_width: The length of a vector.
        unroll_factor: How many vectors to handle per step.

    Args:
        size: How many elements.
        closure: The function.
    """
    comptime assert simd_width > 0, "simd width must be > 0"
    comptime assert unroll_factor > 0, "unroll factor must be > 0"
    debug_assert(size >= 0, "size must be >= 0")
    comptime unrolled = simd_width * unroll_factor
    var i = 0
    comptime if unroll_factor > 1:
        while i + unrolled <= size:
            comptime for k in range(unroll_factor):
                closure[simd_width](i + k * simd_width)
            i += unrolled
    while i + simd_width <= size:
        closure[simd_width](i)
        i += simd_width
    comptime if simd_width > 1:
        while i < size:
            closure[1](i)
            i += 1


@always_inline
def vectorize[
    func: def[width: Int](idx: Int, evl: Int) -> None,
    //,
    simd_width: Int,
    /,
    *,
    unroll_factor: Int = 1,
](size: Int, closure: func):
    """Calls a function for vectors, the last of which may be partly used.

    Parameters:
        func: The type of the function.
        simd_width: The length of a vector.
        unroll_factor: How many vectors to handle per step.

    Args:
        size: How many elements.
        closure: The function; it also gets the number of used lanes.
    """
    comptime assert simd_width > 0, "simd width must be > 0"
    comptime assert unroll_factor > 0, "unroll factor must be > 0"
    debug_assert(size >= 0, "size must be >= 0")
    var i = 0
    while i + simd_width <= size:
        closure[simd_width](i, simd_width)
        i += simd_width
    if i < size:
        closure[simd_width](i, size - i)


@always_inline
def vectorize[
    func: def[width: Int](idx: Int) -> None,
    //,
    simd_width: Int,
    /,
    *,
    size: Int,
    unroll_factor: Int = 1,
](closure: func):
    """Calls a function for whole vectors, then for the rest, whose size is
    known while compiling.

    Parameters:
        func: The type of the function.
        simd_width: The length of a vector.
        size: How many elements.
        unroll_factor: How many vectors to handle per step.

    Args:
        closure: The function.
    """
    comptime assert simd_width > 0, "simd width must be > 0"
    comptime assert unroll_factor > 0, "unroll factor must be > 0"
    comptime assert size >= 0, "size must be >= 0"
    comptime rest = size % simd_width
    comptime end = size - rest
    var i = 0
    while i < end:
        closure[simd_width](i)
        i += simd_width
    comptime if rest > 0:
        comptime if rest & (rest - 1) == 0:
            closure[rest](end)
        else:
            comptime for k in range(rest):
                closure[1](end + k)


@deprecated(
    "pass the closure as an argument: `vectorize[simd_width](size, closure)`"
)
@always_inline
def vectorize[
    origins: OriginSet,
    //,
    func: def[width: Int](Int) capturing[origins] -> None,
    simd_width: Int,
    /,
    *,
    unroll_factor: Int = 1,
](size: Int):
    """Calls a function for whole vectors, then for the single rest.

    Parameters:
        origins: What the function captures.
        func: The function.
        simd_width: The length of a vector.
        unroll_factor: How many vectors to handle per step.

    Args:
        size: How many elements.
    """
    comptime assert simd_width > 0, "simd width must be > 0"
    comptime assert unroll_factor > 0, "unroll factor must be > 0"
    debug_assert(size >= 0, "size must be >= 0")
    var i = 0
    while i + simd_width <= size:
        func[simd_width](i)
        i += simd_width
    comptime if simd_width > 1:
        while i < size:
            func[1](i)
            i += 1


@deprecated(
    "pass the closure as an argument: `vectorize[simd_width](size, closure)`"
)
@always_inline
def vectorize[
    origins: OriginSet,
    //,
    simd_width: Int,
    func: def[width: Int](Int) capturing[origins] -> None,
    /,
    *,
    unroll_factor: Int = 1,
](size: Int):
    """Calls a function for whole vectors, then for the single rest.

    Parameters:
        origins: What the function captures.
        simd_width: The length of a vector.
        func: The function.
        unroll_factor: How many vectors to handle per step.

    Args:
        size: How many elements.
    """
    vectorize[func, simd_width, unroll_factor=unroll_factor](size)


# ===--- tile ---------------------------------------------------------------------------===#


@always_inline
def tile[
    workgroup_function: Static1DTileUnitFunc, tile_size_list: List[Int]
](offset: Int, upperbound: Int):
    """Covers a range with tiles, each size as long as it fits; leaves the rest.

    Parameters:
        workgroup_function: Works on a tile.
        tile_size_list: The sizes in the order in which they are tried.

    Args:
        offset: Where to begin.
        upperbound: Where to stop.
    """
    var at = offset
    comptime for i in range(len(tile_size_list)):
        comptime size = tile_size_list[i]
        while at + size <= upperbound:
            workgroup_function[size](at)
            at += size


@always_inline
def tile[
    workgroup_function: Dynamic1DTileUnitFunc
](offset: Int, upperbound: Int, *tile_size_list: Int):
    """Covers a range with tiles, each size as long as it fits, then the rest.

    Parameters:
        workgroup_function: Works on a tile.

    Args:
        offset: Where to begin.
        upperbound: Where to stop.
        tile_size_list: The sizes in the order in which they are tried.
    """
    var at = offset
    for i in range(len(tile_size_list)):
        var size = tile_size_list[i]
        while at + size <= upperbound:
            workgroup_function(at, size)
            at += size
    if at < upperbound:
        workgroup_function(at, upperbound - at)


@always_inline
def tile[
    secondary_tile_size_list: List[Int],
    secondary_cleanup_tile: Int,
    workgroup_function: BinaryTile1DTileUnitFunc,
](
    offset: Int,
    upperbound: Int,
    *primary_tile_size_list: Int,
    primary_cleanup_tile: Int,
):
    """Covers a range with tiles that have a given and a fixed size.

    Parameters:
        secondary_tile_size_list: The fixed sizes.
        secondary_cleanup_tile: The fixed size for the rest.
        workgroup_function: Works on a tile.

    Args:
        offset: Where to begin.
        upperbound: Where to stop.
        primary_tile_size_list: The given sizes, as many as the fixed ones.
        primary_cleanup_tile: The given size for the rest.
    """
    var at = offset
    comptime for i in range(len(secondary_tile_size_list)):
        comptime secondary = secondary_tile_size_list[i]
        var primary = primary_tile_size_list[i]
        while at + primary <= upperbound:
            workgroup_function[secondary](at, primary)
            at += primary
    if at < upperbound:
        workgroup_function[secondary_cleanup_tile](at, primary_cleanup_tile)


@always_inline
def tile[
    workgroup_function: Static2DTileUnitFunc,
    tile_sizes_x: List[Int],
    tile_sizes_y: List[Int],
](offset_x: Int, offset_y: Int, upperbound_x: Int, upperbound_y: Int):
    """Covers a rectangle with tiles, x innermost; leaves the rest.

    Parameters:
        workgroup_function: Works on a tile.
        tile_sizes_x: The sizes in the first direction.
        tile_sizes_y: The sizes in the second direction.

    Args:
        offset_x: Where to begin in the first direction.
        offset_y: Where to begin in the second direction.
        upperbound_x: Where to stop in the first direction.
        upperbound_y: Where to stop in the second direction.
    """
    var y = offset_y
    comptime for j in range(len(tile_sizes_y)):
        comptime size_y = tile_sizes_y[j]
        while y + size_y <= upperbound_y:
            var x = offset_x
            comptime for i in range(len(tile_sizes_x)):
                comptime size_x = tile_sizes_x[i]
                while x + size_x <= upperbound_x:
                    workgroup_function[size_x, size_y](x, y)
                    x += size_x
            y += size_y


# ===--- unswitch -------------------------------------------------------------------------===#


@always_inline
def unswitch[
    switched_func: def[sw: Bool]() raises capturing[_] -> None
](dynamic_switch: Bool) raises:
    """Calls the version of a function for a condition.

    Parameters:
        switched_func: The function.

    Args:
        dynamic_switch: The condition.

    Raises:
        What the function raises.
    """
    if dynamic_switch:
        switched_func[True]()
    else:
        switched_func[False]()


@always_inline
def unswitch[
    switched_func: def[sw: Bool]() capturing[_] -> None
](dynamic_switch: Bool):
    """Calls the version of a function for a condition.

    Parameters:
        switched_func: The function.

    Args:
        dynamic_switch: The condition.
    """
    if dynamic_switch:
        switched_func[True]()
    else:
        switched_func[False]()


@always_inline
def unswitch[
    switched_func: def[sw0: Bool, sw1: Bool]() capturing[_] -> None
](dynamic_switch_a: Bool, dynamic_switch_b: Bool):
    """Calls the version of a function for two conditions.

    Parameters:
        switched_func: The function.

    Args:
        dynamic_switch_a: One condition.
        dynamic_switch_b: The other condition.
    """
    if dynamic_switch_a:
        if dynamic_switch_b:
            switched_func[True, True]()
        else:
            switched_func[True, False]()
    else:
        if dynamic_switch_b:
            switched_func[False, True]()
        else:
            switched_func[False, False]()


@always_inline
def tile_and_unswitch[
    workgroup_function: Static1DTileUnswitchUnitFunc,
    tile_size_list: List[Int],
](offset: Int, upperbound: Int):
    """Covers a range with whole tiles, then with one that isn't whole.

    Parameters:
        workgroup_function: Works on a tile.
        tile_size_list: The sizes in the order in which they are tried.

    Args:
        offset: Where to begin.
        upperbound: Where to stop.
    """
    var at = offset
    comptime for i in range(len(tile_size_list)):
        comptime size = tile_size_list[i]
        while at + size <= upperbound:
            workgroup_function[size, True](at, upperbound)
            at += size
    if at < upperbound:
        comptime last = tile_size_list[len(tile_size_list) - 1]
        workgroup_function[last, False](at, upperbound)


@always_inline
def tile_and_unswitch[
    workgroup_function: Dynamic1DTileUnswitchUnitFunc
](offset: Int, upperbound: Int, *tile_size_list: Int):
    """Covers a range with whole tiles, then with one that isn't whole.

    Parameters:
        workgroup_function: Works on a tile.

    Args:
        offset: Where to begin.
        upperbound: Where to stop.
        tile_size_list: The sizes in the order in which they are tried.
    """
    var at = offset
    for i in range(len(tile_size_list)):
        var size = tile_size_list[i]
        while at + size <= upperbound:
            workgroup_function[True](at, upperbound, size)
            at += size
    if at < upperbound:
        workgroup_function[False](
            at, upperbound, tile_size_list[len(tile_size_list) - 1]
        )


@always_inline
def tile_middle_unswitch_boundaries[
    work_fn: Static1DTileUnitFuncWithFlag,
    middle_tile_sizes: List[Int],
    left_tile_size: Int = 1,
    right_tile_size: Int = 1,
](
    left_boundary_start: Int,
    left_boundary_end: Int,
    right_boundary_start: Int,
    right_boundary_end: Int,
):
    """Covers a range with tiles that know whether they lie at a boundary.

    Parameters:
        work_fn: Works on a tile.
        middle_tile_sizes: The sizes in the middle.
        left_tile_size: The size at the left boundary.
        right_tile_size: The size at the right boundary.

    Args:
        left_boundary_start: Where the left boundary begins.
        left_boundary_end: Where the left boundary ends.
        right_boundary_start: Where the right boundary begins.
        right_boundary_end: Where the right boundary ends.
    """
    var at = left_boundary_start
    var left_end = min(left_boundary_end, right_boundary_end)
    while at < left_end:
        work_fn[left_tile_size, True](at)
        at += left_tile_size
    comptime for i in range(len(middle_tile_sizes)):
        comptime size = middle_tile_sizes[i]
        while at + size <= right_boundary_start:
            work_fn[size, False](at)
            at += size
    while at < right_boundary_end:
        work_fn[right_tile_size, True](at)
        at += right_tile_size


@always_inline
def tile_middle_unswitch_boundaries[
    work_fn: Static1DTileUnitFuncWithFlags, tile_size: Int, size: Int
]():
    """Covers a range of known size with tiles that know their boundaries.

    Parameters:
        work_fn: Works on a tile.
        tile_size: The size of a tile.
        size: The size of the range.
    """
    comptime if size <= tile_size:
        work_fn[size, True, True](0)
    else:
        comptime left = tile_size if tile_size < size // 2 else size // 2
        comptime right = (
            tile_size if tile_size < size - size // 2 else size - size // 2
        )
        work_fn[left, True, False](0)
        var at = left
        while at + tile_size <= size - right:
            work_fn[tile_size, False, False](at)
            at += tile_size
        comptime rest = (size - right - left) % tile_size
        comptime if rest > 0:
            work_fn[rest, False, False](size - right - rest)
        work_fn[right, False, True](size - right)
