# rule: 05/PASS-1, 05/ORG-8, 05/ORG-17
# expect: reject
struct Text(Copyable):
    var data: List[Int]

    def __init__(out self):
        self.data = []


struct View[o: ImmOrigin](ImplicitlyCopyable):
    var text: Pointer[Text, Self.o]

    @implicit
    def __init__(out self, ref[Self.o] text: Text):
        self.text = Pointer(to=text)


def both(ref a: Int, ref[a] b: Int):
    pass


def pair[o: ImmOrigin](a: View[o], b: View[o]):
    pass


def of_temporary[o: ImmOrigin](a: View[o]) -> View[o]:
    return Text()


def of_local[o: ImmOrigin](a: Pointer[Int, o]) -> Pointer[Int, o]:
    var x = 1
    return Pointer(to=x)


def of_other(a: List[Int], b: List[Int]) -> Span[Int, origin_of(a)]:
    return b


def of_argument[o: ImmOrigin](ref[o] text: Text) -> View[o]:
    return text  # fits


def of_sub_place(a: Text, b: Text) -> Span[Int, origin_of(a.data)]:
    return a.data  # fits


def of_optional[o: ImmOrigin](ref[o] text: Text) -> Optional[View[o]]:
    var view = View(text)
    return view  # fits


def main():
    var x = 1
    var y = 2
    both(x, y)
    var text = Text()
    pair(text, text)  # fits
    pair(text, Text())
    var view = View(text)
    view = Text()
    var span: Span[Int, origin_of(text.data)] = List[Int](length=3, fill=1)
