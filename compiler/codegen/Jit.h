// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Running objects inside this process.
#ifndef KILN_CODEGEN_JIT_H
#define KILN_CODEGEN_JIT_H

#include "codegen/Emit.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace kiln {

/// A function or variable of this process that programs may use by name, besides what the C library
/// exports.
struct HostSymbol {
  const char *name;
  const void *address;
};

/// Links objects into this process and hands out addresses. Owns the memory of the linked code.
class Jit {
public:
  /// Returns a linker that knows `symbols` and everything that this process exports. Fails when
  /// memory can't be had.
  static llvm::Expected<std::unique_ptr<Jit>> create(llvm::ArrayRef<HostSymbol> symbols);
  ~Jit();

  /// Makes the symbols of the shared library at `path` visible. Fails when it can't be loaded.
  llvm::Error addSharedLibrary(const std::string &path);

  /// Adds an object; it is linked when a lookup needs it.
  llvm::Error addObject(std::unique_ptr<llvm::MemoryBuffer> object);

  /// Makes `address` known as `name`. Fails when the name is taken.
  llvm::Error define(llvm::StringRef name, void *address);

  /// Links what `name` needs and returns its address. Fails, naming them, when symbols are missing.
  llvm::Expected<void *> lookUp(llvm::StringRef name);

  /// Looks `main` up and calls it with `argv` (`argv[0]` is the program's name); returns its
  /// result.
  llvm::Expected<int> runMain(llvm::ArrayRef<std::string> argv);

private:
  struct State;
  explicit Jit(std::unique_ptr<State> state);
  std::unique_ptr<State> state;
};

} // namespace kiln

#endif // KILN_CODEGEN_JIT_H
