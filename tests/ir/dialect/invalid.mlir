// RUN: mojo-opt --verify-diagnostics --split-input-file %s
// What the verifiers refuse.

// expected-error @+1 {{a SIMD type needs a power of two of lanes, not 3}}
mojo.func @lanes(!mojo.simd<3, int>)

// -----

// expected-error @+1 {{'float12' is not a dtype}}
mojo.func @dtype(!mojo.simd<4, float12>)

// -----

// expected-error @+1 {{argument 0 has the convention imm but is no reference}}
mojo.func @conv(imm !mojo.simd<1, int>)

// -----

// expected-error @+1 {{the out argument must be the first}}
mojo.func @out(!mojo.simd<1, int>, out !mojo.ref<!mojo.ptr>)

// -----

// expected-error @+1 {{has an error slot exactly when it raises}}
mojo.func @slot(!mojo.simd<1, int>) raises

// -----

mojo.func @raise() {
  // expected-error @+1 {{stands in a function that doesn't raise}}
  mojo.raise
}

// -----

mojo.func @ret(%x: !mojo.simd<1, int>) -> !mojo.simd<1, int> {
  // expected-error @+1 {{doesn't return what the function says}}
  mojo.return
}

// -----

mojo.func @field(%x: ref !mojo.ref<!mojo.struct<"S", [!mojo.ptr]>>) {
  // expected-error @+1 {{there is no such field}}
  %0 = mojo.field %x[1] : !mojo.struct<"S", [!mojo.ptr]>
  mojo.return
}

// -----

mojo.func @invoke(%x: !mojo.simd<1, int>) {
  // expected-error @+1 {{needs an error slot}}
  mojo.invoke @f(%x) to ^a error ^b : (!mojo.simd<1, int>) -> ()
^a:
  mojo.return
^b:
  mojo.return
}

// -----

mojo.func @bits(%x: !mojo.simd<4, float32>) {
  // expected-error @+1 {{works on integers and bool}}
  %0 = mojo.simd.and %x, %x : !mojo.simd<4, float32>
  mojo.return
}

// -----

mojo.func @bitcast(%x: !mojo.simd<4, float32>) {
  // expected-error @+1 {{from 128 bits to 64 bits}}
  %0 = mojo.simd.bitcast %x : !mojo.simd<4, float32> -> !mojo.simd<2, float32>
  mojo.return
}

// -----

mojo.func @shuffle(%x: !mojo.simd<4, float32>) {
  // expected-error @+1 {{there is no lane 8}}
  %0 = mojo.simd.shuffle %x, %x [0, 8] : !mojo.simd<4, float32>
  mojo.return
}

// -----

mojo.func @constants() {
  // expected-error @+1 {{has 2 bytes, the type has 4}}
  %0 = mojo.constant #mojo.bytes<"0102"> : !mojo.simd<1, int32>
  mojo.return
}

// -----

mojo.func @create(%x: !mojo.ptr) {
  // expected-error @+1 {{field 0 has the type '!mojo.ptr'}}
  %0 = "mojo.struct_create"(%x) : (!mojo.ptr) -> !mojo.struct<"S", [!mojo.simd<1, int>]>
  mojo.return
}

// -----

// expected-error @+1 {{a relocation lies outside of the bytes}}
mojo.global @g align(8) "abc" relocs [#mojo.reloc<0, @g, 0>]
