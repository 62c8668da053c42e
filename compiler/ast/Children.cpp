// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "ast/Children.h"
#include "ast/Visitor.h"

namespace kiln::ast {

namespace {
struct ChildVisitor : ExprVisitor<ChildVisitor, bool> {
  llvm::function_ref<bool(const Expr &)> fn;
  explicit ChildVisitor(llvm::function_ref<bool(const Expr &)> fn) : fn(fn) {}

  bool go(const Expr *expr) { return expr && fn(*expr); }
  bool go(llvm::ArrayRef<const Expr *> exprs) {
    return llvm::any_of(exprs, [&](const Expr *expr) { return go(expr); });
  }
  bool go(llvm::ArrayRef<Argument> args) {
    return llvm::any_of(args, [&](const Argument &arg) { return go(arg.value); });
  }
  bool visitTStringExpr(const TStringExpr &e) {
    return llvm::any_of(e.parts, [&](const TStringPart &part) { return go(part.expr); });
  }
  bool visitMemberExpr(const MemberExpr &e) { return go(e.base); }
  bool visitCallExpr(const CallExpr &e) { return go(e.callee) || go(e.args); }
  bool visitSubscriptExpr(const SubscriptExpr &e) { return go(e.base) || go(e.args); }
  bool visitSliceExpr(const SliceExpr &e) { return go(e.lower) || go(e.upper) || go(e.step); }
  bool visitUnaryExpr(const UnaryExpr &e) { return go(e.operand); }
  bool visitBinaryExpr(const BinaryExpr &e) { return go(e.lhs) || go(e.rhs); }
  bool visitCompareChainExpr(const CompareChainExpr &e) { return go(e.operands); }
  bool visitAndExpr(const AndExpr &e) { return go(e.lhs) || go(e.rhs); }
  bool visitOrExpr(const OrExpr &e) { return go(e.lhs) || go(e.rhs); }
  bool visitNotExpr(const NotExpr &e) { return go(e.operand); }
  bool visitConditionalExpr(const ConditionalExpr &e) { return go(e.condition) || go(e.thenExpr) || go(e.elseExpr); }
  bool visitFunctionTypeExpr(const FunctionTypeExpr &e) {
    for (const ArgDecl *arg : e.signature->args.args)
      if (go(arg->type) || go(arg->ref.origins))
        return true;
    return go(e.signature->result) || go(e.signature->effects.raisesType) || go(e.signature->effects.capturingOrigins) ||
           go(e.signature->resultRef.origins);
  }
  bool visitTupleExpr(const TupleExpr &e) { return go(e.elements); }
  bool visitParenExpr(const ParenExpr &e) { return go(e.inner); }
  bool visitListExpr(const ListExpr &e) { return go(e.elements); }
  bool visitSetExpr(const SetExpr &e) { return go(e.elements); }
  bool visitDictExpr(const DictExpr &e) {
    return llvm::any_of(e.entries, [&](const DictExpr::Entry &entry) { return go(entry.key) || go(entry.value); });
  }
  bool visitComprehensionExpr(const ComprehensionExpr &e) {
    return llvm::any_of(e.clauses, [&](const ComprehensionClause &clause) { return go(clause.expr); }) || go(e.key) || go(e.element);
  }
  bool visitTransferExpr(const TransferExpr &e) { return go(e.operand); }
  bool visitWalrusExpr(const WalrusExpr &e) { return go(e.target) || go(e.value); }
  bool visitStarredExpr(const StarredExpr &e) { return go(e.operand); }
  bool visitAwaitExpr(const AwaitExpr &e) { return go(e.operand); }
  bool visitComptimeExpr(const ComptimeExpr &e) { return go(e.operand); }
  bool visitSpecialFormExpr(const SpecialFormExpr &e) { return go(e.operands); }
};
} // namespace

bool anyChild(const Expr &expr, llvm::function_ref<bool(const Expr &)> fn) { return ChildVisitor(fn).visit(&expr); }

} // namespace kiln::ast
