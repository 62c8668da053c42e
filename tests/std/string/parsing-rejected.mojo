# rule: 11/PRS-8
# expect: reject


def check_prs_e1() raises:
    print(Float32("0.1"))


def check_prs_e2() raises:
    print(Int8("5"))


def main() raises:
    check_prs_e1()
    check_prs_e2()
