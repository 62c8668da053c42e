// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Overloads that no call could tell apart (D-083, D-084). Types are compared as they are written.

#include "ast/Dumper.h"
#include "diagnostics/RulesDiags.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include "rules/DeclRules.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;

/// The names of a function's own parameters, and what stands for them.
using Renaming = llvm::StringMap<std::string>;

/// Returns `text` with each name of `names` replaced.
static std::string renamed(llvm::StringRef text, const Renaming &names) {
  std::string result;
  auto isWord = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  while (!text.empty()) {
    llvm::StringRef word = text.take_while(isWord);
    if (word.empty()) {
      result += text.front();
      text = text.drop_front();
      continue;
    }
    auto it = result.ends_with(".") ? names.end() : names.find(word);
    result += it == names.end() ? word.str() : it->second;
    text = text.drop_front(word.size());
  }
  return result;
}

/// Appends the shape of an entry without its convention and default.
template <typename T> static void addEntry(const T &entry, const Renaming &names, std::string &key) {
  key += std::to_string(unsigned(entry.section)) + std::to_string(unsigned(entry.stars));
  // Names of positional entries are no part of the signature (NAM-13).
  if (entry.section == Section::KeywordOnly)
    key += entry.nameStr().str();
  key += ":";
  if (entry.type)
    key += renamed(toString(entry.type), names);
  key += ",";
}

/// Returns what tells overloads apart: parameters, arguments, whether they are owned, constraints.
static std::string overloadKey(const FunctionDecl &function) {
  const FunctionSignature &signature = function.signature;
  std::string key = function.findDecorator("staticmethod") ? "static[" : "[";
  Renaming names;
  for (auto [index, param] : llvm::enumerate(signature.params.params))
    names[param->nameStr()] = "$" + std::to_string(index);
  for (const ParamDecl *param : signature.params.params)
    addEntry(*param, names, key);
  key += "](";
  for (const ArgDecl *arg : signature.args.args)
    if (arg->convention != Convention::Out) {
      // An owned argument and one by reference can be told apart.
      bool isOwned = arg->convention == Convention::Var || arg->convention == Convention::Deinit;
      key += isOwned ? "var " : "";
      addEntry(*arg, names, key);
    }
  key += ")";
  for (const WhereClause &where : signature.wheres)
    key += " where " + renamed(toString(where.condition), names);
  return key;
}

/// Returns the result as text.
static std::string resultKey(const FunctionSignature &signature) {
  std::string key = signature.resultRef.isValid() ? "ref " : "";
  if (signature.result)
    return key + (llvm::isa<NoneLiteral>(signature.result) ? "" : toString(signature.result));
  const ArgDecl *out = signature.outArg();
  return out && out->type ? toString(out->type) : "";
}

/// Returns the conventions and effects as text.
static std::string conventionKey(const FunctionSignature &signature) {
  std::string key = signature.effects.raises() ? "raises " : "";
  for (const ArgDecl *arg : signature.args.args)
    key += spelling(arg->convention == Convention::Default ? Convention::Imm : arg->convention).str() + ",";
  return key;
}

void rules::checkOverloads(List<const Decl *> decls, DiagnosticEngine &diags) {
  llvm::MapVector<Identifier, llvm::SmallVector<const FunctionDecl *, 2>> groups;
  for (const Decl *decl : decls)
    if (auto *function = dyn_cast<FunctionDecl>(decl))
      groups[function->name.id].push_back(function);
  for (auto &[name, functions] : groups) {
    if (functions.size() < 2)
      continue;
    llvm::StringMap<const FunctionDecl *> seen;
    for (const FunctionDecl *function : functions) {
      auto [it, isNew] = seen.try_emplace(overloadKey(*function), function);
      if (isNew)
        continue;
      const FunctionDecl &previous = *it->second;
      diag::Id id = diag::RuleIdenticalSignature;
      if (conventionKey(previous.signature) != conventionKey(function->signature))
        id = diag::RuleOverloadConvention;
      else if (resultKey(previous.signature) != resultKey(function->signature))
        id = diag::RuleOverloadResult;
      diags.report(function->loc(), id, function->nameStr()).note(previous.loc(), diag::RulePreviousDefinition);
    }
  }
}
