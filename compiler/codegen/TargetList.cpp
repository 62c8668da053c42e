// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The answers to the --print-* queries about targets (BLD-6).
#include "codegen/Target.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/TargetParser/Triple.h"
#include <algorithm>

using namespace llvm;

namespace kiln {

namespace {
/// One accelerator that `--target-accelerator` understands.
struct Accelerator {
  const char *vendor;
  const char *name;
  const char *description;
  const char *aliasOf; ///< null, or the name that this one stands for
};
} // namespace

static constexpr Accelerator accelerators[] = {
    {"NVIDIA (CUDA):", "sm_60", "Pascal P100", nullptr},
    {"NVIDIA (CUDA):", "sm_61", "Pascal GTX 10 series", nullptr},
    {"NVIDIA (CUDA):", "sm_75", "Turing T4, RTX 20 series", nullptr},
    {"NVIDIA (CUDA):", "sm_80", "Ampere A100", nullptr},
    {"NVIDIA (CUDA):", "sm_86", "Ampere A10, RTX 30 series", nullptr},
    {"NVIDIA (CUDA):", "sm_87", "Jetson Orin", nullptr},
    {"NVIDIA (CUDA):", "sm_89", "Ada L4, L40, RTX 40 series", nullptr},
    {"NVIDIA (CUDA):", "sm_90", "Hopper H100", nullptr},
    {"NVIDIA (CUDA):", "sm_90a", "Hopper H100, architecture-specific features", nullptr},
    {"NVIDIA (CUDA):", "sm_100", "Blackwell B200", nullptr},
    {"NVIDIA (CUDA):", "sm_100a", "Blackwell B200, architecture-specific features", nullptr},
    {"NVIDIA (CUDA):", "sm_120", "Blackwell RTX 50 series", nullptr},
    {"AMD (ROCm/HIP):", "gfx90a", "Instinct MI210, MI250", nullptr},
    {"AMD (ROCm/HIP):", "gfx942", "Instinct MI300X", nullptr},
    {"AMD (ROCm/HIP):", "gfx950", "Instinct MI355X", nullptr},
    {"AMD (ROCm/HIP):", "gfx1030", "Radeon RX 6000 series", nullptr},
    {"AMD (ROCm/HIP):", "gfx1100", "Radeon RX 7900 series", nullptr},
    {"AMD (ROCm/HIP):", "gfx1101", "Radeon RX 7800 series", nullptr},
    {"AMD (ROCm/HIP):", "gfx1200", "Radeon RX 9060 series", nullptr},
    {"AMD (ROCm/HIP):", "gfx1201", "Radeon RX 9070 series", nullptr},
    {"AMD (ROCm/HIP):", "mi250x", nullptr, "gfx90a"},
    {"AMD (ROCm/HIP):", "mi300x", nullptr, "gfx942"},
    {"AMD (ROCm/HIP):", "mi355x", nullptr, "gfx950"},
};

void printEffectiveTarget(const ResolvedTarget &target, raw_ostream &os) {
  os << "Effective target configuration:\n";
  auto line = [&](StringRef option, StringRef value) {
    if (!value.empty())
      os << "  " << option << ' ' << value << '\n';
  };
  line("--target-triple", target.triple);
  line("--target-cpu", target.cpu);
  line("--target-features", target.features);
  line("--target-abi", target.abi);
  line("--target-accelerator", target.accelerator);
}

void printSupportedTargets(raw_ostream &os) {
  initializeTargets();
  SmallVector<const Target *> targets;
  size_t width = 0;
  for (const Target &target : TargetRegistry::targets()) {
    targets.push_back(&target);
    width = std::max(width, StringRef(target.getName()).size());
  }
  llvm::sort(targets, [](const Target *a, const Target *b) {
    return StringRef(a->getName()) < StringRef(b->getName());
  });
  os << "Registered Targets:\n";
  for (const Target *target : targets) {
    os << "  " << target->getName();
    os.indent(width - StringRef(target->getName()).size());
    os << " - " << target->getShortDescription() << '\n';
  }
}

Error printSupportedCpus(const std::string &tripleText, raw_ostream &os) {
  initializeTargets();
  Triple triple(Triple::normalize(tripleText));
  std::string error;
  const Target *target = TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return createStringError(inconvertibleErrorCode(), "failed to create target info: " + error);
  std::unique_ptr<MCSubtargetInfo> facts(target->createMCSubtargetInfo(triple, "", ""));
  os << "Available CPUs for target " << tripleText << ":\n";
  if (facts)
    for (const SubtargetSubTypeKV &cpu : facts->getAllProcessorDescriptions())
      os << "  " << cpu.Key << '\n';
  return Error::success();
}

void printSupportedAccelerators(raw_ostream &os) {
  os << "Supported Accelerator Architectures:\n";
  StringRef vendor;
  for (const Accelerator &entry : accelerators) {
    if (vendor != entry.vendor) {
      vendor = entry.vendor;
      os << '\n' << vendor << '\n';
    }
    if (entry.aliasOf)
      os << "  (" << entry.name << ") -> " << entry.aliasOf << '\n';
    else
      os << "  " << entry.name << "  - " << entry.description << '\n';
  }
  os << "\nUsage: mojo build --target-accelerator <arch> file.mojo\n";
}

} // namespace kiln
