# rule: 07/MAT-5, 07/INT-3
# expect: run
from std.collections import Set, Deque, Counter, LinkedList, BitSet
from std.utils import Variant, IndexList, Index, StaticTuple
from std.memory import ArcPointer, OwnedPointer


@fieldwise_init
struct In(Copyable, Equatable, Writable):
    var a: String
    var b: Int
    var c: List[String]


@fieldwise_init
struct Out(Copyable, Writable):
    var ins: List[In]
    var d: Dict[String, List[Int]]
    var o: Optional[String]
    var t: Tuple[Int, String]


def m1() -> Out:
    var ins = List[In]()
    for i in range(3):
        var s = String("item-", i)
        var l = List[String]()
        for k in range(i):
            l.append(s + String("/") + String(k))
            s += "abcdefghijklmnopqrstuvwxyz"
        ins.append(In(s, i, l^))
    var d = Dict[String, List[Int]]()
    for i in range(20):
        d[String("k", i)] = [j for j in range(i % 3)]
    return Out(ins^, d^, String("o") * 30, (4, "tup" + String(5)))


def m2() -> Set[String]:
    var s = Set[String]()
    for i in range(10):
        s.add(String(i % 4) + "é")
    return s^


def m3() -> List[Variant[Int, String, List[Int]]]:
    var r = List[Variant[Int, String, List[Int]]]()
    r.append(3)
    r.append(String("x") + "yz")
    r.append(List[Int]([1, 2]))
    r.append(String("longer than twenty three bytes, surely"))
    return r^


def m4() -> Deque[String]:
    var d = Deque[String]()
    for i in range(5):
        d.append(String("d", i))
        d.appendleft(String("left", i))
    return d^


def m5() -> Optional[List[Optional[String]]]:
    var l = List[Optional[String]]()
    l.append(None)
    l.append(String("p") + "q")
    return l^


def m6() -> Dict[Int, Dict[String, Float64]]:
    var d = Dict[Int, Dict[String, Float64]]()
    for i in range(3):
        var e = Dict[String, Float64]()
        e[String("x", i)] = Float64(i) / 3
        e["const"] = 2.5
        d[i] = e^
    return d^


def m7() -> LinkedList[String]:
    var l = LinkedList[String]()
    l.append("a")
    l.append(String("b") + "c")
    l.prepend("z")
    return l^


def m8() -> ArcPointer[In]:
    return ArcPointer(In("arc", 1, ["q", "r"]))


def m9() -> OwnedPointer[List[String]]:
    var l = List[String]()
    l.append("own")
    l.append(String("own") + "ed")
    return OwnedPointer(l^)


def m10() -> BitSet[100]:
    var b = BitSet[100]()
    for i in range(0, 100, 7):
        b.set(i)
    return b^


def m11() -> Array[List[String], 3]:
    var a = Array[List[String], 3](fill=List[String]())
    for i in range(3):
        for k in range(i):
            a[i].append(String(i) + "," + String(k))
    return a^


def m12() -> (
    Tuple[String, List[Tuple[Int, String]], SIMD[DType.float32, 4], Bool]
):
    var l = List[Tuple[Int, String]]()
    for i in range(3):
        l.append((i, String("t") + String(i)))
    return (
        String("first") + "!",
        l^,
        SIMD[DType.float32, 4](1, 2.5, -3, 0.1),
        True,
    )


def m13() -> Counter[String]:
    var c = Counter[String]()
    for w in "a b a c b a".split():
        c[String(w)] = c[String(w)] + 1
    return c^


def m14() -> String:
    return String("abc")


def m15() -> List[UInt8]:
    var r = List[UInt8]()
    for i in range(300):
        r.append(UInt8(i % 256))
    return r^


def m16() -> IndexList[3]:
    return Index(3, 4, 5)


def m17() -> Array[Array[Bool, 3], 2]:
    var a = Array[Array[Bool, 3], 2](fill=Array[Bool, 3](fill=False))
    a[1][2] = True
    return a^


def m18() -> UInt256:
    return UInt256(1) << 200


def m19() -> Error:
    return Error("err ", 5, " text that is long enough to live on the heap")


def m20() -> List[StaticString]:
    var l = List[StaticString]()
    l.append("s1")
    l.append("")
    l.append("s3 long static string that is not copied")
    return l^


def show[
    T: Movable & Deinitable, //, f: def() thin -> T
]() where conforms_to(T, Writable):
    comptime c = f()
    var a = String(materialize[c]())
    var b = String(f())
    print(
        "same" if a == b else "DIFFERENT", a[byte = : min(90, a.byte_length())]
    )


def main():
    show[m1]()
    show[m2]()
    show[m3]()
    show[m4]()
    show[m5]()
    show[m6]()
    show[m7]()
    show[m8]()
    show[m9]()
    show[m10]()
    show[m11]()
    show[m12]()
    show[m13]()
    show[m14]()
    show[m15]()
    show[m16]()
    show[m17]()
    show[m18]()
    show[m19]()
    show[m20]()
