// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What the checker asks of MLIR about layouts and attributes, without MLIR headers.
#ifndef KILN_CHECK_INLINEMLIR_H
#define KILN_CHECK_INLINEMLIR_H

#include "check/Operand.h"
#include "check/Program.h"

namespace kiln {

/// The offset in bytes of field `index` of a struct type.
uint64_t fieldOffset(Program &program, Type structType, unsigned index);
/// The type `text` as `__mlir_type` spells it; null when MLIR doesn't accept it.
Type parseMlirType(Program &program, llvm::StringRef text);
/// The type of a call that gives nothing.
Type rawNoneType(Program &program);
/// What `type_of(expr)` gives for an expression of type `type`: a call of a function without a result has the raw type of nothing, which is
/// another type than the struct `NoneType` of which `None` is a value (03/TYS-8). In TypeExpressions.cpp.
Type reportedType(class Checker &checker, const ast::Expr &expr, Type type);
/// The attribute `text` parsed, opaque; null when MLIR doesn't accept it.
const void *parseMlirAttribute(Program &program, llvm::StringRef text);
/// An index, i1 or integer attribute and the like.
const void *integerAttribute(Program &program, int64_t value);
const void *stringAttribute(Program &program, llvm::StringRef text);
const void *typeAttribute(Program &program, const void *irType);
const void *symbolAttribute(Program &program, llvm::StringRef symbol);

/// The raw type inside of structs with a single field, and values to and from it.
Type representationType(Program &program, Type type);
IRValue unwrapValue(class Checker &checker, IRValue value, Type type);
IRValue wrapValue(class Checker &checker, IRValue value, Type type);
/// Raw types for the values of a list of types: one of each, or any one of them.
Type listStorage(Program &program, llvm::ArrayRef<Type> types);
uint64_t listStorageOffset(Program &program, llvm::ArrayRef<Type> types, unsigned index);
Type listUnionStorage(Program &program, llvm::ArrayRef<Type> types);
/// Turns the temporary behind `place` into a variable called `name`; false when it isn't a temporary of the function.
bool adoptTemporary(IRValue place, llvm::StringRef name, bool userNamed);
/// No warning is due when a local's value is never used.
void allowUnused(IRValue place);
/// Copies from `place` are made although it dies there, unless it was itself filled by the last use of something else (05/CAP-2).
void copyAgain(IRValue place);

} // namespace kiln

#endif // KILN_CHECK_INLINEMLIR_H
