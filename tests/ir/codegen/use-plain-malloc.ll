; RUN: mojo-opt --llvm-passes='function(use-plain-malloc)' %s | FileCheck %s
; `malloc` gives an alignment of 16.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @aligned_alloc(i64, i64)

; CHECK-LABEL: define ptr @rounded(
; CHECK: call align 16 ptr @malloc(i64 %size)
define ptr @rounded(i64 %size) {
  %more = add i64 %size, 15
  %rounded = and i64 %more, -16
  %place = call ptr @aligned_alloc(i64 16, i64 %rounded)
  ret ptr %place
}

; CHECK-LABEL: define ptr @known(
; CHECK: tail call align 16 ptr @malloc(i64 48)
define ptr @known() {
  %place = tail call ptr @aligned_alloc(i64 8, i64 48)
  ret ptr %place
}

; CHECK-LABEL: define ptr @zeros(
; CHECK: call align 16 ptr @calloc(i64 1, i64 %size)
declare ptr @calloc(i64, i64)
define ptr @zeros(i64 %size) {
  %place = call ptr @calloc(i64 1, i64 %size)
  ret ptr %place
}

; Declared by the program itself, with integers for pointers.
; CHECK-LABEL: define i64 @numbers(
; CHECK: call i64 @calloc(i64 1, i64 %size)
define i64 @numbers(i64 %size) {
  %place = call i64 @calloc(i64 1, i64 %size)
  ret i64 %place
}

; CHECK-LABEL: define ptr @line(
; CHECK: call ptr @aligned_alloc(i64 64, i64 %size)
define ptr @line(i64 %size) {
  %place = call ptr @aligned_alloc(i64 64, i64 %size)
  ret ptr %place
}

; LLVM knows what it does.
; CHECK: declare noalias noundef ptr @malloc(i64 noundef) #[[FACTS:[0-9]+]]
; CHECK: attributes #[[FACTS]] = {{.*}}allockind("alloc,uninitialized")
