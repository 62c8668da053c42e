# rule: 02/D-100, 02/D-101, 02/D-102, 02/D-103, 02/D-104, 02/D-105, 02/D-106, 02/D-107, 02/D-108, 02/D-109, 02/D-110, 02/D-111, 02/D-112, 02/D-113, 02/D-114, 02/D-115
# expect: reject
struct NoType:
    var x

struct NoName:
    var : Int

struct OfTrait:
    var x: Writable

struct NoOut:
    def __init__(self):
        pass

struct NoSelf:
    def f():
        pass

struct VariadicSelf:
    def f(*self: Int):
        pass

struct OtherSelf:
    def f(self: Int):
        pass

struct Plain(Movable where False):
    pass

@fieldwise_init
struct Fieldwise(Movable where False):
    var x: Plain

struct Moves(Movable):
    var x: Plain

struct Copies(Copyable):
    var x: Plain

    def __init__(out self, *, deinit move: Self):
        self.x = Plain()

struct ImplicitlyCopies(ImplicitlyCopyable):
    var x: List[Int]

@fieldwise_init
struct Declared:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

trait Base:
    def f(self) -> Int: ...

trait Wanted(Base):
    comptime T: AnyType

    def g(self): ...

struct Lacking(Wanted):
    def f(self) -> Bool:
        return True

struct RaisingCopy(Copyable):
    def __init__(out self, *, copy: Self) raises:
        pass

struct RaisingDestructor:
    def __deinit__(deinit self) raises:
        pass

struct BorrowedDestructor:
    def __deinit__(self):
        pass

struct DeinitOther:
    def f(self, deinit other: Int):
        pass

def deinit_function(deinit x: Int):
    pass

comptime Dropper = def(deinit String) thin -> None

struct InRegisters(RegisterPassable):
    var x: List[Int]

struct MovedRegister(RegisterPassable):
    var x: Int

    def __init__(out self, *, deinit move: Self):
        self.x = move.x

struct TrivialCopy(TrivialRegisterPassable):
    def __init__(out self, *, copy: Self):
        pass

struct TrivialDestructor(TrivialRegisterPassable):
    def __deinit__(deinit self):
        pass

struct Operators:
    def __add__(self) -> Int:
        return 1

    def __pow__(self) -> Int:
        return 1

    def __pow__(self, a: Int, b: Int, c: Int) -> Int:
        return 1

    def __iadd__(mut self, other: Int) -> Int:
        return 1

    def __new__() -> Self:
        pass

struct AnyOriginField:
    var p: Pointer[Int, MutUnsafeAnyOrigin]

trait DefaultA:
    def f(self) -> Int:
        return 1

trait DefaultB:
    def f(self) -> Int:
        return 2

struct Both(DefaultA, DefaultB):
    pass

trait NoResult:
    def f(self) -> Int:
        pass

struct Together:
    comptime a, b = 1, 2

trait TogetherTrait:
    comptime a, b: Int

comptime without

struct WithoutValue:
    comptime a: Int
