// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translation of places, memory, constants and struct values.
#include "comptime/Translator.h"
#include "dialect/Layout.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace kiln;
using namespace kiln::comptime;
using namespace mlir;

/// Locals of more bytes stay in memory.
static constexpr uint64_t maxRegisterLocal = 512;

//===--------------------------------------------------------------------------------------------
// Kernels
//===--------------------------------------------------------------------------------------------

static bool stringKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.stringAddress(
      cast<StringAttr>(Attribute::getFromOpaquePointer(pointerOf<void>(inst))));
  poke(regs + inst.d, address);
  return address != 0;
}
static bool globalKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.addressOfGlobal(
      cast<StringAttr>(Attribute::getFromOpaquePointer(pointerOf<void>(inst))).getValue());
  poke(regs + inst.d, address);
  return address != 0;
}
static bool callLocationKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.callLocation(inst, inst.a);
  poke(regs + inst.d, address);
  return address != 0;
}
static bool allocKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address address = machine.allocate(peek<uint64_t>(regs + inst.a), peek<uint64_t>(regs + inst.b));
  poke(regs + inst.d, address);
  return address != 0;
}
static bool freeKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.free(peek<uint64_t>(regs + inst.a));
}
static bool stackKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  uint64_t size;
  if (__builtin_mul_overflow(peek<uint64_t>(regs + inst.a), uint64_t(inst.b), &size))
    return machine.fail(InterpreterError::Kind::Limit, "out of memory at compile time");
  Address address = machine.allocateInFrame(size, inst.c);
  poke(regs + inst.d, address);
  return address != 0;
}
static bool copyKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.copy(peek<uint64_t>(regs + inst.a), peek<uint64_t>(regs + inst.b),
                      peek<uint64_t>(regs + inst.c));
}
/// As copyKernel, of `c` bytes.
static bool copyFixedKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.copy(peek<uint64_t>(regs + inst.a), peek<uint64_t>(regs + inst.b), inst.c);
}
static bool setKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  return machine.fill(peek<uint64_t>(regs + inst.a), regs[inst.b], peek<uint64_t>(regs + inst.c));
}
/// Lanes of `e` bytes: d = memory at a[i] or c[i] by the mask b.
static bool gatherKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    const uint8_t *from = regs + inst.c + i * inst.e;
    uint8_t *shadow;
    if (regs[inst.b + i] & 1)
      from = machine.read(peek<uint64_t>(regs + inst.a + 8 * i), inst.e, shadow);
    if (!from)
      return false;
    std::memmove(regs + inst.d + i * inst.e, from, inst.e);
  }
  return true;
}
static bool scatterKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  for (unsigned i = 0; i < inst.n; ++i) {
    if (!(regs[inst.b + i] & 1))
      continue;
    uint8_t *shadow;
    uint8_t *to = machine.write(peek<uint64_t>(regs + inst.a + 8 * i), inst.e, shadow);
    if (!to)
      return false;
    std::memcpy(to, regs + inst.c + i * inst.e, inst.e);
    std::memset(shadow, 1, inst.e);
  }
  return true;
}
static bool maskedLoadKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address base = peek<uint64_t>(regs + inst.a);
  for (unsigned i = 0; i < inst.n; ++i) {
    const uint8_t *from = regs + inst.c + i * inst.e;
    uint8_t *shadow;
    if (regs[inst.b + i] & 1)
      from = machine.read(base + i * inst.e, inst.e, shadow);
    if (!from)
      return false;
    std::memmove(regs + inst.d + i * inst.e, from, inst.e);
  }
  return true;
}
/// `d` says whether the written lanes stand one after the other.
static bool maskedStoreKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  Address at = peek<uint64_t>(regs + inst.a);
  for (unsigned i = 0; i < inst.n; ++i) {
    bool chosen = regs[inst.b + i] & 1;
    if (chosen) {
      uint8_t *shadow;
      uint8_t *to = machine.write(at, inst.e, shadow);
      if (!to)
        return false;
      std::memcpy(to, regs + inst.c + i * inst.e, inst.e);
      std::memset(shadow, 1, inst.e);
    }
    if (chosen || !inst.d)
      at += inst.e;
  }
  return true;
}
/// d = memory at a; e = whether it was b, then it becomes c. The low bits of n are the size, bit 15
/// says that it is a pointer.
static bool exchangeKernel(Machine &machine, uint8_t *regs, const Inst &inst) {
  unsigned size = inst.n & 0x7fff;
  uint8_t *shadow;
  uint8_t *at = machine.write(peek<uint64_t>(regs + inst.a), size, shadow);
  if (!at)
    return false;
  bool equal = !std::memcmp(at, regs + inst.b, size);
  std::memcpy(regs + inst.d, at, size);
  regs[inst.e] = equal;
  if (equal) {
    std::memcpy(at, regs + inst.c, size);
    if (inst.n & 0x8000)
      poke(shadow, shadowPointer);
    else
      std::memset(shadow, 1, size);
  }
  return true;
}

//===--------------------------------------------------------------------------------------------
// Loads, stores, copies
//===--------------------------------------------------------------------------------------------

/// Whether nothing but stores of `value` uses it. A word that is only copied keeps its shadow, as it
/// need not be the pointer that its type promises: a short string keeps its text there.
static bool isOnlyCopied(Value value) {
  return !value.use_empty() && llvm::all_of(value.getUses(), [](const OpOperand &use) {
    auto store = dyn_cast<mojo::StoreOp>(use.getOwner());
    return store && store.getValue() == use.get();
  });
}

void Translator::load(Operation *op, Value address, Value result) {
  Repr repr = reprOf(result.getType());
  Binding place = bindingOf(address);
  if (place.kind == Binding::Kind::Place) {
    if (loadMayAlias(op, place)) {
      place.kind = Binding::Kind::Register;
      place.local = nullptr;
      bind(result, place);
      return;
    }
    define(result);
    Binding from = place;
    moveValue(bindingOf(result), from, repr, op);
    if (repr.shape == Shape::Pointer && from.tracked) {
      Binding &to = bindingOf(result);
      to.tracked = true;
      to.shadow = slots(8);
      move(to.shadow, from.shadow, 8, op);
    }
    return;
  }
  if (!repr.size) {
    define(result);
    return;
  }
  // The address with its constant part, which goes into the instruction.
  int64_t offset = place.kind == Binding::Kind::Register ? place.addend : 0;
  uint32_t base = place.kind == Binding::Kind::Register ? place.data : reg(address);
  uint32_t to = define(result);
  if (repr.hasShadow()) {
    Inst &inst = emit(Opcode::LoadA, to, base, shadowReg(result), offset, op);
    inst.c = repr.size;
    return;
  }
  if (repr.shape == Shape::Pointer && isOnlyCopied(result)) {
    Binding &copied = bindingOf(result);
    copied.tracked = true;
    copied.shadow = slots(8);
    emit(Opcode::LoadA, to, base, copied.shadow, offset, op).c = repr.size;
    return;
  }
  Opcode code = repr.size == 1   ? Opcode::Load1
                : repr.size == 2 ? Opcode::Load2
                : repr.size == 4 ? Opcode::Load4
                : repr.size == 8 ? Opcode::Load8
                                 : Opcode::LoadN;
  Inst &inst = emit(code, to, base, 0, offset, op);
  inst.c = repr.size;
  // Bytes that were never written may be copied around, but not computed with.
  auto simd = dyn_cast<mojo::SimdType>(unwrapType(result.getType()));
  inst.e = (!simd || simd.isScalar()) && usedInComputation(result);
}

void Translator::store(Operation *op, Value value, Value address) {
  Repr repr = reprOf(value.getType());
  if (!repr.size)
    return;
  Binding place = bindingOf(address);
  if (place.kind == Binding::Kind::Place) {
    Binding from = bindingOf(value);
    // The instruction that made the value may as well write the local.
    Inst *last = code.insts.empty() ? nullptr : &code.insts.back();
    if (from.kind == Binding::Kind::Register && !from.addend && !repr.hasShadow() && last &&
        code.insts.size() > straightFrom && last->d == from.data && last->op >= Opcode::Mov1 &&
        last->op <= Opcode::Ne8I && last->op != Opcode::MovN && last->op != Opcode::ConstN &&
        last->op != Opcode::ZeroN && ownsRegister(value)) {
      last->d = place.data;
    } else {
      moveValue(place, from, repr, op);
    }
    if (place.tracked && repr.shape == Shape::Pointer && from.tracked)
      move(place.shadow, from.shadow, 8, op);
    else if (place.tracked && !repr.hasShadow())
      writeShadowOf(place.shadow, value.getType(), op);
    return;
  }
  bool hasShadow = repr.hasShadow() ||
                   (repr.shape == Shape::Pointer && bindingOf(value).tracked);
  uint32_t from = reg(value);
  int64_t offset = place.kind == Binding::Kind::Register ? place.addend : 0;
  uint32_t base = place.kind == Binding::Kind::Register ? place.data : reg(address);
  Opcode code = hasShadow                      ? Opcode::StoreA
                : repr.shape == Shape::Pointer ? Opcode::StoreP
                : repr.size == 1               ? Opcode::Store1
                : repr.size == 2               ? Opcode::Store2
                : repr.size == 4               ? Opcode::Store4
                : repr.size == 8               ? Opcode::Store8
                                               : Opcode::StoreN;
  uint32_t shadow = hasShadow ? shadowReg(value) : 0;
  Inst &inst = emit(code, 0, base, from, offset, op);
  inst.c = repr.size;
  inst.e = shadow;
}

void Translator::bitcopy(Operation *op, Value from, Value to, Type type) {
  Repr repr = reprOf(type);
  if (!repr.size)
    return;
  Binding source = bindingOf(from), target = bindingOf(to);
  bool fromPlace = source.kind == Binding::Kind::Place,
       toPlace = target.kind == Binding::Kind::Place;
  if (fromPlace && toPlace) {
    moveValue(target, source, repr, op);
    if (target.tracked && !repr.hasShadow())
      writeShadowOf(target.shadow, type, op);
    return;
  }
  if (!fromPlace && !toPlace) {
    uint32_t a = reg(to), b = reg(from);
    emitKernel(copyFixedKernel, 0, 0, a, b, repr.size, op);
    return;
  }
  Opcode code;
  if (fromPlace) {
    code = repr.hasShadow()               ? Opcode::StoreA
           : repr.shape == Shape::Pointer ? Opcode::StoreP
           : repr.size == 1               ? Opcode::Store1
           : repr.size == 2               ? Opcode::Store2
           : repr.size == 4               ? Opcode::Store4
           : repr.size == 8               ? Opcode::Store8
                                          : Opcode::StoreN;
    uint32_t address = reg(to);
    Inst &inst = emit(code, 0, address, source.data, 0, op);
    inst.c = repr.size;
    inst.e = source.shadow;
    return;
  }
  code = repr.hasShadow() ? Opcode::LoadA
         : repr.size == 1 ? Opcode::Load1
         : repr.size == 2 ? Opcode::Load2
         : repr.size == 4 ? Opcode::Load4
         : repr.size == 8 ? Opcode::Load8
                          : Opcode::LoadN;
  uint32_t address = reg(from);
  // An aggregate local whose shadow nobody reads has none; its bytes are all that counts.
  if (repr.hasShadow() && !target.tracked)
    code = Opcode::LoadN;
  Inst &inst = emit(code, target.data, address, target.shadow, 0, op);
  inst.c = repr.size;
  if (target.tracked && !repr.hasShadow())
    writeShadowOf(target.shadow, type, op);
}

/// Returns the byte offset of part `index` of a struct or array type and sets `part` to its type.
static uint64_t partOffset(Type type, uint64_t index, Type &part) {
  if (auto structType = dyn_cast<mojo::StructType>(type)) {
    part = structType.getFields()[index];
    return mojo::fieldOffset(structType, index);
  }
  auto array = cast<mojo::ArrayType>(type);
  part = array.getElement();
  return index * mojo::sizeOf(part);
}

/// Returns `binding` moved by `offset` bytes: as an address, or within the registers of a place.
static Binding moved(Binding binding, int64_t offset) {
  if (binding.kind == Binding::Kind::Place) {
    binding.data += offset;
    binding.shadow += offset;
  } else {
    binding.addend += offset;
  }
  return binding;
}

bool Translator::translateMemoryOp(Operation *op) {
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case([&](mojo::LocalOp local) {
        Type type = local.getStoredType();
        Repr repr = reprOf(type);
        bool whole = false, marked = false;
        Binding binding;
        if (repr.size <= maxRegisterLocal && staysLocal(local.getResult(), whole, marked, 0)) {
          binding.kind = Binding::Kind::Place;
          binding.local = op;
          binding.tracked = whole && repr.hasShadow();
          binding.data = slots(repr.size);
          if (binding.tracked)
            binding.shadow = slots(repr.size);
          if (marked || binding.tracked)
            if (repr.size)
              emit(Opcode::ZeroN, binding.data, 0, 0, 0, op).c = repr.size;
          if (binding.tracked)
            emit(Opcode::ZeroN, binding.shadow, 0, 0, 0, op).c = repr.size;
        } else {
          uint64_t align = std::max<uint64_t>(mojo::alignOf(type), 1);
          code.localBytes = llvm::alignTo(code.localBytes, align);
          code.localAlign = std::max<uint32_t>(code.localAlign, align);
          binding.kind = Binding::Kind::Register;
          binding.data = code.localRegister;
          binding.addend = code.localBytes;
          code.localBytes += std::max<uint32_t>(repr.size, 1);
        }
        bind(local.getResult(), binding);
        return true;
      })
      .Case([&](mojo::FieldOp field) {
        Type part;
        auto type = cast<mojo::RefType>(field.getBase().getType());
        uint64_t offset = partOffset(type.getPointee(), field.getIndex(), part);
        Binding base = bindingOf(field.getBase());
        if (base.kind == Binding::Kind::Constant) {
          base.addend += offset;
          bind(field.getResult(), base);
        } else {
          bind(field.getResult(), moved(base, offset));
        }
        return true;
      })
      .Case([&](mojo::ArrayElementOp element) {
        auto array = dyn_cast<mojo::ArrayType>(
            cast<mojo::RefType>(element.getBase().getType()).getPointee());
        if (!array)
          return false;
        uint64_t size = mojo::sizeOf(array.getElement());
        Binding base = bindingOf(element.getBase());
        if (std::optional<int64_t> index = constantOf(element.getIndex())) {
          bind(element.getResult(), moved(base, *index * int64_t(size)));
          return true;
        }
        if (base.kind == Binding::Kind::Place)
          return false;
        uint32_t a = reg(element.getBase()), b = reg(element.getIndex());
        emit(Opcode::Offset, define(element.getResult()), a, b, size, op);
        return true;
      })
      .Case(
          [&](mojo::LoadOp load) { return this->load(op, load.getRef(), load.getResult()), true; })
      .Case([&](mojo::StoreOp store) {
        return this->store(op, store.getValue(), store.getRef()), true;
      })
      .Case([&](mojo::PtrLoadOp load) {
        return this->load(op, load.getPtr(), load.getResult()), true;
      })
      .Case([&](mojo::PtrStoreOp store) {
        return this->store(op, store.getValue(), store.getPtr()), true;
      })
      .Case([&](mojo::AtomicLoadOp load) {
        return this->load(op, load.getPtr(), load.getResult()), true;
      })
      .Case([&](mojo::AtomicStoreOp store) {
        return this->store(op, store.getValue(), store.getPtr()), true;
      })
      .Case([&](mojo::BitCopyOp copy) {
        bitcopy(op, copy.getSrc(), copy.getDst(), copy.getSrc().getType().getPointee());
        return true;
      })
      .Case<mojo::KeepOp, mojo::MarkInitializedOp, mojo::MarkDestroyedOp, mojo::OriginOp,
            mojo::PtrPrefetchOp, mojo::AtomicFenceOp>([](auto) { return true; })
      .Case<mojo::CopyOp, mojo::MoveOp, mojo::DestroyOp>([&](auto) {
        fail(op, InterpreterError::Kind::Interpret,
             "the operation has not been replaced by a call of the type's member");
        return true;
      })
      .Case<mojo::AliasOp, mojo::RefToPtrOp, mojo::PtrToRefOp, mojo::PtrCastOp, mojo::PtrToIntOp,
            mojo::PtrFromIntOp>(
          [&](auto same) { return alias(same->getResult(0), same->getOperand(0)), true; })
      .Case([&](mojo::PtrOffsetOp offset) {
        int64_t size = mojo::sizeOf(offset.getElem());
        if (std::optional<int64_t> index = constantOf(offset.getIndex())) {
          Binding base = bindingOf(offset.getPtr());
          base.addend += *index * size;
          bind(offset.getResult(), base);
          return true;
        }
        uint32_t a = reg(offset.getPtr()), b = reg(offset.getIndex());
        emit(Opcode::Offset, define(offset.getResult()), a, b, size, op);
        return true;
      })
      .Case([&](mojo::ConstantOp constant) {
        SmallVector<uint8_t, 64> bytes;
        if (!attributeBytes(constant.getValue(), constant.getType(), bytes))
          return false;
        constantBytes(constant.getResult(), bytes, op);
        return true;
      })
      .Case([&](mojo::StringConstantOp string) {
        setPointer(emitKernel(stringKernel, 0, define(string.getResult()), 0, 0, 0, op),
                   string.getTextAttr().getAsOpaquePointer());
        return true;
      })
      .Case([&](mojo::GlobalAddressOp global) {
        setPointer(emitKernel(globalKernel, 0, define(global.getResult()), 0, 0, 0, op),
                   global.getGlobalAttr().getAttr().getAsOpaquePointer());
        return true;
      })
      .Case([&](mojo::CallLocationOp location) {
        emitKernel(callLocationKernel, 0, define(location.getResult()), location.getLevels(), 0, 0, op);
        return true;
      })
      .Case([&](mojo::FunctionRefOp ref) {
        Binding binding;
        binding.kind = Binding::Kind::Constant;
        binding.addend =
            int64_t(interpreter.addressOf(interpreter.function(ref.getCalleeAttr().getAttr())));
        bind(ref.getResult(), binding);
        return true;
      })
      .Case([&](mojo::StructCreateOp create) {
        Type type = create.getType();
        Repr repr = reprOf(type);
        Value result = create.getResult();
        if (!repr.hasShadow()) {
          for (Value field : create.getFields())
            if (reprOf(field.getType()).size)
              return alias(result, field), true;
          define(result);
          return true;
        }
        Binding to = newBinding(type);
        writeShadowOf(to.shadow, type, op);
        // Padding has no value of its own, so it is zero.
        uint64_t sum = 0;
        for (Value field : create.getFields())
          sum += mojo::sizeOf(field.getType());
        if (sum != repr.size)
          emit(Opcode::ZeroN, to.data, 0, 0, 0, op).c = repr.size;
        for (auto [i, field] : llvm::enumerate(create.getFields())) {
          Type part;
          uint64_t offset = partOffset(type, i, part);
          Binding at = to;
          at.data += offset;
          at.shadow += offset;
          moveValue(at, bindingOf(field), reprOf(part), op);
        }
        bind(result, to);
        return true;
      })
      .Case([&](mojo::StructExtractOp extract) {
        Type part;
        uint64_t offset = partOffset(extract.getValue().getType(), extract.getIndex(), part);
        Binding from = bindingOf(extract.getValue());
        if (reprOf(part).size == 0) {
          define(extract.getResult());
          return true;
        }
        if (offset || reprOf(extract.getValue().getType()).hasShadow()) {
          from.data += offset;
          from.shadow += offset;
        }
        bind(extract.getResult(), from);
        return true;
      })
      .Case([&](mojo::StructInsertOp insert) {
        Type type = insert.getType();
        Type part;
        uint64_t offset = partOffset(type, insert.getIndex(), part);
        Repr repr = reprOf(type);
        if (!repr.hasShadow()) {
          alias(insert.getResult(), reprOf(part).size ? insert.getField() : insert.getBase());
          return true;
        }
        Binding to = newBinding(type);
        moveValue(to, bindingOf(insert.getBase()), repr, op);
        Binding at = to;
        at.data += offset;
        at.shadow += offset;
        moveValue(at, bindingOf(insert.getField()), reprOf(part), op);
        if (!reprOf(part).hasShadow())
          writeShadowOf(at.shadow, part, op);
        bind(insert.getResult(), to);
        return true;
      })
      .Case([&](mojo::UndefOp undef) {
        Repr repr = reprOf(undef.getType());
        if (repr.shape == Shape::Scalar || repr.shape == Shape::Pointer) {
          uint8_t zeros[8] = {};
          constantBytes(undef.getResult(), ArrayRef(zeros, repr.size), op);
        } else {
          uint32_t to = define(undef.getResult());
          if (repr.size)
            emit(Opcode::ZeroN, to, 0, 0, 0, op).c = repr.slotBytes();
        }
        return true;
      })
      .Case([&](mojo::SelectOp choice) {
        select(op, choice.getCondition(), choice.getIfTrue(), choice.getIfFalse(),
               choice.getResult());
        return true;
      })
      .Case<mojo::MemCpyOp, mojo::MemMoveOp>([&](auto copy) {
        uint32_t a = reg(copy.getDst()), b = reg(copy.getSrc()), c = reg(copy.getCount());
        emitKernel(copyKernel, 0, 0, a, b, c, op);
        return true;
      })
      .Case([&](mojo::MemSetOp set) {
        uint32_t a = reg(set.getDst()), b = reg(set.getByte()), c = reg(set.getCount());
        emitKernel(setKernel, 0, 0, a, b, c, op);
        return true;
      })
      .Case([&](mojo::AllocOp alloc) {
        uint32_t a = reg(alloc.getSize()), b = reg(alloc.getAlign());
        emitKernel(allocKernel, 0, define(alloc.getResult()), a, b, 0, op);
        return true;
      })
      .Case([&](mojo::FreeOp free) {
        uint32_t a = reg(free.getPtr());
        emitKernel(freeKernel, 0, 0, a, 0, 0, op);
        return true;
      })
      .Case([&](mojo::StackAllocOp alloc) {
        uint32_t a = reg(alloc.getCount());
        uint64_t align = alloc.getAlign() ? *alloc.getAlign() : mojo::alignOf(alloc.getElem());
        emitKernel(stackKernel, 0, define(alloc.getResult()), a, mojo::sizeOf(alloc.getElem()),
                   align, op);
        return true;
      })
      .Case([&](mojo::PtrGatherOp gather) {
        auto type = gather.getResult().getType();
        uint32_t a = reg(gather.getAddresses()), b = reg(gather.getMask()),
                 c = reg(gather.getPassthrough());
        emitKernel(gatherKernel, type.getLanes(), define(gather.getResult()), a, b, c, op).e =
            mojo::dtypeBytes(type.getDtype());
        return true;
      })
      .Case([&](mojo::PtrScatterOp scatter) {
        auto type = scatter.getValue().getType();
        uint32_t a = reg(scatter.getAddresses()), b = reg(scatter.getMask()),
                 c = reg(scatter.getValue());
        emitKernel(scatterKernel, type.getLanes(), 0, a, b, c, op).e =
            mojo::dtypeBytes(type.getDtype());
        return true;
      })
      .Case([&](mojo::PtrMaskedLoadOp masked) {
        auto type = masked.getResult().getType();
        uint32_t a = reg(masked.getPtr()), b = reg(masked.getMask()),
                 c = reg(masked.getPassthrough());
        emitKernel(maskedLoadKernel, type.getLanes(), define(masked.getResult()), a, b, c, op).e =
            mojo::dtypeBytes(type.getDtype());
        return true;
      })
      .Case<mojo::PtrMaskedStoreOp, mojo::PtrCompressedStoreOp>([&](auto masked) {
        auto type = masked.getValue().getType();
        uint32_t a = reg(masked.getPtr()), b = reg(masked.getMask()), c = reg(masked.getValue());
        emitKernel(maskedStoreKernel, type.getLanes(), isa<mojo::PtrCompressedStoreOp>(op), a, b, c,
                   op)
            .e = mojo::dtypeBytes(type.getDtype());
        return true;
      })
      .Case([&](mojo::AtomicRMWOp rmw) {
        Type type = unwrapType(rmw.getValue().getType());
        std::optional<mojo::DType> dtype;
        if (auto simd = dyn_cast<mojo::SimdType>(type))
          dtype = simd.getDtype();
        else if (isa<mojo::PtrType, mojo::FnPtrType>(type))
          dtype = mojo::DType::UInt64;
        else
          dtype = dtypeOfBuiltin(type, true);
        Kernel kernel = dtype ? rmwKernel(rmw.getOp(), *dtype) : nullptr;
        if (!kernel)
          return false;
        uint32_t a = reg(rmw.getPtr()), b = reg(rmw.getValue());
        emitKernel(kernel, 1, define(rmw.getResult()), a, b, 0, op).e =
            isa<mojo::PtrType, mojo::FnPtrType>(type);
        return true;
      })
      .Case([&](mojo::AtomicCmpXchgOp exchange) {
        Repr repr = reprOf(exchange.getOld().getType());
        if (repr.hasShadow())
          return false;
        uint32_t a = reg(exchange.getPtr()), b = reg(exchange.getExpected()),
                 c = reg(exchange.getDesired());
        uint32_t d = define(exchange.getOld()), e = define(exchange.getStored());
        emitKernel(exchangeKernel, repr.size | (repr.shape == Shape::Pointer ? 0x8000 : 0), d, a, b,
                   c, op)
            .e = e;
        return true;
      })
      .Case<mojo::SizeOfOp, mojo::AlignOfOp>([&](auto query) {
        Binding binding;
        binding.kind = Binding::Kind::Constant;
        binding.addend = isa<mojo::SizeOfOp>(op) ? mojo::sizeOf(query.getType())
                                                 : mojo::alignOf(query.getType());
        bind(query->getResult(0), binding);
        return true;
      })
      .Case([&](mojo::IsComptimeOp query) {
        Binding binding;
        binding.kind = Binding::Kind::Constant;
        binding.addend = 1;
        bind(query.getResult(), binding);
        return true;
      })
      .Default([](Operation *) { return false; });
}

void Translator::select(Operation *op, Value condition, Value a, Value b, Value result) {
  Repr repr = reprOf(result.getType());
  if (std::optional<int64_t> known = constantOf(condition))
    return alias(result, *known & 1 ? a : b);
  uint32_t to = define(result);
  if (!repr.size)
    return;
  uint32_t c = reg(condition), x = reg(a), y = reg(b);
  auto choose = [&](uint32_t d, uint32_t first, uint32_t second) {
    Inst &inst = emit(Opcode::Select, d, c, first, 0, op);
    inst.c = second;
    inst.e = repr.size;
  };
  choose(to, x, y);
  if (repr.hasShadow())
    choose(shadowReg(result), shadowReg(a), shadowReg(b));
}

bool Translator::translateMojoOp(Operation *op) {
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case([&](mojo::ReturnOp ret) { return returnFrom(op, ret.getValue()), true; })
      .Case([&](mojo::RaiseOp) {
        if (scope->parent)
          jump(scope->errorLabel, op);
        else
          emit(Opcode::Raise, op);
        return true;
      })
      .Case([&](mojo::UnreachableOp) { return emit(Opcode::Unreachable, op), true; })
      .Case([&](mojo::TrapOp) {
        return fail(op, InterpreterError::Kind::Abort, "the program aborted"), true;
      })
      .Case([&](mojo::CallOp call) {
        this->call(op, call.getCalleeAttr().getAttr(), {}, call.getArgs(), call.getResult(),
                   nullptr, nullptr);
        return true;
      })
      .Case([&](mojo::InvokeOp call) {
        this->call(op, call.getCalleeAttr().getAttr(), {}, call.getArgs(), call.getResult(),
                   call.getNormal(), call.getError());
        return true;
      })
      .Case([&](mojo::CallIndirectOp call) {
        this->call(op, {}, call.getCallee(), call.getArgs(), call.getResult(), nullptr, nullptr);
        return true;
      })
      .Case([&](mojo::InvokeIndirectOp call) {
        this->call(op, {}, call.getCallee(), call.getArgs(), call.getResult(), call.getNormal(),
                   call.getError());
        return true;
      })
      .Case([&](mojo::ExternalCallOp call) {
        return external(op, call.getCallee(), call.getArgs(), call.getResult()), true;
      })
      .Case([&](mojo::LLVMIntrinsicOp call) {
        if (!intrinsic(op, call.getName(), call.getArgs(), call.getResult()))
          fail(op, InterpreterError::Kind::Fold, "");
        return true;
      })
      .Default([](Operation *) { return false; });
}

void Translator::external(Operation *op, StringRef name, OperandRange args, Value result) {
  Kernel kernel = externalKernel(name);
  if (!kernel)
    return fail(op, InterpreterError::Kind::External,
                ("unable to interpret call to unknown external function: " + name).str());
  uint32_t first = slots(8 * std::max<size_t>(args.size(), 4));
  for (auto [i, arg] : llvm::enumerate(args)) {
    Repr repr = reprOf(arg.getType());
    if (repr.size > 8)
      return fail(op, InterpreterError::Kind::External,
                  ("unable to interpret call to unknown external function: " + name).str());
    Binding to;
    to.kind = Binding::Kind::Register;
    to.data = first + 8 * i;
    moveValue(to, bindingOf(arg), Repr{repr.hasShadow() ? Shape::Scalar : repr.shape, repr.size},
              op);
  }
  uint32_t to = slots(8);
  if (result) {
    Repr repr = reprOf(result.getType());
    uint32_t own = define(result);
    if (repr.size && repr.size <= 8 && !repr.hasShadow())
      to = own;
    else if (repr.size)
      return fail(op, InterpreterError::Kind::External,
                  ("unable to interpret call to unknown external function: " + name).str());
  }
  emitKernel(kernel, args.size(), to, first, 0, 0, op);
}
