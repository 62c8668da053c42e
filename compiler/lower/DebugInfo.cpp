// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "lower/DebugInfo.h"
#include "dialect/MakeOp.h"
#include "dialect/Layout.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/Support/Path.h"

using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;
namespace dwarf = llvm::dwarf;

/// Whether the operations of `module` exceed what is optimized and described in time, by far: the instances of generic functions of the
/// library are most of it.
static bool isBig(ModuleOp module, size_t sourceBytes) {
  constexpr size_t mostOperations = 150'000;
  size_t count = 0;
  for (FuncOp func : module.getOps<FuncOp>())
    for (Block &block : func.getBody())
      count += block.getOperations().size();
  return count > std::max(mostOperations, sourceBytes * 2);
}

DebugInfo::DebugInfo(ModuleOp module, const LowerOptions &options)
    : module(module), context(module.getContext()), options(options), variables(options.debugVariables),
      describesLibrary(!isBig(module, options.sourceBytes)) {
  unit = LLVM::DICompileUnitAttr::get(DistinctAttr::create(UnitAttr::get(context)), options.debugLanguageIsC ? dwarf::DW_LANG_C11 : dwarf::DW_LANG_Mojo,
                                      fileOf(options.mainFile),
                                      StringAttr::get(context, "kiln"), options.isOptimized,
                                      variables ? LLVM::DIEmissionKind::Full : LLVM::DIEmissionKind::LineTablesOnly);
  if (variables)
    for (StructDefOp def : module.getOps<StructDefOp>())
      structs[def.getSymName()] = def;
}

LLVM::DIFileAttr DebugInfo::fileOf(StringRef path) {
  return LLVM::DIFileAttr::get(context, llvm::sys::path::filename(path), llvm::sys::path::parent_path(path));
}

bool DebugInfo::describes(FuncOp func) {
  auto place = func.getLoc()->findInstanceOf<FileLineColLoc>();
  if (!place)
    return false;
  auto [known, isNew] = isDescribed.try_emplace(place.getFilename());
  if (isNew)
    known->second = describesLibrary || !options.isLibraryFile(place.getFilename());
  return known->second;
}

void DebugInfo::enter(FuncOp func, LLVM::LLVMFuncOp target) {
  function = {};
  if (!describes(func))
    return;
  auto place = func.getLoc()->findInstanceOf<FileLineColLoc>();
  LLVM::DIFileAttr file = fileOf(place.getFilename());
  auto flags = LLVM::DISubprogramFlags::Definition;
  if (unit.getIsOptimized())
    flags = flags | LLVM::DISubprogramFlags::Optimized;
  StringAttr symbol = func.getSymNameAttr();
  function = LLVM::DISubprogramAttr::get(context, DistinctAttr::create(UnitAttr::get(context)), unit, file, func.getDisplayAttr() ? func.getDisplayAttr() : symbol,
                                         symbol, file, place.getLine(), place.getLine(), flags,
                                         LLVM::DISubroutineTypeAttr::get(context, {}), {}, {});
  target->setLoc(FusedLoc::get(context, {place}, function));
}

void DebugInfo::declare(OpBuilder &builder, Location loc, StringRef name, Type type, Value pointer, unsigned argument,
                        bool isIndirect) {
  auto place = loc->findInstanceOf<FileLineColLoc>();
  if (!wantsVariables() || !place || name.empty() || !pointer)
    return;
  auto variable = LLVM::DILocalVariableAttr::get(function, name, fileOf(place.getFilename()), place.getLine(), argument, 0, typeOf(type),
                                                 LLVM::DIFlags::Zero);
  LLVM::DIExpressionAttr where;
  if (isIndirect)
    where = LLVM::DIExpressionAttr::get(context, {LLVM::DIExpressionElemAttr::get(context, dwarf::DW_OP_deref, {})});
  make<LLVM::DbgDeclareOp>(builder, loc, pointer, variable, where);
}

LLVM::DITypeAttr DebugInfo::basic(StringRef name, uint64_t bits, unsigned encoding) {
  return LLVM::DIBasicTypeAttr::get(context, dwarf::DW_TAG_base_type, name, bits, encoding);
}

LLVM::DITypeAttr DebugInfo::lane(DType dtype) {
  unsigned encoding = dwarf::DW_ATE_unsigned;
  if (dtype == DType::Bool)
    encoding = dwarf::DW_ATE_boolean;
  else if (isFloat(dtype))
    encoding = dwarf::DW_ATE_float;
  else if (isSigned(dtype))
    encoding = dwarf::DW_ATE_signed;
  return basic(dtypeName(dtype), sizeOf(SimdType::get(context, 1, dtype)) * 8, encoding);
}

LLVM::DITypeAttr DebugInfo::array(LLVM::DITypeAttr element, int64_t count, uint64_t bytes, LLVM::DIFlags flags) {
  auto range = LLVM::DISubrangeAttr::get(context, IntegerAttr::get(IntegerType::get(context, 64), count), {}, {}, {});
  return LLVM::DICompositeTypeAttr::get(context, dwarf::DW_TAG_array_type, StringAttr(), LLVM::DIFileAttr(), 0, LLVM::DIScopeAttr(), element,
                                        flags, bytes * 8, 0, {}, {}, {}, {}, {LLVM::DINodeAttr(range)});
}

/// A struct with the names of its fields. One that holds a single number is that number.
LLVM::DITypeAttr DebugInfo::structure(mojo::StructType type) {
  StructDefOp def = structs.lookup(type.getName());
  StringAttr name = StringAttr::get(context, def && def.getDisplay() ? *def.getDisplay() : type.getName());
  if (type.getFields().size() == 1)
    if (auto only = dyn_cast<LLVM::DIBasicTypeAttr>(typeOf(type.getFields().front())))
      return basic(name, only.getSizeInBits(), only.getEncoding());
  SmallVector<LLVM::DINodeAttr> members;
  for (auto [index, field] : llvm::enumerate(type.getFields())) {
    std::string label = "_" + std::to_string(index);
    if (def && index < def.getFields().size())
      label = cast<StringAttr>(def.getFields()[index]).str();
    members.push_back(LLVM::DIDerivedTypeAttr::get(context, dwarf::DW_TAG_member, StringAttr::get(context, label), typeOf(field), sizeOf(field) * 8,
                                                   uint32_t(alignOf(field) * 8), fieldOffset(type, unsigned(index)) * 8, std::nullopt, {}));
  }
  return LLVM::DICompositeTypeAttr::get(context, dwarf::DW_TAG_structure_type, name, LLVM::DIFileAttr(), 0, LLVM::DIScopeAttr(),
                                        LLVM::DITypeAttr(), LLVM::DIFlags::Zero, sizeOf(type) * 8, alignOf(type) * 8, {}, {}, {}, {}, members);
}

LLVM::DITypeAttr DebugInfo::typeOf(Type type) {
  if (LLVM::DITypeAttr known = types.lookup(type))
    return known;
  LLVM::DITypeAttr result;
  if (auto simd = dyn_cast<SimdType>(type))
    result = simd.isScalar() ? lane(simd.getDtype()) : array(lane(simd.getDtype()), simd.getLanes(), sizeOf(type), LLVM::DIFlags::Vector);
  else if (auto structType = dyn_cast<mojo::StructType>(type))
    result = structure(structType);
  else if (auto arrayType = dyn_cast<mojo::ArrayType>(type))
    result = array(typeOf(arrayType.getElement()), arrayType.getSize(), sizeOf(type), LLVM::DIFlags::Zero);
  else if (isa<PtrType, RefType, FnPtrType>(type))
    result = LLVM::DIDerivedTypeAttr::get(context, dwarf::DW_TAG_pointer_type, StringAttr(), LLVM::DITypeAttr(), sizeOf(type) * 8, 0, 0,
                                          std::nullopt, {});
  else
    result = basic("index", sizeOf(type) * 8, dwarf::DW_ATE_signed);
  return types[type] = result;
}
