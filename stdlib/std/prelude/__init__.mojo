# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The names that every module has without importing them."""

from std.builtin._doc import doc_hidden
from std.builtin.bool import Bool, all, any
from std.builtin.breakpoint import breakpoint
from std.builtin.builtin_slice import Slice, slice
from std.builtin.coroutine import AnyCoroutine, Coroutine, RaisingCoroutine
from std.builtin.debug_assert import debug_assert
from std.builtin.dtype import DType
from std.builtin.ellipsis import EllipsisType
from std.builtin.error import Error
from std.builtin.float_literal import FloatLiteral
from std.builtin.format_int import bin, hex, oct
from std.builtin.int import index
from std.builtin.int_literal import IntLiteral
from std.builtin.len import len
from std.builtin.never import Never
from std.builtin.none import NoneType
from std.builtin.origin import (
    AnyOrigin,
    ExternalOrigin,
    ImmOrigin,
    ImmStaticOrigin,
    ImmUnsafeAnyOrigin,
    ImmUntrackedOrigin,
    ImmutAnyOrigin,
    ImmutExternalOrigin,
    ImmutOrigin,
    ImmutUnsafeAnyOrigin,
    ImmutUntrackedOrigin,
    MutAnyOrigin,
    MutExternalOrigin,
    MutOrigin,
    MutUnsafeAnyOrigin,
    MutUntrackedOrigin,
    Origin,
    OriginSet,
    StaticConstantOrigin,
    UnsafeAnyOrigin,
    UntrackedOrigin,
)
from std.builtin.range import range
from std.builtin.rebind import (
    materialize,
    rebind,
    rebind_var,
    trait_downcast,
)
from std.builtin.reversed import reversed
from std.builtin.simd import (
    BFloat16,
    Byte,
    Float16,
    Float32,
    Float64,
    Float8_e4m3fn,
    Float8_e4m3fnuz,
    Float8_e5m2,
    Float8_e5m2fnuz,
    Float8_e8m0fnu,
    Int,
    Int128,
    Int16,
    Int256,
    Int32,
    Int64,
    Int8,
    SIMD,
    Scalar,
    UInt,
    UInt128,
    UInt16,
    UInt256,
    UInt32,
    UInt64,
    UInt8,
)
from std.builtin.simd_length import SIMDLength, SIMDSize
from std.builtin.some import Some, SomeTypeList
from std.builtin.sort import partition, sort
from std.builtin.string_literal import StringLiteral
from std.builtin.swap import swap
from std.builtin.traits import (
    Absable,
    AnyType,
    Boolable,
    Comparable,
    Copyable,
    Defaultable,
    Deinitable,
    Equatable,
    Floatable,
    FloatableRaising,
    Hashable,
    Identifiable,
    ImplicitlyCopyable,
    ImplicitlyDeletable,
    ImplicitlyDestructible,
    Indexer,
    Intable,
    IntableRaising,
    Iterable,
    IterableOwned,
    Iterator,
    KeyElement,
    Movable,
    Powable,
    RegisterPassable,
    ReversibleRange,
    Roundable,
    Sized,
    SizedRaising,
    TrivialRegisterPassable,
    Writable,
    Writer,
)
from std.builtin.tuple import Tuple
from std.builtin.variadics import (
    ParameterList,
    TypeList,
    VariadicList,
    VariadicPack,
)
from std.collections.array import Array, InlineArray
from std.collections.dict import Dict
from std.collections.list import List
from std.collections.optional import Optional
from std.collections.span import ImmSpan, MutSpan, Span
from std.collections.string import (
    Codepoint,
    ImmStringSlice,
    ImmStringSpan,
    MutStringSlice,
    MutStringSpan,
    StaticString,
    String,
    StringSlice,
    StringSpan,
    ascii,
    atof,
    atol,
    chr,
    ord,
)
from std.format.repr import repr
from std.hashlib.hash import hash
from std.io.file import FileHandle, open
from std.io.file_descriptor import FileDescriptor
from std.io.io import input, print
from std.iter import StopIteration, enumerate, iter, map, next, zip
from std.math._generic import abs, divmod, max, min, pow, round
from std.memory.address_space import AddressSpace
from std.memory.alloc import alloc
from std.memory.pointer import (
    ImmOpaquePointer,
    ImmPointer,
    ImmUnsafePointer,
    ImmutOpaquePointer,
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
from std.reflection.reflect import reflect
