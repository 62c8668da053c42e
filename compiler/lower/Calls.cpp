// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Calls, terminators, addresses of symbols.
#include "lower/Lowering.h"

using namespace kiln;
using namespace kiln::lower;
using namespace kiln::mojo;
using namespace mlir;

bool Lowering::declareFunction(StringAttr name, LLVM::LLVMFunctionType type, Location loc,
                               ArrayRef<DictionaryAttr> attrs) {
  referenced.insert(name);
  auto [it, isNew] = functions.try_emplace(name, type);
  if (!isNew)
    return it->second == type;
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToEnd(module.getBody());
  auto func = make<LLVM::LLVMFuncOp>(b, loc, name.getValue(), type);
  if (llvm::any_of(attrs, [](DictionaryAttr attr) { return attr && !attr.empty(); }))
    func.setAllArgAttrs(attrs);
  func.setNoUnwind(true);
  return true;
}

Value Lowering::callC(StringRef name, Type result, ValueRange args) {
  auto type = LLVM::LLVMFunctionType::get(result ? result : LLVM::LLVMVoidType::get(context),
                                          llvm::to_vector(args.getTypes()));
  StringAttr symbol = b.getStringAttr(name);
  LLVM::CallOp call;
  if (declareFunction(symbol, type, currentLoc)) {
    call = make<LLVM::CallOp>(b, currentLoc, type, symbol, args);
  } else {
    SmallVector<Value> all{make<LLVM::AddressOfOp>(b, currentLoc, ptr, name)};
    all.append(args.begin(), args.end());
    call = make<LLVM::CallOp>(b, currentLoc, type, all);
  }
  return result ? call.getResult() : Value();
}

LLVM::CallOp Lowering::directCall(LLVM::LLVMFunctionType type, FlatSymbolRefAttr callee, ValueRange operands) {
  if (!plainCall || type.isVarArg()) {
    auto call = make<LLVM::CallOp>(b, currentLoc, type, callee.getAttr(), operands);
    if (!type.isVarArg())
      plainCall = call.getProperties();
    return call;
  }
  plainCall->callee = callee;
  plainCall->operandSegmentSizes[0] = operands.size();
  TypeRange results = isa<LLVM::LLVMVoidType>(type.getReturnType()) ? TypeRange() : TypeRange(type.getReturnTypes());
  return makeOp<LLVM::CallOp>(b, currentLoc, results, operands, &*plainCall);
}

void Lowering::lowerCall(Operation *op, FlatSymbolRefAttr callee, Value pointer, ValueRange args,
                         ConvsAttr convs, Value result, Block *normal, Block *error) {
  Type resultType = result ? result.getType() : Type();
  if (pointer && op->hasAttr("cabi") && hasAggregateForC(args.getTypes(), resultType)) {
    Value value = callAsC({}, pointer, args, resultType, std::nullopt);
    if (result)
      set(result, value);
    return;
  }
  Signature signature = signatureOf(args.getTypes(), convs, result ? result.getType() : Type());
  SmallVector<Value> operands;
  if (callee && !declareFunction(callee.getAttr(), signature.type, currentLoc,
                                 argAttrs(args.getTypes(), convs, false)))
    pointer = make<LLVM::AddressOfOp>(b, currentLoc, ptr, callee.getValue());
  if (pointer)
    operands.push_back(pointer);
  for (Value arg : args)
    if (Value lowered = get(arg))
      operands.push_back(lowered);
  auto call = pointer ? make<LLVM::CallOp>(b, currentLoc, signature.type, operands)
                      : directCall(signature.type, callee, operands);
  // C wants small integers widened by the caller.
  if (callee && cFunctions.contains(callee.getAttr())) {
    llvm::SmallVector<DictionaryAttr> attrs = argAttrs(args.getTypes(), convs, /*cabi=*/true);
    if (llvm::any_of(attrs, [](DictionaryAttr attr) { return !attr.empty(); }))
      call.setArgAttrsAttr(b.getArrayAttr(SmallVector<Attribute>(attrs.begin(), attrs.end())));
  }
  Value returned = call.getNumResults() ? call.getResult() : Value();
  if (!signature.raises) {
    if (result)
      set(result, signature.result ? returned : Value());
    return;
  }
  Value raised = returned;
  if (signature.result) {
    set(result, make<LLVM::ExtractValueOp>(b, currentLoc, returned, ArrayRef<int64_t>{0}));
    raised = make<LLVM::ExtractValueOp>(b, currentLoc, returned, ArrayRef<int64_t>{1});
  } else if (result) {
    set(result, Value());
  }
  // Errors are rare.
  if (normal)
    make<LLVM::CondBrOp>(b, currentLoc, raised, blocks[error], ValueRange{}, blocks[normal],
                         ValueRange{}, std::pair<int32_t, int32_t>{1, 2000});
}

void Lowering::lower(CallOp op) {
  if (inlineCall(op))
    return;
  lowerCall(op, op.getCalleeAttr(), {}, op.getArgs(), op.getArgConv(), op.getResult(), nullptr,
            nullptr);
  if (op.getNoreturn()) {
    make<LLVM::UnreachableOp>(b, currentLoc);
    ended = true;
  }
}
void Lowering::lower(CallIndirectOp op) {
  lowerCall(op, {}, get(op.getCallee()), op.getArgs(), op.getArgConv(), op.getResult(), nullptr,
            nullptr);
  if (op.getNoreturn()) {
    make<LLVM::UnreachableOp>(b, currentLoc);
    ended = true;
  }
}
void Lowering::lower(InvokeOp op) {
  lowerCall(op, op.getCalleeAttr(), {}, op.getArgs(), op.getArgConv(), op.getResult(),
            op.getNormal(), op.getError());
}
void Lowering::lower(InvokeIndirectOp op) {
  lowerCall(op, {}, get(op.getCallee()), op.getArgs(), op.getArgConv(), op.getResult(),
            op.getNormal(), op.getError());
}

void Lowering::lower(ExternalCallOp op) {
  Type result = op.getResult() ? op.getResult().getType() : Type();
  std::optional<unsigned> fixed;
  if (op.getVariadic())
    fixed = *op.getVariadic();
  Value value = callAsC(op.getCalleeAttr(), {}, op.getArgs(), result, fixed);
  if (result)
    set(op.getResult(), value);
  if (op.getNoreturn()) {
    make<LLVM::UnreachableOp>(b, currentLoc);
    ended = true;
  }
}

void Lowering::lower(LLVMIntrinsicOp op) {
  Type type = op.getResult() ? foreignType(op.getResult().getType()) : Type();
  SmallVector<Value> args;
  for (Value arg : op.getArgs())
    if (Value value = get(arg))
      args.push_back(isa<SimdType>(arg.getType()) ? bitcast(value, foreignType(arg.getType())) : value);
  Value result = intrinsic(op.getName(), type, args);
  if (op.getResult())
    set(op.getResult(), type ? bitcast(result, lowerType(op.getResult().getType())) : result);
}

void Lowering::lower(InlineAsmOp op) {
  Type type = op.getResult() ? lowerType(op.getResult().getType()) : Type();
  auto assembly = make<LLVM::InlineAsmOp>(
      b, currentLoc, type ? TypeRange(type) : TypeRange(), getAll(op.getArgs()), op.getAsmString(),
      op.getConstraints(), !op.getPure(), false, LLVM::TailCallKind::None, LLVM::AsmDialectAttr(),
      ArrayAttr());
  if (op.getResult())
    set(op.getResult(), type ? assembly->getResult(0) : Value());
}

// ---- terminators -------------------------------------------------------------------------------

void Lowering::lower(ReturnOp op) {
  Value value = op.getValue() ? get(op.getValue()) : Value();
  if (raises) {
    Value fine = constantInt(i1, 0);
    if (value) {
      fine = makeAggregate(LLVM::LLVMStructType::getLiteral(context, {value.getType(), i1}), {value, fine});
    }
    value = fine;
  }
  make<LLVM::ReturnOp>(b, currentLoc, value ? ValueRange(value) : ValueRange());
}

void Lowering::lower(RaiseOp op) {
  Value raised = constantInt(i1, 1);
  if (functionResult) {
    Value pair = poison(LLVM::LLVMStructType::getLiteral(context, {functionResult, i1}));
    raised = make<LLVM::InsertValueOp>(b, currentLoc, pair, raised, ArrayRef<int64_t>{1});
  }
  make<LLVM::ReturnOp>(b, currentLoc, raised);
}

void Lowering::lower(UnreachableOp) { make<LLVM::UnreachableOp>(b, currentLoc); }
void Lowering::lower(TrapOp) { LLVM::Trap::create(b, currentLoc); }

// ---- symbols -----------------------------------------------------------------------------------

Value Lowering::lowerStringConstant(StringAttr text) {
  auto [it, isNew] = strings.try_emplace(text);
  if (isNew) {
    it->second = ".str." + std::to_string(strings.size());
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(module.getBody());
    std::string bytes = text.str();
    bytes.push_back('\0');
    auto global = make<LLVM::GlobalOp>(
        b, UnknownLoc::get(context), LLVM::LLVMArrayType::get(i8, bytes.size()), true,
        LLVM::Linkage::Private, it->second, b.getStringAttr(bytes), 1);
    global.setUnnamedAddr(LLVM::UnnamedAddr::Global);
  }
  return make<LLVM::AddressOfOp>(b, currentLoc, ptr, it->second);
}

void Lowering::lower(StringConstantOp op) { set(op, lowerStringConstant(op.getTextAttr())); }

void Lowering::lower(FunctionRefOp op) {
  referenced.insert(op.getCalleeAttr().getAttr());
  if (!functions.contains(op.getCalleeAttr().getAttr()))
    declareFunction(op.getCalleeAttr().getAttr(),
                    LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(context), {}), currentLoc);
  set(op, make<LLVM::AddressOfOp>(b, currentLoc, ptr, op.getCallee()));
}

void Lowering::lower(GlobalAddressOp op) {
  set(op, make<LLVM::AddressOfOp>(b, currentLoc, ptr, op.getGlobal()));
}
