# rule: 02/D-152
# expect: reject
def number(x: Int):
    pass


def main():
    number([1, 2])
    number({1: 2})
