// RUN: mojo-opt --mojo-lower %s | mlir-translate --mlir-to-llvmir | FileCheck %s
// Every operation that makes code.

!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!Mixed = !mojo.struct<"Mixed", [!mojo.simd<1, uint8>, !mojo.simd<1, int32>, !mojo.simd<1, bool>]>
!Packed = !mojo.struct<"Packed", [!mojo.simd<1, uint8>, !mojo.simd<1, int32>], packed>
!f4 = !mojo.simd<4, float32>
!i4 = !mojo.simd<4, int32>
!u4 = !mojo.simd<4, uint32>
!b4 = !mojo.simd<4, bool>
!f1 = !mojo.simd<1, float32>
!int = !mojo.simd<1, int>
!bool = !mojo.simd<1, bool>

// CHECK: @zeros = internal global [16 x i8] zeroinitializer, align 8
// CHECK: @bytes = internal constant [2 x i8] c"ab", align 1
// CHECK: @table = internal constant <{ [8 x i8], ptr }> <{ [8 x i8] c"abcdefgh", ptr getelementptr{{.*}} (i8, ptr @bytes, i64 1) }>, align 8
mojo.global @zeros align(8) "\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00"
mojo.global constant @bytes align(1) "ab"
mojo.global constant @table align(8) "abcdefgh\00\00\00\00\00\00\00\00" relocs [#mojo.reloc<8, @bytes, 1>]

// Values go leaf by leaf; a bool is a byte in memory.
// CHECK-LABEL: define internal i1 @load_store(
mojo.func @load_store(%m: mut !mojo.ref<!Mixed>, %p: mut !mojo.ref<!Packed>) -> !bool {
  // CHECK: load i8, ptr %0, align 4
  // CHECK: %[[A:.*]] = getelementptr inbounds i8, ptr %0, i32 4
  // CHECK: load i32, ptr %[[A]], align 4
  // CHECK: load i8, ptr {{.*}}, align 4
  // CHECK: trunc nuw i8 {{.*}} to i1
  %0 = mojo.load %m : !Mixed
  // CHECK: zext i1 {{.*}} to i8
  mojo.store %0, %m : !Mixed
  // CHECK: load i32, ptr {{.*}}, align 1
  %f = mojo.field %p[1] : !Packed
  %1 = mojo.load %f : !mojo.simd<1, int32>
  %2 = mojo.struct_extract %0[2] : !Mixed
  mojo.return %2 : !bool
}

// CHECK-LABEL: define internal void @locals(
mojo.func @locals(%i: index) {
  // CHECK: alloca i64, i64 1, align 8
  // CHECK: alloca [12 x i8], i64 1, align 4
  // CHECK: alloca [40 x i8], i64 1, align 8
  // CHECK: alloca i8, i64 {{.*}}, align 8
  %a = mojo.local<var> user "a" : !int
  %m = mojo.local<temp> "m" : !Mixed
  %c = arith.constant 5 : index
  %s = mojo.stack_alloc %c x !int : index -> !mojo.ptr
  %d = mojo.stack_alloc %i x !int : index -> !mojo.ptr
  mojo.return
}

// CHECK-LABEL: define internal void @simd(
mojo.func @simd(%a: !f4, %b: !f4, %i: !i4, %j: !i4, %u: !u4, %m: !b4, %n: index) {
  // CHECK: fadd <4 x float>
  %0 = mojo.simd.add %a, %b : !f4
  // CHECK: sdiv <4 x i32>
  %1 = mojo.simd.div %i, %j : !i4
  // CHECK: udiv <4 x i32>
  %2 = mojo.simd.div %u, %u : !u4
  // CHECK: srem
  %3 = mojo.simd.rem %i, %j : !i4
  // CHECK: ashr
  %4 = mojo.simd.shr %i, %j : !i4
  // CHECK: lshr
  %5 = mojo.simd.shr %u, %u : !u4
  // CHECK: fcmp olt
  // CHECK: select <4 x i1>
  %6 = mojo.simd.min %a, %b : !f4
  // CHECK: llvm.umax
  %7 = mojo.simd.max %u, %u : !u4
  // CHECK: fneg
  %8 = mojo.simd.neg %a : !f4
  // CHECK: sub <4 x i32> zeroinitializer
  %9 = mojo.simd.neg %i : !i4
  // CHECK: xor <4 x i1> {{.*}}, splat (i1 true)
  %10 = mojo.simd.not %m : !b4
  // CHECK: llvm.abs.v4i32({{.*}}, i1 false)
  %11 = mojo.simd.abs %i : !i4
  // CHECK: llvm.fma.v4f32
  %12 = mojo.simd.fma %a, %b, %a : !f4
  // CHECK: fcmp une
  %13 = mojo.simd.cmp<ne> %a, %b : !f4
  // CHECK: icmp ult
  %14 = mojo.simd.cmp<lt> %u, %u : !u4
  // CHECK: icmp slt
  %15 = mojo.simd.cmp<lt> %i, %j : !i4
  // CHECK: select <4 x i1>
  %16 = mojo.simd.select %m, %a, %b : !f4
  // CHECK: llvm.vector.reduce.add
  %17 = mojo.simd.reduce<add> %i : !i4
  // CHECK: llvm.vector.reduce.and.v4i1
  %18 = mojo.simd.reduce<and> %m : !b4
  // CHECK: llvm.uadd.with.overflow
  %19, %20 = mojo.simd.add_overflow %u, %u : !u4
  // CHECK: llvm.ssub.sat
  %21 = mojo.simd.sub_sat %i, %j : !i4
  // CHECK: llvm.cttz.v4i32({{.*}}, i1 false)
  %22 = mojo.simd.bit<cttz> %i : !i4
  // CHECK: llvm.sin.v4f32
  %23 = mojo.simd.math<sin> %a : !f4
  // CHECK-COUNT-4: call float @erff
  %24 = mojo.simd.math<erf> %a : !f4
  // CHECK: frem
  %25 = mojo.simd.math<fmod> %a, %b : !f4
  mojo.return
}

// CHECK-LABEL: define internal void @casts(
mojo.func @casts(%f: !f1, %i: !mojo.simd<1, int8>, %u: !mojo.simd<1, uint8>, %b: !bool, %h: !mojo.simd<1, float16>) {
  // CHECK: sext i8 {{.*}} to i32
  %0 = mojo.simd.cast %i : !mojo.simd<1, int8> -> !mojo.simd<1, int32>
  // CHECK: zext i8 {{.*}} to i32
  %1 = mojo.simd.cast %u : !mojo.simd<1, uint8> -> !mojo.simd<1, int32>
  // CHECK: sitofp i8
  %2 = mojo.simd.cast %i : !mojo.simd<1, int8> -> !f1
  // CHECK: uitofp i1
  %3 = mojo.simd.cast %b : !bool -> !f1
  // CHECK: fcmp une float {{.*}}, 0.0
  %4 = mojo.simd.cast %f : !f1 -> !bool
  // CHECK: icmp ne i8 {{.*}}, 0
  %5 = mojo.simd.cast %i : !mojo.simd<1, int8> -> !bool
  // CHECK: fptosi float {{.*}} to i64
  // CHECK: freeze
  %6 = mojo.simd.cast %f : !f1 -> !int
  // CHECK: fpext half {{.*}} to float
  // CHECK: trunc i32 {{.*}} to i16
  %7 = mojo.simd.cast %h : !mojo.simd<1, float16> -> !mojo.simd<1, bfloat16>
  // CHECK: trunc i32 {{.*}} to i8
  %8 = mojo.simd.cast %f : !f1 -> !mojo.simd<1, float8_e5m2>
  mojo.return
}

// CHECK-LABEL: define internal void @memory(
mojo.func @memory(%p: !mojo.ptr, %n: index, %a: !f4, %m: !b4, %addr: !mojo.simd<4, uint64>, %v: !mojo.simd<1, int32>, %byte: !mojo.simd<1, uint8>) {
  // CHECK: load volatile <4 x float>, ptr %0, align 4
  %0 = mojo.ptr.load %p {align = 4 : i64, volatile_} : !mojo.ptr -> !f4
  // CHECK: load <4 x i8>
  // CHECK: trunc nuw <4 x i8> {{.*}} to <4 x i1>
  %1 = mojo.ptr.load %p : !mojo.ptr -> !b4
  // CHECK: llvm.masked.gather.v4f32.v4p0
  %2 = mojo.ptr.gather %addr, %m, %a : !mojo.simd<4, uint64>, !b4, !f4
  // CHECK: llvm.masked.scatter.v4f32.v4p0
  mojo.ptr.scatter %a, %addr, %m : !f4, !mojo.simd<4, uint64>, !b4
  // CHECK: llvm.masked.load.v4f32
  %3 = mojo.ptr.masked_load %p, %m, %a : !mojo.ptr, !b4, !f4
  // CHECK: llvm.masked.store.v4f32
  mojo.ptr.masked_store %a, %p, %m : !f4, !mojo.ptr, !b4
  // CHECK: llvm.masked.compressstore.v4f32
  mojo.ptr.compressed_store %a, %p, %m : !f4, !mojo.ptr, !b4
  // CHECK: llvm.prefetch.p0(ptr %0, i32 0, i32 3, i32 1)
  mojo.ptr.prefetch %p : !mojo.ptr
  // CHECK: getelementptr i32, ptr %0, i64 %1
  %4 = mojo.ptr.offset %p[%n] x !mojo.simd<1, int32> : !mojo.ptr, index
  // CHECK: getelementptr [12 x i8], ptr %0, i64 %1
  %5 = mojo.ptr.offset %p[%n] x !Mixed : !mojo.ptr, index
  // CHECK: llvm.memmove
  mojo.memmove %4, %p, %n : !mojo.ptr, !mojo.ptr, index
  // CHECK: llvm.memset.p0.i64(ptr %0, i8 %6, i64 %1, i1 false)
  mojo.memset %p, %byte, %n : !mojo.ptr, !mojo.simd<1, uint8>, index
  %c8 = arith.constant 8 : index
  %c64 = arith.constant 64 : index
  // CHECK: call ptr @malloc(i64 %1)
  %6 = mojo.alloc %n, %c8 : index, index
  // CHECK: call ptr @aligned_alloc(i64 64,
  %7 = mojo.alloc %n, %c64 : index, index
  // CHECK: call void @free
  mojo.free %6 : !mojo.ptr
  // CHECK: load atomic i32, ptr %0 acquire, align 4
  %8 = mojo.atomic.load<acquire> %p : !mojo.ptr -> !mojo.simd<1, int32>
  // CHECK: store atomic i32 {{.*}} release, align 4
  mojo.atomic.store<release> %v, %p : !mojo.simd<1, int32>, !mojo.ptr
  // CHECK: atomicrmw add ptr %0, i32 {{.*}} seq_cst
  %9 = mojo.atomic.rmw<add><seq_cst> %p, %v : !mojo.ptr, !mojo.simd<1, int32>
  // CHECK: cmpxchg weak ptr %0, i32 {{.*}} seq_cst monotonic
  %10, %11 = mojo.atomic.cmpxchg<seq_cst><monotonic> %p, %v, %v {weak} : !mojo.ptr, !mojo.simd<1, int32>
  // CHECK: fence seq_cst
  mojo.atomic.fence<seq_cst>
  // CHECK: llvm.trap
  mojo.trap
  mojo.return
}
