# rule: 10/ERR-11, 10/SORT-4
# expect: reject


def check_e11() raises:
    constrained[True, "x"]()
    print(sorted([1, 2]))


def main() raises:
    check_e11()
