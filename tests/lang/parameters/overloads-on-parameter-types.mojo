# rule: 04/OVD-7, 04/OVR-6
# expect: run
def kind[n: Int]() -> String:
    return "number"


def kind[s: String]() -> String:
    return "text"


def main():
    print(kind[4](), kind["x"]())
