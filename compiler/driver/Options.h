// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What a command line asks of the driver, as plain data.
#ifndef KILN_DRIVER_OPTIONS_H
#define KILN_DRIVER_OPTIONS_H

#include "codegen/Options.h"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kiln {

/// `-D KEY` or `-D KEY=VALUE`.
struct Define {
  std::string key;
  std::optional<std::string> value;
};

/// How notes show the parameter values of generic functions.
enum class ElaborationNotes { NoParams, SimpleParams, AllParams };

/// Everything that `run` and `build` are told (08, sections 4 and 5).
struct DriverOptions {
  enum class Action { Run, Build, Precompile };
  Action action = Action::Run;

  std::string input;
  std::vector<std::string> programArgs; ///< run: what comes after FILE
  std::vector<std::string> importPaths; ///< -I, in order
  /// run, build: a file without `main` runs its test functions.
  bool runTests = false;
  bool coverage = false; ///< count which lines run
  std::string testToken; ///< run: says that the program starts in a line that begins so (`mojo test`)
  std::vector<Define> defines;          ///< -D, in order

  CodegenOptions codegen;
  OutputKind emit = OutputKind::Executable;
  /// A level of the compiler to print instead of an output of code generation.
  enum class Print { None, Tokens, Ast, Mojo, MojoOwned, MlirLlvm };
  Print print = Print::None;
  std::string output; ///< -o, or empty

  // Diagnostics.
  bool jsonDiagnostics = false;
  bool warningsAsErrors = false;
  bool disableWarnings = false;
  bool warnOnUnstableApis = false;
  bool diagnoseMissingDocStrings = false;
  bool disableBuiltins = false;
  bool applyFixIts = false;
  std::string exportFixIts;
  std::vector<std::string> ignoreDeprecated;
  unsigned maxNotes = 10;
  bool ignoreIncompatiblePackages = false;

  // Compile-time evaluation.
  unsigned elaborationErrorLimit = 20;
  ElaborationNotes elaborationNotes = ElaborationNotes::SimpleParams;
  bool elaborationIncludePrelude = false;
  unsigned elaborationMaxDepth = 0; ///< 0: unlimited
  unsigned elaborationMaxStatements = 0; ///< 0: by the size of the sources
  /// Limits of compile-time evaluation; 0: the default.
  unsigned comptimeMaxSteps = 0, comptimeMaxDepth = 0, comptimeMaxMegabytes = 0;
  bool checkLibraryDefinitions = false;
  unsigned loopUnrollingWarnThreshold = 1024;

  // Linking.
  std::vector<std::string> linkerArgs;
  std::string lldPath;
  bool sharedLibasan = false;
  bool isStatic = false;

  bool timing = false; ///< print how long each room worked
  bool timingAsTree = true;
  bool useCache = true;
  bool cacheReport = false; ///< print what the cache did
};

} // namespace kiln

#endif // KILN_DRIVER_OPTIONS_H
