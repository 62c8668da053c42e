# rule: 12/RFL-3
# expect: reject
struct P:
    var a: Int8


def check_rfl_e1() raises:
    comptime r = reflect[P]
    print(r.field_index["zz"]())


def main() raises:
    check_rfl_e1()
