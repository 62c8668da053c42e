// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Type expressions and other compile-time expressions: names, `Self`, members of types, subscripts that bind parameters, trait
// compositions, function types, type_of and origin_of. What is not of these shapes goes through the general walk in Comptime mode.
#include "check/Archetypes.h"
#include "check/Conformance.h"
#include "check/FunctionTypes.h"
#include "check/InlineMlir.h"
#include "check/OpenBase.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "check/Suggestions.h"
#include "check/Symbolic.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

Scope *selfScope(Scope *scope) {
  for (; scope; scope = scope->parent)
    if (scope->kind == Scope::Struct || scope->kind == Scope::Trait)
      return scope;
  return nullptr;
}

Type selfType(Program &program, Scope *scope) {
  Scope *self = selfScope(scope);
  if (!self)
    return Type();
  if (!self->structInfo || !self->self || !self->self.hasUnbound())
    return self->self;
  llvm::SmallVector<Const, 4> args;
  for (auto [param, arg] : llvm::zip(self->structInfo->params, self->self.args())) {
    const Entity *entity = self->find(param->name.id);
    args.push_back(entity && entity->kind == Entity::Value ? entity->value : arg);
  }
  return program.values.structType(self->structInfo, args);
}

/// The type of a struct name without brackets.
static Type bareStruct(Program &program, StructInfo *info) {
  llvm::SmallVector<Const, 4> args(info->params.size(), program.values.unbound());
  return program.values.structType(info, args);
}

Const evaluateAlias(Program &program, AliasInfo *alias, Scope *scope, SourceLoc loc) {
  if (!scope)
    scope = alias->scope;
  if (alias->syntax->params.isWritten())
    return program.values.generator(alias, scope, {}, Type());
  auto known = program.aliasValues.find({alias, scope});
  if (known != program.aliasValues.end() && known->second && !known->second.asType().isError() &&
      !program.impl->cyclicAliases.contains(alias->syntax))
    return known->second;
  Checker checker(program, scope, Checker::Mode::Comptime);
  return checker.valueOfAlias(alias, scope, loc);
}

Type functionLiteralOf(Program &program, Const function) {
  if (function.type() && function.type().kind() == TypeKind::FunctionLiteral)
    return function.type();
  return program.values.functionLiteral(
      program.values.function(function->function, function->scope, function->self, function->elements, Type()));
}

Const functionValue(Program &program, FunctionInfo *info, Scope *scope, Type self, llvm::ArrayRef<Const> bound) {
  Const bare = program.values.function(info, scope, self, bound, Type());
  return program.values.function(info, scope, self, bound, program.values.functionLiteral(bare));
}

Const constantOf(Checker &checker, const Entity &entity, SourceLoc loc) {
  Program &program = checker.program;
  switch (entity.kind) {
  case Entity::Value:
    return entity.value;
  case Entity::Struct:
    return program.values.typeConst(bareStruct(program, entity.structInfo));
  case Entity::Trait:
    return program.values.typeConst(program.values.traitType(TraitAtom{entity.traitInfo, nullptr}));
  case Entity::Alias:
    return evaluateAlias(program, entity.alias, entity.functionScope, loc);
  case Entity::Module:
    return program.values.moduleConst(entity.module);
  case Entity::Functions:
    if (entity.functions.size() == 1) {
      FunctionInfo *info = entity.functions.front();
      return functionValue(program, info, entity.functionScope ? entity.functionScope : info->scope, Type(), {});
    }
    return Const();
  case Entity::Pattern: {
    if (mentionsUnresolved(program, *entity.pattern, entity.patternScope))
      return Const();
    Checker sub(program, entity.patternScope, Checker::Mode::Comptime);
    if (auto quick = evaluateQuick(sub, *entity.pattern, Type(), true))
      return *quick;
    return sub.evaluate(*entity.pattern);
  }
  default:
    return Const();
  }
}


//===----------------------------------------------------------------------===//
// Function types
//===----------------------------------------------------------------------===//

/// Whether a function type has parameters other than origins (and their mutability): each use is an instance of its own, so there is no
/// pointer that stands for all, and only a compile-time value can have the type (FTY-6).
static bool hasInstances(Checker &checker, const ast::FunctionSignature &signature) {
  return llvm::any_of(signature.params.params, [&](const ast::ParamDecl *param) {
    if (!param->type)
      return false;
    DiagnosticCapture capture(checker.diags);
    Type type = checker.evaluateType(*param->type, true);
    return !type || !(checker.program.isRole(type, Role::Origin) || checker.program.isRole(type, Role::Bool));
  });
}

/// The type of an origin parameter that is declared with the type `expr`; null when it is none or depends on another parameter.
static Type typeOfOrigin(Program &program, const ast::Expr &expr, Scope *scope) {
  DiagnosticCapture capture(program.diags);
  Type type = Checker(program, scope, Checker::Mode::Comptime).evaluateType(expr, /*allowUnbound=*/true);
  return type && program.isRole(type, Role::Origin) && !type.hasUnbound() ? type : Type();
}

/// Evaluates a function type; a pointer type when it is thin, else a closure trait.
static Type functionTypeOf(Checker &checker, const ast::FunctionTypeExpr &expr, bool thin) {
  Program &program = checker.program;
  const ast::FunctionSignature &signature = *expr.signature;
  FunctionTypeData data;
  if (signature.params.isWritten()) {
    data.generic = &expr;
    data.genericScope = checker.scope;
  }
  Scope *scope = checker.scope;
  if (signature.params.isWritten()) {
    scope = program.newScope(Scope::Bindings, scope);
    declareUnresolved(scope, signature.params.params);
    // Origin parameters are erased in the type itself; they are inferred at each call.
    for (const ast::ParamDecl *param : signature.params.params) {
      Entity &entity = scope->names[param->name.id];
      Type type = param->type && !mentionsUnresolved(program, *param->type, scope) ? typeOfOrigin(program, *param->type, scope) : Type();
      bool isMutable = type && type.args().front().asBool().value_or(false);
      entity.kind = Entity::Value;
      entity.value = program.values.origin(program.values.emptyOrigin(isMutable), type ? type : program.values.unknownType());
    }
  }
  Checker sub(program, scope, Checker::Mode::Comptime);
  sub.function = checker.function;
  sub.outer = checker.outer;
  llvm::SmallVector<FunctionTypeArg, 4> args;
  Type result;
  for (const ast::ArgDecl *arg : signature.args.args) {
    FunctionTypeArg out;
    out.name = arg->name.id;
    Type type = arg->type ? sub.evaluateType(*arg->type, true) : program.values.errorType();
    if (!type || type.isError())
      return program.values.errorType();
    type = eraseOpenOrigins(program, type);
    switch (arg->convention) {
    case ast::Convention::Mut: out.convention = Convention::Mut; break;
    case ast::Convention::Ref: out.convention = Convention::Ref; break;
    case ast::Convention::Var: case ast::Convention::Deinit: out.convention = Convention::Var; break;
    case ast::Convention::Out: result = type; continue;
    default: break;
    }
    if (arg->ref.isValid() && arg->convention != ast::Convention::Out) {
      out.convention = Convention::Ref;
      if (!arg->ref.origins.empty())
        out.origin = sub.evaluateOrigin(arg->ref.origins);
    }
    out.type = type;
    if (arg->stars == ast::Stars::One)
      out.star = arg->typeIsUnpacked ? FunctionTypeArg::Pack : FunctionTypeArg::Variadic;
    else if (arg->stars == ast::Stars::Two)
      out.star = FunctionTypeArg::Keywords;
    out.keywordOnly = arg->section == ast::Section::KeywordOnly;
    out.positionalOnly = arg->section == ast::Section::PositionalOnly || !arg->name;
    args.push_back(out);
  }
  if (signature.result) {
    result = sub.evaluateType(*signature.result);
    if (!result || result.isError())
      return program.values.errorType();
    data.resultIsRef = signature.resultRef.isValid();
    if (data.resultIsRef && !signature.resultRef.origins.empty())
      data.resultOrigin = sub.evaluateOrigin(signature.resultRef.origins);
  }
  data.result = result ? result : program.noneType();
  if (signature.effects.raises()) {
    data.raises = signature.effects.raisesType ? sub.evaluateType(*signature.effects.raisesType) : program.errorStructType();
    if (data.raises && data.raises.isNever())
      data.raises = Type();
  }
  if (signature.effects.abi)
    data.cAbi = signature.effects.abi->value.equals_insensitive("c");
  data.isAsync = signature.isAsync();
  data.capturing = signature.effects.capturing();
  noteLenders(program, signature, scope, Type(), data, args);
  data.args = program.values.copyArray<FunctionTypeArg>(args);
  bool isOpen = llvm::any_of(data.args, [](const FunctionTypeArg &arg) { return arg.type.hasUnbound(); });
  if (thin && !isOpen && !hasInstances(sub, signature))
    return program.values.functionType(data);
  auto *closure = program.values.functionType(data)->function;
  return program.values.traitType(TraitAtom{nullptr, closure});
}

//===----------------------------------------------------------------------===//
// Quick evaluation
//===----------------------------------------------------------------------===//

/// The parts of a trait composition `A & B`; none when a side is no trait.
static std::optional<Const> composeTraits(Checker &checker, const ast::BinaryExpr &expr) {
  llvm::SmallVector<TraitAtom, 4> atoms;
  size_t ofLeft = 0;
  for (const ast::Expr *side : {expr.lhs, expr.rhs}) {
    ofLeft = atoms.size();
    auto value = evaluateQuick(checker, *side, Type(), true);
    if (!value)
      return std::nullopt;
    if (!*value)
      return Const();
    if (!value->isType() || value->asType().kind() != TypeKind::Trait)
      return std::nullopt;
    atoms.append(value->asType()->traits.begin(), value->asType()->traits.end());
  }
  warnIfRedundant(checker, llvm::ArrayRef(atoms).take_front(ofLeft), llvm::ArrayRef(atoms).drop_front(ofLeft), expr.loc());
  return checker.values.typeConst(checker.values.traitType(atoms));
}

std::string printUnbound(Program &program, Type type) {
  bool isBare = type.isStruct() && llvm::all_of(type.args(), [](Const arg) { return arg.isUnbound(); });
  return isBare ? type.structInfo()->name.str().str() : program.print(type);
}

bool needsUnbound(Checker &checker, Type type, AliasInfo *alias, SourceLoc loc) {
  if (!type.isStruct() || !type.hasUnbound() || !alias->syntax->value)
    return false;
  Program &program = checker.program;
  Scope *open = program.newScope(Scope::Struct, type.structInfo()->scope);
  open->self = type;
  open->structInfo = type.structInfo();
  declareUnresolved(open, type.structInfo()->params);
  for (auto [param, arg] : llvm::zip(type.structInfo()->params, type.args()))
    if (!arg.isUnbound()) {
      Entity &entity = open->names[param->name.id];
      entity.kind = Entity::Value;
      entity.value = arg;
    }
  Identifier which;
  if (!mentionsUnresolved(program, *alias->syntax->value, open, &which) || !which)
    return false;
  checker.error(loc, diag::UnboundMember, alias->name, type.structInfo()->name, which);
  return true;
}

std::optional<Type> openBase(Checker &checker, const ast::Expr &expr, Identifier name) {
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr.ignoreParens());
  if (!subscript)
    return std::nullopt;
  auto base = evaluateQuick(checker, *subscript->base, Type(), /*allowUnbound=*/true);
  if (!base || !*base || !base->isType() || !base->asType().isStruct() || !base->asType().hasUnbound() || listElements(*base))
    return std::nullopt;
  const Member *member = checker.program.memberOf(base->asType(), name);
  if (!member || member->kind != Member::Alias)
    return std::nullopt;
  auto items = collectParameters(subscript->args, checker.scope);
  {
    DiagnosticCapture capture(checker.diags);
    if (!bindStruct(checker, base->asType(), *items, subscript->loc(), /*inferRest=*/false).isError())
      return std::nullopt;
  }
  Type type = bindStruct(checker, base->asType(), *items, subscript->loc(), /*inferRest=*/true);
  return type.isError() ? Type() : type;
}

/// The member `name` of a compile-time value, when it is a parameter or a comptime member.
static std::optional<Const> constantMember(Checker &checker, Const base, Identifier name, SourceLoc loc) {
  Program &program = checker.program;
  if (base.kind() == ConstKind::Module) {
    Entity entity = program.lookupInModule(base->module, name);
    if (!entity || entity.kind == Entity::Functions)
      return std::nullopt;
    Const value = constantOf(checker, entity, loc);
    return value ? std::optional<Const>(value) : std::nullopt;
  }
  Type type = base.isType() ? base.asType() : base.type();
  if (!type || !type.isStruct())
    return std::nullopt;
  for (auto [param, arg] : llvm::zip(type.structInfo()->params, type.args()))
    if (param->name.id == name) {
      if (arg.isUnbound())
        return std::nullopt;
      return arg;
    }
  const Member *member = program.memberOf(type, name);
  if (!member) {
    if (type.hasUnbound())
      return std::nullopt;
    if (AliasInfo *alias = program.traitAlias(type, name)) {
      if (alias->syntax->params.isWritten())
        return program.values.generator(alias, program.traitScope(alias->traitInfo, type), {}, Type());
      if (alias->syntax->value)
        return program.aliasOf(type, alias, loc);
    }
    return std::nullopt;
  }
  if (member->kind != Member::Alias)
    return std::nullopt;
  if (!member->alias->syntax->decorators.empty())
    warnIfDeprecated(checker, member->alias->syntax, name, loc.advanced(1));
  if (member->alias->syntax->params.isWritten())
    return program.values.generator(member->alias, program.facts(type).scope, {}, Type());
  if (type.hasUnbound())
    return needsUnbound(checker, type, member->alias, loc) ? std::optional<Const>(Const()) : std::nullopt;
  return program.aliasOf(type, member->alias, loc);
}

bool diagnoseFixedParameter(Checker &checker, const ast::MemberExpr &member) {
  FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (!info || !info->structInfo || !info->syntax || info->syntax->nameStr() != "__init__")
    return false;
  // Signatures of what it calls are evaluated in scopes of their own.
  Scope *own = checker.scope;
  while (own && own != checker.function->scope)
    own = own->parent;
  if (!own)
    return false;
  const ast::ArgDecl *out = info->syntax->signature.outArg();
  auto *written = out ? llvm::dyn_cast_or_null<ast::SubscriptExpr>(out->type) : nullptr;
  if (!written)
    return false;
  for (auto [index, param] : llvm::enumerate(info->structInfo->params)) {
    if (param->name.id != member.name.id)
      continue;
    for (auto [position, arg] : llvm::enumerate(written->args)) {
      bool isItsValue = arg.kind == ast::Argument::Keyword ? arg.name.id == param->name.id : position == index;
      if (!isItsValue || !arg.value || llvm::isa<ast::DiscardExpr, ast::EllipsisExpr>(arg.value->ignoreParens()))
        continue;
      auto *same = llvm::dyn_cast<ast::MemberExpr>(arg.value->ignoreParens());
      if (same && llvm::isa<ast::SelfTypeExpr>(same->base) && same->name.id == param->name.id)
        return false;
      Const value;
      {
        DiagnosticCapture capture(checker.program.diags);
        Type type = param->type ? checker.evaluateType(*param->type, /*allowUnbound=*/true) : Type();
        value = checker.evaluate(*arg.value, type && type.isStruct() && type.isConcrete() ? type : Type());
      }
      checker.error(member.loc(), diag::FixedSelfParameter, param->name.id, value ? checker.program.print(value) : std::string("..."));
      return true;
    }
  }
  return false;
}

/// Whether `expr` calls a function that is declared to have no result.
static bool callsForNothing(Checker &checker, const ast::Expr &expr) {
  auto *call = llvm::dyn_cast<ast::CallExpr>(expr.ignoreParens());
  if (!call)
    return false;
  DiagnosticCapture capture(checker.diags);
  Operand callee = checker.checkUnevaluated(*call->callee, Expected::callee());
  return callee.kind == Operand::Overloads && llvm::all_of(callee.functions, [](FunctionInfo *info) {
           const ast::FunctionSignature *signature = syntaxOf(info);
           return signature && info->name != "__init__" && !signature->outArg() &&
                  (!signature->result || llvm::isa<ast::NoneLiteral>(signature->result->ignoreParens()));
         });
}

Type reportedType(Checker &checker, const ast::Expr &expr, Type type) {
  Program &program = checker.program;
  return program.isRole(type, Role::NoneType) && callsForNothing(checker, expr) ? rawNoneType(program) : type;
}

static std::optional<Const> quick(Checker &checker, const ast::Expr &outer, Type expected, bool allowUnbound) {
  Program &program = checker.program;
  const ast::Expr &expr = *outer.ignoreParens();
  switch (expr.kind()) {
  case ast::Expr::Kind::NameExpr: {
    auto &name = llvm::cast<ast::NameExpr>(expr);
    if (name.isEscaped)
      return std::nullopt;
    Entity entity = program.lookup(checker.scope, name.name);
    if (!entity) {
      if (name.name == "__generic")
        return program.values.typeConst(program.values.unknownType());
      return std::nullopt;
    }
    if (entity.kind == Entity::Functions)
      return std::nullopt;
    warnIfDeprecated(checker, entity, name.name, name.loc());
    Const value = constantOf(checker, entity, name.loc());
    if (!value) {
      // An alias whose evaluation failed was reported; everything else is for the general walk.
      if (entity.kind == Entity::Alias)
        return Const();
      return std::nullopt;
    }
    return value;
  }
  case ast::Expr::Kind::GeneratorTypeExpr:
    return program.values.typeConst(program.values.unknownType());
  case ast::Expr::Kind::SelfTypeExpr:
    if (Type self = selfType(program, checker.scope))
      return program.values.typeConst(self);
    return std::nullopt;
  case ast::Expr::Kind::NoneLiteral:
    if (!expected)
      return program.noneConst();
    return std::nullopt;
  case ast::Expr::Kind::MemberExpr: {
    auto &member = llvm::cast<ast::MemberExpr>(expr);
    if (auto *base = llvm::dyn_cast<ast::NameExpr>(member.base))
      if (base->name.str().starts_with("__mlir_"))
        return std::nullopt;
    if (llvm::isa<ast::SelfTypeExpr>(member.base))
      if (Scope *self = selfScope(checker.scope))
        if (const Entity *entity = self->find(member.name.id)) {
          if (diagnoseFixedParameter(checker, member))
            return Const();
          if (Const value = constantOf(checker, *entity, member.loc()))
            return value;
          return std::nullopt;
        }
    if (auto special = originMember(checker, expr))
      return special;
    // A member of a run-time argument's or variable's type: `a.dtype`.
    if (auto *base = llvm::dyn_cast<ast::NameExpr>(member.base->ignoreParens())) {
      Entity entity = program.lookup(checker.scope, base->name);
      if (entity.kind == Entity::Variable && entity.variable->operand.type) {
        Type type = entity.variable->operand.type;
        return constantMember(checker, program.values.typeConst(type), member.name.id, member.loc());
      }
    }
    if (auto open = openBase(checker, *member.base, member.name.id))
      return *open ? constantMember(checker, program.values.typeConst(*open), member.name.id, member.loc()) : Const();
    auto base = quick(checker, *member.base, Type(), true);
    if (!base)
      return std::nullopt;
    if (!*base)
      return Const();
    return constantMember(checker, *base, member.name.id, member.loc());
  }
  case ast::Expr::Kind::SubscriptExpr: {
    auto &subscript = llvm::cast<ast::SubscriptExpr>(expr);
    if (auto *base = llvm::dyn_cast<ast::NameExpr>(subscript.base))
      if (base->name.str().starts_with("__mlir_"))
        return std::nullopt;
    if (auto special = originMember(checker, expr))
      return special;
    auto base = quick(checker, *subscript.base, Type(), true);
    if (!base)
      return std::nullopt;
    if (!*base)
      return Const();
    bool bindable = (base->isType() && base->asType().isStruct() &&
                     (base->asType().hasUnbound() || base->asType().structInfo()->role != Role::TypeList)) ||
                    base->kind() == ConstKind::Generator;
    if (auto list = listElements(*base); list && !(base->isType() && base->asType().hasUnbound())) {
      // `Ts[i]`: an element of a compile-time list.
      if (subscript.args.size() != 1 || subscript.args[0].kind != ast::Argument::Positional ||
          llvm::isa<ast::SliceExpr>(subscript.args[0].value))
        return std::nullopt;
      Const index = checker.evaluate(*subscript.args[0].value, program.intType());
      if (!index)
        return Const();
      auto at = index.asInt64();
      if (!at)
        return std::nullopt;
      if (*at < 0 || size_t(*at) >= list->size()) {
        checker.error(subscript.loc(), diag::ListIndexOutOfRange, *at, list->size());
        return Const();
      }
      return (*list)[*at];
    }
    if (!bindable)
      return std::nullopt;
    auto items = collectParameters(subscript.args, checker.scope);
    if (base->kind() == ConstKind::Generator)
      return bindAlias(checker, *base, *items, subscript.loc());
    Type type = bindStruct(checker, base->asType(), *items, subscript.loc(), /*inferRest=*/false);
    return type.isError() ? Const() : program.values.typeConst(type);
  }
  case ast::Expr::Kind::BinaryExpr: {
    auto &binary = llvm::cast<ast::BinaryExpr>(expr);
    if (binary.op == ast::BinaryOp::BitAnd)
      return composeTraits(checker, binary);
    return std::nullopt;
  }
  case ast::Expr::Kind::FunctionTypeExpr: {
    auto &function = llvm::cast<ast::FunctionTypeExpr>(expr);
    Type type = functionTypeOf(checker, function, function.signature->effects.thin() || function.signature->effects.abi);
    return type.isError() ? Const() : program.values.typeConst(type);
  }
  case ast::Expr::Kind::SpecialFormExpr: {
    auto &form = llvm::cast<ast::SpecialFormExpr>(expr);
    if (form.form == ast::SpecialFormExpr::Form::OriginOf) {
      Origin origin = checker.evaluateOrigin(form.operands);
      if (!origin)
        return Const();
      return program.values.origin(origin, checker.originType(origin));
    }
    if (form.form == ast::SpecialFormExpr::Form::TypeOf && form.operands.size() == 1) {
      const ast::Expr &operand = *form.operands.front();
      if (auto value = quick(checker, operand, Type(), true)) {
        if (!*value)
          return Const();
        return program.values.typeConst(value->isType() ? program.values.metatype(value->asType())
                                                                : constantOperand(program, *value, operand.loc()).type);
      }
      Operand dry = dryOperand(checker, operand);
      Type type = dry ? dry.type : checker.typeOf(operand);
      if (!type || type.isError())
        return Const();
      return program.values.typeConst(reportedType(checker, operand, type));
    }
    return std::nullopt;
  }
  case ast::Expr::Kind::CallExpr:
    return originMember(checker, expr);
  case ast::Expr::Kind::IntegerLiteral: {
    auto &literal = llvm::cast<ast::IntegerLiteral>(expr);
    if (!expected || !expected.isStruct() || literal.bits > 63)
      return std::nullopt;
    uint64_t value = literal.words.empty() ? 0 : literal.words[0];
    if (expected == program.intType())
      return program.intConst(int64_t(value));
    if (program.isRole(expected, Role::SIMDLength))
      return program.values.imageOfInteger(expected, llvm::APInt(64, value), 8);
    return std::nullopt;
  }
  case ast::Expr::Kind::BoolLiteral:
    if (!expected || program.isRole(expected, Role::Bool))
      return program.boolConst(llvm::cast<ast::BoolLiteral>(expr).value);
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

std::optional<Const> evaluateQuick(Checker &checker, const ast::Expr &expr, Type expected, bool allowUnbound) {
  return quick(checker, expr, expected, allowUnbound);
}

//===----------------------------------------------------------------------===//
// Checker interface
//===----------------------------------------------------------------------===//

/// Reports a function of earlier libraries (`int`) where a type is wanted: nothing declares such a type.
static bool reportOldTypeName(Checker &checker, const ast::Expr &expr, const Operand &operand, Type expected) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr.ignoreParens());
  const ast::FunctionDecl *old = operand.functions.front()->syntax;
  if (!name || (expected && expected.kind() != TypeKind::Trait && expected.kind() != TypeKind::Metatype) || !old || !isLegacy(*old) ||
      !llvm::is_contained({"int", "float", "str", "bool"}, name->name.str()))
    return false;
  reportUnknown(checker, name->name, expr.loc());
  return true;
}

Const Checker::evaluate(const ast::Expr &expr, Type expected) {
  if (auto quickValue = evaluateQuick(*this, expr, expected, /*allowUnbound=*/true)) {
    if (!*quickValue || !expected || quickValue->type() == expected || expected.isUnknown() || expected.kind() == TypeKind::Trait ||
        expected.kind() == TypeKind::Mlir)
      return *quickValue;
    if (auto converted = convertConstant(program, *quickValue, expected))
      return *converted;
    Checker sub(program, scope, Mode::Comptime);
    sub.function = function;
    Operand converted = sub.convert(Operand::ofConstant(*quickValue, expr.loc()), expected, expr.loc());
    return converted.isConstant() ? converted.constant : Const();
  }
  auto run = [&](Checker &checker) -> Const {
    Operand operand = checker.check(expr, expected && !expected.isUnknown() ? Expected(expected) : Expected());
    if (operand.kind == Operand::Deferred)
      operand = checker.resolveDeferred(operand, expected);
    if (operand.isError())
      return Const();
    if (archetypes && !operand.isConstant() && operand.type && operand.type.isUnknown())
      return unknownValue(program, expected ? expected : operand.type);
    if (operand.kind == Operand::Overloads && reportOldTypeName(checker, expr, operand, expected))
      return Const();
    if (operand.kind == Operand::Overloads && operand.functions.size() == 1) {
      FunctionInfo *info = operand.functions.front();
      Const known = checker.functionConstant(operand);
      return known ? known : functionValue(program, info, operand.functionScope ? operand.functionScope : info->scope, operand.baseType, {});
    }
    if (expected && operand.type != expected && expected.kind() != TypeKind::Trait && !expected.isUnknown()) {
      operand = checker.convert(operand, expected, expr.loc());
      if (operand.isError())
        return Const();
    }
    if (operand.isConstant())
      return operand.constant;
    if (operand.kind == Operand::Overloads)
      error(expr.loc(), diag::OverloadedReference, operand.functions.front()->name);
    else
      error(expr.loc(), diag::DynamicParameter);
    return Const();
  };
  Const result;
  if (isComptime()) {
    result = run(*this);
  } else {
    Checker sub(program, scope, Mode::Comptime);
    sub.function = function;
    sub.outer = outer;
    result = run(sub);
  }
  // Equal expressions over parameters are equal values (04/SYM-2).
  if (archetypes && result && result.kind() == ConstKind::Symbolic && result->text.starts_with("?"))
    if (auto form = formOf(program, scope, expr))
      return symbolicValue(program, result.type(), *form);
  return result;
}

/// `(Int, Bool)` where a type is needed: once the spelling of `Tuple[Int, Bool]`. Null for everything else.
static Type legacyTupleType(Checker &checker, const ast::Expr &expr) {
  auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&expr);
  StructInfo *info = tuple && tuple->hasParens && !tuple->elements.empty() ? checker.program.roleStruct(Role::Tuple) : nullptr;
  if (!info)
    return Type();
  BoundParameters items;
  items.scope = checker.scope;
  for (const ast::Expr *element : tuple->elements) {
    Type type = checker.evaluateType(*element);
    if (type.isError())
      return type;
    BoundParameter item;
    item.value = checker.values.typeConst(type);
    item.loc = element->loc();
    items.items.push_back(item);
  }
  std::string old = checker.program.sources.text(expr.range()).str(), inside = llvm::StringRef(old).drop_front().drop_back().rtrim(", ").str();
  if (checker.inUserCode())
    checker.diags.report(expr.range().begin, diag::DeprecatedSpelling, old, "Tuple[" + inside + "]")
        .range(expr.range())
        .fixIt(expr.range(), "Tuple[" + inside + "]");
  return bindStruct(checker, bareStruct(checker.program, info), items, expr.loc(), /*inferRest=*/false);
}

/// `UnsafePointer[Int]`, which once left its origin untracked. Null for everything else.
static Type legacyPointerType(Checker &checker, const ast::Expr &expr) {
  // What an alias of such a pointer type stands for, in modules of that time.
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr.ignoreParens())) {
    if (!inOldCode(checker.scope))
      return Type();
    Entity entity = checker.program.lookup(checker.scope, name->name);
    const ast::ComptimeDecl *alias = entity.kind == Entity::Alias && entity.alias->isUserCode() ? entity.alias->syntax : nullptr;
    if (!alias || !alias->value || alias->params.isWritten() || !entity.alias->module->syntax->usesOldSyntax ||
        !llvm::isa<ast::SubscriptExpr>(alias->value->ignoreParens()))
      return Type();
    Checker inner(checker.program, entity.functionScope ? entity.functionScope : entity.alias->scope, Checker::Mode::Comptime);
    return legacyPointerType(inner, *alias->value);
  }
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr.ignoreParens());
  auto *name = subscript ? llvm::dyn_cast<ast::NameExpr>(subscript->base) : nullptr;
  if (!name || !checker.inUserCode() || subscript->args.size() != 1 || subscript->args.front().kind != ast::Argument::Positional)
    return Type();
  Program &program = checker.program;
  Entity entity = program.lookup(checker.scope, name->name);
  bool isOldAlias = entity.kind == Entity::Alias && !entity.alias->isUserCode() && !entity.alias->syntax->params.isWritten();
  bool isOldPointer = entity.kind == Entity::Struct && entity.structInfo->role == Role::Pointer && inOldCode(checker.scope);
  if (!isOldAlias && !isOldPointer)
    return Type();
  auto base = evaluateQuick(checker, *subscript->base, Type(), true);
  if (!base || !*base || !base->isType() || !program.isRole(base->asType(), Role::Pointer) || !base->asType().hasUnbound() ||
      llvm::any_of(base->asType().args(), [](Const arg) { return arg.isOrigin(); }))
    return Type();
  Type element = checker.evaluateType(*subscript->args.front().value);
  if (element.isError())
    return element;
  Origin untracked = checker.values.emptyOrigin(true);
  BoundParameters items;
  items.scope = checker.scope;
  BoundParameter pointee, origin;
  pointee.value = checker.values.typeConst(element);
  pointee.loc = origin.loc = expr.loc();
  origin.value = checker.values.origin(untracked, checker.originType(untracked));
  items.items = {pointee, origin};
  std::string modern = "Pointer[" + program.sources.text(subscript->args.front().range).str() + ", MutUntrackedOrigin]";
  checker.diags.report(expr.range().begin, diag::DeprecatedSpelling, program.sources.text(expr.range()), modern)
      .range(expr.range())
      .fixIt(expr.range(), modern);
  return bindStruct(checker, base->asType(), items, expr.loc(), /*inferRest=*/false);
}

Type Checker::evaluateType(const ast::Expr &expr, bool allowUnbound) {
  if (program.isTooDeep(expr.loc()))
    return values.errorType();
  if (Type tuple = legacyTupleType(*this, expr))
    return tuple;
  if (Type pointer = legacyPointerType(*this, expr))
    return pointer;
  Const value;
  if (auto quickValue = evaluateQuick(*this, expr, Type(), /*allowUnbound=*/true)) {
    value = *quickValue;
  } else {
    value = evaluate(expr);
  }
  if (!value)
    return values.errorType();
  if (value.kind() == ConstKind::Struct && program.isRole(value.type(), Role::NoneType))
    return value.type();
  // A value of the raw type of nothing is `None`.
  if (value.isType() && value.asType().kind() == TypeKind::Mlir && value.asType() == rawNoneType(program))
    return program.noneType();
  if (value.kind() == ConstKind::Generator) {
    // An alias with open parameters: it stands for the type with these unbound (`Scalar`, `Some[Writable]`).
    if (Type open = openAliasType(value))
      if (allowUnbound)
        return open;
    if (allowUnbound)
      return values.unknownType();
    error(expr.loc(), diag::NotConcrete, value->alias->name);
    return values.errorType();
  }
  if (value.kind() == ConstKind::Function)
    return functionLiteralOf(program, value);
  if (!value.isType()) {
    if (value.type() && value.type().isUnknown())
      return value.type();
    if (archetypes && isAnything(value))
      return values.unknownType();
    // A list of types used as a type is the type of the list; `()` is the type of the empty tuple (02 section 11).
    auto *tuple = llvm::dyn_cast<ast::TupleExpr>(expr.ignoreParens());
    if (value.kind() == ConstKind::Struct && (listElements(value) || (tuple && tuple->elements.empty())))
      return value.type();
    error(expr.loc(), diag::NotAType);
    return values.errorType();
  }
  Type type = value.asType();
  if (type.hasUnbound() && !allowUnbound && !type.isError()) {
    error(expr.loc(), diag::NotConcrete, printUnbound(program, type));
    return values.errorType();
  }
  if (!allowUnbound && type.kind() == TypeKind::Trait && type->traits.size() == 1 && type->traits.front().closure) {
    // A function type where a value type is needed is a pointer type (FTY-8).
    return values.functionType(*type->traits.front().closure);
  }
  return type;
}

Type Checker::openAliasType(Const generator) {
  AliasInfo *alias = generator->alias;
  if (!alias->syntax->value)
    return Type();
  Scope *bindings = program.newScope(Scope::Bindings, generator->scope ? generator->scope : alias->scope);
  llvm::ArrayRef<const ast::ParamDecl *> params = alias->syntax->params.params;
  for (auto [i, param] : llvm::enumerate(params)) {
    Entity &entity = bindings->names[param->name.id];
    entity.kind = Entity::Value;
    entity.param = param;
    entity.value = i < generator->elements.size() ? generator->elements[i] : values.unbound();
  }
  // `comptime A[d: DType] = SIMD[d, 4]`: a struct type with its arguments unbound where they are the open parameters.
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(alias->syntax->value->ignoreParens());
  if (!subscript)
    return Type();
  Checker sub(program, bindings, Mode::Comptime);
  DiagnosticCapture capture(diags);
  auto base = evaluateQuick(sub, *subscript->base, Type(), true);
  if (!base || !*base || !base->isType() || !base->asType().isStruct())
    return Type();
  auto items = collectParameters(subscript->args, bindings);
  for (BoundParameter &item : items->items)
    if (auto *name = item.expr ? llvm::dyn_cast<ast::NameExpr>(item.expr->ignoreParens()) : nullptr)
      if (const Entity *entity = bindings->find(name->name); entity && entity->value.isUnbound())
        item.isUnbound = true;
  Type type = bindStruct(sub, base->asType(), *items, alias->syntax->loc(), false);
  return type.isError() ? Type() : type;
}

} // namespace kiln
