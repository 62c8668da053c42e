// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the whole front end against the library in $KILN_FUZZ_LIBRARY, to the LLVM dialect where a text has no errors.
#include "Front.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *library = std::getenv("KILN_FUZZ_LIBRARY");
  if (!library) {
    llvm::errs() << "KILN_FUZZ_LIBRARY must name the folder of the library\n";
    std::exit(2);
  }
  static kiln::fuzz::FrontEnd frontEnd(library);
  auto ending = frontEnd.compile({reinterpret_cast<const char *>(data), size}, kiln::fuzz::Level::Lower);
  if (!ending.good()) {
    llvm::errs() << (ending.hung ? "the compiler hung\n" : "the compiler crashed\n");
    std::abort();
  }
  return 0;
}
