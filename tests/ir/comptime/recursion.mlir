// RUN: mojo-opt %s --interpret=main,10 --quiet | FileCheck %s
// Functions that call themselves, directly or by another, are called, not translated in place.
// rule: 07/INT-1

!int = !mojo.simd<1, int>
!bool = !mojo.simd<1, bool>

// CHECK: main gave 56 =
mojo.func @main(%n: !int) -> !int {
  %a = mojo.call @fib(%n) : (!int) -> !int
  %b = mojo.call @even(%n) : (!int) -> !bool
  %c = mojo.simd.cast %b : !bool -> !int
  %d = mojo.simd.add %a, %c : !int
  mojo.return %d : !int
}
mojo.func @fib(%n: !int) -> !int {
  %two = mojo.constant 2 : !int
  %small = mojo.simd.cmp<lt> %n, %two : !int
  %bit = mojo.to_builtin %small : !bool -> i1
  cf.cond_br %bit, ^end, ^more
^end:
  mojo.return %n : !int
^more:
  %one = mojo.constant 1 : !int
  %a = mojo.simd.sub %n, %one : !int
  %b = mojo.simd.sub %n, %two : !int
  %x = mojo.call @fib(%a) : (!int) -> !int
  %y = mojo.call @fib(%b) : (!int) -> !int
  %r = mojo.simd.add %x, %y : !int
  mojo.return %r : !int
}
mojo.func @even(%n: !int) -> !bool {
  %zero = mojo.constant 0 : !int
  %is = mojo.simd.cmp<eq> %n, %zero : !int
  %bit = mojo.to_builtin %is : !bool -> i1
  cf.cond_br %bit, ^end, ^more
^end:
  %true = mojo.constant 1 : !bool
  mojo.return %true : !bool
^more:
  %one = mojo.constant 1 : !int
  %m = mojo.simd.sub %n, %one : !int
  %r = mojo.call @odd(%m) : (!int) -> !bool
  mojo.return %r : !bool
}
mojo.func @odd(%n: !int) -> !bool {
  %e = mojo.call @even(%n) : (!int) -> !bool
  %r = mojo.simd.not %e : !bool
  mojo.return %r : !bool
}
