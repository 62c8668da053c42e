// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Interactive sessions: names and variables that outlive the input that declares them.
#include "check/Interactive.h"
#include "check/Checker.h"
#include "check/Indexing.h"
#include "check/IrBridge.h"
#include "check/Parameters.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "parse/Parser.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace kiln {

InteractiveSession::InteractiveSession(Program &program) : program(program) { program.interactive = this; }
InteractiveSession::~InteractiveSession() { program.interactive = nullptr; }

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

static ModuleInfo *loadSessionInput(Program &program, llvm::StringRef fileName, llvm::StringRef text, unsigned number) {
  Program::Impl &impl = *program.impl;
  ModuleInfo &module = impl.modules.emplace_back();
  module.name = "input" + std::to_string(number);
  module.lastName = program.names.get(module.name);
  module.path = fileName.str();
  module.directory = ".";
  module.scope = program.newScope(Scope::Module, nullptr);
  module.scope->module = &module;
  module.usesPrelude = !program.options.disableBuiltins;
  module.sessionInput = number;
  ParseOptions options;
  options.lazyBodies = false;
  options.allowTopLevelStatements = true;
  impl.trees.push_back(parseModule(program.sources.addBuffer(fileName, text), program.names, program.diags, options));
  module.syntax = impl.trees.back().get();
  program.userModules.push_back(&module);
  indexModule(program, module);
  return &module;
}

/// The function whose body are the statements of an input; null when it only declares.
static FunctionInfo *sessionFunction(Program &program, ModuleInfo *module) {
  ast::Module &tree = const_cast<ast::Module &>(*module->syntax);
  llvm::SmallVector<const ast::Stmt *, 8> statements;
  for (const ast::Stmt *stmt : tree.statements)
    if (!llvm::isa<ast::DeclStmt, ast::ImportStmt, ast::FromImportStmt, ast::ErrorStmt>(stmt))
      statements.push_back(stmt);
  if (tree.docstring) // a string alone is an expression here
    statements.insert(statements.begin(), tree.make<ast::ExprStmt>(tree.docstring));
  if (statements.empty())
    return nullptr;
  SourceRange range = {statements.front()->range().begin, statements.back()->range().end};
  auto *decl = tree.make<ast::FunctionDecl>(range);
  decl->name.id = program.names.get("__input__");
  decl->name.range = range;
  decl->defLoc = range.begin;
  decl->bodyRange = range;
  decl->signature.effects.raisesLoc = range.begin;
  decl->setBody(tree.list(statements), nullptr, false, tree.hasComptimeBranches);
  FunctionInfo *info = indexFunction(program, module, *decl);
  info->isSessionInput = true;
  return info;
}

std::unique_ptr<SessionInput> InteractiveSession::load(llvm::StringRef fileName, llvm::StringRef text) {
  auto input = std::make_unique<SessionInput>();
  input->number = ++inputs;
  input->shownBefore = shownValues;
  input->module = loadSessionInput(program, fileName, text, input->number);
  input->body = sessionFunction(program, input->module);
  return input;
}

llvm::LogicalResult InteractiveSession::check(SessionInput &input) {
  current = &input;
  program.impl->finder.forget();
  program.impl->ir->interpreter.reset(); // steps are counted anew
  program.impl->ir->instantiated = 0;
  program.resolveAllImports(input.module);
  program.checkDeclarations(input.module);
  // A value that can't be computed is not kept for later.
  for (auto &[name, entity] : input.module->scope->names)
    if (entity.kind == Entity::Alias && entity.alias->module == input.module && !entity.alias->syntax->params.isWritten())
      Checker(program, input.module->scope, Checker::Mode::Comptime).valueOfAlias(entity.alias, entity.alias->scope, entity.loc);
  if (input.body && !program.diags.hasErrors()) {
    input.entrySymbol = "kiln_input_" + std::to_string(input.number);
    std::string text = "from std._repl import _report\n@export(\"" + input.entrySymbol +
                       "\")\ndef __entry() -> Int32:\n    try:\n        __input__()\n    except e:\n        return _report(e)\n    return 0\n";
    input.entry = program.startFunction(text, {input.body});
    program.require(input.entry);
  }
  bool failed = llvm::failed(program.finishAll());
  for (SessionVariable *variable : input.declared) {
    if (failed || variable->referent || program.destroyOf(variable->type) != Lifecycle::Call)
      continue;
    variable->destructor = program.destructorOf(variable->type, variable->variable.loc);
    program.require(variable->destructor);
  }
  failed |= llvm::failed(program.finishAll());
  program.reportTooDeep();
  program.refusedCandidates = 0;
  program.refusedTooMany = false;
  program.checkUnreached(input.module);
  program.checkDefinitions(input.module);
  program.reportNeverUsed();
  current = nullptr;
  return llvm::failure(failed || program.diags.hasErrors());
}

llvm::SmallVector<SessionVariable *, 4> InteractiveSession::commit(SessionInput &input) {
  llvm::SmallVector<SessionVariable *, 4> replaced;
  for (auto &[name, entity] : input.module->scope->names) {
    if (!entity)
      continue;
    auto &versions = names[name];
    if (!versions.empty() && versions.back().second.kind == Entity::Variable)
      replaced.push_back(versions.back().second.variable->session);
    versions.push_back({input.number, entity});
  }
  for (ModuleInfo *wildcard : llvm::reverse(input.module->wildcards))
    wildcards.push_back({input.number, wildcard});
  // A variable that was declared twice by the same input.
  for (SessionVariable *variable : input.declared) {
    const Entity *entity = input.module->scope->find(variable->name);
    if (!entity || entity->kind != Entity::Variable || entity->variable != &variable->variable)
      replaced.push_back(variable);
  }
  return replaced;
}

void InteractiveSession::abandon(SessionInput &input) {
  for (SessionVariable *variable : input.released)
    variable->isReleased = false;
  shownValues = input.shownBefore;
  for (SessionVariable *variable : input.declared)
    input.module->scope->names.erase(variable->name);
  if (!program.userModules.empty() && program.userModules.back() == input.module)
    program.userModules.pop_back();
}

Entity InteractiveSession::lookup(Identifier name, unsigned input) {
  const std::pair<unsigned, Entity> *latest = nullptr;
  if (auto it = names.find(name); it != names.end())
    for (auto &version : llvm::reverse(it->second))
      if (version.first < input) {
        latest = &version;
        break;
      }
  if (!name.str().starts_with("_"))
    for (auto &[number, module] : llvm::reverse(wildcards)) {
      if (number >= input)
        continue;
      if (latest && latest->first >= number)
        break;
      if (Entity entity = program.lookupInModule(module, name))
        return entity;
    }
  return latest ? latest->second : Entity();
}

bool InteractiveSession::isReferenced(const SessionVariable &variable) {
  if (variable.isShared)
    return true;
  for (const SessionVariable &other : variables) {
    llvm::SmallVector<Origin, 4> origins;
    if (&other != &variable && other.type && other.type->hasOrigins)
      program.values.collectOrigins(other.type, origins);
    if (other.referent)
      origins.push_back(other.referent);
    for (Origin origin : origins)
      for (const OriginAtom &atom : origin->atoms)
        if (atom.base == variable.origin)
          return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

mlir::Operation *InteractiveSession::extract(llvm::ArrayRef<FunctionInstance *> roots,
                                             llvm::function_ref<bool(llvm::StringRef)> isCompiled) {
  Program::Impl::Ir &ir = *program.impl->ir;
  Reached reached(program); // `outside` is the storage of variables
  auto isDeclared = [&](FunctionInstance *instance) {
    return instance->isExternal || !instance->op || instance->state != FunctionInstance::Finished ||
           (isCompiled(instance->symbol) && (!instance->info->alwaysInline || llvm::is_contained(roots, instance)));
  };
  reached.functions.insert(roots.begin(), roots.end());
  for (size_t i = 0; i < reached.functions.size(); ++i) {
    FunctionInstance *instance = reached.functions[i];
    if (isDeclared(instance))
      continue;
    reached.addUsesOf(*instance);
  }
  auto module = mlir::ModuleOp::create(mlir::UnknownLoc::get(ir.context));
  mlir::OpBuilder builder(ir.context);
  builder.setInsertionPointToEnd(module.getBody());
  auto bytes = mlir::LLVM::LLVMArrayType::get(builder.getI8Type(), 0);
  for (auto &symbol : reached.outside)
    mlir::LLVM::GlobalOp::create(builder, module.getLoc(), bytes, /*isConstant=*/false, mlir::LLVM::Linkage::External, symbol.getKey(),
                                 mlir::Attribute());
  for (mlir::Operation *global : reached.globals)
    builder.clone(*global);
  for (FunctionInstance *instance : reached.functions)
    if (instance->op) {
      if (isDeclared(instance))
        builder.cloneWithoutRegions(*instance->op);
      else if (mlir::Operation *copy = builder.clone(*instance->op); llvm::is_contained(roots, instance))
        llvm::cast<mojo::FuncOp>(copy).setLinkage(mojo::Linkage::Export);
    }
  return module;
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

/// What `origins` name that ends with the input, as a user would call it; empty when all of it belongs to the session.
static std::string endingName(InteractiveSession &session, llvm::ArrayRef<Origin> origins) {
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (atom.base.kind == OriginBase::Local &&
          llvm::none_of(session.variables, [&](const SessionVariable &other) { return other.origin == atom.base; }))
        return atom.base.name ? atom.base.name.str().str() : "a temporary";
  return {};
}

/// Whether values of `type` are or hold t-strings, whose list of operands lies in the frame of the function that makes them.
static bool holdsTString(Program &program, Type type) {
  return type.isStruct() && (program.isRole(type, Role::TString) ||
                             llvm::any_of(type.args(), [&](Const arg) { return arg.isType() && holdsTString(program, arg.asType()); }));
}

/// The same of a value of `type`.
static std::string endingName(Program &program, Type type) {
  if (holdsTString(program, type))
    return "a temporary";
  llvm::SmallVector<Origin, 4> origins;
  if (type->hasOrigins)
    program.values.collectOrigins(type, origins);
  return endingName(*program.interactive, origins);
}

Variable *Checker::declareSessionVariable(Identifier name, SourceLoc loc, Type type) {
  InteractiveSession &session = *program.interactive;
  ModuleInfo *module = scope->enclosingModule();
  SessionVariable &variable = session.variables.emplace_back();
  variable.index = session.variables.size() - 1;
  variable.name = name;
  variable.type = type;
  variable.input = module->sessionInput;
  variable.origin = {OriginBase::Local, values.freshOriginId(), name};
  variable.symbol = module->name + "." + name.str().str() + "." + std::to_string(variable.index);
  variable.variable.name = name;
  variable.variable.loc = loc;
  variable.variable.session = &variable;
  variable.variable.used = variable.variable.assigned = true;
  variable.variable.operand = Operand::error(loc);
  Entity entity;
  entity.kind = Entity::Variable;
  entity.variable = &variable.variable;
  entity.loc = loc;
  module->scope->names[name] = entity;
  if (!type || type.isError() || type.isUnknown() || !emitter)
    return &variable.variable;
  session.current->declared.push_back(&variable);
  // What ends with the input must not be referred to by what doesn't.
  if (std::string ending = endingName(program, type); !ending.empty()) {
    error(loc, diag::SessionValueEnds, name, ending);
    return &variable.variable;
  }
  variable.variable.operand = useSessionVariable(variable, loc);
  return &variable.variable;
}

Variable *Checker::declareSessionReference(Identifier name, SourceLoc loc, const Operand &place) {
  if (!place.origin || !endingName(*program.interactive, place.origin).empty() || !endingName(program, place.type).empty())
    return nullptr;
  Variable *variable = declareSessionVariable(name, loc, place.type);
  if (variable->operand.isError())
    return variable;
  variable->session->referent = place.origin;
  emitter->storeAddress(variable->session->symbol, place.ir);
  variable->operand = useSessionVariable(*variable->session, loc);
  finishSessionVariable(*variable, loc);
  return variable;
}

void Checker::finishSessionVariable(Variable &variable, SourceLoc loc) {
  emitter->externalCall(hooks::initialized, {emitter->index(variable.session->index)}, Type());
}

SessionVariable *Checker::sessionVariable(Identifier name) {
  for (Scope *current = scope; current; current = current->parent) {
    if (current->kind == Scope::Module) {
      Entity entity = program.lookupInModule(current->module, name);
      return entity.kind == Entity::Variable && !entity.variable->session->isReleased ? entity.variable->session : nullptr;
    }
    if (current->find(name))
      return nullptr;
  }
  return nullptr;
}

Operand Checker::useSessionVariable(SessionVariable &variable, SourceLoc loc) {
  if (variable.isReleased) {
    error(loc, diag::SessionVariableGone, variable.name, variable.isSkipped ? "its declaration was not reached" : "it was transferred");
    return Operand::error(loc);
  }
  if (!isSessionInput && emitter)
    variable.isShared = true;
  if (variable.referent) {
    IRValue place = emitter && !unevaluated ? emitter->placeAtAddress(variable.symbol, variable.type) : IRValue();
    return Operand::ofPlace(place, variable.type, variable.referent, variable.referent->isMutable, /*tracked=*/false, loc);
  }
  OriginAtom atom;
  atom.base = variable.origin;
  IRValue place = emitter && !unevaluated ? emitter->externalPlace(variable.symbol, variable.type) : IRValue();
  return Operand::ofPlace(place, variable.type, values.originOf(atom, true), /*isMutable=*/true, /*tracked=*/false, loc);
}

Operand Checker::transferSessionVariable(SessionVariable &variable, SourceLoc loc) {
  if (variable.referent) {
    error(loc, diag::NoOriginForTransfer);
    return Operand::error(loc);
  }
  if (!loops.empty() || !emitter) {
    error(loc, diag::SessionTransferInLoop, variable.name);
    return Operand::error(loc);
  }
  Operand place = useSessionVariable(variable, loc);
  if (place.isError())
    return place;
  Operand temporary = newTemporary(variable.type, loc);
  emitter->move(place.ir, temporary.ir, variable.type);
  emitter->externalCall(hooks::released, {emitter->index(variable.index)}, Type());
  variable.isReleased = true;
  program.interactive->current->released.push_back(&variable);
  return Operand::ofTemporary(temporary.ir, variable.type, loc);
}

//===----------------------------------------------------------------------===//
// Showing values
//===----------------------------------------------------------------------===//

/// `source` with one blank instead of each run of them and of line ends, none inside of brackets.
static std::string onOneLine(llvm::StringRef source) {
  std::string text;
  for (char c : source) {
    bool isSpace = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (isSpace && (text.empty() || text.back() == ' ' || text.back() == '(' || text.back() == '['))
      continue;
    if ((c == ')' || c == ']') && text.size() > 1 && text.back() == ' ')
      text.pop_back();
    if ((c == ')' || c == ']') && !text.empty() && text.back() == ',')
      text.pop_back();
    text += isSpace ? ' ' : c;
  }
  return text;
}

std::string signatureText(Program &program, const ast::FunctionDecl &decl) {
  llvm::StringRef source = program.sources.text({decl.defLoc, decl.bodyRange.begin});
  return onOneLine(source.rtrim().rtrim(':').rtrim());
}

std::string shownType(Program &program, Type type) {
  std::string plain = program.print(type);
  if (!type.isStruct() || !type.structInfo()->syntax || plain.find('[') == std::string::npos)
    return plain;
  StructInfo *info = type.structInfo();
  if (program.isRole(type, Role::TString))
    return info->name.str().str();
  std::string text;
  for (auto [param, arg] : llvm::zip(info->params, type.args())) {
    std::string shown;
    if (param->section == ast::Section::InferOnly)
      continue;
    if (param->defaultValue) {
      DiagnosticCapture capture(program.diags);
      Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
      if (arg.isType() ? checker.evaluateType(*param->defaultValue) == arg.asType()
                       : checker.evaluate(*param->defaultValue, arg.type()) == arg)
        continue;
    }
    if (arg.isOrigin())
      continue;
    if (arg.isType()) {
      shown = shownType(program, arg.asType());
    } else if (auto elements = listElements(arg)) {
      for (Const element : *elements)
        shown += (shown.empty() ? "" : ", ") + (element.isType() ? shownType(program, element.asType()) : program.print(element));
    } else {
      shown = program.print(arg);
      llvm::StringRef number = shown;
      if (number.consume_front("Int(") && number.consume_back(")"))
        shown = number.str();
    }
    text += (text.empty() ? "" : ", ") + shown;
  }
  return text.empty() ? info->name.str().str() : info->name.str().str() + "[" + text + "]";
}

/// Calls a function of the library's `std._repl`.
static void callShow(Checker &checker, llvm::StringRef function, llvm::StringRef label, Operand value, SourceLoc loc) {
  Program &program = checker.program;
  ModuleInfo *module = program.findModule("std._repl");
  Identifier name = program.names.get(function);
  Entity entity = module ? program.lookupInModule(module, name) : Entity();
  if (!entity)
    return;
  llvm::SmallVector<Argument, 2> args(2);
  args[0].operand = checker.stringConstant(label, loc);
  args[1].operand = value;
  args[0].loc = args[1].loc = loc;
  checker.call(checker.operandOf(entity, name, loc), args, loc);
}

/// Shows a value behind its type and what it is called.
static void showNamed(Checker &checker, llvm::StringRef name, Operand value, SourceLoc loc) {
  std::string label = "(" + shownType(checker.program, value.type) + ") " + name.str() + " = ";
  callShow(checker, value.type == checker.program.intType() ? "_show_int" : "_show", label, value, loc);
}

void Checker::showValue(Operand value, const ast::Expr &expr) {
  SourceLoc loc = expr.loc();
  if (value.isError() || program.isRole(value.type, Role::NoneType))
    return;
  // What is no value at run time is shown by what it is.
  bool isModule = value.isConstant() && value.constant.kind() == ConstKind::Module;
  if (value.kind == Operand::Overloads || value.isType() || isModule) {
    callShow(*this, "_show_text", program.interactive->describe(value), stringConstant("", loc), loc);
    return;
  }
  if (value.isPlace() && value.transferred)
    value = owned(value, loc);
  value = materialize(value, loc);
  if (value.isError())
    return;
  // The value becomes a variable if it can; otherwise it is shown behind the expression.
  bool canKeep = value.isPlace() ? program.isImplicitlyCopyable(value.type) : program.moveOf(value.type) != Lifecycle::Missing;
  if (!canKeep || !endingName(program, value.type).empty())
    return showNamed(*this, onOneLine(program.sources.text(expr.range())), value, loc);
  std::string name = "$" + std::to_string(program.interactive->shownValues++);
  Variable *variable = declareInitialized(program.names.get(name), loc, value, value.type, loc);
  if (!variable->operand.isError())
    showNamed(*this, name, useSessionVariable(*variable->session, loc), loc);
}

void Checker::noteSessionChanges(const ast::Stmt &stmt) {
  auto note = [&](const ast::Expr &target, auto &note) -> void {
    const ast::Expr *inner = target.ignoreParens();
    if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(inner))
      inner = pattern->target->ignoreParens();
    if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(inner)) {
      for (const ast::Expr *element : tuple->elements)
        note(*element, note);
      return;
    }
    for (;;) {
      if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(inner); subscript && !subscript->args.empty())
        inner = subscript->base->ignoreParens();
      else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(inner))
        inner = member->base->ignoreParens();
      else
        break;
    }
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(inner))
      if (SessionVariable *variable = sessionVariable(name->name))
        program.interactive->current->changed.insert(variable);
  };
  if (auto *assign = llvm::dyn_cast<ast::AssignStmt>(&stmt))
    for (const ast::AssignTarget &target : assign->targets)
      note(*target.target, note);
  else if (auto *augmented = llvm::dyn_cast<ast::AugAssignStmt>(&stmt))
    note(*augmented->target, note);
}

/// Whether a target of an assignment is `name` or unpacks into it.
static bool isTarget(const ast::Expr &target, Identifier name) {
  const ast::Expr &inner = *target.ignoreParens();
  if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&inner))
    return llvm::any_of(tuple->elements, [&](const ast::Expr *element) { return isTarget(*element, name); });
  auto *one = llvm::dyn_cast<ast::NameExpr>(&inner);
  return one && one->name == name;
}

/// Whether control reaches what follows a statement, or a list of them, only with a value for `name`.
static bool assigns(const ast::Stmt &stmt, Identifier name);
static bool assigns(llvm::ArrayRef<const ast::Stmt *> body, Identifier name) {
  return llvm::any_of(body, [&](const ast::Stmt *stmt) {
    return llvm::isa<ast::ReturnStmt, ast::RaiseStmt, ast::BreakStmt, ast::ContinueStmt>(stmt) || assigns(*stmt, name);
  });
}
static bool assigns(const ast::Stmt &stmt, Identifier name) {
  if (auto *assign = llvm::dyn_cast<ast::AssignStmt>(&stmt))
    return assign->value && llvm::any_of(assign->targets, [&](const ast::AssignTarget &target) { return isTarget(*target.target, name); });
  if (auto *choice = llvm::dyn_cast<ast::IfStmt>(&stmt))
    return choice->hasElse() && assigns(choice->elseBody, name) &&
           llvm::all_of(choice->branches, [&](const ast::IfStmt::Branch &branch) { return assigns(branch.body, name); });
  if (auto *with = llvm::dyn_cast<ast::WithStmt>(&stmt))
    return assigns(with->body, name);
  if (auto *attempt = llvm::dyn_cast<ast::TryStmt>(&stmt)) {
    const ast::TryStmt::Parts &parts = attempt->parts;
    return assigns(parts.finallyBody, name) || ((assigns(parts.body, name) || assigns(parts.elseBody, name)) &&
                                                (!attempt->hasExcept() || assigns(parts.exceptBody, name)));
  }
  return false;
}

void Checker::keepFromBlocks(llvm::ArrayRef<const ast::Stmt *> body) {
  SessionInput &input = *program.interactive->current;
  // What stands here itself belongs to the session already; so these come from blocks.
  llvm::SmallVector<Variable *, 4> found;
  for (auto &[name, entity] : frame.bodyScope->names)
    if (entity.kind == Entity::Variable && entity.variable->kind == Variable::Var && !entity.variable->session)
      found.push_back(entity.variable);
  llvm::sort(found, [](Variable *a, Variable *b) { return a->loc < b->loc; });
  for (Variable *variable : found) {
    Operand value = variable->operand;
    if (!value.isPlace() || !value.tracked || program.moveOf(value.type) == Lifecycle::Missing || !endingName(program, value.type).empty() ||
        !assigns(body, variable->name))
      continue;
    input.keptFromBlocks = true;
    if (!input.keepsFromBlocks)
      continue;
    variable->used = true;
    value.transferred = !program.isValueType(value.type);
    Variable *kept = declareInitialized(variable->name, variable->loc, value, value.type, variable->loc);
    if (!kept->operand.isError())
      input.changed.insert(kept->session);
  }
}

void Checker::finishSessionInput(SourceLoc loc) {
  emitter->externalCall(hooks::succeeded, {}, Type());
  for (SessionVariable *variable : program.interactive->current->changed) {
    if (variable->isReleased || variable->variable.operand.isError())
      continue;
    showNamed(*this, variable->name.str(), useSessionVariable(*variable, loc), loc);
  }
}

} // namespace kiln
