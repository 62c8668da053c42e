// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The tree, one node a line.

#include "ast/Dumper.h"
#include "ast/Visitor.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;

namespace {

class Dumper : public StmtVisitor<Dumper>, public DeclVisitor<Dumper>, public ExprVisitor<Dumper> {
public:
  Dumper(llvm::raw_ostream &os, unsigned depth = 0) : os(os), depth(depth) {}

  void dump(const Expr *expr, llvm::StringRef label = "") {
    if (expr)
      node(label, expr->kindName(), [&] { ExprVisitor::visit(expr); });
  }
  void dump(const Stmt *stmt) {
    node("", stmt->kindName(), [&] { StmtVisitor::visit(stmt); });
  }
  void dump(const Decl *decl) {
    node("", decl->kindName(), [&] {
      if (decl->name)
        os << ' ' << decl->nameStr();
      DeclVisitor::visit(decl);
    });
  }

  // Leaves end with their text; inner nodes print children on further lines.
  void visitExpr(const Expr &expr) {
    os << ' ';
    print(os, &expr);
  }
  void visitMemberExpr(const MemberExpr &e) {
    os << " ." << e.name.str();
    child([&] { dump(e.base); });
  }
  void visitCallExpr(const CallExpr &e) {
    child([&] {
      dump(e.callee, "callee");
      arguments(e.args);
    });
  }
  void visitSubscriptExpr(const SubscriptExpr &e) {
    child([&] {
      dump(e.base, "base");
      arguments(e.args);
    });
  }
  void visitSliceExpr(const SliceExpr &e) {
    child([&] {
      dump(e.lower, "lower");
      dump(e.upper, "upper");
      dump(e.step, "step");
    });
  }
  void visitUnaryExpr(const UnaryExpr &e) {
    os << ' ' << spelling(e.op);
    child([&] { dump(e.operand); });
  }
  void visitBinaryExpr(const BinaryExpr &e) {
    os << ' ' << spelling(e.op);
    pair(e.lhs, e.rhs);
  }
  void visitCompareChainExpr(const CompareChainExpr &e) {
    for (const CompareChainExpr::Link &link : e.links)
      os << ' ' << spelling(link.op);
    children(e.operands);
  }
  void visitAndExpr(const AndExpr &e) { pair(e.lhs, e.rhs); }
  void visitOrExpr(const OrExpr &e) { pair(e.lhs, e.rhs); }
  void visitNotExpr(const NotExpr &e) {
    child([&] { dump(e.operand); });
  }
  void visitConditionalExpr(const ConditionalExpr &e) {
    child([&] {
      dump(e.thenExpr, "then");
      dump(e.condition, "condition");
      dump(e.elseExpr, "else");
    });
  }
  void visitLambdaExpr(const LambdaExpr &e) {
    child([&] {
      signature(e.function->signature);
      dump(e.body, "body");
    });
  }
  void visitFunctionTypeExpr(const FunctionTypeExpr &e) {
    child([&] { signature(*e.signature); });
  }
  void visitGeneratorTypeExpr(const GeneratorTypeExpr &e) {
    child([&] { signature(*e.signature); });
  }
  void visitTupleExpr(const TupleExpr &e) { children(e.elements); }
  void visitParenExpr(const ParenExpr &e) {
    child([&] { dump(e.inner); });
  }
  void visitListExpr(const ListExpr &e) { children(e.elements); }
  void visitSetExpr(const SetExpr &e) {
    child([&] { arguments(e.elements); });
  }
  void visitDictExpr(const DictExpr &e) {
    child([&] {
      for (const DictExpr::Entry &entry : e.entries) {
        dump(entry.key, "key");
        dump(entry.value, entry.key ? "value" : "**");
      }
    });
  }
  void visitComprehensionExpr(const ComprehensionExpr &e) {
    child([&] {
      dump(e.key, "key");
      dump(e.element, "element");
      for (const ComprehensionClause &clause : e.clauses) {
        dump(clause.target, "for");
        dump(clause.expr, clause.isFor() ? "in" : "if");
      }
    });
  }
  void visitTransferExpr(const TransferExpr &e) {
    child([&] { dump(e.operand); });
  }
  void visitWalrusExpr(const WalrusExpr &e) { pair(e.target, e.value); }
  void visitStarredExpr(const StarredExpr &e) {
    os << (e.isDouble ? " **" : " *");
    child([&] { dump(e.operand); });
  }
  void visitAwaitExpr(const AwaitExpr &e) {
    child([&] { dump(e.operand); });
  }
  void visitComptimeExpr(const ComptimeExpr &e) {
    child([&] { dump(e.operand); });
  }
  void visitTStringExpr(const TStringExpr &e) {
    child([&] {
      for (const TStringPart &part : e.parts) {
        if (part.expr)
          dump(part.expr);
        else
          line("text '", part.text, "'");
      }
    });
  }
  void visitVarPattern(const VarPattern &e) {
    child([&] { dump(e.target); });
  }
  void visitRefPattern(const RefPattern &e) {
    child([&] { dump(e.target); });
  }

  void visitStmt(const Stmt &) {}
  void visitExprStmt(const ExprStmt &s) {
    child([&] { dump(s.expr); });
  }
  void visitAssignStmt(const AssignStmt &s) {
    child([&] {
      for (const AssignTarget &target : s.targets) {
        dump(target.target, target.isAugmented ? spelling(target.op) : "target");
        dump(target.annotation, "type");
      }
      dump(s.value, "value");
    });
  }
  void visitAugAssignStmt(const AugAssignStmt &s) {
    os << ' ' << spelling(s.op) << '=';
    pair(s.target, s.value);
  }
  void visitReturnStmt(const ReturnStmt &s) {
    child([&] { dump(s.value); });
  }
  void visitRaiseStmt(const RaiseStmt &s) {
    child([&] { dump(s.value); });
  }
  void visitAssertStmt(const AssertStmt &s) {
    if (s.isComptime)
      os << " comptime";
    child([&] {
      dump(s.condition);
      dump(s.message, "message");
    });
  }
  void visitIfStmt(const IfStmt &s) {
    if (s.isComptime)
      os << " comptime";
    child([&] {
      for (const IfStmt::Branch &branch : s.branches) {
        dump(branch.condition, "condition");
        block("then", branch.body);
      }
      if (s.hasElse())
        block("else", s.elseBody);
    });
  }
  void visitWhileStmt(const WhileStmt &s) {
    child([&] {
      dump(s.condition, "condition");
      block("body", s.body);
      if (s.hasElse())
        block("else", s.elseBody);
    });
  }
  void visitForStmt(const ForStmt &s) {
    if (s.isComptime)
      os << " comptime";
    child([&] {
      dump(s.target, "target");
      dump(s.iterable, "in");
      block("body", s.body);
      if (s.hasElse())
        block("else", s.elseBody);
    });
  }
  void visitTryStmt(const TryStmt &s) {
    child([&] {
      block("body", s.parts.body);
      if (s.hasExcept()) {
        dump(s.parts.exceptTarget, "except");
        block("except", s.parts.exceptBody);
      }
      if (s.hasElse())
        block("else", s.parts.elseBody);
      if (s.hasFinally())
        block("finally", s.parts.finallyBody);
    });
  }
  void visitWithStmt(const WithStmt &s) {
    child([&] {
      for (const WithItem &item : s.items) {
        dump(item.context, "context");
        dump(item.target, "as");
      }
      block("body", s.body);
    });
  }
  void visitImportStmt(const ImportStmt &s) {
    child([&] {
      for (const ImportStmt::Item &item : s.items)
        line("module ", path(item.path), item.alias ? " as " : "", item.alias.str());
    });
  }
  void visitFromImportStmt(const FromImportStmt &s) {
    os << ' ' << path(s.module) << (s.isWildcard() ? " *" : "");
    child([&] {
      for (const FromImportStmt::Item &item : s.items)
        line("name ", item.name.str(), item.alias ? " as " : "", item.alias.str());
    });
  }
  void visitDeclStmt(const DeclStmt &s) {
    child([&] { dump(s.decl); });
  }

  void visitDecl(const Decl &) {}
  void visitFunctionDecl(const FunctionDecl &d) {
    Block body = d.body();
    child([&] {
      head(d);
      signature(d.signature);
      block("body", body);
    });
  }
  void visitStructDecl(const StructDecl &d) {
    child([&] {
      head(d);
      for (const ParamDecl *param : d.params.params)
        dump(param);
      wheres(d.wheres);
      members(d);
    });
  }
  void visitTraitDecl(const TraitDecl &d) {
    child([&] {
      head(d);
      members(d);
    });
  }
  void visitExtensionDecl(const ExtensionDecl &d) {
    child([&] {
      head(d);
      members(d);
    });
  }
  void visitComptimeDecl(const ComptimeDecl &d) {
    child([&] {
      head(d);
      dump(d.target, "target");
      for (const ParamDecl *param : d.params.params)
        dump(param);
      dump(d.type, "type");
      wheres(d.wheres);
      dump(d.value, "value");
    });
  }
  void visitFieldDecl(const FieldDecl &d) {
    child([&] {
      head(d);
      dump(d.type, "type");
    });
  }
  void visitRegionDecl(const RegionDecl &d) {
    child([&] {
      for (const ArgDecl *arg : d.args)
        dump(arg);
      block("body", d.body);
    });
  }
  void visitParamDecl(const ParamDecl &d) {
    entry(d);
    child([&] {
      dump(d.type, d.typeIsUnpacked ? "*type" : "type");
      dump(d.defaultValue, "default");
    });
  }
  void visitArgDecl(const ArgDecl &d) {
    if (d.convention != Convention::Default)
      os << ' ' << spelling(d.convention);
    entry(d);
    child([&] {
      for (const Expr *origin : d.ref.origins)
        dump(origin, "origin");
      dump(d.type, d.typeIsUnpacked ? "*type" : "type");
      dump(d.defaultValue, "default");
    });
  }

  void block(llvm::StringRef label, Block stmts) {
    line(label, ":");
    child([&] {
      for (const Stmt *stmt : stmts)
        dump(stmt);
    });
  }

private:
  /// Prints the start of a node, its details, and a line end.
  template <typename Details> void node(llvm::StringRef label, llvm::StringRef kind, Details details) {
    indent();
    if (!label.empty())
      os << label << ": ";
    os << kind;
    lineOpen = true;
    details();
    endLine();
  }
  /// Prints children one level deeper.
  template <typename Children> void child(Children children) {
    endLine();
    ++depth;
    children();
    --depth;
  }
  void endLine() {
    if (lineOpen)
      os << '\n';
    lineOpen = false;
  }
  void indent() {
    endLine();
    os.indent(depth * 2);
  }
  template <typename... Parts> void line(Parts &&...parts) {
    indent();
    (os << ... << parts) << '\n';
  }
  void pair(const Expr *lhs, const Expr *rhs) {
    child([&] {
      dump(lhs);
      dump(rhs);
    });
  }
  void children(List<const Expr *> list) {
    child([&] {
      for (const Expr *expr : list)
        dump(expr);
    });
  }
  void arguments(List<Argument> args) {
    for (const Argument &arg : args) {
      std::string label = "arg";
      if (arg.kind == Argument::Keyword)
        label = arg.name.str().str() + "=";
      else if (arg.kind == Argument::Star)
        label = "*";
      else if (arg.kind == Argument::DoubleStar)
        label = "**";
      dump(arg.value, label);
    }
  }
  template <typename T> void entry(const T &decl) {
    static constexpr llvm::StringLiteral sections[] = {" infer-only", " positional-only", "",
                                                       " keyword-only"};
    os << sections[unsigned(decl.section)];
    if (decl.stars != Stars::None)
      os << (decl.stars == Stars::One ? " *" : " **");
  }
  std::string path(const ModulePath &module) {
    std::string result(module.dots, '.');
    for (size_t i = 0; i < module.components.size(); ++i)
      result += (i ? "." : "") + module.components[i].str().str();
    return result;
  }
  void head(const Decl &decl) {
    for (const Decorator &decorator : decl.decorators)
      dump(decorator.expr, "decorator");
    if (decl.docstring)
      dump(decl.docstring, "docstring");
  }
  void wheres(List<WhereClause> clauses) {
    for (const WhereClause &clause : clauses) {
      dump(clause.condition, "where");
      if (clause.message)
        dump(clause.message, "message");
    }
  }
  void members(const TypeDecl &decl) {
    for (const Conformance &conformance : decl.conformances) {
      dump(conformance.trait, "conforms");
      wheres(conformance.wheres);
    }
    for (const Decl *member : decl.members)
      dump(member);
  }
  void signature(const FunctionSignature &s) {
    if (s.isAsync())
      line("async");
    for (const ParamDecl *param : s.params.params)
      dump(param);
    for (const ArgDecl *arg : s.args.args)
      dump(arg);
    const Effects &effects = s.effects;
    if (effects.raises()) {
      line("raises");
      dump(effects.raisesType, "raises");
    }
    if (effects.capturing()) {
      line("capturing");
      dump(effects.capturingOrigins, "capturing");
    }
    if (effects.thin())
      line("thin");
    if (effects.abi)
      dump(effects.abi, "abi");
    static constexpr llvm::StringLiteral kinds[] = {"imm", "mut", "ref", "var", "move"};
    for (const Capture &capture : s.captures.entries)
      line("capture ", kinds[capture.kind], " ", capture.name.str());
    for (const Expr *origin : s.resultRef.origins)
      dump(origin, "result origin");
    dump(s.result, "result");
    wheres(s.wheres);
  }

  llvm::raw_ostream &os;
  unsigned depth;
  bool lineOpen = false;
};

} // namespace

void ast::dump(llvm::raw_ostream &os, const Module &module) {
  os << "Module " << module.file.path() << '\n';
  Dumper dumper(os, 1);
  if (module.docstring)
    dumper.dump(module.docstring, "docstring");
  for (const Stmt *stmt : module.statements)
    dumper.dump(stmt);
}
void ast::dump(llvm::raw_ostream &os, const Decl *decl) { Dumper(os).dump(decl); }
void ast::dump(llvm::raw_ostream &os, const Stmt *stmt) { Dumper(os).dump(stmt); }
void ast::dump(llvm::raw_ostream &os, const Expr *expr) { Dumper(os).dump(expr); }
