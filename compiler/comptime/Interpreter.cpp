// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The interface of the interpreter: functions, their translation, calls from outside.
#include "comptime/Interpreter.h"
#include "comptime/Machine.h"
#include "comptime/Translator.h"
#include <sys/mman.h>

using namespace kiln;
using namespace kiln::comptime;

volatile std::sig_atomic_t kiln::interpreterStop = 0;

InterpreterHost::~InterpreterHost() = default;

std::string InterpreterError::operationMessage() const {
  if (operation.empty())
    return {};
  return (kind == Kind::Fold ? "failed to fold operation " : "failed to interpret operation ") +
         operation + "(...)";
}

std::vector<InterpreterNote> InterpreterError::notes() const {
  std::vector<InterpreterNote> result;
  for (size_t i = 0; i < stack.size(); ++i) {
    if (i)
      result.push_back({stack[i].callSite, "failed to evaluate call"});
    result.push_back({stack[i].function, "failed to interpret function @" + stack[i].symbol});
  }
  // Limits are nobody's operation.
  if (std::string message = operationMessage(); !message.empty() && kind != Kind::Limit)
    result.push_back({location, message});
  if (!cause.empty())
    result.push_back({location, cause});
  return result;
}

Interpreter::Impl::~Impl() {
  for (uint8_t *file : freeRegisterFiles)
    munmap(file, size_t(1) << 30);
}

Function &Interpreter::Impl::function(mlir::StringAttr symbol) {
  Function *&known = functions[symbol];
  if (!known) {
    known = &functionStorage.emplace_back();
    known->symbol = symbol;
    known->display = symbol.getValue().str();
  }
  return *known;
}

Address Interpreter::Impl::addressOf(Function &function) {
  if (!function.address) {
    function.address = functionBase + 16 * addressed.size();
    addressed.push_back(&function);
  }
  return function.address;
}

void Interpreter::Impl::remember(Function &function, mojo::FuncOp op) {
  function.op = op;
  function.location = op.getLoc();
  if (std::optional<llvm::StringRef> display = op.getDisplay())
    function.display = display->str();
}

bool Interpreter::Impl::prepare(Function &function) {
  if (function.code)
    return true;
  if (!function.op) {
    mojo::FuncOp op = host.resolve(function.symbol.getValue());
    if (!op) {
      function.missing = true;
      return false;
    }
    remember(function, op);
  }
  if (function.code) // the host may have called back
    return true;
  if (function.op.isExternal())
    return false;
  auto code = std::make_unique<Code>();
  code->function = &function;
  Translator(*this, *code).translate(function.op);
  function.code = code.get();
  codes.push_back(std::move(code));
  return true;
}

Interpreter::Interpreter(mlir::MLIRContext &context, InterpreterHost &host,
                         InterpreterLimits limits)
    : impl(std::make_unique<Impl>(context, host, limits)) {}

Interpreter::~Interpreter() = default;

void Interpreter::forget(llvm::StringRef symbol) {
  Function &function = impl->function(mlir::StringAttr::get(&impl->context, symbol));
  function.op = {};
  function.code = nullptr;
  function.missing = false;
}

llvm::FailureOr<CallResult> Interpreter::call(mojo::FuncOp op, llvm::ArrayRef<MemoryImage> args) {
  Function &function = impl->function(op.getSymNameAttr());
  if (function.op != op) {
    function.code = nullptr;
    impl->remember(function, op);
  }
  if (!impl->prepare(function)) {
    InterpreterError error{InterpreterError::Kind::External,
                           op.getLoc(),
                           {},
                           "unable to interpret call to unknown external function: " +
                               op.getSymName().str(),
                           {}};
    impl->host.error(error);
    return mlir::failure();
  }
  Machine machine(*impl);
  return machine.call(function, op, args);
}
