// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Tells the ownership room what references and values with references in them point into (spec 05 section 15).
#include "check/Closures.h"

namespace kiln {

/// Emits where `value` may point, as far as it is storage of this function: all of it, or only what lies behind interior tags.
static void emitOrigins(Checker &checker, IRValue value, llvm::ArrayRef<Origin> origins, bool onlyInterior, bool mutates = false) {
  llvm::SmallVector<IRValue, 2> owners;
  llvm::SmallVector<std::vector<std::string>, 2> paths;
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms) {
      IRValue storage = checker.storageOf(atom.base);
      if (!storage)
        continue;
      bool interior = false;
      std::vector<std::string> path;
      for (const OriginStep &step : atom.path) {
        path.push_back((step.interior ? "\"" : ".") + step.name.str().str());
        interior |= step.interior;
      }
      if (onlyInterior && !interior)
        continue;
      owners.push_back(storage);
      paths.push_back(std::move(path));
    }
  if (!owners.empty())
    checker.emitter->origin(value, owners, paths, mutates);
}

void Checker::noteReference(IRValue reference, Origin origin) {
  // Through an immutable reference nothing is mutated, so it only matters when something may invalidate it.
  if (emitter && reference && origin)
    emitOrigins(*this, reference, origin, /*onlyInterior=*/!origin->isMutable);
}

void Checker::noteReferencesIn(IRValue value, Type type) {
  if (!emitter || !value || !type || !type->hasOrigins)
    return;
  llvm::SmallVector<Origin, 4> origins;
  values.collectOrigins(type, origins);
  // Messages about the user's code say where a value came to refer to another.
  bool isUserCode = function && function->info->isUserCode();
  emitOrigins(*this, value, origins, /*onlyInterior=*/!isUserCode);
  // Calling a closure may change what it captured by `mut`; a legacy one says so of everything.
  if (!type.isStruct() || !type.structInfo()->closure || type.structInfo()->closure->isLegacy)
    return;
  llvm::erase_if(origins, [](Origin origin) { return !origin->isMutable; });
  emitOrigins(*this, value, origins, /*onlyInterior=*/false, /*mutates=*/true);
}

IRValue Checker::newStorage(llvm::StringRef name, Type type, LocalKind kind, bool userNamed) {
  IRValue storage = emitter->local(name, type, kind, userNamed);
  noteReferencesIn(storage, type);
  return storage;
}

} // namespace kiln
