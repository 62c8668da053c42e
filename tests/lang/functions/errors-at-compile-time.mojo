# rule: 06/EXN-26
# expect: run
@fieldwise_init
struct Bad(Copyable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("Bad#", self.code)


def f(k: Int) raises -> Int:
    if k > 2:
        raise Error("big ", k)
    return k


def g(k: Int) raises Bad -> Int:
    if k > 2:
        raise Bad(k)
    return k


def h(k: Int) -> String:
    try:
        return String(f(k) + g(k - 1))
    except e:
        try:
            raise e
        except e2:
            return String("c ", e2)
    finally:
        pass


def typed(k: Int) -> Int:
    try:
        return g(k)
    except e:
        return -e.code


def main():
    comptime a = h(1)
    comptime b = h(5)
    comptime c = typed(2)
    comptime d = typed(4)
    print(a, b, c, d)
