// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// ORC and JITLink put together by hand: no platform, no IR layer, no threads, so that a small
// program starts in a few milliseconds.
#include "codegen/Jit.h"
#include "llvm/ExecutionEngine/JITLink/JITLinkMemoryManager.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/Core.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h"
#include "llvm/ExecutionEngine/Orc/SelfExecutorProcessControl.h"
#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/Process.h"
#include <cstdlib>
#include <sys/stat.h>

using namespace llvm;

namespace kiln {

struct Jit::State {
  std::unique_ptr<orc::ExecutionSession> session;
  std::unique_ptr<orc::ObjectLinkingLayer> linker;
  orc::JITDylib *program = nullptr;
};

Jit::Jit(std::unique_ptr<State> state) : state(std::move(state)) {}

Jit::~Jit() {
  // The program may have left threads behind that still run in the memory that ending the session
  // frees; the process is about to end, so errors have nobody to tell.
  if (Error error = state->session->endSession())
    consumeError(std::move(error));
}

/// Functions that the C library links into each program instead of exporting them.
static const HostSymbol libcStatics[] = {
    {"atexit", reinterpret_cast<const void *>(&::atexit)},
    {"at_quick_exit", reinterpret_cast<const void *>(&::at_quick_exit)},
    {"stat",
     reinterpret_cast<const void *>(static_cast<int (*)(const char *, struct stat *)>(&::stat))},
    {"fstat", reinterpret_cast<const void *>(&::fstat)},
    {"lstat", reinterpret_cast<const void *>(&::lstat)},
};

Expected<std::unique_ptr<Jit>> Jit::create(ArrayRef<HostSymbol> symbols) {
  Expected<unsigned> pageSize = sys::Process::getPageSize();
  if (!pageSize)
    return pageSize.takeError();
  auto control = orc::SelfExecutorProcessControl::Create(
      nullptr, std::make_unique<orc::InPlaceTaskDispatcher>());
  if (!control)
    return control.takeError();
  auto state = std::make_unique<State>();
  state->session = std::make_unique<orc::ExecutionSession>(std::move(*control));
  state->linker = std::make_unique<orc::ObjectLinkingLayer>(*state->session);
  // What the program and this process both define, the program's is meant.
  state->linker->setAutoClaimResponsibilityForObjectSymbols(true);
  state->session->setErrorReporter([](Error error) { consumeError(std::move(error)); });
  state->program = &state->session->createBareJITDylib("program");

  orc::SymbolMap known;
  auto define = [&](ArrayRef<HostSymbol> list) {
    for (const HostSymbol &symbol : list)
      known[state->session->intern(symbol.name)] = {orc::ExecutorAddr::fromPtr(symbol.address),
                                                    JITSymbolFlags::Exported};
  };
  define(libcStatics);
  define(symbols);
  orc::JITDylib &runtime = state->session->createBareJITDylib("runtime");
  if (Error error = runtime.define(orc::absoluteSymbols(std::move(known))))
    return std::move(error);
  auto process = orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(0);
  if (!process)
    return process.takeError();
  runtime.addGenerator(std::move(*process));
  state->program->addToLinkOrder(runtime);
  return std::unique_ptr<Jit>(new Jit(std::move(state)));
}

Error Jit::addSharedLibrary(const std::string &path) {
  auto library = orc::DynamicLibrarySearchGenerator::Load(path.c_str(), 0);
  if (!library)
    return library.takeError();
  state->program->addGenerator(std::move(*library));
  return Error::success();
}

Error Jit::addObject(std::unique_ptr<MemoryBuffer> object) {
  return state->linker->add(*state->program, std::move(object));
}

Error Jit::define(StringRef name, void *address) {
  orc::SymbolMap symbols;
  symbols[state->session->intern(name)] = {orc::ExecutorAddr::fromPtr(address), JITSymbolFlags::Exported};
  return state->program->define(orc::absoluteSymbols(std::move(symbols)));
}

Expected<void *> Jit::lookUp(StringRef name) {
  Expected<orc::ExecutorSymbolDef> symbol =
      state->session->lookup({state->program}, state->session->intern(name));
  if (!symbol)
    return symbol.takeError();
  return symbol->getAddress().toPtr<void *>();
}

Expected<int> Jit::runMain(ArrayRef<std::string> argv) {
  Expected<void *> address = lookUp("main");
  if (!address)
    return address.takeError();
  // The program may keep pointers to its arguments until the process ends, so they are not freed.
  char **pointers = static_cast<char **>(malloc((argv.size() + 1) * sizeof(char *)));
  for (size_t i = 0; i < argv.size(); ++i)
    pointers[i] = strdup(argv[i].c_str());
  pointers[argv.size()] = nullptr;
  auto entry = reinterpret_cast<int (*)(int, char **)>(*address);
  return entry(static_cast<int>(argv.size()), pointers);
}

} // namespace kiln
