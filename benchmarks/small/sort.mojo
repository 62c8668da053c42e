# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var x = UInt64(88172645463325252)
    var xs = List[Int]()
    for _ in range(10_000):
        x ^= x << 13
        x ^= x >> 7
        x ^= x << 17
        xs.append(Int(x >> 40))
    sort(xs)
    print(xs[0], xs[5000], xs[9999])
