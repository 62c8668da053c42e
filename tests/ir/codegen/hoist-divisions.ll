; RUN: mojo-opt --llvm-passes='function(hoist-divisions)' %s | FileCheck %s
; A remainder that stays the same leaves the loop, past a check, when its divisor is above 0; so does what is computed from it.

declare void @fail() noreturn

; CHECK-LABEL: define void @known(
; CHECK: preheader:
; CHECK-NEXT: %rest = srem i64 %i, %n
; CHECK-NEXT: %row = mul i64 %rest, %n
; CHECK-NEXT: br label %loop
; CHECK-LABEL: define void @replaced(
; CHECK: %rest = srem i64 %i, %divisor
; CHECK-NEXT: br label %loop
; CHECK-LABEL: define void @half(
; CHECK: fine:
; CHECK: %rest = srem i64 %i, %divisor
; CHECK-LABEL: define void @unknown(
; CHECK: loop:
; CHECK: %rest = srem i64 %i, %n

define void @known(i64 %i, i64 %n, ptr %data) {
  %some = icmp sgt i64 %n, 0
  br i1 %some, label %preheader, label %end
preheader:
  br label %loop
loop:
  %j = phi i64 [ 0, %preheader ], [ %next, %fine ]
  %fails = icmp ugt i64 %j, 1000
  br i1 %fails, label %failed, label %fine
fine:
  %rest = srem i64 %i, %n
  %row = mul i64 %rest, %n
  %index = add i64 %row, %j
  %place = getelementptr i64, ptr %data, i64 %index
  store i64 1, ptr %place
  %next = add i64 %j, 1
  %more = icmp slt i64 %next, %n
  br i1 %more, label %loop, label %end
end:
  ret void
failed:
  call void @fail()
  unreachable
}

define void @replaced(i64 %i, i64 noundef %n, ptr %data) {
  %zero = icmp eq i64 %n, 0
  %minus = icmp eq i64 %n, -1
  %near = add i64 %n, 1
  %either = icmp ult i64 %near, 2
  %divisor = select i1 %either, i64 1, i64 %n
  br label %loop
loop:
  %j = phi i64 [ 0, %0 ], [ %next, %fine ]
  %fails = icmp ugt i64 %j, 1000
  br i1 %fails, label %failed, label %fine
fine:
  %rest = srem i64 %i, %divisor
  %index = add i64 %rest, %j
  %place = getelementptr i64, ptr %data, i64 %index
  store i64 1, ptr %place
  %next = add i64 %j, 1
  %more = icmp slt i64 %next, %n
  br i1 %more, label %loop, label %end
end:
  ret void
failed:
  call void @fail()
  unreachable
}

; Where it is reached the divisor isn't 0, but in front of the loop it may be.
define void @half(i64 %i, i64 noundef %n, ptr %data) {
  %minus = icmp eq i64 %n, -1
  %divisor = select i1 %minus, i64 1, i64 %n
  br label %loop
loop:
  %j = phi i64 [ 0, %0 ], [ %next, %fine ]
  %fails = icmp eq i64 %n, 0
  br i1 %fails, label %failed, label %fine
fine:
  %rest = srem i64 %i, %divisor
  %index = add i64 %rest, %j
  %place = getelementptr i64, ptr %data, i64 %index
  store i64 1, ptr %place
  %next = add i64 %j, 1
  %more = icmp slt i64 %next, 100
  br i1 %more, label %loop, label %end
end:
  ret void
failed:
  call void @fail()
  unreachable
}

define void @unknown(i64 %i, i64 %n, ptr %data) {
  br label %loop
loop:
  %j = phi i64 [ 0, %0 ], [ %next, %fine ]
  %fails = icmp ugt i64 %j, 1000
  br i1 %fails, label %failed, label %fine
fine:
  %rest = srem i64 %i, %n
  %index = add i64 %rest, %j
  %place = getelementptr i64, ptr %data, i64 %index
  store i64 1, ptr %place
  %next = add i64 %j, 1
  %more = icmp slt i64 %next, 10
  br i1 %more, label %loop, label %end
end:
  ret void
failed:
  call void @fail()
  unreachable
}
