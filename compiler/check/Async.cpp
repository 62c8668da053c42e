// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Calls of async functions. The call becomes an anonymous struct that holds the arguments, whose `__call__` has the function's body: a
// closure that is called once and consumed by that. The library's `Coroutine._of` puts it on the heap (std.builtin.coroutine).
#include "check/Async.h"
#include "check/Closures.h"
#include "check/FunctionTypes.h"
#include "check/Indexing.h"
#include "check/InlineMlir.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

namespace {

struct AsyncCall {
  Checker &checker;
  Program &program;
  Match &match;
  SourceLoc loc;
  llvm::SmallVector<CapturedVariable, 4> captures;
  llvm::SmallVector<Operand, 4> stored; ///< what each field is made of
  llvm::SmallVector<Operand, 4> borrowed;
  llvm::SmallVector<Origin, 4> origins;

  AsyncCall(Checker &checker, Match &match, SourceLoc loc) : checker(checker), program(checker.program), match(match), loc(loc) {}

  /// Stores one argument: by value when the function owns it or when it is a value that nobody else owns, else its address.
  bool store(Operand operand, const FunctionTypeArg &declared) {
    if (operand.kind == Operand::Property)
      operand = checker.readProperty(operand);
    CapturedVariable capture;
    capture.name = declared.name;
    capture.loc = loc;
    capture.type = declared.type;
    bool owned = declared.convention == Convention::Var || declared.convention == Convention::Deinit;
    bool byPlace = declared.convention == Convention::Mut || declared.convention == Convention::Ref;
    if (!byPlace)
      operand = checker.convert(operand, declared.type, loc);
    if (operand.isError())
      return false;
    bool inPlace = operand.isPlace() && !operand.transferred;
    if (owned || (!byPlace && (!inPlace || program.isValueType(declared.type)))) {
      capture.isOwned = true;
      capture.isMutable = owned;
      if (operand.isConstant())
        operand = checker.materialize(operand, loc, /*keepType=*/true);
      if (!program.isValueType(declared.type))
        operand = checker.owned(operand, loc);
    } else {
      operand = checker.asPlace(operand, loc);
      capture.isMutable = byPlace && operand.isMutable;
      if (operand.origin)
        origins.push_back(checker.values.withMutability(operand.origin, capture.isMutable));
      borrowed.push_back(operand);
    }
    if (operand.isError())
      return false;
    if (operand.type && operand.type->hasOrigins)
      checker.values.collectOrigins(operand.type, origins);
    captures.push_back(capture);
    stored.push_back(operand);
    return true;
  }

  bool storeAll() {
    for (auto [i, matched] : llvm::enumerate(match.args)) {
      const FunctionTypeArg &declared = matched.declared.type ? matched.declared : match.signature->args[i];
      if (declared.star != FunctionTypeArg::None) {
        checker.notSupported(loc, "variadic arguments of async functions");
        return false;
      }
      Operand operand;
      if (matched.arguments.empty())
        operand = checker.defaultArgument(*matched.defaultExpr, match.scope, declared.type);
      else
        operand = match.operands[matched.arguments[0]].operand;
      if (operand.isError() || !store(operand, declared))
        return false;
    }
    return true;
  }

  /// The declaration of `__call__`: the function's body with nothing but a receiver, which the call consumes.
  const ast::FunctionDecl *callDeclaration() {
    ast::FunctionDecl *copy = withReceiver(program, *match.function->syntax, "__coroutine", ast::Convention::Deinit);
    copy->signature.args.args = copy->signature.args.args.take_front(1);
    copy->signature.params = {};
    copy->signature.asyncLoc = SourceLoc();
    return copy;
  }

  /// The struct of the stored call.
  Type frameType() {
    FunctionInfo *function = match.function;
    // The instance gives the scope in which the body is checked.
    FunctionInstance *instance = program.instance(function, match.self, match.scope, *match.signature, loc, checker.function);
    StructInfo &info = program.impl->structs.emplace_back();
    info.name = function->name;
    info.module = function->module;
    info.scope = instance->scope;
    info.loc = loc;
    info.qualifiedName = instance->symbol + ".call#" + std::to_string(program.values.freshOriginId());
    info.closure = new (program.values.allocator().Allocate<ClosureData>()) ClosureData();
    info.closure->display = "async def " + function->name.str().str();
    info.closure->captures.assign(captures.begin(), captures.end());
    info.closure->called = function->closure;
    Type address = parseMlirType(program, "!mojo.ptr");
    for (auto [index, capture] : llvm::enumerate(captures)) {
      FieldInfo field;
      field.name = capture.name;
      field.fixedType = capture.isOwned ? capture.type : address;
      Member member;
      member.kind = Member::Field;
      member.field = index;
      member.loc = loc;
      info.members[program.names.get(("capture " + capture.name.str()).str())] = member;
      info.fields.push_back(field);
    }
    llvm::SmallVector<Const, 4> args;
    for (Origin origin : origins)
      args.push_back(program.values.origin(origin, checker.originType(origin)));
    Type type = program.values.structType(&info, args);
    FunctionInfo *call = indexFunction(program, function->module, *callDeclaration());
    call->name = program.names.get("__call__");
    call->structInfo = &info;
    call->scope = instance->scope;
    call->isNested = true;
    call->closure = &info;
    call->isStatic = call->isExport = false;
    info.closure->call = call;
    Member &member = info.members[call->name];
    member.kind = Member::Methods;
    member.methods.push_back(call);
    member.loc = loc;
    FunctionTypeData plain;
    plain.result = match.signature->result;
    plain.raises = match.signature->raises;
    const FunctionTypeData *signature = program.values.functionType(plain)->function;
    program.facts(type).callSignature = signature;
    program.facts(program.facts(type).canonical).callSignature = signature;
    return type;
  }

  /// The stored call as a value.
  Operand frame(Type type) {
    Emitter &emitter = *checker.emitter;
    StructInfo &info = *type.structInfo();
    Type address = parseMlirType(program, "!mojo.ptr");
    for (auto [capture, operand] : llvm::zip(captures, stored))
      if (!capture.isOwned)
        operand = Operand::ofValue(emitter.refToPtr(operand.ir), address, loc);
    if (program.isValueType(type)) {
      llvm::SmallVector<IRValue, 4> fields;
      for (Operand &operand : stored)
        fields.push_back(checker.rvalue(operand));
      return Operand::ofValue(emitter.structCreate(type, fields), type, loc);
    }
    IRValue slot = checker.newTemporary(type, loc).ir;
    IRValue object = emitter.alias(slot);
    for (auto [index, operand] : llvm::enumerate(stored))
      if (llvm::failed(checker.initialize(emitter.field(object, type, unsigned(index)), info.fields[index].fixedType, operand, loc)))
        return Operand::error(loc);
    emitter.markInitialized(slot);
    return Operand::ofTemporary(slot, type, loc);
  }

  /// `Coroutine[T, origins]`, or `RaisingCoroutine[T, origins]`.
  Type coroutineType() {
    bool raises = match.signature->raises && !match.signature->raises.isNever();
    if (raises && match.signature->raises != program.errorStructType()) {
      checker.notSupported(loc, "async functions that raise another type than Error");
      return Type();
    }
    ModuleInfo *prelude = program.preludeModule();
    Entity entity = prelude ? program.lookupInModule(prelude, program.names.get(raises ? "RaisingCoroutine" : "Coroutine")) : Entity();
    if (entity.kind != Entity::Struct || entity.structInfo->params.size() != 2) {
      checker.notSupported(loc, "calls of async functions without the library's coroutines");
      return Type();
    }
    Origin all = origins.empty() ? program.values.emptyOrigin(true) : program.values.unionOf(origins);
    return program.values.structType(entity.structInfo, {program.values.typeConst(match.signature->result),
                                                         program.values.origin(all, program.roleType(Role::OriginSet))});
  }

  Operand emit() {
    if (!match.function || !match.function->syntax)
      return checker.notSupported(loc, "calls of async functions through values");
    if (match.signature->resultIsRef)
      return checker.notSupported(loc, "async functions that return references");
    if (checker.isComptime() && !checker.unevaluated && !checker.archetypes)
      return checker.notSupported(loc, "calls of async functions at compile time");
    if (!checker.emitter || checker.unevaluated || checker.archetypes) {
      Type type = coroutineType();
      return type ? Operand::ofValue({}, type, loc) : Operand::error(loc);
    }
    if (!storeAll())
      return Operand::error(loc);
    Type type = coroutineType();
    if (!type)
      return Operand::error(loc);
    Type frame = frameType();
    Argument argument;
    argument.operand = this->frame(frame);
    argument.loc = loc;
    if (argument.operand.isError())
      return Operand::error(loc);
    Operand callee;
    callee.kind = Operand::Overloads;
    callee.functions = program.values.copyArray<FunctionInfo *>(program.methodsOf(type, program.names.get("_of"), type.structInfo()->module));
    callee.baseType = type;
    callee.loc = loc;
    callee.explicitParams = std::make_shared<BoundParameters>();
    callee.explicitParams->scope = checker.scope;
    BoundParameter parameter;
    parameter.value = program.values.typeConst(frame);
    parameter.loc = loc;
    callee.explicitParams->items.push_back(parameter);
    Operand result = checker.call(callee, argument, loc);
    for (const Operand &place : borrowed)
      if (place.tracked && place.ir)
        checker.emitter->keep(place.ir);
    return result;
  }
};

} // namespace

Operand emitAsyncCall(Checker &checker, Match &match, SourceLoc loc) { return AsyncCall(checker, match, loc).emit(); }

} // namespace kiln
