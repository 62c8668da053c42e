// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Registration of the `mojo` dialect; its types and attributes and their text.
#include "dialect/Dialect.h"
#include "dialect/PlaceTable.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace kiln;
using namespace kiln::mojo;
using namespace mlir;

#include "dialect/MojoDialect.cpp.inc"
#include "dialect/MojoEnums.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "dialect/MojoTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "dialect/MojoAttrs.cpp.inc"

void MojoDialect::initialize() {
  registerTypes();
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "dialect/MojoOps.cpp.inc"
      >();
}

void MojoDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "dialect/MojoTypes.cpp.inc"
      >();
}

void MojoDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "dialect/MojoAttrs.cpp.inc"
      >();
}

namespace {
struct MadePlace : mojo::detail::PlaceAttrStorage {
  MadePlace(MLIRContext *context, uint32_t number) : PlaceAttrStorage(number) {
    initializeAbstractAttribute(AbstractAttribute::lookup(PlaceAttr::getTypeID(), context));
  }
};
} // namespace

PlaceAttr PlaceTable::get(uint32_t number) {
  PlaceAttr &place = places[number];
  if (!place)
    place = PlaceAttr(new (allocator.Allocate<MadePlace>()) MadePlace(context, number));
  return place;
}

FileLineColLoc kiln::mojo::placeOf(Location loc) {
  if (auto place = loc->findInstanceOf<PlaceAttr>()) {
    auto *dialect = loc->getContext()->getLoadedDialect<MojoDialect>();
    return dialect->expandPlace ? dialect->expandPlace(place.getNumber()) : FileLineColLoc();
  }
  return loc->findInstanceOf<FileLineColLoc>();
}

Operation *MojoDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type,
                                            Location loc) {
  return ConstantOp::create(builder, loc, type, value);
}

//===--------------------------------------------------------------------------------------------
// Types
//===--------------------------------------------------------------------------------------------

/// Reads a dtype: its name, or `#mojo.dtype<name>` as inline MLIR splices it.
static FailureOr<DType> parseDType(AsmParser &parser) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef name;
  if (succeeded(parser.parseOptionalKeyword(&name))) {
    if (std::optional<DType> dtype = dtypeFromName(name))
      return *dtype;
    return parser.emitError(loc, "'") << name << "' is not a dtype";
  }
  Attribute attr;
  if (parser.parseAttribute(attr))
    return failure();
  if (auto dtype = dyn_cast<DTypeAttr>(attr))
    return dtype.getValue();
  return parser.emitError(loc, "expected a dtype");
}

Type SimdType::parse(AsmParser &parser) {
  SMLoc loc = parser.getCurrentLocation();
  Type ignored;
  int64_t count = 0;
  // The number of lanes may carry a type: `4 : index`.
  if (parser.parseLess() || parser.parseInteger(count))
    return {};
  if (succeeded(parser.parseOptionalColon()) && parser.parseType(ignored))
    return {};
  if (parser.parseComma())
    return {};
  FailureOr<DType> dtype = parseDType(parser);
  if (failed(dtype) || parser.parseGreater())
    return {};
  return parser.getChecked<SimdType>(loc, parser.getContext(), count, *dtype);
}

void SimdType::print(AsmPrinter &printer) const {
  printer << '<' << getLanes() << ", " << dtypeName(getDtype()) << '>';
}

LogicalResult SimdType::verify(function_ref<InFlightDiagnostic()> emitError, int64_t lanes,
                               DType dtype) {
  if (lanes < 1 || lanes > 32768 || (lanes & (lanes - 1)))
    return emitError() << "a SIMD type needs a power of two of lanes, not " << lanes;
  return success();
}

Type StructType::parse(AsmParser &parser) {
  std::string name;
  SmallVector<Type> fields;
  unsigned alignment = 0;
  bool packed = false;
  if (parser.parseLess() || parser.parseString(&name) || parser.parseComma() ||
      parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                     [&] { return parser.parseType(fields.emplace_back()); }))
    return {};
  while (succeeded(parser.parseOptionalComma())) {
    if (succeeded(parser.parseOptionalKeyword("packed")))
      packed = true;
    else if (parser.parseKeyword("align") || parser.parseEqual() || parser.parseInteger(alignment))
      return {};
  }
  if (parser.parseGreater())
    return {};
  return get(parser.getContext(), name, fields, alignment, packed);
}

void StructType::print(AsmPrinter &printer) const {
  printer << '<';
  printer.printString(getName());
  printer << ", [";
  llvm::interleaveComma(getFields(), printer, [&](Type type) { printer.printType(type); });
  printer << ']';
  if (getAlignment())
    printer << ", align = " << getAlignment();
  if (getPacked())
    printer << ", packed";
  printer << '>';
}

//===--------------------------------------------------------------------------------------------
// Attributes
//===--------------------------------------------------------------------------------------------

Attribute DTypeAttr::parse(AsmParser &parser, Type) {
  if (parser.parseLess())
    return {};
  FailureOr<DType> dtype = parseDType(parser);
  if (failed(dtype) || parser.parseGreater())
    return {};
  return get(parser.getContext(), *dtype);
}

void DTypeAttr::print(AsmPrinter &printer) const { printer << '<' << dtypeName(getValue()) << '>'; }

Attribute ConvsAttr::parse(AsmParser &parser, Type) {
  SmallVector<Conv> values;
  auto parseOne = [&]() -> ParseResult {
    FailureOr<Conv> conv = FieldParser<Conv>::parse(parser);
    if (failed(conv))
      return failure();
    values.push_back(*conv);
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater, parseOne))
    return {};
  return get(parser.getContext(), values);
}

void ConvsAttr::print(AsmPrinter &printer) const {
  printer << '<';
  llvm::interleaveComma(getValues(), printer, [&](Conv conv) { printer << stringifyConv(conv); });
  printer << '>';
}

Attribute BytesAttr::parse(AsmParser &parser, Type type) {
  std::string hex, bytes;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseLess() || parser.parseString(&hex) || parser.parseGreater())
    return {};
  if (!llvm::tryGetFromHex(hex, bytes))
    return parser.emitError(loc, "expected hexadecimal digits"), Attribute();
  if (!type)
    type = NoneType::get(parser.getContext());
  return get(parser.getContext(), bytes, type);
}

void BytesAttr::print(AsmPrinter &printer) const {
  printer << "<\"" << llvm::toHex(getData(), /*LowerCase=*/true) << "\">";
}
