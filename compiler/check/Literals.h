// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Exact literals: their types and values, arithmetic on them, and their rounding to machine numbers.
#ifndef KILN_CHECK_LITERALS_H
#define KILN_CHECK_LITERALS_H

#include "ast/Node.h"
#include "check/Program.h"
#include "llvm/ADT/APFloat.h"

namespace kiln {

/// Types of values that exist only at compile time, as `__mlir_type.`!mojo...`` names them.
enum class Payload : uint8_t { Int, Float, String, Type, Origin, List };
/// The Mlir type of a payload (InlineMlir.cpp).
Type payloadType(Program &program, Payload payload);

/// Bytes of literals that are joined: the text is part of the type of the result.
inline constexpr size_t longestLiteral = 1 << 17;
/// Values of IntLiteral[v], FloatLiteral[v], StringLiteral[v].
Const intLiteral(Program &program, const llvm::APSInt &value);
Const floatLiteral(Program &program, const ExactFloat &value);
Const stringLiteral(Program &program, llvm::StringRef text);

/// The value in a literal type; null or none for other types.
const llvm::APSInt *intLiteralValue(Program &program, Type type);
const ExactFloat *floatLiteralValue(Program &program, Type type);
std::optional<llvm::StringRef> stringLiteralValue(Program &program, Type type);
/// Whether `type` is IntLiteral, FloatLiteral or StringLiteral with a value.
bool isLiteral(Program &program, Type type);
/// The run-time type of a literal type (Int, Float64, String), or null.
Type literalTarget(Program &program, Type type);

/// numerator / denominator, reduced.
ExactFloat makeRational(llvm::APSInt numerator, llvm::APSInt denominator);
ExactFloat toRational(const llvm::APSInt &value);
/// Results of exact operators; none when the operator isn't defined or divides by zero.
std::optional<llvm::APSInt> exactUnary(ast::UnaryOp op, const llvm::APSInt &value);
/// Whether an exact operator has no result because that would have too many digits.
bool exceedsLiterals(ast::BinaryOp op, const llvm::APSInt &a, const llvm::APSInt &b);
bool exceedsLiterals(const ExactFloat &a, const ExactFloat &b);
std::optional<llvm::APSInt> exactBinary(ast::BinaryOp op, const llvm::APSInt &a, const llvm::APSInt &b);
std::optional<ExactFloat> exactBinary(ast::BinaryOp op, const ExactFloat &a, const ExactFloat &b);
/// -1, 0, 1; none: unordered.
std::optional<int> exactCompare(const ExactFloat &a, const ExactFloat &b);
int exactCompare(const llvm::APSInt &a, const llvm::APSInt &b);
/// `value` rounded once to nearest even.
llvm::APFloat roundTo(const ExactFloat &value, const llvm::fltSemantics &semantics);
/// `value` without its fraction, towards zero.
llvm::APSInt truncated(const ExactFloat &value);

/// The value of a scalar constant SIMD[dt, 1] (also Bool, SIMDLength): exact integer, or none for floats and vectors.
std::optional<llvm::APSInt> scalarInteger(Program &program, Const value);
/// The constant of scalar type `type` (SIMD[dt, 1], Bool, SIMDLength) with the low bits of `value`; null for other types.
Const scalarConst(Program &program, Type type, const llvm::APSInt &value);
/// The constant of scalar type SIMD[dt, 1] that a numeric literal converts to; null when `type` isn't such a type.
Const scalarConst(Program &program, Type type, const ExactFloat &value);

} // namespace kiln

#endif // KILN_CHECK_LITERALS_H
