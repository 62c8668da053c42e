// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What a user may ask of code generation, as plain data.
#ifndef KILN_CODEGEN_OPTIONS_H
#define KILN_CODEGEN_OPTIONS_H

#include <string>
#include <vector>

namespace kiln {

/// What `mojo build` writes (BLD-1).
enum class OutputKind { Executable, SharedLib, Object, LlvmIr, Bitcode, Asm };

/// How much debug information goes into the output (4.1).
enum class DebugLevel { None, LineTables, Full };

/// The sanitizer that instruments the program (4.4).
enum class SanitizerKind { None, Address, Thread };

/// The target as the command line names it; empty strings mean the default.
struct TargetOptions {
  std::string triple;
  std::string cpu;             ///< --target-cpu
  std::string features;        ///< --target-features
  std::string march;           ///< --march, may carry +ext
  std::string mcpu;            ///< --mcpu, may carry +ext
  std::string mtune;           ///< --mtune
  std::string abi;             ///< --target-abi
  std::string codeModel;       ///< --mcmodel: small, medium, large
  std::string relocationModel; ///< --relocation-model: static, pic
  std::string accelerator;     ///< --target-accelerator
};

/// Everything that decides what code comes out of one LLVM dialect module.
struct CodegenOptions {
  TargetOptions target;
  unsigned optLevel = 3;
  DebugLevel debug = DebugLevel::None;
  bool debugLanguageIsC = false;
  bool contractFast = true; ///< a * b + c may become a fused multiply-add (OPT-2)
  SanitizerKind sanitizer = SanitizerKind::None;
  bool timePasses = false; ///< report the time of each LLVM pass
  unsigned numThreads = 0; ///< 0: all cores
  size_t sourceBytes = 0;  ///< size of the user's sources
  std::vector<std::string> bitcodeLibs;
};

} // namespace kiln

#endif // KILN_CODEGEN_OPTIONS_H
