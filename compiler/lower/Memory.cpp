// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Loads, stores, allocation, atomics. Values are moved leaf by leaf at the offsets of
// dialect/Layout.h, so memory never depends on LLVM's layout of structs.
#include "lower/Lowering.h"
#include "llvm/Support/MathExtras.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

Value Lowering::offsetPointer(Value pointer, int64_t bytes) {
  if (!bytes)
    return pointer;
  return make<LLVM::GEPOp>(b, currentLoc, pointer.getType(), i8, pointer,
                           ArrayRef<LLVM::GEPArg>{int32_t(bytes)},
                           LLVM::GEPNoWrapFlags::inbounds);
}

/// Returns the alignment of an address `offset` bytes behind one aligned to `align`.
static uint64_t alignAt(uint64_t align, uint64_t offset) {
  return offset ? llvm::MinAlign(align, offset) : align;
}

/// Returns whether lanes of `type` are bits in registers and bytes in memory.
static bool isBoolLike(Type type) {
  if (auto simd = dyn_cast<SimdType>(type))
    return simd.getDtype() == DType::Bool;
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.getElementType().isInteger(1);
  return type.isInteger(1);
}

Type Lowering::memoryType(Type type) {
  Type lowered = lowerType(type);
  if (!isBoolLike(type))
    return lowered;
  if (auto vector = dyn_cast<VectorType>(lowered))
    return VectorType::get(vector.getShape(), i8);
  return i8;
}

Value Lowering::toMemory(Type type, Value value) {
  return isBoolLike(type) ? Value(make<LLVM::ZExtOp>(b, currentLoc, memoryType(type), value))
                          : value;
}

Value Lowering::fromMemory(Type type, Value value) {
  if (!isBoolLike(type))
    return value;
  // A bool in memory is 0 or 1.
  return make<LLVM::TruncOp>(b, currentLoc, lowerType(type), value,
                             LLVM::IntegerOverflowFlags::nuw);
}

Value Lowering::loadValue(Type type, Value pointer, Access access) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    Type lowered = lowerType(type);
    if (!lowered)
      return {};
    SmallVector<uint64_t, 8> offsets;
    structLayout(structType, offsets);
    unsigned count = fieldPosition(structType, 0).second;
    SmallVector<Value> fields;
    for (auto [i, field] : llvm::enumerate(structType.getFields())) {
      if (!lowerType(field))
        continue;
      Access part = access;
      part.align = alignAt(access.align, offsets[i]);
      fields.push_back(loadValue(field, offsetPointer(pointer, offsets[i]), part));
    }
    return makeAggregate(lowered, fields, /*isCollapsed=*/count == 1);
  }
  if (auto array = dyn_cast<mojo::ArrayType>(type)) {
    Type lowered = lowerType(type);
    if (!lowered)
      return {};
    uint64_t stride = sizeOf(array.getElement());
    Value result = poison(lowered);
    for (int64_t i = 0; i < array.getSize(); ++i) {
      Access part = access;
      part.align = alignAt(access.align, i * stride);
      Value value = loadValue(array.getElement(), offsetPointer(pointer, i * stride), part);
      result = make<LLVM::InsertValueOp>(b, currentLoc, result, value, ArrayRef<int64_t>{i});
    }
    return result;
  }
  Type memory = memoryType(type);
  if (!memory)
    return {};
  LLVM::LoadOp::Properties properties;
  describe(properties, access);
  if (access.invariant)
    properties.invariant = b.getUnitAttr();
  auto loaded = makeOp<LLVM::LoadOp>(b, currentLoc, memory, pointer, &properties);
  tag(loaded, type, access.memory);
  return fromMemory(type, loaded);
}

template <typename Properties> void Lowering::describe(Properties &properties, const Access &access) {
  if (!notAtomic)
    notAtomic = LLVM::AtomicOrderingAttr::get(context, LLVM::AtomicOrdering::not_atomic);
  properties.ordering = notAtomic;
  if (access.align)
    properties.alignment = alignmentAttr(access.align);
  if (access.isVolatile)
    properties.volatile_ = b.getUnitAttr();
  if (access.nontemporal)
    properties.nontemporal = b.getUnitAttr();
}

IntegerAttr Lowering::alignmentAttr(uint64_t align) {
  IntegerAttr &known = alignments[align];
  if (!known)
    known = b.getI64IntegerAttr(align);
  return known;
}

void Lowering::storeValue(Type type, Value value, Value pointer, Access access) {
  if (!value)
    return;
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    SmallVector<uint64_t, 8> offsets;
    structLayout(structType, offsets);
    unsigned count = fieldPosition(structType, 0).second;
    unsigned position = 0;
    for (auto [i, field] : llvm::enumerate(structType.getFields())) {
      if (!lowerType(field))
        continue;
      Access part = access;
      part.align = alignAt(access.align, offsets[i]);
      Value leaf = count == 1 ? value : extract(value, position++);
      storeValue(field, leaf, offsetPointer(pointer, offsets[i]), part);
    }
    return;
  }
  if (auto array = dyn_cast<mojo::ArrayType>(type)) {
    uint64_t stride = sizeOf(array.getElement());
    for (int64_t i = 0; i < array.getSize(); ++i) {
      Access part = access;
      part.align = alignAt(access.align, i * stride);
      Value leaf = make<LLVM::ExtractValueOp>(b, currentLoc, value, ArrayRef<int64_t>{i});
      storeValue(array.getElement(), leaf, offsetPointer(pointer, i * stride), part);
    }
    return;
  }
  LLVM::StoreOp::Properties properties;
  describe(properties, access);
  auto store = makeOp<LLVM::StoreOp>(b, currentLoc, {}, {toMemory(type, value), pointer}, &properties);
  tag(store, type, access.memory);
}

Value Lowering::entryAlloca(uint64_t bytes, uint64_t align, Type type) {
  OpBuilder::InsertionGuard guard(b);
  if (lastAlloca)
    b.setInsertionPointAfter(lastAlloca);
  else
    b.setInsertionPointToStart(entry);
  if (!allocaCount) {
    allocaCount = make<LLVM::ConstantOp>(b, currentLoc, i64, b.getI64IntegerAttr(1));
    lastAlloca = allocaCount.getDefiningOp();
  }
  if (!type)
    type = LLVM::LLVMArrayType::get(i8, bytes);
  auto alloca = make<LLVM::AllocaOp>(b, currentLoc, ptr, type, allocaCount, align);
  lastAlloca = alloca;
  return alloca;
}

void Lowering::copyBytes(Value dst, Value src, uint64_t bytes, uint64_t align) {
  if (!bytes || dst == src)
    return;
  auto copy = make<LLVM::MemcpyOp>(b, currentLoc, dst, src, constantIndex(bytes), false);
  if (align > 1) {
    auto attrs =
        DictionaryAttr::get(context, b.getNamedAttr("llvm.align", b.getI64IntegerAttr(align)));
    copy.setArgAttrsAttr(
        b.getArrayAttr({attrs, attrs, DictionaryAttr::get(context), DictionaryAttr::get(context)}));
  }
}

// ---- places ------------------------------------------------------------------------------------

/// Returns the alignment of the place `ref`: that of its type, but 1 inside a packed struct.
static uint64_t placeAlign(Value ref) {
  uint64_t align = alignOf(cast<RefType>(ref.getType()).getPointee());
  while (auto field = ref.getDefiningOp<FieldOp>()) {
    auto structType = dyn_cast<mojo::StructType>(field.getBase().getType().getPointee());
    if (structType && structType.getPacked())
      return 1;
    ref = field.getBase();
  }
  return align;
}

void Lowering::lower(LocalOp op) {
  Type type = op.getStoredType();
  uint64_t bytes = sizeOf(type);
  Type memory = isValueScalar(type) ? memoryType(type) : Type();
  Value place = entryAlloca(bytes, alignOf(type), memory);
  set(op, place);
  if (debug && op.getUser())
    debug->declare(b, currentLoc, op.getName(), type, place);
}

void Lowering::lower(FieldOp op) {
  Value base = get(op.getBase());
  Type pointee = op.getBase().getType().getPointee();
  if (auto array = dyn_cast<mojo::ArrayType>(pointee))
    return set(op, offsetPointer(base, op.getIndex() * sizeOf(array.getElement())));
  set(op, offsetPointer(base, fieldOffset(cast<mojo::StructType>(pointee), op.getIndex())));
}

/// Returns an LLVM type of `bytes` bytes by which indices can be scaled.
static Type strideType(MLIRContext *context, uint64_t bytes) {
  if (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8)
    return IntegerType::get(context, bytes * 8);
  return LLVM::LLVMArrayType::get(IntegerType::get(context, 8), bytes);
}

void Lowering::lower(ArrayElementOp op) {
  uint64_t stride = sizeOf(op.getType().getPointee());
  Value base = get(op.getBase());
  set(op, make<LLVM::GEPOp>(b, currentLoc, base.getType(), strideType(context, stride), base,
                            ValueRange{get(op.getIndex())}, LLVM::GEPNoWrapFlags::inbounds));
}

void Lowering::lower(LoadOp op) {
  Access access{placeAlign(op.getRef())};
  access.memory = memoryOf(op.getRef());
  set(op, loadValue(op.getType(), get(op.getRef()), access));
}

void Lowering::lower(StoreOp op) {
  Access access{placeAlign(op.getRef())};
  access.memory = memoryOf(op.getRef());
  storeValue(op.getValue().getType(), get(op.getValue()), get(op.getRef()), access);
}

void Lowering::lower(BitCopyOp op) {
  copyBytes(get(op.getDst()), get(op.getSrc()), sizeOf(op.getSrc().getType().getPointee()),
            std::min(placeAlign(op.getDst()), placeAlign(op.getSrc())));
}
void Lowering::lower(CopyOp op) {
  copyBytes(get(op.getDst()), get(op.getSrc()), sizeOf(op.getSrc().getType().getPointee()), 1);
}
void Lowering::lower(MoveOp op) {
  copyBytes(get(op.getDst()), get(op.getSrc()), sizeOf(op.getSrc().getType().getPointee()), 1);
}
void Lowering::lower(DestroyOp) {}
void Lowering::lower(MarkInitializedOp) {}
void Lowering::lower(MarkDestroyedOp) {}
void Lowering::lower(KeepOp) {}
void Lowering::lower(OriginOp) {}
void Lowering::lower(AliasOp op) { set(op, get(op.getRef())); }
void Lowering::lower(RefToPtrOp op) { set(op, get(op.getRef())); }
void Lowering::lower(PtrToRefOp op) { set(op, get(op.getPtr())); }

void Lowering::lower(PtrCastOp op) {
  Value value = get(op.getPtr());
  Type to = lowerType(op.getType());
  set(op, value.getType() == to ? value
                                : Value(make<LLVM::AddrSpaceCastOp>(b, currentLoc, to, value)));
}

// ---- pointers ----------------------------------------------------------------------------------

void Lowering::lower(PtrLoadOp op) {
  Access access{op.getAlign() ? uint64_t(*op.getAlign()) : alignOf(op.getType()), op.getVolatile_(),
                op.getNontemporal(), op.getInvariant()};
  set(op, loadValue(op.getType(), get(op.getPtr()), access));
}

void Lowering::lower(PtrStoreOp op) {
  Type type = op.getValue().getType();
  Access access{op.getAlign() ? uint64_t(*op.getAlign()) : alignOf(type), op.getVolatile_(),
                op.getNontemporal(), false};
  storeValue(type, get(op.getValue()), get(op.getPtr()), access);
}

/// Returns the alignment of one lane of `type` unless `given` says another.
static uint32_t laneAlign(SimdType type, std::optional<uint64_t> given) {
  return given ? *given : dtypeBytes(type.getDtype());
}

/// Returns `type` with one lane more than a scalar would have: LLVM's masked operations take
/// vectors only.
static Type asVectorType(Type type) {
  return isa<VectorType>(type) ? type : Type(VectorType::get(1, type));
}

void Lowering::lower(PtrGatherOp op) {
  SimdType type = op.getType();
  Type memory = asVectorType(memoryType(type));
  Value addresses = toVector(get(op.getAddresses()));
  Type pointers = VectorType::get(type.getLanes(), ptr);
  addresses = make<LLVM::IntToPtrOp>(b, currentLoc, pointers, addresses);
  Value pass = toVector(toMemory(type, get(op.getPassthrough())));
  Value result = LLVM::masked_gather::create(b, currentLoc, memory, addresses,
                                             toVector(get(op.getMask())), ValueRange{pass},
                                             b.getI32IntegerAttr(laneAlign(type, op.getAlign())));
  if (type.isScalar())
    result = make<LLVM::ExtractElementOp>(b, currentLoc, result, constantIndex(0));
  set(op, fromMemory(type, result));
}

void Lowering::lower(PtrScatterOp op) {
  SimdType type = op.getValue().getType();
  Value addresses = toVector(get(op.getAddresses()));
  addresses =
      make<LLVM::IntToPtrOp>(b, currentLoc, VectorType::get(type.getLanes(), ptr), addresses);
  LLVM::masked_scatter::create(b, currentLoc, toVector(toMemory(type, get(op.getValue()))),
                               addresses, toVector(get(op.getMask())),
                               b.getI32IntegerAttr(laneAlign(type, op.getAlign())));
}

void Lowering::lower(PtrMaskedLoadOp op) {
  SimdType type = op.getType();
  Type memory = asVectorType(memoryType(type));
  Value result = make<LLVM::MaskedLoadOp>(
      b, currentLoc, memory, get(op.getPtr()), toVector(get(op.getMask())),
      toVector(toMemory(type, get(op.getPassthrough()))),
      b.getI32IntegerAttr(laneAlign(type, op.getAlign())), UnitAttr());
  if (type.isScalar())
    result = make<LLVM::ExtractElementOp>(b, currentLoc, result, constantIndex(0));
  set(op, fromMemory(type, result));
}

void Lowering::lower(PtrMaskedStoreOp op) {
  SimdType type = op.getValue().getType();
  make<LLVM::MaskedStoreOp>(b, currentLoc, toVector(toMemory(type, get(op.getValue()))),
                            get(op.getPtr()), toVector(get(op.getMask())),
                            b.getI32IntegerAttr(laneAlign(type, op.getAlign())));
}

void Lowering::lower(PtrCompressedStoreOp op) {
  SimdType type = op.getValue().getType();
  intrinsic("llvm.masked.compressstore", {},
            {toVector(toMemory(type, get(op.getValue()))), get(op.getPtr()),
             toVector(get(op.getMask()))});
}

void Lowering::lower(PtrPrefetchOp op) {
  LLVM::Prefetch::create(b, currentLoc, get(op.getPtr()), b.getI32IntegerAttr(op.getRw()),
                         b.getI32IntegerAttr(op.getLocality()), b.getI32IntegerAttr(op.getCache()));
}

void Lowering::lower(PtrOffsetOp op) {
  uint64_t stride = sizeOf(op.getElem());
  Value base = get(op.getPtr());
  if (!stride)
    return set(op, base);
  set(op, make<LLVM::GEPOp>(b, currentLoc, base.getType(), strideType(context, stride), base,
                            ValueRange{get(op.getIndex())}));
}

void Lowering::lower(PtrToIntOp op) {
  set(op, make<LLVM::PtrToIntOp>(b, currentLoc, lowerType(op.getType()), get(op.getPtr())));
}
void Lowering::lower(PtrFromIntOp op) {
  set(op, make<LLVM::IntToPtrOp>(b, currentLoc, lowerType(op.getType()), get(op.getValue())));
}

void Lowering::lower(MemCpyOp op) {
  make<LLVM::MemcpyOp>(b, currentLoc, get(op.getDst()), get(op.getSrc()), get(op.getCount()),
                       false);
}
void Lowering::lower(MemMoveOp op) {
  make<LLVM::MemmoveOp>(b, currentLoc, get(op.getDst()), get(op.getSrc()), get(op.getCount()),
                        false);
}
void Lowering::lower(MemSetOp op) {
  make<LLVM::MemsetOp>(b, currentLoc, get(op.getDst()), get(op.getByte()), get(op.getCount()),
                       false);
}

void Lowering::lower(AllocOp op) {
  Value size = get(op.getSize()), align = get(op.getAlign());
  std::optional<int64_t> known = knownInt(align);
  if (known && *known <= 16)
    return set(op, callC("malloc", ptr, {size}));
  if (!known)
    align = intrinsic("llvm.umax", i64, {align, constantIndex(16)});
  // aligned_alloc wants a multiple of the alignment.
  Value one = constantIndex(1);
  Value mask = make<LLVM::SubOp>(b, currentLoc, align, one);
  Value rounded = make<LLVM::AddOp>(b, currentLoc, size, mask);
  Value inverse = make<LLVM::XOrOp>(b, currentLoc, mask, constantIndex(-1));
  rounded = make<LLVM::AndOp>(b, currentLoc, rounded, inverse);
  set(op, callC("aligned_alloc", ptr, {align, rounded}));
}

void Lowering::lower(FreeOp op) { callC("free", {}, {get(op.getPtr())}); }

void Lowering::lower(StackAllocOp op) {
  uint64_t stride = sizeOf(op.getElem());
  uint64_t align = op.getAlign() ? *op.getAlign() : alignOf(op.getElem());
  Value count = get(op.getCount());
  Value result;
  if (std::optional<int64_t> known = knownInt(count)) {
    result = entryAlloca(stride * *known, align);
    // Storage with a marker of its own survives the inlining of the function into its caller.
    make<LLVM::LifetimeStartOp>(b, currentLoc, result);
  } else {
    Value bytes = make<LLVM::MulOp>(b, currentLoc, count, constantIndex(stride));
    result = make<LLVM::AllocaOp>(b, currentLoc, ptr, i8, bytes, align);
  }
  Type to = lowerType(op.getType());
  if (to != ptr)
    result = make<LLVM::AddrSpaceCastOp>(b, currentLoc, to, result);
  set(op, result);
}

// ---- atomics -----------------------------------------------------------------------------------

static LLVM::AtomicOrdering orderingOf(Ordering ordering) {
  switch (ordering) {
  case Ordering::Unordered:
    return LLVM::AtomicOrdering::unordered;
  case Ordering::Monotonic:
    return LLVM::AtomicOrdering::monotonic;
  case Ordering::Acquire:
    return LLVM::AtomicOrdering::acquire;
  case Ordering::Release:
    return LLVM::AtomicOrdering::release;
  case Ordering::AcqRel:
    return LLVM::AtomicOrdering::acq_rel;
  case Ordering::SeqCst:
    return LLVM::AtomicOrdering::seq_cst;
  }
  return LLVM::AtomicOrdering::seq_cst;
}

/// Returns the scalar inside of structs with one field, in which atomics may be wrapped.
static Type scalarInside(Type type) {
  while (auto structType = dyn_cast<mojo::StructType>(type)) {
    if (structType.getFields().size() != 1)
      break;
    type = structType.getFields()[0];
  }
  return type;
}

void Lowering::lower(AtomicLoadOp op) {
  Type type = scalarInside(op.getType());
  Value loaded = make<LLVM::LoadOp>(b, currentLoc, memoryType(type), get(op.getPtr()),
                                    sizeOf(type), false, false, false, false,
                                    orderingOf(op.getOrdering()), op.getScope().value_or(""));
  set(op, fromMemory(type, loaded));
}

void Lowering::lower(AtomicStoreOp op) {
  Type type = scalarInside(op.getValue().getType());
  make<LLVM::StoreOp>(b, currentLoc, toMemory(type, get(op.getValue())), get(op.getPtr()),
                      sizeOf(type), false, false, false, orderingOf(op.getOrdering()),
                      op.getScope().value_or(""));
}

void Lowering::lower(AtomicRMWOp op) {
  Type type = scalarInside(op.getType());
  auto simd = dyn_cast<SimdType>(type);
  bool isFp = simd ? isFloat(simd.getDtype()) : isa<FloatType>(type);
  bool isUns = simd && !isFp && !mojo::isSigned(simd.getDtype());
  using Bin = LLVM::AtomicBinOp;
  Bin bin = Bin::xchg;
  switch (op.getOp()) {
  case RMW::Xchg:
    bin = Bin::xchg;
    break;
  case RMW::Add:
    bin = isFp ? Bin::fadd : Bin::add;
    break;
  case RMW::Sub:
    bin = isFp ? Bin::fsub : Bin::sub;
    break;
  case RMW::And:
    bin = Bin::_and;
    break;
  case RMW::Or:
    bin = Bin::_or;
    break;
  case RMW::Xor:
    bin = Bin::_xor;
    break;
  case RMW::Nand:
    bin = Bin::nand;
    break;
  case RMW::Min:
    bin = isFp ? Bin::fmin : isUns ? Bin::umin : Bin::min;
    break;
  case RMW::Max:
    bin = isFp ? Bin::fmax : isUns ? Bin::umax : Bin::max;
    break;
  }
  Value operand = toMemory(type, get(op.getValue()));
  Type memory = operand.getType();
  if (simd && simd.getDtype() == DType::BFloat16)
    operand = bitcast(operand, foreignType(type));
  Value old = make<LLVM::AtomicRMWOp>(b, currentLoc, bin, get(op.getPtr()), operand,
                                      orderingOf(op.getOrdering()), op.getScope().value_or(""),
                                      sizeOf(type));
  set(op.getResult(), fromMemory(type, bitcast(old, memory)));
}

void Lowering::lower(AtomicCmpXchgOp op) {
  Type type = scalarInside(op.getExpected().getType());
  Value expected = toMemory(type, get(op.getExpected())),
        desired = toMemory(type, get(op.getDesired()));
  Type memory = expected.getType();
  bool viaInt = isa<FloatType>(memory);
  if (viaInt) {
    Type integer = b.getIntegerType(memory.getIntOrFloatBitWidth());
    expected = make<LLVM::BitcastOp>(b, currentLoc, integer, expected);
    desired = make<LLVM::BitcastOp>(b, currentLoc, integer, desired);
  }
  Value pair = make<LLVM::AtomicCmpXchgOp>(
      b, currentLoc, get(op.getPtr()), expected, desired, orderingOf(op.getSuccessOrdering()),
      orderingOf(op.getFailureOrdering()), op.getScope().value_or(""), sizeOf(type), op.getWeak());
  Value old = make<LLVM::ExtractValueOp>(b, currentLoc, pair, ArrayRef<int64_t>{0});
  if (viaInt)
    old = make<LLVM::BitcastOp>(b, currentLoc, memory, old);
  set(op.getOld(), fromMemory(type, old));
  set(op.getStored(), make<LLVM::ExtractValueOp>(b, currentLoc, pair, ArrayRef<int64_t>{1}));
}

void Lowering::lower(AtomicFenceOp op) {
  make<LLVM::FenceOp>(b, currentLoc, orderingOf(op.getOrdering()), op.getScope().value_or(""));
}
