# rule: 07/CTS-15, 07/CTS-16
# expect: reject
def long_text[n: Int]():
    comptime assert n > 0, String("n is ", n, ", which is not positive, and this text is a long one")


def short_text[n: Int]():
    comptime assert n > 0, "n is " + String(n)


def main():
    long_text[0]()
    short_text[-1]()
