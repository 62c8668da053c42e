# rule: 01/LEX-2, 01/LEX-3, 01/LEX-30, 01/LEX-62, 01/LEX-80
# expect: run
def main():
    var `my var` = 3
    var x = 0xFF + 0b1010 + 0o17 + 1_000
    var y = 1e3 + .5 + 5. + 1_0.0_1
    var s = "a\tb\x41\u00e9\U0001F600\101\\\"" "c" "d"
    var r = r"\n raw"
    var t = """multi
line"""
    var u = "it" "s"
    print(`my var`, x, y, s, r, t, u)
    print(t"{x} {x + 1} {{}} {`my var`}")
    var z = 1 + 2
    print(z)
    print("semi")
    if z == 3:
        print("one")
        print("line")
    var lst = [
        1,
        2,
    ]
    print(len(lst))
    var mut = 1
    print(mut)  # comment
    if z == 3 and x > 1:
        print("paren")
