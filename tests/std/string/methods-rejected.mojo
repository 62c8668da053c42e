# rule: 11/STM-6
# expect: reject


def check_m_e3() raises:
    print(",".join(["a", "b"]))


def main() raises:
    check_m_e3()
