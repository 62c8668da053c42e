# rule: 03/EXT-1
# expect: reject
comptime Row = List[Int]


__extension Row:
    def twice(self) -> Int:
        return len(self) * 2


def main():
    pass
