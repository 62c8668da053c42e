# rule: 03/LTC-5
# expect: reject
struct Opts:
    var level: Int
    def __init__(out self, level: Int): self.level = level
def gen[T: Writable](x: T): pass
def main():
    var e = []
    var f = {}
    var bad = {1, key=2}
    var g = [1, 2.5]
    var h = [1, "a"]
    var i = {1: 2, "a": 3}
    var j: List[Int] = [1, "a"]
    var k: Opts = {1, 2}
    var l = 1:2
