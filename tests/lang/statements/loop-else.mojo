# rule: 06/CFL-6, 06/CFL-7, 06/CFL-17
# expect: run


def main():
    for i in range(3):
        print(i, end=" ")
    else:
        print("done")
    for i in range(3):
        if i == 1:
            break
    else:
        print("never")
    var n = 2
    while n > 0:
        n -= 1
    else:
        print("zero")
