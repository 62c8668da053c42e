# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    for i in range(2_000):
        print(i, Float64(i) / 8.0, "line")
