# rule: 02/D-060, 02/D-061, 02/D-062, 02/D-063, 02/D-064, 02/D-065, 02/D-066, 02/D-067, 02/D-068, 02/D-069, 02/D-070, 02/D-071, 02/D-072, 02/D-073, 02/D-074, 02/D-075, 02/D-076, 02/D-077, 02/D-078, 02/D-079
# expect: reject
if True:
    pass

while True:
    pass

for i in range(3):
    pass

try:
    pass
except:
    pass

with open("a"):
    pass

comptime if True:
    pass

comptime for i in range(3):
    pass

class C:
    pass

print("file scope")

return 1

assert True

comptime assert True

var limit = 3

struct S:
    import std.math

    print("in a struct")

    struct Inner:
        pass

    trait InnerTrait:
        pass

    __extension Int:
        pass

trait T:
    print("in a trait")

    struct Inner:
        pass

    trait InnerTrait:
        pass

    __extension Int:
        pass

    var x: Int

__extension Int:
    print("in an extension")

def inside():
    struct Inner:
        pass

def inside_trait():
    trait Inner:
        pass

def inside_extension():
    __extension Int:
        pass

def if():
    pass

def comptime_while():
    comptime while True:
        pass

def __deinit__(deinit self: S):
    pass

def __add__(a: Int, b: Int) -> Int:
    return a

trait P[n: Int]:
    pass

def outside() -> Self:
    pass

struct SelfParameter[x: Self]:
    pass
