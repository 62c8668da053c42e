# rule: 07/VAR-2, 07/VAR-4
# expect: run
from std.sys import size_of

comptime Size[T: AnyType]: Int = size_of[T]()


def report[*Ts: Writable]():
    comptime sizes = Ts.map_to_values[Size]()
    var sum = 0
    for size in sizes:
        sum += size
    print(len(sizes), sum, sizes)
    comptime optionals = Ts.map[Optional]()
    comptime for i in range(optionals.length):
        print(reflect[optionals[i]].base_name(), optionals[i]())


def main():
    report[Int8, Int]()
    report()
