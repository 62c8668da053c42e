// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// rule: 07/MLR-1
// Operations of upstream dialects that inline MLIR brings in, between ours.

!f1 = !mojo.simd<1, float64>
!int = !mojo.simd<1, int>

// CHECK-LABEL: define internal double @mixed(
mojo.func @mixed(%x: !f1, %n: index, %p: !mojo.ptr) -> !f1 {
  %b = mojo.to_builtin %x : !f1 -> f64
  // CHECK: call double @llvm.sqrt.f64
  %s = math.sqrt %b : f64
  %c0 = index.constant 0
  %c1 = index.constant 1
  // CHECK: phi
  %sum = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %s) -> f64 {
    // CHECK: getelementptr i64
    %q = mojo.ptr.offset %p[%i] x !f1 : !mojo.ptr, index
    %v = mojo.ptr.load %q : !mojo.ptr -> !f1
    %w = mojo.to_builtin %v : !f1 -> f64
    // CHECK: fadd
    %next = arith.addf %acc, %w : f64
    scf.yield %next : f64
  }
  // CHECK: insertelement <4 x double>
  %vec = vector.broadcast %sum : f64 to vector<4xf64>
  %red = vector.reduction <add>, %vec : vector<4xf64> into f64
  %r = mojo.from_builtin %red : f64 -> !f1
  mojo.return %r : !f1
}

// CHECK-LABEL: define internal i64 @index(
mojo.func @index(%a: index, %b: index, %c: i1) -> index {
  // CHECK: add i64
  %0 = index.add %a, %b
  // CHECK: icmp slt i64
  %1 = index.cmp slt(%a, %b)
  // CHECK: trunc i64 {{.*}} to i32
  %2 = index.casts %0 : index to i32
  // CHECK: switch i32
  cf.switch %2 : i32, [default: ^d, 1: ^e]
^d:
  mojo.return %a : index
^e:
  // CHECK: sdiv
  %3 = index.floordivs %a, %b
  mojo.return %3 : index
}
