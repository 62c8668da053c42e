# rule: 06/CFL-13
# expect: run
struct It(ImplicitlyCopyable):
    var i: Int

    def __init__(out self):
        self.i = 0

    def __iter__(self) -> Self:
        return self

    def __next__(mut self) raises -> Int:
        self.i += 1
        if self.i > 2:
            raise "any error ends"
        return self.i


def main():
    for x in It():
        print(x)
    else:
        print("else")
