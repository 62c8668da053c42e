// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Debug information that would take most of the time and memory.
#include "codegen/Passes.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace kiln {

/// How many places of `function` say where a variable is.
static size_t countRecords(Function &function) {
  size_t count = 0;
  for (Instruction &instruction : instructions(function))
    count += range_size(instruction.getDbgRecordRange());
  return count;
}

void forgetInlinedFrames(Function &function) { function.addFnAttr("no-inline-line-tables"); }

/// Drops what is known of all variables.
static void dropVariables(Function &function) {
  for (Instruction &instruction : instructions(function))
    instruction.dropDbgRecords();
}

void limitVariables(Module &module) {
  constexpr size_t mostOwn = 2000, mostInstructions = 20'000;
  for (Function &function : module) {
    if (function.isDeclaration() || !function.getSubprogram())
      continue;
    bool hasManyVariables = countRecords(function) > mostOwn;
    if (hasManyVariables)
      dropVariables(function);
    if (hasManyVariables || function.getInstructionCount() > mostInstructions)
      forgetInlinedFrames(function);
    // No code belongs to them. LLVM's inliner would leave the line of the callee where its frame is forgotten.
    for (Instruction &instruction : function.getEntryBlock())
      if (isa<AllocaInst>(instruction))
        instruction.setDebugLoc(DebugLoc());
  }
}

/// Drops what is known of variables of functions that were inlined into `function`.
static void dropInlinedVariables(Function &function) {
  for (Instruction &instruction : instructions(function))
    for (DbgRecord &record : make_early_inc_range(instruction.getDbgRecordRange()))
      if (record.getDebugLoc().getInlinedAt())
        instruction.dropOneDbgRecord(&record);
}

void limitInlinedVariables(Module &module) {
  // A program of 15 kB whose loops are unrolled and blocked has 26 000 in one function of 236 blocks, 78 000 altogether.
  constexpr size_t mostInFunction = 40'000, mostInModule = 150'000, mostVisits = 8'000'000;
  size_t total = 0;
  for (Function &function : module) {
    size_t count = function.getSubprogram() ? countRecords(function) : 0;
    total += count;
    // Where each holds is worked out block by block.
    if (count * function.size() > mostVisits)
      dropVariables(function);
    else if (count > mostInFunction || total > mostInModule)
      dropInlinedVariables(function);
  }
}

} // namespace kiln
