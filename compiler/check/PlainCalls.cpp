// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Calls that need no resolution (PlainCalls.h).
#include "check/PlainCalls.h"
#include "check/Literals.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"

namespace kiln {

/// Whether values of `type` are passed in registers and refer to nothing.
static bool isPlainValue(Program &program, Type type) {
  return type && type.isStruct() && type.isConcrete() && !type->hasOrigins && program.isValueType(type);
}

/// `closed` is null if the types in the declaration are known to be those of every call.
static bool isPlainArgument(Program &program, const ast::ArgDecl &decl, const FunctionTypeArg &arg, Type self, Scope *closed) {
  if (arg.star != FunctionTypeArg::None || arg.inMemory || arg.keywordOnly)
    return false;
  if (closed) {
    Type declared = decl.type ? program.impl->declaredTypes.lookup({decl.type, closed}) : self;
    if (!declared || declared != arg.type)
      return false;
  }
  if (arg.convention == Convention::Mut)
    return arg.type.isStruct() && !arg.type->hasOrigins;
  return (arg.convention == Convention::Imm || arg.convention == Convention::Var) && isPlainValue(program, arg.type);
}

static bool mayRaise(const FunctionTypeData &signature) { return signature.raises && !signature.raises.isNever(); }

static bool isPlain(Program &program, const FunctionInfo &info, const FunctionTypeData &signature, Type self, Scope *closed) {
  if (!info.syntax || !info.intrinsic.empty() || !info.deprecated.empty() || !info.unavailable.empty() ||
      program.options.warnOnUnstableApis || signature.isAsync || signature.resultIsRef || signature.result.isNever())
    return false;
  if (mayRaise(signature) && (!signature.raises.isStruct() || !signature.raises.isConcrete() || signature.raises->hasOrigins))
    return false;
  bool hasResult = !program.isRole(signature.result, Role::NoneType);
  if (hasResult && !isPlainValue(program, signature.result))
    return false;
  unsigned index = 0, places = 0;
  for (const ast::ArgDecl *decl : info.syntax->signature.args.args) {
    if (decl->convention == ast::Convention::Out || index >= signature.args.size() ||
        !isPlainArgument(program, *decl, signature.args[index], self, closed))
      return false;
    places += signature.args[index++].convention == Convention::Mut;
  }
  // With one place that is changed and values beside it nothing can overlap.
  return index == signature.args.size() && places <= 1;
}

/// Whether the declaration of a function of the user says that its calls are plain; makes its instance.
static FunctionInstance *plainByDeclaration(Checker &checker, FunctionInfo *info, Type self, SourceLoc loc) {
  Program &program = checker.program;
  if (self || !info->isUserCode() || !info->syntax || info->isMethod() || info->isNested || info->isExtension ||
      !info->scope || info->scope->kind != Scope::Module || !info->syntax->signature.params.params.empty() ||
      !info->syntax->signature.wheres.empty() || !program.impl->triedAsPlain.insert(info).second)
    return nullptr;
  const FunctionTypeData *signature = signatureOf(program, program.values.function(info, info->scope, self, {}, Type()));
  if (!signature || !isPlain(program, *info, *signature, self, /*closed=*/nullptr))
    return nullptr;
  FunctionInstance *instance = program.instance(info, self, program.newScope(Scope::Bindings, info->scope), *signature, loc, checker.function);
  if (instance)
    program.impl->plainFunctions[{info, self}] = instance;
  return instance;
}

void notePlainFunction(Checker &checker, const Match &match, FunctionInstance &instance) {
  Program &program = checker.program;
  if (!match.function || checker.archetypes || program.archetypeWalk)
    return;
  auto [it, isNew] = program.impl->plainFunctions.try_emplace({match.function, match.self}, nullptr);
  Scope *closed = closedScopeOf(program, match);
  if (isNew && closed && match.closures.empty() && !match.bindsVariadic &&
      isPlain(program, *match.function, *match.signature, match.self, closed))
    it->second = &instance;
}

/// The constant of type `type` that a number literal stands for; null if there is none.
static Const numberOf(Checker &checker, const Operand &literal, Type type) {
  Program &program = checker.program;
  auto [known, isNew] = program.impl->literals.try_emplace({literal.constant.get(), type});
  if (!isNew)
    return known->second;
  if ((!intLiteralValue(program, literal.type) && !floatLiteralValue(program, literal.type)) || !program.isRole(type, Role::SIMD) ||
      !checker.conversionCost(literal, type))
    return Const();
  std::optional<Const> converted = convertConstant(program, literal.constant, type);
  if (!converted || !converted->isImage())
    return Const();
  return program.impl->literals[{literal.constant.get(), type}] = *converted;
}

/// Whether `operand` can be passed as it is; sets `number` if it is a literal, to what it stands for.
static bool fits(Checker &checker, const Operand &operand, const FunctionTypeArg &declared, Const &number) {
  bool isPlace = operand.kind == Operand::Place && !operand.transferred && !operand.writeback && !operand.property;
  if (declared.convention == Convention::Mut)
    return isPlace && operand.type == declared.type && operand.isMutable && !operand.parametric;
  if (operand.type != declared.type)
    return operand.kind == Operand::Constant && (number = numberOf(checker, operand, declared.type));
  if (operand.kind == Operand::Constant)
    return operand.constant.isImage() && !operand.constant->image->hasDangling();
  return isPlace || (operand.kind == Operand::Value && !operand.origin);
}

/// Says that the call changed `place`, and keeps alive what it refers to, as after any call.
static void noteChange(Checker &checker, const Operand &place) {
  if (place.origin && !place.origin->atoms.empty()) {
    ++checker.mutations;
    for (const OriginAtom &atom : place.origin->atoms)
      checker.mutatedAt[atom.base.id] = checker.mutations;
  }
  if (!place.tracked)
    checker.keepAlive(place.origin);
}

Operand callPlain(Checker &checker, FunctionInfo *function, Type self, const Operand *receiver, llvm::ArrayRef<Argument> args, SourceLoc loc,
                  bool replaces) {
  Program &program = checker.program;
  if (!checker.emitter || checker.isComptime() || checker.unevaluated || checker.archetypes || program.archetypeWalk)
    return {};
  FunctionInstance *instance = nullptr;
  if (auto known = program.impl->plainFunctions.find({function, self}); known != program.impl->plainFunctions.end())
    instance = known->second;
  else
    instance = plainByDeclaration(checker, function, self, loc);
  if (!instance || instance->signature->args.size() != args.size() + (receiver ? 1 : 0))
    return {};
  const FunctionTypeData &signature = *instance->signature;
  llvm::SmallVector<const Operand *, 4> passed;
  if (receiver)
    passed.push_back(receiver);
  for (const Argument &argument : args) {
    if (argument.kind != Argument::Positional)
      return {};
    passed.push_back(&argument.operand);
  }
  llvm::SmallVector<Const, 4> numbers(passed.size());
  bool isNone = program.isRole(signature.result, Role::NoneType);
  for (auto [operand, declared, number] : llvm::zip(passed, signature.args, numbers))
    if (!fits(checker, *operand, declared, number) || (replaces && !isNone && declared.convention == Convention::Mut))
      return {};
  SourceLoc saved = checker.emitter->location();
  checker.emitter->setLocation(loc);
  llvm::SmallVector<CallOperand, 4> operands;
  const Operand *changed = nullptr;
  for (auto [operand, declared, number] : llvm::zip(passed, signature.args, numbers)) {
    if (declared.convention == Convention::Mut) {
      changed = operand;
      operands.push_back({CallOperand::Mut, operand->ir});
    } else if (operand->kind == Operand::Constant) {
      operands.push_back({CallOperand::Value, checker.emitter->constant(number ? number : operand->constant)});
    } else {
      operands.push_back({CallOperand::Value, checker.rvalue(*operand)});
    }
  }
  IRValue result;
  if (mayRaise(signature)) {
    Checker::RaiseContext *context = checker.raising(signature.raises, loc);
    if (!context) {
      checker.emitter->setLocation(saved);
      return Operand::error(loc);
    }
    context->used = true;
    operands.push_back({CallOperand::Err, context->slot});
    result = checker.emitter->invoke(*instance, operands, checker.emitter->newBlock(), context->handler);
  } else {
    result = checker.emitter->call(*instance, operands);
  }
  if (changed)
    noteChange(checker, *changed);
  checker.emitter->setLocation(saved);
  return isNone ? Operand::ofConstant(program.noneConst(), loc) : Operand::ofValue(result, signature.result, loc);
}

/// What the choice of an overload depends on of an operand; none if that is more than its kind and type.
static std::optional<std::pair<const void *, unsigned>> overloadKey(const Operand &operand) {
  Type type = operand.type;
  if (!type || !type.isStruct() || !type.isConcrete() || type->hasOrigins || operand.transferred || operand.writeback || operand.property)
    return std::nullopt;
  unsigned kind = unsigned(operand.kind) * 2;
  switch (operand.kind) {
  case Operand::Value:
    if (operand.origin)
      return std::nullopt;
    break;
  case Operand::Place:
    kind += operand.isMutable;
    if (operand.parametric || !operand.tracked)
      return std::nullopt;
    break;
  case Operand::Constant:
    break; // the type of a literal says its value
  default:
    return std::nullopt;
  }
  return std::pair<const void *, unsigned>(type.get(), kind);
}

OverloadQuery overloadQuery(Checker &checker, const Operand &callee, llvm::ArrayRef<Argument> args) {
  Program &program = checker.program;
  OverloadQuery query;
  if (!checker.emitter || checker.isComptime() || checker.unevaluated || checker.archetypes || program.archetypeWalk || callee.explicitParams)
    return query;
  query.candidates = callee.functions;
  query.self = callee.base && callee.base->type ? callee.base->type : callee.baseType;
  auto add = [&](const Operand &operand) {
    std::optional<std::pair<const void *, unsigned>> key = overloadKey(operand);
    if (key)
      query.operands.push_back(*key);
    return key.has_value();
  };
  if (callee.base && !add(*callee.base))
    return query;
  for (const Argument &argument : args)
    if (argument.kind != Argument::Positional || !add(argument.operand))
      return query;
  query.hash = llvm::hash_combine(llvm::hash_combine_range(query.candidates.begin(), query.candidates.end()), query.self.get(),
                                  llvm::hash_combine_range(query.operands.begin(), query.operands.end()));
  return query;
}

FunctionInfo *chosenBefore(Program &program, const OverloadQuery &query) {
  auto [begin, end] = program.impl->chosenFunctions.equal_range(query.hash);
  for (auto it = begin; it != end; ++it)
    if (it->second.candidates == query.candidates && it->second.self == query.self && it->second.operands == query.operands)
      return it->second.function;
  return nullptr;
}

void noteChoice(Program &program, const OverloadQuery &query, FunctionInfo *chosen) {
  program.impl->chosenFunctions.emplace(
      query.hash, Program::Impl::ChosenFunction{program.values.copyArray<FunctionInfo *>(query.candidates), query.self, query.operands, chosen});
}

Operand callPlainMethod(Checker &checker, const Operand &receiver, llvm::StringRef name, const Operand &operand, SourceLoc loc) {
  Program &program = checker.program;
  if (!checker.emitter || !receiver.type || !receiver.type.isStruct() || (receiver.kind != Operand::Value && receiver.kind != Operand::Place))
    return {};
  auto methods = program.methodsOf(receiver.type, program.names.get(name), checker.scope ? checker.scope->enclosingModule() : nullptr);
  if (methods.size() != 1 || methods.front()->isStatic || checker.storageType(receiver.type) != receiver.type)
    return {};
  Argument argument;
  argument.operand = operand;
  return callPlain(checker, methods.front(), receiver.type, &receiver, argument, loc, /*replaces=*/true);
}

} // namespace kiln
