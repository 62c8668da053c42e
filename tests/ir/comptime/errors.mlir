// RUN: mojo-opt %s --interpret=outer --quiet --verify-diagnostics
// The error stands where the operation does; a note for each call, innermost first.
// rule: 07/CTE-2

!int = !mojo.simd<1, int>

mojo.func @load(%p: !mojo.ptr) -> !int inline(never) {
  // expected-error @below {{memory access size 8 is out-of-bounds}}
  %v = mojo.ptr.load %p : !mojo.ptr -> !int
  mojo.return %v : !int
}

// expected-note @below {{failed to interpret function @outer}}
mojo.func @outer() -> !int {
  %four = mojo.constant 4 : !int
  %p = mojo.alloc %four, %four : !int, !int
  // expected-note @below {{failed to interpret function @load}}
  %v = mojo.call @load(%p) : (!mojo.ptr) -> !int
  mojo.return %v : !int
}
