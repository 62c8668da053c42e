// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Runs and writes programs that are in the LLVM dialect.
#include "driver/Backend.h"
#include "Symbols.h"
#include "cache/ArtifactCache.h"
#include "cache/Manifest.h"
#include "codegen/Coverage.h"
#include "codegen/Emit.h"
#include "codegen/Jit.h"
#include "codegen/Link.h"
#include "codegen/Optimize.h"
#include "codegen/OutputFile.h"
#include "codegen/Translate.h"
#include "config/Configuration.h"
#include "driver/Driver.h"
#include "source/RoomTimes.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Target/TargetMachine.h"

extern "C" void kiln_report_crashes_as_driver();

using namespace llvm;

namespace kiln {

Backend::Backend(const DriverOptions &options, const ResolvedTarget &target,
                 const Installation &installation)
    : options(options), target(target), installation(installation), cache(options.useCache ? cacheLocation() : std::string()) {}

/// Says on stderr what the cache did, if the options ask. `wholeProgram`: nothing was compiled.
void Backend::reportCache(bool wholeProgram) const {
  if (!options.cacheReport)
    return;
  if (!options.useCache) {
    errs() << "cache: not used\n";
    return;
  }
  const CacheStatistics &used = cache.used();
  errs() << "cache: " << cache.location() << '\n'
         << "cache: " << (wholeProgram ? "the program was found, nothing was compiled" : "the program was compiled") << '\n'
         << "cache: " << used.hits << " of " << used.lookUps << " entries found, " << used.stored << " stored ("
         << used.storedBytes << " bytes)\n";
}

/// Prints `error` as the driver's and returns 1.
static int report(Error error) { return driverError(toString(std::move(error))); }

/// Returns what tells this build of the compiler from every other one.
static std::string compilerIdentity(const Installation &installation) {
  sys::fs::file_status status;
  if (sys::fs::status(installation.executable, status))
    return {};
  return itostr(status.getLastModificationTime().time_since_epoch().count()) + ":" +
         utostr(status.getSize());
}

std::string Backend::optionsKey() const {
  const CodegenOptions &codegen = options.codegen;
  std::string text;
  raw_string_ostream os(text);
  os << compilerIdentity(installation) << '\n'
     << target.triple << '\n'
     << target.cpu << '\n'
     << target.tuneCpu << '\n'
     << target.features << '\n'
     << target.abi << '\n'
     << target.codeModel << '\n'
     << target.relocationModel << '\n'
     << target.accelerator << '\n'
     << codegen.optLevel << ' ' << static_cast<int>(codegen.debug) << ' '
     << codegen.debugLanguageIsC << ' ' << codegen.contractFast << ' '
     << static_cast<int>(codegen.sanitizer) << '\n';
  for (const std::string &library : codegen.bitcodeLibs) {
    auto file = MemoryBuffer::getFile(library, false, false);
    os << library << ' ' << (file ? cacheKey({(*file)->getBuffer()}) : std::string()) << '\n';
  }
  return text;
}

/// Returns the cache key of the manifest of a `run`.
static std::string manifestKey(const DriverOptions &options, StringRef optionsText,
                               const Installation &installation) {
  std::string text = optionsText.str();
  raw_string_ostream os(text);
  SmallString<128> here;
  sys::fs::current_path(here);
  os << here << '\n' << options.input << '\n';
  for (const std::string &path : options.importPaths)
    os << "-I" << path << '\n';
  for (const std::string &path : installation.libraryPaths)
    os << "-L" << path << '\n';
  for (const Define &define : options.defines)
    os << "-D" << define.key << '=' << define.value.value_or("\1") << '\n';
  os << options.warningsAsErrors << options.disableWarnings << options.disableBuiltins
     << options.warnOnUnstableApis << options.diagnoseMissingDocStrings
     << options.ignoreIncompatiblePackages << options.runTests << options.coverage;
  return cacheKey({text});
}

/// Returns the key of object `index` of the result that is stored under `artifact`.
static std::string partKey(StringRef artifact, size_t index) {
  return (artifact + "-" + utostr(index)).str();
}

/// Returns the objects stored under `artifact`, or an empty list.
static ObjectList loadObjects(ArtifactCache &cache, StringRef artifact) {
  ObjectList objects;
  std::unique_ptr<MemoryBuffer> count = cache.lookUp(artifact);
  unsigned parts = 0;
  if (!count || count->getBuffer().getAsInteger(10, parts))
    return objects;
  for (unsigned i = 0; i < parts; ++i) {
    std::unique_ptr<MemoryBuffer> object = cache.lookUp(partKey(artifact, i));
    if (!object)
      return {};
    objects.push_back(std::move(object));
  }
  return objects;
}

/// Stores `objects` under `artifact`.
static void storeObjects(ArtifactCache &cache, StringRef artifact, const ObjectList &objects) {
  for (size_t i = 0; i < objects.size(); ++i)
    cache.store(partKey(artifact, i), objects[i]->getBuffer());
  cache.store(artifact, utostr(objects.size()));
}

/// Links `objects` into this process, calls `main` and ends the process with its result. Returns
/// only when that fails.
static int execute(ObjectList objects, const DriverOptions &options, const Installation &installation) {
  size_t count = 0;
  const RuntimeSymbol *table = runtimeSymbols(count);
  SmallVector<HostSymbol> symbols;
  for (size_t i = 0; i < count; ++i)
    symbols.push_back({table[i].name, table[i].address});
  Expected<std::unique_ptr<Jit>> jit = Jit::create(symbols);
  if (!jit)
    return report(jit.takeError());
  for (std::unique_ptr<MemoryBuffer> &object : objects)
    if (Error error = (*jit)->addObject(std::move(object)))
      return report(std::move(error));
  std::vector<std::string> argv = {options.input};
  argv.insert(argv.end(), options.programArgs.begin(), options.programArgs.end());

  if (options.timing)
    RoomTime::report(errs(), options.timingAsTree);
  if (!options.testToken.empty())
    outs() << '\x1e' << options.testToken << " started\n";
  // What was printed so far comes before what the program prints.
  outs().flush();
  errs().flush();
  kiln_report_crashes_as_driver();
  // The program's runtime reads no files.
  if (parseBool(setting("max-debug.stack-trace-on-crash", installation.prefix)) == false)
    setenv("MODULAR_MAX_DEBUG_STACK_TRACE_ON_CRASH", "false", /*overwrite=*/1);
  unsetenv("LLVM_DISABLE_SYMBOLIZATION"); // the compiler's own business
  Expected<int> status = (*jit)->runMain(argv);
  if (!status)
    return report(status.takeError());
  // The process ends here: taking the compiler's data apart would only cost time, and threads of
  // the program may still run in its code.
  fflush(nullptr);
  exit(*status == 0 ? 0
                    : driverError("execution exited with a non-zero result: " + Twine(*status)));
}

std::optional<int> Backend::runFromCache() {
  if (!options.useCache)
    return std::nullopt;
  std::unique_ptr<MemoryBuffer> bytes =
      cache.lookUp(manifestKey(options, optionsKey(), installation));
  if (!bytes)
    return std::nullopt;
  std::optional<Manifest> manifest = Manifest::parse(bytes->getBuffer());
  if (!manifest || !manifest->holds())
    return std::nullopt;
  ObjectList objects = loadObjects(cache, manifest->artifact);
  if (objects.empty())
    return std::nullopt;
  reportCache(/*wholeProgram=*/true);
  return execute(std::move(objects), options, installation);
}

namespace {
/// A program as LLVM IR, with the context that it lives in.
struct Program {
  std::unique_ptr<LLVMContext> context;
  std::unique_ptr<TargetMachine> machine;
  std::unique_ptr<Module> module;
};
} // namespace

/// Translates `module` to LLVM IR for `target`.
static Expected<Program> translate(mlir::ModuleOp module, const DriverOptions &options,
                                   const ResolvedTarget &target, bool forJit) {
  RoomTime time(Room::Translate);
  Program program;
  program.context = std::make_unique<LLVMContext>();
  program.context->setDiscardValueNames(options.emit != OutputKind::LlvmIr);
  Expected<std::unique_ptr<TargetMachine>> machine =
      createTargetMachine(target, options.codegen, forJit);
  if (!machine)
    return machine.takeError();
  program.machine = std::move(*machine);
  Expected<std::unique_ptr<Module>> llvmModule =
      translateToLlvm(module, *program.context, *program.machine, options.codegen);
  if (!llvmModule)
    return llvmModule.takeError();
  program.module = std::move(*llvmModule);
  return std::move(program);
}

/// Returns whether `module` defines a C function `main`.
static bool definesMain(const Module &module) {
  const Function *function = module.getFunction("main");
  return function && !function->isDeclaration();
}

/// Returns those of `inputs` that are sources of the user.
static std::vector<std::string> usersFiles(ArrayRef<std::string> inputs, const Installation &installation) {
  std::vector<std::string> files;
  for (const std::string &input : inputs)
    if (StringRef(input).ends_with(".mojo") &&
        none_of(installation.libraryPaths, [&](const std::string &path) { return StringRef(input).starts_with(path); }))
      files.push_back(input);
  return files;
}

/// Returns how many bytes `files` have together.
static size_t totalSize(ArrayRef<std::string> files) {
  size_t bytes = 0;
  for (const std::string &file : files)
    if (uint64_t size = 0; !sys::fs::file_size(file, size))
      bytes += size;
  return bytes;
}

/// Optimizes `program` and compiles it to objects, or takes them from the cache. `artifact` becomes
/// their key.
static Expected<ObjectList> compile(Program program, const DriverOptions &options, ArrayRef<std::string> sources,
                                    const ResolvedTarget &target, StringRef optionsText,
                                    bool forJit, ArtifactCache &cache, std::string &artifact) {
  if (options.useCache) {
    SmallVector<char, 0> bitcode;
    raw_svector_ostream stream(bitcode);
    WriteBitcodeToFile(*program.module, stream);
    artifact =
        cacheKey({optionsText, forJit ? "jit" : "file", StringRef(bitcode.data(), bitcode.size())});
    if (ObjectList objects = loadObjects(cache, artifact); !objects.empty())
      return std::move(objects);
  }
  CodegenOptions codegen = options.codegen;
  codegen.sourceBytes = totalSize(sources);
  if (Error error = linkBitcodeLibs(*program.module, codegen))
    return std::move(error);
  {
    RoomTime time(Room::Optimize);
    simplify(*program.module, *program.machine, codegen);
  }
  RoomTime time(Room::Emit);
  Expected<ObjectList> objects =
      emitObjects(std::move(program.module), target, codegen, forJit);
  if (objects && options.useCache)
    storeObjects(cache, artifact, *objects);
  return objects;
}

/// Returns the folders where a new file could change what an import of the user's modules means.
static std::vector<std::string> searchedFolders(ArrayRef<std::string> inputs,
                                                const DriverOptions &options,
                                                const Installation &installation) {
  std::vector<std::string> folders = options.importPaths;
  for (StringRef input : inputs) {
    bool inLibrary = any_of(installation.libraryPaths,
                            [&](const std::string &path) { return input.starts_with(path); });
    StringRef parent = sys::path::parent_path(input);
    if (!inLibrary)
      folders.push_back(parent.empty() ? "." : parent.str());
  }
  llvm::sort(folders);
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

Expected<std::string> Backend::compileToText(mlir::ModuleOp module, StringRef kind) {
  Expected<Program> program = translate(module, options, target, /*forJit=*/false);
  if (!program)
    return program.takeError();
  SmallVector<char, 0> bytes;
  raw_svector_ostream stream(bytes);
  bool isIr = kind.starts_with("llvm");
  if (!isIr || kind.contains("-opt"))
    optimize(*program->module, *program->machine, options.codegen);
  if (isIr)
    emitIr(*program->module, kind.ends_with("bitcode"), stream);
  else if (Error error = emitMachineCode(*program->module, *program->machine, kind == "asm", stream))
    return std::move(error);
  return std::string(bytes.begin(), bytes.end());
}

int Backend::run(mlir::ModuleOp module, ArrayRef<std::string> inputs, bool hadDiagnostics) {
  Expected<Program> program = translate(module, options, target, /*forJit=*/true);
  if (!program)
    return report(program.takeError());
  if (!definesMain(*program->module))
    return driverError("module does not contain a 'main' function");
  if (options.coverage)
    instrumentCoverage(*program->module, usersFiles(inputs, installation));
  std::string artifact;
  std::string optionsText = optionsKey();
  Expected<ObjectList> objects =
      compile(std::move(*program), options, usersFiles(inputs, installation), target, optionsText, /*forJit=*/true, cache, artifact);
  if (!objects)
    return report(objects.takeError());
  if (options.useCache && !hadDiagnostics && !inputs.empty()) {
    Manifest manifest;
    manifest.artifact = artifact;
    for (const std::string &input : inputs)
      manifest.add(input);
    for (const std::string &folder : searchedFolders(inputs, options, installation))
      manifest.add(folder);
    cache.store(manifestKey(options, optionsText, installation), manifest.serialize());
  }
  reportCache(/*wholeProgram=*/false);
  return execute(std::move(*objects), options, installation);
}

std::string Backend::outputPath(const DriverOptions &options) {
  if (!options.output.empty())
    return options.output;
  StringRef stem = sys::path::stem(options.input);
  StringRef extension;
  switch (options.emit) {
  case OutputKind::Executable:
    return stem.str();
  case OutputKind::SharedLib:
    return (stem + ".so").str();
  case OutputKind::Object:
    return (stem + ".o").str();
  case OutputKind::LlvmIr:
    extension = ".ll";
    break;
  case OutputKind::Bitcode:
    extension = ".bc";
    break;
  case OutputKind::Asm:
    extension = ".s";
    break;
  }
  SmallString<128> path(sys::path::parent_path(options.input));
  sys::path::append(path, stem + extension);
  return std::string(path);
}

/// Links `objects` into `output`.
static Error linkObjects(const ObjectList &objects, StringRef output, const DriverOptions &options,
                         const ResolvedTarget &target, const Installation &installation) {
  LinkJob job;
  llvm::scope_exit cleanUp([&] {
    for (const std::string &path : job.objects)
      sys::fs::remove(path);
  });
  for (const std::unique_ptr<MemoryBuffer> &object : objects) {
    int fd = 0;
    SmallString<128> path;
    if (std::error_code code = sys::fs::createTemporaryFile("mojo", "o", fd, path))
      return createStringError(code, "unable to write temporary file: " + code.message());
    job.objects.push_back(std::string(path));
    raw_fd_ostream file(fd, /*shouldClose=*/true);
    file << object->getBuffer();
    file.flush();
    if (file.has_error()) {
      std::error_code code = file.error();
      file.clear_error();
      return createStringError(code, "unable to write temporary file: " + code.message());
    }
  }
  if (!sys::fs::exists(installation.runtimeLibrary))
    return createStringError(inconvertibleErrorCode(), "the runtime library '" +
                                                           installation.runtimeLibrary +
                                                           "' is missing");
  job.archives.push_back(installation.runtimeLibrary);
  job.linkerArgs = installation.linkerArgs;
  job.linkerArgs.insert(job.linkerArgs.end(), options.linkerArgs.begin(), options.linkerArgs.end());
  job.driver = installation.linkerDriver;
  job.output = output.str();
  job.lldPath = options.lldPath.empty() ? installation.lldPath : options.lldPath;
  job.sharedLib = options.emit == OutputKind::SharedLib;
  job.isStatic = options.isStatic;
  job.sharedLibasan = options.sharedLibasan;
  job.keepSymbols = options.codegen.debug != DebugLevel::None;
  job.sanitizer = options.codegen.sanitizer;
  return link(job, target);
}

int Backend::build(mlir::ModuleOp module, ArrayRef<std::string> inputs) {
  std::string output = outputPath(options);
  if (Error error = checkOutputPath(output))
    return report(std::move(error));
  Expected<Program> program = translate(module, options, target, /*forJit=*/false);
  if (!program)
    return report(program.takeError());
  if (options.emit == OutputKind::Executable && !definesMain(*program->module))
    return driverError("module does not contain a 'main' function");
  if (options.emit == OutputKind::SharedLib && definesMain(*program->module))
    return driverError("shared library should not contain a 'main' function");
  if (options.coverage)
    instrumentCoverage(*program->module, usersFiles(inputs, installation));

  switch (options.emit) {
  case OutputKind::LlvmIr:
  case OutputKind::Bitcode:
    if (Error error = writeFileAtomically(output, [&](raw_pwrite_stream &os) {
          emitIr(*program->module, options.emit == OutputKind::Bitcode, os);
          return Error::success();
        }))
      return report(std::move(error));
    return 0;
  case OutputKind::Asm:
  case OutputKind::Object: {
    if (Error error = linkBitcodeLibs(*program->module, options.codegen))
      return report(std::move(error));
    RoomTime time(Room::Optimize);
    optimize(*program->module, *program->machine, options.codegen);
    if (Error error = writeFileAtomically(output, [&](raw_pwrite_stream &os) {
          // The code generator seeks, which a stream to a file may not be able to.
          SmallVector<char, 0> bytes;
          raw_svector_ostream memory(bytes);
          Error failed = emitMachineCode(*program->module, *program->machine,
                                         options.emit == OutputKind::Asm, memory);
          if (!failed)
            os.write(bytes.data(), bytes.size());
          return failed;
        }))
      return report(std::move(error));
    return 0;
  }
  case OutputKind::Executable:
  case OutputKind::SharedLib: {
    std::string artifact;
    Expected<ObjectList> objects = compile(std::move(*program), options, usersFiles(inputs, installation), target, optionsKey(),
                                           /*forJit=*/false, cache, artifact);
    if (!objects)
      return report(objects.takeError());
    reportCache(/*wholeProgram=*/false);
    RoomTime time(Room::Link);
    if (Error error = linkObjects(*objects, output, options, target, installation))
      return report(std::move(error));
    return 0;
  }
  }
  llvm_unreachable("all output kinds are handled");
}

} // namespace kiln
