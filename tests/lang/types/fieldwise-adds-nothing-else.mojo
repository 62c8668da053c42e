# rule: 03/FWI-6
# expect: reject
@fieldwise_init
struct D:
    var x: Int
    var s: String


def main():
    _ = D(1)
    _ = D(1, "a", 2)
    _ = D(x=1, t="a")
    var d = D(1, "a")
    var e = d
    print(d)
    _ = d == d
    _ = d.copy()
