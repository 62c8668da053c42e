# rule: 13/INF-3
# expect: reject
from std.sys import CompilationTarget


def check_info_e() raises:
    CompilationTarget.unsupported_target_error[
        operation=String("op"), note=String("nt")
    ]()


def main() raises:
    check_info_e()
