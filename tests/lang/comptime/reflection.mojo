# rule: 07/REFL-1, 07/REFL-2, 07/REFL-3, 07/REFL-4
# expect: run
@fieldwise_init
struct Probe(Copyable):
    var tag: UInt8
    var level: UInt32
    var title: String


@fieldwise_init
struct G[T: Movable & Deinitable, n: Int](Movable):
    var t: Self.T
    var _private: Int
    comptime not_listed = 1


def describe[T: AnyType](ref value: T):
    comptime r = reflect[T]
    comptime names = r.field_names()
    comptime types = r.field_types()
    comptime for i in range(r.field_count()):
        comptime F = types[i]
        comptime if conforms_to(F, Writable):
            comptime name = names[i]
            print(
                name, "@", r.field_offset[index=i](), "=", r.field_ref[i](value)
            )


def main():
    var p = Probe(3, 900, "core")
    describe(p)
    reflect[Probe].field_ref[1](p) = 901
    var w: reflect[Probe].field["level"].T = 5
    print(
        p.level + w,
        reflect[Probe].field_index["title"](),
        reflect[Probe].base_name(),
    )
    print(
        reflect[G[Int, 3]].name(),
        reflect[G[Int, 3]].base_name(),
        reflect[G[Int, 3]].field_count(),
        reflect[Probe].is_struct(),
    )
    comptime k = reflect[Probe].field_index["level"]()
    rebind[UInt32](reflect[Probe].field_ref[k](p)) = 77
    print(
        p.level,
        reflect[Probe].field_offset[name="title"](),
        reflect[Probe].field_at[0].name(),
        reflect[Int].name(),
    )
    comptime names = reflect[G[Int, 3]].field_names()
    comptime n1 = names[1]
    print(n1, reflect[Probe].field_types()[2] == String)
