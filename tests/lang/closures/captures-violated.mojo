# rule: 06/CLO-4, 06/CLO-8, 06/CLO-11
# expect: reject
struct NM(Movable where False):
    var x: Int

    def __init__(out self):
        self.x = 1


struct NC:
    var x: Int

    def __init__(out self):
        self.x = 1


comptime N = 3


def over(x: Int):
    pass


def f[P: Int](arg: String):
    var x = 1
    var nm = NM()
    var nc = NC()

    def a():
        print(x)

    def a2() {}:
        print(x)

    def b() {mut arg}:
        pass

    def c() {nm^}:
        pass

    def d() {What}:
        pass

    def e() {P}:
        pass

    def g() {N}:
        pass

    def h() {String}:
        pass

    def i() {var nc}:
        pass

    def j() {imm x}:
        x = 3

    def k() {var x}:
        x = 3

    def l() {x}:
        x += 3

    def m() {mut x}:
        x = 3

    m = lambda () {mut x}: print(x)


def main():
    pass
