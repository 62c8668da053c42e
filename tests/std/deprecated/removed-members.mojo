# rule: 12/PTR-70
# expect: run
# Methods that were removed before 1.0 still work; what a rename doesn't mend is only said.
from std.ffi import external_call
from std.memory import unsafe_alloc


def main():
    var places = unsafe_alloc[String](3)
    places.initialize_pointee_copy("first")
    places.unsafe_offset(1).init_pointee_explicit_copy(places[])
    places.unsafe_offset(1).move_pointee_into(places.unsafe_offset(2))
    print(places[unsafe_offset=2], places[])
    places.unsafe_deinit_pointee()
    places.unsafe_offset(2).unsafe_deinit_pointee()
    places.unsafe_free()
    var numbers: List[Int] = [1, 2]
    print((1).__str__(), String("a").__repr__(), numbers.__str__())
    print(String.write("a", 1, sep="-"))
    var text = String("b")
    text.write("c", 2)
    print(text, external_call["strlen", Int](text.unsafe_cstr_ptr()))
    var pair: Tuple[Int, String] = (1, String("x"))
    print(pair.get[0, Int](), pair.get[1, String]())
