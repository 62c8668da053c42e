# rule: 02/DIA-7
# The cause of a constant that failed is named, not that it has failed, though nobody asks for it by its own.
# expect: reject
def bad() -> Array[UInt32, 4]:
    var table = Array[UInt32, 4](fill=0)
    var c = UInt32(3)
    c = (c >> 1) ^ (0xED if c & 1 else 0)
    return table^

comptime T = bad()

def use() -> UInt32:
    var u = materialize[T]()
    return u[1]

def main():
    print(use())
