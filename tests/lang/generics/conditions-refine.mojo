# rule: 07/CTS-5, 07/META-4, 04/CSV-2
trait HasItem:
    comptime Item: AnyType
    comptime count: Int


struct Box(HasItem):
    comptime Item = Int8
    comptime count: Int = 7


def item_of[T: AnyType]() -> StaticString:
    comptime Item = T.Item if conforms_to(T, HasItem) else Bool
    return reflect[Item].name()


def count_of[T: AnyType]() -> Int:
    comptime if conforms_to(T, HasItem) and T.count > 3:
        return T.count
    elif not conforms_to(T, HasItem) or T.count == 0:
        return 0
    else:
        return -1


def small[n: Int]() -> String where not (n > 3):
    return "small"


def large[n: Int]() -> String where n >= 4:
    return "large"


def either[n: Int]() -> String:
    comptime if n > 3:
        return large[n]()
    else:
        return small[n]()


def main():
    print(item_of[Box](), item_of[Int](), count_of[Box](), count_of[Int]())
    print(either[3](), either[4]())
