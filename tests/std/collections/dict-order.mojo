# rule: 11/DCT-1, 11/DCT-2, 11/DCT-5, 11/DCT-9
# expect: run
def main() raises:
    var d = {"b": 1, "a": 2, "b": 5}
    print(d, len(d))
    d["c"] = 3
    print(d.pop("b"), d)
    d["b"] = 9
    print(d, "b" in d, "x" in d)
    for e in d.items():
        print(e.key, e.value, end="; ")
    print()
    for k in reversed(d):
        print(k, end=" ")
    print()
    var big = Dict[Int, Int]()
    for i in range(1000):
        big[i * 7919 % 1009] = i
    for i in range(0, 1000, 2):
        _ = big.pop(i * 7919 % 1009)
    var sum = 0
    for v in big.values():
        sum += v
    print(len(big), sum, big[7919 % 1009])
    try:
        print(d["nope"])
    except e:
        print(e)
    var item = d.popitem()
    print(item.key, item.value, d | {"a": 7, "z": 8})
