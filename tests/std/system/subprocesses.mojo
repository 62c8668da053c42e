# rule: 13/SYSL-2
# expect: run
from std.subprocess import run


def check_subp() raises:
    print(run("echo hi; echo there; exit 3"), repr(run("printf 'a  \n\n'")))


def main() raises:
    check_subp()
