# old: 24.6 to 25.4
fn fib(n: Int) -> Int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

fn apply(f: fn (Int) -> Int, x: Int) -> Int:
    return f(x)

fn compose[f: fn (Int) -> Int, g: fn (Int) -> Int](x: Int) -> Int:
    return f(g(x))

fn inc(x: Int) -> Int:
    return x + 1

fn main():
    print(apply(fib, 10))
    print(compose[inc, fib](10))
    var total = 0
    @parameter
    fn add(x: Int):
        total += x
    for i in range(4):
        add(i)
    print(total)
