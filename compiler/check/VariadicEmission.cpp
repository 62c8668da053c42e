// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Arrays of addresses behind VariadicList and VariadicPack, at run time and at compile time.
#include "check/VariadicEmission.h"
#include "check/FunctionTypes.h"
#include "check/IrBridge.h"

namespace kiln {

IRValue emitAddressArray(Emitter &emitter, llvm::ArrayRef<IRValue> places) {
  Program &program = emitter.program;
  auto *context = static_cast<mlir::MLIRContext *>(program.mlirContext());
  mlir::Type pointer = mojo::PtrType::get(context, 0);
  std::string error;
  const void *pointerType = pointer.getAsOpaquePointer();
  mlir::Type arrayType = mojo::ArrayType::get(context, std::max<size_t>(places.size(), 1), pointer);
  IRValue storage = emitter.local("", program.values.mlirType(arrayType.getAsOpaquePointer()), LocalKind::Temporary);
  emitter.markInitialized(storage);
  IRValue array = emitter.refToPtr(storage);
  for (auto [i, place] : llvm::enumerate(places)) {
    IRValue address = emitter.refToPtr(place);
    IRValue slot = array;
    if (i) {
      auto offset = emitter.operation("mojo.ptr.offset", {slot, emitter.index(int64_t(i))},
                                      {{"elem", mlir::TypeAttr::get(pointer).getAsOpaquePointer()}}, {pointerType}, false, error);
      if (llvm::failed(offset))
        return {};
      slot = (*offset)[0];
    }
    if (llvm::failed(emitter.operation("mojo.ptr.store", {address, slot}, {}, {}, false, error)))
      return {};
  }
  return array;
}

IRValue forwardVariadic(Checker &checker, Operand operand, Type type) {
  if (!operand.type || !operand.type.isStruct() || !type.isStruct() || operand.type.structInfo() != type.structInfo())
    return {};
  Emitter &emitter = *checker.emitter;
  IRValue value = operand.kind == Operand::Value ? operand.ir : IRValue();
  if (operand.kind == Operand::Place || operand.kind == Operand::Temporary)
    value = emitter.load(operand.ir, operand.type);
  if (!value)
    return {};
  unsigned count = checker.program.fieldTypes(type).size();
  llvm::SmallVector<IRValue, 2> fields;
  for (unsigned i = 0; i < count; ++i)
    fields.push_back(emitter.structExtract(value, operand.type, i));
  return emitter.structCreate(type, fields);
}

/// Storage for `count` pointers or bytes on the stack.
static IRValue stackArray(Emitter &emitter, mlir::Type element, uint64_t count) {
  mlir::Type type = mojo::ArrayType::get(element.getContext(), count, element);
  IRValue storage = emitter.local("", emitter.program.values.mlirType(type.getAsOpaquePointer()), LocalKind::Temporary);
  emitter.markInitialized(storage);
  return emitter.refToPtr(storage);
}

/// Gives `all` what `part`, whose bytes will stand at `offset`, points to. False when that is not constant memory.
static bool addConstant(MemoryImage &all, uint64_t offset, const MemoryImage &part) {
  if (!part.hasPointers())
    return true;
  if (part.hasHeap() || part.hasDangling())
    return false;
  uint32_t base = uint32_t(all.blocks.size()) - 1;
  auto moved = [&](Relocation relocation) {
    if (relocation.kind == Relocation::Kind::Block)
      relocation.block += base;
    return relocation;
  };
  for (const MemoryBlock &block : part.blocks)
    for (const Relocation &relocation : block.relocations)
      if (relocation.kind == Relocation::Kind::Block && relocation.block == 0)
        return false;
  for (size_t i = 1; i < part.blocks.size(); ++i) {
    all.blocks.push_back(part.blocks[i]);
    for (Relocation &relocation : all.blocks.back().relocations)
      relocation = moved(relocation);
  }
  for (Relocation relocation : part.relocations()) {
    relocation = moved(relocation);
    relocation.offset += offset;
    all.relocations().push_back(relocation);
  }
  return true;
}

IRValue emitConstantArray(Checker &checker, llvm::ArrayRef<Operand> elements, Type type, bool isOwned, SourceLoc loc) {
  Program &program = checker.program;
  Emitter &emitter = *checker.emitter;
  uint64_t stride = program.sizeOf(type);
  if (!stride)
    return {};
  MemoryImage all({}, program.alignOf(type));
  std::vector<uint8_t> bytes;
  bytes.reserve(stride * elements.size());
  for (const Operand &element : elements) {
    if (!element.isConstant() || element.type != type || !element.constant.isImage())
      return {};
    const MemoryImage &part = *element.constant->image;
    if (!addConstant(all, bytes.size(), part))
      return {};
    bytes.insert(bytes.end(), part.bytes().begin(), part.bytes().end());
    bytes.resize(bytes.size() + stride - part.size());
  }
  size_t size = bytes.size();
  all.bytes() = std::move(bytes);
  all.canonicalize();
  IRValue base = emitter.globalOf(program.values.image(type, std::move(all)));
  auto *context = static_cast<mlir::MLIRContext *>(program.mlirContext());
  std::string error;
  if (isOwned) {
    mlir::Type unit = toMlirType(program.lowerType(type));
    uint64_t count = elements.size();
    if (!program.isValueType(type)) {
      // Words, so that nobody but the callee destroys the elements.
      unit = mojo::SimdType::get(context, 1, mojo::DType::UInt64);
      count = (size + 7) / 8;
    }
    IRValue copy = stackArray(emitter, unit, count);
    if (llvm::failed(emitter.operation("mojo.memcpy", {copy, base, emitter.index(int64_t(size))}, {}, {}, false, error)))
      return {};
    base = copy;
  }
  IRValue table = stackArray(emitter, mojo::PtrType::get(context, 0), elements.size());
  ModuleInfo *library = program.findModule("std.builtin.variadics");
  Identifier name = program.names.get("_fill_address_table");
  Entity fill = library ? program.lookupInModule(library, name) : Entity();
  if (!fill)
    return {};
  Type pointer = program.values.mlirType(mojo::PtrType::get(context, 0).getAsOpaquePointer());
  llvm::SmallVector<Argument, 4> args(4);
  args[0].operand = Operand::ofValue(table, pointer, loc);
  args[1].operand = Operand::ofValue(base, pointer, loc);
  args[2].operand = Operand::ofConstant(program.intConst(int64_t(stride)), loc);
  args[3].operand = Operand::ofConstant(program.intConst(int64_t(elements.size())), loc);
  return checker.call(checker.operandOf(fill, name, loc), args, loc).isError() ? IRValue() : table;
}

Const variadicImage(Program &program, llvm::ArrayRef<Const> elements, Type type, bool withLength) {
  // All blocks are put together by hand and numbered once: the list, the addresses, then each element with what it points to.
  MemoryImage list(std::vector<uint8_t>(withLength ? 16 : 8, 0), 8);
  if (withLength)
    for (unsigned i = 0; i < 8; ++i)
      list.bytes()[8 + i] = uint8_t(uint64_t(elements.size()) >> (8 * i));
  list.relocations().push_back({0, Relocation::Kind::Block, 1, 0, {}});
  list.blocks.emplace_back();
  MemoryBlock array;
  array.bytes.assign(std::max<size_t>(8 * elements.size(), 8), 0);
  array.align = 8;
  for (auto [i, element] : llvm::enumerate(elements)) {
    MemoryImage value;
    if (element.isImage())
      value = *element->image;
    else if (auto pointer = functionPointerImage(program, element))
      value = *pointer;
    else if (element.kind() != ConstKind::Struct && element.kind() != ConstKind::Type)
      return Const();
    if (value.bytes().empty())
      value.bytes().push_back(0);
    uint32_t base = uint32_t(list.blocks.size());
    array.relocations.push_back({8 * i, Relocation::Kind::Block, base, 0, {}});
    for (MemoryBlock &block : value.blocks) {
      for (Relocation &relocation : block.relocations)
        if (relocation.kind == Relocation::Kind::Block)
          relocation.block += base;
      list.blocks.push_back(std::move(block));
    }
  }
  list.blocks[1] = std::move(array);
  list.canonicalize();
  return program.values.image(type, std::move(list));
}

} // namespace kiln
