# rule: 13/DBG-6
# expect: run
def side() -> String:
    print("evaluated")
    return "m"


def check_dbg6() raises:
    debug_assert(side() == "x", side())

    @parameter
    def check() -> Bool:
        print("never")
        return False

    debug_assert[check]("msg")
    print("end")


def main() raises:
    check_dbg6()
