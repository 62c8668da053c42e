// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Layout of types in memory (spec 03, LYT-1 to LYT-5), compared with what LLVM and C would do.
#include "dialect/Layout.h"
#include "gtest/gtest.h"

using namespace kiln::mojo;
using mlir::Type;

namespace {
class Layout : public testing::Test {
protected:
  Layout() { context.loadDialect<MojoDialect>(); }
  Type simd(int64_t lanes, DType dtype) { return SimdType::get(&context, lanes, dtype); }
  StructType structOf(std::initializer_list<Type> fields, unsigned align = 0, bool packed = false) {
    return StructType::get(&context, "S", llvm::ArrayRef<Type>(fields.begin(), fields.size()), align, packed);
  }
  mlir::MLIRContext context{mlir::MLIRContext::Threading::DISABLED};
};
} // namespace

TEST_F(Layout, Scalars) {
#define KILN_DTYPE(Name, spelling, code, bits, kind)                                               \
  EXPECT_EQ(sizeOf(simd(1, DType::Name)), (bits + 7u) / 8);                                        \
  EXPECT_EQ(alignOf(simd(1, DType::Name)), std::min((bits + 7u) / 8, 16u));                        \
  EXPECT_EQ(dtypeFromName(spelling), DType::Name);                                                 \
  EXPECT_EQ(dtypeFromCode(code), DType::Name);                                                     \
  EXPECT_EQ(dtypeName(DType::Name), spelling);
#include "dialect/DTypes.def"
  EXPECT_FALSE(dtypeFromCode(0));
  EXPECT_EQ(sizeOf(PtrType::get(&context, 0)), 8u);
  EXPECT_EQ(sizeOf(mlir::IndexType::get(&context)), 8u);
}

TEST_F(Layout, Vectors) {
  EXPECT_EQ(sizeOf(simd(4, DType::Bool)), 4u);
  EXPECT_EQ(sizeOf(simd(8, DType::Float32)), 32u);
  EXPECT_EQ(alignOf(simd(8, DType::Float32)), 32u);
  EXPECT_EQ(alignOf(simd(64, DType::Float64)), 64u);
}

// rule: 03/LYT-1
TEST_F(Layout, StructsLikeC) {
  StructType mixed = structOf({simd(1, DType::UInt8), simd(1, DType::Int32), simd(1, DType::UInt8)});
  EXPECT_EQ(sizeOf(mixed), 12u);
  EXPECT_EQ(alignOf(mixed), 4u);
  EXPECT_EQ(fieldOffset(mixed, 1), 4u);
  EXPECT_EQ(fieldOffset(mixed, 2), 8u);
  StructType empty = structOf({});
  EXPECT_TRUE(isZeroSized(empty));
  StructType around = structOf({empty, simd(1, DType::Int64), mixed});
  EXPECT_EQ(fieldOffset(around, 2), 8u);
  EXPECT_EQ(sizeOf(around), 24u);
  EXPECT_TRUE(hasPadding(mixed));
  EXPECT_FALSE(hasPadding(structOf({simd(1, DType::Int64), simd(1, DType::UInt64)})));
  StructType packed = structOf({simd(1, DType::UInt8), simd(1, DType::Int32)}, 0, true);
  EXPECT_EQ(sizeOf(packed), 5u);
  EXPECT_EQ(alignOf(packed), 1u);
}

// rule: 03/LYT-4
TEST_F(Layout, AlignmentRaises) {
  StructType line = structOf({simd(1, DType::Int)}, 64);
  EXPECT_EQ(sizeOf(line), 64u);
  EXPECT_EQ(alignOf(line), 64u);
  EXPECT_EQ(alignOf(structOf({simd(1, DType::Int)}, 2)), 8u);
  EXPECT_EQ(alignOf(structOf({line, simd(1, DType::Int8)})), 64u);
  EXPECT_EQ(sizeOf(ArrayType::get(3, line)), 192u);
}
