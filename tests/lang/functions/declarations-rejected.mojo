# rule: 04/ARG-4, 06/RET-8, 03/DUN-7
# expect: reject
def unknown(x: Int = nowhere):
    pass


def mistyped(x: Int = "one", y: Optional[Int] = 2, z: List[Int] = []):
    pass


struct Cell:
    def __init__(out self):
        pass

    def __setitem__(mut self, i: Int, value: Int):
        pass

    def set(mut self, value: Int = nothing):
        pass


def ends() -> Never:
    print("on")


def main():
    var cell = Cell()
    cell[1] = 2
