// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// LLVM passes of our own, for code that LLVM's pipeline doesn't expect.
#ifndef KILN_CODEGEN_PASSES_H
#define KILN_CODEGEN_PASSES_H

#include "llvm/IR/PassManager.h"
#include "llvm/Transforms/Utils/ExtraPassManager.h"

namespace llvm {
class PassBuilder;
class PassInstrumentationCallbacks;
} // namespace llvm

namespace kiln {

/// Splits phis of structs into phis of their fields. What a function that raises returns is a pair
/// of its result and a flag; once the function is inlined, LLVM sees that the flag is known on each
/// edge only when it has a phi of its own.
struct SplitStructPhis : llvm::PassInfoMixin<SplitStructPhis> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Keeps values that are only moved in registers. Two values are exchanged by way of a place that is
/// copied to and from as a whole; LLVM leaves that place in memory because nothing says what it holds.
struct MoveThroughRegisters : llvm::PassInfoMixin<MoveThroughRegisters> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Divides operands that aren't negative as unsigned integers, on a way of its own: rounding down needs no correction there, and the
/// correction takes as long as half of a division. Remainders of what is probably no farther than the divisor from their range, such as
/// `(i + 1) % n`, take one sum where that is true. Comes last, since most loop passes dislike branches.
struct BranchPastCorrections : llvm::PassInfoMixin<BranchPastCorrections> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Does divisions whose operands don't change in front of loops, where the divisor is known not to be 0 or -1. LLVM leaves them behind
/// checks that may end the program, since a division might trap.
struct HoistDivisions : llvm::PassInfoMixin<HoistDivisions> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Makes shifts of divisions by powers of two that round down, and removes the correction of those whose operands are not negative.
/// LLVM knows divisions that round towards zero; it doesn't see what their correction amounts to.
struct SimplifyFloorDivisions : llvm::PassInfoMixin<SimplifyFloorDivisions> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Calls `malloc` where its alignment is enough: its path for small blocks is shorter than that of
/// `aligned_alloc`. The alignment is known only when generic code has been inlined.
struct UsePlainMalloc : llvm::PassInfoMixin<UsePlainMalloc> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Puts a check that both ways behind a branch begin with in front of it, so that LLVM can make one way of both: in
/// `if left <= right: out[k] = left else: out[k] = right`, a choice. If the check fails, the branch comes next, as before.
struct MergeChecks : llvm::PassInfoMixin<MergeChecks> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Masks bits where subtracting does the same, as in `byte - 48` behind a test for a digit: widening the result then costs nothing.
struct MaskDigits : llvm::PassInfoMixin<MaskDigits> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Branches once in a loop where LLVM would branch twice: for two choices on the same condition, with something to load for each, in a
/// block and the next. A string has its length and its bytes in one place or the other. Comes last, like `BranchPastCorrections`.
struct BranchOnce : llvm::PassInfoMixin<BranchOnce> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Makes calls after which the program ends cost nothing where a function is weighed for inlining.
/// A function with checks would be thought big otherwise, though what runs of it is small.
struct DiscountFailures : llvm::PassInfoMixin<DiscountFailures> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Frees innermost loops of checks whose outcome is known before the loop starts. A check is a
/// branch to a block that ends the program. When its condition doesn't depend on the iteration, or
/// compares an index that grows or shrinks by the same distance each time with a length that stays
/// the same, a test in front of the loop decides between the loop without such checks and a copy as
/// it was. A program that fails a check runs the copy: it does what it would have done up to the
/// check, and fails there.
struct VersionCheckedLoops : llvm::PassInfoMixin<VersionCheckedLoops> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Returns whether control that enters `block` ends the program there.
bool endsProgram(const llvm::BasicBlock *block);

/// Lets loops be unrolled that keep a check: iterations share what LLVM finds in common, and the counter. Loops that end early for
/// other reasons, such as searches, stay as they are.
struct UnrollPastChecks : llvm::PassInfoMixin<UnrollPastChecks> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Marks a function some of whose loops lost their checks.
struct ChecksLeftLoops : llvm::ShouldRunExtraPasses<ChecksLeftLoops>,
                         llvm::AnalysisInfoMixin<ChecksLeftLoops> {
  static llvm::AnalysisKey Key;
};

/// Inlines what is marked for inlining into other marked functions, callees first, and simplifies each before it is copied into the
/// next: small methods that call small methods would grow tenfold otherwise until the first simplification.
struct SimplifyMarked : llvm::PassInfoMixin<SimplifyMarked> {
  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &analyses);
};

/// Simplifies big functions right after inlining, in time that grows with their size only, and exempts those that are still big from
/// the rest of the pipeline: passes that are quadratic would take minutes and gigabytes for tables and tests that a program wrote.
struct TameBigFunctions : llvm::PassInfoMixin<TameBigFunctions> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Exempts functions from the pipeline that are too big even for that.
void exemptHugeFunctions(llvm::Module &module);

/// Leaves all of `module` as it is from here on, if it is too big to be optimized in time. `sourceBytes` is the size of the user's sources.
bool exemptBigModule(llvm::Module &module, size_t sourceBytes);

/// Gives up on variables of functions that declare thousands of them, or would inline those of others: LLVM moves what it knows of all of
/// them with each instruction that goes away. Takes lines from places on the stack. Comes before anything is inlined.
void limitVariables(llvm::Module &module);

/// Makes what is inlined into `function` from here on part of the line of its call, without frames and variables of its own.
void forgetInlinedFrames(llvm::Function &function);

/// Gives up on variables of inlined functions where code generation would mostly deal with them.
void limitInlinedVariables(llvm::Module &module);

/// Returns whether nothing in `module` is to be optimized.
bool isExempt(const llvm::Module &module);

/// Splits long blocks, in which the register allocator would look for places to split a value again and again.
void splitForEmission(llvm::Module &module);

/// Leaves out single passes of LLVM for functions of so many blocks that they would take most of the time.
void skipSlowPasses(llvm::PassInstrumentationCallbacks &callbacks);

/// Splits long basic blocks. To inline a call, LLVM moves everything behind it into a block of its own; thousands of calls in one block
/// would move each other thousands of times. Later passes join the parts again.
struct SplitLongBlocks : llvm::PassInfoMixin<SplitLongBlocks> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
  static bool isRequired() { return true; }
};

/// Adds our passes to the pipelines that `builder` makes.
void addPasses(llvm::PassBuilder &builder, unsigned optLevel);

/// Makes our passes known to the pipelines that `builder` parses from text.
void registerPassNames(llvm::PassBuilder &builder);

} // namespace kiln

#endif // KILN_CODEGEN_PASSES_H
