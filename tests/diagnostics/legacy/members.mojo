# rule: 02/LEG-2, 01/DCR-8
# Methods, constructors and constants of earlier versions of the library.
# expect: run
from sys import is_compile_time, simdbitwidth, env_get_int, env_get_string, env_get_bool
from math import div_ceil, is_power_of_2
from utils import Variant

def main() raises:
    var s = String("ab")
    s.append_byte(99)
    print(s.rjust(5), s.ljust(4) + "|", s.center(5) + "|", "7".isdigit(), s.isprintable())
    print(s.char_length())
    for c in s.chars():
        print(c)
    print(Char(97))
    var d = Dict[Int, Int](power_of_two_initial_capacity=16)
    print(len(d))
    var v = Variant[Int, String](3)
    print(v.get[Int]())
    print(div_ceil(5, 2), is_power_of_2(8), is_compile_time(), simdbitwidth() >= 128)
    print(env_get_int["X", 3](), env_get_string["Y", "z"](), env_get_bool["Z", False]())
    print(get_base_type_name[List[Int]]())
    var l: List[Int] = [1, 2]
    print(l.data[1], Scalar[DType.index](3), DType.uindex)
