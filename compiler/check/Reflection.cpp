// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Intrinsics that answer questions: types and their fields, compile-time lists, origins, the target, the build, source places.
#include "check/FunctionTypes.h"
#include "check/CompileFunction.h"
#include "check/InlineMlir.h"
#include "check/Intrinsics.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/Reflection.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

namespace kiln {

using Call = IntrinsicCall;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static std::optional<Operand> typeIntrinsic(Call &call, llvm::StringRef name) {
  Program &program = call.program;
  Type type = call.typeParam("T");
  auto unknown = [&]() -> Operand { return Operand::ofConstant(call.checker.values.symbolic(call.match.signature->result, name), call.loc); };
  bool open = type && (type.isArchetype() || type.isUnknown() || !type.isConcrete());
  if (name == "size_of" || name == "align_of") {
    if (!type)
      return Operand::error(call.loc);
    if (open)
      return unknown();
    return call.integer(int64_t(name == "size_of" ? program.sizeOf(type) : program.alignOf(type)));
  }
  if (name == "type_name") {
    if (!type)
      return Operand::error(call.loc);
    return call.payload(reflectedName(program, type, NameStyle(call.intParam("style").value_or(0))));
  }
  if (name == "is_struct")
    return call.boolean(type && (type.isStruct() || type.kind() == TypeKind::Mlir));
  auto fieldCount = [&]() -> int64_t { return type.isStruct() ? int64_t(program.fieldTypes(type).size()) : 1; };
  if (name == "struct_field_count") {
    if (!type)
      return Operand::error(call.loc);
    return open && !type.isStruct() ? unknown() : call.integer(fieldCount());
  }
  auto index = [&]() -> std::optional<unsigned> {
    auto number = call.intParam("index");
    if (!number || *number < 0 || *number >= fieldCount() || !type.isStruct()) {
      call.checker.error(call.loc, diag::FieldIndexOutOfRange, number.value_or(-1), call.checker.print(type));
      return std::nullopt;
    }
    return unsigned(*number);
  };
  if (name == "struct_field_name") {
    if (!type)
      return Operand::error(call.loc);
    if (open && !type.isStruct())
      return unknown();
    auto at = index();
    return at ? call.payload(type.structInfo()->fields[*at].name.str()) : Operand::error(call.loc);
  }
  if (name == "struct_field_index") {
    auto wanted = call.textParam("name");
    if (!type || !wanted)
      return Operand::error(call.loc);
    if (type.isStruct())
      for (auto [position, field] : llvm::enumerate(type.structInfo()->fields))
        if (field.name.str() == *wanted)
          return call.integer(int64_t(position));
    call.checker.error(call.loc, diag::UnknownField, call.checker.print(type), *wanted);
    return Operand::error(call.loc);
  }
  if (name == "struct_field_types") {
    if (!type)
      return Operand::error(call.loc);
    if (open && !type.isStruct())
      return unknown();
    llvm::SmallVector<Const, 8> types;
    if (type.isStruct())
      for (Type field : program.fieldTypes(type))
        types.push_back(call.checker.values.typeConst(field));
    else
      types.push_back(call.checker.values.typeConst(type));
    return Operand::ofConstant(call.checker.values.list(Type(), types), call.loc);
  }
  if (name == "struct_field_offset") {
    if (!type)
      return Operand::error(call.loc);
    auto at = index();
    return at ? call.integer(int64_t(fieldOffset(program, type, *at))) : Operand::error(call.loc);
  }
  if (name == "type_eq") {
    Type other = call.typeParam("U");
    if (!type || !other)
      return Operand::error(call.loc);
    return call.boolean(call.checker.values.eraseOrigins(type) == call.checker.values.eraseOrigins(other));
  }
  if (name == "copy_is_trivial")
    return type ? (open ? unknown() : call.boolean(program.copyOf(type) == Lifecycle::Trivial)) : Operand::error(call.loc);
  if (name == "move_is_trivial")
    return type ? (open ? unknown() : call.boolean(program.moveOf(type) == Lifecycle::Trivial)) : Operand::error(call.loc);
  if (name == "destroy_is_trivial")
    return type ? (open ? unknown() : call.boolean(program.destroyOf(type) == Lifecycle::Trivial)) : Operand::error(call.loc);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

/// `mapper[arguments]`; null after a diagnostic.
static Const apply(Call &call, Const mapper, llvm::ArrayRef<Const> arguments) {
  // A struct with open parameters maps them to its types.
  bool isOpenStruct = mapper && mapper.isType() && mapper.asType().isStruct() && mapper.asType().hasUnbound();
  if (!isOpenStruct && (!mapper || mapper.kind() != ConstKind::Generator)) {
    call.fail("a mapper that is not a parametric comptime declaration");
    return {};
  }
  BoundParameters items;
  items.scope = call.checker.scope;
  for (Const argument : arguments) {
    BoundParameter item;
    item.value = argument;
    item.loc = call.loc;
    items.items.push_back(item);
  }
  if (!isOpenStruct)
    return bindAlias(call.checker, mapper, items, call.loc);
  Type bound = bindStruct(call.checker, mapper.asType(), items, call.loc, /*inferRest=*/false);
  return bound.isError() ? Const() : call.checker.values.typeConst(bound);
}

/// Returns the type that `mapper` declares for its values, as the type of an empty list's elements. Null where it depends on parameters.
static Type declaredResult(Call &call, Const mapper) {
  if (!mapper || mapper.kind() != ConstKind::Generator || !mapper->alias->syntax->type)
    return Type();
  Checker sub(call.program, mapper->alias->scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(call.program.diags);
  Type type = sub.evaluateType(*mapper->alias->syntax->type, /*allowUnbound=*/true);
  return type && type.isStruct() && !type.hasUnbound() ? type : Type();
}

static std::optional<Operand> listIntrinsic(Call &call, llvm::StringRef name) {
  Program &program = call.program;
  ValueContext &values = call.checker.values;
  auto list = call.listParam("list");
  auto made = [&](llvm::ArrayRef<Const> elements) { return Operand::ofConstant(values.list(Type(), elements), call.loc); };
  auto error = [&] { return Operand::error(call.loc); };
  auto entryIndex = [&]() -> std::optional<size_t> {
    auto number = call.intParam("index");
    if (!list || !number || *number < 0 || size_t(*number) >= list->size()) {
      call.checker.error(call.loc, diag::ListEntryOutOfRange, number.value_or(-1), list ? list->size() : 0);
      return std::nullopt;
    }
    return size_t(*number);
  };
  auto constant = [&](Const value) {
    Entity entity;
    entity.kind = Entity::Value;
    entity.value = value;
    return call.checker.operandOf(entity, Identifier(), call.loc);
  };
  if (name == "list_size")
    return list ? call.integer(int64_t(list->size())) : error();
  if (name == "list_get_type" || name == "list_get_value") {
    auto at = entryIndex();
    return at ? constant((*list)[*at]) : error();
  }
  if (name == "list_storage" || name == "list_storage_offset" || name == "list_union_storage") {
    if (!list)
      return error();
    llvm::SmallVector<Type, 8> types;
    for (Const element : *list)
      types.push_back(element.asType());
    if (llvm::any_of(types, [](Type type) { return !type || !type.isConcrete(); }))
      return Operand::ofConstant(values.symbolic(call.match.signature->result, name), call.loc);
    if (name == "list_storage_offset") {
      auto at = entryIndex();
      return at ? call.integer(int64_t(listStorageOffset(program, types, unsigned(*at)))) : error();
    }
    return Operand::ofConstant(values.typeConst(name == "list_storage" ? listStorage(program, types) : listUnionStorage(program, types)), call.loc);
  }
  if (name == "list_values_address") {
    if (!list)
      return error();
    MemoryImage all;
    uint64_t stride = 0;
    Type type = call.typeParam("T");
    if (type && type.isConcrete())
      stride = program.sizeOf(type);
    for (auto [index, element] : llvm::enumerate(*list)) {
      Const value = element;
      if (type && value.type() != type) {
        Operand converted = call.checker.convert(Operand::ofConstant(value, call.loc), type, call.loc);
        value = converted.isConstant() ? converted.constant : Const();
      }
      if (!value)
        return error();
      if (value.isImage())
        all.insert(index * stride, *value->image);
    }
    Type pointer = call.match.signature->result;
    Const pointing = values.image(pointer, MemoryImage::pointerTo(all));
    if (call.checker.emitter)
      return Operand::ofValue(call.checker.emitter->constant(pointing), pointer, call.loc);
    return Operand::ofConstant(pointing, call.loc);
  }
  if (name == "list_concat") {
    auto a = call.listParam("a"), b = call.listParam("b");
    if (!a || !b)
      return error();
    llvm::SmallVector<Const, 8> all(a->begin(), a->end());
    all.append(b->begin(), b->end());
    return made(all);
  }
  if (name == "list_slice") {
    auto start = call.intParam("start"), end = call.intParam("end");
    if (!list || !start || !end)
      return error();
    int64_t first = std::max<int64_t>(*start, 0), last = std::min<int64_t>(*end, list->size());
    return made(last > first ? list->slice(first, last - first) : llvm::ArrayRef<Const>());
  }
  if (name == "list_reverse") {
    if (!list)
      return error();
    llvm::SmallVector<Const, 8> all(llvm::reverse(*list));
    return made(all);
  }
  if (name == "list_splat") {
    auto count = call.intParam("count");
    Const entry = call.param("entry");
    if (!count || !entry)
      return error();
    llvm::SmallVector<Const, 8> all(size_t(std::max<int64_t>(*count, 0)), entry);
    return made(all);
  }
  Const mapper = call.param("mapper");
  auto mapped = [&](llvm::ArrayRef<Const> all) {
    return Operand::ofConstant(values.list(all.empty() ? declaredResult(call, mapper) : Type(), all), call.loc);
  };
  Const predicate = call.param("predicate"), reducer = call.param("reducer");
  if (name == "list_tabulate") {
    auto count = call.intParam("count");
    if (!count)
      return error();
    llvm::SmallVector<Const, 8> all;
    for (int64_t i = 0; i < *count; ++i) {
      Const value = apply(call, mapper, program.intConst(i));
      if (!value)
        return error();
      all.push_back(value);
    }
    return mapped(all);
  }
  if (name == "list_map") {
    if (!list)
      return error();
    llvm::SmallVector<Const, 8> all;
    for (Const element : *list) {
      Const value = apply(call, mapper, element);
      if (!value)
        return error();
      all.push_back(value);
    }
    return mapped(all);
  }
  if (name == "list_filter_idx" || name == "list_any" || name == "list_all") {
    if (!list)
      return error();
    llvm::SmallVector<Const, 8> kept;
    for (auto [index, element] : llvm::enumerate(*list)) {
      Const value = name == "list_filter_idx" ? apply(call, predicate, {element, program.intConst(int64_t(index))})
                                              : apply(call, predicate, element);
      auto truth = value ? value.asBool() : std::nullopt;
      if (!truth)
        return error();
      if (name == "list_any" && *truth)
        return call.boolean(true);
      if (name == "list_all" && !*truth)
        return call.boolean(false);
      if (*truth)
        kept.push_back(element);
    }
    return name == "list_filter_idx" ? made(kept) : call.boolean(name == "list_all");
  }
  if (name == "list_reduce" || name == "list_reduce_idx") {
    Const value = call.param("base");
    if (!list || !value)
      return error();
    for (auto [index, element] : llvm::enumerate(*list)) {
      value = name == "list_reduce" ? apply(call, reducer, {value, element})
                                    : apply(call, reducer, {value, element, program.intConst(int64_t(index))});
      if (!value)
        return error();
    }
    return constant(value);
  }
  if (name == "list_all_conform_to") {
    Const trait = call.param("Trait");
    if (!list || !trait || !trait.isType())
      return error();
    Type bound = trait.asType();
    if (bound.kind() == TypeKind::Metatype)
      bound = bound->inner;
    if (bound.kind() != TypeKind::Trait)
      return error();
    for (Const element : *list)
      if (!element.isType() || !program.conforms(element.asType(), bound))
        return call.boolean(false);
    return call.boolean(true);
  }
  if (name == "list_contains_type") {
    Type type = call.typeParam("T");
    if (!list || !type)
      return error();
    for (Const element : *list)
      if (element.isType() && values.eraseOrigins(element.asType()) == values.eraseOrigins(type))
        return call.boolean(true);
    return call.boolean(false);
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Target and build
//===----------------------------------------------------------------------===//

static llvm::Triple tripleOf(Program &program) {
  return llvm::Triple(program.options.triple.empty() ? llvm::sys::getDefaultTargetTriple() : program.options.triple);
}

static bool hasFeature(Program &program, llvm::StringRef name) {
  llvm::StringRef features = program.options.features;
  std::optional<bool> explicitly;
  while (!features.empty()) {
    auto [feature, rest] = features.split(',');
    features = rest;
    if (feature.size() > 1 && feature.drop_front() == name)
      explicitly = feature.front() == '+';
  }
  if (explicitly)
    return *explicitly;
  bool native = program.options.triple.empty() && (program.options.cpu.empty() || program.options.cpu == "native" ||
                                                   program.options.cpu == llvm::sys::getHostCPUName());
  if (native) {
    auto host = llvm::sys::getHostCPUFeatures();
    auto it = host.find(name);
    return it != host.end() && it->second;
  }
  return name == "sse2" || name == "sse";
}

static std::optional<Operand> targetIntrinsic(Call &call, llvm::StringRef name) {
  Program &program = call.program;
  auto key = call.textParam("key");
  if (name == "target_string") {
    llvm::Triple triple = tripleOf(program);
    std::string text;
    if (key == "triple")
      text = triple.str();
    else if (key == "os")
      text = triple.isOSDarwin() ? "darwin" : triple.getOSName().str();
    else if (key == "arch")
      text = triple.getArchName().str();
    else if (key == "cpu")
      text = program.options.cpu.empty() || program.options.cpu == "native" ? llvm::sys::getHostCPUName().str() : program.options.cpu;
    else if (key == "vendor")
      text = triple.isNVPTX() ? "nvidia" : triple.isAMDGPU() ? "amd" : "";
    return call.payload(text);
  }
  if (name == "target_int") {
    int64_t value = 0;
    if (key == "simd_bits")
      value = hasFeature(program, "avx512f") ? 512 : hasFeature(program, "avx") ? 256 : 128;
    else if (key == "pointer_bits")
      value = 64;
    else if (key == "little_endian")
      value = tripleOf(program).isLittleEndian();
    return call.integer(value);
  }
  if (name == "target_has_feature") {
    auto feature = call.textParam("name");
    return feature ? call.boolean(hasFeature(program, *feature)) : Operand::error(call.loc);
  }
  if (name == "define_kind" || name == "define_value") {
    auto wanted = call.textParam("name");
    if (!wanted)
      return Operand::error(call.loc);
    std::string value;
    int64_t kind = 0;
    for (auto &[have, given] : program.options.defines)
      if (have == *wanted) {
        kind = given.empty() ? 1 : 2;
        value = given;
      }
    return name == "define_kind" ? call.integer(kind) : call.payload(value);
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Source places, functions, origins
//===----------------------------------------------------------------------===//

static Operand sourcePlace(Call &call, SourceLoc loc) {
  Checker &checker = call.checker;
  Type type = call.match.signature->result;
  std::string file = "<unknown location in parameter context>";
  int64_t line = 0, column = 0;
  if (checker.emitter)
    if (const SourceFile *source = call.program.sources.fileOf(loc)) {
      LineColumn place = call.program.sources.lineColumn(loc);
      llvm::SmallString<128> path(source->path());
      llvm::sys::fs::make_absolute(path);
      llvm::sys::path::remove_dots(path);
      file = path.str().str();
      line = place.line;
      column = place.column;
    }
  llvm::ArrayRef<Type> fields = type.isStruct() ? call.program.fieldTypes(type) : llvm::ArrayRef<Type>();
  if (fields.size() != 4)
    return call.fail("source locations without the library's SourceLocation");
  llvm::SmallVector<Const, 4> parts = {call.program.intConst(line), call.program.intConst(column),
                                       checker.values.image(fields[2], MemoryImage::ofString(file)), call.program.intConst(int64_t(file.size()))};
  MemoryImage image;
  for (auto [index, part] : llvm::enumerate(parts))
    image.insert(fieldOffset(call.program, type, unsigned(index)), *part->image);
  return Operand::ofConstant(checker.values.image(type, image), call.loc);
}

/// The place of the call some levels up. A body is shared by all who call it, so the answer comes with each call.
static Operand callPlace(Call &call) {
  Emitter *emitter = call.checker.emitter.get();
  int64_t levels = call.intParam("inline_count").value_or(1);
  if (!emitter || levels < 1)
    return sourcePlace(call, SourceLoc());
  std::string error;
  std::pair<std::string, const void *> attribute = {"levels", integerAttribute(call.program, levels)};
  Type pointer = parseMlirType(call.program, "!mojo.ptr");
  auto record = emitter->operation("mojo.call_location", {}, attribute, call.program.lowerType(pointer), false, error);
  if (llvm::failed(record))
    return call.fail(error);
  Type type = call.match.signature->result;
  return Operand::ofValue(emitter->load(emitter->ptrToRef(record->front(), type), type), type, call.loc);
}

static std::optional<Operand> placeIntrinsic(Call &call, llvm::StringRef name) {
  ValueContext &values = call.checker.values;
  auto originOperand = [&](Origin origin) { return Operand::ofConstant(values.origin(origin, call.checker.originType(origin)), call.loc); };
  auto mutability = [&] {
    Const flag = call.param("mut");
    return flag ? flag.asBool().value_or(false) : false;
  };
  if (name == "origin_static")
    return originOperand(values.staticOrigin());
  if (name == "origin_untracked")
    return originOperand(values.emptyOrigin(mutability()));
  if (name == "origin_any")
    return originOperand(values.anyOrigin(mutability()));
  if (name == "current_location")
    return sourcePlace(call, call.loc);
  if (name == "call_location")
    return callPlace(call);
  if (name == "current_function_name")
    return call.payload(call.checker.function ? call.checker.function->info->name.str() : "");
  if (name == "function_name" || name == "linkage_name" || name == "function_address" || name == "compile_function") {
    Const func = call.param("func");
    if (func && func.isType() && func.asType().kind() == TypeKind::FunctionLiteral)
      func = func.asType()->value;
    if (!func || func.kind() != ConstKind::Function)
      return call.fail("this use of a function as a parameter");
    if (name == "function_name")
      return call.payload(func->function->name.str());
    FunctionInstance *instance = call.checker.instanceOfConstant(func, call.loc);
    if (!instance)
      return Operand::error(call.loc);
    if (name == "linkage_name")
      return call.payload(instance->symbol);
    if (name == "compile_function") {
      std::string error;
      auto text = compileFunction(call.program, *instance, call.textParam("kind").value_or(""), error);
      if (text)
        return call.payload(*text);
      if (!error.empty())
        call.checker.error(call.loc, diag::CompileFunctionFailed, instance->display, error);
      return Operand::error(call.loc);
    }
    Type result = call.match.signature->result;
    if (call.checker.emitter)
      return Operand::ofValue(call.checker.emitter->functionPointer(*instance), result, call.loc);
    return Operand::ofConstant(values.image(result, MemoryImage::ofFunction(instance->symbol)), call.loc);
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// Answers questions about the signature of the parameter `func`.
static std::optional<Operand> signatureIntrinsic(Call &call, llvm::StringRef name) {
  if (name != "function_argument_count" && name != "function_argument_kind" && name != "function_argument_type" && name != "function_result_type")
    return std::nullopt;
  ValueContext &values = call.checker.values;
  Const func = call.param("func");
  if (func && func.isType() && func.asType().kind() == TypeKind::FunctionLiteral)
    func = func.asType()->value;
  if (func && func.kind() != ConstKind::Function && func.isSymbolic())
    return Operand::ofConstant(values.symbolic(call.match.signature->result, name), call.loc);
  const FunctionTypeData *signature = signatureOf(call.program, func);
  if (name == "function_argument_count")
    return call.integer(signature ? int64_t(signature->args.size()) : -1);
  if (!signature)
    return call.fail("this use of a function as a parameter");
  if (name == "function_result_type")
    return Operand::ofConstant(values.typeConst(signature->result), call.loc);
  auto index = call.intParam("index");
  if (!index || *index < 0 || *index >= int64_t(signature->args.size())) {
    call.checker.error(call.loc, diag::ListEntryOutOfRange, index.value_or(-1), signature->args.size());
    return Operand::error(call.loc);
  }
  const FunctionTypeArg &argument = signature->args[size_t(*index)];
  if (name == "function_argument_kind")
    return call.integer(int64_t(argument.convention) + 8 * int64_t(argument.star));
  return Operand::ofConstant(values.typeConst(argument.type), call.loc);
}

std::optional<Operand> reflectionIntrinsic(Call &call, llvm::StringRef name) {
  if (auto result = typeIntrinsic(call, name))
    return result;
  if (name.starts_with("list_"))
    return listIntrinsic(call, name);
  if (auto result = signatureIntrinsic(call, name))
    return result;
  if (auto result = targetIntrinsic(call, name))
    return result;
  return placeIntrinsic(call, name);
}

//===----------------------------------------------------------------------===//
// Compile-time containers
//===----------------------------------------------------------------------===//

/// The integer in `bytes` at `offset`.
static std::optional<uint64_t> wordAt(const MemoryImage &image, uint64_t offset) {
  if (offset + 8 > image.size())
    return std::nullopt;
  return image.readInteger(offset, 8);
}

std::string Checker::comptimeText(Const value) {
  if (!value)
    return "";
  if (auto text = value.asString())
    return text->str();
  if (auto text = stringLiteralValue(program, value.type()))
    return text->str();
  if (!value.isImage())
    return "";
  if (program.isRole(value.type(), Role::StringSpan)) {
    // Pointer and length, in this order.
    const MemoryImage &image = *value->image;
    const Relocation *pointer = image.relocationAt(0);
    auto length = wordAt(image, 8);
    if (!pointer || !length)
      return "";
    MemoryImage bytes = image.pointee(0);
    uint64_t count = std::min<uint64_t>(*length, bytes.size());
    return std::string(bytes.bytes().begin(), bytes.bytes().begin() + count);
  }
  Checker inner(program, scope, Mode::Comptime);
  DiagnosticCapture capture(diags);
  if (program.isRole(value.type(), Role::String)) {
    // A span of it would point into an argument that is gone after the call.
    auto id = [&](llvm::StringRef text) { return program.names.get(text); };
    ModuleInfo *module = program.findModule("std.collections.string.string");
    Entity copy = module ? program.lookupInModule(module, id("_comptime_text")) : Entity();
    if (!copy)
      return "";
    llvm::SmallVector<Argument, 1> args(1);
    args[0].operand = Operand::ofConstant(value, SourceLoc());
    Operand span = inner.call(inner.operandOf(copy, id("_comptime_text"), SourceLoc()), args, SourceLoc());
    return span.isConstant() && program.isRole(span.type, Role::StringSpan) ? comptimeText(span.constant) : "";
  }
  // Everything else that is text can be seen as a span.
  for (llvm::StringRef method : {"as_string_span", "as_string_slice"}) {
    if (!inner.hasMethod(value.type(), method))
      continue;
    Operand span = inner.callMethod(Operand::ofConstant(value, SourceLoc()), method, {}, SourceLoc());
    if (span.isConstant() && program.isRole(span.type, Role::StringSpan))
      return comptimeText(span.constant);
  }
  return "";
}

bool Checker::runComptimeIterator(Operand iterable, llvm::SmallVectorImpl<Const> &out, SourceLoc loc) {
  Type type = iterable.type;
  if (iterable.isConstant() && iterable.constant.isImage()) {
    const MemoryImage &image = *iterable.constant->image;
    if (program.isRole(type, Role::List)) {
      // The elements stand behind the first pointer; the length is the first word after it.
      Type element = type.args().front().asType();
      auto length = wordAt(image, 8);
      const Relocation *pointer = image.relocationAt(0);
      if (length && *length == 0)
        return true;
      if (element && length && pointer) {
        MemoryImage data = image.pointee(0);
        uint64_t size = program.sizeOf(element);
        for (uint64_t i = 0; i < *length; ++i)
          out.push_back(size ? values.image(element, data.slice(i * size, size, program.alignOf(element))) : values.structValue(element));
        return true;
      }
    }
    if (program.isRole(type, Role::Array) && type.args().size() >= 2) {
      Type element = type.args()[0].asType();
      auto count = type.args()[1].asInt64();
      if (element && count) {
        uint64_t size = program.sizeOf(element);
        for (int64_t i = 0; i < *count; ++i)
          out.push_back(size ? values.image(element, image.slice(uint64_t(i) * size, size, program.alignOf(element)))
                             : values.structValue(element));
        return true;
      }
    }
  }
  // Anything else by the iterator protocol, run in the interpreter.
  Checker inner(program, scope, Mode::Comptime);
  inner.function = function;
  inner.outer = outer;
  Operand iterator = iterable;
  if (!inner.hasMethod(type, "__next__") || inner.hasMethod(type, "__iter__"))
    iterator = inner.callMethod(iterable, "__iter__", {}, loc);
  if (iterator.isError())
    return false;
  if (!iterator.isConstant() || !iterator.constant.isImage()) {
    notSupported(loc, "a 'comptime for' over '" + print(type) + "'");
    return false;
  }
  auto methods = program.methodsOf(iterator.type, program.names.get("__next__"), scope->enclosingModule());
  FunctionInstance *next =
      methods.empty() ? nullptr : instanceOfConstant(values.function(methods.front(), nullptr, iterator.type, {}, Type()), loc);
  if (!next) {
    notSupported(loc, "a 'comptime for' over '" + print(type) + "'");
    return false;
  }
  return program.iterate(*next, iterator.constant, out, loc);
}

} // namespace kiln
