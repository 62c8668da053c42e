; RUN: mojo-opt --llvm-passes='function(branch-once)' %s | FileCheck %s
; The length of a string and its bytes lie in the value or elsewhere: one branch decides for both.

declare void @use(ptr, i64)
declare void @change(ptr)

; CHECK-LABEL: define void @each(
; CHECK: loop:
; CHECK: br i1 %inline, label %[[OTHER:.*]], label %[[LOADING:.*]]
; CHECK: [[OTHER]]:
; CHECK: [[LOADING]]:
; CHECK-NEXT: %length = load i64, ptr %lengthPlace, align 8
; CHECK-NEXT: %data = load ptr, ptr %string, align 8
; CHECK: phi ptr [ %data, %[[LOADING]] ], [ %string, %[[OTHER]] ]
; CHECK-NEXT: phi i64 [ %length, %[[LOADING]] ], [ %few, %[[OTHER]] ]
; CHECK-NOT: select
; CHECK: }
define void @each(ptr %strings, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %end ]
  %string = getelementptr [24 x i8], ptr %strings, i64 %i
  %flagsPlace = getelementptr inbounds nuw i8, ptr %string, i64 16
  %flags = load i64, ptr %flagsPlace, align 8
  %inline = icmp slt i64 %flags, 0
  %few = and i64 %flags, 31
  %lengthPlace = getelementptr inbounds nuw i8, ptr %string, i64 8
  %length = load i64, ptr %lengthPlace, align 8
  %size = select i1 %inline, i64 %few, i64 %length
  %empty = icmp eq i64 %size, 0
  br i1 %empty, label %end, label %full
full:
  %data = load ptr, ptr %string, align 8
  %bytes = select i1 %inline, ptr %string, ptr %data
  call void @use(ptr %bytes, i64 %size)
  br label %end
end:
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, %count
  br i1 %done, label %out, label %loop
out:
  ret void
}

; Something may change the string in between.
; CHECK-LABEL: define void @changes(
; CHECK: %size = select
; CHECK: %bytes = select
define void @changes(ptr %strings, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %end ]
  %string = getelementptr [24 x i8], ptr %strings, i64 %i
  %flagsPlace = getelementptr inbounds nuw i8, ptr %string, i64 16
  %flags = load i64, ptr %flagsPlace, align 8
  %inline = icmp slt i64 %flags, 0
  %few = and i64 %flags, 31
  %lengthPlace = getelementptr inbounds nuw i8, ptr %string, i64 8
  %length = load i64, ptr %lengthPlace, align 8
  %size = select i1 %inline, i64 %few, i64 %length
  %empty = icmp eq i64 %size, 0
  br i1 %empty, label %end, label %full
full:
  call void @change(ptr %string)
  %data = load ptr, ptr %string, align 8
  %bytes = select i1 %inline, ptr %string, ptr %data
  call void @use(ptr %bytes, i64 %size)
  br label %end
end:
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, %count
  br i1 %done, label %out, label %loop
out:
  ret void
}

; Nothing says that the string begins where it is said to.
; CHECK-LABEL: define void @elsewhere(
; CHECK: %size = select
; CHECK: %bytes = select
define void @elsewhere(ptr %strings, ptr %others, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %end ]
  %string = getelementptr [24 x i8], ptr %strings, i64 %i
  %other = getelementptr [24 x i8], ptr %others, i64 %i
  %flagsPlace = getelementptr inbounds nuw i8, ptr %string, i64 16
  %flags = load i64, ptr %flagsPlace, align 8
  %inline = icmp slt i64 %flags, 0
  %few = and i64 %flags, 31
  %lengthPlace = getelementptr inbounds nuw i8, ptr %string, i64 8
  %length = load i64, ptr %lengthPlace, align 8
  %size = select i1 %inline, i64 %few, i64 %length
  %empty = icmp eq i64 %size, 0
  br i1 %empty, label %end, label %full
full:
  %data = load ptr, ptr %other, align 8
  %bytes = select i1 %inline, ptr %string, ptr %data
  call void @use(ptr %bytes, i64 %size)
  br label %end
end:
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, %count
  br i1 %done, label %out, label %loop
out:
  ret void
}
