# rule: 06/CLO-5, 06/CLO-10
# expect: reject
def immutable(x: Int):
    def change() {mut x}:
        print(x)

    change()


def parameter[n: Int]():
    def use() {n}:
        print(n)

    use()


def main():
    immutable(1)
    parameter[2]()
