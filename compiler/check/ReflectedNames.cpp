// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Canonical names of types, as reflection gives them (07/REFL-5, REFL-6) and `repr` shows them (11/FMT-4): no alias, every parameter,
// values with their type.
#include "check/IrBridge.h"
#include "check/InlineMlir.h"
#include "check/Parameters.h"
#include "check/Reflection.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace kiln {

namespace {

constexpr llvm::StringLiteral unprintable = "<unprintable>";

struct NamePrinter {
  Program &program;
  llvm::raw_ostream &os;
  /// Whether the modules of builtin types are shown, too.
  bool allModules;

  /// Library types that are known by their bare name: those of `std.builtin` but for two, and the commonest collections.
  bool isBare(const StructInfo &info) {
    if (allModules || info.isUserCode())
      return false;
    if (info.role == Role::String || info.role == Role::List)
      return true;
    return llvm::StringRef(info.module->name).starts_with("std.builtin.") && info.role != Role::NoneType && info.role != Role::Error;
  }

  void path(const StructInfo &info) {
    if (info.module && !isBare(info))
      os << moduleName(*info.module) << ".";
    os << info.name;
  }

  void type(Type type, bool withPath = true) {
    if (!type || !type.isStruct()) {
      os << (type ? program.print(type) : unprintable.str());
      return;
    }
    StructInfo &info = *type.structInfo();
    if (withPath)
      path(info);
    else
      os << info.name;
    if (!info.params.empty() || !type.args().empty())
      arguments(info, type.args());
  }

  /// Inferred parameters come first, the hidden one of each origin among them.
  void arguments(const StructInfo &info, llvm::ArrayRef<Const> args) {
    llvm::SmallVector<std::string, 8> inferred, others;
    for (auto [index, arg] : llvm::enumerate(args)) {
      const ast::ParamDecl *param = index < info.params.size() ? info.params[index] : nullptr;
      auto &here = param && param->section == ast::Section::InferOnly ? inferred : others;
      auto list = param && param->stars == ast::Stars::One && arg ? listElements(arg) : std::nullopt;
      if (list) {
        for (Const element : *list)
          here.push_back(text(element));
        continue;
      }
      if (arg && arg.isOrigin())
        inferred.push_back("{}");
      here.push_back(text(arg));
    }
    inferred.append(others.begin(), others.end());
    os << "[";
    llvm::interleave(inferred, os, ", ");
    os << "]";
  }

  std::string text(Const value) {
    std::string result;
    llvm::raw_string_ostream stream(result);
    NamePrinter{program, stream, allModules}.value(value);
    return result;
  }

  /// A parameter value.
  void value(Const value) {
    if (!value) {
      os << unprintable;
      return;
    }
    switch (value.kind()) {
    case ConstKind::Image:
      return image(value.type(), *value->image);
    case ConstKind::Type:
      return type(value.asType());
    case ConstKind::Origin:
      os << "{}";
      return;
    case ConstKind::String:
      return quoted(value->text);
    case ConstKind::List:
    case ConstKind::Tuple:
      os << "{";
      llvm::interleave(value->elements, os, [&](Const element) { this->value(element); }, ", ");
      os << "}";
      return;
    case ConstKind::Struct:
      if (auto literal = value.asString())
        return quoted(*literal);
      if (auto number = value.asInt64())
        os << *number;
      else if (program.isRole(value.type(), Role::NoneType))
        os << "None";
      else
        os << "{}";
      return;
    case ConstKind::IntLiteral:
    case ConstKind::FloatLiteral:
    case ConstKind::Mlir:
    case ConstKind::Param:
    case ConstKind::Symbolic:
      os << program.print(value);
      return;
    default:
      os << unprintable;
    }
  }

  void quoted(llvm::StringRef text) {
    os << '"';
    llvm::printEscapedString(text, os);
    os << '"';
  }

  void image(Type type, const MemoryImage &image) {
    if (program.isRole(type, Role::Bool)) {
      os << (!image.bytes().empty() && image.bytes()[0] ? "True" : "False");
      return;
    }
    if (program.isRole(type, Role::DType)) {
      auto dtype = image.size() ? mojo::dtypeFromCode(image.bytes()[0]) : std::nullopt;
      this->type(type);
      os << "." << (dtype ? mojo::dtypeName(*dtype) : "invalid");
      return;
    }
    if (program.isRole(type, Role::SIMDLength)) {
      os << int64_t(image.readInteger(0, image.size()));
      return;
    }
    if (program.isRole(type, Role::SIMD) && type.args().size() == 2)
      return vector(type, image);
    if (type.isStruct())
      return fields(type, image);
    if (type.kind() == TypeKind::Mlir && image.size() <= 8 && !image.hasPointers()) {
      os << int64_t(image.readInteger(0, image.size()));
      return;
    }
    pointer(image);
  }

  /// Text that a pointer leads to; nothing else behind pointers has a printable form.
  void pointer(const MemoryImage &image) {
    const Relocation *target = image.relocationAt(0);
    if (!target || target->kind != Relocation::Kind::Block || image.size() != 8 || image.blocks[target->block].isHeap) {
      os << unprintable;
      return;
    }
    MemoryImage bytes = image.pointee(0);
    if (bytes.hasPointers()) {
      os << unprintable;
      return;
    }
    os << '"';
    llvm::StringRef text(reinterpret_cast<const char *>(bytes.bytes().data()), bytes.size());
    text.consume_back(llvm::StringRef("\0", 1));
    llvm::printEscapedString(text, os);
    os << "\\0\"";
  }

  void fields(Type type, const MemoryImage &image) {
    llvm::ArrayRef<Type> types = program.fieldTypes(type);
    auto part = [&](unsigned index) {
      MemoryImage slice =
          image.slice(fieldOffset(program, type, index), program.sizeOf(types[index]), program.alignOf(types[index]));
      this->image(types[index], slice);
    };
    // A wrapper that is passed in a register is its field.
    if (types.size() == 1 && program.conformsTo(type, Role::RegisterPassable))
      return part(0);
    os << "{";
    for (unsigned i = 0; i < types.size(); ++i) {
      os << (i ? ", " : "");
      part(i);
    }
    os << "}";
  }

  void vector(Type type, const MemoryImage &image) {
    auto code = type.args()[0].asInt64(), lanes = type.args()[1].asInt64();
    auto dtype = code ? mojo::dtypeFromCode(uint8_t(*code)) : std::nullopt;
    if (!dtype || !lanes || *lanes < 1 || image.size() * 8 < uint64_t(*lanes) * mojo::dtypeBits(*dtype)) {
      os << unprintable;
      return;
    }
    os << (*lanes == 1 ? "" : "[");
    for (int64_t i = 0; i < *lanes; ++i) {
      os << (i ? ", " : "");
      lane(*dtype, image, uint64_t(i));
    }
    os << (*lanes == 1 ? " : " : "] : ");
    this->type(type);
  }

  void lane(mojo::DType dtype, const MemoryImage &image, uint64_t index) {
    unsigned bits = mojo::dtypeBits(dtype), bytes = std::max(1u, bits / 8);
    if (dtype == mojo::DType::Bool) {
      os << (image.bytes()[index] ? "True" : "False");
      return;
    }
    llvm::APInt number(bytes * 8, 0);
    for (unsigned i = 0; i < bytes; ++i)
      number.insertBits(uint64_t(image.bytes()[index * bytes + i]), i * 8, 8);
    llvm::SmallString<32> text;
    if (mojo::isInteger(dtype))
      number.toString(text, 10, mojo::isSigned(dtype));
    else
      llvm::APFloat(mojo::dtypeSemantics(dtype), number.trunc(bits)).toString(text);
    os << text;
  }
};

} // namespace

std::string moduleName(const ModuleInfo &module) { return module.isPackage ? module.name + ".__init__" : module.name; }

std::string reflectedName(Program &program, Type type, NameStyle style) {
  if (style == NameStyle::Base)
    return type.isStruct() ? type.structInfo()->name.str().str() : program.print(type);
  std::string text;
  llvm::raw_string_ostream os(text);
  NamePrinter{program, os, style == NameStyle::Qualified}.type(type, /*withPath=*/style != NameStyle::Repr);
  return text;
}

} // namespace kiln
