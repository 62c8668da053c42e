// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Calls that need no resolution (PlainCalls.h).
#include "check/PlainCalls.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"

namespace kiln {

/// Whether values of `type` are passed in registers and refer to nothing.
static bool isPlainValue(Program &program, Type type) {
  return type && type.isStruct() && type.isConcrete() && !type->hasOrigins && program.isValueType(type);
}

static bool isPlainArgument(Program &program, const ast::ArgDecl &decl, const FunctionTypeArg &arg, Type self, Scope *closed) {
  if (arg.star != FunctionTypeArg::None || arg.inMemory || arg.keywordOnly)
    return false;
  Type declared = decl.type ? program.impl->declaredTypes.lookup({decl.type, closed}) : self;
  if (!declared || declared != arg.type)
    return false;
  if (arg.convention == Convention::Mut)
    return arg.type.isStruct() && !arg.type->hasOrigins;
  return (arg.convention == Convention::Imm || arg.convention == Convention::Var) && isPlainValue(program, arg.type);
}

static bool isPlain(Checker &checker, const Match &match) {
  Program &program = checker.program;
  const FunctionInfo &info = *match.function;
  const FunctionTypeData &signature = *match.signature;
  Scope *closed = closedScopeOf(program, match);
  if (!closed || !info.syntax || !info.intrinsic.empty() || !info.deprecated.empty() || !info.unavailable.empty() ||
      program.options.warnOnUnstableApis || signature.isAsync || signature.resultIsRef || signature.result.isNever() ||
      (signature.raises && !signature.raises.isNever()) || !match.closures.empty() || match.bindsVariadic)
    return false;
  bool hasResult = !program.isRole(signature.result, Role::NoneType);
  if (hasResult && !isPlainValue(program, signature.result))
    return false;
  unsigned index = 0, places = 0;
  for (const ast::ArgDecl *decl : info.syntax->signature.args.args) {
    if (decl->convention == ast::Convention::Out || index >= signature.args.size() ||
        !isPlainArgument(program, *decl, signature.args[index], match.self, closed))
      return false;
    places += signature.args[index++].convention == Convention::Mut;
  }
  // With one place that is changed and values beside it nothing can overlap.
  return index == signature.args.size() && places <= !hasResult;
}

void notePlainFunction(Checker &checker, const Match &match, FunctionInstance &instance) {
  Program &program = checker.program;
  if (!match.function || checker.archetypes || program.archetypeWalk)
    return;
  auto [it, isNew] = program.impl->plainFunctions.try_emplace({match.function, match.self}, nullptr);
  if (isNew && isPlain(checker, match))
    it->second = &instance;
}

/// The constant of type `type` that a number literal stands for; null if there is none.
static Const numberOf(Checker &checker, const Operand &literal, Type type) {
  Program &program = checker.program;
  if ((!intLiteralValue(program, literal.type) && !floatLiteralValue(program, literal.type)) || !program.isRole(type, Role::SIMD) ||
      !checker.conversionCost(literal, type))
    return Const();
  std::optional<Const> converted = convertConstant(program, literal.constant, type);
  return converted && converted->isImage() ? *converted : Const();
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

Operand callPlain(Checker &checker, FunctionInfo *function, Type self, const Operand *receiver, llvm::ArrayRef<Argument> args, SourceLoc loc) {
  Program &program = checker.program;
  if (!checker.emitter || checker.isComptime() || checker.unevaluated || checker.archetypes || program.archetypeWalk)
    return {};
  FunctionInstance *instance = program.impl->plainFunctions.lookup({function, self});
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
  for (auto [operand, declared, number] : llvm::zip(passed, signature.args, numbers))
    if (!fits(checker, *operand, declared, number))
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
  IRValue result = checker.emitter->call(*instance, operands);
  if (changed)
    noteChange(checker, *changed);
  checker.emitter->setLocation(saved);
  return program.isRole(signature.result, Role::NoneType) ? Operand::ofConstant(program.noneConst(), loc)
                                                          : Operand::ofValue(result, signature.result, loc);
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
  return callPlain(checker, methods.front(), receiver.type, &receiver, argument, loc);
}

} // namespace kiln
