// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo doc` says of each declaration. It works on syntax alone: types are printed as they are written.

#include "doc/Json.h"
#include "ast/Dumper.h"
#include "doc/Docstring.h"
#include "doc/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include <map>
#include <optional>

using namespace kiln;
using namespace kiln::ast;
using namespace kiln::doc;
using llvm::dyn_cast;
using llvm::isa;
namespace json = llvm::json;

namespace {
/// What is around a declaration.
struct Context {
  const Module &tree;
  const SourceFile *file = nullptr; ///< null: lines are not wanted
  NameTable *names = nullptr;
  const DocModule *module = nullptr;
  const TypeDecl *type = nullptr;
  llvm::SmallVector<llvm::StringRef, 8> parameters = {}; ///< names that are none of the module

  Context inside(const ParamList &list) const {
    Context inner = *this;
    for (const ParamDecl *param : list.params)
      inner.parameters.push_back(param->nameStr());
    return inner;
  }
  /// The link to what a type is made of; empty for what has none.
  std::string link(const Expr *expr) const;
  std::string linkTo(const Decl &decl) const { return module ? NameTable::link({module, &decl}) : std::string(); }
};
} // namespace

std::string Context::link(const Expr *expr) const {
  if (!module || !expr)
    return "";
  const Expr *base = expr->ignoreParens();
  while (auto *subscript = dyn_cast<SubscriptExpr>(base))
    base = subscript->base->ignoreParens();
  std::string name = toString(base);
  if (name == "Self" && type)
    return linkTo(*type);
  return llvm::is_contained(parameters, name) ? "" : NameTable::link(names->find(*module, base));
}

/// Adds the line of `decl` where lines are wanted.
static void addLine(json::Object &object, const Decl &decl, const Context &context) {
  const SourceFile *file = context.file;
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

/// The traits that a type stands for, each with its link.
static json::Array traitList(const std::map<std::string, std::string> &traits) {
  json::Array result;
  for (auto &[name, path] : traits)
    result.push_back(json::Object{{"name", name}, {"path", path}});
  return result;
}

static json::Array parameters(const ParamList &list, const Docstring &doc, const Context &context) {
  json::Array result;
  for (const ParamDecl *param : list.params) {
    json::Object object{{"default", defaultText(param->defaultValue, param->type)},
                                  {"description", describe(doc, "Parameters", param->nameStr())},
                                  {"kind", "parameter"},
                                  {"name", starredName(*param)},
                                  {"passingKind", passingKind(param->section)},
                                  {"path", context.link(param->type)},
                                  {"type", typeText(*param)}};
    std::map<std::string, std::string> traits;
    if (context.module)
      for (const FoundDecl &found : context.names->traitsOf(*context.module, param->type))
        traits[found.decl->nameStr().str()] = NameTable::link(found);
    if (!traits.empty())
      object["traits"] = traitList(traits);
    result.push_back(std::move(object));
  }
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

static json::Object describeOverload(const FunctionDecl &function, const Context &outer) {
  Docstring doc = parseDocstring(function.doc());
  const FunctionSignature &signature = function.signature;
  Context context = outer.inside(signature.params);
  json::Array args;
  for (const ArgDecl *arg : signature.args.args) {
    llvm::StringRef convention = arg->convention == Convention::Default ? "imm" : spelling(arg->convention);
    args.push_back(json::Object{{"convention", convention},
                                {"default", defaultText(arg->defaultValue, arg->type)},
                                {"description", describe(doc, "Args", arg->nameStr())},
                                {"kind", "argument"},
                                {"name", starredName(*arg)},
                                {"passingKind", passingKind(arg->section)},
                                {"path", arg->type ? context.link(arg->type) : context.type ? context.linkTo(*context.type) : ""},
                                {"type", typeText(*arg)}});
  }
  json::Value returns = nullptr;
  if (signature.result && hasResult(signature))
    returns = json::Object{{"doc", bodyOf(doc, "Returns")}, {"path", context.link(signature.result)}, {"type", resultText(signature)}};
  json::Object result{{"args", std::move(args)},
                      {"async", signature.isAsync()},
                      {"constraints", constraints(doc, signature.wheres)},
                      {"deprecated", deprecation(function)},
                      {"description", utf8(doc.description)},
                      {"isStatic", function.findDecorator("staticmethod") != nullptr},
                      {"kind", "function"},
                      {"name", function.nameStr()},
                      {"parameters", parameters(signature.params, doc, context)},
                      {"raises", signature.effects.raises()},
                      {"raisesDoc", bodyOf(doc, "Raises")},
                      {"returns", std::move(returns)},
                      {"signature", signatureText(function)},
                      {"summary", utf8(doc.summary.text)}};
  if (llvm::isa_and_nonnull<TraitDecl>(function.parent))
    result["hasDefaultImplementation"] = !function.bodyStartsWithEllipsis;
  if (function.findDecorator("implicit"))
    result["isImplicitConversion"] = true;
  addLine(result, function, context);
  return result;
}

/// Returns the rank of a function in the order of DOC-7.
static int functionRank(llvm::StringRef name) {
  return name == "__init__" ? 0 : name == "__copyinit__" || name == "__moveinit__" ? 1 : name == "__deinit__" ? 2 : name.starts_with("__") ? 3 : 4;
}

/// Returns a synthesized constructor (DOC-8) as the text of its arguments behind `self` and what describes them.
static json::Object describeSynthesized(const StructDecl &decl, llvm::StringRef argsText, json::Array args, const Context &context) {
  args.insert(args.begin(), json::Object{{"convention", "out"},
                                         {"default", nullptr},
                                         {"description", ""},
                                         {"kind", "argument"},
                                         {"name", "self"},
                                         {"passingKind", "pos_or_kw"},
                                         {"path", context.linkTo(decl)},
                                         {"type", "Self"}});
  json::Object result{{"args", std::move(args)},
                      {"async", false},
                      {"constraints", ""},
                      {"deprecated", ""},
                      {"description", ""},
                      {"isStatic", false},
                      {"kind", "function"},
                      {"name", "__init__"},
                      {"parameters", json::Array()},
                      {"raises", false},
                      {"raisesDoc", ""},
                      {"returns", nullptr},
                      {"signature", ("def __init__(out self" + argsText + ")").str()},
                      {"summary", ""}};
  addLine(result, decl, context);
  return result;
}

static bool isCopyConstructor(const FunctionDecl &function) {
  return function.nameStr() == "__copyinit__" ||
         (function.nameStr() == "__init__" && llvm::any_of(function.signature.args.args, [](const ArgDecl *arg) {
            return arg->section == ast::Section::KeywordOnly && arg->nameStr() == "copy";
          }));
}

/// Returns the constructors that the compiler adds: one for the fields, one that copies.
static json::Array synthesizedConstructors(const StructDecl &decl, bool isCopyable, const Context &context) {
  json::Array result;
  if (const Decorator *decorator = decl.findDecorator("fieldwise_init")) {
    std::string text;
    json::Array args;
    for (const Decl *member : decl.members)
      if (auto *field = dyn_cast<FieldDecl>(member)) {
        std::string type = field->type ? utf8(toString(field->type)) : "";
        text += (", var " + field->nameStr() + ": " + type).str();
        args.push_back(json::Object{{"convention", "var"},
                                    {"default", nullptr},
                                    {"description", ""},
                                    {"kind", "argument"},
                                    {"name", field->nameStr()},
                                    {"passingKind", "pos_or_kw"},
                                    {"path", context.link(field->type)},
                                    {"type", type}});
      }
    result.push_back(describeSynthesized(decl, text, std::move(args), context));
    if (const CallExpr *call = decorator->call(); call && !call->args.empty())
      (*result.back().getAsObject())["isImplicitConversion"] = true;
  }
  bool hasCopy = llvm::any_of(decl.members, [](const Decl *member) {
    auto *function = dyn_cast<FunctionDecl>(member);
    return function && isCopyConstructor(*function);
  });
  if (isCopyable && !hasCopy) {
    json::Array args;
    args.push_back(json::Object{{"convention", "imm"},
                                {"default", nullptr},
                                {"description", ""},
                                {"kind", "argument"},
                                {"name", "copy"},
                                {"passingKind", "kw"},
                                {"path", context.linkTo(decl)},
                                {"type", "Self"}});
    result.push_back(describeSynthesized(decl, ", *, copy: Self", std::move(args), context));
  }
  return result;
}

/// Returns the functions among `decls`, overloads together.
static json::Array describeFunctions(List<const Decl *> decls, const Context &context, json::Array synthesized = {}) {
  std::vector<std::pair<std::pair<int, std::string>, std::vector<const FunctionDecl *>>> groups;
  for (const Decl *decl : decls) {
    auto *function = dyn_cast<FunctionDecl>(decl);
    if (!function || !isPublic(*function))
      continue;
    auto key = std::make_pair(functionRank(function->nameStr()), function->nameStr().str());
    auto it = llvm::find_if(groups, [&](auto &group) { return group.first.second == key.second; });
    if (it == groups.end())
      groups.push_back({key, {function}});
    else
      it->second.push_back(function);
  }
  auto constructor = std::make_pair(0, std::string("__init__"));
  if (!synthesized.empty() && llvm::none_of(groups, [&](auto &group) { return group.first == constructor; }))
    groups.push_back({constructor, {}});
  llvm::sort(groups, [](auto &a, auto &b) { return a.first < b.first; });
  json::Array result;
  for (auto &[key, functions] : groups) {
    json::Array overloads;
    for (const FunctionDecl *function : functions)
      overloads.push_back(describeOverload(*function, context));
    if (key == constructor)
      for (json::Value &overload : synthesized)
        overloads.push_back(std::move(overload));
    result.push_back(json::Object{{"kind", "function"}, {"name", key.second}, {"overloads", std::move(overloads)}});
  }
  return result;
}

/// Returns what an expression of whole numbers and names of such amounts to.
static std::optional<int64_t> fold(const Expr *expr, const Module &tree, unsigned depth = 0) {
  if (!expr || depth > 20)
    return std::nullopt;
  expr = expr->ignoreParens();
  if (auto *literal = dyn_cast<IntegerLiteral>(expr)) {
    llvm::APInt value = literal->value();
    return value.isIntN(62) ? std::optional<int64_t>(value.getZExtValue()) : std::nullopt;
  }
  if (auto *name = dyn_cast<NameExpr>(expr)) {
    for (const Decl *decl : tree.decls)
      if (auto *alias = dyn_cast<ComptimeDecl>(decl); alias && alias->nameStr() == name->name.str() && alias->params.params.empty())
        return fold(alias->value, tree, depth + 1);
    return std::nullopt;
  }
  if (auto *unary = dyn_cast<UnaryExpr>(expr)) {
    std::optional<int64_t> value = fold(unary->operand, tree, depth + 1);
    return value && unary->op == UnaryOp::Neg ? std::optional(-*value) : std::nullopt;
  }
  auto *binary = dyn_cast<BinaryExpr>(expr);
  if (!binary)
    return std::nullopt;
  std::optional<int64_t> lhs = fold(binary->lhs, tree, depth + 1), rhs = fold(binary->rhs, tree, depth + 1);
  int64_t result = 0;
  if (!lhs || !rhs)
    return std::nullopt;
  switch (binary->op) {
  case BinaryOp::Add:
    return llvm::AddOverflow(*lhs, *rhs, result) ? std::nullopt : std::optional(result);
  case BinaryOp::Sub:
    return llvm::SubOverflow(*lhs, *rhs, result) ? std::nullopt : std::optional(result);
  case BinaryOp::Mul:
    return llvm::MulOverflow(*lhs, *rhs, result) ? std::nullopt : std::optional(result);
  case BinaryOp::ShiftLeft:
    return *lhs >= 0 && *rhs >= 0 && *rhs < 62 && *lhs <= (INT64_MAX >> *rhs) ? std::optional(*lhs << *rhs) : std::nullopt;
  default:
    return std::nullopt;
  }
}

static json::Array describeAliases(List<const Decl *> decls, const Context &context) {
  json::Array result;
  for (const Decl *decl : decls) {
    auto *alias = dyn_cast<ComptimeDecl>(decl);
    if (!alias || !alias->name || !isPublic(*alias))
      continue;
    Docstring doc = parseDocstring(alias->docstring);
    std::string value = alias->value ? utf8(toString(alias->value)) : "";
    if (std::optional<int64_t> number = fold(alias->value, context.tree))
      value = std::to_string(*number);
    std::string signature = ("comptime " + alias->nameStr() + paramsText(alias->params)).str();
    if (!value.empty())
      signature += " = " + value;
    json::Object object{{"deprecated", deprecation(*alias)},
                        {"description", utf8(doc.description)},
                        {"kind", "alias"},
                        {"name", alias->nameStr()},
                        {"parameters", parameters(alias->params, doc, context.inside(alias->params))},
                        {"path", context.linkTo(*alias)},
                        {"signature", utf8(signature)},
                        {"summary", utf8(doc.summary.text)},
                        {"value", value}};
    if (alias->type)
      object["type"] = utf8(toString(alias->type));
    addLine(object, *alias, context);
    result.push_back(std::move(object));
  }
  return result;
}

static json::Array describeFields(List<const Decl *> decls, const Context &context) {
  json::Array result;
  for (const Decl *decl : decls) {
    auto *field = dyn_cast<FieldDecl>(decl);
    if (!field || !isPublic(*field))
      continue;
    Docstring doc = parseDocstring(field->docstring);
    json::Object object{{"description", utf8(doc.description)},
                        {"kind", "field"},
                        {"name", field->nameStr()},
                        {"summary", utf8(doc.summary.text)},
                        {"type", field->type ? utf8(toString(field->type)) : std::string()}};
    if (std::string path = context.link(field->type); !path.empty())
      object["path"] = path;
    result.push_back(std::move(object));
  }
  return result;
}

/// Adds the traits that a type conforms to, with what these refine, and their links.
static void addTraits(const TypeDecl &type, const Context &context, std::map<std::string, std::string> &traits) {
  // Every type lists what its traits stand for; a chain of thousands would list millions. From here on a type lists its own.
  constexpr unsigned most = 50'000;
  for (const Conformance &conformance : type.conformances) {
    std::vector<FoundDecl> found;
    if (context.module)
      found = context.names->traitsOf(*context.module, conformance.trait);
    if (found.empty())
      traits.emplace(utf8(toString(conformance.trait)), "");
    for (const FoundDecl &trait : found)
      if (traits.emplace(trait.decl->nameStr().str(), NameTable::link(trait)).second && ++context.names->traitsListed < most)
        addTraits(*llvm::cast<TypeDecl>(trait.decl), {trait.module->tree ? *trait.module->tree : context.tree, nullptr, context.names, trait.module},
                  traits);
  }
}

/// The traits of a type by name (DOC-7), those included that every type of its kind has.
static std::map<std::string, std::string> traitsOf(const TypeDecl &type, const Context &context) {
  std::map<std::string, std::string> traits;
  addTraits(type, context, traits);
  if (!context.module)
    return traits;
  for (llvm::StringRef name : {"AnyType", "Deinitable", "Movable"})
    if (FoundDecl found = context.names->find(*context.module, context.tree.names.get(name));
        found && found.decl != &type && (name == "AnyType" || isa<StructDecl>(type)))
      traits.emplace(name.str(), NameTable::link(found));
  // `Movable where False` is no conformance.
  for (const Conformance &conformance : type.conformances)
    if (conformance.wheres.size() == 1 && toString(conformance.wheres[0].condition) == "False")
      traits.erase(utf8(toString(conformance.trait)));
  return traits;
}

static json::Object describeType(const TypeDecl &type, const Context &outer) {
  Docstring doc = parseDocstring(type.docstring);
  auto *structDecl = dyn_cast<StructDecl>(&type);
  Context context = structDecl ? outer.inside(structDecl->params) : outer;
  context.type = &type;
  std::map<std::string, std::string> traits = traitsOf(type, context);
  json::Array synthesized;
  if (structDecl)
    synthesized = synthesizedConstructors(*structDecl, traits.count("Copyable"), context);
  json::Object result{{"aliases", describeAliases(type.members, context)},
                      {"deprecated", deprecation(type)},
                      {"description", utf8(doc.description)},
                      {"fields", describeFields(type.members, context)},
                      {"functions", describeFunctions(type.members, context, std::move(synthesized))},
                      {"name", type.nameStr()},
                      {"parentTraits", traitList(traits)},
                      {"summary", utf8(doc.summary.text)}};
  addLine(result, type, context);
  result["kind"] = structDecl ? "struct" : "trait";
  if (!structDecl)
    return result;
  auto conforms = [&](const char *name) { return traits.count(name) != 0; };
  result["constraints"] = constraints(doc, structDecl->wheres);
  result["convention"] = conforms("TrivialRegisterPassable") ? "register_passable_trivial"
                         : conforms("RegisterPassable")      ? "register_passable"
                                                             : "memory_only";
  result["parameters"] = parameters(structDecl->params, doc, context);
  result["signature"] = ("struct " + type.nameStr() + paramsText(structDecl->params)).str();
  return result;
}

json::Object doc::describeModule(const Module &module, llvm::StringRef name, const JsonOptions &options) {
  Context context{module, options.withLines ? &module.file : nullptr, options.names};
  if (options.names)
    context.module = options.names->moduleOf(module, module.file.path());
  Docstring doc = parseDocstring(module.docstring);
  json::Array structs, traits;
  for (const Decl *decl : module.decls) {
    auto *type = dyn_cast<TypeDecl>(decl);
    if (!type || !isPublic(*type) || isa<ExtensionDecl>(type))
      continue;
    (isa<StructDecl>(type) ? structs : traits).push_back(describeType(*type, context));
  }
  return json::Object{{"aliases", describeAliases(module.decls, context)},
                      {"description", utf8(doc.description)},
                      {"functions", describeFunctions(module.decls, context)},
                      {"kind", "module"},
                      {"name", name.str()},
                      {"structs", std::move(structs)},
                      {"summary", utf8(doc.summary.text)},
                      {"traits", std::move(traits)}};
}
