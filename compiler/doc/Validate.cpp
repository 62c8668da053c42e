// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checks of docstrings against the declarations that they describe.

#include "doc/Validate.h"
#include "diagnostics/DocDiags.h"
#include "doc/Docstring.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace kiln;
using namespace kiln::ast;
using namespace kiln::doc;
using llvm::dyn_cast;

namespace {

/// A name that a section may or must describe.
struct Described {
  llvm::StringRef name;
  bool isRequired;
};

class Validator {
public:
  Validator(DiagnosticEngine &diags, bool diagnoseMissing, bool isPrivateModule)
      : diags(diags), diagnoseMissing(diagnoseMissing), isPrivateModule(isPrivateModule) {}

  void module(const Module &module, llvm::StringRef name);
  void decl(const Decl *decl);

private:
  void function(const FunctionDecl &function, bool isStrict);
  void common(const Docstring &doc, bool isStrict);
  void style(const Text &text, const llvm::Twine &subject);
  void entries(const Docstring &doc, llvm::StringRef label, llvm::StringRef word,
               llvm::ArrayRef<Described> described, bool isStrict);
  void parameters(const Docstring &doc, const ParamList &params, bool isStrict, SourceLoc loc,
                  llvm::StringRef missing);
  bool missing(const Decl &decl, const StringLiteral *docstring, bool isStrict);
  void missingSection(const Docstring &doc, SourceLoc loc, llvm::StringRef why, llvm::StringRef label);

  DiagnosticEngine &diags;
  bool diagnoseMissing;
  bool isPrivateModule;
};

} // namespace

/// Reports a text that does not begin or end like a sentence.
void Validator::style(const Text &text, const llvm::Twine &subject) {
  llvm::StringRef trimmed = llvm::StringRef(text.text).trim();
  if (trimmed.empty())
    return;
  char first = trimmed.front(), last = trimmed.back();
  if (llvm::isLower(first))
    diags.report(text.loc, diag::DocBegin, subject, llvm::StringRef(&first, 1));
  if (!llvm::StringRef(".!?`").contains(last))
    diags.report(text.loc, diag::DocEnd, subject, llvm::StringRef(&last, 1));
}

/// Checks what all docstrings have in common.
void Validator::common(const Docstring &doc, bool isStrict) {
  llvm::StringMap<SourceLoc> seen;
  for (const DocSection &section : doc.sections) {
    if (section.isOverindented)
      diags.report(section.label.loc, diag::DocOverindented, section.label.text);
    auto [it, isNew] = seen.try_emplace(section.label.text, section.label.loc);
    if (!isNew)
      diags.report(section.label.loc, diag::DocDuplicateSection, section.label.text)
          .note(it->second, diag::DocPreviousDefinition);
    if (section.entries.empty() && section.body.empty())
      diags.report(section.label.loc, diag::DocEmptySection, section.label.text);
    if (isStrict)
      style(section.body, "section body");
  }
  if (isStrict)
    style(doc.summary, "doc string summary");
}

/// Checks the entries of one section against the names that it may describe.
void Validator::entries(const Docstring &doc, llvm::StringRef label, llvm::StringRef word,
                        llvm::ArrayRef<Described> described, bool isStrict) {
  const DocSection *section = doc.find(label);
  if (!section || section->entries.empty())
    return;
  llvm::StringMap<unsigned> seen;
  auto indexOf = [&](llvm::StringRef name) {
    for (size_t i = 0; i < described.size(); ++i)
      if (described[i].name == name)
        return i;
    return described.size();
  };
  size_t highest = 0;
  bool sawOrder = false;
  unsigned position = 0;
  for (const Entry &entry : section->entries) {
    unsigned index = position++;
    size_t defined = indexOf(entry.name.text);
    if (defined == described.size()) {
      diags.report(entry.name.loc, diag::DocUnknownEntry, word, entry.name.text);
      continue;
    }
    if (!seen.try_emplace(entry.name.text, index).second) {
      diags.report(entry.name.loc, diag::DocDuplicateEntry, word, entry.name.text);
      continue;
    }
    // One message for the first entry that is out of order.
    bool laterIsEarlier = llvm::any_of(llvm::ArrayRef(section->entries).drop_front(index + 1),
                                       [&](const Entry &later) { return indexOf(later.name.text) < defined; });
    if (!sawOrder && (defined < highest || laterIsEarlier)) {
      diags.report(entry.name.loc, diag::DocEntryOrder, entry.name.text, defined, index);
      sawOrder = true;
    }
    highest = std::max(highest, defined);
    if (entry.description.empty())
      diags.report(entry.name.loc, diag::DocNoDescription, entry.name.text);
    else if (isStrict)
      style(entry.description, "'" + llvm::Twine(entry.name.text) + "' description");
  }
  for (const Described &name : described)
    if (name.isRequired && !seen.count(name.name))
      diags.report(section->label.loc, diag::DocUndocumented, word, name.name);
}

void Validator::missingSection(const Docstring &doc, SourceLoc loc, llvm::StringRef why, llvm::StringRef label) {
  if (diagnoseMissing && !doc.find(label))
    diags.report(loc, diag::DocMissingSection, why, label);
}

void Validator::parameters(const Docstring &doc, const ParamList &params, bool isStrict, SourceLoc loc,
                           llvm::StringRef missing) {
  llvm::SmallVector<Described, 4> described;
  bool isRequired = false;
  for (const ParamDecl *param : params.params) {
    described.push_back({param->nameStr(), param->section != ast::Section::InferOnly});
    isRequired |= param->section != ast::Section::InferOnly;
  }
  entries(doc, "Parameters", "parameter", described, isStrict);
  if (isRequired && isStrict)
    missingSection(doc, loc, missing, "Parameters");
}

void Validator::function(const FunctionDecl &function, bool isStrict) {
  const StringLiteral *literal = function.doc();
  if (missing(function, literal, isStrict) || !literal)
    return;
  Docstring doc = parseDocstring(literal);
  common(doc, isStrict);
  const FunctionSignature &signature = function.signature;
  parameters(doc, signature.params, isStrict, function.loc(), "function takes parameters");
  llvm::SmallVector<Described, 8> described;
  bool isMethod = llvm::isa_and_nonnull<TypeDecl>(function.parent) && !function.findDecorator("staticmethod");
  bool hasSelf = llvm::any_of(signature.args.args, [](const ArgDecl *arg) { return arg->nameStr() == "self"; });
  bool needsArgs = false;
  for (size_t i = 0; i < signature.args.args.size(); ++i) {
    const ArgDecl *arg = signature.args.args[i];
    bool isSelf = hasSelf ? arg->nameStr() == "self" : isMethod && i == 0;
    bool isRequired = !isSelf && arg->convention != Convention::Out;
    if (!isSelf)
      described.push_back({arg->nameStr(), isRequired});
    needsArgs |= isRequired;
  }
  entries(doc, "Args", "argument", described, isStrict);
  const DocSection *returns = doc.find("Returns"), *raises = doc.find("Raises");
  bool isMain = function.nameStr() == "main" && !function.parent;
  if (returns && !hasResult(signature))
    diags.report(returns->label.loc, diag::DocUnexpectedReturns);
  if (raises && !signature.effects.raises())
    diags.report(raises->label.loc, diag::DocUnexpectedRaises);
  if (!isStrict || isMain)
    return;
  if (needsArgs)
    missingSection(doc, function.loc(), "function takes arguments", "Args");
  if (hasResult(signature))
    missingSection(doc, function.loc(), "function has results", "Returns");
  if (signature.effects.raises())
    missingSection(doc, function.loc(), "function can throw errors", "Raises");
}

/// Reports a public declaration without docstring if that is asked for; returns whether it did.
bool Validator::missing(const Decl &decl, const StringLiteral *docstring, bool isStrict) {
  bool isMain = decl.nameStr() == "main" && !decl.parent;
  if (docstring || !diagnoseMissing || !isStrict || isMain || !decl.name)
    return false;
  diags.report(decl.loc(), diag::DocMissing, "symbol", decl.nameStr());
  return true;
}

void Validator::decl(const Decl *decl) {
  bool isStrict = isPublic(*decl) && !isPrivateModule;
  if (auto *f = dyn_cast<FunctionDecl>(decl)) {
    function(*f, isStrict);
    return;
  }
  Docstring doc = parseDocstring(decl->docstring);
  if (decl->docstring)
    common(doc, isStrict);
  else
    missing(*decl, nullptr, isStrict && !llvm::isa<ExtensionDecl>(decl));
  if (auto *structDecl = dyn_cast<StructDecl>(decl))
    parameters(doc, structDecl->params, isStrict && decl->docstring, decl->loc(), "struct takes parameters");
  else if (auto *constant = dyn_cast<ComptimeDecl>(decl))
    parameters(doc, constant->params, isStrict && decl->docstring, decl->loc(), "comptime value has parameters");
  if (auto *type = dyn_cast<TypeDecl>(decl))
    for (const Decl *member : type->members)
      this->decl(member);
}

void Validator::module(const Module &module, llvm::StringRef name) {
  if (module.docstring)
    common(parseDocstring(module.docstring), !isPrivateModule);
  else if (diagnoseMissing && !isPrivateModule)
    diags.report(module.file.beginLoc(), diag::DocMissing, "module", name);
  for (const Decl *decl : module.decls)
    this->decl(decl);
}

void doc::validateDocstrings(const Module &module, llvm::StringRef moduleName, DiagnosticEngine &diags,
                             bool diagnoseMissing) {
  Validator(diags, diagnoseMissing, !isPublicName(moduleName)).module(module, moduleName);
}
