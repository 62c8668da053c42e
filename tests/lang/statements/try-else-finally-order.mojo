# rule: 06/EXN-19, 06/EXN-20
# expect: run


def risky(n: Int) raises -> Int:
    if n < 0:
        raise "neg"
    return n


def attempt(n: Int) -> Int:
    try:
        print("try", risky(n))
        if n == 7:
            return 70
    except e:
        print("except", e)
        return -1
    else:
        print("else")
    finally:
        print("finally")
    return n


def main():
    print(attempt(1))
    print(attempt(7))
    print(attempt(-2))
