# rule: 05/DST-40, 06/EXN-16
# expect: run
struct E(Movable, Writable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __deinit__(deinit self):
        print("del E", self.id)

    def write_to(self, mut w: Some[Writer]):
        w.write("E", self.id)


def f(i: Int) raises E:
    raise E(i)


def g() raises E:
    try:
        f(3)
    except e:
        print("re", e)
        raise e^


def main():
    try:
        f(1)
    except e:
        print("caught", e)
        print("after")
    try:
        f(2)
    except e:
        print("unused")
    try:
        f(5)
    except:
        print("no name")
    try:
        g()
    except e:
        print("outer", e.id)
    else:
        print("no")
    finally:
        print("fin")
