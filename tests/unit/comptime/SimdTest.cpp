// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Operations on vectors and on all dtypes.
#include "Fixture.h"
#include <cmath>

using namespace kiln;
using namespace kiln::test;

/// A vector constant of type `!mojo.simd<n, dtype>` called `name`.
static std::string vector(const std::string &name, const std::string &dense,
                          const std::string &type) {
  return "%" + name + " = mojo.constant " + dense + " as " + type + "\n";
}
static std::string give(const std::string &name, const std::string &type) {
  return "mojo.return %" + name + " : " + type;
}

TEST(Simd, LaneWise) {
  std::string t = "!mojo.simd<4, int32>";
  std::string ab = vector("a", "dense<[1, -2, 3, -4]> : vector<4xi32>", t) +
                   vector("b", "dense<[10, 20, 30, 40]> : vector<4xi32>", t);
  EXPECT_EQ(evaluateBytes(t, ab + "%c = mojo.simd.add %a, %b : " + t + "\n" + give("c", t)),
            "0b000000120000002100000024000000");
  EXPECT_EQ(evaluateBytes(t, ab + "%c = mojo.simd.min %a, %b : " + t + "\n" + give("c", t)),
            "01000000feffffff03000000fcffffff");
  EXPECT_EQ(evaluateBytes(t, ab + "%c = mojo.simd.abs %a : " + t + "\n" + give("c", t)),
            "01000000020000000300000004000000");
  EXPECT_EQ(evaluateBytes("!mojo.simd<4, bool>", ab + "%c = mojo.simd.cmp<lt> %a, %b : " + t +
                                                     "\n" + give("c", "!mojo.simd<4, bool>")),
            "01010101");
  EXPECT_EQ(evaluateBytes(t, ab + "%c = mojo.simd.shuffle %a, %b [0, 4, 3, 7] : " + t + "\n" +
                                 give("c", t)),
            "010000000a000000fcffffff28000000");
  EXPECT_EQ(evaluateBytes("!mojo.simd<2, int32>", ab + "%c = mojo.simd.slice %a[2] : " + t +
                                                      " -> !mojo.simd<2, int32>\n" +
                                                      give("c", "!mojo.simd<2, int32>")),
            "03000000fcffffff");
  EXPECT_EQ(
      evaluateBytes("!i32", ab + "%c = mojo.simd.reduce<add> %b : " + t + "\n" + give("c", "!i32")),
      "64000000");
  EXPECT_EQ(
      evaluateBytes("!i32", ab + "%c = mojo.simd.reduce<min> %a : " + t + "\n" + give("c", "!i32")),
      "fcffffff");
  EXPECT_EQ(evaluateBytes("!i32",
                          ab + "%i = mojo.constant 3 : !int\n%c = mojo.simd.extract %a[%i] : " + t +
                              ", !int\n" + give("c", "!i32")),
            "fcffffff");
  EXPECT_EQ(evaluateBytes(t, ab +
                                 "%i = mojo.constant 1 : !int\n%v = mojo.constant 9 : !i32\n%c = "
                                 "mojo.simd.insert %v, %a[%i] : " +
                                 t + ", !int\n" + give("c", t)),
            "010000000900000003000000fcffffff");
  EXPECT_EQ(evaluateBytes("!mojo.simd<8, int32>", ab + "%c = mojo.simd.join %a, %b : " + t + "\n" +
                                                      give("c", "!mojo.simd<8, int32>")),
            "01000000feffffff03000000fcffffff0a000000140000001e00000028000000");
  EXPECT_EQ(evaluateBytes("!mojo.simd<4, uint8>", "%c = mojo.simd.iota : !mojo.simd<4, uint8>\n" +
                                                      give("c", "!mojo.simd<4, uint8>")),
            "00010203");
}

/// Checks one binary operation of scalars of an integer type of any width.
static void scalar(const std::string &dtype, const std::string &op, const std::string &a,
                   const std::string &b, const std::string &bytes) {
  std::string t = "!mojo.simd<1, " + dtype + ">";
  EXPECT_EQ(evaluateBytes(t, "%a = mojo.constant " + a + " : " + t + "\n%b = mojo.constant " + b +
                                 " : " + t + "\n%c = mojo.simd." + op + " %a, %b : " + t + "\n" +
                                 give("c", t)),
            bytes)
      << dtype << " " << op;
}

TEST(Simd, IntegersOfAllWidths) {
  scalar("int8", "add", "127", "1", "80");
  scalar("int8", "mul", "100", "3", "2c");
  scalar("uint8", "div", "200", "3", "42");
  scalar("int8", "div", "-7", "2", "fd");
  scalar("int8", "rem", "-7", "2", "ff");
  scalar("int8", "shr", "-8", "1", "fc");
  scalar("uint8", "shr", "200", "3", "19");
  scalar("int8", "add_sat", "100", "100", "7f");
  scalar("uint8", "sub_sat", "3", "5", "00");
  scalar("int16", "sub", "-32768", "1", "ff7f");
  scalar("uint32", "max", "4000000000", "1", "00286bee");
  scalar("int128", "mul", "18446744073709551616", "3", "00000000000000000300000000000000");
  scalar("uint256", "mul", "340282366920938463463374607431768211456", "5",
         "0000000000000000000000000000000005000000000000000000000000000000");
  scalar("int256", "div", "-680564733841876926926749214863536422912",
         "340282366920938463463374607431768211456",
         "feffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
  scalar("bool", "xor", "1", "1", "00");
}

TEST(Simd, Overflow) {
  Program p(R"(
mojo.func @f(%a: !int, %b: !int) -> !int {
  %r, %o = mojo.simd.mul_overflow %a, %b : !int
  %c = mojo.simd.cast %o : !bool -> !int
  mojo.return %c : !int
})");
  EXPECT_EQ(p.integer("f", {INT64_MAX, 2}), 1);
  EXPECT_EQ(p.integer("f", {INT64_MAX, -1}), 0);
  EXPECT_EQ(p.integer("f", {INT64_MIN, -1}), 1);
}

TEST(Simd, Bits) {
  auto bit = [](const std::string &fn, const std::string &value) {
    return evaluateBytes("!i32", "%a = mojo.constant " + value + " : !i32\n%c = mojo.simd.bit<" +
                                     fn + "> %a : !i32\n" + give("c", "!i32"));
  };
  EXPECT_EQ(bit("ctpop", "255"), "08000000");
  EXPECT_EQ(bit("ctlz", "1"), "1f000000");
  EXPECT_EQ(bit("cttz", "8"), "03000000");
  EXPECT_EQ(bit("cttz", "0"), "20000000");
  EXPECT_EQ(bit("bswap", "1"), "00000001");
  EXPECT_EQ(bit("bitreverse", "1"), "00000080");
  EXPECT_EQ(
      evaluateBytes("!i32", "%a = mojo.constant -2147483647 : !i32\n%n = mojo.constant 4 : !i32\n"
                            "%c = mojo.simd.fshl %a, %a, %n : !i32\n" +
                                give("c", "!i32")),
      "18000000");
}

/// A constant of `type` by its bytes: not every float can be written.
static std::string bytes(const std::string &hex, const std::string &type) {
  return "#mojo.bytes<\"" + hex + "\"> : " + type;
}

/// Casts a constant and gives the bytes.
static std::string cast(const std::string &from, const std::string &value, const std::string &to) {
  std::string f = "!mojo.simd<1, " + from + ">", t = "!mojo.simd<1, " + to + ">";
  return evaluateBytes(t, "%a = mojo.constant " + value + "\n%c = mojo.simd.cast %a : " + f +
                              " -> " + t + "\n" + give("c", t));
}

// rule: 10/CAST-1
TEST(Simd, Casts) {
  EXPECT_EQ(cast("int32", "-1 : !i32", "int64"), "ffffffffffffffff");
  EXPECT_EQ(cast("uint32", "-1 : !mojo.simd<1, uint32>", "int64"), "ffffffff00000000");
  EXPECT_EQ(cast("int64", "300 : !mojo.simd<1, int64>", "uint8"), "2c");
  EXPECT_EQ(cast("float64", "3.9 : f64 as !f64", "int"), "0300000000000000");
  EXPECT_EQ(cast("float64", bytes("3333333333330fc0", "!f64"), "int8"), "fd");
  EXPECT_EQ(cast("float64", "1.0 : f64 as !f64", "float32"), "0000803f");
  EXPECT_EQ(cast("float64", "1.0 : f64 as !f64", "float16"), "003c");
  EXPECT_EQ(cast("float64", "1.0 : f64 as !f64", "bfloat16"), "803f");
  EXPECT_EQ(cast("float64", "0.0 : f64 as !f64", "bool"), "00");
  EXPECT_EQ(cast("float64", bytes("000000000000f87f", "!f64"), "bool"), "01");
  EXPECT_EQ(cast("bool", "1 : !bool", "float64"), "000000000000f03f");
  EXPECT_EQ(cast("uint256", "1 : !mojo.simd<1, uint256>", "float32"), "0000803f");
  EXPECT_EQ(cast("int128", "-1 : !mojo.simd<1, int128>", "int256"),
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
}

// rule: 10/CAST-13
TEST(Simd, CastsToSmallFloats) {
  EXPECT_EQ(cast("float32", "1000.0 : f32 as !f32", "float8_e4m3fn"), "7e");
  EXPECT_EQ(cast("float32", bytes("00007ac4", "!f32"), "float8_e4m3fnuz"), "ff");
  EXPECT_EQ(cast("float32", bytes("0000c07f", "!f32"), "float8_e4m3fn"), "7f");
  EXPECT_EQ(cast("float32", bytes("0000c07f", "!f32"), "float8_e5m2fnuz"), "80");
  EXPECT_EQ(cast("float32", bytes("00000080", "!f32"), "float8_e4m3fnuz"), "00");
  EXPECT_EQ(cast("float32", bytes("00000080", "!f32"), "float8_e4m3fn"), "80");
  EXPECT_EQ(cast("float32", bytes("0000807f", "!f32"), "float8_e5m2"), "7b");
  EXPECT_EQ(cast("float32", "1.0 : f32 as !f32", "float8_e5m2"), "3c");
}

// rule: 10/CAST-14
TEST(Simd, CastsToAndFromExponents) {
  EXPECT_EQ(cast("float32", "1.0 : f32 as !f32", "float8_e8m0fnu"), "7f");
  EXPECT_EQ(cast("float32", "1.5 : f32 as !f32", "float8_e8m0fnu"), "80");
  EXPECT_EQ(cast("float32", bytes("000080c0", "!f32"), "float8_e8m0fnu"), "81");
  EXPECT_EQ(cast("float32", bytes("0000807f", "!f32"), "float8_e8m0fnu"), "ff");
  EXPECT_EQ(
      cast("float8_e8m0fnu", "#mojo.bytes<\"7f\"> : !mojo.simd<1, float8_e8m0fnu>", "float32"),
      "0000803f");
  EXPECT_EQ(
      cast("float8_e8m0fnu", "#mojo.bytes<\"00\"> : !mojo.simd<1, float8_e8m0fnu>", "float32"),
      "00004000");
  EXPECT_EQ(
      cast("float8_e8m0fnu", "#mojo.bytes<\"ff\"> : !mojo.simd<1, float8_e8m0fnu>", "float32"),
      "ffffff7f");
}

TEST(Simd, Math) {
  Program p(R"(
mojo.func @sqrt(%a: !f64) -> !f64 {
  %0 = mojo.simd.math<sqrt> %a : !f64
  mojo.return %0 : !f64
}
mojo.func @sin(%a: !f64) -> !f64 {
  %0 = mojo.simd.math<sin> %a : !f64
  mojo.return %0 : !f64
}
mojo.func @pow(%a: !f64, %b: !f64) -> !f64 {
  %0 = mojo.simd.math<pow> %a, %b : !f64
  mojo.return %0 : !f64
}
mojo.func @fma(%a: !f64, %b: !f64, %c: !f64) -> !f64 {
  %0 = mojo.simd.fma %a, %b, %c : !f64
  mojo.return %0 : !f64
}
mojo.func @exp(%a: !f64) -> !f64 {
  %0 = mojo.external_call "exp"(%a) : (!f64) -> !f64
  mojo.return %0 : !f64
}
mojo.func @fshl(%a: i64, %b: i64) -> i64 {
  %0 = mojo.llvm_intrinsic "llvm.smax.i64"(%a, %b) : (i64, i64) -> i64
  mojo.return %0 : i64
})");
  auto bits = [](double x) { return llvm::bit_cast<int64_t>(x); };
  EXPECT_EQ(p.float64("sqrt", {bits(2)}), std::sqrt(2.0));
  EXPECT_EQ(p.float64("sin", {bits(1)}), std::sin(1.0));
  EXPECT_EQ(p.float64("pow", {bits(3), bits(0.5)}), std::pow(3.0, 0.5));
  EXPECT_EQ(p.float64("fma", {bits(0.1), bits(10), bits(-1)}), std::fma(0.1, 10.0, -1.0));
  EXPECT_EQ(p.float64("exp", {bits(1)}), std::exp(1.0));
  EXPECT_EQ(p.integer("fshl", {-3, 8}), 8);
}

TEST(Simd, BitcastOfMasks) {
  std::string m = "!mojo.simd<8, bool>";
  EXPECT_EQ(
      evaluateBytes(
          "!u8",
          vector("a", "dense<[true, false, true, false, false, false, false, true]> : vector<8xi1>",
                 m) +
              "%c = mojo.simd.bitcast %a : " + m + " -> !u8\n" + give("c", "!u8")),
      "85");
  EXPECT_EQ(evaluateBytes(m, "%a = mojo.constant 133 : !u8\n%c = mojo.simd.bitcast %a : !u8 -> " +
                                 m + "\n" + give("c", m)),
            "0100010000000001");
}

TEST(Simd, HalfPrecision) {
  std::string t = "!mojo.simd<2, float16>";
  EXPECT_EQ(evaluateBytes(t, vector("a", "dense<[1.0, 65504.0]> : vector<2xf16>", t) +
                                 "%c = mojo.simd.add %a, %a : " + t + "\n" + give("c", t)),
            "0040007c");
}
