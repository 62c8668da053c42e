// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Machine code emission, split over threads for big modules.
#include "codegen/Emit.h"
#include "codegen/Optimize.h"
#include "codegen/Passes.h"
#include "source/RoomTimes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassTimingInfo.h"
#include "llvm/Pass.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Utils/SplitModule.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace llvm;

namespace kiln {

/// Below so many instructions per part, splitting costs more than it gains.
static constexpr size_t instructionsPerPart = 6000;
static constexpr size_t maxParts = 16;

/// Instructions in the longest block of `module`.
static size_t longestBlock(const Module &module) {
  size_t longest = 0;
  for (const Function &function : module)
    for (const BasicBlock &block : function)
      longest = std::max(longest, block.size());
  return longest;
}

/// The list scheduler after register allocation takes time quadratic in the memory accesses of a block; unrolled loops and long
/// displays make blocks where that shows.
static void avoidSlowScheduling(const Module &module) {
  static constexpr size_t longBlock = 4000;
  auto &options = cl::getRegisteredOptions();
  auto option = options.find("disable-post-ra");
  if (option != options.end())
    static_cast<cl::opt<bool> *>(option->second)->setValue(longestBlock(module) > longBlock);
}

Error emitMachineCode(Module &module, TargetMachine &machine, bool assembly,
                      raw_pwrite_stream &os) {
  splitForEmission(module);
  legacy::PassManager passes;
  CodeGenFileType type = assembly ? CodeGenFileType::AssemblyFile : CodeGenFileType::ObjectFile;
#ifdef NDEBUG
  constexpr bool skipVerifier = true;
#else
  constexpr bool skipVerifier = false;
#endif
  if (machine.addPassesToEmitFile(passes, os, nullptr, type, skipVerifier))
    return createStringError(inconvertibleErrorCode(), "the target '" +
                                                           machine.getTargetTriple().str() +
                                                           "' cannot produce this kind of output");
  passes.run(module);
  if (TimePassesIsEnabled)
    reportAndResetTimings();
  return Error::success();
}

void emitIr(Module &module, bool bitcode, raw_pwrite_stream &os) {
  if (bitcode)
    WriteBitcodeToFile(module, os);
  else
    module.print(os, nullptr);
}

/// Gives what is local to `module`, and won't be once it is split, names that linkers take as they are: what follows an `@` would be a
/// version.
static void avoidVersionedNames(Module &module) {
  for (GlobalValue &value : module.global_values())
    if (value.hasLocalLinkage() && value.getName().contains('@')) {
      std::string name = value.getName().str();
      llvm::replace(name, '@', ':');
      value.setName(name);
    }
}

/// Compiles `module` into one object in memory.
static Expected<std::unique_ptr<MemoryBuffer>> emitObject(Module &module, TargetMachine &machine) {
  SmallVector<char, 0> bytes;
  raw_svector_ostream stream(bytes);
  if (Error error = emitMachineCode(module, machine, /*assembly=*/false, stream))
    return std::move(error);
  return std::make_unique<SmallVectorMemoryBuffer>(std::move(bytes), module.getName(),
                                                   /*RequiresNullTerminator=*/false);
}

/// Finishes and compiles the simplified module that `bitcode` holds, in a context and a target machine of its own.
static Expected<std::unique_ptr<MemoryBuffer>> emitPart(StringRef bitcode,
                                                        const ResolvedTarget &target,
                                                        const CodegenOptions &options,
                                                        bool forJit) {
  LLVMContext context;
  Expected<std::unique_ptr<Module>> module =
      parseBitcodeFile(MemoryBufferRef(bitcode, "part"), context);
  if (!module)
    return module.takeError();
  Expected<std::unique_ptr<TargetMachine>> machine = createTargetMachine(target, options, forJit);
  if (!machine)
    return machine.takeError();
  finishOptimizing(**module, **machine, options);
  return emitObject(**module, **machine);
}

/// Gives what was freed back to the system: threads have heaps of their own.
static void giveBackMemory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

/// Returns into how many modules `module` is split. Each takes a declaration of everything. Where most of it is one function, the copies
/// cost more than there is to gain.
static size_t countParts(const Module &module) {
  static constexpr size_t mostDeclarations = 100'000;
  size_t all = 0, biggest = 0;
  for (const Function &function : module) {
    size_t count = function.getInstructionCount();
    all += count;
    biggest = std::max(biggest, count);
  }
  if (biggest > all / 3 * 2)
    return 1;
  size_t parts = std::min(all / instructionsPerPart, maxParts);
  return std::min(parts, std::max<size_t>(2, mostDeclarations / (module.size() + 1)));
}

Expected<ObjectList> emitObjects(std::unique_ptr<Module> module, const ResolvedTarget &target,
                                 CodegenOptions options, bool forJit) {
  ObjectList objects;
  if (isExempt(*module))
    options.optLevel = 0;
  size_t parts = countParts(*module);
  TimePassesIsEnabled = options.timePasses;
  // LLVM's pass timers are not for several threads.
  if (parts < 2 || options.timePasses) {
    Expected<std::unique_ptr<TargetMachine>> machine = createTargetMachine(target, options, forJit);
    if (!machine)
      return machine.takeError();
    {
      RoomTime time(Room::Optimize);
      finishOptimizing(*module, **machine, options);
    }
    avoidSlowScheduling(*module);
    Expected<std::unique_ptr<MemoryBuffer>> object = emitObject(*module, **machine);
    if (!object)
      return object.takeError();
    objects.push_back(std::move(*object));
    return std::move(objects);
  }

  avoidSlowScheduling(*module);
  avoidVersionedNames(*module);
  SmallVector<SmallVector<char, 0>> bitcode;
  SplitModule(*module, parts, [&](std::unique_ptr<Module> part) {
    raw_svector_ostream stream(bitcode.emplace_back());
    WriteBitcodeToFile(*part, stream);
  });
  module.reset();
  giveBackMemory();
  SmallVector<Expected<std::unique_ptr<MemoryBuffer>>> results;
  for (size_t i = 0; i < bitcode.size(); ++i)
    results.emplace_back(nullptr);
  {
    DefaultThreadPool pool(heavyweight_hardware_concurrency(options.numThreads));
    for (size_t i = 0; i < bitcode.size(); ++i)
      pool.async([&, i] {
        consumeError(results[i].takeError());
        results[i] =
            emitPart(StringRef(bitcode[i].data(), bitcode[i].size()), target, options, forJit);
      });
    pool.wait();
  }
  Error problems = Error::success();
  for (auto &result : results) {
    if (result)
      objects.push_back(std::move(*result));
    else
      problems = joinErrors(std::move(problems), result.takeError());
  }
  if (problems)
    return std::move(problems);
  return std::move(objects);
}

} // namespace kiln
