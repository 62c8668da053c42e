# rule: 04/PIN-9
# expect: reject
@fieldwise_init
struct Row[n: Int](Copyable):
    pass


def same[n: Int](a: Row[n], b: Row[n]):
    pass


def main():
    same(Row[1](), Row[2]())
