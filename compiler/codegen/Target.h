// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The machine that code is made for: resolved from options, never guessed from the host when it was
// named.
#ifndef KILN_CODEGEN_TARGET_H
#define KILN_CODEGEN_TARGET_H

#include "codegen/Options.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace kiln {

/// A target with every default filled in.
struct ResolvedTarget {
  std::string triple;
  std::string cpu;
  std::string tuneCpu;
  std::string features; ///< comma list, `+` and `-` before each name
  std::string abi;
  std::string codeModel;
  std::string relocationModel;
  std::string accelerator;
};

/// Makes every target that this build of Kiln knows available to LLVM. May be called repeatedly.
void initializeTargets();

/// Returns the triple of the machine that runs the compiler, in the four-part form.
std::string hostTriple();

/// Fills the defaults of `options` (OPT-5). Fails where `--march`/`--mcpu` and
/// `--target-cpu`/`--target-features` are mixed (OPT-4), for an unknown triple and for an unknown
/// CPU.
llvm::Expected<ResolvedTarget> resolveTarget(const TargetOptions &options);

/// Returns the LLVM target machine for `target`, set up as `options` say. `forJit` chooses what
/// code in this process needs.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const ResolvedTarget &target, const CodegenOptions &options,
                    bool forJit = false);

/// Returns the LLVM data layout string of `target`.
llvm::Expected<std::string> dataLayoutString(const ResolvedTarget &target);

/// Prints the answer to `--print-effective-target`.
void printEffectiveTarget(const ResolvedTarget &target, llvm::raw_ostream &os);

/// Prints the answer to `--print-supported-targets`.
void printSupportedTargets(llvm::raw_ostream &os);

/// Prints the answer to `--print-supported-cpus` for `triple`. Fails for an unknown triple.
llvm::Error printSupportedCpus(const std::string &triple, llvm::raw_ostream &os);

/// Prints the answer to `--print-supported-accelerators`.
void printSupportedAccelerators(llvm::raw_ostream &os);

} // namespace kiln

#endif // KILN_CODEGEN_TARGET_H
