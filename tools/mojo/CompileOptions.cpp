// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The table of options that `run` and `build` share.
#include "CompileOptions.h"
#include "driver/Driver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace kiln {

using Apply = std::function<Error(StringRef)>;

/// Returns an action that copies the value to `target`.
static Apply setString(std::string &target) {
  return [&target](StringRef value) -> Error {
    target = value.str();
    return Error::success();
  };
}

/// Returns an action that appends the value to `target`.
static Apply append(std::vector<std::string> &target) {
  return [&target](StringRef value) -> Error {
    target.push_back(value.str());
    return Error::success();
  };
}

/// Returns an action that sets `target` to `to`.
template <typename T> static Apply set(T &target, T to) {
  return [&target, to](StringRef) -> Error {
    target = to;
    return Error::success();
  };
}

/// Returns an action that reads a natural number for option `name`.
static Apply setNumber(unsigned &target, StringRef name) {
  return [&target, name](StringRef value) -> Error {
    if (value.getAsInteger(10, target))
      return usageError("invalid value '" + value + "' for '" + name + "', expected a number");
    return Error::success();
  };
}

/// Returns an action for options that are accepted and need nothing of us.
static Apply ignore() {
  return [](StringRef) -> Error { return Error::success(); };
}

/// Reads `--fp-mode`'s comma list.
static Error parseFpMode(StringRef value, DriverOptions &options) {
  SmallVector<StringRef> parts;
  value.split(parts, ',');
  for (StringRef part : parts) {
    auto [feature, setting] = part.split('=');
    if (feature != "contract")
      return usageError("invalid fp-mode '" + part + "', the only supported feature is 'contract'");
    if (setting != "fast" && setting != "off")
      return usageError("invalid fp-mode '" + part +
                        "', expected 'contract=fast' or 'contract=off'");
    options.codegen.contractFast = setting == "fast";
  }
  return Error::success();
}

static void addImportOption(OptionTable &table, DriverOptions &options) {
  table.add({{"-I"}, "PATH", "Compilation options",
             "Appends the given path to the list of directories to search for imported modules.",
             append(options.importPaths), false, true});
}

/// Adds the options of section 4.1.
static void addCompilationOptions(OptionTable &table, DriverOptions &options) {
  StringRef heading = "Compilation options";
  CodegenOptions &codegen = options.codegen;
  table.add({{"--optimization-level", "-O"}, "LEVEL", heading,
             codegen.optLevel == 1 ? "Sets the level of optimization to use at compilation. The value must be a number between 0 and 3. "
                                     "The default is 1."
                                   : "Sets the level of optimization to use at compilation. The value must be a number between 0 and 3. "
                                     "The default is 3.",
             [&](StringRef value) -> Error {
               unsigned level = 0;
               if (value.getAsInteger(10, level) || level > 3)
                 return usageError("invalid optimization level '" + value +
                                   "', expected number from 0-3 inclusive");
               codegen.optLevel = level;
               return Error::success();
             },
             false, false, "optimization levels", {"0", "1", "2", "3"}});
  table.add({{"--no-optimization"}, "", heading, "Disables compiler optimizations. The same as -O0.",
             set(codegen.optLevel, 0u)});
  addImportOption(table, options);
  table.add({{"-D"}, "KEY[=VALUE]", heading,
             "Defines a named value that can be used from within the source file being executed.",
             [&](StringRef value) -> Error {
               auto [key, text] = value.split('=');
               if (key.empty())
                 return usageError("invalid define '" + value + "', expected KEY or KEY=VALUE");
               Define define{key.str(), std::nullopt};
               if (key.size() != value.size())
                 define.value = text.str();
               if (llvm::is_contained(llvm::map_range(options.defines, [](const Define &other) { return StringRef(other.key); }), key))
                 return usageError("'" + value + "' was defined more than once");
               options.defines.push_back(std::move(define));
               return Error::success();
             },
             false, true});
  table.add({{"--debug-level"}, "LEVEL", heading,
             "Sets the level of debug info to use at compilation. The value must be one of: none "
             "(the default), line-tables, or full.",
             [&](StringRef value) -> Error {
               if (value == "none")
                 codegen.debug = DebugLevel::None;
               else if (value == "line-tables")
                 codegen.debug = DebugLevel::LineTables;
               else if (value == "full")
                 codegen.debug = DebugLevel::Full;
               else
                 return usageError("invalid debug level '" + value +
                                   "', expected one of: none, line-tables, full");
               return Error::success();
             },
             false, false, "debug levels", {"none", "line-tables", "full"}});
  table.add({{"-g", "-g2"}, "", heading, "Generates full debug info.",
             set(codegen.debug, DebugLevel::Full)});
  table.add({{"-g1"}, "", heading, "Generates line tables.",
             set(codegen.debug, DebugLevel::LineTables)});
  table.add({{"-g0"}, "", heading, "Generates no debug info.", set(codegen.debug, DebugLevel::None)});
  table.add({{"--num-threads", "-j"}, "NUM", heading,
             "Sets the maximum number of threads to use for compilation. The default is 0 (use all "
             "cores).",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, codegen.numThreads))
                 return usageError("Invalid number of threads: " + value);
               return Error::success();
             },
             false, false, "numbers of threads"});
  table.add({{"--fp-mode"}, "LIST", heading,
             "Sets floating-point features, as a comma-separated list. The only feature is "
             "contract=fast (the default) or contract=off.",
             [&](StringRef value) -> Error { return parseFpMode(value, options); }, false, false, "fp-modes"});
  table.add({{"--elaboration-error-limit"}, "NUM", heading,
             "Sets how many errors of compile-time evaluation are reported; 0 for all. The default "
             "is 20.",
             setNumber(options.elaborationErrorLimit, "--elaboration-error-limit")});
  table.add({{"--elaboration-error-verbose"}, "MODE", heading,
             "Sets how parameter values are shown in notes: no-params, simple-params (the default), "
             "or all-params.",
             [&](StringRef value) -> Error {
               if (value == "no-params")
                 options.elaborationNotes = ElaborationNotes::NoParams;
               else if (value == "simple-params")
                 options.elaborationNotes = ElaborationNotes::SimpleParams;
               else if (value == "all-params")
                 options.elaborationNotes = ElaborationNotes::AllParams;
               else
                 return usageError("invalid value '" + value +
                                   "' for '--elaboration-error-verbose', expected one of: no-params, "
                                   "simple-params, all-params");
               return Error::success();
             }});
  table.add({{"--elaboration-error-include-prelude"}, "", heading,
             "Shows the frames of the standard library in errors of compile-time evaluation.",
             set(options.elaborationIncludePrelude, true)});
  table.add({{"--elaboration-max-depth"}, "NUM", heading,
             "Sets how deep compile-time evaluation may nest. The default is unlimited.",
             setNumber(options.elaborationMaxDepth, "--elaboration-max-depth"), true});
  table.add({{"--elaboration-max-statements"}, "NUM", heading,
             "Sets how many statements the instances of functions may have together. The default depends on the size of the sources and is at least 250000.",
             setNumber(options.elaborationMaxStatements, "--elaboration-max-statements"), true});
  table.add({{"--comptime-max-steps"}, "NUM", heading,
             "Sets how many calls and turns of loops compile-time evaluation may take altogether, long ones counted several times. The default is 250000000.",
             setNumber(options.comptimeMaxSteps, "--comptime-max-steps"), true});
  table.add({{"--comptime-max-depth"}, "NUM", heading,
             "Sets how deep calls may nest in a compile-time evaluation. The default is 10000.",
             setNumber(options.comptimeMaxDepth, "--comptime-max-depth"), true});
  table.add({{"--comptime-max-memory"}, "MEGABYTES", heading,
             "Sets how much memory a compile-time evaluation may take. The default is 512.",
             setNumber(options.comptimeMaxMegabytes, "--comptime-max-memory"), true});
  table.add({{"--check-library-definitions"}, "", heading,
             "Checks generic code of the standard library by its definitions, as that of the program. For those who work on it.",
             set(options.checkLibraryDefinitions, true), true});
  table.add({{"--loop-unrolling-warn-threshold"}, "NUM", heading,
             "Warns when a compile-time loop is unrolled more often than this; 0 for never. The "
             "default is 1024.",
             setNumber(options.loopUnrollingWarnThreshold, "--loop-unrolling-warn-threshold")});
}

/// Adds the options of section 4.2.
static void addTargetOptions(OptionTable &table, DriverOptions &options) {
  StringRef heading = "Target options";
  TargetOptions &target = options.codegen.target;
  table.add({{"--target-triple"}, "TRIPLE", heading,
             "Sets the compilation target triple. The default is the host.",
             setString(target.triple), false, false, "target triples"});
  table.add({{"--target-cpu"}, "CPU", heading,
             "Sets the compilation target CPU. The default is the host's.", setString(target.cpu),
             false, false, "target CPUs"});
  table.add({{"--target-features"}, "FEATURES", heading,
             "Sets the compilation target CPU features, as a list like +a,-b.",
             setString(target.features), false, false, "target features"});
  table.add({{"--march"}, "ARCHITECTURE", heading,
             "Sets the architecture or processor to generate code for, with extensions as in "
             "x86-64-v3+avx512f.",
             setString(target.march), false, false, "architectures"});
  table.add({{"--mcpu"}, "CPU", heading, "Sets the processor to generate code for and to tune for.",
             setString(target.mcpu), false, false, "processors"});
  table.add({{"--mtune"}, "CPU", heading, "Sets the processor to tune for.",
             setString(target.mtune), false, false, "processors to tune for"});
  table.add({{"--target-accelerator"}, "ACCELERATOR", heading,
             "Sets the accelerator to compile kernels for, like nvidia:sm_90 or amdgpu:gfx942.",
             setString(target.accelerator), false, false, "target accelerators"});
  table.add({{"--target-abi"}, "ABI", heading, "Sets the ABI of the target.", setString(target.abi),
             true, false, "target ABIs"});
  table.add({{"--mcmodel"}, "MODEL", heading, "Sets the code model: small, medium, or large.",
             [&](StringRef value) -> Error {
               if (value != "small" && value != "medium" && value != "large")
                 return usageError("invalid code model '" + value +
                                   "', expected one of: small, medium, large");
               target.codeModel = value.str();
               return Error::success();
             },
             true, false, "code models", {"small", "medium", "large"}});
  table.add({{"--large-data-threshold"}, "NUM", heading,
             "Sets the size from which data is large in the medium code model.", ignore(), true});
  table.add({{"--relocation-model"}, "MODEL", heading, "Sets the relocation model: static or pic.",
             setString(target.relocationModel), true, false, "relocation models"});
}

/// Adds the options of section 4.3.
static void addDiagnosticOptions(OptionTable &table, DriverOptions &options) {
  StringRef heading = "Diagnostic options";
  table.add({{"--max-notes-per-diagnostic"}, "NUM", heading,
             "Sets the maximum number of notes attached to one diagnostic. The default is 10.",
             setNumber(options.maxNotes, "--max-notes-per-diagnostic")});
  table.add({{"--disable-warnings"}, "", heading, "Does not print warning messages.",
             set(options.disableWarnings, true)});
  table.add({{"--Werror"}, "", heading, "Treats warnings as errors.",
             set(options.warningsAsErrors, true)});
  table.add({{"--Wno-error"}, "", heading,
             "Does not treat warnings as errors. The last of --Werror and --Wno-error wins.",
             set(options.warningsAsErrors, false)});
  table.add({{"--warn-on-unstable-apis"}, "", heading, "Warns about the use of unstable library API.",
             set(options.warnOnUnstableApis, true)});
  table.add({{"--diagnose-missing-doc-strings"}, "", heading,
             "Emits diagnostics for missing or partial doc strings.",
             set(options.diagnoseMissingDocStrings, true)});
  table.add({{"--ignore-deprecated"}, "NAME", heading,
             "Suppresses the deprecation warnings of a declaration.",
             append(options.ignoreDeprecated), false, true});
  table.add({{"--disable-builtins"}, "", heading, "Does not import the prelude.",
             set(options.disableBuiltins, true)});
  table.add({{"--diagnostic-format"}, "FORMAT", heading,
             "Sets the format of diagnostics: text (the default) or json.",
             [&](StringRef value) -> Error {
               if (value != "text" && value != "json")
                 return usageError("invalid diagnostic format '" + value +
                                   "', expected one of: text, json");
               options.jsonDiagnostics = value == "json";
               return Error::success();
             },
             false, false, "diagnostic formats", {"text", "json"}});
  table.add({{"--experimental-fixit"}, "", heading,
             "Applies the fix-its of diagnostics to the files.", set(options.applyFixIts, true)});
  table.add({{"--experimental-export-fixit"}, "FILE", heading,
             "Writes the fix-its of diagnostics to a file as YAML.",
             setString(options.exportFixIts), false, false, "fix-it files"});
  table.add({{"--ignore-incompatible-precompiled-file-errors",
              "--ignore-incompatible-package-errors"},
             "", heading, "Skips precompiled files of other compiler versions on the search path.",
             set(options.ignoreIncompatiblePackages, true)});
  table.add({{"--strip-file-prefix"}, "PREFIX", heading, "Removes a prefix from file names in output.",
             ignore(), true});
  table.add({{"--mojo-search-paths"}, "PATHS", heading, "Sets further search directories.",
             [&](StringRef value) -> Error {
               SmallVector<StringRef> parts;
               value.split(parts, ',', -1, /*KeepEmpty=*/false);
               for (StringRef part : parts)
                 options.importPaths.push_back(part.str());
               return Error::success();
             },
             true, true});
}

/// Adds the options of section 4.4.
static void addLinkingOptions(OptionTable &table, DriverOptions &options) {
  StringRef heading = "Instrumentation and linking options";
  CodegenOptions &codegen = options.codegen;
  table.add({{"--sanitize"}, "CHECK", heading,
             "Turns on runtime checks: address or thread.",
             [&](StringRef value) -> Error {
               if (value == "address")
                 codegen.sanitizer = SanitizerKind::Address;
               else if (value == "thread")
                 codegen.sanitizer = SanitizerKind::Thread;
               else
                 return usageError("invalid sanitizer '" + value +
                                   "', expected one of: `address` or `thread`");
               return Error::success();
             },
             false, false, "sanitizers", {"address", "thread"}});
  table.add({{"--shared-libasan"}, "", heading,
             "Links the shared runtime of the address sanitizer. Needs --sanitize address.",
             set(options.sharedLibasan, true)});
  table.add({{"--external-libasan"}, "FILE", heading, "Links this runtime of the address sanitizer.",
             append(options.linkerArgs), true});
  table.add({{"--bitcode-libs"}, "FILES", heading,
             "Links bitcode libraries, given as a comma-separated list, into the module.",
             [&](StringRef value) -> Error {
               SmallVector<StringRef> parts;
               value.split(parts, ',', -1, /*KeepEmpty=*/false);
               for (StringRef part : parts)
                 codegen.bitcodeLibs.push_back(part.str());
               return Error::success();
             },
             false, true});
  table.add({{"--debug-info-language"}, "LANGUAGE", heading,
             "Sets the language tag of debug info: Mojo (the default), or C for debuggers that "
             "don't know Mojo.",
             [&](StringRef value) -> Error {
               if (value != "Mojo" && value != "C")
                 return usageError("invalid debug info language '" + value +
                                   "', expected one of: Mojo, C");
               codegen.debugLanguageIsC = value == "C";
               return Error::success();
             },
             false, false, "debug info languages", {"Mojo", "C"}});
  table.add({{"-Xlinker"}, "ARG", heading, "Passes an argument to the linker.",
             append(options.linkerArgs), false, true});
  table.add({{"--lld-path"}, "PATH", heading, "Sets the LLD linker to use.",
             setString(options.lldPath), false, false, "LLD paths"});
  table.add({{"--static"}, "", heading, "Links executables fully statically.",
             set(options.isStatic, true)});
  table.add({{"--mlir-timing"}, "", heading, "Reports where compilation spends its time.",
             set(options.timing, true), true});
  table.add({{"--mlir-timing-display"}, "MODE", heading, "Sets the form of the report: tree or list.",
             [&](StringRef value) -> Error {
               if (value != "tree" && value != "list")
                 return usageError("invalid timing display '" + value + "', expected one of: tree, list");
               options.timingAsTree = value == "tree";
               return Error::success();
             },
             true, false, "timing displays"});
  table.add({{"--llvm-timing"}, "", heading, "Reports where LLVM spends its time.",
             set(codegen.timePasses, true), true});
  table.add({{"--cache-report"}, "", heading, "Prints what was found in the compile cache and what was stored.", set(options.cacheReport, true)});
  table.add({{"--test-suite"}, "", heading, "Runs the test functions of a file without main.", set(options.runTests, true), true});
  table.add({{"--disable-cache"}, "", heading, "Neither reads nor writes the compile cache.",
             set(options.useCache, false), true});
}

void addCompileOptions(OptionTable &table, DriverOptions &options) {
  addCompilationOptions(table, options);
  addTargetOptions(table, options);
  addDiagnosticOptions(table, options);
  addLinkingOptions(table, options);
}

void addPassedOptions(OptionTable &table, DriverOptions &options, std::vector<std::string> &words, ArrayRef<StringRef> except) {
  OptionTable compile;
  addCompileOptions(compile, options);
  for (Option option : compile.all()) {
    if (is_contained(except, option.names[0]))
      continue;
    option.apply = [&words, name = option.names[0], hasValue = !option.metavar.empty(), check = option.apply](StringRef value) -> Error {
      words.push_back(name.str());
      if (hasValue)
        words.push_back(value.str());
      return check(value);
    };
    table.add(std::move(option));
  }
}

void addCheckOptions(OptionTable &table, DriverOptions &options) {
  addImportOption(table, options);
  addDiagnosticOptions(table, options);
}

Error checkFixItOptions(const DriverOptions &options) {
  if (options.applyFixIts && !options.exportFixIts.empty())
    return usageError("--experimental-fixit cannot be used with --experimental-export-fixit");
  return Error::success();
}

void addCoverageOption(OptionTable &table, DriverOptions &options) {
  table.add({{"--coverage-counters"}, "", "Diagnostic options", "Counts which lines run, for mojo test --coverage.",
             [&](StringRef) -> Error {
               options.coverage = true;
               options.codegen.debug = std::max(options.codegen.debug, DebugLevel::LineTables);
               return Error::success();
             },
             true});
}

Error checkInputPath(StringRef path) {
  if (path.ends_with(".mojo") || path.ends_with(".🔥") || path.ends_with(".mlir"))
    return Error::success();
  return usageError("cannot open '" + path +
                    "', since it does not appear to be a Mojo file (it does not end in '.mojo')");
}

} // namespace kiln
