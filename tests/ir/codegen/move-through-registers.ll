; RUN: mojo-opt --llvm-passes='function(move-through-registers,instcombine)' %s | FileCheck %s
; Values that are only moved stay in registers.

declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @use(ptr)

; CHECK-LABEL: define void @exchange(
; CHECK-NOT: alloca
; CHECK: %[[FIRST:.*]] = load <2 x i64>, ptr %a, align 8
; CHECK: %[[LAST:.*]] = load i64, ptr %{{.*}}, align 8
; CHECK: call void @llvm.memcpy.p0.p0.i64(ptr {{.*}} %a, ptr {{.*}} %b, i64 24, i1 false)
; CHECK: store <2 x i64> %[[FIRST]], ptr %b, align 8
; CHECK: store i64 %[[LAST]], ptr
define void @exchange(ptr %a, ptr %b) {
  %t = alloca [24 x i8], align 8
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %t, ptr align 8 %a, i64 24, i1 false)
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %a, ptr align 8 %b, i64 24, i1 false)
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %b, ptr align 8 %t, i64 24, i1 false)
  ret void
}

; A place that something else sees, or that is copied in part, stays.
; CHECK-LABEL: define void @seen(
; CHECK: alloca [24 x i8]
; CHECK: alloca [24 x i8]
define void @seen(ptr %a, ptr %b) {
  %t = alloca [24 x i8], align 8
  %u = alloca [24 x i8], align 8
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %t, ptr align 8 %a, i64 24, i1 false)
  call void @use(ptr %t)
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %u, ptr align 8 %a, i64 24, i1 false)
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %b, ptr align 8 %u, i64 16, i1 false)
  ret void
}
