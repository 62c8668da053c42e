# rule: 05/DST-38, 05/LIN-5
# expect: reject
@fieldwise_init
struct N(Movable):
    var id: Int


@explicit_destroy("close")
@fieldwise_init
struct H(Deinitable where False):
    var id: Int

    def close(deinit self):
        pass


def mk() -> H:
    return H(1)


def main():
    var a = N(1)
    _ = a^
    print(a.id)


def two():
    _ = mk()


def three():
    var h = H(1)
    _ = h
    h^.close()


def four():
    var h = H(1)
    _ = h^


def five():
    mk()
