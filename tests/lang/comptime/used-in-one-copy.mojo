# rule: 02/DIA-29, 05/DST-35
# What one copy of a body uses is used: no warning speaks of the other instance or the last iteration; what none uses is reported once.
# expect: run
def shown[n: Int]():
    var x = 3
    var unused = 4
    comptime if n > 0:
        print(x)


def main():
    shown[0]()
    shown[1]()
    var last = 0
    comptime for i in range(3):
        print(last)
        last = i
    comptime for i in range(2):
        var inner = i * 10
        comptime if i == 1:
            print(inner)
