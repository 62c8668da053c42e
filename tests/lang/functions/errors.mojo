# rule: 06/EXN-1, 06/EXN-2, 06/EXN-3, 06/EXN-5, 06/EXN-6, 06/EXN-7, 06/EXN-11, 06/EXN-13
# expect: run
@fieldwise_init
struct Bad(Copyable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("Bad#", self.code)


def low() raises Bad -> Int:
    raise Bad(4)


def erased() raises -> Int:
    return low()


def plain() raises:
    raise "p"


def conv() raises Float64:
    raise 1.5


def str() raises String:
    raise "string"


def ten(x: Int) raises -> Int:
    if x > 3:
        raise Error("big ", x)
    return x


def tstr(x: Int) raises:
    raise t"x={x}"


def reraise() raises:
    try:
        plain()
    except e:
        print("re", e)
        raise


def reraise2() raises Bad:
    try:
        _ = low()
    except e:
        e.code += 1
        raise e^


def wrap() raises:
    try:
        raise "inner"
    except e:
        raise Error("outer: ", e)


def mutarg(mut x: Int) raises:
    x = 5
    raise "after"


struct T:
    var x: Int

    def __init__(out self, x: Int) raises:
        if x < 0:
            raise Error("neg")
        self.x = x

    def __add__(self, o: Int) raises -> Int:
        if o == 0:
            raise "zero"
        return self.x + o

    def __getitem__(self, i: Int) raises -> Int:
        if i > 2:
            raise "range"
        return i

    def __bool__(self) raises -> Bool:
        raise "bool"


def nested():
    try:
        try:
            raise "a"
        except e:
            print("in", e)
            raise "b"
        finally:
            print("fin1")
    except e:
        print("out", e)
    finally:
        print("fin2")


def opt(x: Int) raises -> Optional[Int]:
    if x == 1:
        raise "one"
    return x


def main():
    try:
        _ = low()
    except e:
        print(e.code, e)
    try:
        _ = erased()
    except e:
        print(e)
    try:
        conv()
    except e:
        print(e + 1)
    try:
        str()
    except e:
        print(e.byte_length())
    try:
        print(ten(2), ten(9))
    except e:
        print(e)
    try:
        tstr(4)
    except e:
        print(e)
    try:
        reraise()
    except e:
        print("got", e)
    try:
        reraise2()
    except e:
        print(e.code)
    try:
        wrap()
    except e:
        print(e)
    var m = 1
    try:
        mutarg(m)
    except:
        print("m", m)
    try:
        var t = T(3)
        print(t + 1, t[1])
        print(t + 0)
    except e:
        print(e)
    try:
        print(T(-1).x)
    except e:
        print(e)
    try:
        print(T(1)[3])
    except e:
        print(e)
    try:
        if T(1):
            print("no")
    except e:
        print(e)
    nested()
    try:
        plain()
        _ = low()
    except e:
        print(e)
    try:
        raise 1
    except e:
        print(e + 1)
    try:
        raise Bad(7)
    except e:
        print(e.code)
    try:
        raise "lit"
    except e:
        print(e, e.byte_length())
    for i in range(3):
        try:
            print(opt(i).value())
        except e:
            print(e)
            continue
        else:
            print("else", i)
        finally:
            print("f", i)
