# rule: 10/IO-4
# expect: run


def check_inp() raises:
    try:
        print(input("p> "))
    except e:
        print(e)


def main() raises:
    check_inp()
