# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Atomic operations on numbers."""

from std.builtin._intrinsics import __address_of
from std.memory._uninit_check import check_read, checks_reads
from std.reflection.location import call_location


struct Ordering(
    Equatable, ImplicitlyCopyable, TrivialRegisterPassable, Writable
):
    """How an atomic operation orders other memory accesses."""

    comptime NOT_ATOMIC = Ordering(0)
    """Not atomic at all."""

    comptime UNORDERED = Ordering(1)
    """Atomic, in no order."""

    comptime RELAXED = Ordering(2)
    """All accesses of one place have an order."""

    comptime MONOTONIC = Ordering(2)
    """Deprecated: use `RELAXED`."""

    comptime ACQUIRE = Ordering(3)
    """Later accesses stay behind."""

    comptime RELEASE = Ordering(4)
    """Earlier accesses stay before."""

    comptime ACQUIRE_RELEASE = Ordering(5)
    """Both."""

    comptime SEQUENTIAL = Ordering(6)
    """There is one order of all such operations."""

    var _value: UInt8

    @always_inline("nodebug")
    def __init__(out self, value: UInt8):
        """Builds an order from its number.

        Args:
            value: The number.
        """
        self._value = value

    @always_inline("nodebug")
    def __eq__(self, other: Self) -> Bool:
        """Whether both are the same.

        Args:
            other: The other order.

        Returns:
            The comparison.
        """
        return self._value == other._value

    def _name(self) -> StaticString:
        """The name of the constant."""
        if self == Ordering.NOT_ATOMIC:
            return "NOT_ATOMIC"
        if self == Ordering.UNORDERED:
            return "UNORDERED"
        if self == Ordering.RELAXED:
            return "RELAXED"
        if self == Ordering.ACQUIRE:
            return "ACQUIRE"
        if self == Ordering.RELEASE:
            return "RELEASE"
        if self == Ordering.ACQUIRE_RELEASE:
            return "ACQUIRE_RELEASE"
        if self == Ordering.SEQUENTIAL:
            return "SEQUENTIAL"
        return "UNKNOWN"

    def as_string_slice(self) -> StaticString:
        """The name with the type.

        Returns:
            `Ordering.SEQUENTIAL` and the like.
        """
        if self == Ordering.NOT_ATOMIC:
            return "Ordering.NOT_ATOMIC"
        if self == Ordering.UNORDERED:
            return "Ordering.UNORDERED"
        if self == Ordering.RELAXED:
            return "Ordering.RELAXED"
        if self == Ordering.ACQUIRE:
            return "Ordering.ACQUIRE"
        if self == Ordering.RELEASE:
            return "Ordering.RELEASE"
        if self == Ordering.ACQUIRE_RELEASE:
            return "Ordering.ACQUIRE_RELEASE"
        if self == Ordering.SEQUENTIAL:
            return "Ordering.SEQUENTIAL"
        return "Ordering.UNKNOWN"

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name.

        Args:
            writer: Where to write.
        """
        writer.write_string(self._name())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name with the type.

        Args:
            writer: Where to write.
        """
        writer.write_string(self.as_string_slice())


@deprecated(use=Ordering)
comptime Consistency = Ordering
"""Deprecated: use `Ordering`."""


@always_inline
def fence[
    ordering: Ordering = Ordering.SEQUENTIAL, *, scope: StaticString = ""
]():
    """Orders memory accesses.

    Parameters:
        ordering: The order.
        scope: Among which threads.
    """
    comptime if ordering == Ordering.ACQUIRE:
        __mlir_op.`mojo.atomic.fence`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<acquire>`
        ]()
    elif ordering == Ordering.RELEASE:
        __mlir_op.`mojo.atomic.fence`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<release>`
        ]()
    elif ordering == Ordering.ACQUIRE_RELEASE:
        __mlir_op.`mojo.atomic.fence`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<acq_rel>`
        ]()
    elif ordering == Ordering.SEQUENTIAL:
        __mlir_op.`mojo.atomic.fence`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<seq_cst>`
        ]()
    else:
        comptime assert False, "a fence needs an ordering"


@always_inline
def _load[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`) -> Scalar[dtype]:
    """Reads atomically."""
    comptime if ordering == Ordering.RELAXED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.load`[
                _type=Scalar[dtype]._Rep,
                ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
            ](p)
        )
    elif ordering == Ordering.ACQUIRE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.load`[
                _type=Scalar[dtype]._Rep,
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            ](p)
        )
    elif ordering == Ordering.UNORDERED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.load`[
                _type=Scalar[dtype]._Rep,
                ordering=__mlir_attr.`#mojo.ordering<unordered>`,
            ](p)
        )
    else:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.load`[
                _type=Scalar[dtype]._Rep,
                ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            ](p)
        )


@always_inline
def _store[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`, value: Scalar[dtype]):
    """Writes atomically."""
    comptime if ordering == Ordering.RELAXED:
        __mlir_op.`mojo.atomic.store`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<monotonic>`
        ](value._mlir_value, p)
    elif ordering == Ordering.RELEASE:
        __mlir_op.`mojo.atomic.store`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<release>`
        ](value._mlir_value, p)
    elif ordering == Ordering.UNORDERED:
        __mlir_op.`mojo.atomic.store`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<unordered>`
        ](value._mlir_value, p)
    else:
        __mlir_op.`mojo.atomic.store`[
            _type=None, ordering=__mlir_attr.`#mojo.ordering<seq_cst>`
        ](value._mlir_value, p)


@always_inline
def _fetch_add[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`, value: Scalar[dtype]) -> Scalar[dtype]:
    """Changes atomically; the old value."""
    comptime assert dtype.is_numeric(), "the input type must be arithmetic"
    comptime if ordering == Ordering.RELAXED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<add>`,
                ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<add>`,
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<add>`,
                ordering=__mlir_attr.`#mojo.ordering<release>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE_RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<add>`,
                ordering=__mlir_attr.`#mojo.ordering<acq_rel>`,
            ](p, value._mlir_value)
        )
    else:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<add>`,
                ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            ](p, value._mlir_value)
        )


@always_inline
def _fetch_sub[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`, value: Scalar[dtype]) -> Scalar[dtype]:
    """Changes atomically; the old value."""
    comptime assert dtype.is_numeric(), "the input type must be arithmetic"
    comptime if ordering == Ordering.RELAXED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<release>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE_RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<acq_rel>`,
            ](p, value._mlir_value)
        )
    else:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            ](p, value._mlir_value)
        )


@always_inline
def _fetch_max[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`, value: Scalar[dtype]) -> Scalar[dtype]:
    """Changes atomically; the old value."""
    comptime assert dtype.is_numeric(), "the input type must be arithmetic"
    comptime if ordering == Ordering.RELAXED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<max>`,
                ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<max>`,
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<max>`,
                ordering=__mlir_attr.`#mojo.ordering<release>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE_RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<max>`,
                ordering=__mlir_attr.`#mojo.ordering<acq_rel>`,
            ](p, value._mlir_value)
        )
    else:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<max>`,
                ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            ](p, value._mlir_value)
        )


@always_inline
def _fetch_min[
    dtype: DType, ordering: Ordering
](p: __mlir_type.`!mojo.ptr`, value: Scalar[dtype]) -> Scalar[dtype]:
    """Changes atomically; the old value."""
    comptime assert dtype.is_numeric(), "the input type must be arithmetic"
    comptime if ordering == Ordering.RELAXED:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<min>`,
                ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<min>`,
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<min>`,
                ordering=__mlir_attr.`#mojo.ordering<release>`,
            ](p, value._mlir_value)
        )
    elif ordering == Ordering.ACQUIRE_RELEASE:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<min>`,
                ordering=__mlir_attr.`#mojo.ordering<acq_rel>`,
            ](p, value._mlir_value)
        )
    else:
        return Scalar[dtype](
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<min>`,
                ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            ](p, value._mlir_value)
        )


@always_inline
def _compare_exchange[
    dtype: DType, success: Ordering, failure: Ordering
](
    p: __mlir_type.`!mojo.ptr`,
    mut expected: Scalar[dtype],
    desired: Scalar[dtype],
) -> Bool:
    """Stores `desired` where `expected` is; floats are compared by their bits.
    On failure `expected` becomes the value that was found."""
    comptime assert dtype.is_numeric(), "the input type must be arithmetic"
    comptime U = dtype._unsigned()
    var want = expected.to_bits[U]()
    var new = desired.to_bits[U]()
    comptime if failure == Ordering.RELAXED and (
        success == Ordering.RELAXED or success == Ordering.ACQUIRE
    ):
        var old, stored = __mlir_op.`mojo.atomic.cmpxchg`[
            _type=(Scalar[U]._Rep, __mlir_type.i1),
            success_ordering=__mlir_attr.`#mojo.ordering<acquire>`,
            failure_ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
        ](p, want._mlir_value, new._mlir_value)
        if Bool(mlir_value=stored):
            return True
        expected = Scalar[dtype](from_bits=Scalar[U](mlir_value=old))
        return False
    else:
        var old, stored = __mlir_op.`mojo.atomic.cmpxchg`[
            _type=(Scalar[U]._Rep, __mlir_type.i1),
            success_ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
            failure_ordering=__mlir_attr.`#mojo.ordering<seq_cst>`,
        ](p, want._mlir_value, new._mlir_value)
        if Bool(mlir_value=stored):
            return True
        expected = Scalar[dtype](from_bits=Scalar[U](mlir_value=old))
        return False


struct Atomic[dtype: DType, *, scope: StaticString = ""](Movable where False):
    """A number that several threads may change. It can't be copied or moved.

    Parameters:
        dtype: The type of the number.
        scope: Among which threads.
    """

    var value: Scalar[Self.dtype]
    """The number, for accesses that aren't atomic."""

    @always_inline
    def __init__(out self, value: Scalar[Self.dtype]):
        """Builds the number.

        Args:
            value: The first value.
        """
        self.value = value

    @always_inline
    def load[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](self) -> Scalar[Self.dtype]:
        """Reads.

        Parameters:
            ordering: The order.

        Returns:
            The value.
        """
        var result = _load[Self.dtype, ordering](__address_of(self.value))
        comptime if checks_reads[Self.dtype]():
            check_read(result, call_location())
        return result

    @staticmethod
    @always_inline
    def load[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](ptr: Pointer[mut=False, Scalar[Self.dtype], _]) -> Scalar[Self.dtype]:
        """Reads memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.

        Returns:
            The value.
        """
        var result = _load[Self.dtype, ordering](ptr._mlir_value)
        comptime if checks_reads[Self.dtype]():
            check_read(result, call_location())
        return result

    @always_inline
    def store[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](mut self, value: Scalar[Self.dtype]):
        """Writes.

        Parameters:
            ordering: The order.

        Args:
            value: The new value.
        """
        _store[Self.dtype, ordering](__address_of(self.value), value)

    @staticmethod
    @always_inline
    def store[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        value: Scalar[Self.dtype],
    ):
        """Writes memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.
            value: The new value.
        """
        _store[Self.dtype, ordering](ptr._mlir_value, value)

    @always_inline
    def __iadd__(mut self, rhs: Scalar[Self.dtype]):
        """Adds.

        Args:
            rhs: What to add.
        """
        _ = _fetch_add[Self.dtype, Ordering.SEQUENTIAL](
            __address_of(self.value), rhs
        )

    @always_inline
    def __isub__(mut self, rhs: Scalar[Self.dtype]):
        """Subtracts.

        Args:
            rhs: What to subtract.
        """
        _ = _fetch_sub[Self.dtype, Ordering.SEQUENTIAL](
            __address_of(self.value), rhs
        )

    @always_inline
    def compare_exchange[
        *,
        success_ordering: Ordering = Ordering.SEQUENTIAL,
        failure_ordering: Ordering = Ordering.SEQUENTIAL,
    ](
        mut self,
        mut expected: Scalar[Self.dtype],
        desired: Scalar[Self.dtype],
    ) -> Bool:
        """Writes if the value is the expected one.

        Parameters:
            success_ordering: The order when it writes.
            failure_ordering: The order when it doesn't.

        Args:
            expected: The expected value; on failure it becomes the real one.
            desired: The new value.

        Returns:
            Whether it wrote.
        """
        return _compare_exchange[
            Self.dtype, success_ordering, failure_ordering
        ](__address_of(self.value), expected, desired)

    @staticmethod
    @always_inline
    def compare_exchange[
        *,
        success_ordering: Ordering = Ordering.SEQUENTIAL,
        failure_ordering: Ordering = Ordering.SEQUENTIAL,
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        mut expected: Scalar[Self.dtype],
        desired: Scalar[Self.dtype],
    ) -> Bool:
        """Writes memory if its value is the expected one.

        Parameters:
            success_ordering: The order when it writes.
            failure_ordering: The order when it doesn't.

        Args:
            ptr: The memory.
            expected: The expected value; on failure it becomes the real one.
            desired: The new value.

        Returns:
            Whether it wrote.
        """
        return _compare_exchange[
            Self.dtype, success_ordering, failure_ordering
        ](ptr._mlir_value, expected, desired)

    @always_inline
    def fetch_add[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](mut self, rhs: Scalar[Self.dtype]) -> Scalar[Self.dtype]:
        """Adds; gives the old value.

        Parameters:
            ordering: The order.

        Args:
            rhs: The operand.

        Returns:
            The old value.
        """
        return _fetch_add[Self.dtype, ordering](__address_of(self.value), rhs)

    @staticmethod
    @always_inline
    def fetch_add[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        rhs: Scalar[Self.dtype],
    ) -> Scalar[Self.dtype]:
        """Adds; gives the old value. Works on memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.
            rhs: The operand.

        Returns:
            The old value.
        """
        return _fetch_add[Self.dtype, ordering](ptr._mlir_value, rhs)

    @always_inline
    def fetch_sub[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](mut self, rhs: Scalar[Self.dtype]) -> Scalar[Self.dtype]:
        """Subtracts; gives the old value.

        Parameters:
            ordering: The order.

        Args:
            rhs: The operand.

        Returns:
            The old value.
        """
        return _fetch_sub[Self.dtype, ordering](__address_of(self.value), rhs)

    @staticmethod
    @always_inline
    def fetch_sub[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        rhs: Scalar[Self.dtype],
    ) -> Scalar[Self.dtype]:
        """Subtracts; gives the old value. Works on memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.
            rhs: The operand.

        Returns:
            The old value.
        """
        return _fetch_sub[Self.dtype, ordering](ptr._mlir_value, rhs)

    @always_inline
    def max[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](mut self, rhs: Scalar[Self.dtype]):
        """Keeps the greater value.

        Parameters:
            ordering: The order.

        Args:
            rhs: The operand.
        """
        _ = _fetch_max[Self.dtype, ordering](__address_of(self.value), rhs)

    @staticmethod
    @always_inline
    def max[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        rhs: Scalar[Self.dtype],
    ):
        """Keeps the greater value. Works on memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.
            rhs: The operand.
        """
        _ = _fetch_max[Self.dtype, ordering](ptr._mlir_value, rhs)

    @always_inline
    def min[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](mut self, rhs: Scalar[Self.dtype]):
        """Keeps the smaller value.

        Parameters:
            ordering: The order.

        Args:
            rhs: The operand.
        """
        _ = _fetch_min[Self.dtype, ordering](__address_of(self.value), rhs)

    @staticmethod
    @always_inline
    def min[
        *, ordering: Ordering = Ordering.SEQUENTIAL
    ](
        ptr: Pointer[mut=True, Scalar[Self.dtype], _],
        rhs: Scalar[Self.dtype],
    ):
        """Keeps the smaller value. Works on memory.

        Parameters:
            ordering: The order.

        Args:
            ptr: The memory.
            rhs: The operand.
        """
        _ = _fetch_min[Self.dtype, ordering](ptr._mlir_value, rhs)
