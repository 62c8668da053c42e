// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What an operation does to the tracked places.
#ifndef KILN_OWNERSHIP_ACCESSES_H
#define KILN_OWNERSHIP_ACCESSES_H

#include "ownership/Places.h"

namespace kiln::ownership {

struct Access {
  enum Kind : uint8_t {
    Use,     ///< the place must hold a value and keeps it
    Touch,   ///< liveness only: the address is taken, or a reference is bound
    Consume, ///< the value goes to a new owner
    Define,  ///< the place receives a value
    Reset,   ///< storage begins or ends without a value
    UseAll   ///< a use of everything that holds a value (ORG-13); `node` is -1
  };
  Kind kind;
  int node;
  bool mutates = false; ///< a Use that may change the value
  /// Of an invoke: the effect takes place on the normal edge, on the error edge.
  bool onNormal = true, onError = true;
};

/// Appends the accesses of `op`: operands first, results last.
void accessesOf(mlir::Operation *op, const Places &places, std::vector<Access> &out);

/// Whether `op` is a copy of a tracked place into another: `mojo.copy`, or a call that is known to be the copy constructor. Sets the
/// source and destination.
bool isCopy(mlir::Operation *op, mlir::Value &source, mlir::Value &destination);

} // namespace kiln::ownership

#endif // KILN_OWNERSHIP_ACCESSES_H
