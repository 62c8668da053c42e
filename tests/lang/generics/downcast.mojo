# rule: 03/RFN-5
# What a downcast promises is for the instances to check.
# expect: run
from std.builtin.rebind import downcast


def text[T: AnyType](x: T) -> String:
    return String(trait_downcast[Writable](x))


def shown[T: AnyType](ref x: T) -> ref[x] downcast[T, Writable]:
    return trait_downcast[Writable](x)


def main():
    var n = 4
    print(text(3), shown(n))
