# rule: 12/NIC-1, 12/NIC-2
# expect: run
from std.utils._nicheable import (
    UnsafeNicheable,
    UnsafeSingleNicheable,
    NicheIndex,
    UnsafeCustomNicheStorage,
)
from std.memory import UnsafeMaybeUninit
from std.sys import size_of
from std.ffi import CStringSlice
from std.utils import Variant
from std.reflection import SourceLocation


struct Multi(ImplicitlyCopyable, UnsafeNicheable):
    var v: UInt8

    def __init__(out self, v: UInt8):
        self.v = v

    @staticmethod
    def niche_count() -> Int:
        return 2

    @staticmethod
    def write_niche[
        index: Int
    ](memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        memory.unsafe_bitcast[UInt8]()[] = UInt8(254 + index)

    @staticmethod
    def classify_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> NicheIndex:
        var v = memory.unsafe_bitcast[UInt8]()[]
        return NicheIndex(Int(v) - 254) if v >= 254 else NicheIndex.NotANiche


struct Handle(Copyable, UnsafeSingleNicheable):
    var v: Int

    def __init__(out self, v: Int):
        self.v = v

    def __init__(out self, *, copy: Self):
        self.v = copy.v
        print("copy", self.v)

    def __deinit__(deinit self):
        print("del", self.v)

    @staticmethod
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        memory.unsafe_bitcast[Int]()[] = -1

    @staticmethod
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        return memory.unsafe_bitcast[Int]()[] == -1


struct Id(ImplicitlyCopyable, UnsafeSingleNicheable):
    var v: Int

    def __init__(out self, v: Int):
        self.v = v

    @staticmethod
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        memory.unsafe_bitcast[Int]()[] = -1

    @staticmethod
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        return memory.unsafe_bitcast[Int]()[] == -1


def check_niche() raises:
    print(
        size_of[Optional[Id]](),
        size_of[Optional[Int]](),
        size_of[Optional[CStringSlice[ImmStaticOrigin]]](),
        size_of[Optional[SourceLocation]]() == size_of[SourceLocation](),
        NicheIndex(3) == NicheIndex(3),
        NicheIndex.NotANiche == NicheIndex(-1),
    )
    var o: Optional[Id] = Id(5)
    var e: Optional[Id] = None
    print(Bool(o), Bool(e), o.value().v)
    var v = Variant[Id, NoneType](None)
    print(v.isa[NoneType](), size_of[Variant[Id, NoneType]]())
    v = Id(3)
    print(v[Id].v)
    var m: Optional[Multi] = Multi(7)
    print(
        size_of[Optional[Multi]](),
        Bool(m),
        Bool(Optional[Multi]()),
        m.value().v,
    )
    print(m.take().v, Bool(m))
    print(
        size_of[Variant[NoneType, Multi]](),
        size_of[Variant[NoneType, Multi, Id]](),
    )
    var h = Variant[NoneType, Handle](Handle(1))
    var h2 = h.copy()
    print(h2.isa[Handle](), h2[Handle].v)
    h2.set(NoneType())
    var h3 = h2.copy()
    print(h3.isa[NoneType](), h2.isa[NoneType]())
    h3.set(Handle(4))
    print(h3^.unwrap[Handle]().v)
    _ = h^
    print("end")


def main() raises:
    check_niche()
