; RUN: mojo-opt --llvm-passes='function(branch-past-corrections)' %s | FileCheck %s
; Divisions that round down don't correct anything where nothing is negative.

; CHECK-LABEL: define i64 @rest(
; CHECK: %[[X:.*]] = freeze i64 %x
; CHECK: %[[Y:.*]] = freeze i64 %y
; CHECK: %[[ABOVE:.*]] = icmp sgt i64 %[[Y]], 0
; CHECK: %[[FROM:.*]] = icmp sgt i64 %[[X]], -1
; CHECK: %[[PLAIN:.*]] = and i1 %[[ABOVE]], %[[FROM]]
; CHECK: br i1 %[[PLAIN]], label %[[FAST:.*]], label %[[GENERAL:.*]], !prof
; CHECK: [[FAST]]:
; CHECK-NEXT: %[[REST:.*]] = urem i64 %[[X]], %[[Y]]
; CHECK: [[GENERAL]]:
; CHECK: icmp ult
; CHECK: icmp eq
; CHECK: srem i64 %x, %divisor
; CHECK: phi i64 [ %[[REST]], %[[FAST]] ], [ %result, %[[GENERAL]] ]
define i64 @rest(i64 %x, i64 %y) {
  %more = add i64 %y, 1
  %trivial = icmp ult i64 %more, 2
  %zero = icmp eq i64 %y, 0
  %divisor = select i1 %trivial, i64 1, i64 %y
  %rest = srem i64 %x, %divisor
  %some = icmp ne i64 %rest, 0
  %signs = xor i64 %rest, %divisor
  %differ = icmp slt i64 %signs, 0
  %up = and i1 %some, %differ
  %more.rest = select i1 %up, i64 %divisor, i64 0
  %corrected = add i64 %rest, %more.rest
  %result = select i1 %zero, i64 0, i64 %corrected
  ret i64 %result
}

; What is divided was divided before; it is needed on both ways.
; CHECK-LABEL: define i64 @twice(
; CHECK: udiv i64
; CHECK: phi i64
; CHECK: urem i64
; CHECK: phi i64
define i64 @twice(i64 %x, i64 %y, i64 %z) {
  %quotient = sdiv i64 %x, %y
  %whole = mul i64 %quotient, %y
  %rest = sub i64 %x, %whole
  %some = icmp ne i64 %x, %whole
  %signs = xor i64 %rest, %y
  %differ = icmp slt i64 %signs, 0
  %down = and i1 %some, %differ
  %less = sext i1 %down to i64
  %q = add i64 %quotient, %less
  %rest2 = srem i64 %q, %z
  %some2 = icmp ne i64 %rest2, 0
  %signs2 = xor i64 %z, %rest2
  %differ2 = icmp slt i64 %signs2, 0
  %up = and i1 %some2, %differ2
  %add = select i1 %up, i64 %z, i64 0
  %result = add i64 %add, %rest2
  ret i64 %result
}

; Where the divisor isn't negative the rest isn't compared with zero.
; CHECK-LABEL: define i64 @length(
; CHECK: icmp sgt i64 %{{.*}}, 0
; CHECK: urem i64
; CHECK: srem i64
define i64 @length(i64 %x, i64 %y) {
  %rest = srem i64 %x, %y
  %signs = xor i64 %rest, %y
  %differ = icmp slt i64 %signs, 0
  %add = select i1 %differ, i64 %y, i64 0
  %result = add i64 %add, %rest
  ret i64 %result
}

; A divisor that is known needs no branch, and a sum of something else is left alone.
; CHECK-LABEL: define i64 @constant(
; CHECK-NOT: br
; CHECK: ret
define i64 @constant(i64 %x) {
  %rest = srem i64 %x, 9
  %some = icmp ne i64 %rest, 0
  %signs = xor i64 %rest, 9
  %differ = icmp slt i64 %signs, 0
  %up = and i1 %some, %differ
  %add = select i1 %up, i64 9, i64 0
  %result = add i64 %add, %rest
  ret i64 %result
}

; CHECK-LABEL: define i64 @other(
; CHECK-NOT: br
; CHECK: ret
define i64 @other(i64 %x, i64 %y, i64 %z) {
  %rest = srem i64 %x, %y
  %some = icmp ne i64 %rest, 0
  %signs = xor i64 %rest, %z
  %differ = icmp slt i64 %signs, 0
  %up = and i1 %some, %differ
  %add = select i1 %up, i64 %y, i64 0
  %result = add i64 %add, %rest
  ret i64 %result
}

; A remainder of a sum with the divisor, or of an index and one, takes a sum in most cases.
; CHECK-LABEL: define i64 @neighbour(
; CHECK: %[[WAY:.*]] = sub i64 0, %n
; CHECK: add i64 %x, %[[WAY]]
; CHECK: %[[NEAR:.*]] = call i64 @llvm.umin.i64(i64 %x
; CHECK: icmp ult i64 %[[NEAR]], %n
; CHECK: urem i64 %x, %n
define i64 @neighbour(i64 noundef %i, i64 noundef %n) {
  %before = add i64 %i, -1
  %x = add i64 %before, %n
  %rest = urem i64 %x, %n
  ret i64 %rest
}

; CHECK-LABEL: define i64 @product(
; CHECK-NOT: umin
; CHECK: ret i64
define i64 @product(i64 noundef %i, i64 noundef %n) {
  %many = mul i64 %i, 31
  %x = add i64 %many, 1
  %rest = urem i64 %x, %n
  ret i64 %rest
}
