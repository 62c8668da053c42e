# rule: 06/CLO-18, 05/OWN-12
def apply[V: Copyable & Deinitable, //, f: def(Int) thin -> V](n: Int) -> V:
    var value = f(n)
    var moved = value^
    return moved^


struct Source[V: Movable & Deinitable, //, f: def(Int) thin -> V]:
    @staticmethod
    def get(n: Int) -> Self.V:
        var value = Self.f(n)
        return value^


def named(n: Int) -> String:
    return String("n", n)


def main():
    print(apply[named](3), Source[named].get(4))
