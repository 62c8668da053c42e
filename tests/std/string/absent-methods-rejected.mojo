# rule: 11/STM-8
# expect: reject


def check_stm8() raises:
    var s = String("a b")
    print(s.index("a"))
    print(s.rsplit(" "))
    print(s.partition(" "))
    print(s.title())
    print(s.zfill(3))
    print(s.isalpha())
    print(s.encode())


def main() raises:
    check_stm8()
