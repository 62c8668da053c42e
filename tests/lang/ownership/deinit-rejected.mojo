# rule: 05/PASS-9, 03/MTH-5
# expect: reject
struct S:
    var n: Int
    def ok(deinit self): pass
    def bad(self, deinit x: Int):
        pass
    @staticmethod
    def st(deinit x: Self): pass
    def nodei(self) -> def (deinit S) -> None:
        pass
struct G[T: AnyType]:
    var n: Int
    def other[U: AnyType](self, deinit x: G[U]): pass
    def wrong(self, deinit x: S):
        pass
def free(deinit s: S):
    pass
struct D:
    var n: Int
    def __deinit__(var self):
        pass
trait T1:
    def close(deinit self): ...
def main():
    def clo(deinit s: S) {}:
        pass
