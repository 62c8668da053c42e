# rule: 03/CTM-3
# expect: reject
struct S:
    comptime n: Int
    comptime m
def main(): pass
