// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// LLD initializes every target that LLVM was built with, for link-time optimization, which we don't use: a tenth of the executable. This
// answers in the place of those that are not in Target.cpp's table.
#include "llvm/Support/TargetSelect.h"

#define KILN_LEFT_OUT(T)                                                                                                               \
  extern "C" void LLVMInitialize##T##TargetInfo();                                                                                     \
  extern "C" void LLVMInitialize##T##Target();                                                                                         \
  extern "C" void LLVMInitialize##T##TargetMC();                                                                                       \
  extern "C" void LLVMInitialize##T##AsmPrinter();                                                                                     \
  extern "C" void LLVMInitialize##T##AsmParser();                                                                                      \
  void LLVMInitialize##T##TargetInfo() {}                                                                                              \
  void LLVMInitialize##T##Target() {}                                                                                                  \
  void LLVMInitialize##T##TargetMC() {}                                                                                                \
  void LLVMInitialize##T##AsmPrinter() {}                                                                                              \
  void LLVMInitialize##T##AsmParser() {}

KILN_LEFT_OUT(AVR)
KILN_LEFT_OUT(BPF)
KILN_LEFT_OUT(Hexagon)
KILN_LEFT_OUT(Lanai)
KILN_LEFT_OUT(LoongArch)
KILN_LEFT_OUT(M68k)
KILN_LEFT_OUT(Mips)
KILN_LEFT_OUT(MSP430)
KILN_LEFT_OUT(PowerPC)
KILN_LEFT_OUT(Sparc)
KILN_LEFT_OUT(SPIRV)
KILN_LEFT_OUT(SystemZ)
KILN_LEFT_OUT(VE)
KILN_LEFT_OUT(XCore)
KILN_LEFT_OUT(Xtensa)
