# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions that the compiler implements itself.

Each declaration says exactly what a call does. They are declared here and
nowhere else; the rest of the library imports them.
"""

from std.builtin.dtype import DType
from std.builtin.origin import ImmOrigin, Origin
from std.builtin.simd import Int, Scalar
from std.builtin.traits import AnyType, Copyable, Deinitable, Movable
from std.reflection.location import SourceLocation


# ===--- places and raw addresses ------------------------------------------===#


@__intrinsic("ref_at")
def __ref_at[
    mut: Bool, //, T: AnyType, origin: Origin[mut=mut]
](p: __mlir_type.`!mojo.ptr`) -> ref[origin] T:
    """The place of type `T` at address `p`; its origin is `origin`."""
    ...


@__intrinsic("address_of")
def __address_of[T: AnyType](ref x: T) -> __mlir_type.`!mojo.ptr`:
    """The address of the place `x`. Doesn't keep `x` alive, is not a mutation
    of `x` and (for a trivial `imm` argument) spills it to the stack."""
    ...


@__intrinsic("take_value_at")
def __take_value_at[T: AnyType](p: __mlir_type.`!mojo.ptr`) -> T:
    """Moves the value at `p` out; the memory is uninitialized afterwards."""
    ...


@__intrinsic("init_value_at")
def __init_value_at[T: AnyType](p: __mlir_type.`!mojo.ptr`, var value: T):
    """Moves `value` into the uninitialized memory at `p`."""
    ...


@__intrinsic("init_copy_at")
def __init_copy_at[T: AnyType](p: __mlir_type.`!mojo.ptr`, value: T):
    """Copy-constructs the uninitialized memory at `p` from `value`, by the
    copy constructor of `T` (which need only be `Copyable`)."""
    ...


@__intrinsic("destroy_value_at")
def __destroy_value_at[T: AnyType](p: __mlir_type.`!mojo.ptr`):
    """Runs the destructor of the value at `p`."""
    ...


@__intrinsic("uninitialized")
def __uninitialized[T: AnyType]() -> T:
    """A value of `T` whose bytes are whatever its memory holds: initializing a
    place from it writes nothing and marks the place as initialized."""
    ...


@__intrinsic("forget")
def __forget[T: AnyType](deinit value: T):
    """Ends the life of `value` without running its destructor or those of its
    fields, also when `T` must be explicitly destroyed."""
    ...


# ===--- literals ------------------------------------------------------------===#


@__intrinsic("int_literal_to_scalar")
def __int_literal_to_scalar[
    dtype: DType, value: __mlir_type.`!mojo.int_literal`
]() -> Scalar[dtype]:
    """The literal in `dtype`: integers modulo 2^bits, floats rounded to nearest
    even, bool as `!= 0`. Only for dtypes of at least 8 bits."""
    ...


@__intrinsic("int_literal_to_index")
def __int_literal_to_index[
    value: __mlir_type.`!mojo.int_literal`
]() -> __mlir_type.index:
    """The literal as an `index`, modulo 2^64."""
    ...


@__intrinsic("float_literal_to_scalar")
def __float_literal_to_scalar[
    dtype: DType, value: __mlir_type.`!mojo.float_literal`
]() -> Scalar[dtype]:
    """The exact literal, rounded once to nearest even; overflow gives inf."""
    ...


@__intrinsic("float_literal_special")
def __float_literal_special[
    kind: __mlir_type.`!mojo.string_literal`
]() -> __mlir_type.`!mojo.float_literal`:
    """The payload of `nan`, `inf`, `-inf` or `-0`; used in parameter position."""
    ...


@__intrinsic("string_literal_ptr")
def __string_literal_ptr[
    value: __mlir_type.`!mojo.string_literal`
]() -> __mlir_type.`!mojo.ptr`:
    """The address of the bytes in static memory, followed by a NUL."""
    ...


@__intrinsic("string_literal_len")
def __string_literal_len[value: __mlir_type.`!mojo.string_literal`]() -> Int:
    """The number of bytes, without the NUL."""
    ...


@__intrinsic("string_literal_concat")
def __string_literal_concat[
    a: __mlir_type.`!mojo.string_literal`, b: __mlir_type.`!mojo.string_literal`
]() -> __mlir_type.`!mojo.string_literal`:
    """The payload of `a` followed by that of `b`; used in parameter position."""
    ...


# ===--- types and layout ------------------------------------------------------===#


@__intrinsic("size_of")
def __size_of[T: AnyType]() -> Int:
    """Bytes from one element of an array of `T` to the next."""
    ...


@__intrinsic("align_of")
def __align_of[T: AnyType]() -> Int:
    """The alignment of `T` in bytes."""
    ...


@__intrinsic("type_name")
def __type_name[
    T: AnyType, *, style: Int
]() -> __mlir_type.`!mojo.string_literal`:
    """The canonical name of `T`, as a payload (used in parameter position).

    `style` 0: as `reflect[T].name()`, user types qualified by their module,
    `std.builtin` types, `String` and `List` bare; 1: everything qualified;
    2: `base_name()`, no parameters and no module; 3: as `repr` shows it, the
    module path of the outermost type and of the library's own types removed.
    """
    ...


@__intrinsic("is_struct")
def __is_struct[T: AnyType]() -> Bool:
    """Whether `T` is a struct (raw MLIR types count)."""
    ...


@__intrinsic("struct_field_count")
def __struct_field_count[T: AnyType]() -> Int:
    """The number of `var` fields of `T`."""
    ...


@__intrinsic("struct_field_name")
def __struct_field_name[
    T: AnyType, index: Int
]() -> __mlir_type.`!mojo.string_literal`:
    """The name of a field as a payload; out of range is a comptime error."""
    ...


@__intrinsic("struct_field_index")
def __struct_field_index[
    T: AnyType, name: __mlir_type.`!mojo.string_literal`
]() -> Int:
    """The index of the field called `name`; a comptime error without one."""
    ...


@__intrinsic("struct_field_types")
def __struct_field_types[T: AnyType]() -> __mlir_type.`!mojo.list`:
    """The types of the fields as a list payload."""
    ...


@__intrinsic("struct_field_offset")
def __struct_field_offset[T: AnyType, index: Int]() -> Int:
    """The offset of a field in bytes."""
    ...


@__intrinsic("type_eq")
def __type_eq[T: AnyType, U: AnyType]() -> Bool:
    """Whether two types are the same (what `T == U` means)."""
    ...


@__intrinsic("copy_is_trivial")
def __copy_is_trivial[T: AnyType]() -> Bool:
    """`T.__copy_ctor_is_trivial`, False for a type that isn't `Copyable`."""
    ...


@__intrinsic("move_is_trivial")
def __move_is_trivial[T: AnyType]() -> Bool:
    """`T.__move_ctor_is_trivial`, False for a type that isn't `Movable`."""
    ...


@__intrinsic("destroy_is_trivial")
def __destroy_is_trivial[T: AnyType]() -> Bool:
    """`T.__del__is_trivial`, False for a type that isn't `Deinitable`."""
    ...


@__intrinsic("rebind")
def __rebind[T: AnyType, //, Dest: AnyType](ref value: T) -> ref[value] Dest:
    """The same place under the type `Dest`, which must be the type `T`."""
    ...


@__intrinsic("rebind_var")
def __rebind_var[T: AnyType, //, Dest: AnyType](var value: T) -> Dest:
    """The same value under the type `Dest`, which must be the type `T`."""
    ...


@__intrinsic("materialize")
def __materialize[T: AnyType, //, value: T]() -> T:
    """The compile-time value as a run-time value."""
    ...


@__intrinsic("global_constant_address")
def __global_constant_address[
    T: AnyType, //, value: T
]() -> __mlir_type.`!mojo.ptr`:
    """The address of read-only static memory that holds `value`."""
    ...


# ===--- compile-time lists ----------------------------------------------------===#
# A payload `!mojo.list` holds types or values. A list-valued or type-valued
# call is used in parameter or type position.


@__intrinsic("list_size")
def __list_size[list: __mlir_type.`!mojo.list`]() -> Int:
    """The number of entries."""
    ...


@__intrinsic("list_get_type")
def __list_get_type[list: __mlir_type.`!mojo.list`, index: Int]() -> AnyType:
    """Entry `index` as a type (a negative or too large index is an error)."""
    ...


@__intrinsic("list_storage")
def __list_storage[list: __mlir_type.`!mojo.list`]() -> AnyType:
    """The raw type (used in type position) that has room for one value of each
    type of the list, laid out like the fields of a struct. As any raw type it
    is copied and moved by bits and destroying it does nothing."""
    ...


@__intrinsic("list_storage_offset")
def __list_storage_offset[list: __mlir_type.`!mojo.list`, index: Int]() -> Int:
    """The offset in bytes of entry `index` in `__list_storage[list]()`."""
    ...


@__intrinsic("list_union_storage")
def __list_union_storage[list: __mlir_type.`!mojo.list`]() -> AnyType:
    """The raw type (used in type position) that has the size and alignment for
    a value of any one type of the list, at offset 0."""
    ...


@__intrinsic("list_get_value")
def __list_get_value[
    T: AnyType, //, list: __mlir_type.`!mojo.list`, index: Int
]() -> T:
    """Entry `index` as a value; its type is the type of the entry."""
    ...


@__intrinsic("list_values_address")
def __list_values_address[
    T: AnyType, list: __mlir_type.`!mojo.list`
]() -> __mlir_type.`!mojo.ptr`:
    """The address of static memory that holds all values of the list."""
    ...


@__intrinsic("list_concat")
def __list_concat[
    a: __mlir_type.`!mojo.list`, b: __mlir_type.`!mojo.list`
]() -> __mlir_type.`!mojo.list`:
    """The entries of `a`, then those of `b`."""
    ...


@__intrinsic("list_slice")
def __list_slice[
    list: __mlir_type.`!mojo.list`, start: Int, end: Int
]() -> __mlir_type.`!mojo.list`:
    """The entries `start` to `end - 1`; empty when `end <= start`."""
    ...


@__intrinsic("list_reverse")
def __list_reverse[
    list: __mlir_type.`!mojo.list`
]() -> __mlir_type.`!mojo.list`:
    """The entries in reverse order."""
    ...


@__intrinsic("list_splat")
def __list_splat[count: Int, entry: __generic]() -> __mlir_type.`!mojo.list`:
    """`count` times the type or value `entry`."""
    ...


@__intrinsic("list_tabulate")
def __list_tabulate[
    count: Int, mapper: __generic
]() -> __mlir_type.`!mojo.list`:
    """The types or values `mapper[0]`, ..., `mapper[count - 1]`."""
    ...


@__intrinsic("list_map")
def __list_map[
    list: __mlir_type.`!mojo.list`, mapper: __generic
]() -> __mlir_type.`!mojo.list`:
    """The types or values `mapper[entry]` for each entry."""
    ...


@__intrinsic("list_filter_idx")
def __list_filter_idx[
    list: __mlir_type.`!mojo.list`, predicate: __generic
]() -> __mlir_type.`!mojo.list`:
    """The entries for which `predicate[entry, index]` is True."""
    ...


@__intrinsic("list_reduce")
def __list_reduce[
    list: __mlir_type.`!mojo.list`, base: __generic, reducer: __generic
]() -> __generic:
    """The left fold by `reducer[previous, entry]`, starting from `base`."""
    ...


@__intrinsic("list_reduce_idx")
def __list_reduce_idx[
    list: __mlir_type.`!mojo.list`, base: __generic, reducer: __generic
]() -> __generic:
    """The left fold by `reducer[previous, entry, index]`."""
    ...


@__intrinsic("list_any")
def __list_any[list: __mlir_type.`!mojo.list`, predicate: __generic]() -> Bool:
    """Whether `predicate[entry]` holds for some entry."""
    ...


@__intrinsic("list_all")
def __list_all[list: __mlir_type.`!mojo.list`, predicate: __generic]() -> Bool:
    """Whether `predicate[entry]` holds for each entry."""
    ...


@__intrinsic("list_all_conform_to")
def __list_all_conform_to[
    list: __mlir_type.`!mojo.list`, Trait: type_of(AnyType)
]() -> Bool:
    """Whether each type of the list conforms to `Trait` (evidence for it)."""
    ...


@__intrinsic("list_contains_type")
def __list_contains_type[list: __mlir_type.`!mojo.list`, T: AnyType]() -> Bool:
    """Whether the type `T` is in the list."""
    ...


# ===--- origins -----------------------------------------------------------------===#


@__intrinsic("origin_static")
def __origin_static() -> Origin[mut=False]:
    """The origin of memory that lives as long as the program."""
    ...


@__intrinsic("origin_untracked")
def __origin_untracked[mut: Bool]() -> Origin[mut=mut]:
    """The empty origin: aliases nothing that the compiler manages."""
    ...


@__intrinsic("origin_any")
def __origin_any[mut: Bool]() -> Origin[mut=mut]:
    """The universal origin: may alias any value."""
    ...


# ===--- the target and the build -----------------------------------------------===#


@__intrinsic("target_string")
def __target_string[
    key: __mlir_type.`!mojo.string_literal`
]() -> __mlir_type.`!mojo.string_literal`:
    """A fact of the target as a payload: `triple`, `os` ("linux", "darwin",
    ...), `arch` (of the triple: "x86_64", "aarch64", ...), `cpu` (the CPU
    name), `accelerator` (its arch or ""), `vendor` ("nvidia", "amd", "apple"
    or "" when this code isn't compiled for a GPU)."""
    ...


@__intrinsic("target_int")
def __target_int[key: __mlir_type.`!mojo.string_literal`]() -> Int:
    """A fact of the target: `simd_bits` (width of a vector register),
    `pointer_bits`, `little_endian` (0 or 1)."""
    ...


@__intrinsic("target_has_feature")
def __target_has_feature[name: __mlir_type.`!mojo.string_literal`]() -> Bool:
    """Whether the target has the LLVM CPU feature `name`."""
    ...


@__intrinsic("define_kind")
def __define_kind[name: StaticString]() -> Int:
    """0: not defined by `-D`, 1: defined without a value, 2: with a value."""
    ...


@__intrinsic("define_value")
def __define_value[name: StaticString]() -> __mlir_type.`!mojo.string_literal`:
    """The value of the define as a payload ("" when it has none)."""
    ...


@__intrinsic("current_location")
def __current_location() -> SourceLocation:
    """The place of this call: a `std.reflection.SourceLocation`, whose fields
    are, in order, line (`Int`), column (`Int`), address (`!mojo.ptr`) and
    length (`Int`) of the absolute file name. In an always-inlined function it
    is still the place of this call. Line and column are 0 and the file is
    `<unknown location in parameter context>` at compile time."""
    ...


@__intrinsic("call_location")
def __call_location[inline_count: Int]() -> SourceLocation:
    """The place where the function that contains this call was called, after
    `inline_count` levels of (always-inlined) functions. The column is that of
    the `(` of the call, or of the `[` of a subscript."""
    ...


@__intrinsic("current_function_name")
def __current_function_name() -> __mlir_type.`!mojo.string_literal`:
    """The name of the function that contains this call, as a payload."""
    ...


@__intrinsic("compile_function")
def __compile_function[
    func: __generic, kind: StaticString
]() -> __mlir_type.`!mojo.string_literal`:
    """`func`, compiled with all that it reaches as a module of its own, as a
    payload of the kind "asm", "llvm", "llvm-opt", "llvm-bitcode",
    "llvm-opt-bitcode" or "object"."""
    ...


@__intrinsic("function_name")
def __function_name[func: __generic]() -> __mlir_type.`!mojo.string_literal`:
    """The name of `func` as declared, as a payload."""
    ...


@__intrinsic("linkage_name")
def __linkage_name[func: __generic]() -> __mlir_type.`!mojo.string_literal`:
    """The linker symbol of `func` as a payload."""
    ...


@__intrinsic("function_address")
def __function_address[func: __generic]() -> __mlir_type.`!mojo.fnptr`:
    """The address of the code of `func`, a function without captures."""
    ...


@__intrinsic("function_argument_count")
def __function_argument_count[func: __generic]() -> Int:
    """The number of arguments that `func` declares, those with stars included;
    -1 when it is parametric or overloaded."""
    ...


@__intrinsic("function_argument_kind")
def __function_argument_kind[func: __generic, index: Int]() -> Int:
    """How an argument of `func` is declared: 0 `imm`, 1 `mut`, 2 `ref`, 3
    `var`, 4 `deinit`, 5 `out`; plus 8 for `*args`, 16 for a pack, 24 for
    `**kwargs`."""
    ...


@__intrinsic("function_argument_type")
def __function_argument_type[func: __generic, index: Int]() -> AnyType:
    """The type of an argument of `func`; with stars the type of an element."""
    ...


@__intrinsic("function_result_type")
def __function_result_type[func: __generic]() -> AnyType:
    """The type of the result of `func`."""
    ...


@__intrinsic("external_call")
def external_call[
    callee: StaticString,
    return_type: AnyType,
    *types: AnyType,
    num_fixed_args: Int = -1,
](*args: __generic) -> return_type:
    """Calls the C function `callee`. Arguments and result are scalars, `Bool`,
    pointers, function pointers, raw MLIR values or register-passable structs of
    one such field; `NoneType` as `return_type` means that nothing is returned.
    `num_fixed_args` that isn't negative says that the function is variadic
    after so many arguments."""
    ...


@__intrinsic("call_at")
def __call_at[Result: AnyType](address: Int, *args: __generic) -> Result:
    """Calls the C function at an address; arguments and result as those of
    `external_call`. A pack may be forwarded with `*args`."""
    ...


@__intrinsic("fail_codegen")
def __fail_codegen[message: String]():
    """A compile-time error with `message` when code is generated for this call
    (not when the interpreter runs or passes over it)."""
    ...


@__intrinsic("llvm_intrinsic")
def llvm_intrinsic[
    intrin: StaticString,
    type: AnyType,
    *types: AnyType,
    has_side_effect: Bool = True,
](*args: __generic) -> type:
    """Calls the LLVM intrinsic `intrin` (`mojo.llvm_intrinsic`); an overloaded
    name is completed from the types. Arguments and result are scalars, vectors,
    `Bool`, pointers; `NoneType` means no result. Constants reach LLVM as such,
    for arguments that must be immediate."""
    ...


@__intrinsic("inline_assembly")
def __inline_assembly[
    text: StaticString,
    Result: AnyType,
    constraints: StaticString,
    has_side_effect: Bool,
](*args: __generic) -> Result:
    """Inline assembly by `llvm.inline_asm`; arguments as for `llvm_intrinsic`."""
    ...
