# rule: 04/PKD-1, 04/PKD-3, 04/PKD-7
# expect: run
def scale[factor: Int, /, offset: Int = 5, *, negate: Bool = False](x: Int) -> Int:
    var r = factor * x + offset
    comptime if negate:
        return -r
    else:
        return r


def main():
    print(scale[2](10), scale[2, 1](10), scale[2, offset=0](10))
    print(scale[3, negate=True](1), scale[3, negate=True, offset=2](1))
