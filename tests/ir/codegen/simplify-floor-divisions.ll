; RUN: mojo-opt --llvm-passes='function(simplify-floor-divisions,instcombine)' %s | FileCheck %s
; A division by a power of two that rounds down is a shift.

; CHECK-LABEL: define i64 @half(
; CHECK-NEXT: ashr i64 %x, 1
; CHECK-NEXT: ret
define i64 @half(i64 %x) {
  %quotient = sdiv i64 %x, 2
  %whole = shl nsw i64 %quotient, 1
  %rest = sub i64 %x, %whole
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %down, %quotient
  ret i64 %result
}

; CHECK-LABEL: define i32 @quarter(
; CHECK-NEXT: ashr i32 %x, 2
; CHECK-NEXT: ret
define i32 @quarter(i32 %x) {
  %quotient = sdiv i32 %x, 4
  %rest = srem i32 %x, 4
  %down = ashr i32 %rest, 31
  %result = add nsw i32 %quotient, %down
  ret i32 %result
}

; Another divisor, or the rest of another value.
; CHECK-LABEL: define i64 @third(
; CHECK: sdiv i64 %x, 3
define i64 @third(i64 %x) {
  %quotient = sdiv i64 %x, 3
  %rest = srem i64 %x, 3
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %quotient, %down
  ret i64 %result
}

; CHECK-LABEL: define i64 @other(
; CHECK: sdiv i64 %x, 2
define i64 @other(i64 %x, i64 %y) {
  %quotient = sdiv i64 %x, 2
  %rest = srem i64 %y, 2
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %quotient, %down
  ret i64 %result
}

; A quotient of unsigned integers is rounded down already, also when it was found with fewer bits.
; CHECK-LABEL: define i64 @ninth(
; CHECK-NEXT: udiv i64 %x, 9
; CHECK-NEXT: ret
define i64 @ninth(i64 %x) {
  %quotient = udiv i64 %x, 9
  %whole = mul nsw i64 %quotient, -9
  %rest = add i64 %whole, %x
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %down, %quotient
  ret i64 %result
}

; CHECK-LABEL: define i64 @narrow(
; CHECK-NOT: ashr
; CHECK: ret
define i64 @narrow(i64 %x) {
  %small = trunc nuw nsw i64 %x to i8
  %part = udiv i8 %small, 3
  %quotient = zext nneg i8 %part to i64
  %whole = mul nsw i64 %quotient, -3
  %rest = add nsw i64 %whole, %x
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %quotient, %down
  ret i64 %result
}

; The low bits of something bigger, and a signed rest.
; CHECK-LABEL: define i64 @low(
; CHECK: ashr
define i64 @low(i64 %x) {
  %small = trunc i64 %x to i8
  %part = udiv i8 %small, 3
  %quotient = zext nneg i8 %part to i64
  %whole = mul nsw i64 %quotient, -3
  %rest = add nsw i64 %whole, %x
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %quotient, %down
  ret i64 %result
}

; CHECK-LABEL: define i64 @mixed(
; CHECK: ashr
define i64 @mixed(i64 %x) {
  %quotient = udiv i64 %x, 9
  %rest = srem i64 %x, 9
  %down = ashr i64 %rest, 63
  %result = add nsw i64 %quotient, %down
  ret i64 %result
}
