// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Kernels: what operations on vectors and on rarer types do to registers. All take n lanes.
#ifndef KILN_COMPTIME_KERNELS_H
#define KILN_COMPTIME_KERNELS_H

#include "comptime/Code.h"

namespace kiln::comptime {

enum class Binary : uint8_t {
  Add,
  Sub,
  Mul,
  Div,
  Rem,
  And,
  Or,
  Xor,
  Shl,
  Shr,
  Min,
  Max,
  AddSat,
  SubSat,
  AddOverflow,
  SubOverflow,
  MulOverflow
};
enum class Unary : uint8_t { Neg, Not, Abs };

/// d = a op b. The overflow operations also write their mask to `c`. Null when the dtype doesn't
/// have the operation.
Kernel binaryKernel(Binary op, mojo::DType dtype);
/// d = op a.
Kernel unaryKernel(Unary op, mojo::DType dtype);
/// d (bool lanes) = a pred b.
Kernel compareKernel(mojo::Pred pred, mojo::DType dtype);
/// d = a * b + c.
Kernel fmaKernel(mojo::DType dtype);
/// d = fn(a) or fn(a, b).
Kernel mathKernel(mojo::MathFn fn, mojo::DType dtype);
/// d = fn(a).
Kernel bitKernel(mojo::BitFn fn, mojo::DType dtype);
/// d = the high (left) or low half of (a:b) shifted by c.
Kernel funnelKernel(bool left, mojo::DType dtype);
/// d (one lane) = all lanes of a.
Kernel reduceKernel(mojo::ReduceKind kind, mojo::DType dtype);
/// d = lanes of a converted; n lanes.
Kernel castKernel(mojo::DType from, mojo::DType to);
/// What binaryKernel, unaryKernel, compareKernel and reduceKernel give for floats.
Kernel floatBinaryKernel(Binary op, mojo::DType dtype);
Kernel floatUnaryKernel(Unary op, mojo::DType dtype);
Kernel floatCompareKernel(mojo::Pred pred, mojo::DType dtype);
Kernel floatReduceKernel(mojo::ReduceKind kind, mojo::DType dtype);
/// d = 0, 1, 2, ...
Kernel iotaKernel(mojo::DType dtype);
/// d = c (old value in memory at address a); memory = c op b. imm is the kernel; used by
/// atomic.rmw.
Kernel rmwKernel(mojo::RMW op, mojo::DType dtype);

/// Returns the dtype with which the builtin number `type` computes, signed or not for integers;
/// none for odd widths.
std::optional<mojo::DType> dtypeOfBuiltin(mlir::Type type, bool isSigned);

/// The C functions that interpreted code may call. `a` is the register of the first argument; the
/// others follow in slots of 8 bytes.
struct ExternalFunction {
  llvm::StringLiteral name;
  Kernel kernel;
};
/// Returns the kernel of the C function `name`, or null.
Kernel externalKernel(llvm::StringRef name);

} // namespace kiln::comptime

#endif
