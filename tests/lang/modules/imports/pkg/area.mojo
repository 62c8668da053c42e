def area(r: Int) -> Int:
    return r * r
