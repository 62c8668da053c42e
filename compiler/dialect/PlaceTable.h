// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The `#mojo.place` locations of a program. Nearly every operation has one of its own; MLIR's table of attributes would take longer to find
// out that it is new than the rest of the operation takes.
#ifndef KILN_DIALECT_PLACETABLE_H
#define KILN_DIALECT_PLACETABLE_H

#include "dialect/Dialect.h"
#include "llvm/Support/Allocator.h"

namespace kiln::mojo {

/// Makes each place once. It has to live as long as the operations.
class PlaceTable {
public:
  explicit PlaceTable(mlir::MLIRContext *context) : context(context) {}
  PlaceAttr get(uint32_t number);

private:
  mlir::MLIRContext *context;
  llvm::BumpPtrAllocator allocator;
  /// Places are made from the first line to the last: with the number as the hash, the next one lies near by.
  struct InOrder : llvm::DenseMapInfo<uint32_t> {
    static unsigned getHashValue(uint32_t number) { return number; }
  };
  llvm::DenseMap<uint32_t, PlaceAttr, InOrder> places;
};

} // namespace kiln::mojo

#endif // KILN_DIALECT_PLACETABLE_H
