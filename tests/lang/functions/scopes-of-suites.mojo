# rule: 06/CFL-3
# expect: run
def main():
    if True:
        var x = 1
        print(x)
    if True:
        var x = "s"
        print(x)

        def f() -> Int:
            return 1

        print(f())
    for i in range(1):
        var y = i
        print(y)
    while True:
        var z = 4
        print(z)
        break
    var x = 5
    print(x)
    if x == 5:
        w = 7
    else:
        w = 8
    print(w)
