; RUN: mojo-opt --llvm-passes='function(discount-failures)' %s | FileCheck %s
; RUN: mojo-opt --llvm-passes='cgscc(inline)' %s | FileCheck %s --check-prefix=KEPT
; RUN: mojo-opt --llvm-passes='function(discount-failures),cgscc(inline)' %s | FileCheck %s --check-prefix=INLINED
; What only failing runs reach doesn't keep a function from being inlined.

declare void @describe(ptr, i64, i64, i64, i64, i64, i64, i64)
declare void @fail(ptr, i64, i64) noreturn
declare void @work()

; CHECK-LABEL: define i64 @element(
; CHECK: call void @work(){{$}}
; CHECK: call void @describe({{.*}}) #[[FREE:[0-9]+]]
; CHECK: call void @fail(ptr %data, i64 %i, i64 %length) #[[FREE]]
; CHECK: attributes #[[FREE]] = { "call-inline-cost"="-10" }
; KEPT-LABEL: define i64 @caller(
; KEPT: call i64 @element
; INLINED-LABEL: define i64 @caller(
; INLINED-NOT: call i64 @element
; INLINED: ret i64
define i64 @element(ptr %data, i64 %length, i64 %i) {
  %bad = icmp uge i64 %i, %length
  br i1 %bad, label %failed, label %fine
fine:
  call void @work()
  %place = getelementptr i64, ptr %data, i64 %i
  %value = load i64, ptr %place
  ret i64 %value
failed:
  call void @describe(ptr %data, i64 0, i64 %i, i64 1, i64 2, i64 3, i64 4, i64 5)
  call void @describe(ptr %data, i64 1, i64 %i, i64 1, i64 2, i64 3, i64 4, i64 5)
  call void @describe(ptr %data, i64 2, i64 %i, i64 1, i64 2, i64 3, i64 4, i64 5)
  call void @describe(ptr %data, i64 3, i64 %i, i64 1, i64 2, i64 3, i64 4, i64 5)
  call void @fail(ptr %data, i64 %i, i64 %length)
  unreachable
}

define i64 @caller(ptr %data, i64 %length, i64 %i) {
  %1 = call i64 @element(ptr %data, i64 %length, i64 %i)
  %2 = call i64 @element(ptr %data, i64 %length, i64 %1)
  ret i64 %2
}
