# rule: 05/DEI-4, 05/DEI-7
# expect: reject
@fieldwise_init
struct Q(Movable):
    var a: Int

    def finish(deinit self):
        pass


struct V(Movable):
    var s: String
    var t: String

    def __init__(out self):
        self.s = "a"
        self.t = "b"

    def taker(var self) -> String:
        return self.s^


def main():
    var q = Q(1)
    q.finish()
    print(q.a)


def two():
    var q = Q(1)
    q^.finish()
    print(q.a)
