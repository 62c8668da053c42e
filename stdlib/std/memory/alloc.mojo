# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Heap memory."""

from std.builtin._intrinsics import (
    __address_of,
    __align_of,
    __size_of,
    __type_name,
)
from std.os import abort
from std.reflection.location import call_location


struct Layout[T: AnyType](TrivialRegisterPassable, Writable):
    """How much memory to allocate, and how aligned.

    Parameters:
        T: The type of the elements.
    """

    var _count: Int
    var _alignment: Int

    @always_inline
    def __init__(out self, *, count: Int):
        """Room for elements, naturally aligned.

        Args:
            count: The number of elements.
        """
        self._count = count
        self._alignment = __align_of[Self.T]()

    @always_inline
    def __init__(out self, *, count: Int, alignment: Int):
        """Room for elements; aborts when the alignment is invalid.

        Args:
            count: The number of elements.
            alignment: The alignment in bytes.
        """
        if not Self.is_valid_alignment(alignment):
            abort(
                "Alignment is invalid. Must be a power of two and >= to the"
                " types natural alignment.",
                location=call_location(),
            )
        self._count = count
        self._alignment = alignment

    @staticmethod
    def aligned[alignment: Int](*, count: Int) -> Self:
        """Room for elements with an alignment that is checked by the compiler.

        Parameters:
            alignment: The alignment in bytes.

        Args:
            count: The number of elements.

        Returns:
            The layout.
        """
        comptime assert alignment > 0 and alignment & (alignment - 1) == 0, (
            String("alignment '", alignment, "' is not a power of two")
        )
        comptime assert alignment >= __align_of[Self.T](), String(
            "alignment '",
            alignment,
            "' must be at least align_of[",
            StringLiteral[__type_name[Self.T, style=0]()](),
            "]() '",
            __align_of[Self.T](),
            "'",
        )
        var result = Self(count=count)
        result._alignment = alignment
        return result

    @staticmethod
    def single() -> Self:
        """Room for one element.

        Returns:
            The layout.
        """
        return Self(count=1)

    @staticmethod
    @always_inline
    def is_valid_alignment(alignment: Int) -> Bool:
        """Whether it is a power of two and not below the natural alignment.

        Args:
            alignment: The alignment in bytes.

        Returns:
            The answer.
        """
        return (
            alignment > 0
            and alignment & (alignment - 1) == 0
            and alignment >= __align_of[Self.T]()
        )

    @always_inline
    def as_byte_layout(self) -> Layout[Byte]:
        """The same memory, counted in bytes.

        Returns:
            The layout.
        """
        var result = Layout[Byte](count=self._count * __size_of[Self.T]())
        result._alignment = self._alignment
        return result

    @always_inline
    def alignment(self) -> Int:
        """The alignment in bytes.

        Returns:
            The alignment.
        """
        return self._alignment

    @always_inline
    def count(self) -> Int:
        """The number of elements.

        Returns:
            The count.
        """
        return self._count

    def write_to(self, mut writer: Some[Writer]):
        """Writes the type, count and alignment.

        Args:
            writer: Where to write.
        """
        writer.write_string("Layout[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=0]()]())
        writer.write_string("](count=")
        self._count.write_to(writer)
        writer.write_string(", alignment=")
        self._alignment.write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the type, count and alignment.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)


@explicit_destroy(
    "An `Allocation` owns heap storage and must be consumed before it goes out"
    " of scope. Deallocate it with `dealloc(allocation^)`, or call"
    " `unsafe_leak()` to take ownership of the underlying pointer."
)
struct Allocation[
    T: AnyType
](Deinitable where False, RegisterPassable, Writable):
    """A block of heap memory and its layout; must be given back.

    Parameters:
        T: The type of the elements.
    """

    var _pointer: Pointer[Self.T, MutUntrackedOrigin]
    var _layout: Layout[Self.T]

    @always_inline
    def __init__(
        out self,
        *,
        _pointer: Pointer[Self.T, MutUntrackedOrigin],
        _layout: Layout[Self.T],
    ):
        """Wraps a block."""
        self._pointer = _pointer
        self._layout = _layout

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the block.

        Returns:
            The pointer.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=self._pointer._mlir_value
        )

    @always_inline
    def unsafe_span(ref self) -> Span[Self.T, origin_of(self)]:
        """The block as a view.

        Returns:
            The view.
        """
        return Span[Self.T, origin_of(self)](
            unsafe_ptr=Pointer[Self.T, origin_of(self)](
                mlir_value=self._pointer._mlir_value
            ),
            length=self._layout._count,
        )

    @always_inline
    def layout(self) -> Layout[Self.T]:
        """The layout.

        Returns:
            The layout.
        """
        return self._layout

    @always_inline
    def into_thin(deinit self) -> ThinAllocation[Self.T]:
        """Drops the layout.

        Returns:
            The block.
        """
        return ThinAllocation[Self.T](unsafe_owned_ptr=self._pointer)

    def into_managed(var self) -> ManagedAllocation[Self.T]:
        """Wraps the block so that it is given back by itself.

        Returns:
            The block.
        """
        return ManagedAllocation[Self.T](self^)

    @always_inline
    def unsafe_leak(deinit self) -> Pointer[Self.T, MutUntrackedOrigin]:
        """Gives up tracking.

        Returns:
            The address of the block.
        """
        return self._pointer

    def write_to(self, mut writer: Some[Writer]):
        """Writes the type, address and layout.

        Args:
            writer: Where to write.
        """
        writer.write_string("Allocation[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=0]()]())
        writer.write_string("](pointer=")
        self._pointer.write_to(writer)
        writer.write_string(", layout=")
        self._layout.write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the type, address and layout.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)


@explicit_destroy(
    "A `ThinAllocation` owns heap storage and must be consumed before it goes"
    " out of scope. Give it its layout back with `unsafe_with_layout()` to"
    " deallocate it, or call `unsafe_leak()` to take ownership of the"
    " underlying"
    " pointer."
)
struct ThinAllocation[
    T: AnyType
](Deinitable where False, RegisterPassable, Writable):
    """A block of heap memory without its layout; must be given back.

    Parameters:
        T: The type of the elements.
    """

    var _pointer: Pointer[Self.T, MutUntrackedOrigin]

    @always_inline
    def __init__(
        out self, *, unsafe_owned_ptr: Pointer[Self.T, MutUntrackedOrigin]
    ):
        """Adopts a raw block.

        Args:
            unsafe_owned_ptr: The address of the block.
        """
        self._pointer = unsafe_owned_ptr

    @always_inline
    def __init__(
        out self,
        *,
        unsafe_assume_ownership: Pointer[Self.T, MutUntrackedOrigin],
    ):
        """Adopts a raw block.

        Args:
            unsafe_assume_ownership: The address of the block.
        """
        self._pointer = unsafe_assume_ownership

    @always_inline
    def unsafe_with_layout(
        deinit self, layout: Layout[Self.T]
    ) -> Allocation[Self.T]:
        """Adds the layout again.

        Args:
            layout: The layout with which it was allocated.

        Returns:
            The block.
        """
        return Allocation[Self.T](_pointer=self._pointer, _layout=layout)

    @always_inline
    def unsafe_leak(deinit self) -> Pointer[Self.T, MutUntrackedOrigin]:
        """Gives up tracking.

        Returns:
            The address of the block.
        """
        return self._pointer

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the block.

        Returns:
            The pointer.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=self._pointer._mlir_value
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the type and address.

        Args:
            writer: Where to write.
        """
        writer.write_string("ThinAllocation[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=0]()]())
        writer.write_string("](pointer=")
        self._pointer.write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the type and address.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)


struct ManagedAllocation[T: AnyType](Movable):
    """A block of heap memory that its destructor gives back.

    Parameters:
        T: The type of the elements.
    """

    var _pointer: Pointer[Self.T, MutUntrackedOrigin]
    var _layout: Layout[Self.T]

    @always_inline
    def __init__(out self, var allocation: Allocation[Self.T]):
        """Takes over a block.

        Args:
            allocation: The block.
        """
        self._layout = allocation._layout
        self._pointer = allocation^.unsafe_leak()

    def __init__(out self, *, deinit move: Self):
        """Moves the handle.

        Args:
            move: The handle to move from.
        """
        self._pointer = move._pointer
        self._layout = move._layout

    def __deinit__(deinit self):
        """Gives the block back."""
        _free(self._pointer)

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the block.

        Returns:
            The pointer.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=self._pointer._mlir_value
        )

    @always_inline
    def unsafe_span(ref self) -> Span[Self.T, origin_of(self)]:
        """The block as a view.

        Returns:
            The view.
        """
        return Span[Self.T, origin_of(self)](
            unsafe_ptr=Pointer[Self.T, origin_of(self)](
                mlir_value=self._pointer._mlir_value
            ),
            length=self._layout._count,
        )

    @always_inline
    def layout(self) -> Layout[Self.T]:
        """The layout.

        Returns:
            The layout.
        """
        return self._layout


@always_inline
def alloc[T: AnyType, //](layout: Layout[T], /) -> Allocation[T]:
    """Allocates uninitialized memory.

    Parameters:
        T: The type of the elements.

    Args:
        layout: How much, and how aligned.

    Returns:
        The block, which must be given back.
    """
    debug_assert(layout._count > 0, "alloc(", layout, "): count must be > 0")
    var block = _allocate_aligned[T](layout._count, layout._alignment)
    if Int(block) == 0:
        _fail_without_memory()
    return Allocation[T](_pointer=block, _layout=layout)


@no_inline
def _fail_without_memory():
    """Ends the program, which got no memory."""
    abort("alloc failed: returned a null pointer")


@always_inline
def dealloc[T: AnyType, //](var allocation: Allocation[T], /):
    """Gives memory back; runs no destructors.

    Parameters:
        T: The type of the elements.

    Args:
        allocation: The block.
    """
    _free(allocation^.unsafe_leak())


@deprecated(
    "`alloc` without a `Layout` is deprecated, use the `Layout`-based `alloc`"
    " instead; as a temporary migration step, use `unsafe_alloc`"
)
@always_inline
def alloc[
    type: AnyType, /
](count: Int, *, alignment: Int = __align_of[type]()) -> Pointer[
    type, MutUntrackedOrigin
]:
    """Allocates memory that `unsafe_free()` gives back.

    Parameters:
        type: The type of the elements.

    Args:
        count: The number of elements.
        alignment: The alignment in bytes.

    Returns:
        The address of the block.
    """
    return unsafe_alloc[type](count, alignment=alignment)


@always_inline
def unsafe_alloc[
    type: AnyType, /
](count: Int, *, alignment: Int = __align_of[type]()) -> Pointer[
    type, MutUntrackedOrigin
]:
    """Allocates memory that `unsafe_free()` gives back.

    Parameters:
        type: The type of the elements.

    Args:
        count: The number of elements.
        alignment: The alignment in bytes.

    Returns:
        The address of the block.
    """
    debug_assert(
        count >= 0,
        "alloc[",
        StringLiteral[__type_name[type, style=0]()](),
        "]() count must be non-negative: ",
        count,
    )
    return _allocate_aligned[type](count, alignment)


@always_inline
def _allocate_aligned[
    T: AnyType
](count: Int, alignment: Int) -> Pointer[T, MutUntrackedOrigin]:
    """A block; dangling for elements without a size."""
    comptime if __size_of[T]() == 0:
        return Pointer[T, MutUntrackedOrigin].unsafe_dangling()
    else:
        return Pointer[T, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.alloc`(
                (count * __size_of[T]()).__mlir_index__(),
                alignment.__mlir_index__(),
            )
        )


@always_inline
def _free[T: AnyType, //](pointer: Pointer[T, MutUntrackedOrigin]):
    """Gives a block back."""
    comptime if __size_of[T]() != 0:
        __mlir_op.`mojo.free`[_type=None](pointer._mlir_value)
