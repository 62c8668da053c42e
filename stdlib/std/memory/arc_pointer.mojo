# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Values on the heap that several owners share."""

from std.builtin.traits import Hasher
from std.atomic import Atomic, Ordering, fence
from std.builtin._intrinsics import (
    __align_of,
    __destroy_value_at,
    __init_value_at,
    __ref_at,
    __type_name,
)
from std.memory.alloc import Allocation, Layout, _allocate_aligned, _free


struct _ControlBlock[T: Movable & Deinitable](Movable where False):
    """The value and the counters. All strong references together hold one
    weak reference."""

    var strong: Atomic[DType.uint64]
    var weak: Atomic[DType.uint64]
    var value: Self.T

    def __init__(out self, var value: Self.T):
        """Builds a block with one strong reference."""
        self.strong = Atomic[DType.uint64](1)
        self.weak = Atomic[DType.uint64](1)
        self.value = value^


comptime _Block[T: Movable & Deinitable] = Pointer[
    _ControlBlock[T], MutUntrackedOrigin
]
"""The address of a control block."""


@always_inline
def _release_weak[T: Movable & Deinitable, //](block: _Block[T]):
    """Drops a weak reference; the last one frees the block."""
    if block[].weak.fetch_sub[ordering=Ordering.RELEASE](1) == 1:
        fence[Ordering.ACQUIRE]()
        _free(block)


struct ArcPointer[
    T: Movable & Deinitable
](
    Equatable where conforms_to(T, Equatable),
    Hashable where conforms_to(T, Hashable),
    Identifiable,
    ImplicitlyCopyable,
    RegisterPassable,
    Writable where conforms_to(T, Writable),
):
    """Owns a value on the heap together with its copies.

    The counters are atomic; the value itself is not synchronized.

    Parameters:
        T: The type of the value.
    """

    comptime WeakPointer = WeakPointer[Self.T]
    """The type of a reference that keeps nothing alive."""

    var _block: Pointer[_ControlBlock[Self.T], MutUntrackedOrigin]

    @always_inline
    def __init__(out self, var value: Self.T):
        """Moves a value to the heap.

        Args:
            value: The value.
        """
        self._block = _allocate_aligned[_ControlBlock[Self.T]](
            1, __align_of[_ControlBlock[Self.T]]()
        )
        self._block[].strong.value = 1
        self._block[].weak.value = 1
        __init_value_at[Self.T](
            Pointer(to=self._block[].value)._mlir_value, value^
        )

    @always_inline
    def __init__(out self, *, copy: Self):
        """Shares the value.

        Args:
            copy: The pointer to share with.
        """
        self._block = copy._block
        _ = self._block[].strong.fetch_add[ordering=Ordering.RELAXED](1)

    @always_inline
    def __init__(
        out self,
        *,
        unsafe_from_raw_pointer: Pointer[
            _ControlBlock[Self.T], MutUntrackedOrigin
        ],
    ):
        """Adopts a control block and one of its references.

        Args:
            unsafe_from_raw_pointer: The address of the block.
        """
        self._block = unsafe_from_raw_pointer

    @always_inline
    def __init__(out self, *, _upgraded: _Block[Self.T]):
        """Adopts a reference that was counted."""
        self._block = _upgraded

    @no_inline
    def __deinit__(deinit self):
        """Drops the reference; the last one destroys the value."""
        if self._block[].strong.fetch_sub[ordering=Ordering.RELEASE](1) != 1:
            return
        fence[Ordering.ACQUIRE]()
        __destroy_value_at[Self.T](Pointer(to=self._block[].value)._mlir_value)
        _release_weak(self._block)

    @always_inline
    def __getitem__[
        self_life: ImmOrigin
    ](
        ref[self_life] self,
    ) -> ref[self_life.unsafe_mut_cast[True]()] Self.T:
        """The value, which may be changed.

        Parameters:
            self_life: The origin of the pointer.

        Returns:
            A reference to the value.
        """
        return __ref_at[Self.T, self_life.unsafe_mut_cast[True]()](
            Pointer(to=self._block[].value)._mlir_value
        )

    @always_inline
    def unsafe_ptr[
        mut: Bool, origin: Origin[mut=mut], //
    ](ref[origin] self) -> Pointer[Self.T, origin]:
        """The address of the value.

        Parameters:
            mut: Whether the value may be changed.
            origin: The origin of the pointer.

        Returns:
            The address.
        """
        return Pointer[Self.T, origin](
            mlir_value=Pointer(to=self._block[].value)._mlir_value
        )

    def count(self) -> UInt64:
        """The number of strong references.

        Returns:
            The count.
        """
        return self._block[].strong.load[ordering=Ordering.RELAXED]()

    def weak_count(self) -> UInt64:
        """The number of weak pointers.

        Returns:
            The count.
        """
        return self._block[].weak.load[ordering=Ordering.RELAXED]() - 1

    def unsafe_take_allocation(
        deinit self,
    ) -> Allocation[_ControlBlock[Self.T]]:
        """Hands over the control block together with this reference.

        Returns:
            The block.
        """
        return Allocation[_ControlBlock[Self.T]](
            _pointer=self._block,
            _layout=Layout[_ControlBlock[Self.T]].single(),
        )

    @always_inline
    def __is__(self, rhs: Self) -> Bool:
        """Whether both share one value.

        Args:
            rhs: The other pointer.

        Returns:
            The answer.
        """
        return Int(self._block) == Int(rhs._block)

    def __eq__(self, rhs: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether the values are equal.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return self._block[].value == rhs._block[].value

    def __ne__(self, rhs: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether the values differ.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return self._block[].value != rhs._block[].value

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.T, Hashable):
        """Feeds the value.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        self._block[].value.__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the value.

        Args:
            writer: Where to write.
        """
        self._block[].value.write_to(writer)

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the value.

        Args:
            writer: Where to write.
        """
        writer.write_string("ArcPointer[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string("](")
        self._block[].value.write_repr_to(writer)
        writer.write_string(")")


struct WeakPointer[
    T: Movable & Deinitable
](Defaultable, ImplicitlyCopyable, RegisterPassable):
    """Refers to the value of an `ArcPointer` without keeping it alive.

    Parameters:
        T: The type of the value.
    """

    var _block: Optional[Pointer[_ControlBlock[Self.T], MutUntrackedOrigin]]

    @always_inline
    def __init__(out self):
        """Builds a pointer that refers to nothing."""
        self._block = None

    @always_inline
    def __init__(out self, *, downgrade: ArcPointer[Self.T]):
        """Refers to the value of a pointer.

        Args:
            downgrade: The pointer.
        """
        self._block = downgrade._block
        _ = downgrade._block[].weak.fetch_add[ordering=Ordering.RELAXED](1)

    @always_inline
    def __init__(out self, *, copy: Self):
        """Refers to the same value.

        Args:
            copy: The pointer to copy.
        """
        self._block = copy._block
        if copy._block:
            _ = (
                copy._block
                .unsafe_value()[]
                .weak
                .fetch_add[ordering=Ordering.RELAXED](1)
            )

    def __deinit__(deinit self):
        """Drops the reference."""
        if self._block:
            _release_weak(self._block.unsafe_value())

    def try_upgrade(self) -> Optional[ArcPointer[Self.T]]:
        """An owner of the value, if it is still there.

        Returns:
            The owner, or nothing.
        """
        if not self._block:
            return None
        var block = self._block.unsafe_value()
        var count = block[].strong.load[ordering=Ordering.RELAXED]()
        while count != 0:
            if (
                block[]
                .strong
                .compare_exchange[
                    success_ordering=Ordering.ACQUIRE,
                    failure_ordering=Ordering.RELAXED,
                ](count, count + 1)
            ):
                return ArcPointer[Self.T](_upgraded=block)
        return None

    def strong_count(self) -> UInt64:
        """The number of owners.

        Returns:
            The count.
        """
        if not self._block:
            return 0
        return (
            self._block
            .unsafe_value()[]
            .strong
            .load[ordering=Ordering.RELAXED]()
        )

    def weak_count(self) -> UInt64:
        """The number of weak pointers.

        Returns:
            The count.
        """
        if not self._block:
            return 0
        var block = self._block.unsafe_value()
        var n = block[].weak.load[ordering=Ordering.RELAXED]()
        if block[].strong.load[ordering=Ordering.RELAXED]() != 0:
            n -= 1
        return n
