# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Growable arrays."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __align_of,
    __destroy_value_at,
    __init_copy_at,
    __init_value_at,
    __ref_at,
    __size_of,
    __take_value_at,
    __type_name,
)
from std.builtin.builtin_slice import ContiguousSlice, StridedSlice
from std.builtin.variadics import _entry
from std.builtin._intrinsics import __forget
from std.collections._list_iterators import _ListIter, _ListOwnedIter
from std.collections.check_bounds import _check_index, _check_slice
from std.memory.alloc import Allocation, Layout
from std.memory.memory import (
    unsafe_destroy_n,
    unsafe_uninit_copy_n,
    unsafe_uninit_move_n,
)
from std.os import abort


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `List` of"
    " non-`Deinitable` elements"
)
struct List[
    T: Movable
](
    Boolable,
    Copyable where conforms_to(T, Copyable),
    Defaultable,
    Deinitable where conforms_to(T, Deinitable),
    Equatable where conforms_to(T, Equatable),
    Hashable where conforms_to(T, Hashable),
    Iterable,
    IterableOwned where conforms_to(T, Deinitable),
    Movable,
    Sized,
    Writable where conforms_to(T, Writable),
):
    """A sequence that grows at its end.

    Appending takes amortized constant time; the elements stand in one block.

    Parameters:
        T: The type of the elements.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _ListIter[Self.T, iterable_origin]
    """The type of the iterator."""

    comptime IteratorOwnedType: Iterator = _ListOwnedIter[Self.T]
    """The type of the consuming iterator."""

    var _data: Pointer[Self.T, MutUntrackedOrigin]
    var _len: Int
    var _capacity: Int

    # ===--- lifecycle --------------------------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds an empty list without allocating."""
        self._data = Pointer[Self.T, MutUntrackedOrigin].unsafe_dangling()
        self._len = 0
        self._capacity = 0

    def __init__(out self, *, capacity: Int):
        """Builds an empty list with room.

        Args:
            capacity: For how many elements there is room.
        """
        self._data = _allocate[Self.T](capacity)
        self._len = 0
        self._capacity = capacity

    def __init__(
        out self, *, length: Int, fill: Self.T
    ) where conforms_to(Self.T, Copyable):
        """Builds a list of equal elements.

        Args:
            length: The number of elements.
            fill: The value of each.
        """
        self._data = _allocate[Self.T](length)
        self._len = length
        self._capacity = length
        for i in range(length):
            __init_copy_at[Self.T](self._at(i), fill)

    def __init__[
        I: Iterable, //
    ](
        ref iterable: I,
        out self: List[I.IteratorType[origin_of(iterable)].Element],
    ):
        """Copies the elements of a sequence.

        Parameters:
            I: The type of the sequence.

        Args:
            iterable: The sequence.
        """
        var it = iterable.__iter__()
        self = List[I.IteratorType[origin_of(iterable)].Element](
            capacity=it.bounds()[0]
        )
        while True:
            try:
                self.append(it.__next__().copy())
            except:
                break

    def __init__(out self, var *values: Self.T, __list_literal__: NoneType):
        """Builds a list from a display.

        Args:
            values: The elements.
            __list_literal__: Marks the display.
        """
        var n = len(values)
        self._data = _allocate[Self.T](n)
        self._len = n
        self._capacity = n
        for i in range(n):
            __init_value_at[Self.T](
                self._at(i), __take_value_at[Self.T](_entry(values._ptrs, i))
            )
        __forget(values^)

    def __init__(out self, *, unsafe_uninit_length: Int):
        """Builds a list whose elements are uninitialized.

        Args:
            unsafe_uninit_length: The number of elements.
        """
        self._data = _allocate[Self.T](unsafe_uninit_length)
        self._len = unsafe_uninit_length
        self._capacity = unsafe_uninit_length

    def __init__(out self, *, copy: Self) where conforms_to(Self.T, Copyable):
        """Copies every element; the capacity is the same.

        Args:
            copy: The list to copy.
        """
        self._data = _allocate[Self.T](copy._capacity)
        self._len = copy._len
        self._capacity = copy._capacity
        unsafe_uninit_copy_n[overlapping=False](
            dest=self._data, src=copy._data, count=copy._len
        )

    @always_inline
    def __init__(out self, *, deinit move: Self):
        """Takes over the block of another list.

        Args:
            move: The list to move from.
        """
        self._data = move._data
        self._len = move._len
        self._capacity = move._capacity

    @always_inline
    def __deinit__(deinit self):
        """Destroys the elements and frees the block."""
        unsafe_destroy_n(self._data, self._len)
        if self._capacity > 0:
            self._data.unsafe_free()

    def deinit_with(deinit self, deinit_func: Some[def(var T: Self.T)], /):
        """Ends the list by handing over each element.

        Args:
            deinit_func: What ends the life of an element.
        """
        for i in range(self._len):
            deinit_func(__take_value_at[Self.T](self._at(i)))
        if self._capacity > 0:
            self._data.unsafe_free()

    # ===--- elements -----------------------------------------------------------===#

    @always_inline("nodebug")
    def _at(self, i: Int) -> __mlir_type.`!mojo.ptr`:
        """The address of an element."""
        return __mlir_op.`mojo.ptr.offset`[elem=Self.T](
            self._data._mlir_value, i.__mlir_index__()
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self, idx: Int, /
    ) -> ref[origin_of(self)._get_owned_interior["element"]] Self.T:
        """An element.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        _check_index(idx, self._len)
        return __ref_at[Self.T, origin_of(self)._get_owned_interior["element"]](
            self._at(idx)
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self, idx: IntLiteral, /
    ) -> ref[origin_of(self)._get_owned_interior["element"]] Self.T:
        """An element.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        comptime i = Int(IntLiteral[idx.value]())
        comptime assert i >= 0, (
            "negative indexing is not supported, use e.g. `x[len(x) - 1]`"
        )
        _check_index(i, self._len)
        return __ref_at[Self.T, origin_of(self)._get_owned_interior["element"]](
            self._at(i)
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__[
        I: Indexer, //
    ](ref self, idx: I, /) -> ref[
        origin_of(self)._get_owned_interior["element"]
    ] Self.T:
        """An element.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        var i = index(idx)
        _check_index(i, self._len)
        return __ref_at[Self.T, origin_of(self)._get_owned_interior["element"]](
            self._at(i)
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self, s: ContiguousSlice
    ) -> Span[Self.T, origin_of(self)]:
        """A view of consecutive elements.

        Args:
            s: Which elements.

        Returns:
            The view.
        """
        var bounds = _check_slice(s, self._len)
        return Span[Self.T, origin_of(self)](
            unsafe_ptr=Pointer[Self.T, origin_of(self)](
                mlir_value=self._at(bounds[0])
            ),
            length=bounds[1] - bounds[0],
        )

    def __getitem__(
        self, s: StridedSlice
    ) -> Self where conforms_to(Self.T, Copyable):
        """A new list of elements at equal distances, by Python's rules.

        Args:
            s: Which elements.

        Returns:
            The list.
        """
        var parts = s.indices(self._len)
        var result = Self()
        for i in range(parts[0], parts[1], parts[2]):
            result.append(Self.T(copy=self.unsafe_get(i)))
        return result^

    @__unsafe_nested_origins_read_only
    @always_inline
    def unsafe_get(
        ref self, idx: Int
    ) -> ref[origin_of(self)._get_owned_interior["element"]] Self.T:
        """An element, without a check.

        Args:
            idx: The index.

        Returns:
            A reference to the element.
        """
        return __ref_at[Self.T, origin_of(self)._get_owned_interior["element"]](
            self._at(idx)
        )

    @always_inline
    def unsafe_set(mut self, idx: Int, var value: Self.T):
        """Replaces an element, without a check.

        Args:
            idx: The index.
            value: The new value.
        """
        __destroy_value_at[Self.T](self._at(idx))
        __init_value_at[Self.T](self._at(idx), value^)

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return self._len

    @always_inline
    def __bool__(self) -> Bool:
        """Whether there are elements.

        Returns:
            False for an empty list.
        """
        return self._len > 0

    @always_inline
    def capacity(self) -> Int:
        """For how many elements there is room.

        Returns:
            The capacity.
        """
        return self._capacity

    def byte_length(self) -> Int:
        """The number of bytes of all elements.

        Returns:
            The size.
        """
        return self._len * __size_of[Self.T]()

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the first element; dangling without a block.

        Returns:
            The pointer.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=self._data._mlir_value
        )

    def unsafe_take_allocation(mut self) -> Allocation[Self.T]:
        """Hands over the block with the living elements; the list is empty.

        Returns:
            The block.
        """
        var result = Allocation[Self.T](
            _pointer=self._data, _layout=Layout[Self.T](count=self._capacity)
        )
        self._data = Pointer[Self.T, MutUntrackedOrigin].unsafe_dangling()
        self._len = 0
        self._capacity = 0
        return result^

    @deprecated("use `unsafe_take_allocation().unsafe_leak()`")
    def steal_data(mut self) -> Pointer[Self.T, MutUntrackedOrigin]:
        """Hands over the block with the living elements; the list is empty.

        Returns:
            The address of the block.
        """
        return self.unsafe_take_allocation().unsafe_leak()

    @always_inline
    def __iter__(ref self) -> _ListIter[Self.T, origin_of(self)]:
        """Iterates by reference.

        Returns:
            The iterator.
        """
        comptime assert conforms_to(Self.T, Copyable), (
            "List iteration requires the element to be `Copyable`."
        )
        return _ListIter[Self.T, origin_of(self)](
            self._data._mlir_value, self._len
        )

    def __iter__(var self) -> _ListOwnedIter[Self.T]:
        """Iterates over the elements and consumes the list.

        Returns:
            The iterator.
        """
        return _ListOwnedIter[Self.T](self^)

    def __reversed__(
        ref self,
    ) -> _ListIter[Self.T, origin_of(self), forward=False]:
        """Iterates by reference, from the last element.

        Returns:
            The iterator.
        """
        return _ListIter[Self.T, origin_of(self), forward=False](
            self._data._mlir_value, self._len
        )

    # ===--- comparison, hash, text ------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    def __contains__(
        self, value: Self.T
    ) -> Bool where conforms_to(Self.T, Equatable):
        """Whether an element is equal to `value`.

        Args:
            value: The value to look for.

        Returns:
            Whether there is one.
        """
        for i in range(self._len):
            if self.unsafe_get(i) == value:
                return True
        return False

    def __eq__(self, other: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether both have equal elements.

        Args:
            other: The other list.

        Returns:
            The comparison.
        """
        if self._len != other._len:
            return False
        for i in range(self._len):
            if self.unsafe_get(i) != other.unsafe_get(i):
                return False
        return True

    @always_inline
    def __ne__(self, other: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether the elements differ.

        Args:
            other: The other list.

        Returns:
            The comparison.
        """
        return not (self == other)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.T, Hashable):
        """Feeds the elements in order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        for i in range(self._len):
            self.unsafe_get(i).__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the elements in brackets.

        Args:
            writer: Where to write.
        """
        writer.write_string("[")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_to(writer)
        writer.write_string("]")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the elements.

        Args:
            writer: Where to write.
        """
        writer.write_string("List[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string("]([")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_repr_to(writer)
        writer.write_string("])")

    # ===--- growing ------------------------------------------------------------------===#

    @no_inline
    def _grow_to(mut self, new_capacity: Int):
        """Moves the elements to a block of the given capacity."""
        var data = _allocate[Self.T](new_capacity)
        unsafe_uninit_move_n[overlapping=False](
            dest=data, src=self._data, count=self._len
        )
        if self._capacity > 0:
            self._data.unsafe_free()
        self._data = data
        self._capacity = new_capacity

    @__unsafe_nested_origins_read_only
    @always_inline
    def append(mut self, var value: Self.T):
        """Adds an element at the end.

        Args:
            value: The element.
        """
        if self._len == self._capacity:
            self._grow_to(1 if self._capacity == 0 else self._capacity * 2)
        __init_value_at[Self.T](self._at(self._len), value^)
        self._len += 1

    @__unsafe_nested_origins_read_only
    def insert(mut self, i: Int, var value: Self.T):
        """Adds an element before another, in linear time.

        Args:
            i: The index of the new element, from 0 to the length.
            value: The element.
        """
        debug_assert(0 <= i and i <= self._len, "insert index out of range")
        if self._len == self._capacity:
            self._grow_to(1 if self._capacity == 0 else self._capacity * 2)
        var k = self._len
        while k > i:
            __init_value_at[Self.T](
                self._at(k), __take_value_at[Self.T](self._at(k - 1))
            )
            k -= 1
        __init_value_at[Self.T](self._at(i), value^)
        self._len += 1

    @always_inline
    def _reserve_for(mut self, needed: Int):
        """Makes room for `needed` elements in all, growing geometrically."""
        if needed > self._capacity:
            self._grow_to(max(self._capacity * 2, needed))

    @__unsafe_nested_origins_read_only
    def extend(mut self, var other: Self):
        """Moves the elements of another list to the end.

        Args:
            other: The other list.
        """
        self._reserve_for(self._len + other._len)
        unsafe_uninit_move_n[overlapping=False](
            dest=self._data.unsafe_offset(self._len),
            src=other._data,
            count=other._len,
        )
        self._len += other._len
        # The elements live on here; only the block of the other list ends.
        if other._capacity > 0:
            other._data.unsafe_free()
        __forget(other^)

    @__unsafe_nested_origins_read_only
    def extend(
        mut self, elements: Span[Self.T, _]
    ) where conforms_to(Self.T, Copyable):
        """Copies elements to the end.

        Args:
            elements: The elements.
        """
        var n = len(elements)
        self._reserve_for(self._len + n)
        for i in range(n):
            __init_copy_at[Self.T](
                self._at(self._len + i), elements.unsafe_get(i)
            )
        self._len += n

    @__unsafe_nested_origins_read_only
    def extend[dt: DType, //](mut self: List[Scalar[dt]], value: SIMD[dt, _]):
        """Adds the lanes of a vector at the end.

        Parameters:
            dt: The element type.

        Args:
            value: The vector.
        """
        var n = len(value)
        self._reserve_for(self._len + n)
        for i in range(n):
            __init_value_at[Scalar[dt]](self._at(self._len + i), value[i])
        self._len += n

    @__unsafe_nested_origins_read_only
    def extend[
        dt: DType, //
    ](mut self: List[Scalar[dt]], value: SIMD[dt, _], *, count: Int):
        """Adds the first lanes of a vector at the end.

        Parameters:
            dt: The element type.

        Args:
            value: The vector.
            count: How many lanes.
        """
        debug_assert(count <= len(value), "count must be <= value.size")
        self._reserve_for(self._len + count)
        for i in range(count):
            __init_value_at[Scalar[dt]](self._at(self._len + i), value[i])
        self._len += count

    def __add__(
        self, var other: Self
    ) -> Self where conforms_to(Self.T, Copyable):
        """The elements of both lists.

        Args:
            other: The list whose elements come last.

        Returns:
            The new list.
        """
        var result = Self(capacity=self._len + other._len)
        unsafe_uninit_copy_n[overlapping=False](
            dest=result._data, src=self._data, count=self._len
        )
        result._len = self._len
        result.extend(other^)
        return result^

    def __iadd__(mut self, var other: Self):
        """Moves the elements of another list to the end.

        Args:
            other: The other list.
        """
        self.extend(other^)

    def __mul__(self, x: Int) -> Self where conforms_to(Self.T, Copyable):
        """The elements several times.

        Args:
            x: How many times; none if it isn't positive.

        Returns:
            The new list.
        """
        if x <= 0:
            return Self()
        var result = Self(capacity=self._len * x)
        for _ in range(x):
            unsafe_uninit_copy_n[overlapping=False](
                dest=result._data.unsafe_offset(result._len),
                src=self._data,
                count=self._len,
            )
            result._len += self._len
        return result^

    def __imul__(mut self, x: Int) where conforms_to(Self.T, Copyable):
        """Repeats the elements in place.

        Args:
            x: How many times; none if it isn't positive.
        """
        if x <= 0:
            self.clear()
            return
        var n = self._len
        self.reserve(n * x)
        for _ in range(x - 1):
            unsafe_uninit_copy_n[overlapping=False](
                dest=self._data.unsafe_offset(self._len),
                src=self._data,
                count=n,
            )
            self._len += n

    def reserve(mut self, new_capacity: Int):
        """Makes room; a smaller request does nothing.

        Args:
            new_capacity: For how many elements.
        """
        if new_capacity > self._capacity:
            self._grow_to(new_capacity)

    @__unsafe_nested_origins_read_only
    def resize(
        mut self, new_length: Int, fill: Self.T
    ) where conforms_to(Self.T, Copyable):
        """Cuts the list or fills it up.

        Args:
            new_length: The new length.
            fill: The value of new elements.
        """
        if new_length <= self._len:
            self.shrink(new_length)
        else:
            self.reserve(new_length)
            for i in range(self._len, new_length):
                __init_copy_at[Self.T](self._at(i), fill)
            self._len = new_length

    @deprecated("use `resize(new_length=, fill=)`")
    def resize(
        mut self, *, new_size: Int, value: Self.T
    ) where conforms_to(Self.T, Copyable):
        """Cuts the list or fills it up.

        Args:
            new_size: The new length.
            value: The value of new elements.
        """
        self.resize(new_size, value)

    @deprecated("use `resize(unsafe_uninit_length=)`")
    def resize(mut self, *, unsafe_uninit_size: Int):
        """Cuts the list or adds uninitialized elements.

        Args:
            unsafe_uninit_size: The new length.
        """
        self.resize(unsafe_uninit_length=unsafe_uninit_size)

    @__unsafe_nested_origins_read_only
    def resize(mut self, *, unsafe_uninit_length: Int):
        """Cuts the list or adds uninitialized elements.

        Args:
            unsafe_uninit_length: The new length.
        """
        if unsafe_uninit_length <= self._len:
            self.shrink(unsafe_uninit_length)
        else:
            self.reserve(unsafe_uninit_length)
            self._len = unsafe_uninit_length

    # ===--- shrinking ------------------------------------------------------------------===#

    @always_inline
    def pop(mut self) -> Self.T:
        """Removes the last element.

        Returns:
            The element.
        """
        _check_index(self._len - 1, self._len)
        self._len -= 1
        return __take_value_at[Self.T](self._at(self._len))

    @always_inline
    def pop(mut self, i: Int) -> Self.T:
        """Removes an element, in linear time.

        Args:
            i: The index.

        Returns:
            The element.
        """
        _check_index(i, self._len)
        return self._remove(i)

    def _remove(mut self, i: Int) -> Self.T:
        """Removes an element and closes the gap."""
        var result = __take_value_at[Self.T](self._at(i))
        self._len -= 1
        unsafe_uninit_move_n[overlapping=True](
            dest=self._data.unsafe_offset(i),
            src=self._data.unsafe_offset(i + 1),
            count=self._len - i,
        )
        return result^

    @deprecated("use `shrink(new_length=)`")
    def shrink(
        mut self, *, new_size: Int
    ) where conforms_to(Self.T, Deinitable):
        """Removes elements at the end.

        Args:
            new_size: The new length.
        """
        self.shrink(new_size)

    def shrink(mut self, new_length: Int) where conforms_to(Self.T, Deinitable):
        """Removes elements at the end.

        Args:
            new_length: The new length, not more than the current one.
        """
        if new_length > self._len:
            abort(
                "You are calling List.shrink with a new_size bigger than the"
                " current size. If you want to make the List bigger, provide"
                " a value to fill the new slots with. If not, make sure the"
                " new size is smaller than the current size."
            )
        unsafe_destroy_n(
            self._data.unsafe_offset(new_length), self._len - new_length
        )
        self._len = new_length

    def clear(mut self) where conforms_to(Self.T, Deinitable):
        """Removes all elements and keeps the capacity."""
        unsafe_destroy_n(self._data, self._len)
        self._len = 0

    # ===--- order and search ---------------------------------------------------------------===#

    def reverse(mut self):
        """Reverses the order of the elements in place."""
        var low = 0
        var high = self._len - 1
        while low < high:
            self._swap(low, high)
            low += 1
            high -= 1

    @always_inline
    def _swap(mut self, i: Int, j: Int):
        """Exchanges two different elements."""
        var first = __take_value_at[Self.T](self._at(i))
        __init_value_at[Self.T](
            self._at(i), __take_value_at[Self.T](self._at(j))
        )
        __init_value_at[Self.T](self._at(j), first^)

    def swap_elements(mut self, elt_idx_1: Int, elt_idx_2: Int):
        """Exchanges two elements.

        Args:
            elt_idx_1: The index of one.
            elt_idx_2: The index of the other.
        """
        debug_assert(
            0 <= elt_idx_1
            and elt_idx_1 < self._len
            and 0 <= elt_idx_2
            and elt_idx_2 < self._len,
            (
                "The indices provided to swap_elements must be within the"
                " range [0, len(List)-1]"
            ),
        )
        if elt_idx_1 != elt_idx_2:
            self._swap(elt_idx_1, elt_idx_2)

    @__unsafe_nested_origins_read_only
    def try_index(
        self, value: Self.T, start: Int = 0, stop: Optional[Int] = None
    ) -> Optional[Int] where conforms_to(Self.T, Equatable):
        """The index of the first equal element.

        Args:
            value: The value to look for.
            start: Where to begin; negative counts from the end.
            stop: Where to stop; negative counts from the end.

        Returns:
            The index, or nothing.
        """
        var first = start
        if first < 0:
            first = max(0, first + self._len)
        var last = self._len
        if stop:
            last = stop.unsafe_value()
            if last < 0:
                last += self._len
            last = min(last, self._len)
        var i = first
        while i < last:
            if self.unsafe_get(i) == value:
                return Optional[Int](i)
            i += 1
        return Optional[Int]()

    @__unsafe_nested_origins_read_only
    def index(
        self, value: Self.T, start: Int = 0, stop: Optional[Int] = None
    ) raises -> Int where conforms_to(Self.T, Equatable):
        """The index of the first equal element.

        Args:
            value: The value to look for.
            start: Where to begin; negative counts from the end.
            stop: Where to stop; negative counts from the end.

        Returns:
            The index.

        Raises:
            When there is none.
        """
        var found = self.try_index(value, start, stop)
        if not found:
            raise Error("ValueError: Given element is not in list")
        return found.unsafe_value()

    @__unsafe_nested_origins_read_only
    def count(self, value: Self.T) -> Int where conforms_to(Self.T, Equatable):
        """The number of equal elements.

        Args:
            value: The value to look for.

        Returns:
            The number.
        """
        var n = 0
        for i in range(self._len):
            if self.unsafe_get(i) == value:
                n += 1
        return n


@always_inline
def _allocate[T: AnyType](count: Int) -> Pointer[T, MutUntrackedOrigin]:
    """A block for `count` elements; dangling if that is no byte."""
    comptime if __size_of[T]() == 0:
        return Pointer[T, MutUntrackedOrigin].unsafe_dangling()
    else:
        if count <= 0:
            return Pointer[T, MutUntrackedOrigin].unsafe_dangling()
        return Pointer[T, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.alloc`(
                (count * __size_of[T]()).__mlir_index__(),
                __align_of[T]().__mlir_index__(),
            )
        )
