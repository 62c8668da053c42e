# rule: 05/PASS-10, 06/RET-5
# expect: reject
def two(out a: Int, out b: Int):
    a = 1
    b = 2
def both(out a: Int) -> Int:
    a = 1
def va(out *a: Int):
    pass
struct S:
    def m(self, out a: Int) -> Int:
        a = 1
    def n(self, out a: Int, b: Int, out c: Int):
        pass
def main(): pass
