# rule: 05/IOR-8
# expect: run
# What is written through a list and read through pointers of another type, and lists that exchange what they own.


@no_inline
def bits(mut xs: List[Float64], p: Pointer[Float64, MutAnyOrigin], i: Int) -> Int:
    var words = p.bitcast[Int]()
    xs[i] = 1.0
    var before = words[unsafe_offset=i]
    words[unsafe_offset=i] = 0x4008000000000000
    var three = xs[i]
    xs[i] = three * 2.0
    return before + words[unsafe_offset=i] + Int(three)


@no_inline
def exchange(mut a: List[Int], mut b: List[Int], rounds: Int) -> Int:
    var sum = 0
    for k in range(rounds):
        a[0] = k
        swap(a, b)
        sum = sum * 3 + b[0] + a[0]
        var taken = b.copy()
        b[0] += 5
        sum += taken[0]
        b = taken^
    return sum


@no_inline
def rows(mut grid: List[List[Int]], n: Int) -> Int:
    var sum = 0
    for i in range(n):
        for j in range(len(grid[i])):
            grid[i][j] = len(grid[i]) * 10 + j
            if j == 1:
                grid[i] = List[Int](length=3, fill=7)
            sum = sum * 2 + grid[i][0]
    return sum


@no_inline
def headers(mut lists: List[List[Int]], i: Int) -> Int:
    # The length of a list, through a pointer to it.
    var p = UnsafePointer(to=lists[i])
    var before = len(lists[i])
    p[].append(before)
    lists[i][0] = len(lists[i])
    return before * 100 + lists[i][0] * 10 + lists[i][before]


def main():
    var xs: List[Float64] = [0.0, 5.0]
    var p = xs.unsafe_ptr().unsafe_origin_cast[MutAnyOrigin]()
    print(bits(xs, p, 1) - 0x3FF0000000000000 - 0x4018000000000000, xs[1])
    var a: List[Int] = [1, 2]
    var b: List[Int] = [3, 4]
    print(exchange(a, b, 5), a[0], b[0])
    var grid: List[List[Int]] = [[1, 2, 3], [4, 5], [6]]
    print(rows(grid, 3))
    print(headers(grid, 2), len(grid[2]))
