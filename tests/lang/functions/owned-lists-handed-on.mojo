# rule: 06/VRD-12, 06/VRD-3
# expect: run
@fieldwise_init
struct Loud(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("drop", self.id)


def take(var *xs: Loud):
    for x in xs:
        print("take", x.id)


def hand_on(var *xs: Loud):
    take(*xs^)


def tupled[*Ts: Copyable & Deinitable](var *items: *Ts) -> Tuple[*Ts]:
    return Tuple(*items^)


def main():
    hand_on(Loud(1), Loud(2))
    var t = tupled(3, "x")
    print(t[0], t[1])
