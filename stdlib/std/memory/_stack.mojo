# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Memory on the stack."""

from std.builtin._intrinsics import __align_of


@always_inline("nodebug")
def stack_allocation[
    count: Int,
    dtype: DType,
    /,
    alignment: Int = __align_of[Scalar[dtype]](),
    address_space: AddressSpace = AddressSpace.GENERIC,
]() -> Pointer[Scalar[dtype], MutUntrackedOrigin, address_space=address_space]:
    """Uninitialized memory that lives until the caller returns.

    Parameters:
        count: The number of elements.
        dtype: The type of the elements.
        alignment: The alignment in bytes.
        address_space: The address space of the memory.

    Returns:
        The address of the memory.
    """
    return stack_allocation[
        count,
        Scalar[dtype],
        alignment=alignment,
        address_space=address_space,
    ]()


@always_inline("nodebug")
def stack_allocation[
    count: Int,
    type: AnyType,
    /,
    name: Optional[StaticString] = None,
    alignment: Int = __align_of[type](),
    address_space: AddressSpace = AddressSpace.GENERIC,
]() -> Pointer[type, MutUntrackedOrigin, address_space=address_space]:
    """Uninitialized memory that lives until the caller returns.

    Parameters:
        count: The number of elements.
        type: The type of the elements.
        name: The name of the memory, where it is a global of a device.
        alignment: The alignment in bytes.
        address_space: The address space of the memory.

    Returns:
        The address of the memory.
    """
    comptime Result = Pointer[
        type, MutUntrackedOrigin, address_space=address_space
    ]
    comptime _Block = __mlir_type[`!mojo.array<`, +count, `, `, type, `>`]
    return Result(
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=Result._Rep,
            elem=_Block,
            align=__mlir_attr[+alignment, ` : i64`],
        ](__mlir_attr.`1 : index`)
    )
