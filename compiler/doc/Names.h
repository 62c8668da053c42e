// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Where the names in a module are declared, found by syntax alone: through imports, re-exports and the prelude.

#ifndef KILN_DOC_NAMES_H
#define KILN_DOC_NAMES_H

#include "ast/Module.h"
#include "diagnostics/Diagnostics.h"
#include "package/ModuleFinder.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

namespace kiln::doc {

/// A module that names are looked up in.
struct DocModule {
  std::string path;                   ///< `std/collections/list`
  std::string directory;              ///< that of the package, or the one around the module
  const ast::Module *tree = nullptr;  ///< null: a folder without `__init__.mojo`
  const DocModule *package = nullptr; ///< around it
};

/// A declaration and the module that it stands in.
struct FoundDecl {
  const DocModule *module = nullptr;
  const ast::Decl *decl = nullptr;
  explicit operator bool() const { return decl; }
};

class NameTable {
public:
  unsigned traitsListed = 0; ///< by all types that were described

  /// `roots` are the folders in which imports are looked for.
  NameTable(SourceManager &sources, StringInterner &names, std::vector<std::string> roots);
  ~NameTable();

  /// The module of a parsed file, which may belong to packages around it.
  const DocModule *moduleOf(const ast::Module &tree, llvm::StringRef file);

  /// What `name` means in `module`.
  FoundDecl find(const DocModule &module, Identifier name) {
    auto [it, isNew] = known.try_emplace({&module, name});
    return isNew ? known[{&module, name}] = search(module, name) : it->second;
  }
  /// What a type is made of: `List` for `List[Int]`. None for what has no name, such as a function type.
  FoundDecl find(const DocModule &module, const ast::Expr *type);

  /// The link to a declaration (08/DOC-4): `/std/collections/list/List`, `/std/builtin/simd/#int`; empty for what has none.
  static std::string link(const FoundDecl &found);

  /// The traits that `expr`, a trait or a composition of them, names.
  std::vector<FoundDecl> traitsOf(const DocModule &module, const ast::Expr *expr);

private:
  FoundDecl search(const DocModule &module, Identifier name);
  const DocModule *load(llvm::StringRef directory, llvm::StringRef name, const DocModule *package);
  const DocModule *import(const DocModule &from, const ast::ModulePath &path);
  const DocModule *prelude();
  const DocModule *add(DocModule module);

  SourceManager &sources;
  StringInterner &names;
  DiagnosticEngine diags;
  std::vector<std::string> roots;
  ModuleFinder finder;
  std::vector<std::unique_ptr<ast::Module>> trees;
  std::map<std::string, std::unique_ptr<DocModule>> modules; ///< by file, or folder
  llvm::DenseMap<std::pair<const DocModule *, Identifier>, FoundDecl> known;
  unsigned depth = 0;
};

} // namespace kiln::doc

#endif // KILN_DOC_NAMES_H
