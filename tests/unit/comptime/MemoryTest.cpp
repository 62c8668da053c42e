// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Memory and its misuse.
#include "Fixture.h"

using namespace kiln;
using namespace kiln::test;

static const char memoryProgram[] = R"(
mojo.func @alloc(%size: !int) -> !mojo.ptr {
  %align = mojo.constant 8 : !int
  %p = mojo.alloc %size, %align : !int, !int
  mojo.return %p : !mojo.ptr
}
mojo.func @at(%index: !int) -> !int {
  %size = mojo.constant 16 : !int
  %p = mojo.call @alloc(%size) : (!int) -> !mojo.ptr
  %zero = mojo.constant 0 : !u8
  mojo.memset %p, %zero, %size : !mojo.ptr, !u8, !int
  %q = mojo.ptr.offset %p[%index] x !int : !mojo.ptr, !int
  %v = mojo.ptr.load %q : !mojo.ptr -> !int
  mojo.return %v : !int
}
mojo.func @null() -> !int {
  %zero = mojo.constant 0 : !int
  %p = mojo.ptr.from_int %zero : !int -> !mojo.ptr
  %v = mojo.ptr.load %p : !mojo.ptr -> !int
  mojo.return %v : !int
}
mojo.func @after_free() -> !int {
  %size = mojo.constant 16 : !int
  %p = mojo.call @alloc(%size) : (!int) -> !mojo.ptr
  mojo.free %p : !mojo.ptr
  %v = mojo.ptr.load %p : !mojo.ptr -> !int
  mojo.return %v : !int
}
mojo.func @double_free() {
  %size = mojo.constant 16 : !int
  %p = mojo.call @alloc(%size) : (!int) -> !mojo.ptr
  mojo.free %p : !mojo.ptr
  mojo.free %p : !mojo.ptr
  mojo.return
}
mojo.func @uninitialised() -> !int {
  %size = mojo.constant 16 : !int
  %p = mojo.call @alloc(%size) : (!int) -> !mojo.ptr
  %v = mojo.ptr.load %p : !mojo.ptr -> !int
  %w = mojo.simd.add %v, %v : !int
  mojo.return %w : !int
}
mojo.func @constant() {
  %p = mojo.string_constant "text"
  %v = mojo.constant 1 : !u8
  mojo.ptr.store %v, %p : !u8, !mojo.ptr
  mojo.return
}
mojo.func @strlen() -> !int {
  %p = mojo.string_constant "text"
  %n = mojo.external_call "strlen"(%p) : (!mojo.ptr) -> !int
  mojo.return %n : !int
}
mojo.func @print() {
  %p = mojo.string_constant "hello\0A"
  %fd = mojo.constant 1 : !i32
  %n = mojo.constant 6 : !int
  %r = mojo.external_call "kiln_write"(%fd, %p, %n) : (!i32, !mojo.ptr, !int) -> !int
  mojo.return
}
mojo.func @unknown() {
  mojo.external_call "getpid"() : () -> ()
  mojo.return
}
mojo.func @compare() -> !i32 {
  %p = mojo.string_constant "abc"
  %q = mojo.string_constant "abd"
  %n = mojo.constant 3 : !int
  %r = mojo.external_call "memcmp"(%p, %q, %n) : (!mojo.ptr, !mojo.ptr, !int) -> !i32
  mojo.return %r : !i32
}
mojo.func @huge() -> !mojo.ptr {
  %n = mojo.constant 1000000000000 : !int
  %p = mojo.call @alloc(%n) : (!int) -> !mojo.ptr
  mojo.return %p : !mojo.ptr
}
mojo.func @stack(%n: !int) -> !int {
  %p = mojo.stack_alloc %n x !int : !int -> !mojo.ptr
  %one = mojo.constant 1 : !int
  %q = mojo.ptr.offset %p[%one] x !int : !mojo.ptr, !int
  mojo.ptr.store %n, %q : !int, !mojo.ptr
  %r = mojo.ptr.offset %q[%one] x !int : !mojo.ptr, !int
  mojo.memcpy %r, %q, %eight : !mojo.ptr, !mojo.ptr, !int
  %v = mojo.ptr.load %r : !mojo.ptr -> !int
  mojo.return %v : !int
}
mojo.func @atomics() -> !int {
  %x = mojo.local<var> "x" : !int
  %five = mojo.constant 5 : !int
  mojo.store %five, %x : !int
  %p = mojo.ref_to_ptr %x : !int
  %old = mojo.atomic.rmw<add><seq_cst> %p, %five : !mojo.ptr, !int
  %was, %done = mojo.atomic.cmpxchg<seq_cst><monotonic> %p, %old, %five : !mojo.ptr, !int
  %not = mojo.constant 100 : !int
  %a = mojo.select %done, %not, %was : !int
  %now = mojo.atomic.load<acquire> %p : !mojo.ptr -> !int
  %r = mojo.simd.add %a, %now : !int
  mojo.return %r : !int
}
mojo.func @masked() -> !mojo.simd<4, int32> {
  %n = mojo.constant 16 : !int
  %p = mojo.call @alloc(%n) : (!int) -> !mojo.ptr
  %v = mojo.constant dense<[1, 2, 3, 4]> : vector<4xi32> as !mojo.simd<4, int32>
  %z = mojo.constant dense<0> : vector<4xi32> as !mojo.simd<4, int32>
  %m = mojo.constant dense<[true, false, true, true]> : vector<4xi1> as !mojo.simd<4, bool>
  mojo.ptr.store %z, %p : !mojo.simd<4, int32>, !mojo.ptr
  mojo.ptr.compressed_store %v, %p, %m : !mojo.simd<4, int32>, !mojo.ptr, !mojo.simd<4, bool>
  %r = mojo.ptr.masked_load %p, %m, %v : !mojo.ptr, !mojo.simd<4, bool>, !mojo.simd<4, int32>
  mojo.return %r : !mojo.simd<4, int32>
})";

static std::string text() {
  std::string result = memoryProgram;
  // The operand of @stack's copy.
  std::string at = "  mojo.memcpy %r";
  return result.insert(result.find(at), "  %eight = mojo.constant 8 : !int\n");
}

// rule: 07/INT-2
TEST(Memory, Misuse) {
  Program p(text());
  EXPECT_EQ(p.integer("at", {1}), 0);
  EXPECT_EQ(p.failure("at", {2}), "memory access size 8 is out-of-bounds");
  EXPECT_EQ(p.errors.back().operationMessage(), "failed to interpret operation mojo.ptr.load(...)");
  EXPECT_NE(p.failure("at", {-1}), "");
  EXPECT_EQ(p.failure("null"), "address is out-of-bounds");
  EXPECT_EQ(p.failure("after_free"), "accessing memory that was freed");
  EXPECT_EQ(p.failure("double_free"), "accessing memory that was freed");
  EXPECT_EQ(p.failure("uninitialised"), "reading uninitialized memory");
  EXPECT_EQ(p.failure("constant"), "writing to constant memory");
}

// rule: 07/INT-4
TEST(Memory, ExternalFunctions) {
  Program p(text());
  EXPECT_EQ(p.integer("strlen"), 4);
  EXPECT_EQ(p.integer("compare"), -1);
  EXPECT_TRUE(succeeded(p.call("print")));
  EXPECT_EQ(p.out, "hello\n");
  EXPECT_EQ(p.failure("unknown"), "unable to interpret call to unknown external function: getpid");
}

TEST(Memory, Limits) {
  Program p(text());
  EXPECT_EQ(p.failure("huge"), "out of memory at compile time: allocating 1000000000000 bytes");
}

TEST(Memory, StackAtomicsMasks) {
  Program p(text());
  EXPECT_EQ(p.integer("stack", {7}), 7);
  EXPECT_EQ(p.integer("atomics"), 20);
  llvm::FailureOr<CallResult> masked = p.call("masked");
  ASSERT_TRUE(succeeded(masked));
  EXPECT_EQ(masked->value.readInteger(0, 4), 1u);
  EXPECT_EQ(masked->value.readInteger(4, 4), 2u);
  EXPECT_EQ(masked->value.readInteger(8, 4), 4u);
  EXPECT_EQ(masked->value.readInteger(12, 4), 0u);
}
