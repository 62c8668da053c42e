# rule: 05/PASS-3
# expect: run
def f():
    var mut = 1
    var out = 2
    var imm = 3
    var deinit = 4
    var read = 5
    print(mut + out + imm + deinit + read)


struct S:
    var mut: Int
    var out: Int
    var imm: Int
    var deinit: Int

    def __init__(out self):
        self.mut = 1
        self.out = 2
        self.imm = 3
        self.deinit = 4


def main():
    f()
    var s = S()
    print(s.mut, s.out, s.imm, s.deinit)
    s.mut += 1
    print(s.mut)
