// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compile-time integers and conditions over parameters in canonical form (spec 04 sections 13 and 14).
#ifndef KILN_CHECK_SYMBOLIC_H
#define KILN_CHECK_SYMBOLIC_H

#include "check/Value.h"
#include <map>
#include <string>
#include <vector>

namespace kiln {

class Program;

/// A sum of products of atoms with integer coefficients; the product of nothing is the constant.
struct SymbolicForm {
  std::map<std::vector<std::string>, int64_t> terms;
  bool isOpaque = false; ///< some atom is not a parameter: different forms may still have the same value
  bool isConstant() const { return terms.empty() || (terms.size() == 1 && terms.begin()->first.empty()); }
  int64_t constant() const {
    auto it = terms.find({});
    return it == terms.end() ? 0 : it->second;
  }
};

/// The canonical form of an integer expression in `scope`; none when it is not understood.
std::optional<SymbolicForm> formOf(Program &program, Scope *scope, const ast::Expr &expr);
/// The canonical form of a value; none for what is no integer or not known at all.
std::optional<SymbolicForm> formOf(Program &program, Const value);
/// The value of `type` that has this form; equal forms give equal values.
Const symbolicValue(Program &program, Type type, const SymbolicForm &form);
/// Whether two values, one of which is not known, are the same for every argument (04/SYM-2). None: it depends.
std::optional<bool> sameSymbolic(Program &program, Const a, Const b);

/// The canonical text of a condition in `scope`, "True" or "False" when it folds; none when it is not understood.
std::optional<std::string> propositionOf(Program &program, Scope *scope, const ast::Expr &condition);
/// The text of the negation (04/CSV-2).
std::string negated(const std::string &proposition);

} // namespace kiln

#endif // KILN_CHECK_SYMBOLIC_H
