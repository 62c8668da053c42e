// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Types, constants and origins as text: as the user would write them for diagnostics (TYS-9, LEX-64), fully spelled for reflection
// and symbols (NUM-2).
#include "check/Closures.h"
#include "check/FunctionTypes.h"
#include "check/IrBridge.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace kiln {

namespace {

struct Printer {
  Program &program;
  llvm::raw_ostream &os;
  bool qualified;
  bool hidesOrigins = false; ///< origins that an instance doesn't know print as `_`

  /// The alias that users know a scalar type by ("Int", "Float64"), or the empty string.
  std::string scalarName(Type type) {
    if (!program.isRole(type, Role::SIMD) || type.args().size() != 2)
      return "";
    auto code = type.args()[0].asInt64();
    auto lanes = type.args()[1].asInt64();
    if (!code || lanes != 1)
      return "";
    auto dtype = mojo::dtypeFromCode(uint8_t(*code));
    if (!dtype)
      return "";
    llvm::StringRef name = mojo::dtypeName(*dtype);
    if (name == "int")
      return "Int";
    if (name == "uint")
      return "UInt";
    if (name == "bool")
      return "Scalar[DType.bool]";
    if (name.starts_with("uint"))
      return "UInt" + name.drop_front(4).str();
    if (name.starts_with("int"))
      return "Int" + name.drop_front(3).str();
    if (name.starts_with("bfloat"))
      return "BFloat" + name.drop_front(6).str();
    return "Float" + name.drop_front(5).str();
  }

  void type(Type type) {
    if (!type) {
      os << "<none>";
      return;
    }
    switch (type.kind()) {
    case TypeKind::Struct:
      return structType(type);
    case TypeKind::Mlir:
      return mlirType(toMlirType(type->mlirType));
    case TypeKind::Function:
      return signature(*type->function, "", true);
    case TypeKind::FunctionLiteral:
      return functionLiteral(type);
    case TypeKind::Trait:
      return traitType(type);
    case TypeKind::Metatype:
      os << "AnyStruct[";
      this->type(type->inner);
      os << "]";
      return;
    case TypeKind::Generator:
      os << "__generator_type[...]";
      return;
    case TypeKind::Never:
      os << "Never";
      return;
    case TypeKind::Module:
      os << "module";
      return;
    case TypeKind::Param:
      os << type->name;
      return;
    case TypeKind::Assoc:
      this->type(type->inner);
      os << "." << type->name;
      return;
    case TypeKind::Unknown:
      os << "_";
      return;
    case TypeKind::Error:
      os << "<error>";
      return;
    }
  }

  void mlirType(mlir::Type type) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    type.print(stream);
    // As it is written in source (07/MLIR-1).
    bool isPlain = llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
    if (qualified)
      os << text;
    else
      os << (isPlain ? "__mlir_type." : "__mlir_type.`") << text << (isPlain ? "" : "`");
  }

  void structType(Type type) {
    if (!qualified) {
      std::string scalar = scalarName(type);
      if (!scalar.empty()) {
        os << scalar;
        return;
      }
      if (program.isRole(type, Role::NoneType)) {
        os << "None";
        return;
      }
    }
    StructInfo *info = type.structInfo();
    if (info->closure && !qualified && llvm::StringRef(info->closure->display).starts_with("def[")) {
      // A closure is named after the function that makes it, with the origins of what it captures.
      os << info->closure->display;
      llvm::interleaveComma(type.args(), os << (type.args().empty() ? "" : "["), [&](Const arg) { value(arg); });
      os << (type.args().empty() ? ", {}]" : "], {}]");
      return;
    }
    os << info->name;
    if (info->params.empty() && type.args().empty())
      return;
    bool first = true, skipped = false;
    std::string inside;
    llvm::raw_string_ostream stream(inside);
    Printer nested{program, stream, qualified, hidesOrigins};
    for (auto [index, arg] : llvm::enumerate(type.args())) {
      const ast::ParamDecl *param = index < info->params.size() ? info->params[index] : nullptr;
      if (param && param->section == ast::Section::InferOnly)
        continue;
      std::optional<llvm::ArrayRef<Const>> list;
      if (param && param->stars == ast::Stars::One && arg)
        list = listElements(arg);
      if (list) {
        for (Const element : *list) {
          stream << (first ? "" : ", ");
          nested.value(element);
          first = false;
        }
        continue;
      }
      bool isKeyword = param && param->section == ast::Section::KeywordOnly;
      // Arguments that have their defaults stay away; those behind them are named (DIA-17).
      if (param && (isKeyword || (!qualified && param->stars == ast::Stars::None)) && isDefault(type, index)) {
        skipped = true;
        continue;
      }
      if (isKeyword || (skipped && param && param->stars == ast::Stars::None)) {
        stream << (first ? "" : ", ") << param->name.id << "=";
      } else {
        stream << (first ? "" : ", ");
      }
      first = false;
      nested.value(arg);
    }
    if (!inside.empty())
      os << "[" << inside << "]";
  }

  /// Whether argument `index` of `type` has its default (in symbols: may have it).
  bool isDefault(Type type, unsigned index) {
    const ast::ParamDecl *param = type.structInfo()->params[index];
    if (!param->defaultValue)
      return false;
    if (qualified)
      return param->defaultValue->kind() == ast::Expr::Kind::MemberExpr;
    if (std::exchange(program.impl->printsDefault, true))
      return false;
    auto done = llvm::make_scope_exit([&] { program.impl->printsDefault = false; });
    DiagnosticCapture capture(program.diags);
    Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
    Const value = checker.evaluate(*param->defaultValue, type.args()[index].isType() ? Type() : type.args()[index].type());
    return value && sameValue(program, value, type.args()[index]);
  }

  void functionLiteral(Type type) {
    Const function = type->value;
    if (!function || !function->function) {
      os << "def";
      return;
    }
    if (qualified) {
      // Symbols are made of it: overloads and functions of the same name must differ.
      os << "def ";
      value(function);
      if (function->function->syntax) {
        LineColumn place = program.sources.lineColumn(function->function->syntax->loc());
        os << "@" << place.line << ":" << place.column;
      }
      return;
    }
    DiagnosticCapture capture(program.diags);
    if (const FunctionTypeData *data = signatureOf(program, function))
      return signature(*data, function->function->name.str(), true);
    os << "def " << function->function->name << "(...)";
  }

  void traitType(Type type) {
    if (type->traits.empty()) {
      os << "AnyType";
      return;
    }
    for (auto [i, atom] : llvm::enumerate(type->traits)) {
      os << (i ? " & " : "");
      if (atom.trait)
        os << atom.trait->name;
      else
        signature(*atom.closure, "", false);
    }
  }

  void signature(const FunctionTypeData &function, llvm::StringRef name, bool thin) {
    os << "def";
    if (!name.empty())
      os << " " << name;
    os << "(";
    for (auto [i, arg] : llvm::enumerate(function.args)) {
      os << (i ? ", " : "");
      static const char *words[] = {"", "mut ", "ref ", "var ", "deinit ", "out "};
      os << words[unsigned(arg.convention)];
      if (arg.star != FunctionTypeArg::None)
        os << (arg.star == FunctionTypeArg::Keywords ? "**" : "*");
      if (arg.name)
        os << arg.name << ": ";
      type(arg.type);
    }
    os << ")";
    if (function.raises) {
      os << " raises";
      if (!program.isRole(function.raises, Role::Error)) {
        os << " ";
        type(function.raises);
      }
    }
    if (function.cAbi)
      os << " abi(\"C\")";
    if (function.capturing)
      os << " capturing";
    if (thin || function.capturing)
      os << " thin";
    os << " -> ";
    if (function.resultIsRef) {
      os << "ref [";
      if (function.resultOrigin)
        origin(function.resultOrigin);
      os << "] ";
    }
    type(function.result);
  }

  void floatLiteral(const ExactFloat &value) {
    switch (value.special) {
    case ExactFloat::NaN:
      os << "nan";
      return;
    case ExactFloat::Infinity:
      os << "inf";
      return;
    case ExactFloat::NegativeInfinity:
      os << "-inf";
      return;
    case ExactFloat::NegativeZero:
      os << "-0.0";
      return;
    case ExactFloat::Finite:
      break;
    }
    llvm::SmallString<32> numerator, denominator;
    value.numerator.toString(numerator, 10);
    value.denominator.toString(denominator, 10);
    if (denominator == "1") {
      os << numerator;
      return;
    }
    // A terminating decimal prints as such; anything else as a fraction.
    llvm::APSInt den = value.denominator;
    unsigned bits = std::max(value.numerator.getBitWidth(), den.getBitWidth()) + 4;
    llvm::APInt n = value.numerator.abs().zext(std::max(bits * 2, 512u)), d = llvm::APInt(den).zext(n.getBitWidth());
    llvm::APInt quotient, remainder;
    llvm::APInt::udivrem(n, d, quotient, remainder);
    llvm::SmallString<64> text;
    if (value.numerator.isNegative())
      text += "-";
    llvm::SmallString<32> whole;
    quotient.toStringUnsigned(whole);
    text += whole;
    text += ".";
    for (unsigned digits = 0; digits < 40 && !remainder.isZero(); ++digits) {
      remainder *= 10;
      llvm::APInt digit;
      llvm::APInt::udivrem(remainder, d, digit, remainder);
      text.push_back(char('0' + digit.getZExtValue()));
    }
    if (remainder.isZero())
      os << text;
    else
      os << numerator << "/" << denominator;
  }

  /// Prints a text that a parameter has as it is written, long ones cut off; false if `value` is no text.
  bool text(Const value) {
    Type type = value.type();
    if (!program.isRole(type, Role::StringSpan) && !program.isRole(type, Role::String))
      return false;
    if (std::exchange(program.impl->printsDefault, true))
      return false;
    auto done = llvm::make_scope_exit([&] { program.impl->printsDefault = false; });
    std::string text = Checker(program, program.facts(type).scope, Checker::Mode::Comptime).comptimeText(value);
    quote(text);
    return true;
  }

  /// Prints the beginning of `text` as a literal.
  void quote(llvm::StringRef text) {
    size_t end = std::min<size_t>(text.size(), 100);
    while (end < text.size() && (text[end] & 0xC0) == 0x80)
      --end;
    os << '"';
    for (char c : text.take_front(end)) {
      if (c == '"' || c == '\\')
        os << '\\' << c;
      else if (c == '\n')
        os << "\\n";
      else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
        os << "\\x" << llvm::format_hex_no_prefix(static_cast<unsigned char>(c), 2);
      else
        os << c;
    }
    os << (end < text.size() ? "...\"" : "\"");
  }

  void image(Const value) {
    Type type = value.type();
    if (!qualified && text(value))
      return;
    if (program.isRole(type, Role::Bool)) {
      os << (value.asBool().value_or(false) ? "True" : "False");
      return;
    }
    if (program.isRole(type, Role::DType)) {
      auto dtype = mojo::dtypeFromCode(uint8_t(value.asInt64().value_or(0)));
      os << "DType." << (dtype ? mojo::dtypeName(*dtype) : "invalid");
      return;
    }
    if (program.isRole(type, Role::SIMDLength)) {
      os << value.asInt64().value_or(0);
      return;
    }
    if (program.isRole(type, Role::SIMD) && type.args().size() == 2 && type.args()[1].asInt64() == 1) {
      auto dtype = mojo::dtypeFromCode(uint8_t(type.args()[0].asInt64().value_or(0)));
      std::string name = scalarName(type);
      if (dtype && mojo::isInteger(*dtype)) {
        unsigned bits = mojo::dtypeBits(*dtype);
        llvm::APInt number(bits, 0);
        for (unsigned i = 0; i * 8 < bits; ++i)
          number.insertBits(uint64_t(value->image->bytes()[i]), i * 8, 8);
        if (!qualified)
          os << name << "(";
        llvm::SmallString<32> text;
        number.toString(text, 10, mojo::isSigned(*dtype));
        os << text;
        if (!qualified)
          os << ")";
        return;
      }
      if (dtype && (*dtype == mojo::DType::Float64 || *dtype == mojo::DType::Float32)) {
        uint64_t bits = value->image->readInteger(0, value->image->size());
        double number = *dtype == mojo::DType::Float64 ? llvm::bit_cast<double>(bits) : llvm::bit_cast<float>(uint32_t(bits));
        os << number;
        return;
      }
    }
    if (type.isStruct()) {
      auto structType = llvm::dyn_cast<mojo::StructType>(toMlirType(program.lowerType(type)));
      llvm::ArrayRef<Type> fields = program.fieldTypes(type);
      if (structType && fields.size() == structType.getFields().size() && !value->image->hasPointers() && fields.size() <= 8) {
        this->type(type);
        os << "(";
        for (auto [i, field] : llvm::enumerate(fields)) {
          os << (i ? ", " : "");
          uint64_t offset = mojo::fieldOffset(structType, i);
          this->value(program.constantOf(field, value->image->slice(offset, program.sizeOf(field), program.alignOf(field))));
        }
        os << ")";
        return;
      }
    }
    if (type.kind() == TypeKind::Mlir && value->image->size() <= 8) {
      os << int64_t(value.asInt64().value_or(0));
      return;
    }
    this->type(type);
    os << "(#" << llvm::format_hex_no_prefix(uint32_t(value->image->hash()), 8) << ")";
  }

  void value(Const value) {
    if (!value) {
      os << "?";
      return;
    }
    switch (value.kind()) {
    case ConstKind::Image:
      return image(value);
    case ConstKind::IntLiteral: {
      llvm::SmallString<32> text;
      value->integer.toString(text, 10);
      os << text;
      return;
    }
    case ConstKind::FloatLiteral:
      return floatLiteral(*value->real);
    case ConstKind::String:
      if (!qualified)
        return quote(value->text);
      os << '"';
      llvm::printEscapedString(value->text, os);
      os << '"';
      return;
    case ConstKind::Type:
      return type(value.asType());
    case ConstKind::Function:
      if (qualified && value->function->module)
        os << value->function->module->name << ".";
      if (value->self && !qualified) {
        type(value->self);
        os << ".";
      }
      os << value->function->name;
      if (!value->elements.empty()) {
        os << "[";
        for (auto [i, element] : llvm::enumerate(value->elements)) {
          os << (i ? ", " : "");
          this->value(element);
        }
        os << "]";
      }
      return;
    case ConstKind::Generator:
      os << value->alias->name;
      return;
    case ConstKind::Origin:
      if (!qualified && program.isRole(value.type(), Role::OriginSet)) {
        os << "{";
        llvm::interleaveComma(value->origin->atoms, os, [&](const OriginAtom &atom) { path(atom); });
        os << "}";
        return;
      }
      return origin(value->origin);
    case ConstKind::List:
    case ConstKind::Tuple:
      os << (value.kind() == ConstKind::List ? "[" : "(");
      for (auto [i, element] : llvm::enumerate(value->elements)) {
        os << (i ? ", " : "");
        this->value(element);
      }
      os << (value.kind() == ConstKind::List ? "]" : ")");
      return;
    case ConstKind::Mlir: {
      std::string text;
      llvm::raw_string_ostream stream(text);
      mlir::Attribute::getFromOpaquePointer(value->attribute).print(stream);
      os << text;
      return;
    }
    case ConstKind::Struct: {
      if (auto number = value.asInt64()) {
        os << *number;
        return;
      }
      if (auto text = value.asString()) {
        os << '"' << *text << '"';
        return;
      }
      type(value.type());
      if (!program.isRole(value.type(), Role::NoneType))
        os << "()";
      return;
    }
    case ConstKind::Unbound:
      os << "_";
      return;
    case ConstKind::Param:
      os << value->text;
      return;
    case ConstKind::Symbolic:
      // Without the identities of parameters (Symbolic.h).
      for (llvm::StringRef rest = value->text; !rest.empty();) {
        auto [text, after] = rest.split('@');
        os << text;
        rest = after.drop_while([](char c) { return llvm::isHexDigit(c); });
      }
      return;
    case ConstKind::Module:
      os << value->module->name;
      return;
    }
  }

  void origin(Origin origin) {
    if (hidesOrigins && (!origin || origin->atoms.empty())) {
      os << "_";
      return;
    }
    if (!origin || origin->atoms.empty()) {
      os << (origin && origin->isMutable ? "MutUntrackedOrigin" : "ImmUntrackedOrigin");
      return;
    }
    if (origin->atoms.front().base.kind == OriginBase::Static) {
      os << "ImmStaticOrigin";
      return;
    }
    if (origin->atoms.front().base.kind == OriginBase::Any) {
      os << (origin->isMutable ? "MutUnsafeAnyOrigin" : "ImmUnsafeAnyOrigin");
      return;
    }
    if (const OriginAtom &first = origin->atoms.front(); origin->atoms.size() == 1 && first.base.kind == OriginBase::Param && first.base.name) {
      path(first);
      return;
    }
    os << "origin_of(";
    for (auto [i, atom] : llvm::enumerate(origin->atoms)) {
      os << (i ? ", " : "");
      path(atom);
    }
    os << ")";
  }

  void path(const OriginAtom &atom) {
    if (atom.base.name)
      os << atom.base.name;
    else
      os << "anonymous*";
    for (const OriginStep &step : atom.path) {
      if (step.interior)
        os << "[\"" << step.name << "\"]";
      else
        os << "." << step.name;
    }
  }
};

} // namespace

std::string Program::print(Type type, bool qualified) {
  std::string text;
  llvm::raw_string_ostream os(text);
  Printer{*this, os, qualified}.type(type);
  return text;
}

std::string Program::printInInstance(Type type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  Printer{*this, os, false, true}.type(type);
  return text;
}

std::string Program::print(Const value, bool qualified) {
  std::string text;
  llvm::raw_string_ostream os(text);
  Printer{*this, os, qualified}.value(value);
  return text;
}

std::string Program::print(Origin origin) {
  std::string text;
  llvm::raw_string_ostream os(text);
  Printer{*this, os, false}.origin(origin);
  return text;
}

std::string Program::printSignature(const FunctionTypeData &function, llvm::StringRef name) {
  std::string text;
  llvm::raw_string_ostream os(text);
  Printer{*this, os, false}.signature(function, name, false);
  return text;
}

} // namespace kiln
