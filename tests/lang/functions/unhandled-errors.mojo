# rule: 06/EXN-29, 06/EXN-30
# expect: abort
@fieldwise_init
struct Bad(Copyable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("Bad#", self.code)


def main() raises Bad:
    print("start")
    raise Bad(3)
