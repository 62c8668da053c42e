// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What LLVM may take to be different memory: elements of collections by the kind of their numbers, and the fields of the collections.
//
// A collection owns the memory of its elements, so an element is never a field of a collection; and elements of one kind lie in the
// memory of other collections than elements of another kind. Only accesses through references that the methods of collections gave out
// count, and those of their own fields; whatever goes through a pointer may be anything.
#include "lower/Lowering.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

void Lowering::noteAccessor(FuncOp func) {
  if (!func->hasAttr("gives_owned_element"))
    return;
  // Hidden arguments come before it.
  for (Type input : func.getFunctionType().getInputs())
    if (auto self = dyn_cast<RefType>(input)) {
      elementAccessors.insert(func.getSymNameAttr());
      collections.insert(self.getPointee());
      return;
    }
}

Lowering::Memory Lowering::memoryOf(Value ref) {
  while (Operation *op = ref.getDefiningOp()) {
    if (auto field = dyn_cast<FieldOp>(op)) {
      if (collections.contains(field.getBase().getType().getPointee()))
        return Memory::Collection;
      ref = field.getBase();
    } else if (auto alias = dyn_cast<AliasOp>(op)) {
      ref = alias.getRef();
    } else if (auto element = dyn_cast<ArrayElementOp>(op)) {
      ref = element.getBase();
    } else {
      auto call = dyn_cast<CallOp>(op);
      return call && elementAccessors.contains(call.getCalleeAttr().getAttr()) ? Memory::Element : Memory::Any;
    }
  }
  return Memory::Any;
}

/// Returns the kind of the numbers of `type` by which elements are told apart; "" for bytes, bools and addresses, which may be part of
/// anything.
static std::string kindOf(Type type) {
  auto simd = dyn_cast<SimdType>(type);
  if (!simd || simd.getDtype() == DType::Bool || dtypeBits(simd.getDtype()) <= 8)
    return "";
  return (isFloat(simd.getDtype()) ? "float" : "integer") + std::to_string(dtypeBits(simd.getDtype()));
}

void Lowering::tag(LLVM::AliasAnalysisOpInterface op, Type type, Memory memory) {
  if (memory == Memory::Any)
    return;
  std::string kind = memory == Memory::Collection ? "collection" : kindOf(type);
  if (kind.empty())
    return;
  ArrayAttr &tags = aliasTags[kind];
  if (!tags) {
    auto root = LLVM::TBAARootAttr::get(context, b.getStringAttr("kiln"));
    auto node = LLVM::TBAATypeDescriptorAttr::get(context, kind, LLVM::TBAAMemberAttr::get(root, 0));
    tags = b.getArrayAttr(LLVM::TBAATagAttr::get(node, node, 0));
  }
  op.setTBAATags(tags);
}
