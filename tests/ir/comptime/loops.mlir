// RUN: mojo-opt %s --interpret=sum,10 --quiet | FileCheck %s --check-prefix=SUM
// RUN: mojo-opt %s --interpret=sieve,100 --quiet | FileCheck %s --check-prefix=SIEVE
// rule: 07/INT-1

!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!int = !mojo.simd<1, int>

// SUM: sum gave 45 = 2d00000000000000
mojo.func @sum(%n: !Int) -> !Int {
  %i = mojo.local<var> "i" : !Int
  %s = mojo.local<var> "s" : !Int
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %zero_int = mojo.struct_create(%zero) : !Int
  mojo.store %zero_int, %i : !Int
  mojo.store %zero_int, %s : !Int
  cf.br ^head
^head:
  %iv = mojo.load %i : !Int
  %iv0 = mojo.struct_extract %iv[0] : !Int
  %n0 = mojo.struct_extract %n[0] : !Int
  %more = mojo.simd.cmp<lt> %iv0, %n0 : !int
  %bit = mojo.to_builtin %more : !mojo.simd<1, bool> -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %sv = mojo.load %s : !Int
  %sv0 = mojo.struct_extract %sv[0] : !Int
  %iv1 = mojo.load %i : !Int
  %iv2 = mojo.struct_extract %iv1[0] : !Int
  %s2 = mojo.simd.add %sv0, %iv2 : !int
  %s3 = mojo.struct_create(%s2) : !Int
  mojo.store %s3, %s : !Int
  %i2 = mojo.simd.add %iv2, %one : !int
  %i3 = mojo.struct_create(%i2) : !Int
  mojo.store %i3, %i : !Int
  cf.br ^head
^exit:
  %r = mojo.load %s : !Int
  mojo.return %r : !Int
}

// SIEVE: sieve gave 25 =
mojo.func @sieve(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %two = mojo.constant 2 : !int
  %false = mojo.constant 0 : !mojo.simd<1, uint8>
  %true = mojo.constant 1 : !mojo.simd<1, uint8>
  %flags = mojo.alloc %n, %one : !int, !int
  mojo.memset %flags, %false, %n : !mojo.ptr, !mojo.simd<1, uint8>, !int
  %i = mojo.local<var> "i" : !int
  %count = mojo.local<var> "count" : !int
  %j = mojo.local<var> "j" : !int
  mojo.store %two, %i : !int
  mojo.store %zero, %count : !int
  cf.br ^head
^head:
  %iv = mojo.load %i : !int
  %more = mojo.simd.cmp<lt> %iv, %n : !int
  %bit = mojo.to_builtin %more : !mojo.simd<1, bool> -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %at = mojo.ptr.offset %flags[%iv] x !mojo.simd<1, uint8> : !mojo.ptr, !int
  %flag = mojo.ptr.load %at : !mojo.ptr -> !mojo.simd<1, uint8>
  %prime = mojo.simd.cmp<eq> %flag, %false : !mojo.simd<1, uint8>
  %bit2 = mojo.to_builtin %prime : !mojo.simd<1, bool> -> i1
  cf.cond_br %bit2, ^mark, ^next
^mark:
  %c = mojo.load %count : !int
  %c2 = mojo.simd.add %c, %one : !int
  mojo.store %c2, %count : !int
  %iv3 = mojo.load %i : !int
  %square = mojo.simd.mul %iv3, %iv3 : !int
  mojo.store %square, %j : !int
  cf.br ^inner
^inner:
  %jv = mojo.load %j : !int
  %more2 = mojo.simd.cmp<lt> %jv, %n : !int
  %bit3 = mojo.to_builtin %more2 : !mojo.simd<1, bool> -> i1
  cf.cond_br %bit3, ^strike, ^next
^strike:
  %at2 = mojo.ptr.offset %flags[%jv] x !mojo.simd<1, uint8> : !mojo.ptr, !int
  mojo.ptr.store %true, %at2 : !mojo.simd<1, uint8>, !mojo.ptr
  %step = mojo.load %i : !int
  %j2 = mojo.simd.add %jv, %step : !int
  mojo.store %j2, %j : !int
  cf.br ^inner
^next:
  %iv4 = mojo.load %i : !int
  %i2 = mojo.simd.add %iv4, %one : !int
  mojo.store %i2, %i : !int
  cf.br ^head
^exit:
  mojo.free %flags : !mojo.ptr
  %r = mojo.load %count : !int
  mojo.return %r : !int
}
