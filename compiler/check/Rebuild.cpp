// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compile-time values that own memory as run-time values: one constant has all bytes, and a function of the library copies them.
#include "check/Rebuild.h"
#include "check/InlineMlir.h"
#include "check/IrBridge.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

namespace {
/// Words and addresses in constant memory.
struct Table {
  MemoryImage image;

  void word(int64_t value) {
    for (unsigned i = 0; i < 8; ++i)
      image.bytes().push_back(uint8_t(uint64_t(value) >> (8 * i)));
  }
  void address(uint32_t block) {
    image.relocations().push_back({image.size(), Relocation::Kind::Block, block, 0, {}});
    word(0);
  }
};
} // namespace

/// The table that `_rebuild` reads. The image's blocks follow the table's own; those of the heap lose their pointers to each other, which
/// are set in the copies.
static MemoryImage tableOf(const MemoryImage &value) {
  std::vector<uint32_t> owned{0}; // the value, then what it owns
  std::vector<int64_t> position(value.blocks.size(), -1);
  position[0] = 0;
  for (uint32_t i = 1; i < value.blocks.size(); ++i)
    if (value.blocks[i].isHeap) {
      position[i] = int64_t(owned.size());
      owned.push_back(i);
    }
  Table table;
  table.image.blocks[0].align = 8;
  auto isMoved = [&](const Relocation &relocation) {
    return relocation.kind == Relocation::Kind::Block && position[relocation.block] >= 0;
  };
  int64_t pointers = 0;
  for (uint32_t i : owned)
    pointers += llvm::count_if(value.blocks[i].relocations, isMoved);
  table.word(int64_t(owned.size()));
  table.word(pointers);
  for (uint32_t i : owned) {
    table.address(1 + i);
    table.word(int64_t(value.blocks[i].bytes.size()));
    table.word(int64_t(std::max<uint64_t>(value.blocks[i].align, 1)));
  }
  for (uint32_t i : owned)
    for (const Relocation &relocation : value.blocks[i].relocations)
      if (isMoved(relocation)) {
        table.word(position[i]);
        table.word(int64_t(relocation.offset));
        table.word(position[relocation.block]);
        table.word(relocation.addend);
      }
  for (auto [i, block] : llvm::enumerate(value.blocks)) {
    MemoryBlock copy = block;
    copy.isHeap = false;
    if (position[i] >= 0)
      llvm::erase_if(copy.relocations, isMoved);
    for (Relocation &relocation : copy.relocations)
      if (relocation.kind == Relocation::Kind::Block)
        ++relocation.block;
    table.image.blocks.push_back(std::move(copy));
  }
  table.image.canonicalize();
  return std::move(table.image);
}

static bool copyBits(Emitter &emitter, IRValue source, IRValue destination) {
  std::string error;
  return llvm::succeeded(emitter.operation("mojo.bitcopy", {source, destination}, {}, {}, false, error));
}

bool rebuildValue(Checker &checker, Const value, IRValue slot, SourceLoc loc) {
  Program &program = checker.program;
  Emitter &emitter = *checker.emitter;
  const MemoryImage &image = *value->image;
  Type type = value.type();
  if (!image.hasHeap())
    return copyBits(emitter, emitter.ptrToRef(emitter.globalOf(value), type), slot);
  // Ownership knows nothing of addresses: the value is put together beside its place.
  IRValue made = emitter.local("", listStorage(program, type), LocalKind::Temporary);
  IRValue destination = emitter.refToPtr(made);
  ModuleInfo *library = program.findModule("std.builtin._materialize");
  Identifier name = program.names.get("_rebuild");
  Entity rebuild = library ? program.lookupInModule(library, name) : Entity();
  if (!rebuild) {
    checker.notSupported(loc, "values that own memory without the library's '_rebuild'");
    return false;
  }
  Type pointer = program.values.mlirType(mojo::PtrType::get(static_cast<mlir::MLIRContext *>(program.mlirContext()), 0).getAsOpaquePointer());
  Const table = program.values.image(pointer, tableOf(image));
  llvm::SmallVector<Argument, 2> args(2);
  args[0].operand = Operand::ofValue(destination, pointer, loc);
  args[1].operand = Operand::ofValue(emitter.globalOf(table), pointer, loc);
  if (checker.call(checker.operandOf(rebuild, name, loc), args, loc).isError())
    return false;
  return copyBits(emitter, emitter.ptrToRef(destination, type), slot);
}

} // namespace kiln
