// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How the parts of `mojo` operations that ODS has no words for are written. Included where the
// operations are generated.
#ifndef KILN_DIALECT_OPTEXT_H
#define KILN_DIALECT_OPTEXT_H

#include "dialect/Dialect.h"

namespace kiln::mojo {

/// Arguments of a call, each with its convention in front unless that is `value`: `%a, imm %b, out
/// %c`.
mlir::ParseResult parseConvArgs(mlir::OpAsmParser &parser,
                                llvm::SmallVectorImpl<mlir::OpAsmParser::UnresolvedOperand> &args,
                                ConvsAttr &convs);
void printConvArgs(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::OperandRange args,
                   ConvsAttr convs);

/// A reference type by what it refers to.
mlir::ParseResult parsePointee(mlir::OpAsmParser &parser, mlir::Type &type);
void printPointee(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::Type type);

/// `5 : T`, `1.5 : T`, `attribute : T`, or `attribute as T` where the attribute's own type is not
/// the obvious one.
mlir::ParseResult parseConstantValue(mlir::OpAsmParser &parser, mlir::Attribute &value,
                                     mlir::Type &type);
void printConstantValue(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::Attribute value,
                        mlir::Type type);

/// A struct type, which says the types of the operands too.
mlir::ParseResult parseFieldsOf(mlir::OpAsmParser &parser,
                                llvm::SmallVectorImpl<mlir::Type> &fields, mlir::Type &type);
void printFieldsOf(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::TypeRange fields,
                   mlir::Type type);

/// Returns the type that a number has in the attribute of a constant of type `type`: the signless
/// integer or the float with the bits of the dtype. Null when `type` is no single number.
mlir::Type numberTypeOf(mlir::Type type);

} // namespace kiln::mojo

#endif
