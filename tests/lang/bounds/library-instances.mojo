# rule: 02/DIA-6
# expect: reject
# flags: --elaboration-max-statements 2000
# Instances of the library's functions, and those that the compiler makes, count as well.


struct Sized[n: Int](Copyable, Writable):
    var values: List[Int]

    def __init__(out self):
        self.values = [Self.n]


def main():
    comptime for n in range(100):
        print(Sized[n]())
