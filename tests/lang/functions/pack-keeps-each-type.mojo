# rule: 06/VRD-5, 06/VRD-6, 06/VRD-12
# expect: run
def show[*Ts: Writable](*xs: *Ts):
    comptime for i in range(xs.__len__()):
        print(xs[i], end=";")
    print()


def relay[*Ts: Writable](*xs: *Ts):
    show(*xs)


def main():
    show(1, "two", True)
    relay(2.5, "x")
