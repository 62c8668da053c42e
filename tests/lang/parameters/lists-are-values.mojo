# rule: 07/VAR-3, 07/VAR-4, 07/FREFL-6
# expect: reject
comptime M[i: Int]: Int = i * 2
comptime P = ParameterList.tabulate[4, M]


def generic[n: Int]() -> Int:
    return n


def count[*ns: Int]() -> Int:
    return len(ns)


def main():
    print(count[*P()]())
    print(count[*P]())
    comptime fs = __functions_in_module()
    comptime f = fs[0]
    print(f[7]())
    print(fs[0][7]())
