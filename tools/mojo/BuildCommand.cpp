// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo build`
#include "Commands.h"
#include "CompileOptions.h"
#include "codegen/OutputFile.h"
#include "codegen/Target.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

namespace {
/// The queries that need no input file (BLD-6).
struct Queries {
  bool effectiveTarget = false;
  bool targets = false;
  bool cpus = false;
  bool accelerators = false;
  int count() const { return effectiveTarget + targets + cpus + accelerators; }
};
} // namespace

/// Reads the value of `--emit`.
static Error parseEmit(StringRef value, DriverOptions &options) {
  using Print = DriverOptions::Print;
  static constexpr std::pair<StringLiteral, Print> levels[] = {{"tokens", Print::Tokens},
                                                               {"ast", Print::Ast},
                                                               {"mojo", Print::Mojo},
                                                               {"mojo-owned", Print::MojoOwned},
                                                               {"mlir-llvm", Print::MlirLlvm}};
  for (auto &[name, level] : levels)
    if (value == name) {
      options.print = level;
      return Error::success();
    }
  static constexpr std::pair<StringLiteral, OutputKind> kinds[] = {
      {"exe", OutputKind::Executable}, {"shared-lib", OutputKind::SharedLib},
      {"object", OutputKind::Object},  {"llvm", OutputKind::LlvmIr},
      {"llvm-bitcode", OutputKind::Bitcode}, {"asm", OutputKind::Asm}};
  for (auto &[name, k] : kinds)
    if (value == name) {
      options.emit = k;
      return Error::success();
    }
  return usageError("Unrecognized value for --emit '" + value +
                    "', expected one of: exe, shared-lib, object, llvm, llvm-bitcode, asm");
}

/// Adds the options that only `build` has.
static void addBuildOptions(OptionTable &table, DriverOptions &options, Queries &queries) {
  addCoverageOption(table, options);
  StringRef heading = "Output options";
  table.add({{"-o"}, "PATH", heading,
             "Sets the path of the output. The default is the name of the input file without its "
             "extension.",
             setText(options.output),
             false, false, "output paths"});
  table.add({{"--emit"}, "KIND", heading,
             "Sets the kind of output: exe (the default), shared-lib, object, llvm, llvm-bitcode, "
             "or asm.",
             [&](StringRef value) -> Error { return parseEmit(value, options); }, false, false,
             "output kinds",
             {"exe", "shared-lib", "object", "llvm", "llvm-bitcode", "asm"}});
  auto query = [&](StringRef name, bool &flag, StringRef help) {
    table.add({{name}, "", "Query options", help, [&flag](StringRef) -> Error {
                 flag = true;
                 return Error::success();
               }});
  };
  query("--print-effective-target", queries.effectiveTarget,
        "Prints the target that the other options describe.");
  query("--print-supported-targets", queries.targets, "Prints the supported architectures.");
  query("--print-supported-cpus", queries.cpus,
        "Prints the CPUs of the architecture of --target-triple.");
  query("--print-supported-accelerators", queries.accelerators, "Prints the supported accelerators.");
}

/// Answers the one query in `queries`.
static int answer(const Queries &queries, const DriverOptions &options) {
  if (queries.count() > 1)
    return driverError("only one --print-* option can be specified at a time");
  if (queries.targets)
    printSupportedTargets(outs());
  if (queries.accelerators)
    printSupportedAccelerators(outs());
  if (queries.cpus) {
    if (options.codegen.target.triple.empty()) {
      errs() << "error: --print-supported-cpus requires --target-triple to be specified\n"
                "Use --print-supported-targets to see available architectures.\n";
      return 1;
    }
    if (Error error = printSupportedCpus(options.codegen.target.triple, outs()))
      return reportError(std::move(error));
  }
  if (queries.effectiveTarget) {
    Expected<ResolvedTarget> target = resolveTarget(options.codegen.target);
    if (!target)
      return reportError(target.takeError());
    printEffectiveTarget(*target, outs());
  }
  return 0;
}

static HelpPage describe(OptionTable &table, DriverOptions &options, Queries &queries) {
  addBuildOptions(table, options, queries);
  addCompileOptions(table, options);
  return {"mojo-build",
          "Builds an executable from a Mojo file.",
          {"mojo build [options] <path>"},
          "Compiles the Mojo file at the given path into an executable. With --emit, other kinds of output are written.",
          {{"mojo build -o bin/app app.mojo", "Makes the executable bin/app."},
           {"mojo build --emit shared-lib --target-cpu x86-64-v3 fast.mojo", "Makes the library fast.so for processors with AVX2."},
           {"mojo build -g --sanitize address app.mojo", "Makes an executable that finds wrong accesses to memory."}}};
}

void describeBuild(HelpPage &page, OptionTable &table) {
  page = describe(table, table.keep<DriverOptions>(), table.keep<Queries>());
}

int buildCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Build;
  Queries queries;
  OptionTable table;
  HelpPage page = describe(table, options, queries);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  if (queries.count())
    return answer(queries, options);
  if (line->positional.empty())
    return driverError("no input file provided");
  if (line->positional.size() > 1)
    return driverError("too many input files, cannot process both '" + line->positional[0] +
                       "' and '" + line->positional[1] + "'");
  options.input = line->positional[0];
  if (Error error = checkInputPath(options.input))
    return reportError(std::move(error));
  if (options.sharedLibasan && options.codegen.sanitizer != SanitizerKind::Address)
    return driverError("--shared-libasan requires --sanitize address");
  if (Error error = checkFixItOptions(options))
    return reportError(std::move(error));
  if (!options.output.empty())
    if (Error error = checkOutputPath(options.output))
      return reportError(std::move(error));
  return runDriver(options);
}

} // namespace kiln
