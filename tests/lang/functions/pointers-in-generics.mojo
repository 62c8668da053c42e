# rule: 06/FTY-8
# expect: run
# An argument declared with a pointer type is a pointer, also where the function given for it determines a parameter in that type.
@fieldwise_init
struct Key(ImplicitlyCopyable):
    var code: Int


struct Bus(Movable):
    var handlers: List[def(Key) thin -> String]

    def __init__(out self):
        self.handlers = []

    def on[E: Movable](mut self, handler: def(E) thin -> String):
        rebind[List[def(E) thin -> String]](self.handlers).append(handler)


def on_key(k: Key) -> String:
    return String("key ", k.code)


def listed[E: Movable](f: def(E) thin -> String) -> List[def(E) thin -> String]:
    var result = List[def(E) thin -> String]()
    result.append(f)
    return result^


def either[T: AnyType](first: Bool, f: def(T) thin -> T, g: def(T) thin -> T) -> def(T) thin -> T:
    var chosen: def(T) thin -> T = f
    if not first:
        chosen = g
    return chosen


def twice(x: Int) -> Int:
    return x * 2


def negated(y: Int) -> Int:
    return -y


def main():
    var bus = Bus()
    bus.on(on_key)
    bus.on[Key](on_key)
    print(bus.handlers[0](Key(3)), bus.handlers[1](Key(4)))
    print(listed(on_key)[0](Key(5)))
    print(either(True, twice, negated)(6), either(False, twice, negated)(6))
