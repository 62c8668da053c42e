# rule: 03/NCV-3, 03/NCV-4, 03/NCV-6
# expect: reject
def main():
    var n: Int = 7
    var f: Float64 = n
    var w: Int32 = 5
    var x: Int64 = w
    _ = n + w
    _ = n + 1.5
    var u: UInt = n
    var b: Bool = 1
    var i: Int = True
    var y: Int64 = n
