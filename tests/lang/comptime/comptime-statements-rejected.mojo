# rule: 07/CTS-2, 07/CTS-8, 07/CTS-21
# expect: reject
def f(n: Int) -> Int:
    comptime if n > 1:
        return 1
    return 0
def g(xs: List[Int]):
    comptime for x in xs:
        print(x)
def h[n: Int]() -> Int:
    comptime if n > 1: return 1
    elif n <= 1: return 2
struct S:
    comptime assert True
def main():
    comptime for i in range(2):
        i = 3
    comptime a = comptime(3)
    print(comptime(undefined_name))
