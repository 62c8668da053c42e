# rule: 07/DEF-2
# expect: run
from std.sys import (
    is_defined,
    get_defined_int,
    get_defined_string,
    get_defined_bool,
)


def main():
    print(
        is_defined["NOPE"](),
        get_defined_int["NOPE", 4](),
        get_defined_string["NOPE", "d"](),
        get_defined_bool["NOPE", True](),
    )
