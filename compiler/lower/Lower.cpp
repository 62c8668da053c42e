// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The walk over the module: functions, globals, blocks.
#include "lower/CallLocations.h"
#include "lower/Lower.h"
#include "lower/Lowering.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

LogicalResult kiln::lowerToLLVM(ModuleOp module, const LowerOptions &options) {
  loadLoweringDialects(*module.getContext());
  resolveCallLocations(module);
  return Lowering(module, options).run();
}

Lowering::Lowering(ModuleOp module, const LowerOptions &options)
    : module(module), options(options), context(module.getContext()), b(context),
      currentLoc(module.getLoc()) {
  i1 = b.getI1Type();
  i8 = b.getI8Type();
  i32 = b.getI32Type();
  i64 = b.getI64Type();
  ptr = LLVM::LLVMPointerType::get(context);
  if (options.debug)
    debug = std::make_unique<DebugInfo>(module, options);
#define KILN_LOWER_OP(Op)                                                                          \
  handlers[TypeID::get<mojo::Op>()] = [](Lowering &lowering, Operation *op) {                      \
    lowering.lower(cast<mojo::Op>(op));                                                            \
  };
#include "lower/Handlers.def"
}

Lowering::~Lowering() = default;

bool Lowering::lowerOp(Operation *op) {
  if (!isPlaceFixed)
    currentLoc = op->getLoc();
  auto it = handlers.find(op->getName().getTypeID());
  if (it != handlers.end())
    it->second(*this, op);
  else
    lowerForeign(op);
  return !ended;
}

/// Returns the linkage of `func` for LLVM.
static LLVM::Linkage linkageOf(FuncOp func) {
  return func.getLinkage() == Linkage::Internal && !func.isExternal() ? LLVM::Linkage::Internal
                                                                      : LLVM::Linkage::External;
}

void Lowering::lowerFunction(FuncOp func, LLVM::LLVMFuncOp target) {
  values.clear();
  blocks.clear();
  partsOfVariables.clear();
  leaves.clear();
  lastAlloca = nullptr;
  allocaCount = {};
  raises = func.getRaises();
  functionResult = func.resultType() ? lowerType(func.resultType()) : Type();
  values.reserve(64);

  Region &body = func.getBody();
  // Definitions before uses; blocks that nothing reaches are left out.
  llvm::ReversePostOrderTraversal<Region *> order(&body);
  llvm::SmallPtrSet<Block *, 16> reached(order.begin(), order.end());
  for (Block &candidate : body) {
    Block *block = &candidate;
    if (!reached.contains(block))
      continue;
    Block *copy = b.createBlock(&target.getBody(), target.getBody().end());
    blocks[block] = copy;
    for (BlockArgument arg : block->getArguments()) {
      Type type = lowerType(arg.getType());
      set(arg, type ? Value(copy->addArgument(type, arg.getLoc())) : Value());
    }
  }
  entry = blocks[&body.front()];
  if (debug) {
    debug->enter(func, target);
    if (debug->wantsVariables())
      declareArguments(func);
  }
  for (Block *block : order) {
    b.setInsertionPointToEnd(blocks[block]);
    ended = false;
    for (Operation &op : *block)
      if (!lowerOp(&op))
        break;
  }
  eraseUnusedAggregates();
  ended = false;
}

void Lowering::declareArguments(FuncOp func) {
  ArrayAttr names = func.getArgNamesAttr();
  if (!names)
    return;
  currentLoc = func.getLoc();
  b.setInsertionPointToEnd(entry);
  for (auto [index, argument] : llvm::enumerate(func.getBody().front().getArguments())) {
    Value value = get(argument);
    if (!value)
      continue;
    Type type = argument.getType();
    auto ref = dyn_cast<RefType>(type);
    Value slot = entryAlloca(sizeOf(type), alignOf(type), isValueScalar(type) ? memoryType(type) : Type());
    storeValue(type, value, slot, {alignOf(type)});
    debug->declare(b, currentLoc, cast<StringAttr>(names[index]).getValue(), ref ? ref.getPointee() : type, slot, unsigned(index + 1),
                   /*isIndirect=*/bool(ref));
  }
}

/// Cuts a list into at most `mostParts` runs and gives each to `take`. Inserting into an aggregate costs its number of parts, so a long
/// packed struct is a tree of short ones, which has the same bytes.
static constexpr size_t mostParts = 64;
template <typename T> static void cut(ArrayRef<T> list, llvm::function_ref<void(ArrayRef<T>)> take) {
  size_t each = (list.size() + mostParts - 1) / mostParts;
  for (; !list.empty(); list = list.drop_front(std::min(each, list.size())))
    take(list.take_front(each));
}

/// The type of a packed struct with the bytes of `parts`, one after the other.
static Type packedType(ArrayRef<Type> parts) {
  SmallVector<Type> runs;
  if (parts.size() > mostParts) {
    cut<Type>(parts, [&](ArrayRef<Type> run) { runs.push_back(packedType(run)); });
    parts = runs;
  }
  return LLVM::LLVMStructType::getLiteral(parts.front().getContext(), parts, /*isPacked=*/true);
}

/// A value of `packedType` of the types of `parts`.
static Value packedValue(OpBuilder &b, Location loc, ArrayRef<Value> parts) {
  SmallVector<Value> runs;
  if (parts.size() > mostParts) {
    cut<Value>(parts, [&](ArrayRef<Value> run) { runs.push_back(packedValue(b, loc, run)); });
    parts = runs;
  }
  SmallVector<Type> types = llvm::map_to_vector(parts, [](Value part) { return part.getType(); });
  Value result = make<LLVM::PoisonOp>(
      b, loc, LLVM::LLVMStructType::getLiteral(b.getContext(), types, /*isPacked=*/true));
  for (auto [index, part] : llvm::enumerate(parts))
    result = make<LLVM::InsertValueOp>(b, loc, result, part, ArrayRef<int64_t>{int64_t(index)});
  return result;
}

void Lowering::lowerGlobal(GlobalOp global) {
  StringRef bytes = global.getBytes();
  b.setInsertionPoint(global);
  currentLoc = global.getLoc();
  bool isConstant = global.getConstant();
  if (!global.getRelocs() || global.getRelocsAttr().empty()) {
    bool isZero = llvm::all_of(bytes, [](char byte) { return byte == 0; });
    Type type = LLVM::LLVMArrayType::get(i8, bytes.size());
    Attribute value = isZero ? Attribute() : Attribute(global.getBytesAttr());
    auto target = make<LLVM::GlobalOp>(b, currentLoc, type, isConstant, LLVM::Linkage::Internal,
                                       global.getSymName(), value, global.getAlign());
    if (isZero) {
      Block *block = b.createBlock(&target.getInitializerRegion());
      b.setInsertionPointToEnd(block);
      make<LLVM::ReturnOp>(b, currentLoc, make<LLVM::ZeroOp>(b, currentLoc, type).getResult());
    }
    return;
  }
  // Bytes and addresses alternate in a packed struct.
  SmallVector<RelocAttr> relocs;
  for (Attribute attr : global.getRelocsAttr())
    relocs.push_back(cast<RelocAttr>(attr));
  llvm::sort(relocs, [](RelocAttr x, RelocAttr y) { return x.getOffset() < y.getOffset(); });
  SmallVector<Type> types;
  uint64_t at = 0;
  for (RelocAttr reloc : relocs) {
    if (uint64_t gap = reloc.getOffset() - at)
      types.push_back(LLVM::LLVMArrayType::get(i8, gap));
    types.push_back(ptr);
    at = reloc.getOffset() + pointerBytes;
  }
  if (at < bytes.size())
    types.push_back(LLVM::LLVMArrayType::get(i8, bytes.size() - at));
  auto target = make<LLVM::GlobalOp>(b, currentLoc, packedType(types), isConstant,
                                     LLVM::Linkage::Internal, global.getSymName(), Attribute(),
                                     global.getAlign());
  Block *block = b.createBlock(&target.getInitializerRegion());
  b.setInsertionPointToEnd(block);
  SmallVector<Value> parts;
  at = 0;
  auto addBytes = [&](uint64_t to) {
    if (to > at)
      parts.push_back(make<LLVM::ConstantOp>(b, currentLoc, types[parts.size()],
                                             b.getStringAttr(bytes.slice(at, to))));
  };
  for (RelocAttr reloc : relocs) {
    addBytes(reloc.getOffset());
    // An address of something outside of the module.
    StringAttr symbol = reloc.getSymbol().getAttr();
    if (!globals.contains(symbol) && !functions.contains(symbol))
      declareFunction(symbol, LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(context), {}),
                      currentLoc);
    referenced.insert(symbol);
    Value address = make<LLVM::AddressOfOp>(b, currentLoc, ptr, reloc.getSymbol().getValue());
    if (reloc.getAddend())
      address = make<LLVM::GEPOp>(b, currentLoc, ptr, i8, address,
                                  ArrayRef<LLVM::GEPArg>{int32_t(reloc.getAddend())});
    parts.push_back(address);
    at = reloc.getOffset() + pointerBytes;
  }
  addBytes(bytes.size());
  make<LLVM::ReturnOp>(b, currentLoc, packedValue(b, currentLoc, parts));
}

/// Whether C expects the result of `func` in a register although Mojo code writes it to a place: a struct of one word that isn't trivial.
bool Lowering::returnsWordToC(FuncOp func) {
  if (!func.getCabi() || linkageOf(func) != LLVM::Linkage::External || !func.getArgConv().size() ||
      func.convOf(0) != Conv::Out)
    return false;
  auto ref = dyn_cast<RefType>(func.getFunctionType().getInput(0));
  return ref && sizeOf(ref.getPointee()) == 8;
}

/// Gives C a function of the name of `target` that returns what `target`, which Mojo code goes on calling, writes to its first argument.
void Lowering::wrapForC(LLVM::LLVMFuncOp target) {
  std::string name = target.getSymName().str();
  StringAttr inner = b.getStringAttr(name + ".mojo");
  (void)SymbolTable::replaceAllSymbolUses(target, inner, module);
  target.setSymNameAttr(inner);
  target.setLinkage(LLVM::Linkage::Internal);
  LLVM::LLVMFunctionType type = target.getFunctionType();
  Type i64 = b.getI64Type();
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(target);
  auto outer = make<LLVM::LLVMFuncOp>(b, target.getLoc(), name, LLVM::LLVMFunctionType::get(i64, type.getParams().drop_front()));
  outer.setNoUnwind(true);
  Block *block = outer.addEntryBlock(b);
  b.setInsertionPointToStart(block);
  Value one = make<LLVM::ConstantOp>(b, target.getLoc(), i64, b.getI64IntegerAttr(1));
  Value slot = make<LLVM::AllocaOp>(b, target.getLoc(), ptr, i64, one);
  SmallVector<Value> operands{slot};
  operands.append(block->args_begin(), block->args_end());
  make<LLVM::CallOp>(b, target.getLoc(), type, inner, operands);
  make<LLVM::ReturnOp>(b, target.getLoc(), make<LLVM::LoadOp>(b, target.getLoc(), i64, slot).getResult());
}

/// Lowers all functions of `work` but those that are always inlined and that nobody calls any more: they vanish.
void Lowering::lowerFunctions(SmallVectorImpl<std::pair<FuncOp, LLVM::LLVMFuncOp>> &work) {
  SmallVector<bool> isLowered(work.size());
  bool isFirst = true;
  for (bool goesOn = true; goesOn; isFirst = false) {
    goesOn = isFirst;
    for (auto [index, functions] : llvm::enumerate(work)) {
      StringAttr name = functions.first.getSymNameAttr();
      if (isLowered[index] || (shortBodies.contains(name) && (isFirst || !referenced.contains(name))))
        continue;
      isLowered[index] = goesOn = true;
      lowerFunction(functions.first, functions.second);
      // Its memory is for the functions that follow. Calls may still take short bodies in; wrappers for C look at their functions.
      if (!shortBodies.contains(name) && !functions.first.getCabi()) {
        Region done;
        done.takeBody(functions.first.getBody());
      }
    }
  }
  for (auto [index, functions] : llvm::enumerate(work))
    if (!isLowered[index])
      functions.second.erase();
  size_t at = 0;
  llvm::erase_if(work, [&](const auto &) { return !isLowered[at++]; });
}

LogicalResult Lowering::run() {
  SmallVector<std::pair<FuncOp, LLVM::LLVMFuncOp>> work;
  SmallVector<Operation *> finished;
  // Signatures first, so that calls find their callees.
  for (Operation &op : *module.getBody()) {
    if (isa<GlobalOp, LLVM::GlobalOp>(op)) {
      globals.insert(op.getAttrOfType<StringAttr>(SymbolTable::getSymbolAttrName()));
      continue;
    }
    if (auto function = dyn_cast<LLVM::LLVMFuncOp>(op)) {
      functions[function.getSymNameAttr()] = function.getFunctionType();
      continue;
    }
    auto func = dyn_cast<FuncOp>(op);
    if (!func)
      continue;
    finished.push_back(func);
    noteAccessor(func);
    TypeRange inputs = func.getFunctionType().getInputs();
    Signature signature = signatureOf(inputs, func.getArgConv(), func.resultType());
    b.setInsertionPoint(func);
    auto target = make<LLVM::LLVMFuncOp>(b, func.getLoc(), func.getSymName(), signature.type,
                                         linkageOf(func), false, LLVM::CConv::C, SymbolRefAttr(),
                                         ArrayRef<NamedAttribute>(),
                                         argAttrs(inputs, func.getArgConv(), func.getCabi()));
    target.setNoUnwind(true);
    if (func.getCabi() && func.resultType())
      if (DictionaryAttr attrs = cabiAttrs(func.resultType()))
        target.setResultAttrs(0, attrs);
    if (func.getInlining() == Inline::Always)
      target.setAlwaysInline(true);
    else if (func.getInlining() == Inline::Never)
      target.setNoInline(true);
    if (func.getNoreturn())
      target.setPassthroughAttr(b.getArrayAttr(b.getStringAttr("noreturn")));
    functions[func.getSymNameAttr()] = signature.type;
    if (func.getCabi())
      cFunctions.insert(func.getSymNameAttr());
    if (!func.isExternal())
      work.push_back({func, target});
    noteShortBody(func);
  }
  for (Operation &op : llvm::make_early_inc_range(*module.getBody())) {
    if (auto global = dyn_cast<GlobalOp>(op)) {
      lowerGlobal(global);
      finished.push_back(&op);
    } else if (isa<StructDefOp>(op)) {
      finished.push_back(&op);
    }
  }
  lowerFunctions(work);
  for (auto [func, target] : work)
    if (returnsWordToC(func))
      wrapForC(target);
    else if (func.getCabi() && hasAggregateForC(func.getFunctionType().getInputs(), func.resultType()))
      wrapStructsForC(func, target);
  for (Operation *op : finished)
    op->erase();
  SymbolTableCollection symbols;
  for (Operation *user : symbolUsers)
    failedAny |= failed(cast<SymbolUserOpInterface>(user).verifySymbolUses(symbols));
  if (failed(lowerRest()))
    return failure();
  if (sawForeign)
    module.walk([&](Operation *op) {
      if (op->getName().getDialectNamespace() != "llvm" && !isa<ModuleOp>(op))
        unsupported(op);
    });
  return failure(failedAny);
}
