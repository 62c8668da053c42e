# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Members that types of earlier versions of the library had. They are found only where a
type has nothing else by the name, and every use warns and names the modern spelling.
"""

from std.collections.string.codepoint import Codepoint
from std.collections.string.iterators import CodepointsIter
from std.memory.pointer import Pointer
from std.utils.variant import Variant


__extension List:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `repr`."""
        return repr(self)

    @deprecated(use=`[...]`)
    def __init__(out self, var *values: Self.T, __old_list: NoneType = None):
        """Deprecated: write a list display."""
        self = Self(capacity=len(values))
        for i in range(len(values)):
            self.append(values[i].copy())

    @deprecated(use=`len()`)
    @__old_field
    def size(self) -> Int:
        """Deprecated: use `len`."""
        return len(self)

    @deprecated(use=`.unsafe_ptr()`)
    @__old_field
    def data(
        ref self
    ) -> Pointer[Self.T, origin_of(self)._get_owned_interior["element"]]:
        """Deprecated: use `unsafe_ptr`."""
        return self.unsafe_ptr()

    @deprecated(use=append)
    def push_back(mut self, var value: Self.T):
        """Deprecated: use `append`."""
        self.append(value^)

    @deprecated(use=pop)
    def pop_back(mut self) -> Self.T:
        """Deprecated: use `pop`."""
        return self.pop()


__extension Array:
    @deprecated(use=`[...]`)
    def __init__(
        out self, var *values: Self.T, __old_array: NoneType = None
    ) where conforms_to(Self.T, ImplicitlyCopyable & Deinitable):
        """Deprecated: write a list display."""
        self = Self(fill=values[0])
        for i in range(1, len(values)):
            self[i] = values[i]


__extension String:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String:
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String:
        """Deprecated: use `repr`."""
        return repr(self)

    @deprecated("'unsafe_cstr_ptr' is deprecated; use 'as_c_string_slice'")
    def unsafe_cstr_ptr(mut self) -> Pointer[Int8, origin_of(self)]:
        """Deprecated: use `as_c_string_slice`."""
        return (
            self.as_c_string_slice()
            .unsafe_ptr()
            .unsafe_mut_cast[True]()
            .unsafe_origin_cast[origin_of(self)]()
        )

    @deprecated(use=ascii_ljust)
    def ljust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_ljust`."""
        return self.ascii_ljust(width, fillchar)

    @deprecated(use=ascii_rjust)
    def rjust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_rjust`."""
        return self.ascii_rjust(width, fillchar)

    @deprecated(use=ascii_center)
    def center(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_center`."""
        return self.ascii_center(width, fillchar)

    @deprecated(use=is_ascii_digit)
    def isdigit(self) -> Bool:
        """Deprecated: use `is_ascii_digit`."""
        return self.is_ascii_digit()

    @deprecated(use=is_ascii_printable)
    def isprintable(self) -> Bool:
        """Deprecated: use `is_ascii_printable`."""
        return self.is_ascii_printable()

    @deprecated(use=count_codepoints)
    def char_length(self) -> Int:
        """Deprecated: use `count_codepoints`."""
        return self.count_codepoints()

    @deprecated(use=codepoints)
    def chars(
        self
    ) -> CodepointsIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Deprecated: use `codepoints`."""
        return self.codepoints()

    @deprecated(use=`append(Codepoint(...))`)
    def append_byte(mut self, byte: UInt8):
        """Deprecated: use `append`."""
        self.append(Codepoint(byte))


__extension StringSpan:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String:
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String:
        """Deprecated: use `repr`."""
        return repr(self)

    @deprecated(use=ascii_ljust)
    def ljust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_ljust`."""
        return self.ascii_ljust(width, fillchar)

    @deprecated(use=ascii_rjust)
    def rjust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_rjust`."""
        return self.ascii_rjust(width, fillchar)

    @deprecated(use=ascii_center)
    def center(self, width: Int, fillchar: StaticString = " ") -> String:
        """Deprecated: use `ascii_center`."""
        return self.ascii_center(width, fillchar)

    @deprecated(use=is_ascii_digit)
    def isdigit(self) -> Bool:
        """Deprecated: use `is_ascii_digit`."""
        return self.is_ascii_digit()

    @deprecated(use=is_ascii_printable)
    def isprintable(self) -> Bool:
        """Deprecated: use `is_ascii_printable`."""
        return self.is_ascii_printable()

    @deprecated(use=count_codepoints)
    def char_length(self) -> Int:
        """Deprecated: use `count_codepoints`."""
        return self.count_codepoints()

    @deprecated(use=codepoints)
    def chars(self) -> CodepointsIter[Self.origin]:
        """Deprecated: use `codepoints`."""
        return self.codepoints()


__extension Dict:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(
        self
    ) -> String where (
        conforms_to(Self.K, Writable) and conforms_to(Self.V, Writable)
    ):
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(
        self
    ) -> String where (
        conforms_to(Self.K, Writable) and conforms_to(Self.V, Writable)
    ):
        """Deprecated: use `repr`."""
        return repr(self)

    @deprecated(use=`Dict(capacity=...)`)
    def __init__(out self, *, power_of_two_initial_capacity: Int):
        """Deprecated: use `capacity`."""
        self = Self(capacity=power_of_two_initial_capacity)


__extension Bool:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String:
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String:
        """Deprecated: use `repr`."""
        return repr(self)


__extension Error:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String:
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String:
        """Deprecated: use `repr`."""
        return repr(self)


__extension Optional:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `repr`."""
        return repr(self)


__extension Set:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String where conforms_to(Self.T, Writable):
        """Deprecated: use `repr`."""
        return repr(self)


__extension Tuple:
    @deprecated("'get' is deprecated; subscript the tuple: 't[i]'")
    def get[
        i: Int, T: Copyable
    ](ref self) -> ref[self[i]] Self.element_types[i]:
        """Deprecated: use a subscript."""
        return self[i]


__extension Variant:
    @deprecated("subscript the variant: `v[T]`")
    def get[
        T: AnyType
    ](ref self) -> ref[origin_of(self)._get_owned_interior["value"]] T:
        """Deprecated: use a subscript."""
        return self[T]


__extension DType:
    @deprecated(use=int)
    comptime index = DType.int
    """Deprecated: use `int`."""

    @deprecated(use=uint)
    comptime uindex = DType.uint
    """Deprecated: use `uint`."""


__extension SIMD:
    @deprecated("'__str__' is deprecated; use 'String(x)'")
    def __str__(self) -> String:
        """Deprecated: use `String`."""
        return String(self)

    @deprecated("'__repr__' is deprecated; use 'repr(x)'")
    def __repr__(self) -> String:
        """Deprecated: use `repr`."""
        return repr(self)

    @deprecated(use=atol)
    def __init__(
        out self: Scalar[DType.int], text: StringSpan, base: Int
    ) raises:
        """Deprecated: use `atol`."""
        self = atol(text, base)

    @deprecated(use=`T(...)`)
    @staticmethod
    def splat(value: Scalar[Self.dtype]) -> Self:
        """Deprecated: use the constructor."""
        return Self(value)


__extension Pointer:
    @deprecated(use=`unsafe_alloc[...]`)
    @staticmethod
    def alloc(count: Int) -> Pointer[Self.T, MutUntrackedOrigin]:
        """Deprecated: use `alloc`."""
        from std.memory.alloc import unsafe_alloc

        return unsafe_alloc[Self.T](count)

    @deprecated(use=`Pointer(to=...)`)
    @staticmethod
    def address_of(ref place: Self.T) -> Pointer[Self.T, origin_of(place)]:
        """Deprecated: use the constructor."""
        return Pointer(to=place)

    @deprecated(use=unsafe_load)
    def simd_load[
        dtype: DType, //, width: Int
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        offset: Int = 0,
    ) -> SIMD[dtype, width]:
        """Deprecated: use `unsafe_load`."""
        return self.unsafe_load[width](offset)

    @deprecated(use=unsafe_store)
    def simd_store[
        dtype: DType, //, width: SIMDLength
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        offset: Int,
        value: SIMD[dtype, width],
    ):
        """Deprecated: use `unsafe_store`."""
        self.unsafe_store(offset, value)

    @deprecated(use=unsafe_store)
    def simd_store[
        dtype: DType, //, width: SIMDLength
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        value: SIMD[dtype, width],
    ):
        """Deprecated: use `unsafe_store`."""
        self.unsafe_store(value)

    @deprecated(
        "'move_pointee_into' is deprecated; use 'unsafe_write_move_from' of the"
        " other pointer"
    )
    def move_pointee_into[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], dst: Pointer[mut=True, U, _]):
        """Deprecated: use `unsafe_write_move_from` of the other pointer."""
        dst.unsafe_write_move_from(self)

    @deprecated(use=unsafe_write)
    def initialize_pointee_move[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], var value: U):
        """Deprecated: use `unsafe_write`."""
        self.unsafe_write(value^)

    @deprecated(
        "'initialize_pointee_copy' is deprecated; use 'unsafe_write(copy=x)'"
    )
    def initialize_pointee_copy[
        U: Copyable, //
    ](self: Pointer[mut=True, U, _], value: U):
        """Deprecated: use `unsafe_write`."""
        self.unsafe_write(copy=value)

    @deprecated(
        "'init_pointee_explicit_copy' is deprecated; use 'unsafe_write(copy=x)'"
    )
    def init_pointee_explicit_copy[
        U: Copyable, //
    ](self: Pointer[mut=True, U, _], value: U):
        """Deprecated: use `unsafe_write`."""
        self.unsafe_write(copy=value)


__extension Pointer:
    @deprecated(use=`Pointer(to=...)`)
    def __init__(
        out self,
        ref[Self.origin] value: Self.T,
        __old_reference: NoneType = None,
    ):
        """Deprecated: use `Pointer(to=value)`."""
        self = Self(to=value)


__extension String:
    @deprecated(use=`T(...)`)
    @staticmethod
    def format_sequence[*Ts: Writable](*values: *Ts) -> String:
        """Deprecated: use `String(...)`."""
        return String(*values)

    @deprecated(use=`T(...)`)
    @staticmethod
    def __old_write[
        *Ts: Writable
    ](*values: *Ts, sep: StaticString = "", end: StaticString = "") -> String:
        """Deprecated: use `String(...)`."""
        return String(*values, sep=sep, end=end)


__extension Origin:
    @deprecated(use=`T(...)`)
    comptime type = Self
    """Deprecated: use `Origin[mut=...]`."""
