# rule: 07/INT-1, 07/INT-2
@no_inline
def passed(x: BFloat16) -> BFloat16:
    return x


@no_inline
def chosen(x: BFloat16, y: BFloat16, n: Int) -> BFloat16:
    var result = x
    for i in range(n):
        result = y if i % 2 == 0 else x
    return result


def texts() -> List[String]:
    var out = List[String]()
    # Zeros, subnormal numbers, the largest, infinity and NaN keep their bits on every way.
    var patterns: List[UInt16] = [0, 0x8000, 1, 0x8003, 0x7F, 0x7F7F, 0x7F80, 0x7FC1]
    for bits in patterns:
        var x = passed(BFloat16(from_bits=bits))
        var y = chosen(BFloat16(1), x, 3)
        out.append(String(x.to_bits(), " ", y.to_bits(), " ", x, " ", (-x).to_bits(), " ", abs(x).to_bits()))
    return out^


def main():
    comptime early = texts()
    var then = materialize[early]()
    var now = texts()
    for i in range(len(now)):
        if then[i] != now[i]:
            print("while compiling:", then[i])
        print(now[i])
