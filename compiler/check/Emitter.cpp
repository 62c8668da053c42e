// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Building the dialect: places, values, calls, control flow.
#include "check/Emitter.h"
#include "check/IrBridge.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/SmallString.h"

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

/// Whether `block` ends with a terminator. Mostly it doesn't, and its last operation is one that leads nowhere and has results.
static bool isTerminated(mlir::Block &block) {
  if (block.empty() || (!block.back().getNumSuccessors() && block.back().getNumResults()))
    return false;
  return block.back().hasTrait<mlir::OpTrait::IsTerminator>();
}

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
    if (block && isTerminated(*block)) {
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
  return isTerminated(*impl->builder.getInsertionBlock());
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
  return fromMlir(make<mojo::LocalOp>(impl->b(), impl->loc, name, impl->type(type), irKind, userNamed, depends).getResult());
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
  return fromMlir(make<mojo::FieldOp>(impl->b(), impl->loc, toMlir(place), int64_t(index)).getResult());
}

IRValue Emitter::load(IRValue place, Type type) {
  if (impl->lacks(place))
    return IRValue();
  auto ref = llvm::cast<mojo::RefType>(toMlir(place).getType());
  return fromMlir(makeOp<mojo::LoadOp>(impl->b(), impl->loc, ref.getPointee(), toMlir(place)).getResult());
}
void Emitter::store(IRValue value, IRValue place) {
  if (impl->lacks({value, place}))
    return;
  makeOp<mojo::StoreOp>(impl->b(), impl->loc, {}, {toMlir(value), toMlir(place)});
}
void Emitter::copy(IRValue source, IRValue destination, Type type) {
  if (impl->lacks({source, destination}))
    return;
  make<mojo::CopyOp>(impl->b(), impl->loc, toMlir(source), toMlir(destination));
}
void Emitter::move(IRValue source, IRValue destination, Type type) {
  if (impl->lacks({source, destination}))
    return;
  make<mojo::MoveOp>(impl->b(), impl->loc, toMlir(source), toMlir(destination));
}
void Emitter::take(IRValue source, IRValue destination) {
  if (impl->lacks({source, destination}))
    return;
  auto op = make<mojo::MoveOp>(impl->b(), impl->loc, toMlir(source), toMlir(destination));
  op->setDiscardableAttr("reuse", impl->builder.getUnitAttr());
}
void Emitter::destroy(IRValue place, Type type) {
  if (impl->lacks(place))
    return;
  make<mojo::DestroyOp>(impl->b(), impl->loc, toMlir(place));
}

static llvm::SmallVector<mlir::Value, 8> toMlir(llvm::ArrayRef<IRValue> values) {
  llvm::SmallVector<mlir::Value, 8> result;
  for (IRValue value : values)
    result.push_back(toMlir(value));
  return result;
}

void Emitter::keep(llvm::ArrayRef<IRValue> places) {
  if (!places.empty() && !terminated() && !impl->lacks(places))
    make<mojo::KeepOp>(impl->b(), impl->loc, toMlir(places), /*any=*/false);
}
void Emitter::keepEverything() {
  if (!terminated())
    make<mojo::KeepOp>(impl->b(), impl->loc, mlir::ValueRange(), /*any=*/true);
}
IRValue Emitter::alias(IRValue place) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(make<mojo::AliasOp>(impl->b(), impl->loc, toMlir(place).getType(), toMlir(place)).getResult());
}
IRValue Emitter::refToPtr(IRValue place) {
  if (impl->lacks(place))
    return IRValue();
  return fromMlir(make<mojo::RefToPtrOp>(impl->b(), impl->loc, toMlir(place)).getResult());
}
IRValue Emitter::ptrToRef(IRValue pointer, Type type) {
  if (impl->lacks(pointer))
    return IRValue();
  return fromMlir(make<mojo::PtrToRefOp>(impl->b(), impl->loc, mojo::RefType::get(impl->type(type)), toMlir(pointer)).getResult());
}
IRValue Emitter::externalPlace(llvm::StringRef symbol, Type type) {
  mlir::Value address = make<mojo::GlobalAddressOp>(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                                    mlir::FlatSymbolRefAttr::get(impl->op.getContext(), symbol));
  return ptrToRef(fromMlir(address), type);
}
/// The place of the address that lies at `symbol`.
static mlir::Value addressSlot(Emitter::Impl &impl, llvm::StringRef symbol) {
  mlir::MLIRContext *context = impl.op.getContext();
  auto pointer = mojo::PtrType::get(context, 0);
  mlir::Value address = make<mojo::GlobalAddressOp>(impl.b(), impl.loc, pointer, mlir::FlatSymbolRefAttr::get(context, symbol));
  return make<mojo::PtrToRefOp>(impl.b(), impl.loc, mojo::RefType::get(pointer), address).getResult();
}
void Emitter::storeAddress(llvm::StringRef symbol, IRValue place) {
  make<mojo::StoreOp>(impl->b(), impl->loc, toMlir(refToPtr(place)), addressSlot(*impl, symbol));
}
IRValue Emitter::placeAtAddress(llvm::StringRef symbol, Type type) {
  return ptrToRef(fromMlir(make<mojo::LoadOp>(impl->b(), impl->loc, addressSlot(*impl, symbol)).getResult()), type);
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
  make<mojo::MarkInitializedOp>(impl->b(), impl->loc, toMlir(place));
}
void Emitter::markDestroyed(IRValue place) {
  if (impl->lacks(place))
    return;
  make<mojo::MarkDestroyedOp>(impl->b(), impl->loc, toMlir(place));
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
  auto op = make<mojo::OriginOp>(builder, impl->loc, toMlir(value), toMlir(owners), builder.getArrayAttr(lists));
  if (mutates)
    op->setDiscardableAttr("mutates", builder.getUnitAttr());
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The `size` bytes from `offset` on, zeros behind the end.
static llvm::SmallString<32> bytesOf(const MemoryImage &memory, uint64_t offset, uint64_t size) {
  llvm::SmallString<32> bytes;
  uint64_t known = offset < memory.size() ? std::min<uint64_t>(size, memory.size() - offset) : 0;
  bytes.append(llvm::StringRef(reinterpret_cast<const char *>(memory.bytes().data()) + offset, known));
  bytes.append(size - known, '\0');
  return bytes;
}

static mlir::Value constantOf(Emitter::Impl &impl, mlir::Type type, mlir::Attribute value) {
  mojo::ConstantOp::Properties properties;
  properties.value = value;
  return makeOp<mojo::ConstantOp>(impl.b(), impl.loc, type, {}, &properties);
}
static mlir::Value constantOfBytes(Emitter::Impl &impl, mlir::Type type, llvm::StringRef bytes) {
  return constantOf(impl, type, mojo::BytesAttr::get(type.getContext(), bytes, type));
}

/// Emits the value of `type` that has these bytes; fields with pointers become addresses.
static mlir::Value emitConstant(Emitter::Impl &impl, mlir::Type type, const std::shared_ptr<const MemoryImage> &image, uint64_t offset) {
  mlir::OpBuilder &b = impl.b();
  const MemoryImage &memory = *image;
  uint64_t size = mojo::sizeOf(type);
  if (memory.relocations().empty())
    return constantOfBytes(impl, type, bytesOf(memory, offset, size));
  auto structType = llvm::dyn_cast<mojo::StructType>(type);
  bool hasPointers = false;
  for (const Relocation &relocation : memory.relocations())
    hasPointers |= relocation.offset >= offset && relocation.offset < offset + size;
  if (structType && hasPointers) {
    llvm::SmallVector<mlir::Value, 4> fields;
    for (auto [index, field] : llvm::enumerate(structType.getFields()))
      fields.push_back(emitConstant(impl, field, image, offset + mojo::fieldOffset(structType, index)));
    return make<mojo::StructCreateOp>(b, impl.loc, type, fields);
  }
  if (hasPointers) {
    const Relocation *relocation = memory.relocationAt(offset);
    if (!relocation)
      return make<mojo::UndefOp>(b, impl.loc, type);
    if (relocation->kind == Relocation::Kind::Function) {
      if (FunctionInstance *function = impl.program.instanceBySymbol(relocation->symbol))
        impl.program.require(function);
      mlir::Value pointer = make<mojo::FunctionRefOp>(b, impl.loc, mojo::FnPtrType::get(b.getContext()),
                                                      mlir::FlatSymbolRefAttr::get(b.getContext(), relocation->symbol));
      if (pointer.getType() != type)
        pointer = make<mojo::PtrCastOp>(b, impl.loc, type, pointer);
      return pointer;
    }
    std::string symbol = relocation->kind == Relocation::Kind::Global ? relocation->symbol
                                                                      : globalFor(impl.program, image, relocation->block);
    mlir::Value address = make<mojo::GlobalAddressOp>(b, impl.loc, mojo::PtrType::get(b.getContext(), 0),
                                                      mlir::FlatSymbolRefAttr::get(b.getContext(), symbol));
    if (relocation->addend) {
      mlir::Value delta = make<mojo::ConstantOp>(b, impl.loc, b.getIndexType(), b.getIndexAttr(relocation->addend));
      address = make<mojo::PtrOffsetOp>(b, impl.loc, address.getType(), address, delta,
                                        mlir::TypeAttr::get(b.getI8Type()));
    }
    if (address.getType() != type)
      address = make<mojo::PtrCastOp>(b, impl.loc, type, address);
    return address;
  }
  return constantOfBytes(impl, type, bytesOf(memory, offset, size));
}

IRValue Emitter::constant(Const image) {
  mlir::Type type = impl->type(image.type());
  if (image->emitted)
    return fromMlir(constantOf(*impl, type, mlir::Attribute::getFromOpaquePointer(image->emitted)));
  mlir::Value value = emitConstant(*impl, type, image->image, 0);
  if (auto op = value.getDefiningOp<mojo::ConstantOp>())
    image->emitted = op.getValue().getAsOpaquePointer();
  return fromMlir(value);
}

IRValue Emitter::globalOf(Const image) {
  std::string symbol = globalFor(program, image->image);
  return fromMlir(make<mojo::GlobalAddressOp>(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                              mlir::FlatSymbolRefAttr::get(impl->op.getContext(), symbol))
                      .getResult());
}

IRValue Emitter::stringPointer(llvm::StringRef text) {
  return fromMlir(make<mojo::StringConstantOp>(impl->b(), impl->loc, mojo::PtrType::get(impl->op.getContext(), 0),
                                               impl->builder.getStringAttr(text))
                      .getResult());
}
IRValue Emitter::i1(bool value) {
  return fromMlir(make<mojo::ConstantOp>(impl->b(), impl->loc, impl->builder.getI1Type(), impl->builder.getBoolAttr(value)).getResult());
}
IRValue Emitter::index(int64_t value) {
  return fromMlir(make<mojo::ConstantOp>(impl->b(), impl->loc, impl->builder.getIndexType(), impl->builder.getIndexAttr(value)).getResult());
}
IRValue Emitter::functionPointer(FunctionInstance &function) {
  program.require(&function);
  return fromMlir(make<mojo::FunctionRefOp>(impl->b(), impl->loc, mojo::FnPtrType::get(impl->op.getContext()),
                                            mlir::FlatSymbolRefAttr::get(impl->op.getContext(), function.symbol))
                      .getResult());
}
IRValue Emitter::structCreate(Type structType, llvm::ArrayRef<IRValue> fields) {
  if (impl->lacks(fields))
    return IRValue();
  return fromMlir(make<mojo::StructCreateOp>(impl->b(), impl->loc, impl->type(structType), toMlir(fields)).getResult());
}
IRValue Emitter::structExtract(IRValue value, Type structType, unsigned index) {
  if (impl->lacks(value))
    return IRValue();
  return fromMlir(make<mojo::StructExtractOp>(impl->b(), impl->loc, toMlir(value), int64_t(index)).getResult());
}
IRValue Emitter::undef(Type type) { return fromMlir(make<mojo::UndefOp>(impl->b(), impl->loc, impl->type(type)).getResult()); }
IRValue Emitter::select(IRValue condition, IRValue a, IRValue b) {
  if (impl->lacks({condition, a, b}))
    return IRValue();
  return fromMlir(make<mojo::SelectOp>(impl->b(), impl->loc, toMlir(condition), toMlir(a), toMlir(b)).getResult());
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
  /// `known` are the conventions that the call most probably has.
  LoweredCall(mlir::MLIRContext *context, llvm::ArrayRef<CallOperand> operands, mojo::ConvsAttr known = {}) {
    llvm::SmallVector<mojo::Conv, 8> kinds;
    for (const CallOperand &operand : operands) {
      values.push_back(toMlir(operand.value));
      static const mojo::Conv table[] = {mojo::Conv::Value, mojo::Conv::Imm,    mojo::Conv::Mut, mojo::Conv::Ref,
                                         mojo::Conv::Var,   mojo::Conv::Deinit, mojo::Conv::Out, mojo::Conv::Err};
      kinds.push_back(table[operand.pass]);
    }
    convs = known && known.getValues() == llvm::ArrayRef(kinds) ? known : mojo::ConvsAttr::get(context, kinds);
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

/// The symbol of `callee` as an operand of calls.
static mlir::FlatSymbolRefAttr symbolOf(Program &program, FunctionInstance &callee) {
  mlir::FlatSymbolRefAttr &known = program.impl->ir->symbolRefs[&callee];
  if (!known)
    known = mlir::FlatSymbolRefAttr::get(llvm::cast<mojo::FuncOp>(callee.op).getSymNameAttr());
  return known;
}

IRValue Emitter::call(FunctionInstance &callee, llvm::ArrayRef<CallOperand> operands, bool isCopyConstructor) {
  if (impl->lacks(operands))
    return {};
  auto function = llvm::cast<mojo::FuncOp>(callee.op);
  LoweredCall lowered(impl->op.getContext(), operands, function.getArgConvAttr());
  mlir::Type result = function.resultType();
  mojo::CallOp::Properties properties;
  properties.callee = symbolOf(program, callee);
  properties.arg_conv = lowered.convs;
  if (isCopyConstructor)
    properties.callee_kind = mojo::CalleeKindAttr::get(impl->op.getContext(), mojo::CalleeKind::CopyCtor);
  if (callee.signature->result.isNever())
    properties.noreturn = impl->builder.getUnitAttr();
  auto op = makeOp<mojo::CallOp>(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), lowered.values, &properties);
  return result ? fromMlir(op->getResult(0)) : IRValue();
}

IRValue Emitter::callIndirect(IRValue pointer, const FunctionTypeData &signature, llvm::ArrayRef<CallOperand> operands) {
  if (impl->lacks(pointer) || impl->lacks(operands))
    return {};
  LoweredCall lowered(impl->op.getContext(), operands);
  mlir::Type result = resultTypeOf(program, signature);
  auto op = make<mojo::CallIndirectOp>(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), toMlir(pointer),
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
  auto function = llvm::cast<mojo::FuncOp>(callee.op);
  LoweredCall lowered(impl->op.getContext(), operands, function.getArgConvAttr());
  mlir::Type result = function.resultType();
  mojo::InvokeOp::Properties properties;
  properties.callee = symbolOf(program, callee);
  properties.arg_conv = lowered.convs;
  auto op = makeOp<mojo::InvokeOp>(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), lowered.values, &properties,
                                   {normal, handler});
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
  auto op = make<mojo::InvokeIndirectOp>(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(), toMlir(pointer),
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
  if (impl->function.info->isUserCode()) {
    std::string signature = passedAs(result);
    for (IRValue operand : operands.take_front(fixedArguments >= 0 ? size_t(fixedArguments) : operands.size()))
      signature += "," + passedAs(toMlir(operand).getType());
    auto [it, isNew] = program.impl->externalSignatures.try_emplace(name, signature);
    if (!isNew && it->second != signature)
      program.diags.report(impl->loc.sourceLoc(), diag::ConflictingSignature);
  }
  auto op = make<mojo::ExternalCallOp>(impl->b(), impl->loc, result ? mlir::TypeRange(result) : mlir::TypeRange(),
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
                         ? make<mojo::UndefOp>(impl->b(), impl->loc, target->getArgument(unsigned(index)).getType()).getResult()
                         : toMlir(argument));
  // A side without a representation leaves out its value.
  for (unsigned index = values.size(); impl->tolerant && index < target->getNumArguments(); ++index) {
    impl->program.impl->walkIncomplete = true;
    values.push_back(make<mojo::UndefOp>(impl->b(), impl->loc, target->getArgument(index).getType()).getResult());
  }
  makeOp<mlir::cf::BranchOp>(impl->builder, impl->loc, {}, values, nullptr, target);
}
static void conditionalBranchTo(Emitter::Impl &impl, mlir::Value condition, mlir::Block *yes, mlir::Block *no) {
  mlir::cf::CondBranchOp::Properties properties;
  properties.operandSegmentSizes = {1, 0, 0};
  makeOp<mlir::cf::CondBranchOp>(impl.builder, impl.loc, {}, condition, &properties, {yes, no});
}
void Emitter::conditionalBranch(IRValue condition, IRBlock yes, IRBlock no) {
  if (impl->lacks(condition))
    return eitherOf(yes, no);
  if (!terminated())
    conditionalBranchTo(*impl, toMlir(condition), yes, no);
}
void Emitter::eitherOf(IRBlock yes, IRBlock no) {
  if (terminated())
    return;
  mlir::Value bit = make<mojo::UndefOp>(impl->b(), impl->loc, impl->builder.getI1Type());
  conditionalBranchTo(*impl, bit, yes, no);
}
void Emitter::returnValue(IRValue value) {
  if (!terminated())
    make<mojo::ReturnOp>(impl->builder, impl->loc, value ? toMlir(value) : mlir::Value());
}
void Emitter::markImplicitReturn() {
  if (terminated())
    impl->builder.getInsertionBlock()->back().setAttr("implicit", impl->builder.getUnitAttr());
}
void Emitter::raise() {
  if (!terminated())
    make<mojo::RaiseOp>(impl->builder, impl->loc);
}
void Emitter::unreachable() {
  if (!terminated())
    make<mojo::UnreachableOp>(impl->builder, impl->loc);
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
