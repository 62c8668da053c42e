# rule: 11/FST-1, 11/FST-2, 11/FST-3
# expect: run
def show(template: String):
    try:
        print(template.format("a", 2))
    except e:
        print(e)

def main():
    print("{0}-{1!r}-{0}".format("a", "b"), "{{{}}}".format(3))
    show("{} and {}")
    show("{1} {0!r} {1!s}")
    show("{} {} {}")
    show("{} {0}")
    show("{2}")
    show("{x}")
    show("{")
    show("}")
    show("{!}")
    show("{!q}")
    show("{{}}")
