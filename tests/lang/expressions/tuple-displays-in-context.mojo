# rule: 03/LTC-9, 03/LTC-10
# expect: run
def over(x: Tuple[Int, Int]) -> String:
    return "int"


def over(x: Tuple[Float64, Float64]) -> String:
    return "float"


def nested(x: Tuple[Tuple[Float64, Int8], List[UInt8]]):
    print(x)


def noisy(x: Int) -> Int:
    print("noisy", x, end="; ")
    return x


def main():
    var pairs: List[Tuple[Float64, String]] = [(1, "a"), (2, "b")]
    var name = String("mv")
    pairs.append((5, "z"))
    pairs.append((Float64(7), name^))
    print(pairs)
    var d: Dict[String, Tuple[Float64, UInt8]] = {"a": (1, 2)}
    print(d)
    nested(((1, 2), [3]))
    # Where nothing asks for another type, each element takes its own.
    print(over((1, 2)), over((1.0, 2)))
    print((noisy(1), noisy(2)))
