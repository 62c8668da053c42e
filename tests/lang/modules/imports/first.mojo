def which() -> String:
    return "first"


def chosen() -> String:
    return "first"


def local() -> String:
    return "first"


def _hidden() -> String:
    return "first"


def min(a: Int, b: Int) -> Int:
    return 77
