# rule: 03/TRT-5
# expect: reject
trait A:
    comptime x: Int = 1

    def f(self):
        ...

    @staticmethod
    def g():
        pass


def main():
    print(A.x)
    A.g()
