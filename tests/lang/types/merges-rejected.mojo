# rule: 03/MRG-1, 03/MRG-3
# expect: reject
@fieldwise_init
struct Small(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(Large)](self) -> Large:
        return Large(self.v)


@fieldwise_init
struct Large(ImplicitlyCopyable):
    var v: Int


@fieldwise_init
struct Other(ImplicitlyCopyable):
    var v: Int


@fieldwise_init
struct A(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(B)](self) -> Int:
        return 1


@fieldwise_init
struct B(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(A)](self) -> String:
        return "x"


@fieldwise_init
struct D(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(Other)](self) -> String:
        return "x"


def main():
    var c = True
    var n = 1
    var z = n if c else "s"
    var d = Small(1) if c else Other(3)
    var e = A(1) if c else B(1)
    var f = D(1) if c else Other(1)
    var g = 1 if c else 2.5
    var h = [Small(1), Other(2)]
