# rule: 05/ORG-13, 05/DST-36
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)

def main():
    for i in range(2):
        var a = N(10 * i)
        var b = N(10 * i + 1)
        var p = Pointer(to=a).as_unsafe_any_origin()
        print("before", p[].id)
        if i == 1:
            print("alive", p[].id)
        else:
            print("dead")
    print("end")
