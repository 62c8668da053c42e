// RUN: mojo-opt %s | mojo-opt - | FileCheck %s
// Every operation is printed the way it was read.

!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!List = !mojo.struct<"List[Int]", [!mojo.ptr, !Int, !Int]>
!Line = !mojo.struct<"Line", [!mojo.simd<1, uint8>], align = 64>
!Packed = !mojo.struct<"Packed", [!mojo.simd<1, uint8>, !mojo.simd<1, int32>], packed>
!f4 = !mojo.simd<4, float32>
!i4 = !mojo.simd<4, int32>
!b4 = !mojo.simd<4, bool>
!f1 = !mojo.simd<1, float32>
!i1 = !mojo.simd<1, int32>
!int = !mojo.simd<1, int>

// CHECK: mojo.struct_def @"List[Int]" {copy = #mojo.member<call>, destroy = #mojo.member<call>, display = "List[Int]"
mojo.struct_def @"List[Int]" {fields = ["_data", "_len", "_capacity"], field_types = [!mojo.ptr, !Int, !Int],
  destroy = #mojo.member<call>, copy = #mojo.member<call>, move = #mojo.member<trivial>, display = "List[Int]"}

// CHECK: mojo.global constant @table align(8) "ab\00\00\00\00\00\00" relocs [#mojo.reloc<0, @callee, 4>]
mojo.global constant @table align(8) "ab\00\00\00\00\00\00" relocs [#mojo.reloc<0, @callee, 4>]

// CHECK: mojo.func @declared(imm !mojo.ref<!mojo.struct<"List[Int]", [!mojo.ptr, !mojo.struct<"Int", [!mojo.simd<1, int>]>, !mojo.struct<"Int", [!mojo.simd<1, int>]>]>>, !mojo.simd<1, int>) -> !mojo.simd<1, int>
mojo.func @declared(imm !mojo.ref<!List>, !int) -> !int

// CHECK: mojo.func export @main() -> i32 cabi inline(never) display("main")
mojo.func export @main() -> i32 cabi inline(never) display("main") {
  %0 = arith.constant 0 : i32
  mojo.return %0 : i32
}

// CHECK: mojo.func @calls(%self: out !mojo.ref<{{.*}}>, %x: imm !mojo.ref<{{.*}}>, %n: !mojo.simd<1, int>, %error: err !mojo.ref<{{.*}}>) raises ctor
mojo.func @calls(%self: out !mojo.ref<!List>, %x: imm !mojo.ref<!List>, %n: !int, %error: err !mojo.ref<!Int>) raises ctor
    attributes {arg_names = ["self", "x", "n", "error"]} {
  // CHECK: mojo.call @declared(imm %x, %n) : (
  %0 = mojo.call @declared(imm %x, %n) : (!mojo.ref<!List>, !int) -> !int
  // CHECK: mojo.call @copy(out %self, imm %x) {callee_kind = #mojo.callee_kind<copy_ctor>} :
  mojo.call @copy(out %self, imm %x) {callee_kind = #mojo.callee_kind<copy_ctor>} : (!mojo.ref<!List>, !mojo.ref<!List>) -> ()
  %f = mojo.function_ref @declared
  // CHECK: mojo.call_indirect %{{.*}}(imm %x, %n) :
  %1 = mojo.call_indirect %f(imm %x, %n) : (!mojo.ref<!List>, !int) -> !int
  // CHECK: mojo.external_call "printf"(%{{.*}}, %n) {variadic = 1 : i64} :
  %s = mojo.string_constant "%ld\0A"
  %2 = mojo.external_call "printf"(%s, %n) {variadic = 1 : i64} : (!mojo.ptr, !int) -> i32
  // CHECK: mojo.call_location 2
  %place = mojo.call_location 2
  // CHECK: mojo.llvm_intrinsic "llvm.ctpop"(%n) {pure} :
  %3 = mojo.llvm_intrinsic "llvm.ctpop"(%n) {pure} : (!int) -> !int
  // CHECK: mojo.inline_asm "nop", ""() :
  mojo.inline_asm "nop", ""() : () -> ()
  // CHECK: mojo.invoke @mayRaise(%n, err %error) to ^bb1 error ^bb2 :
  %4 = mojo.invoke @mayRaise(%n, err %error) to ^good error ^bad : (!int, !mojo.ref<!Int>) -> !int
^good:
  // CHECK: mojo.invoke_indirect %{{.*}}(err %error) to ^bb3 error ^bb2 :
  mojo.invoke_indirect %f(err %error) to ^end error ^bad : (!mojo.ref<!Int>) -> ()
^bad:
  // CHECK: mojo.raise
  mojo.raise
^end:
  mojo.return
}

// CHECK-LABEL: mojo.func @places
mojo.func @places(%x: mut !mojo.ref<!List>, %a: imm !mojo.ref<!mojo.array<4, !int>>, %i: index, %v: !mojo.ptr) -> !int {
  // CHECK: %y = mojo.local<var> user "y" : !mojo.struct<"List[Int]"
  %y = mojo.local<var> user "y" : !List
  // CHECK: mojo.copy %{{.*}} to %y : !mojo.struct
  mojo.copy %x to %y : !List
  // CHECK: mojo.move
  mojo.move %x to %y : !List
  // CHECK: mojo.bitcopy
  mojo.bitcopy %x to %y : !List
  // CHECK: mojo.destroy %y : !mojo.struct
  mojo.destroy %y : !List
  // CHECK: mojo.mark_initialized %y
  mojo.mark_initialized %y : !List
  // CHECK: mojo.mark_destroyed %y
  mojo.mark_destroyed %y : !List
  // CHECK: mojo.keep %y, %{{.*}} :
  mojo.keep %y, %a : !mojo.ref<!List>, !mojo.ref<!mojo.array<4, !int>>
  // CHECK: mojo.alias %y :
  %al = mojo.alias %y : !List
  // CHECK: mojo.origin %{{.*}} into %y {{\[\[}}"\22element", ".name"]] :
  mojo.origin %a into %y [["\22element", ".name"]] : !mojo.ref<!mojo.array<4, !int>>, !mojo.ref<!List>
  // CHECK: mojo.field %y[1] : !mojo.struct<"List[Int]"
  %len = mojo.field %y[1] : !List
  // CHECK: mojo.array_element %{{.*}}[%{{.*}}] : !mojo.array<4, !mojo.simd<1, int>>, index
  %el = mojo.array_element %a[%i] : !mojo.array<4, !int>, index
  // CHECK: mojo.load %{{.*}} : !mojo.simd<1, int>
  %0 = mojo.load %el : !int
  // CHECK: mojo.store %{{.*}}, %{{.*}} : !mojo.simd<1, int>
  mojo.store %0, %el : !int
  // CHECK: mojo.ref_to_ptr
  %p = mojo.ref_to_ptr %el : !int
  // CHECK: mojo.ptr_to_ref %{{.*}} : !mojo.ptr -> !mojo.ref<!mojo.simd<1, int>>
  %r = mojo.ptr_to_ref %p : !mojo.ptr -> !mojo.ref<!int>
  // CHECK: mojo.ptr_cast %{{.*}} : !mojo.ptr -> !mojo.ptr<3>
  %q = mojo.ptr_cast %p : !mojo.ptr -> !mojo.ptr<3>
  mojo.return %0 : !int
}

// CHECK-LABEL: mojo.func @values
mojo.func @values(%i: !int, %c: i1, %d: !mojo.dtype) {
  // CHECK: mojo.constant -5 : !mojo.simd<1, int>
  %0 = mojo.constant -5 : !int
  // CHECK: mojo.constant 1 : !mojo.simd<1, bool>
  %1 = mojo.constant 1 : !mojo.simd<1, bool>
  // CHECK: mojo.constant 1.500000e+00 : f32 as !mojo.simd<1, float32>
  %2 = mojo.constant 1.5 : f32 as !f1
  // CHECK: mojo.constant #mojo.bytes<"0a00000000000000"> : !mojo.struct<"Int"
  %3 = mojo.constant #mojo.bytes<"0a00000000000000"> : !Int
  // CHECK: mojo.constant #mojo.dtype<float32> as !mojo.dtype
  %4 = mojo.constant #mojo.dtype<float32> as !mojo.dtype
  // CHECK: mojo.global_address @table
  %5 = mojo.global_address @table
  // CHECK: mojo.struct_create(%{{.*}}) : !mojo.struct<"Int"
  %6 = mojo.struct_create(%i) : !Int
  // CHECK: mojo.struct_extract %{{.*}}[0] : !mojo.struct<"Int"
  %7 = mojo.struct_extract %6[0] : !Int
  // CHECK: mojo.struct_insert %{{.*}}, %{{.*}}[0] :
  %8 = mojo.struct_insert %7, %6[0] : !int, !Int
  // CHECK: mojo.undef : !mojo.struct<"Line", [!mojo.simd<1, uint8>], align = 64>
  %9 = mojo.undef : !Line
  // CHECK: mojo.undef : !mojo.struct<"Packed", [!mojo.simd<1, uint8>, !mojo.simd<1, int32>], packed>
  %10 = mojo.undef : !Packed
  // CHECK: mojo.select
  %11 = mojo.select %c, %6, %8 : !Int
  // CHECK: mojo.dtype.to_ui8 %{{.*}} : i8
  %12 = mojo.dtype.to_ui8 %d : i8
  // CHECK: mojo.dtype.from_ui8 %{{.*}} : i8
  %13 = mojo.dtype.from_ui8 %12 : i8
  mojo.return
}

// CHECK-LABEL: mojo.func @simd
mojo.func @simd(%a: !f4, %b: !f4, %i: !i4, %j: !i4, %s: !f1, %n: index) {
  // CHECK: mojo.simd.add %{{.*}}, %{{.*}} : !mojo.simd<4, float32>
  %0 = mojo.simd.add %a, %b : !f4
  %1 = mojo.simd.sub %a, %b : !f4
  %2 = mojo.simd.mul %a, %b : !f4
  %3 = mojo.simd.div %a, %b : !f4
  %4 = mojo.simd.rem %a, %b : !f4
  %5 = mojo.simd.and %i, %j : !i4
  %6 = mojo.simd.or %i, %j : !i4
  %7 = mojo.simd.xor %i, %j : !i4
  %8 = mojo.simd.shl %i, %j : !i4
  %9 = mojo.simd.shr %i, %j : !i4
  %10 = mojo.simd.min %i, %j : !i4
  %11 = mojo.simd.max %i, %j : !i4
  %12 = mojo.simd.neg %a : !f4
  %13 = mojo.simd.not %i : !i4
  %14 = mojo.simd.abs %a : !f4
  %15 = mojo.simd.fma %a, %b, %a : !f4
  // CHECK: mojo.simd.cmp<lt> %{{.*}}, %{{.*}} : !mojo.simd<4, float32>
  %m = mojo.simd.cmp<lt> %a, %b : !f4
  // CHECK: mojo.simd.select %{{.*}}, %{{.*}}, %{{.*}} : !mojo.simd<4, float32>
  %16 = mojo.simd.select %m, %a, %b : !f4
  // CHECK: mojo.simd.splat %{{.*}} : !mojo.simd<4, float32>
  %17 = mojo.simd.splat %s : !f4
  // CHECK: mojo.simd.extract %{{.*}}[%{{.*}}] : !mojo.simd<4, float32>, index
  %18 = mojo.simd.extract %a[%n] : !f4, index
  // CHECK: mojo.simd.insert %{{.*}}, %{{.*}}[%{{.*}}] : !mojo.simd<4, float32>, index
  %19 = mojo.simd.insert %s, %a[%n] : !f4, index
  // CHECK: mojo.simd.shuffle %{{.*}}, %{{.*}} [0, 4, -1, 1, 2, 3, 7, 6] : !mojo.simd<4, float32>
  %20 = mojo.simd.shuffle %a, %b [0, 4, -1, 1, 2, 3, 7, 6] : !f4
  // CHECK: mojo.simd.join
  %21 = mojo.simd.join %a, %b : !f4
  // CHECK: mojo.simd.slice %{{.*}}[2] : !mojo.simd<4, float32> -> !mojo.simd<2, float32>
  %22 = mojo.simd.slice %a[2] : !f4 -> !mojo.simd<2, float32>
  // CHECK: mojo.simd.iota : !mojo.simd<8, uint8>
  %23 = mojo.simd.iota : !mojo.simd<8, uint8>
  // CHECK: mojo.simd.reduce<add> %{{.*}} : !mojo.simd<4, float32>
  %24 = mojo.simd.reduce<add> %a : !f4
  // CHECK: mojo.simd.cast %{{.*}} : !mojo.simd<4, float32> -> !mojo.simd<4, float8_e4m3fn>
  %25 = mojo.simd.cast %a : !f4 -> !mojo.simd<4, float8_e4m3fn>
  // CHECK: mojo.simd.bitcast %{{.*}} : !mojo.simd<4, float32> -> !mojo.simd<16, uint8>
  %26 = mojo.simd.bitcast %a : !f4 -> !mojo.simd<16, uint8>
  // CHECK: mojo.simd.math<sqrt> %{{.*}} : !mojo.simd<4, float32>
  %27 = mojo.simd.math<sqrt> %a : !f4
  // CHECK: mojo.simd.math<pow> %{{.*}}, %{{.*}} : !mojo.simd<4, float32>
  %28 = mojo.simd.math<pow> %a, %b : !f4
  // CHECK: mojo.simd.bit<ctlz> %{{.*}} : !mojo.simd<4, int32>
  %29 = mojo.simd.bit<ctlz> %i : !i4
  %30 = mojo.simd.fshl %i, %j, %i : !i4
  %31 = mojo.simd.fshr %i, %j, %i : !i4
  // CHECK: mojo.simd.add_overflow %{{.*}}, %{{.*}} : !mojo.simd<4, int32>
  %32, %33 = mojo.simd.add_overflow %i, %j : !i4
  %34, %35 = mojo.simd.sub_overflow %i, %j : !i4
  %36, %37 = mojo.simd.mul_overflow %i, %j : !i4
  %38 = mojo.simd.add_sat %i, %j : !i4
  %39 = mojo.simd.sub_sat %i, %j : !i4
  // CHECK: mojo.to_builtin %{{.*}} : !mojo.simd<1, float32> -> f32
  %40 = mojo.to_builtin %s : !f1 -> f32
  // CHECK: mojo.from_builtin %{{.*}} : f32 -> !mojo.simd<1, float32>
  %41 = mojo.from_builtin %40 : f32 -> !f1
  %42 = mojo.to_builtin %a : !f4 -> vector<4xf32>
  // The text that inline MLIR splices.
  // CHECK: mojo.undef : !mojo.simd<4, float32>
  %43 = mojo.undef : !mojo.simd<4 : index, #mojo.dtype<float32>>
  mojo.return
}

// CHECK-LABEL: mojo.func @memory
mojo.func @memory(%p: !mojo.ptr, %n: index, %a: !f4, %m: !b4, %addr: !mojo.simd<4, uint64>, %v: !i1, %byte: !mojo.simd<1, uint8>) {
  // CHECK: mojo.ptr.load %{{.*}} {align = 4 : i64, volatile_} : !mojo.ptr -> !mojo.simd<4, float32>
  %0 = mojo.ptr.load %p {align = 4 : i64, volatile_} : !mojo.ptr -> !f4
  // CHECK: mojo.ptr.store %{{.*}}, %{{.*}} {nontemporal} : !mojo.simd<4, float32>, !mojo.ptr
  mojo.ptr.store %a, %p {nontemporal} : !f4, !mojo.ptr
  // CHECK: mojo.ptr.gather
  %1 = mojo.ptr.gather %addr, %m, %a : !mojo.simd<4, uint64>, !b4, !f4
  // CHECK: mojo.ptr.scatter
  mojo.ptr.scatter %a, %addr, %m : !f4, !mojo.simd<4, uint64>, !b4
  // CHECK: mojo.ptr.masked_load
  %2 = mojo.ptr.masked_load %p, %m, %a : !mojo.ptr, !b4, !f4
  // CHECK: mojo.ptr.masked_store
  mojo.ptr.masked_store %a, %p, %m : !f4, !mojo.ptr, !b4
  // CHECK: mojo.ptr.compressed_store
  mojo.ptr.compressed_store %a, %p, %m : !f4, !mojo.ptr, !b4
  // CHECK: mojo.ptr.prefetch %{{.*}} {locality = 1 : i64} : !mojo.ptr
  mojo.ptr.prefetch %p {locality = 1 : i64} : !mojo.ptr
  // CHECK: mojo.ptr.offset %{{.*}}[%{{.*}}] x !mojo.simd<1, int32> : !mojo.ptr, index
  %3 = mojo.ptr.offset %p[%n] x !i1 : !mojo.ptr, index
  // CHECK: mojo.ptr.to_int
  %4 = mojo.ptr.to_int %p : !mojo.ptr -> index
  // CHECK: mojo.ptr.from_int
  %5 = mojo.ptr.from_int %4 : index -> !mojo.ptr
  mojo.memcpy %3, %p, %n : !mojo.ptr, !mojo.ptr, index
  mojo.memmove %3, %p, %n : !mojo.ptr, !mojo.ptr, index
  mojo.memset %p, %byte, %n : !mojo.ptr, !mojo.simd<1, uint8>, index
  // CHECK: mojo.alloc %{{.*}}, %{{.*}} : index, index
  %6 = mojo.alloc %n, %n : index, index
  mojo.free %6 : !mojo.ptr
  // CHECK: mojo.stack_alloc %{{.*}} x !mojo.simd<1, int32> {align = 16 : i64} : index -> !mojo.ptr
  %7 = mojo.stack_alloc %n x !i1 {align = 16 : i64} : index -> !mojo.ptr
  // CHECK: mojo.atomic.load<acquire> %{{.*}} : !mojo.ptr -> !mojo.simd<1, int32>
  %8 = mojo.atomic.load<acquire> %p : !mojo.ptr -> !i1
  // CHECK: mojo.atomic.store<release> %{{.*}}, %{{.*}} : !mojo.simd<1, int32>, !mojo.ptr
  mojo.atomic.store<release> %v, %p : !i1, !mojo.ptr
  // CHECK: mojo.atomic.rmw<add><seq_cst> %{{.*}}, %{{.*}} : !mojo.ptr, !mojo.simd<1, int32>
  %9 = mojo.atomic.rmw<add><seq_cst> %p, %v : !mojo.ptr, !i1
  // CHECK: mojo.atomic.cmpxchg<seq_cst><monotonic> %{{.*}}, %{{.*}}, %{{.*}} {weak} : !mojo.ptr, !mojo.simd<1, int32>
  %10, %11 = mojo.atomic.cmpxchg<seq_cst><monotonic> %p, %v, %v {weak} : !mojo.ptr, !i1
  // CHECK: mojo.atomic.fence<seq_cst>
  mojo.atomic.fence<seq_cst>
  // CHECK: mojo.size_of !mojo.struct<"Line"
  %12 = mojo.size_of !Line
  // CHECK: mojo.align_of
  %13 = mojo.align_of !Line
  // CHECK: mojo.is_comptime
  %14 = mojo.is_comptime
  // CHECK: mojo.trap
  mojo.trap
  // CHECK: mojo.unreachable
  mojo.unreachable
}
