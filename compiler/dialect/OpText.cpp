// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Text of `mojo` operations: shared pieces and mojo.func.
#include "dialect/OpText.h"
#include "mlir/IR/DialectImplementation.h"

using namespace kiln;
using namespace kiln::mojo;
using namespace mlir;

ParseResult mojo::parseConvArgs(OpAsmParser &parser,
                                SmallVectorImpl<OpAsmParser::UnresolvedOperand> &args,
                                ConvsAttr &convs) {
  SmallVector<Conv> values;
  auto parseOne = [&]() -> ParseResult {
    StringRef keyword;
    Conv conv = Conv::Value;
    SMLoc loc = parser.getCurrentLocation();
    if (succeeded(parser.parseOptionalKeyword(&keyword))) {
      std::optional<Conv> known = symbolizeConv(keyword);
      if (!known)
        return parser.emitError(loc, "'") << keyword << "' is not an argument convention";
      conv = *known;
    }
    values.push_back(conv);
    return parser.parseOperand(args.emplace_back());
  };
  // The caller has read the parenthesis.
  SmallVector<OpAsmParser::UnresolvedOperand> probe;
  OpAsmParser::UnresolvedOperand first;
  StringRef keyword;
  SMLoc loc = parser.getCurrentLocation();
  if (succeeded(parser.parseOptionalKeyword(&keyword))) {
    std::optional<Conv> known = symbolizeConv(keyword);
    if (!known)
      return parser.emitError(loc, "'") << keyword << "' is not an argument convention";
    values.push_back(*known);
    if (parser.parseOperand(args.emplace_back()))
      return failure();
  } else {
    OptionalParseResult result = parser.parseOptionalOperand(first);
    if (result.has_value()) {
      if (failed(*result))
        return failure();
      values.push_back(Conv::Value);
      args.push_back(first);
    }
  }
  while (!values.empty() && succeeded(parser.parseOptionalComma()))
    if (parseOne())
      return failure();
  convs = ConvsAttr::get(parser.getContext(), values);
  return success();
}

void mojo::printConvArgs(OpAsmPrinter &printer, Operation *, OperandRange args, ConvsAttr convs) {
  for (unsigned i = 0; i < args.size(); ++i) {
    if (i)
      printer << ", ";
    if (i < convs.size() && convs[i] != Conv::Value)
      printer << stringifyConv(convs[i]) << ' ';
    printer << args[i];
  }
}

ParseResult mojo::parsePointee(OpAsmParser &parser, Type &type) {
  Type pointee;
  unsigned space = 0;
  if (parser.parseType(pointee))
    return failure();
  if (succeeded(parser.parseOptionalKeyword("space")) &&
      (parser.parseLParen() || parser.parseInteger(space) || parser.parseRParen()))
    return failure();
  type = RefType::get(parser.getContext(), pointee, space);
  return success();
}

void mojo::printPointee(OpAsmPrinter &printer, Operation *, Type type) {
  auto ref = dyn_cast<RefType>(type);
  if (!ref) {
    printer << type;
    return;
  }
  printer << ref.getPointee();
  if (ref.getAddressSpace())
    printer << " space(" << ref.getAddressSpace() << ')';
}

Type mojo::numberTypeOf(Type type) {
  MLIRContext *context = type.getContext();
  if (isa<IntegerType, FloatType, IndexType>(type))
    return type;
  if (isa<DTypeCodeType>(type))
    return IntegerType::get(context, 8);
  auto simd = dyn_cast<SimdType>(type);
  if (!simd)
    return {};
  switch (simd.getDtype()) {
  case DType::Float16:
    return Float16Type::get(context);
  case DType::BFloat16:
    return BFloat16Type::get(context);
  case DType::Float32:
    return Float32Type::get(context);
  case DType::Float64:
    return Float64Type::get(context);
  case DType::Float8E5M2:
    return Float8E5M2Type::get(context);
  case DType::Float8E5M2FNUZ:
    return Float8E5M2FNUZType::get(context);
  case DType::Float8E4M3FN:
    return Float8E4M3FNType::get(context);
  case DType::Float8E4M3FNUZ:
    return Float8E4M3FNUZType::get(context);
  case DType::Float8E3M4:
    return Float8E3M4Type::get(context);
  case DType::Float8E8M0FNU:
    return Float8E8M0FNUType::get(context);
  case DType::Float4E2M1FN:
    return Float4E2M1FNType::get(context);
  default:
    return IntegerType::get(context, dtypeBits(simd.getDtype()));
  }
}

ParseResult mojo::parseConstantValue(OpAsmParser &parser, Attribute &value, Type &type) {
  // An integer may be followed by `: T` with T of ours, so it is read before MLIR sees the colon.
  APInt number;
  SMLoc loc = parser.getCurrentLocation();
  OptionalParseResult isNumber = parser.parseOptionalInteger(number);
  if (isNumber.has_value()) {
    if (failed(*isNumber) || parser.parseColonType(type))
      return failure();
    Type numberType = numberTypeOf(type);
    if (auto integer = dyn_cast_or_null<IntegerType>(numberType)) {
      if (number.getSignificantBits() > integer.getWidth() &&
          number.getActiveBits() > integer.getWidth())
        return parser.emitError(loc, "the number doesn't fit");
      value = IntegerAttr::get(integer, number.sextOrTrunc(integer.getWidth()));
    } else if (isa_and_nonnull<IndexType>(numberType)) {
      value = IntegerAttr::get(numberType, number.sextOrTrunc(64));
    } else {
      return parser.emitError(loc, "an integer is no constant of this type");
    }
  } else if (parser.parseAttribute(value)) {
    return failure();
  } else if (parser.parseOptionalKeyword("as").succeeded()) {
    if (parser.parseType(type))
      return failure();
  } else if (auto typed = dyn_cast<TypedAttr>(value)) {
    type = typed.getType();
  } else {
    return parser.emitError(loc, "expected 'as' and a type");
  }
  return success();
}

void mojo::printConstantValue(OpAsmPrinter &printer, Operation *, Attribute value, Type type) {
  auto integer = dyn_cast<IntegerAttr>(value);
  if (integer && integer.getType() == numberTypeOf(type)) {
    integer.getValue().print(printer.getStream(), /*isSigned=*/!integer.getType().isInteger(1));
    printer << " : " << type;
    return;
  }
  printer << value;
  auto typed = dyn_cast<TypedAttr>(value);
  if (!typed || typed.getType() != type)
    printer << " as " << type;
}

ParseResult mojo::parseFieldsOf(OpAsmParser &parser, SmallVectorImpl<Type> &fields, Type &type) {
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseType(type))
    return failure();
  if (auto structType = dyn_cast<StructType>(type)) {
    fields.assign(structType.getFields().begin(), structType.getFields().end());
    return success();
  }
  if (auto array = dyn_cast<ArrayType>(type)) {
    fields.assign(array.getSize(), array.getElement());
    return success();
  }
  return parser.emitError(loc, "expected a struct or array type");
}

void mojo::printFieldsOf(OpAsmPrinter &printer, Operation *, TypeRange, Type type) {
  printer << type;
}

//===--------------------------------------------------------------------------------------------
// mojo.func
//===--------------------------------------------------------------------------------------------

ParseResult FuncOp::parse(OpAsmParser &parser, OperationState &result) {
  MLIRContext *context = parser.getContext();
  Builder builder(context);
  StringRef keyword;
  SMLoc loc = parser.getCurrentLocation();
  if (succeeded(parser.parseOptionalKeyword(&keyword, {"internal", "export", "extern"})))
    result.addAttribute("linkage", LinkageAttr::get(context, *symbolizeLinkage(keyword)));
  StringAttr name;
  if (parser.parseSymbolName(name, SymbolTable::getSymbolAttrName(), result.attributes))
    return failure();

  SmallVector<OpAsmParser::Argument> args;
  SmallVector<Type> inputs;
  SmallVector<Conv> convs;
  auto parseArgument = [&]() -> ParseResult {
    OpAsmParser::Argument arg;
    OptionalParseResult named = parser.parseOptionalArgument(arg);
    if (named.has_value()) {
      if (failed(*named) || parser.parseColon())
        return failure();
    }
    Conv conv = Conv::Value;
    StringRef word;
    SMLoc wordLoc = parser.getCurrentLocation();
    if (succeeded(parser.parseOptionalKeyword(
            &word, {"value", "imm", "mut", "ref", "var", "deinit", "out", "err"})))
      conv = *symbolizeConv(word);
    (void)wordLoc;
    if (parser.parseType(arg.type))
      return failure();
    if (parser.parseOptionalLocationSpecifier(arg.sourceLoc))
      return failure();
    if (named.has_value())
      args.push_back(arg);
    inputs.push_back(arg.type);
    convs.push_back(conv);
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, parseArgument))
    return failure();
  SmallVector<Type> results;
  if (succeeded(parser.parseOptionalArrow()) && parser.parseType(results.emplace_back()))
    return failure();
  result.addAttribute("function_type", TypeAttr::get(builder.getFunctionType(inputs, results)));
  result.addAttribute("arg_conv", ConvsAttr::get(context, convs));

  while (true) {
    if (succeeded(parser.parseOptionalKeyword("raises"))) {
      result.addAttribute("raises", builder.getUnitAttr());
    } else if (succeeded(parser.parseOptionalKeyword("cabi"))) {
      result.addAttribute("cabi", builder.getUnitAttr());
    } else if (succeeded(parser.parseOptionalKeyword("ctor"))) {
      result.addAttribute("ctor", builder.getUnitAttr());
    } else if (succeeded(parser.parseOptionalKeyword("deinit_method"))) {
      result.addAttribute("deinit_method", builder.getUnitAttr());
    } else if (succeeded(parser.parseOptionalKeyword("noreturn"))) {
      result.addAttribute("noreturn", builder.getUnitAttr());
    } else if (succeeded(parser.parseOptionalKeyword("inline"))) {
      if (parser.parseLParen() || parser.parseKeyword(&keyword) || parser.parseRParen())
        return failure();
      std::optional<Inline> inlining = symbolizeInline(keyword);
      if (!inlining)
        return parser.emitError(loc, "expected none, always or never");
      result.addAttribute("inlining", InlineAttr::get(context, *inlining));
    } else if (succeeded(parser.parseOptionalKeyword("display"))) {
      std::string text;
      if (parser.parseLParen() || parser.parseString(&text) || parser.parseRParen())
        return failure();
      result.addAttribute("display", builder.getStringAttr(text));
    } else {
      break;
    }
  }
  if (parser.parseOptionalAttrDictWithKeyword(result.attributes))
    return failure();
  Region *body = result.addRegion();
  if (!args.empty() && args.size() != inputs.size())
    return parser.emitError(loc, "either all arguments have names or none has");
  OptionalParseResult parsed = parser.parseOptionalRegion(*body, args);
  if (parsed.has_value() && failed(*parsed))
    return failure();
  return success();
}

void FuncOp::print(OpAsmPrinter &printer) {
  if (getLinkage() != Linkage::Internal)
    printer << ' ' << stringifyLinkage(getLinkage());
  printer << ' ';
  printer.printSymbolName(getSymName());
  printer << '(';
  ArrayRef<Type> inputs = getFunctionType().getInputs();
  for (unsigned i = 0; i < inputs.size(); ++i) {
    if (i)
      printer << ", ";
    if (!isExternal()) {
      printer.printOperand(getBody().getArgument(i));
      printer << ": ";
    }
    if (convOf(i) != Conv::Value)
      printer << stringifyConv(convOf(i)) << ' ';
    printer << inputs[i];
    if (!isExternal())
      printer.printOptionalLocationSpecifier(getBody().getArgument(i).getLoc());
  }
  printer << ')';
  if (Type result = resultType())
    printer << " -> " << result;
  if (getRaises())
    printer << " raises";
  if (getCabi())
    printer << " cabi";
  if (getCtor())
    printer << " ctor";
  if (getDeinitMethod())
    printer << " deinit_method";
  if (getNoreturn())
    printer << " noreturn";
  if (getInlining() != Inline::None)
    printer << " inline(" << stringifyInline(getInlining()) << ')';
  if (getDisplay()) {
    printer << " display(";
    printer.printString(*getDisplay());
    printer << ')';
  }
  printer.printOptionalAttrDictWithKeyword(
      (*this)->getAttrs(), {"sym_name", "function_type", "arg_conv", "linkage", "raises", "cabi",
                            "ctor", "deinit_method", "noreturn", "inlining", "display"});
  if (!isExternal()) {
    printer << ' ';
    printer.printRegion(getBody(), /*printEntryBlockArgs=*/false, /*printBlockTerminators=*/true);
  }
}

void FuncOp::getAsmBlockArgumentNames(Region &region, OpAsmSetValueNameFn setName) {
  if (!getArgNames() || region.empty())
    return;
  for (auto [arg, name] : llvm::zip(region.getArguments(), *getArgNames()))
    setName(arg, cast<StringAttr>(name).getValue());
}

void LocalOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  if (!getName().empty())
    setName(getResult(), getName());
}
