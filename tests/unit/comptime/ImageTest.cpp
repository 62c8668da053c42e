// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Images of values: what calls give back and take.
#include "Fixture.h"

using namespace kiln;
using namespace kiln::test;

static const char listProgram[] = R"(
mojo.global @table align(8) "12345678"
mojo.global constant @bytes align(1) "hey\00"
mojo.func @node(%next: !mojo.ptr, %value: !int) -> !mojo.ptr {
  %size = mojo.constant 16 : !int
  %align = mojo.constant 8 : !int
  %p = mojo.alloc %size, %align : !int, !int
  %r = mojo.ptr_to_ref %p : !mojo.ptr -> !mojo.ref<!Node>
  %v = mojo.struct_create(%next, %value) : !Node
  mojo.store %v, %r : !Node
  mojo.return %p : !mojo.ptr
}
mojo.func @list(%out: out !mojo.ref<!Node>) {
  %null = mojo.undef : !mojo.ptr
  %one = mojo.constant 1 : !int
  %two = mojo.constant 2 : !int
  %a = mojo.call @node(%null, %one) : (!mojo.ptr, !int) -> !mojo.ptr
  %b = mojo.call @node(%a, %two) : (!mojo.ptr, !int) -> !mojo.ptr
  %v = mojo.struct_create(%b, %two) : !Node
  mojo.store %v, %out : !Node
  mojo.return
}
mojo.func @ring() -> !mojo.ptr {
  %null = mojo.undef : !mojo.ptr
  %one = mojo.constant 1 : !int
  %a = mojo.call @node(%null, %one) : (!mojo.ptr, !int) -> !mojo.ptr
  %b = mojo.call @node(%a, %one) : (!mojo.ptr, !int) -> !mojo.ptr
  mojo.ptr.store %b, %a : !mojo.ptr, !mojo.ptr
  mojo.return %a : !mojo.ptr
}
mojo.func @sum(%list: imm !mojo.ref<!Node>) -> !int {
  %zero = mojo.constant 0 : !int
  %p0 = mojo.ref_to_ptr %list : !Node
  cf.br ^head(%p0, %zero : !mojo.ptr, !int)
^head(%p: !mojo.ptr, %s: !int):
  %bits = mojo.ptr.to_int %p : !mojo.ptr -> !int
  %is = mojo.simd.cmp<ne> %bits, %zero : !int
  %bit = mojo.to_builtin %is : !bool -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %r = mojo.ptr_to_ref %p : !mojo.ptr -> !mojo.ref<!Node>
  %vr = mojo.field %r[1] : !Node
  %v = mojo.load %vr : !int
  %s2 = mojo.simd.add %s, %v : !int
  %nr = mojo.field %r[0] : !Node
  %n = mojo.load %nr : !mojo.ptr
  cf.br ^head(%n, %s2 : !mojo.ptr, !int)
^exit:
  mojo.return %s : !int
}
mojo.func @set(%x: mut !mojo.ref<!int>, %v: !int) {
  mojo.store %v, %x : !int
  mojo.return
}
mojo.func @dangling() -> !mojo.ptr {
  %x = mojo.local<var> "x" : !int
  %p = mojo.ref_to_ptr %x : !int
  mojo.return %p : !mojo.ptr
}
mojo.func @text() -> !mojo.ptr {
  %p = mojo.string_constant "hey"
  %one = mojo.constant 1 : !int
  %q = mojo.ptr.offset %p[%one] x !u8 : !mojo.ptr, !int
  mojo.return %q : !mojo.ptr
}
mojo.func @global() -> !mojo.ptr {
  %p = mojo.global_address @table
  %four = mojo.constant 4 : !int
  %q = mojo.ptr.offset %p[%four] x !u8 : !mojo.ptr, !int
  mojo.return %q : !mojo.ptr
}
mojo.func @letters() -> !mojo.ptr {
  %p = mojo.global_address @bytes
  %one = mojo.constant 1 : !int
  %q = mojo.ptr.offset %p[%one] x !u8 : !mojo.ptr, !int
  mojo.return %q : !mojo.ptr
}
mojo.func @function() -> !mojo.fnptr {
  %f = mojo.function_ref @text
  mojo.return %f : !mojo.fnptr
}
mojo.func @apply(%f: !mojo.fnptr) -> !mojo.ptr {
  %r = mojo.call_indirect %f() : () -> !mojo.ptr
  mojo.return %r : !mojo.ptr
})";

// rule: 07/INT-3
TEST(Image, HeapBecomesAGraph) {
  Program p(listProgram);
  llvm::FailureOr<CallResult> list = p.call("list");
  ASSERT_TRUE(succeeded(list));
  const MemoryImage &image = list->value;
  ASSERT_EQ(image.blocks.size(), 3u);
  EXPECT_TRUE(image.hasHeap());
  EXPECT_FALSE(image.hasDangling());
  EXPECT_EQ(image.relocations().size(), 1u);
  EXPECT_EQ(image.blocks[1].relocations.size(), 1u);
  EXPECT_TRUE(image.blocks[2].relocations.empty());
  EXPECT_EQ(image.pointee(0).readInteger(8, 8), 2u);
  // And back: the sum of 2 + 2 + 1.
  llvm::FailureOr<CallResult> sum = p.callImages("sum", {image});
  ASSERT_TRUE(succeeded(sum));
  EXPECT_EQ(sum->value.readInteger(0, 8), 5u);
}

// rule: 07/INT-13
TEST(Image, EqualValuesHaveEqualImages) {
  Program p(listProgram);
  MemoryImage a = p.call("list")->value, b = p.call("list")->value;
  EXPECT_EQ(a, b);
  EXPECT_EQ(a.hash(), b.hash());
  MemoryImage ring = p.call("ring")->value;
  EXPECT_EQ(ring.blocks.size(), 3u);
  EXPECT_EQ(ring, p.call("ring")->value);
  EXPECT_FALSE(ring == a);
  // Around once.
  EXPECT_EQ(ring.pointee(0).pointee(0).pointee(0), ring.pointee(0));
}

TEST(Image, ArgumentsThatAreWritten) {
  Program p(listProgram);
  llvm::FailureOr<CallResult> result = p.call("set", {3, 9});
  ASSERT_TRUE(succeeded(result));
  ASSERT_EQ(result->finalArgs.size(), 2u);
  EXPECT_EQ(result->finalArgs[0].readInteger(0, 8), 9u);
}

// rule: 07/MAT-6
TEST(Image, PointersOfAllKinds) {
  Program p(listProgram);
  EXPECT_TRUE(p.call("dangling")->value.hasDangling());
  MemoryImage text = p.call("text")->value;
  ASSERT_EQ(text.blocks.size(), 2u);
  EXPECT_FALSE(text.blocks[1].isHeap);
  EXPECT_EQ(text.relocations()[0].addend, 1);
  EXPECT_EQ(text.pointee(0).bytes()[0], 'e');
  MemoryImage global = p.call("global")->value;
  EXPECT_EQ(global, MemoryImage::ofGlobal("table", 4));
  // A constant global is its contents.
  EXPECT_EQ(p.call("letters")->value, text);
  MemoryImage function = p.call("function")->value;
  EXPECT_EQ(function, MemoryImage::ofFunction("text"));
  EXPECT_EQ(p.callImages("apply", {function})->value, text);
}

TEST(Image, SliceAndInsert) {
  Program p(listProgram);
  MemoryImage list = p.call("list")->value;
  MemoryImage pointer = list.slice(0, 8, 8);
  EXPECT_EQ(pointer.blocks.size(), 3u);
  EXPECT_EQ(list.slice(8, 8, 8), MemoryImage::fromInteger(2, 8));
  MemoryImage made = MemoryImage(std::vector<uint8_t>(), 8);
  made.insert(8, MemoryImage::fromInteger(2, 8));
  made.insert(0, pointer);
  EXPECT_EQ(made, list);
  made.insert(0, MemoryImage::fromInteger(0, 8));
  EXPECT_EQ(made.blocks.size(), 1u);
  EXPECT_EQ(MemoryImage::ofString("hey").pointee(0).size(), 4u);
}
