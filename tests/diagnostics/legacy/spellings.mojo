# rule: 02/LEG-1, 02/LEG-3, 02/LEG-14, 02/LEG-16, 02/D-143, 02/D-187
# expect: run
struct It:
    var n: Int
    fn __init__(out self, n: Int):
        self.n = n
    fn __len__(self) -> Int:
        return self.n
    fn __next__(inout self) -> Int:
        self.n -= 1
        return self.n

struct Old:
    var n: Int
    fn __init__(out self, n: Int):
        self.n = n
    fn __iter__(self) -> It:
        return It(self.n)

struct It2:
    var n: Int
    fn __init__(out self, n: Int):
        self.n = n
    fn __has_next__(self) -> Bool:
        return self.n > 0
    fn __next__(inout self) -> Int:
        self.n -= 1
        return self.n

struct Old2:
    var n: Int
    fn __init__(out self, n: Int):
        self.n = n
    fn __iter__(self) -> It2:
        return It2(self.n)

fn main():
    for i in Old(3):
        print(i)
    for j in Old2(2):
        print(j)
    alias size = 3
    @parameter
    if size > 2:
        print("big")
    elif size > 1:
        print("middle")
    else:
        print("small")
    @parameter
    for k in range(2):
        print(k)
    var let = 1
    var alias_ = 2
    fn inner(owned: Int) -> Int:
        return owned
    print(let + alias_ + inner(3))
