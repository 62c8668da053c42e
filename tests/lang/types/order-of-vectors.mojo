# rule: 03/NCV-12
# expect: reject
def main():
    var v = SIMD[DType.int32, 4](1)
    print(v < v)
