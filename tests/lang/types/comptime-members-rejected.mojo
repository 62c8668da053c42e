# rule: 03/CTM-4, 03/CTM-5
# expect: reject
struct S[b: Int]:
    comptime p = Self.b + 1
    comptime q = Self.q
    comptime fact: Int = 1 if Self.b == 0 else Self.b * S[Self.b - 1].fact

    def __init__(out self):
        pass


def main():
    print(S.p)
    print(S[3].fact)
    print(S[3].q)
