# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Dynamic libraries."""

from std.builtin._intrinsics import __call_at, external_call
from std.ffi._types import DEFAULT_RTLD
from std.ffi.cstring import CStringSlice, copy_c_string
from std.format._utils import type_name
from std.memory.pointer import Pointer
from std.os import abort
from std.os.pathlike import PathLike


struct _DLHandle(TrivialRegisterPassable):
    """A handle of a dynamic library that owns nothing."""

    var _handle: Int

    def __init__(out self, handle: Int):
        """Builds a handle."""
        self._handle = handle

    def _address(self, name: StringSpan) -> Int:
        """Returns the address of a symbol, 0 without it."""
        var text = String(name)
        return external_call["dlsym", Int](
            self._handle, text.as_c_string_slice().unsafe_ptr()
        )

    def check_symbol(self, var name: String) -> Bool:
        """Whether the library has a symbol."""
        return self._address(name) != 0

    def close(self):
        """Closes the library."""
        _ = external_call["dlclose", Int32](self._handle)

    def get_symbol[
        result_type: AnyType
    ](self, name: StringSpan) -> Optional[
        Pointer[result_type, MutUntrackedOrigin]
    ]:
        """Returns the address of a symbol, if the library has it."""
        var address = self._address(name)
        if address == 0:
            return None
        return Pointer[result_type, MutUntrackedOrigin](
            unsafe_from_address=address
        )

    def call[
        name: StaticString,
        return_type: RegisterPassable = NoneType,
        *T: AnyType,
    ](self, *args: *T) -> return_type:
        """Calls a function of the library."""
        var address = self._address(name)
        if address == 0:
            abort(String("symbol not found: ", name))
        comptime if args.__len__() == 0:
            return __call_at[return_type](address)
        elif args.__len__() == 1:
            return __call_at[return_type](address, args[0])
        elif args.__len__() == 2:
            return __call_at[return_type](address, args[0], args[1])
        elif args.__len__() == 3:
            return __call_at[return_type](address, args[0], args[1], args[2])
        elif args.__len__() == 4:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3]
            )
        elif args.__len__() == 5:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3], args[4]
            )
        elif args.__len__() == 6:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3], args[4], args[5]
            )
        elif args.__len__() == 7:
            return __call_at[return_type](
                address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
            )
        elif args.__len__() == 8:
            return __call_at[return_type](
                address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
                args[7],
            )
        else:
            comptime assert False, "at most 8 arguments are supported"
            abort()


struct DLFunction[
    origin: ImmOrigin, return_type: RegisterPassable
](TrivialRegisterPassable):
    """A function of a dynamic library.

    Parameters:
        origin: The handle, which stays open.
        return_type: The type of the result.
    """

    var _address: Int

    def __init__(out self, address: Int):
        """Builds the function at an address."""
        self._address = address

    def __call__[*T: AnyType](self, *args: *T) -> Self.return_type:
        """Calls the function."""
        comptime if args.__len__() == 0:
            return __call_at[Self.return_type](self._address)
        elif args.__len__() == 1:
            return __call_at[Self.return_type](self._address, args[0])
        elif args.__len__() == 2:
            return __call_at[Self.return_type](self._address, args[0], args[1])
        elif args.__len__() == 3:
            return __call_at[Self.return_type](
                self._address, args[0], args[1], args[2]
            )
        elif args.__len__() == 4:
            return __call_at[Self.return_type](
                self._address, args[0], args[1], args[2], args[3]
            )
        elif args.__len__() == 5:
            return __call_at[Self.return_type](
                self._address, args[0], args[1], args[2], args[3], args[4]
            )
        elif args.__len__() == 6:
            return __call_at[Self.return_type](
                self._address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
            )
        elif args.__len__() == 7:
            return __call_at[Self.return_type](
                self._address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
            )
        elif args.__len__() == 8:
            return __call_at[Self.return_type](
                self._address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
                args[7],
            )
        else:
            comptime assert False, "at most 8 arguments are supported"
            abort()


struct OwnedDLHandle(Movable):
    """A dynamic library that is closed at the end of the value."""

    var _handle: _DLHandle

    def __init__(out self, flags: Int = DEFAULT_RTLD) raises:
        """Opens the process itself.

        Raises:
            When that fails.
        """
        var handle = external_call["dlopen", Int](Int(0), Int32(flags))
        if handle == 0:
            raise _open_error()
        self._handle = _DLHandle(handle)

    def __init__[
        Path: PathLike, //
    ](out self, path: Path, flags: Int = DEFAULT_RTLD) raises:
        """Opens a library.

        Raises:
            When it can't be loaded.
        """
        var text = path.__fspath__()
        var handle = external_call["dlopen", Int](
            Int(text.as_c_string_slice().unsafe_ptr()), Int32(flags)
        )
        _ = text^
        # A handle that isn't one must not be closed: `self` starts after this.
        if handle == 0:
            raise _open_error()
        self._handle = _DLHandle(handle)

    def __deinit__(deinit self):
        """Closes the library."""
        # A constructor that raises ends a complete value, too.
        if self._handle._handle != 0:
            self._handle.close()

    def borrow(self) -> _DLHandle:
        """Returns a handle that owns nothing."""
        return self._handle

    def __bool__(self) -> Bool:
        """Whether the library is open."""
        return self._handle._handle != 0

    def check_symbol(self, var name: String) -> Bool:
        """Whether the library has a symbol."""
        return self._handle.check_symbol(name^)

    def get_function[
        return_type: RegisterPassable = NoneType
    ](self, var name: String) raises -> DLFunction[
        origin_of(self), return_type
    ]:
        """Returns a function of the library.

        Raises:
            When there is no such symbol.
        """
        comptime assert not type_name[return_type]().startswith("def("), (
            "`get_function` takes the type of the result, not that of the"
            ' function: write `get_function[R]("f")` for `get_function[def(A)'
            ' abi("C") -> R]("f")`'
        )
        var address = self._handle._address(name)
        if address == 0:
            raise Error("symbol not found: ", name)
        return DLFunction[origin_of(self), return_type](address)

    def get_symbol[
        result_type: AnyType
    ](ref self, name: StringSpan) -> Optional[
        Pointer[result_type, origin_of(self)]
    ]:
        """Returns the address of a symbol, if the library has it."""
        var address = self._handle._address(name)
        if address == 0:
            return None
        return Pointer[result_type, origin_of(self)](
            unsafe_from_address=address
        )

    def get_symbol[
        result_type: AnyType
    ](ref self, *, cstr_name: CStringSlice) -> Optional[
        Pointer[result_type, origin_of(self)]
    ]:
        """Returns the address of a symbol, if the library has it."""
        return self.get_symbol[result_type](
            StringSpan(unsafe_from_utf8=cstr_name.as_bytes())
        )

    def call[
        name: StaticString,
        return_type: RegisterPassable = NoneType,
        *T: AnyType,
    ](self, *args: *T) -> return_type:
        """Calls a function of the library."""
        var address = self._handle._address(name)
        if address == 0:
            abort(String("symbol not found: ", name))
        comptime if args.__len__() == 0:
            return __call_at[return_type](address)
        elif args.__len__() == 1:
            return __call_at[return_type](address, args[0])
        elif args.__len__() == 2:
            return __call_at[return_type](address, args[0], args[1])
        elif args.__len__() == 3:
            return __call_at[return_type](address, args[0], args[1], args[2])
        elif args.__len__() == 4:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3]
            )
        elif args.__len__() == 5:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3], args[4]
            )
        elif args.__len__() == 6:
            return __call_at[return_type](
                address, args[0], args[1], args[2], args[3], args[4], args[5]
            )
        elif args.__len__() == 7:
            return __call_at[return_type](
                address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
            )
        elif args.__len__() == 8:
            return __call_at[return_type](
                address,
                args[0],
                args[1],
                args[2],
                args[3],
                args[4],
                args[5],
                args[6],
                args[7],
            )
        else:
            comptime assert False, "at most 8 arguments are supported"
            abort()


def _open_error() -> Error:
    """Returns the error of a failed `dlopen`."""
    return Error(
        "dlopen failed: ",
        copy_c_string(
            Int(external_call["dlerror", Pointer[Byte, ImmUntrackedOrigin]]())
        ),
    )
