# rule: 07/META-7, 07/CT-7
comptime names: List[StaticString] = ["a", "b"]
comptime ages: Dict[String, Int] = {"a": 1}
comptime pair: Tuple[Int, String] = (1, "b")
comptime table = build()


def build() -> List[String]:
    return ["x", "y"]


def main():
    comptime words: List[String] = ["a", "b"]
    comptime counts: Dict[String, Int] = {"a": 1}
    comptime nobody = table
    comptime first = comptime_first(table)
    print(comptime(len(table)), first)


def comptime_first(xs: List[String]) -> String:
    return xs[0].copy()
