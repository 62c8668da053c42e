// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Facts about dtypes, all from DTypes.def.
#include "dialect/DType.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"

using namespace kiln::mojo;

llvm::StringRef kiln::mojo::dtypeName(DType dtype) {
  switch (dtype) {
  case DType::Invalid:
    return "invalid";
#define KILN_DTYPE(Name, spelling, code, bits, kind)                                               \
  case DType::Name:                                                                                \
    return spelling;
#include "dialect/DTypes.def"
  }
  llvm_unreachable("not a dtype");
}

std::optional<DType> kiln::mojo::dtypeFromName(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<DType>>(name)
#define KILN_DTYPE(Name, spelling, code, bits, kind) .Case(spelling, DType::Name)
#include "dialect/DTypes.def"
      .Case("invalid", DType::Invalid)
      .Default(std::nullopt);
}

std::optional<DType> kiln::mojo::dtypeFromCode(uint8_t value) {
  switch (value) {
#define KILN_DTYPE(Name, spelling, code, bits, kind)                                               \
  case code:                                                                                       \
    return DType::Name;
#include "dialect/DTypes.def"
  default:
    return std::nullopt;
  }
}

unsigned kiln::mojo::dtypeBits(DType dtype) {
  switch (dtype) {
  case DType::Invalid:
    return 8;
#define KILN_DTYPE(Name, spelling, code, bits, kind)                                               \
  case DType::Name:                                                                                \
    return bits;
#include "dialect/DTypes.def"
  }
  llvm_unreachable("not a dtype");
}

unsigned kiln::mojo::dtypeBytes(DType dtype) { return (dtypeBits(dtype) + 7) / 8; }

DTypeKind kiln::mojo::dtypeKind(DType dtype) {
  switch (dtype) {
  case DType::Invalid:
    return DTypeKind::UInt;
#define KILN_DTYPE(Name, spelling, code, bits, kind)                                               \
  case DType::Name:                                                                                \
    return DTypeKind::kind;
#include "dialect/DTypes.def"
  }
  llvm_unreachable("not a dtype");
}

const llvm::fltSemantics &kiln::mojo::dtypeSemantics(DType dtype) {
  using F = llvm::APFloatBase;
  switch (dtype) {
  case DType::Float16:
    return F::IEEEhalf();
  case DType::BFloat16:
    return F::BFloat();
  case DType::Float32:
    return F::IEEEsingle();
  case DType::Float64:
    return F::IEEEdouble();
  case DType::Float8E5M2:
    return F::Float8E5M2();
  case DType::Float8E5M2FNUZ:
    return F::Float8E5M2FNUZ();
  case DType::Float8E4M3FN:
    return F::Float8E4M3FN();
  case DType::Float8E4M3FNUZ:
    return F::Float8E4M3FNUZ();
  case DType::Float8E3M4:
    return F::Float8E3M4();
  case DType::Float8E8M0FNU:
    return F::Float8E8M0FNU();
  case DType::Float4E2M1FN:
    return F::Float4E2M1FN();
  default:
    llvm_unreachable("not a floating-point dtype");
  }
}
