// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// See Fixture.h.
#include "Fixture.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"

using namespace kiln;
using namespace kiln::test;

static const char aliases[] = R"(
!Int = !mojo.struct<"Int", [!mojo.simd<1, int>]>
!Bool = !mojo.struct<"Bool", [!mojo.simd<1, bool>]>
!int = !mojo.simd<1, int>
!uint = !mojo.simd<1, uint>
!bool = !mojo.simd<1, bool>
!u8 = !mojo.simd<1, uint8>
!i8 = !mojo.simd<1, int8>
!i32 = !mojo.simd<1, int32>
!f64 = !mojo.simd<1, float64>
!f32 = !mojo.simd<1, float32>
!Pair = !mojo.struct<"Pair", [!mojo.simd<1, uint8>, !mojo.simd<1, int>]>
!Node = !mojo.struct<"Node", [!mojo.ptr, !mojo.simd<1, int>]>
)";

Program::Program(const std::string &text, InterpreterLimits limits, bool inlining)
    : inlining(inlining) {
  context.loadDialect<mojo::MojoDialect, mlir::cf::ControlFlowDialect, mlir::arith::ArithDialect,
                      mlir::index::IndexDialect, mlir::math::MathDialect>();
  module = mlir::parseSourceString<mlir::ModuleOp>(aliases + text, &context);
  EXPECT_TRUE(module);
  interpreter = std::make_unique<Interpreter>(context, *this, limits);
}

mojo::FuncOp Program::resolve(llvm::StringRef symbol) {
  return module->lookupSymbol<mojo::FuncOp>(symbol);
}
mojo::GlobalOp Program::resolveGlobal(llvm::StringRef symbol) {
  return module->lookupSymbol<mojo::GlobalOp>(symbol);
}

llvm::FailureOr<CallResult> Program::callImages(const std::string &name,
                                                std::vector<MemoryImage> args) {
  mojo::FuncOp function = resolve(name);
  EXPECT_TRUE(function);
  return interpreter->call(function, args);
}

llvm::FailureOr<CallResult> Program::call(const std::string &name, std::vector<int64_t> args) {
  std::vector<MemoryImage> images;
  for (int64_t arg : args)
    images.push_back(MemoryImage::fromInteger(uint64_t(arg), 8));
  return callImages(name, images);
}

int64_t Program::integer(const std::string &name, std::vector<int64_t> args) {
  llvm::FailureOr<CallResult> result = call(name, args);
  if (failed(result)) {
    ADD_FAILURE() << "the call failed: " << errors.back().cause << " "
                  << errors.back().operationMessage();
    return INT64_MIN;
  }
  unsigned unused = 64 - 8 * unsigned(result->value.size());
  return unused == 64 ? 0 : int64_t(result->value.readInteger(0, 8) << unused) >> unused;
}

double Program::float64(const std::string &name, std::vector<int64_t> args) {
  return llvm::bit_cast<double>(integer(name, args));
}

std::string Program::failure(const std::string &name, std::vector<int64_t> args) {
  size_t before = errors.size();
  EXPECT_TRUE(failed(call(name, args)));
  EXPECT_EQ(errors.size(), before + 1);
  if (errors.empty())
    return {};
  return errors.back().cause.empty() ? errors.back().operationMessage() : errors.back().cause;
}

int64_t test::evaluate(const std::string &body) {
  return Program("mojo.func @f() -> !int {\n" + body + "\n}").integer("f");
}

std::string test::evaluateBytes(const std::string &type, const std::string &body) {
  Program program("mojo.func @f() -> " + type + " {\n" + body + "\n}");
  llvm::FailureOr<CallResult> result = program.call("f");
  if (failed(result))
    return program.errors.back().cause + program.errors.back().operationMessage();
  return llvm::toHex(llvm::ArrayRef(result->value.bytes()), /*LowerCase=*/true);
}
