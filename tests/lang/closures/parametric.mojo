# rule: 06/CLO-16, 12/VEC-1, 12/VEC-2
# expect: run

from std.algorithm import vectorize


def each[F: def[w: Int](at: Int) -> None](f: F):
    f[2](10)
    f[3](20)


def main():
    var sum = 0

    def add[w: Int](i: Int) {mut sum}:
        sum += i * w

    each(add)
    print(sum)

    def show[w: Int](i: Int) {}:
        print(i, w, end=";")

    each(show)
    print()
    for base in range(2):

        def step[width: Int](n: Int) {imm}:
            print(base, n, width, end=";")

        vectorize[4](9, step)
        print()

    def partial[width: Int](n: Int, count: Int) {mut sum}:
        sum += n * 100 + count

    vectorize[4](9, partial)
    print(sum)
