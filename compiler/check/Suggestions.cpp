// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What a message about an unknown name can offer: similar names in sight, and the library's package that has the name (spec 02/NAM-4).
#include "check/Checker.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace kiln {

SourceRange nameRange(Program &program, Identifier name, SourceLoc loc) {
  const SourceFile *file = program.sources.fileOf(loc);
  llvm::StringRef spelling = name.str();
  if (!file || file->offset(loc) + spelling.size() > file->size())
    return {};
  SourceRange range(loc, loc.advanced(int32_t(spelling.size())));
  return program.sources.text(range) == spelling ? range : SourceRange();
}

bool Closest::isWorthIt(llvm::StringRef candidate) const { return !candidate.starts_with("__") || wanted.starts_with("__"); }

void Closest::consider(Identifier candidate) {
  llvm::StringRef text = candidate.str();
  if (text.empty() || text == wanted || !isWorthIt(text))
    return;
  // A difference of case only is the likeliest slip of all.
  unsigned distance = text.equals_insensitive(wanted) ? 0 : wanted.edit_distance(text, /*AllowReplacements=*/true, limit);
  if (distance > limit || (best && distance > bestDistance))
    return;
  if (best && distance == bestDistance && best.str() <= text)
    return;
  best = candidate;
  bestDistance = distance;
}

Identifier similarName(Checker &checker, Identifier name) {
  Closest closest(name.str());
  ModuleInfo *module = nullptr;
  for (Scope *scope = checker.scope; scope; scope = scope->parent) {
    for (auto &[candidate, entity] : scope->names)
      if (entity.kind != Entity::None)
        closest.consider(candidate);
    if (scope->kind == Scope::Module)
      module = scope->module;
  }
  if (module)
    for (auto &[candidate, imports] : module->lazyImports)
      closest.consider(candidate);
  if (module && module->usesPrelude)
    if (ModuleInfo *prelude = checker.program.preludeModule())
      for (auto &[candidate, imports] : prelude->lazyImports)
        closest.consider(candidate);
  return closest.best;
}

Identifier similarMember(Program &program, Type type, Identifier name) {
  Closest closest(name.str());
  if (type.isStruct() && type.structInfo()) {
    for (auto &[candidate, member] : type.structInfo()->members)
      if (!candidate.str().starts_with("_") || name.str().starts_with("_"))
        closest.consider(candidate);
    for (TraitInfo *trait : program.listedTraits(type))
      for (TraitInfo *ancestor : program.closureOf(trait))
        for (auto &[candidate, member] : ancestor->members)
          closest.consider(candidate);
  } else if (type.isArchetype() && type->bound && type->bound.kind() == TypeKind::Trait) {
    for (const TraitAtom &atom : type->bound->traits)
      if (atom.trait)
        for (TraitInfo *ancestor : program.closureOf(atom.trait))
          for (auto &[candidate, member] : ancestor->members)
            closest.consider(candidate);
  }
  return closest.best;
}

Identifier similarInModule(ModuleInfo *module, Identifier name) {
  Closest closest(name.str());
  for (auto &[candidate, entity] : module->scope->names)
    if (entity.kind != Entity::None)
      closest.consider(candidate);
  for (auto &[candidate, imports] : module->lazyImports)
    closest.consider(candidate);
  return closest.best;
}

/// The packages and modules of `std` that users import from, sorted, with those that can be loaded.
static llvm::ArrayRef<std::pair<std::string, ModuleInfo *>> libraryPackages(Program &program) {
  auto &known = program.impl->libraryPackages;
  if (known)
    return *known;
  std::vector<std::string> packages;
  for (const std::string &path : program.options.libraryPaths) {
    llvm::SmallString<256> folder(path);
    llvm::sys::path::append(folder, "std");
    std::error_code error;
    for (llvm::sys::fs::directory_iterator entry(folder, error), end; entry != end && !error; entry.increment(error)) {
      llvm::StringRef stem = llvm::sys::path::stem(entry->path());
      if (!stem.starts_with("_") && stem != "prelude" && stem != "builtin")
        packages.push_back(stem.str());
    }
  }
  std::sort(packages.begin(), packages.end());
  known.emplace();
  for (const std::string &package : packages)
    if (ModuleInfo *module = program.findModule("std." + package))
      known->push_back({package, module});
  return *known;
}

Identifier similarPackage(Program &program, ModuleInfo *in, Identifier name) {
  if (in && in->name != "std")
    return {};
  // Modules of the user's own are often named like these: one slip at most, and two in a long name.
  Closest closest(name.str());
  closest.limit = name.str().size() < 4 ? 0 : name.str().size() < 9 ? 1 : 2;
  for (auto &[package, module] : libraryPackages(program))
    closest.consider(program.names.get(package));
  return closest.best;
}

std::string libraryHome(Program &program, Identifier name) {
  if (name.str().starts_with("_"))
    return "";
  auto offers = [&](ModuleInfo *module) {
    if (!module || !module->scope)
      return false;
    if (module->lazyImports.contains(name) || (module->scope->find(name) && module->scope->find(name)->kind != Entity::None))
      return true;
    DiagnosticCapture capture(program.diags);
    return bool(program.lookupInModule(module, name));
  };
  for (auto &[package, module] : libraryPackages(program)) {
    // A package of the same name, or one that was loaded on the way, is no declaration.
    if (offers(module) && program.lookupInModule(module, name).kind != Entity::Module)
      return "std." + package;
  }
  return "";
}

} // namespace kiln
