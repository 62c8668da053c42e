// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// One compilation of Mojo source for one target: owns the sources, the diagnostics and the program.
#ifndef KILN_DRIVER_SESSION_H
#define KILN_DRIVER_SESSION_H

#include "check/Program.h"
#include "diagnostics/Consumers.h"
#include "diagnostics/FixIts.h"
#include "driver/Installation.h"
#include "driver/Options.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <memory>

namespace mlir {
class Diagnostic;
class MLIRContext;
class ModuleOp;
} // namespace mlir

namespace kiln {

/// How far a session carries a program.
enum class Stage { Tokens, Ast, Checked, Owned, Lowered };

class Session {
public:
  /// `options` and `context` must outlive the session. `triple` is that of the target.
  Session(const DriverOptions &options, const Installation &installation, mlir::MLIRContext &context, std::string triple,
          std::string cpu, std::string features);
  ~Session();

  /// Prints the tokens or the tree of the input; returns the exit status.
  int printSyntax(Stage stage, llvm::raw_ostream &os);

  /// Compiles the input up to `stage`. Null after diagnostics, which have been printed. The module belongs to the session.
  mlir::ModuleOp *compile(Stage stage);

  /// Checks the package that is the input; returns the bytes of its `.mojoc`. Fails after diagnostics with what to say at last.
  llvm::Expected<std::string> precompile();

  /// Says how `std.compile` turns a lowered module into output of a kind.
  using CompileToText = std::function<llvm::Expected<std::string>(mlir::ModuleOp module, llvm::StringRef kind)>;
  void setCompiler(CompileToText compile);

  /// What is known of the program.
  Program &getProgram() { return *program; }

  /// What prints diagnostics.
  DiagnosticConsumer &printer() { return *consumer; }

  /// Applies or exports the fix-its of what was reported, as the options say; the destructor does it otherwise.
  void writeFixIts();

  /// Every file that was read.
  std::vector<std::string> inputs() const;
  bool hadDiagnostics() const;
  /// Frees what is known of a big program, but not its module: code generation takes the memory. Only `hadDiagnostics` may be asked then.
  void forgetBigProgram();
  /// Reports what MLIR says of the module while it is translated.
  void reportTranslation(mlir::Diagnostic &diagnostic);
  /// Why `compile` gave nothing, for the last line of the output (DIA-26).
  llvm::StringRef failureReason() const;

private:
  bool makeStart(ModuleInfo *main, bool needsMain);
  FunctionInstance *makeTestStart(ModuleInfo *main);
  FunctionInstance *makeMainStart(FunctionInfo *user);

  const DriverOptions &options;
  SourceManager sources;
  DiagnosticEngine diags;
  StringInterner names;
  std::unique_ptr<OrderedConsumer> consumer;
  FixItConsumer fixIts; ///< only asked to listen when fix-its are to be applied or exported
  bool wroteFixIts = false;
  mlir::MLIRContext &context;
  std::unique_ptr<Program> program;
  struct Impl;
  std::unique_ptr<Impl> impl;
};

} // namespace kiln

#endif // KILN_DRIVER_SESSION_H
