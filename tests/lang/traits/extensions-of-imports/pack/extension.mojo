comptime unused = 0


def ending() -> String:
    return "?"


__extension String:
    def shout(self) -> String:
        return self.upper() + ending()


__extension List:
    @staticmethod
    def answer(x: Int) -> Int:
        return 41 + x
