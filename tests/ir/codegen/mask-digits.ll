; RUN: mojo-opt --llvm-passes='function(mask-digits)' %s | FileCheck %s
; Behind the test for a digit, the value is its last four bits.

; CHECK-LABEL: define i64 @digit(
; CHECK: %value = and i8 %byte, 15
define i64 @digit(i8 %byte) {
  %moved = add i8 %byte, -58
  %other = icmp ult i8 %moved, -10
  br i1 %other, label %no, label %yes
yes:
  %value = add i8 %byte, -48
  %wide = zext i8 %value to i64
  ret i64 %wide
no:
  ret i64 -1
}

; The letters from `a` to `z` begin in the middle of a group, and nothing is known of the byte here.
; CHECK-LABEL: define i64 @letter(
; CHECK: %value = add i8 %byte, -97
define i64 @letter(i8 %byte) {
  %moved = add i8 %byte, -123
  %other = icmp ult i8 %moved, -26
  br i1 %other, label %no, label %yes
yes:
  %value = add i8 %byte, -97
  %wide = zext i8 %value to i64
  ret i64 %wide
no:
  ret i64 -1
}

; CHECK-LABEL: define i8 @any(
; CHECK: %value = add i8 %byte, -48
define i8 @any(i8 %byte) {
  %value = add i8 %byte, -48
  ret i8 %value
}
