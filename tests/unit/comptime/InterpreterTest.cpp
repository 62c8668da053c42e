// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Arithmetic, branches, loops, constants.
#include "Fixture.h"

using namespace kiln;
using namespace kiln::test;

// rule: 07/INT-1
TEST(Interpreter, Arithmetic) {
  EXPECT_EQ(evaluate("%a = mojo.constant 40 : !int\n %b = mojo.constant 2 : !int\n %c = "
                     "mojo.simd.add %a, %b : !int\n"
                     "mojo.return %c : !int"),
            42);
  Program p(R"(
mojo.func @ops(%a: !int, %b: !int) -> !int {
  %1 = mojo.simd.mul %a, %b : !int
  %2 = mojo.simd.sub %1, %a : !int
  %3 = mojo.simd.xor %2, %b : !int
  %4 = mojo.simd.neg %3 : !int
  %5 = mojo.simd.not %4 : !int
  %6 = mojo.simd.div %5, %b : !int
  %7 = mojo.simd.rem %5, %b : !int
  %8 = mojo.simd.add %6, %7 : !int
  mojo.return %8 : !int
})");
  auto expected = [](int64_t a, int64_t b) {
    int64_t x = ~-((a * b - a) ^ b);
    return x / b + x % b;
  };
  for (auto [a, b] : {std::pair<int64_t, int64_t>{6, 7}, {-100, 9}, {123456789, -987}, {-5, -3}})
    EXPECT_EQ(p.integer("ops", {a, b}), expected(a, b));
}

// rule: 07/INT-8
TEST(Interpreter, OverflowWraps) {
  Program p(R"(
mojo.func @f(%a: !int) -> !int {
  %one = mojo.constant 1 : !int
  %b = mojo.simd.add %a, %one : !int
  mojo.return %b : !int
}
mojo.func @g(%a: !int, %b: !int) -> !int {
  %c = mojo.simd.div %a, %b : !int
  mojo.return %c : !int
})");
  EXPECT_EQ(p.integer("f", {INT64_MAX}), INT64_MIN);
  EXPECT_EQ(p.integer("g", {INT64_MIN, -1}), INT64_MIN);
}

// rule: 07/INT-8
TEST(Interpreter, ShiftsAndDivisionsThatFail) {
  Program p(R"(
mojo.func @shl(%a: !int, %b: !int) -> !int {
  %c = mojo.simd.shl %a, %b : !int
  mojo.return %c : !int
}
mojo.func @div(%a: !int, %b: !int) -> !int {
  %c = mojo.simd.div %a, %b : !int
  mojo.return %c : !int
})");
  EXPECT_EQ(p.integer("shl", {3, 4}), 48);
  EXPECT_EQ(p.failure("shl", {1, 64}), "shift by the bit width or more");
  EXPECT_EQ(p.errors.back().operationMessage(), "failed to interpret operation mojo.simd.shl(...)");
  EXPECT_EQ(p.failure("div", {1, 0}), "division by zero");
  EXPECT_EQ(p.errors.back().operationMessage(), "failed to fold operation mojo.simd.div(...)");
}

TEST(Interpreter, BranchesWithArguments) {
  Program p(R"(
mojo.func @fib(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  cf.br ^head(%n, %zero, %one : !int, !int, !int)
^head(%k: !int, %a: !int, %b: !int):
  %more = mojo.simd.cmp<gt> %k, %zero : !int
  %bit = mojo.to_builtin %more : !bool -> i1
  %sum = mojo.simd.add %a, %b : !int
  %less = mojo.simd.sub %k, %one : !int
  cf.cond_br %bit, ^head(%less, %b, %sum : !int, !int, !int), ^exit(%a : !int)
^exit(%r: !int):
  mojo.return %r : !int
})");
  EXPECT_EQ(p.integer("fib", {0}), 0);
  EXPECT_EQ(p.integer("fib", {50}), 12586269025);
}

TEST(Interpreter, Swap) {
  Program p(R"(
mojo.func @f(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %two = mojo.constant 2 : !int
  cf.br ^head(%n, %one, %two : !int, !int, !int)
^head(%k: !int, %a: !int, %b: !int):
  %more = mojo.simd.cmp<gt> %k, %zero : !int
  %bit = mojo.to_builtin %more : !bool -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %less = mojo.simd.sub %k, %one : !int
  cf.br ^head(%less, %b, %a : !int, !int, !int)
^exit:
  %ten = mojo.constant 10 : !int
  %x = mojo.simd.mul %a, %ten : !int
  %y = mojo.simd.add %x, %b : !int
  mojo.return %y : !int
})");
  EXPECT_EQ(p.integer("f", {0}), 12);
  EXPECT_EQ(p.integer("f", {1}), 21);
  EXPECT_EQ(p.integer("f", {4}), 12);
}

TEST(Interpreter, Comparisons) {
  for (bool fused : {false, true})
    for (const char *type : {"!int", "!uint", "!f64", "!i32", "!u8"})
      for (const char *pred : {"eq", "ne", "lt", "le", "gt", "ge"}) {
        std::string t = type;
        std::string text = "mojo.func @f(%a: " + t + ", %b: " + t + ") -> !int {\n" +
                           "%c = mojo.simd.cmp<" + pred + "> %a, %b : " + t +
                           "\n%n = mojo.simd.not %c : !bool\n%bit = mojo.to_builtin %" +
                           (fused ? "n" : "c") + " : !bool -> i1\n" +
                           "cf.cond_br %bit, ^yes, ^no\n^yes:\n%1 = mojo.constant 1 : "
                           "!int\nmojo.return %1 : !int\n" +
                           "^no:\n%0 = mojo.constant 0 : !int\nmojo.return %0 : !int\n}";
        Program p(text);
        auto check = [&](auto x, auto y) {
          bool r = std::string(pred) == "eq"   ? x == y
                   : std::string(pred) == "ne" ? x != y
                   : std::string(pred) == "lt" ? x < y
                   : std::string(pred) == "le" ? x <= y
                   : std::string(pred) == "gt" ? x > y
                                               : x >= y;
          int64_t a = 0, b = 0;
          std::memcpy(&a, &x, sizeof(x));
          std::memcpy(&b, &y, sizeof(y));
          EXPECT_EQ(p.integer("f", {a, b}), int64_t(r != fused))
              << type << " " << pred << " " << fused;
        };
        auto checkAll = [&](auto... values) {
          for (auto x : {values...})
            for (auto y : {values...})
              check(x, y);
        };
        if (t == "!int")
          checkAll(int64_t(-1), int64_t(0), int64_t(5));
        else if (t == "!uint")
          checkAll(uint64_t(-1), uint64_t(0), uint64_t(5));
        else if (t == "!i32")
          checkAll(int32_t(-1), int32_t(0), int32_t(5));
        else if (t == "!u8")
          checkAll(uint8_t(255), uint8_t(0), uint8_t(5));
        else
          checkAll(-1.5, 0.0, -0.0, 2.5, __builtin_nan(""), __builtin_inf());
      }
}

TEST(Interpreter, LocalsInRegistersAndInMemory) {
  Program p(R"(
mojo.func @f(%n: !int) -> !int {
  %p = mojo.local<var> "p" : !Pair
  %q = mojo.local<var> "q" : !Pair
  %a = mojo.field %p[0] : !Pair
  %b = mojo.field %p[1] : !Pair
  %seven = mojo.constant 7 : !u8
  mojo.store %seven, %a : !u8
  mojo.store %n, %b : !int
  mojo.bitcopy %p to %q : !Pair
  %v = mojo.load %q : !Pair
  %x = mojo.struct_extract %v[0] : !Pair
  %y = mojo.struct_extract %v[1] : !Pair
  %w = mojo.simd.cast %x : !u8 -> !int
  %r = mojo.simd.add %w, %y : !int
  mojo.return %r : !int
}
mojo.func @g(%n: !int) -> !int {
  %x = mojo.local<var> "x" : !int
  mojo.store %n, %x : !int
  %before = mojo.load %x : !int
  %p = mojo.ref_to_ptr %x : !int
  %five = mojo.constant 5 : !int
  mojo.ptr.store %five, %p : !int, !mojo.ptr
  %after = mojo.load %x : !int
  %r = mojo.simd.add %before, %after : !int
  mojo.return %r : !int
}
mojo.func @h(%n: !int) -> !int {
  %x = mojo.local<var> "x" : !int
  mojo.store %n, %x : !int
  %before = mojo.load %x : !int
  %five = mojo.constant 5 : !int
  mojo.store %five, %x : !int
  %after = mojo.load %x : !int
  %r = mojo.simd.add %before, %after : !int
  mojo.return %r : !int
})");
  EXPECT_EQ(p.integer("f", {35}), 42);
  EXPECT_EQ(p.integer("g", {37}), 42);
  EXPECT_EQ(p.integer("h", {37}), 42);
}

TEST(Interpreter, StructValues) {
  Program p(R"(
mojo.func @make(%a: !u8, %b: !int) -> !Pair {
  %p = mojo.struct_create(%a, %b) : !Pair
  mojo.return %p : !Pair
}
mojo.func @get(%p: !Pair, %c: !int) -> !int {
  %q = mojo.struct_insert %c, %p[1] : !int, !Pair
  %0 = mojo.struct_extract %p[1] : !Pair
  %1 = mojo.struct_extract %q[1] : !Pair
  %2 = mojo.struct_extract %q[0] : !Pair
  %3 = mojo.simd.cast %2 : !u8 -> !int
  %4 = mojo.simd.mul %0, %1 : !int
  %5 = mojo.simd.add %4, %3 : !int
  mojo.return %5 : !int
}
mojo.func @f(%a: !u8, %b: !int, %c: !int) -> !int {
  %p = mojo.call @make(%a, %b) : (!u8, !int) -> !Pair
  %r = mojo.call @get(%p, %c) : (!Pair, !int) -> !int
  mojo.return %r : !int
})");
  EXPECT_EQ(p.integer("f", {9, 5, 6}), 39);
  EXPECT_EQ(p.integer("f", {9, 5, 6}), 39);
}

TEST(Interpreter, ArithAndIndex) {
  Program p(R"(
mojo.func @f(%a: i32, %b: i32) -> i64 {
  %0 = arith.addi %a, %b : i32
  %1 = arith.extsi %0 : i32 to i64
  %2 = arith.constant 10 : i64
  %3 = arith.muli %1, %2 : i64
  %4 = arith.cmpi slt, %3, %2 : i64
  %5 = arith.select %4, %2, %3 : i64
  mojo.return %5 : i64
}
mojo.func @g(%a: index, %b: index) -> index {
  %0 = index.floordivs %a, %b
  %1 = index.ceildivs %a, %b
  %2 = index.constant 100
  %3 = index.mul %1, %2
  %4 = index.add %0, %3
  mojo.return %4 : index
}
mojo.func @fold(%a: i5, %b: i5) -> i5 {
  %0 = arith.addi %a, %b : i5
  mojo.return %0 : i5
}
mojo.func @mui(%a: i32, %b: i32) -> i32 {
  %lo, %hi = arith.mului_extended %a, %b : i32
  mojo.return %hi : i32
}
mojo.func @math(%a: i64) -> i64 {
  %0 = math.ctpop %a : i64
  mojo.return %0 : i64
})");
  EXPECT_EQ(p.integer("f", {3, 4}), 70);
  EXPECT_EQ(p.integer("f", {-3, -4}), 10);
  EXPECT_EQ(p.integer("g", {7, 2}), 403);
  EXPECT_EQ(p.integer("g", {-7, 2}), -304);
  EXPECT_EQ(p.integer("g", {-8, 2}), -404);
  EXPECT_EQ(p.integer("fold", {20, 15}), 3);
  EXPECT_EQ(p.integer("math", {255}), 8);
}

TEST(Interpreter, OperationsThatNobodyCanFold) {
  Program p(R"(
mojo.func @f(%a: !f64) -> !f64 {
  %0 = mojo.inline_asm "nop", "=x,x" (%a) : (!f64) -> !f64
  mojo.return %0 : !f64
})");
  EXPECT_EQ(p.failure("f", {0}), "failed to fold operation mojo.inline_asm(...)");
}

TEST(Interpreter, IsComptimeAndSizes) {
  Program p(R"(
mojo.func @f() -> index {
  %0 = mojo.is_comptime
  %1 = mojo.size_of !Pair
  %2 = mojo.align_of !mojo.simd<4, float32>
  %3 = mojo.select %0, %1, %2 : index
  mojo.return %3 : index
})");
  EXPECT_EQ(p.integer("f"), 16);
}
