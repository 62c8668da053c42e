# rule: 02/DIA-6
# expect: reject
# flags: --comptime-max-steps 1000
# A turn of a loop counts for as many steps as its body is long.


def long_turns(count: Int) -> Int:
    var a = 1
    for i in range(count):
        a = a * 3 + i ^ (a >> 7)
        a = a * 5 + i ^ (a >> 9)
        a = a * 7 + i ^ (a >> 11)
        a = a * 9 + i ^ (a >> 13)
        a = a * 11 + i ^ (a >> 15)
        a = a * 13 + i ^ (a >> 17)
    return a


comptime fits = long_turns(100)
comptime turned = long_turns(600)


def main():
    print(fits, turned)
