# rule: 06/FUN-8, 06/RET-12
# expect: reject
def main():
    inner()

    def inner():
        pass


def b():
    def x1():
        x2()

    def x2():
        pass
