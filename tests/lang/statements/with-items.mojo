# rule: 01/STM-60, 01/STM-61
# expect: run
struct M:
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __enter__(self) -> Tuple[Int, Int]:
        return (self.n, 2)

    def __exit__(self):
        pass


def main():
    with M(1) as (a, b):
        print(a, b)
    with M(3) as t, M(4) as u:
        print(t[0], u[0])
