// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Parameter and argument lists, effects, captures, results and `where` clauses.

#include "parse/ParserImpl.h"
#include "llvm/ADT/StringSwitch.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// What has been seen so far in a parameter or argument list.
struct ParserImpl::ListState {
  llvm::StringRef what; ///< "parameter" or "argument"
  bool sawInferOnly = false;
  bool sawSlash = false;
  bool sawStar = false; ///< `*` or `*args`
  bool sawKwargs = false;
  bool kwargsReported = false;
  bool sawNamed = false;
  bool lastIsBareStar = false;
  SourceLoc bareStar;
};

/// Parses `//`, `/` or a bare `*` if one stands here; returns whether it did.
template <typename T>
bool ParserImpl::parseMarker(ListState &state, llvm::SmallVectorImpl<T *> &entries) {
  constexpr bool isParam = std::is_same_v<T, ParamDecl>;
  SourceLoc loc = peek().loc;
  state.lastIsBareStar = false;
  if (at(TK::SlashSlash)) {
    advance();
    if (!isParam)
      diags.report(loc, diag::InferOnlyMarkerInArgs);
    else if (state.sawInferOnly)
      diags.report(loc, diag::TwoMarkers, "//", state.what);
    else if (state.sawSlash || state.sawStar)
      diags.report(loc, diag::MarkerOrder, "//", state.sawSlash ? "/" : "*", state.what);
    else if (entries.empty())
      diags.report(loc, diag::MarkerAtStart, "//", state.what);
    state.sawInferOnly = true;
    for (T *entry : entries)
      entry->section = Section::InferOnly;
    return true;
  }
  if (at(TK::Slash)) {
    advance();
    if (state.sawSlash)
      diags.report(loc, diag::TwoMarkers, "/", state.what);
    else if (state.sawStar)
      diags.report(loc, diag::MarkerOrder, "/", "*", state.what);
    else if (entries.empty())
      diags.report(loc, diag::MarkerAtStart, "/", state.what);
    state.sawSlash = true;
    for (T *entry : entries)
      if (entry->section == Section::PositionalOrKeyword)
        entry->section = Section::PositionalOnly;
    return true;
  }
  if (at(TK::Star) && peekAt(1).isAny(TK::Comma, TK::RParen, TK::RBracket)) {
    advance();
    if (state.sawStar)
      diags.report(loc, diag::TwoMarkers, "*", state.what);
    state.sawStar = state.lastIsBareStar = true;
    state.bareStar = loc;
    return true;
  }
  return false;
}

/// Reports an unnamed entry of a function type behind named ones or markers (EXP-75).
template <typename T> void ParserImpl::checkUnnamed(ListState &state, T &entry) {
  if (entry.name) {
    state.sawNamed = true;
    return;
  }
  SourceLoc loc = entry.type ? entry.type->loc() : entry.range().begin;
  if (state.sawSlash || (state.sawStar && entry.stars == Stars::None))
    diags.report(loc, diag::UnnamedAfterMarker, state.what);
  else if (state.sawNamed)
    diags.report(loc, diag::UnnamedAfterNamed, state.what);
  if (entry.stars == Stars::None)
    entry.section = Section::PositionalOnly;
}

/// Reports the first unnamed entry of a function type when named ones follow without a `/` between them (06/FTY-1).
template <typename T> void ParserImpl::requireSlash(const ListState &state, llvm::ArrayRef<T *> entries) {
  if (state.sawSlash || !state.sawNamed)
    return;
  auto unnamed = llvm::find_if(entries, [](T *entry) { return !entry->name && entry->stars == Stars::None; });
  auto isNamed = [](T *entry) {
    if constexpr (std::is_same_v<T, ArgDecl>)
      if (entry->convention == Convention::Out)
        return false;
    return entry->name && entry->stars == Stars::None;
  };
  if (unnamed != entries.end() && std::any_of(unnamed, entries.end(), isNamed))
    diags.report((*unnamed)->type ? (*unnamed)->type->loc() : (*unnamed)->range().begin, diag::UnnamedPositionalOnly, state.what);
}

/// Reports a positional entry without default behind one with a default (D-088).
template <typename T>
void ParserImpl::checkDefaults(llvm::ArrayRef<T *> entries, llvm::StringRef what) {
  bool sawDefault = false;
  for (T *entry : entries) {
    if (entry->section == Section::InferOnly || entry->section == Section::KeywordOnly ||
        entry->stars != Stars::None)
      continue;
    if constexpr (std::is_same_v<T, ArgDecl>)
      if (entry->convention == Convention::Out)
        continue;
    if (entry->defaultValue)
      sawDefault = true;
    else if (sawDefault)
      diags.report(entry->loc(), diag::PositionalDefaultOrder, what);
  }
}

const Expr *ParserImpl::parseEntryType(bool &isUnpacked) {
  isUnpacked = consume(TK::Star);
  return isUnpacked ? parseBinary(PrecBitOr) : parseExpression();
}

/// Parses a `where` inside a list (GRM-16): accepted with a warning for parameters of declarations, else an error.
bool ParserImpl::parseMisplacedWhere(bool isParam, SignatureKind kind, const Expr *type) {
  while (atWord("where")) {
    SourceLoc loc = peek().loc;
    bool isLegacy = isParam && kind == SignatureKind::Function;
    if (!isParam && llvm::isa_and_nonnull<FunctionTypeExpr>(type))
      diags.report(loc, diag::WhereNeedsThin);
    else if (!isParam)
      diags.report(loc, diag::WhereInArgs);
    else
      diags.report(loc, isLegacy ? diag::WhereInParamsLegacy : diag::WhereInParams)
          .note(loc, kind == SignatureKind::Type ? diag::UseTrailingWhereThin : diag::UseTrailingWhere);
    advance();
    const Expr *condition = parseExpression();
    if (!condition)
      return false;
    if (isLegacy)
      innerWheres.push_back({loc, condition, nullptr});
  }
  return true;
}

/// `"[" [ param { "," param } [","] ] "]"`
bool ParserImpl::parseParams(ParamList &list, SignatureKind kind) {
  SourceLoc open = advance().loc;
  llvm::SmallVector<ParamDecl *, 4> params;
  {
    BracketScope scope(*this);
    ListState state;
    state.what = "parameter";
    while (!at(TK::RBracket) && !atEnd()) {
      if (!parseMarker(state, params) && !parseParam(state, params, kind))
        return false;
      if (!consume(TK::Comma))
        break;
    }
    if (!expectClosing(TK::RBracket, "for parameter list"))
      return false;
    if (state.lastIsBareStar)
      diags.report(state.bareStar, diag::MarkerAtEnd, state.what);
    if (kind == SignatureKind::Type)
      requireSlash<ParamDecl>(state, params);
    checkDefaults<ParamDecl>(params, state.what);
  }
  list.brackets = rangeFrom(open);
  list.params = module.list(llvm::SmallVector<const ParamDecl *, 4>(params.begin(), params.end()));
  return true;
}

/// Returns the convention that a soft keyword names; Default for other words.
static Convention conventionOf(llvm::StringRef word) {
  return llvm::StringSwitch<Convention>(word)
      .Cases({"imm", "read", "borrowed"}, Convention::Imm)
      .Cases({"mut", "inout"}, Convention::Mut)
      .Case("out", Convention::Out)
      .Case("deinit", Convention::Deinit)
      .Case("owned", Convention::Var)
      .Default(Convention::Default);
}

bool ParserImpl::parseParam(ListState &state, llvm::SmallVectorImpl<ParamDecl *> &params,
                            SignatureKind kind) {
  SourceLoc begin = peek().loc;
  auto *param = makeDecl<ParamDecl>(begin, {});
  bool isConvention = peek().isAny(TK::kw_var, TK::kw_ref) ||
                      (peek().is(TK::Identifier) && conventionOf(text(peek())) != Convention::Default);
  if (isConvention && isName(peekAt(1)) && !peekAt(1).startsLine()) {
    diags.report(begin, diag::ParamByValue).range(peek().range()).removal({begin, peekAt(1).loc});
    advance();
  }
  if (at(TK::Star) || at(TK::StarStar)) {
    param->stars = advance().is(TK::Star) ? Stars::One : Stars::Two;
    if (param->stars == Stars::One && state.sawStar)
      diags.report(begin, diag::TwoMarkers, "*", state.what);
    if (param->stars == Stars::Two)
      diags.report(begin, diag::KeywordParams);
  }
  bool isNamed = isName(peek()) && (kind != SignatureKind::Type || peekAt(1).is(TK::Colon));
  if (isNamed) {
    param->name = nameOf(peek());
    advance();
  } else if (kind != SignatureKind::Type) {
    missingName(diag::ExpectedArgName, state.what);
    return false;
  }
  if (!isNamed || consume(TK::Colon)) {
    param->type = parseEntryType(param->typeIsUnpacked);
    if (!param->type)
      return false;
    if (param->typeIsUnpacked)
      diags.report(param->type->loc(), diag::ParamPack).range(param->type->range());
  } else if (peek().isAny(TK::Comma, TK::RBracket, TK::Equal)) {
    diags.report(param->loc(), diag::ParamTypeMissing).note(param->loc(), diag::ParamTypeExample, param->name.str());
  } else {
    missing(diag::ExpectedClosing, "]", "for parameter list");
    return false;
  }
  if (!parseMisplacedWhere(true, kind))
    return false;
  if (consume(TK::Equal)) {
    if (param->stars != Stars::None)
      diags.report(param->loc(), diag::VariadicDefault);
    param->defaultValue = parseExpression();
    if (!param->defaultValue || !parseMisplacedWhere(true, kind))
      return false;
  }
  if (state.sawStar && param->stars == Stars::None)
    param->section = Section::KeywordOnly;
  if (kind == SignatureKind::Type)
    checkUnnamed(state, *param);
  if (state.sawKwargs && !std::exchange(state.kwargsReported, true))
    diags.report(param->loc(), diag::KwargsAtEnd, state.what);
  state.sawStar |= param->stars == Stars::One;
  state.sawKwargs |= param->stars == Stars::Two;
  state.lastIsBareStar = false;
  param->setEnd(lastEnd);
  params.push_back(param);
  return true;
}

/// `"(" [ arg { "," arg } [","] ] ")"`
bool ParserImpl::parseArgs(ArgList &list, SignatureKind kind, bool firstNeedsNoType) {
  SourceLoc open = advance().loc;
  llvm::SmallVector<ArgDecl *, 4> args;
  {
    BracketScope bracketScope(*this);
    ListState state;
    state.what = "argument";
    bool isFirst = true;
    while (!at(TK::RParen) && !atEnd()) {
      if (!parseMarker(state, args) && !parseArg(state, args, kind, isFirst && firstNeedsNoType))
        return false;
      isFirst = false;
      if (!consume(TK::Comma))
        break;
    }
    if (!expectClosing(TK::RParen, "in argument list"))
      return false;
    if (state.lastIsBareStar)
      diags.report(state.bareStar, diag::MarkerAtEnd, state.what);
    if (kind == SignatureKind::Type)
      requireSlash<ArgDecl>(state, args);
    checkDefaults<ArgDecl>(args, state.what);
    // Without names they are positional-only, which is to be said when others follow (06/FTY-2).
    bool othersFollow = llvm::any_of(args, [](ArgDecl *arg) { return arg->name && arg->convention != Convention::Out; });
    if (kind == SignatureKind::Type && !state.sawSlash && othersFollow && !args.front()->name && args.front()->stars == Stars::None)
      diags.report(args.front()->type->loc(), diag::UnnamedPositionalOnly, state.what);
  }
  const ArgDecl *out = nullptr;
  for (const ArgDecl *arg : args) {
    if (arg->convention != Convention::Out)
      continue;
    if (out)
      diags.report(arg->loc(), diag::TwoOut);
    out = arg;
  }
  list.parens = rangeFrom(open);
  list.args = module.list(llvm::SmallVector<const ArgDecl *, 4>(args.begin(), args.end()));
  return true;
}

static bool isLegacyConvention(llvm::StringRef word) {
  return word == "owned" || word == "borrowed" || word == "inout";
}

/// Returns whether the next token is a convention.
bool ParserImpl::atConvention(SignatureKind kind) const {
  if (at(TK::kw_var) || at(TK::kw_ref))
    return true;
  if (!at(TK::Identifier) || conventionOf(text(peek())) == Convention::Default)
    return false;
  const Token &next = peekAt(1);
  bool startsEntry = isName(next) || next.isAny(TK::Star, TK::StarStar);
  if (isLegacyConvention(text(peek())))
    return startsEntry || (kind == SignatureKind::Type && canStartOperand(next) &&
                           !next.isAny(TK::LBracket, TK::LParen));
  if (kind != SignatureKind::Type)
    return true;
  // In a function type the word may also be (the start of) a type.
  return startsEntry || (canStartOperand(next) && (!next.is(TK::LBracket) || atWord("out")));
}

/// Parses a convention if one stands here; returns false after an error.
bool ParserImpl::parseConvention(ArgDecl &arg, SignatureKind kind) {
  while (atConvention(kind)) {
    const Token token = peek();
    llvm::StringRef word = text(token);
    if (arg.conventionLoc.isValid()) {
      // `mut imm: Int` has a name that looks like a convention only if something follows it.
      if (token.is(TK::Identifier) && !isName(peekAt(1)) && !peekAt(1).isAny(TK::Star, TK::StarStar))
        return true;
      diags.report(token.loc, diag::ConventionTwice);
    }
    arg.conventionLoc = token.loc;
    if (token.is(TK::kw_ref)) {
      arg.convention = Convention::Ref;
      if (!parseRefSpec(arg.ref))
        return false;
      continue;
    }
    advance();
    arg.convention = token.is(TK::kw_var) ? Convention::Var : conventionOf(word);
    arg.isLegacyConvention = isLegacyConvention(word);
    if (word == "read")
      deprecated(token.range(), "read", "imm");
    if (arg.convention == Convention::Out && at(TK::LBracket)) {
      --pos; // parseRefSpec steps over the word
      if (!parseRefSpec(arg.ref))
        return false;
    }
    if (arg.convention == Convention::Deinit && kind == SignatureKind::Type) {
      diags.report(token.loc, diag::DeinitInFunctionType).fixIt(token.range(), "var");
      arg.convention = Convention::Var;
    } else if (arg.convention == Convention::Deinit && kind == SignatureKind::Function &&
               (scope == Scope::Module || scope == Scope::Function) &&
               !parent->findDecorator("__intrinsic") && parent->nameStr() != "__deinit__" && parent->nameStr() != "__del__") {
      diags.report(token.loc, diag::DeinitNotMethod);
    }
  }
  return true;
}

/// Reports defaults and stars that the convention of `arg` excludes.
bool ParserImpl::checkConvention(const ArgDecl &arg, SignatureKind kind) {
  if (arg.stars != Stars::None && arg.convention == Convention::Out)
    diags.report(arg.loc(), diag::OutVariadic);
  if (arg.stars == Stars::One && arg.convention == Convention::Ref)
    diags.report(arg.loc(), diag::RefVariadic);
  if (!arg.defaultValue)
    return true;
  if (arg.stars != Stars::None)
    diags.report(arg.loc(), diag::VariadicDefault);
  else if (arg.convention == Convention::Mut || arg.convention == Convention::Out)
    diags.report(arg.loc(), diag::ConventionDefault, spelling(arg.convention));
  return true;
}

/// Gives `arg`, number `index` of its list, the modern convention for a legacy word and warns (LEG-11 and table 11.3).
void ParserImpl::warnLegacyConvention(ArgDecl &arg, size_t index, SignatureKind kind) {
  auto *function = kind == SignatureKind::Function ? llvm::cast<FunctionDecl>(parent) : nullptr;
  llvm::StringRef name = function ? function->nameStr() : llvm::StringRef();
  bool isConstructor = name == "__init__" || name == "__copyinit__" || name == "__moveinit__";
  bool isMethod = function && scope != Scope::Module && scope != Scope::Function;
  llvm::StringRef old = spelling(arg.convention);
  if (arg.isLegacyConvention) {
    old = arg.convention == Convention::Var ? "owned" : arg.convention == Convention::Mut ? "inout" : "borrowed";
    if (arg.convention == Convention::Var &&
        ((name == "__del__" && index == 0) || (name == "__moveinit__" && index == 1)))
      arg.convention = Convention::Deinit;
  }
  bool isMutSelf = isMethod && isConstructor && index == 0 && arg.convention == Convention::Mut &&
                   arg.nameStr() == "self";
  if (isMutSelf)
    arg.convention = Convention::Out;
  if (!arg.isLegacyConvention && !isMutSelf)
    return;
  SourceLoc loc = arg.conventionLoc;
  deprecated({loc, loc.advanced(static_cast<int32_t>(old.size()))}, old, spelling(arg.convention));
}

bool ParserImpl::parseArg(ListState &state, llvm::SmallVectorImpl<ArgDecl *> &args, SignatureKind kind,
                          bool needsNoType) {
  SourceLoc begin = peek().loc;
  auto *arg = makeDecl<ArgDecl>(begin, {});
  if (!parseConvention(*arg, kind))
    return false;
  SourceLoc starLoc = peek().loc;
  if (at(TK::Star) || at(TK::StarStar)) {
    arg->stars = advance().is(TK::Star) ? Stars::One : Stars::Two;
    if (arg->stars == Stars::One && state.sawStar)
      diags.report(starLoc, diag::TwoMarkers, "*", state.what);
  }
  bool isNamed = isName(peek()) && (kind != SignatureKind::Type || peekAt(1).is(TK::Colon));
  if (isNamed) {
    arg->name = nameOf(peek());
    advance();
  } else if (kind != SignatureKind::Type) {
    missingName(diag::ExpectedArgName, state.what);
    return false;
  }
  warnLegacyConvention(*arg, args.size(), kind);
  if (arg->stars == Stars::Two && arg->convention == Convention::Default &&
      kind == SignatureKind::Function) {
    std::string written = ("**" + arg->nameStr()).str();
    diags.report(starLoc, diag::Deprecated, written, "var " + written).insertion(starLoc, "var ");
    arg->convention = Convention::Var;
  } else if (arg->stars == Stars::Two && arg->convention != Convention::Default &&
             arg->convention != Convention::Var) {
    diags.report(arg->conventionLoc.isValid() ? arg->conventionLoc : starLoc, diag::KwargsConvention);
  }
  if (!isNamed || consume(TK::Colon)) {
    arg->type = parseEntryType(arg->typeIsUnpacked);
    if (!arg->type)
      return false;
    if (arg->typeIsUnpacked && arg->stars != Stars::One) {
      auto builder = diags.report(arg->type->loc(), diag::StarredType);
      if (arg->name)
        builder.note(arg->loc(), diag::NotVariadic, arg->nameStr());
    }
  } else if (!peek().isAny(TK::Comma, TK::RParen, TK::Equal)) {
    missing(diag::ExpectedClosing, ")", "in argument list");
    return false;
  } else if (!needsNoType) {
    diags.report(arg->loc(), diag::ArgTypeMissing);
  }
  if (!parseMisplacedWhere(false, kind, arg->type))
    return false;
  if (consume(TK::Equal)) {
    arg->defaultValue = parseExpression();
    if (!arg->defaultValue)
      return false;
  }
  if (state.sawStar && arg->stars == Stars::None)
    arg->section = Section::KeywordOnly;
  if (kind == SignatureKind::Type)
    checkUnnamed(state, *arg);
  if (state.sawKwargs && arg->convention != Convention::Out &&
      !std::exchange(state.kwargsReported, true))
    diags.report(arg->loc(), diag::KwargsAtEnd, state.what);
  checkConvention(*arg, kind);
  state.sawStar |= arg->stars == Stars::One;
  state.sawKwargs |= arg->stars == Stars::Two;
  state.lastIsBareStar = false;
  arg->setEnd(lastEnd);
  args.push_back(arg);
  return true;
}

/// `word [ "[" expressions "]" ]`
bool ParserImpl::parseRefSpec(RefSpec &spec) {
  spec.loc = advance().loc;
  if (!at(TK::LBracket) || !cont())
    return true;
  advance();
  spec.hasBrackets = true;
  llvm::SmallVector<const Expr *, 2> origins;
  BracketScope scope(*this);
  while (!at(TK::RBracket) && !atEnd()) {
    const Expr *origin = parseExpression();
    if (!origin)
      return false;
    origins.push_back(origin);
    if (!consume(TK::Comma))
      break;
  }
  spec.origins = module.list(origins);
  return expectClosing(TK::RBracket, "in 'ref' specifier");
}

bool ParserImpl::isEffectWord(const Token &token) const {
  return token.is(TK::Identifier) &&
         llvm::StringSwitch<bool>(text(token))
             .Cases({"raises", "capturing", "thin", "abi", "escaping", "register_passable", "unified"},
                    true)
             .Default(false);
}

/// Parses the effects behind an argument list.
bool ParserImpl::parseEffects(Effects &effects, SignatureKind kind) {
  while (at(TK::Identifier) && cont()) {
    llvm::StringRef word = text(peek());
    if (isEffectWord(peek())) {
      if (!parseEffect(effects, kind, word))
        return false;
      continue;
    }
    if (word == "where" || kind == SignatureKind::Type)
      break;
    if (kind == SignatureKind::Function && !same())
      missing(diag::MissingColonSignature);
    else
      diags.report(peek().loc, diag::UnknownEffect, word);
    return false;
  }
  bool isC = effects.abi && effects.abi->value.equals_insensitive("c");
  if (isC && effects.raises())
    diags.report(effects.raisesLoc, diag::AbiRaises);
  return true;
}

/// Parses the effect `word` that stands here.
bool ParserImpl::parseEffect(Effects &effects, SignatureKind kind, llvm::StringRef word) {
  const Token token = peek();
  if (word == "abi")
    return parseAbi(effects);
  advance();
  auto set = [&](SourceLoc &loc) {
    if (loc.isValid())
      diags.report(token.loc, diag::DuplicateEffect, word).removal(withBlanks(token));
    loc = token.loc;
  };
  if (word == "escaping") {
    diags.report(token.loc, diag::EscapingEffect).range(token.range());
    return true;
  }
  if (word == "register_passable") {
    diags.report(token.loc, diag::RegisterPassableEffect).range(token.range()).removal(withBlanks(token));
    effects.registerPassableLoc = token.loc;
    return true;
  }
  if (word == "unified") {
    diags.report(token.loc, diag::UnifiedEffect).range(token.range()).removal(withBlanks(token));
    effects.unifiedLoc = token.loc;
    return true;
  }
  if (word == "capturing") {
    set(effects.capturingLoc);
    return true;
  }
  if (word == "thin") {
    set(effects.thinLoc);
    if (kind != SignatureKind::Type) {
      diags.report(token.loc, diag::ThinOnFunction).removal(withBlanks(token));
      effects.thinLoc = SourceLoc();
    }
    return true;
  }
  set(effects.raisesLoc);
  // An error type follows only on the same line (DEC-9), and `Self` only in parentheses (EFF-2).
  if (same() && canStartOperand(peek()) && !at(TK::LBrace) && !at(TK::kw_Self) && !isEffectWord(peek()) &&
      !atWord("where")) {
    effects.raisesType = parsePostfix();
    return effects.raisesType != nullptr;
  }
  return true;
}

/// `'abi' "(" STRING ")"`
bool ParserImpl::parseAbi(Effects &effects) {
  SourceLoc loc = advance().loc;
  if (effects.abiLoc.isValid())
    diags.report(loc, diag::DuplicateAbi);
  effects.abiLoc = loc;
  if (!at(TK::LParen)) {
    missing(diag::ExpectedOpenParen, "abi");
    return false;
  }
  advance();
  BracketScope scope(*this);
  if (!at(TK::String)) {
    missing(diag::ExpectedAbiString);
    return false;
  }
  const Expr *name = parseStrings();
  effects.abi = name ? dyn_cast<StringLiteral>(name) : nullptr;
  if (effects.abi && !effects.abi->value.equals_insensitive("c") &&
      !effects.abi->value.equals_insensitive("mojo"))
    diags.report(name->loc(), diag::UnknownAbi, effects.abi->value).range(name->range());
  return expectClosing(TK::RParen, "after calling convention");
}

/// `"{" [ capture { "," capture } [","] ] "}"`
bool ParserImpl::parseCaptures(CaptureList &list) {
  SourceLoc open = advance().loc;
  llvm::SmallVector<Capture, 4> entries;
  {
    BracketScope scope(*this);
    while (!at(TK::RBrace) && !atEnd()) {
      if (!parseCapture(entries))
        return false;
      if (!consume(TK::Comma))
        break;
    }
    if (!expectClosing(TK::RBrace, "in capture list"))
      return false;
  }
  list.braces = rangeFrom(open);
  list.entries = module.list(entries);
  return true;
}

bool ParserImpl::parseCapture(llvm::SmallVectorImpl<Capture> &entries) {
  Capture entry;
  SourceLoc begin = peek().loc;
  const Token word = peek();
  const Token &next = peekAt(1);
  // A soft keyword is a convention unless it is the captured name itself; alone it is the default.
  bool isSoft = word.is(TK::Identifier) && conventionOf(text(word)) != Convention::Default &&
                text(word) != "out" && text(word) != "deinit";
  if (isSoft && isLegacyConvention(text(word)) && !isName(next))
    isSoft = false;
  if (isSoft && next.is(TK::Caret))
    isSoft = false;
  if (word.isAny(TK::kw_var, TK::kw_ref) || isSoft) {
    advance();
    entry.hasConvention = true;
    if (word.is(TK::kw_var))
      entry.kind = Capture::Var;
    else if (word.is(TK::kw_ref))
      entry.kind = Capture::Ref;
    else
      switch (conventionOf(text(word))) {
      case Convention::Mut:
        entry.kind = Capture::Mut;
        break;
      case Convention::Var:
        entry.kind = Capture::Var;
        break;
      default:
        entry.kind = Capture::Imm;
        break;
      }
    if (text(word) == "read")
      deprecated(word.range(), "read", "imm");
    else if (isLegacyConvention(text(word)))
      deprecated(word.range(), text(word),
                 text(word) == "owned" ? "var" : text(word) == "inout" ? "mut" : "imm");
  }
  if (isName(peek())) {
    entry.name = nameOf(peek());
    advance();
  } else if (!entry.hasConvention) {
    missing(diag::ExpectedCaptureConvention);
    return false;
  }
  if (at(TK::Caret)) {
    if (entry.hasConvention && entry.kind != Capture::Var)
      diags.report(peek().loc, diag::CaptureCaretNeedsVar);
    advance();
    entry.kind = Capture::Move;
  }
  if (!peek().isAny(TK::Comma, TK::RBrace)) {
    if (entry.name && isName(peek()) && !entry.hasConvention)
      diags.report(begin, diag::ExpectedCaptureConvention).range(word.range());
    else
      missing(entry.name && (isName(peek()) || at(TK::Dot)) ? diag::ExpectedCaptureComma
              : entry.name                 ? diag::ExpectedClosing
                                           : diag::CaptureNotVariable,
              "}", "in capture list");
    return false;
  }
  entry.range = rangeFrom(begin);
  for (const Capture &earlier : entries) {
    if (entry.isDefault() && earlier.isDefault()) {
      diags.report(begin, diag::DuplicateCaptureDefault);
      return true;
    }
    if (entry.name && earlier.name.id == entry.name.id) {
      diags.report(entry.name.loc(), diag::DuplicateCapture, entry.name.str());
      return true;
    }
  }
  entries.push_back(entry);
  return true;
}

/// Reports `-> ref T`; the result of most such functions refers to their first argument.
static void reportRefResult(const FunctionSignature &signature, SourceLoc loc, DiagnosticEngine &diags) {
  auto report = diags.report(loc, diag::RefResultOrigin);
  if (!signature.args.args.empty())
    report.note(loc, diag::NameOrigin, signature.args.args.front()->name.str());
}

/// `"->" [ref_spec] expression`, and the legacy `as NAME`.
bool ParserImpl::parseResult(FunctionSignature &signature, SignatureKind kind) {
  if (!at(TK::Arrow) || !cont())
    return true;
  signature.arrowLoc = advance().loc;
  if (at(TK::kw_ref)) {
    SourceLoc loc = peek().loc;
    if (!parseRefSpec(signature.resultRef))
      return false;
    if (!signature.resultRef.hasBrackets)
      reportRefResult(signature, loc, diags);
  }
  signature.result = parseExpression();
  if (!signature.result)
    return false;
  if (kind == SignatureKind::Function && at(TK::kw_as) && cont() && isName(peekAt(1))) {
    SourceRange range = peek().range();
    advance();
    signature.resultName = nameOf(peek());
    advance();
    auto report = diags.report(range.begin, diag::Deprecated, "as", "out");
    report.range(range);
    // `f(x) -> T as r` becomes `f(x, out r: T)`.
    std::string out = "out " + signature.resultName.str().str() + ": " + diags.sources.text(signature.result->range()).str();
    SourceLoc close = signature.args.parens.end.advanced(-1);
    report.insertion(close, signature.args.args.empty() ? out : ", " + out);
    report.removal({signature.args.parens.end, signature.resultName.range.end});
    return true;
  }
  const ArgDecl *out = signature.outArg();
  if (!out)
    return true;
  bool isNone = isa<NoneLiteral>(signature.result->ignoreParens());
  SourceRange range(signature.arrowLoc, lastEnd);
  auto builder = diags.report(signature.result->loc(), diag::OutAndResult,
                              isNone ? "; remove the '-> None' to fix it" : "");
  if (isNone)
    builder.removal(range);
  return true;
}

bool ParserImpl::parseWheres(List<WhereClause> &wheres) {
  llvm::SmallVector<WhereClause, 2> clauses;
  if (!parseWheres(clauses))
    return false;
  wheres = module.list(clauses);
  return true;
}

/// `{ 'where' expression }`; a parenthesised pair is a condition with its message (DEC-11).
bool ParserImpl::parseWheres(llvm::SmallVectorImpl<WhereClause> &wheres) {
  while (atWord("where") && cont()) {
    WhereClause clause{advance().loc, nullptr, nullptr};
    const Expr *condition = parseExpression();
    if (!condition)
      return false;
    clause.condition = condition;
    if (auto *tuple = dyn_cast<TupleExpr>(condition); tuple && tuple->hasParens) {
      if (tuple->elements.size() != 2) {
        diags.report(condition->loc(), diag::WhereTuple).range(condition->range());
        continue;
      }
      clause.condition = tuple->elements[0];
      clause.message = dyn_cast<StringLiteral>(tuple->elements[1]);
      if (!clause.message)
        diags.report(tuple->elements[1]->loc(), diag::WhereMessage).range(tuple->elements[1]->range());
    }
    wheres.push_back(clause);
  }
  return true;
}
