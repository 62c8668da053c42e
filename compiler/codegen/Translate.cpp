// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translates the LLVM dialect into LLVM IR and fits the result to the target. Only this file and TranslateBodies.cpp know MLIR.
#include "codegen/Translate.h"
#include "codegen/TranslateBodies.h"
#include "dialect/Dialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/Transforms/Passes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/NVVM/NVVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/ROCDL/ROCDLToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Operator.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace kiln {

void registerTranslations(mlir::MLIRContext &context) {
  mlir::DialectRegistry registry;
  mlir::registerBuiltinDialectTranslation(registry);
  mlir::registerLLVMDialectTranslation(registry);
  mlir::registerNVVMDialectTranslation(registry);
  mlir::registerROCDLDialectTranslation(registry);
  context.appendDialectRegistry(registry);
}

/// Gives the functions of a module that was read as LLVM dialect, and so has no debug information yet, scopes for their lines. Fails when
/// the pass does.
static bool addDebugScopes(mlir::ModuleOp module, const CodegenOptions &options) {
  for (auto function : module.getOps<mlir::LLVM::LLVMFuncOp>())
    if (function.getLoc()->findInstanceOf<mlir::FusedLocWith<mlir::LLVM::DISubprogramAttr>>())
      return true;
  mlir::LLVM::DIScopeForLLVMFuncOpPassOptions settings;
  settings.emissionKind = options.debug == DebugLevel::Full
                              ? mlir::LLVM::DIEmissionKind::Full
                              : mlir::LLVM::DIEmissionKind::LineTablesOnly;
  mlir::PassManager passes(module.getContext());
  passes.addPass(mlir::LLVM::createDIScopeForLLVMFuncOpPass(settings));
  return mlir::succeeded(passes.run(module));
}

/// MLIR's translation knows its own locations only.
static void expandPlaces(mlir::ModuleOp module) {
  auto expanded = [](mlir::Location loc) -> mlir::Location {
    if (!isa<mojo::PlaceAttr>(loc))
      return loc;
    mlir::FileLineColLoc place = mojo::placeOf(loc);
    return place ? mlir::Location(place) : mlir::UnknownLoc::get(loc.getContext());
  };
  for (auto function : module.getOps<mlir::LLVM::LLVMFuncOp>())
    function.walk([&](mlir::Block *block) {
      for (mlir::BlockArgument argument : block->getArguments())
        argument.setLoc(expanded(argument.getLoc()));
      for (mlir::Operation &op : *block)
        op.setLoc(expanded(op.getLoc()));
    });
  for (mlir::Operation &op : *module.getBody())
    if (isa<mojo::PlaceAttr>(op.getLoc()))
      op.setLoc(mlir::UnknownLoc::get(op.getContext()));
}

/// Marks what the target and the language promise about every function that `module` defines.
static void addFunctionAttributes(Module &module, TargetMachine &machine,
                                  const CodegenOptions &options) {
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    // Errors are return values: nothing unwinds through a compiled function.
    function.addFnAttr(Attribute::NoUnwind);
    if (!machine.getTargetCPU().empty() && !function.hasFnAttribute("target-cpu"))
      function.addFnAttr("target-cpu", machine.getTargetCPU());
    if (!machine.getTargetFeatureString().empty() && !function.hasFnAttribute("target-features"))
      function.addFnAttr("target-features", machine.getTargetFeatureString());
    if (options.debug != DebugLevel::None)
      function.addFnAttr("frame-pointer", "all");
    if (options.sanitizer == SanitizerKind::Address)
      function.addFnAttr(Attribute::SanitizeAddress);
    if (options.sanitizer == SanitizerKind::Thread)
      function.addFnAttr(Attribute::SanitizeThread);
    if (!options.contractFast)
      for (BasicBlock &block : function)
        for (Instruction &instruction : block)
          if (isa<FPMathOperator>(instruction))
            instruction.setHasAllowContract(false);
  }
}

/// C functions that act on file descriptors or processes beneath the C library's buffers.
static constexpr StringLiteral beneathBuffers[] = {
    "dup",    "dup2",   "dup3",        "fork",         "vfork",         "_exit",
    "_Exit",  "write",  "writev",      "pwrite",       "close",         "sendfile",
    "system", "popen",  "execl",       "execlp",       "execle",        "execv",
    "execvp", "execve", "posix_spawn", "posix_spawnp", "kill",          "raise",
    "abort",  "ioctl",  "ftruncate",   "lseek",        "Py_Initialize", "Py_InitializeEx"};

/// Makes what was printed before a call that acts beneath the buffer of standard output appear
/// before what that call does: a program sees the order of its statements even when output goes
/// into a pipe.
static void flushBeforeSystemCalls(Module &module) {
  // A module that prints nothing has nothing to flush, and may be linked without the runtime.
  if (!module.getFunction("kiln_write"))
    return;
  FunctionCallee flush;
  for (StringRef name : beneathBuffers) {
    Function *callee = module.getFunction(name);
    if (!callee || !callee->isDeclaration())
      continue;
    for (User *user : callee->users())
      if (auto *call = dyn_cast<CallBase>(user); call && call->getCalledFunction() == callee) {
        if (!flush)
          flush = module.getOrInsertFunction("kiln_flush", Type::getVoidTy(module.getContext()));
        IRBuilder<>(call).CreateCall(flush);
      }
  }
}

Expected<std::unique_ptr<Module>> translateToLlvm(mlir::ModuleOp module, LLVMContext &context,
                                                  TargetMachine &machine,
                                                  const CodegenOptions &options) {
  registerTranslations(*module.getContext());

  if (options.debug != DebugLevel::None && !addDebugScopes(module, options))
    return createStringError(inconvertibleErrorCode(), "failed to create debug information");
  StringRef name = module.getName().value_or("main");
  // The verifier runs in builds with asserts only: it costs as much as a pass.
#ifdef NDEBUG
  constexpr bool skipVerifier = true;
#else
  constexpr bool skipVerifier = false;
#endif
  // Debug information is left to MLIR.
  std::optional<BodyTranslator> bodies;
  if (options.debug == DebugLevel::None)
    bodies.emplace(module);
  expandPlaces(module);
  std::unique_ptr<Module> result = mlir::translateModuleToLLVMIR(module, context, name, skipVerifier || bodies);
  if (!result)
    return createStringError(inconvertibleErrorCode(), "failed to translate to LLVM IR");
  if (bodies) {
    bodies->translateInto(*result);
    if (!skipVerifier && verifyModule(*result, &errs()))
      return createStringError(inconvertibleErrorCode(), "the LLVM IR is broken");
  }
  result->setDataLayout(machine.createDataLayout());
  result->setTargetTriple(machine.getTargetTriple());
  if (machine.isPositionIndependent())
    result->setPICLevel(PICLevel::BigPIC);
  addFunctionAttributes(*result, machine, options);
  flushBeforeSystemCalls(*result);
  return result;
}

} // namespace kiln
