// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compile-time evaluation of calls by the interpreter, and constants as globals of the program.
#include "check/FunctionTypes.h"
#include "check/InlineMlir.h"
#include "check/Archetypes.h"
#include "check/IrBridge.h"
#include "check/Parameters.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "source/RoomTimes.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/raw_ostream.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// Globals
//===----------------------------------------------------------------------===//

std::string globalFor(Program &program, const std::shared_ptr<const MemoryImage> &image, uint32_t block) {
  Program::Impl::Ir &ir = *program.impl->ir;
  size_t hash = image->hash(), key = llvm::hash_combine(hash, block);
  auto [begin, end] = ir.globals.equal_range(key);
  for (auto it = begin; it != end; ++it)
    if (it->second.first == image || *it->second.first == *image)
      return it->second.second;
  // All blocks of the image become globals at once, since they may point at each other.
  llvm::SmallVector<std::string, 4> names;
  for (uint32_t i = 0, e = image->blocks.size(); i < e; ++i) {
    names.push_back("constant." + std::to_string(ir.globalCount++));
    ir.globals.emplace(llvm::hash_combine(hash, i), std::pair(image, names.back()));
  }
  mlir::OpBuilder builder(ir.context);
  builder.setInsertionPointToEnd(ir.module->getBody());
  for (auto [index, memory] : llvm::enumerate(image->blocks)) {
    llvm::SmallVector<mlir::Attribute, 4> relocations;
    for (const Relocation &relocation : memory.relocations) {
      std::string symbol = relocation.kind == Relocation::Kind::Block ? names[relocation.block] : relocation.symbol;
      if (relocation.kind == Relocation::Kind::Dangling)
        continue;
      if (relocation.kind == Relocation::Kind::Function)
        if (FunctionInstance *function = program.instanceBySymbol(symbol))
          program.require(function);
      relocations.push_back(mojo::RelocAttr::get(ir.context, int64_t(relocation.offset),
                                                 mlir::FlatSymbolRefAttr::get(ir.context, symbol), relocation.addend));
    }
    llvm::StringRef bytes(reinterpret_cast<const char *>(memory.bytes.data()), memory.bytes.size());
    auto op = mojo::GlobalOp::create(builder, mlir::UnknownLoc::get(ir.context), builder.getStringAttr(names[index]),
                                     builder.getStringAttr(bytes), relocations.empty() ? mlir::ArrayAttr() : builder.getArrayAttr(relocations),
                                     builder.getI64IntegerAttr(int64_t(std::max<uint64_t>(memory.align, 1))),
                                     memory.isHeap ? mlir::UnitAttr() : builder.getUnitAttr());
    ir.globalOps[names[index]] = op;
  }
  return names[block];
}

//===----------------------------------------------------------------------===//
// The interpreter's host
//===----------------------------------------------------------------------===//

namespace {

/// Gives the interpreter finished functions and turns its failures into diagnostics.
class Host : public InterpreterHost {
public:
  explicit Host(Program &program) : program(program) {}

  mojo::FuncOp resolve(llvm::StringRef symbol) override {
    FunctionInstance *instance = program.instanceBySymbol(symbol);
    if (!instance)
      return {};
    if (instance->state == FunctionInstance::InBody || instance->state == FunctionInstance::Bodied) {
      program.diags.report(program.impl->ir->evaluationLoc, diag::RecursiveReference, instance->display);
      return {};
    }
    if (llvm::failed(program.finish(*instance)))
      return {};
    return llvm::cast<mojo::FuncOp>(instance->op);
  }

  mojo::FuncOp resolveIfReady(llvm::StringRef symbol) override {
    FunctionInstance *instance = program.instanceBySymbol(symbol);
    if (!instance)
      return {};
    // What is marked to be inlined is small and nearly always called; finishing it before it is called lets the interpreter translate
    // it in place. If that fails, the call says why when it happens.
    if (instance->state == FunctionInstance::Declared && instance->info && instance->info->alwaysInline &&
        !instance->isExternal) {
      DiagnosticCapture capture(program.diags);
      if (llvm::succeeded(program.finish(*instance)))
        capture.replay();
    }
    return instance->state == FunctionInstance::Finished && instance->op ? llvm::cast<mojo::FuncOp>(instance->op) : mojo::FuncOp();
  }

  mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) override {
    auto it = program.impl->ir->globalOps.find(symbol);
    return it == program.impl->ir->globalOps.end() ? mojo::GlobalOp() : llvm::cast<mojo::GlobalOp>(it->second);
  }

  void write(int fd, llvm::StringRef bytes) override {
    if (program.impl->mutesOutput)
      return;
    llvm::raw_ostream &os = fd == 2 ? llvm::errs() : llvm::outs();
    os << bytes;
    os.flush();
  }

  void error(const InterpreterError &error) override {
    if (error.kind == InterpreterError::Kind::Resolve)
      return;
    // The error stands at the innermost place in the user's code; what the library does below it are notes.
    SourceLoc loc = program.impl->ir->evaluationLoc;
    std::string message = error.operationMessage();
    if (message.empty())
      message = error.cause;
    if (error.kind == InterpreterError::Kind::Limit) {
      message = error.cause;
      for (auto [limit, option] : {std::pair<llvm::StringRef, llvm::StringRef>("step limit", "steps"), {"call depth", "depth"}, {"out of memory", "memory"}})
        if (llvm::StringRef(message).starts_with(limit))
          message += ("; --comptime-max-" + option + " sets the limit").str();
    }
    auto report = program.diags.report(loc, diag::ComptimeFailure, message);
    for (const InterpreterNote &note : error.notes()) {
      SourceLoc place = sourceLocation(program, note.location);
      if (place.isValid())
        report.note(place, diag::ComptimeCause, note.text);
    }
  }

private:
  Program &program;
};

} // namespace

Interpreter &Program::interpreter() {
  Impl::Ir &ir = *impl->ir;
  if (!ir.interpreter) {
    ir.host = std::make_unique<Host>(*this);
    InterpreterLimits limits;
    limits.steps = options.comptimeSteps;
    limits.depth = options.comptimeDepth;
    limits.memoryBytes = options.comptimeMemory;
    ir.interpreter = std::make_unique<Interpreter>(*ir.context, *ir.host, limits);
  }
  return *ir.interpreter;
}

/// The memory image of a constant argument; fails for what has no run-time form.
static std::optional<MemoryImage> imageOf(Program &program, Const value) {
  switch (value.kind()) {
  case ConstKind::Image:
    return *value->image;
  case ConstKind::Function:
    if (auto pointer = functionPointerImage(program, value))
      return pointer;
    return MemoryImage();
  case ConstKind::Struct:
  case ConstKind::Type:
  case ConstKind::Origin:
    return MemoryImage();
  case ConstKind::Tuple: {
    // Laid out as the library's tuples are.
    llvm::SmallVector<Type, 8> types;
    for (Const element : value->elements)
      types.push_back(constantOperand(program, element, SourceLoc()).type);
    MemoryImage all(std::vector<uint8_t>(program.sizeOf(value.type()), 0), program.alignOf(value.type()));
    for (auto [index, element] : llvm::enumerate(value->elements)) {
      std::optional<MemoryImage> part = imageOf(program, element);
      if (!part)
        return std::nullopt;
      if (part->size())
        all.insert(listStorageOffset(program, types, unsigned(index)), *part);
    }
    return all;
  }
  default:
    // Compile-time-only payloads travel in types; as values they take no bytes.
    if (program.sizeOf(value.type()) == 0)
      return MemoryImage();
    return std::nullopt;
  }
}

/// Whether `root` or what it calls uses a struct without a layout, which was reported: it can't run. What the library asks about types can.
static bool usesLayoutless(Program &program, FunctionInstance &root) {
  mlir::ScopedDiagnosticHandler silent(program.impl->ir->context, [](mlir::Diagnostic &) { return mlir::success(); });
  llvm::SetVector<FunctionInstance *> reached;
  reached.insert(&root);
  for (size_t i = 0; i < reached.size(); ++i) {
    FunctionInstance *instance = reached[i];
    if (llvm::failed(program.finish(*instance)) || llvm::failed(mlir::verify(instance->op)))
      return true;
    reached.insert(instance->callees.begin(), instance->callees.end());
  }
  return false;
}

Const Program::evaluate(FunctionInstance &instance, llvm::ArrayRef<Const> args, Type resultType, SourceLoc loc, Const *raised) {
  if (archetypeWalk) {
    // Failures belong to instances, which may never come to this.
    if (instance.isOpen)
      return unknownValue(*this, resultType);
    DiagnosticCapture capture(diags);
    ArchetypeWalk instanceWalk(*this, false);
    Const value = evaluate(instance, args, resultType, loc, raised);
    return value ? value : unknownValue(*this, resultType);
  }
  if (llvm::failed(finish(instance)))
    return {};
  if (!impl->reportedRecursive.empty() && (instance.info->isUserCode() || usesLayoutless(*this, instance)))
    return {};
  auto function = llvm::cast<mojo::FuncOp>(instance.op);
  llvm::SmallVector<MemoryImage, 4> images;
  for (Const arg : args) {
    std::optional<MemoryImage> image = imageOf(*this, arg);
    if (!image) {
      diags.report(loc, diag::ComptimeFailure, "cannot use a value of type '" + print(arg.type()) + "' as an argument at compile time");
      return {};
    }
    images.push_back(std::move(*image));
  }
  Impl::Ir &ir = *impl->ir;
  SourceLoc savedLoc = ir.evaluationLoc;
  if (loc.isValid())
    ir.evaluationLoc = loc;
  auto result = [&] {
    RoomTime time(Room::Comptime);
    return interpreter().call(function, images);
  }();
  ir.evaluationLoc = savedLoc;
  if (llvm::failed(result))
    return {};
  if (result->raised) {
    Const error = values.image(instance.signature->raises, std::move(result->value));
    if (raised)
      *raised = error;
    else
      diags.report(loc, diag::ComptimeRaise, instance.display);
    return {};
  }
  return constantOf(resultType, std::move(result->value));
}

bool Program::iterate(FunctionInstance &next, Const iterator, llvm::SmallVectorImpl<Const> &out, SourceLoc loc) {
  if (archetypeWalk && (next.isOpen || !iterator.isImage()))
    return false;
  if (llvm::failed(finish(next)) || (!impl->reportedRecursive.empty() && usesLayoutless(*this, next)))
    return false;
  Impl::Ir &ir = *impl->ir;
  SourceLoc savedLoc = ir.evaluationLoc;
  ir.evaluationLoc = loc;
  MemoryImage state = *iterator->image;
  bool good = false;
  while (true) {
    RoomTime time(Room::Comptime);
    auto result = interpreter().call(llvm::cast<mojo::FuncOp>(next.op), state);
    if (llvm::failed(result))
      break;
    if (result->raised) {
      good = true;
      break;
    }
    out.push_back(constantOf(next.signature->result, std::move(result->value)));
    state = std::move(result->finalArgs.front());
  }
  ir.evaluationLoc = savedLoc;
  return good;
}

Const Program::constantOf(Type type, MemoryImage image) {
  if (isRole(type, Role::NoneType) || (type.isStruct() && sizeOf(type) == 0))
    return values.structValue(type);
  if (type.kind() == TypeKind::FunctionLiteral)
    return type->value;
  image.blocks[0].align = alignOf(type);
  image.blocks[0].isHeap = false;
  return values.image(type, std::move(image));
}

} // namespace kiln
