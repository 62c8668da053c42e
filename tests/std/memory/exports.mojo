# rule: 12/MEM-1, 12/MEM-2, 12/MEM-3, 12/MEM-4, 12/ADR-2, 12/ADR-3
# expect: run
from std.memory import (
    Allocation,
    ThinAllocation,
    alloc,
    dealloc,
    Layout,
    ArcPointer,
    stack_allocation,
    OwnedPointer,
    AddressSpace,
    Pointer,
    MutPointer,
    ImmPointer,
    OptionalPointer,
    OpaquePointer,
    MutOpaquePointer,
    ImmOpaquePointer,
    bitcast,
    pack_bits,
    UnsafeMaybeUninit,
)
from std.memory import (
    UnsafePointer,
    MutUnsafePointer,
    ImmUnsafePointer,
    ImmutUnsafePointer,
    OptionalUnsafePointer,
    ImmutPointer,
    ImmutOpaquePointer,
)
from std.memory import (
    unsafe_memcmp,
    unsafe_memcpy,
    unsafe_memmove,
    unsafe_memset,
    unsafe_memset_zero,
    unsafe_uninit_move_n,
    unsafe_uninit_copy_n,
    unsafe_destroy_n,
    is_trivially_movable,
    is_trivially_copyable,
    is_trivially_deletable,
    forget_deinit,
)
from std.memory import (
    memcmp,
    memcpy,
    memmove,
    memset,
    memset_zero,
    uninit_move_n,
    uninit_copy_n,
    destroy_n,
)
from std.memory.arc_pointer import WeakPointer, ArcPointer as A2
from std.memory.alloc import Layout as L2
from std.memory.unsafe import bitcast as b2
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit as U2
from std.memory.memory import unsafe_memcpy as m2
from std.memory import Span as MS
from std.memory.span import Span as MS2
from std.memory.address_space import AddressSpace as AS2
from std.memory.pointer import AddressSpace as AS3
from std.memory.owned_pointer import OwnedPointer as O2


def check_mem_imports() raises:
    print(1)


def check_prelude_mem() raises:
    var x = 1
    comptime P = Pointer[Int, MutUntrackedOrigin]
    comptime MP = MutPointer[Int, MutUntrackedOrigin]
    comptime IP = ImmPointer[Int, ImmUntrackedOrigin]
    comptime OP = OptionalPointer[Int, MutUntrackedOrigin]
    comptime OPQ = OpaquePointer[MutUntrackedOrigin]
    comptime MO = MutOpaquePointer[MutUntrackedOrigin]
    comptime IO = ImmOpaquePointer[ImmUntrackedOrigin]
    print(AddressSpace.GENERIC, reflect[P].name())


def check_adr() raises:
    print(
        AddressSpace.GENERIC,
        AddressSpace.GLOBAL,
        AddressSpace.SHARED,
        AddressSpace.CONSTANT,
        AddressSpace.LOCAL,
        AddressSpace.SHARED_CLUSTER,
        AddressSpace.BUFFER_RESOURCE,
        AddressSpace(77),
    )
    print(
        repr(AddressSpace.LOCAL),
        Int(AddressSpace.LOCAL.value()),
        Int(AddressSpace.SHARED),
        AddressSpace.SHARED == AddressSpace(3),
        AddressSpace.SHARED != AddressSpace.LOCAL,
    )


def main() raises:
    check_mem_imports()
    check_prelude_mem()
    check_adr()
