# rule: 03/EXT-1, 03/EXT-3
# expect: run
# An extension that a package imports is in force for who imports the package,
# and its members see the names of their own module.
from pack import Thing


def mark() -> String:
    return "!"


__extension Thing:
    def marked(self) -> String:
        return self.name + mark()


def main():
    var thing = Thing("a")
    print(thing.marked(), String("b").shout(), List.answer(1))
