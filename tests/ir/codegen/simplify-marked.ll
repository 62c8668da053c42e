; RUN: mojo-opt --llvm-passes='require<profile-summary>,simplify-marked' %s | FileCheck %s
; What is marked for inlining is inlined into what is marked, too, and simplified, before it is copied anywhere.

; CHECK-LABEL: define internal i64 @get(
; CHECK-NEXT: %[[VALUE:.*]] = load i64, ptr %0
; CHECK-NEXT: ret i64 %[[VALUE]]
define internal i64 @get(ptr %0) alwaysinline {
  %2 = alloca ptr
  store ptr %0, ptr %2
  %3 = load ptr, ptr %2
  %4 = load i64, ptr %3
  ret i64 %4
}

; Callees come first, wherever they stand.
; CHECK-LABEL: define internal i64 @sum(
; CHECK-NOT: alloca
; CHECK-NOT: call
; CHECK: ret i64
define internal i64 @sum(ptr %0) alwaysinline {
  %2 = call i64 @next(ptr %0)
  %3 = call i64 @get(ptr %0)
  %4 = add i64 %2, %3
  ret i64 %4
}

; CHECK-LABEL: define internal i64 @next(
; CHECK-NOT: call
; CHECK: ret i64
define internal i64 @next(ptr %0) alwaysinline {
  %2 = getelementptr i64, ptr %0, i64 1
  %3 = call i64 @get(ptr %2)
  ret i64 %3
}

; The rest is left to the inliner.
; CHECK-LABEL: define i64 @user(
; CHECK-NEXT: call i64 @sum(
define i64 @user(ptr %0) {
  %2 = call i64 @sum(ptr %0)
  ret i64 %2
}

; A circle keeps a call.
; CHECK-LABEL: define internal i64 @there(
; CHECK: call i64
; CHECK: ret i64
define internal i64 @there(i64 %0) alwaysinline {
  %2 = call i64 @back(i64 %0)
  ret i64 %2
}

define internal i64 @back(i64 %0) alwaysinline {
  %2 = call i64 @there(i64 %0)
  ret i64 %2
}
