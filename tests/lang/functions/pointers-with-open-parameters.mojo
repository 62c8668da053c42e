# rule: FTY-6
# expect: reject
def a8(f: def(a: List) thin -> Int):
    _ = f([1])


def main():
    pass
