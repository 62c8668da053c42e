# rule: 04/PKD-4, 04/PIN-14
# expect: run
def area[w: Int, h: Int = w * 2]() -> Int:
    return w * h


def main():
    print(area[3](), area[3, 4]())
