# rule: 05/DST-14, 05/DST-25, 05/ALG-1, 06/RET-8
# expect: run
@fieldwise_init
struct Record(Movable):
    var name: String
    var amount: Int

    def __deinit__(deinit self):
        print("discard", self.name, self.amount)

def parse(line: String) raises -> Record:
    var r = Record(String(line), 0)
    if line.byte_length() != 2:
        raise Error("length")
    r.amount = Int(line)
    return r^

def fail(text: String) raises -> Never:
    raise Error(text)

def positive(n: Int) raises -> Int:
    var r = Record("positive", n)
    if r.amount > 0:
        r.amount += 1
        return r.amount
    fail(r.name)

def replace(c: Bool):
    var r = Record("old", 1)
    if c:
        print("kept", r.name)
    else:
        r.name = "new"
    print("end")
    _ = r

def main():
    for text in [String("abc"), String("xx"), String("42")]:
        try:
            print(parse(text).amount)
        except e:
            print(e)
    for n in [3, -1]:
        try:
            print(positive(n))
        except e:
            print(e)
    replace(True)
    replace(False)
