// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "Front.h"
#include "check/IrBridge.h"
#include "diagnostics/Consumers.h"
#include "doc/Validate.h"
#include "lower/Lower.h"
#include "parse/Parser.h"
#include "rules/DeclRules.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <csignal>
#include <cstring>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

// The counters of covered edges in builds for libFuzzer.
extern "C" {
extern uint8_t __start___sancov_cntrs[] __attribute__((weak));
extern uint8_t __stop___sancov_cntrs[] __attribute__((weak));
}

namespace kiln::fuzz {

void limitTime() {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  signal(SIGPROF, SIG_DFL);
  signal(SIGALRM, SIG_DFL);
  struct itimerval used = {{}, {secondsPerInput, 0}};
  setitimer(ITIMER_PROF, &used, nullptr);
  alarm(100 * secondsPerInput);
}

bool ranOutOfTime(int status) { return WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM); }

/// Something of every kind that most programs use, so that children find it checked already.
static constexpr llvm::StringLiteral warmUp = R"(
def __entry() raises -> Int32:
    var list: List[Int] = [1, 2, 3]
    list.append(4)
    var words: List[String] = ["a"]
    var dict: Dict[String, Int] = {"a": 1}
    for i in range(len(list)):
        print(i, list[i], words[0], 2.5, True, sep=" ")
    for x in list:
        print(t"{x} {dict["a"]}")
    assert len(words) == 1, "text"
    if Optional(1):
        raise Error("text")
    return 0
)";

namespace {
/// What every run of the front end starts from; diagnostics are printed to nowhere.
struct Inputs {
  SourceManager sources;
  DiagnosticEngine diags{sources};
  std::string out;
  llvm::raw_string_ostream os{out};
  TextConsumer consumer{os, false, 10};
  StringInterner names;
  Inputs() { diags.addConsumer(consumer); }
  ~Inputs() { diags.removeConsumer(consumer); }
};

/// What the processes share: what a child found, and the counters of the edges that it covered.
struct Shared {
  unsigned errors;
  uint8_t counters[];
};
} // namespace

mlir::DialectRegistry allDialects() {
  mlir::DialectRegistry registry;
  registry.insert<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect, mlir::complex::ComplexDialect, mlir::index::IndexDialect,
                  mlir::LLVM::LLVMDialect, mlir::math::MathDialect, mlir::memref::MemRefDialect, mlir::NVVM::NVVMDialect,
                  mlir::ROCDL::ROCDLDialect, mlir::scf::SCFDialect, mlir::ub::UBDialect, mlir::vector::VectorDialect>();
  return registry;
}

struct FrontEnd::State {
  Inputs inputs;
  mlir::MLIRContext context{allDialects(), mlir::MLIRContext::Threading::DISABLED};
  std::unique_ptr<Program> program;
  size_t counters = 0;
  Shared *shared = nullptr;
  std::string path;

  void run(llvm::StringRef text, Level level);
};

void parse(llvm::StringRef text) {
  Inputs inputs;
  auto module = parseModule(inputs.sources.addBuffer("fuzz.mojo", text), inputs.names, inputs.diags);
  module->parseAllBodies();
  rules::checkDeclarations(*module, inputs.diags);
}

FrontEnd::FrontEnd(const std::string &library) : state(std::make_unique<State>()) {
  loadLoweringDialects(state->context);
  ProgramOptions options;
  options.libraryPaths.push_back(library);
  options.importPaths.push_back(".");
  options.triple = "x86_64-unknown-linux-gnu";
  options.cpu = "x86-64-v3";
  // Whatever a text asks for at compile time is cut short.
  options.comptimeSteps = 200'000;
  options.comptimeMemory = 64u << 20;
  options.instantiationDepth = 60;
  Inputs &inputs = state->inputs;
  state->program = std::make_unique<Program>(inputs.sources, inputs.diags, inputs.names, &state->context, options);
  FunctionInstance *start = state->program->startFunction(warmUp, {});
  if (!start || mlir::failed(state->program->finish(*start)) || inputs.diags.hasErrors()) {
    llvm::errs() << "the library in " << library << " doesn't compile\n" << inputs.out;
    std::exit(2);
  }
  state->counters = __start___sancov_cntrs ? size_t(__stop___sancov_cntrs - __start___sancov_cntrs) : 0;
  void *memory = mmap(nullptr, sizeof(Shared) + state->counters, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  state->shared = static_cast<Shared *>(memory);
  // The program reads its main module from a file.
  state->path = (access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm") + ("/kiln-fuzz-" + std::to_string(getpid()) + ".mojo");
}

FrontEnd::~FrontEnd() { unlink(state->path.c_str()); }

/// Does what the driver does with a program, up to `level`.
void FrontEnd::State::run(llvm::StringRef text, Level level) {
  auto &diags = inputs.diags;
  std::error_code code;
  {
    llvm::raw_fd_ostream file(path, code);
    file << text;
  }
  ModuleInfo *main = program->loadMain(path);
  if (!main)
    return;
  main->syntax->parseAllBodies();
  rules::checkDeclarations(*main->syntax, diags);
  program->resolveAllImports(main);
  bool parsed = !diags.hasErrors();
  program->checkDeclarations(main);
  if (parsed) {
    Entity entity = program->lookupInModule(main, inputs.names.get("main"));
    if (entity.kind == Entity::Functions && entity.functions.front()->module == main)
      if (FunctionInstance *start = program->startFunction("def __entry() raises -> Int32:\n    main()\n    return 0\n", {entity.functions.front()}))
        program->require(start);
    program->requireExports(main);
    (void)program->finishAll();
  }
  program->checkUnreached(main);
  doc::validateDocstrings(*main->syntax, main->lastName.str(), diags, true);
  program->checkDefinitions(main);
  if (level != Level::Lower || diags.hasErrors())
    return;
  program->pruneUnfinished();
  mlir::ScopedDiagnosticHandler quiet(&context, [](mlir::Diagnostic &) { return mlir::success(); });
  (void)lowerToLLVM(cast<mlir::ModuleOp>(program->irModule()));
}

FrontEnd::Ending FrontEnd::compile(llvm::StringRef text, Level level, const std::string &folder) {
  pid_t child = fork();
  if (child == 0) {
    limitTime();
    if (chdir(folder.c_str()))
      _exit(3);
    state->run(text, level);
    state->shared->errors = state->inputs.diags.errorCount();
    std::memcpy(state->shared->counters, __start___sancov_cntrs, state->counters);
    _exit(0);
  }
  int status = 0;
  struct rusage usage = {};
  wait4(child, &status, 0, &usage);
  Ending ending;
  ending.hung = ranOutOfTime(status);
  ending.crashed = !ending.hung && (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0);
  ending.peakKilobytes = usage.ru_maxrss;
  if (ending.good()) {
    ending.errors = state->shared->errors;
    std::memcpy(__start___sancov_cntrs, state->shared->counters, state->counters);
  }
  return ending;
}

} // namespace kiln::fuzz
