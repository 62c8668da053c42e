# rule: 11/PRS-6, 11/PRS-7
# expect: run
def show(text: String):
    try:
        print(atof(text))
    except e:
        print(e)

def main():
    show("1.5")
    show("  -2e3 ")
    show(".5")
    show("5.")
    show("1.5f")
    show("123456789012345678")
    show("0.1")
    show("1e23")
    show("9007199254740993")
    show("2.2250738585072011e-308")
    show("1e400")
    show("1e-400")
    show("inf")
    show("-Infinity")
    show("nan")
    show("1.00000000000000011102230246251565404236316680908203125")
    show("1.00000000000000011102230246251565404236316680908203124")
    show("1.00000000000000011102230246251565404236316680908203126")
    show("")
    show("abc")
    show("1.2.3")
    show("-0")
    show("9007199254740993e0")
    show("123e-22")
    show("1.5E+3")
    show(".e5")
    show("1e")
    show("13141176692201499.0")
    show("5740791754693717.50e0")
    show("12345678901234567890.5e-3")
