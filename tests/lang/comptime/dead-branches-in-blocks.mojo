# rule: CTS-3
# expect: reject
def in_try():
    try:
        comptime if False:
            print(no_name_in_try)
    finally:
        comptime if False:
            print(no_name_in_finally)


def in_except():
    try:
        raise "x"
    except:
        comptime if False:
            print(no_name_in_except)


def in_else():
    for _ in range(3):
        pass
    else:
        comptime if False:
            print(no_name_in_else)


def main():
    in_try()
    in_except()
    in_else()
