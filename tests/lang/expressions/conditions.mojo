# rule: 01/EXP-16, 01/EXP-23
# expect: run
def main():
    var o: Optional[Int] = 3
    if o:
        print("some")
    var d: Dict[Int, Int] = {}
    if not d:
        print("empty")
    var v = SIMD[DType.int32, 4](0, 0, 1, 0)
    if v:
        print("any")
    print(1 if o and d else 2, "a" or "b", "" or "c", not o)
    var n: Optional[Int] = None
    print(n or Optional(5))
