# rule: 06/LAM-3, 06/LAM-6, 06/LAM-7
# expect: reject
def rz() raises -> Int:
    return 1


def ap(f: def(Int) thin -> Int):
    pass


def par[f: def(Int) thin -> Int]():
    pass


def main():
    var k = 1
    var a = lambda (x: Int): x + 1
    var b = lambda (x: Int) {} -> Int: x + k
    ap(lambda (x: Int) -> Int: x + k)
    comptime c = lambda (x: Int) -> Int: x + k
    par[lambda (x: Int) -> Int : x + k]()
    var d = lambda () -> Int: rz()
