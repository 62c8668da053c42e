// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo doc` says of each declaration. It works on syntax alone: types and values are printed as they are written.

#include "doc/Json.h"
#include "ast/Dumper.h"
#include "doc/Docstring.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;
using namespace kiln::ast;
using namespace kiln::doc;
using llvm::dyn_cast;
using llvm::isa;
namespace json = llvm::json;

/// Adds the line of `decl` where lines are wanted.
static void addLine(json::Object &object, const Decl &decl, const SourceFile *file) {
  if (file && file->contains(decl.loc()))
    object["line"] = int64_t(file->lineAt(file->offset(decl.loc())));
}

static std::string utf8(llvm::StringRef text) { return json::fixUTF8(text); }

/// Returns the text of a default value: numbers are shown with the type that they get.
static json::Value defaultText(const Expr *value, const Expr *type) {
  if (!value)
    return nullptr;
  std::string text = toString(value);
  bool isNumber = isa<IntegerLiteral, FloatLiteral>(value->ignoreParens());
  if (auto *unary = dyn_cast<UnaryExpr>(value))
    isNumber = isa<IntegerLiteral, FloatLiteral>(unary->operand);
  auto *name = type ? dyn_cast<NameExpr>(type) : nullptr;
  if (isNumber && name)
    text = (name->name.str() + "(" + text + ")").str();
  return utf8(text);
}

static llvm::StringRef passingKind(ast::Section section) {
  switch (section) {
  case ast::Section::InferOnly:
    return "inferred";
  case ast::Section::PositionalOnly:
    return "pos";
  case ast::Section::PositionalOrKeyword:
    return "pos_or_kw";
  case ast::Section::KeywordOnly:
    return "kw";
  }
  return "pos_or_kw";
}

/// Returns the description that `doc` has for `name` in the section `label`.
static std::string describe(const Docstring &doc, llvm::StringRef label, llvm::StringRef name) {
  if (const DocSection *section = doc.find(label))
    for (const Entry &entry : section->entries)
      if (entry.name.text == name)
        return utf8(entry.description.text);
  return "";
}

static std::string bodyOf(const Docstring &doc, llvm::StringRef label) {
  const DocSection *section = doc.find(label);
  return section ? utf8(section->body.text) : "";
}

template <typename T> static std::string starredName(const T &decl) {
  llvm::StringRef stars = decl.stars == Stars::None ? "" : decl.stars == Stars::One ? "*" : "**";
  return (stars + decl.nameStr()).str();
}

/// Returns the type as text; `Self` for an untyped `self`.
template <typename T> static std::string typeText(const T &decl) {
  if (!decl.type)
    return "Self";
  return (decl.typeIsUnpacked ? "*" : "") + utf8(toString(decl.type));
}

static json::Array parameters(const ParamList &list, const Docstring &doc) {
  json::Array result;
  for (const ParamDecl *param : list.params)
    result.push_back(json::Object{{"default", defaultText(param->defaultValue, param->type)},
                                  {"description", describe(doc, "Parameters", param->nameStr())},
                                  {"kind", "parameter"},
                                  {"name", starredName(*param)},
                                  {"passingKind", passingKind(param->section)},
                                  {"path", ""},
                                  {"type", typeText(*param)}});
  return result;
}

/// Appends `[T: A, //, n: Int = Int(1)]` or `(mut x: Int, *, y: Int)` without the brackets.
template <typename T> static void listText(List<const T *> list, std::string &out) {
  bool isFirst = true, sawInferOnly = false, sawPositional = false, sawStar = false;
  auto add = [&](llvm::StringRef text) {
    if (!std::exchange(isFirst, false))
      out += ", ";
    out += text;
  };
  for (const T *entry : list) {
    if (sawInferOnly && entry->section != ast::Section::InferOnly)
      add("//");
    if (sawPositional && entry->section != ast::Section::PositionalOnly)
      add("/");
    if (entry->section == ast::Section::KeywordOnly && !std::exchange(sawStar, true))
      add("*");
    sawInferOnly = entry->section == ast::Section::InferOnly;
    sawPositional = entry->section == ast::Section::PositionalOnly;
    sawStar |= entry->stars == Stars::One;
    std::string text;
    if constexpr (std::is_same_v<T, ArgDecl>) {
      if (entry->convention != Convention::Default)
        text = (spelling(entry->convention) + (entry->ref.hasBrackets ? "" : " ")).str();
      if (entry->ref.hasBrackets) {
        text += "[";
        for (size_t i = 0; i < entry->ref.origins.size(); ++i)
          text += (i ? ", " : "") + toString(entry->ref.origins[i]);
        text += "] ";
      }
    }
    text += starredName(*entry);
    if (entry->type)
      text += ": " + typeText(*entry);
    if (entry->defaultValue)
      text += " = " + defaultText(entry->defaultValue, entry->type).getAsString()->str();
    add(text);
  }
  if (sawInferOnly || sawPositional)
    add(sawInferOnly ? "//" : "/");
}

static std::string paramsText(const ParamList &list) {
  if (list.params.empty())
    return "";
  std::string result = "[";
  listText(list.params, result);
  return result + "]";
}

static std::string resultText(const FunctionSignature &signature) {
  std::string result;
  if (signature.resultRef.isValid()) {
    result = "ref[";
    for (size_t i = 0; i < signature.resultRef.origins.size(); ++i)
      result += (i ? ", " : "") + toString(signature.resultRef.origins[i]);
    result += "] ";
  }
  return utf8(result + toString(signature.result));
}

static std::string signatureText(const FunctionDecl &function) {
  const FunctionSignature &signature = function.signature;
  std::string result = signature.isAsync() ? "async def " : "def ";
  result += function.nameStr();
  result += paramsText(signature.params);
  result += "(";
  listText(signature.args.args, result);
  result += ")";
  if (signature.effects.abi)
    result += " abi(\"" + signature.effects.abi->value.str() + "\")";
  if (signature.effects.raises())
    result += " raises";
  if (signature.effects.raisesType)
    result += " " + toString(signature.effects.raisesType);
  if (signature.result)
    result += " -> " + resultText(signature);
  return utf8(result);
}

/// Returns the text of `@deprecated`.
static std::string deprecation(const Decl &decl) {
  const Decorator *decorator = decl.findDecorator("deprecated");
  const CallExpr *call = decorator ? decorator->call() : nullptr;
  if (!call || call->args.empty())
    return "";
  if (auto *text = dyn_cast<StringLiteral>(call->args[0].value))
    return utf8(text->value);
  return utf8("'" + decl.nameStr().str() + "' is deprecated, use '" + toString(call->args[0].value) + "' instead");
}

static std::string constraints(const Docstring &doc, List<WhereClause> wheres) {
  std::string result = bodyOf(doc, "Constraints");
  for (const WhereClause &where : wheres)
    result += (result.empty() ? "" : "\n") + utf8(toString(where.condition));
  return result;
}

static json::Object describeOverload(const FunctionDecl &function, const SourceFile *file) {
  Docstring doc = parseDocstring(function.doc());
  const FunctionSignature &signature = function.signature;
  json::Array args;
  for (const ArgDecl *arg : signature.args.args) {
    llvm::StringRef convention = arg->convention == Convention::Default ? "imm" : spelling(arg->convention);
    args.push_back(json::Object{{"convention", convention},
                                {"default", defaultText(arg->defaultValue, arg->type)},
                                {"description", describe(doc, "Args", arg->nameStr())},
                                {"kind", "argument"},
                                {"name", starredName(*arg)},
                                {"passingKind", passingKind(arg->section)},
                                {"path", ""},
                                {"type", typeText(*arg)}});
  }
  json::Value returns = nullptr;
  if (signature.result && hasResult(signature))
    returns = json::Object{{"doc", bodyOf(doc, "Returns")}, {"path", ""}, {"type", resultText(signature)}};
  json::Object result{{"args", std::move(args)},
                      {"async", signature.isAsync()},
                      {"constraints", constraints(doc, signature.wheres)},
                      {"deprecated", deprecation(function)},
                      {"description", utf8(doc.description)},
                      {"isStatic", function.findDecorator("staticmethod") != nullptr},
                      {"kind", "function"},
                      {"name", function.nameStr()},
                      {"parameters", parameters(signature.params, doc)},
                      {"raises", signature.effects.raises()},
                      {"raisesDoc", bodyOf(doc, "Raises")},
                      {"returns", std::move(returns)},
                      {"signature", signatureText(function)},
                      {"summary", utf8(doc.summary.text)}};
  if (llvm::isa_and_nonnull<TraitDecl>(function.parent))
    result["hasDefaultImplementation"] = !function.bodyStartsWithEllipsis;
  if (function.findDecorator("implicit"))
    result["isImplicitConversion"] = true;
  addLine(result, function, file);
  return result;
}

/// Returns the rank of a function in the order of DOC-7.
static int functionRank(const FunctionDecl &function) {
  llvm::StringRef name = function.nameStr();
  if (name == "__init__") {
    for (const ArgDecl *arg : function.signature.args.args)
      if (arg->section == ast::Section::KeywordOnly && (arg->nameStr() == "copy" || arg->nameStr() == "move"))
        return 0;
    return 0;
  }
  if (name == "__deinit__")
    return 2;
  return name.starts_with("__") ? 3 : 4;
}

/// Returns the functions among `decls`, overloads together.
static json::Array describeFunctions(List<const Decl *> decls, const SourceFile *file) {
  std::vector<std::pair<std::pair<int, std::string>, std::vector<const FunctionDecl *>>> groups;
  for (const Decl *decl : decls) {
    auto *function = dyn_cast<FunctionDecl>(decl);
    if (!function || !isPublic(*function))
      continue;
    auto key = std::make_pair(functionRank(*function), function->nameStr().str());
    auto it = llvm::find_if(groups, [&](auto &group) { return group.first.second == key.second; });
    if (it == groups.end())
      groups.push_back({key, {function}});
    else
      it->second.push_back(function);
  }
  llvm::sort(groups, [](auto &a, auto &b) { return a.first < b.first; });
  json::Array result;
  for (auto &[key, functions] : groups) {
    json::Array overloads;
    for (const FunctionDecl *function : functions)
      overloads.push_back(describeOverload(*function, file));
    result.push_back(json::Object{{"kind", "function"}, {"name", key.second}, {"overloads", std::move(overloads)}});
  }
  return result;
}

static json::Array describeAliases(List<const Decl *> decls, const SourceFile *file) {
  json::Array result;
  for (const Decl *decl : decls) {
    auto *alias = dyn_cast<ComptimeDecl>(decl);
    if (!alias || !alias->name || !isPublic(*alias))
      continue;
    Docstring doc = parseDocstring(alias->docstring);
    std::string value = alias->value ? utf8(toString(alias->value)) : "";
    std::string signature = ("comptime " + alias->nameStr() + paramsText(alias->params)).str();
    if (!value.empty())
      signature += " = " + value;
    json::Object object{{"deprecated", deprecation(*alias)},
                        {"description", utf8(doc.description)},
                        {"kind", "alias"},
                        {"name", alias->nameStr()},
                        {"parameters", parameters(alias->params, doc)},
                        {"path", ""},
                        {"signature", utf8(signature)},
                        {"summary", utf8(doc.summary.text)},
                        {"value", value}};
    if (alias->type)
      object["type"] = utf8(toString(alias->type));
    addLine(object, *alias, file);
    result.push_back(std::move(object));
  }
  return result;
}

static json::Array describeFields(List<const Decl *> decls) {
  json::Array result;
  for (const Decl *decl : decls) {
    auto *field = dyn_cast<FieldDecl>(decl);
    if (!field || !isPublic(*field))
      continue;
    Docstring doc = parseDocstring(field->docstring);
    result.push_back(json::Object{{"description", utf8(doc.description)},
                                  {"kind", "field"},
                                  {"name", field->nameStr()},
                                  {"summary", utf8(doc.summary.text)},
                                  {"type", field->type ? utf8(toString(field->type)) : std::string()}});
  }
  return result;
}

static json::Object describeType(const TypeDecl &type, const SourceFile *file) {
  Docstring doc = parseDocstring(type.docstring);
  std::vector<std::string> parents;
  for (const Conformance &conformance : type.conformances)
    parents.push_back(utf8(toString(conformance.trait)));
  llvm::sort(parents);
  json::Array parentTraits;
  for (std::string &parent : parents)
    parentTraits.push_back(json::Object{{"name", parent}, {"path", ""}});
  json::Object result{{"aliases", describeAliases(type.members, file)},
                      {"deprecated", deprecation(type)},
                      {"description", utf8(doc.description)},
                      {"fields", describeFields(type.members)},
                      {"functions", describeFunctions(type.members, file)},
                      {"name", type.nameStr()},
                      {"parentTraits", std::move(parentTraits)},
                      {"summary", utf8(doc.summary.text)}};
  auto *structDecl = dyn_cast<StructDecl>(&type);
  addLine(result, type, file);
  result["kind"] = structDecl ? "struct" : "trait";
  if (!structDecl)
    return result;
  auto conforms = [&](llvm::StringRef name) {
    return llvm::is_contained(parents, name);
  };
  result["constraints"] = constraints(doc, structDecl->wheres);
  result["convention"] = conforms("TrivialRegisterPassable") ? "register_passable_trivial"
                         : conforms("RegisterPassable")      ? "register_passable"
                                                             : "memory_only";
  result["parameters"] = parameters(structDecl->params, doc);
  result["signature"] = ("struct " + type.nameStr() + paramsText(structDecl->params)).str();
  return result;
}

json::Object doc::describeModule(const Module &module, llvm::StringRef name, bool withLines) {
  const SourceFile *file = withLines ? &module.file : nullptr;
  Docstring doc = parseDocstring(module.docstring);
  json::Array structs, traits;
  for (const Decl *decl : module.decls) {
    auto *type = dyn_cast<TypeDecl>(decl);
    if (!type || !isPublic(*type) || isa<ExtensionDecl>(type))
      continue;
    (isa<StructDecl>(type) ? structs : traits).push_back(describeType(*type, file));
  }
  return json::Object{{"aliases", describeAliases(module.decls, file)},
                      {"description", utf8(doc.description)},
                      {"functions", describeFunctions(module.decls, file)},
                      {"kind", "module"},
                      {"name", name.str()},
                      {"structs", std::move(structs)},
                      {"summary", utf8(doc.summary.text)},
                      {"traits", std::move(traits)}};
}
