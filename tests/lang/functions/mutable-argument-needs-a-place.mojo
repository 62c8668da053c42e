# rule: 05/PASS-4
# expect: reject
def bump(mut x: Int):
    x += 1


def main():
    bump(3)
