# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def half(n: Int) raises -> Int:
    if n % 2 != 0:
        raise Error("odd")
    return n // 2


def main():
    var failed = 0
    var sum = 0
    for i in range(10_000):
        try:
            sum += half(i)
        except:
            failed += 1
    print(sum, failed)
