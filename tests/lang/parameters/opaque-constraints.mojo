# rule: 04/CSV-5, 04/CSV-6, 06/FUN-9
# expect: reject
def is_prime(n: Int) -> Bool:
    for k in range(2, n):
        if n % k == 0:
            return False
    return n > 1


def prime[n: Int]() -> Int where is_prime(n):
    return n


def half[n: Int]() -> Int where n % 2 == 0:
    return n // 2


def through[n: Int]() -> Int where is_prime(n):
    return prime[n]()


comptime Even[n: Int]: Int where n % 2 == 0 = n


def known():
    comptime assert is_prime(7)
    print(prime[7]())
    comptime if 4 % 2 == 0 and is_prime(5):
        print(prime[5](), through[5]())


def main():
    known()
    print(prime[3]())
    print(half[4]())
    print(Even[10])
