# old: 24.6 to 25.4
@value
struct Counter:
    var n: Int

    fn __enter__(owned self) -> Self:
        print("enter")
        return self^

    fn __add__(owned self, other: Int) -> Self:
        self.n += other
        return self^

    @staticmethod
    fn zero() -> Self:
        return Self(0)

    @always_inline
    fn __getitem__(self, i: Int) -> Int:
        return self.n * i

fn main():
    var c = Counter.zero() + 3
    print(c[2])
    with Counter(5) as d:
        print(d.n)
