// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Overload resolution: the candidates of a call, their ranking, and what is reported when none or several fit (spec 04 section 10).
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Whether `a` is better than `b` (negative), worse (positive) or neither (0) by OVR-6.
static int compareMatches(const Match &a, const Match &b) {
  auto order = [](unsigned x, unsigned y) { return x < y ? -1 : x > y ? 1 : 0; };
  if (int result = order(a.conversionPoints, b.conversionPoints))
    return result;
  if (int result = order(a.bindsVariadic, b.bindsVariadic))
    return result;
  if (int result = order(a.conventionMismatches, b.conventionMismatches))
    return result;
  return order(a.parameterCount, b.parameterCount);
}

static SourceLoc declarationLoc(FunctionInfo *function) {
  if (function->syntax)
    return function->syntax->loc();
  if (function->lambda)
    return function->lambda->loc();
  return SourceLoc();
}

/// Whether `argument` is written `[a, b]`.
static bool isListDisplay(const Argument &argument) {
  const ast::Expr *expr = argument.operand.kind == Operand::Deferred ? argument.operand.expr : nullptr;
  return expr && llvm::isa<ast::ListExpr>(expr->ignoreParens());
}

/// Whether a list display goes to an argument of `match` that is declared as an Array.
static bool passesDisplayAsArray(Program &program, const Match &match) {
  if (!match.function->syntax)
    return false;
  auto &declared = match.function->syntax->signature.args.args;
  for (auto [i, arg] : llvm::enumerate(match.args))
    if (i < declared.size() && declared[i]->type && arg.type && program.isRole(arg.type, Role::Array) &&
        llvm::any_of(arg.arguments, [&](unsigned at) { return isListDisplay(match.operands[at]); }) &&
        !isDeclaredByTypeParameter(program, *declared[i]->type, match.scope))
      return true;
  return false;
}

/// Adds how to mend the call under way, of which `match` is the only candidate.
static void adviseCall(Checker &checker, const Match &match, SourceLoc loc, bool calledOnType, DiagnosticBuilder &report) {
  const ast::CallExpr &call = *checker.calling;
  llvm::StringRef why = match.failure.text;
  const ast::Expr &callee = *call.callee->ignoreParens();
  if (calledOnType) {
    report.note(call.callee->loc(), diag::CalledOnType, match.function->name);
    return;
  }
  if (why.starts_with("invalid use of mutating method")) {
    if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&callee))
      adviseConvention(checker, *member->base, report);
    return;
  }
  if (why.starts_with("value passed to mutable argument"))
    for (const ast::Argument &argument : call.args)
      if (argument.value && argument.value->range() == match.failure.range)
        adviseConvention(checker, *argument.value, report);
  if (match.function->syntax)
    for (const ast::ArgDecl *arg : match.function->syntax->signature.args.args) {
      std::string quoted = "'" + arg->name.str().str() + "'";
      if (why == "missing required argument: " + quoted && arg->section == ast::Section::KeywordOnly && arg->stars == ast::Stars::None)
        report.note(loc, diag::GivenByName, arg->name.str());
      else if (why == "unexpected keyword argument " + quoted && arg->section == ast::Section::PositionalOrKeyword)
        report.note(loc, diag::GivenByPosition, arg->name.str());
    }
  // What was meant as a parameter may have been given as an argument.
  bool hasOpen = match.function->syntax && llvm::any_of(match.function->syntax->signature.params.params, [](const ast::ParamDecl *param) {
    return param->section != ast::Section::InferOnly && !param->defaultValue && param->stars == ast::Stars::None;
  });
  if (why == "unexpected argument" && hasOpen && !llvm::isa<ast::SubscriptExpr>(callee) && !match.function->isMethod())
    report.note(call.callee->loc(), diag::ParametersInBrackets, match.function->name);
}

/// Reports why the only candidate of a call is not viable, at the call. `calledOnType`: a method, without a receiver.
static void reportSingle(Checker &checker, const Match &match, SourceLoc loc, llvm::StringRef kind, Identifier name, bool calledOnType) {
  const MatchFailure &failure = match.failure;
  // An error inside the call itself, already worded.
  if (failure.hardError && !failure.notes.empty()) {
    for (const Diagnostic &diagnostic : failure.notes)
      checker.diags.emit(diagnostic);
    return;
  }
  // What is wrong with it was said where it is declared.
  if (failure.text == "the value has an error" && checker.diags.hasErrorsSoFar())
    return;
  bool isInit = kind == "initialization";
  auto report = isInit ? checker.diags.report(loc, diag::InvalidInitialization, failure.text)
                       : checker.diags.report(loc, diag::InvalidCall, name, failure.text);
  report.range(failure.range);
  for (const Diagnostic &note : failure.notes) {
    Diagnostic copy = note;
    copy.severity = Severity::Note;
    report.note(copy);
  }
  adviseOperands(checker, match, name, loc, report);
  if (checker.calling && checker.calling->loc() == loc)
    adviseCall(checker, match, loc, calledOnType, report);
  if (SourceLoc declared = declarationLoc(match.function); declared.isValid())
    report.note(declared, diag::FunctionDeclaredHere);
  if (isInit && match.function->synthesis == FunctionInfo::MoveInit && match.function->structInfo)
    adviseInitializer(*match.function->structInfo, report);
}

/// Of the constructors that a display was tried with, those that are meant for displays.
static void keepLiteralConstructors(llvm::SmallVectorImpl<Match *> &candidates, llvm::ArrayRef<Argument> args) {
  Identifier marker = args.empty() || args.back().kind != Argument::Keyword ? Identifier() : args.back().name;
  if (!marker || !marker.str().starts_with("__") || !marker.str().ends_with("_literal__"))
    return;
  auto takesDisplay = [&](Match *match) {
    return match->function->syntax &&
           llvm::any_of(match->function->syntax->signature.args.args, [&](const ast::ArgDecl *arg) { return arg->name.id == marker; });
  };
  if (llvm::any_of(candidates, takesDisplay))
    llvm::erase_if(candidates, [&](Match *match) { return !takesDisplay(match); });
}

/// Whether a candidate was given up for the number or the names of its arguments.
static bool countsArguments(const Match &match) {
  llvm::StringRef reason = match.failure.text;
  return reason.starts_with("missing ") || reason.starts_with("unexpected ");
}

static bool needsContext(const Diagnostic &diagnostic) {
  return diagnostic.id == diag::NeedsContext || diagnostic.id == diag::EmptyList || diagnostic.id == diag::NoInitializerContext;
}

/// Reports what is wrong in the display `expr` itself, whatever type it is wanted in. Returns whether there was anything.
static bool reportBroken(Checker &checker, const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  bool isDisplay = llvm::isa<ast::ListExpr, ast::DictExpr>(expr);
  auto isBroken = [&](const ast::Expr *element) { return element && reportBroken(checker, *element); };
  if (auto *list = llvm::dyn_cast<ast::ListExpr>(&expr)) {
    if (llvm::any_of(list->elements, isBroken))
      return true;
  } else if (auto *dict = llvm::dyn_cast<ast::DictExpr>(&expr)) {
    if (llvm::any_of(dict->entries, [&](const ast::DictExpr::Entry &entry) { return isBroken(entry.key) || isBroken(entry.value); }))
      return true;
  } else if (auto *set = llvm::dyn_cast<ast::SetExpr>(&expr)) {
    return llvm::any_of(set->elements, [&](const ast::Argument &element) { return isBroken(element.value); });
  }
  DiagnosticCapture capture(checker.diags);
  Operand operand = checker.check(expr);
  if (isDisplay || llvm::isa<ast::ComprehensionExpr>(expr))
    operand = checker.resolveDeferred(operand, Type());
  auto isCopy = [](const Diagnostic &diagnostic) { return diagnostic.severity != Severity::Error || diagnostic.id == diag::NotImplicitlyCopyable; };
  if (!capture.hasErrors() || llvm::any_of(capture.diagnostics(), needsContext) || (isDisplay && !llvm::all_of(capture.diagnostics(), isCopy)))
    return false;
  capture.replay();
  return true;
}

/// Gives comprehensions among `args` the type that they have by themselves (LTC-3), from which they may convert. Returns whether
/// there were any; `copies` holds the same arguments behind a receiver.
static bool resolveComprehensions(Checker &checker, llvm::MutableArrayRef<Argument> args, llvm::MutableArrayRef<Argument> copies) {
  bool any = false;
  for (auto [index, argument] : llvm::enumerate(args)) {
    if (argument.operand.kind != Operand::Deferred || !argument.operand.expr ||
        !llvm::isa<ast::ComprehensionExpr>(argument.operand.expr->ignoreParens()))
      continue;
    DiagnosticCapture capture(checker.diags);
    Operand resolved = checker.resolveDeferred(argument.operand, Type());
    if (resolved.isError() || capture.hasErrors())
      continue;
    capture.replay();
    argument.operand = resolved;
    copies[copies.size() - args.size() + index].operand = resolved;
    any = true;
  }
  return any;
}

Match Checker::chooseOverload(llvm::ArrayRef<FunctionInfo *> functions, Scope *functionScope, Type self, const BoundParameters *explicitParams,
                              llvm::MutableArrayRef<Argument> args, llvm::MutableArrayRef<Argument> argsWithReceiver, SourceLoc loc,
                              llvm::StringRef kind, Identifier name, bool allowConversions, bool report) {
  llvm::SmallVector<Match, 4> matches;
  auto matchAll = [&] {
    matches.clear();
    for (FunctionInfo *function : functions) {
      Type candidateSelf = self;
      if (self && self.isStruct() && function->structInfo && function->structInfo != self.structInfo()) {
        // A member of a literal's run-time type (LTR-6).
        Type target = storageType(self);
        if (target.structInfo() == function->structInfo)
          candidateSelf = target;
      }
      bool takesReceiver = function->isMethod() && !function->isStatic;
      matches.push_back(matchCandidate(*this, function, functionScope, candidateSelf, explicitParams, takesReceiver ? argsWithReceiver : args,
                                       allowConversions));
    }
  };
  matchAll();
  auto anyViable = [&] { return llvm::any_of(matches, [](Match &match) { return match.viable(); }); };
  bool hasViable = anyViable();
  if (report && !hasViable) {
    for (const Argument &argument : args)
      if (argument.operand.kind == Operand::Deferred && argument.operand.expr && reportBroken(*this, *argument.operand.expr)) {
        Match none;
        none.failure.text = "no viable candidate";
        return none;
      }
    if (resolveComprehensions(*this, args, argsWithReceiver)) {
      matchAll();
      hasViable = anyViable();
    }
  }
  if (report && !hasViable && matches.size() <= 100) {
    llvm::SaveAndRestore explain(program.impl->explainsFailures, true);
    matchAll();
  }
  auto isInit = kind == "initialization";
  if (matches.empty()) {
    Match none;
    none.failure.text = "no candidates found";
    if (report) {
      if (isInit)
        error(loc, diag::InvalidInitialization, none.failure.text);
      else
        error(loc, diag::InvalidCall, name, none.failure.text);
    }
    return none;
  }
  llvm::SmallVector<Match *, 4> viable;
  for (Match &match : matches)
    if (match.viable())
      viable.push_back(&match);
  // A copy that isn't possible only matters when another candidate fits.
  if (viable.size() > 1 && llvm::any_of(viable, [](Match *match) { return !match->implicitCopyMissing; }))
    llvm::erase_if(viable, [](Match *match) { return match->implicitCopyMissing; });
  if (viable.empty()) {
    if (report) {
      program.refusedCandidates += matches.size();
      // What nothing is missing for but parameters may be there only to say what to use.
      for (Match &match : matches)
        if (!match.function->unavailable.empty() && llvm::StringRef(match.failure.text).starts_with("failed to infer parameter") &&
            reportUnavailable(*this, match.function->syntax, match.function->name, loc))
          return std::move(match);
      // A constructor without arguments to choose by: drop what synthesized lifecycle members say.
      llvm::SmallVector<Match *, 4> shown;
      for (Match &match : matches)
        if (!match.function->synthesis || match.function->synthesis == FunctionInfo::FieldwiseInit ||
            match.function->synthesis == FunctionInfo::ClosureCall || match.function->synthesis == FunctionInfo::Native)
          shown.push_back(&match);
      bool isLifecycle = llvm::any_of(args, [](const Argument &argument) { return argument.kind == Argument::Keyword; });
      if (shown.empty() && isInit && !isLifecycle && matches.front().function->structInfo) {
        // What is left takes a value of the type itself (03/INI-8).
        auto builder = matches.size() == 1 ? diags.report(loc, diag::InvalidInitialization, "missing required argument: 'move'")
                                           : diags.report(loc, diag::NoMatchingInitializer);
        if (matches.size() > 1)
          for (Match &match : matches)
            builder.note(declarationLoc(match.function), diag::CandidateNotViable, match.failure.text);
        adviseInitializer(*matches.front().function->structInfo, builder);
        return std::move(matches.front());
      }
      if (shown.empty())
        for (Match &match : matches)
          shown.push_back(&match);
      keepLiteralConstructors(shown, args);
      // Those that take as many arguments come first: what is wrong with one of these is what is wrong with the call.
      llvm::stable_sort(shown, [](Match *a, Match *b) { return countsArguments(*a) < countsArguments(*b); });
      if (shown.size() == 1) {
        FunctionInfo *only = shown.front()->function;
        bool calledOnType = !isInit && only->isMethod() && !only->isStatic && argsWithReceiver.size() == args.size();
        reportSingle(*this, *shown.front(), loc, kind, name, calledOnType);
      } else if (llvm::count_if(shown, [](Match *match) { return match->failure.inconclusive; }) > 1) {
        // Which one it is, the condition decides (WHR-8).
        auto builder = diags.report(loc, diag::AmbiguousEvidence, isInit ? llvm::StringRef("__init__") : name.str());
        for (Match *match : shown) {
          if (!match->failure.inconclusive)
            continue;
          builder.note(declarationLoc(match->function), diag::CannotProve);
          for (const Diagnostic &note : match->failure.notes)
            builder.note(note);
        }
        builder.note(loc, diag::ProvideEvidence);
      } else {
        auto builder = isInit                  ? diags.report(loc, diag::NoMatchingInitializer)
                       : kind == "method" ? diags.report(loc, diag::NoMatchingMethod, name)
                                               : diags.report(loc, diag::NoMatchingFunction, name);
        if (calling && calling->loc() == loc)
          builder.range(calling->range());
        adviseOperands(*this, *shown.front(), name, loc, builder);
        // Thousands of errors about thousands of candidates each would not fit into memory.
        for (Match *match : llvm::ArrayRef(shown).take_front(std::max(100u, diags.options.maxNotes))) {
          builder.note(declarationLoc(match->function), diag::CandidateNotViable, match->failure.text);
          for (const Diagnostic &note : match->failure.notes) {
            Diagnostic copy = note;
            copy.severity = Severity::Note;
            builder.note(copy);
          }
        }
      }
    }
    Match none = std::move(matches.front());
    if (!none.failure)
      none.failure.text = "no viable candidate";
    return none;
  }
  // What is not known of the operands may decide which one it is.
  bool hasOpenOperands = llvm::any_of(argsWithReceiver, [](const Argument &argument) {
    return isUnknown(argument.operand) || (argument.operand.type && isOpen(argument.operand.type));
  });
  if (archetypes && viable.size() > 1 && hasOpenOperands) {
    viable.front()->undecided = !llvm::all_of(viable, [&](Match *match) { return match->signature->result == viable.front()->signature->result; });
    return std::move(*viable.front());
  }
  // A list display is an Array where nothing asks for another type (11/COL-7).
  if (viable.size() > 1 && llvm::any_of(argsWithReceiver, isListDisplay)) {
    auto takesArray = [&](Match *match) { return passesDisplayAsArray(program, *match); };
    if (llvm::any_of(viable, takesArray))
      llvm::erase_if(viable, [&](Match *match) { return !takesArray(match); });
  }
  // Keep those that no other beats.
  llvm::SmallVector<Match *, 4> best;
  for (Match *match : viable)
    if (llvm::none_of(viable, [&](Match *other) { return compareMatches(*other, *match) < 0; }))
      best.push_back(match);
  if (best.size() > 1 && llvm::any_of(best, [](Match *match) { return !match->isStatic; }) && !isInit)
    llvm::erase_if(best, [](Match *match) { return match->isStatic && match->function->isMethod(); });
  if (best.size() > 1 && llvm::any_of(best, [](Match *match) { return !match->isImplicit; }))
    llvm::erase_if(best, [](Match *match) { return match->isImplicit; });
  // A method of the struct itself hides the same default of a trait; an own literal member its target's.
  if (best.size() > 1 && llvm::any_of(best, [&](Match *match) { return match->function->structInfo && self && match->function->structInfo == self.structInfo(); }))
    llvm::erase_if(best, [&](Match *match) { return !match->function->structInfo || match->function->structInfo != self.structInfo(); });
  // An owned receiver goes to the method that takes it over, a borrowed one to the method that borrows it (ITR-1).
  if (best.size() > 1 && !argsWithReceiver.empty()) {
    const Operand &receiver = argsWithReceiver.front().operand;
    bool owned = receiver.kind == Operand::Temporary || receiver.kind == Operand::Value || receiver.transferred;
    auto takesOver = [](Match *match) {
      auto *syntax = match->function->syntax;
      if (!syntax || match->isStatic || syntax->signature.args.args.empty())
        return false;
      ast::Convention convention = syntax->signature.args.args.front()->convention;
      return convention == ast::Convention::Var || convention == ast::Convention::Deinit;
    };
    if (llvm::any_of(best, takesOver) && !llvm::all_of(best, takesOver))
      llvm::erase_if(best, [&](Match *match) { return takesOver(match) != owned; });
  }
  // Values in registers have no owner to tell apart: both kinds of argument pick the plain form (OVD-6).
  if (best.size() > 1) {
    auto ownsValue = [&](Match *match) {
      return llvm::any_of(match->args, [&](const MatchedArgument &arg) {
        return arg.declared.convention == Convention::Var && arg.type && arg.declared.star == FunctionTypeArg::None &&
               program.isValueType(arg.type);
      });
    };
    if (!llvm::all_of(best, ownsValue))
      llvm::erase_if(best, ownsValue);
  }
  // A function that doesn't raise fits the versions for functions that raise and for those that don't: the latter is meant.
  if (best.size() > 1) {
    auto takesFunction = [](Match *match) {
      return llvm::any_of(match->function->syntax ? match->function->syntax->signature.params.params : llvm::ArrayRef<const ast::ParamDecl *>(),
                          [](const ast::ParamDecl *param) { return param->type && llvm::isa<ast::FunctionTypeExpr>(param->type->ignoreParens()); });
    };
    auto raises = [](Match *match) { return match->function->syntax->signature.effects.raises(); };
    if (llvm::all_of(best, takesFunction) && !llvm::all_of(best, raises))
      llvm::erase_if(best, raises);
  }
  // Of two declarations with one signature, which were reported, the first stays usable (02/NAM-12).
  if (diags.hasErrors())
    llvm::erase_if(best, [&](Match *match) {
      return match != best.front() && match->signature == best.front()->signature && match->function->module == best.front()->function->module;
    });
  if (best.size() == 1)
    return std::move(*best.front());
  if (archetypes && (hasOpenOperands || explicitParams || self)) {
    best.front()->undecided = true;
    return std::move(*best.front());
  }
  if (report) {
    unsigned points = best.front()->conversionPoints;
    unsigned conversions = points / 2; // a literal that takes its own type is no conversion
    auto builder = conversions == 0 ? diags.report(loc, diag::AmbiguousCall, name) : diags.report(loc, diag::AmbiguousConversions, name, conversions);
    for (Match *match : best)
      builder.note(declarationLoc(match->function), diag::CandidateDeclaredHere);
  }
  Match none;
  none.function = best.front()->function;
  none.failure.text = "ambiguous call";
  none.failure.hardError = true;
  return none;
}

Match Checker::resolve(const Operand &callee, llvm::MutableArrayRef<Argument> args, llvm::SmallVectorImpl<Argument> &withReceiver,
                       SourceLoc loc) {
  llvm::MutableArrayRef<Argument> receiverArgs = args;
  Type self = callee.baseType;
  if (callee.base) {
    Argument receiver;
    receiver.operand = *callee.base;
    receiver.loc = callee.base->loc.isValid() ? callee.base->loc : loc;
    withReceiver.clear();
    withReceiver.push_back(receiver);
    withReceiver.append(args.begin(), args.end());
    receiverArgs = withReceiver;
    if (callee.base->type)
      self = callee.base->type;
  }
  FunctionInfo *first = callee.functions.empty() ? nullptr : callee.functions.front();
  llvm::StringRef kind = first && first->name == "__init__" && first->isMethod() && !callee.base ? "initialization"
                         : first && first->isMethod()                                          ? "method"
                                                                                                : "function";
  return chooseOverload(callee.functions, callee.functionScope, self, callee.explicitParams.get(), args, receiverArgs, loc, kind,
                        first ? first->name : Identifier(), /*allowConversions=*/true, /*report=*/true);
}

} // namespace kiln
