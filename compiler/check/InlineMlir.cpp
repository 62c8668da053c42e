// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Inline MLIR: `__mlir_type`, `__mlir_attr`, `__mlir_op` (spec 07 section 18), and the layout questions that need MLIR.
#include "check/ProgramImpl.h"
#include "check/Archetypes.h"
#include "check/InlineMlir.h"
#include "check/Checker.h"
#include "check/IrBridge.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/MlirRegions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"

namespace kiln {

static mlir::MLIRContext *contextOf(Program &program) { return static_cast<mlir::MLIRContext *>(program.mlirContext()); }

uint64_t fieldOffset(Program &program, Type structType, unsigned index) {
  auto type = llvm::dyn_cast<mojo::StructType>(toMlirType(program.lowerType(structType)));
  return type ? mojo::fieldOffset(type, index) : 0;
}

/// Loads the dialects that are named in `text` (`!llvm.ptr`, `#index<...>`).
static void loadDialects(mlir::MLIRContext *context, llvm::StringRef text) {
  for (size_t at = text.find_first_of("!#"); at != llvm::StringRef::npos; at = text.find_first_of("!#", at + 1)) {
    llvm::StringRef name = text.substr(at + 1).take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
    if (!name.empty())
      (void)context->getOrLoadDialect(name);
  }
}

/// Whether MLIR's own parser, which is recursive and takes quadratic time for numbers, can be trusted with `text`.
static bool isReasonable(llvm::StringRef text) {
  unsigned depth = 0, digits = 0;
  for (char c : text) {
    depth += c == '<' || c == '[' || c == '(' || c == '{';
    depth -= depth && (c == '>' || c == ']' || c == ')' || c == '}');
    digits = llvm::isDigit(c) ? digits + 1 : 0;
    if (depth > 200 || digits > 1000)
      return false;
  }
  return true;
}

Type parseMlirType(Program &program, llvm::StringRef text) {
  if (!isReasonable(text))
    return {};
  mlir::MLIRContext *context = contextOf(program);
  loadDialects(context, text);
  mlir::ScopedDiagnosticHandler quiet(context, [](mlir::Diagnostic &) { return llvm::success(); });
  mlir::Type type = mlir::parseType(text, context);
  return type ? program.values.mlirType(type.getAsOpaquePointer()) : Type();
}

Type rawNoneType(Program &program) { return program.values.mlirType(mlir::NoneType::get(contextOf(program)).getAsOpaquePointer()); }

const void *parseMlirAttribute(Program &program, llvm::StringRef text) {
  if (!isReasonable(text))
    return nullptr;
  mlir::MLIRContext *context = contextOf(program);
  loadDialects(context, text);
  mlir::ScopedDiagnosticHandler quiet(context, [](mlir::Diagnostic &) { return llvm::success(); });
  mlir::Attribute attribute = mlir::parseAttribute(text, context);
  return attribute ? attribute.getAsOpaquePointer() : nullptr;
}

const void *integerAttribute(Program &program, int64_t value) {
  return mlir::IntegerAttr::get(mlir::IntegerType::get(contextOf(program), 64), value).getAsOpaquePointer();
}
const void *stringAttribute(Program &program, llvm::StringRef text) {
  return mlir::StringAttr::get(contextOf(program), text).getAsOpaquePointer();
}
const void *typeAttribute(Program &program, const void *irType) { return mlir::TypeAttr::get(toMlirType(irType)).getAsOpaquePointer(); }
const void *symbolAttribute(Program &program, llvm::StringRef symbol) {
  return mlir::FlatSymbolRefAttr::get(contextOf(program), symbol).getAsOpaquePointer();
}

Type payloadType(Program &program, Payload payload) {
  static constexpr llvm::StringLiteral names[] = {"!mojo.int_literal", "!mojo.float_literal", "!mojo.string_literal",
                                                  "!mojo.type",        "!mojo.origin",        "!mojo.list"};
  Type &known = program.payloadTypes[size_t(payload)];
  if (!known)
    known = parseMlirType(program, names[size_t(payload)]);
  return known;
}

/// `!mojo.array<n, unit>` of at least `size` bytes aligned to `align`.
static Type rawStorage(Program &program, uint64_t size, uint64_t align) {
  mlir::MLIRContext *context = contextOf(program);
  mlir::Type unit = mojo::SimdType::get(context, 1, mojo::DType::UInt8);
  if (align >= 8)
    unit = mojo::SimdType::get(context, align / 8, mojo::DType::UInt64);
  else if (align == 4)
    unit = mojo::SimdType::get(context, 1, mojo::DType::UInt32);
  else if (align == 2)
    unit = mojo::SimdType::get(context, 1, mojo::DType::UInt16);
  uint64_t count = (size + align - 1) / align;
  return program.values.mlirType(mojo::ArrayType::get(context, count, unit).getAsOpaquePointer());
}

/// Size, alignment, and the offset of each type, laid out like the fields of a struct.
static uint64_t storageLayout(Program &program, llvm::ArrayRef<Type> types, uint64_t &align, llvm::SmallVectorImpl<uint64_t> &offsets) {
  uint64_t size = 0;
  align = 1;
  for (Type type : types) {
    uint64_t each = std::max<uint64_t>(program.alignOf(type), 1);
    align = std::max(align, each);
    size = (size + each - 1) / each * each;
    offsets.push_back(size);
    size += program.sizeOf(type);
  }
  return (size + align - 1) / align * align;
}

Type listStorage(Program &program, llvm::ArrayRef<Type> types) {
  llvm::SmallVector<uint64_t, 8> offsets;
  uint64_t align;
  uint64_t size = storageLayout(program, types, align, offsets);
  return rawStorage(program, size, align);
}

uint64_t listStorageOffset(Program &program, llvm::ArrayRef<Type> types, unsigned index) {
  llvm::SmallVector<uint64_t, 8> offsets;
  uint64_t align;
  storageLayout(program, types, align, offsets);
  return offsets[index];
}

Type listUnionStorage(Program &program, llvm::ArrayRef<Type> types) {
  uint64_t size = 0, align = 1;
  for (Type type : types) {
    size = std::max(size, program.sizeOf(type));
    align = std::max(align, program.alignOf(type));
  }
  return rawStorage(program, size, align);
}

bool adoptTemporary(IRValue place, llvm::StringRef name, bool userNamed) {
  if (!place)
    return false;
  auto local = toMlir(place).getDefiningOp<mojo::LocalOp>();
  if (!local || local.getKind() != mojo::LocalKind::Temp)
    return false;
  local.setKind(mojo::LocalKind::Var);
  local.setName(name);
  local.setUser(userNamed);
  return true;
}

void copyAgain(IRValue place) {
  for (mlir::Operation *user : toMlir(place).getUsers())
    if (auto copy = llvm::dyn_cast<mojo::CopyOp>(user); copy && copy.getSrc() == toMlir(place))
      copy->setDiscardableAttr("again", mlir::UnitAttr::get(copy.getContext()));
}

void allowUnused(IRValue place) {
  if (auto local = place ? toMlir(place).getDefiningOp<mojo::LocalOp>() : mojo::LocalOp())
    local.setUser(false);
}

//===----------------------------------------------------------------------===//
// Attributes as compile-time values
//===----------------------------------------------------------------------===//

/// The value that an attribute stands for: typed numbers become images of their MLIR type, all else stays an attribute.
static Const constOfAttribute(Program &program, mlir::Attribute attribute) {
  ValueContext &values = program.values;
  if (auto number = llvm::dyn_cast<mlir::IntegerAttr>(attribute)) {
    Type type = values.mlirType(number.getType().getAsOpaquePointer());
    uint64_t size = mojo::sizeOf(number.getType());
    llvm::APInt value = number.getValue();
    return values.imageOfInteger(type, value.zextOrTrunc(std::max<unsigned>(value.getBitWidth(), unsigned(size) * 8)), unsigned(size));
  }
  if (auto real = llvm::dyn_cast<mlir::FloatAttr>(attribute)) {
    Type type = values.mlirType(real.getType().getAsOpaquePointer());
    return values.imageOfInteger(type, real.getValue().bitcastToAPInt(), unsigned(mojo::sizeOf(real.getType())));
  }
  if (auto dtype = llvm::dyn_cast<mojo::DTypeAttr>(attribute)) {
    Type type = parseMlirType(program, "!mojo.dtype");
    return values.imageOfInteger(type, llvm::APInt(8, uint8_t(dtype.getValue())), 1);
  }
  if (auto type = llvm::dyn_cast<mlir::TypeAttr>(attribute))
    return values.typeConst(values.mlirType(type.getValue().getAsOpaquePointer()));
  return values.mlirAttribute(attribute.getAsOpaquePointer(), values.mlirType(mlir::NoneType::get(attribute.getContext()).getAsOpaquePointer()));
}

/// The innermost raw value of a constant: structs with a single field are looked through.
static Const innermost(Checker &checker, Const value, SourceLoc loc) {
  while (value && value.type() && value.type().isStruct() && value.isImage()) {
    llvm::ArrayRef<Type> fields = checker.program.fieldTypes(value.type());
    if (fields.size() != 1)
      return value;
    value = checker.values.image(fields[0], *value->image);
  }
  return value;
}

/// The attribute that a compile-time value becomes in an operation; null when it has none.
static mlir::Attribute attributeOfConst(Checker &checker, Const value, SourceLoc loc) {
  Program &program = checker.program;
  mlir::MLIRContext *context = contextOf(program);
  if (!value)
    return {};
  if (value.kind() == ConstKind::Mlir)
    return mlir::Attribute::getFromOpaquePointer(value->attribute);
  if (value.isType())
    return mlir::TypeAttr::get(toMlirType(program.lowerType(value.asType())));
  if (auto text = value.asString())
    return mlir::StringAttr::get(context, *text);
  if (auto text = stringLiteralValue(program, value.type()))
    return mlir::StringAttr::get(context, *text);
  if (const llvm::APSInt *number = intLiteralValue(program, value.type()))
    return mlir::IntegerAttr::get(mlir::IntegerType::get(context, 64), number->extOrTrunc(64));
  if (value.kind() == ConstKind::Function)
    return {};
  if (!value.isImage())
    return {};
  if (program.isRole(value.type(), Role::Bool))
    return mlir::BoolAttr::get(context, value.asBool().value_or(false));
  if (program.isRole(value.type(), Role::SIMD) || program.isRole(value.type(), Role::SIMDLength)) {
    if (auto number = scalarInteger(program, value))
      return mlir::IntegerAttr::get(mlir::IntegerType::get(context, 64), number->extOrTrunc(64));
    return {};
  }
  Const raw = innermost(checker, value, loc);
  if (raw.type().kind() != TypeKind::Mlir)
    return {};
  mlir::Type type = toMlirType(raw.type()->mlirType);
  const MemoryImage &image = *raw->image;
  if (llvm::isa<mojo::DTypeCodeType>(type))
    if (auto dtype = mojo::dtypeFromCode(image.bytes()[0]))
      return mojo::DTypeAttr::get(context, *dtype);
  unsigned bits = unsigned(image.size()) * 8;
  llvm::APInt number(std::max(bits, 1u), 0);
  for (size_t i = 0; i < image.size(); ++i)
    number.insertBits(llvm::APInt(8, image.bytes()[i]), unsigned(i) * 8);
  if (auto integer = llvm::dyn_cast<mlir::IntegerType>(type))
    return mlir::IntegerAttr::get(type, number.zextOrTrunc(integer.getWidth()));
  if (llvm::isa<mlir::IndexType>(type))
    return mlir::IntegerAttr::get(type, number.zextOrTrunc(64));
  if (auto real = llvm::dyn_cast<mlir::FloatType>(type))
    return mlir::FloatAttr::get(type, llvm::APFloat(real.getFloatSemantics(), number.zextOrTrunc(real.getWidth())));
  return {};
}

//===----------------------------------------------------------------------===//
// Splices
//===----------------------------------------------------------------------===//

/// Text of one spliced value; none after a diagnostic. `typed`: numbers with their types (attributes).
static std::optional<std::string> spliceText(Checker &checker, const ast::Expr &item, bool typed) {
  const ast::Expr *expr = &item;
  bool bare = false;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr); name && name->isEscaped)
    return name->name.str().str();
  if (auto *unary = llvm::dyn_cast<ast::UnaryExpr>(expr); unary && unary->op == ast::UnaryOp::Pos) {
    expr = unary->operand;
    bare = true;
  }
  Const value = checker.evaluate(*expr);
  if (!value)
    return std::nullopt;
  std::string text;
  llvm::raw_string_ostream os(text);
  if (bare)
    if (auto string = value.asString() ? value.asString() : stringLiteralValue(checker.program, value.type()))
      return string->str();
  if (bare && value.isImage() && (checker.program.isRole(value.type(), Role::String) || checker.program.isRole(value.type(), Role::StringSpan)))
    return checker.comptimeText(value);
  mlir::Attribute attribute = attributeOfConst(checker, value, expr->loc());
  if (!attribute) {
    checker.notSupported(expr->loc(), "this value inside of MLIR text");
    return std::nullopt;
  }
  if (auto type = llvm::dyn_cast<mlir::TypeAttr>(attribute))
    os << type.getValue();
  else if (auto number = llvm::dyn_cast<mlir::IntegerAttr>(attribute); number && (bare || !typed) && !number.getType().isInteger(1))
    os << number.getValue();
  else if (bare)
    attribute.print(os, /*elideType=*/true);
  else
    attribute.print(os);
  return text;
}

/// Whether a splice is a type that instances know only.
static bool isOpenSplice(Checker &checker, const ast::Expr &item) {
  auto *unary = llvm::dyn_cast<ast::UnaryExpr>(&item);
  const ast::Expr &expr = unary && unary->op == ast::UnaryOp::Pos ? *unary->operand : item;
  auto *name = llvm::dyn_cast<ast::NameExpr>(&expr);
  if (!checker.archetypes || (name && name->isEscaped))
    return false;
  Const value = checker.evaluate(expr);
  return value && value.isType() && (value.asType().isArchetype() || isOpen(value.asType()));
}

static std::optional<std::string> joinSplices(Checker &checker, const ast::SubscriptExpr &expr, bool typed) {
  std::string text;
  for (const ast::Argument &arg : expr.args) {
    if (arg.kind != ast::Argument::Positional) {
      checker.error(arg.range.begin, diag::MlirSplice);
      return std::nullopt;
    }
    auto piece = spliceText(checker, *arg.value, typed);
    if (!piece)
      return std::nullopt;
    text += *piece;
  }
  return text;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Looks through structs with a single field, down to the raw value that they hold.
static IRValue representation(Checker &checker, IRValue value, Type type) {
  while (type.isStruct()) {
    llvm::ArrayRef<Type> fields = checker.program.fieldTypes(type);
    if (fields.size() != 1)
      break;
    Type inner = fields[0];
    value = checker.emitter->structExtract(value, type, 0);
    type = inner;
  }
  return value;
}

Type representationType(Program &program, Type type) {
  while (type.isStruct()) {
    llvm::ArrayRef<Type> fields = program.fieldTypes(type);
    if (fields.size() != 1)
      break;
    type = fields[0];
  }
  return type;
}

IRValue unwrapValue(Checker &checker, IRValue value, Type type) { return representation(checker, value, type); }

IRValue wrapValue(Checker &checker, IRValue value, Type type) {
  if (!type.isStruct())
    return value;
  llvm::ArrayRef<Type> fields = checker.program.fieldTypes(type);
  if (fields.size() != 1)
    return value;
  return checker.emitter->structCreate(type, wrapValue(checker, value, fields[0]));
}

/// `__mlir_op.name` or `__mlir_op.name[attributes]`: the parts; null when `callee` is something else.
static const ast::MemberExpr *operationName(const ast::Expr &callee, const ast::SubscriptExpr *&attributes) {
  const ast::Expr *expr = &callee;
  attributes = llvm::dyn_cast<ast::SubscriptExpr>(expr);
  if (attributes)
    expr = attributes->base;
  auto *access = llvm::dyn_cast<ast::MemberExpr>(expr);
  auto *base = access ? llvm::dyn_cast<ast::NameExpr>(access->base) : nullptr;
  return base && base->name == "__mlir_op" ? access : nullptr;
}

static Operand checkOperation(Checker &checker, const ast::CallExpr &call, const ast::MemberExpr &access, const ast::SubscriptExpr *brackets) {
  Program &program = checker.program;
  SourceLoc loc = call.loc();
  std::vector<std::pair<std::string, const void *>> attributes;
  llvm::SmallVector<Type, 2> resultTypes;
  mlir::Attribute regionNames;
  SourceLoc regionLoc;
  bool infer = true;
  if (brackets)
    for (const ast::Argument &item : brackets->args) {
      llvm::StringRef key = item.name.str();
      if (item.kind != ast::Argument::Keyword) {
        checker.notSupported(item.value->loc(), "positional attributes of an MLIR operation");
        return Operand::error(loc);
      }
      if (key == "_type") {
        infer = false;
        const ast::Expr &value = *item.value->ignoreParens();
        if (llvm::isa<ast::NoneLiteral>(value))
          continue;
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(&value); name && name->name == "__mlir_deferred_type") {
          infer = true;
          continue;
        }
        if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&value)) {
          for (const ast::Expr *element : tuple->elements) {
            Type type = checker.evaluateType(*element);
            if (!type || type.isError())
              return Operand::error(loc);
            resultTypes.push_back(type);
          }
          continue;
        }
        Type type = checker.evaluateType(value);
        if (!type || type.isError())
          return Operand::error(loc);
        if (program.isRole(type, Role::NoneType))
          continue;
        auto parts = program.isRole(type, Role::Tuple) && !type.args().empty() ? listElements(type.args().front()) : std::nullopt;
        if (parts) {
          for (Const part : *parts)
            resultTypes.push_back(part.asType());
          continue;
        }
        resultTypes.push_back(type);
        continue;
      }
      Const value = checker.evaluate(*item.value);
      if (!value)
        return Operand::error(loc);
      mlir::Attribute attribute = attributeOfConst(checker, value, item.value->loc());
      if (!attribute)
        return checker.notSupported(item.value->loc(), "this value as an attribute of an MLIR operation");
      if (key == "_region")
        regionNames = attribute, regionLoc = item.value->loc();
      else
        attributes.push_back({key.str(), attribute.getAsOpaquePointer()});
    }
  llvm::SmallVector<IRValue, 4> operands;
  llvm::SmallVector<Operand, 4> used;
  for (const ast::Argument &arg : call.args) {
    Operand operand = checker.check(*arg.value);
    if (operand.isError())
      return operand;
    if (operand.type.isUnknown())
      return Operand::ofValue({}, operand.type, loc);
    // The operation is never reached.
    if (operand.type.isNever())
      return operand;
    if (operand.isConstant() && operand.constant.kind() == ConstKind::Function) {
      checker.notSupported(arg.value->loc(), "functions as operands of MLIR operations");
      return Operand::error(loc);
    }
    if (checker.emitter) {
      operand = checker.materialize(operand, arg.value->loc());
      if (operand.isError())
        return operand;
      if (!program.isValueType(operand.type)) {
        checker.error(arg.value->loc(), diag::MemoryOperandOfMlir, checker.print(operand.type));
        return Operand::error(loc);
      }
      operands.push_back(representation(checker, checker.rvalue(operand), operand.type));
    }
    used.push_back(operand);
  }
  if (!checker.emitter) {
    if (checker.unevaluated) {
      if (!infer)
        return resultTypes.empty() ? Operand::ofConstant(program.noneConst(), loc) : Operand::ofValue({}, resultTypes.front(), loc);
      return Operand::ofValue({}, used.empty() ? checker.values.unknownType() : used.front().type, loc);
    }
    return checker.notSupported(loc, "MLIR operations outside of functions");
  }
  llvm::SmallVector<const void *, 2> irTypes;
  for (Type type : resultTypes)
    irTypes.push_back(program.lowerType(representationType(program, type)));
  llvm::SmallVector<std::unique_ptr<mlir::Region>, 2> regions;
  auto discard = llvm::make_scope_exit([&] { discardRegions(regions); });
  if (regionNames && !emitRegions(checker, call, regionNames, regionLoc, regions)) {
    if (!checker.archetypes)
      return Operand::error(loc);
    program.impl->walkIncomplete = true;
    return Operand::ofValue({}, resultTypes.size() == 1 ? resultTypes.front() : checker.values.unknownType(), loc);
  }
  checker.emitter->setLocation(loc);
  std::string text;
  SourceLoc errorLoc = access.name.loc();
  auto results = checker.emitter->operation(access.name.str(), operands, attributes, irTypes, infer, text, regions, &errorLoc);
  if (llvm::failed(results) && checker.archetypes) {
    program.impl->walkIncomplete = true;
    return Operand::ofValue({}, resultTypes.size() == 1 ? resultTypes.front() : checker.values.unknownType(), loc);
  }
  if (llvm::failed(results)) {
    checker.error(errorLoc.isValid() ? errorLoc : access.name.loc(), diag::MlirText, text);
    return Operand::error(loc);
  }
  for (const Operand &operand : used)
    checker.keepAlive(operand);
  if (results->empty())
    return Operand::ofConstant(program.noneConst(), loc);
  auto typeOfResult = [&](unsigned index) {
    return infer ? checker.values.mlirType(checker.emitter->irTypeOf((*results)[index])) : resultTypes[index];
  };
  if (results->size() == 1) {
    Type type = typeOfResult(0);
    return Operand::ofValue(infer ? results->front() : wrapValue(checker, results->front(), type), type, loc);
  }
  // Several results: a tuple.
  llvm::SmallVector<Argument, 2> parts;
  llvm::SmallVector<Const, 2> types;
  for (unsigned index = 0; index < results->size(); ++index) {
    Type type = typeOfResult(index);
    Argument argument;
    argument.operand = Operand::ofValue(infer ? (*results)[index] : wrapValue(checker, (*results)[index], type), type, loc);
    argument.loc = loc;
    parts.push_back(std::move(argument));
    types.push_back(checker.values.typeConst(type));
  }
  return checker.tupleOf(parts, types, loc);
}

Operand Checker::checkMlir(const ast::Expr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr)) {
    const ast::SubscriptExpr *brackets = nullptr;
    const ast::MemberExpr *access = operationName(*call->callee, brackets);
    return access ? checkOperation(*this, *call, *access, brackets) : Operand();
  }
  const ast::Expr *baseExpr = nullptr;
  if (auto *access = llvm::dyn_cast<ast::MemberExpr>(&expr))
    baseExpr = access->base;
  else if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr))
    baseExpr = subscript->base;
  auto *base = llvm::dyn_cast_or_null<ast::NameExpr>(baseExpr);
  if (!base || !base->name.str().starts_with("__mlir_"))
    return {};
  llvm::StringRef name = base->name.str();
  bool isType = name == "__mlir_type" || name == "__mlir_deferred_type";
  bool isAttribute = name == "__mlir_attr" || name == "__mlir_deferred_attr";
  if (!isType && !isAttribute)
    return {};
  bool isDeferred = name.contains("deferred");
  std::string text;
  if (auto *access = llvm::dyn_cast<ast::MemberExpr>(&expr)) {
    text = access->name.str().str();
  } else {
    // The text of a type is read where it stands (MLIR-4).
    if (auto *brackets = llvm::cast<ast::SubscriptExpr>(&expr); isType)
      for (const ast::Argument &arg : brackets->args)
        if (isOpenSplice(*this, *arg.value)) {
          // The library's own types are read in instances only.
          if (ModuleInfo *module = scope->enclosingModule(); isDeferred || (module && !module->isUserCode))
            return Operand::ofConstant(values.typeConst(values.unknownType()), loc);
          error(loc, diag::InvalidMlirType, program.sources.text(expr.range()));
          return Operand::error(loc);
        }
    auto joined = joinSplices(*this, llvm::cast<ast::SubscriptExpr>(expr), isAttribute);
    if (!joined)
      return Operand::error(loc);
    text = *joined;
  }
  if (isType) {
    Type type = parseMlirType(program, text);
    if (!type) {
      error(loc, isDeferred ? diag::InvalidDeferredType : diag::InvalidMlirType, text);
      return Operand::error(loc);
    }
    return Operand::ofConstant(values.typeConst(type), loc);
  }
  const void *attribute = parseMlirAttribute(program, text);
  if (!attribute) {
    error(loc, isDeferred ? diag::InvalidDeferredAttribute : diag::InvalidMlirAttribute, text);
    return Operand::error(loc);
  }
  return Operand::ofConstant(constOfAttribute(program, mlir::Attribute::getFromOpaquePointer(attribute)), loc);
}

} // namespace kiln
