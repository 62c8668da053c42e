; RUN: mojo-opt --llvm-passes='function(split-struct-phis)' %s | FileCheck %s
; A phi of a struct becomes phis of its fields, so the flag of an error is known on each edge.

; CHECK-LABEL: define i64 @flag(
; CHECK: join:
; CHECK: %[[VALUE:.*]] = phi i64 [ %a, %left ], [ undef, %right ]
; CHECK: %[[FLAG:.*]] = phi i1 [ false, %left ], [ true, %right ]
; CHECK: br i1 %[[FLAG]], label %raised, label %fine
; CHECK: ret i64 %[[VALUE]]
define i64 @flag(i1 %which, i64 %a) {
  br i1 %which, label %left, label %right
left:
  %l0 = insertvalue { i64, i1 } undef, i64 %a, 0
  %l1 = insertvalue { i64, i1 } %l0, i1 false, 1
  br label %join
right:
  br label %join
join:
  %both = phi { i64, i1 } [ %l1, %left ], [ { i64 undef, i1 true }, %right ]
  %value = extractvalue { i64, i1 } %both, 0
  %raises = extractvalue { i64, i1 } %both, 1
  br i1 %raises, label %raised, label %fine
fine:
  ret i64 %value
raised:
  ret i64 -1
}

; What a function returns is put together at its end, so that it comes apart where the function is inlined.
; CHECK-LABEL: define { i64, i1 } @returned(
; CHECK: %[[VALUE:.*]] = phi i64 [ %a, %0 ], [ undef, %other ]
; CHECK: %[[FLAG:.*]] = phi i1 [ false, %0 ], [ true, %other ]
; CHECK: %[[HALF:.*]] = insertvalue { i64, i1 } poison, i64 %[[VALUE]], 0
; CHECK: %[[WHOLE:.*]] = insertvalue { i64, i1 } %[[HALF]], i1 %[[FLAG]], 1
; CHECK: ret { i64, i1 } %[[WHOLE]]
define { i64, i1 } @returned(i1 %which, i64 %a) {
  %1 = insertvalue { i64, i1 } undef, i64 %a, 0
  %2 = insertvalue { i64, i1 } %1, i1 false, 1
  br i1 %which, label %join, label %other
other:
  br label %join
join:
  %both = phi { i64, i1 } [ %2, %0 ], [ { i64 undef, i1 true }, %other ]
  ret { i64, i1 } %both
}

; A phi that goes around a loop, whose other value comes from a call.
; CHECK-LABEL: define i64 @loop(
; CHECK: %[[FIELD:.*]] = phi i64 [ 1, %0 ], [ %[[NEXT:.*]], %loop ]
; CHECK: %[[NEXT]] = extractvalue { i64, i1 } %next, 0
define i64 @loop() {
  br label %loop
loop:
  %state = phi { i64, i1 } [ { i64 1, i1 false }, %0 ], [ %next, %loop ]
  %value = extractvalue { i64, i1 } %state, 0
  %next = call { i64, i1 } @step(i64 %value)
  %end = icmp eq i64 %value, 10
  br i1 %end, label %done, label %loop
done:
  ret i64 %value
}
declare { i64, i1 } @step(i64)
