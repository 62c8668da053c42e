# rule: 11/COL-5
# expect: reject


def check_col5() raises:
    var a: List[Int] = [1, 2]
    ref r = a[0]
    a.append(3)
    print(r)


def main() raises:
    check_col5()
