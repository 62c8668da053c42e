// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Carries one program through the compiler.
#include "driver/Driver.h"
#include "codegen/OutputFile.h"
#include "codegen/Target.h"
#include "driver/Backend.h"
#include "driver/Installation.h"
#include "driver/Precompile.h"
#include "driver/Heap.h"
#include "driver/Session.h"
#include "source/RoomTimes.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "mlir/Dialect/DLTI/DLTI.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"

using namespace llvm;

namespace kiln {

int driverError(const Twine &message) {
  outs().flush();
  errs() << "mojo: error: " << message << '\n';
  return 1;
}

void driverWarning(const Twine &message) { errs() << "mojo: warning: " << message << '\n'; }

namespace {
/// A program in the LLVM dialect, and what else the back end wants to know of it.
struct LoweredProgram {
  mlir::OwningOpRef<mlir::ModuleOp> module; ///< null when there were errors, which have been printed
  std::vector<std::string> inputs;          ///< every file that was read
  bool hadDiagnostics = false;
};
} // namespace

/// Reads a module of the LLVM dialect from a file: the way into the back end for its own tests.
static LoweredProgram readLlvmDialect(const DriverOptions &options, mlir::MLIRContext &context) {
  context.loadDialect<mlir::LLVM::LLVMDialect, mlir::DLTIDialect>();
  LoweredProgram program;
  program.module = mlir::parseSourceFile<mlir::ModuleOp>(options.input, &context);
  program.inputs.push_back(options.input);
  return program;
}

/// Says in a last line which part of the compilation failed; returns the exit status. Not among JSON objects.
static int compilationFailed(const DriverOptions &options, const Session &session) {
  return options.jsonDiagnostics ? 1 : driverError(session.failureReason());
}

/// Prints the level of the compiler that `options.print` names to `os`; returns the exit status.
static int printLevel(const DriverOptions &options, Session &session, raw_ostream &os) {
  switch (options.print) {
  case DriverOptions::Print::Tokens:
    return session.printSyntax(Stage::Tokens, os);
  case DriverOptions::Print::Ast:
    return session.printSyntax(Stage::Ast, os);
  default:
    break;
  }
  Stage stage = options.print == DriverOptions::Print::MlirLlvm ? Stage::Lowered : Stage::Owned;
  mlir::ModuleOp *module = session.compile(stage);
  if (!module)
    return compilationFailed(options, session);
  module->print(os);
  os << '\n';
  return 0;
}

/// Prints it to the file that `-o` names, else to standard output.
static int printLevel(const DriverOptions &options, Session &session) {
  if (options.output.empty() || options.output == "-")
    return printLevel(options, session, outs());
  if (Error error = checkOutputPath(options.output))
    return driverError(toString(std::move(error)));
  std::string text;
  raw_string_ostream stream(text);
  if (int status = printLevel(options, session, stream))
    return status;
  if (Error error = writeFileAtomically(options.output, [&](raw_pwrite_stream &os) {
        os << text;
        return Error::success();
      }))
    return driverError(toString(std::move(error)));
  return 0;
}

/// Writes the package that `session` checks; returns the exit status.
static int precompile(const DriverOptions &options, Session &session) {
  Expected<std::string> output = packageOutput(options);
  if (!output)
    return driverError(toString(output.takeError()));
  Expected<std::string> bytes = session.precompile();
  if (!bytes) {
    std::string reason = toString(bytes.takeError());
    return options.jsonDiagnostics && session.hadDiagnostics() ? 1 : driverError(reason);
  }
  Error error = writeFileAtomically(*output, [&](raw_pwrite_stream &os) {
    os << *bytes;
    return Error::success();
  });
  return error ? driverError(toString(std::move(error))) : 0;
}

int runDriver(const DriverOptions &options) {
  StringRef input = options.input;
  if (!sys::fs::exists(input))
    return driverError("cannot open '" + input + "': No such file or directory");
  prepareHeap();
  Expected<ResolvedTarget> target = resolveTarget(options.codegen.target);
  if (!target)
    return driverError(toString(target.takeError()));
  if (options.timing)
    RoomTime::measure();
  llvm::scope_exit reportTimes([&] {
    if (options.timing)
      RoomTime::report(errs(), options.timingAsTree);
  });
  Installation installation = findInstallation();
  Backend backend(options, *target, installation);
  bool running = options.action == DriverOptions::Action::Run;
  if (running)
    if (std::optional<int> status = backend.runFromCache())
      return *status;

  // What inline MLIR may use; a dialect is loaded when it is first named.
  mlir::DialectRegistry registry;
  registry.insert<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect, mlir::complex::ComplexDialect, mlir::index::IndexDialect,
                  mlir::LLVM::LLVMDialect, mlir::math::MathDialect, mlir::memref::MemRefDialect, mlir::NVVM::NVVMDialect,
                  mlir::ROCDL::ROCDLDialect, mlir::scf::SCFDialect, mlir::ub::UBDialect, mlir::vector::VectorDialect>();
  auto ownContext = std::make_unique<mlir::MLIRContext>(registry, mlir::MLIRContext::Threading::DISABLED);
  mlir::MLIRContext &context = *ownContext;
  BuryPointer(std::move(ownContext));
  if (input.ends_with(".mlir")) {
    LoweredProgram program = readLlvmDialect(options, context);
    if (!program.module)
      return 1;
    return running ? backend.run(*program.module, program.inputs, program.hadDiagnostics) : backend.build(*program.module, program.inputs);
  }
  Session session(options, installation, context, target->triple, target->cpu, target->features);
  session.setCompiler([&](mlir::ModuleOp module, StringRef kind) { return backend.compileToText(module, kind); });
  if (options.print != DriverOptions::Print::None)
    return printLevel(options, session);
  if (options.action == DriverOptions::Action::Precompile)
    return precompile(options, session);
  mlir::ModuleOp *module = session.compile(Stage::Lowered);
  if (!module)
    return compilationFailed(options, session);
  session.writeFixIts(); // a program that is run may end the process
  std::vector<std::string> inputs = session.inputs();
  session.forgetBigProgram();
  mlir::ScopedDiagnosticHandler translation(&context, [&](mlir::Diagnostic &diagnostic) {
    session.reportTranslation(diagnostic);
    return mlir::success();
  });
  return running ? backend.run(*module, inputs, session.hadDiagnostics()) : backend.build(*module, inputs);
}

} // namespace kiln
