# rule: SDC-12
# expect: reject
struct Tree(Movable):
    var key: Int
    var left: Optional[Tree]

    def __init__(out self, key: Int):
        self.key = key
        self.left = None

    def __deinit__(deinit self):
        pass


def root() -> Int:
    return Tree(1).key


comptime KEY = root()


def main():
    comptime if root() == 1:
        print(KEY)
