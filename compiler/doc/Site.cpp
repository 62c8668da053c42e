// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From the description of a package to pages. What each type is called decides where its page lies; names in signatures and texts are
// looked up in one table of all types, functions and aliases.

#include "doc/Site.h"
#include "doc/Markdown.h"
#include "doc/SiteAssets.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"

using namespace kiln;
using namespace kiln::doc;
using llvm::StringRef;
namespace json = llvm::json;

namespace {

StringRef textOf(const json::Object &object, StringRef key) { return object.getString(key).value_or(""); }

llvm::ArrayRef<json::Value> listOf(const json::Object &object, StringRef key) {
  const json::Array *array = object.getArray(key);
  return array ? llvm::ArrayRef<json::Value>(array->data(), array->size()) : llvm::ArrayRef<json::Value>();
}

class Site {
public:
  Site(const json::Object &root, const std::map<std::string, std::string> &sources) : root(root), sources(sources) {}

  std::vector<SiteFile> make() {
    collect(root, textOf(root, "name").str());
    modulePage(root, textOf(root, "name").str());
    for (auto &[path, text] : sources)
      sourcePage(path, text);
    files.push_back({"search-index.js", "window.KILN_INDEX=[\n" + index + "];\n"});
    files.push_back({"style.css", siteStyle});
    files.push_back({"site.js", siteScript});
    return std::move(files);
  }

private:
  /// Where a name is described: pages relative to the site's folder, the one of the name's own module first.
  using Places = std::vector<std::string>;

  void add(StringRef name, std::string page, StringRef kind, StringRef path, StringRef summary) {
    places[name].push_back(page);
    index += "[" + quoted(name) + "," + quoted(kind) + "," + quoted(path) + "," + quoted(page) + "," + quoted(summary.take_front(140)) + "],\n";
  }

  static std::string quoted(StringRef text) { return llvm::formatv("{0}", json::Value(json::fixUTF8(text))).str(); }

  /// Fills the table of names.
  void collect(const json::Object &module, const std::string &path) {
    StringRef kind = textOf(module, "kind");
    std::string dotted = path;
    std::replace(dotted.begin(), dotted.end(), '/', '.');
    add(textOf(module, "name"), pageOf(path, kind == "package"), kind, dotted, textOf(module, "summary"));
    std::string page = pageOf(path, kind == "package");
    for (const json::Value &function : listOf(module, "functions"))
      addFunction(*function.getAsObject(), page, dotted, "function");
    for (const json::Value &alias : listOf(module, "aliases"))
      add(textOf(*alias.getAsObject(), "name"), page + "#" + textOf(*alias.getAsObject(), "name").str(), "alias", dotted,
          textOf(*alias.getAsObject(), "summary"));
    for (StringRef list : {"structs", "traits"})
      for (const json::Value &value : listOf(module, list)) {
        const json::Object &type = *value.getAsObject();
        StringRef name = textOf(type, "name");
        std::string typePage = path + "/" + name.str() + ".html";
        add(name, typePage, textOf(type, "kind"), dotted, textOf(type, "summary"));
        for (const json::Value &function : listOf(type, "functions"))
          addFunction(*function.getAsObject(), typePage, dotted + "." + name.str(), "method");
      }
    for (StringRef list : {"modules", "packages"})
      for (const json::Value &inner : listOf(module, list))
        collect(*inner.getAsObject(), path + "/" + textOf(*inner.getAsObject(), "name").str());
  }

  void addFunction(const json::Object &function, const std::string &page, const std::string &owner, StringRef kind) {
    StringRef name = textOf(function, "name");
    llvm::ArrayRef<json::Value> overloads = listOf(function, "overloads");
    StringRef summary = overloads.empty() ? "" : textOf(*overloads.front().getAsObject(), "summary");
    if (kind == "method") { // members are found by the search, not by plain names in texts
      index += "[" + quoted(name) + ",\"method\"," + quoted(owner) + "," + quoted(page + "#" + name.str()) + "," +
               quoted(summary.take_front(140)) + "],\n";
      return;
    }
    add(name, page + "#" + name.str(), kind, owner, summary);
  }

  static std::string pageOf(const std::string &path, bool isPackage) { return path + (isPackage ? "/index.html" : ".html"); }

  /// `../` for each folder of the page.
  static std::string upFrom(StringRef page) {
    std::string up;
    for (size_t i = 0; i < page.count('/'); ++i)
      up += "../";
    return up;
  }

  /// What names on `page` link to: the description nearest to the page.
  LinkOf linksFrom(std::string page) {
    return [this, page](StringRef name) -> std::string {
      auto found = places.find(name);
      if (found == places.end() || name.empty() || llvm::isLower(name.front()))
        return "";
      const std::string *best = &found->second.front();
      size_t bestLength = 0;
      for (const std::string &place : found->second) {
        size_t length = 0;
        while (length < place.size() && length < page.size() && place[length] == page[length])
          ++length;
        if (length > bestLength) {
          best = &place;
          bestLength = length;
        }
      }
      return *best == page ? "" : upFrom(page) + *best;
    };
  }

  void addPage(const std::string &page, StringRef title, const std::string &path, const std::string &side, const std::string &body) {
    std::string up = upFrom(page);
    std::string crumbs;
    llvm::SmallVector<StringRef> parts;
    StringRef(path).split(parts, '/', -1, /*KeepEmpty=*/false);
    std::string at;
    for (auto [number, part] : llvm::enumerate(parts)) {
      at += (at.empty() ? "" : "/") + part.str();
      bool isLast = number + 1 == parts.size();
      std::string target = packages.contains(at) ? at + "/index.html" : at + ".html";
      crumbs += (crumbs.empty() ? "" : "<span class=\"dot\">.</span>") +
                (isLast ? escapeHtml(part) : "<a href=\"" + up + target + "\">" + escapeHtml(part) + "</a>");
    }
    std::string rootPage = pageOf(textOf(root, "name").str(), textOf(root, "kind") == "package");
    std::string html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
                       "<title>" + escapeHtml(title) + "</title><link rel=\"stylesheet\" href=\"" + up + "style.css\"></head>\n"
                       "<body data-root=\"" + up + "\">\n<header><a class=\"home\" href=\"" + up + rootPage + "\">" +
                       escapeHtml(textOf(root, "name")) + "</a><div class=\"find\"><input id=\"search\" type=\"search\" "
                       "placeholder=\"Search (press /)\" aria-label=\"Search\" autocomplete=\"off\"><ul id=\"results\" hidden></ul></div>"
                       "<button id=\"theme\" type=\"button\" title=\"Dark or light\" aria-label=\"Dark or light\">&#9680;</button></header>\n"
                       "<div class=\"page\"><nav aria-label=\"On this page\">" + side + "</nav>\n<main><p class=\"crumbs\">" + crumbs + "</p>\n" +
                       body + "</main></div>\n<script src=\"" + up + "search-index.js\"></script><script src=\"" + up +
                       "site.js\"></script></body></html>\n";
    files.push_back({page, std::move(html)});
  }

  std::string sourceLink(const json::Object &object, const std::string &page, const std::string &module) {
    std::optional<int64_t> line = object.getInteger("line");
    if (!line || !sources.count(module))
      return "";
    return " <a class=\"source\" href=\"" + upFrom(page) + "source/" + module + ".html#L" + std::to_string(*line) + "\">source</a>";
  }

  static std::string deprecation(const json::Object &object) {
    StringRef text = textOf(object, "deprecated");
    return text.empty() ? "" : "<p class=\"deprecated\">Deprecated: " + escapeHtml(text) + "</p>\n";
  }

  std::string described(const json::Object &object, const LinkOf &links) {
    std::string html = deprecation(object);
    if (StringRef summary = textOf(object, "summary"); !summary.empty())
      html += "<p>" + renderInline(summary, links) + "</p>\n";
    return html + renderMarkdown(textOf(object, "description"), links);
  }

  /// A list of names, types and descriptions.
  std::string entries(StringRef title, llvm::ArrayRef<json::Value> list, const LinkOf &links) {
    std::string rows;
    for (const json::Value &value : list) {
      const json::Object &entry = *value.getAsObject();
      StringRef text = textOf(entry, "description");
      if (text.empty())
        text = textOf(entry, "summary");
      if (textOf(entry, "name") == "self" || (text.empty() && textOf(entry, "kind") != "field"))
        continue;
      rows += "<dt><code>" + escapeHtml(textOf(entry, "name")) + "</code>: <code>" + highlightCode(textOf(entry, "type"), links) +
              "</code></dt><dd>" + renderInline(text, links) + "</dd>\n";
    }
    return rows.empty() ? "" : "<h4>" + title.str() + "</h4><dl>\n" + rows + "</dl>\n";
  }

  std::string functionBody(const json::Object &group, const std::string &page, const std::string &module, const LinkOf &links) {
    StringRef name = textOf(group, "name");
    std::string html = "<section id=\"" + escapeHtml(name) + "\"><h3><a href=\"#" + escapeHtml(name) + "\">" + escapeHtml(name) + "</a></h3>\n";
    for (const json::Value &value : listOf(group, "overloads")) {
      const json::Object &overload = *value.getAsObject();
      html += "<div class=\"overload\"><pre class=\"signature\"><code>" +
              std::string(overload.getBoolean("isStatic").value_or(false) ? "@staticmethod\n" : "") +
              highlightCode(wrapped(textOf(overload, "signature")), links) + "</code></pre>" + sourceLink(overload, page, module) + "\n" +
              described(overload, links) + entries("Parameters", listOf(overload, "parameters"), links) +
              entries("Arguments", listOf(overload, "args"), links);
      if (const json::Object *returns = overload.getObject("returns"))
        if (StringRef text = textOf(*returns, "doc"); !text.empty())
          html += "<h4>Returns</h4>" + renderMarkdown(text, links);
      if (StringRef text = textOf(overload, "raisesDoc"); !text.empty())
        html += "<h4>Raises</h4>" + renderMarkdown(text, links);
      if (StringRef text = textOf(overload, "constraints"); !text.empty())
        html += "<h4>Constraints</h4>" + renderMarkdown(text, links);
      html += "</div>\n";
    }
    return html + "</section>\n";
  }

  /// A long signature with each argument on a line of its own.
  static std::string wrapped(StringRef signature) {
    if (signature.size() < 80)
      return signature.str();
    std::string text;
    int depth = 0;
    for (size_t i = 0; i < signature.size(); ++i) {
      char c = signature[i];
      if (c == '(' || c == '[' || c == '{')
        ++depth;
      if (c == ')' || c == ']' || c == '}')
        --depth;
      bool opens = depth == 1 && c == '(' && i + 1 < signature.size() && signature[i + 1] != ')';
      bool closes = depth == 0 && c == ')' && i && signature[i - 1] != '(';
      text += closes ? "\n)" : std::string(1, c);
      if (opens)
        text += "\n    ";
      if (c == ',' && depth == 1 && text.find('\n') != std::string::npos) {
        text += "\n    ";
        while (i + 1 < signature.size() && signature[i + 1] == ' ')
          ++i;
      }
    }
    return text;
  }

  std::string functionsPart(const json::Object &owner, StringRef title, const std::string &page, const std::string &module,
                            const LinkOf &links, std::string &side) {
    llvm::ArrayRef<json::Value> functions = listOf(owner, "functions");
    if (functions.empty())
      return "";
    side += "<h2>" + title.str() + "</h2><ul>";
    std::string html = "<h2>" + title.str() + "</h2>\n";
    for (const json::Value &function : functions) {
      std::string name = escapeHtml(textOf(*function.getAsObject(), "name"));
      side += "<li><a href=\"#" + name + "\">" + name + "</a></li>";
      html += functionBody(*function.getAsObject(), page, module, links);
    }
    side += "</ul>";
    return html;
  }

  std::string aliasesPart(const json::Object &owner, const std::string &page, const std::string &module, const LinkOf &links,
                          std::string &side) {
    llvm::ArrayRef<json::Value> aliases = listOf(owner, "aliases");
    if (aliases.empty())
      return "";
    side += "<h2>Aliases</h2><ul>";
    std::string html = "<h2>Aliases</h2>\n";
    for (const json::Value &value : aliases) {
      const json::Object &alias = *value.getAsObject();
      std::string name = escapeHtml(textOf(alias, "name"));
      side += "<li><a href=\"#" + name + "\">" + name + "</a></li>";
      html += "<section id=\"" + name + "\"><pre class=\"signature\"><code>" + highlightCode(textOf(alias, "signature"), links) +
              "</code></pre>" + sourceLink(alias, page, module) + described(alias, links) +
              entries("Parameters", listOf(alias, "parameters"), links) + "</section>\n";
    }
    side += "</ul>";
    return html;
  }

  void typePage(const json::Object &type, const std::string &module) {
    StringRef name = textOf(type, "name"), kind = textOf(type, "kind");
    std::string page = module + "/" + name.str() + ".html", side;
    LinkOf links = linksFrom(page);
    std::string signature = textOf(type, "signature").str();
    if (signature.empty())
      signature = "trait " + name.str();
    std::string parents;
    for (const json::Value &parent : listOf(type, "parentTraits"))
      parents += (parents.empty() ? "" : ", ") + highlightCode(textOf(*parent.getAsObject(), "name"), links);
    std::string body = "<h1><span class=\"kind\">" + kind.str() + "</span> " + escapeHtml(name) + sourceLink(type, page, module) +
                       "</h1>\n<pre class=\"signature\"><code>" + highlightCode(wrapped(signature), links) + "</code></pre>\n";
    if (!parents.empty())
      body += "<p class=\"parents\">" + std::string(kind == "trait" ? "Refines " : "Conforms to ") + "<code>" + parents + "</code></p>\n";
    body += described(type, links) + entries("Parameters", listOf(type, "parameters"), links) +
            entries("Fields", listOf(type, "fields"), links);
    if (StringRef text = textOf(type, "constraints"); !text.empty())
      body += "<h4>Constraints</h4>" + renderMarkdown(text, links);
    body += aliasesPart(type, page, module, links, side) + functionsPart(type, "Methods", page, module, links, side);
    addPage(page, name, module + "/" + name.str(), side, body);
  }

  void modulePage(const json::Object &module, const std::string &path) {
    bool isPackage = textOf(module, "kind") == "package";
    if (isPackage)
      packages.insert({path, true});
    std::string page = pageOf(path, isPackage), side, body;
    LinkOf links = linksFrom(page);
    body = "<h1><span class=\"kind\">" + textOf(module, "kind").str() + "</span> " + escapeHtml(textOf(module, "name")) + "</h1>\n" +
           described(module, links);
    std::string ownPage = upFrom(page);
    auto table = [&](StringRef title, StringRef list, llvm::function_ref<std::string(const json::Object &)> target) {
      llvm::ArrayRef<json::Value> values = listOf(module, list);
      if (values.empty())
        return;
      body += "<h2>" + title.str() + "</h2>\n<table class=\"names\">\n";
      side += "<h2>" + title.str() + "</h2><ul>";
      for (const json::Value &value : values) {
        const json::Object &object = *value.getAsObject();
        std::string name = escapeHtml(textOf(object, "name"));
        std::string link = "<a href=\"" + ownPage + target(object) + "\">" + name + "</a>";
        body += "<tr><td><code>" + link + "</code></td><td>" + renderInline(textOf(object, "summary"), links) + "</td></tr>\n";
        side += "<li>" + link + "</li>";
      }
      body += "</table>\n";
      side += "</ul>";
    };
    table("Packages", "packages", [&](const json::Object &o) { return path + "/" + textOf(o, "name").str() + "/index.html"; });
    table("Modules", "modules", [&](const json::Object &o) { return path + "/" + textOf(o, "name").str() + ".html"; });
    auto typeTarget = [&](const json::Object &o) { return path + "/" + textOf(o, "name").str() + ".html"; };
    table("Structs", "structs", typeTarget);
    table("Traits", "traits", typeTarget);
    body += aliasesPart(module, page, path, links, side) + functionsPart(module, "Functions", page, path, links, side);
    addPage(page, textOf(module, "name"), path, side, body);
    for (StringRef list : {"structs", "traits"})
      for (const json::Value &type : listOf(module, list))
        typePage(*type.getAsObject(), path);
    for (StringRef list : {"modules", "packages"})
      for (const json::Value &inner : listOf(module, list))
        modulePage(*inner.getAsObject(), path + "/" + textOf(*inner.getAsObject(), "name").str());
  }

  void sourcePage(const std::string &path, const std::string &text) {
    std::string page = "source/" + path + ".html", body = "<pre class=\"listing\">";
    std::string code = highlightCode(text, {});
    llvm::SmallVector<StringRef> lines;
    StringRef(code).rtrim("\n").split(lines, '\n');
    for (auto [number, line] : llvm::enumerate(lines)) {
      std::string id = std::to_string(number + 1);
      body += "<span id=\"L" + id + "\"><a href=\"#L" + id + "\">" + id + "</a>" + line.str() + "</span>\n";
    }
    addPage(page, path, path, "", body + "</pre>\n");
  }

  const json::Object &root;
  const std::map<std::string, std::string> &sources;
  llvm::StringMap<Places> places;
  llvm::StringMap<bool> packages;
  std::string index;
  std::vector<SiteFile> files;
};

} // namespace

std::vector<SiteFile> doc::makeSite(const json::Object &root, const std::map<std::string, std::string> &sources) {
  return Site(root, sources).make();
}
