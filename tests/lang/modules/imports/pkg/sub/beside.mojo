def x() -> Int:
    return 100
