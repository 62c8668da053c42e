// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Names by syntax. Modules are parsed when a name leads to them, their function bodies never.

#include "doc/Names.h"
#include "doc/Docstring.h"
#include "parse/Parser.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace kiln;
using namespace kiln::doc;
using llvm::dyn_cast;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// Imports may lead in circles.
static constexpr unsigned maxDepth = 64;

NameTable::NameTable(SourceManager &sources, StringInterner &names, std::vector<std::string> roots)
    : sources(sources), names(names), diags(sources), roots(std::move(roots)) {}
NameTable::~NameTable() = default;

const DocModule *NameTable::add(DocModule module) {
  return modules.emplace(module.directory + "\n" + module.path, std::make_unique<DocModule>(std::move(module))).first->second.get();
}

const DocModule *NameTable::moduleOf(const ast::Module &tree, StringRef file) {
  bool isPackage = path::filename(file) == "__init__.mojo";
  llvm::SmallString<128> folder(path::parent_path(file));
  if (fs::real_path(folder, folder))
    folder = path::parent_path(file);
  // Packages around it, innermost first.
  std::vector<std::string> packages;
  StringRef outer = folder;
  while (!outer.empty() && fs::exists(outer + "/__init__.mojo")) {
    packages.push_back(outer.str());
    outer = path::parent_path(outer);
  }
  std::string root = outer.empty() ? "." : outer.str();
  if (!llvm::is_contained(roots, root))
    roots.insert(roots.begin(), root);
  const DocModule *package = nullptr;
  for (const std::string &directory : llvm::reverse(packages))
    if (!isPackage || directory != packages.front())
      package = load(path::parent_path(directory), path::filename(directory), package);
  std::string name = (isPackage ? path::filename(folder) : path::stem(file)).str();
  return add({package ? package->path + "/" + name : name, std::string(folder), &tree, package});
}

const DocModule *NameTable::load(StringRef directory, StringRef name, const DocModule *package) {
  FoundModule found = finder.find(directory, name);
  if (!found || found.kind == FoundModule::Unusable || finder.packaged(found.file))
    return nullptr;
  DocModule module;
  module.path = package ? package->path + "/" + name.str() : name.str();
  module.directory = found.kind == FoundModule::Module ? directory.str() : found.directory;
  module.package = package;
  if (auto known = modules.find(module.directory + "\n" + module.path); known != modules.end())
    return known->second.get();
  if (!found.file.empty()) {
    llvm::ErrorOr<SourceFile *> file = sources.addFile(found.file);
    if (!file)
      return nullptr;
    trees.push_back(parseModule(**file, names, diags));
    module.tree = trees.back().get();
  }
  return add(std::move(module));
}

const DocModule *NameTable::import(const DocModule &from, const ast::ModulePath &dotted) {
  const DocModule *current = nullptr;
  size_t first = 0;
  if (dotted.dots) {
    // One dot: the package around a module, a package itself.
    bool isPackage = from.tree && path::filename(from.tree->file.path()) == "__init__.mojo";
    current = isPackage ? &from : from.package;
    for (unsigned i = 1; current && i < dotted.dots; ++i)
      current = current->package;
    if (!current && dotted.dots == 1 && !dotted.components.empty()) {
      current = load(from.directory, dotted.components[0].id.str(), nullptr);
      first = 1;
    }
    if (!current)
      return nullptr;
  }
  for (size_t i = first; i < dotted.components.size(); ++i) {
    StringRef name = dotted.components[i].id.str();
    if (current) {
      current = load(current->directory, name, current);
    } else if (!i) {
      for (size_t k = 0; !current && k < roots.size(); ++k)
        current = load(roots[k], name, nullptr);
    }
    if (!current)
      return nullptr;
  }
  return current;
}

const DocModule *NameTable::prelude() {
  for (const std::string &root : roots)
    if (const DocModule *library = load(root, "std", nullptr))
      return load(library->directory, "prelude", library);
  return nullptr;
}

FoundDecl NameTable::search(const DocModule &module, Identifier name) {
  if (!module.tree || depth > maxDepth)
    return {};
  ++depth;
  FoundDecl found;
  for (const ast::Decl *decl : module.tree->decls)
    if (decl->nameStr() == name.str() && !llvm::isa<ast::ExtensionDecl>(decl)) {
      found = {&module, decl};
      break;
    }
  for (const ast::Stmt *stmt : module.tree->statements) {
    auto *import = dyn_cast<ast::FromImportStmt>(stmt);
    if (found || !import)
      continue;
    if (import->isWildcard() && !name.str().starts_with("_")) {
      if (const DocModule *other = this->import(module, import->module))
        found = find(*other, name);
      continue;
    }
    for (const ast::FromImportStmt::Item &item : import->items)
      if (item.bound().id == name)
        if (const DocModule *other = this->import(module, import->module); other && other != &module)
          found = find(*other, item.name.id);
  }
  --depth;
  if (!found && depth == 0)
    if (const DocModule *common = prelude(); common && common != &module) {
      ++depth;
      found = find(*common, name);
      --depth;
    }
  return found;
}

FoundDecl NameTable::find(const DocModule &module, const ast::Expr *type) {
  if (!type)
    return {};
  type = type->ignoreParens();
  if (auto *subscript = dyn_cast<ast::SubscriptExpr>(type))
    return find(module, subscript->base);
  if (auto *name = dyn_cast<ast::NameExpr>(type))
    return find(module, name->name);
  return {};
}

std::string NameTable::link(const FoundDecl &found) {
  if (!found || !isPublic(*found.decl))
    return "";
  if (llvm::isa<ast::TypeDecl>(found.decl))
    return "/" + found.module->path + "/" + found.decl->nameStr().str();
  if (llvm::isa<ast::ComptimeDecl>(found.decl))
    return "/" + found.module->path + "/#" + found.decl->nameStr().lower();
  return "";
}

std::vector<FoundDecl> NameTable::traitsOf(const DocModule &module, const ast::Expr *expr) {
  std::vector<FoundDecl> result;
  if (!expr)
    return result;
  expr = expr->ignoreParens();
  if (auto *both = dyn_cast<ast::BinaryExpr>(expr); both && both->op == ast::BinaryOp::BitAnd) {
    result = traitsOf(module, both->lhs);
    for (FoundDecl &found : traitsOf(module, both->rhs))
      result.push_back(found);
    return result;
  }
  FoundDecl found = find(module, expr);
  if (!found || depth > maxDepth)
    return result;
  if (auto *alias = dyn_cast<ast::ComptimeDecl>(found.decl)) {
    ++depth;
    result = traitsOf(*found.module, alias->value);
    --depth;
  } else if (llvm::isa<ast::TraitDecl>(found.decl)) {
    result.push_back(found);
  }
  return result;
}
