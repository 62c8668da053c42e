// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Resolves target options and makes target machines.
#include "codegen/Target.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Target/TargetOptions.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include <algorithm>

using namespace llvm;

// The targets that Kiln can make code for: one table for all kinds of initialization.
#define KILN_TARGETS(X) X(X86) X(AArch64) X(ARM) X(RISCV) X(WebAssembly) X(NVPTX) X(AMDGPU)

namespace kiln {

/// Returns an error with `message`.
static Error failure(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

void initializeTargets() {
#define KILN_INITIALIZE(T)                                                                         \
  LLVMInitialize##T##TargetInfo();                                                                 \
  LLVMInitialize##T##Target();                                                                     \
  LLVMInitialize##T##TargetMC();                                                                   \
  LLVMInitialize##T##AsmPrinter();
  KILN_TARGETS(KILN_INITIALIZE)
#undef KILN_INITIALIZE
  // Inline assembly needs parsers; the GPU targets have none or need none.
  LLVMInitializeX86AsmParser();
  LLVMInitializeAArch64AsmParser();
  LLVMInitializeARMAsmParser();
  LLVMInitializeRISCVAsmParser();
  LLVMInitializeWebAssemblyAsmParser();
  LLVMInitializeAMDGPUAsmParser();
}

std::string hostTriple() {
  Triple triple(
      Triple::normalize(sys::getDefaultTargetTriple(), Triple::CanonicalForm::FOUR_IDENT));
  if (triple.getVendor() == Triple::PC)
    triple.setVendorName("unknown");
  return triple.str();
}

/// Returns the processor that every machine of `triple`'s architecture has.
static std::string baselineCpu(const Triple &triple) {
  switch (triple.getArch()) {
  case Triple::x86_64:
    return "x86-64";
  case Triple::x86:
    return "i686";
  case Triple::riscv64:
    return "generic-rv64";
  case Triple::riscv32:
    return "generic-rv32";
  case Triple::nvptx:
  case Triple::nvptx64:
    return "sm_80";
  case Triple::amdgcn:
    return "gfx90a";
  default:
    return "generic";
  }
}

/// Returns the features that the running processor has, sorted, as `+a,+b`.
static std::string hostFeatures() {
  SmallVector<std::string> names;
  for (auto &feature : sys::getHostCPUFeatures())
    if (feature.second)
      names.push_back("+" + feature.first().str());
  std::sort(names.begin(), names.end());
  return join(names, ",");
}

/// Splits `base+ext+noext` into the processor and a feature list.
static void splitExtensions(StringRef text, std::string &cpu, std::string &features) {
  SmallVector<StringRef> parts;
  text.split(parts, '+');
  cpu = parts[0].str();
  for (StringRef part : drop_begin(parts)) {
    if (!features.empty())
      features += ",";
    features += part.consume_front("no") ? "-" : "+";
    features += part.str();
  }
}

/// Returns the registered target for `triple`; fails with LLVM's words.
static Expected<const Target *> lookUp(const Triple &triple) {
  std::string error;
  if (const Target *target = TargetRegistry::lookupTarget(triple, error))
    return target;
  return failure("failed to create target info: " + error);
}

Expected<ResolvedTarget> resolveTarget(const TargetOptions &options) {
  bool gccStyle = !options.march.empty() || !options.mcpu.empty();
  if (gccStyle && !options.cpu.empty())
    return failure("--target-cpu cannot be used with --march or --mcpu; use --march, --mcpu and "
                   "--mtune instead");
  if (gccStyle && !options.features.empty())
    return failure("--target-features cannot be used with --march or --mcpu; use the '+ext' syntax "
                   "of --march or --mcpu instead");
  initializeTargets();

  ResolvedTarget result;
  result.triple = options.triple.empty() ? hostTriple() : Triple::normalize(options.triple);
  Triple triple(result.triple);
  Expected<const Target *> target = lookUp(triple);
  if (!target)
    return target.takeError();

  bool hostArch = triple.getArch() == Triple(hostTriple()).getArch();
  std::string hostCpu = hostArch ? sys::getHostCPUName().str() : std::string();
  if (!options.mcpu.empty())
    splitExtensions(options.mcpu, result.cpu, result.features);
  if (!options.march.empty()) {
    std::string cpu;
    splitExtensions(options.march, cpu, result.features);
    if (result.cpu.empty())
      result.cpu = cpu;
  }
  if (!options.cpu.empty())
    result.cpu = options.cpu;
  if (result.cpu == "native")
    result.cpu = hostArch ? hostCpu : baselineCpu(triple);
  if (result.cpu.empty())
    result.cpu = hostArch ? hostCpu : baselineCpu(triple);

  std::unique_ptr<MCSubtargetInfo> facts((*target)->createMCSubtargetInfo(triple, "", ""));
  if (!facts || !facts->isCPUStringValid(result.cpu))
    return failure("failed to create target info: unknown target CPU '" + result.cpu + "'");

  if (!options.features.empty())
    result.features = options.features;
  // A host processor carries exactly the features that the kernel and hypervisor left it.
  if (hostArch && result.cpu == hostCpu) {
    std::string own = hostFeatures();
    result.features = result.features.empty() ? own : own + "," + result.features;
  }
  result.tuneCpu = options.mtune == "native" && hostArch ? hostCpu : options.mtune;
  result.abi = options.abi;
  result.codeModel = options.codeModel;
  result.relocationModel = options.relocationModel;
  result.accelerator = options.accelerator;
  return result;
}

/// Returns the code model named `name`, or nothing for the target's default.
static std::optional<CodeModel::Model> codeModel(StringRef name) {
  if (name == "small")
    return CodeModel::Small;
  if (name == "medium")
    return CodeModel::Medium;
  if (name == "large")
    return CodeModel::Large;
  return std::nullopt;
}

Expected<std::unique_ptr<TargetMachine>>
createTargetMachine(const ResolvedTarget &target, const CodegenOptions &options, bool forJit) {
  initializeTargets();
  Triple triple(target.triple);
  Expected<const Target *> llvmTarget = lookUp(triple);
  if (!llvmTarget)
    return llvmTarget.takeError();

  llvm::TargetOptions settings;
  settings.AllowFPOpFusion = options.contractFast ? FPOpFusion::Fast : FPOpFusion::Strict;
  settings.FunctionSections = !forJit;
  settings.DataSections = !forJit;
  settings.UseInitArray = true;
  settings.MCOptions.ABIName = target.abi;
  static constexpr CodeGenOptLevel levels[] = {CodeGenOptLevel::None, CodeGenOptLevel::Less,
                                               CodeGenOptLevel::Default,
                                               CodeGenOptLevel::Aggressive};
  Reloc::Model reloc = target.relocationModel == "static" ? Reloc::Static : Reloc::PIC_;
  std::unique_ptr<TargetMachine> machine(
      (*llvmTarget)
          ->createTargetMachine(triple, target.cpu, target.features, settings, reloc,
                                codeModel(target.codeModel), levels[std::min(options.optLevel, 3u)],
                                forJit));
  if (!machine)
    return failure("failed to create target info: no code generator for '" + target.triple + "'");
  return machine;
}

Expected<std::string> dataLayoutString(const ResolvedTarget &target) {
  Expected<std::unique_ptr<TargetMachine>> machine = createTargetMachine(target, CodegenOptions());
  if (!machine)
    return machine.takeError();
  return (*machine)->createDataLayout().getStringRepresentation();
}

} // namespace kiln
