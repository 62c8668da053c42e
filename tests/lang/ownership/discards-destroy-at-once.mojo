# rule: 05/DST-39
@fieldwise_init
struct Noisy(Movable):
    var x: Int

    def __deinit__(deinit self):
        print("del", self.x)


def main():
    var numbers: List[Int] = [1, 2]
    var noisy = Noisy(1)
    _ = noisy^
    print("gone, although everything lives as long as this:")
    print(numbers.unsafe_ptr().as_unsafe_any_origin()[])
