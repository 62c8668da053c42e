// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// rule: 07/FREFL-4
// Places of calls are hidden arguments, one for each level; who takes an address gets a copy without them.

// CHECK-DAG: @[[FIRST:kiln.place.[0-9]+]] = internal constant <{ [16 x i8], ptr, [8 x i8] }> <{ [16 x i8] c"\03\00\00\00\00\00\00\00\07
// CHECK-DAG: @[[SECOND:kiln.place.[0-9]+]] = internal constant <{ [16 x i8], ptr, [8 x i8] }> <{ [16 x i8] c"\05\00\00\00\00\00\00\00\09
// CHECK-DAG: @[[NONE:kiln.place.[0-9]+]] = internal constant <{ [16 x i8], ptr, [8 x i8] }> <{ [16 x i8] zeroinitializer

// CHECK: define internal ptr @inner(ptr %0, ptr %1)
// CHECK-NEXT: ret ptr %1
mojo.func @inner() -> !mojo.ptr {
  %0 = mojo.call_location 2
  mojo.return %0 : !mojo.ptr
}

// CHECK: define internal ptr @outer(ptr %0, i64 %1)
mojo.func @outer(%n: !mojo.simd<1, int>) -> !mojo.ptr {
  // CHECK: call ptr @inner(ptr @{{.*}}, ptr %0)
  %0 = mojo.call @inner() : () -> !mojo.ptr loc("a.mojo":2:2)
  mojo.return %0 : !mojo.ptr
}

// CHECK: define void @user(i64 %0)
mojo.func export @user(%n: !mojo.simd<1, int>) {
  // CHECK: call ptr @outer(ptr @[[FIRST]], i64 %0)
  %0 = mojo.call @outer(%n) : (!mojo.simd<1, int>) -> !mojo.ptr loc("a.mojo":3:7)
  // CHECK: call ptr @outer(ptr @[[SECOND]], i64 %0)
  %1 = mojo.call @outer(%n) : (!mojo.simd<1, int>) -> !mojo.ptr loc("a.mojo":5:9)
  mojo.return
}

// CHECK: define internal ptr @addressed()
// CHECK-NEXT: ret ptr @[[NONE]]
// CHECK: define internal ptr @addressed.located(ptr %0)
// CHECK-NEXT: ret ptr %0
mojo.func @addressed() -> !mojo.ptr {
  %0 = mojo.call_location 1
  mojo.return %0 : !mojo.ptr
}

mojo.func export @taker() -> !mojo.fnptr {
  %0 = mojo.function_ref @addressed
  mojo.return %0 : !mojo.fnptr
}
