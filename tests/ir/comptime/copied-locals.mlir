// RUN: mojo-opt %s --interpret=build,100 --quiet | FileCheck %s
// A struct local whose bytes are not read as a whole is copied into; the out slot is not touched by that.
// rule: 07/INT-1
// CHECK: build gave 27010000000000000100000000000000

!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!int = !mojo.simd<1, int>
!Bool = !mojo.struct<"Bool", [!mojo.simd<1, bool>]>
!Range = !mojo.struct<"_Range", [!mojo.struct<"Int", [!mojo.simd<1, int>]>, !mojo.struct<"Int", [!mojo.simd<1, int>]>]>
!Stop = !mojo.struct<"Stop", []>
mojo.func @"Int.__add__"(%a: !Int, %b: !Int) -> !Int {
  %0 = mojo.struct_extract %a[0] : !Int
  %1 = mojo.struct_extract %b[0] : !Int
  %2 = mojo.simd.add %0, %1 : !int
  %3 = mojo.struct_create(%2) : !Int
  mojo.return %3 : !Int
}
mojo.func @"Int.__mod__"(%a: !Int, %b: !Int) -> !Int {
  %0 = mojo.struct_extract %a[0] : !Int
  %1 = mojo.struct_extract %b[0] : !Int
  %2 = mojo.simd.rem %0, %1 : !int
  %3 = mojo.struct_create(%2) : !Int
  mojo.return %3 : !Int
}
mojo.func @"Int.__lt__"(%a: !Int, %b: !Int) -> !Bool {
  %0 = mojo.struct_extract %a[0] : !Int
  %1 = mojo.struct_extract %b[0] : !Int
  %2 = mojo.simd.cmp<lt> %0, %1 : !int
  %3 = mojo.struct_create(%2) : !Bool
  mojo.return %3 : !Bool
}
mojo.func @"Int.__iadd__"(%a: mut !mojo.ref<!Int>, %b: !Int) {
  %0 = mojo.load %a : !Int
  %1 = mojo.call @"Int.__add__"(%0, %b) : (!Int, !Int) -> !Int
  mojo.store %1, %a : !Int
  mojo.return
}
mojo.func @"next"(%self: mut !mojo.ref<!Range>, %err: err !mojo.ref<!Stop>) -> !Int raises {
  %cur = mojo.field %self[0] : !Range
  %end = mojo.field %self[1] : !Range
  %c = mojo.load %cur : !Int
  %e = mojo.load %end : !Int
  %m = mojo.call @"Int.__lt__"(%c, %e) : (!Int, !Int) -> !Bool
  %m0 = mojo.struct_extract %m[0] : !Bool
  %bit = mojo.to_builtin %m0 : !mojo.simd<1, bool> -> i1
  cf.cond_br %bit, ^go, ^stop
^stop:
  mojo.raise
^go:
  %one0 = mojo.constant 1 : !int
  %one = mojo.struct_create(%one0) : !Int
  %r = mojo.load %cur : !Int
  mojo.call @"Int.__iadd__"(mut %cur, %one) : (!mojo.ref<!Int>, !Int) -> ()
  mojo.return %r : !Int
}
mojo.func @"make"(%out: out !mojo.ref<!Range>, %n: !Int) {
  %cur = mojo.field %out[0] : !Range
  %end = mojo.field %out[1] : !Range
  %z0 = mojo.constant 0 : !int
  %z = mojo.struct_create(%z0) : !Int
  mojo.store %z, %cur : !Int
  mojo.store %n, %end : !Int
  mojo.return
}
!C = !mojo.struct<"C", [!mojo.struct<"Int", [!mojo.simd<1, int>]>, !mojo.struct<"Bool", [!mojo.simd<1, bool>]>]>
mojo.func @"C.init"(%out: out !mojo.ref<!C>, %w: !Int, %f: !Bool) {
  %0 = mojo.field %out[0] : !C
  mojo.store %w, %0 : !Int
  %1 = mojo.field %out[1] : !C
  mojo.store %f, %1 : !Bool
  mojo.return
}
mojo.func @build(%out: out !mojo.ref<!C>, %n: !Int) {
  %c = mojo.local<var> "c" : !C
  %f0 = mojo.constant 1 : !mojo.simd<1, bool>
  %f = mojo.struct_create(%f0) : !Bool
  %it = mojo.local<temp> "it" : !Range
  %tmp = mojo.local<temp> "tmp" : !Range
  %err = mojo.local<temp> "err" : !Stop
  %i = mojo.local<var> "i" : !Int
  %z0 = mojo.constant 0 : !int
  %z = mojo.struct_create(%z0) : !Int
  mojo.call @"C.init"(out %c, %z, %f) : (!mojo.ref<!C>, !Int, !Bool) -> ()
  mojo.call @make(out %tmp, %n) : (!mojo.ref<!Range>, !Int) -> ()
  mojo.bitcopy %tmp to %it : !Range
  cf.br ^loop
^loop:
  %v = mojo.invoke @next(mut %it, err %err) to ^body error ^done : (!mojo.ref<!Range>, !mojo.ref<!Stop>) -> !Int
^body:
  mojo.store %v, %i : !Int
  %iv = mojo.load %i : !Int
  %seven0 = mojo.constant 7 : !int
  %seven = mojo.struct_create(%seven0) : !Int
  %x = mojo.call @"Int.__mod__"(%iv, %seven) : (!Int, !Int) -> !Int
  %s = mojo.field %c[0] : !C
  mojo.call @"Int.__iadd__"(mut %s, %x) : (!mojo.ref<!Int>, !Int) -> ()
  cf.br ^loop
^done:
  mojo.bitcopy %c to %out : !C
  mojo.return
}
