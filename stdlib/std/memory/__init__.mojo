# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Memory: pointers, allocation, owning pointers, raw operations."""

from std.collections.span import ImmSpan, ImmutSpan, MutSpan, Span
from std.memory._stack import stack_allocation
from std.memory.address_space import AddressSpace
from std.memory.alloc import (
    Allocation,
    Layout,
    ManagedAllocation,
    ThinAllocation,
    alloc,
    dealloc,
    unsafe_alloc,
)
from std.memory.arc_pointer import ArcPointer
from std.memory.memory import (
    destroy_n,
    forget_deinit,
    is_trivially_copyable,
    is_trivially_deletable,
    is_trivially_destructible,
    is_trivially_movable,
    memcmp,
    memcpy,
    memmove,
    memset,
    memset_zero,
    uninit_copy_n,
    uninit_move_n,
    unsafe_destroy_n,
    unsafe_memcmp,
    unsafe_memcpy,
    unsafe_memmove,
    unsafe_memset,
    unsafe_memset_zero,
    unsafe_uninit_copy_n,
    unsafe_uninit_move_n,
)
from std.memory.owned_pointer import OwnedPointer
from std.memory.pointer import (
    ImmOpaquePointer,
    ImmPointer,
    ImmUnsafePointer,
    ImmutOpaquePointer,
    ImmutPointer,
    ImmutUnsafePointer,
    MutOpaquePointer,
    MutPointer,
    MutUnsafePointer,
    OpaquePointer,
    OptionalPointer,
    OptionalUnsafePointer,
    Pointer,
    UnsafePointer,
)
from std.memory.unsafe import bitcast, pack_bits
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit
