# rule: 05/REF-1, 05/REF-5
# expect: reject
def main():
    var a = 1
    var b = 2
    ref r = a
    ref r = b
def two(x: Int):
    ref r = x
    r = 3
struct S:
    ref x: Int
