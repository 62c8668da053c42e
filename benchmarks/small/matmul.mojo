# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var n = 64
    var a = [Float64(i % 13) for i in range(n * n)]
    var b = [Float64(i % 7) for i in range(n * n)]
    var c = List[Float64](length=n * n, fill=0.0)
    for i in range(n):
        for k in range(n):
            for j in range(n):
                c[i * n + j] += a[i * n + k] * b[k * n + j]
    print(c[n + 1])
