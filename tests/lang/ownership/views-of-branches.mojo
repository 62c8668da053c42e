# rule: 05/ORG-17, 03/MRG-5, 05/DST-13
# expect: run
def strip(c: Bool, a: StringSpan, b: StringSpan):
    print(a[byte=0:3] if c else b[byte=1:2])
    print(a.strip().lstrip("h") if c else b)
    print("literal" if c else a.strip())


def main():
    for c in [True, False]:
        var a = String("  hello and more than fits inline")
        var b = String("world  and more than fits inline, too")
        strip(c, a, b)
        strip(c, a + b, b + a)
        var view = a[byte=2:7] if c else b[byte=0:5]
        print(view)
        var trimmed = StringSpan(a).strip() if c else StringSpan(b).strip()
        print(trimmed)
        var some = a[byte=0:0] or b[byte=0:5]
        print(some)
        var x: List[Int] = [1, 2, 3]
        var y: List[Int] = [4, 5]
        var span = Span(x)[1:] if c else Span(y)[:1]
        print(len(span), span[0])
        for item in Span(x) if c else Span(y):
            print(item, end=" ")
        print()
        var copied = (
            String((a + b)[byte=2:4]) if c else String((b + a)[byte=0:2])
        )
        print(copied)
