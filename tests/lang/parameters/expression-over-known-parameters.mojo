# rule: 04/PIN-6, 04/PIN-7
# expect: run
@fieldwise_init
struct Row[n: Int](Copyable):
    var tag: Int


def follows[n: Int](a: Row[n], b: Row[n * 2 + 1]) -> Int:
    return n + b.tag


def main():
    print(follows(Row[3](0), Row[7](100)))
