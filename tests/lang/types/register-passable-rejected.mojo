# rule: 03/RPT-4, 03/RPT-6
# expect: reject
struct BadA(RegisterPassable):
    var name: String


struct BadB(TrivialRegisterPassable):
    var n: Int

    def __deinit__(deinit self):
        pass


struct H(RegisterPassable):
    var n: Int


struct BadC(TrivialRegisterPassable):
    var h: H


trait RT(RegisterPassable):
    def m(self):
        ...


struct BadD(RT):
    var s: String

    def __init__(out self):
        self.s = ""

    def m(self):
        pass


def main():
    pass
