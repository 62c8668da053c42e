// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From a match to IR (or to the interpreter): operands by convention, result slots, errors (spec 06 section 14, 05 sections 5 and 6).
#include "check/Suggestions.h"
#include "check/Async.h"
#include "check/Archetypes.h"
#include "check/FunctionTypes.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/PlainCalls.h"
#include "check/ProgramImpl.h"
#include "check/Property.h"
#include "check/SignatureFacts.h"
#include "check/VariadicEmission.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

namespace {

/// One call being emitted.
struct CallEmitter {
  Checker &checker;
  Program &program;
  Match &match;
  SourceLoc loc;
  llvm::SmallVector<CallOperand, 8> operands;
  llvm::SmallVector<Operand, 8> used;            ///< kept alive after the call
  llvm::SmallVector<IRValue, 4> elements;        ///< element places of variadics, used until after the call
  llvm::SmallVector<Operand, 1> writebacks;      ///< places behind accessors, to be written back after the call

  CallEmitter(Checker &checker, Match &match, SourceLoc loc) : checker(checker), program(checker.program), match(match), loc(loc) {}

  Emitter &emitter() { return *checker.emitter; }

  /// Whether the callee leaves alone what its `ref` arguments manage.
  bool readsOnly() {
    const FunctionInfo *callee = match.function;
    return callee && (callee->nestedOriginsReadOnly || (callee->module && !callee->isUserCode()));
  }

  /// The place of a `mut` operand; properties are read into a temporary that is written back after the call.
  Operand mutablePlace(Operand operand) {
    Operand place = operand.kind == Operand::Property ? checker.openProperty(operand) : operand;
    if (place.writeback)
      writebacks.push_back(place);
    return place;
  }

  /// The value of `operand`. Null, and reported, for a constant that points to memory which exists only while compiling; false then.
  bool valueOf(const Operand &operand, IRValue &ir) {
    ir = checker.rvalue(operand);
    return ir || !(operand.isConstant() && operand.constant.isImage() && operand.constant->image->hasDangling());
  }

  bool pass(Operand operand, const FunctionTypeArg &declared, SourceLoc at) {
    Type type = declared.type;
    bool value = program.isValueType(type) && !declared.inMemory;
    // A literal that is wanted as the literal (its value is in its type) has no bytes.
    if (operand.isConstant() && operand.type == type && isLiteral(program, type))
      operand = Operand::ofValue(emitter().undef(type), type, at);
    switch (declared.convention) {
    case Convention::Imm: {
      operand = checker.convert(operand, type, at);
      if (operand.isError())
        return false;
      if (value) {
        IRValue ir;
        if (!valueOf(operand, ir))
          return false;
        operands.push_back({CallOperand::Value, ir});
        if (operand.kind == Operand::Place)
          operand = Operand::ofValue(operands.back().value, operand.type, at);
        used.push_back(operand);
        return true;
      }
      operand = memory(operand, at);
      if (operand.isError())
        return false;
      operands.push_back({CallOperand::Imm, operand.ir});
      used.push_back(operand);
      return true;
    }
    case Convention::Mut: {
      Operand place = mutablePlace(operand);
      if (place.isError())
        return false;
      if (place.kind != Operand::Place)
        place = checker.asPlace(place, at);
      if (place.type != type)
        place = checker.reinterpret(place, type);
      operands.push_back({CallOperand::Mut, place.ir});
      used.push_back(place);
      return true;
    }
    case Convention::Ref: {
      if (operand.kind == Operand::Property)
        operand = checker.readProperty(operand);
      if (operand.kind != Operand::Place || operand.type != type)
        operand = checker.convert(operand, type, at);
      if (operand.isError())
        return false;
      if (operand.isConstant())
        operand = memory(operand, at);
      Operand place = checker.asPlace(operand, at);
      if (place.isError())
        return false;
      // What may change the storage of its argument disturbs references into it, except where the library says otherwise (IOR-3, IOR-8).
      bool isMutable = declared.origin ? declared.origin->isMutable : place.isMutable;
      operands.push_back({isMutable && !readsOnly() ? CallOperand::Mut : CallOperand::Ref, place.ir});
      used.push_back(place);
      return true;
    }
    case Convention::Var:
    case Convention::Deinit: {
      CallOperand::Pass how = declared.convention == Convention::Var ? CallOperand::Var : CallOperand::Deinit;
      operand = checker.convert(operand, type, at);
      if (operand.isError())
        return false;
      if (program.isValueType(type)) {
        IRValue ir;
        if (!valueOf(operand, ir))
          return false;
        if (value) {
          operands.push_back({CallOperand::Value, ir});
        } else {
          Operand slot = checker.newTemporary(type, at);
          if (ir)
            emitter().store(ir, slot.ir);
          else
            emitter().markInitialized(slot.ir);
          operands.push_back({how, slot.ir});
        }
        Operand passed = Operand::ofValue(ir, type, at);
        if (operand.kind == Operand::Value)
          passed.origin = operand.origin;
        used.push_back(passed);
        return true;
      }
      if (operand.isConstant())
        operand = checker.materialize(operand, at, /*keepType=*/true);
      Operand owned = checker.owned(operand, at);
      if (owned.isError())
        return false;
      operands.push_back({how, owned.ir});
      used.push_back(Operand::ofValue({}, owned.type, at));
      return true;
    }
    case Convention::Out:
      return false;
    }
    return false;
  }

  /// An address for an operand that is only read.
  Operand memory(Operand operand, SourceLoc at) {
    if (operand.isConstant() && operand.type && operand.type.kind() == TypeKind::FunctionLiteral)
      return checker.asPlace(operand, at);
    operand = checker.materialize(operand, at, /*keepType=*/true);
    if (operand.isError() || (operand.kind == Operand::Place && !operand.transferred) || operand.kind == Operand::Temporary)
      return operand;
    return checker.asPlace(operand, at);
  }

  /// Places of the elements of a variadic argument.
  bool passVariadic(MatchedArgument &matched) {
    FunctionTypeArg &declared = matched.declared;
    if (matched.arguments.size() == 1 && match.operands[matched.arguments[0]].kind == Argument::Star) {
      Operand list = match.operands[matched.arguments[0]].operand;
      IRValue value = checker.archetypes && !list.ir ? IRValue() : forwardVariadic(checker, list, declared.type);
      if (!value && !checker.archetypes) {
        checker.notSupported(loc, "forwarding of this variadic argument");
        return false;
      }
      operands.push_back({CallOperand::Value, value});
      // A list that is handed over belongs to the callee (VRD-12).
      if (list.transferred && list.ir)
        emitter().markDestroyed(list.ir);
      else
        used.push_back(list);
      return true;
    }
    if (std::optional<bool> done = passManyConstants(matched))
      return *done;
    llvm::SmallVector<IRValue, 8> addresses;
    llvm::SmallVector<IRValue, 4> consumed;
    for (auto [i, index] : llvm::enumerate(matched.arguments)) {
      Argument &argument = match.operands[index];
      if (argument.kind == Argument::Star) {
        checker.notSupported(argument.loc, "unpacked arguments beside others");
        return false;
      }
      Type type = declared.star == FunctionTypeArg::Pack ? matched.packTypes[i] : matched.type;
      SourceLoc at = argument.loc;
      Operand operand = argument.operand;
      switch (declared.convention) {
      case Convention::Mut:
      case Convention::Ref:
        operand = mutablePlace(operand);
        if (operand.kind != Operand::Place)
          operand = checker.asPlace(checker.convert(operand, type, at), at);
        break;
      case Convention::Var:
      case Convention::Deinit: {
        operand = checker.convert(operand, type, at);
        if (operand.isError())
          return false;
        if (operand.isConstant())
          operand = checker.materialize(operand, at, /*keepType=*/true);
        operand = checker.owned(operand, at);
        if (operand.isError())
          return false;
        operand = checker.asPlace(operand, at);
        consumed.push_back(operand.ir);
        break;
      }
      default:
        operand = memory(checker.convert(operand, type, at), at);
        break;
      }
      if (operand.isError())
        return false;
      if (argument.temporary)
        checker.originStorage[argument.temporary] = operand.ir;
      addresses.push_back(operand.ir);
      if (declared.convention != Convention::Var && declared.convention != Convention::Deinit)
        elements.push_back(operand.ir);
      used.push_back(consumed.empty() ? operand : Operand::ofValue({}, operand.type, at));
    }
    IRValue array = emitAddressArray(emitter(), addresses);
    for (IRValue place : consumed)
      emitter().markDestroyed(place);
    pushVariadic(declared, array, addresses.size());
    return true;
  }

  void pushVariadic(const FunctionTypeArg &declared, IRValue array, size_t count) {
    llvm::SmallVector<IRValue, 2> fields{array};
    if (declared.star == FunctionTypeArg::Variadic)
      fields.push_back(emitter().index(int64_t(count)));
    operands.push_back({CallOperand::Value, emitter().structCreate(declared.type, fields)});
  }

  /// Long lists of constants, such as tables, as data instead of code; none when this isn't one.
  std::optional<bool> passManyConstants(MatchedArgument &matched) {
    static constexpr size_t enough = 32;
    FunctionTypeArg &declared = matched.declared;
    bool isOwned = declared.convention == Convention::Var || declared.convention == Convention::Deinit;
    bool isText = isOwned && program.isRole(matched.type, Role::String);
    if (matched.arguments.size() < enough || declared.star != FunctionTypeArg::Variadic ||
        (!isOwned && declared.convention != Convention::Imm) || (!program.isValueType(matched.type) && !isText))
      return std::nullopt;
    llvm::SmallVector<Operand, 0> constants;
    for (unsigned index : matched.arguments) {
      Argument &argument = match.operands[index];
      if (argument.kind == Argument::Star || !argument.operand.isConstant())
        return std::nullopt;
      if (isText) {
        // A string that refers to a literal, or holds its bytes itself, is a constant, too.
        DiagnosticCapture capture(program.diags);
        Checker inner(program, checker.scope, Checker::Mode::Comptime);
        inner.function = checker.function;
        constants.push_back(inner.convert(argument.operand, matched.type, argument.loc));
        continue;
      }
      argument.operand = checker.convert(argument.operand, matched.type, argument.loc);
      if (argument.operand.isError())
        return false;
      constants.push_back(argument.operand);
    }
    IRValue array = emitConstantArray(checker, constants, matched.type, isOwned, loc);
    if (!array)
      return std::nullopt;
    pushVariadic(declared, array, constants.size());
    return true;
  }

  /// An owned dictionary of the surplus keyword operands.
  bool passKeywords(MatchedArgument &matched) {
    Type dictType = matched.declared.type;
    Operand dict;
    for (unsigned index : matched.arguments)
      if (match.operands[index].kind == Argument::DoubleStar)
        dict = checker.owned(match.operands[index].operand, match.operands[index].loc);
    if (dict.kind == Operand::None)
      dict = checker.construct(dictType, {}, loc);
    if (dict.isError())
      return false;
    Operand place = checker.asPlace(dict, loc);
    for (unsigned index : matched.arguments) {
      Argument &argument = match.operands[index];
      if (argument.kind == Argument::DoubleStar)
        continue;
      llvm::SmallVector<Argument, 2> entry(2);
      entry[0].operand = checker.stringConstant(argument.name.str(), argument.loc);
      entry[0].loc = argument.loc;
      entry[1].operand = argument.operand;
      entry[1].loc = argument.loc;
      if (checker.callMethod(place, "__setitem__", entry, argument.loc).isError())
        return false;
    }
    operands.push_back({CallOperand::Var, place.ir});
    return true;
  }

  /// Whether the argument with this default is declared with a bare type parameter, of which `{}` knows no constructor (06/ARGL-7).
  bool isTypeParameter(const ast::Expr &defaultExpr) const {
    const ast::FunctionDecl *syntax = match.function ? match.function->syntax : nullptr;
    return syntax && llvm::any_of(syntax->signature.args.args, [&](const ast::ArgDecl *decl) {
             return decl->defaultValue == &defaultExpr && decl->type && isDeclaredByTypeParameter(program, *decl->type, match.scope);
           });
  }

  bool passAll() {
    for (auto [i, matched] : llvm::enumerate(match.args)) {
      FunctionTypeArg declared = match.signature->args[i];
      if (matched.declared.type)
        declared = matched.declared;
      if (checker.archetypes && declared.star != FunctionTypeArg::None && declared.type.isUnknown()) {
        operands.push_back({CallOperand::Value, {}});
        continue;
      }
      if (declared.star == FunctionTypeArg::Keywords) {
        if (!passKeywords(matched))
          return false;
        continue;
      }
      if (declared.star != FunctionTypeArg::None) {
        if (!passVariadic(matched))
          return false;
        continue;
      }
      if (matched.arguments.empty()) {
        auto *braces = llvm::dyn_cast<ast::SetExpr>(matched.defaultExpr);
        if (braces && braces->elements.empty() && isTypeParameter(*matched.defaultExpr)) {
          checker.error(matched.defaultExpr->loc(), diag::InvalidCall, "__init__", "no candidates found");
          return false;
        }
        Operand value = checker.defaultArgument(*matched.defaultExpr, match.scope, declared.type);
        if (value.isError() || !pass(value, declared, loc))
          return false;
        continue;
      }
      Argument &argument = match.operands[matched.arguments[0]];
      if (!pass(argument.operand, declared, argument.loc.isValid() ? argument.loc : loc))
        return false;
      // What the result says about the argument's origin means this temporary.
      if (argument.temporary && operands.back().pass != CallOperand::Value)
        checker.originStorage[argument.temporary] = operands.back().value;
    }
    for (auto [i, variable] : llvm::enumerate(match.closures)) {
      Entity entity;
      entity.kind = Entity::Variable;
      entity.variable = variable;
      Operand closure = checker.operandOf(entity, variable->name, loc);
      if (closure.isError() || !pass(closure, match.signature->args[match.args.size() + i], loc))
        return false;
    }
    return true;
  }

  /// Whether `origin` is one that a value of `type` has access to.
  bool refersThrough(Type type, Origin origin) const {
    llvm::SmallVector<Origin, 4> reached;
    if (type)
      program.values.collectOrigins(type, reached);
    return origin->atoms.empty() || llvm::is_contained(reached, origin); // those of parameters are erased
  }

  /// Whether a reference to `origin` is as mutable as a `ref` argument happens to be (05/PASS-11).
  bool refersToParametric(Origin origin) const {
    return llvm::any_of(match.operands, [&](const Argument &argument) {
      const Operand &operand = argument.operand;
      if (operand.refersToOpen && refersThrough(operand.type, origin))
        return true;
      if (operand.parametric && operand.origin && operand.origin->atoms.empty())
        return origin->atoms.empty() && operand.type && !operand.type->hasOrigins;
      return operand.parametric && operand.origin && llvm::any_of(origin->atoms, [&](const OriginAtom &atom) {
               return llvm::any_of(operand.origin->atoms, [&](const OriginAtom &other) { return other.base == atom.base; });
             });
    });
  }

  Operand result(IRValue ir) {
    const FunctionTypeData &signature = *match.signature;
    if (signature.resultIsRef) {
      Origin origin = signature.resultOrigin ? signature.resultOrigin : program.values.emptyOrigin(true);
      checker.noteReference(ir, origin);
      Operand place = Operand::ofPlace(ir, signature.result, origin, origin->isMutable, /*tracked=*/false, loc);
      place.parametric = refersToParametric(origin);
      return place;
    }
    if (program.isRole(signature.result, Role::NoneType))
      return Operand::ofConstant(program.noneConst(), loc);
    if (program.isValueType(signature.result) || signature.result.isNever()) {
      checker.noteReferencesIn(ir, signature.result);
      return Operand::ofValue(ir, signature.result, loc);
    }
    return Operand::ofTemporary(ir, signature.result, loc);
  }
};

} // namespace

/// Whether two origins may name the same storage. Nothing is known of untracked ones.
static bool mayOverlap(Origin a, Origin b) {
  if (!a || !b || (a->atoms.empty() && b->atoms.empty()))
    return true;
  for (const OriginAtom &x : a->atoms)
    for (const OriginAtom &y : b->atoms) {
      if (x.base.kind == OriginBase::Any || y.base.kind == OriginBase::Any)
        return true;
      if (!(x.base == y.base))
        continue;
      size_t common = std::min(x.path.size(), y.path.size());
      if (std::equal(x.path.begin(), x.path.begin() + common, y.path.begin()))
        return true;
    }
  return false;
}

/// Whether an operand of a call, or what the origins in its type name, may be the storage of `destination`.
static bool mayBePartOf(Program &program, const Operand &operand, Origin destination) {
  if (operand.kind == Operand::Place && mayOverlap(operand.origin, destination))
    return true;
  if (!operand.type || !operand.type->hasOrigins)
    return false;
  llvm::SmallVector<Origin, 4> origins;
  program.values.collectOrigins(operand.type, origins);
  return llvm::any_of(origins, [&](Origin origin) { return mayOverlap(origin, destination); });
}

/// The dictionary of surplus keyword operands at compile time: the library makes it from the joined names and the values.
static Const keywordConstant(Checker &checker, Match &match, MatchedArgument &matched, SourceLoc loc) {
  std::string names;
  llvm::SmallVector<Argument, 4> entries(1);
  for (unsigned index : matched.arguments) {
    Argument &argument = match.operands[index];
    if (argument.kind == Argument::DoubleStar) {
      checker.error(argument.loc, diag::DynamicValue, checker.comptimeContext);
      return Const();
    }
    names += argument.name.str().str() + ",";
    entries.emplace_back();
    entries.back().operand = argument.operand;
    entries.back().loc = argument.loc;
  }
  entries.front().operand = checker.stringConstant(names, loc);
  entries.front().loc = loc;
  Operand maker = checker.memberOfType(matched.declared.type, checker.program.names.get("_of_keywords"), loc);
  Operand made = checker.call(maker, entries, loc);
  return made.isConstant() ? made.constant : Const();
}

/// Runs a call at compile time.
static Operand interpretCall(Checker &checker, Match &match, SourceLoc loc) {
  Program &program = checker.program;
  if (checker.archetypes && isOpen(match))
    return placeholder(checker, *match.signature, loc);
  if (match.signature->raises && !match.signature->raises.isNever()) {
    checker.error(loc, diag::RaisingInComptime, checker.comptimeContext);
    return Operand::error(loc);
  }
  llvm::SmallVector<Const, 8> constants;
  auto constant = [&](Operand operand, Type type, SourceLoc at) -> Const {
    if (checker.archetypes && isUnknown(operand) && operand.kind != Operand::Constant)
      return unknownValue(program, type);
    operand = checker.convert(operand, type, at);
    if (operand.isError())
      return Const();
    if (operand.kind == Operand::Deferred)
      operand = checker.resolveDeferred(operand, type);
    if (!operand.isConstant()) {
      checker.error(at, diag::DynamicValue, checker.comptimeContext);
      return Const();
    }
    return operand.constant;
  };
  for (auto [i, matched] : llvm::enumerate(match.args)) {
    const FunctionTypeArg &declared = match.signature->args[i];
    if (declared.star == FunctionTypeArg::Variadic || declared.star == FunctionTypeArg::Pack) {
      if (matched.arguments.size() == 1 && match.operands[matched.arguments[0]].kind == Argument::Star) {
        Operand &list = match.operands[matched.arguments[0]].operand;
        if (checker.archetypes && list.isConstant() && list.constant.isSymbolic())
          return Operand::ofConstant(unknownValue(program, match.signature->result), loc);
        if (!list.isConstant() || !list.constant.isImage()) {
          checker.error(loc, diag::DynamicValue, checker.comptimeContext);
          return Operand::error(loc);
        }
        constants.push_back(program.values.image(declared.type, *list.constant->image));
        continue;
      }
      llvm::SmallVector<Const, 4> elements;
      for (auto [k, index] : llvm::enumerate(matched.arguments)) {
        Argument &argument = match.operands[index];
        Type type = declared.star == FunctionTypeArg::Pack ? matched.packTypes[k] : matched.type;
        Const value = constant(argument.operand, type, argument.loc);
        if (!value)
          return Operand::error(loc);
        elements.push_back(value);
      }
      if (checker.archetypes && llvm::any_of(elements, [](Const element) { return element.isSymbolic(); }))
        return Operand::ofConstant(unknownValue(program, match.signature->result), loc);
      Const list = variadicImage(program, elements, declared.type, declared.star == FunctionTypeArg::Variadic);
      if (!list) {
        checker.error(loc, diag::DynamicValue, checker.comptimeContext);
        return Operand::error(loc);
      }
      constants.push_back(list);
      continue;
    }
    if (declared.star == FunctionTypeArg::Keywords) {
      Const dictionary = keywordConstant(checker, match, matched, loc);
      if (!dictionary)
        return Operand::error(loc);
      constants.push_back(dictionary);
      continue;
    }
    Const value;
    if (matched.arguments.empty()) {
      Checker inner(program, match.scope, Checker::Mode::Comptime);
      inner.function = checker.function;
      value = inner.evaluate(*matched.defaultExpr, declared.type);
    } else {
      Argument &argument = match.operands[matched.arguments[0]];
      value = constant(argument.operand, declared.type, argument.loc.isValid() ? argument.loc : loc);
    }
    if (!value)
      return Operand::error(loc);
    constants.push_back(value);
  }
  for (Const value : constants)
    if (value.isSymbolic() && checker.archetypes)
      return Operand::ofConstant(program.values.symbolic(match.signature->result, "?"), loc);
  if (!match.function && !match.target)
    return checker.notSupported(loc, "calls of function pointers at compile time");
  if (!match.closures.empty()) {
    checker.error(loc, diag::DynamicValue, checker.comptimeContext);
    return Operand::error(loc);
  }
  FunctionInstance *instance =
      match.target ? match.target : program.instance(match.function, match.self, match.scope, *match.signature, loc, checker.function);
  if (!instance)
    return Operand::error(loc);
  // What the library's own declarations say is known, whoever uses them.
  if (checker.archetypes && program.impl->skipEvaluation && checker.inUserCode())
    return Operand::ofConstant(unknownValue(program, match.signature->result), loc);
  Const result = program.evaluate(*instance, constants, match.signature->result, loc);
  return result ? Operand::ofConstant(result, loc) : Operand::error(loc);
}

Operand Checker::emitCall(Match &match, SourceLoc loc, const Expected &expected) {
  FunctionInfo *info = match.function;
  if (match.undecided) {
    program.impl->walkIncomplete = true;
    return Operand::ofValue({}, values.unknownType(), loc);
  }
  if (info) {
    if (!info->unavailable.empty() && reportUnavailable(*this, info->syntax, info->name, loc))
      return Operand::error(loc);
    // Of operands that are open, another overload may be chosen in the instance.
    bool isCertain = !archetypes || !isOpen(match);
    if (isCertain && (!info->deprecated.empty() || program.options.warnOnUnstableApis))
      warnIfDeprecated(*this, info->syntax, info->name, loc);
    if (!info->intrinsic.empty())
      return archetypes && isOpen(match) ? placeholder(*this, *match.signature, loc) : emitIntrinsic(match, loc, expected);
  }
  CallEmitter call(*this, match, loc);
  const FunctionTypeData &signature = *match.signature;
  if (signature.isAsync)
    return emitAsyncCall(*this, match, loc);
  if (unevaluated || archetypes) {
    if (isComptime() && !unevaluated)
      return interpretCall(*this, match, loc);
    if (unevaluated)
      return call.result({});
  }
  if (isComptime())
    return interpretCall(*this, match, loc);
  if (!checkExclusivity(match, loc, expected))
    return Operand::error(loc);
  SourceLoc saved = emitter->location();
  emitter->setLocation(loc);
  auto restore = [&] { emitter->setLocation(saved); };
  if (!call.passAll()) {
    program.impl->walkIncomplete = true;
    restore();
    return Operand::error(loc);
  }
  emitter->setLocation(loc);
  // The result slot comes first.
  IRValue slot;
  bool none = program.isRole(signature.result, Role::NoneType) || signature.result.isNever();
  bool inSlot = !signature.resultIsRef && !none && !program.isValueType(signature.result);
  bool direct = false;
  if (inSlot) {
    bool raises = signature.raises && !signature.raises.isNever();
    auto mayUse = [&](Origin old) {
      return llvm::any_of(call.used, [&](const Operand &operand) { return mayBePartOf(program, operand, old); });
    };
    direct = expected.destination && expected.type == signature.result && !(expected.overwritten && (raises || mayUse(expected.overwritten)));
    if (Overwrite *overwrite = expected.overwrite;
        overwrite && !raises && overwrite->place.type == signature.result && !isStale(overwrite->place) &&
        program.destroyOf(signature.result) != Lifecycle::Missing && !mayUse(overwrite->place.origin)) {
      emitter->destroy(overwrite->place.ir, overwrite->place.type);
      call.used.push_back(overwrite->place);
      overwrite->done = true;
      slot = overwrite->place.ir;
      direct = true;
    } else
      slot = direct ? expected.destination : newStorage("", signature.result, LocalKind::Temporary);
    call.operands.insert(call.operands.begin(), {CallOperand::Out, slot});
  }
  FunctionInstance *instance = nullptr;
  if (info) {
    instance = program.instance(info, match.self, match.scope, signature, loc, function);
    if (!instance) {
      restore();
      return Operand::error(loc);
    }
    notePlainFunction(*this, match, *instance);
  }
  IRValue result;
  if (signature.raises && !signature.raises.isNever()) {
    RaiseContext *context = raising(signature.raises, loc);
    if (!context) {
      restore();
      return Operand::error(loc);
    }
    context->used = true;
    call.operands.push_back({CallOperand::Err, context->slot});
    IRBlock normal = emitter->newBlock();
    result = instance ? emitter->invoke(*instance, call.operands, normal, context->handler)
                      : emitter->invokeIndirect(match.pointer, signature, call.operands, normal, context->handler);
  } else {
    bool isCopy = info && info->name == "__init__" && match.args.size() == 1 && match.args[0].declared.name == "copy";
    result = instance ? emitter->call(*instance, call.operands, isCopy) : emitter->callIndirect(match.pointer, signature, call.operands);
  }
  if (signature.result.isNever()) {
    emitter->unreachable();
    afterTerminator();
    restore();
    return Operand::ofValue({}, signature.result, loc);
  }
  // What the operands refer to lives until now. Then everything that dies with the call dies here, in order (DST-6).
  Kept kept;
  kept.places.append(call.elements.begin(), call.elements.end());
  for (const Operand &operand : call.used)
    collectKept(operand, kept);
  // The types of pointers don't tell origins, so a converted argument doesn't name what it was made from.
  if (!info)
    for (const Argument &argument : match.operands)
      if (argument.operand.isPlace() && !argument.operand.transferred && argument.operand.origin)
        collectKept(argument.operand.origin, kept);
  if (!kept.places.empty())
    for (const Operand &operand : call.used)
      if (operand.ir && (operand.kind == Operand::Temporary || (operand.kind == Operand::Place && operand.tracked)))
        kept.places.push_back(operand.ir);
  keep(kept);
  for (const Operand &place : call.writebacks)
    if (llvm::failed(writeBack(place, loc))) {
      restore();
      return Operand::error(loc);
    }
  restore();
  if (direct) {
    Operand done = Operand::ofPlace(slot, signature.result, values.emptyOrigin(true), true, true, loc);
    return done;
  }
  if (archetypes && signature.result.isUnknown())
    return Operand::ofValue({}, signature.result, loc);
  return call.result(inSlot ? slot : result);
}

} // namespace kiln
