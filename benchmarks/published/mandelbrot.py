# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The kernel of the published articles in plain Python, over every 32nd row of their grid.
from time import thread_time


def escape_time(c):
    z = c
    count = 0
    for _ in range(1000):
        if abs(z) > 2:
            break
        z = z * z + c
        count += 1
    return count


best = float("inf")
for _ in range(3):
    start = thread_time()
    sum = 0
    for row in range(0, 960, 32):
        for column in range(960):
            sum += escape_time(complex(-2 + column * (2.6 / 960), -1.5 + row * (3 / 960)))
    best = min(best, (thread_time() - start) / sum)
print(1 / best / 1e9)
