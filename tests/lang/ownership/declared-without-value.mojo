# rule: 05/DINI-7
# expect: run
@fieldwise_init
struct NoDefault:
    var x: Int


def main():
    var a: Int
    a = 4
    var b: NoDefault
    b = NoDefault(7)
    print(a, b.x)
    var c: String
    var d: List[Int]
    if a == 4:
        c = "x"
        d = [1]
    else:
        c = "y"
        d = [2]
    print(c, d)
