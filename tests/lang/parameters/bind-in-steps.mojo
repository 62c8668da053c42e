# rule: 04/BND-3, 04/BND-5
# expect: run
struct Box[a: Int, b: Int, c: Int = 4]:
    comptime digits = Self.a * 100 + Self.b * 10 + Self.c


comptime Nine = Box[9, _]
comptime Rest = Box[8, ...]


def main():
    print(Box[1, 2].digits, Nine[3].digits, Rest[2].digits, Rest[2, 6].digits)
    print(Box[b=7, a=6].digits)
