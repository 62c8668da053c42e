// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Out-of-line parts of the nodes.

#include "ast/Module.h"
#include "lex/Token.h"

using namespace kiln;
using namespace kiln::ast;

#define BINARY(NAME, SPELLING, STEM) SPELLING,
static constexpr llvm::StringLiteral binarySpellings[] = {
#include "ast/Operators.def"
};
#define BINARY(NAME, SPELLING, STEM) "__" STEM "__",
static constexpr llvm::StringLiteral forwardMethods[] = {
#include "ast/Operators.def"
};
#define BINARY(NAME, SPELLING, STEM) "__r" STEM "__",
static constexpr llvm::StringLiteral reflectedMethods[] = {
#include "ast/Operators.def"
};
#define BINARY(NAME, SPELLING, STEM) "__i" STEM "__",
static constexpr llvm::StringLiteral inPlaceMethods[] = {
#include "ast/Operators.def"
};
#define UNARY(NAME, SPELLING, METHOD) SPELLING,
static constexpr llvm::StringLiteral unarySpellings[] = {
#include "ast/Operators.def"
};
#define UNARY(NAME, SPELLING, METHOD) METHOD,
static constexpr llvm::StringLiteral unaryMethods[] = {
#include "ast/Operators.def"
};
#define COMPARE(NAME, SPELLING, METHOD) SPELLING,
static constexpr llvm::StringLiteral compareSpellings[] = {
#include "ast/Operators.def"
};
#define COMPARE(NAME, SPELLING, METHOD) METHOD,
static constexpr llvm::StringLiteral compareMethods[] = {
#include "ast/Operators.def"
};

llvm::StringRef ast::spelling(BinaryOp op) { return binarySpellings[unsigned(op)]; }
llvm::StringRef ast::spelling(UnaryOp op) { return unarySpellings[unsigned(op)]; }
llvm::StringRef ast::spelling(CompareOp op) { return compareSpellings[unsigned(op)]; }
llvm::StringRef ast::forwardMethod(BinaryOp op) { return forwardMethods[unsigned(op)]; }
llvm::StringRef ast::reflectedMethod(BinaryOp op) { return reflectedMethods[unsigned(op)]; }
llvm::StringRef ast::inPlaceMethod(BinaryOp op) { return inPlaceMethods[unsigned(op)]; }
llvm::StringRef ast::method(UnaryOp op) { return unaryMethods[unsigned(op)]; }
llvm::StringRef ast::method(CompareOp op) { return compareMethods[unsigned(op)]; }

llvm::StringRef ast::spelling(Convention convention) {
  static constexpr llvm::StringLiteral words[] = {"", "imm", "mut", "ref", "var", "out", "deinit"};
  return words[unsigned(convention)];
}

llvm::StringRef Expr::kindName() const {
  static constexpr llvm::StringLiteral names[] = {
#define EXPR(NAME) #NAME,
#include "ast/Nodes.def"
  };
  return names[unsigned(exprKind)];
}

llvm::StringRef Stmt::kindName() const {
  static constexpr llvm::StringLiteral names[] = {
#define STMT(NAME) #NAME,
#include "ast/Nodes.def"
  };
  return names[unsigned(stmtKind)];
}

llvm::StringRef Decl::kindName() const {
  static constexpr llvm::StringLiteral names[] = {
#define DECL(NAME) #NAME,
#include "ast/Nodes.def"
  };
  return names[unsigned(declKind)];
}

const Expr *Expr::ignoreParens() const {
  const Expr *expr = this;
  while (auto *paren = llvm::dyn_cast<ParenExpr>(expr))
    expr = paren->inner;
  return expr;
}

/// Appends the dotted name that `expr` spells to `result`; returns false if it is none.
static bool appendDottedName(const Expr *expr, std::string &result) {
  if (auto *name = llvm::dyn_cast<NameExpr>(expr)) {
    result += name->name.str();
    return true;
  }
  auto *member = llvm::dyn_cast<MemberExpr>(expr);
  if (!member || !appendDottedName(member->base, result))
    return false;
  result += '.';
  result += member->name.str();
  return true;
}

std::string Decorator::name() const {
  std::string result;
  const CallExpr *arguments = call();
  if (!appendDottedName(arguments ? arguments->callee : expr, result))
    return "";
  return result;
}

const CallExpr *Decorator::call() const { return llvm::dyn_cast<CallExpr>(expr); }

const Decorator *Decl::findDecorator(llvm::StringRef dottedName) const {
  for (const Decorator &decorator : decorators)
    if (decorator.name() == dottedName)
      return &decorator;
  return nullptr;
}

const Capture *CaptureList::defaultEntry() const {
  for (const Capture &entry : entries)
    if (entry.isDefault())
      return &entry;
  return nullptr;
}

const ArgDecl *FunctionSignature::outArg() const {
  for (const ArgDecl *arg : args.args)
    if (arg->convention == Convention::Out)
      return arg;
  return nullptr;
}

BodySource::~BodySource() = default;

void FunctionDecl::parseBodyNow() const {
  if (module && module->bodies)
    module->bodies->parseBody(*this);
  bodyReady = true;
}

Module::Module(const SourceFile &file, StringInterner &names) : file(file), names(names) {}
Module::~Module() = default;

void Module::parseAllBodies() const {
  // Parsing a body may add the functions that are nested in it.
  for (size_t i = 0; i < functions.size(); ++i)
    (void)functions[i]->body();
}
