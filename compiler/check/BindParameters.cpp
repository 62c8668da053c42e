// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `f[...]`, `S[...]`, `alias[...]`: binding of explicit parameters to structs, aliases and functions (spec 04 section 4).
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "dialect/DType.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// Whether the length among the arguments of SIMD is one that a vector can have, as far as it is known; else an error (SIMD-1).
static bool checkSimdLength(Checker &checker, llvm::ArrayRef<Const> args, SourceLoc loc) {
  if (args.size() != 2 || !args[0].isImage() || !args[1].isImage())
    return true;
  auto code = args[0].asInt64(), length = args[1].asInt64();
  auto dtype = code ? mojo::dtypeFromCode(uint8_t(*code)) : std::nullopt;
  if (!dtype || !length || (*length >= 1 && *length <= 1 << 15 && llvm::isPowerOf2_64(*length)))
    return true;
  std::string name = mojo::dtypeName(*dtype).str();
  llvm::StringRef bits = llvm::StringRef(name).drop_until([](char c) { return c >= '0' && c <= '9'; });
  if (name == "int" || name == "uint")
    name = "index";
  else if (name == "bfloat16")
    name = "bf16";
  else if (!bits.empty() && !name.starts_with("float8") && !name.starts_with("float4"))
    name = (name[0] == 'f' ? "f" : name[0] == 'u' ? "ui" : "si") + bits.str();
  checker.error(loc, diag::ConstraintMessage,
                "SIMD vector length must be a power of two between 1 and 2^15, found '!kgen.simd<" + std::to_string(*length) + ", " + name + ">'");
  return false;
}

/// `Origin[m]`: earlier versions took the mutability by position (04 section 17). Null when that is not what is written.
static std::shared_ptr<BoundParameters> oldOriginParameters(Checker &checker, Type base, const BoundParameters &items) {
  if (items.items.size() != 1 || !checker.inUserCode() || !checker.program.isRole(base, Role::Origin))
    return nullptr;
  const BoundParameter &given = items.items.front();
  if (given.name || !given.expr || given.isStar || given.isUnbound || given.isEllipsis)
    return nullptr;
  std::string text = checker.program.sources.text(given.expr->range()).str();
  checker.program.diags.report(given.expr->loc(), diag::DeprecatedSpelling, "Origin[" + text + "]", "Origin[mut=" + text + "]")
      .range(given.expr->range())
      .insertion(given.expr->range().begin, "mut=");
  auto modern = std::make_shared<BoundParameters>(items);
  modern->items.front().name = checker.program.names.get("mut");
  return modern;
}

/// Adds how the struct that `item` names would conform to the bound of `param`.
static void adviseBound(Checker &checker, Scope *scope, const ast::ParamDecl &param, const BoundParameter *item, DiagnosticBuilder &report) {
  if (!item || !item->expr || !param.type)
    return;
  Type given, bound;
  {
    DiagnosticCapture capture(checker.diags);
    given = checker.evaluateType(*item->expr, /*allowUnbound=*/true);
    bound = Checker(checker.program, scope, Checker::Mode::Comptime).evaluateType(*param.type, /*allowUnbound=*/true);
  }
  if (given && bound && bound.kind() == TypeKind::Trait)
    if (auto advice = conformanceAdvice(checker.program, given, bound))
      report.note(std::move(*advice));
}

Type bindStruct(Checker &checker, Type base, const BoundParameters &items, SourceLoc loc, bool inferRest) {
  if (auto modern = oldOriginParameters(checker, base, items))
    return bindStruct(checker, base, *modern, loc, inferRest);
  Program &program = checker.program;
  StructInfo *info = base.structInfo();
  llvm::SmallVector<ParameterSlot, 4> slots;
  auto isBound = [&](unsigned i) { return !base.args()[i].isUnbound(); };
  if (auto failure = assignParameters(info->params, items, slots, isBound)) {
    auto isPositional = [](const ast::ParamDecl *param) {
      return param->section != ast::Section::InferOnly && param->section != ast::Section::KeywordOnly && param->stars == ast::Stars::None;
    };
    size_t given = llvm::count_if(items.items, [](const BoundParameter &item) { return !item.name && !item.isEllipsis; });
    size_t taken = llvm::count_if(info->params, isPositional);
    if (*failure == unexpectedParameter && llvm::all_of(llvm::seq<unsigned>(0, info->params.size()), isBound) && !info->params.empty()) {
      checker.error(loc, diag::TypesNotSubscriptable);
      return program.values.errorType();
    }
    if (*failure == unexpectedParameter)
      failure = ("expects " + llvm::Twine(taken) + " positional parameter" + (taken == 1 ? "" : "s") + ", but " + llvm::Twine(given) +
                 (given == 1 ? " was specified" : " were specified"))
                    .str();
    checker.error(loc, diag::StructBinding, info->name, *failure);
    return program.values.errorType();
  }
  bool ellipsis = llvm::any_of(items.items, [](const BoundParameter &item) { return item.isEllipsis; });
  // Fast path: the header's own scope is needed only when something has to be evaluated in it.
  Scope *scope = program.newScope(Scope::Bindings, info->scope);
  declareUnresolved(scope, info->params);
  for (auto [i, param] : llvm::enumerate(info->params))
    if (isBound(i)) {
      Entity &entity = scope->names[param->name.id];
      entity.kind = Entity::Value;
      entity.value = base.args()[i];
    }
  llvm::SmallVector<bool, 4> keepUnbound(info->params.size(), false);
  for (auto [i, param] : llvm::enumerate(info->params)) {
    if (!slots[i].given())
      continue;
    if (slots[i].item && slots[i].item->isUnbound) {
      keepUnbound[i] = true;
      continue;
    }
    std::string why;
    if (!bindEntry(checker, scope, param, slots[i], items.scope, &why)) {
      if (why != "the value has an error") {
        auto report =
            checker.error(loc, llvm::StringRef(why).starts_with("parameter '") ? diag::StructParameterKind : diag::StructBinding, info->name, why);
        adviseBound(checker, scope, *param, slots[i].item, report);
      }
      return program.values.errorType();
    }
  }
  if (!ellipsis && !inferRest) {
    std::string why;
    for (auto [i, param] : llvm::enumerate(info->params)) {
      if (keepUnbound[i])
        continue;
      const ast::ParamDecl *one[] = {param};
      // With a placeholder anywhere, defaults still apply to what was passed over.
      if (const ast::ParamDecl *missing = bindDefaults(checker, scope, one, &why)) {
        if (missing->section == ast::Section::InferOnly || llvm::is_contained(keepUnbound, true))
          continue;
        auto *kind = missing->type ? llvm::dyn_cast<ast::SubscriptExpr>(missing->type->ignoreParens()) : nullptr;
        auto *kindName = kind ? llvm::dyn_cast<ast::NameExpr>(kind->base) : nullptr;
        if (kindName && kindName->name == "Origin" &&
            (info->role == Role::Pointer || inOldCode(checker.scope)))
          continue; // inferred where an argument is declared so (12/PTR-2), and once wherever it was left out
        checker.error(loc, diag::StructMissingParameter, info->name, missing->name.id);
        return program.values.errorType();
      }
    }
  }
  llvm::SmallVector<Const, 4> args;
  // Where an entry is not known, neither is what would be inferred from it.
  bool isUndetermined = checker.archetypes && !ellipsis && !inferRest && !llvm::is_contained(keepUnbound, true) &&
                        llvm::any_of(scope->names, [](auto &named) {
                          return named.second.kind == Entity::Value && isAnything(named.second.value);
                        });
  for (const ast::ParamDecl *param : info->params) {
    const Entity *entity = scope->find(param->name.id);
    Const open = isUndetermined ? unknownValue(program, program.values.unknownType()) : program.values.unbound();
    args.push_back(entity && entity->kind == Entity::Value ? entity->value : open);
  }
  // The type of a list's elements follows from the elements.
  if (info->role == Role::ParameterList && args.size() == 2 && args[0].isUnbound() && !llvm::is_contained(keepUnbound, true))
    if (auto list = listElements(args[1])) {
      Type declared = args[1].kind() == ConstKind::List ? args[1].type() : Type();
      Type element = !list->empty() ? constantOperand(program, list->front(), loc).type : declared ? declared : program.noneType();
      if (element)
        args[0] = program.values.typeConst(checker.storageType(element));
      if (declared)
        args[1] = program.values.list(Type(), *list);
    }
  // A list of types without a bound takes any.
  if (info->role == Role::TypeList && args.size() == 2 && args[0].isUnbound() && args[1] && !args[1].isUnbound() &&
      !llvm::is_contained(keepUnbound, true) && program.roleTrait(Role::AnyType))
    args[0] = program.values.typeConst(program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr}));
  if (info->role == Role::SIMD && !checkSimdLength(checker, args, loc))
    return program.values.errorType();
  Type type = program.values.structType(info, args);
  // Each type in a chain of fields is another one. Where many chains were too long, the next are not followed that far again.
  constexpr unsigned manyTooBig = 20, fewLevels = 32;
  if (isTooBig(type) || (program.impl->typesTooBig > manyTooBig && type->levels > fewLevels)) {
    ++program.impl->typesTooBig;
    checker.error(loc, diag::TypeTooBig, mostTypeParts);
    return program.values.errorType();
  }
  if (type.hasUnbound())
    return type;
  checker.checkStructConstraints(type, loc);
  bool isConstrained = info->syntax && !info->syntax->wheres.empty() && type.isConcrete();
  return isConstrained && !program.facts(type).constraintsChecked ? program.values.errorType() : type;
}

/// Whether the value of a parametric alias mentions the alias, whatever the condition (PAL-3).
static bool namesItself(Program &program, const AliasInfo &alias) {
  if (!alias.syntax->params.isWritten() || !mentionsName(*alias.syntax->value, {alias.name}))
    return false;
  Entity entity = program.lookup(alias.scope, alias.name);
  return entity.kind == Entity::Alias && entity.alias == &alias;
}

namespace {
/// While it lives, what is wrong inside of an alias of the library is wrong at the user's expression that applies it.
class LibraryErrors {
public:
  LibraryErrors(Checker &checker, const AliasInfo &alias, SourceLoc use) : program(checker.program), use(use) {
    if (checker.inUserCode() && alias.module && !alias.isUserCode())
      capture.emplace(program.diags);
  }
  LibraryErrors(const LibraryErrors &) = delete;
  ~LibraryErrors() {
    if (!capture)
      return;
    for (Diagnostic &diagnostic : capture->take()) {
      if (diagnostic.severity == Severity::Error && !isUsers(diagnostic.loc)) {
        Diagnostic inside = DiagnosticEngine::make(diagnostic.loc, diag::InsideLibrary, {});
        inside.ranges = std::exchange(diagnostic.ranges, {});
        diagnostic.notes.insert(diagnostic.notes.begin(), std::move(inside));
        diagnostic.loc = use;
        diagnostic.fixIts.clear();
      }
      program.diags.emit(std::move(diagnostic));
    }
  }

private:
  bool isUsers(SourceLoc loc) const {
    const SourceFile *file = program.sources.fileOf(loc);
    return file && llvm::any_of(program.userModules, [&](ModuleInfo *module) { return module->path == file->path(); });
  }
  Program &program;
  SourceLoc use;
  std::optional<DiagnosticCapture> capture;
};
} // namespace

Const bindAlias(Checker &checker, Const generator, const BoundParameters &items, SourceLoc loc) {
  Program &program = checker.program;
  AliasInfo *alias = generator->alias;
  llvm::ArrayRef<const ast::ParamDecl *> params = alias->syntax->params.params;
  llvm::SmallVector<Const, 4> bound(generator->elements.begin(), generator->elements.end());
  bound.resize(params.size(), program.values.unbound());
  llvm::SmallVector<ParameterSlot, 4> slots;
  auto isBound = [&](unsigned i) { return !bound[i].isUnbound(); };
  if (auto failure = assignParameters(params, items, slots, isBound)) {
    checker.error(loc, diag::StructBinding, alias->name, *failure);
    return Const();
  }
  bool ellipsis = llvm::any_of(items.items, [](const BoundParameter &item) { return item.isEllipsis; });
  Scope *scope = program.newScope(Scope::Bindings, generator->scope ? generator->scope : alias->scope);
  declareUnresolved(scope, params);
  bool placeholder = ellipsis;
  for (auto [i, param] : llvm::enumerate(params)) {
    if (isBound(i)) {
      Entity &entity = scope->names[param->name.id];
      entity.kind = Entity::Value;
      entity.value = bound[i];
    } else if (slots[i].item && slots[i].item->isUnbound) {
      placeholder = true;
    } else if (slots[i].given()) {
      std::string why;
      if (!bindEntry(checker, scope, param, slots[i], items.scope, &why)) {
        if (why != "the value has an error")
          checker.error(loc, llvm::StringRef(why).starts_with("parameter '") ? diag::StructParameterKind : diag::StructBinding, alias->name, why);
        return Const();
      }
    }
  }
  bool placeholderWritten = placeholder;
  if (!placeholder) {
    std::string why;
    if (const ast::ParamDecl *missing = bindDefaults(checker, scope, params, &why))
      if (missing->section != ast::Section::InferOnly) {
        // `Some[Trait]`: the rest of an alias stays open where open types are allowed.
        placeholder = true;
        (void)missing;
      }
  }
  bool open = false;
  // Where an entry is not known, neither is what would be inferred from it.
  bool isUndetermined = checker.archetypes && !placeholderWritten && llvm::any_of(params, [&](const ast::ParamDecl *param) {
    const Entity *entity = scope->find(param->name.id);
    return entity && entity->kind == Entity::Value && isAnything(entity->value);
  });
  for (auto [i, param] : llvm::enumerate(params)) {
    const Entity *entity = scope->find(param->name.id);
    bound[i] = entity && entity->kind == Entity::Value ? entity->value : program.values.unbound();
    open |= bound[i].isUnbound();
  }
  if (open && isUndetermined)
    return unknownValue(program, program.values.unknownType());
  if (open)
    return program.values.generator(alias, generator->scope, bound, Type());
  // `downcast[T, Trait]` is checked in instances (03/RFN-5); in generic code it may do what any type does.
  if (program.archetypeWalk && alias->name.str() == "downcast" && !alias->isUserCode() && !bound.empty() && bound.front().isType() &&
      (bound.front().asType().isArchetype() || isOpen(bound.front().asType())))
    return program.values.typeConst(program.values.unknownType());
  std::vector<const void *> key{generator->scope};
  for (Const value : bound)
    key.push_back(value.get());
  // What is found without running anything may be found out later; each application is looked at once, nevertheless.
  std::vector<const void *> skippedKey(key);
  skippedKey.push_back(&program.impl->skipEvaluation);
  auto known = program.aliasApplications.find({alias, key});
  if (known == program.aliasApplications.end() && program.impl->skipEvaluation)
    known = program.aliasApplications.find({alias, skippedKey});
  if (known != program.aliasApplications.end() && known->second)
    return known->second;
  if (!checkAliasConstraints(checker, *alias->syntax, scope, loc))
    return Const();
  if (program.impl->cyclicAliases.contains(alias->syntax))
    return Const();
  if (!alias->syntax->value || namesItself(program, *alias)) {
    checker.error(alias->syntax->value ? alias->syntax->loc() : loc, diag::RecursiveAlias, alias->name);
    return Const();
  }
  if (alias->depth > 200) {
    checker.error(loc, diag::RecursiveAlias, alias->name);
    return Const();
  }
  ++alias->depth;
  Checker sub(program, scope, Checker::Mode::Comptime);
  Type expected;
  if (alias->syntax->type && !mentionsUnresolved(program, *alias->syntax->type, scope)) {
    expected = sub.evaluateType(*alias->syntax->type, true);
    if (expected && (!expected.isConcrete() || expected.kind() == TypeKind::Trait || expected.kind() == TypeKind::Metatype))
      expected = Type();
  }
  Const value;
  {
    LibraryErrors errors(checker, *alias, loc);
    if (auto quick = evaluateQuick(sub, *alias->syntax->value, expected, /*allowUnbound=*/true))
      value = *quick;
    else
      value = sub.evaluate(*alias->syntax->value, expected);
  }
  --alias->depth;
  bool isFinal = !program.impl->skipEvaluation || (value && !isOpenValue(value));
  program.aliasApplications[{alias, isFinal ? key : skippedKey}] = value;
  return value;
}

Operand Checker::bindParameters(const Operand &base, const ast::SubscriptExpr &expr) {
  if (base.isError())
    return base;
  auto items = collectParameters(expr.args, scope);
  if (base.kind == Operand::Overloads) {
    Operand result = base;
    if (result.explicitParams) {
      // Further brackets fill what the first ones left open.
      auto merged = std::make_shared<BoundParameters>(*result.explicitParams);
      llvm::erase_if(merged->items, [](const BoundParameter &item) { return item.isEllipsis || item.isUnbound; });
      for (BoundParameter item : items->items) {
        if (!item.isStar && !item.isUnbound && !item.isEllipsis && item.expr && items->scope != merged->scope) {
          item.value = evaluate(*item.expr);
          if (!item.value)
            return Operand::error(expr.loc());
        }
        merged->items.push_back(item);
      }
      result.explicitParams = merged;
    } else {
      result.explicitParams = items;
    }
    return result;
  }
  if (base.kind == Operand::Constant) {
    Const value = base.constant;
    // A function parameter that holds a function's own type is that function.
    if (value.isType() && value.asType().kind() == TypeKind::FunctionLiteral)
      value = value.asType()->value;
    if (value.isType() && value.asType().isStruct()) {
      Type type = bindStruct(*this, value.asType(), *items, expr.loc(), /*inferRest=*/false);
      if (type.isError())
        return Operand::error(expr.loc());
      return Operand::ofConstant(values.typeConst(type), expr.loc());
    }
    if (value.kind() == ConstKind::Generator) {
      Const bound = bindAlias(*this, value, *items, expr.loc());
      if (!bound)
        return Operand::error(expr.loc());
      Operand result = Operand::ofConstant(bound, expr.loc());
      if (bound.kind() == ConstKind::Generator)
        result.type = values.generatorType(bound);
      else if (bound.kind() == ConstKind::Function)
        result.type = values.functionLiteral(bound);
      return result;
    }
    if (value.kind() == ConstKind::Function) {
      Operand result;
      result.kind = Operand::Overloads;
      result.loc = base.loc;
      FunctionInfo *info = value->function;
      result.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(info));
      result.functionScope = value->scope;
      result.baseType = value->self;
      if (value->elements.empty()) {
        result.explicitParams = items;
      } else {
        auto merged = std::make_shared<BoundParameters>();
        merged->scope = items->scope;
        if (info->syntax)
          for (auto [param, bound] : llvm::zip(info->syntax->signature.params.params, value->elements))
            if (!bound.isUnbound()) {
              BoundParameter item;
              item.name = param->section == ast::Section::PositionalOnly ? Identifier() : param->name.id;
              item.value = bound;
              merged->items.push_back(item);
            }
        merged->items.append(items->items.begin(), items->items.end());
        result.explicitParams = merged;
      }
      return result;
    }
    if (value.isType() && value.asType().isUnknown())
      return base;
  }
  if (archetypes && (isUnknown(base) || !base.type || (base.isType() && base.constant.asType().isArchetype()) || base.type.isArchetype()))
    return Operand::ofValue({}, values.unknownType(), expr.loc());
  error(expr.loc(), base.isType() ? diag::TypesNotSubscriptable : diag::NotParametric);
  return Operand::error(expr.loc());
}

} // namespace kiln
