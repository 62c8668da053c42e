// RUN: mojo-opt %s --interpret=list --quiet | FileCheck %s --check-prefix=LIST
// RUN: mojo-opt %s --interpret=print --quiet | FileCheck %s --check-prefix=PRINT
// RUN: mojo-opt %s --interpret=through,-7 --quiet | FileCheck %s --check-prefix=RAISE
// rule: 07/INT-3

!int = !mojo.simd<1, int>
!Node = !mojo.struct<"Node", [!mojo.ptr, !mojo.simd<1, int>]>

// A value with heap memory is a graph of blocks.
// LIST: list gave 00000000000000000200000000000000 +0->#1
// LIST-NEXT: #1 heap 00000000000000000100000000000000
mojo.func @list(%out: out !mojo.ref<!Node>) {
  %null = mojo.undef : !mojo.ptr
  %one = mojo.constant 1 : !int
  %two = mojo.constant 2 : !int
  %size = mojo.size_of !Node
  %align = mojo.align_of !Node
  %p = mojo.alloc %size, %align : index, index
  %r = mojo.ptr_to_ref %p : !mojo.ptr -> !mojo.ref<!Node>
  %v = mojo.struct_create(%null, %one) : !Node
  mojo.store %v, %r : !Node
  %w = mojo.struct_create(%p, %two) : !Node
  mojo.store %w, %out : !Node
  mojo.return
}

// PRINT: hello
mojo.func @print() {
  %p = mojo.string_constant "hello\0A"
  %fd = mojo.constant 1 : !mojo.simd<1, int32>
  %n = mojo.constant 6 : !int
  %r = mojo.external_call "kiln_write"(%fd, %p, %n) : (!mojo.simd<1, int32>, !mojo.ptr, !int) -> !int
  mojo.return
}

// RAISE: through raised -7 =
mojo.func @check(%x: !int, %error: err !mojo.ref<!int>) -> !int raises {
  mojo.store %x, %error : !int
  mojo.raise
}
mojo.func @through(%x: !int, %error: err !mojo.ref<!int>) -> !int raises {
  %r = mojo.invoke @check(%x, err %error) to ^fine error ^caught : (!int, !mojo.ref<!int>) -> !int
^fine:
  mojo.return %r : !int
^caught:
  mojo.raise
}
