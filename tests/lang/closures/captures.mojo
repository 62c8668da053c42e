# rule: 06/CLO-2, 06/CLO-7
# expect: run


def main():
    var a = 1
    var b = 1

    def show() {a, var b}:
        print(a, b)

    a = 5
    b = 5
    show()
    var sum = 0

    def add(i: Int) {mut sum}:
        sum += i

    add(2)
    add(3)
    print(sum)
    var k = 10
    var f = lambda (x: Int) -> Int: x + k
    k = 20
    print(f(1))
