; RUN: mojo-opt --llvm-passes='function(merge-checks)' %s | FileCheck %s
; RUN: mojo-opt --llvm-passes='function(merge-checks,simplifycfg<sink-common-insts>)' %s | FileCheck %s --check-prefix=ONE
; A check that both ways begin with stands in front of the branch; a failure still tells where it is. The stores become one.

declare void @fail(i64, i64, i64) noreturn

; CHECK-LABEL: define i64 @take(
; CHECK: %smaller = icmp slt i64 %left, %right
; CHECK-NEXT: [[LENGTH:%.*]] = load i64, ptr %list
; CHECK-NEXT: [[FAILS:%.*]] = icmp uge i64 %k, [[LENGTH]]
; CHECK-NEXT: br i1 [[FAILS]], label %[[COLD:.*]], label %{{.*}}, !prof
; CHECK: [[COLD]]:
; CHECK-NEXT: br i1 %smaller, label %[[FIRST:.*]], label %[[SECOND:.*]]
; CHECK: [[FIRST]]:
; CHECK-NEXT: br label %failed1
; CHECK: [[SECOND]]:
; CHECK-NEXT: br label %failed2
; CHECK: failed1:
; CHECK-NEXT: call void @fail(i64 %k, i64 %length1, i64 1)
; CHECK: failed2:
; CHECK-NEXT: call void @fail(i64 %k, i64 %length1, i64 2)
; ONE-LABEL: define i64 @take(
; ONE: store i64
; ONE-NOT: store
define i64 @take(ptr %list, ptr %data, i64 %k, i64 %left, i64 %right, i64 %i) {
  %place = getelementptr i64, ptr %data, i64 %k
  %smaller = icmp slt i64 %left, %right
  br i1 %smaller, label %a, label %b
a:
  %length1 = load i64, ptr %list
  %fails1 = icmp uge i64 %k, %length1
  br i1 %fails1, label %failed1, label %fine1, !prof !0
fine1:
  store i64 %left, ptr %place
  %next = add i64 %i, 1
  br label %end
b:
  %length2 = load i64, ptr %list
  %fails2 = icmp ule i64 %length2, %k
  br i1 %fails2, label %failed2, label %fine2, !prof !0
fine2:
  store i64 %right, ptr %place
  br label %end
end:
  %result = phi i64 [ %next, %fine1 ], [ %i, %fine2 ]
  ret i64 %result
failed1:
  call void @fail(i64 %k, i64 %length1, i64 1)
  unreachable
failed2:
  call void @fail(i64 %k, i64 %length2, i64 2)
  unreachable
}

; What happens before one of the checks keeps it in its place.
; CHECK-LABEL: define void @noticed(
; CHECK: br i1 %c, label %a, label %b
; CHECK: call void @report()
; CHECK: br i1 %fails1
; CHECK: br i1 %fails2
declare void @report()
define void @noticed(i1 %c, i64 %k, i64 %length) {
  br i1 %c, label %a, label %b
a:
  call void @report()
  %fails1 = icmp uge i64 %k, %length
  br i1 %fails1, label %failed, label %end
b:
  %fails2 = icmp uge i64 %k, %length
  br i1 %fails2, label %failed, label %end
end:
  ret void
failed:
  %place = phi i64 [ 1, %a ], [ 2, %b ]
  call void @fail(i64 %k, i64 %length, i64 %place)
  unreachable
}

!0 = !{!"branch_weights", i32 1, i32 2000}
