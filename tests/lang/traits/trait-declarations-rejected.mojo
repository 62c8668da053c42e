# rule: 03/TRT-1, 03/TRT-2
# expect: reject
trait A[T: AnyType]:
    pass
trait B:
    var x: Int
trait D:
    def f(self) where 1 == 1: ...
    def g(self) -> Int: pass
def main(): pass
