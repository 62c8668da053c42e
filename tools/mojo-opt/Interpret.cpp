// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// --interpret=NAME: runs the function of that name in the compile-time interpreter and prints what
// it gives. Arguments follow the name as integers: --interpret=f,3,-4.
#include "Steps.h"
#include "comptime/Interpreter.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace kiln;
using namespace mlir;

namespace {
/// Finds functions in one module and reports as MLIR diagnostics.
struct ModuleHost final : InterpreterHost {
  explicit ModuleHost(ModuleOp module) : module(module) {}
  mojo::FuncOp resolve(llvm::StringRef symbol) override {
    return module.lookupSymbol<mojo::FuncOp>(symbol);
  }
  mojo::FuncOp resolveIfReady(llvm::StringRef symbol) override { return resolve(symbol); }
  mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) override {
    return module.lookupSymbol<mojo::GlobalOp>(symbol);
  }
  void write(int, llvm::StringRef bytes) override { llvm::outs() << bytes; }
  void error(const InterpreterError &error) override {
    InFlightDiagnostic diagnostic =
        emitError(error.location) << (error.cause.empty() ? error.operationMessage() : error.cause);
    for (const InterpreterFrame &frame : llvm::reverse(error.stack))
      diagnostic.attachNote(frame.callSite) << "failed to interpret function @" << frame.symbol;
  }
  ModuleOp module;
};
} // namespace

/// Prints a block: its bytes as hexadecimal digits and its pointers.
static void printBlock(llvm::raw_ostream &os, const MemoryBlock &block) {
  os << llvm::toHex(llvm::ArrayRef(block.bytes), /*LowerCase=*/true);
  for (const Relocation &relocation : block.relocations) {
    os << " +" << relocation.offset << "->";
    switch (relocation.kind) {
    case Relocation::Kind::Block:
      os << '#' << relocation.block;
      break;
    case Relocation::Kind::Global:
    case Relocation::Kind::Function:
      os << '@' << relocation.symbol;
      break;
    case Relocation::Kind::Dangling:
      os << "dangling";
      break;
    }
    if (relocation.addend)
      os << '+' << relocation.addend;
  }
}

LogicalResult kiln::opt::stepInterpret(StepInput input) {
  llvm::SmallVector<llvm::StringRef> parts;
  input.argument.split(parts, ',');
  parts[0].consume_front("@");
  auto function = input.module.lookupSymbol<mojo::FuncOp>(parts[0]);
  if (!function)
    return emitError(input.module.getLoc()) << "no function @" << parts[0];
  std::vector<MemoryImage> args;
  for (llvm::StringRef text : llvm::ArrayRef(parts).drop_front()) {
    int64_t value = 0;
    if (text.getAsInteger(0, value))
      return emitError(function.getLoc()) << "'" << text << "' is no integer";
    args.push_back(MemoryImage::fromInteger(uint64_t(value), 8));
  }
  ModuleHost host(input.module);
  Interpreter interpreter(*input.module.getContext(), host, {.steps = 1000000000});
  llvm::FailureOr<CallResult> result = interpreter.call(function, args);
  if (failed(result))
    return failure();
  llvm::outs() << parts[0] << (result->raised ? " raised " : " gave ");
  const MemoryImage &value = result->value;
  if (value.size() <= 8 && !value.hasPointers()) {
    uint64_t bits = value.readInteger(0, 8);
    unsigned unused = 64 - 8 * unsigned(value.size());
    llvm::outs() << (value.size() ? int64_t(bits << unused) >> unused : 0) << " = ";
  }
  for (size_t i = 0; i < value.blocks.size(); ++i) {
    if (i)
      llvm::outs() << "\n  #" << i << (value.blocks[i].isHeap ? " heap " : " ");
    printBlock(llvm::outs(), value.blocks[i]);
  }
  llvm::outs() << '\n';
  return success();
}
