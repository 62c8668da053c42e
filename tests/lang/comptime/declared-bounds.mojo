# rule: 07/CT-4
# expect: reject
comptime Anything: AnyType = UInt16
comptime Word: Movable & Deinitable = UInt32


def main():
    var words: List[Word] = []
    print(len(words))
    var things: List[Anything] = []
    print(len(things))
