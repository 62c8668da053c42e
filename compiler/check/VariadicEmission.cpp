// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Arrays of addresses behind VariadicList and VariadicPack, at run time and at compile time.
#include "check/VariadicEmission.h"
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
        llvm::report_fatal_error(llvm::Twine("ptr.offset: ") + error);
      slot = (*offset)[0];
    }
    if (llvm::failed(emitter.operation("mojo.ptr.store", {address, slot}, {}, {}, false, error)))
      llvm::report_fatal_error(llvm::Twine("ptr.store: ") + error);
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

Const variadicImage(Program &program, llvm::ArrayRef<Const> elements, Type type, bool withLength) {
  MemoryImage array(std::vector<uint8_t>(std::max<size_t>(8 * elements.size(), 8), 0), 8);
  for (auto [i, element] : llvm::enumerate(elements)) {
    MemoryImage value;
    if (element.isImage())
      value = *element->image;
    else if (element.kind() != ConstKind::Struct && element.kind() != ConstKind::Type)
      return Const();
    if (value.bytes().empty())
      value.bytes().push_back(0);
    array.insert(8 * i, MemoryImage::pointerTo(value));
  }
  MemoryImage list(std::vector<uint8_t>(withLength ? 16 : 8, 0), 8);
  list.insert(0, MemoryImage::pointerTo(array));
  if (withLength)
    list.insert(8, MemoryImage::fromInteger(elements.size(), 8));
  return program.values.image(type, std::move(list));
}

} // namespace kiln
