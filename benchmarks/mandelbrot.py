# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Escape times over a grid, one point at a time.
from time import perf_counter_ns


def escape_time(cx, cy, limit):
    x = 0.0
    y = 0.0
    n = 0
    while n < limit and x * x + y * y <= 4.0:
        next_x = x * x - y * y + cx
        y = 2.0 * x * y + cy
        x = next_x
        n += 1
    return n


def total(width, height, limit):
    sum = 0
    for row in range(height):
        cy = -1.5 + 3.0 * float(row) / float(height)
        for column in range(width):
            cx = -2.0 + 3.0 * float(column) / float(width)
            sum += escape_time(cx, cy, limit)
    return sum


start = perf_counter_ns()
sum = total(1024, 1024, 500)
elapsed = perf_counter_ns() - start
print("checksum", sum)
print("nanoseconds", elapsed)
