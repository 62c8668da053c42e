# rule: 11/COL-7, 11/ARR-2
def length(a: Array[Byte, _]) -> Int:
    return len(a)


def main():
    var a: Array[Byte, _] = [1, 2, 3]
    var b: Array[Float32, _] = [1, 2.5]
    print(len(a), length(a), length([4, 5]), b)
