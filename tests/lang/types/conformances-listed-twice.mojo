# rule: 03/CCF-6
# expect: reject
struct Twice[n: Int](Copyable where n == 2, Copyable where n == 3):
    var x: Int


struct Twice2(Copyable, Writable, Writable):
    var x: Int


def main():
    pass
