# rule: 03/EXT-1
# A constructor that an extension adds takes the defaults of the struct's parameters, whose names its module need not know.
# expect: run
__extension Dict:
    def __init__(out self, *, room: Int):
        self = Self(capacity=room)

    def room(self) -> Int:
        return 3


def main():
    var d = Dict[Int, String](room=4)
    d[1] = "a"
    print(d, d.room())
