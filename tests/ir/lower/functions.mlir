// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// Signatures, conventions, calls and error edges.

!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!Bool = !mojo.struct<"Bool", [!mojo.simd<1, bool>]>
!Empty = !mojo.struct<"Empty", []>
!Pair = !mojo.struct<"Pair", [!Int, !Empty, !Bool]>
!List = !mojo.struct<"List[Int]", [!mojo.ptr, !Int, !Int]>
!Atomic = !mojo.struct<"Atomic[int]", [!Int]>
!Error = !mojo.struct<"Error", [!mojo.ptr, !Int]>

// A struct with one field is that field; what takes no bytes is no argument.
// CHECK: define internal { i64, i1 } @pair(i64 %0, i1 %1)
mojo.func @pair(%a: !Int, %e: !Empty, %b: !Bool) -> !Pair {
  // CHECK: insertvalue { i64, i1 } {{.*}}, i64 %0, 0
  // CHECK: insertvalue { i64, i1 } {{.*}}, i1 %1, 1
  %0 = mojo.struct_create(%a, %e, %b) : !Pair
  %1 = mojo.struct_extract %0[2] : !Pair
  mojo.return %0 : !Pair
}

// Mutable and owned references have no second name; borrowed ones don't change, except for atomics.
// CHECK: define internal void @conventions(ptr noalias nonnull align 8 dereferenceable(24) %0, ptr noalias nonnull align 8 dereferenceable(24) %1, ptr nonnull align 8 dereferenceable(8) %2, ptr nonnull align 8 dereferenceable(24) %3, ptr noalias nonnull align 8 dereferenceable(24) %4)
mojo.func @conventions(%o: out !mojo.ref<!List>, %i: imm !mojo.ref<!List>, %a: imm !mojo.ref<!Atomic>, %r: ref !mojo.ref<!List>, %v: var !mojo.ref<!List>) {
  mojo.return
}

// CHECK: define internal { i64, i1 } @raises(i1 %0, ptr noalias nonnull align 8 dereferenceable(16) %1)
mojo.func @raises(%c: i1, %e: err !mojo.ref<!Error>) -> !Int raises {
  cf.cond_br %c, ^good, ^bad
^good:
  %0 = mojo.constant #mojo.bytes<"2a00000000000000"> : !Int
  // CHECK: ret { i64, i1 } { i64 42, i1 false }
  mojo.return %0 : !Int
^bad:
  // CHECK: ret { i64, i1 } { i64 poison, i1 true }
  mojo.raise
}

// CHECK: define internal i1 @propagates(
mojo.func @propagates(%c: i1, %e: err !mojo.ref<!Error>) raises {
  // CHECK: %[[R:.*]] = call { i64, i1 } @raises(i1 %0, ptr %1)
  // CHECK: %[[F:.*]] = extractvalue { i64, i1 } %[[R]], 1
  // CHECK: br i1 %[[F]], label %{{.*}}, label %{{.*}}, !prof
  %0 = mojo.invoke @raises(%c, err %e) to ^good error ^bad : (i1, !mojo.ref<!Error>) -> !Int
^good:
  // CHECK: ret i1 false
  mojo.return
^bad:
  // CHECK: ret i1 true
  mojo.raise
}

// CHECK: define signext i8 @exported(i8 signext %0)
mojo.func export @exported(%x: !mojo.simd<1, int8>) -> !mojo.simd<1, int8> cabi {
  mojo.return %x : !mojo.simd<1, int8>
}

// CHECK: define i32 @main(i32 %0, ptr %1)
// CHECK: call i32 (ptr, ...) @printf(ptr @.str.1, double 1.500000e+00, i32 -3)
mojo.func export @main(%argc: i32, %argv: !mojo.ptr) -> i32 cabi {
  %f = mojo.constant 1.5 : f32 as !mojo.simd<1, float32>
  %s = mojo.string_constant "%f %d\0A"
  %b = mojo.constant -3 : !mojo.simd<1, int8>
  %r = mojo.external_call "printf"(%s, %f, %b) {variadic = 1} : (!mojo.ptr, !mojo.simd<1, float32>, !mojo.simd<1, int8>) -> i32
  mojo.return %r : i32
}

// A function with C's conventions is called with widened arguments.
// CHECK: define internal i8 @callsExported(i8 %0)
// CHECK: call i8 @exported(i8 signext %0)
mojo.func @callsExported(%x: !mojo.simd<1, int8>) -> !mojo.simd<1, int8> {
  %0 = mojo.call @exported(%x) : (!mojo.simd<1, int8>) -> !mojo.simd<1, int8>
  mojo.return %0 : !mojo.simd<1, int8>
}
