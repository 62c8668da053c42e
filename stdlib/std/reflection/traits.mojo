# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Whether all types of a list conform to a trait."""

comptime AllWritable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Writable]()
"""Whether all types are `Writable`."""

comptime AllMovable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Movable]()
"""Whether all types are `Movable`."""

comptime AllCopyable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Copyable]()
"""Whether all types are `Copyable`."""

comptime AllImplicitlyCopyable[*Ts: AnyType]: Bool = Ts.all_conforms_to[
    ImplicitlyCopyable
]()
"""Whether all types are `ImplicitlyCopyable`."""

comptime AllDefaultable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Defaultable]()
"""Whether all types are `Defaultable`."""

comptime AllEquatable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Equatable]()
"""Whether all types are `Equatable`."""

comptime AllComparable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Comparable]()
"""Whether all types are `Comparable`."""

comptime AllHashable[*Ts: AnyType]: Bool = Ts.all_conforms_to[Hashable]()
"""Whether all types are `Hashable`."""

comptime AllImplicitlyDestructible[*Ts: AnyType]: Bool = Ts.all_conforms_to[
    Deinitable
]()
"""Whether all types are `Deinitable`."""

comptime AllRegisterPassable[*Ts: AnyType]: Bool = Ts.all_conforms_to[
    RegisterPassable
]()
"""Whether all types are `RegisterPassable`."""
