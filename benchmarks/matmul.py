# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The textbook product of two square matrices in lists.
from time import perf_counter_ns


def multiply(a, b, c, n):
    for i in range(n):
        for k in range(n):
            x = a[i * n + k]
            for j in range(n):
                c[i * n + j] += x * b[k * n + j]


n = 768
a = [float(i % 13) - 6.0 for i in range(n * n)]
b = [float(i % 7) - 3.0 for i in range(n * n)]
c = [0.0] * (n * n)
start = perf_counter_ns()
multiply(a, b, c, n)
elapsed = perf_counter_ns() - start
print("checksum", sum(c[i] * float(i % 11) for i in range(n * n)))
print("nanoseconds", elapsed)
