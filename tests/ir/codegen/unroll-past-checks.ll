; RUN: mojo-opt --llvm-passes='function(unroll-past-checks)' %s | FileCheck %s
; RUN: mojo-opt --llvm-passes='function(unroll-past-checks,loop-unroll<O3;runtime>)' %s | FileCheck %s --check-prefix=UNROLLED
; A loop that keeps a check may be unrolled, a search stays as it is.

declare void @fail() noreturn

; CHECK-LABEL: define i64 @sum(
; CHECK: br i1 %more, label %loop, label %done{{$}}
; UNROLLED-LABEL: define i64 @sum(
; UNROLLED: fine.7:
define i64 @sum(ptr %places, ptr %data, i64 %length, i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %fine ]
  %total = phi i64 [ 0, %entry ], [ %added, %fine ]
  %which = getelementptr i64, ptr %places, i64 %i
  %place = load i64, ptr %which
  %bad = icmp uge i64 %place, %length
  br i1 %bad, label %failed, label %fine
fine:
  %at = getelementptr i64, ptr %data, i64 %place
  %value = load i64, ptr %at
  %added = add i64 %total, %value
  %next = add nuw nsw i64 %i, 1
  %more = icmp ult i64 %next, %n
  br i1 %more, label %loop, label %done
failed:
  call void @fail()
  br label %end
end:
  unreachable
done:
  ret i64 %added
}

; CHECK-LABEL: define i64 @find(
; CHECK: br i1 %more, label %loop, label %done, !llvm.loop ![[LOOP:[0-9]+]]
; CHECK: ![[LOOP]] = distinct !{![[LOOP]], ![[ROLLED:[0-9]+]]}
; CHECK: ![[ROLLED]] = !{!"llvm.loop.unroll.runtime.disable", i32 1}
; UNROLLED-LABEL: define i64 @find(
; UNROLLED-NOT: other.1:
define i64 @find(ptr %data, i64 %wanted, i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %other ]
  %at = getelementptr i64, ptr %data, i64 %i
  %value = load i64, ptr %at
  %same = icmp eq i64 %value, %wanted
  br i1 %same, label %found, label %other
other:
  %next = add nuw nsw i64 %i, 1
  %more = icmp ult i64 %next, %n
  br i1 %more, label %loop, label %done
found:
  ret i64 %i
done:
  ret i64 -1
}
