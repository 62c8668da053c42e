# rule: 11/STM-1, 11/STM-2, 11/STM-3, 11/STM-4
# expect: run
def main():
    var s = String("abracadabra")
    print(s.find("bra"), s.find("bra", 2), s.find("x"), s.find(""), s.find("a", -1))
    print(s.rfind("bra"), s.rfind("a", 11), s.rfind(""), s.count("a"), s.count(""))
    print(s.startswith("abra"), s.startswith("bra", 1), s.endswith("abra"), "".startswith(""), s.startswith("", 1))
    print("cad" in s, "xyz" in s, "" in s)
    print(s.replace("a", "<>"), s.replace("", "-"))
    print(s.split("a"), s.split("a", 2), String("ab").split(""), String("").split(","))
    print(String("  x  y ").split(), String("a b  c d").split(maxsplit=2))
    print(s.removeprefix("abra"), s.removesuffix("abra"), s.removeprefix("x"))
    print(repr(String(" \t x \n").strip()), String("xxaxx").strip("x"), String("xyax").lstrip("yx"))
