# rule: 06/FTY-6, 03/FNT-7
# expect: run
def show[o: ImmOrigin](ref[o] x: Int):
    print("at", x)


def scaled[k: Int = 3](x: Int) -> Int:
    return x * k


def main():
    var p: def[o: ImmOrigin](ref[o] x: Int) thin -> None = show
    var y = 4
    p(y)
    var q: def(Int) thin -> Int = scaled
    print(q(5))
