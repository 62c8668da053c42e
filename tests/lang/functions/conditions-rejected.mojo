# rule: 06/CFL-1
# expect: reject
struct NB:
    var x: Int

    def __init__(out self):
        self.x = 1


def main():
    if NB():
        pass
    while NB():
        pass
    _ = not NB()
    _ = 1 if NB() else 2
    assert NB()
    _ = [i for i in range(2) if NB()]
    _ = NB() and True
