# fixes: TraitParameters, DeinitInFunctionType, OutAndResult, DuplicateEffect, ThinOnFunction, RegisterPassableEffect, Deprecated, RuleExportAbi, UnqualifiedParameter
trait Shape[n: Int]:
    def area(self) -> Int: ...


def apply(f: def(deinit String) thin -> None):
    f("a")


def fill(out r: Int) -> None:
    r = 1


def twice() raises raises -> Int:
    return 1


def plain() thin:
    pass


def call[F: def() register_passable -> None](f: F):
    f()


def options(**kwargs: Int):
    print(len(kwargs))


@export
def exported() -> Int:
    return 1


struct Box[size: Int]:
    def get(self) -> Int:
        return size


def main():
    pass
