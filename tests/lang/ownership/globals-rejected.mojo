# rule: 05/GVR-1
# expect: reject
var x = 1
var y: Int
comptime z = 3
def main(): print(z)
