# rule: 12/RFL-1, 12/RFL-2, 12/RFL-3, 12/RFL-4
# expect: run
@fieldwise_init
struct P(Copyable):
    var a: Int8
    var b: Int64
    var c: Int8
    var d: Int32


struct Gen[T: AnyType, n: Int]:
    var x: Int
    var p: P


def names[T: AnyType]():
    comptime for i in range(reflect[T].field_count()):
        print(reflect[reflect[T].field_at[i].T].name(), end=" ")
    print()


def check_rfl() raises:
    comptime r = reflect[P]
    print(
        r.is_struct(),
        r.name(),
        r.base_name(),
        r.field_count(),
        reflect[Int].name(),
        reflect[String].name[qualified_builtins=True](),
        reflect[Gen[String, 3]].base_name(),
        reflect[Gen[String, 3]].name(),
    )
    print(
        r.field_offset[name="a"](),
        r.field_offset[name="b"](),
        r.field_offset[index=2](),
        r.field_offset[index=3](),
    )
    names[P]()


def check_rfl2() raises:
    comptime r = reflect[P]
    comptime n0 = r.field_names()[0]
    comptime n3 = r.field_names()[3]
    print(
        n0,
        n3,
        r.field_index["c"](),
        reflect[r.field["d"].T].name(),
        r.field_types().length,
        reflect[List[List[String]]].name(),
        reflect[List[P]].base_name(),
    )
    var p = P(1, 2, 3, 4)
    r.field_ref[1](p) = 9
    print(p.b, r.field_ref[3](p))
    print(
        reflect[Tuple[Int, String]].name(),
        reflect[Optional[P]].name(),
        reflect[Bool].name(),
        reflect[Float64].name(),
        "",
    )


def main() raises:
    check_rfl()
    check_rfl2()
