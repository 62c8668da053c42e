// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Structs by value between our functions and those of C (06/ABI-2): System V on x86-64, AAPCS64 on
// Arm64. LLVM passes what is in a register of its own; which registers a struct goes to is the
// front end's business.
#include "lower/Lowering.h"
#include "dialect/Layout.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

namespace {
/// A number or an address inside of a value.
struct Leaf {
  uint64_t offset, size;
  bool isFloat;
};
} // namespace

/// Adds the leaves of `type` at `offset`; false when it has others than numbers and addresses.
static bool addLeaves(Type type, uint64_t offset, SmallVectorImpl<Leaf> &leaves) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    SmallVector<uint64_t, 8> offsets;
    structLayout(structType, offsets);
    for (auto [field, at] : llvm::zip(structType.getFields(), offsets))
      if (!addLeaves(field, offset + at, leaves))
        return false;
    return true;
  }
  if (auto array = dyn_cast<mojo::ArrayType>(type)) {
    uint64_t stride = sizeOf(array.getElement());
    for (int64_t i = 0; i < array.getSize(); ++i)
      if (!addLeaves(array.getElement(), offset + i * stride, leaves))
        return false;
    return true;
  }
  uint64_t size = sizeOf(type);
  if (!size)
    return true;
  auto simd = dyn_cast<SimdType>(type);
  if (simd && !simd.isScalar())
    return false;
  bool isFloating =
      simd ? isFloat(simd.getDtype()) && !isSmallFloat(simd.getDtype()) : isa<FloatType>(type);
  leaves.push_back({offset, size, isFloating});
  return true;
}

std::optional<CPassing> Lowering::aggregateForC(Type type) {
  Type lowered = lowerType(type);
  if (!isa_and_nonnull<LLVM::LLVMStructType, LLVM::LLVMArrayType>(lowered))
    return std::nullopt;
  CPassing passing;
  uint64_t size = sizeOf(type);
  SmallVector<Leaf, 8> leaves;
  if (size > 64 || !addLeaves(type, 0, leaves))
    return passing;
  auto floatOf = [&](uint64_t bytes) {
    return bytes == 8 ? b.getF64Type() : bytes == 4 ? b.getF32Type() : b.getF16Type();
  };
  auto isLikeFirst = [&](const Leaf &leaf) {
    return leaf.isFloat && leaf.size == leaves.front().size;
  };
  if (options.isArm64 && leaves.size() <= 4 && llvm::all_of(leaves, isLikeFirst)) {
    for (const Leaf &leaf : leaves)
      passing.pieces.push_back({leaf.offset, floatOf(leaf.size)});
    return passing;
  }
  if (size > 16)
    return passing;
  for (uint64_t word = 0; word < size; word += 8) {
    bool floats = !options.isArm64;
    uint64_t end = word;
    for (const Leaf &leaf : leaves)
      if (leaf.offset / 8 * 8 == word) {
        floats &= leaf.isFloat;
        end = std::max(end, leaf.offset + leaf.size);
      }
    // Two halves of a register are one: what counts is which register it is.
    passing.pieces.push_back({word, floats ? floatOf(end - word <= 4 ? 4 : 8) : Type(i64)});
  }
  return passing;
}

/// Room for a value of `type`, in whole words.
static Value roomFor(Lowering &lowering, Type type) {
  return lowering.entryAlloca((sizeOf(type) + 7) / 8 * 8, std::max<uint64_t>(alignOf(type), 8));
}

/// Whether the registers that are left take all of `passing`; they are used up then.
static bool hasRegisters(CCall &call, const CPassing &passing) {
  unsigned ints = 0, floats = 0;
  for (auto [offset, type] : passing.pieces)
    ++(isa<FloatType>(type) ? floats : ints);
  if (ints > call.ints || floats > call.floats)
    return false;
  call.ints -= ints;
  call.floats -= floats;
  return true;
}

DictionaryAttr Lowering::memoryAttrs(StringRef name, Type type) {
  auto bytes = LLVM::LLVMArrayType::get(i8, sizeOf(type));
  auto align = b.getI64IntegerAttr(std::max<uint64_t>(alignOf(type), 8));
  return DictionaryAttr::get(context, {b.getNamedAttr("llvm.align", align),
                                       b.getNamedAttr(name, TypeAttr::get(bytes))});
}

void Lowering::beginCCall(CCall &call, Type result) {
  call.ints = options.isArm64 ? 8 : 6;
  Type lowered = result ? lowerType(result) : Type();
  call.returned = lowered ? lowered : Type(LLVM::LLVMVoidType::get(context));
  call.result = result ? aggregateForC(result) : std::nullopt;
  if (!call.result)
    return;
  SmallVector<Type> types;
  for (auto [offset, type] : call.result->pieces)
    types.push_back(type);
  if (types.empty()) {
    call.returned = LLVM::LLVMVoidType::get(context);
    call.inputs.push_back(ptr);
    call.attrs.push_back(memoryAttrs("llvm.sret", result));
    if (!options.isArm64)
      --call.ints;
    return;
  }
  call.returned = types.size() == 1 ? types.front()
                                    : Type(LLVM::LLVMStructType::getLiteral(context, types));
}

void Lowering::addCType(CCall &call, Type type) {
  Type lowered = lowerType(type);
  if (!lowered)
    return;
  DictionaryAttr none = DictionaryAttr::get(context);
  auto passing = aggregateForC(type);
  if (!passing) {
    unsigned &left = isa<FloatType, VectorType>(lowered) ? call.floats : call.ints;
    left -= left > 0;
    DictionaryAttr attrs = cabiAttrs(type);
    call.inputs.push_back(lowered);
    call.attrs.push_back(attrs ? attrs : none);
    call.passings.push_back(std::nullopt);
    return;
  }
  if (passing->pieces.empty() || (!options.isArm64 && !hasRegisters(call, *passing))) {
    passing->pieces.clear();
    call.inputs.push_back(ptr);
    call.attrs.push_back(options.isArm64 ? none : memoryAttrs("llvm.byval", type));
  }
  for (auto [offset, piece] : passing->pieces) {
    call.inputs.push_back(piece);
    call.attrs.push_back(none);
  }
  call.passings.push_back(passing);
}

void Lowering::toCPieces(const CPassing &passing, Type type, Value value,
                         SmallVectorImpl<Value> &out) {
  Value room = roomFor(*this, type);
  storeValue(type, value, room, {});
  if (passing.pieces.empty())
    out.push_back(room);
  for (auto [offset, piece] : passing.pieces)
    out.push_back(make<LLVM::LoadOp>(b, currentLoc, piece, offsetPointer(room, offset),
                                     /*alignment=*/4));
}

Value Lowering::fromCPieces(const CPassing &passing, Type type, ValueRange values) {
  if (passing.pieces.empty())
    return loadValue(type, values.front(), {});
  Value room = roomFor(*this, type);
  for (auto [piece, value] : llvm::zip(passing.pieces, values))
    make<LLVM::StoreOp>(b, currentLoc, value, offsetPointer(room, piece.first),
                        /*alignment=*/4);
  return loadValue(type, room, {});
}

bool Lowering::hasAggregateForC(TypeRange args, Type result) {
  return (result && aggregateForC(result)) ||
         llvm::any_of(args, [&](Type type) { return aggregateForC(type).has_value(); });
}

Value Lowering::callAsC(StringAttr name, Value pointer, ValueRange args, Type result,
                        std::optional<unsigned> fixed) {
  CCall call;
  beginCCall(call, result);
  SmallVector<Value> operands;
  if (call.result && call.result->pieces.empty())
    operands.push_back(roomFor(*this, result));
  for (auto [i, arg] : llvm::enumerate(args)) {
    Value value = get(arg);
    if (!value)
      continue;
    addCType(call, arg.getType());
    if (call.passings.back())
      toCPieces(*call.passings.back(), arg.getType(), value, operands);
    else
      operands.push_back(fixed && i >= *fixed ? promoted(call, value) : value);
  }
  SmallVector<Type> inputs(call.inputs);
  if (fixed)
    inputs.truncate(
        llvm::count_if(args.take_front(*fixed), [&](Value arg) { return bool(get(arg)); }));
  auto type = LLVM::LLVMFunctionType::get(call.returned, inputs, fixed.has_value());
  if (name &&
      !declareFunction(name, type, currentLoc, ArrayRef(call.attrs).take_front(inputs.size())))
    pointer = make<LLVM::AddressOfOp>(b, currentLoc, ptr, name.getValue());
  if (pointer)
    operands.insert(operands.begin(), pointer);
  auto made = pointer ? make<LLVM::CallOp>(b, currentLoc, type, operands)
                      : make<LLVM::CallOp>(b, currentLoc, type, name, operands);
  if (llvm::any_of(call.attrs, [](DictionaryAttr attr) { return !attr.empty(); }))
    made.setArgAttrsAttr(
        b.getArrayAttr(SmallVector<Attribute>(call.attrs.begin(), call.attrs.end())));
  if (!result || !lowerType(result))
    return {};
  if (!call.result)
    return made.getResult();
  if (call.result->pieces.empty())
    return fromCPieces(*call.result, result, operands[pointer ? 1 : 0]);
  SmallVector<Value> parts;
  if (call.result->pieces.size() == 1)
    parts.push_back(made.getResult());
  else
    for (size_t i = 0; i < call.result->pieces.size(); ++i)
      parts.push_back(make<LLVM::ExtractValueOp>(b, currentLoc, made.getResult(),
                                                 ArrayRef<int64_t>{int64_t(i)}));
  return fromCPieces(*call.result, result, parts);
}

Value Lowering::promoted(CCall &call, Value value) {
  auto floatType = dyn_cast<FloatType>(value.getType());
  DictionaryAttr attrs = call.attrs.back();
  call.attrs.back() = DictionaryAttr::get(context);
  if (floatType && floatType.getWidth() < 64)
    value = make<LLVM::FPExtOp>(b, currentLoc, b.getF64Type(), value);
  else if (attrs.contains("llvm.signext"))
    value = make<LLVM::SExtOp>(b, currentLoc, i32, value);
  else if (attrs.contains("llvm.zeroext"))
    value = make<LLVM::ZExtOp>(b, currentLoc, i32, value);
  call.inputs.back() = value.getType();
  return value;
}

void Lowering::wrapStructsForC(FuncOp func, LLVM::LLVMFuncOp target) {
  Type result = func.resultType();
  TypeRange args = func.getFunctionType().getInputs();
  CCall call;
  beginCCall(call, result);
  for (Type arg : args)
    addCType(call, arg);
  // Mojo code calls the inner function; addresses are those of the outer one.
  StringAttr outerName = target.getSymNameAttr();
  StringAttr inner = b.getStringAttr(outerName.getValue() + ".mojo");
  module.walk([&](LLVM::CallOp use) {
    if (use.getCallee() && *use.getCallee() == outerName.getValue())
      use.setCallee(inner.getValue());
  });
  LLVM::Linkage linkage = target.getLinkage();
  target.setSymNameAttr(inner);
  target.setLinkage(LLVM::Linkage::Internal);
  LLVM::LLVMFunctionType innerType = target.getFunctionType();
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(target);
  auto type = LLVM::LLVMFunctionType::get(call.returned, call.inputs);
  auto outer = make<LLVM::LLVMFuncOp>(b, target.getLoc(), outerName.getValue(), type, linkage);
  outer.setNoUnwind(true);
  outer.setAllArgAttrs(call.attrs);
  entry = outer.addEntryBlock(b);
  lastAlloca = nullptr;
  allocaCount = {};
  currentLoc = target.getLoc();
  b.setInsertionPointToStart(entry);
  bool isMemory = call.result && call.result->pieces.empty();
  SmallVector<Value> operands;
  unsigned next = isMemory, index = 0;
  for (Type arg : args) {
    if (!lowerType(arg))
      continue;
    const auto &passing = call.passings[index++];
    unsigned count = passing ? std::max<size_t>(passing->pieces.size(), 1) : 1;
    ValueRange given = ValueRange(entry->getArguments()).slice(next, count);
    next += count;
    operands.push_back(passing ? fromCPieces(*passing, arg, given) : given.front());
  }
  auto made = make<LLVM::CallOp>(b, currentLoc, innerType, inner, operands);
  Value returned = made.getNumResults() ? made.getResult() : Value();
  if (isMemory) {
    storeValue(result, returned, entry->getArgument(0), {});
    returned = {};
  } else if (call.result) {
    SmallVector<Value> parts;
    toCPieces(*call.result, result, returned, parts);
    returned = parts.front();
    if (parts.size() > 1) {
      returned = poison(call.returned);
      for (auto [i, part] : llvm::enumerate(parts))
        returned = make<LLVM::InsertValueOp>(b, currentLoc, returned, part,
                                             ArrayRef<int64_t>{int64_t(i)});
    }
  }
  make<LLVM::ReturnOp>(b, currentLoc, returned ? ValueRange(returned) : ValueRange());
}
