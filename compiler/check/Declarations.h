// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What the checker knows of a declaration before anything asks for an instance of it: the syntax with its enclosing scope,
// and indexes over it. One object per declaration, created when its module is first used.
#ifndef KILN_CHECK_DECLARATIONS_H
#define KILN_CHECK_DECLARATIONS_H

#include "ast/Decl.h"
#include "ast/Module.h"
#include "check/Scope.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"

namespace kiln {

/// Declarations that the compiler relies on (one table: Roles.def; see Roles.h).
enum class Role : uint8_t;

/// A module or package.
class ModuleInfo {
public:
  std::string name;             ///< dotted: "std.math"
  Identifier lastName;
  std::string path;             ///< of the source file
  const ast::Module *syntax = nullptr; ///< null for a plain directory
  ModuleInfo *parent = nullptr; ///< package that contains it
  bool isPackage = false;
  std::string directory;        ///< packages: where submodules are looked for
  Scope *scope = nullptr;       ///< own names: declarations and explicit imports, filled when the module is loaded
  /// `from m import *`, latest first; resolved when a name is not found otherwise.
  llvm::SmallVector<ModuleInfo *, 4> wildcards;
  bool wildcardsResolved = false;
  /// Explicit imports that are resolved when first looked at: local name -> import statement item.
  struct LazyImport {
    const ast::Stmt *statement = nullptr;
    unsigned index = 0;
  };
  llvm::DenseMap<Identifier, llvm::SmallVector<LazyImport, 1>> lazyImports;
  llvm::DenseMap<Identifier, ModuleInfo *> submodules;
  /// Extensions declared here.
  llvm::SmallVector<const ast::ExtensionDecl *, 0> extensions;
  bool isUserCode = true;       ///< not part of the standard library
  bool usesPrelude = true;
  unsigned sessionInput = 0;    ///< number of the input of an interactive session that this is; 0: it isn't one
  SourceLoc importedFrom;
};

/// A function, method, or nested function.
class FunctionInfo {
public:
  const ast::FunctionDecl *syntax = nullptr; ///< null for synthesized members
  const ast::LambdaExpr *lambda = nullptr;   ///< set for lambdas (syntax null)
  Identifier name;
  ModuleInfo *module = nullptr;
  StructInfo *structInfo = nullptr;          ///< for methods
  TraitInfo *traitInfo = nullptr;            ///< for trait methods
  Scope *scope = nullptr;                    ///< in which it is declared: module scope, or a block scope for nested functions
  bool isStatic = false;                     ///< @staticmethod, or __init__
  bool isMethod() const { return structInfo || traitInfo; }
  bool isUserCode() const { return module && module->isUserCode; }
  bool isExtension = false;
  bool isRequirement = false;                ///< trait method whose body is `...`
  bool isNested = false;
  bool isSessionInput = false;               ///< runs the statements of an input of an interactive session
  /// What a synthesized member does (lifecycle, @fieldwise_init, derived comparison ...).
  enum Synthesis : uint8_t { None, FieldwiseInit, CopyInit, MoveInit, Deinit, ClosureCall, Native, Thunk } synthesis = None;
  Const thunkTarget;                         ///< Thunk: the function that is called (FunctionTypes.h)
  /// Implemented by the compiler (`@__intrinsic("name")`).
  llvm::StringRef intrinsic;
  /// Decorators that matter to callers.
  bool implicit = false, implicitDeprecated = false, alwaysInline = false, noInline = false, builtinInline = false;
  bool nestedOriginsReadOnly = false, isExport = false, legacyParameter = false;
  llvm::StringRef exportName, deprecated, unavailable;
  /// Synthesized closures: the struct that holds the captures.
  StructInfo *closure = nullptr;
  bool isEndless = false;                    ///< its instances need others on and on, which was reported
  uint8_t namesArguments = 0;                ///< whether types depend on argument names: 0 not asked, 1 no, 2 yes
};

/// A `comptime` declaration (value, type alias, associated type).
class AliasInfo {
public:
  const ast::ComptimeDecl *syntax = nullptr;
  Identifier name;             ///< one object per name for destructuring declarations
  unsigned index = 0;          ///< element of a destructured tuple
  ModuleInfo *module = nullptr;
  StructInfo *structInfo = nullptr;
  TraitInfo *traitInfo = nullptr;
  Scope *scope = nullptr;
  unsigned depth = 0;          ///< applications under way, against endless recursion
  bool isUserCode() const { return module && module->isUserCode; }
};

/// A member of a struct or trait, by name.
struct Member {
  enum Kind : uint8_t { None, Field, Methods, Alias, Param } kind = None;
  unsigned field = 0;
  llvm::SmallVector<FunctionInfo *, 2> methods;
  AliasInfo *alias = nullptr;
  unsigned param = 0;
  SourceLoc loc;
};

struct FieldInfo {
  Identifier name;
  const ast::FieldDecl *syntax = nullptr; ///< null for synthesized fields (captures)
  Type fixedType;                         ///< synthesized fields
};

/// A struct declaration (or the anonymous struct of a closure).
class StructInfo {
public:
  const ast::StructDecl *syntax = nullptr; ///< null for closures
  Identifier name;
  std::string qualifiedName;               ///< "std.collections.list.List"
  ModuleInfo *module = nullptr;
  Scope *scope = nullptr;                  ///< module scope
  llvm::ArrayRef<const ast::ParamDecl *> params; ///< declared parameters, in order
  llvm::SmallVector<FieldInfo, 4> fields;
  llvm::MapVector<Identifier, Member> members;
  /// Members that extensions add, with the module that declares the extension (visible where that module is in scope).
  llvm::SmallVector<std::pair<ModuleInfo *, const ast::ExtensionDecl *>, 0> extensions;
  Role role{};
  SourceLoc loc;
  /// Decorators.
  bool fieldwiseInit = false, fieldwiseInitImplicit = false;
  const ast::Expr *alignment = nullptr;
  llvm::StringRef explicitDestroy;         ///< text of @explicit_destroy
  const ast::Expr *nonMaterializable = nullptr;
  bool allowAnyOriginFields = false;
  /// Closures: kind-specific data (Closures.h), and the function that makes `__call__`.
  struct ClosureData *closure = nullptr;
  bool checkedDeclaration = false;
  size_t extensionsSeen = 0;               ///< number of loaded modules searched for extensions
  bool isUserCode() const { return module && module->isUserCode; }
};

class TraitInfo {
public:
  const ast::TraitDecl *syntax = nullptr;
  Identifier name;
  std::string qualifiedName;
  ModuleInfo *module = nullptr;
  Scope *scope = nullptr;
  llvm::MapVector<Identifier, Member> members;
  Role role{};
  SourceLoc loc;
  /// Traits it refines, resolved on demand (Traits.h).
  bool parentsResolved = false;
  llvm::SmallVector<TraitAtom, 2> parents;
  bool isUserCode() const { return module && module->isUserCode; }
};

} // namespace kiln

#endif // KILN_CHECK_DECLARATIONS_H
