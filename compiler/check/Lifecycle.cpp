// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// How values of a type are destroyed, copied and moved, and the members that are synthesized for it (spec 03 sections 5-7).
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/FunctionTypes.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Whether `function` is `__init__(out self, *, copy: Self)` or, for `name` "move", the move constructor (INI-11).
static bool isLifecycleInit(FunctionInfo *function, llvm::StringRef name) {
  if (!function->syntax)
    return false;
  const ast::ArgDecl *only = nullptr;
  unsigned count = 0;
  for (const ast::ArgDecl *arg : function->syntax->signature.args.args) {
    if (arg->convention == ast::Convention::Out)
      continue;
    only = arg;
    ++count;
  }
  return count == 1 && only->section == ast::Section::KeywordOnly && only->stars == ast::Stars::None && only->name.str() == name;
}

/// The hand-written copy constructor ("copy"), move constructor ("move"), or null.
static FunctionInfo *writtenInit(Program &program, Type type, llvm::StringRef name) {
  const Member *member = program.memberOf(type, program.names.get("__init__"));
  if (!member || member->kind != Member::Methods)
    return nullptr;
  for (FunctionInfo *method : member->methods)
    if (isLifecycleInit(method, name))
      return method;
  return nullptr;
}

static FunctionInfo *writtenDeinit(Program &program, Type type) {
  for (llvm::StringRef name : {"__deinit__", "__del__"}) {
    const Member *member = program.memberOf(type, program.names.get(name));
    if (member && member->kind == Member::Methods && !member->methods.empty())
      return member->methods.front();
  }
  return nullptr;
}

/// A flag such as `__del__is_trivial` that the struct itself declares (SYN-19).
static std::optional<bool> declaredFlag(Program &program, Type type, llvm::StringRef name) {
  const Member *member = program.memberOf(type, program.names.get(name));
  if (!member || member->kind != Member::Alias)
    return std::nullopt;
  Const value = program.aliasOf(type, member->alias, SourceLoc());
  return value ? value.asBool() : std::nullopt;
}

/// Computes the lifecycle facts of a struct type.
static void computeLifecycle(Program &program, Type type) {
  {
    StructFacts &facts = program.facts(type);
    if (facts.lifecycleKnown || facts.lifecycleInProgress)
      return;
    facts.lifecycleInProgress = true;
    // What a recursive question gets meanwhile.
    facts.destroy = facts.copy = facts.move = Lifecycle::Call;
  }
  // Fields of fields, each of another instance, need not end.
  static thread_local unsigned depth = 0;
  constexpr unsigned deepest = 10'000;
  llvm::SaveAndRestore deeper(depth, depth + 1);
  if (depth > deepest && !program.tooDeepAt.isValid())
    program.tooDeepAt = type.structInfo()->loc;
  bool trivialRegister = program.conformsTo(type, Role::TrivialRegisterPassable);
  bool registerPassable = trivialRegister || program.conformsTo(type, Role::RegisterPassable);
  Lifecycle destroy = Lifecycle::Missing, copy = Lifecycle::Missing, move = Lifecycle::Missing;
  bool implicitCopy = false;
  if (trivialRegister) {
    destroy = copy = move = Lifecycle::Trivial;
    implicitCopy = true;
  } else {
    llvm::ArrayRef<Type> fields = program.fieldTypes(type);
    auto all = [&](auto of) {
      for (Type field : fields)
        if (!field.isError() && (program.*of)(field) != Lifecycle::Trivial)
          return false;
      return true;
    };
    auto choose = [&](llvm::StringRef flag, FunctionInfo *written, auto of) {
      if (auto declared = declaredFlag(program, type, flag))
        return *declared ? Lifecycle::Trivial : Lifecycle::Call;
      if (written)
        return Lifecycle::Call;
      return all(of) ? Lifecycle::Trivial : Lifecycle::Call;
    };
    if (program.conformsTo(type, Role::Deinitable))
      destroy = choose("__del__is_trivial", writtenDeinit(program, type), &Program::destroyOf);
    if (program.conformsTo(type, Role::Copyable))
      copy = choose("__copy_ctor_is_trivial", writtenInit(program, type, "copy"), &Program::copyOf);
    if (program.conformsTo(type, Role::Movable))
      move = choose("__move_ctor_is_trivial", writtenInit(program, type, "move"), &Program::moveOf);
    implicitCopy = copy != Lifecycle::Missing && program.conformsTo(type, Role::ImplicitlyCopyable);
  }
  StructFacts &facts = program.facts(type);
  facts.destroy = destroy;
  facts.copy = copy;
  facts.move = move;
  facts.implicitlyCopyable = implicitCopy;
  facts.trivialRegisterPassable = trivialRegister;
  facts.registerPassable = registerPassable;
  facts.lifecycleKnown = true;
  facts.lifecycleInProgress = false;
}

Lifecycle Program::destroyOf(Type type) {
  if (!type.isStruct())
    return type.isArchetype() && !conformsTo(type, Role::Deinitable) ? Lifecycle::Missing : Lifecycle::Trivial;
  computeLifecycle(*this, type);
  return facts(type).destroy;
}
Lifecycle Program::copyOf(Type type) {
  if (!type.isStruct())
    return type.isArchetype() && !conformsTo(type, Role::Copyable) ? Lifecycle::Missing : Lifecycle::Trivial;
  computeLifecycle(*this, type);
  return facts(type).copy;
}
Lifecycle Program::moveOf(Type type) {
  if (!type.isStruct())
    return type.isArchetype() && !conformsTo(type, Role::Movable) ? Lifecycle::Missing : Lifecycle::Trivial;
  computeLifecycle(*this, type);
  return facts(type).move;
}
bool Program::isImplicitlyCopyable(Type type) {
  if (type.isArchetype())
    return conformsTo(type, Role::ImplicitlyCopyable);
  if (!type.isStruct())
    return true;
  computeLifecycle(*this, type);
  return facts(type).implicitlyCopyable;
}

bool Program::isValueType(Type type) {
  if (!type)
    return true;
  if (type.isArchetype())
    return conformsTo(type, Role::TrivialRegisterPassable);
  if (!type.isStruct())
    return true;
  computeLifecycle(*this, type);
  return facts(type).trivialRegisterPassable;
}

//===----------------------------------------------------------------------===//
// Synthesized members
//===----------------------------------------------------------------------===//

namespace {

/// Makes the signatures of synthesized members as syntax.
struct SignatureMaker {
  Program &program;
  StructInfo *info;

  template <class T, class... Args> T *make(Args &&...args) {
    return new (program.values.allocator().Allocate<T>()) T(std::forward<Args>(args)...);
  }
  SourceRange range() const { return {info->loc, info->loc}; }
  ast::Name name(llvm::StringRef text) {
    ast::Name result;
    result.id = program.names.get(text);
    result.range = range();
    return result;
  }
  ast::ArgDecl *arg(llvm::StringRef text, ast::Convention convention, const ast::Expr *type, ast::Section section) {
    auto *decl = make<ast::ArgDecl>(range());
    decl->name = name(text);
    decl->convention = convention;
    decl->type = type;
    decl->section = section;
    return decl;
  }
  const ast::Expr *selfType() { return make<ast::SelfTypeExpr>(range()); }

  FunctionInfo *function(llvm::StringRef text, llvm::ArrayRef<const ast::ArgDecl *> args, FunctionInfo::Synthesis synthesis) {
    auto *decl = make<ast::FunctionDecl>(range());
    decl->name = name(text);
    decl->signature.range = range();
    decl->signature.args.parens = range();
    decl->signature.args.args = program.values.copyArray<const ast::ArgDecl *>(args);
    decl->setBody({}, nullptr, false, false);
    decl->module = info->syntax ? info->syntax->module : nullptr;
    decl->parent = info->syntax;
    FunctionInfo &function = program.impl->functions.emplace_back();
    function.syntax = decl;
    function.name = decl->name.id;
    function.module = info->module;
    function.structInfo = info;
    function.scope = info->scope;
    function.isStatic = text == "__init__";
    function.synthesis = synthesis;
    function.alwaysInline = synthesis == FunctionInfo::FieldwiseInit;
    return &function;
  }
};

} // namespace

/// The synthesized member of one kind, made at the first request.
static FunctionInfo *synthesizedMember(Program &program, StructInfo *info, FunctionInfo::Synthesis kind) {
  FunctionInfo *&slot = program.impl->synthesized[{info, unsigned(kind)}];
  if (slot)
    return slot;
  SignatureMaker maker{program, info};
  const ast::ArgDecl *out = maker.arg("self", ast::Convention::Out, nullptr, ast::Section::PositionalOrKeyword);
  FunctionInfo *made = nullptr;
  switch (kind) {
  case FunctionInfo::FieldwiseInit: {
    llvm::SmallVector<const ast::ArgDecl *, 8> args{out};
    for (const FieldInfo &field : info->fields)
      args.push_back(maker.arg(field.name.str(), ast::Convention::Var, field.syntax ? field.syntax->type : nullptr,
                               ast::Section::PositionalOrKeyword));
    made = maker.function("__init__", args, kind);
    made->implicit = info->fieldwiseInitImplicit;
    break;
  }
  case FunctionInfo::CopyInit:
    made = maker.function("__init__", {out, maker.arg("copy", ast::Convention::Default, maker.selfType(), ast::Section::KeywordOnly)}, kind);
    break;
  case FunctionInfo::MoveInit:
    made = maker.function("__init__", {out, maker.arg("move", ast::Convention::Deinit, maker.selfType(), ast::Section::KeywordOnly)}, kind);
    break;
  case FunctionInfo::Deinit:
    made = maker.function("__deinit__", {maker.arg("self", ast::Convention::Deinit, nullptr, ast::Section::PositionalOrKeyword)}, kind);
    break;
  default:
    return nullptr;
  }
  return program.impl->synthesized[{info, unsigned(kind)}] = made;
}

bool isLegacyValue(const StructInfo &info) { return info.syntax && info.syntax->findDecorator("value"); }

/// Whether the struct itself declares an initializer that takes as many values as it has fields.
static bool writesFieldwise(const StructInfo &info) {
  for (const ast::Decl *member : info.syntax->members)
    if (auto *method = llvm::dyn_cast<ast::FunctionDecl>(member); method && method->nameStr() == "__init__") {
      size_t positional = llvm::count_if(method->signature.args.args, [](const ast::ArgDecl *arg) {
        return arg->convention != ast::Convention::Out && arg->section != ast::Section::KeywordOnly;
      });
      if (positional == info.fields.size())
        return true;
    }
  return false;
}

void appendSynthesized(Program &program, Type type, Identifier name, llvm::SmallVectorImpl<FunctionInfo *> &methods) {
  StructInfo *info = type.structInfo();
  if (!info)
    return;
  if (name == "__init__") {
    if (info->fieldwiseInit && !info->closure && !(isLegacyValue(*info) && writesFieldwise(*info)))
      methods.push_back(synthesizedMember(program, info, FunctionInfo::FieldwiseInit));
    // An unbound type has the members that some binding of it may have.
    if (type.hasUnbound() || program.conformsTo(type, Role::Copyable))
      if (!writtenInit(program, type, "copy"))
        methods.push_back(synthesizedMember(program, info, FunctionInfo::CopyInit));
    if (type.hasUnbound() || program.conformsTo(type, Role::Movable))
      if (!writtenInit(program, type, "move"))
        methods.push_back(synthesizedMember(program, info, FunctionInfo::MoveInit));
  } else if (name == "__deinit__" && !writtenDeinit(program, type) && program.conformsTo(type, Role::Deinitable)) {
    methods.push_back(synthesizedMember(program, info, FunctionInfo::Deinit));
  }
}

/// The instance of a lifecycle member of `type` (canonical), which takes no parameters of its own.
static FunctionInstance *lifecycleInstance(Program &program, Type type, FunctionInfo *info, SourceLoc loc) {
  type = program.values.eraseOrigins(type);
  FunctionTypeData signature;
  llvm::SmallVector<FunctionTypeArg, 1> args;
  if (info->name == "__init__") {
    FunctionTypeArg arg;
    const ast::ArgDecl *decl = nullptr;
    for (const ast::ArgDecl *candidate : info->syntax->signature.args.args)
      if (candidate->convention != ast::Convention::Out)
        decl = candidate;
    arg.name = decl->name.id;
    arg.type = type;
    arg.keywordOnly = true;
    arg.convention = decl->convention == ast::Convention::Deinit ? Convention::Deinit
                     : decl->convention == ast::Convention::Var  ? Convention::Var
                                                                 : Convention::Imm;
    args.push_back(arg);
    signature.result = type;
  } else {
    FunctionTypeArg arg;
    arg.name = info->syntax->signature.args.args.empty() ? program.names.get("self") : info->syntax->signature.args.args.front()->name.id;
    arg.type = type;
    arg.convention = Convention::Deinit;
    args.push_back(arg);
    signature.result = program.noneType();
  }
  signature.args = args;
  Scope *bindings = program.newScope(Scope::Bindings, program.facts(type).scope);
  return program.instance(info, type, bindings, signature, loc, nullptr);
}

FunctionInstance *Program::destructorOf(Type type, SourceLoc loc) {
  if (destroyOf(type) != Lifecycle::Call)
    return nullptr;
  FunctionInfo *info = writtenDeinit(*this, type);
  if (!info)
    info = synthesizedMember(*this, type.structInfo(), FunctionInfo::Deinit);
  return lifecycleInstance(*this, type, info, loc);
}

FunctionInstance *Program::copyConstructorOf(Type type, SourceLoc loc) {
  if (copyOf(type) != Lifecycle::Call)
    return nullptr;
  FunctionInfo *info = writtenInit(*this, type, "copy");
  if (!info)
    info = synthesizedMember(*this, type.structInfo(), FunctionInfo::CopyInit);
  return lifecycleInstance(*this, type, info, loc);
}

FunctionInstance *Program::moveConstructorOf(Type type, SourceLoc loc) {
  if (moveOf(type) != Lifecycle::Call)
    return nullptr;
  FunctionInfo *info = writtenInit(*this, type, "move");
  if (!info)
    info = synthesizedMember(*this, type.structInfo(), FunctionInfo::MoveInit);
  return lifecycleInstance(*this, type, info, loc);
}

//===----------------------------------------------------------------------===//
// Declaration checks
//===----------------------------------------------------------------------===//

/// Whether values of `type` can be destroyed, without the answer that recursive questions get.
static bool canDestroy(Program &program, Type type) {
  return type.isStruct() || type.isArchetype() ? program.conformsTo(type, Role::Deinitable) : true;
}

/// Whether a field's type is written by way of an alias of its own struct. Evaluating the alias may ask for the struct's fields, so such
/// a field can't be looked at before they are known.
static bool usesOwnAlias(Program &program, const StructInfo &info, const ast::Expr &type) {
  llvm::StringRef text = program.sources.text(type.range());
  return llvm::any_of(info.members, [&](const auto &member) {
    return member.second.kind == Member::Alias && text.contains(("Self." + member.first.str()).str());
  });
}

void checkDestructor(Program &program, Type type) {
  if (!program.conformsTo(type, Role::Deinitable) || writtenDeinit(program, type))
    return;
  StructInfo *info = type.structInfo();
  llvm::SaveAndRestore guard(program.impl->notDeinitable, info);
  for (const FieldInfo &field : info->fields) {
    if (!field.syntax || !field.syntax->type || usesOwnAlias(program, *info, *field.syntax->type))
      continue;
    Type fieldType;
    {
      DiagnosticCapture capture(program.diags);
      Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
      fieldType = checker.evaluateType(*field.syntax->type);
    }
    if (!fieldType || fieldType.isError() || fieldType == type)
      continue;
    if (!canDestroy(program, fieldType))
      program.diags.report(field.syntax->loc(), diag::FieldNotDeinitable, field.name, program.print(fieldType));
  }
}

void checkSynthesis(Program &program, Type type) {
  StructInfo *info = type.structInfo();
  llvm::ArrayRef<Type> fields = program.fieldTypes(type);
  if (fields.size() != info->fields.size())
    return;
  auto eachField = [&](auto idOf) {
    for (auto [field, fieldType] : llvm::zip(info->fields, fields)) {
      if (fieldType.isError() || !field.syntax)
        continue;
      if (std::optional<diag::Id> id = idOf(fieldType))
        program.diags.report(field.syntax->loc(), *id, field.name, program.print(fieldType));
    }
  };
  using Found = std::optional<diag::Id>;
  auto canMove = [&](Type field) { return program.moveOf(field) != Lifecycle::Missing || program.isImplicitlyCopyable(field); };
  if (program.conformsTo(type, Role::Copyable) && !writtenInit(program, type, "copy")) {
    bool implicit = program.conformsTo(type, Role::ImplicitlyCopyable);
    eachField([&](Type field) -> Found {
      if (program.copyOf(field) == Lifecycle::Missing)
        return diag::CannotSynthesizeCopy;
      if (implicit && !program.isImplicitlyCopyable(field) && !isLegacyValue(*info))
        return diag::CannotSynthesizeImplicitCopy;
      return std::nullopt;
    });
  }
  if (program.conformsTo(type, Role::Movable) && !writtenInit(program, type, "move"))
    eachField([&](Type field) { return canMove(field) ? Found() : Found(diag::CannotSynthesizeMove); });
  if (info->fieldwiseInit)
    eachField([&](Type field) { return canMove(field) ? Found() : Found(diag::CannotSynthesizeFieldwise); });
}

} // namespace kiln
