// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Checks a package and puts its sources into one file (PKG-1 to PKG-6).
#include "driver/Precompile.h"
#include "codegen/OutputFile.h"
#include "diagnostics/PackageDiags.h"
#include "doc/Validate.h"
#include "driver/Driver.h"
#include "package/PackageFile.h"
#include "rules/DeclRules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;

namespace kiln {

/// Returns `path` with the name of the folder at its end, even where that was written as `.` or `a/..`.
static std::string namedFolder(StringRef path) {
  SmallString<256> result(path);
  while (result.size() > 1 && result.back() == '/')
    result.pop_back();
  StringRef last = sys::path::filename(result);
  if (last == "." || last == "..") {
    sys::fs::make_absolute(result);
    sys::path::remove_dots(result, /*remove_dot_dot=*/true);
  }
  return std::string(result);
}

Expected<std::string> packageOutput(const DriverOptions &options) {
  SmallString<256> path(options.output);
  if (!options.output.empty() && !sys::fs::is_directory(path)) {
    StringRef extension = sys::path::extension(path);
    if (extension == ".mojopkg")
      driverWarning("the extension '.mojopkg' is deprecated, use '.mojoc' instead");
    else if (extension != ".mojoc")
      return createStringError("the output '" + options.output + "' is neither a directory nor does it end in '.mojoc'");
    if (Error error = checkOutputPath(path))
      return std::move(error);
    return std::string(path);
  }
  sys::path::append(path, sys::path::filename(namedFolder(options.input)) + ".mojoc");
  return std::string(path);
}

namespace {
/// The modules of one package.
class PackageModules {
public:
  PackageModules(Program &program) : program(program) {}

  /// Loads the package `info` with all that is in it; `inner` is its path in the outermost one.
  void load(ModuleInfo *info, StringRef inner);

  std::vector<std::pair<ModuleInfo *, std::string>> modules; ///< with the path in the package

private:
  void add(ModuleInfo *info, StringRef path);
  Program &program;
};
} // namespace

void PackageModules::add(ModuleInfo *info, StringRef path) {
  if (info && info->syntax)
    modules.push_back({info, path.str()});
}

void PackageModules::load(ModuleInfo *info, StringRef inner) {
  add(info, (inner + "__init__.mojo").str());
  std::vector<std::string> names;
  std::set<std::string> packages;
  std::error_code code;
  for (sys::fs::directory_iterator it(info->directory, code), end; it != end && !code; it.increment(code)) {
    StringRef name = sys::path::filename(it->path());
    if (sys::fs::exists(it->path() + "/__init__.mojo"))
      packages.insert(name.str());
    else if (name.ends_with(".mojo") && name != "__init__.mojo" && !sys::fs::is_directory(it->path()))
      names.push_back(name.drop_back(5).str());
  }
  llvm::sort(names);
  for (const std::string &name : names)
    if (!packages.count(name))
      add(program.submodule(info, program.names.get(name)), (inner + name + ".mojo").str());
  for (const std::string &name : packages) {
    ModuleInfo *package = program.submodule(info, program.names.get(name));
    // A link may lead back to a package that this one is in.
    sys::fs::UniqueID own, outer;
    bool isCycle = false;
    if (package && !sys::fs::getUniqueID(package->directory, own))
      for (ModuleInfo *parent = info; parent; parent = parent->parent)
        isCycle |= !sys::fs::getUniqueID(parent->directory, outer) && own == outer;
    if (package && !isCycle)
      load(package, (inner + name + "/").str());
  }
}

/// Reports functions `main`, which a package must not have.
static void checkNoMain(Program &program, const ast::Module &module) {
  for (const ast::Decl *decl : module.decls)
    if (auto *function = dyn_cast<ast::FunctionDecl>(decl); function && function->name.str() == "main")
      program.diags.report(function->name.loc(), diag::MainInPackage).range(function->name.range);
}

Expected<std::string> checkPackage(Program &program, const DriverOptions &options) {
  std::string folder = namedFolder(options.input);
  if (!sys::fs::exists(folder + "/__init__.mojo"))
    return createStringError("'" + options.input + "' does not correspond to a Mojo package");
  if (sys::path::filename(folder) == "std")
    return createStringError("the package 'std' belongs to the compiler and cannot be precompiled");
  auto failed = [] { return createStringError("failed to parse the provided Mojo package"); };
  program.options.defines.push_back({"__PRECOMPILE", "1"}); // the others come with the programs that import it (PKG-3)
  ModuleInfo *package = program.loadMainPackage(folder);
  if (!package || (!options.disableBuiltins && !program.preludeModule()))
    return failed();
  PackageModules all(program);
  all.load(package, "");
  for (auto &[module, path] : all.modules) {
    module->syntax->parseAllBodies();
    rules::checkDeclarations(*module->syntax, program.diags);
    checkNoMain(program, *module->syntax);
    program.resolveAllImports(module);
  }
  for (auto &[module, path] : all.modules) {
    program.checkDeclarations(module);
    program.requireExports(module);
  }
  if (!program.diags.hasErrors())
    (void)program.finishAll();
  program.reportTooDeep();
  for (auto &[module, path] : all.modules) {
    program.checkUnreached(module);
    doc::validateDocstrings(*module->syntax, module->lastName.str(), program.diags, options.diagnoseMissingDocStrings);
    program.checkDefinitions(module);
  }
  program.reportNeverUsed();
  if (program.diags.hasErrors())
    return failed();
  std::vector<PackageSource> sources;
  for (auto &[module, path] : all.modules) {
    auto file = program.sources.addFile(module->path);
    if (!file)
      return createStringError("cannot read '" + module->path + "': " + file.getError().message());
    sources.push_back({path, (*file)->text().str()});
  }
  return writePackage(sys::path::filename(folder), std::move(sources));
}

} // namespace kiln
