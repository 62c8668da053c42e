// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Uses of declarations that are marked `@deprecated` or `@unavailable` (spec 01/DCR-8, 02/D-034, D-038), and names of older versions
// of the library (02 section 11.6), which `std._legacy` and `std._legacy_members` declare.
#include "check/Checker.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

namespace {
/// What a decorator says: its text, or what to use instead.
struct Advice {
  llvm::StringRef text, replacement;
};
} // namespace

static Advice adviceOf(Program &program, const ast::Decorator &decorator) {
  Advice advice;
  const ast::CallExpr *call = decorator.call();
  if (!call)
    return advice;
  for (const ast::Argument &argument : call->args) {
    auto *text = llvm::dyn_cast<ast::StringLiteral>(argument.value->ignoreParens());
    if (argument.name && argument.name.str() == "use")
      advice.replacement = program.sources.text(argument.value->range()).trim('`');
    else if (text && (!argument.name || argument.name.str() == "reason"))
      advice.text = text->value;
  }
  return advice;
}

/// The name in front of a call whose `(` stands at `loc`, behind which a list of parameters may stand; invalid when it is another.
static SourceRange calledName(Program &program, Identifier name, SourceLoc loc) {
  const SourceFile *file = program.sources.fileOf(loc);
  if (!file)
    return {};
  llvm::StringRef text = file->text().take_front(file->offset(loc)).rtrim(" ");
  if (text.ends_with("]")) {
    unsigned open = 0;
    do {
      open += text.ends_with("]") ? 1 : text.ends_with("[") ? -1 : 0;
      text = text.drop_back();
    } while (open && !text.empty());
    text = text.rtrim(" ");
  }
  if (!text.consume_back(name.str()) || (!text.empty() && (isalnum(static_cast<unsigned char>(text.back())) || text.back() == '_')))
    return {};
  return {file->loc(text.size()), file->loc(text.size() + name.str().size())};
}

/// Where the `)` of the call stands whose `(` is at `loc`; invalid when strings or comments are in the way.
static SourceLoc closingParen(Program &program, SourceLoc loc) {
  const SourceFile *file = program.sources.fileOf(loc);
  llvm::StringRef text = file ? file->text() : llvm::StringRef();
  int open = 0;
  for (size_t at = file ? file->offset(loc) : 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '"' || c == '\'') {
      size_t end = text.find(c, at + 1);
      if (end == llvm::StringRef::npos || text.slice(at, end).contains('\\') || text.slice(at, end).contains('\n'))
        return {};
      at = end;
    } else if (c == '#') {
      return {};
    } else if (c == '(' || c == '[' || c == '{') {
      ++open;
    } else if ((c == ')' || c == ']' || c == '}') && --open == 0) {
      return file->loc(at);
    }
  }
  return {};
}

/// The text between the brackets that begin `text`, or end it, if they match; empty otherwise.
static llvm::StringRef inBrackets(llvm::StringRef text, bool atEnd) {
  if (!(atEnd ? text.ends_with("]") : text.starts_with("[")))
    return {};
  int open = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    size_t at = atEnd ? text.size() - 1 - i : i;
    open += text[at] == '[' ? 1 : text[at] == ']' ? -1 : 0;
    if (open == 0)
      return atEnd ? text.slice(at + 1, text.size() - 1) : text.slice(1, at);
  }
  return {};
}

/// The first of the arguments `list`, which commas separate.
static llvm::StringRef firstArgument(llvm::StringRef list) {
  int open = 0;
  for (size_t i = 0; i < list.size(); ++i) {
    open += list[i] == '[' || list[i] == '(' ? 1 : list[i] == ']' || list[i] == ')' ? -1 : 0;
    if (list[i] == ',' && open == 0)
      return list.take_front(i);
  }
  return list;
}

/// Proposes `modern` with what the old name at `range` has in brackets in the place of its dots: `Pointer[..., MutUntrackedOrigin]`. A static
/// method (`Pointer[Int].alloc`) takes the first argument of its type. False when there are no brackets.
static bool proposeApplied(const SourceFile &file, SourceRange range, llvm::StringRef modern, DiagnosticBuilder &report) {
  llvm::StringRef before = file.text().take_front(file.offset(range.begin)), after = file.text().drop_front(file.offset(range.end));
  auto [head, tail] = modern.split("...");
  if (before.consume_back(".")) {
    llvm::StringRef args = inBrackets(before, /*atEnd=*/true);
    if (args.empty())
      return false;
    before = before.drop_back(args.size() + 2);
    llvm::StringRef type = trailingName(before);
    report.fixIt({file.loc(before.size() - type.size()), range.end}, (head + firstArgument(args) + tail).str());
    return !type.empty();
  }
  llvm::StringRef args = inBrackets(after, /*atEnd=*/false);
  if (args.empty())
    return false;
  report.fixIt({range.begin, range.end.advanced(int32_t(args.size()) + 2)}, (head + args + tail).str());
  return true;
}

/// Where an import may be inserted into `module`.
SourceLoc importPlace(ModuleInfo *module) {
  SourceLoc at = module->syntax->file.beginLoc();
  for (const ast::Stmt *stmt : module->syntax->statements)
    if (llvm::isa<ast::ImportStmt, ast::FromImportStmt>(stmt) || stmt == module->syntax->statements.front())
      return stmt->range().begin;
  return at;
}

/// Proposes to write `modern` in place of the old `name` at `range`; a call's `(` is at `loc`. What `modern` says in parentheses stands for
/// the arguments: `print(..., end="")`, `len()` around what the member is of.
static void proposeModern(Program &program, ModuleInfo *user, SourceRange range, SourceLoc loc, llvm::StringRef modern, DiagnosticBuilder &report) {
  auto [word, arguments] = modern.split('(');
  const SourceFile *file = program.sources.fileOf(range.begin);
  llvm::StringRef before = file->text().take_front(file->offset(range.begin));
  // The modern name may have to be imported.
  auto importHead = [&](llvm::StringRef name) {
    Identifier head = program.names.get(name);
    if (program.lookup(user->scope, head))
      return;
    if (std::string home = libraryHome(program, head); !home.empty())
      report.insertion(importPlace(user), "from " + home + " import " + head.str().str() + "\n");
  };
  if (modern == "[...]") {
    // The display is converted to the type that is constructed.
    SourceLoc close = closingParen(program, loc);
    if (!close.isValid())
      return;
    // `var xs = List[Int](1, 2)` becomes `var xs: List[Int] = [1, 2]`.
    llvm::StringRef head = file->text().take_front(file->offset(loc));
    head = head.drop_front(head.rfind('\n') + 1);
    auto [declared, type] = head.split('=');
    auto [keyword, variable] = declared.trim().split(' ');
    bool isDeclaration = (keyword == "var" || keyword == "let") && trailingName(variable) == variable && !variable.empty();
    size_t closeAt = file->offset(close), lineEnd = file->text().find_first_of("\n#", closeAt);
    bool endsLine = file->text().slice(closeAt + 1, lineEnd).trim().empty();
    if (isDeclaration && endsLine && !type.contains('='))
      report.fixIt({file->loc(file->offset(loc) - type.size() - 1 - (declared.size() - declared.rtrim().size())), loc.advanced(1)},
                   (": " + type.trim() + " = [").str())
          .fixIt({close, close.advanced(1)}, "]");
    else if (type.empty() || !llvm::StringRef(trailingName(head.take_front(head.find('[')))).ends_with("Array"))
      report.insertion(loc.advanced(1), "[").insertion(close, "]");
    return;
  }
  if (modern == "T(...)") {
    // A static method that does what the constructor does.
    if (before.ends_with("."))
      report.fixIt({range.begin.advanced(-1), range.end}, "");
    return;
  }
  if (modern.starts_with("__is_run")) {
    // A name that is not called.
    if (SourceLoc close = closingParen(program, loc); close.isValid())
      report.fixIt({range.begin, close.advanced(1)}, modern);
    return;
  }
  if (modern.consume_front(".")) {
    if (before.ends_with("."))
      report.fixIt(range, modern);
    return;
  }
  if (modern.contains("...") && arguments.empty()) {
    if (proposeApplied(*file, range, modern, report))
      importHead(modern.split('[').first);
    return;
  }
  llvm::StringRef line = before.drop_front(before.rfind('\n') + 1);
  bool isListed = line.ltrim().starts_with("struct ") && line.contains('(') && line.count('[') == line.count(']');
  // A struct that is `Stringable` would also need another method.
  if (isListed && modern == "Writable")
    return;
  if (modern.contains(" & ")) {
    // A struct lists what it can do; implicit copies are for it to ask for.
    report.fixIt(range, isListed && modern.consume_front("ImplicitlyCopyable & Deinitable") ? "Copyable" + modern.str() : modern.str());
    return;
  }
  if (arguments.ends_with("=...)")) {
    // The argument has a name: `Pointer(to=...)`. A static method becomes the constructor.
    if (before.ends_with("."))
      report.fixIt({range.begin.advanced(-1), range.end}, "");
    // It may have been given by another name.
    llvm::StringRef given = file->text().drop_front(file->offset(loc) + 1);
    size_t length = given.find_first_not_of(nameCharacters);
    bool isNamed = length && given.substr(length).starts_with("=") && !given.substr(length).starts_with("==");
    report.fixIt({loc.advanced(1), loc.advanced(1 + (isNamed ? int32_t(length) + 1 : 0))}, arguments.drop_back(4));
    return;
  }
  if (!arguments.empty() && arguments != ")") {
    SourceLoc close = closingParen(program, loc);
    if (!close.isValid() || !arguments.consume_front("..."))
      return;
    report.fixIt(range, word).insertion(close, arguments.drop_back());
    return;
  }
  if (!arguments.empty()) {
    // `x.size` becomes `len(x)`.
    llvm::StringRef whole = before.drop_back(before.ends_with(".") ? 1 : 0);
    size_t begin = whole.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") + 1;
    llvm::StringRef base = whole.drop_front(begin);
    if (!before.ends_with(".") || base.empty() || llvm::StringRef("])\"'").contains(begin ? whole[begin - 1] : ' '))
      return;
    report.fixIt({file->loc(begin), range.end}, (word + "(" + base + ")").str());
    return;
  }
  if (modern.contains('\n') || modern.contains(' '))
    return;
  report.fixIt(range, modern);
  if (!before.ends_with("."))
    importHead(modern.split('.').first);
}

bool isLegacy(const ast::Decl &decl) {
  llvm::StringRef path = decl.module ? decl.module->file.path() : llvm::StringRef();
  return path.ends_with("std/_legacy.mojo") || path.ends_with("std/_legacy_members.mojo");
}

/// With `--warn-on-unstable-apis`: warns about a use of a declaration of the library that is not marked `@stable` (07/DEC-20). What the
/// prelude exports is stable.
static void warnIfUnstable(Checker &checker, const ast::Decl &decl, Identifier name, SourceLoc loc) {
  Program &program = checker.program;
  if (!checker.inUserCode() || decl.parent || decl.findDecorator("stable"))
    return;
  const SourceFile *file = program.sources.fileOf(decl.loc());
  if (!file || llvm::any_of(program.userModules, [&](ModuleInfo *module) { return module->path == file->path(); }))
    return;
  if (ModuleInfo *prelude = program.preludeModule(); prelude && program.lookupInModule(prelude, name))
    return;
  if (std::string home = libraryHome(program, name); !home.empty())
    program.diags.report(loc, diag::UnstableApi, home + "." + name.str().str());
}

void warnIfDeprecated(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc) {
  if (decl && checker.program.options.warnOnUnstableApis)
    warnIfUnstable(checker, *decl, name, loc);
  if (!decl || decl->decorators.empty())
    return;
  const ast::Decorator *decorator = decl->findDecorator("deprecated");
  if (!decorator || !checker.inUserCode())
    return;
  Program &program = checker.program;
  if (llvm::is_contained(program.options.ignoreDeprecated, name.str()))
    return;
  Advice advice = adviceOf(program, *decorator);
  bool isLegacy = kiln::isLegacy(*decl);
  if (llvm::StringRef written = name.str(); isLegacy && written.consume_front("__old_"))
    name = program.names.get(written);
  // An old word is reported where it stands, not where it is called.
  SourceLoc at = loc;
  SourceRange range = nameRange(program, name, loc);
  if (!range.isValid())
    range = name == "__init__" ? SourceRange(loc, loc) : calledName(program, name, loc);
  if (!range.isValid())
    range = nameRange(program, name, loc.advanced(1));
  if (isLegacy && range.isValid() && name != "__init__")
    loc = range.begin;
  // A constructor is named after its type, which stands before the `(` or the `.`.
  auto typeBefore = [&](SourceLoc end) {
    const SourceFile *file = program.sources.fileOf(end);
    llvm::StringRef before = file ? file->text().take_front(file->offset(end)).rtrim(" .") : llvm::StringRef();
    if (llvm::StringRef args = inBrackets(before, /*atEnd=*/true); !args.empty())
      before = before.drop_back(args.size() + 2);
    return trailingName(before);
  };
  std::string old = name.str().str(), modernText = advice.replacement.str();
  if (isLegacy && name == "__init__" && !typeBefore(at).empty())
    old = typeBefore(at).str() + "(...)";
  // A function replaces the constructor: `atol("7", 8)`.
  if (isLegacy && name == "__init__" && trailingName(modernText) == modernText) {
    llvm::StringRef type = typeBefore(at);
    const SourceFile *file = program.sources.fileOf(at);
    size_t end = type.data() ? size_t(type.end() - file->text().begin()) : 0;
    if (!type.empty() && end == file->offset(at))
      range = {file->loc(end - type.size()), at};
  }
  if (isLegacy && modernText == "T(...)" && range.isValid() && !typeBefore(range.begin).empty())
    modernText = typeBefore(range.begin).str() + (llvm::isa<ast::ComptimeDecl>(decl) ? "[...]" : "(...)");
  auto report = isLegacy && !advice.replacement.empty() ? program.diags.report(loc, diag::DeprecatedSpelling, old, modernText)
                : !advice.text.empty()                  ? program.diags.report(loc, diag::DeprecatedUse, advice.text)
                : advice.replacement.empty()
                    ? program.diags.report(loc, diag::DeprecatedUse, ("'" + name.str() + "' is deprecated").str())
                    : program.diags.report(loc, diag::DeprecatedUse,
                                           ("'" + name.str() + "' is deprecated, use '" + advice.replacement + "' instead").str());
  report.range(range);
  // Some texts only name what to use: "use `unsafe_free`".
  llvm::StringRef modern = advice.replacement, said = advice.text;
  if (modern.empty() && said.consume_front("use `") && said.consume_back("`"))
    modern = said;
  if (range.isValid() && !modern.empty())
    proposeModern(program, checker.scope->enclosingModule(), range, at, modern, report);
  const SourceFile *file = program.sources.fileOf(decl->loc());
  if (!isLegacy && file && file != program.sources.fileOf(loc))
    return;
  if (!isLegacy)
    report.note(decl->loc(), diag::DeclaredHere, name);
}

void warnLegacyImport(Program &program, ModuleInfo *module, const Entity &entity, const ast::Name &name) {
  const ast::Decl *decl = entity.kind == Entity::Struct      ? entity.structInfo->syntax
                          : entity.kind == Entity::Trait     ? entity.traitInfo->syntax
                          : entity.kind == Entity::Alias     ? static_cast<const ast::Decl *>(entity.alias->syntax)
                          : entity.kind == Entity::Functions ? entity.functions.front()->syntax
                                                             : nullptr;
  const ast::Decorator *decorator = decl ? decl->findDecorator("deprecated") : nullptr;
  if (!decorator)
    return;
  llvm::StringRef modern = adviceOf(program, *decorator).replacement;
  auto report = program.diags.report(name.loc(), diag::DeprecatedSpelling, name.id, modern);
  report.range(name.range);
  llvm::StringRef head = modern.split('.').first;
  if (program.lookupInModule(module, program.names.get(head)))
    report.fixIt(name.range, head);
}

void warnIfDeprecated(Checker &checker, const Entity &entity, Identifier name, SourceLoc loc) {
  switch (entity.kind) {
  case Entity::Struct:
    return warnIfDeprecated(checker, entity.structInfo->syntax, name, loc);
  case Entity::Trait:
    return warnIfDeprecated(checker, entity.traitInfo->syntax, name, loc);
  case Entity::Alias:
    return warnIfDeprecated(checker, entity.alias->syntax, name, loc);
  default:
    return;
  }
}

bool reportUnavailable(Checker &checker, const ast::Decl *decl, Identifier name, SourceLoc loc) {
  const ast::Decorator *decorator = decl ? decl->findDecorator("unavailable") : nullptr;
  if (!decorator)
    return false;
  Advice advice = adviceOf(checker.program, *decorator);
  std::string text = advice.text.str();
  if (text.empty())
    text = "'" + name.str().str() + "' is unavailable" +
           (advice.replacement.empty() ? std::string() : ", use '" + advice.replacement.str() + "' instead");
  auto report = checker.error(loc, diag::Unavailable, text);
  if (SourceRange range = nameRange(checker.program, name, loc); range.isValid() && !advice.replacement.empty())
    report.fixIt(range, advice.replacement);
  return true;
}

bool loadLegacyMembers(Program &program) {
  size_t before = program.impl->modules.size();
  return program.findModule("std._legacy_members") && program.impl->modules.size() != before;
}

Entity legacyName(Program &program, Identifier name) {
  ModuleInfo *module = program.findModule("std._legacy");
  if (!module || !module->syntax || !module->scope)
    return {};
  // Only what it declares itself; what it imports is there for its own use.
  const Entity *entity = module->scope->find(name);
  return entity && entity->kind != Entity::Module ? *entity : Entity();
}

} // namespace kiln
