# rule: 06/OVL-3, 04/OVR-11, 04/OVR-12
# expect: run
def pick(x: Int) -> String:
    return "Int"


def pick(x: Float64) -> String:
    return "Float64"


def pick[T: Writable](x: T) -> String:
    return "generic"


def main():
    print(pick(1), pick(1.5), pick("s"), pick(Int16(2)))
