// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Interactive sessions: names and variables that outlive the input that declares them.
#include "check/Interactive.h"
#include "check/Checker.h"
#include "check/IrBridge.h"
#include "check/Parameters.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace kiln {

ModuleInfo *loadSessionInput(Program &program, llvm::StringRef fileName, llvm::StringRef text, unsigned number);
FunctionInfo *sessionFunction(Program &program, ModuleInfo *module);

InteractiveSession::InteractiveSession(Program &program) : program(program) { program.interactive = this; }
InteractiveSession::~InteractiveSession() { program.interactive = nullptr; }

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

std::unique_ptr<SessionInput> InteractiveSession::load(llvm::StringRef fileName, llvm::StringRef text) {
  auto input = std::make_unique<SessionInput>();
  input->number = ++inputs;
  input->module = loadSessionInput(program, fileName, text, input->number);
  input->body = sessionFunction(program, input->module);
  return input;
}

llvm::LogicalResult InteractiveSession::check(SessionInput &input) {
  current = &input;
  program.impl->finder.forget();
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
    if (failed || program.destroyOf(variable->type) != Lifecycle::Call)
      continue;
    variable->destructor = program.destructorOf(variable->type, variable->variable.loc);
    program.require(variable->destructor);
  }
  failed |= llvm::failed(program.finishAll());
  program.checkUnreached(input.module);
  program.checkDefinitions(input.module);
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
  llvm::SmallVector<Origin, 4> origins;
  if (type->hasOrigins)
    values.collectOrigins(type, origins);
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (atom.base.kind == OriginBase::Local &&
          llvm::none_of(session.variables, [&](const SessionVariable &other) { return other.origin == atom.base; })) {
        error(loc, diag::SessionValueEnds, name, atom.base.name ? atom.base.name.str() : "a temporary");
        return &variable.variable;
      }
  variable.variable.operand = useSessionVariable(variable, loc);
  return &variable.variable;
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
    error(loc, diag::SessionVariableGone, variable.name);
    return Operand::error(loc);
  }
  if (!isSessionInput && emitter)
    variable.isShared = true;
  OriginAtom atom;
  atom.base = variable.origin;
  IRValue place = emitter && !unevaluated ? emitter->externalPlace(variable.symbol, variable.type) : IRValue();
  return Operand::ofPlace(place, variable.type, values.originOf(atom, true), /*isMutable=*/true, /*tracked=*/false, loc);
}

Operand Checker::transferSessionVariable(SessionVariable &variable, SourceLoc loc) {
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

std::string signatureText(Program &program, const ast::FunctionDecl &decl) {
  llvm::StringRef source = program.sources.text({decl.defLoc, decl.bodyRange.begin});
  source = source.rtrim().rtrim(':').rtrim();
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

std::string shownType(Program &program, Type type) {
  std::string plain = program.print(type);
  if (!type.isStruct() || !type.structInfo()->syntax || plain.find('[') == std::string::npos)
    return plain;
  StructInfo *info = type.structInfo();
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

void Checker::showValue(Operand value, SourceLoc loc) {
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
  showNamed(*this, "$" + std::to_string(program.interactive->shownValues++), value, loc);
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

void Checker::finishSessionInput(SourceLoc loc) {
  emitter->externalCall(hooks::succeeded, {}, Type());
  for (SessionVariable *variable : program.interactive->current->changed) {
    if (variable->isReleased || variable->variable.operand.isError())
      continue;
    showNamed(*this, variable->name.str(), useSessionVariable(*variable, loc), loc);
  }
}

} // namespace kiln
