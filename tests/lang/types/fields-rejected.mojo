# rule: 03/SDC-10, 03/SDC-11, 03/SDC-12a
# expect: reject
struct F1:
    var a
struct F2:
    var a: Writable
struct F3:
    var a: Copyable & Movable
struct F4:
    var a: Some[Writable]
struct F5:
    var next: Optional[F5]
struct F6:
    var a: F6
struct F7:
    var b: F8
struct F8:
    var b: F7
def main(): pass
