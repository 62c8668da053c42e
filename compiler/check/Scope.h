// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Scopes and the entities that names denote. A scope is persistent (it lives as long as the `Program`), because instances,
// nested functions and patterns keep a pointer to the scope in which they were declared.
#ifndef KILN_CHECK_SCOPE_H
#define KILN_CHECK_SCOPE_H

#include "check/NameMap.h"
#include "check/Operand.h"
#include "check/Value.h"
#include "llvm/ADT/SmallVector.h"

namespace kiln {

namespace ast {
class Expr;
class Decl;
} // namespace ast

/// What a name denotes.
struct Entity {
  enum Kind : uint8_t {
    None,
    Variable,  ///< a run-time variable, argument or `ref` binding: `variable`
    Value,     ///< a compile-time value (bound parameter, `comptime` name already evaluated): `value`
    Functions, ///< an overload set: `functions` (declared in `functionScope`)
    Struct,    ///< a struct declaration
    Trait,     ///< a trait declaration
    Alias,     ///< a `comptime` declaration that is evaluated when first used: `alias` in `functionScope`
    Module,    ///< a module or package
    Pattern,   ///< inference: the name stands for `pattern` evaluated in `patternScope`
    Unresolved ///< inference: a parameter that has no value yet: `param`
  };
  Kind kind = None;
  struct Variable *variable = nullptr;
  Const value;
  llvm::ArrayRef<FunctionInfo *> functions;
  StructInfo *structInfo = nullptr;
  TraitInfo *traitInfo = nullptr;
  AliasInfo *alias = nullptr;
  ModuleInfo *module = nullptr;
  const ast::Expr *pattern = nullptr;
  Scope *patternScope = nullptr;
  const ast::ParamDecl *param = nullptr;
  /// Functions, Alias: the scope in which they were declared (gives enclosing parameters). Null: module level.
  Scope *functionScope = nullptr;
  /// The declaration for `previous definition here` notes, invalid when there is none.
  SourceLoc loc;
  explicit operator bool() const { return kind != None; }
};

/// A named run-time variable of the function being checked.
struct Variable {
  Identifier name;
  SourceLoc loc;
  /// The place (a reference to its storage) or, for immutable by-value arguments, the SSA value.
  Operand operand;
  enum Kind : uint8_t { Var, Argument, RefBinding, LoopVariable, Result } kind = Var;
  /// The function whose frame holds it; a use from another function is a capture.
  class Checker *owner = nullptr;
  /// The function instance of `owner`; null: an argument of a signature that is being matched.
  FunctionInstance *function = nullptr;
  bool implicitlyDeclared = false; ///< assigned without `var`
  bool isClosure = false;          ///< the name of a nested function with captures
  bool isClosureParameter = false; ///< a compile-time parameter that a legacy closure was passed for
  bool used = false, assigned = false;
  /// Set for the variables of an interactive session (Interactive.h), which no function's frame holds.
  struct SessionVariable *session = nullptr;
};

struct Scope {
  enum Kind : uint8_t { Module, Struct, Trait, Function, Block, Bindings } kind = Block;
  Scope *parent = nullptr;
  NameMap<Entity> names;
  /// Module scopes.
  ModuleInfo *module = nullptr;
  /// Struct and trait scopes: what `Self` is (possibly with unresolved arguments while matching: then `selfParams`).
  Type self;
  StructInfo *structInfo = nullptr;
  TraitInfo *traitInfo = nullptr;
  /// Function scopes: the instance being checked (null in signatures), and the checker of its body.
  FunctionInstance *function = nullptr;
  class Checker *checker = nullptr;
  /// Facts known to hold here: conditions of enclosing `comptime if`, `where`, `comptime assert` (archetype walk).
  llvm::SmallVector<const ast::Expr *, 0> assumptions;

  /// Looks `name` up in this scope only.
  const Entity *find(Identifier name) const {
    auto it = names.find(name);
    return it == names.end() ? nullptr : &it->second;
  }
  /// The innermost enclosing scope of a kind, or null.
  Scope *enclosing(Kind wanted) {
    for (Scope *scope = this; scope; scope = scope->parent)
      if (scope->kind == wanted)
        return scope;
    return nullptr;
  }
  ModuleInfo *enclosingModule() {
    for (Scope *scope = this; scope; scope = scope->parent)
      if (scope->module)
        return scope->module;
    return nullptr;
  }
};

/// Whether `scope` is in a module of the user, and in one that is written in the language of an earlier version.
bool inUserCode(Scope *scope);
bool inOldCode(Scope *scope);

} // namespace kiln

#endif // KILN_CHECK_SCOPE_H
