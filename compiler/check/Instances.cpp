// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Function instances: identity, declaration in IR, and the way from syntax to a finished function.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/FunctionTypes.h"
#include "check/IrBridge.h"
#include "check/MlirRegions.h"
#include "check/Modules.h"
#include "check/Recursion.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "dialect/EachOperation.h"
#include "ownership/Ownership.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/Support/raw_ostream.h"
#include "source/RoomTimes.h"

namespace kiln {

/// Destructors of types with more levels are not inlined into each other: LLVM's analyses take long for loops in loops in loops.
static constexpr unsigned mostInlinedLevels = 8;

//===----------------------------------------------------------------------===//
// Identity
//===----------------------------------------------------------------------===//

/// `data` without origins.
static FunctionTypeData eraseSignature(Program &program, const FunctionTypeData &data, llvm::SmallVectorImpl<FunctionTypeArg> &args) {
  FunctionTypeData erased = data;
  for (FunctionTypeArg arg : data.args) {
    arg.type = program.values.eraseOrigins(arg.type);
    if (arg.origin)
      arg.origin = program.values.emptyOrigin(arg.origin->isMutable);
    args.push_back(arg);
  }
  erased.args = args;
  erased.result = program.values.eraseOrigins(data.result);
  erased.raises = program.values.eraseOrigins(data.raises);
  if (erased.raises && erased.raises.isNever())
    erased.raises = Type();
  if (data.resultOrigin)
    erased.resultOrigin = program.values.emptyOrigin(data.resultOrigin->isMutable);
  return erased;
}

/// The bound parameters of an instance in declaration order, erased.
static llvm::SmallVector<std::pair<Identifier, Const>, 4> boundParameters(Program &program, FunctionInfo *info, Scope *bindings) {
  llvm::SmallVector<std::pair<Identifier, Const>, 4> result;
  if (!bindings)
    return result;
  if (info->syntax)
    for (const ast::ParamDecl *param : info->syntax->signature.params.params)
      if (const Entity *entity = bindings->find(param->name.id); entity && entity->kind == Entity::Value)
        result.push_back({param->name.id, program.values.eraseOrigins(entity->value)});
  return result;
}

FunctionInstance *Program::instance(FunctionInfo *info, Type self, Scope *bindings, const FunctionTypeData &exact, SourceLoc loc,
                                    FunctionInstance *requester) {
  if (self)
    self = values.eraseOrigins(self);
  llvm::SmallVector<FunctionTypeArg, 8> args;
  FunctionTypeData signature = eraseSignature(*this, exact, args);
  auto params = boundParameters(*this, info, bindings);

  size_t key = llvm::hash_combine(info, self.get(), params.size());
  for (auto &[name, value] : params)
    key = llvm::hash_combine(key, value.get());
  for (const FunctionTypeArg &arg : args)
    key = llvm::hash_combine(key, arg.type.get(), arg.star);
  auto same = [&](FunctionInstance &other) {
    if (other.info != info || other.self != self || other.signature->args.size() != args.size() ||
        other.signature->result != signature.result || other.signature->raises != signature.raises)
      return false;
    for (auto [a, b] : llvm::zip(other.signature->args, args))
      if (a.type != b.type || a.convention != b.convention || a.inMemory != b.inMemory || 
          (a.origin && b.origin && a.origin != b.origin))
        return false;
    for (auto &[name, value] : params) {
      const Entity *entity = other.scope->find(name);
      if (!entity || entity->value != value)
        return false;
    }
    return true;
  };
  auto [begin, end] = impl->instancesByKey.equal_range(key);
  for (auto it = begin; it != end; ++it)
    if (same(*it->second)) {
      // What the walk of a nested function's body needed may be needed for itself.
      if (!archetypeWalk)
        it->second->isOpen = false;
      return it->second;
    }

  auto owned = std::make_unique<FunctionInstance>();
  FunctionInstance &instance = *owned;
  instances.push_back(std::move(owned));
  impl->instancesByKey.emplace(key, &instance);
  instance.info = info;
  instance.self = self;
  instance.requestedAt = loc;
  instance.requestedBy = requester;
  // Functions without parameters are as many as were written: only others can lead to new ones forever.
  instance.depth = requester && (!params.empty() || self || info->isNested) ? requester->depth + 1 : 0;
  auto *data = new (values.allocator().Allocate<FunctionTypeData>()) FunctionTypeData(signature);
  data->args = values.copyArray<FunctionTypeArg>(args);
  instance.signature = data;

  Scope *parent = info->scope;
  if (self && self.isStruct())
    parent = info->traitInfo ? traitScope(info->traitInfo, self) : info->structInfo ? memberScope(*this, info, self) : info->scope;
  else if (self && info->traitInfo)
    parent = traitScope(info->traitInfo, self);
  instance.scope = newScope(Scope::Function, parent);
  instance.scope->function = &instance;
  for (auto &[name, value] : params) {
    Entity entity;
    entity.kind = Entity::Value;
    entity.value = value;
    instance.scope->names[name] = entity;
  }
  if (archetypeWalk)
    instance.isOpen = info->isNested || (self && !self.isConcrete()) || !signature.result.isConcrete() ||
                      llvm::any_of(params, [](auto &param) { return param.second.isSymbolic(); }) ||
                      llvm::any_of(args, [](const FunctionTypeArg &arg) { return arg.type && !arg.type.isConcrete(); });
  declareInstance(instance, params);
  return &instance;
}

FunctionInstance *Program::instanceBySymbol(llvm::StringRef symbol) {
  auto it = impl->bySymbol.find(symbol);
  return it == impl->bySymbol.end() ? nullptr : it->second;
}

//===----------------------------------------------------------------------===//
// Declaration
//===----------------------------------------------------------------------===//

static mojo::Conv conventionOf(Program &program, const FunctionTypeArg &arg) {
  bool value = arg.star == FunctionTypeArg::None && !arg.inMemory && program.isValueType(arg.type);
  switch (arg.convention) {
  case Convention::Imm:
    return value || arg.star == FunctionTypeArg::Variadic || arg.star == FunctionTypeArg::Pack ? mojo::Conv::Value : mojo::Conv::Imm;
  case Convention::Var:
  case Convention::Deinit:
    if (value || arg.star == FunctionTypeArg::Variadic || arg.star == FunctionTypeArg::Pack)
      return mojo::Conv::Value;
    return arg.convention == Convention::Var ? mojo::Conv::Var : mojo::Conv::Deinit;
  case Convention::Mut:
    return arg.star == FunctionTypeArg::Variadic || arg.star == FunctionTypeArg::Pack ? mojo::Conv::Value : mojo::Conv::Mut;
  case Convention::Ref:
    return mojo::Conv::Ref;
  case Convention::Out:
    return mojo::Conv::Out;
  }
  llvm_unreachable("covered switch");
}

/// Whether a function of the library is declared to return `ref[origin_of(self)._get_owned_interior["element"]] T`: an element that a
/// collection keeps behind a pointer.
static bool givesOwnedElement(const FunctionInfo &info) {
  if (!info.syntax || !info.module || info.isUserCode() || info.syntax->signature.resultRef.origins.size() != 1)
    return false;
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(info.syntax->signature.resultRef.origins[0]->ignoreParens());
  auto *hook = subscript ? llvm::dyn_cast<ast::MemberExpr>(subscript->base) : nullptr;
  if (!hook || hook->name.str() != "_get_owned_interior" || subscript->args.size() != 1)
    return false;
  auto *tag = llvm::dyn_cast<ast::StringLiteral>(subscript->args[0].value->ignoreParens());
  return tag && llvm::StringRef(tag->value) == "element";
}

/// Whether an argument is declared `var x: T` with a type parameter of the function whose bounds don't say that its values may be destroyed
/// (05/LIN-8). A `where` clause may lift that.
static bool isLinearByBound(Program &program, const FunctionInstance &instance, const ast::ArgDecl &arg) {
  const ast::FunctionSignature &signature = instance.info->syntax->signature;
  if (arg.convention != ast::Convention::Var || arg.stars != ast::Stars::None || !arg.type || !signature.wheres.empty())
    return false;
  auto *name = llvm::dyn_cast<ast::NameExpr>(arg.type->ignoreParens());
  if (!name)
    return false;
  for (const ast::ParamDecl *param : signature.params.params) {
    if (param->name.id != name->name || !param->type)
      continue;
    Checker checker(program, instance.scope, Checker::Mode::Comptime);
    DiagnosticCapture capture(program.diags);
    Type bound = checker.evaluateType(*param->type);
    return bound && !capture.hasErrors() && bound.kind() == TypeKind::Trait &&
           program.destroyOf(program.values.archetype(param, name->name, bound)) == Lifecycle::Missing;
  }
  return false;
}

/// Two exported functions cannot share a symbol (06/ABI-8, 07/DEC-9).
static void checkExport(Program &program, const FunctionInfo &info, llvm::StringRef symbol) {
  auto before = program.impl->bySymbol.find(symbol);
  const FunctionInfo *other = before == program.impl->bySymbol.end() ? nullptr : before->second->info;
  bool isEntry = symbol == "main" && info.name != "main" && info.module == program.mainModule;
  if ((!isEntry && (!other || other == &info || !other->isExport)) || !info.syntax)
    return;
  SourceLoc first = other && other->syntax ? other->syntax->loc() : SourceLoc(), second = info.syntax->loc();
  if (first.isValid() && second < first)
    std::swap(first, second);
  auto report = program.diags.report(second, diag::ExportedTwice, symbol);
  if (first.isValid())
    report.note(first, diag::PreviousDefinition);
}

/// Variadic arguments arrive as a VariadicList or VariadicPack value: FunctionTypeArg::type is then that struct type.
void Program::declareInstance(FunctionInstance &instance, llvm::ArrayRef<std::pair<Identifier, Const>> params) {
  mlir::MLIRContext *context = impl->ir->context;
  mlir::OpBuilder builder(context);
  builder.setInsertionPointToEnd(impl->ir->module->getBody());
  const FunctionTypeData &signature = *instance.signature;
  FunctionInfo *info = instance.info;

  llvm::SmallVector<mlir::Type, 8> inputs;
  llvm::SmallVector<mojo::Conv, 8> convs;
  llvm::SmallVector<llvm::StringRef, 8> names;
  mlir::Type result;
  bool isNone = signature.result.isNever() || isRole(signature.result, Role::NoneType);
  if (signature.resultIsRef) {
    result = mojo::RefType::get(toMlirType(lowerType(signature.result)));
  } else if (!isNone) {
    if (isValueType(signature.result)) {
      result = toMlirType(lowerType(signature.result));
    } else {
      inputs.push_back(mojo::RefType::get(toMlirType(lowerType(signature.result))));
      convs.push_back(mojo::Conv::Out);
      // A result with a name of its own is checked at each return (05/DINI-6).
      const ast::ArgDecl *out = info->syntax ? info->syntax->signature.outArg() : nullptr;
      names.push_back(out ? out->name.str() : llvm::StringRef());
    }
  }
  for (const FunctionTypeArg &arg : signature.args) {
    mojo::Conv conv = conventionOf(*this, arg);
    mlir::Type type = toMlirType(lowerType(arg.type));
    inputs.push_back(conv == mojo::Conv::Value ? type : mojo::RefType::get(type));
    convs.push_back(conv);
    names.push_back(arg.name.str());
  }
  if (signature.raises) {
    inputs.push_back(mojo::RefType::get(toMlirType(lowerType(signature.raises))));
    convs.push_back(mojo::Conv::Err);
    names.push_back("error");
  }

  std::string name = info->name ? info->name.str().str() : "lambda";
  instance.display = name;
  std::string symbol = instance.self ? print(instance.self, true) + "." + name : info->module ? info->module->name + "." + name : name;
  if (!params.empty()) {
    symbol += "[";
    for (auto [i, param] : llvm::enumerate(params))
      symbol += (i ? ", " : "") + print(param.second, true);
    symbol += "]";
  }
  if (info->isExport)
    symbol = info->exportName.str();
  if (info->isExport)
    checkExport(*this, *info, symbol);
  unsigned &uses = impl->symbolUses[symbol];
  if (uses++)
    symbol += "#" + std::to_string(uses);
  instance.symbol = symbol;
  impl->bySymbol[symbol] = &instance;

  auto type = builder.getFunctionType(inputs, result ? mlir::TypeRange(result) : mlir::TypeRange());
  SourceLoc loc = info->syntax ? info->syntax->loc() : instance.requestedAt;
  auto op = mojo::FuncOp::create(builder, mlirLocation(*this, loc), symbol, type, convs);
  op.setArgNamesAttr(builder.getStrArrayAttr(names));
  op.setDisplayAttr(builder.getStringAttr(instance.display));
  if (info->isExport)
    op.setLinkage(mojo::Linkage::Export);
  // Each level of a container is a loop around those inside of it.
  bool isDeep = info->name == "__deinit__" && instance.self && instance.self->levels > mostInlinedLevels;
  if (info->alwaysInline && !isDeep)
    op.setInlining(mojo::Inline::Always);
  else if (info->noInline || isDeep)
    op.setInlining(mojo::Inline::Never);
  if (signature.raises)
    op.setRaises(true);
  if (signature.cAbi)
    op.setCabi(true);
  // One that raises does return: with an error.
  if (signature.result.isNever() && !signature.raises)
    op.setNoreturn(true);
  if (info->name == "__init__" && info->isMethod())
    op.setCtor(true);
  for (const FunctionTypeArg &arg : signature.args)
    if (arg.convention == Convention::Deinit)
      op.setDeinitMethod(true);
  if (info->syntax && info->isUserCode() && !info->syntax->signature.params.params.empty()) {
    llvm::SmallVector<int32_t, 2> linear;
    unsigned index = inputs.size() - signature.args.size() - (signature.raises ? 1 : 0);
    for (const ast::ArgDecl *arg : info->syntax->signature.args.args)
      if (arg->convention != ast::Convention::Out) {
        if (isLinearByBound(*this, instance, *arg))
          linear.push_back(int32_t(index));
        ++index;
      }
    if (!linear.empty())
      op->setDiscardableAttr("linear_args", builder.getDenseI32ArrayAttr(linear));
  }
  if (givesOwnedElement(*info))
    op->setDiscardableAttr("gives_owned_element", builder.getUnitAttr());
  instance.op = op;
}

//===----------------------------------------------------------------------===//
// Finishing
//===----------------------------------------------------------------------===//

/// Emits the body of a synthesized lifecycle member.
static void emitSynthesized(Program &program, FunctionInstance &instance, Emitter &emitter) {
  Type type = instance.self;
  llvm::ArrayRef<Type> fields = program.fieldTypes(type);
  bool value = program.isValueType(type);
  auto copyOrMove = [&](IRValue source, IRValue destination, Type field, bool isCopy) {
    if (program.isValueType(field))
      emitter.store(emitter.load(source, field), destination);
    else if (isCopy || program.moveOf(field) == Lifecycle::Missing)
      emitter.copy(source, destination, field);
    else
      emitter.move(source, destination, field);
  };
  switch (instance.info->synthesis) {
  case FunctionInfo::FieldwiseInit: {
    if (value) {
      llvm::SmallVector<IRValue, 8> values;
      for (auto [index, field] : llvm::enumerate(fields)) {
        IRValue argument = emitter.functionArgument(emitter.irArgument(index));
        bool inMemory = instance.signature->args[index].inMemory;
        values.push_back(inMemory ? emitter.load(argument, field) : argument);
      }
      emitter.returnValue(emitter.structCreate(type, values));
      return;
    }
    IRValue out = emitter.functionArgument(emitter.irOutArgument());
    for (auto [index, field] : llvm::enumerate(fields)) {
      IRValue argument = emitter.functionArgument(emitter.irArgument(index));
      IRValue destination = emitter.field(out, type, index);
      if (program.isValueType(field) && !instance.signature->args[index].inMemory)
        emitter.store(argument, destination);
      else
        copyOrMove(argument, destination, field, false);
    }
    break;
  }
  case FunctionInfo::CopyInit:
  case FunctionInfo::MoveInit: {
    IRValue argument = emitter.functionArgument(emitter.irArgument(0));
    if (value) {
      emitter.returnValue(argument);
      return;
    }
    IRValue out = emitter.functionArgument(emitter.irOutArgument());
    for (auto [index, field] : llvm::enumerate(fields))
      copyOrMove(emitter.field(argument, type, index), emitter.field(out, type, index), field,
                 instance.info->synthesis == FunctionInfo::CopyInit);
    break;
  }
  default:
    break;
  }
  emitter.returnValue();
}

/// Replaces copy, move and destroy by calls of the members of the type, or by nothing or bytes for trivial ones; collects callees.
static void resolveLifecycle(Program &program, FunctionInstance &instance) {
  auto function = llvm::cast<mojo::FuncOp>(instance.op);
  mlir::MLIRContext *context = function.getContext();
  llvm::SmallVector<mlir::Operation *, 16> work;
  forEachOperation(function.getBody(), [&](mlir::Operation *op) {
    if (llvm::isa<mojo::CopyOp, mojo::MoveOp, mojo::DestroyOp, mojo::KeepOp, mojo::MarkInitializedOp, mojo::MarkDestroyedOp,
                  mojo::OriginOp>(op))
      work.push_back(op);
  });
  auto structOf = [&](mlir::Value place) -> Type {
    auto ref = llvm::dyn_cast<mojo::RefType>(place.getType());
    auto structType = ref ? llvm::dyn_cast<mojo::StructType>(ref.getPointee()) : mojo::StructType();
    if (!structType)
      return Type();
    auto it = program.impl->ir->structsBySymbol.find(structType.getName());
    return it == program.impl->ir->structsBySymbol.end() ? Type() : it->second;
  };
  auto emitCall = [&](mlir::Operation *op, FunctionInstance *callee, mlir::ValueRange values, llvm::ArrayRef<mojo::Conv> convs) {
    mlir::OpBuilder builder(op);
    mojo::CallOp::create(builder, op->getLoc(), mlir::TypeRange(), mlir::FlatSymbolRefAttr::get(context, callee->symbol), values,
                         mojo::ConvsAttr::get(context, convs), mojo::CalleeKindAttr(), mlir::UnitAttr());
  };
  for (mlir::Operation *op : work) {
    if (auto copy = llvm::dyn_cast<mojo::CopyOp>(op)) {
      Type type = structOf(copy.getSrc());
      if (FunctionInstance *callee = type ? program.copyConstructorOf(type, SourceLoc()) : nullptr) {
        emitCall(op, callee, {copy.getDst(), copy.getSrc()}, {mojo::Conv::Out, mojo::Conv::Imm});
      } else {
        mlir::OpBuilder builder(op);
        mojo::BitCopyOp::create(builder, op->getLoc(), copy.getSrc(), copy.getDst());
      }
    } else if (auto move = llvm::dyn_cast<mojo::MoveOp>(op)) {
      Type type = structOf(move.getSrc());
      FunctionInstance *callee = type ? program.moveConstructorOf(type, SourceLoc()) : nullptr;
      if (callee) {
        auto calleeOp = llvm::cast<mojo::FuncOp>(callee->op);
        emitCall(op, callee, {move.getDst(), move.getSrc()}, {mojo::Conv::Out, calleeOp.convOf(1)});
      } else {
        mlir::OpBuilder builder(op);
        mojo::BitCopyOp::create(builder, op->getLoc(), move.getSrc(), move.getDst());
      }
    } else if (auto destroy = llvm::dyn_cast<mojo::DestroyOp>(op)) {
      Type type = structOf(destroy.getRef());
      if (FunctionInstance *callee = type ? program.destructorOf(type, SourceLoc()) : nullptr)
        emitCall(op, callee, destroy.getRef(), {mojo::Conv::Deinit});
    }
    op->erase();
  }
  llvm::SmallDenseSet<mlir::Attribute, 16> seen;
  forEachOperation(function.getBody(), [&](mlir::Operation *op) {
    mlir::FlatSymbolRefAttr symbol;
    if (auto call = llvm::dyn_cast<mojo::CallOp>(op))
      symbol = call.getCalleeAttr();
    else if (auto invoke = llvm::dyn_cast<mojo::InvokeOp>(op))
      symbol = invoke.getCalleeAttr();
    else if (auto ref = llvm::dyn_cast<mojo::FunctionRefOp>(op))
      symbol = ref.getCalleeAttr();
    if (symbol && seen.insert(symbol).second)
      if (FunctionInstance *callee = program.instanceBySymbol(symbol.getValue()))
        instance.callees.push_back(callee);
  });
}

llvm::LogicalResult Program::own(FunctionInstance &instance) {
  bool isUserCode = instance.info->isUserCode();
  auto report = [&](OwnershipDiagnostic finding) {
    SourceLoc loc = sourceLocation(*this, finding.location);
    // Warnings are for the user's own functions, once per declaration.
    if (finding.isWarning() && !isUserCode)
      return;
    Diagnostic diagnostic = finding.at(loc);
    for (const OwnershipDiagnostic &note : finding.notes)
      diagnostic.notes.push_back(note.at(sourceLocation(*this, note.location)));
    if (finding.id == diag::NeverUsed || finding.id == diag::AssignmentNeverUsed)
      impl->neverUsed.emplace_back(finding.location, std::move(diagnostic));
    else
      diags.emit(std::move(diagnostic));
  };
  RoomTime time(Room::Ownership);
  auto symbols = [&](llvm::StringRef name) { return impl->ir->globalOps.lookup(name); };
  return placeDestroys(llvm::cast<mojo::FuncOp>(instance.op), report, symbols, isUserCode ? &impl->used : nullptr);
}

void Program::reportNeverUsed() {
  for (auto &[location, diagnostic] : impl->neverUsed)
    if (!impl->used.contains({location, diagnostic.id}))
      diags.emit(std::move(diagnostic));
  impl->neverUsed.clear();
}

namespace {
/// Says in a crash report which function was being compiled.
class FinishTrace : public llvm::PrettyStackTraceEntry {
public:
  FinishTrace(Program &program, FunctionInstance &instance) : program(program), instance(instance) {}
  void print(llvm::raw_ostream &os) const override {
    os << "compiling '" << instance.symbol << "'";
    SourceLoc loc = instance.info->syntax ? instance.info->syntax->loc() : instance.requestedAt;
    if (const SourceFile *file = program.sources.fileOf(loc))
      os << " at " << file->path() << ":" << program.sources.lineColumn(loc).line;
    os << '\n';
  }

private:
  Program &program;
  FunctionInstance &instance;
};
} // namespace

/// Statements that instances may always have together, and what one of a function of the library or of the compiler counts.
static constexpr uint64_t leastInstantiated = 250'000, libraryStatements = 12;

/// Where `instance` was asked for, or what asked for it: nobody writes calls of lifecycle methods.
static SourceLoc placeOf(const FunctionInstance &instance) {
  for (const FunctionInstance *each = &instance; each; each = each->requestedBy)
    if (each->requestedAt)
      return each->requestedAt;
  return instance.self.isStruct() && instance.self.structInfo() ? instance.self.structInfo()->loc : SourceLoc();
}

/// Whether the instances so far are so many and big that compiling them would take more than the size of the sources lets one expect.
static bool areTooMany(Program &program, Program::Impl::Ir &ir) {
  if (program.options.instantiatedStatements) {
    ir.mostInstantiated = program.options.instantiatedStatements;
    return ir.instantiated > ir.mostInstantiated;
  }
  if (ir.instantiated <= std::max(leastInstantiated, ir.mostInstantiated))
    return false;
  uint64_t bytes = 0;
  for (ModuleInfo *module : program.loadedModules())
    if (module->isUserCode && module->syntax && !module->syntax->statements.empty())
      if (const SourceFile *file = program.sources.fileOf(module->syntax->statements.front()->loc()))
        bytes += file->size();
  ir.mostInstantiated = std::max(leastInstantiated, 3 * bytes);
  return ir.instantiated > ir.mostInstantiated;
}

llvm::LogicalResult Program::finish(FunctionInstance &instance) {
  switch (instance.state) {
  case FunctionInstance::Finished:
    return llvm::success();
  case FunctionInstance::Failed:
    for (const Diagnostic &diagnostic : impl->instanceDiagnostics[&instance])
      diags.emit(diagnostic);
    return llvm::failure();
  case FunctionInstance::Declared:
    break;
  default:
    // In progress: a body that needs its own result while it is checked.
    return llvm::failure();
  }
  if (instance.isOpen)
    return llvm::failure();
  ArchetypeWalk instanceWalk(*this, false);
  llvm::SaveAndRestore mute(impl->mutesOutput, false);
  if (instance.isExternal) {
    instance.state = FunctionInstance::Finished;
    return llvm::success();
  }
  instance.state = FunctionInstance::InBody;
  FinishTrace trace(*this, instance);
  RoomTime time(Room::Check);
  DiagnosticCapture capture(diags);
  bool failed = false;
  if (instance.info->isEndless) {
    failed = true;
  } else if (instance.depth > options.instantiationDepth) {
    diags.report(instance.requestedAt, diag::InstantiationTooDeep, instance.display, options.instantiationDepth);
    failed = instance.info->isEndless = true;
  } else if (areTooMany(*this, *impl->ir)) {
    if (!std::exchange(impl->ir->instantiatedTooMany, true))
      diags.report(placeOf(instance), diag::TooManyInstances, std::to_string(impl->ir->mostInstantiated));
    failed = true;
  } else {
    Checker checker(*this, instance.scope, Checker::Mode::Runtime);
    checker.function = &instance;
    checker.isSessionInput = instance.info->isSessionInput;
    instance.scope->checker = &checker;
    checker.outer = impl->enclosingCheckers.lookup(instance.info);
    checker.emitter = std::make_unique<Emitter>(*this, instance);
    checker.emitter->dependencies = [&](Type type) { return checker.storagesOf(type); };
    if (instance.info->synthesis != FunctionInfo::None && instance.info->synthesis != FunctionInfo::ClosureCall &&
        instance.info->synthesis != FunctionInfo::Thunk)
      emitSynthesized(*this, instance, *checker.emitter);
    else
      checker.checkFunctionBody();
    instance.scope->checker = nullptr;
    failed = capture.hasErrors();
    if (!impl->ir->instantiatedOnce.insert(instance.info).second)
      impl->ir->instantiated += instance.info->isUserCode() ? checker.statementsChecked : libraryStatements;
  }
  if (instance.info->syntax && instance.info->syntax->hasErrors()) {
    // Of what a syntax error has left, only the errors are worth reading.
    for (Diagnostic &diagnostic : capture.take())
      if (diagnostic.severity == Severity::Error)
        diags.emit(explainInstance(instance, std::move(diagnostic)));
    instance.state = FunctionInstance::Failed;
    return llvm::failure();
  }
  if (!failed) {
    instance.state = FunctionInstance::Bodied;
    removeDeadBlocks(instance);
    if (convertStructuredControlFlow(llvm::cast<mojo::FuncOp>(instance.op)))
      removeDeadBlocks(instance);
    warnEndlessRecursion(*this, instance);
    failed = llvm::failed(own(instance));
    failed |= capture.hasErrors();
  }
  if (!failed) {
    resolveLifecycle(*this, instance);
    failed = capture.hasErrors();
  }
  std::vector<Diagnostic> diagnostics = capture.take();
  for (Diagnostic &diagnostic : diagnostics) {
    diagnostic = explainInstance(instance, std::move(diagnostic));
    diags.emit(diagnostic);
  }
  if (failed) {
    impl->instanceDiagnostics[&instance] = std::move(diagnostics);
    instance.state = FunctionInstance::Failed;
    return llvm::failure();
  }
  instance.state = FunctionInstance::Finished;
  return llvm::success();
}

void Program::removeDeadBlocks(FunctionInstance &instance) {
  auto function = llvm::cast<mojo::FuncOp>(instance.op);
  mlir::Region &body = function.getBody();
  if (body.empty())
    return;
  llvm::SmallPtrSet<mlir::Block *, 32> reached;
  llvm::SmallVector<mlir::Block *, 32> pending{&body.front()};
  while (!pending.empty()) {
    mlir::Block *block = pending.pop_back_val();
    if (!reached.insert(block).second)
      continue;
    if (block->empty() || !block->back().hasTrait<mlir::OpTrait::IsTerminator>()) {
      mlir::OpBuilder builder(function.getContext());
      builder.setInsertionPointToEnd(block);
      mojo::UnreachableOp::create(builder, function.getLoc());
    }
    for (mlir::Block *next : block->getSuccessors())
      pending.push_back(next);
  }
  llvm::SmallVector<mlir::Block *, 8> dead;
  for (mlir::Block &block : body)
    if (!reached.contains(&block))
      dead.push_back(&block);
  for (mlir::Block *block : dead)
    block->dropAllReferences();
  for (mlir::Block *block : dead)
    block->dropAllDefinedValueUses();
  for (mlir::Block *block : dead)
    block->erase();
}

void Program::require(FunctionInstance *instance) {
  if (instance && !instance->queued && !archetypeWalk) {
    instance->queued = true;
    impl->worklist.push_back(instance);
  }
}

llvm::LogicalResult Program::finishAll() {
  bool failed = false;
  std::reverse(impl->worklist.begin(), impl->worklist.end());
  while (!impl->worklist.empty()) {
    FunctionInstance *instance = impl->worklist.back();
    impl->worklist.pop_back();
    // What is asked for first is finished first, with all that it asks for itself: output while compiling comes in the order of the source.
    size_t first = impl->worklist.size();
    auto inOrder = llvm::make_scope_exit([&] { std::reverse(impl->worklist.begin() + first, impl->worklist.end()); });
    if (llvm::failed(finish(*instance))) {
      failed = true;
      continue;
    }
    if (!instance->codegenError.empty()) {
      SourceLoc loc = instance->info->syntax ? instance->info->syntax->loc() : instance->requestedAt;
      diags.emit(explainInstance(*instance, DiagnosticEngine::make(loc, diag::ConstraintFailed, {DiagArg(instance->codegenError)})));
      failed = true;
    }
    for (FunctionInstance *callee : instance->callees)
      require(callee);
  }
  return llvm::failure(failed);
}

//===----------------------------------------------------------------------===//
// Roots
//===----------------------------------------------------------------------===//

/// The instance of a function without parameters whose argument and result types don't depend on a call. Null after a diagnostic.
FunctionInstance *plainInstance(Program &program, FunctionInfo *info, Type self) {
  Const function = program.values.function(info, info->scope, self, {}, Type());
  const FunctionTypeData *signature = signatureOf(program, function);
  if (!signature)
    return nullptr;
  Scope *bindings = program.newScope(Scope::Bindings, self && self.isStruct() ? memberScope(program, info, self) : info->scope);
  return program.instance(info, self, bindings, *signature, info->syntax->loc(), nullptr);
}

FunctionInstance *Program::startFunction(llvm::StringRef text, llvm::ArrayRef<FunctionInfo *> known) {
  ModuleInfo *module = loadText(*this, "<startup>", text);
  if (!module)
    return nullptr;
  for (FunctionInfo *function : known) {
    Entity entity;
    entity.kind = Entity::Functions;
    entity.functions = values.copyArray<FunctionInfo *>({function});
    module->scope->names[function->name] = entity;
  }
  Entity start = lookupInModule(module, names.get("__entry"));
  return start.kind == Entity::Functions ? plainInstance(*this, start.functions.front(), Type()) : nullptr;
}

/// Whether nothing about the function depends on a call: no parameters, no arguments that make implicit ones.
static bool isPlain(Program &program, FunctionInfo *info) {
  return info->syntax && info->syntax->signature.params.params.empty() && info->intrinsic.empty();
}

void Program::requireExports(ModuleInfo *module) {
  for (auto &[name, entity] : module->scope->names)
    if (entity.kind == Entity::Functions)
      for (FunctionInfo *function : entity.functions)
        if (function->isExport && function->module == module && isPlain(*this, function))
          require(plainInstance(*this, function, Type()));
}

void Program::pruneUnfinished() {
  llvm::SmallVector<mlir::Operation *, 16> dead;
  for (const std::unique_ptr<FunctionInstance> &instance : instances)
    if (!instance->queued || instance->state != FunctionInstance::Finished)
      if (instance->op)
        dead.push_back(instance->op);
  for (mlir::Operation *op : dead)
    op->dropAllReferences();
  for (mlir::Operation *op : dead)
    op->erase();
}

void Program::checkUnreached(ModuleInfo *module) {
  // Functions in the order of the file, so that diagnostics come in a stable order.
  auto check = [&](FunctionInfo *function, Type self) {
    if (!isPlain(*this, function) || function->isRequirement || function->traitInfo)
      return;
    for (const ast::ArgDecl *arg : function->syntax->signature.args.args)
      if (arg->stars != ast::Stars::None)
        return;
    // Those that were called as they are declared have nothing left to say.
    if (FunctionInstance *known = impl->plainFunctions.lookup({function, self}); known && known->state == FunctionInstance::Finished)
      return;
    DiagnosticCapture capture(diags);
    FunctionInstance *instance = plainInstance(*this, function, self);
    bool hadErrors = capture.hasErrors();
    std::vector<Diagnostic> found = capture.take();
    // A signature that depends on a call (unbound types) says so; that is not an error of the declaration.
    if (!instance && !hadErrors)
      return;
    for (const Diagnostic &diagnostic : found)
      diags.emit(diagnostic);
    if (!instance)
      return;
    if (instance->state == FunctionInstance::Declared)
      (void)finish(*instance);
  };
  for (const ast::Stmt *stmt : module->syntax->statements) {
    auto *declStmt = llvm::dyn_cast<ast::DeclStmt>(stmt);
    if (!declStmt)
      continue;
    const Entity *entity = declStmt->decl->name ? module->scope->find(declStmt->decl->name.id) : nullptr;
    if (!entity)
      continue;
    if (auto *decl = llvm::dyn_cast<ast::FunctionDecl>(declStmt->decl)) {
      if (entity->kind == Entity::Functions)
        for (FunctionInfo *function : entity->functions)
          if (function->syntax == decl)
            check(function, Type());
    } else if (auto *decl = llvm::dyn_cast<ast::StructDecl>(declStmt->decl)) {
      if (entity->kind != Entity::Struct || entity->structInfo->syntax != decl)
        continue;
      StructInfo *info = entity->structInfo;
      if (!info->params.empty())
        continue;
      Type self = values.structType(info, {});
      for (auto &[name, member] : info->members)
        if (member.kind == Member::Methods)
          for (FunctionInfo *method : member.methods)
            check(method, self);
    }
  }
}

} // namespace kiln
