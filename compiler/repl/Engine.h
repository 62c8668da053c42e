// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Runs the inputs of an interactive session, one after the other, in this process (spec 08 section 11).
#ifndef KILN_REPL_ENGINE_H
#define KILN_REPL_ENGINE_H

#include "driver/Installation.h"
#include "driver/Options.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>

namespace kiln {

struct Completions;

/// How an input ended.
enum class InputEnd {
  Succeeded,
  NotCompiled, ///< errors, which have been printed
  Raised,      ///< an error left it
  Trapped,
  Interrupted
};

class ReplEngine {
public:
  /// Prepares a session. Fails when the target or the memory for code can't be had. `options` must outlive the engine.
  static llvm::Expected<std::unique_ptr<ReplEngine>> create(const DriverOptions &options, bool colors);
  /// Destroys the variables of the session, latest first.
  ~ReplEngine();

  /// Checks, compiles and runs an input; what it shows or prints goes to standard output, errors go to standard error.
  InputEnd run(llvm::StringRef text);

  /// Destroys all variables and forgets every declaration.
  void clear();

  /// The type of an expression, without running it; an error has been printed when there is none.
  std::optional<std::string> typeOf(llvm::StringRef expression);

  /// The signature and docstring of what a name or member denotes; an error has been printed when there is nothing.
  std::optional<std::string> documentation(llvm::StringRef name);

  /// What may stand at the cursor of an input that is being written.
  Completions complete(llvm::StringRef text, size_t cursor, llvm::ArrayRef<llvm::StringRef> commands);

private:
  struct State;
  explicit ReplEngine(std::unique_ptr<State> state);
  std::unique_ptr<State> state;
};

} // namespace kiln

#endif // KILN_REPL_ENGINE_H
