# rule: 01/STM-72
# expect: run
def main():
    from std.math import sqrt, floor as fl
    import std.math as m

    print(sqrt(4.0), fl(2.5), m.ceil(1.5))
