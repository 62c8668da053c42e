// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Expressions as source text in normal form.

#include "ast/Decl.h"
#include "ast/Dumper.h"
#include "ast/Visitor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;
using llvm::isa;

namespace {

class Printer : public ExprVisitor<Printer> {
public:
  explicit Printer(llvm::raw_ostream &os) : os(os) {}

  void print(const Expr *expr) {
    if (expr)
      visit(expr);
  }

  void visitIntegerLiteral(const IntegerLiteral &e) {
    llvm::SmallString<32> text;
    e.value().toString(text, 10, /*Signed=*/false);
    os << text;
  }
  void visitFloatLiteral(const FloatLiteral &e) { os << e.spelling; }
  void visitStringLiteral(const StringLiteral &e) { quoted(e.value); }
  void visitTStringExpr(const TStringExpr &e) {
    os << "t\"";
    for (const TStringPart &part : e.parts) {
      if (part.expr) {
        os << '{';
        print(part.expr);
        os << '}';
        continue;
      }
      for (char c : part.text) {
        if (c == '{' || c == '}')
          os << c;
        escaped(c);
      }
    }
    os << '"';
  }
  void visitBoolLiteral(const BoolLiteral &e) { os << (e.value ? "True" : "False"); }
  void visitNoneLiteral(const NoneLiteral &) { os << "None"; }
  void visitEllipsisExpr(const EllipsisExpr &) { os << "..."; }
  void visitDiscardExpr(const DiscardExpr &) { os << '_'; }
  void visitNameExpr(const NameExpr &e) { name(e.name.str()); }
  void visitSelfTypeExpr(const SelfTypeExpr &) { os << "Self"; }
  void visitMemberExpr(const MemberExpr &e) {
    print(e.base);
    os << '.';
    name(e.name.str());
  }
  void visitCallExpr(const CallExpr &e) {
    print(e.callee);
    arguments('(', e.args, ')');
  }
  void visitSubscriptExpr(const SubscriptExpr &e) {
    print(e.base);
    arguments('[', e.args, ']');
  }
  void visitSliceExpr(const SliceExpr &e) {
    print(e.lower);
    os << ':';
    print(e.upper);
    if (e.hasStepColon)
      os << ':';
    print(e.step);
  }
  void visitUnaryExpr(const UnaryExpr &e) {
    os << spelling(e.op);
    print(e.operand);
  }
  void visitBinaryExpr(const BinaryExpr &e) { infix(e.lhs, spelling(e.op), e.rhs); }
  void visitCompareChainExpr(const CompareChainExpr &e) {
    print(e.operands.front());
    for (size_t i = 0; i < e.links.size(); ++i) {
      os << ' ' << spelling(e.links[i].op) << ' ';
      print(e.operands[i + 1]);
    }
  }
  void visitAndExpr(const AndExpr &e) { infix(e.lhs, "and", e.rhs); }
  void visitOrExpr(const OrExpr &e) { infix(e.lhs, "or", e.rhs); }
  void visitNotExpr(const NotExpr &e) {
    os << "not ";
    print(e.operand);
  }
  void visitConditionalExpr(const ConditionalExpr &e) {
    print(e.thenExpr);
    os << " if ";
    print(e.condition);
    os << " else ";
    print(e.elseExpr);
  }
  void visitLambdaExpr(const LambdaExpr &e) {
    os << "lambda ";
    signature(e.function->signature);
    os << ": ";
    print(e.body);
  }
  void visitFunctionTypeExpr(const FunctionTypeExpr &e) {
    if (e.signature->isAsync())
      os << "async ";
    os << "def";
    signature(*e.signature);
  }
  void visitGeneratorTypeExpr(const GeneratorTypeExpr &e) {
    os << "__generator_type[";
    entries(e.signature->params.params);
    os << "] ";
    print(e.signature->result);
  }
  void visitTupleExpr(const TupleExpr &e) {
    if (e.hasParens)
      os << '(';
    llvm::interleaveComma(e.elements, os, [&](const Expr *element) { print(element); });
    if (e.elements.size() == 1)
      os << ',';
    if (e.hasParens)
      os << ')';
  }
  void visitParenExpr(const ParenExpr &e) {
    os << '(';
    print(e.inner);
    os << ')';
  }
  void visitListExpr(const ListExpr &e) {
    os << '[';
    llvm::interleaveComma(e.elements, os, [&](const Expr *element) { print(element); });
    os << ']';
  }
  void visitSetExpr(const SetExpr &e) { arguments('{', e.elements, '}'); }
  void visitDictExpr(const DictExpr &e) {
    os << '{';
    llvm::interleaveComma(e.entries, os, [&](const DictExpr::Entry &entry) {
      if (entry.key) {
        print(entry.key);
        os << ": ";
      } else {
        os << "**";
      }
      print(entry.value);
    });
    os << '}';
  }
  void visitComprehensionExpr(const ComprehensionExpr &e) {
    bool isList = e.form == ComprehensionExpr::Form::List;
    os << (isList ? '[' : '{');
    if (e.key) {
      print(e.key);
      os << ": ";
    }
    print(e.element);
    for (const ComprehensionClause &clause : e.clauses) {
      os << (clause.isFor() ? " for " : " if ");
      if (clause.isFor()) {
        print(clause.target);
        os << " in ";
      }
      print(clause.expr);
    }
    os << (isList ? ']' : '}');
  }
  void visitTransferExpr(const TransferExpr &e) {
    print(e.operand);
    os << '^';
  }
  void visitWalrusExpr(const WalrusExpr &e) { infix(e.target, ":=", e.value); }
  void visitStarredExpr(const StarredExpr &e) {
    os << (e.isDouble ? "**" : "*");
    print(e.operand);
  }
  void visitAwaitExpr(const AwaitExpr &e) {
    os << "await ";
    print(e.operand);
  }
  void visitComptimeExpr(const ComptimeExpr &e) {
    os << "comptime(";
    print(e.operand->ignoreParens());
    os << ')';
  }
  void visitSpecialFormExpr(const SpecialFormExpr &e) {
    static constexpr llvm::StringLiteral words[] = {
        "type_of",
        "origin_of",
        "conforms_to",
        "__functions_in_module",
        "__get_current_function_name",
        "__struct_field_ref",
        "__get_mvalue_as_litref",
        "__get_litref_as_mvalue",
        "__get_address_as_owned_value",
        "__get_address_as_uninit_lvalue",
        "__is_run_in_comptime_interpreter",
    };
    os << words[unsigned(e.form)];
    if (e.form == SpecialFormExpr::Form::IsRunInComptimeInterpreter)
      return;
    os << '(';
    llvm::interleaveComma(e.operands, os, [&](const Expr *operand) { print(operand); });
    os << ')';
  }
  void visitVarPattern(const VarPattern &e) {
    os << "var ";
    print(e.target);
  }
  void visitRefPattern(const RefPattern &e) {
    os << "ref ";
    print(e.target);
  }
  void visitErrorExpr(const ErrorExpr &) { os << "<error>"; }

private:
  void infix(const Expr *lhs, llvm::StringRef op, const Expr *rhs) {
    print(lhs);
    os << ' ' << op << ' ';
    print(rhs);
  }

  /// Prints a name, in back quotes if it is not a plain identifier.
  void name(llvm::StringRef text) {
    bool isPlain = !text.empty() && !llvm::isDigit(text[0]) &&
                   llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_' || c == '$'; });
    if (isPlain)
      os << text;
    else
      os << '`' << text << '`';
  }

  void escaped(char c) {
    switch (c) {
    case '\n':
      os << "\\n";
      return;
    case '\t':
      os << "\\t";
      return;
    case '\r':
      os << "\\r";
      return;
    case '"':
    case '\\':
      os << '\\' << c;
      return;
    default:
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
        os << "\\x" << llvm::hexdigit(c >> 4 & 15, true) << llvm::hexdigit(c & 15, true);
      else
        os << c;
    }
  }

  void quoted(llvm::StringRef text) {
    os << '"';
    for (char c : text)
      escaped(c);
    os << '"';
  }

  void arguments(char open, List<Argument> args, char close) {
    os << open;
    llvm::interleaveComma(args, os, [&](const Argument &arg) {
      switch (arg.kind) {
      case Argument::Positional:
        break;
      case Argument::Keyword:
        name(arg.name.str());
        os << '=';
        break;
      case Argument::Star:
        os << '*';
        break;
      case Argument::DoubleStar:
        os << "**";
        break;
      }
      print(arg.value);
    });
    os << close;
  }

  /// Prints the entries of a list with the markers between its sections.
  template <typename T> void entries(List<const T *> list) {
    bool isFirst = true, sawInferOnly = false, sawPositional = false, sawStar = false;
    auto separate = [&] {
      if (!std::exchange(isFirst, false))
        os << ", ";
    };
    for (size_t i = 0; i < list.size(); ++i) {
      const T &entry = *list[i];
      bool isUnnamed = !entry.name;
      if (sawInferOnly && entry.section != Section::InferOnly) {
        separate();
        os << "//";
        sawInferOnly = false;
      }
      if (sawPositional && entry.section != Section::PositionalOnly) {
        separate();
        os << '/';
        sawPositional = false;
      }
      if (entry.section == Section::KeywordOnly && !std::exchange(sawStar, true)) {
        separate();
        os << '*';
      }
      sawInferOnly = entry.section == Section::InferOnly;
      sawPositional = entry.section == Section::PositionalOnly && !isUnnamed;
      sawStar |= entry.stars == Stars::One;
      separate();
      one(entry);
    }
    if (sawInferOnly || sawPositional) {
      separate();
      os << (sawInferOnly ? "//" : "/");
    }
  }

  template <typename T> void one(const T &entry) {
    if constexpr (std::is_same_v<T, ArgDecl>) {
      if (entry.convention != Convention::Default)
        os << spelling(entry.convention) << ' ';
      if (entry.ref.hasBrackets) {
        os << '[';
        llvm::interleaveComma(entry.ref.origins, os, [&](const Expr *origin) { print(origin); });
        os << "] ";
      }
    }
    if (entry.stars != Stars::None)
      os << (entry.stars == Stars::One ? "*" : "**");
    if (entry.name) {
      name(entry.nameStr());
      if (entry.type)
        os << ": ";
    }
    if (entry.typeIsUnpacked)
      os << '*';
    print(entry.type);
    if (entry.defaultValue) {
      os << " = ";
      print(entry.defaultValue);
    }
  }

  void signature(const FunctionSignature &s) {
    if (s.params.isWritten()) {
      os << '[';
      entries(s.params.params);
      os << ']';
    }
    os << '(';
    entries(s.args.args);
    os << ')';
    if (s.effects.abi) {
      os << " abi(";
      quoted(s.effects.abi->value);
      os << ')';
    }
    if (s.effects.thin())
      os << " thin";
    if (s.effects.capturing())
      os << " capturing";
    if (s.effects.hasCapturingOrigins) {
      os << " [";
      print(s.effects.capturingOrigins);
      os << ']';
    }
    if (s.effects.raises())
      os << " raises";
    if (s.effects.raisesType) {
      os << ' ';
      print(s.effects.raisesType);
    }
    if (s.result) {
      os << " -> ";
      if (s.resultRef.isValid()) {
        os << "ref[";
        llvm::interleaveComma(s.resultRef.origins, os, [&](const Expr *origin) { print(origin); });
        os << "] ";
      }
      print(s.result);
    }
  }

  llvm::raw_ostream &os;
};

} // namespace

void ast::print(llvm::raw_ostream &os, const Expr *expr) { Printer(os).print(expr); }

std::string ast::toString(const Expr *expr) {
  std::string result;
  llvm::raw_string_ostream os(result);
  print(os, expr);
  return result;
}
