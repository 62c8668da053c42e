// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What an interactive session knows, for completion and for the commands that ask about names.
#include "check/Checker.h"
#include "check/Interactive.h"
#include "check/ProgramImpl.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace kiln {

Operand InteractiveSession::ask(llvm::StringRef expression) {
  std::unique_ptr<SessionInput> input = load("<question>", expression);
  program.userModules.pop_back();
  const ast::ExprStmt *statement = nullptr;
  if (input->body && input->body->syntax->body().size() == 1)
    statement = llvm::dyn_cast<ast::ExprStmt>(input->body->syntax->body().front());
  if (!statement || program.diags.hasErrors())
    return Operand::error();
  Checker checker(program, input->module->scope, Checker::Mode::Comptime);
  return checker.checkUnevaluated(*statement->expr, Expected::callee());
}

std::string InteractiveSession::describe(const Operand &operand) {
  std::string text;
  if (operand.kind == Operand::Overloads) {
    for (FunctionInfo *info : operand.functions)
      if (info->syntax)
        text += (text.empty() ? "" : "\n") + signatureText(program, *info->syntax);
    return text;
  }
  if (operand.isConstant() && operand.constant.kind() == ConstKind::Module)
    return "module " + operand.constant->module->name;
  if (operand.isType())
    return "type " + shownType(program, operand.constant.asType());
  return shownType(program, operand.type);
}

/// Adds a signature and the docstring below it.
static void addDocumentation(std::string &text, llvm::StringRef signature, const ast::StringLiteral *docstring) {
  text += (text.empty() ? "" : "\n") + signature.str() + "\n";
  if (!docstring)
    return;
  llvm::SmallVector<llvm::StringRef> lines;
  llvm::StringRef(docstring->value).rtrim().split(lines, '\n');
  size_t common = llvm::StringRef::npos;
  for (llvm::StringRef line : llvm::drop_begin(lines))
    if (!line.trim().empty())
      common = std::min(common, line.size() - line.ltrim(' ').size());
  for (auto [index, line] : llvm::enumerate(lines)) {
    llvm::StringRef row = index ? line.drop_front(std::min(common, line.size())) : line;
    text += row.empty() ? "\n" : "    " + row.str() + "\n";
  }
}

std::string InteractiveSession::documentation(const Operand &operand) {
  std::string text;
  if (operand.kind == Operand::Overloads) {
    for (FunctionInfo *info : operand.functions)
      if (info->syntax)
        addDocumentation(text, signatureText(program, *info->syntax), info->syntax->doc());
    return text;
  }
  if (operand.isConstant() && operand.constant.kind() == ConstKind::Module) {
    ModuleInfo *module = operand.constant->module;
    addDocumentation(text, "module " + module->name, module->syntax ? module->syntax->docstring : nullptr);
    return text;
  }
  Type type = operand.isType() ? operand.constant.asType() : operand.type;
  if (type && type.isStruct() && type.structInfo()->syntax)
    addDocumentation(text, "struct " + type.structInfo()->qualifiedName, type.structInfo()->syntax->docstring);
  else if (type && type.kind() == TypeKind::Trait && !type->traits.empty() && type->traits.front().trait)
    addDocumentation(text, "trait " + type->traits.front().trait->qualifiedName, type->traits.front().trait->syntax->docstring);
  return text;
}

/// Adds what a module declares or imports.
static void addNames(ModuleInfo *module, std::vector<std::string> &out) {
  for (auto &[name, entity] : module->scope->names)
    if (entity)
      out.push_back(name.str().str());
  for (auto &[name, imports] : module->lazyImports)
    out.push_back(name.str().str());
}

static void finish(std::vector<std::string> &words) {
  llvm::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::vector<std::string> InteractiveSession::visibleNames() {
  std::vector<std::string> words;
  for (auto &[name, versions] : names)
    words.push_back(name.str().str());
  for (auto &[number, module] : wildcards)
    addNames(module, words);
  if (ModuleInfo *prelude = program.preludeModule())
    addNames(prelude, words);
  finish(words);
  return words;
}

std::vector<std::string> InteractiveSession::membersOf(const Operand &operand) {
  std::vector<std::string> words;
  if (operand.isConstant() && operand.constant.kind() == ConstKind::Module) {
    addNames(operand.constant->module, words);
    for (auto &[name, module] : operand.constant->module->submodules)
      words.push_back(name.str().str());
    finish(words);
    return words;
  }
  Type type = operand.isType() ? operand.constant.asType() : operand.type;
  if (!type || !type.isStruct())
    return words;
  StructInfo *info = type.structInfo();
  program.applyExtensions(info);
  for (auto &[name, member] : info->members)
    words.push_back(name.str().str());
  bool isBound = llvm::none_of(type.args(), [](Const arg) { return arg.isUnbound(); });
  if (isBound)
    for (TraitInfo *listed : program.listedTraits(type))
      for (TraitInfo *trait : program.closureOf(listed))
        for (auto &[name, member] : trait->members)
          words.push_back(name.str().str());
  finish(words);
  return words;
}

std::vector<std::string> InteractiveSession::importable(llvm::StringRef dotted, bool modulesOnly) {
  std::vector<std::string> words;
  auto addFolder = [&](llvm::StringRef folder) {
    std::error_code code;
    for (llvm::sys::fs::directory_iterator it(folder, code), end; it != end && !code; it.increment(code)) {
      llvm::StringRef name = llvm::sys::path::filename(it->path());
      if (name.consume_back(".mojo") ? name != "__init__" : llvm::sys::fs::exists(it->path() + "/__init__.mojo"))
        words.push_back(name.str());
    }
  };
  if (dotted.empty()) {
    addFolder(".");
    for (const std::string &path : program.options.importPaths)
      addFolder(path);
    for (const std::string &path : program.options.libraryPaths)
      addFolder(path);
    finish(words);
    return words;
  }
  ModuleInfo *module = program.findModule(dotted);
  if (!module)
    return words;
  if (!module->directory.empty() && (module->isPackage || !module->syntax))
    addFolder(module->directory);
  if (!modulesOnly)
    addNames(module, words);
  finish(words);
  return words;
}

} // namespace kiln
