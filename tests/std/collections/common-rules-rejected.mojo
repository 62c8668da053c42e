# rule: 11/COL-2, 11/LST-9, 11/COL-4, 11/ARR-3, 11/ARR-4
# expect: reject
struct NC(Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


def check_col_noimplicit() raises:
    var a: List[Int] = [1]
    var b = a


def check_list_e5() raises:
    var q: List[Int] = [1]
    q.sort()


def check_list_nc() raises:
    var l = List[NC]()
    l.append(NC(1))
    for x in l:
        print(x.x)


def check_arr_e1() raises:
    var a = [1, 2]
    print(a[-1])


def check_arr_e2() raises:
    var a = [1, 2]
    print(a[2])


def check_arr_e5() raises:
    var a = [1, 2, 3]
    print(a[0:2])


def main() raises:
    check_col_noimplicit()
    check_list_e5()
    check_list_nc()
    check_arr_e1()
    check_arr_e2()
    check_arr_e5()
