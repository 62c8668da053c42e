// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// One input after the other: checked by a checker that remembers, compiled into a module that holds what is new, linked to the code of
// earlier inputs, run under guard.
#include "repl/Engine.h"
#include "Symbols.h"
#include "check/Interactive.h"
#include "check/IrBridge.h"
#include "codegen/Emit.h"
#include "codegen/Jit.h"
#include "codegen/Optimize.h"
#include "codegen/Target.h"
#include "codegen/Translate.h"
#include "comptime/Interpreter.h"
#include "diagnostics/CheckDeclDiags.h"
#include "driver/Driver.h"
#include "driver/Session.h"
#include "lower/CallLocations.h"
#include "lower/Lower.h"
#include "repl/Completion.h"
#include "repl/Guard.h"
#include "rules/DeclRules.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include "llvm/Target/TargetMachine.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/MLIRContext.h"
#include <cstdlib>

using namespace llvm;

namespace kiln {

namespace {

/// The storage of a variable.
struct Slot {
  void *memory = nullptr;
  bool isInitialized = false;
};

/// The engine whose input runs; what the input calls has no other way to know.
struct Running {
  std::vector<Slot> *slots = nullptr;
  bool succeeded = false;
  bool colors = false;
  std::string error;
} running;

constexpr size_t shownBytes = 1000;

/// Prints `label`, the type in colour on a terminal, and `text`.
void show(StringRef label, StringRef text) {
  std::string line;
  raw_string_ostream os(line);
  if (running.colors && label.starts_with("(")) {
    size_t end = label.rfind(") ");
    os << "\x1b[36m" << label.take_front(end + 1) << "\x1b[0m" << label.drop_front(end + 1);
  } else {
    os << label;
  }
  if (text.size() > shownBytes) {
    size_t end = shownBytes;
    while (end && (text[end] & 0xC0) == 0x80)
      --end;
    // A display ends with a whole element.
    size_t comma = text.take_front(end).rfind(", ");
    char close = text.front() == '[' ? ']' : text.front() == '(' ? ')' : text.front() == '{' ? '}' : 0;
    if (close && comma != StringRef::npos)
      os << text.take_front(comma) << ", ..." << close;
    else
      os << text.take_front(end) << " ...";
  } else {
    os << text;
  }
  os << '\n';
  fwrite(line.data(), 1, line.size(), stdout);
  fflush(stdout);
}

} // namespace

extern "C" {
static void kiln_repl_initialized(int64_t variable) { (*running.slots)[size_t(variable)].isInitialized = true; }
static void kiln_repl_released(int64_t variable) { (*running.slots)[size_t(variable)].isInitialized = false; }
static void kiln_repl_succeeded() { running.succeeded = true; }
static void kiln_repl_error(const char *text, int64_t length) { running.error.assign(text, size_t(length)); }
static void kiln_repl_show(const char *label, int64_t labelLength, const char *text, int64_t length) {
  show(StringRef(label, size_t(labelLength)), StringRef(text, size_t(length)));
}
static void kiln_repl_show_int(const char *label, int64_t labelLength, int64_t value) {
  show(StringRef(label, size_t(labelLength)), std::to_string(value));
}
}

struct ReplEngine::State {
  State(const DriverOptions &options, bool colors) : options(options), colors(colors) {}

  const DriverOptions &options;
  bool colors;
  Installation installation;
  ResolvedTarget target;
  std::unique_ptr<TargetMachine> machine;
  std::unique_ptr<Jit> jit;
  std::unique_ptr<mlir::MLIRContext> context;
  CollectingConsumer messages; ///< about an input
  std::unique_ptr<Session> compiler;
  std::unique_ptr<InteractiveSession> session;
  std::vector<Slot> slots; ///< by SessionVariable::index
  StringSet<> compiled;    ///< functions that the JIT knows
  unsigned inputs = 0;

  Program &program() { return compiler->getProgram(); }
  Error start();
  Error startSession();
  bool compile(SessionInput &input);
  void drop(SessionInput &input);
  void printMessages();
  void reportCrash(StringRef cause);
  template <typename Work> void ask(Work work);
  Error addCode(mlir::ModuleOp module);
  InputEnd execute(SessionInput &input);
  void destroy(SessionVariable &variable);
  void destroyAll();
};

Error ReplEngine::State::start() {
  installation = findInstallation();
  Expected<ResolvedTarget> resolved = resolveTarget(options.codegen.target);
  if (!resolved)
    return resolved.takeError();
  target = std::move(*resolved);
  Expected<std::unique_ptr<TargetMachine>> made = createTargetMachine(target, options.codegen, /*forJit=*/true);
  if (!made)
    return made.takeError();
  machine = std::move(*made);
  mlir::DialectRegistry registry;
  registry.insert<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect, mlir::index::IndexDialect, mlir::LLVM::LLVMDialect,
                  mlir::math::MathDialect, mlir::vector::VectorDialect>();
  context = std::make_unique<mlir::MLIRContext>(registry, mlir::MLIRContext::Threading::DISABLED);
  return startSession();
}

/// Begins without variables, declarations and code.
Error ReplEngine::State::startSession() {
  size_t count = 0;
  const RuntimeSymbol *table = runtimeSymbols(count);
  SmallVector<HostSymbol> symbols;
  for (size_t i = 0; i < count; ++i)
    symbols.push_back({table[i].name, table[i].address});
#define KILN_HOOK(NAME) symbols.push_back({#NAME, reinterpret_cast<const void *>(&NAME)});
  KILN_HOOK(kiln_repl_initialized)
  KILN_HOOK(kiln_repl_released)
  KILN_HOOK(kiln_repl_succeeded)
  KILN_HOOK(kiln_repl_error)
  KILN_HOOK(kiln_repl_show)
  KILN_HOOK(kiln_repl_show_int)
#undef KILN_HOOK
  Expected<std::unique_ptr<Jit>> linker = Jit::create(symbols);
  if (!linker)
    return linker.takeError();
  jit = std::move(*linker);
  compiler = std::make_unique<Session>(options, installation, *context, target.triple, target.cpu, target.features);
  program().diags.removeConsumer(compiler->printer());
  program().diags.addConsumer(messages);
  loadLoweringDialects(*context);
  if (!options.disableBuiltins && !program().preludeModule())
    return createStringError("unable to locate module 'std'");
  session = std::make_unique<InteractiveSession>(program());
  return Error::success();
}

bool ReplEngine::State::compile(SessionInput &input) {
  DiagnosticEngine &diags = program().diags;
  if (diags.hasErrors())
    return false;
  rules::checkDeclarations(*input.module->syntax, diags);
  if (failed(session->check(input)))
    return false;
  SmallVector<FunctionInstance *, 4> roots;
  if (input.entry)
    roots.push_back(input.entry);
  for (SessionVariable *variable : input.declared)
    if (variable->destructor)
      roots.push_back(variable->destructor);
  if (roots.empty())
    return true;
  for (SessionVariable *variable : input.declared) {
    if (slots.size() <= variable->index)
      slots.resize(variable->index + 1);
    size_t align = std::max<size_t>(program().alignOf(variable->type), sizeof(void *));
    size_t size = variable->referent ? sizeof(void *) : std::max<size_t>(program().sizeOf(variable->type), 1);
    void *memory = aligned_alloc(align, (size + align - 1) / align * align);
    memset(memory, 0, size);
    slots[variable->index] = {memory, false};
    if (Error error = jit->define(variable->symbol, memory)) {
      driverError(toString(std::move(error)));
      return false;
    }
  }
  mlir::OwningOpRef<mlir::ModuleOp> module =
      cast<mlir::ModuleOp>(session->extract(roots, [&](StringRef symbol) { return compiled.contains(symbol); }));
  mlir::ScopedDiagnosticHandler handler(context.get(), [&](mlir::Diagnostic &diagnostic) {
    diags.report(sourceLocation(program(), diagnostic.getLocation()), diag::LoweringFailed, diagnostic.str());
    return mlir::success();
  });
  if (Error error = addCode(*module)) {
    std::string text = toString(std::move(error));
    if (!diags.hasErrors())
      driverError(text);
    return false;
  }
  return true;
}

/// Compiles `module` and hands it to the linker. Functions can be called from later inputs unless they are told where they are called
/// from, by arguments that only code of one module agrees on, or are inlined anyway.
Error ReplEngine::State::addCode(mlir::ModuleOp module) {
  DenseSet<mlir::StringAttr> own = functionsWithPlaces(module);
  for (auto func : module.getOps<mojo::FuncOp>())
    if (func.getInlining() == mojo::Inline::Always)
      own.insert(func.getSymNameAttr());
  if (failed(lowerToLLVM(module)))
    return createStringError("the input cannot be lowered");
  for (auto func : module.getOps<mlir::LLVM::LLVMFuncOp>())
    if (!func.isExternal() && func.getLinkage() == mlir::LLVM::Linkage::Internal && !own.contains(func.getSymNameAttr()))
      func.setLinkage(mlir::LLVM::Linkage::LinkonceODR);
  LLVMContext llvmContext;
  llvmContext.setDiscardValueNames(true);
  Expected<std::unique_ptr<Module>> code = translateToLlvm(module, llvmContext, *machine, options.codegen);
  if (!code)
    return code.takeError();
  optimize(**code, *machine, options.codegen);
  SmallVector<std::string> defined;
  for (const Function &function : **code)
    if (!function.isDeclaration() && !function.hasLocalLinkage())
      defined.push_back(function.getName().str());
  SmallVector<char, 0> bytes;
  raw_svector_ostream stream(bytes);
  if (Error error = emitMachineCode(**code, *machine, /*assembly=*/false, stream))
    return error;
  if (Error error = jit->addObject(std::make_unique<SmallVectorMemoryBuffer>(std::move(bytes), "input", false)))
    return error;
  for (const std::string &name : defined)
    compiled.insert(name);
  return Error::success();
}

InputEnd ReplEngine::State::execute(SessionInput &input) {
  Expected<void *> address = jit->lookUp(input.entrySymbol);
  if (!address) {
    driverError(toString(address.takeError()));
    return InputEnd::NotCompiled;
  }
  auto entry = reinterpret_cast<int32_t (*)()>(*address);
  outs().flush();
  errs().flush();
  running.slots = &slots;
  running.colors = colors;
  running.succeeded = false;
  running.error.clear();
  int32_t status = 0;
  std::string cause;
  GuardedEnd end = runGuarded([&] { status = entry(); }, /*interruptible=*/true, cause);
  fflush(stdout);
  if (end == GuardedEnd::Trapped)
    errs() << "mojo: error: execution crashed: " << cause << '\n';
  else if (end == GuardedEnd::Interrupted)
    errs() << "Interrupted\n";
  else if (status)
    errs() << "Unhandled exception caught during execution\nError: " << running.error << '\n';
  errs().flush();
  return end == GuardedEnd::Trapped       ? InputEnd::Trapped
         : end == GuardedEnd::Interrupted ? InputEnd::Interrupted
         : status                         ? InputEnd::Raised
                                          : InputEnd::Succeeded;
}

/// Ends the life of a variable and frees its storage. A destructor that traps or doesn't end is left.
void ReplEngine::State::destroy(SessionVariable &variable) {
  if (variable.index >= slots.size())
    return;
  Slot &slot = slots[variable.index];
  if (!slot.memory)
    return;
  if (slot.isInitialized && variable.destructor) {
    slot.isInitialized = false;
    Expected<void *> address = jit->lookUp(variable.destructor->symbol);
    if (!address) {
      consumeError(address.takeError());
      return;
    }
    auto destructor = reinterpret_cast<void (*)(void *)>(*address);
    std::string cause;
    running.slots = &slots;
    if (runGuarded([&] { destructor(slot.memory); }, /*interruptible=*/true, cause) == GuardedEnd::Trapped)
      errs() << "mojo: error: the destructor of '" << variable.name.str() << "' crashed: " << cause << '\n';
    fflush(stdout);
  }
  free(slot.memory);
  slot.memory = nullptr;
}

void ReplEngine::State::printMessages() {
  for (const Diagnostic &diagnostic : messages.diagnostics)
    compiler->printer().handle(diagnostic, program().sources);
  messages.diagnostics.clear();
}

void ReplEngine::State::reportCrash(StringRef cause) {
  errs() << "mojo: error: the compiler crashed on this input: " << cause << "; please report this\n";
}

/// Does what asks the checker about something that is not to be run.
template <typename Work> void ReplEngine::State::ask(Work work) {
  program().diags.reset();
  std::string cause;
  GuardedEnd end = runGuarded(work, /*interruptible=*/false, cause);
  printMessages();
  if (end == GuardedEnd::Trapped)
    reportCrash(cause);
}

/// Forgets what a failed input declared.
void ReplEngine::State::drop(SessionInput &input) {
  for (SessionVariable *variable : reverse(input.declared))
    destroy(*variable);
  session->abandon(input);
}

void ReplEngine::State::destroyAll() {
  for (SessionVariable &variable : reverse(session->variables))
    destroy(variable);
}

//===----------------------------------------------------------------------===//
// The engine
//===----------------------------------------------------------------------===//

ReplEngine::ReplEngine(std::unique_ptr<State> state) : state(std::move(state)) {}

ReplEngine::~ReplEngine() { state->destroyAll(); }

Expected<std::unique_ptr<ReplEngine>> ReplEngine::create(const DriverOptions &options, bool colors) {
  auto state = std::make_unique<State>(options, colors);
  if (Error error = state->start())
    return std::move(error);
  return std::unique_ptr<ReplEngine>(new ReplEngine(std::move(state)));
}

InputEnd ReplEngine::run(StringRef text) {
  state->program().diags.reset();
  std::string fileName = "Expression [" + std::to_string(++state->inputs) + "]";
  std::unique_ptr<SessionInput> input;
  bool isCompiled = false;
  std::string cause;
  // A crash of the compiler must not cost the session either.
  GuardedEnd end = runGuarded(
      [&] {
        input = state->session->load(fileName, text);
        isCompiled = state->compile(*input);
        if (isCompiled || !input->keptFromBlocks || interpreterStop)
          return;
        state->drop(*input);
        state->program().diags.reset();
        state->messages.diagnostics.clear();
        input = state->session->load(fileName, text);
        input->keepsFromBlocks = false;
        isCompiled = state->compile(*input);
      },
      /*interruptible=*/false, cause);
  if (end == GuardedEnd::Interrupted)
    state->messages.diagnostics.clear();
  state->printMessages();
  if (end == GuardedEnd::Interrupted) {
    errs() << "Interrupted\n";
    isCompiled = false;
  } else if (end == GuardedEnd::Trapped)
    state->reportCrash(cause);
  if (!input)
    return InputEnd::NotCompiled;
  InputEnd result = end == GuardedEnd::Interrupted ? InputEnd::Interrupted : InputEnd::NotCompiled;
  if (isCompiled)
    result = input->entry ? state->execute(*input) : InputEnd::Succeeded;
  bool persists = result == InputEnd::Succeeded || (isCompiled && input->entry && running.succeeded);
  if (!persists) {
    state->drop(*input);
    if (!isCompiled)
      return result;
    // What it took from earlier variables is gone all the same.
    for (SessionVariable *variable : input->released)
      variable->isReleased = !state->slots[variable->index].isInitialized;
  }
  // A `return` may have come before a declaration.
  for (SessionVariable *variable : input->declared)
    if (const Slot &slot = state->slots[variable->index]; slot.memory && !slot.isInitialized && !variable->isReleased)
      variable->isReleased = variable->isSkipped = true;
  for (SessionVariable *variable : state->session->commit(*input))
    if (!state->session->isReferenced(*variable))
      state->destroy(*variable);
  return result;
}

std::optional<std::string> ReplEngine::typeOf(StringRef expression) {
  std::optional<std::string> type;
  state->ask([&] {
    if (Operand operand = state->session->ask(expression))
      type = state->session->describe(operand);
    else if (!state->program().diags.hasErrors())
      driverError("'" + expression + "' is not an expression");
  });
  return type;
}

std::optional<std::string> ReplEngine::documentation(StringRef name) {
  std::optional<std::string> text;
  state->ask([&] {
    Operand operand = state->session->ask(name);
    if (std::string found = operand ? state->session->documentation(operand) : ""; !found.empty())
      text = std::move(found);
    else if (!state->program().diags.hasErrors())
      driverError("there is no documentation of '" + name + "'");
  });
  return text;
}

Completions ReplEngine::complete(StringRef text, size_t cursor, ArrayRef<StringRef> commands) {
  Completions found;
  std::string cause;
  if (runGuarded([&] { found = completeAt(*state->session, text, cursor, commands); }, /*interruptible=*/false, cause) != GuardedEnd::Returned)
    return {};
  return found;
}

void ReplEngine::clear() {
  state->destroyAll();
  state->slots.clear();
  state->session.reset();
  state->compiled.clear();
  if (Error error = state->startSession())
    driverError(toString(std::move(error)));
}

} // namespace kiln
