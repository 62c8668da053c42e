# rule: 10/ERR-10
# expect: reject
from std.os import abort


def check_asrt4() raises:
    abort("boom ", 3) if False else abort("boom")


def main() raises:
    check_asrt4()
