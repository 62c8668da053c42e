# rule: 07/CTS-9
# expect: reject
# What can't be copied so often is known before any copy is made.


def main():
    comptime for i in range(-(1 << 62), 1 << 62, 3):
        print(i)
    comptime for i in range(9223372036854775800, 9223372036854775807, 5):
        print(i)
