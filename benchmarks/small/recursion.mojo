# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def fibonacci(n: Int) -> Int:
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def main():
    print(fibonacci(24))
