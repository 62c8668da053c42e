// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Building the dialect: places, values, calls, control flow.
#include "check/Emitter.h"
#include "check/IrBridge.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Verifier.h"

namespace kiln {

namespace {
/// The place in the source of what is emitted next. MLIR's location is made when an operation needs it.
class Place {
public:
  explicit Place(Program &program) : program(program) {}
  void set(SourceLoc loc) {
    source = loc;
    known = {};
  }
  SourceLoc sourceLoc() const { return source; }
  operator mlir::Location() const {
    if (!known)
      known = mlirLocation(program, source);
    return mlir::Location(known);
  }

private:
  Program &program;
  SourceLoc source;
  mutable mlir::LocationAttr known;
};
} // namespace

struct Emitter::Impl {
  Impl(Program &program, FunctionInstance &function)
      : program(program), function(function), op(llvm::cast<mojo::FuncOp>(function.op)), builder(op.getContext()), loc(program),
        tolerant(program.archetypeWalk) {}

  Program &program;
  FunctionInstance &function;
  mojo::FuncOp op;
  mlir::OpBuilder builder;
  Place loc;
  bool tolerant; ///< definitions of generic code: what is not known has no representation

  /// Whether one of the operands has no representation, so that the operation is left out.
  bool lacks(llvm::ArrayRef<IRValue> operands) {
    if (!tolerant || llvm::all_of(operands, [](IRValue value) { return bool(value); }))
      return false;
    program.impl->walkIncomplete = true;
    return true;
  }
  bool lacks(llvm::ArrayRef<CallOperand> operands) {
    return tolerant && llvm::any_of(operands, [&](const CallOperand &operand) { return lacks(operand.value); });
  }
  mlir::Type type(Type type) { return toMlirType(program.lowerType(type)); }
  /// Makes sure that there is a block to emit into: after a terminator, code goes to a block without predecessors.
  mlir::OpBuilder &b() {
    mlir::Block *block = builder.getInsertionBlock();
    if (block && !block->empty() && block->back().hasTrait<mlir::OpTrait::IsTerminator>()) {
      auto *dead = new mlir::Block();
      block->getParent()->push_back(dead);
      builder.setInsertionPointToEnd(dead);
    }
    return builder;
  }
};

Emitter::Emitter(Program &program, FunctionInstance &function)
    : program(program), impl(std::make_unique<Impl>(program, function)) {
  setLocation(function.info->syntax ? function.info->syntax->loc() : function.requestedAt);
  mlir::Block *entry = impl->op.getBody().empty() ? impl->op.addEntryBlock() : &impl->op.getBody().front();
  impl->builder.setInsertionPointToEnd(entry);
}
Emitter::~Emitter() = default;

//===----------------------------------------------------------------------===//
// Position
//===----------------------------------------------------------------------===//

void Emitter::setLocation(SourceLoc loc) {
  if (loc.isValid() && loc != impl->loc.sourceLoc())
    impl->loc.set(loc);
}
SourceLoc Emitter::location() const { return impl->loc.sourceLoc(); }

IRBlock Emitter::newBlock() {
  auto *block = new mlir::Block();
  impl->builder.getInsertionBlock()->getParent()->push_back(block);
  return block;
}

IRValue Emitter::addBlockArgument(IRBlock block, const void *irType) {
  return fromMlir(block->addArgument(toMlirType(irType), impl->loc));
}

void Emitter::enter(IRBlock block) {
  mlir::Region *region = block->getParent();
  if (block != &region->back() && block != &region->front()) {
    block->moveBefore(region, region->end());
  }
  impl->builder.setInsertionPointToEnd(block);
}
IRBlock Emitter::current() const { return impl->builder.getInsertionBlock(); }

bool Emitter::terminated() const {
  mlir::Block *block = impl->builder.getInsertionBlock();
  return !block->empty() && block->back().hasTrait<mlir::OpTrait::IsTerminator>();
}
bool Emitter::hasPredecessors(IRBlock block) const { return !block->hasNoPredecessors(); }

IRValue Emitter::functionArgument(unsigned index) const { return fromMlir(impl->op.getBody().getArgument(index)); }
unsigned Emitter::irOutArgument() const { return 0; }
unsigned Emitter::irArgument(unsigned index) const {
  bool hasOut = impl->op.getArgConv().size() && impl->op.convOf(0) == mojo::Conv::Out;
  return index + (hasOut ? 1 : 0);
}
unsigned Emitter::irErrArgument() const { return impl->op.getBody().getNumArguments() - 1; }

struct Emitter::Speculation::State {
  mlir::OpBuilder::InsertPoint point;
  mlir::Region *region;
  mlir::Region scratch;
  std::vector<mlir::Block *> blocks;
  SourceLoc loc;
};

Emitter::Speculation::Speculation(Emitter &emitter) : emitter(emitter), state(std::make_unique<State>()) {
  state->point = emitter.impl->builder.saveInsertionPoint();
  state->region = state->point.getBlock()->getParent();
  state->loc = emitter.impl->loc.sourceLoc();
  for (mlir::Block &block : *state->region)
    state->blocks.push_back(&block);
  auto *block = new mlir::Block();
  state->region->push_back(block);
  emitter.impl->builder.setInsertionPointToEnd(block);
}

Emitter::Speculation::~Speculation() {
  // Drop every block made since, references first.
  llvm::SmallPtrSet<mlir::Block *, 16> known(state->blocks.begin(), state->blocks.end());
  llvm::SmallVector<mlir::Block *, 8> extra;
  for (mlir::Block &block : *state->region)
    if (!known.contains(&block))
      extra.push_back(&block);
  for (mlir::Block *block : extra)
    block->dropAllReferences();
  for (mlir::Block *block : extra)
    block->dropAllDefinedValueUses();
  for (mlir::Block *block : extra)
    block->erase();
  emitter.impl->builder.restoreInsertionPoint(state->point);
  emitter.setLocation(state->loc);
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

IRValue Emitter::local(llvm::StringRef name, Type type, LocalKind kind, bool userNamed) {
  mojo::LocalKind irKind = kind == LocalKind::Variable    ? mojo::LocalKind::Var
                           : kind == LocalKind::Temporary ? mojo::LocalKind::Temp
                           : kind == LocalKind::Pattern   ? mojo::LocalKind::Pattern
                                                          : mojo::LocalKind::Arg;
  llvm::SmallVector<mlir::Value, 2> depends;
  if (dependencies && type->hasOrigins && program.destroyOf(type) != Lifecycle::Trivial)
    for (IRValue place : dependencies(type))
      depends.push_back(toMlir(place));
  return fromMlir(mojo::LocalOp::create(impl->b(), impl->loc, name, impl->type(type), irKind, userNamed, depends).getResult());
}

void Emitter::hoist(IRValue place, IRBlock block) {
  auto local = place ? toMlir(place).getDefiningOp<mojo::LocalOp>() : mojo::LocalOp();
  if (!local)
    return;
  if (block && block != local->getBlock() && !block->empty() && block->back().hasTrait<mlir::OpTrait::IsTerminator>()) {
    local->moveBefore(&block->back());
    return;
  }
  mlir::Block &entry = impl->op.getBody().front();
  local.getDependsMutable().clear();
  if (local != &entry.front())
    local->moveBefore(&entry, entry.begin());
}

IRValue Emitter::field(IRValue place, Type structType, unsigned index) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(mojo::FieldOp::create(impl->b(), impl->loc, toMlir(place), int64_t(index)).getResult());
}

IRValue Emitter::load(IRValue place, Type type) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(mojo::LoadOp::create(impl->b(), impl->loc, toMlir(place)).getResult());
}
void Emitter::store(IRValue value, IRValue place) {
  if (impl->lacks({value, place}))
    return;
  mojo::StoreOp::create(impl->b(), impl->loc, toMlir(value), toMlir(place));
}
void Emitter::copy(IRValue source, IRValue destination, Type type) {
  if (impl->lacks({source, destination}))
    return;
  mojo::CopyOp::create(impl->b(), impl->loc, toMlir(source), toMlir(destination));
}
void Emitter::move(IRValue source, IRValue destination, Type type) {
  if (impl->lacks({source, destination}))
    return;
  mojo::MoveOp::create(impl->b(), impl->loc, toMlir(source), toMlir(destination));
}
void Emitter::take(IRValue source, IRValue destination) {
  if (impl->lacks({source, destination}))
    return;
  auto op = mojo::MoveOp::create(impl->b(), impl->loc, toMlir(source), toMlir(destination));
  op->setDiscardableAttr("reuse", impl->builder.getUnitAttr());
}
void Emitter::destroy(IRValue place, Type type) {
  if (impl->lacks(place))
    return;
  mojo::DestroyOp::create(impl->b(), impl->loc, toMlir(place));
}

static llvm::SmallVector<mlir::Value, 8> toMlir(llvm::ArrayRef<IRValue> values) {
  llvm::SmallVector<mlir::Value, 8> result;
  for (IRValue value : values)
    result.push_back(toMlir(value));
  return result;
}

void Emitter::keep(llvm::ArrayRef<IRValue> places) {
  if (!places.empty() && !terminated() && !impl->lacks(places))
    mojo::KeepOp::create(impl->b(), impl->loc, toMlir(places), /*any=*/false);
}
void Emitter::keepEverything() {
  if (!terminated())
    mojo::KeepOp::create(impl->b(), impl->loc, mlir::ValueRange(), /*any=*/true);
}
IRValue Emitter::alias(IRValue place) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(mojo::AliasOp::create(impl->b(), impl->loc, toMlir(place).getType(), toMlir(place)).getResult());
}
IRValue Emitter::refToPtr(IRValue place) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(mojo::RefToPtrOp::create(impl->b(), impl->loc, toMlir(place)).getResult());
}
IRValue Emitter::ptrToRef(IRValue pointer, Type type) {
  if (impl->lacks(pointer))
    return IRValue();
  return fromMlir(mojo::PtrToRefOp::create(impl->b(), impl->loc, mojo::RefType::get(impl->type(type)), toMlir(pointer)).getResult());
}
IRValue Emitter::externalPlace(llvm::StringRef symbol, Type type) {
  mlir::Value address = mojo::GlobalAddressOp::create(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                                      mlir::FlatSymbolRefAttr::get(impl->op.getContext(), symbol));
  return ptrToRef(fromMlir(address), type);
}
/// The place of the address that lies at `symbol`.
static mlir::Value addressSlot(Emitter::Impl &impl, llvm::StringRef symbol) {
  mlir::MLIRContext *context = impl.op.getContext();
  auto pointer = mojo::PtrType::get(context, 0);
  mlir::Value address = mojo::GlobalAddressOp::create(impl.b(), impl.loc, pointer, mlir::FlatSymbolRefAttr::get(context, symbol));
  return mojo::PtrToRefOp::create(impl.b(), impl.loc, mojo::RefType::get(pointer), address).getResult();
}
void Emitter::storeAddress(llvm::StringRef symbol, IRValue place) {
  mojo::StoreOp::create(impl->b(), impl->loc, toMlir(refToPtr(place)), addressSlot(*impl, symbol));
}
IRValue Emitter::placeAtAddress(llvm::StringRef symbol, Type type) {
  return ptrToRef(fromMlir(mojo::LoadOp::create(impl->b(), impl->loc, addressSlot(*impl, symbol)).getResult()), type);
}
bool Emitter::constructAt(IRValue temporary, IRValue place) {
  auto local = toMlir(temporary).getDefiningOp<mojo::LocalOp>();
  mlir::Operation *target = toMlir(place).getDefiningOp();
  if (!local || local.getType() != toMlir(place).getType())
    return false;
  if (mlir::Operation *address = target->getOperand(0).getDefiningOp())
    address->moveBefore(local);
  target->moveBefore(local);
  local.getResult().replaceAllUsesWith(toMlir(place));
  local.erase();
  return true;
}
void Emitter::markInitialized(IRValue place) {
  if (impl->lacks(place))
    return;
  mojo::MarkInitializedOp::create(impl->b(), impl->loc, toMlir(place));
}
void Emitter::markDestroyed(IRValue place) {
  if (impl->lacks(place))
    return;
  mojo::MarkDestroyedOp::create(impl->b(), impl->loc, toMlir(place));
}
void Emitter::origin(IRValue value, llvm::ArrayRef<IRValue> owners, llvm::ArrayRef<std::vector<std::string>> paths, bool mutates) {
  if (terminated() || impl->lacks(value) || impl->lacks(owners))
    return;
  mlir::OpBuilder &builder = impl->b();
  llvm::SmallVector<mlir::Attribute, 2> lists;
  for (const std::vector<std::string> &path : paths) {
    llvm::SmallVector<mlir::Attribute, 4> steps;
    for (const std::string &step : path)
      steps.push_back(builder.getStringAttr(step));
    lists.push_back(builder.getArrayAttr(steps));
  }
  auto op = mojo::OriginOp::create(builder, impl->loc, toMlir(value), toMlir(owners), builder.getArrayAttr(lists));
  if (mutates)
    op->setDiscardableAttr("mutates", builder.getUnitAttr());
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Emits the value of `type` that has these bytes; fields with pointers become addresses.
static mlir::Value emitConstant(Emitter::Impl &impl, mlir::Type type, const std::shared_ptr<const MemoryImage> &image, uint64_t offset) {
  mlir::OpBuilder &b = impl.b();
  const MemoryImage &memory = *image;
  auto structType = llvm::dyn_cast<mojo::StructType>(type);
  uint64_t size = mojo::sizeOf(type);
  bool hasPointers = false;
  for (const Relocation &relocation : memory.relocations())
    hasPointers |= relocation.offset >= offset && relocation.offset < offset + size;
  if (structType && hasPointers) {
    llvm::SmallVector<mlir::Value, 4> fields;
    for (auto [index, field] : llvm::enumerate(structType.getFields()))
      fields.push_back(emitConstant(impl, field, image, offset + mojo::fieldOffset(structType, index)));
    return mojo::StructCreateOp::create(b, impl.loc, type, fields);
  }
  if (hasPointers) {
    const Relocation *relocation = memory.relocationAt(offset);
    if (!relocation)
      return mojo::UndefOp::create(b, impl.loc, type);
    if (relocation->kind == Relocation::Kind::Function) {
      if (FunctionInstance *function = impl.program.instanceBySymbol(relocation->symbol))
        impl.program.require(function);
      mlir::Value pointer = mojo::FunctionRefOp::create(b, impl.loc, mojo::FnPtrType::get(b.getContext()),
                                                        mlir::FlatSymbolRefAttr::get(b.getContext(), relocation->symbol));
      if (pointer.getType() != type)
        pointer = mojo::PtrCastOp::create(b, impl.loc, type, pointer);
      return pointer;
    }
    std::string symbol = relocation->kind == Relocation::Kind::Global ? relocation->symbol
                                                                      : globalFor(impl.program, image, relocation->block);
    mlir::Value address = mojo::GlobalAddressOp::create(b, impl.loc, mojo::PtrType::get(b.getContext(), 0),
                                                        mlir::FlatSymbolRefAttr::get(b.getContext(), symbol));
    if (relocation->addend) {
      mlir::Value delta = mojo::ConstantOp::create(b, impl.loc, b.getIndexType(), b.getIndexAttr(relocation->addend));
      address = mojo::PtrOffsetOp::create(b, impl.loc, address.getType(), address, delta,
                                          mlir::TypeAttr::get(b.getI8Type()));
    }
    if (address.getType() != type)
      address = mojo::PtrCastOp::create(b, impl.loc, type, address);
    return address;
  }
  std::string bytes;
  for (uint64_t i = 0; i < size; ++i)
    bytes.push_back(offset + i < memory.size() ? char(memory.bytes()[offset + i]) : '\0');
  return mojo::ConstantOp::create(b, impl.loc, type, mojo::BytesAttr::get(b.getContext(), bytes, type));
}

IRValue Emitter::constant(Const image) {
  return fromMlir(emitConstant(*impl, impl->type(image.type()), image->image, 0));
}

IRValue Emitter::globalOf(Const image) {
  std::string symbol = globalFor(program, image->image);
  return fromMlir(mojo::GlobalAddressOp::create(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                                mlir::FlatSymbolRefAttr::get(impl->op.getContext(), symbol))
                      .getResult());
}

IRValue Emitter::stringPointer(llvm::StringRef text) {
  return fromMlir(mojo::StringConstantOp::create(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                                 impl->builder.getStringAttr(text))
                      .getResult());
}
IRValue Emitter::i1(bool value) {
  return fromMlir(mojo::ConstantOp::create(impl->b(), impl->loc, impl->builder.getI1Type(), impl->builder.getBoolAttr(value)).getResult());
}
IRValue Emitter::index(int64_t value) {
  return fromMlir(mojo::ConstantOp::create(impl->b(), impl->loc, impl->builder.getIndexType(), impl->builder.getIndexAttr(value)).getResult());
}
IRValue Emitter::functionPointer(FunctionInstance &function) {
  program.require(&function);
  return fromMlir(mojo::FunctionRefOp::create(impl->b(), impl->loc, mojo::FnPtrType::get(impl->op.getContext()),
                                              mlir::FlatSymbolRefAttr::get(impl->op.getContext(), function.symbol))
                      .getResult());
}
IRValue Emitter::structCreate(Type structType, llvm::ArrayRef<IRValue> fields) {
  if (impl->lacks(fields))
    return IRValue();
  return fromMlir(mojo::StructCreateOp::create(impl->b(), impl->loc, impl->type(structType), toMlir(fields)).getResult());
}
IRValue Emitter::structExtract(IRValue value, Type structType, unsigned index) {
  if (impl->lacks(value))
    return IRValue();
  return fromMlir(mojo::StructExtractOp::create(impl->b(), impl->loc, toMlir(value), int64_t(index)).getResult());
}
IRValue Emitter::undef(Type type) { return fromMlir(mojo::UndefOp::create(impl->b(), impl->loc, impl->type(type)).getResult()); }
IRValue Emitter::select(IRValue condition, IRValue a, IRValue b) {
  if (impl->lacks({condition, a, b}))
    return IRValue();
  return fromMlir(mojo::SelectOp::create(impl->b(), impl->loc, toMlir(condition), toMlir(a), toMlir(b)).getResult());
}
IRValue Emitter::boolToI1(IRValue boolValue) { return structExtract(boolValue, Type(), 0); }
IRValue Emitter::i1ToBool(IRValue bit) { return structCreate(program.boolType(), bit); }
IRValue Emitter::logicalNot(IRValue bit) { return select(bit, i1(false), i1(true)); }

//===----------------------------------------------------------------------===//
// Calls and control flow
//===----------------------------------------------------------------------===//

namespace {
/// Operands and conventions of a call in the dialect's form.
struct LoweredCall {
  llvm::SmallVector<mlir::Value, 8> values;
  mojo::ConvsAttr convs;
  LoweredCall(mlir::MLIRContext *context, llvm::ArrayRef<CallOperand> operands) {
    llvm::SmallVector<mojo::Conv, 8> kinds;
    for (const CallOperand &operand : operands) {
      values.push_back(toMlir(operand.value));
      static const mojo::Conv table[] = {mojo::Conv::Value, mojo::Conv::Imm,    mojo::Conv::Mut, mojo::Conv::Ref,
                                         mojo::Conv::Var,   mojo::Conv::Deinit, mojo::Conv::Out, mojo::Conv::Err};
      kinds.push_back(table[operand.pass]);
    }
    convs = mojo::ConvsAttr::get(context, kinds);
  }
};
} // namespace

/// The type of the SSA result of a function with this signature, or null.
static mlir::Type resultTypeOf(Program &program, const FunctionTypeData &signature) {
  if (signature.resultIsRef)
    return mojo::RefType::get(toMlirType(program.lowerType(signature.result)));
  if (signature.result.isNever() || program.isRole(signature.result, Role::NoneType) || !program.isValueType(signature.result))
    return {};
  return toMlirType(program.lowerType(signature.result));
}

IRValue Emitter::call(FunctionInstance &callee, llvm::ArrayRef<CallOperand> operands, bool isCopyConstructor) {
  if (impl->lacks(operands))
    return {};
  LoweredCall lowered(impl->op.getContext(), operands);
  auto function = llvm::cast<mojo::FuncOp>(callee.op);
  mlir::Type result = function.resultType();
  auto op = mojo::CallOp::create(
      impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(),
      mlir::FlatSymbolRefAttr::get(function.getSymNameAttr()), lowered.values, lowered.convs,
      isCopyConstructor ? mojo::CalleeKindAttr::get(impl->op.getContext(), mojo::CalleeKind::CopyCtor) : mojo::CalleeKindAttr(),
      callee.signature->result.isNever() ? impl->builder.getUnitAttr() : mlir::UnitAttr());
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

IRValue Emitter::callIndirect(IRValue pointer, const FunctionTypeData &signature, llvm::ArrayRef<CallOperand> operands) {
  if (impl->lacks(pointer) || impl->lacks(operands))
    return {};
  LoweredCall lowered(impl->op.getContext(), operands);
  mlir::Type result = resultTypeOf(program, signature);
  auto op = mojo::CallIndirectOp::create(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), toMlir(pointer),
                                         lowered.values, lowered.convs,
                                         signature.result.isNever() ? impl->builder.getUnitAttr() : mlir::UnitAttr());
  if (signature.cAbi)
    op->setDiscardableAttr("cabi", impl->builder.getUnitAttr());
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

IRValue Emitter::invoke(FunctionInstance &callee, llvm::ArrayRef<CallOperand> operands, IRBlock normal, IRBlock handler) {
  if (impl->lacks(operands)) {
    eitherOf(normal, handler);
    enter(normal);
    return {};
  }
  LoweredCall lowered(impl->op.getContext(), operands);
  auto function = llvm::cast<mojo::FuncOp>(callee.op);
  mlir::Type result = function.resultType();
  auto op = mojo::InvokeOp::create(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(),
                                   mlir::FlatSymbolRefAttr::get(function.getSymNameAttr()), lowered.values, lowered.convs,
                                   mojo::CalleeKindAttr(), normal, handler);
  enter(normal);
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

IRValue Emitter::invokeIndirect(IRValue pointer, const FunctionTypeData &signature, llvm::ArrayRef<CallOperand> operands, IRBlock normal,
                                IRBlock handler) {
  if (impl->lacks(pointer) || impl->lacks(operands)) {
    eitherOf(normal, handler);
    enter(normal);
    return {};
  }
  LoweredCall lowered(impl->op.getContext(), operands);
  mlir::Type result = resultTypeOf(program, signature);
  auto op = mojo::InvokeIndirectOp::create(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), toMlir(pointer),
                                           lowered.values, lowered.convs, normal, handler);
  enter(normal);
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

/// How a value of `type` is passed to C, for telling signatures apart: signed and unsigned integers are alike, and so are pointers.
static std::string passedAs(mlir::Type type) {
  if (!type)
    return "void";
  if (auto simd = llvm::dyn_cast<mojo::SimdType>(type))
    return (mojo::isFloat(simd.getDtype()) ? "f" : "i") + std::to_string(mojo::sizeOf(type)) + "x" + std::to_string(simd.getLanes());
  if (auto structType = llvm::dyn_cast<mojo::StructType>(type); structType && structType.getFields().size() == 1)
    return passedAs(structType.getFields()[0]);
  if (llvm::isa<mojo::PtrType, mojo::RefType, mojo::FnPtrType>(type))
    return "p";
  return "b" + std::to_string(mojo::sizeOf(type));
}

IRValue Emitter::externalCall(llvm::StringRef name, llvm::ArrayRef<IRValue> operands, Type resultType, int fixedArguments) {
  if (impl->lacks(operands))
    return {};
  mlir::Type result;
  if (resultType && !resultType.isNever() && !program.isRole(resultType, Role::NoneType))
    result = impl->type(resultType);
  // One C function has one signature in what the user writes (13/FFI-3).
  if (impl->function.info->module && impl->function.info->module->isUserCode) {
    std::string signature = passedAs(result);
    for (IRValue operand : operands.take_front(fixedArguments >= 0 ? size_t(fixedArguments) : operands.size()))
      signature += "," + passedAs(toMlir(operand).getType());
    auto [it, isNew] = program.impl->externalSignatures.try_emplace(name, signature);
    if (!isNew && it->second != signature)
      program.diags.report(impl->loc.sourceLoc(), diag::ConflictingSignature);
  }
  auto op = mojo::ExternalCallOp::create(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(),
                                         impl->builder.getStringAttr(name), toMlir(operands),
                                         fixedArguments >= 0 ? impl->builder.getI64IntegerAttr(fixedArguments) : mlir::IntegerAttr(),
                                         resultType && resultType.isNever() ? impl->builder.getUnitAttr() : mlir::UnitAttr());
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

void Emitter::branch(IRBlock target, llvm::ArrayRef<IRValue> arguments) {
  if (terminated())
    return;
  llvm::SmallVector<mlir::Value, 8> values;
  for (auto [index, argument] : llvm::enumerate(arguments))
    values.push_back(impl->lacks(argument)
                         ? mojo::UndefOp::create(impl->b(), impl->loc, target->getArgument(unsigned(index)).getType()).getResult()
                         : toMlir(argument));
  // A side without a representation leaves out its value.
  for (unsigned index = values.size(); impl->tolerant && index < target->getNumArguments(); ++index) {
    impl->program.impl->walkIncomplete = true;
    values.push_back(mojo::UndefOp::create(impl->b(), impl->loc, target->getArgument(index).getType()).getResult());
  }
  mlir::cf::BranchOp::create(impl->builder, impl->loc, target, values);
}
void Emitter::conditionalBranch(IRValue condition, IRBlock yes, IRBlock no) {
  if (impl->lacks(condition))
    return eitherOf(yes, no);
  if (!terminated())
    mlir::cf::CondBranchOp::create(impl->builder, impl->loc, toMlir(condition), yes, mlir::ValueRange(), no, mlir::ValueRange());
}
void Emitter::eitherOf(IRBlock yes, IRBlock no) {
  if (terminated())
    return;
  mlir::Value bit = mojo::UndefOp::create(impl->b(), impl->loc, impl->builder.getI1Type());
  mlir::cf::CondBranchOp::create(impl->builder, impl->loc, bit, yes, mlir::ValueRange(), no, mlir::ValueRange());
}
void Emitter::returnValue(IRValue value) {
  if (!terminated())
    mojo::ReturnOp::create(impl->builder, impl->loc, value ? toMlir(value) : mlir::Value());
}
void Emitter::markImplicitReturn() {
  if (terminated())
    impl->builder.getInsertionBlock()->back().setAttr("implicit", impl->builder.getUnitAttr());
}
void Emitter::raise() {
  if (!terminated())
    mojo::RaiseOp::create(impl->builder, impl->loc);
}
void Emitter::unreachable() {
  if (!terminated())
    mojo::UnreachableOp::create(impl->builder, impl->loc);
}

//===----------------------------------------------------------------------===//
// Any operation
//===----------------------------------------------------------------------===//

llvm::FailureOr<llvm::SmallVector<IRValue, 2>>
Emitter::operation(llvm::StringRef name, llvm::ArrayRef<IRValue> operands,
                   llvm::ArrayRef<std::pair<std::string, const void *>> attributes, llvm::ArrayRef<const void *> resultTypes, bool infer,
                   std::string &error, llvm::MutableArrayRef<std::unique_ptr<mlir::Region>> regions, SourceLoc *errorLoc) {
  if (impl->lacks(operands)) {
    // Nothing is known of the results, not even their number.
    error = "depends on what is not known";
    return llvm::failure();
  }
  mlir::MLIRContext *context = impl->op.getContext();
  (void)context->getOrLoadDialect(name.split('.').first);
  mlir::OperationName opName(name, context);
  if (!opName.isRegistered()) {
    error = ("use of unregistered MLIR operation '" + name + "'").str();
    return llvm::failure();
  }
  mlir::OperationState state(impl->loc, opName);
  state.addOperands(toMlir(operands));
  mlir::NamedAttrList list;
  for (auto &[key, value] : attributes) {
    auto attribute = mlir::Attribute::getFromOpaquePointer(value);
    if (key == "_properties") {
      if (auto dictionary = llvm::dyn_cast<mlir::DictionaryAttr>(attribute))
        list.append(dictionary.begin(), dictionary.end());
      continue;
    }
    list.append(key, attribute);
  }
  state.attributes = list;
  std::string diagnostics;
  mlir::ScopedDiagnosticHandler handler(context, [&](mlir::Diagnostic &diagnostic) {
    if (diagnostics.empty()) {
      diagnostics = diagnostic.str();
      if (errorLoc && diagnostic.getLocation() != mlir::Location(impl->loc))
        *errorLoc = sourceLocation(program, diagnostic.getLocation());
    }
    return llvm::success();
  });
  for (auto &region : regions)
    state.addRegion(std::move(region));
  if (infer) {
    llvm::SmallVector<mlir::Type, 2> inferred;
    if (auto *interface = opName.getInterface<mlir::InferTypeOpInterface>()) {
      // Properties are set from attributes so that the interface sees them.
      mlir::OpaqueProperties properties = nullptr;
      llvm::SmallVector<char, 256> storage(opName.getOpPropertyByteSize() + 16);
      if (opName.getOpPropertyByteSize()) {
        void *memory = storage.data();
        properties = mlir::OpaqueProperties(reinterpret_cast<void *>((reinterpret_cast<uintptr_t>(memory) + 15) & ~uintptr_t(15)));
        opName.initOpProperties(properties, mlir::OpaqueProperties(nullptr));
        (void)opName.setOpPropertiesFromAttribute(opName, properties, list.getDictionary(context),
                                                  [&] { return mlir::emitError(impl->loc); });
      }
      bool failed = mlir::failed(interface->inferReturnTypes(context, impl->loc, state.operands, list.getDictionary(context), properties,
                                                             state.regions, inferred));
      if (properties)
        opName.destroyOpProperties(properties);
      if (failed) {
        error = diagnostics.empty() ? ("unable to infer result type from MLIR operation '" + name + "'").str() : diagnostics;
        return llvm::failure();
      }
    } else if (opName.hasTrait<mlir::OpTrait::ZeroResults>()) {
    } else if (opName.hasTrait<mlir::OpTrait::SameOperandsAndResultType>() && !operands.empty()) {
      inferred.push_back(toMlir(operands.front()).getType());
    } else {
      error = ("unable to infer result type from MLIR operation '" + name + "'").str();
      return llvm::failure();
    }
    state.addTypes(inferred);
  } else {
    for (const void *type : resultTypes)
      state.addTypes(toMlirType(type));
  }
  mlir::Operation *op = impl->b().create(state);
  // The terminator of a region is verified with the operation that the region will belong to.
  bool waits = !op->getParentOp() && op->hasTrait<mlir::OpTrait::IsTerminator>();
  if (!waits && mlir::failed(mlir::verify(op, /*verifyRecursively=*/!regions.empty()))) {
    error = diagnostics.empty() ? ("invalid MLIR operation '" + name + "'").str() : diagnostics;
    // Drop the "'x' op" prefix that MLIR puts in front.
    op->erase();
    return llvm::failure();
  }
  llvm::SmallVector<IRValue, 2> results;
  for (mlir::Value result : op->getResults())
    results.push_back(fromMlir(result));
  return results;
}

const void *Emitter::irTypeOf(IRValue value) const {
  if (impl->lacks(value))
    return program.lowerType(Type());
  return toMlir(value).getType().getAsOpaquePointer();
}

} // namespace kiln
