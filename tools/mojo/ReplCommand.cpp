// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo repl` and `mojo` alone.
#include "Commands.h"
#include "CompileOptions.h"
#include "driver/Driver.h"
#include "repl/Engine.h"
#include <unistd.h>
#include <iostream>

using namespace llvm;

namespace kiln {

int replCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Run;
  options.codegen.optLevel = 1;
  auto engine = ReplEngine::create(options, isatty(1));
  if (!engine)
    return reportError(engine.takeError());
  std::string chunk, line;
  bool more = true;
  bool failed = false;
  while (more) {
    more = bool(std::getline(std::cin, line));
    if (more && !line.empty()) {
      chunk += line + "\n";
      continue;
    }
    if (!chunk.empty())
      failed |= (*engine)->run(chunk) != InputEnd::Succeeded;
    chunk.clear();
  }
  return failed;
}

} // namespace kiln
