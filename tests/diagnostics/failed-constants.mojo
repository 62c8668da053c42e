# rule: 02/DIA-7
# What a constant whose computation failed is used for is no error of its own.
# expect: reject
def bad() -> Int:
    var l = [1, 2]
    return l[-1]

struct W[n: Int]:
    var x: Int
    def __init__(out self):
        self.x = Self.n

def main():
    comptime a = bad()
    print(a)
    print(a + 1)
    var x = a
    print(x)
    print(W[a]().x)
    comptime b = a * 2
    print(b)
    comptime if a > 3:
        print("x")
    var arr = Array[Int, a](fill=0)
    print(len(arr))
    for i in range(a):
        print(i)
    print(materialize[a]())
