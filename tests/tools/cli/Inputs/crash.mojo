def forever() -> Int:
    print("started")
    while True:
        pass


def outer():
    comptime x = forever()
    print(x)


def main():
    outer()
