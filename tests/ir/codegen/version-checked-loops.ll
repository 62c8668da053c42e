; RUN: mojo-opt --llvm-passes='function(version-checked-loops,dce)' %s | FileCheck %s
; Checks of loops are decided in front of them.

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"

declare void @fail(i64, i64) cold noreturn

; An index that grows by one: it starts below the length, and the last one is below it, too.
; CHECK-LABEL: define void @ascending(
; CHECK: %[[STARTS:.*]] = icmp ult i64 %from, %length
; CHECK: %[[ROOM:.*]] = sub i64 %{{.*}}, 1
; CHECK: %[[ENDS:.*]] = icmp ule i64 %{{.*}}, %[[ROOM]]
; CHECK: %[[BOTH:.*]] = and i1 %[[STARTS]], %[[ENDS]]
; CHECK: %[[FINE:.*]] = freeze i1 %[[BOTH]]
; CHECK: br i1 %[[FINE]], label %{{.*}}, label %entry.split.checked, !prof
; CHECK: loop.checked:
; CHECK: icmp ult i64 %i.checked, %length
; CHECK: loop:
; CHECK-NEXT: %i = phi
; CHECK-NEXT: br label %inside
define void @ascending(ptr %data, i64 %length, i64 %from, i64 %to) {
entry:
  br label %loop
loop:
  %i = phi i64 [ %from, %entry ], [ %next, %inside ]
  %ok = icmp ult i64 %i, %length
  br i1 %ok, label %inside, label %failed
inside:
  %place = getelementptr i64, ptr %data, i64 %i
  store i64 %i, ptr %place
  %next = add nuw nsw i64 %i, 1
  %end = icmp eq i64 %next, %to
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; Downwards, the index may move as far as it is from zero; the way must not overflow.
; CHECK-LABEL: define void @descending(
; CHECK: icmp ult i64 %from, %length
; CHECK: call { i64, i1 } @llvm.umul.with.overflow.i64(i64 %{{.*}}, i64 3)
; CHECK: icmp ule i64 %{{.*}}, %from
; CHECK: loop.checked:
; CHECK: loop:
; CHECK-NEXT: %i = phi
; CHECK-NEXT: %count = phi
; CHECK-NEXT: br label %inside
define void @descending(ptr %data, i64 %length, i64 %from, i64 %times) {
entry:
  br label %loop
loop:
  %i = phi i64 [ %from, %entry ], [ %next, %inside ]
  %count = phi i64 [ 0, %entry ], [ %more, %inside ]
  %bad = icmp uge i64 %i, %length
  br i1 %bad, label %failed, label %inside
inside:
  %place = getelementptr i64, ptr %data, i64 %i
  store i64 %i, ptr %place
  %next = add i64 %i, -3
  %more = add nuw nsw i64 %count, 1
  %end = icmp eq i64 %more, %times
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; LLVM turns a comparison of a counter with a length into one with the iteration that would fail.
; CHECK-LABEL: define void @turned(
; CHECK: %[[DISTANCE:.*]] = sub i64 %length, %from
; CHECK: icmp ult i64 0, %[[DISTANCE]]
; CHECK: loop.checked:
; CHECK: loop:
; CHECK-NEXT: %i = phi
; CHECK-NEXT: br label %inside
define void @turned(ptr %data, i64 %length, i64 %from, i64 %to) {
entry:
  br label %loop
loop:
  %i = phi i64 [ %from, %entry ], [ %next, %inside ]
  %bad = icmp eq i64 %i, %length
  br i1 %bad, label %failed, label %inside
inside:
  %place = getelementptr i64, ptr %data, i64 %i
  store i64 %i, ptr %place
  %next = add nuw nsw i64 %i, 1
  %end = icmp eq i64 %next, %to
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; An index that is data is checked each time.
; CHECK-LABEL: define void @data(
; CHECK-NOT: .checked
; CHECK: icmp ult i64 %j, %length
define void @data(ptr %data, i64 %length, i64 %to) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %inside ]
  %place = getelementptr i64, ptr %data, i64 %i
  %j = load i64, ptr %place
  %ok = icmp ult i64 %j, %length
  br i1 %ok, label %inside, label %failed
inside:
  %next = add nuw nsw i64 %i, 1
  %end = icmp eq i64 %next, %to
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 %j, i64 %length)
  unreachable
}

; The fields of a list in memory: the first test guards the loads in front of the loop, the second looks whether stores might change
; what they read.
; CHECK-LABEL: define void @steady(
; CHECK: %[[CHECKED:.*]] = freeze i1 %known
; CHECK: br i1 %[[CHECKED]], label %[[LOADS:.*]], label %[[SLOW:.*]], !prof
; CHECK: [[LOADS]]:
; CHECK-NEXT: %[[LENGTH:.*]] = load i64, ptr %lengthField
; CHECK: %[[DATA:.*]] = load ptr, ptr %list
; CHECK: %[[ADDRESS:.*]] = ptrtoint ptr %list to i64
; CHECK: sub i64 %[[ADDRESS]], %{{.*}}
; CHECK: icmp uge i64 %{{.*}}, 16
; CHECK: br i1 %{{.*}}, label %{{.*}}, label %[[SLOW]], !prof
; CHECK: inside.checked:
; CHECK: load i64, ptr %lengthField
; CHECK: inside:
; CHECK-NOT: load
; CHECK: store i64 %i
; CHECK: ret void
define void @steady(ptr %list, i1 %known, i64 %to) {
entry:
  %lengthField = getelementptr i8, ptr %list, i64 8
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %fits ]
  br i1 %known, label %inside, label %failed
inside:
  %length = load i64, ptr %lengthField
  %ok = icmp ult i64 %i, %length
  br i1 %ok, label %fits, label %outside
fits:
  %data = load ptr, ptr %list
  %place = getelementptr i64, ptr %data, i64 %i
  store i64 %i, ptr %place
  %next = add nuw nsw i64 %i, 1
  %end = icmp eq i64 %next, %to
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 0, i64 0)
  unreachable
outside:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; A store to the field itself, or behind a condition that isn't known before, leaves the loads where they are.
; CHECK-LABEL: define void @grows(
; CHECK-NOT: .checked
; CHECK: load i64, ptr %lengthField
define void @grows(ptr %list, i64 %to) {
entry:
  %lengthField = getelementptr i8, ptr %list, i64 8
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %inside ]
  %length = load i64, ptr %lengthField
  %ok = icmp ult i64 %i, %length
  br i1 %ok, label %inside, label %failed
inside:
  %longer = add i64 %length, 1
  store i64 %longer, ptr %lengthField
  %next = add nuw nsw i64 %i, 1
  %end = icmp eq i64 %next, %to
  br i1 %end, label %done, label %loop
done:
  ret void
failed:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; A step that isn't constant: the bound of the loop says how far the index moves, without a division, if no sum overflows.
; CHECK-LABEL: define void @strided(
; CHECK-NOT: udiv
; CHECK-DAG: icmp sgt i64 %step, 0
; CHECK-DAG: icmp sle i64 %to, %{{.*}}
; CHECK-DAG: icmp ult i64 %from, %length
; CHECK: loop.checked:
; CHECK: loop:
; CHECK-NEXT: %i = phi
; CHECK-NEXT: br label %inside
define void @strided(ptr %data, i64 %length, i64 %from, i64 %to, i64 %step) {
entry:
  %some = icmp slt i64 %from, %to
  br i1 %some, label %loop, label %done
loop:
  %i = phi i64 [ %from, %entry ], [ %next, %inside ]
  %ok = icmp ult i64 %i, %length
  br i1 %ok, label %inside, label %failed
inside:
  %place = getelementptr i8, ptr %data, i64 %i
  store i8 1, ptr %place
  %next = add i64 %i, %step
  %more = icmp slt i64 %next, %to
  br i1 %more, label %loop, label %done
done:
  ret void
failed:
  call void @fail(i64 %i, i64 %length)
  unreachable
}

; Where both are known not to be negative, the last index is compared alone.
; CHECK-LABEL: define void @inner(
; CHECK-NOT: icmp ule
; CHECK: %[[LAST:.*]] = add i64 %{{.*}}, -1
; CHECK: icmp ult i64 %[[LAST]], %length
; CHECK: loop.checked:
define void @inner(ptr %data, i64 %length, i32 %where, i32 %times) {
entry:
  %row = zext i32 %where to i64
  %count = zext i32 %times to i64
  %some = icmp ne i32 %times, 0
  br i1 %some, label %loop, label %done
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %inside ]
  %index = add nuw nsw i64 %i, %row
  %ok = icmp ult i64 %index, %length
  br i1 %ok, label %inside, label %failed
inside:
  %place = getelementptr i64, ptr %data, i64 %index
  store i64 %i, ptr %place
  %next = add nuw nsw i64 %i, 1
  %more = icmp ult i64 %next, %count
  br i1 %more, label %loop, label %done
done:
  ret void
failed:
  call void @fail(i64 %index, i64 %length)
  unreachable
}
