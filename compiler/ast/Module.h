// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The root of a tree: one source file, its tokens and the arena of its nodes.

#ifndef KILN_AST_MODULE_H
#define KILN_AST_MODULE_H

#include "ast/Decl.h"
#include "source/SourceFile.h"
#include "llvm/Support/Allocator.h"
#include <memory>

namespace kiln {
class TokenBuffer;
}

namespace kiln::ast {

class Module {
public:
  Module(const SourceFile &file, StringInterner &names);
  ~Module();
  Module(const Module &) = delete;
  Module &operator=(const Module &) = delete;

  const SourceFile &file;
  StringInterner &names;

  /// Imports (ImportStmt, FromImportStmt) and declarations (DeclStmt) in the order written; ErrorStmt for the rest.
  Block statements;
  /// The declarations among them.
  List<const Decl *> decls;
  const StringLiteral *docstring = nullptr;
  /// Whether it is written for an earlier version: with spellings that 1.0.0 no longer has (`fn`, `let`, `inout` ...).
  bool usesOldSyntax = false;
  /// Whether a `comptime if` or `comptime for` stands outside of functions (cells of a session).
  bool hasComptimeBranches = false;

  /// The tokens and comments of the file.
  const TokenBuffer &tokens() const { return *tokenBuffer; }

  /// Parses every function body that has not been asked for yet, so that all syntax errors are reported.
  void parseAllBodies() const;

  /// Makes a node in the arena.
  template <typename T, typename... Args> T *make(Args &&...args) {
    return new (arena.Allocate<T>()) T(std::forward<Args>(args)...);
  }
  /// Copies a list into the arena.
  template <typename Range> auto list(const Range &range) {
    using T = std::decay_t<decltype(*std::begin(range))>;
    size_t count = std::distance(std::begin(range), std::end(range));
    if (!count)
      return List<T>();
    T *data = arena.Allocate<T>(count);
    std::uninitialized_copy(std::begin(range), std::end(range), data);
    return List<T>(data, count);
  }
  /// Copies text into the arena.
  llvm::StringRef text(llvm::StringRef value) { return value.copy(arena); }

  /// For the parser: what parses the bodies, all functions met so far, and the tokens.
  std::unique_ptr<BodySource> bodies;
  std::vector<const FunctionDecl *> functions;
  std::unique_ptr<TokenBuffer> tokenBuffer;

private:
  llvm::BumpPtrAllocator arena;
};

} // namespace kiln::ast

#endif // KILN_AST_MODULE_H
