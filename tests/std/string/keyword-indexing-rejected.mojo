# rule: 11/TXT-3, 11/TXT-4
# expect: reject


def check_idx_e7() raises:
    var s = String("aé")
    print(s[byte=-1])


def check_idx_e8() raises:
    var s = StringSpan("aé")
    print(s[byte=-1])


def check_idx_e9() raises:
    var s = String("aé")
    print(s[0])


def check_idx_e10() raises:
    var s = String("aé")
    print(s[0:1])


def check_idx_e12() raises:
    var s = String("aé")
    print(s[grapheme=0:1])


def main() raises:
    check_idx_e7()
    check_idx_e8()
    check_idx_e9()
    check_idx_e10()
    check_idx_e12()
