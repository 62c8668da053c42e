# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var n = 100_000
    var composite = List[Bool](length=n, fill=False)
    var count = 0
    for i in range(2, n):
        if not composite[i]:
            count += 1
            for j in range(i * i, n, i):
                composite[j] = True
    print(count)
