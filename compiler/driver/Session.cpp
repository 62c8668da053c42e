// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Carries Mojo source from files to a module of the dialect that is asked for.
#include "driver/Session.h"
#include "ast/Dumper.h"
#include "check/Definitions.h"
#include "check/IrBridge.h"
#include "check/ProgramImpl.h"
#include "codegen/OutputFile.h"
#include "doc/Validate.h"
#include "driver/CrashReport.h"
#include "driver/Driver.h"
#include "driver/Precompile.h"
#include "ast/TestFunctions.h"
#include "lex/Token.h"
#include "lower/Lower.h"
#include "parse/Parser.h"
#include "rules/DeclRules.h"
#include "source/RoomTimes.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "mlir/IR/MLIRContext.h"

using namespace llvm;

namespace kiln {

namespace {
/// Notes whether an error belongs to parsing, names and types, or only to the phases behind them (DIA-26).
struct PhaseWatcher final : DiagnosticConsumer {
  bool sawEarlyError = false;
  void handle(const Diagnostic &diagnostic, const SourceManager &) override {
    bool isLate = (diagnostic.id >= diag::OwnershipBase && diagnostic.id < diag::LowerBase) || diagnostic.id == diag::LoweringFailed ||
                  llvm::any_of(diagnostic.notes, [](const Diagnostic &note) { return note.id == diag::InstantiationFailed; });
    sawEarlyError |= diagnostic.severity == Severity::Error && !isLate;
  }
};
} // namespace

struct Session::Impl {
  mlir::ModuleOp module;
  PhaseWatcher phase;
  /// How the module finds its places without this session, once the program is gone.
  std::function<mlir::FileLineColLoc(uint32_t)> placesAlone;
  llvm::DenseSet<uint32_t> untranslatable; ///< places of operations that MLIR couldn't translate
};

Session::Session(const DriverOptions &options, const Installation &installation, mlir::MLIRContext &context, std::string triple,
                 std::string cpu, std::string features)
    : options(options), diags(sources), context(context), impl(std::make_unique<Impl>()) {
  if (options.jsonDiagnostics)
    consumer = std::make_unique<OrderedConsumer>(std::make_unique<JsonConsumer>(errs()));
  else
    consumer = std::make_unique<OrderedConsumer>(
        std::make_unique<TextConsumer>(errs(), sys::Process::StandardErrHasColors(), options.maxNotes));
  diags.addConsumer(*consumer);
  diags.addConsumer(impl->phase);
  if (options.applyFixIts || !options.exportFixIts.empty())
    diags.addConsumer(fixIts);
  diags.options.warningsAsErrors = options.warningsAsErrors;
  diags.options.disableWarnings = options.disableWarnings;
  diags.options.maxNotes = options.maxNotes;
  ProgramOptions program;
  program.importPaths = options.importPaths;
  program.libraryPaths = installation.libraryPaths;
  program.ignoreIncompatiblePackages = options.ignoreIncompatiblePackages;
  for (const Define &define : options.defines)
    program.defines.push_back({define.key, define.value.value_or("")});
  // What the options say of the build (07/DEF-4).
  program.defines.push_back({"__OPTIMIZATION_LEVEL", std::to_string(options.codegen.optLevel)});
  if (options.codegen.debug != DebugLevel::None)
    program.defines.push_back({"__DEBUG_LEVEL", options.codegen.debug == DebugLevel::Full ? "full" : "line-tables"});
  if (options.codegen.sanitizer == SanitizerKind::Address)
    program.defines.push_back({"__SANITIZE_ADDRESS", "1"});
  program.triple = std::move(triple);
  program.cpu = std::move(cpu);
  program.features = std::move(features);
  program.optimizationLevel = options.codegen.optLevel;
  program.debugLevel = unsigned(options.codegen.debug);
  program.exactLocations = options.codegen.debug != DebugLevel::None || options.print != DriverOptions::Print::None;
  program.disableBuiltins = options.disableBuiltins;
  program.elaborationNotes = options.elaborationNotes == ElaborationNotes::NoParams    ? ProgramOptions::NoParameters
                             : options.elaborationNotes == ElaborationNotes::AllParams ? ProgramOptions::AllParameters
                                                                                       : ProgramOptions::SimpleParameters;
  program.elaborationIncludePrelude = options.elaborationIncludePrelude;
  program.warnOnUnstableApis = options.warnOnUnstableApis;
  program.loopUnrollingWarnThreshold = options.loopUnrollingWarnThreshold;
  program.ignoreDeprecated = options.ignoreDeprecated;
  program.checkLibraryDefinitions = options.checkLibraryDefinitions;
  if (options.elaborationMaxDepth)
    program.instantiationDepth = options.elaborationMaxDepth;
  program.instantiatedStatements = options.elaborationMaxStatements;
  if (options.comptimeMaxSteps)
    program.comptimeSteps = options.comptimeMaxSteps;
  if (options.comptimeMaxDepth)
    program.comptimeDepth = options.comptimeMaxDepth;
  if (options.comptimeMaxMegabytes)
    program.comptimeMemory = uint64_t(options.comptimeMaxMegabytes) << 20;
  this->program = std::make_unique<Program>(sources, diags, names, &context, program);
}

Session::~Session() {
  if (impl->placesAlone)
    context.getLoadedDialect<mojo::MojoDialect>()->expandPlace = impl->placesAlone;
  // A process compiles one program: taking its data apart would only cost time.
  BuryPointer(std::move(program));
  diags.removeConsumer(*consumer);
  writeFixIts();
}

void Session::writeFixIts() {
  if (std::exchange(wroteFixIts, true))
    return;
  diags.removeConsumer(fixIts);
  if (options.applyFixIts) {
    if (Error error = fixIts.apply(sources, replaceFile))
      driverError("cannot apply fix-its: " + toString(std::move(error)));
  }
  if (options.exportFixIts.empty())
    return;
  Error error = writeFileAtomically(options.exportFixIts, [&](raw_pwrite_stream &out) {
    fixIts.printYaml(out, sources);
    return Error::success();
  });
  if (error)
    driverError(toString(std::move(error)));
}

int Session::printSyntax(Stage stage, raw_ostream &os) {
  auto file = sources.addFile(options.input);
  if (!file)
    return 1;
  ParseOptions parseOptions;
  parseOptions.lazyBodies = false;
  std::unique_ptr<ast::Module> module = parseModule(**file, names, diags, parseOptions);
  if (stage == Stage::Tokens)
    dumpTokens(os, module->tokens());
  else
    ast::dump(os, *module);
  return diags.hasErrors();
}

/// Returns the function that runs the user's main and reports an unhandled error.
FunctionInstance *Session::makeMainStart(FunctionInfo *user) {
  bool raises = user->syntax->signature.effects.raises();
  std::string text = "from std.builtin._startup import __report_unhandled_error\n"
                     "@export(\"kiln_entry\")\n"
                     "def __entry() -> Int32:\n";
  if (raises)
    text += "    try:\n        main()\n    except e:\n        return __report_unhandled_error(e)\n";
  else
    text += "    main()\n";
  text += "    return 0\n";
  return program->startFunction(text, {user});
}

/// Returns the function that runs the test functions of `main` as a suite.
FunctionInstance *Session::makeTestStart(ModuleInfo *main) {
  std::string text = "from std.builtin._startup import __report_unhandled_error\n"
                     "from std.testing import TestSuite\n"
                     "@export(\"kiln_entry\")\n"
                     "def __entry() -> Int32:\n"
                     "    try:\n"
                     "        var suite = TestSuite()\n";
  SmallVector<FunctionInfo *> tests;
  for (const ast::Decl *decl : main->syntax->decls) {
    auto *function = dyn_cast<ast::FunctionDecl>(decl);
    if (!function || !isTestFunction(*function))
      continue;
    Entity entity = program->lookupInModule(main, function->name.id);
    if (entity.kind != Entity::Functions || entity.functions.size() != 1)
      continue;
    tests.push_back(entity.functions.front());
    text += "        suite.test[" + function->name.str().str() + "]()\n";
  }
  text += "        suite^.run()\n"
          "    except e:\n"
          "        return __report_unhandled_error(e)\n"
          "    return 0\n";
  return program->startFunction(text, tests);
}

/// Adds the functions that start the program: `kiln_entry`, which runs the user's main or its tests, and the C `main`.
bool Session::makeStart(ModuleInfo *main, bool needsMain) {
  Entity entity = program->lookupInModule(main, names.get("main"));
  bool hasMain = entity.kind == Entity::Functions && !entity.functions.empty() && entity.functions.front()->module == main;
  if (!hasMain && !options.runTests) {
    if (needsMain)
      diags.report(SourceLoc(), diag::ModuleWithoutMain);
    return !needsMain;
  }
  if (hasMain) {
    const ast::FunctionSignature &signature = entity.functions.front()->syntax->signature;
    bool hasResult = signature.result && !isa<ast::NoneLiteral>(signature.result->ignoreParens());
    if (!signature.args.args.empty() || !signature.params.params.empty() || hasResult) {
      diags.report(entity.functions.front()->syntax->loc(), diag::MainSignature);
      return false;
    }
  }
  FunctionInstance *start = hasMain ? makeMainStart(entity.functions.front()) : makeTestStart(main);
  if (!start)
    return false;
  program->require(start);

  // int main(argc, argv) { return kiln_run_main(argc, argv, kiln_entry); }
  mlir::OpBuilder builder(&context);
  auto module = cast<mlir::ModuleOp>(program->irModule());
  builder.setInsertionPointToEnd(module.getBody());
  mlir::Location loc = mlir::UnknownLoc::get(&context);
  mlir::Type i32 = builder.getI32Type(), ptr = mojo::PtrType::get(&context, 0), code = mojo::FnPtrType::get(&context);
  auto function = mojo::FuncOp::create(builder, loc, "main", builder.getFunctionType({i32, ptr}, i32),
                                       {mojo::Conv::Value, mojo::Conv::Value});
  function.setLinkage(mojo::Linkage::Export);
  function.setCabi(true);
  mlir::Block *entry = function.addEntryBlock();
  builder.setInsertionPointToEnd(entry);
  mlir::Value target = mojo::FunctionRefOp::create(builder, loc, code, mlir::FlatSymbolRefAttr::get(&context, start->symbol));
  auto call = mojo::ExternalCallOp::create(builder, loc, mlir::TypeRange(i32), builder.getStringAttr("kiln_run_main"),
                                           mlir::ValueRange{entry->getArgument(0), entry->getArgument(1), target}, mlir::IntegerAttr(),
                                           mlir::UnitAttr());
  mojo::ReturnOp::create(builder, loc, call.getResult());
  return true;
}

Expected<std::string> Session::precompile() {
  RoomTime time(Room::Check);
  addToCrashReport(options.input);
  return checkPackage(*program, options);
}

mlir::ModuleOp *Session::compile(Stage stage) {
  RoomTime time(Room::Check);
  loadLoweringDialects(context);
  addToCrashReport(options.input);
  // Functions are finished in another order than that of the source.
  consumer->hold();
  llvm::scope_exit release([&] {
    // Warnings of flow-sensitive checks are for programs without errors (DIA-6).
    auto isOfFlow = [](const Diagnostic &diagnostic) {
      return diagnostic.id >= diag::OwnershipBase && diagnostic.id < diag::LowerBase && diag::info(diagnostic.id).severity == Severity::Warning;
    };
    if (impl->phase.sawEarlyError)
      consumer->dropIf(isOfFlow);
    consumer->release();
  });
  ModuleInfo *main = program->loadMain(options.input);
  if (!main || (!options.disableBuiltins && !program->preludeModule()))
    return nullptr;
  // After syntax errors everything that could be parsed is checked all the same (DIA-6).
  main->syntax->parseAllBodies();
  rules::checkDeclarations(*main->syntax, diags);
  program->resolveAllImports(main);
  bool isProgram = options.emit == OutputKind::Executable || options.action == DriverOptions::Action::Run;
  bool failed = diags.hasErrors();
  program->checkDeclarations(main);
  if (!failed)
    failed = !makeStart(main, isProgram);
  if (!failed)
    program->requireExports(main);
  if (!failed)
    failed = mlir::failed(program->finishAll());
  for (size_t i = 0; i < program->userModules.size(); ++i) {
    ModuleInfo *module = program->userModules[i];
    if (module == main)
      program->checkUnreached(module);
    if (!module->syntax)
      continue;
    if (module != main) {
      program->resolveOwnImports(module);
      rules::checkDeclarations(*module->syntax, diags);
      program->checkDeclarations(module);
      if (module->parent)
        rules::checkNoMain(*module->syntax, diags);
    }
    doc::validateDocstrings(*module->syntax, module->lastName.str(), diags,
                            options.diagnoseMissingDocStrings);
  }
  program->checkDefinitions(main);
  checkReachedDefinitions(*program);
  if (options.checkLibraryDefinitions)
    for (ModuleInfo *module : program->loadedModules())
      if (!module->isUserCode)
        program->checkDefinitions(module);
  program->reportTooDeep();
  program->reportNeverUsed();
  if (failed || diags.hasErrors()) {
    if (!diags.hasErrors())
      diags.report(SourceLoc(), diag::CompilationFailed);
    return nullptr;
  }
  program->pruneUnfinished();
  impl->module = cast<mlir::ModuleOp>(program->irModule());
  if (stage < Stage::Lowered)
    return &impl->module;
  mlir::ScopedDiagnosticHandler handler(&context, [&](mlir::Diagnostic &diagnostic) {
    diags.report(sourceLocation(*program, diagnostic.getLocation()), diag::LoweringFailed, diagnostic.str());
    return mlir::success();
  });
  RoomTime lowering(Room::Lower);
  LowerOptions lowerOptions;
  lowerOptions.debug = options.codegen.debug != DebugLevel::None;
  lowerOptions.debugVariables = options.codegen.debug == DebugLevel::Full;
  lowerOptions.isOptimized = options.codegen.optLevel != 0;
  lowerOptions.mainFile = options.input;
  if (lowerOptions.debug) {
    lowerOptions.libraryPaths = program->options.libraryPaths;
    for (const std::unique_ptr<SourceFile> &file : sources.files())
      if (!lowerOptions.isLibraryFile(file->path()))
        lowerOptions.sourceBytes += file->text().size();
  }
  lowerOptions.isArm64 = llvm::StringRef(program->options.triple).starts_with("aarch64") || llvm::StringRef(program->options.triple).starts_with("arm64");
  lowerOptions.debugLanguageIsC = options.codegen.debugLanguageIsC;
  if (mlir::failed(lowerToLLVM(impl->module, lowerOptions)))
    return nullptr;
  return &impl->module;
}

void Session::setCompiler(CompileToText compile) {
  program->options.compileModule = [this, compile = std::move(compile)](void *opaque, StringRef kind, std::string &error) -> std::string {
    auto module = cast<mlir::ModuleOp>(static_cast<mlir::Operation *>(opaque));
    mlir::ScopedDiagnosticHandler handler(&context, [&](mlir::Diagnostic &diagnostic) {
      error = diagnostic.str();
      return mlir::success();
    });
    if (mlir::failed(lowerToLLVM(module))) {
      if (error.empty())
        error = "it cannot be lowered";
      return "";
    }
    Expected<std::string> text = compile(module, kind);
    if (text)
      return std::move(*text);
    error = toString(text.takeError());
    return "";
  };
}

std::vector<std::string> Session::inputs() const {
  std::vector<std::string> paths;
  for (const std::unique_ptr<SourceFile> &file : sources.files())
    if (!file->path().starts_with("<") && file->container().empty())
      paths.push_back(file->path().str());
  for (std::string &package : program->packageFiles())
    paths.push_back(std::move(package));
  return paths;
}

void Session::forgetBigProgram() {
  static constexpr size_t manyInstances = 2'000;
  if (program->instances.size() < manyInstances)
    return;
  program->impl->ir->module.release();
  program.reset();
  // What translation says of the module still has a position.
  auto *dialect = context.getLoadedDialect<mojo::MojoDialect>();
  impl->placesAlone = dialect->expandPlace;
  dialect->expandPlace = [this](uint32_t number) {
    SourceLoc loc = SourceLoc::fromRaw(number);
    const SourceFile *file = sources.fileOf(loc);
    if (!file)
      return mlir::FileLineColLoc();
    LineColumn place = sources.lineColumn(loc);
    return mlir::FileLineColLoc::get(mlir::StringAttr::get(&context, file->path()), place.line, place.column);
  };
}

void Session::reportTranslation(mlir::Diagnostic &diagnostic) {
  if (diagnostic.getSeverity() != mlir::DiagnosticSeverity::Error)
    return;
  SourceLoc loc;
  mlir::FileLineColLoc place = mojo::placeOf(diagnostic.getLocation());
  for (const std::unique_ptr<SourceFile> &file : sources.files())
    if (place && file->path() == place.getFilename().getValue() && place.getLine() >= 1 && place.getLine() <= file->lineCount())
      loc = file->loc(std::min<size_t>(file->lineStart(place.getLine()) + place.getColumn() - 1, file->size()));
  // Of the errors about one operation the first says why.
  if (!impl->untranslatable.insert(loc.raw()).second)
    return;
  diags.report(loc, diag::LoweringFailed, diagnostic.str());
}

StringRef Session::failureReason() const {
  return impl->phase.sawEarlyError ? "failed to parse the provided Mojo source module" : "failed to run the pass manager";
}

bool Session::hadDiagnostics() const { return diags.errorCount() || diags.warningCount(); }

} // namespace kiln
