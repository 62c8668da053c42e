// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// Short functions that are always inlined stand in place of their calls, variables of theirs take no memory, and nobody is left to call.

!int = !mojo.simd<1, int>
!Pair = !mojo.struct<"Pair", [!int, !int]>

mojo.func @sum(%x: !int, %y: !int) -> !int inline(always) {
  %0 = mojo.simd.add %x, %y : !int
  mojo.return %0 : !int
}

// A constructor.
mojo.func @pair(%x: !int, %y: !int) -> !Pair inline(always) {
  %self = mojo.local<var> user "self" : !Pair
  %0 = mojo.field %self[0] : !Pair
  mojo.store %x, %0 : !int
  %1 = mojo.field %self[1] : !Pair
  %2 = mojo.call @sum(%x, %y) : (!int, !int) -> !int
  mojo.store %2, %1 : !int
  %3 = mojo.load %self : !Pair
  mojo.return %3 : !Pair
}

// Calls itself.
mojo.func @endless(%x: !int) -> !int inline(always) {
  %0 = mojo.call @endless(%x) : (!int) -> !int
  mojo.return %0 : !int
}

// CHECK-NOT: @sum
// CHECK-NOT: @pair
// CHECK-LABEL: define i64 @user(
// CHECK-NEXT: add i64 %0, %1
// CHECK-NEXT: add i64 %0, %{{[0-9]+}}
// CHECK-NEXT: call i64 @endless(
// CHECK-NEXT: ret i64
mojo.func export @user(%x: !int, %y: !int) -> !int {
  %0 = mojo.call @pair(%x, %y) : (!int, !int) -> !Pair
  %1 = mojo.struct_extract %0[0] : !Pair
  %2 = mojo.struct_extract %0[1] : !Pair
  %3 = mojo.call @sum(%1, %2) : (!int, !int) -> !int
  %4 = mojo.call @endless(%3) : (!int) -> !int
  mojo.return %4 : !int
}

// Call each other.
mojo.func @even(%x: !int) -> !int inline(always) {
  %0 = mojo.call @odd(%x) : (!int) -> !int
  mojo.return %0 : !int
}
mojo.func @odd(%x: !int) -> !int inline(always) {
  %0 = mojo.call @even(%x) : (!int) -> !int
  mojo.return %0 : !int
}
// CHECK-LABEL: define i64 @turns(
// CHECK-NEXT: call i64 @odd(
mojo.func export @turns(%x: !int) -> !int {
  %0 = mojo.call @even(%x) : (!int) -> !int
  mojo.return %0 : !int
}
