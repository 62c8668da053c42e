# rule: 12/RFL-5
# expect: run
def fields[T: AnyType](f: T) -> Int:
    return reflect[T].field_count()


def check_rfl5() raises:
    var a = 1
    var b = String("x")

    def c() {var a, var b}:
        print(a, b)

    print(fields(c))
    c()


def main() raises:
    check_rfl5()
