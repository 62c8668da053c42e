# rule: 06/CFL-3, 06/CFL-11
# expect: reject
def main():
    if True:
        var x = 1
    print(x)
    for i in range(2):
        pass
    print(i)
    while False:
        var z = 1
    print(z)
    try:
        var q = 1
    finally:
        pass
    print(q)
    if True:
        def nf():
            pass

    nf()
