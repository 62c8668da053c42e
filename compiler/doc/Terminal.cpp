// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `mojo doc NAME`: finding the name in a description, and writing it down as text.

#include "doc/Terminal.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace kiln::doc;
using llvm::StringRef;
namespace json = llvm::json;

static StringRef textOf(const json::Object &object, StringRef key) { return object.getString(key).value_or(""); }

/// Calls `visit` with each object of a list.
template <typename Visit> static void forEach(const json::Object &object, StringRef key, Visit visit) {
  if (const json::Array *array = object.getArray(key))
    for (const json::Value &value : *array)
      visit(*value.getAsObject());
}

namespace {
class Finder {
public:
  explicit Finder(StringRef name) : name(name) {}

  void module(const json::Object &object, const std::string &path) {
    add(object, path, false);
    for (StringRef list : {"structs", "traits"})
      forEach(object, list, [&](const json::Object &type) {
        std::string typePath = path + "." + textOf(type, "name").str();
        add(type, typePath, false);
        for (StringRef members : {"functions", "aliases", "fields"})
          forEach(type, members, [&](const json::Object &member) { add(member, typePath + "." + textOf(member, "name").str(), true); });
      });
    for (StringRef list : {"functions", "aliases"})
      forEach(object, list, [&](const json::Object &decl) { add(decl, path + "." + textOf(decl, "name").str(), false); });
    for (StringRef list : {"packages", "modules"})
      forEach(object, list, [&](const json::Object &inner) { module(inner, path + "." + textOf(inner, "name").str()); });
  }

  std::vector<NamedDecl> found;

private:
  /// Whether `name` is `path` or its last components, or names it by a package that contains it (`collections.List`).
  bool matches(StringRef path) const {
    if (path == name || (path.ends_with(name) && path.drop_back(name.size()).ends_with(".")))
      return true;
    auto [head, last] = name.rsplit('.');
    if (last.empty() || !path.ends_with(("." + last).str()))
      return false;
    StringRef owner = path.drop_back(last.size() + 1);
    while (!owner.empty()) {
      if (owner == head || (owner.ends_with(head) && owner.drop_back(head.size()).ends_with(".")))
        return true;
      owner = owner.contains('.') ? owner.rsplit('.').first : StringRef();
    }
    return false;
  }

  void add(const json::Object &object, const std::string &path, bool isMember) {
    if (matches(path))
      found.push_back({path, &object, isMember});
  }

  StringRef name;
};

/// Writes texts below each other.
class Writer {
public:
  explicit Writer(bool colors) : os(text), colors(colors) {}

  void heading(StringRef line) { os << style("1") << line << style("0") << '\n'; }

  void paragraph(StringRef words, unsigned indent) {
    if (words.trim().empty())
      return;
    llvm::SmallVector<StringRef> lines;
    words.rtrim().split(lines, '\n');
    for (StringRef line : lines) {
      if (line.trim().empty())
        os << '\n';
      else if (line.size() + indent <= 100)
        os.indent(indent) << line << '\n';
      else
        wrap(line, indent);
    }
  }

  void section(StringRef title, StringRef body) {
    if (body.trim().empty())
      return;
    os << '\n';
    os.indent(4) << style("1") << title << style("0") << '\n';
    paragraph(body, 8);
  }

  void entries(StringRef title, const json::Object &owner, StringRef key) {
    bool isFirst = true;
    forEach(owner, key, [&](const json::Object &entry) {
      StringRef description = textOf(entry, "description");
      if (description.empty())
        return;
      if (isFirst) {
        os << '\n';
        os.indent(4) << style("1") << title << style("0") << '\n';
      }
      isFirst = false;
      paragraph((textOf(entry, "name") + ": " + description).str(), 8);
    });
  }

  void list(StringRef title, const json::Object &owner, StringRef key) {
    bool isFirst = true;
    forEach(owner, key, [&](const json::Object &entry) {
      if (isFirst) {
        os << '\n';
        os.indent(4) << style("1") << title << style("0") << '\n';
      }
      isFirst = false;
      StringRef summary = textOf(entry, "summary");
      if (const json::Array *overloads = entry.getArray("overloads"); overloads && !overloads->empty())
        summary = textOf(*overloads->front().getAsObject(), "summary");
      StringRef name = textOf(entry, "name");
      os.indent(8) << name;
      if (!summary.empty())
        os.indent(name.size() < 24 ? 24 - unsigned(name.size()) : 1) << summary;
      os << '\n';
    });
  }

  void described(const json::Object &object) {
    if (StringRef deprecated = textOf(object, "deprecated"); !deprecated.empty())
      paragraph(("Deprecated: " + deprecated).str(), 4);
    paragraph(textOf(object, "summary"), 4);
    if (StringRef description = textOf(object, "description"); !description.trim().empty()) {
      os << '\n';
      paragraph(description, 4);
    }
  }

  std::string text;
  llvm::raw_string_ostream os;

private:
  std::string style(const char *code) const { return colors ? "\x1b[" + std::string(code) + "m" : ""; }

  void wrap(StringRef line, unsigned indent) { wrapLine(line, indent, 100, os); }

  bool colors;
};
} // namespace

void kiln::doc::wrapLine(StringRef line, unsigned indent, unsigned width, llvm::raw_ostream &os) {
  size_t column = 0;
  llvm::SmallVector<StringRef> words;
  line.split(words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef word : words) {
    if (column && column + 1 + word.size() > width) {
      os << '\n';
      column = 0;
    }
    if (!column) {
      os.indent(indent);
      column = indent;
    } else {
      os << ' ';
      ++column;
    }
    os << word;
    column += word.size();
  }
  os << '\n';
}

std::vector<NamedDecl> kiln::doc::findNames(const json::Object &root, StringRef name) {
  Finder finder(name);
  finder.module(root, textOf(root, "name").str());
  bool hasOuter = llvm::any_of(finder.found, [](const NamedDecl &decl) { return !decl.isMember; });
  if (hasOuter)
    llvm::erase_if(finder.found, [](const NamedDecl &decl) { return decl.isMember; });
  return std::move(finder.found);
}

std::string kiln::doc::textPage(const NamedDecl &decl, bool colors) {
  const json::Object &object = *decl.object;
  Writer out(colors);
  out.os << decl.path << "\n\n";
  StringRef kind = textOf(object, "kind");
  if (kind == "function") {
    bool isFirst = true;
    forEach(object, "overloads", [&](const json::Object &overload) {
      if (!isFirst)
        out.os << '\n';
      isFirst = false;
      out.heading(textOf(overload, "signature"));
      out.described(overload);
      out.entries("Parameters", overload, "parameters");
      out.entries("Arguments", overload, "args");
      if (const json::Object *returns = overload.getObject("returns"))
        out.section("Returns", textOf(*returns, "doc"));
      out.section("Raises", textOf(overload, "raisesDoc"));
      out.section("Constraints", textOf(overload, "constraints"));
    });
    return out.text;
  }
  std::string title = textOf(object, "signature").str();
  if (title.empty() && kind == "field")
    title = (textOf(object, "name") + ": " + textOf(object, "type")).str();
  out.heading(title.empty() ? (kind + " " + textOf(object, "name")).str() : title);
  std::string parents;
  forEach(object, "parentTraits",
          [&](const json::Object &parent) { parents += (parents.empty() ? "" : ", ") + textOf(parent, "name").str(); });
  if (!parents.empty())
    out.paragraph("Conforms to " + parents, 4);
  out.described(object);
  out.entries("Parameters", object, "parameters");
  out.section("Constraints", textOf(object, "constraints"));
  for (auto [heading, key] : {std::pair("Packages", "packages"), std::pair("Modules", "modules"), std::pair("Structs", "structs"),
                              std::pair("Traits", "traits"), std::pair("Aliases", "aliases"), std::pair("Fields", "fields")})
    out.list(heading, object, key);
  out.list(kind == "module" || kind == "package" ? "Functions" : "Methods", object, "functions");
  return out.text;
}
