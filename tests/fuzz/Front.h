// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The front end for many texts: the library is loaded once, then each text is compiled in a child of its own, so that none sees what
// another left behind and a crash or a hang ends only the child.
#ifndef KILN_TESTS_FUZZ_FRONT_H
#define KILN_TESTS_FUZZ_FRONT_H

#include "mlir/IR/DialectRegistry.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace kiln::fuzz {

/// The dialects that the compiler knows, inline MLIR's among them.
mlir::DialectRegistry allDialects();

/// How far a text goes: the parser; names, types, ownership, and definitions; the LLVM dialect, when it has no errors.
enum class Level { Parse, Check, Lower };

/// Processor time that an input may take.
inline constexpr unsigned secondsPerInput = 10;
/// Ends this process, a child, when it takes longer (or waits forever).
void limitTime();
/// Whether a child ended by `limitTime`, by what `wait` says of it.
bool ranOutOfTime(int status);

/// Parses `text` in this process. Messages are formatted and thrown away.
void parse(llvm::StringRef text);

class FrontEnd {
public:
  /// Loads the library in the folder `library`, and what nearly every program uses of it.
  explicit FrontEnd(const std::string &library);
  ~FrontEnd();

  /// How a child ended.
  struct Ending {
    bool crashed = false, hung = false;
    unsigned errors = 0;       ///< of the text
    long peakKilobytes = 0;
    bool good() const { return !crashed && !hung; }
  };
  /// Compiles `text` in a child. Modules beside `folder` can be imported.
  Ending compile(llvm::StringRef text, Level level, const std::string &folder = "/");

private:
  struct State;
  std::unique_ptr<State> state;
};

} // namespace kiln::fuzz

#endif // KILN_TESTS_FUZZ_FRONT_H
