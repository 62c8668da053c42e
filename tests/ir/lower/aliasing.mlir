// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// What LLVM may take to be different memory: elements by their kind, and the fields of collections.

!int = !mojo.simd<1, int>
!uint = !mojo.simd<1, uint64>
!float = !mojo.simd<1, float64>
!byte = !mojo.simd<1, uint8>
!Ints = !mojo.struct<"List[Int]", [!mojo.ptr, !int]>
!Point = !mojo.struct<"Point", [!float, !int, !byte]>
!Points = !mojo.struct<"List[Point]", [!mojo.ptr, !int]>

mojo.func @ints(%self: ref !mojo.ref<!Ints>, %i: value !int) -> !mojo.ref<!int> attributes {gives_owned_element}
mojo.func @points(%self: ref !mojo.ref<!Points>, %i: value !int) -> !mojo.ref<!Point> attributes {gives_owned_element}
mojo.func @other(%self: ref !mojo.ref<!Ints>) -> !mojo.ref<!int>

// CHECK-LABEL: define internal i64 @elements(
mojo.func @elements(%a: mut !mojo.ref<!Ints>, %b: mut !mojo.ref<!Points>, %i: value !int) -> !int {
  %0 = mojo.call @ints(%a, %i) : (!mojo.ref<!Ints>, !int) -> !mojo.ref<!int>
  // CHECK: store i64 %{{.*}}, !tbaa ![[INTEGER:[0-9]+]]
  mojo.store %i, %0 : !int
  %1 = mojo.call @points(%b, %i) : (!mojo.ref<!Points>, !int) -> !mojo.ref<!Point>
  %2 = mojo.field %1[0] : !Point
  // CHECK: load double, {{.*}}, !tbaa ![[FLOAT:[0-9]+]]
  %3 = mojo.load %2 : !float
  // CHECK: store double {{.*}}, !tbaa ![[FLOAT]]
  mojo.store %3, %2 : !float
  %4 = mojo.field %1[1] : !Point
  // CHECK: load i64, {{.*}}, !tbaa ![[INTEGER]]
  %5 = mojo.load %4 : !int
  // Bytes may be part of anything.
  %6 = mojo.field %1[2] : !Point
  // CHECK: load i8, ptr %{{[0-9]+}}, align 1{{$}}
  %7 = mojo.load %6 : !byte
  // CHECK: store i8 %{{.*}}, align 1{{$}}
  mojo.store %7, %6 : !byte
  mojo.return %5 : !int
}

// Fields of a collection; a reference that may be to anything.
// CHECK-LABEL: define internal i64 @fields(
mojo.func @fields(%a: mut !mojo.ref<!Ints>) -> !int {
  %0 = mojo.field %a[1] : !Ints
  // CHECK: load i64, {{.*}}, !tbaa ![[COLLECTION:[0-9]+]]
  %1 = mojo.load %0 : !int
  %2 = mojo.call @other(%a) : (!mojo.ref<!Ints>) -> !mojo.ref<!int>
  // CHECK: store i64 %{{.*}}, align 8{{$}}
  mojo.store %1, %2 : !int
  mojo.return %1 : !int
}

// CHECK-DAG: ![[INTEGER]] = !{![[I:[0-9]+]], ![[I]], i64 0}
// CHECK-DAG: ![[I]] = !{!"integer64", ![[ROOT:[0-9]+]], i64 0}
// CHECK-DAG: ![[FLOAT]] = !{![[F:[0-9]+]], ![[F]], i64 0}
// CHECK-DAG: ![[F]] = !{!"float64", ![[ROOT]], i64 0}
// CHECK-DAG: ![[COLLECTION]] = !{![[C:[0-9]+]], ![[C]], i64 0}
// CHECK-DAG: ![[C]] = !{!"collection", ![[ROOT]], i64 0}
