// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Thunks: a function value whose type converts to another function type without being the same code (spec 03/FNT-5, 06/FTY-5).
#include "check/FunctionTypes.h"
#include "check/Parameters.h"

namespace kiln {

/// Whether an argument passed as `want` can be handed on to one declared as `have`.
static bool conventionConverts(Convention have, Convention want) {
  auto owned = [](Convention convention) { return convention == Convention::Var || convention == Convention::Deinit; };
  return have == want || have == Convention::Imm || (owned(have) && owned(want)) || (have == Convention::Ref && !owned(want));
}

bool convertsByThunk(Program &program, const FunctionTypeData &have, const FunctionTypeData &want) {
  if (have.args.size() != want.args.size() || have.cAbi || want.cAbi || have.isAsync || want.isAsync || want.generic)
    return false;
  for (auto [a, b] : llvm::zip(have.args, want.args)) {
    if (a.star != FunctionTypeArg::None || b.star != FunctionTypeArg::None || !sameUpToOrigins(program, a.type, b.type))
      return false;
    if (!conventionConverts(a.convention, b.convention))
      return false;
    if ((a.keywordOnly || b.keywordOnly) && (a.name != b.name || a.keywordOnly != b.keywordOnly))
      return false;
  }
  if (have.raises && (!want.raises || !sameUpToOrigins(program, have.raises, want.raises)))
    return false;
  if (want.resultIsRef)
    return have.resultIsRef && sameUpToOrigins(program, have.result, want.result);
  if (have.result.isNever())
    return true;
  bool same = sameUpToOrigins(program, have.result, want.result);
  if (have.resultIsRef && same)
    return program.isImplicitlyCopyable(have.result);
  Checker checker(program, nullptr, Checker::Mode::Comptime);
  return same || checker.conversionCost(Operand::ofValue({}, have.result, SourceLoc()), want.result).has_value();
}

FunctionInstance *thunkFor(Program &program, Const target, Type want, SourceLoc loc, FunctionInstance *requester) {
  FunctionInfo *&info = program.thunks[{target, want}];
  if (!info) {
    info = new (program.values.allocator().Allocate<FunctionInfo>()) FunctionInfo();
    info->name = target->function->name;
    info->module = target->function->module;
    info->scope = target->scope ? target->scope : target->function->scope;
    info->synthesis = FunctionInfo::Thunk;
    info->thunkTarget = target;
  }
  return program.instance(info, Type(), nullptr, *want->function, loc, requester);
}

void Checker::checkThunkBody() {
  SourceLoc loc = function->requestedAt;
  llvm::SmallVector<Argument, 4> args;
  for (auto [index, declared] : llvm::enumerate(function->signature->args)) {
    FunctionTypeArg named = declared;
    named.name = program.names.get("argument " + std::to_string(index));
    declareArgument(nullptr, named, index);
    Argument argument;
    argument.operand = checkName(named.name, loc);
    argument.loc = loc;
    if (argument.operand.isError())
      return;
    bool owned = declared.convention == Convention::Var || declared.convention == Convention::Deinit;
    argument.operand.transferred = owned && argument.operand.isPlace() && !program.isValueType(declared.type);
    if (declared.keywordOnly) {
      argument.kind = Argument::Keyword;
      argument.name = declared.name;
    }
    args.push_back(std::move(argument));
  }
  returnOperand(call(Operand::ofConstant(function->info->thunkTarget, loc), args, loc), loc);
}

} // namespace kiln
