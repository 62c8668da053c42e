# rule: 03/CNF-5, 03/CNF-6, 03/EXT-2
# expect: reject
trait Fixed:
    comptime level = 1


struct Other(Fixed):
    comptime level = 2


trait Sized2:
    comptime size: Int


struct Wrong(Sized2):
    comptime size = "big"


__extension List(Boolable):
    def __bool__(self) -> Bool:
        return True


def main():
    pass
