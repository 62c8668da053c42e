# old: 24.5
struct View[is_mutable: Bool, //, lifetime: Lifetime[is_mutable].type]:
    var place: Pointer[Int, lifetime]

    fn __init__(inout self, ref [lifetime] value: Int):
        self.place = Pointer.address_of(value)

fn main():
    var x = 1
    var r = Reference(x)
    r[] += 2
    print(x, View(x).place[])
    print(String.format_sequence("a", 1))
