# rule: 02/DIA-6
# expect: reject
# Literals that double with each declaration end at a limit.

comptime a0 = "0123456789abcdef"
comptime a1 = a0 + a0 + a0 + a0
comptime a2 = a1 + a1 + a1 + a1
comptime a3 = a2 + a2 + a2 + a2
comptime a4 = a3 + a3 + a3 + a3
comptime a5 = a4 + a4 + a4 + a4
comptime a6 = a5 + a5 + a5 + a5
comptime a7 = a6 + a6 + a6 + a6


def main():
    print(a7.byte_length())
