// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Whole declarations in the spelling of earlier versions (spec 02 sections 11.5 and 11.6) become modern ones, with one warning each.

#include "parse/ParserImpl.h"
#include "diagnostics/RulesDiags.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// Returns whether `expr` is `Self` or names the type that `parent` declares.
static bool namesSelf(const Expr *expr, const Decl *parent) {
  if (!expr)
    return false;
  expr = expr->ignoreParens();
  if (isa<SelfTypeExpr>(expr))
    return true;
  if (auto *subscript = dyn_cast<SubscriptExpr>(expr))
    expr = subscript->base->ignoreParens();
  auto *name = dyn_cast<NameExpr>(expr);
  return name && parent && parent->name && name->name == parent->name.id;
}

/// Returns whether `type` lists one of `traits` by name.
static bool lists(const TypeDecl &type, std::initializer_list<llvm::StringRef> traits) {
  auto isOne = [&](auto &self, const Expr *expr) -> bool {
    expr = expr->ignoreParens();
    if (auto *both = dyn_cast<BinaryExpr>(expr))
      return self(self, both->lhs) || self(self, both->rhs);
    auto *name = dyn_cast<NameExpr>(expr);
    return name && llvm::is_contained(traits, name->name.str());
  };
  return llvm::any_of(type.conformances, [&](const Conformance &entry) { return isOne(isOne, entry.trait); });
}

/// Proposes to add `trait` to those that `decl` lists.
static void insertTrait(const StructDecl &decl, llvm::StringRef trait, DiagnosticBuilder &report) {
  if (decl.conformanceParens.isValid())
    report.insertion(decl.conformanceParens.end.advanced(-1), decl.conformances.empty() ? trait.str() : ", " + trait.str());
  else
    report.insertion(decl.params.isWritten() ? decl.params.brackets.end : decl.name.range.end, "(" + trait.str() + ")");
}

void ParserImpl::renameInBody(const FunctionDecl &method, llvm::StringRef name, llvm::StringRef modern, DiagnosticBuilder &report) const {
  for (uint32_t i = method.firstToken; i < method.lastToken; ++i)
    if (tokens[i].is(TK::Identifier) && text(tokens[i]) == name && (!i || !tokens[i - 1].is(TK::Dot)))
      report.fixIt(tokens[i].range(), modern);
}

/// `__copyinit__` and `__moveinit__` become constructors with the keyword `copy` or `move`; inside of the body the argument keeps its name
/// (LEG-15). `__init__(*, deinit take)` draws a warning, as every other `deinit` that is no move constructor. `__del__` becomes `__deinit__`.
void ParserImpl::modernizeMethod(FunctionDecl &method, const Decl *type) {
  llvm::StringRef name = method.nameStr();
  if (name == "__del__") {
    deprecated(method.name.range, "__del__", "__deinit__");
    method.name.id = module.names.get("__deinit__");
    return;
  }
  List<const ArgDecl *> args = method.signature.args.args;
  // Without `self`, nothing else about a method would be right.
  bool isMethod = llvm::isa_and_nonnull<TypeDecl>(type) && !llvm::any_of(method.decorators, [](const Decorator &decorator) {
    return decorator.name() == "staticmethod" || decorator.name() == "extern";
  });
  if (isMethod && args.empty() && name != "__new__" && method.signature.args.parens.isValid()) {
    bool isInit = name == "__init__";
    SourceLoc place = method.signature.args.parens.begin.advanced(1);
    diags.report(method.loc(), isInit ? diag::RuleInitOut : diag::RuleSelfMissing).insertion(place, isInit ? "out self" : "self");
    auto *self = module.make<ArgDecl>(SourceRange(place, place));
    self->name = Name{module.names.get("self"), SourceRange(place, place)};
    self->convention = isInit ? Convention::Out : Convention::Default;
    const ArgDecl *modern[] = {self};
    method.signature.args.args = module.list(llvm::ArrayRef(modern));
    return;
  }
  // Without its `out`, nothing else about an initializer would be right.
  if (name == "__init__" && isa<StructDecl>(type) && !args.empty() && args[0]->nameStr() == "self" && !method.signature.result &&
      args[0]->convention == Convention::Default && !args[0]->type && !method.signature.outArg()) {
    diags.report(method.loc(), diag::RuleInitOut).insertion(args[0]->name.loc(), "out ");
    auto *self = module.make<ArgDecl>(*args[0]);
    self->convention = Convention::Out;
    llvm::SmallVector<const ArgDecl *, 4> modern(args.begin(), args.end());
    modern.front() = self;
    method.signature.args.args = module.list(modern);
    return;
  }
  bool isCopy = name == "__copyinit__", isMove = name == "__moveinit__";
  bool isTake = name == "__init__" && args.size() == 2 && args[1]->convention == Convention::Deinit &&
                !(args[1]->nameStr() == "move" && args[1]->section == Section::KeywordOnly);
  if ((!isCopy && !isMove && !isTake) || args.size() != 2 || !namesSelf(args[1]->type, type))
    return;
  // One with another keyword than `move`, or without, is an ordinary initializer (05/MOV-6).
  if (isTake) {
    auto report = diags.report(args[1]->loc(), diag::TakeConstructor, args[1]->name.id);
    if (args[1]->section != Section::KeywordOnly)
      report.insertion(args[1]->conventionLoc, "*, ");
    if (args[1]->nameStr() != "move") {
      report.fixIt(args[1]->name.range, "move");
      renameInBody(method, args[1]->nameStr(), "move", report);
    }
    return;
  }
  llvm::StringRef keyword = isCopy ? "copy" : "move";
  auto *argument = module.make<ArgDecl>(*args[1]);
  renames[&method] = {argument->name.id, module.names.get(keyword)};
  argument->name.id = module.names.get(keyword);
  argument->section = Section::KeywordOnly;
  if (isMove)
    argument->convention = Convention::Deinit;
  const ArgDecl *modern[] = {args[0], argument};
  method.signature.args.args = module.list(llvm::ArrayRef(modern));
  auto report = diags.report(method.loc(), diag::Deprecated, name,
                             isCopy ? "__init__(out self, *, copy: Self)" : "__init__(out self, *, deinit move: Self)");
  report.range(method.name.range).fixIt(method.name.range, "__init__");
  const ArgDecl &written = *args[1];
  SourceLoc begin = written.conventionLoc.isValid() ? written.conventionLoc : written.name.range.begin;
  report.insertion(begin, isMove && !written.conventionLoc.isValid() ? "*, deinit " : "*, ");
  report.fixIt(written.name.range, keyword);
  renameInBody(method, written.nameStr(), keyword, report);
  // A copy constructor was once all that an implicit copy asked for.
  auto *owner = isCopy ? dyn_cast<StructDecl>(type) : nullptr;
  bool addsTrait = owner && llvm::any_of(owner->decorators, [](const Decorator &decorator) {
    return decorator.name() == "value" || decorator.name() == "register_passable";
  });
  if (owner && !addsTrait && !lists(*owner, {"ImplicitlyCopyable", "ExplicitlyCopyable", "TrivialRegisterPassable"}))
    insertTrait(*owner, "ImplicitlyCopyable", report);
  method.name.id = module.names.get("__init__");
}

/// Whether the fields of `type` are of types that every program knows to be copied by themselves.
static bool copiesByItself(const StructDecl &type) {
  for (const Decl *member : type.members) {
    auto *field = dyn_cast<FieldDecl>(member);
    auto *name = field && field->type ? dyn_cast<NameExpr>(field->type->ignoreParens()) : nullptr;
    if (field && (!name || !(llvm::StringRef(name->name.str()).starts_with("Int") || llvm::StringRef(name->name.str()).starts_with("UInt") ||
                             llvm::StringRef(name->name.str()).starts_with("Float") || name->name == "Bool" || name->name == "String")))
      return false;
  }
  return true;
}

/// Turns decorators into the traits that have replaced them.
void ParserImpl::modernizeStruct(StructDecl &decl) {
  llvm::SmallVector<Conformance, 4> conformances(decl.conformances.begin(), decl.conformances.end());
  auto conform = [&](llvm::StringRef trait, SourceRange range) {
    Conformance entry{};
    entry.trait = module.make<NameExpr>(range, module.names.get(trait), false);
    conformances.push_back(entry);
  };
  // One edit adds all traits that the decorators stand for.
  bool isPassable = false;
  for (const Decorator &decorator : decl.decorators)
    isPassable |= decorator.name() == "register_passable";
  std::string added;
  auto addTrait = [&](DiagnosticBuilder &report, llvm::StringRef trait) {
    if (std::exchange(added, trait.str()).empty() && !lists(decl, {trait}))
      insertTrait(decl, trait, report);
  };
  for (const Decorator &decorator : decl.decorators) {
    std::string name = decorator.name();
    SourceRange range = decorator.expr->range();
    if (name == "register_passable") {
      const CallExpr *call = decorator.call();
      bool isTrivial = call && !call->args.empty();
      llvm::StringRef trait = isTrivial ? "TrivialRegisterPassable" : "RegisterPassable";
      auto report =
          diags.report(decorator.at, diag::Deprecated, isTrivial ? "@register_passable(\"trivial\")" : "@register_passable", trait);
      report.range(range).removal({decorator.at, lineAfter(range.end)});
      addTrait(report, trait);
      conform(trait, range);
    } else if (name == "value") {
      module.usesOldSyntax = true;
      auto report = diags.report(decorator.at, diag::ValueDecorator);
      report.range(range).fixIt(range, "fieldwise_init");
      if (!isPassable)
        addTrait(report, copiesByItself(decl) ? "ImplicitlyCopyable" : "Copyable");
    } else if (name == "nonmaterializable" || name == "doc_private") {
      llvm::StringRef modern = name == "doc_private" ? "doc_hidden" : "__nonmaterializable";
      SourceRange word(range.begin, range.begin.advanced(static_cast<int32_t>(name.size())));
      diags.report(decorator.at, diag::Deprecated, "@" + name, "@" + modern.str()).range(range).fixIt(word, modern);
    }
  }
  for (const Decl *member : decl.members) {
    auto *method = dyn_cast<FunctionDecl>(member);
    auto renamed = method ? renames.find(method) : renames.end();
    if (renamed != renames.end() && renamed->second.second.str() == "copy" &&
        !lists(decl, {"ImplicitlyCopyable", "ExplicitlyCopyable", "TrivialRegisterPassable"}))
      conform("ImplicitlyCopyable", method->name.range);
  }
  if (conformances.size() != decl.conformances.size())
    decl.conformances = module.list(conformances);
}
