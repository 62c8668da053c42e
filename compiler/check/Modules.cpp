// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Loading modules: from a dotted name to a file and its index of declarations. Imports are resolved when a name is first looked at.
#include "check/Modules.h"
#include "check/Indexing.h"
#include "check/Interactive.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/PackageDiags.h"
#include "parse/Parser.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace kiln {

Scope *Program::newScope(Scope::Kind kind, Scope *parent) {
  Scope &scope = impl->scopes.emplace_back();
  scope.kind = kind;
  scope.parent = parent;
  return &scope;
}

//===----------------------------------------------------------------------===//
// Loading
//===----------------------------------------------------------------------===//

/// Reads `file`, which may lie in a precompiled package; null after a diagnostic.
static SourceFile *readSource(Program &program, llvm::StringRef file, SourceLoc importLoc) {
  if (ModuleFinder::PackagedPath packaged = program.impl->finder.packaged(file)) {
    auto text = packaged.package->read(packaged.inner);
    if (text)
      return &program.sources.addPackaged((packaged.package->name + "/" + packaged.inner).str(), std::move(*text), packaged.file);
    program.diags.report(importLoc, diag::DamagedPackage, packaged.file, llvm::toString(text.takeError()));
    return nullptr;
  }
  auto source = program.sources.addFile(file);
  if (source)
    return *source;
  program.diags.report(importLoc, diag::CannotReadFile, file, source.getError().message());
  return nullptr;
}

/// Reports what is wrong with a precompiled package.
static void reportUnusable(Program &program, const FoundModule &found, SourceLoc loc) {
  const PackageFile &package = *found.package;
  switch (package.problem) {
  case PackageFile::Problem::None:
    break;
  case PackageFile::Problem::Unreadable:
    program.diags.report(loc, diag::UnreadablePackage, found.file, package.reason);
    break;
  case PackageFile::Problem::Foreign:
    program.diags.report(loc, diag::ForeignPackage, found.file, compilerVersion()).note(loc, diag::PrecompileAgain);
    break;
  case PackageFile::Problem::Incompatible:
    program.diags.report(loc, diag::IncompatiblePackage, found.file, package.madeBy, compilerVersion())
        .note(loc, diag::PrecompileAgain);
    break;
  case PackageFile::Problem::Damaged:
    program.diags.report(loc, diag::DamagedPackage, found.file, package.reason);
    break;
  }
}

/// Parses and indexes `file`. Null after a diagnostic.
static ModuleInfo *loadFile(Program &program, llvm::StringRef file, llvm::StringRef directory, llvm::StringRef name,
                            ModuleInfo *parent, bool isPackage, SourceLoc importLoc) {
  Program::Impl &impl = *program.impl;
  auto [it, isNew] = impl.modulesByPath.try_emplace(file, nullptr);
  if (!isNew)
    return it->second;
  ModuleInfo &module = impl.modules.emplace_back();
  it->second = &module;
  module.name = (parent && !parent->name.empty() ? parent->name + "." : std::string()) + name.str();
  module.lastName = program.names.get(name);
  module.path = file.str();
  module.parent = parent;
  module.isPackage = isPackage;
  module.directory = directory.str();
  module.scope = program.newScope(Scope::Module, nullptr);
  module.scope->module = &module;
  module.importedFrom = importLoc;
  // A precompiled package may be installed in the folder of the library.
  bool isPackaged(impl.finder.packaged(file));
  for (const std::string &library : program.options.libraryPaths)
    if (file.starts_with(library + "/"))
      module.isUserCode = isPackaged;
  SourceFile *source = readSource(program, file, importLoc);
  if (!source) {
    if (!isPackaged)
      return &module;
    it->second = nullptr;
    return nullptr;
  }
  if (importLoc.isValid() && !source->importedFrom().isValid() && module.isUserCode)
    source->setImportedFrom(importLoc);
  impl.trees.push_back(parseModule(*source, program.names, program.diags, {.isTrusted = !module.isUserCode}));
  module.syntax = impl.trees.back().get();
  module.usesPrelude = !program.options.disableBuiltins;
  if (module.isUserCode && !isPackaged)
    program.userModules.push_back(&module);
  indexModule(program, module);
  return &module;
}

ModuleInfo *loadText(Program &program, llvm::StringRef name, llvm::StringRef text) {
  Program::Impl &impl = *program.impl;
  ModuleInfo &module = impl.modules.emplace_back();
  module.name = name.str();
  module.lastName = program.names.get(name);
  module.path = name.str();
  module.scope = program.newScope(Scope::Module, nullptr);
  module.scope->module = &module;
  module.isUserCode = false;
  impl.trees.push_back(parseModule(program.sources.addBuffer(name, text), program.names, program.diags));
  module.syntax = impl.trees.back().get();
  indexModule(program, module);
  return &module;
}

ModuleInfo *Program::loadMain(llvm::StringRef path) {
  llvm::StringRef directory = llvm::sys::path::parent_path(path);
  mainModule = loadFile(*this, path, directory, llvm::sys::path::stem(path), nullptr, false, SourceLoc());
  return mainModule && mainModule->syntax ? mainModule : nullptr;
}

ModuleInfo *Program::loadMainPackage(llvm::StringRef directory) {
  FoundModule found = impl->finder.find(llvm::sys::path::parent_path(directory), llvm::sys::path::filename(directory));
  mainModule = loadFile(*this, found.file, found.directory, llvm::sys::path::filename(directory), nullptr, true, SourceLoc());
  return mainModule && mainModule->syntax ? mainModule : nullptr;
}

std::vector<std::string> Program::packageFiles() const { return impl->finder.packageFiles(); }

/// The submodule `name` of a package or plain directory, loaded; null when there is none.
static ModuleInfo *submodule(Program &program, ModuleInfo *package, Identifier name, SourceLoc loc) {
  if (!package->isPackage && package->syntax)
    return nullptr;
  auto [it, isNew] = package->submodules.try_emplace(name, nullptr);
  if (!isNew && it->second)
    return it->second;
  FoundModule found = program.impl->finder.find(package->directory, name.str());
  ModuleInfo *module = nullptr;
  if (found.kind == FoundModule::Package)
    module = loadFile(program, found.file, found.directory, name.str(), package, true, loc);
  else if (found.kind == FoundModule::Module)
    module = loadFile(program, found.file, package->directory, name.str(), package, false, loc);
  else if (found.kind == FoundModule::PlainDirectory) {
    ModuleInfo &plain = program.impl->modules.emplace_back();
    plain.name = package->name + "." + name.str().str();
    plain.lastName = name;
    plain.parent = package;
    plain.directory = found.directory;
    plain.scope = program.newScope(Scope::Module, nullptr);
    plain.scope->module = &plain;
    module = &plain;
  }
  if (module)
    package->submodules[name] = module;
  else
    package->submodules.erase(name);
  return module;
}

ModuleInfo *Program::submodule(ModuleInfo *package, Identifier name) { return kiln::submodule(*this, package, name, SourceLoc()); }

ModuleInfo *siblingModule(Program &program, ModuleInfo *module, Identifier name) {
  return submodule(program, module->parent, name, SourceLoc());
}

/// Directories in which an absolute import from `from` starts (MOD-16).
static void searchDirectories(Program &program, ModuleInfo *from, llvm::SmallVectorImpl<std::string> &out) {
  if (from) {
    // Modules reached through `-I` or a plain directory start where the program does, too.
    ModuleInfo *top = program.mainModule && from->isUserCode ? program.mainModule : from;
    while (top->parent && !top->parent->directory.empty() && (top->parent->syntax || top->parent->parent || top->parent->isPackage))
      top = top->parent;
    std::string own = top->isPackage ? llvm::sys::path::parent_path(top->directory).str() : top->directory;
    if (top->isUserCode)
      out.push_back(own);
  }
  out.append(program.options.importPaths.begin(), program.options.importPaths.end());
  out.append(program.options.libraryPaths.begin(), program.options.libraryPaths.end());
}

/// The package that `from` belongs to, when it is a precompiled one that was called `name` before its file was renamed (MOD-23).
static ModuleInfo *renamedPackage(Program &program, Identifier name, ModuleInfo *from) {
  while (from && from->parent)
    from = from->parent;
  if (!from)
    return nullptr;
  ModuleFinder::PackagedPath packaged = program.impl->finder.packaged(from->path);
  return packaged && packaged.package->name == name.str() ? from : nullptr;
}

/// The module `name` in one of the search directories.
static ModuleInfo *topModule(Program &program, Identifier name, ModuleInfo *from, SourceLoc loc) {
  if (ModuleInfo *own = renamedPackage(program, name, from))
    return own;
  bool isLibrary = name.str() == "std";
  if (isLibrary && program.impl->library)
    return program.impl->library;
  llvm::SmallVector<std::string, 4> directories;
  // The compiler knows the types of its own library, so no folder of the user's hides it.
  const std::vector<std::string> &library = program.options.libraryPaths;
  isLibrary &= llvm::any_of(library, [&](const std::string &path) { return bool(program.impl->finder.find(path, "std")); });
  if (isLibrary)
    directories.assign(library.begin(), library.end());
  else
    searchDirectories(program, from, directories);
  FoundModule plain;
  for (const std::string &directory : directories) {
    FoundModule found = program.impl->finder.find(directory, name.str());
    if (found.kind == FoundModule::Package) {
      ModuleInfo *package = loadFile(program, found.file, found.directory, name.str(), nullptr, true, loc);
      if (isLibrary)
        program.impl->library = package;
      return package;
    }
    if (found.kind == FoundModule::Module)
      return loadFile(program, found.file, directory, name.str(), nullptr, false, loc);
    if (found.kind == FoundModule::Unusable) {
      reportUnusable(program, found, loc);
      return nullptr;
    }
    if (found.kind == FoundModule::PlainDirectory && !plain)
      plain = found;
  }
  if (!plain)
    return nullptr;
  auto [it, isNew] = program.impl->modulesByPath.try_emplace(plain.directory, nullptr);
  if (isNew) {
    ModuleInfo &module = program.impl->modules.emplace_back();
    module.name = name.str().str();
    module.lastName = name;
    module.directory = plain.directory;
    module.scope = program.newScope(Scope::Module, nullptr);
    module.scope->module = &module;
    it->second = &module;
  }
  return it->second;
}

ModuleInfo *Program::findModule(llvm::StringRef dotted) {
  llvm::SmallVector<llvm::StringRef, 4> parts;
  dotted.split(parts, '.');
  llvm::SmallVector<Identifier, 4> path;
  for (llvm::StringRef part : parts)
    path.push_back(names.get(part));
  return findModule(path, nullptr);
}

ModuleInfo *Program::findModule(llvm::ArrayRef<Identifier> dotted, ModuleInfo *from) {
  if (dotted.empty())
    return nullptr;
  ModuleInfo *module = topModule(*this, dotted.front(), from, SourceLoc());
  for (Identifier name : dotted.drop_front())
    if (module)
      module = kiln::submodule(*this, module, name, SourceLoc());
  return module;
}

/// `math` as `std.math` was once written (LEG-18); null when the library has no such module.
static ModuleInfo *libraryModule(Program &program, const ast::Name &name, ModuleInfo *from, const ast::ModulePath *bound) {
  if (!from->isUserCode || name.str().starts_with("_"))
    return nullptr;
  ModuleInfo *library = program.findModule("std");
  ModuleInfo *module = library && !library->isUserCode ? submodule(program, library, name.id, name.loc()) : nullptr;
  if (!module)
    return nullptr;
  auto report = program.diags.report(name.loc(), diag::ImplicitStdImport, name.id);
  report.range(name.range);
  // `import math` also declares the name `math`.
  if (bound)
    report.fixIt({name.loc(), bound->components.back().range.end}, ("std." + name.str() + " as " + name.str()).str());
  else
    report.insertion(name.loc(), "std.");
  return module;
}

/// What stands in for a module of the library that has been given up (02 section 11.6); null for all other names. `pathBegin`: where the
/// path begins that may be replaced, if it may.
static ModuleInfo *oldModule(Program &program, ModuleInfo *package, const ast::Name &name, SourceLoc pathBegin) {
  if (package && package->isUserCode)
    return nullptr;
  std::string path = (package ? package->name + "." : std::string("std.")) + name.str().str();
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> table[] = {
#define OLD_MODULE(OLD, NEW) {OLD, NEW},
#include "check/OldModules.def"
  };
  for (auto &[old, current] : table) {
    if (!llvm::StringRef(path).ends_with(old) || path.size() != old.size() + 4)
      continue;
    ModuleInfo *module = program.findModule(current);
    if (!module)
      return nullptr;
    auto report = program.diags.report(name.loc(), diag::OldModule, package ? path : name.str().str(), current);
    report.range(name.range);
    // Another message inserts `std.` before a path without it.
    bool inserted = package && pathBegin.isValid() && !program.sources.text({pathBegin, name.range.end}).starts_with("std.");
    if (pathBegin.isValid())
      report.fixIt({pathBegin, name.range.end}, inserted ? current.drop_front(4) : llvm::StringRef(current));
    return module;
  }
  return nullptr;
}

/// What there is instead of a module at top level that has no successor; empty for all other names.
static llvm::StringRef removedModule(const ast::Name &name, bool inPackage) {
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> table[] = {
#define REMOVED_MODULE(OLD, ADVICE) {OLD, ADVICE},
#include "check/OldModules.def"
  };
  for (auto &[old, advice] : table)
    if (!inPackage && name.str() == old)
      return advice;
  return {};
}

/// The module that a path in an import statement of `from` names. Diagnoses and returns null when it isn't found.
/// `first`: receives the module of the first component (what `import a.b` binds).
/// `bindsFirst`: an import statement that declares the name of that module.
static ModuleInfo *resolvePath(Program &program, const ast::ModulePath &path, ModuleInfo *from, ModuleInfo **first = nullptr,
                               bool bindsFirst = false) {
  ModuleInfo *module = nullptr;
  llvm::ArrayRef<ast::Name> components = path.components;
  if (path.dots) {
    module = from->isPackage ? from : from->parent;
    for (unsigned i = 1; i < path.dots && module; ++i)
      module = module->parent;
    if (!module) {
      if (path.range.isValid())
        program.diags.report(path.range.begin, diag::RelativeImportOutsidePackage);
      return nullptr;
    }
  }
  for (const ast::Name &name : components) {
    unsigned errors = program.diags.errorCount();
    ModuleInfo *next = module ? submodule(program, module, name.id, name.loc())
                              : topModule(program, name.id, from, name.loc());
    if (!next && program.diags.errorCount() != errors)
      return nullptr; // It is there, but can't be used.
    if (!next && from->isUserCode) {
      next = module ? nullptr : libraryModule(program, name, from, bindsFirst ? &path : nullptr);
      if (!next)
        next = oldModule(program, module, name, first ? SourceLoc() : components.front().loc());
    }
    if (!next) {
      auto report = program.diags.report(name.loc(), diag::UnableToLocateModule, name.id);
      if (llvm::StringRef advice = removedModule(name, module != nullptr); from->isUserCode && !advice.empty())
        report.note(name.loc(), diag::MessageNote, advice);
      else if (Identifier similar = from->isUserCode ? similarPackage(program, module, name.id) : Identifier())
        report.note(name.loc(), diag::DidYouMeanName, module ? similar.str().str() : "std." + similar.str().str());
      else if (from->isUserCode && !module && path.components.size() == 1)
        report.note(name.loc(), diag::ImportPythonModule, name.id);
      return nullptr;
    }
    if (!module && next == from && !from->isPackage && !from->parent) {
      program.diags.report(name.loc(), diag::ModuleCannotImportItself, name.id);
      return nullptr;
    }
    module = next;
    if (first && !*first)
      *first = module;
  }
  return module;
}

static Entity moduleEntity(ModuleInfo *module, SourceLoc loc) {
  Entity entity;
  entity.kind = Entity::Module;
  entity.module = module;
  entity.loc = loc;
  return entity;
}

/// The package that offers what `entity` declares, or the empty string.
static std::string packageOf(Program &program, const Entity &entity, Identifier name) {
  ModuleInfo *module = entity.kind == Entity::Struct      ? entity.structInfo->module
                       : entity.kind == Entity::Trait     ? entity.traitInfo->module
                       : entity.kind == Entity::Alias     ? entity.alias->module
                       : entity.kind == Entity::Functions ? entity.functions.front()->module
                                                          : nullptr;
  for (; module; module = module->parent)
    if (module->isPackage && module->name != "std" && program.lookupInModule(module, name))
      return module->name;
  return "";
}

/// Warns that `name`, an item of `statement`, has moved from `module` to `home`; the path is replaced if all items are there.
static void reportMoved(Program &program, ModuleInfo *module, const ast::FromImportStmt &statement, const ast::Name &name, llvm::StringRef home) {
  auto report = program.diags.report(name.loc(), diag::OldModule, module->name + "." + name.str().str(), (home + "." + name.str()).str());
  report.range(name.range);
  ModuleInfo *package = program.findModule(home);
  bool isAll = package && llvm::all_of(statement.items, [&](const ast::FromImportStmt::Item &item) {
                 return bool(program.lookupInModule(package, item.name.id));
               });
  if (statement.module.components.empty())
    return;
  auto spelled = [](const ast::FromImportStmt::Item &item) {
    return item.name.str().str() + (item.alias ? " as " + item.alias.str().str() : std::string());
  };
  if (!isAll) {
    // The item gets a statement of its own.
    auto at = llvm::find_if(statement.items, [&](const ast::FromImportStmt::Item &item) { return item.name.range.begin == name.range.begin; });
    auto endOf = [](const ast::FromImportStmt::Item &item) { return item.alias ? item.alias.range.end : item.name.range.end; };
    if (at == statement.items.end() || statement.items.size() < 2)
      return;
    report.insertion(statement.range().begin, ("from " + home + " import " + spelled(*at) + "\n").str());
    if (std::next(at) != statement.items.end())
      report.removal({at->name.range.begin, std::next(at)->name.range.begin});
    else
      report.removal({endOf(*std::prev(at)), endOf(*at)});
    return;
  }
  if (!home.starts_with("std.")) {
    std::string names;
    for (const ast::FromImportStmt::Item &item : statement.items)
      names += (names.empty() ? "" : ", ") + spelled(item);
    report.fixIt(statement.range(), ("from " + home + " import " + names).str());
    return;
  }
  SourceRange path(statement.module.components.front().range.begin, statement.module.components.back().range.end);
  // Another message inserts `std.` before a path without it.
  bool isWhole = statement.module.components.front().str() == "std" || program.findModule("std." + statement.module.components.front().str().str()) == nullptr;
  report.fixIt(path, isWhole ? home : home.drop_front(4));
}

/// The member `name` of `module` as `from module import name` finds it: a declaration or import, else a submodule.
/// An import of the library that is written without `std` may be of a version that had the name elsewhere.
static Entity importedMember(Program &program, ModuleInfo *module, const ast::FromImportStmt &statement, const ast::Name &item, bool isOldPath) {
  Identifier name = item.id;
  SourceLoc loc = item.loc();
  if (Entity entity = program.lookupInModule(module, name))
    return entity;
  if (ModuleInfo *sub = submodule(program, module, name, loc))
    return moduleEntity(sub, loc);
  if (module->isUserCode)
    return {};
  if (Entity entity = legacyName(program, name)) {
    warnLegacyImport(program, module, entity, item);
    return entity;
  }
  if (!isOldPath)
    return {};
  if (ModuleInfo *prelude = program.preludeModule())
    if (Entity entity = program.lookupInModule(prelude, name)) {
      if (std::string home = packageOf(program, entity, name); !home.empty())
        reportMoved(program, module, statement, item, home);
      return entity;
    }
  // What needs threads has moved to a package of its own.
  size_t rest = module->name.find('.');
  ModuleInfo *other = program.findModule(rest == std::string::npos ? "max" : "max" + module->name.substr(rest));
  if (Entity entity = other ? program.lookupInModule(other, name) : Entity()) {
    reportMoved(program, module, statement, item, other->name);
    return entity;
  }
  std::string home = libraryHome(program, name);
  if (home.empty())
    return {};
  reportMoved(program, module, statement, item, home);
  ModuleInfo *package = program.findModule(home);
  return program.lookupInModule(package, name);
}

/// Reports that `module` has nothing of the name that an import asks for.
static void reportMissingItem(Program &program, ModuleInfo &module, const ast::Name &name) {
  auto report = program.diags.report(name.loc(), module.isPackage ? diag::PackageDoesNotContain : diag::ModuleDoesNotContain, module.lastName,
                                     name.id);
  SourceRange range = nameRange(program, name.id, name.loc());
  report.range(range);
  if (Identifier similar = similarInModule(&module, name.id)) {
    report.fixIt(range, similar.str());
    report.note(name.loc(), diag::DidYouMeanName, similar);
  }
}

/// Resolves one import item for `from`; None after a diagnostic.
static Entity resolveImport(Program &program, const ModuleInfo::LazyImport &import, ModuleInfo *from) {
  if (auto *statement = llvm::dyn_cast<ast::ImportStmt>(import.statement)) {
    const ast::ImportStmt::Item &item = statement->items[import.index];
    ModuleInfo *first = nullptr;
    ModuleInfo *module = resolvePath(program, item.path, from, &first, !item.alias);
    if (!module)
      return {};
    return moduleEntity(item.alias ? module : first, statement->loc());
  }
  auto *statement = llvm::cast<ast::FromImportStmt>(import.statement);
  const ast::FromImportStmt::Item &item = statement->items[import.index];
  ModuleInfo *module = resolvePath(program, statement->module, from);
  if (!module)
    return {};
  Entity entity = importedMember(program, module, *statement, item.name,
                                 !statement->module.components.empty() && statement->module.components.front().str() != "std");
  if (!entity)
    reportMissingItem(program, *module, item.name);
  return entity;
}

/// Modules that `module` imports with `*`, the latest first.
static llvm::ArrayRef<ModuleInfo *> wildcardsOf(Program &program, ModuleInfo *module) {
  if (!module->syntax || module->wildcardsResolved)
    return module->wildcards;
  module->wildcardsResolved = true;
  for (const ast::Stmt *stmt : module->syntax->statements)
    if (auto *from = llvm::dyn_cast<ast::FromImportStmt>(stmt); from && from->isWildcard())
      if (ModuleInfo *source = resolvePath(program, from->module, module))
        module->wildcards.insert(module->wildcards.begin(), source);
  return module->wildcards;
}

/// Where the name of an import stands.
static SourceLoc importLoc(const ModuleInfo::LazyImport &import) {
  auto *from = llvm::dyn_cast<ast::FromImportStmt>(import.statement);
  return from ? from->items[import.index].name.loc() : import.statement->loc();
}

/// A declaration of the module that has the name of one of its imports (NAM-52).
static void reportImportClash(Program &program, ModuleInfo *module, Identifier name, llvm::ArrayRef<ModuleInfo::LazyImport> imports) {
  const Entity *entity = module->scope->find(name);
  // Another module may have asked for what this one imports.
  if (!entity || llvm::none_of(module->syntax->decls, [&](const ast::Decl *decl) { return decl->name && decl->name.id == name; }))
    return;
  llvm::StringRef kind = entity->kind == Entity::Struct  ? "struct"
                         : entity->kind == Entity::Trait ? "trait"
                         : entity->kind == Entity::Alias ? "comptime"
                                                         : "";
  if (!kind.empty())
    program.diags.report(entity->loc, diag::CannotDefineHere, kind, name).note(importLoc(imports.front()), diag::ConflictsWithDeclaration);
  else if (entity->kind == Entity::Functions)
    program.diags.report(entity->loc, diag::InvalidRedefinition, name).note(importLoc(imports.front()), diag::CannotOverloadNonFunction);
}

Entity Program::lookupInModule(ModuleInfo *module, Identifier name) {
  if (!name)
    return {};
  if (const Entity *entity = module->scope->find(name)) {
    if (entity->kind == Entity::None)
      return {}; // an import that failed, or that is being resolved
    return *entity;
  }
  auto lazy = module->lazyImports.find(name);
  if (lazy != module->lazyImports.end()) {
    llvm::SmallVector<ModuleInfo::LazyImport, 1> imports = lazy->second;
    module->scope->names[name] = Entity(); // cycle guard
    Entity result;
    for (const ModuleInfo::LazyImport &import : imports) {
      Entity entity = resolveImport(*this, import, module);
      if (!entity)
        continue;
      if (!result) {
        result = entity;
      } else if (result.kind == Entity::Functions && entity.kind == Entity::Functions && result.functions != entity.functions) {
        if (module->isUserCode)
          diags.report(importLoc(import), diag::ImportFromTwoModules, name);
        llvm::SmallVector<FunctionInfo *, 8> merged(result.functions.begin(), result.functions.end());
        for (FunctionInfo *function : entity.functions)
          if (!llvm::is_contained(merged, function))
            merged.push_back(function);
        result.functions = values.copyArray<FunctionInfo *>(merged);
      } else if (result.kind != entity.kind || result.structInfo != entity.structInfo ||
                 result.traitInfo != entity.traitInfo || result.alias != entity.alias || result.module != entity.module) {
        diags.report(importLoc(import), diag::AmbiguousImport, name);
      }
    }
    module->scope->names[name] = result;
    return result;
  }
  // Each module is asked once for a name, however many ways lead to it.
  bool isOutermost = !impl->wildcardsAsked.contains(name);
  llvm::scope_exit forget([&] {
    if (isOutermost)
      impl->wildcardsAsked.erase(name);
  });
  for (ModuleInfo *source : wildcardsOf(*this, module)) {
    if (name.str().starts_with("_"))
      break;
    if (source == module || !impl->wildcardsAsked[name].insert(source).second)
      continue;
    if (Entity entity = lookupInModule(source, name))
      return entity;
  }
  if (module->sessionInput)
    if (Entity entity = interactive->lookup(name, module->sessionInput))
      return entity;
  // A submodule that some import statement has loaded: `import a.b` makes `a.b` reachable.
  auto sub = module->submodules.find(name);
  if (sub != module->submodules.end() && sub->second)
    return moduleEntity(sub->second, SourceLoc());
  return {};
}

ModuleInfo *Program::preludeModule() {
  if (!impl->preludeTried) {
    impl->preludeTried = true;
    impl->prelude = findModule("std.prelude");
    if (!impl->prelude && !options.disableBuiltins)
      diags.report(SourceLoc(), diag::UnableToLocateModule, "std");
  }
  return impl->prelude;
}

Entity Program::lookup(Scope *scope, Identifier name) {
  ModuleInfo *module = nullptr;
  for (; scope; scope = scope->parent) {
    if (scope->kind == Scope::Module) {
      module = scope->module;
      if (Entity entity = lookupInModule(module, name))
        return entity;
      if (module->scope->names.contains(name))
        return {}; // failed import, diagnosed
      continue;
    }
    if (const Entity *entity = scope->find(name))
      return *entity;
  }
  if (!module || !module->usesPrelude || module->name == "std.prelude")
    return {};
  ModuleInfo *prelude = preludeModule();
  Entity entity = prelude && prelude != module ? lookupInModule(prelude, name) : Entity();
  return entity || !module->isUserCode ? entity : legacyName(*this, name);
}

llvm::LogicalResult Program::importInto(Scope *scope, const ast::Stmt &statement, ModuleInfo *from) {
  bool failed = false;
  auto bind = [&](Identifier name, unsigned index) {
    Entity entity = resolveImport(*this, {&statement, index}, from);
    failed |= !entity;
    if (entity)
      scope->names[name] = entity;
  };
  if (auto *import = llvm::dyn_cast<ast::ImportStmt>(&statement)) {
    for (auto [index, item] : llvm::enumerate(import->items))
      bind(item.alias ? item.alias.id : item.path.components.front().id, index);
  } else if (auto *fromImport = llvm::dyn_cast<ast::FromImportStmt>(&statement)) {
    if (fromImport->isWildcard()) {
      ModuleInfo *module = resolvePath(*this, fromImport->module, from);
      if (!module)
        return llvm::failure();
      // Bind what is public and declared or imported there.
      for (auto &[name, entity] : module->scope->names)
        if (entity && !name.str().starts_with("_"))
          scope->names.try_emplace(name, entity);
      llvm::SmallVector<Identifier, 8> lazy;
      for (auto &[name, imports] : module->lazyImports)
        if (!name.str().starts_with("_"))
          lazy.push_back(name);
      for (Identifier name : lazy)
        if (Entity entity = lookupInModule(module, name))
          scope->names.try_emplace(name, entity);
    } else {
      for (auto [index, item] : llvm::enumerate(fromImport->items))
        bind(item.bound().id, index);
    }
  }
  return llvm::failure(failed);
}

bool loadIndirectImports(Program &program) {
  std::deque<ModuleInfo> &modules = program.impl->modules;
  size_t before = modules.size();
  DiagnosticCapture capture(program.diags); // what can't be found is reported where it is used
  for (size_t i = 0; i < modules.size(); ++i) {
    ModuleInfo *module = &modules[i];
    if (!module->isUserCode || !module->syntax)
      continue;
    for (const ast::Stmt *stmt : module->syntax->statements) {
      if (auto *import = llvm::dyn_cast<ast::ImportStmt>(stmt)) {
        for (const ast::ImportStmt::Item &item : import->items)
          (void)resolvePath(program, item.path, module, nullptr, !item.alias);
      } else if (auto *from = llvm::dyn_cast<ast::FromImportStmt>(stmt)) {
        ModuleInfo *source = resolvePath(program, from->module, module);
        for (const ast::FromImportStmt::Item &item : from->items)
          if (source && source->isPackage && source->isUserCode)
            (void)submodule(program, source, item.name.id, item.name.loc());
      }
    }
  }
  return modules.size() > before;
}

void Program::resolveAllImports(ModuleInfo *module) {
  if (!module->syntax)
    return;
  llvm::SmallVector<std::pair<SourceLoc, Identifier>, 8> names;
  for (auto &[name, imports] : module->lazyImports) {
    names.push_back({imports.front().statement->loc(), name});
    reportImportClash(*this, module, name, imports);
  }
  llvm::sort(names, [](auto &a, auto &b) { return a.first.raw() < b.first.raw(); });
  // A dotted import loads its submodules even when the name it binds has another import.
  for (auto &[loc, name] : names)
    (void)lookupInModule(module, name);
  (void)wildcardsOf(*this, module);
}

/// The module at `path` as seen from `from`, if something loaded it; reports a path that leads out of the package.
static ModuleInfo *loadedModule(Program &program, const ast::ModulePath &path, ModuleInfo *from) {
  ModuleInfo *module = nullptr;
  if (path.dots) {
    module = from->isPackage ? from : from->parent;
    for (unsigned i = 1; i < path.dots && module; ++i)
      module = module->parent;
    if (!module)
      return resolvePath(program, path, from);
  }
  for (const ast::Name &name : path.components) {
    if (module)
      module = module->submodules.lookup(name.id);
    else
      for (ModuleInfo *top : program.userModules)
        if (!top->parent && top->lastName == name.id)
          module = top;
    if (!module)
      return nullptr;
  }
  return module;
}

/// Whether `source` has no member `name`, as far as that can be said without loading another module.
static bool surelyLacks(Program &program, ModuleInfo &source, Identifier name) {
  auto isWildcard = [](const ast::Stmt *stmt) {
    auto *from = llvm::dyn_cast<ast::FromImportStmt>(stmt);
    return from && from->isWildcard();
  };
  return !source.scope->find(name) && !source.lazyImports.contains(name) && llvm::none_of(source.syntax->statements, isWildcard) &&
         !(source.isPackage && program.impl->finder.find(source.directory, name.str()));
}

/// What an import of a module that the program reached indirectly leads to is loaded when it is used: it may be there for other builds only.
/// So only those imports are resolved that are wrong whatever it is.
void Program::resolveOwnImports(ModuleInfo *module) {
  if (!module->syntax)
    return;
  for (const ast::Stmt *stmt : module->syntax->statements) {
    if (auto *import = llvm::dyn_cast<ast::ImportStmt>(stmt)) {
      for (const ast::ImportStmt::Item &item : import->items)
        if (!item.path.dots && !module->parent && !module->isPackage && item.path.components.front().id == module->lastName)
          (void)lookupInModule(module, item.alias ? item.alias.id : item.path.components.front().id);
    } else if (auto *from = llvm::dyn_cast<ast::FromImportStmt>(stmt)) {
      ModuleInfo *source = loadedModule(*this, from->module, module);
      for (const ast::FromImportStmt::Item &item : from->items)
        if (source && source->isUserCode && source->syntax && surelyLacks(*this, *source, item.name.id))
          (void)lookupInModule(module, item.bound().id);
    }
  }
}

} // namespace kiln
