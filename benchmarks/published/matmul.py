# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The matrix product of the published notebook in plain Python: lists of lists, 128 rows.
from random import random, seed
from time import thread_time


def matmul(c, a, b):
    for m in range(len(c)):
        for k in range(len(b)):
            for n in range(len(b[0])):
                c[m][n] += a[m][k] * b[k][n]


seed(1)
size = 128
a = [[random() for _ in range(size)] for _ in range(size)]
b = [[random() for _ in range(size)] for _ in range(size)]
best = float("inf")
for _ in range(3):
    c = [[0.0] * size for _ in range(size)]
    start = thread_time()
    matmul(c, a, b)
    best = min(best, thread_time() - start)
print(2 * size**3 / best / 1e9)
